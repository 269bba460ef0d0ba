/* A rulebook cut down to one decision: the outcomes of the decisions before
 * it become questions of their own, free to be answered at will.
 *
 * Whatever cannot happen then cannot happen at all, and the search is spared
 * all that lies before. What can happen still has to be shown for real. */
#ifndef WW_STUDY_CUT_H
#define WW_STUDY_CUT_H

#include "rulebook/program.h"

/* Shares what it can with the rulebook. Its one decision is number 0; variables
 * keep their numbers. */
const ww_rules *ww_rules_cut(ww_arena *arena, const ww_rules *rules,
                             int decision);

#endif
