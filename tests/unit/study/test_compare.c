/* Pairs of random profiles: what each difference does alone, and the smallest
 * part of them that takes one verdict to the other, counted out. */
#include "engine/brute_force.h"
#include "engine/random_rules.h"
#include "study/diff/compare.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { BOOKS = 100, PAIRS = 20 };

static int flips;

static const ww_answers *mix(ww_arena *arena, const ww_rules *rules,
                             const ww_comparison *comparison,
                             const ww_answers *a, const ww_answers *b,
                             unsigned taken) {
  size_t count = (size_t)rules->question_count;
  ww_answers *mixed = WW_NEW(arena, ww_answers);
  mixed->of = WW_NEWS(arena, ww_answer, count);
  memcpy(mixed->of, a->of, count * sizeof *a->of);
  for (int i = 0; i < comparison->count; i++) {
    int q = comparison->differences[i].question;
    if (taken >> i & 1)
      mixed->of[q] = b->of[q];
  }
  return mixed;
}

/* The fewest differences that lead to B's outcome. */
static int fewest(ww_arena *arena, const ww_rules *rules,
                  const ww_comparison *comparison, const ww_answers *a,
                  const ww_answers *b, int target) {
  int least = comparison->count;
  for (unsigned taken = 0; taken < 1u << comparison->count; taken++) {
    int size = __builtin_popcount(taken);
    if (size < least &&
        tree_outcome(rules, mix(arena, rules, comparison, a, b, taken),
                     rules->main) == target)
      least = size;
  }
  return least;
}

static void check_alone(ww_arena *arena, const ww_rules *rules,
                        const ww_comparison *comparison, const ww_answers *a,
                        const ww_answers *b, int i) {
  const ww_difference *difference = &comparison->differences[i];
  const ww_answers *mixed = mix(arena, rules, comparison, a, b, 1u << i);
  const ww_verdict *verdict = ww_verdict_make(arena, rules, mixed);
  const ww_result *result = ww_main_result(verdict);
  int winner = ww_main_result(comparison->verdict[0])->winner;
  assert_int_equal(difference->outcome,
                   tree_outcome(rules, mixed, rules->main));
  if (winner == WW_NONE || !result->made || result->silent)
    return;
  assert_int_equal(difference->alone.barred, result->ruled_out[winner]);
  if (difference->alone.told && result->winner == winner)
    assert_true(difference->alone.lead == result->margin);
  else if (difference->alone.told)
    assert_true(difference->alone.lead <= 0);
}

static void check_pair(ww_arena *arena, const ww_rules *rules,
                       const ww_answers *a, const ww_answers *b) {
  const ww_comparison *comparison = ww_comparison_make(arena, rules, a, b);
  int from = tree_outcome(rules, a, rules->main);
  int to = tree_outcome(rules, b, rules->main);
  for (int i = 0; i < comparison->count; i++)
    check_alone(arena, rules, comparison, a, b, i);
  if (from == to) {
    assert_int_equal(comparison->flip_count, 0);
    return;
  }
  unsigned taken = 0;
  for (int i = 0; i < comparison->flip_count; i++)
    taken |= 1u << comparison->flip[i];
  flips++;
  assert_true(comparison->exact);
  assert_int_equal(tree_outcome(rules,
                                mix(arena, rules, comparison, a, b, taken),
                                rules->main),
                   to);
  assert_int_equal(comparison->flip_count,
                   fewest(arena, rules, comparison, a, b, to));
}

static void test_compare(void **state) {
  (void)state;
  for (int i = 0; i < BOOKS; i++) {
    ww_random random = {(uint64_t)i + 40};
    ww_arena *arena = ww_arena_new();
    ww_arena *scratch = ww_arena_new();
    const ww_rules *rules = book_random(arena, &random).rules;
    for (int k = 0; k < PAIRS; k++) {
      const ww_answers *a = profile_random(scratch, &random, rules, 70);
      const ww_answers *b = profile_random(scratch, &random, rules, 70);
      check_pair(scratch, rules, a, b);
      ww_arena_reset(scratch);
    }
    ww_arena_free(scratch);
    ww_arena_free(arena);
  }
  printf("%d flips\n", flips);
  assert_true(flips > 200);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_compare)};
  return cmocka_run_group_tests_name("study/compare", tests, NULL, NULL);
}
