/* How far the open answers could move the points of each need.
 *
 * Over the draws that also give the shares (draws.h): what lies outside of
 * the range is possible, but did not come up in a thousand draws. */
#ifndef WW_ENGINE_NEED_RANGES_H
#define WW_ENGINE_NEED_RANGES_H

#include "engine/draws.h"

typedef struct ww_need_range {
  int64_t low, high; /* millionths; today's points lie between them */
} ww_need_range;

/* Of the main decision, [need_count]. */
ww_need_range *ww_need_ranges_make(ww_arena *arena, const ww_rules *rules,
                                   const ww_answers *answers);

#endif
