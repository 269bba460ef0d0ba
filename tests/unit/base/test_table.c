/* Tables: against a plain list, with keys made to be alike. */
#include "base/buf.h"
#include "base/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void empty(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_table table = ww_table_new(arena);
  assert_null(ww_table_get(&table, WW_S("")));
  assert_null(ww_table_get(&table, WW_S("a")));
  assert_int_equal(table.count, 0);
  ww_arena_free(arena);
}

static void like_keys(void **state) {
  (void)state;
  /* beginnings of each other, NULs, the highest and lowest bits */
  static const ww_str keys[] = {
      {"", 0},         {"\0", 1},    {"\0\0", 2},     {"\0\0\0", 3},
      {"a", 1},        {"a\0", 2},   {"ab", 2},       {"aa", 2},
      {"\xFF", 1},     {"\x80", 1},  {"\x7F", 1},     {"\x01", 1},
      {"\xFF\xFF", 2}, {"A", 1},     {"a\xFF", 2},    {"labels", 6},
      {"labeled", 7},  {"label", 5}, {"label\0s", 7}, {"\0a", 2},
  };
  enum { COUNT = sizeof keys / sizeof keys[0] };
  for (size_t start = 0; start < COUNT; start++) { /* in several orders */
    ww_arena *arena = ww_arena_new();
    ww_table table = ww_table_new(arena);
    for (size_t i = 0; i < COUNT; i++) {
      const ww_str *key = &keys[(start + i * 7) % COUNT];
      assert_null(ww_table_get(&table, *key));
      assert_null(ww_table_add(&table, *key, (void *)key));
      assert_ptr_equal(ww_table_add(&table, *key, arena), key);
      assert_int_equal(table.count, i + 1);
      for (size_t k = 0; k < COUNT; k++) {
        const ww_str *other = &keys[(start + k * 7) % COUNT];
        assert_ptr_equal(ww_table_get(&table, *other), k <= i ? other : NULL);
      }
    }
    ww_arena_free(arena);
  }
}

static void many(void **state) {
  (void)state;
  enum { MANY = 50000 };
  ww_arena *arena = ww_arena_new();
  ww_table table = ww_table_new(arena);
  ww_str *keys = WW_NEWS(arena, ww_str, MANY);
  for (size_t i = 0; i < MANY; i++) {
    keys[i] = ww_format(arena, "key %zu", i * 2654435761u % 1000003);
    assert_null(ww_table_add(&table, keys[i], &keys[i]));
  }
  for (size_t i = 0; i < MANY; i++)
    assert_ptr_equal(ww_table_get(&table, keys[i]), &keys[i]);
  assert_null(ww_table_get(&table, WW_S("key 1000004")));
  assert_int_equal(table.count, MANY);
  ww_arena_free(arena);
}

/* The worst there is: each key is the one before and a letter more. */
static void deep(void **state) {
  (void)state;
  enum { LONGEST = 2000 };
  ww_arena *arena = ww_arena_new();
  ww_table table = ww_table_new(arena);
  char *text = ww_arena_alloc(arena, LONGEST, 1);
  for (size_t i = 0; i < LONGEST; i++)
    text[i] = 'x';
  for (size_t i = 0; i < LONGEST; i++)
    assert_null(ww_table_add(&table, (ww_str){text, i}, text + i));
  for (size_t i = 0; i < LONGEST; i++)
    assert_ptr_equal(ww_table_get(&table, (ww_str){text, i}), text + i);
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(empty),
      cmocka_unit_test(like_keys),
      cmocka_unit_test(many),
      cmocka_unit_test(deep),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
