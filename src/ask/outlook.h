/* What the questions that are still open could change, cheaply enough to be
 * looked at after every answer: the analysis with small budgets of nodes.
 *
 * Sound as the analysis is: a question is left out only when it is proved not
 * to matter, `settled` is said only when it is proved. Where nodes ran out,
 * it could still change. */
#ifndef WW_ASK_OUTLOOK_H
#define WW_ASK_OUTLOOK_H

#include "engine/analysis.h"
#include "engine/change.h"
#include "engine/live.h"

/* Lives as long as the interview. */
typedef struct ww_outlook_search {
  const ww_rules *rules;
  ww_prospect *prospect;
  ww_live *live;
  const ww_evidence *evidence; /* NULL: no precedents */
  int usual;  /* median of how many answers a precedent has, 0 without them */
  bool *dead; /* [question]: proved not to matter; holds as long as answers
                 are added and none is changed */
} ww_outlook_search;

typedef struct ww_outlook {
  ww_state state;
  ww_certainty certainty;
  bool enough; /* no usual answer turns the verdict by itself, and it is clear
                  or what is left tells next to nothing. Without a record: it
                  is not provisional */
  int *questions; /* what may still change the verdict, the next one first,
                     the rest by how much they tell */
  int count;
} ww_outlook;

ww_outlook_search *ww_lookout_new(ww_arena *arena, const ww_rules *rules);

/* An answer was changed or taken back. */
void ww_lookout_forget(ww_outlook_search *lookout);

/* Questions that nobody can answer (`passed`) stay open in the verdict's
 * state, but no question is asked that matters only together with them. */
ww_outlook ww_lookout_look(ww_outlook_search *lookout, ww_arena *arena,
                           const ww_answers *answers);

/* ---- Refine ----------------------------------------------------------- */

/* Questions that the verdict does not need any more, but what follows from it
 * does: they still move another decision, or the advice that applies. */

/* Those of which some answer alone changes another decision's outcome, then
 * those that change advice only; by how many of their answers do.
 * `questions` is [question_count]; how many it got. */
int ww_refine_questions(ww_arena *arena, const ww_rules *rules,
                        const ww_answers *answers, int questions[]);

#endif
