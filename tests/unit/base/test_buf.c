/* Growing texts. */
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void puts_in_order(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_buf buf = ww_buf_new(arena);
  assert_int_equal(ww_buf_str(&buf).size, 0);
  ww_put(&buf, (ww_str){0});
  assert_string_equal(buf.at, "");
  ww_put(&buf, WW_S("a"));
  ww_put_c(&buf, "bc");
  ww_put_c(&buf, NULL);
  ww_put_char(&buf, 'd');
  ww_put_times(&buf, WW_S("ef"), 2);
  ww_put_times(&buf, WW_S("no"), 0);
  ww_putf(&buf, "%d%s%%%.*s", -5, "x", WW_P(WW_S("yz")));
  assert_string_equal(buf.at, "abcdefef-5x%yz");
  assert_int_equal(buf.size, strlen(buf.at));
  ww_put(&buf, WW_S("\0!"));
  assert_int_equal(buf.size, 16);
  assert_memory_equal(buf.at + 14, "\0!", 3);
  ww_arena_free(arena);
}

/* Every size from nothing on: the text stays whole and ends in a NUL. */
static void grows(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_buf one = ww_buf_new(arena);
  ww_buf formatted = ww_buf_new(arena);
  for (size_t i = 0; i < 5000; i++) {
    ww_put_char(&one, (char)('a' + i % 26));
    ww_putf(&formatted, "%c", (char)('a' + i % 26));
    assert_int_equal(one.size, i + 1);
    assert_int_equal(one.at[one.size], 0);
    assert_true(one.capacity > one.size);
  }
  for (size_t i = 0; i < 5000; i++)
    assert_int_equal(one.at[i], 'a' + i % 26);
  assert_string_equal(one.at, formatted.at);
  ww_put_times(&one, WW_S("0123456789"), 100000);
  assert_int_equal(one.size, 1005000);
  ww_arena_free(arena);
}

static void format(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_str text = ww_format(arena, "%s", "");
  assert_int_equal(text.size, 0);
  assert_string_equal(text.at, "");
  text = ww_format(arena, "%04X|%5.1s|%zu", 0x1Bu, "xyz", (size_t)7);
  assert_string_equal(text.at, "001B|    x|7");
  text = ww_format(arena, "%1000d", 5);
  assert_int_equal(text.size, 1000);
  ww_str empty = {0};
  text = ww_format(arena, "[%.*s]", WW_P(empty));
  assert_string_equal(text.at, "[]");
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(puts_in_order),
      cmocka_unit_test(grows),
      cmocka_unit_test(format),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
