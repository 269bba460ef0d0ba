/* Evaluating; see evaluate.h. */
#include "engine/evaluate.h"

#include <string.h>

static ww_tally new_tally(ww_arena *arena, const ww_decision_rules *decision,
                          const ww_block *block) {
  size_t options = (size_t)decision->option_count;
  return (ww_tally){
      .winner = WW_NONE,
      .scores = WW_NEWS(arena, int64_t, options),
      .ruled_out = WW_NEWS(arena, bool, options),
      .fired = WW_NEWS(arena, uint64_t, (size_t)block->words),
  };
}

ww_evaluation *ww_evaluation_new(ww_arena *arena, const ww_rules *rules) {
  const ww_program *program = rules->program;
  ww_evaluation *result = WW_NEW(arena, ww_evaluation);
  result->decisions = WW_NEWS(arena, ww_tally, (size_t)rules->decision_count);
  for (int d = 0; d < rules->decision_count; d++)
    result->decisions[d] =
        new_tally(arena, &rules->decisions[d], &program->blocks[d]);
  size_t words = (size_t)program->blocks[rules->decision_count].words;
  result->advice = WW_NEWS(arena, uint64_t, words);
  return result;
}

static bool holds(const ww_term *term, bool all, const int states[]) {
  for (int i = 0; i < term->count; i++) {
    const ww_literal *literal = &term->literals[i];
    if (ww_passes(literal, states[literal->variable]) != all)
      return !all;
  }
  return all;
}

static void enter_gates(const ww_program *program, int from, int to,
                        int states[]) {
  for (int g = from; g < to; g++)
    states[program->first_gate + g] =
        holds(&program->gates[g].term, program->gates[g].all, states);
}

void ww_match(const ww_block *block, const int states[], uint64_t fired[]) {
  size_t words = (size_t)block->words;
  if (words == 0)
    return;
  memset(fired, 0xFF, words * sizeof *fired);
  if (block->count % 64)
    fired[words - 1] = ((uint64_t)1 << (block->count % 64)) - 1;
  for (int v = 0; v < block->variable_count; v++) {
    const uint64_t *row = block->allowed[v][states[block->variables[v]]];
    ww_span span = block->spans[v];
    for (int w = span.from; w < span.to; w++)
      fired[w] &= row[w - span.from];
  }
  for (int i = 0; i < block->loose_count; i++) {
    const ww_loose *loose = &block->loose[i];
    if (!ww_passes(loose->literal, states[loose->literal->variable]))
      fired[loose->term / 64] &= ~((uint64_t)1 << (loose->term % 64));
  }
}

static void add_rule(const ww_rule *rule, int options, ww_tally *tally) {
  for (int o = 0; o < options; o++) {
    tally->scores[o] += rule->effect[o];
    tally->ruled_out[o] |= rule->rules_out[o];
  }
}

/* Highest points win; a tie goes to the one listed first. */
static void find_winner(const ww_decision_rules *decision, ww_tally *tally) {
  tally->winner = WW_NONE;
  tally->tie = false;
  for (int o = 0; o < decision->option_count; o++) {
    if (tally->ruled_out[o])
      continue;
    if (tally->winner == WW_NONE ||
        tally->scores[o] > tally->scores[tally->winner]) {
      tally->winner = o;
      tally->tie = false;
    } else if (tally->scores[o] == tally->scores[tally->winner]) {
      tally->tie = true;
    }
  }
}

int64_t ww_margin(const ww_tally *tally, int option_count) {
  int64_t next = INT64_MIN;
  if (tally->winner == WW_NONE)
    return WW_ALONE;
  for (int o = 0; o < option_count; o++)
    if (o != tally->winner && !tally->ruled_out[o] && tally->scores[o] > next)
      next = tally->scores[o];
  return next == INT64_MIN ? WW_ALONE : tally->scores[tally->winner] - next;
}

static void tally_decision(const ww_decision_rules *decision,
                           const ww_block *block, const int states[],
                           ww_tally *tally) {
  int options = decision->option_count;
  uint64_t any = 0;
  ww_match(block, states, tally->fired);
  for (int o = 0; o < options; o++) {
    tally->scores[o] = (int64_t)decision->options[o].base * 1000;
    tally->ruled_out[o] = false;
  }
  for (int w = 0; w < block->words; w++) {
    any |= tally->fired[w];
    for (uint64_t bits = tally->fired[w]; bits; bits &= bits - 1)
      add_rule(&decision->rules[w * 64 + __builtin_ctzll(bits)], options,
               tally);
  }
  tally->silent = any == 0;
  find_winner(decision, tally);
}

/* Makes one decision and enters its outcome. */
static void decide(const ww_rules *rules, int d, int states[],
                   ww_evaluation *evaluation) {
  const ww_program *program = rules->program;
  const ww_decision_rules *decision = &rules->decisions[d];
  ww_tally *tally = &evaluation->decisions[d];
  enter_gates(program, d ? program->gate_ends[d - 1] : 0, program->gate_ends[d],
              states);
  tally->made = holds(&program->when[d], true, states);
  tally->silent = false;
  tally->winner = WW_NONE;
  tally->tie = false;
  if (tally->made)
    tally_decision(decision, &program->blocks[d], states, tally);
  states[decision->variable] =
      tally->winner == WW_NONE ? decision->option_count : tally->winner;
}

/* What comes after the last decision. */
static void finish(const ww_rules *rules, int states[],
                   ww_evaluation *evaluation) {
  const ww_program *program = rules->program;
  int stage = rules->decision_count;
  enter_gates(program, stage ? program->gate_ends[stage - 1] : 0,
              program->gate_count, states);
  ww_match(&program->blocks[stage], states, evaluation->advice);
}

void ww_evaluate(const ww_rules *rules, int states[], int decisions,
                 ww_evaluation *evaluation) {
  for (int d = 0; d < decisions; d++)
    decide(rules, d, states, evaluation);
  if (decisions == rules->decision_count)
    finish(rules, states, evaluation);
}

void ww_evaluate_told(const ww_rules *rules, int states[],
                      ww_evaluation *evaluation) {
  bool silent = false;
  for (int d = 0; d < rules->decision_count; d++) {
    ww_tally *tally = &evaluation->decisions[d];
    decide(rules, d, states, evaluation);
    if (d == rules->main) {
      silent = tally->silent;
      ww_hush(tally);
    } else if (silent && d != rules->leading) {
      *tally = (ww_tally){.winner = WW_NONE,
                          .scores = tally->scores,
                          .ruled_out = tally->ruled_out,
                          .fired = tally->fired};
    }
    if (silent && tally->winner == WW_NONE)
      states[rules->decisions[d].variable] = rules->decisions[d].option_count;
  }
  finish(rules, states, evaluation);
}

void ww_evaluate_as(const ww_rules *rules, int states[], int option,
                    ww_evaluation *evaluation) {
  decide(rules, rules->main, states, evaluation);
  states[rules->decisions[rules->main].variable] = option;
  for (int d = rules->main + 1; d < rules->decision_count; d++)
    decide(rules, d, states, evaluation);
  finish(rules, states, evaluation);
}
