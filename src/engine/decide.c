/* From an evaluation to a decision that explains itself; see decide.h. */
#include "engine/decide.h"

#include <stdlib.h>
#include <string.h>

typedef struct making {
  ww_arena *arena;
  const ww_rules *rules;
  const int *states;
} making;

/* ---- Ranking ---------------------------------------------------------- */

/* Whether option a stands before b: those that can win first, then by
 * points, then in the rulebook's order. */
static bool stands_before(const ww_tally *tally, int a, int b) {
  if (tally->ruled_out[a] != tally->ruled_out[b])
    return tally->ruled_out[b];
  if (tally->scores[a] != tally->scores[b])
    return tally->scores[a] > tally->scores[b];
  return a < b;
}

static int *rank(ww_arena *arena, const ww_tally *tally, int count) {
  int *ranking = WW_NEWS(arena, int, (size_t)count);
  for (int o = 0; o < count; o++) {
    int at = o;
    for (; at > 0 && stands_before(tally, o, ranking[at - 1]); at--)
      ranking[at] = ranking[at - 1];
    ranking[at] = o;
  }
  return ranking;
}

/* ---- Reasons ---------------------------------------------------------- */

static void mark_questions(const making *m, const ww_term *term,
                           bool questions[]) {
  const ww_program *program = m->rules->program;
  for (int i = 0; i < term->count; i++) {
    const ww_literal *literal = &term->literals[i];
    const ww_variable *variable = &program->variables[literal->variable];
    if (!ww_passes(literal, m->states[literal->variable]))
      continue; /* another part of an `any` holds */
    if (variable->kind == WW_OF_GATE)
      mark_questions(m, &program->gates[variable->index].term, questions);
    else if (variable->kind != WW_OF_OUTCOME)
      questions[variable->index] = true;
  }
}

static ww_reason make_reason(const making *m, int decision, int rule) {
  int count = m->rules->question_count;
  bool *marked = WW_NEWS(m->arena, bool, (size_t)count);
  ww_reason reason = {.rule = rule};
  mark_questions(m, &m->rules->program->blocks[decision].terms[rule], marked);
  for (int q = 0; q < count; q++)
    reason.question_count += marked[q];
  reason.questions = WW_NEWS(m->arena, int, (size_t)reason.question_count);
  reason.question_count = 0;
  for (int q = 0; q < count; q++)
    if (marked[q])
      reason.questions[reason.question_count++] = q;
  return reason;
}

int64_t ww_reason_weight(const ww_result *result, const ww_reason *reason) {
  const int64_t *effect = result->rules->rules[reason->rule].effect;
  if (result->winner == WW_NONE)
    return 0;
  int64_t other = result->runner_up == WW_NONE ? 0 : effect[result->runner_up];
  return effect[result->winner] - other;
}

/* Keeps file order among equals. */
static void sort_reasons(ww_arena *arena, const ww_result *result) {
  int count = result->reason_count;
  ww_reason *from = result->reasons;
  ww_reason *to = WW_NEWS(arena, ww_reason, (size_t)count);
  for (int width = 1; width < count; width *= 2) {
    for (int start = 0; start < count; start += 2 * width) {
      int middle = start + width < count ? start + width : count;
      int end = middle + width < count ? middle + width : count;
      int a = start;
      int b = middle;
      for (int at = start; at < end; at++) {
        bool left =
            b >= end || (a < middle && ww_reason_weight(result, &from[a]) >=
                                           ww_reason_weight(result, &from[b]));
        to[at] = left ? from[a++] : from[b++];
      }
    }
    ww_reason *swap = from;
    from = to;
    to = swap;
  }
  if (from != result->reasons)
    memcpy(result->reasons, from, (size_t)count * sizeof *from);
}

/* Reasons stand in the rulebook's order yet. */
static void mark_covered(const making *m, ww_result *result) {
  const ww_rule *rules = result->rules->rules;
  bool *covered = NULL;
  for (int i = 0; i < result->reason_count; i++) {
    const ww_rule *rule = &rules[result->reasons[i].rule];
    if (rule->instead_count > 0 && !covered)
      covered = WW_NEWS(m->arena, bool, (size_t)result->rules->rule_count);
    for (int k = 0; k < rule->instead_count; k++)
      covered[rule->instead_of[k]] = true;
  }
  for (int i = 0; covered && i < result->reason_count; i++)
    result->reasons[i].covered = covered[result->reasons[i].rule];
}

static void add_reasons(const making *m, int decision, const ww_tally *tally,
                        ww_result *result) {
  int rules = result->rules->rule_count;
  int count = 0;
  for (int r = 0; r < rules; r++)
    count += ww_bit(tally->fired, r);
  result->reasons = WW_NEWS(m->arena, ww_reason, (size_t)count);
  for (int r = 0; r < rules; r++)
    if (ww_bit(tally->fired, r))
      result->reasons[result->reason_count++] = make_reason(m, decision, r);
  mark_covered(m, result);
  sort_reasons(m->arena, result);
}

static void add_needs(const making *m, const ww_tally *tally,
                      ww_result *result) {
  const ww_decision_rules *decision = result->rules;
  result->needs = WW_NEWS(m->arena, int64_t, (size_t)decision->need_count);
  for (int r = 0; r < decision->rule_count; r++)
    for (int n = 0; n < decision->need_count; n++)
      if (ww_bit(tally->fired, r))
        result->needs[n] += (int64_t)decision->rules[r].need_points[n] * 1000;
}

/* ---- Why not ---------------------------------------------------------- */

typedef struct push { /* a fired rule and what it does against an option */
  int rule;
  int64_t weight;
} push;

static int stronger_first(const void *a, const void *b) {
  const push *x = a;
  const push *y = b;
  if (x->weight != y->weight)
    return x->weight < y->weight ? 1 : -1;
  return x->rule - y->rule;
}

static void add_rules_behind(const making *m, const ww_result *result,
                             ww_objection *objection) {
  int count = 0;
  push *pushes = WW_NEWS(m->arena, push, (size_t)result->reason_count);
  for (int i = 0; i < result->reason_count; i++) {
    int rule = result->reasons[i].rule;
    const int64_t *effect = result->rules->rules[rule].effect;
    int64_t weight = effect[result->winner] - effect[objection->option];
    if (weight > 0)
      pushes[count++] = (push){rule, weight};
  }
  if (count > 1)
    qsort(pushes, (size_t)count, sizeof *pushes, stronger_first);
  objection->rules = WW_NEWS(m->arena, int, (size_t)count);
  for (int i = 0; i < count; i++)
    objection->rules[objection->rule_count++] = pushes[i].rule;
}

static ww_objection make_objection(const making *m, const ww_result *result,
                                   int option) {
  ww_objection objection = {.option = option};
  objection.ruled_out_by = WW_NEWS(m->arena, int, (size_t)result->reason_count);
  for (int i = 0; i < result->reason_count; i++) {
    int rule = result->reasons[i].rule;
    if (result->rules->rules[rule].rules_out[option])
      objection.ruled_out_by[objection.ruled_out_count++] = rule;
  }
  if (result->winner == WW_NONE)
    return objection;
  objection.behind_by = result->scores[result->winner] - result->scores[option];
  add_rules_behind(m, result, &objection);
  return objection;
}

static void add_objections(const making *m, ww_result *result) {
  if (result->silent)
    return; /* nothing stands against any */
  int count = result->rules->option_count;
  result->objections = WW_NEWS(m->arena, ww_objection, (size_t)count);
  for (int i = 0; i < count; i++)
    if (result->ranking[i] != result->winner)
      result->objections[result->objection_count++] =
          make_objection(m, result, result->ranking[i]);
}

/* ---- The whole -------------------------------------------------------- */

static ww_result make_result(const making *m, int decision,
                             const ww_tally *tally) {
  const ww_decision_rules *rules = &m->rules->decisions[decision];
  ww_result result = {.rules = rules,
                      .made = tally->made,
                      .silent = decision == m->rules->main && tally->silent,
                      .winner = WW_NONE,
                      .runner_up = WW_NONE};
  if (!tally->made)
    return result;
  result.winner = tally->winner;
  result.tie = tally->tie;
  result.scores = tally->scores;
  result.ruled_out = tally->ruled_out;
  result.ranking = rank(m->arena, tally, rules->option_count);
  if (result.winner != WW_NONE && rules->option_count > 1 &&
      !tally->ruled_out[result.ranking[1]]) {
    result.runner_up = result.ranking[1];
    result.margin =
        tally->scores[result.winner] - tally->scores[result.runner_up];
  }
  add_needs(m, tally, &result);
  add_reasons(m, decision, tally, &result);
  add_objections(m, &result);
  return result;
}

ww_verdict *ww_verdict_make(ww_arena *arena, const ww_rules *rules,
                            const ww_answers *answers) {
  int decisions = rules->decision_count;
  int *states = WW_NEWS(arena, int, (size_t)rules->program->variable_count);
  ww_evaluation *evaluation = ww_evaluation_new(arena, rules);
  making m = {arena, rules, states};
  ww_states_of(rules, answers, states);
  ww_evaluate_told(rules, states, evaluation);

  ww_verdict *verdict = WW_NEW(arena, ww_verdict);
  verdict->rules = rules;
  verdict->answers = answers;
  verdict->results = WW_NEWS(arena, ww_result, (size_t)decisions);
  for (int d = 0; d < decisions; d++)
    verdict->results[d] = make_result(&m, d, &evaluation->decisions[d]);
  verdict->advice = WW_NEWS(arena, int, (size_t)rules->advice_count);
  for (int i = 0; i < rules->advice_count; i++)
    if (ww_bit(evaluation->advice, i))
      verdict->advice[verdict->advice_count++] = i;
  return verdict;
}
