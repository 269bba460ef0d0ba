/* What each question can do towards an outcome at the very most: a proof that
 * some changes are not enough, before any search. */
#ifndef WW_ENGINE_SWINGS_H
#define WW_ENGINE_SWINGS_H

#include "engine/prospect.h"

typedef struct ww_swing {
  int64_t gain;   /* points that the outcome makes up on today's */
  bool lifts;     /* it may end that the outcome is ruled out */
  bool rules_out; /* it may rule out today's outcome */
} ww_swing;

/* [question][outcome]; `today` is the tally of the decision as it is. */
ww_swing **ww_swings_make(ww_arena *arena, const ww_prospect *prospect,
                          const ww_tally *today);

#endif
