/* Strength; see analysis.h. */
#include "engine/analysis.h"

const char *const ww_strength_names[] = {"clear", "likely", "close", "none",
                                         NULL};

/* What a strength takes: so much of the record in percent, and such a share
 * (or to be settled). Set where, of the held precedents, clear verdicts are
 * right in 90 of 100 and likely ones in 75 to 92: `rules test --precedents`. */
enum { CLEAR_RECORD = 92, CLEAR_SHARE = 900 };
enum { SETTLED_RECORD = 80 };
enum { LIKELY_RECORD = 72, LIKELY_SHARE = 700 };

static bool is_right_in(ww_record record, int percent) {
  return record.right * 100 >= record.of * percent;
}

typedef struct making {
  ww_arena *arena;
  ww_prospect *prospect;
  const ww_completions *completions;
  const ww_unknowns *unknowns;
  const ww_answers *answers;
} making;

static ww_state state_of(making *m) {
  if (!m->unknowns)
    m->unknowns =
        ww_unknowns_make(m->arena, m->prospect, m->completions, m->answers);
  return m->unknowns->state;
}

static ww_strength strength_of(making *m, ww_record record, int share,
                               bool tie) {
  if (tie)
    return WW_STRENGTH_CLOSE;
  if (record.of == 0) {
    ww_state state = state_of(m);
    return state == WW_SETTLED  ? WW_STRENGTH_CLEAR
           : state == WW_STABLE ? WW_STRENGTH_LIKELY
                                : WW_STRENGTH_CLOSE;
  }
  if (is_right_in(record, CLEAR_RECORD) && share >= CLEAR_SHARE)
    return WW_STRENGTH_CLEAR;
  if (is_right_in(record, SETTLED_RECORD) && share == WW_SHARES &&
      state_of(m) == WW_SETTLED)
    return WW_STRENGTH_CLEAR;
  return is_right_in(record, LIKELY_RECORD) && share >= LIKELY_SHARE
             ? WW_STRENGTH_LIKELY
             : WW_STRENGTH_CLOSE;
}

ww_certainty ww_certainty_make(ww_arena *arena, ww_prospect *prospect,
                               const ww_evidence *evidence,
                               const ww_completions *completions,
                               const ww_unknowns *unknowns,
                               const ww_answers *answers) {
  const ww_rules *rules = prospect->rules;
  making m = {arena, prospect, completions, unknowns, answers};
  int *states = WW_NEWS(arena, int, (size_t)rules->program->variable_count);
  ww_states_of(rules, answers, states);
  int now = ww_outcome_at(prospect, states);
  const ww_tally *tally = ww_tally_of(prospect);
  ww_certainty certainty = {.given = now != prospect->none,
                            .strength = WW_STRENGTH_NONE};
  if (!ww_recommends(tally))
    return certainty;
  bool tie = tally->tie;
  certainty.margin = ww_margin(tally, prospect->none);
  if (evidence) {
    certainty.support = ww_support(evidence, &completions->kin, now);
    certainty.record = ww_record_make(arena, evidence, answers,
                                      certainty.margin, certainty.support);
  }
  certainty.strength =
      strength_of(&m, certainty.record, completions->shares[now], tie);
  return certainty;
}

int ww_begins_with(ww_arena *arena, const ww_rules *rules,
                   const ww_answers *answers, int option) {
  int *states = WW_NEWS(arena, int, (size_t)rules->program->variable_count);
  ww_evaluation *evaluation = ww_evaluation_new(arena, rules);
  if (rules->leading == WW_NONE)
    return WW_NONE;
  ww_states_of(rules, answers, states);
  ww_evaluate(rules, states, rules->main, evaluation);
  ww_evaluate_as(rules, states, option, evaluation);
  return evaluation->decisions[rules->leading].winner;
}
