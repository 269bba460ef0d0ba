/* What can come out of one decision: made once, and asked about one profile
 * after the other.
 *
 * The decision and those before it that it may rest on are one problem
 * (solve/problem.h), in one world. Points are whole millionths. */
#ifndef WW_ENGINE_PROSPECT_H
#define WW_ENGINE_PROSPECT_H

#include "engine/evaluate.h"
#include "solve/solve.h"

/* How many nodes each part of an analysis may visit: counts, so that the same
 * comes out on every machine. */
typedef struct ww_budgets {
  long outcome; /* to find or exclude one outcome */
  long single;  /* for changes of one answer, and again for near misses */
  long sets;    /* for flips by two and by three answers */
  long live;    /* to tell whether one question can make a difference */
} ww_budgets;

typedef struct ww_prospect {
  const ww_rules *rules;
  int decision;
  int none;           /* its option_count: no outcome */
  ww_budgets budgets; /* the usual ones; a caller may lower them */
  ww_evaluation *evaluation;
  long cost; /* of a decision: 1, and more with hundreds of rules */
  const ww_problem *problem;
  ww_solver *solver;
  uint64_t *home;  /* solve/bounds.h: of ww_prospect_near */
  int away_most;   /* else WW_ANY_NUMBER */
  uint64_t wanted; /* outcomes of the search at hand */
  long nodes;      /* visited so far, by all searches */
} ww_prospect;

ww_prospect *ww_prospect_new(ww_arena *arena, const ww_rules *rules,
                             int decision);

/* The outcome at a point, `none` where every option is ruled out or the
 * decision is not made. Changes the states' gates and outcomes. */
int ww_outcome_at(ww_prospect *prospect, int states[]);

/* The tally of the point that was looked at last. */
static inline const ww_tally *ww_tally_of(const ww_prospect *prospect) {
  return &prospect->evaluation->decisions[prospect->decision];
}

/* ---- Searches --------------------------------------------------------- */

/* From now on these are the answers, but to the questions that are open. */
void ww_prospect_hold(ww_prospect *prospect, const int states[],
                      const bool open[]);
/* The same; and those that are open are answered. */
void ww_prospect_vary(ww_prospect *prospect, const int states[],
                      const bool open[]);
/* Those that are open may be as they are or answered in another way, at most
 * so many of them; those that are `away` do have another answer. */
void ww_prospect_near(ww_prospect *prospect, const int states[],
                      const bool open[], const bool away[], int most);
/* As ww_prospect_hold, for a solver of the same decision in two worlds: what
 * differs between these has its state in each. */
void ww_hold(ww_solver *solver, const int states[], const bool open[]);

/* Looks for answers that lead to one of the outcomes (a bit each), with at
 * most so many nodes, which are taken from the budget. The states of what is
 * found, verified by deciding, are in solver->states[0]. */
ww_search_result ww_prospect_find(ww_prospect *prospect, uint64_t outcomes,
                                  long *budget);
/* The same for any goal of a solver. A node costs what it takes. */
ww_search_result ww_prospect_solve(ww_prospect *prospect, ww_solver *solver,
                                   const ww_goal *goal, long *budget);

#endif
