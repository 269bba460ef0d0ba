/* What the open answers could still change, against all completions. */
#include "engine/analysis.h"
#include "engine/trials.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { PROFILES = 50, KEPT_ENOUGH = 950 }; /* 10,000 profiles in all */

static int inexact; /* of the profiles with a small budget */

static ww_answers *with_answers(const trial *t, const ww_assignment *assignment,
                                int left_out) {
  ww_answers *answers = trial_copy(t);
  for (int i = 0; i < assignment->count; i++)
    if (i != left_out)
      answers->of[assignment->questions[i]] = assignment->answers[i];
  return answers;
}

/* It leads there, answers open questions only, and none of it is idle. */
static void check_witness(const trial *t, const ww_possible *possible) {
  const ww_assignment *witness = &possible->witness;
  for (int i = 0; i < witness->count; i++) {
    REQUIRE(t, !t->answers->of[witness->questions[i]].known);
    REQUIRE(t, witness->answers[i].known);
    REQUIRE(t, i == 0 || witness->questions[i - 1] < witness->questions[i]);
    REQUIRE(t,
            trial_outcome(t, with_answers(t, witness, i)) != possible->option);
  }
  const ww_answers *answers = with_answers(t, witness, WW_NONE);
  REQUIRE(t, trial_outcome(t, answers) == possible->option);
  REQUIRE(t,
          tree_outcome(t->rules, answers, t->rules->main) == possible->option);
  REQUIRE(t, possible->option != t->now || witness->count == 0);
}

static ww_state expected_state(const trial *t, const ww_completions *draws,
                               unsigned possible) {
  tree_result results[8];
  tree_decide(t->rules, t->answers, t->rules->main + 1, results);
  if (results[t->rules->main].made && t->now == t->brute->none)
    return WW_BLOCKED;
  if (t->brute->silent[t->at])
    return WW_PROVISIONAL;
  if (possible == 1u << t->now)
    return WW_SETTLED;
  return draws->shares[t->now] >= KEPT_ENOUGH ? WW_STABLE : WW_PROVISIONAL;
}

static unsigned check_possible(const trial *t, const ww_completions *draws,
                               const ww_unknowns *unknowns) {
  unsigned found = 0;
  int shares = draws->shares[t->brute->none];
  for (int i = 0; i < unknowns->possible_count; i++) {
    const ww_possible *possible = &unknowns->possible[i];
    REQUIRE(t, i == 0 || possible[-1].option < possible->option);
    REQUIRE(t, possible->share == draws->shares[possible->option]);
    REQUIRE(t, possible->proved || !unknowns->exact);
    if (possible->proved)
      check_witness(t, possible);
    found |= 1u << possible->option;
    shares += possible->share;
  }
  REQUIRE(t, shares == WW_DRAWS);
  if (unknowns->may_block)
    found |= 1u << t->brute->none;
  return found;
}

static void check_exact(const trial *t) {
  const ww_completions *draws =
      ww_completions_make(t->arena, t->prospect, NULL, t->answers);
  const ww_unknowns *unknowns =
      ww_unknowns_make(t->arena, t->prospect, draws, t->answers);
  unsigned possible = brute_possible(t->brute, t->at);
  REQUIRE(t, unknowns->exact);
  REQUIRE(t, check_possible(t, draws, unknowns) == possible);
  REQUIRE(t, unknowns->state == expected_state(t, draws, possible));
}

static void equals_brute_force(void **state) {
  (void)state;
  trials_run(PROFILES, check_exact);
}

/* With hardly any nodes: what is said is still true. */
static void check_sound(const trial *t) {
  const ww_completions *draws =
      ww_completions_make(t->arena, t->prospect, NULL, t->answers);
  t->prospect->budgets.outcome = ww_random_below(t->random, 4);
  const ww_unknowns *unknowns =
      ww_unknowns_make(t->arena, t->prospect, draws, t->answers);
  unsigned possible = brute_possible(t->brute, t->at);
  unsigned found = check_possible(t, draws, unknowns);
  ww_state expected = expected_state(t, draws, possible);
  REQUIRE(t, (possible & ~found) == 0);
  REQUIRE(t, unknowns->state >= expected || expected == WW_BLOCKED);
  REQUIRE(t, (unknowns->state == WW_BLOCKED) == (expected == WW_BLOCKED));
  REQUIRE(t, !unknowns->exact ||
                 (found == possible && unknowns->state == expected));
  inexact += !unknowns->exact;
}

static void sound_without_budget(void **state) {
  (void)state;
  trials_run(10, check_sound);
  assert_true(inexact > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(equals_brute_force),
      cmocka_unit_test(sound_without_budget),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
