/* What the parts of a check share while they run; only src/check/ includes
 * it. */
#ifndef WW_CHECK_CHECKING_H
#define WW_CHECK_CHECKING_H

#include "check/facts.h"
#include "solve/shrink.h"
#include "solve/solve.h"

typedef struct ww_checking {
  ww_arena *arena;       /* of the findings */
  ww_arena *scratch;     /* of the problem at hand */
  const ww_rules *given; /* the rulebook */
  /* The rulebook with more behind its advice: each invariant's `unless`, then
   * each condition, so that its program has terms for them. */
  const ww_rules *rules;
  int *first_unless; /* [decision]: as advice */
  int first_condition;
  ww_facts *facts;
  ww_evaluation *evaluation;
  long evaluating; /* what that costs, in the unit of work */
  long work;       /* that the part at hand may still do */
  int share;       /* one goal may take this part of it */
} ww_checking;

ww_checking *ww_checking_new(ww_arena *arena, const ww_rules *given,
                             ww_facts *facts);

/* ---- Terms ------------------------------------------------------------ */

static inline const ww_term *ww_rule_term(const ww_checking *c, int decision,
                                          int rule) {
  return &c->rules->program->blocks[decision].terms[rule];
}

/* Of a piece of advice, an `unless` or a condition. */
static inline const ww_term *ww_advice_term(const ww_checking *c, int advice) {
  return ww_rule_term(c, c->rules->decision_count, advice);
}

static inline const ww_term *ww_price_term(const ww_checking *c, int price) {
  return ww_rule_term(c, c->rules->decision_count + 1, price);
}

/* ---- Proving ---------------------------------------------------------- */

/* A solver for a problem of its own, the one at hand from now on. */
ww_solver *ww_checking_problem(ww_checking *c, const ww_problem_plan *plan);

/* Proves the goal, which has `holds`, within its share of the work. */
ww_finding ww_checking_prove(ww_checking *c, ww_solver *solver,
                             const ww_goal *goal);

/* As ww_checking_prove; what is found becomes the exhibit's example, else an
 * undecided goal makes it undecided. Whether it was found. */
bool ww_checking_show(ww_checking *c, ww_solver *solver, const ww_goal *goal,
                      ww_exhibit *exhibit);

/* The answers at a point where the claim holds, without those that it can do
 * without. Changes the states. */
ww_example ww_example_make(ww_checking *c, const ww_point_claim *claim,
                           int *states[2]);

/* ---- Deciding --------------------------------------------------------- */

/* The tally of a decision, worked out from the answers' states. */
const ww_tally *ww_tally_at(ww_checking *c, int states[], int decision);
/* Whether a piece of advice applies (or an `unless`, or a condition holds). */
bool ww_advice_at(ww_checking *c, int states[], int advice);
/* Whether a price applies where this option is chosen. */
bool ww_price_at(ww_checking *c, int states[], int price, int option);

/* Whether the winner would be another one without the rule. */
bool ww_matters_at(const ww_checking *c, int decision, const ww_tally *tally,
                   int rule);

/* The winner, or option_count. */
static inline int ww_outcome_of(const ww_checking *c, int decision,
                                const ww_tally *tally) {
  return tally->winner == WW_NONE ? c->rules->decisions[decision].option_count
                                  : tally->winner;
}

/* ---- The parts -------------------------------------------------------- */

/* Each works out what is still undecided of its facts. */
void ww_checking_reach(ww_checking *c);
void ww_checking_fires(ww_checking *c);
void ww_checking_matters(ww_checking *c);
void ww_checking_live(ww_checking *c);
void ww_checking_invariants(ww_checking *c);

/* Tries seeded profiles for what is still undecided: whatever one of them
 * shows is so, and needs no search. */
void ww_checking_sample(ww_checking *c);

#endif
