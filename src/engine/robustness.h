/* Would the verdict survive other points and other published thresholds?
 *
 * A thousand seeded variations: every rule's points times a factor between
 * 0.75 and 1.25, and every threshold that the documents publish a range for
 * moved within it (thresholds of one question keep their order). */
#ifndef WW_ENGINE_ROBUSTNESS_H
#define WW_ENGINE_ROBUSTNESS_H

#include "engine/prospect.h"
#include "profile/profile.h"

enum { WW_VARIATIONS = 1000, WW_VARIATION_SEED = 1 };

typedef struct ww_robustness {
  int held;       /* variations that keep the recommendation */
  int samples;    /* WW_VARIATIONS */
  int fragile_to; /* the rule whose part differs most between those that keep
                     it and those that do not; WW_NONE where all keep it */
} ww_robustness;

ww_robustness ww_robustness_make(ww_arena *arena, ww_prospect *prospect,
                                 const ww_answers *answers);

#endif
