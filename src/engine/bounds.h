/* Bounds on what may come out of a box: which rules may and must fire, and
 * how far one option can be ahead of another. See search.h for the idea; only
 * the search includes this. */
#ifndef WW_ENGINE_BOUNDS_H
#define WW_ENGINE_BOUNDS_H

#include "engine/space.h"

enum { WW_MAY = 1, WW_MUST = 2 }; /* a rule fires: 0, MAY, or both */

typedef struct ww_bounds {
  const ww_space *space;
  int rule_count;
  int option_count;
  /* Set once: a rule is counted (anchored) at one literal of its term. */
  int *anchor;      /* [rule]: the literal, WW_NONE where it has none */
  int *next;        /* [rule]: the next one anchored at the same variable */
  int *first;       /* [variable]: the first one anchored there */
  int **influences; /* [variable]: rules that it can change, ends WW_NONE */
  /* Of the box that was looked at last. */
  unsigned char *fires; /* [rule] */
  bool *rest_must;      /* [rule]: all literals but the anchor's must hold */
  bool *may_out;        /* [option]: it may be ruled out */
  bool *must_out;
  int made; /* the decision is made: as fires */
  /* Of the bound that was worked out last. */
  int *choice; /* [variable]: the class that it took */
} ww_bounds;

/* The space must fit. */
ww_bounds *ww_bounds_new(ww_arena *arena, const ww_space *space);

/* Looks at a box: fills its gates and outcomes, and what its rules do. */
void ww_bounds_look(ww_bounds *bounds, ww_box box);

/* At least the most points that a can be ahead of b in the box. */
int64_t ww_bounds_ahead(ww_bounds *bounds, const uint64_t *box, int a, int b);

/* Whether the outcome (option_count: none) may come out in the box; false is
 * a proof. `rival` is the one that is hardest to beat, or WW_NONE. */
bool ww_bounds_allow(ww_bounds *bounds, const uint64_t *box, int outcome,
                     int *rival);

#endif
