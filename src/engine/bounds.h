/* Bounds on what may come out of a box: which rules may and must fire, and
 * how far one option can be ahead of others. See search.h for the idea.
 *
 * Rules that must fire add up to a constant. An *open* rule may fire; it is
 * counted at one open literal of its term, so that of the states of that
 * variable only one counts. Several rivals are bounded together: who beats
 * them all beats any mixture of them. */
#ifndef WW_ENGINE_BOUNDS_H
#define WW_ENGINE_BOUNDS_H

#include "engine/narrow.h"

typedef struct ww_open_rule {
  int rule;
  int next;      /* the next one counted at the same variable, or WW_NONE */
  uint64_t pass; /* the classes of that variable that pass */
  bool sure;     /* all other literals must hold */
} ww_open_rule;

typedef struct ww_bounds {
  const ww_space *space;
  ww_narrow *narrow;
  int rule_count;
  int option_count;
  int **influences; /* [variable]: rules that it can change, ends WW_NONE */
  int *uses;        /* [variable]: how many rules test it */
  int64_t *effects; /* [rule * option_count + option] */
  /* Of the box that was looked at last. */
  unsigned char *fires; /* [rule]: 0, WW_MAY or both */
  int made;             /* the decision is made: as fires */
  bool *may_out;        /* [option]: it may be ruled out */
  bool *must_out;
  int64_t *fixed;     /* [option]: base and rules that must fire */
  ww_open_rule *open; /* [open_count] */
  int open_count;
  int *first;   /* [variable]: the first open rule counted there, WW_NONE */
  int *counted; /* the variables with such rules */
  int counted_count;
  /* Of the bound that was worked out last. */
  int *choice;     /* [variable] with open rules: the class that it took */
  int64_t *ahead;  /* [option]: how far ahead of it, with those classes */
  int64_t *weight; /* [open rule] */
  int *mixture;    /* [option]: how much it counts among the rivals */
} ww_bounds;

/* The space must fit. */
ww_bounds *ww_bounds_new(ww_arena *arena, const ww_space *space);

/* Looks at a box whose gates and outcomes follow from the rest: fills them
 * in, and what its rules do. */
void ww_bounds_look(ww_bounds *bounds, ww_box box);

/* The same for a box that may hold gates (narrow.h); false: it is empty. */
bool ww_bounds_narrow(ww_bounds *bounds, ww_box box);

/* At least the most points that a can be ahead of b in the box. */
int64_t ww_bounds_ahead(ww_bounds *bounds, const uint64_t *box, int a, int b);

/* Whether the outcome (option_count: none) may come out in the box; false is
 * a proof. `rival` is the one that is hardest to beat, or WW_NONE; the choices
 * are those that come nearest to beating all. */
bool ww_bounds_allow(ww_bounds *bounds, const uint64_t *box, int outcome,
                     int *rival);

#endif
