/* Questions that the verdict does not need any more, but what follows from it
 * does: they still move another decision, or the advice that applies. */
#ifndef WW_ASK_REFINE_H
#define WW_ASK_REFINE_H

#include "engine/change.h"

/* Those of which some answer alone changes another decision's outcome, then
 * those that change advice only; by how many of their answers do.
 * `questions` is [question_count]; how many it got. */
int ww_refine_questions(ww_arena *arena, const ww_rules *rules,
                        const ww_answers *answers, int questions[]);

#endif
