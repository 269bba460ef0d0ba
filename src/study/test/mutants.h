/* Cases tried on a rulebook, and on the same with one mistake in it. */
#ifndef WW_STUDY_TEST_MUTANTS_H
#define WW_STUDY_TEST_MUTANTS_H

#include "base/buf.h"
#include "base/listener.h"
#include "engine/analysis.h"
#include "engine/evaluate.h"
#include "rulebook/program.h"
#include "study/joint.h"
#include "study/test/cases.h"

/* ---- Trial ------------------------------------------------------------ */

/* Running cases: what came out, and which rules it took. */

typedef struct ww_case_result {
  bool passed;
  bool *met;       /* [expected_count] */
  ww_state status; /* where the case expects one */
} ww_case_result;

typedef struct ww_trial {
  const ww_rules *rules;
  const ww_evidence *evidence; /* NULL: no precedents */
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
                      const ww_evidence *evidence, const ww_answers *answers);

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

/* ---- Mutants ---------------------------------------------------------- */

/* Mutants: a rulebook with one rule made wrong.
 *
 * What is changed of each rule, one at a time: its points are set to 0,
 * negated, or those of one target moved to the next (options and needs each
 * in a ring); one end of a threshold of its own, on a number or scale, is
 * moved to the neighbouring edge, either way; one option is no longer ruled
 * out. Questions, cells and advice stay as they are. */

typedef enum ww_mutant_kind {
  WW_MUTANT_ZEROED,
  WW_MUTANT_NEGATED,
  WW_MUTANT_MOVED,
  WW_MUTANT_SHIFTED, /* a threshold */
  WW_MUTANT_LET_IN,  /* an option that was ruled out */
} ww_mutant_kind;

typedef struct ww_mutant {
  ww_mutant_kind kind;
  int decision, rule;
  int target;          /* MOVED: needs and then options; LET_IN: an option */
  const ww_when *when; /* SHIFTED: the test, ... */
  ww_test test;        /* ... and what becomes of it */
} ww_mutant;

typedef struct ww_mutants {
  ww_mutant *of;
  int count;
} ww_mutants;

/* All of them, in the order of the rulebook. */
ww_mutants ww_mutants_list(ww_arena *arena, const ww_rules *rules);

/* The mutated rulebook; what is not changed is shared. */
const ww_rules *ww_mutant_make(ww_arena *arena, const ww_rules *rules,
                               const ww_mutant *mutant);

/* "points of rag go to hybrid". */
void ww_put_mutant(ww_buf *buf, const ww_rules *rules, const ww_mutant *mutant);

extern const char *const ww_mutant_words[]; /* "zeroed" ... */

/* ---- Mutation --------------------------------------------------------- */

/* How well cases guard a rulebook: which mutants they notice.
 *
 * A case notices a mutant when it passes where it failed or fails where it
 * passed. What no case notices is compared with the rulebook: a mutant that
 * is proved to change no outcome of its decision (and so none that follows,
 * and no advice) is equivalent and set aside; where the search ran out of
 * nodes, it counts as not equivalent. */

typedef enum ww_mutant_fate {
  WW_MUTANT_NOTICED,
  WW_MUTANT_UNNOTICED,  /* a profile tells the two apart */
  WW_MUTANT_UNDECIDED,  /* as unnoticed, but no such profile was found */
  WW_MUTANT_EQUIVALENT, /* proved */
} ww_mutant_fate;

typedef struct ww_mutant_result {
  ww_mutant_fate fate;
  int noticed_by;      /* NOTICED: the first case */
  ww_instance example; /* UNNOTICED: a small profile, and ... */
  int before, after;   /* ... what comes out; option_count: nothing */
} ww_mutant_result;

typedef struct ww_mutation {
  ww_mutants mutants;
  ww_mutant_result *results; /* [mutants.count] */
} ww_mutation;

ww_mutation *ww_mutation_run(ww_arena *arena, const ww_trial *trial,
                             const ww_listener *progress);

typedef struct ww_mutation_count {
  int all, equivalent, noticed, undecided;
} ww_mutation_count;

/* Of the main decision, or of all the others. */
ww_mutation_count ww_mutation_counts(const ww_mutation *mutation,
                                     const ww_rules *rules, bool of_main);

#endif
