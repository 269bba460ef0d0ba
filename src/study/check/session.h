/* What the parts of a check share while they run; only src/check/ includes
 * it. */
#ifndef WW_STUDY_CHECK_SESSION_H
#define WW_STUDY_CHECK_SESSION_H

#include "solve/solve.h"
#include "study/check/check.h"

typedef struct ww_checking {
  ww_arena *arena;       /* of the findings */
  ww_arena *scratch;     /* of the problem at hand */
  const ww_rules *given; /* the rulebook */
  /* The rulebook with more behind its advice: each invariant's `when` and
   * `unless`, then each condition, so that its program has terms for them. */
  const ww_rules *rules;
  int *first_guard; /* [decision]: as advice */
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

/* Of a piece of advice, an invariant's guard or a condition. */
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
ww_search_result ww_checking_prove(ww_checking *c, ww_solver *solver,
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
/* Whether a piece of advice applies (or a guard or a condition holds). */
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

/* Whether both rules can fire together. */
ww_search_result ww_both_fire(ww_checking *c, int decision, int one, int two);

/* Looks for all gaps, with so much work. */
void ww_checking_gaps(ww_checking *c, ww_gaps *gaps, long work);

/* Tries seeded profiles for what is still undecided: whatever one of them
 * shows is so, and needs no search. */
void ww_checking_sample(ww_checking *c);

/* ---- Flaws ------------------------------------------------------------ */

/* Gathering what is wrong; only src/check/ includes it. */

typedef struct ww_flaws {
  ww_checking *checking;
  ww_diag_list diags;
  ww_flaw *of; /* [count] */
  int count;
  int room;
} ww_flaws;

/* A diagnostic of the list, just added, becomes a flaw. `subject` and `part`
 * name what it is about, "subject/part"; an empty part is left out. */
ww_flaw *ww_flaw_add(ww_flaws *flaws, const ww_diag *diag, ww_str subject,
                     ww_str part);

/* What the facts say is wrong. */
void ww_flaws_of_facts(ww_flaws *flaws);
/* What can be told without a search: what nothing uses. */
void ww_flaws_unused(ww_flaws *flaws);
/* What precedents show: outcomes that none of them is recommended, and answers
 * that contradict each other. */
void ww_flaws_precedents(ww_flaws *flaws);
/* Rules that do the same as another one. */
void ww_flaws_duplicates(ww_flaws *flaws);
/* Which entry of an overlay is behind a flaw that stands elsewhere. */
void ww_flaws_causes(ww_flaws *flaws);

/* Thresholds that leave a number to no rule, or give it to two. */
void ww_flaws_edges(ww_flaws *flaws);
/* Takes out what the rulebook accepts, and tells what it accepts needlessly;
 * how many were taken out. */
int ww_flaws_accept(ww_flaws *flaws);

/* Why a term can never hold (with another one, or NULL): the fewest of its
 * tests that already cannot, as a hint: "its tests of 'a' and 'b' ...". */
ww_str ww_why_never(ww_checking *c, const ww_term *term, const ww_term *with,
                    const ww_decision_rules *made);

/* The tally of a decision for a profile of an example. */
const ww_tally *ww_example_tally(ww_checking *c, int decision,
                                 const ww_assignment *profile);

/* What an invariant's counterexample shows: "'rag' falls from 3 to 2". */
ww_str ww_what_breaks(ww_checking *c, int decision,
                      const ww_invariant *invariant, const ww_example *example);

/* "'a', 'b' and 'c'". */
void ww_put_quoted(ww_buf *buf, const ww_str ids[], int count);

/* ---- Pairs ------------------------------------------------------------ */

/* Two profiles that differ in one answer: which pairs of answers have to be
 * compared, so that all of them are. */

typedef enum ww_pair_kind {
  /* Each answer with the first, unknown too: if none of these differ, no two
   * answers do. Of sets: one member more, and unknown with the empty set. */
  WW_PAIRS_ANY,
  /* Each known answer with the next higher; of sets, with one member more. */
  WW_PAIRS_NEXT,
  /* Each known answer with all higher ones. */
  WW_PAIRS_HIGHER,
} ww_pair_kind;

/* Asks something of a pair; `goal` has the two answers already. True: stop. */
typedef bool ww_pair_ask(void *context, ww_solver *solver, ww_goal *goal);

/* Asks of every pair of answers to the question; the plan is without `own`.
 * False: there were too many to ask of all. */
bool ww_each_pair(ww_checking *c, const ww_problem_plan *plan, int question,
                  ww_pair_kind kind, ww_pair_ask *ask, void *context);

#endif
