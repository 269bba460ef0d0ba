/* Which outcomes are still possible: branch and bound over a space.
 *
 * A bound on how far one option can be ahead of another within a box adds up,
 * variable by variable, the best that one class of it can do for the rules
 * anchored there; a rule that speaks for the option counts as soon as it may
 * fire, one that speaks against it only once it must. So the bound is never
 * too low, and a box in which the option cannot win is dropped whole.
 *
 * Nothing here looks at a clock: a search stops after a number of nodes, and
 * then says so. Points are whole millionths. */
#ifndef WW_ENGINE_SEARCH_H
#define WW_ENGINE_SEARCH_H

#include "engine/branching.h"
#include "engine/prospect.h"
#include "solve/solve.h"

typedef struct ww_search {
  const ww_space *space;
  ww_budgets budgets; /* the usual ones; a caller may lower them */
  int seeks;
  long budget; /* nodes that may still be visited */
  ww_evaluation *evaluation;
  int *states;       /* of the point that was found */
  ww_bounds *bounds; /* NULL where the space does not fit */
  long cost;         /* of a node: 1, and more with hundreds of rules */
  ww_arena *arena;   /* for boxes */
  ww_box *boxes;     /* one a level, as deep as a search has been */
  ww_branching *branching;
} ww_search;

/* The box of a level, made when it is needed first. */
ww_box ww_box_at(ww_arena *arena, const ww_space *space, ww_box boxes[],
                 int depth);

ww_search *ww_search_new(ww_arena *arena, const ww_space *space);

/* Looks for a point of the box whose outcome is the option; option_count
 * stands for no outcome (every option ruled out, or the decision not made).
 * The states of what is found are in search->states. */
ww_finding ww_search_outcome(ww_search *search, const uint64_t *box,
                             int outcome);

/* The outcome at a point, option_count for none. Changes the states' gates
 * and outcomes. */
int ww_search_at(ww_search *search, int states[]);

/* A point of the box, by the classes that the last bound took: a good place
 * to try. */
void ww_round_off(const ww_search *search, const uint64_t *box, int states[]);

#endif
