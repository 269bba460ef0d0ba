/* Near misses and conflicts; see near_misses.h. */
#include "engine/near_misses.h"

#include <string.h>

enum { TRIES_MOST = 200000 };

typedef struct making {
  ww_search *search;
  const ww_rules *rules;
  const ww_answers *answers;
  const int *today;
  int *states;
  int64_t *scores;
  bool *ruled_out;
} making;

/* ---- Near misses ------------------------------------------------------ */

/* The outcome if this rule fired beside those that do. */
static int outcome_with(const making *m, const ww_tally *tally,
                        const ww_rule *rule) {
  const ww_decision_rules *decision =
      &m->rules->decisions[m->search->space->decision];
  int winner = decision->option_count;
  for (int o = 0; o < decision->option_count; o++) {
    m->scores[o] = tally->scores[o] + rule->effect[o];
    m->ruled_out[o] = tally->ruled_out[o] || rule->rules_out[o];
    if (!m->ruled_out[o] &&
        (winner == decision->option_count || m->scores[o] > m->scores[winner]))
      winner = o;
  }
  return winner;
}

static bool fires(const making *m, int rule) {
  int decision = m->search->space->decision;
  return ww_bit(m->search->evaluation->decisions[decision].fired, rule);
}

/* The nearest single answer that makes the rule fire. */
static bool find_answer(const making *m, const ww_alternatives lists[],
                        int rule, ww_near_miss *miss) {
  size_t size = (size_t)m->rules->program->variable_count * sizeof(int);
  for (int q = 0; q < m->rules->question_count; q++) {
    const ww_question *question = &m->rules->questions[q];
    for (int i = 0; i < lists[q].count; i++) {
      memcpy(m->states, m->today, size);
      ww_enter(question, &lists[q].of[i], m->states);
      int outcome = ww_outcome_at(m->search, m->states);
      if (!fires(m, rule))
        continue;
      miss->change = ww_change_tell(m->search, m->answers, q, &lists[q].of[i],
                                    m->states, outcome);
      return true;
    }
  }
  return false;
}

static making start(ww_arena *arena, ww_search *search,
                    const ww_answers *answers) {
  const ww_rules *rules = search->space->rules;
  size_t variables = (size_t)rules->program->variable_count;
  size_t options =
      (size_t)rules->decisions[search->space->decision].option_count;
  int *today = WW_NEWS(arena, int, variables);
  ww_states_of(rules, answers, today);
  return (making){search,
                  rules,
                  answers,
                  today,
                  WW_NEWS(arena, int, variables),
                  WW_NEWS(arena, int64_t, options),
                  WW_NEWS(arena, bool, options)};
}

ww_near_misses *ww_near_misses_make(ww_arena *arena, ww_search *search,
                                    const ww_answers *answers) {
  making m = start(arena, search, answers);
  const ww_decision_rules *decision =
      &m.rules->decisions[search->space->decision];
  ww_near_misses *result = WW_NEW(arena, ww_near_misses);
  size_t rules = (size_t)decision->rule_count;
  bool *wanted = WW_NEWS(arena, bool, rules);
  int *outcomes = WW_NEWS(arena, int, rules);
  int *today = WW_NEWS(arena, int, (size_t)search->space->variable_count);
  memcpy(today, m.today, (size_t)search->space->variable_count * sizeof *today);
  int now = ww_outcome_at(search, today);
  const ww_tally *tally =
      &search->evaluation->decisions[search->space->decision];
  for (int r = 0; tally->made && r < decision->rule_count; r++) {
    outcomes[r] = outcome_with(&m, tally, &decision->rules[r]);
    wanted[r] = !fires(&m, r) && outcomes[r] != now;
  }
  ww_alternatives *lists =
      WW_NEWS(arena, ww_alternatives, (size_t)m.rules->question_count);
  for (int q = 0; q < m.rules->question_count; q++)
    lists[q] = ww_alternatives_of(arena, m.rules, answers, q);
  result->of = WW_NEWS(arena, ww_near_miss, rules);
  for (int r = 0; r < decision->rule_count; r++) {
    ww_near_miss *miss = &result->of[result->count];
    miss->rule = r;
    miss->outcome = outcomes[r];
    if (wanted[r] && find_answer(&m, lists, r, miss))
      result->count++;
  }
  return result;
}

/* ---- Conflicts -------------------------------------------------------- */

typedef struct hunt {
  const making *m;
  int *candidates; /* questions that are answered */
  int count;
  int *chosen;
  int tries;
} hunt;

/* Whether the chosen answers alone, all others unknown, rule all out. */
static bool blocks(const hunt *h, int size) {
  const making *m = h->m;
  const ww_program *program = m->rules->program;
  for (int v = 0; v < program->variable_count; v++)
    m->states[v] = program->variables[v].states;
  for (int i = 0; i < size; i++) {
    const ww_question *question = &m->rules->questions[h->chosen[i]];
    if (question->type != WW_SET)
      m->states[question->variable] = m->today[question->variable];
    for (int k = 0; k < question->value_count; k++) {
      int v = question->member_variable[k];
      if (question->type == WW_SET && v != WW_NONE)
        m->states[v] = m->today[v];
    }
  }
  int none = m->rules->decisions[m->search->space->decision].option_count;
  return ww_outcome_at(m->search, m->states) == none &&
         m->search->evaluation->decisions[m->search->space->decision].made;
}

static bool choose(hunt *h, int size, int at, int from) {
  if (at == size)
    return h->tries-- > 0 && blocks(h, size);
  for (int i = from; i <= h->count - (size - at) && h->tries > 0; i++) {
    h->chosen[at] = h->candidates[i];
    if (choose(h, size, at + 1, i + 1))
      return true;
  }
  return false;
}

/* Answers that some fired, ruling rule rests on: no others can conflict. */
static void add_candidates(hunt *h) {
  const making *m = h->m;
  for (int q = 0; q < m->rules->question_count; q++)
    if (m->answers->of[q].known)
      h->candidates[h->count++] = q;
}

/* Drops one answer after the other that the block can do without. */
static int shrink(hunt *h) {
  int size = h->count;
  memcpy(h->chosen, h->candidates, (size_t)size * sizeof *h->chosen);
  for (int i = size - 1; i >= 0; i--) {
    int dropped = h->chosen[i];
    memmove(h->chosen + i, h->chosen + i + 1,
            (size_t)(size - 1 - i) * sizeof *h->chosen);
    if (blocks(h, size - 1)) {
      size--;
      continue;
    }
    memmove(h->chosen + i + 1, h->chosen + i,
            (size_t)(size - 1 - i) * sizeof *h->chosen);
    h->chosen[i] = dropped;
  }
  return size;
}

ww_conflict *ww_conflict_find(ww_arena *arena, ww_search *search,
                              const ww_answers *answers) {
  making m = start(arena, search, answers);
  size_t questions = (size_t)m.rules->question_count;
  hunt h = {&m, WW_NEWS(arena, int, questions), 0,
            WW_NEWS(arena, int, questions + 1), TRIES_MOST};
  ww_conflict *conflict = WW_NEW(arena, ww_conflict);
  add_candidates(&h);
  memcpy(h.chosen, h.candidates, (size_t)h.count * sizeof *h.chosen);
  if (!blocks(&h, h.count))
    return conflict;
  /* An upper bound first; then whether fewer will do. */
  conflict->count = shrink(&h);
  conflict->exact = true;
  conflict->questions = WW_NEWS(arena, int, questions + 1);
  memcpy(conflict->questions, h.chosen,
         (size_t)conflict->count * sizeof *h.chosen);
  for (int size = 0; size < conflict->count; size++) {
    if (!choose(&h, size, 0, 0)) {
      conflict->exact = h.tries > 0;
      continue;
    }
    memcpy(conflict->questions, h.chosen, (size_t)size * sizeof *h.chosen);
    conflict->count = size;
  }
  return conflict;
}
