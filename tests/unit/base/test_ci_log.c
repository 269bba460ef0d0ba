/* What the runner of a CI job obeys, and how it is broken. */
#include "base/ci_log.h"

#include "base/json_out.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void broken(void **state) {
  static const struct {
    const char *text, *wanted;
  } rows[] = {
      {"", ""},
      {"::", "\\u{3A}:"},
      {"::error::x", "\\u{3A}:error::x"},
      {":::", "\\u{3A}::"},
      {"a::b\n :: c", "a::b\n \\u{3A}: c"},
      {"a\r::b\r\n\t::c", "a\r\\u{3A}:b\r\n\t\\u{3A}:c"},
      {"\n\n::x", "\n\n\\u{3A}:x"},
      {"\xC2\xA0\xE3\x80\x80::x", "\xC2\xA0\xE3\x80\x80\\u{3A}:x"},
      {"\v\f::x", "\v\f\\u{3A}:x"},
      {"\x1B[1;31m::x\x1B[0m", "\x1B[1;31m\\u{3A}:x\x1B[0m"},
      {"\x1B[1m \x1B[2m::x", "\x1B[1m \x1B[2m\\u{3A}:x"},
      {"x ##[y", "x \\u{23}#[y"},
      {"###[y", "#\\u{23}#[y"},
      {"##vso[a]##teamcity[b]", "\\u{23}#vso[a]\\u{23}#teamcity[b]"},
      {"  ##VSO[a]", "  \\u{23}#VSO[a]"},
      {"##any-word_1.2[a]", "\\u{23}#any-word_1.2[a]"},
      /* what none obeys */
      {":", ":"},
      {"a ::b", "a ::b"},
      {"\xC3\xA9::b", "\xC3\xA9::b"},
      {"\x1B[1K::b", "\x1B[1K::b"},
      {"\x1B", "\x1B"},
      {"## [x]", "## [x]"},
      {"#[x] ## x[", "#[x] ## x["},
      {"##", "##"},
      {"##vso", "##vso"},
      {" \n", " \n"},
  };
  (void)state;
  ww_arena *arena = ww_arena_new();
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    ww_str text = ww_str_from(rows[i].text);
    ww_str safe = ww_unheeded(arena, text);
    assert_string_equal(safe.at, rows[i].wanted);
    assert_int_equal(safe.size, strlen(rows[i].wanted));
    assert_ptr_equal(ww_unheeded(arena, safe).at, safe.at);
  }
  ww_arena_free(arena);
}

/* The writers break what they can see by themselves. */
static void writers(void **state) {
  static const struct {
    const char *text, *visible, *json;
  } rows[] = {
      {"##[a]", "\\u{23}#[a]", "\"\\u0023#[a]\""},
      {"a###vso[", "a#\\u{23}#vso[", "\"a#\\u0023#vso[\""},
      {"##[##[", "\\u{23}#[\\u{23}#[", "\"\\u0023#[\\u0023#[\""},
      {"# ##", "# ##", "\"# ##\""},
      {"::a::", "::a::", "\"::a::\""}, /* in quotes, no line begins so */
  };
  (void)state;
  ww_arena *arena = ww_arena_new();
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    ww_buf buf = ww_buf_new(arena);
    ww_put_visible(&buf, ww_str_from(rows[i].text));
    assert_string_equal(buf.at, rows[i].visible);
    buf.size = 0;
    ww_put_json_string(&buf, ww_str_from(rows[i].text));
    assert_string_equal(buf.at, rows[i].json);
  }
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(broken),
      cmocka_unit_test(writers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
