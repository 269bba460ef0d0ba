/* Profiles with few answers, one after the other.
 *
 * Seeds are terms; a visited point makes all literals of one of them pass, as
 * far as answers can (outcomes of decisions are left to chance). Points with
 * fewer answers come first, so the first one that the visitor wants is as
 * small as can be, up to members of sets beyond the second. */
#ifndef WW_STUDY_DEEPEN_H
#define WW_STUDY_DEEPEN_H

#include "study/ground.h"

typedef struct ww_seed {
  int side;
  const ww_term *term;     /* NULL: everything */
  const ww_term *and_also; /* NULL: nothing more */
} ww_seed;

/* True: enough, stop here. */
typedef bool ww_visitor(void *context, const int point[]);

typedef struct ww_deepening {
  const ww_ground *ground;
  const ww_seed *seeds;
  int seed_count;
  int most;    /* answers */
  long budget; /* steps: points, and answers tried for a seed */
  ww_visitor *visit;
  void *context;
} ww_deepening;

typedef enum ww_deepened {
  WW_DEEPEN_STOPPED,   /* by the visitor */
  WW_DEEPEN_DONE,      /* all were visited */
  WW_DEEPEN_EXHAUSTED, /* the budget was not enough for that */
} ww_deepened;

ww_deepened ww_deepen(ww_arena *arena, const ww_deepening *deepening);

/* Takes answers away, and members of sets, as long as the visitor wants what
 * is left. */
void ww_point_shrink(const ww_ground *ground, int point[], ww_visitor *wanted,
                     void *context);

#endif
