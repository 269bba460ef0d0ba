/* All that the analysis adds; see analysis.h. */
#include "engine/analysis.h"

const ww_analysis *ww_analysis_make(ww_arena *arena, const ww_rules *rules,
                                    const ww_answers *answers) {
  ww_analysis *analysis = WW_NEW(arena, ww_analysis);
  const ww_space *space = ww_space_new(arena, rules, rules->main);
  ww_search *search = ww_search_new(arena, space);
  analysis->draws = ww_draws_make(arena, search, answers);
  analysis->unknowns =
      ww_unknowns_make(arena, search, analysis->draws, answers);
  analysis->flips = ww_flips_make(arena, search, answers);
  analysis->near_misses = ww_near_misses_make(arena, search, answers);
  analysis->open_questions = ww_open_questions_make(
      arena, search, analysis->draws, analysis->unknowns, answers);
  analysis->robustness = ww_robustness_make(arena, search, answers);
  analysis->conflict = ww_conflict_find(arena, search, answers);
  return analysis;
}
