/* A decision as data: everything that JSON, text and reports show.
 *
 * Indices are those of the rulebook (rulebook/rulebook.h); points are whole
 * millionths. A ww_verdict lives in the arena given to ww_verdict_make and
 * borrows from rulebook and profile. */
#ifndef WW_ENGINE_DECIDE_H
#define WW_ENGINE_DECIDE_H

#include "engine/evaluate.h"
#include "profile/profile.h"

typedef struct ww_reason { /* a rule that fired */
  int rule;
  int *questions; /* whose answers made it fire, in the rulebook's order */
  int question_count;
  bool covered; /* another rule that fired is printed instead of it */
} ww_reason;

typedef struct ww_objection { /* why another option was not chosen */
  int option;
  int *ruled_out_by; /* rules; none: it is merely behind */
  int ruled_out_count;
  int64_t behind_by; /* points; 0 in a tie. Of a blocked decision: 0 */
  int *rules;        /* fired rules that put it behind, strongest first */
  int rule_count;
} ww_objection;

typedef struct ww_result { /* of one decision */
  const ww_decision_rules *rules;
  bool made;     /* false: its `when` is not true; then all else is empty */
  bool silent;   /* the main one: no rule fired, so there is nothing to go on */
  int winner;    /* WW_NONE: blocked or silent */
  int runner_up; /* best other that can win, or WW_NONE */
  bool tie;
  int64_t margin; /* over the runner-up, where there is one */
  int *ranking;   /* [option_count]: best first; ruled out ones last */
  int64_t *scores;
  bool *ruled_out;
  int64_t *needs;     /* [need_count], millionths */
  ww_reason *reasons; /* by the difference they make between winner and
                         runner-up; those against the winner last */
  int reason_count;
  ww_objection *objections; /* of every option but the winner, ranked */
  int objection_count;
} ww_result;

typedef struct ww_verdict {
  const ww_rules *rules;
  const ww_answers *answers;
  ww_result *results; /* [decision_count] */
  int *advice;        /* what applies, in file order */
  int advice_count;
  const struct ww_analysis *analysis; /* analysis.h; NULL: not asked for */
  const struct ww_cost_report *costs; /* costs.h; NULL: none, or not asked */
} ww_verdict;

ww_verdict *ww_verdict_make(ww_arena *arena, const ww_rules *rules,
                            const ww_answers *answers);

static inline const ww_result *ww_main_result(const ww_verdict *verdict) {
  return &verdict->results[verdict->rules->main];
}

/* What a reason does between the winner and the runner-up; without a
 * runner-up, to the winner. */
int64_t ww_reason_weight(const ww_result *result, const ww_reason *reason);

#endif
