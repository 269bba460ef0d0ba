/* Text in Markdown: what is escaped, what becomes code, what is left alone. */
#include "report/markdown/markdown.h"

#include "report/reporting.h"

static ww_str escaped(ww_arena *arena, const char *text, bool start) {
  ww_buf out = ww_buf_new(arena);
  ww_put_markdown(&out, ww_str_from(text), start);
  return ww_buf_str(&out);
}

static void characters(void **state) {
  static const char *const cases[][2] = {
      {"plain words, 7.1 points: (yes)", "plain words, 7.1 points: (yes)"},
      {"labeled_examples", "labeled_examples"},
      {"_em_ __strong__", "\\_em\\_ \\_\\_strong\\_\\_"},
      {"**strong** *em*", "\\*\\*strong\\*\\* \\*em\\*"},
      {"~~gone~~", "\\~\\~gone\\~\\~"},
      {"[text](address)", "\\[text\\](address)"},
      {"![](x)", "!\\[\\](x)"},
      {"<b>", "\\<b>"},
      {"R&D &amp;", "R\\&D \\&amp;"},
      {"a | b", "a \\| b"},
      {"back\\slash", "back\\\\slash"},
      {"`code`", "\\`code\\`"},
      {"$x$", "\\$x\\$"},
      {"two\n\nlines\tand  more", "two lines and more"},
      {"\x1B[31m\xE2\x80\xAE", "\\\\u{1B}\\[31m\\\\u{202E}"},
      {"", ""},
  };
  (void)state;
  ww_arena *arena = ww_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    expect_text(escaped(arena, cases[i][0], false), cases[i][1]);
  ww_arena_free(arena);
}

static void starts(void **state) {
  static const char *const cases[][2] = {
      {"# heading", "\\# heading"}, {"- item", "\\- item"},
      {"+ item", "\\+ item"},       {"> quote", "\\> quote"},
      {"=== rule", "\\=== rule"},   {"1. item", "1\\. item"},
      {"12) item", "12\\) item"},   {"1 item", "1 item"},
      {"  - item", " \\- item"},    {"word - # 1.", "word - # 1."},
      {"--- x", "\\--- x"},
  };
  (void)state;
  ww_arena *arena = ww_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    expect_text(escaped(arena, cases[i][0], true), cases[i][1]);
  ww_arena_free(arena);
}

/* What GitHub would make something of in the rendered text. */
static void live_words(void **state) {
  static const char *const cases[][2] = {
      {"ask @team now", "ask `@team` now"},
      {"see #12", "see `#12`"},
      {"see guide#step", "see guide#step"},
      {"GH-7 org/repo#1", "`GH-7` `org/repo#1`"},
      {"mail@example.com", "`mail@example.com`"},
      {"https://example.com/a?b", "`https://example.com/a?b`"},
      {"WWW.example.com", "`WWW.example.com`"},
      {":tada: 12:30 a: b", "`:tada:` 12:30 a: b"},
      {"deadbee1 1234567 abcdefa", "`deadbee1` 1234567 abcdefa"},
      {"@a`b", "`` @a`b ``"},
      {"@a|b", "`@a`\\|`b`"},
  };
  (void)state;
  ww_arena *arena = ww_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    expect_text(escaped(arena, cases[i][0], true), cases[i][1]);
  ww_arena_free(arena);
}

static void code(void **state) {
  static const char *const cases[][2] = {
      {"id", "`id`"},       {" id ", "`id`"},     {"", ""},
      {"a b", "`a b`"},     {"``", "``` `` ```"}, {"a`", "`` a` ``"},
      {"|", "\\|"},         {"a|b", "`a`\\|`b`"}, {"*x*", "`*x*`"},
      {"a\\|", "`a\\`\\|"},
  };
  (void)state;
  ww_arena *arena = ww_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ww_buf out = ww_buf_new(arena);
    ww_put_markdown_code(&out, ww_str_from(cases[i][0]));
    expect_text(ww_buf_str(&out), cases[i][1]);
  }
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(characters),
      cmocka_unit_test(starts),
      cmocka_unit_test(live_words),
      cmocka_unit_test(code),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
