/* All that the analysis adds; see analysis.h. */
#include "engine/analysis.h"

const ww_analysis *ww_analysis_make(ww_arena *arena, const ww_rules *rules,
                                    const ww_evidence *evidence,
                                    const ww_answers *answers) {
  ww_analysis *analysis = WW_NEW(arena, ww_analysis);
  ww_prospect *prospect = ww_prospect_new(arena, rules, rules->main);
  ww_completions *completions =
      ww_completions_make(arena, prospect, evidence, answers);
  ww_completions_draw_close(arena, prospect, answers, completions);
  analysis->evidence = evidence;
  analysis->completions = completions;
  analysis->unknowns = ww_unknowns_make(arena, prospect, completions, answers);
  analysis->certainty = ww_certainty_make(
      arena, prospect, evidence, completions, analysis->unknowns, answers);
  analysis->flips = ww_flips_make(arena, prospect, answers);
  analysis->near_misses = ww_near_misses_make(arena, prospect, answers);
  analysis->open_questions = ww_open_questions_make(
      arena, prospect, completions, analysis->unknowns, answers);
  analysis->robustness = ww_robustness_make(arena, prospect, answers);
  analysis->conflict = ww_conflict_find(arena, prospect, answers);
  analysis->nodes = prospect->nodes;
  return analysis;
}
