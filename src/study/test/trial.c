/* Running cases; see mutants.h. */
#include "study/test/mutants.h"

bool ww_expected_met(const ww_rules *rules, const ww_evaluation *evaluation,
                     const ww_expected *expected) {
  int d = expected->decision;
  switch (expected->kind) {
  case WW_EXPECT_OUTCOME:
    return expected->options[ww_outcome_in(rules, evaluation, d)];
  case WW_EXPECT_STATUS:
    return true;
  case WW_EXPECT_FIRES:
    return ww_fires(evaluation, d, expected->index);
  case WW_EXPECT_FIRES_NOT:
    return !ww_fires(evaluation, d, expected->index);
  case WW_EXPECT_ADVICE:
    return ww_bit(evaluation->advice, expected->index);
  case WW_EXPECT_ADVICE_NOT:
    return !ww_bit(evaluation->advice, expected->index);
  }
  return false;
}

ww_state ww_status_of(ww_arena *scratch, const ww_rules *rules,
                      const ww_evidence *evidence, const ww_answers *answers) {
  ww_arena_reset(scratch);
  ww_prospect *prospect = ww_prospect_new(scratch, rules, rules->main);
  const ww_completions *completions =
      ww_completions_make(scratch, prospect, evidence, answers);
  return ww_unknowns_make(scratch, prospect, completions, answers)->state;
}

static void note_fired(const ww_evaluation *evaluation, ww_trial *trial) {
  const ww_rules *rules = trial->rules;
  for (int d = 0; d < rules->decision_count; d++)
    for (int r = 0; r < rules->decisions[d].rule_count; r++)
      trial->fired[d][r] |= ww_fires(evaluation, d, r);
  for (int i = 0; i < rules->advice_count; i++)
    trial->applied[i] |= ww_bit(evaluation->advice, i);
}

static void run_case(ww_arena *arena, ww_arena *scratch, ww_trial *trial,
                     const ww_evaluation *evaluation, int index) {
  const ww_case *c = &trial->cases->of[index];
  ww_case_result *result = &trial->results[index];
  result->met = WW_NEWS(arena, bool, (size_t)c->expected_count);
  result->passed = true;
  for (int i = 0; i < c->expected_count; i++) {
    const ww_expected *expected = &c->expected[i];
    result->met[i] = ww_expected_met(trial->rules, evaluation, expected);
    if (expected->kind == WW_EXPECT_STATUS) {
      result->status =
          ww_status_of(scratch, trial->rules, trial->evidence, c->answers);
      result->met[i] = (int)result->status == expected->index;
    }
    result->passed = result->passed && result->met[i];
  }
  if (result->passed)
    trial->passed++;
  else
    trial->failed++;
}

ww_trial *ww_trial_run(ww_arena *arena, const ww_rules *rules,
                       const ww_cases *cases) {
  ww_trial *trial = WW_NEW(arena, ww_trial);
  ww_arena *scratch = ww_arena_scratch(arena);
  ww_evaluation *evaluation = ww_evaluation_new(arena, rules);
  int *states = WW_NEWS(arena, int, (size_t)rules->program->variable_count);
  trial->rules = rules;
  trial->evidence = ww_evidence_bare(arena, rules);
  trial->cases = cases;
  trial->results = WW_NEWS(arena, ww_case_result, (size_t)cases->count);
  trial->fired = WW_NEWS(arena, bool *, (size_t)rules->decision_count);
  for (int d = 0; d < rules->decision_count; d++)
    trial->fired[d] =
        WW_NEWS(arena, bool, (size_t)rules->decisions[d].rule_count);
  trial->applied = WW_NEWS(arena, bool, (size_t)rules->advice_count);
  for (int i = 0; i < cases->count; i++) {
    ww_states_of(rules, cases->of[i].answers, states);
    ww_evaluate_told(rules, states, evaluation);
    note_fired(evaluation, trial);
    run_case(arena, scratch, trial, evaluation, i);
  }
  ww_arena_free(scratch);
  return trial;
}

int ww_trial_covered(const ww_trial *trial, int decision) {
  int count = 0;
  for (int r = 0; r < trial->rules->decisions[decision].rule_count; r++)
    count += trial->fired[decision][r];
  return count;
}
