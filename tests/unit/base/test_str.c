/* Strings by pointer and size. */
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const ww_str none = {0};

static void from_and_equal(void **state) {
  (void)state;
  assert_int_equal(ww_str_from(NULL).size, 0);
  assert_int_equal(ww_str_from("abc").size, 3);
  assert_int_equal(WW_S("a\0b").size, 3);
  assert_true(ww_str_equal(none, WW_S("")));
  assert_true(ww_str_equal(WW_S("a\0b"), WW_S("a\0b")));
  assert_false(ww_str_equal(WW_S("a\0b"), WW_S("a\0c")));
  assert_false(ww_str_equal(WW_S("a"), WW_S("ab")));
  assert_true(ww_str_is(WW_S("abc"), "abc"));
  assert_true(ww_str_is(none, ""));
  assert_true(ww_str_is(none, NULL));
  assert_false(ww_str_is(WW_S("abc\0"), "abc"));
}

static void compare(void **state) {
  (void)state;
  /* in order; the sign of each pair follows */
  static const ww_str sorted[] = {
      {"", 0},   {"\0", 1}, {"A", 1},    {"a", 1},    {"a\0", 2},
      {"ab", 2}, {"b", 1},  {"\x80", 1}, {"\xFF", 1},
  };
  enum { COUNT = sizeof sorted / sizeof sorted[0] };
  for (size_t i = 0; i < COUNT; i++) {
    for (size_t k = 0; k < COUNT; k++) {
      int order = ww_str_compare(sorted[i], sorted[k]);
      assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
    }
  }
  assert_int_equal(ww_str_compare(none, WW_S("")), 0);
}

static void parts(void **state) {
  (void)state;
  ww_str text = WW_S("decide");
  assert_true(ww_str_starts(text, WW_S("")));
  assert_true(ww_str_starts(text, none));
  assert_true(ww_str_starts(text, WW_S("dec")));
  assert_true(ww_str_starts(text, text));
  assert_false(ww_str_starts(text, WW_S("decided")));
  assert_false(ww_str_starts(none, WW_S("d")));
  assert_true(ww_str_is(ww_str_slice(text, 0, 3), "dec"));
  assert_true(ww_str_is(ww_str_slice(text, 3, 99), "ide"));
  assert_true(ww_str_is(ww_str_slice(text, 0, SIZE_MAX), "decide"));
  assert_int_equal(ww_str_slice(text, 6, 6).size, 0);
  assert_int_equal(ww_str_slice(text, 4, 2).size, 0);
  assert_int_equal(ww_str_slice(text, 99, SIZE_MAX).size, 0);
  assert_int_equal(ww_str_slice(none, 0, 5).size, 0);
}

static void trim(void **state) {
  (void)state;
  static const struct {
    const char *text, *trimmed;
  } rows[] = {
      {"", ""},
      {" ", ""},
      {" \t ", ""},
      {"a", "a"},
      {" \ta b\t ", "a b"},
      {"\na", "\na"},
      {"a ", "a"},
      {" a", "a"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    assert_true(
        ww_str_is(ww_str_trim(ww_str_from(rows[i].text)), rows[i].trimmed));
}

static void hash(void **state) {
  (void)state; /* published values of 64-bit FNV-1a */
  assert_true(ww_str_hash(none) == 0xcbf29ce484222325u);
  assert_true(ww_str_hash(WW_S("a")) == 0xaf63dc4c8601ec8cu);
  assert_true(ww_str_hash(WW_S("foobar")) == 0x85944171f73967e8u);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(from_and_equal), cmocka_unit_test(compare),
      cmocka_unit_test(parts),          cmocka_unit_test(trim),
      cmocka_unit_test(hash),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
