/* Narrowing: what a box implies, and what it rules out.
 *
 * A box may hold a gate to one of its two values before its literals decide
 * it: then its variables are narrowed to what is left for them. A set is known
 * whole or not at all. Outcomes of earlier decisions are worked out by
 * intervals, never held. */
#ifndef WW_ENGINE_NARROW_H
#define WW_ENGINE_NARROW_H

#include "engine/space.h"
#include "solve/domains.h"

typedef struct ww_narrow {
  const ww_space *space;
  bool *holds;       /* [gate]: may be held, since no outcome is in it */
  int **set_members; /* [set_count]: variables of a set, ends with WW_NONE */
  int set_count;
  int *undecided; /* gates that the box holds and its literals leave open */
  int undecided_count;
  int *fires; /* room for the rules of an earlier decision */
} ww_narrow;

ww_narrow *ww_narrow_new(ww_arena *arena, const ww_space *space);

/* Opens all gates and outcomes of the box: they follow from the rest. */
void ww_narrow_open(const ww_narrow *narrow, ww_box box);

/* Fills gates and outcomes and narrows the rest. False: no point lies in the
 * box; then it is left half done. */
bool ww_narrow_box(ww_narrow *narrow, ww_box box);

static inline int ww_literal_fires(const ww_mask_literal *literal,
                                   const uint64_t *box) {
  uint64_t mask = box[literal->variable];
  if (!(mask & literal->pass))
    return 0;
  return (mask & ~literal->pass) ? WW_MAY : WW_MAY | WW_MUST;
}

/* Of a conjunction. */
int ww_term_fires(const ww_mask_term *term, const uint64_t *box);

#endif
