/* Classes: states of a variable that nothing asked about tells apart.
 *
 * Literals are told first, then the classes are made: states that all of them
 * treat alike are one class, so that what can be said about a variable fits
 * into a 64-bit mask. Terms are then put into masks. */
#ifndef WW_SOLVE_CLASSES_H
#define WW_SOLVE_CLASSES_H

#include "rulebook/program.h"

enum { WW_CLASSES_MOST = 64 };

typedef struct ww_mask_literal {
  int variable;
  uint64_t pass; /* the classes that pass */
} ww_mask_literal;

typedef struct ww_mask_term {
  ww_mask_literal *literals;
  int count;
} ww_mask_term;

typedef struct ww_column ww_column;

typedef struct ww_class_start { /* from this state to the next cut */
  int from;
  int number; /* of the class */
} ww_class_start;

typedef struct ww_classes {
  ww_arena *arena;
  const ww_program *program;
  ww_column *columns;    /* [variable]: the literals that were told */
  int *count;            /* [variable] */
  ww_class_start **cuts; /* [variable][cut_count]: where a class may begin */
  int *cut_count;
  int **state_of; /* [variable][class]: a state of it, unknown last */
  bool fits;      /* no variable has more classes than a mask has bits */
} ww_classes;

ww_classes *ww_classes_new(ww_arena *arena, const ww_program *program);
void ww_classes_tell(ww_classes *classes, const ww_term *term);
void ww_classes_make(ww_classes *classes);

/* Of a term that was told; the classes fit. */
ww_mask_term ww_classes_term(ww_arena *arena, const ww_classes *classes,
                             const ww_term *term);

/* The class of a state, the last one being unknown. */
int ww_class_of(const ww_classes *classes, int v, int state);

static inline uint64_t ww_classes_all(const ww_classes *classes, int v) {
  int count = classes->count[v];
  return count >= 64 ? UINT64_MAX : ((uint64_t)1 << count) - 1;
}

#endif
