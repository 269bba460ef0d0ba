/* From a point of a cut-down contest to one of the whole: answers are looked
 * for that bring about the outcome which was free to choose. */
#ifndef WW_STUDY_REALIZE_H
#define WW_STUDY_REALIZE_H

#include "study/contest.h"

/* Fills `real`, a point of the whole contest, on whose two sides the decisions
 * before are the same. False: not found; there may be one. */
bool ww_realize(ww_contest *cut, const int point[], ww_contest *whole,
                int real[]);

#endif
