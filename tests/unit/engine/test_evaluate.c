/* Evaluating: the compiled program against a second evaluator that walks the
 * tests, at every combination of cells and at numbers beside every edge. */
#include "engine/trials.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { RESULTS_MOST = 8 };

static void compare(const trial *t, const ww_answers *answers,
                    ww_evaluation *evaluation, int states[]) {
  const ww_rules *rules = t->rules;
  tree_result results[RESULTS_MOST];
  tree_decide(rules, answers, rules->decision_count, results);
  ww_states_of(rules, answers, states);
  ww_evaluate(rules, states, rules->decision_count, evaluation);
  for (int d = 0; d < rules->decision_count; d++) {
    const ww_tally *tally = &evaluation->decisions[d];
    REQUIRE(t, tally->made == results[d].made);
    REQUIRE(t, tally->winner == results[d].winner);
    REQUIRE(t, tally->tie == results[d].tie);
    for (int r = 0; tally->made && r < rules->decisions[d].rule_count; r++)
      REQUIRE(t, ww_bit(tally->fired, r) == results[d].fired[r]);
    for (int o = 0; tally->made && o < rules->decisions[d].option_count; o++) {
      REQUIRE(t, tally->scores[o] == results[d].scores[o]);
      REQUIRE(t, tally->ruled_out[o] == results[d].ruled_out[o]);
    }
  }
  for (int i = 0; i < rules->advice_count; i++)
    REQUIRE(t, ww_bit(evaluation->advice, i) ==
                   tree_advises(rules, answers, results, i));
}

/* Each trial's profile, whose numbers lie anywhere in their cells. */
static void check_profile(const trial *t) {
  size_t variables = (size_t)t->rules->program->variable_count;
  compare(t, t->answers, ww_evaluation_new(t->arena, t->rules),
          WW_NEWS(t->arena, int, variables));
}

static void profiles(void **state) {
  (void)state;
  trials_run(50, check_profile);
}

static void check_all_cells(const trial *t) {
  size_t variables = (size_t)t->rules->program->variable_count;
  int *states = WW_NEWS(t->arena, int, variables);
  ww_evaluation *evaluation = ww_evaluation_new(t->arena, t->rules);
  ww_answers *answers = trial_copy(t);
  for (int i = 0; i < t->brute->count; i++) {
    brute_answers(t->brute, i, answers);
    compare(t, answers, evaluation, states);
  }
}

static void all_cells(void **state) {
  (void)state;
  trials_run(1, check_all_cells);
}

/* What has fired stays fired whatever else is answered (design.md 1). Only
 * outcomes of earlier decisions and {known} may break it. */
static void check_monotone(const trial *t) {
  tree_result before[RESULTS_MOST];
  tree_result after[RESULTS_MOST];
  if (t->rules->main > 0)
    return;
  ww_answers *more = trial_copy(t);
  const ww_answers *other = profile_random(t->arena, t->random, t->rules, 60);
  for (int q = 0; q < t->rules->question_count; q++)
    if (!more->of[q].known)
      more->of[q] = other->of[q];
  tree_decide(t->rules, t->answers, 1, before);
  tree_decide(t->rules, more, 1, after);
  for (int r = 0; r < t->rules->decisions[0].rule_count; r++)
    REQUIRE(t, !before[0].fired[r] || after[0].fired[r]);
}

static void fired_stays_fired(void **state) {
  (void)state;
  trials_run(20, check_monotone);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(profiles),
      cmocka_unit_test(all_cells),
      cmocka_unit_test(fired_stays_fired),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
