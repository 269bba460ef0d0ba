/* Draws and information; see draws.h. */
#include "engine/draws.h"

#include <string.h>

enum { MEMBERS_MOST = 3, FRACTION = 32 };

/* ---- Drawing ---------------------------------------------------------- */

static void draw_set(const ww_question *question, ww_random *random,
                     int states[]) {
  int order[WW_SET_MEMBERS_MOST] = {0};
  int count = question->value_count;
  int most = count < MEMBERS_MOST ? count : MEMBERS_MOST;
  int size = ww_random_below(random, most + 1);
  for (int i = 0; i < count; i++) {
    order[i] = i;
    if (question->member_variable[i] != WW_NONE)
      states[question->member_variable[i]] = 0;
  }
  for (int i = 0; i < size; i++) { /* Fisher and Yates, as far as needed */
    int other = i + ww_random_below(random, count - i);
    int member = order[other];
    order[other] = order[i];
    order[i] = member;
    if (question->member_variable[member] != WW_NONE)
      states[question->member_variable[member]] = 1;
  }
}

void ww_draw_open(const ww_rules *rules, const ww_answers *answers,
                  ww_random *random, int states[]) {
  for (int q = 0; q < rules->question_count; q++) {
    const ww_question *question = &rules->questions[q];
    if (answers->of[q].known)
      continue;
    if (question->type == WW_SET)
      draw_set(question, random, states);
    else
      states[question->variable] = ww_random_below(
          random, rules->program->variables[question->variable].states);
  }
}

static int **new_table(ww_arena *arena, int rows, int columns) {
  int **table = WW_NEWS(arena, int *, (size_t)rows);
  for (int i = 0; i < rows; i++)
    table[i] = WW_NEWS(arena, int, (size_t)columns);
  return table;
}

static bool is_open(const ww_rules *rules, const ww_answers *answers, int v) {
  const ww_variable *variable = &rules->program->variables[v];
  bool asked =
      variable->kind == WW_OF_QUESTION || variable->kind == WW_OF_MEMBER;
  return asked && !answers->of[variable->index].known;
}

/* How far the winner is ahead of the next that can win. */
static int64_t margin_of(const ww_tally *tally, int options) {
  int64_t next = INT64_MIN;
  if (tally->winner == WW_NONE)
    return INT64_MAX;
  for (int o = 0; o < options; o++)
    if (o != tally->winner && !tally->ruled_out[o] && tally->scores[o] > next)
      next = tally->scores[o];
  return next == INT64_MIN ? INT64_MAX : tally->scores[tally->winner] - next;
}

static void keep_close(ww_arena *arena, ww_draws *draws, int64_t margin,
                       const int states[], size_t count) {
  int at = draws->close_count;
  bool full = at == WW_CLOSE_DRAWS;
  if (margin == INT64_MAX || (full && margin >= draws->margins[at - 1]))
    return;
  int *kept = full ? draws->close[--at] : WW_NEWS(arena, int, count);
  memcpy(kept, states, count * sizeof *states);
  draws->close_count += !full;
  for (; at > 0 && margin < draws->margins[at - 1]; at--) {
    draws->close[at] = draws->close[at - 1];
    draws->margins[at] = draws->margins[at - 1];
  }
  draws->close[at] = kept;
  draws->margins[at] = margin;
}

ww_draws *ww_draws_make(ww_arena *arena, ww_prospect *prospect,
                        const ww_answers *answers) {
  const ww_rules *rules = prospect->rules;
  int variables = rules->program->first_gate;
  size_t all = (size_t)rules->program->variable_count;
  int *states = WW_NEWS(arena, int, all);
  ww_random random = {WW_DRAW_SEED};
  ww_draws *draws = WW_NEW(arena, ww_draws);
  draws->outcome_count = prospect->none + 1;
  draws->outcomes = WW_NEWS(arena, int, (size_t)draws->outcome_count);
  draws->examples = WW_NEWS(arena, int *, (size_t)draws->outcome_count);
  draws->together = WW_NEWS(arena, int **, (size_t)variables);
  for (int v = 0; v < variables; v++)
    if (is_open(rules, answers, v))
      draws->together[v] = new_table(arena, rules->program->variables[v].states,
                                     draws->outcome_count);
  ww_states_of(rules, answers, states);
  for (int i = 0; i < WW_DRAWS; i++) {
    ww_draw_open(rules, answers, &random, states);
    int outcome = ww_outcome_at(prospect, states);
    if (draws->outcomes[outcome]++ == 0) {
      draws->examples[outcome] = WW_NEWS(arena, int, all);
      memcpy(draws->examples[outcome], states, all * sizeof *states);
    }
    keep_close(arena, draws, margin_of(ww_tally_of(prospect), prospect->none),
               states, all);
    for (int v = 0; v < variables; v++)
      if (draws->together[v])
        draws->together[v][states[v]][outcome]++;
  }
  return draws;
}

/* ---- Information ------------------------------------------------------ */

/* log2(n) * 2^FRACTION by repeated squaring: the same bits everywhere. */
static int64_t log2_of(int n) {
  int whole = 31 - __builtin_clz((unsigned)n);
  int64_t result = (int64_t)whole << FRACTION;
  uint64_t x = ((uint64_t)(unsigned)n << 31) >> whole; /* 1 to 2, 31 bits */
  for (int bit = FRACTION - 1; bit >= 0; bit--) {
    x = x * x >> 31;
    if (x >> 32) {
      x >>= 1;
      result |= (int64_t)1 << bit;
    }
  }
  return result;
}

/* Entropy of counts that sum up to WW_DRAWS, with Miller's and Madow's
 * correction of (cells used - 1) / 2N nats. */
typedef struct entropy {
  int64_t sum; /* of count * log2(count), times 2^FRACTION */
  int cells;
} entropy;

static void add_count(entropy *e, int count) {
  if (count == 0)
    return;
  e->sum += (int64_t)count * log2_of(count);
  e->cells++;
}

static int64_t entropy_of(const entropy *e) {
  static const int64_t LOG2_E = 6196328019; /* log2(e) * 2^32 */
  return log2_of(WW_DRAWS) - e->sum / WW_DRAWS +
         (e->cells - 1) * LOG2_E / (2 * (int64_t)WW_DRAWS);
}

static int64_t variable_information(const ww_draws *draws, int **table,
                                    int states) {
  entropy answer = {0};
  entropy outcome = {0};
  entropy both = {0};
  for (int s = 0; s < states; s++) {
    int total = 0;
    for (int o = 0; o < draws->outcome_count; o++) {
      total += table[s][o];
      add_count(&both, table[s][o]);
    }
    add_count(&answer, total);
  }
  for (int o = 0; o < draws->outcome_count; o++)
    add_count(&outcome, draws->outcomes[o]);
  int64_t bits = entropy_of(&answer) + entropy_of(&outcome) - entropy_of(&both);
  return bits > 0 ? bits : 0;
}

int64_t ww_information(const ww_draws *draws, const ww_rules *rules,
                       int question) {
  const ww_question *q = &rules->questions[question];
  int64_t most = 0;
  if (q->type != WW_SET)
    return variable_information(draws, draws->together[q->variable],
                                rules->program->variables[q->variable].states);
  for (int i = 0; i < q->value_count; i++) {
    int v = q->member_variable[i];
    if (v == WW_NONE)
      continue;
    int64_t bits = variable_information(draws, draws->together[v], 2);
    if (bits > most)
      most = bits;
  }
  return most;
}
