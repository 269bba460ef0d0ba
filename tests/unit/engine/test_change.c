/* Changes of one answer: alternatives, nearest values, ranges as texts. */
#include "engine/change.h"
#include "engine/random_rules.h"
#include "rulebook/cells.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* A rulebook whose only rules test `x` (of this type) in these ways. */
static ww_rules *with_tests(ww_arena *arena, const char *type,
                            const char *const tests[]) {
  ww_buf buf = ww_buf_new(arena);
  ww_putf(&buf,
          "whichway: 1\nrulebook: {name: r, version: 1.0.0}\n"
          "questions:\n  x: {ask: X, type: %s}\n"
          "decisions:\n  main:\n    title: T\n"
          "    options: {a: {title: A}, b: {title: B}}\n    rules:\n",
          type);
  for (int i = 0; tests[i]; i++)
    ww_putf(&buf, "      r%d: {when: {x: %s}, points: {b: 1}, because: so}\n",
            i, tests[i]);
  return book_load(arena, ww_buf_str(&buf)).rules;
}

/* ---- Nearest numbers -------------------------------------------------- */

typedef struct nearest {
  const char *type;
  const char *tests[4];
  double today;        /* -1: unknown */
  double inside_first; /* a number in the first cell of the range ... */
  double inside_last;  /* ... and one in the last */
  double nearest;
  const char *range;
} nearest;

static const nearest cases[] = {
    /* Below an edge: one less, of its last decimal. */
    {"number, min: 0, whole: true", {"\"< 500\""}, 600, 3, 3, 499, "< 500"},
    {"number, min: 0, whole: true",
     {"\"< 500\""},
     100,
     700,
     700,
     500,
     ">= 500"},
    {"number, min: 0", {"\"< 500\""}, 600, 3, 3, 499, "< 500"},
    {"number, min: 0", {"\"<= 500\""}, 600, 3, 3, 500, "<= 500"},
    {"number, min: 0", {"\"> 500\""}, 3, 600, 600, 501, "> 500"},
    {"number, min: 0", {"\"< 1e3\""}, 2000, 3, 3, 999, "< 1000"},
    {"number, min: 0", {"\"< 0.5\""}, 2, 0.1, 0.1, 0.4, "< 0.5"},
    {"number, min: 0", {"\"< 0.50\""}, 2, 0.1, 0.1, 0.49, "< 0.5"},
    {"number, min: 0", {"\"< 0.3\""}, 2, 0.1, 0.1, 0.2, "< 0.3"},
    {"number, min: 0", {"\"> 0.7\""}, 0, 3, 3, 0.8, "> 0.7"},
    {"number", {"\"< 9.995\""}, 20, 3, 3, 9.994, "< 9.995"},
    {"number", {"\"> -0.3\""}, -2, 3, 3, -0.2, "> -0.3"},
    {"number, min: 0, whole: true", {"\"< 2.5\""}, 9, 1, 1, 2, "< 2.5"},
    {"number, min: 0, whole: true", {"\"> 2.5\""}, 1, 7, 7, 3, "> 2.5"},
    /* Between edges. */
    {"number, min: 0, whole: true",
     {"\"100..499\""},
     7,
     200,
     200,
     100,
     "100..499"},
    {"number, min: 0, whole: true",
     {"\"100..499\""},
     700,
     200,
     200,
     499,
     "100..499"},
    {"number, min: 0", {"\"0.5..2\""}, 700, 1, 1, 2, "0.5..2"},
    {"number, min: 0", {"\"> 0.5\"", "\"< 2\""}, 700, 1, 1, 1, "> 0.5 and < 2"},
    {"number, min: 0", {"\"> 0.5\"", "\"< 2\""}, 0, 1, 1, 0.6, "> 0.5 and < 2"},
    {"number, min: 0, whole: true",
     {"\">= 100\"", "\"< 500\""},
     700,
     200,
     200,
     499,
     "100..499"},
    {"number, min: 0, whole: true",
     {"\"> 100\"", "\"< 500\""},
     7,
     200,
     200,
     101,
     "101..499"},
    /* Narrower than a unit: finer decimals. */
    {"number, min: 0",
     {"\"> 0.5\"", "\"< 0.6\""},
     700,
     0.55,
     0.55,
     0.59,
     "> 0.5 and < 0.6"},
    {"number, min: 0", {"\"> 2\"", "\"< 3\""}, 0, 2.5, 2.5, 2.1, "> 2 and < 3"},
    {"number, min: 0",
     {"\"> 0.25\"", "\"< 0.3\""},
     1,
     0.28,
     0.28,
     0.29,
     "> 0.25 and < 0.3"},
    /* A single number; several cells; nothing known; open ends. */
    {"number, min: 0", {"5"}, 9, 5, 5, 5, "5"},
    {"number, min: 0", {"5", "7"}, 9, 5, 7, 7, "5..7"},
    {"number, min: 0", {"5", "7"}, 0, 5, 9, 5, ">= 5"},
    {"number, min: 0", {"\">= 5\""}, -1, 0, 0, 0, "< 5"},
    {"number, above: 0", {"\">= 5\""}, -1, 1, 1, 1, "< 5"},
    {"number, above: 0", {"\">= 0.5\""}, -1, 0.1, 0.1, 0.1, "< 0.5"},
    {"number", {"\">= 5\""}, -1, 0, 0, 4, "< 5"},
    {"number", {"\">= 5\""}, -1, 9, 9, 5, ">= 5"},
    {"number, min: 0, max: 100", {"\">= 80\""}, 3, 90, 90, 80, ">= 80"},
    {"number, min: 0", {"\">= 80\""}, -1, 3, 90, 0, "any"},
};

static void nearest_values(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const nearest *c = &cases[i];
    ww_arena *arena = ww_arena_new();
    const ww_question *x = with_tests(arena, c->type, c->tests)->questions;
    ww_answer today = {.known = c->today != -1, .number = c->today};
    int first = ww_cell_of(x, c->inside_first);
    int last = ww_cell_of(x, c->inside_last);
    ww_buf range = ww_buf_new(arena);
    double value = ww_nearest_number(x, first, last, &today);
    ww_put_range(&range, x, first, last);
    if (value != c->nearest)
      fail_msg("%s from %g: %.17g, not %.17g", c->range, c->today, value,
               c->nearest);
    assert_string_equal(range.at, c->range);
    assert_in_range(ww_cell_of(x, value), first, last);
    ww_arena_free(arena);
  }
}

static void ranges_of_scales(void **state) {
  (void)state;
  static const struct {
    int first, last;
    const char *text;
  } ranges[] = {{0, 0, "low"},       {3, 3, "top"},     {0, 1, "<= mid"},
                {1, 2, "mid..high"}, {2, 3, ">= high"}, {0, 3, "any"}};
  ww_arena *arena = ww_arena_new();
  const char *tests[] = {"high", NULL};
  const ww_question *x =
      with_tests(arena, "scale, values: {low: , mid: , high: , top: }", tests)
          ->questions;
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
    ww_buf buf = ww_buf_new(arena);
    ww_put_range(&buf, x, ranges[i].first, ranges[i].last);
    assert_string_equal(buf.at, ranges[i].text);
  }
  ww_arena_free(arena);
}

static void ranges_of_flags(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  const char *tests[] = {"true", NULL};
  const ww_question *x = with_tests(arena, "flag", tests)->questions;
  for (int value = 0; value < 2; value++) {
    ww_buf buf = ww_buf_new(arena);
    ww_put_range(&buf, x, value, value);
    assert_string_equal(buf.at, value ? "true" : "false");
  }
  ww_arena_free(arena);
}

/* ---- Alternatives ----------------------------------------------------- */

static ww_alternatives alternatives(ww_arena *arena, const ww_rules *rules,
                                    ww_answer today) {
  ww_answers answers = {.of = WW_NEW(arena, ww_answer)};
  answers.of[0] = today;
  return ww_alternatives_of(arena, rules, &answers, 0);
}

static void expect_states(const ww_alternatives *list, const char *expected) {
  char text[64];
  int size = 0;
  for (int i = 0; i < list->count; i++)
    text[size++] = (char)('0' + list->of[i].state);
  text[size] = '\0';
  assert_string_equal(text, expected);
  assert_true(list->complete);
}

/* Outwards from today's, upwards first; in order where it is not known. */
static void nearest_first(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  const char *tests[] = {"c", NULL};
  const ww_rules *rules =
      with_tests(arena, "scale, values: {a: , b: , c: , d: , e: }", tests);
  ww_alternatives list =
      alternatives(arena, rules, (ww_answer){.known = true, .value = 1});
  expect_states(&list, "2034");
  list = alternatives(arena, rules, (ww_answer){.known = true, .value = 4});
  expect_states(&list, "3210");
  list = alternatives(arena, rules, (ww_answer){.known = false});
  expect_states(&list, "01234");
  ww_arena_free(arena);
}

/* By how many members change; all of the tested ones. */
static void fewest_members_first(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  const char *tests[] = {"{has_any: [a, b, d]}", NULL};
  const ww_rules *rules =
      with_tests(arena, "set, values: {a: , b: , c: , d: }", tests);
  ww_alternatives list =
      alternatives(arena, rules, (ww_answer){.known = true, .members = 5});
  static const uint64_t known[] = {4, 7, 13, 6, 12, 15, 14};
  assert_int_equal(list.count, 7);
  for (int i = 0; i < 7; i++) {
    assert_int_equal(list.of[i].members, known[i]);
    assert_int_equal(list.of[i].changes, 1 + (i > 2) + (i > 5));
  }
  list = alternatives(arena, rules, (ww_answer){.known = false});
  static const uint64_t open[] = {0, 1, 2, 8, 3, 9, 10, 11};
  assert_int_equal(list.count, 8);
  for (int i = 0; i < 8; i++)
    assert_int_equal(list.of[i].members, open[i]);
  ww_arena_free(arena);
}

/* A set of 64 members has too many subsets: the nearest are there. */
static void large_sets(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_buf type = ww_buf_new(arena);
  ww_put_c(&type, "set, values: {m0: ");
  for (int i = 1; i < 64; i++)
    ww_putf(&type, ", m%d: ", i);
  ww_put_c(&type, "}");
  const char *tests[] = {"{empty: true}", NULL};
  const ww_rules *rules = with_tests(arena, type.at, tests);
  ww_alternatives list = alternatives(
      arena, rules, (ww_answer){.known = true, .members = UINT64_MAX});
  assert_int_equal(list.count, WW_SUBSETS_MOST);
  assert_false(list.complete);
  for (int i = 0; i < list.count; i++)
    assert_int_equal(__builtin_popcountll(~list.of[i].members),
                     list.of[i].changes);
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nearest_values),
      cmocka_unit_test(ranges_of_scales),
      cmocka_unit_test(ranges_of_flags),
      cmocka_unit_test(nearest_first),
      cmocka_unit_test(fewest_members_first),
      cmocka_unit_test(large_sets),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
