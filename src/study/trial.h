/* Running cases: what came out, and which rules it took. */
#ifndef WW_STUDY_TRIAL_H
#define WW_STUDY_TRIAL_H

#include "engine/evaluate.h"
#include "engine/unknowns.h"
#include "study/cases.h"

typedef struct ww_case_result {
  bool passed;
  bool *met;       /* [expected_count] */
  ww_state status; /* where the case expects one */
} ww_case_result;

typedef struct ww_trial {
  const ww_rules *rules;
  const ww_cases *cases;
  ww_case_result *results; /* [cases->count] */
  int passed, failed;
  bool **fired;  /* [decision][rule]: in some case */
  bool *applied; /* [advice]: in some case */
} ww_trial;

ww_trial *ww_trial_run(ww_arena *arena, const ww_rules *rules,
                       const ww_cases *cases);

/* How many rules of the decision fired in some case. */
int ww_trial_covered(const ww_trial *trial, int decision);

/* Whether what was evaluated is as expected; a status is taken to be so. */
bool ww_expected_met(const ww_rules *rules, const ww_evaluation *evaluation,
                     const ww_expected *expected);

/* The status of the main decision; `scratch` is forgotten. */
ww_state ww_status_of(ww_arena *scratch, const ww_rules *rules,
                      const ww_answers *answers);

/* Whether the rule fires in what was evaluated. */
static inline bool ww_fires(const ww_evaluation *evaluation, int decision,
                            int rule) {
  const ww_tally *tally = &evaluation->decisions[decision];
  return tally->made && ww_bit(tally->fired, rule);
}

/* The option that came out; option_count for none. */
static inline int ww_outcome_in(const ww_rules *rules,
                                const ww_evaluation *evaluation, int decision) {
  const ww_tally *tally = &evaluation->decisions[decision];
  return tally->winner == WW_NONE ? rules->decisions[decision].option_count
                                  : tally->winner;
}

#endif
