/* Where to branch: on the literal that most hangs on.
 *
 * What is open in a constraint is worth the points that it moves, times the
 * dead ends that the constraint led to so far: so a search keeps to what makes
 * a thing impossible, wherever that is (Boussemart and others, "Boosting
 * systematic search by weighting constraints", 2004). */
#ifndef WW_SOLVE_BRANCH_H
#define WW_SOLVE_BRANCH_H

#include "solve/bounds.h"

typedef struct ww_branch {
  ww_balance *balance;
  int64_t blame; /* dead ends that pairs of tallies led to, and some */
  /* What branching on a variable is worth, and on which of its literals. */
  int64_t *scores;   /* [variable] */
  int64_t *heaviest; /* [variable]: the literal's part */
  uint64_t *masks;   /* [variable]: the literal */
} ww_branch;

ww_branch *ww_branch_new(ww_arena *arena, ww_balance *balance);

/* The variable to branch on, by `masks`; WW_NONE: nothing is open. `weights`
 * are those of a sum that is wanted, [rule], or NULL. */
int ww_branch_choose(ww_branch *branch, const int64_t weights[]);

#endif
