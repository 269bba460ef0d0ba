/* All that `rules test` tells; see tested.h. */
#include "study/test/tested.h"

static void note_rules(ww_arena *arena, ww_tested *tested) {
  const ww_trial *trial = tested->trial;
  const ww_rules *rules = trial->rules;
  for (int d = 0; d < rules->decision_count; d++)
    for (int r = 0; r < rules->decisions[d].rule_count; r++) {
      tested->rules++;
      tested->rules_covered += trial->fired[d][r];
      if (!trial->fired[d][r])
        tested->uncovered[tested->uncovered_count++] =
            (ww_uncovered){d, r, ww_firing_of_rule(arena, rules, d, r)};
    }
}

static void note_advice(ww_arena *arena, ww_tested *tested) {
  const ww_trial *trial = tested->trial;
  const ww_rules *rules = trial->rules;
  for (int i = 0; i < rules->advice_count; i++) {
    tested->advice_covered += trial->applied[i];
    if (!trial->applied[i])
      tested->uncovered[tested->uncovered_count++] =
          (ww_uncovered){WW_NONE, i, ww_firing_of_advice(arena, rules, i)};
  }
}

ww_tested *ww_tested_make(ww_arena *arena, const ww_rules *rules,
                          const ww_cases *cases, bool mutate, int percent_least,
                          const ww_listener *progress) {
  ww_tested *tested = WW_NEW(arena, ww_tested);
  size_t most = (size_t)rules->advice_count;
  for (int d = 0; d < rules->decision_count; d++)
    most += (size_t)rules->decisions[d].rule_count;
  tested->trial = ww_trial_run(arena, rules, cases);
  tested->percent_least = percent_least;
  tested->uncovered = WW_NEWS(arena, ww_uncovered, most);
  note_rules(arena, tested);
  note_advice(arena, tested);
  if (mutate)
    tested->mutation = ww_mutation_run(arena, tested->trial, progress);
  return tested;
}

bool ww_tested_covers(const ww_tested *tested) {
  return (long)tested->rules_covered * 100 >=
         (long)tested->percent_least * tested->rules;
}

bool ww_tested_passed(const ww_tested *tested) {
  return tested->trial->failed == 0 && ww_tested_covers(tested);
}
