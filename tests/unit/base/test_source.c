/* Lines and columns of places. */
#include "base/source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void places(void **state) {
  (void)state;
  static const struct {
    const char *text;
    uint32_t at;
    unsigned line, column;
    const char *shown;
  } rows[] = {
      {"", 0, 1, 1, ""},
      {"", 9, 1, 1, ""},
      {"abc", 0, 1, 1, "abc"},
      {"abc", 2, 1, 3, "abc"},
      {"abc", 3, 1, 4, "abc"},
      {"abc", 99, 1, 4, "abc"},
      {"ab\ncd\n", 1, 1, 2, "ab"},
      {"ab\ncd\n", 2, 1, 3, "ab"}, /* the line's end belongs to it */
      {"ab\ncd\n", 3, 2, 1, "cd"},
      {"ab\ncd\n", 6, 3, 1, ""},
      {"ab\r\ncd\r\n", 1, 1, 2, "ab"},
      {"ab\r\ncd\r\n", 4, 2, 1, "cd"},
      {"ab\r\ncd\r\n", 8, 3, 1, ""},
      {"a\rb", 2, 1, 3, "a\rb"}, /* a lone CR ends nothing */
      {"\r", 0, 1, 1, ""},
      {"\n\n\n", 2, 3, 1, ""},
      {"\xC3\xA9\xF0\x9F\x98\x80x", 0, 1, 1, "\xC3\xA9\xF0\x9F\x98\x80x"},
      {"\xC3\xA9\xF0\x9F\x98\x80x", 2, 1, 2, "\xC3\xA9\xF0\x9F\x98\x80x"},
      {"\xC3\xA9\xF0\x9F\x98\x80x", 6, 1, 3, "\xC3\xA9\xF0\x9F\x98\x80x"},
      {"\xEF\xBB\xBF", 0, 1, 1, ""},
      {"\xEF\xBB\xBF"
       "ab",
       0, 1, 1, "ab"},
      {"\xEF\xBB\xBF"
       "ab",
       3, 1, 1, "ab"},
      {"\xEF\xBB\xBF"
       "ab",
       4, 1, 2, "ab"},
      {"\xEF\xBB\xBF"
       "ab\ncd",
       7, 2, 2, "cd"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    ww_source source = {WW_S("s"), ww_str_from(rows[i].text)};
    ww_line line = ww_place_line((ww_place){&source, rows[i].at});
    assert_int_equal(line.line, rows[i].line);
    assert_int_equal(line.column, rows[i].column);
    assert_true(ww_str_is(line.text, rows[i].shown));
  }
  ww_line nowhere = ww_place_line((ww_place){NULL, 5});
  assert_int_equal(nowhere.line, 0);
  assert_int_equal(nowhere.column, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(places)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
