/* All that the analysis adds to a decision, made in one go. */
#ifndef WW_ENGINE_ANALYSIS_H
#define WW_ENGINE_ANALYSIS_H

#include "engine/decide.h"
#include "engine/flips.h"
#include "engine/near_misses.h"
#include "engine/open_questions.h"
#include "engine/robustness.h"
#include "engine/unknowns.h"

typedef struct ww_analysis {
  const ww_draws *draws;
  const ww_unknowns *unknowns;
  const ww_flips *flips;
  const ww_near_misses *near_misses;
  const ww_open_questions *open_questions;
  ww_robustness robustness;
  const ww_conflict *conflict; /* of a blocked decision, else empty */
  long nodes;                  /* that the searches visited */
} ww_analysis;

/* About the main decision. */
const ww_analysis *ww_analysis_make(ww_arena *arena, const ww_rules *rules,
                                    const ww_answers *answers);

#endif
