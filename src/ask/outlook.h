/* What the questions that are still open could change, cheaply enough to be
 * looked at after every answer: the analysis with small budgets of nodes.
 *
 * Sound as the analysis is: a question is left out only when it is proved not
 * to matter, `settled` is said only when it is proved. Where nodes ran out,
 * it could still change. */
#ifndef WW_ASK_OUTLOOK_H
#define WW_ASK_OUTLOOK_H

#include "engine/live.h"
#include "engine/unknowns.h"

/* Lives as long as the interview. */
typedef struct ww_lookout {
  const ww_rules *rules;
  ww_prospect *prospect;
  ww_live *live;
  bool *dead; /* [question]: proved not to matter; holds as long as answers
                 are added and none is changed */
} ww_lookout;

typedef struct ww_outlook {
  ww_state state;
  int *questions; /* what may still change the verdict, the next one first,
                     the rest by how much they tell */
  int count;
} ww_outlook;

ww_lookout *ww_lookout_new(ww_arena *arena, const ww_rules *rules);

/* An answer was changed or taken back. */
void ww_lookout_forget(ww_lookout *lookout);

/* Questions that nobody can answer (`passed`) stay open in the verdict's
 * state, but no question is asked that matters only together with them. */
ww_outlook ww_lookout_look(ww_lookout *lookout, ww_arena *arena,
                           const ww_answers *answers);

#endif
