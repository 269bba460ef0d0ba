/* The space of answers that are still open, ready to be searched.
 *
 * For one decision, states of a variable that no test tells apart are one
 * *class*; a *box* holds for each variable the classes that are still
 * possible. What is answered has one class. Of a set the members are either
 * all known or all unknown. A box in which every variable has one class is a
 * *point*: a completion of the profile.
 *
 * Rules and gates are held as terms over classes, for the decision and those
 * before it on whose outcome it may rest. */
#ifndef WW_ENGINE_SPACE_H
#define WW_ENGINE_SPACE_H

#include "engine/evaluate.h"
#include "solve/classes.h"

typedef struct ww_space {
  const ww_rules *rules;
  int decision;         /* the one that is searched */
  int variable_count;   /* of the program */
  bool *matters;        /* [variable]: the decision may rest on it */
  int *class_count;     /* [variable] */
  int **class_of;       /* [variable][state], the last one unknown */
  int **state_of;       /* [variable][class]: a state of it, unknown last */
  ww_mask_term **terms; /* [decision + 1][rule] */
  ww_mask_term *when;   /* [decision + 1] */
  ww_mask_term *gates;  /* [gate] */
  bool fits;            /* no variable has more classes than a mask has bits */
} ww_space;

typedef uint64_t *ww_box; /* [variable_count] */

ww_space *ww_space_new(ww_arena *arena, const ww_rules *rules, int decision);

/* All that the open questions may still be, beside the given states. */
void ww_box_fill(const ww_space *space, const int states[], ww_box box);

/* The states of a point. */
void ww_box_states(const ww_space *space, const uint64_t *box, int states[]);

/* Whether v is a member of a set that may still be unknown: then the box is
 * first split by whether the set is known. */
bool ww_must_split(const ww_space *space, const uint64_t *box, int v);

/* Makes the members of v's set all unknown, or all known. */
void ww_split_set(const ww_space *space, int v, bool unknown, ww_box box);

static inline bool ww_is_single(uint64_t mask) {
  return (mask & (mask - 1)) == 0;
}

#endif
