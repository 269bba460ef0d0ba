/* Is there a point of a problem at which all that is wanted holds? Found,
 * proved impossible, or the budget ran out: branch and bound over the domains.
 *
 * What is found is verified by deciding for real (`holds`); what is proved
 * rests on the bounds (bounds.h) and on having looked at every case. Nothing
 * here looks at a clock: a search stops after a number of nodes. */
#ifndef WW_SOLVE_SOLVE_H
#define WW_SOLVE_SOLVE_H

#include "rulebook/program.h"
#include "solve/branch.h"

typedef enum ww_search_result {
  WW_FOUND,      /* there is such a point, verified by deciding */
  WW_IMPOSSIBLE, /* proved: there is none */
  WW_UNDECIDED,  /* the budget is used up */
} ww_search_result;

enum { WW_WANTED_MOST = 2 * WW_SET_MEMBERS_MOST + 8 };

typedef struct ww_goal {
  /* Domains to begin with: of answers, gates of terms, outcomes. */
  ww_mask_literal wanted[WW_WANTED_MOST];
  int wanted_count;
  const ww_mask_term *term; /* holds too; or NULL */
  int without;              /* the rule that twins leave out, or WW_NONE */
  const int64_t *weights;   /* [rule]: their sum is at least `least`; or NULL */
  int64_t least;
  const uint64_t *home; /* bounds.h; or NULL */
  int away_most;        /* questions that have another answer */
  /* Whether it holds in truth, with the states of both worlds. */
  bool (*holds)(void *context, int *states[2]);
  void *context;
} ww_goal;
#define WW_GOAL_INIT                                                           \
  { .without = WW_NONE }

typedef struct ww_solver {
  ww_arena *arena;
  const ww_problem *problem;
  ww_domains domains;
  bool empty; /* what was assumed cannot be */
  ww_balance *balance;
  ww_branch *branch;
  int *states[2]; /* of what was found, in each world */
  int *classes;   /* [variable]: of answers, at the point that is tried */
  const ww_goal *goal;
  long *budget; /* nodes that may still be visited */

  uint64_t **never; /* [decision][outcome]: those that it never has in the
                       second world with this one in the first; or NULL */
} ww_solver;

/* What was learnt of where to branch is kept from search to search. */
ww_solver *ww_solver_new(ww_arena *arena, const ww_problem *problem);

/* Forgets all assumptions. */
void ww_solver_reset(ww_solver *solver);
/* What holds in all searches from now on: a variable of the problem has one of
 * these classes. */
void ww_assume(ww_solver *solver, int variable, uint64_t mask);
/* Draws the conclusions of what was assumed, once for all searches. */
void ww_conclude(ww_solver *solver);

/* Holds in all searches: a decision never has the one outcome in the first
 * world with the other in the second. */
void ww_never_together(ww_solver *solver, int decision, int one, int other);

/* With a problem that does not fit, undecided. */
ww_search_result ww_solve(ww_solver *solver, const ww_goal *goal, long *budget);

static inline void ww_want(ww_goal *goal, int variable, uint64_t mask) {
  goal->wanted[goal->wanted_count++] = (ww_mask_literal){variable, mask};
}

/* These want nothing of a problem that does not fit. */
static inline void ww_want_term(ww_goal *goal, const ww_problem *problem,
                                int world, int term, bool holds) {
  if (problem->fits)
    ww_want(goal, problem->terms[world][term], ww_class(holds));
}

static inline void ww_want_outcome(ww_goal *goal, const ww_problem *problem,
                                   int world, int outcome) {
  if (problem->fits)
    ww_want(goal, problem->outcome[world], ww_class(outcome));
}

/* ---- Shrink ----------------------------------------------------------- */

/* A point where something holds, with as few answers as may be: what it can do
 * without is taken away, the later questions first. */

/* What holds at a point: of one world, or of two that differ in `own`. */
typedef struct ww_point_claim {
  bool (*holds)(void *context, int *states[2]); /* may change the states */
  void *context;
  const bool *own; /* [variable]: not to be changed; or NULL */
} ww_point_claim;

/* Changes the states of both worlds, where the claim holds and goes on to hold.
 * Returns how often the claim was asked. */
long ww_shrink(ww_arena *arena, const ww_rules *rules,
               const ww_point_claim *claim, int *states[2]);

#endif
