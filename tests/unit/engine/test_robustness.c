/* Robustness: varied again by plain code; thresholds by their share. */
#include "engine/analysis.h"
#include "engine/trials.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { RESULTS_MOST = 8, LEAST = 75, SPAN = 51 };

/* ---- Points ----------------------------------------------------------- */

/* One variation of the points: seed 1, a percentage for each rule in order. */
static int vary(const ww_decision_rules *decision, const tree_result *today,
                ww_random *random, int percents[]) {
  int winner = WW_NONE;
  int64_t scores[TREE_OPTIONS_MOST];
  for (int o = 0; o < decision->option_count; o++)
    scores[o] = 100000 * (int64_t)decision->options[o].base;
  for (int r = 0; r < decision->rule_count; r++) {
    percents[r] = LEAST + ww_random_below(random, SPAN);
    if (!today->fired[r])
      percents[r] = 0;
    for (int o = 0; o < decision->option_count; o++)
      scores[o] += percents[r] * decision->rules[r].effect[o];
  }
  for (int o = decision->option_count - 1; o >= 0; o--)
    if (!today->ruled_out[o] &&
        (winner == WW_NONE || scores[o] >= scores[winner]))
      winner = o;
  return winner;
}

static void check_points(const trial *t) {
  const ww_decision_rules *decision = &t->rules->decisions[t->rules->main];
  ww_robustness robustness =
      ww_robustness_make(t->arena, t->prospect, t->answers);
  tree_result results[RESULTS_MOST];
  int percents[TREE_RULES_MOST];
  double held[TREE_RULES_MOST] = {0};
  double lost[TREE_RULES_MOST] = {0};
  int kept = 0;
  ww_random random = {1};
  tree_decide(t->rules, t->answers, t->rules->main + 1, results);
  const tree_result *today = &results[t->rules->main];
  for (int i = 0; i < WW_VARIATIONS && today->made; i++) {
    bool same = vary(decision, today, &random, percents) == today->winner;
    kept += same;
    for (int r = 0; r < decision->rule_count; r++)
      *(same ? &held[r] : &lost[r]) += percents[r];
  }
  REQUIRE(t, robustness.samples == WW_VARIATIONS);
  REQUIRE(t, robustness.held == (today->made ? kept : WW_VARIATIONS));
  REQUIRE(t,
          robustness.held < WW_VARIATIONS || robustness.fragile_to == WW_NONE);
  if (robustness.fragile_to == WW_NONE)
    return;
  double most = 0;
  for (int r = 0; r < decision->rule_count; r++) {
    double gap = fabs(held[r] / kept - lost[r] / (WW_VARIATIONS - kept));
    most = gap > most ? gap : most;
  }
  int r = robustness.fragile_to;
  double gap = fabs(held[r] / kept - lost[r] / (WW_VARIATIONS - kept));
  REQUIRE(t, today->fired[r]);
  REQUIRE(t, gap > most - 1e-9);
}

static void points(void **state) {
  (void)state;
  trials_run(5, check_points);
}

/* ---- Thresholds ------------------------------------------------------- */

static ww_robustness robustness_of(const char *rules_text, double x) {
  ww_arena *arena = ww_arena_new();
  ww_str text =
      ww_format(arena,
                "whichway: 1\nrulebook: {name: r, version: 1.0.0}\n"
                "questions:\n  x: {ask: X, type: number, min: 0}\n"
                "decisions:\n  main:\n    title: T\n"
                "    options: {a: {title: A}, b: {title: B}}\n    rules:\n%s",
                rules_text);
  const ww_rules *rules = book_load(arena, text).rules;
  ww_answers answers = {.of = WW_NEW(arena, ww_answer)};
  answers.of[0] = (ww_answer){.known = x >= 0, .number = x};
  ww_prospect *prospect = ww_prospect_new(arena, rules, 0);
  ww_robustness result = ww_robustness_make(arena, prospect, &answers);
  ww_robustness again = ww_robustness_make(arena, prospect, &answers);
  assert_int_equal(result.held, again.held);
  assert_int_equal(result.fragile_to, again.fragile_to);
  ww_arena_free(arena);
  return result;
}

#define ONE                                                                    \
  "      r: {when: {x: \">= 500\"}, points: {b: 10}, because: so, "            \
  "published: {x: [0, 1000]}}\n"

/* The threshold lies anywhere in its range, so x passes in x / 1000 of all. */
static void moved_thresholds(void **state) {
  (void)state;
  assert_in_range(robustness_of(ONE, 600).held, 550, 650);
  assert_in_range(robustness_of(ONE, 900).held, 870, 930);
  assert_in_range(robustness_of(ONE, 400).held, 550, 650);
  assert_int_equal(robustness_of(ONE, 1000).held, WW_VARIATIONS);
  assert_int_equal(robustness_of(ONE, 5000).held, WW_VARIATIONS);
  assert_int_equal(robustness_of(ONE, -1).held, WW_VARIATIONS);
  assert_int_equal(robustness_of(ONE, 600).fragile_to, 0);
}

#define FIXED "      r: {when: {x: \">= 500\"}, points: {b: 10}, because: so}\n"

/* What no range is published for stays where it is. */
static void fixed_thresholds(void **state) {
  (void)state;
  assert_int_equal(robustness_of(FIXED, 501).held, WW_VARIATIONS);
}

#define ORDERED                                                                \
  "      low: {when: {x: \">= 100\"}, points: {b: 10}, because: so, "          \
  "published: {x: [0, 1000]}}\n"                                               \
  "      high: {when: {x: \">= 500\"}, points: {b: -20}, because: so, "        \
  "published: {x: [0, 1000]}}\n"

/* low fires wherever high does, as its threshold stays the lower one: b loses
 * where neither fires or both do. At 300: 2 * 0.3 * 0.7 of all keep b. */
static void ordered_thresholds(void **state) {
  (void)state;
  assert_in_range(robustness_of(ORDERED, 300).held, 360, 480);
}

#define CLOSE                                                                  \
  "      big: {points: {b: 10}, because: so}\n"                                \
  "      small: {points: {a: 8}, because: so}\n"

#define FAR                                                                    \
  "      big: {points: {b: 10}, because: so}\n"                                \
  "      small: {points: {a: 5}, because: so}\n"

/* 10 * 0.75 against 5 * 1.25 still wins; against 8 * 1.25 it need not. */
static void margins(void **state) {
  (void)state;
  assert_int_equal(robustness_of(FAR, 0).held, WW_VARIATIONS);
  assert_int_equal(robustness_of(FAR, 0).fragile_to, WW_NONE);
  assert_in_range(robustness_of(CLOSE, 0).held, 800, 950);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(points),           cmocka_unit_test(moved_thresholds),
      cmocka_unit_test(fixed_thresholds), cmocka_unit_test(ordered_thresholds),
      cmocka_unit_test(margins),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
