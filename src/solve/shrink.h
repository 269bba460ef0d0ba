/* A point where something holds, with as few answers as may be: what it can do
 * without is taken away, the later questions first. */
#ifndef WW_SOLVE_SHRINK_H
#define WW_SOLVE_SHRINK_H

#include "rulebook/program.h"

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
