/* Two profiles that differ in one answer: which pairs of answers have to be
 * compared, so that all of them are. */
#ifndef WW_CHECK_PAIRS_H
#define WW_CHECK_PAIRS_H

#include "check/checking.h"

typedef enum ww_pair_kind {
  /* Each answer with the first, unknown too: if none of these differ, no two
   * answers do. Of sets: one member more, and unknown with the empty set. */
  WW_PAIRS_ANY,
  /* Each known answer with the next higher; of sets, with one member more. */
  WW_PAIRS_NEXT,
  /* Each known answer with all higher ones. */
  WW_PAIRS_HIGHER,
} ww_pair_kind;

/* Asks something of a pair; `goal` has the two answers already. True: stop. */
typedef bool ww_pair_ask(void *context, ww_solver *solver, ww_goal *goal);

/* Asks of every pair of answers to the question; the plan is without `own`.
 * False: there were too many to ask of all. */
bool ww_each_pair(ww_checking *c, const ww_problem_plan *plan, int question,
                  ww_pair_kind kind, ww_pair_ask *ask, void *context);

#endif
