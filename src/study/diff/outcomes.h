/* Where two rulebooks decide differently: which pairs of outcomes come out,
 * and where. */
#ifndef WW_STUDY_DIFF_OUTCOMES_H
#define WW_STUDY_DIFF_OUTCOMES_H

#include "study/diff/pairing.h"
#include "study/joint.h"

typedef struct ww_contest {
  ww_arena *arena;
  const ww_pairing *pairing;
  const ww_joint *joint;
  ww_solver *solver;
  int rows, columns; /* outcomes of either side; the last: none */
  bool *wanted;      /* [rows * columns] pairs that are looked for */
} ww_contest;

/* About one decision on each side; wanted is every pair of different outcomes.
 * `same_before`: the decisions that stand before it never differ. */
ww_contest *ww_contest_new(ww_arena *arena, const ww_pairing *pairing,
                           bool same_before);

static inline int ww_pair_at(const ww_contest *contest, int a, int b) {
  return a * contest->columns + b;
}

/* The pair of outcomes at a point. */
int ww_contest_at(const ww_contest *contest, const int point[]);

/* The smallest point at which this pair comes out. */
ww_search_result ww_contest_find(const ww_contest *contest, int pair,
                                 long nodes, int point[]);
/* ... or any of those that are wanted. */
ww_search_result ww_contest_find_any(const ww_contest *contest, long nodes,
                                     int point[]);

#endif
