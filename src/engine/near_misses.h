/* Near misses: rules that one answer would make fire, and whose firing alone
 * would change the verdict. And for a blocked decision: the smallest set of
 * answers that rule everything out. */
#ifndef WW_ENGINE_NEAR_MISSES_H
#define WW_ENGINE_NEAR_MISSES_H

#include "engine/change.h"

typedef struct ww_near_miss {
  int rule;
  ww_change change; /* the nearest answer that makes it fire */
  int outcome;      /* with the rule's points and gates added to today's */
} ww_near_miss;

typedef struct ww_near_misses {
  ww_near_miss *of; /* in file order */
  int count;
  bool exact; /* nothing was cut short */
} ww_near_misses;

ww_near_misses *ww_near_misses_make(ww_arena *arena, ww_prospect *prospect,
                                    const ww_answers *answers);

typedef struct ww_conflict {
  int *questions;
  int count;  /* 0: not blocked, or blocked whatever is answered */
  bool exact; /* no smaller set exists */
} ww_conflict;

ww_conflict *ww_conflict_find(ww_arena *arena, ww_prospect *prospect,
                              const ww_answers *answers);

#endif
