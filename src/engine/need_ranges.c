/* Ranges of the needs' points; see completions.h. */
#include "engine/completions.h"

static int64_t points_of(const ww_decision_rules *decision,
                         const uint64_t *fired, int need) {
  int64_t points = 0;
  for (int r = 0; r < decision->rule_count; r++)
    if (ww_bit(fired, r))
      points += (int64_t)decision->rules[r].need_points[need] * 1000;
  return points;
}

ww_need_range *ww_need_ranges_make(ww_arena *arena, const ww_rules *rules,
                                   const ww_evidence *evidence,
                                   const ww_answers *answers) {
  const ww_decision_rules *decision = &rules->decisions[rules->main];
  size_t variables = (size_t)rules->program->variable_count;
  ww_need_range *ranges =
      WW_NEWS(arena, ww_need_range, (size_t)decision->need_count);
  int *states = WW_NEWS(arena, int, variables);
  ww_evaluation *evaluation = ww_evaluation_new(arena, rules);
  const uint64_t *fired = evaluation->decisions[rules->main].fired;
  ww_completer completer = ww_completer_new(arena, rules, evidence, answers);
  ww_states_of(rules, answers, states);
  for (int i = 0; i <= completer.count; i++) { /* the first is today */
    if (i > 0 && !ww_complete(&completer, i - 1, states))
      continue;
    ww_evaluate(rules, states, rules->main + 1, evaluation);
    if (!evaluation->decisions[rules->main].made)
      continue;
    for (int n = 0; n < decision->need_count; n++) {
      ww_need_range *range = &ranges[n];
      int64_t points = points_of(decision, fired, n);
      if (i == 0 || points < range->low)
        range->low = points;
      if (i == 0 || points > range->high)
        range->high = points;
    }
  }
  return ranges;
}
