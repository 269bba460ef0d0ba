/* Where to branch: open rules add their weight to what they rest on, and the
 * weightiest is taken. */
#ifndef WW_ENGINE_BRANCHING_H
#define WW_ENGINE_BRANCHING_H

#include "engine/bounds.h"

typedef struct ww_branching {
  const ww_space *space;
  const ww_bounds *bounds;
  bool *may;        /* [variable]: one may branch on it */
  int64_t *weights; /* [variable] */
  int *weighed;     /* the variables with some weight */
  int count;
} ww_branching;

/* At first one may branch on all questions, members of sets and gates that
 * can be held (narrow.h); never on outcomes. */
ww_branching *ww_branching_new(ww_arena *arena, const ww_bounds *bounds);

/* Adds weight to the open variables of the term; where one may not branch on
 * a gate or an outcome, to those that it rests on. */
void ww_branching_add(ww_branching *branching, const ww_mask_term *term,
                      const uint64_t *box, int64_t weight);

/* Adds what is left to decide when no rule is open any more: whether the
 * decision is made, and gates that are held but not decided. */
void ww_branching_add_rest(ww_branching *branching, const uint64_t *box);

/* Takes the weightiest variable, the first of equals, and forgets all
 * weights; WW_NONE when there is none. */
int ww_branching_take(ww_branching *branching);

#endif
