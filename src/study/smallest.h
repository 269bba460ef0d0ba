/* The smallest point that the one search finds: fewest answers first. */
#ifndef WW_STUDY_SMALLEST_H
#define WW_STUDY_SMALLEST_H

#include "solve/solve.h"
#include "study/joint.h"

typedef struct ww_quest {
  const ww_joint *joint;
  ww_solver *solver; /* of a problem of the joint rulebook */
  ww_goal *goals;    /* any of them; each has `holds` */
  int count;
  long nodes; /* for finding one, and again for one with few answers */
} ww_quest;

/* Found: `point` holds one of the goals, with fewest answers where the nodes
 * suffice, and each answer the first that does. Impossible only where no
 * choices were left out. */
ww_finding ww_smallest(ww_arena *arena, ww_quest *quest, int point[]);

#endif
