/* Robustness; see analysis.h. Only rules that fire, or that a moved
 * threshold may make fire, are worked on. */
#include "engine/analysis.h"

#include "base/random.h"
#include "rulebook/cells.h"

#include <string.h>

enum { PERCENT_LEAST = 75, PERCENT_SPAN = 51, WHOLE = 100 };
enum { NO = 0, YES = 1, UNKNOWN = 2 }; /* Kleene's three values */

/* A published threshold and where this variation puts it. */
typedef struct threshold {
  int question;
  double at;
  double low, high; /* the published range */
  double moved;
} threshold;

typedef struct making {
  const ww_rules *rules;
  const ww_answers *answers;
  const ww_decision_rules *decision;
  const int *outcomes; /* states, for outcomes of earlier decisions */
  threshold *thresholds;
  int threshold_count;
  bool *moves; /* [rule]: it has a published threshold */
  bool *fired; /* [rule]: today */
  int *active; /* rules that fire in some variation, or may */
  int active_count;
  int64_t *sum_lost; /* [rule]: percents, over the variations that lose */
  int64_t *sum_held;
  int *percents; /* [rule] of this variation */
} making;

/* ---- Tests with moved thresholds -------------------------------------- */

static double moved(const making *m, int question, double at) {
  for (int i = 0; i < m->threshold_count; i++)
    if (m->thresholds[i].question == question && m->thresholds[i].at == at)
      return m->thresholds[i].moved;
  return at;
}

static int set_holds(const ww_test *test, const ww_answer *answer) {
  if (test->kind == WW_TEST_ANY)
    return (answer->members & test->members) != 0;
  if (test->kind == WW_TEST_ALL)
    return (answer->members & test->members) == test->members;
  return (answer->members == 0) == test->wanted;
}

static int test_holds(const making *m, const ww_test *test) {
  if (test->question == WW_NONE) {
    const ww_decision_rules *other = &m->rules->decisions[test->decision];
    int state = m->outcomes[other->variable];
    if (test->kind == WW_TEST_KNOWN)
      return (state < other->option_count) == test->wanted;
    return state == other->option_count ? UNKNOWN
                                        : ww_value_passes(test, state);
  }
  const ww_answer *answer = &m->answers->of[test->question];
  if (test->kind == WW_TEST_KNOWN)
    return answer->known == test->wanted;
  if (!answer->known)
    return UNKNOWN;
  if (test->kind == WW_TEST_IN)
    return ww_value_passes(test, answer->value);
  if (test->kind == WW_TEST_NUMBERS)
    return ww_number_passes(test, answer->number);
  if (test->kind != WW_TEST_RANGE)
    return set_holds(test, answer);
  ww_test shifted = *test;
  shifted.low = moved(m, test->question, test->low);
  shifted.high = moved(m, test->question, test->high);
  return ww_number_passes(&shifted, answer->number);
}

static int when_holds(const making *m, const ww_when *when) {
  int result;
  switch (when->kind) {
  case WW_WHEN_TEST:
    return test_holds(m, &when->test);
  case WW_WHEN_CONDITION:
    return when_holds(m, m->rules->conditions[when->condition].when);
  case WW_WHEN_NOT:
    result = when_holds(m, when->parts[0]);
    return result == UNKNOWN ? UNKNOWN : !result;
  case WW_WHEN_ALL:
  case WW_WHEN_ANY:
    break;
  }
  int decisive = when->kind == WW_WHEN_ALL ? NO : YES;
  result = !decisive;
  for (int i = 0; i < when->part_count; i++) {
    int part = when_holds(m, when->parts[i]);
    if (part == decisive)
      return decisive;
    if (part == UNKNOWN)
      result = UNKNOWN;
  }
  return result;
}

/* ---- Thresholds ------------------------------------------------------- */

static void add_threshold(making *m, int question, double at,
                          const ww_published *p) {
  if (at < p->low || at > p->high)
    return;
  for (int i = 0; i < m->threshold_count; i++) {
    threshold *t = &m->thresholds[i];
    if (t->question != question || t->at != at)
      continue;
    t->low = t->low < p->low ? t->low : p->low;
    t->high = t->high > p->high ? t->high : p->high;
    return;
  }
  m->thresholds[m->threshold_count++] =
      (threshold){question, at, p->low, p->high, at};
}

static int count_ranges(const ww_when *when) {
  int count = when->kind == WW_WHEN_TEST && when->test.kind == WW_TEST_RANGE;
  for (int i = 0; i < when->part_count; i++)
    count += count_ranges(when->parts[i]);
  return count;
}

static void find_thresholds(making *m, const ww_when *when,
                            const ww_published *p) {
  if (when->kind == WW_WHEN_TEST && when->test.kind == WW_TEST_RANGE &&
      when->test.question == p->question) {
    add_threshold(m, p->question, when->test.low, p);
    add_threshold(m, p->question, when->test.high, p);
  }
  for (int i = 0; i < when->part_count; i++)
    find_thresholds(m, when->parts[i], p);
}

static void collect(making *m, ww_arena *arena) {
  int most = 0;
  for (int r = 0; r < m->decision->rule_count; r++)
    if (m->decision->rules[r].published_count > 0)
      most += 2 * count_ranges(m->decision->rules[r].when);
  m->thresholds = WW_NEWS(arena, threshold, (size_t)most);
  for (int r = 0; r < m->decision->rule_count; r++) {
    const ww_rule *rule = &m->decision->rules[r];
    for (int i = 0; i < rule->published_count; i++) {
      int question = rule->published[i].question;
      if (!m->answers->of[question].known)
        continue;
      m->moves[r] = true;
      find_thresholds(m, rule->when, &rule->published[i]);
    }
  }
}

/* A multiple of 1/2^16 of the range; 16 bits tell published figures apart. */
static double somewhere(ww_random *random, const threshold *t) {
  enum { STEPS = 65536 };
  double part = (double)ww_random_below(random, STEPS + 1) / STEPS;
  return t->low + part * (t->high - t->low);
}

/* Moves every threshold; those of one question keep their order. */
static void move_thresholds(making *m, ww_random *random) {
  for (int i = 0; i < m->threshold_count; i++)
    m->thresholds[i].moved = somewhere(random, &m->thresholds[i]);
  for (int i = 0; i < m->threshold_count; i++) {
    for (int k = 0; k < m->threshold_count; k++) {
      threshold *a = &m->thresholds[i];
      threshold *b = &m->thresholds[k];
      if (a->question != b->question || a->at >= b->at || a->moved <= b->moved)
        continue;
      double swap = a->moved;
      a->moved = b->moved;
      b->moved = swap;
    }
  }
}

/* ---- Variations ------------------------------------------------------- */

/* The winner of one variation; leaves what each rule had of its points. */
static int vary(making *m, ww_random *random, int64_t scores[],
                bool ruled_out[]) {
  const ww_decision_rules *decision = m->decision;
  int options = decision->option_count;
  move_thresholds(m, random);
  for (int o = 0; o < options; o++) {
    scores[o] = (int64_t)decision->options[o].base * 1000 * WHOLE;
    ruled_out[o] = false;
  }
  for (int r = 0; r < decision->rule_count; r++) {
    const ww_rule *rule = &decision->rules[r];
    int percent = PERCENT_LEAST + ww_random_below(random, PERCENT_SPAN);
    bool fires = m->moves[r] ? when_holds(m, rule->when) == YES : m->fired[r];
    m->percents[r] = fires ? percent : 0;
    for (int o = 0; fires && o < options; o++) {
      scores[o] += rule->effect[o] * percent;
      ruled_out[o] |= rule->rules_out[o];
    }
  }
  int winner = WW_NONE;
  for (int o = 0; o < options; o++)
    if (!ruled_out[o] && (winner == WW_NONE || scores[o] > scores[winner]))
      winner = o;
  return winner;
}

/* The rule whose part differs most between lost and held variations. */
static int most_fragile(const making *m, int held, int lost) {
  int worst = WW_NONE;
  int64_t most = 0;
  for (int r = 0; r < m->decision->rule_count; r++) {
    int64_t gap = m->sum_lost[r] * held - m->sum_held[r] * lost;
    gap = gap < 0 ? -gap : gap;
    if (gap > most) {
      most = gap;
      worst = r;
    }
  }
  return worst;
}

ww_robustness ww_robustness_make(ww_arena *arena, ww_prospect *prospect,
                                 const ww_answers *answers) {
  const ww_rules *rules = prospect->rules;
  const ww_decision_rules *decision = &rules->decisions[prospect->decision];
  size_t count = (size_t)decision->rule_count;
  size_t options = (size_t)decision->option_count;
  int *states = WW_NEWS(arena, int, (size_t)rules->program->variable_count);
  making m = {.rules = rules,
              .answers = answers,
              .decision = decision,
              .outcomes = states,
              .moves = WW_NEWS(arena, bool, count),
              .fired = WW_NEWS(arena, bool, count),
              .active = WW_NEWS(arena, int, count),
              .sum_lost = WW_NEWS(arena, int64_t, count),
              .sum_held = WW_NEWS(arena, int64_t, count),
              .percents = WW_NEWS(arena, int, count)};
  int64_t *scores = WW_NEWS(arena, int64_t, options);
  bool *ruled_out = WW_NEWS(arena, bool, options);
  ww_robustness result = {.samples = WW_VARIATIONS, .fragile_to = WW_NONE};
  ww_random random = {WW_VARIATION_SEED};
  ww_states_of(rules, answers, states);
  ww_outcome_at(prospect, states);
  const ww_tally *tally = ww_tally_of(prospect);
  int now = tally->winner;
  for (size_t r = 0; r < count; r++)
    m.fired[r] = ww_bit(tally->fired, (int)r);
  collect(&m, arena);
  for (int r = 0; r < decision->rule_count; r++)
    if (m.fired[r] || m.moves[r])
      m.active[m.active_count++] = r;
  if (!tally->made) /* no points matter */
    result.held = WW_VARIATIONS;
  for (int i = 0; tally->made && i < WW_VARIATIONS; i++) {
    bool held = vary(&m, &random, scores, ruled_out) == now;
    result.held += held;
    int64_t *sums = held ? m.sum_held : m.sum_lost;
    for (int k = 0; k < m.active_count; k++)
      sums[m.active[k]] += m.percents[m.active[k]];
  }
  result.fragile_to =
      most_fragile(&m, result.held, WW_VARIATIONS - result.held);
  return result;
}
