/* What the checks share while they run; only src/check/ includes it. */
#ifndef WW_CHECK_CHECKING_H
#define WW_CHECK_CHECKING_H

#include "check/findings.h"
#include "check/prove.h"

typedef struct ww_checking {
  ww_arena *arena;   /* of the findings */
  ww_arena *scratch; /* of the net at hand */
  /* The rulebook, with more behind its advice: each invariant's `unless`, then
   * each condition, so that the program has terms for them. */
  const ww_rules *rules;
  int *first_unless; /* [decision]: the advice of its first invariant */
  int first_condition;
  const ww_rules *given; /* the rulebook as it is */
  ww_findings *findings;
  ww_evaluation *evaluation;
  long work; /* that may still be done by the part at hand */
} ww_checking;

/* ---- Terms ------------------------------------------------------------ */

static inline const ww_term *ww_rule_term(const ww_checking *c, int decision,
                                          int rule) {
  return &c->rules->program->blocks[decision].terms[rule];
}

/* Of a piece of advice, an `unless` or a condition. */
static inline const ww_term *ww_advice_term(const ww_checking *c, int advice) {
  return ww_rule_term(c, c->rules->decision_count, advice);
}

/* ---- Proving ---------------------------------------------------------- */

ww_prover *ww_checking_net(ww_checking *c, const ww_net_plan *plan);
/* Counts what it costs; a search that is cut short makes the findings
 * inexact. */
ww_finding ww_checking_prove(ww_checking *c, ww_prover *prover,
                             const ww_goal *goal);

/* The answers of what was proved, without those that it can do without; own
 * as in ww_net_plan. */
ww_witness ww_witness_make(ww_checking *c, ww_prover *prover,
                           const ww_goal *goal, const bool *own);

/* ---- Deciding --------------------------------------------------------- */

/* The tally of a decision; advice is evaluated with WW_NONE. */
const ww_tally *ww_tally_at(ww_checking *c, int states[], int decision);
/* option_count: none. */
int ww_outcome_of(const ww_checking *c, int decision, const ww_tally *tally);

/* ---- The checks, in turn ---------------------------------------------- */

void ww_check_reach(ww_checking *c);
void ww_check_fires(ww_checking *c);
void ww_check_matters(ww_checking *c);
void ww_check_live(ww_checking *c);
void ww_check_invariants(ww_checking *c);
void ww_check_lint(ww_checking *c);

#endif
