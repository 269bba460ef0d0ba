/* Near misses and conflicts; see analysis.h. */
#include "engine/analysis.h"

#include <string.h>

enum { TRIES_MOST = 200000, WORDS_MOST = 1 << 22 };

typedef struct making {
  ww_arena *arena;
  ww_prospect *prospect;
  const ww_rules *rules;
  const ww_answers *answers;
  const int *today;
  int *states;
  int64_t *scores;
  bool *ruled_out;
  long left; /* of the budget for decisions with one answer changed */
} making;

/* ---- Near misses ------------------------------------------------------ */

/* The outcome if this rule fired beside those that do. */
static int outcome_with(const making *m, const ww_tally *tally,
                        const ww_rule *rule) {
  const ww_decision_rules *decision =
      &m->rules->decisions[m->prospect->decision];
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

/* For each state of a question with one variable, or each subset of a set, in
 * the order of its alternatives: the wanted rules that fire. */
typedef struct firings {
  uint64_t *rows; /* [state or alternative][words] */
  int words;
} firings;

static uint64_t *row_of(const firings *fired, const ww_question *question,
                        const ww_alternatives *list, int alternative) {
  int row =
      question->type == WW_SET ? alternative : list->of[alternative].state;
  return fired->rows + (size_t)row * (size_t)fired->words;
}

/* False: the budget did not do. */
static bool fill_row(making *m, int q, const ww_alternative *alternative,
                     const uint64_t wanted[], uint64_t row[]) {
  const ww_program *program = m->rules->program;
  int d = m->prospect->decision;
  const ww_tally *tally = &m->prospect->evaluation->decisions[d];
  m->left -= m->prospect->cost;
  if (m->left < 0)
    return false;
  memcpy(m->states, m->today, (size_t)program->variable_count * sizeof(int));
  ww_enter(&m->rules->questions[q], alternative, m->states);
  ww_outcome_at(m->prospect, m->states);
  for (int w = 0; w < program->blocks[d].words; w++)
    row[w] = tally->made ? tally->fired[w] & wanted[w] : 0;
  return true;
}

typedef struct wanting {
  const firings *fired;
  int rule;
} wanting;

static bool fires_in(void *context, int state) {
  const wanting *w = context;
  const firings *fired = w->fired;
  return ww_bit(fired->rows + (size_t)state * (size_t)fired->words, w->rule);
}

/* Notes the nearest single answer to a question that makes each wanted rule
 * fire, and takes that rule from the wanted ones. */
static void find_answers(making *m, int q, const ww_alternatives *list,
                         firings *fired, uint64_t wanted[],
                         ww_near_misses *misses) {
  const ww_question *question = &m->rules->questions[q];
  memset(fired->rows, 0,
         ((size_t)list->count + 1) * (size_t)fired->words * sizeof(uint64_t));
  bool filled = list->complete;
  for (int i = 0; i < list->count && m->left >= 0; i++)
    filled &=
        fill_row(m, q, &list->of[i], wanted, row_of(fired, question, list, i));
  misses->exact &= filled;
  for (int i = 0; i < list->count; i++) {
    const uint64_t *row = row_of(fired, question, list, i);
    for (int w = 0; w < fired->words; w++) {
      uint64_t hits = row[w] & wanted[w];
      wanted[w] &= ~hits;
      for (; hits; hits &= hits - 1) {
        wanting one = {fired, w * 64 + __builtin_ctzll(hits)};
        misses->of[one.rule].rule = one.rule;
        misses->of[one.rule].change = ww_change_tell(
            m->rules, m->answers, q, &list->of[i], (ww_aim){fires_in, &one});
      }
    }
  }
}

/* Of both parts. */
static making start(ww_arena *arena, ww_prospect *prospect,
                    const ww_answers *answers) {
  const ww_rules *rules = prospect->rules;
  size_t variables = (size_t)rules->program->variable_count;
  size_t options = (size_t)rules->decisions[prospect->decision].option_count;
  int *today = WW_NEWS(arena, int, variables);
  ww_states_of(rules, answers, today);
  return (making){.arena = arena,
                  .prospect = prospect,
                  .rules = rules,
                  .answers = answers,
                  .today = today,
                  .states = WW_NEWS(arena, int, variables),
                  .scores = WW_NEWS(arena, int64_t, options),
                  .ruled_out = WW_NEWS(arena, bool, options),
                  .left = prospect->budgets.single};
}

/* The rules whose firing would change today's outcome, as a bitmap. */
static uint64_t *find_wanted(ww_arena *arena, const making *m,
                             ww_near_miss misses[]) {
  int d = m->prospect->decision;
  const ww_decision_rules *decision = &m->rules->decisions[d];
  const ww_tally *tally = &m->prospect->evaluation->decisions[d];
  size_t words = (size_t)m->rules->program->blocks[d].words;
  uint64_t *wanted = WW_NEWS(arena, uint64_t, words);
  memcpy(m->states, m->today,
         (size_t)m->rules->program->variable_count * sizeof(int));
  int now = ww_outcome_at(m->prospect, m->states);
  for (int r = 0; tally->made && r < decision->rule_count; r++) {
    misses[r].outcome = outcome_with(m, tally, &decision->rules[r]);
    if (!ww_bit(tally->fired, r) && misses[r].outcome != now)
      wanted[r / 64] |= (uint64_t)1 << (r % 64);
  }
  return wanted;
}

static void find_all(making *m, uint64_t wanted[], ww_near_misses *misses) {
  const ww_program *program = m->rules->program;
  firings fired = {.words = program->blocks[m->prospect->decision].words};
  size_t questions = (size_t)m->rules->question_count;
  size_t most = 0;
  ww_alternatives *lists = WW_NEWS(m->arena, ww_alternatives, questions);
  for (size_t q = 0; q < questions && fired.words > 0; q++) {
    lists[q] = ww_alternatives_of(m->arena, m->rules, m->answers, (int)q);
    most = (size_t)lists[q].count > most ? (size_t)lists[q].count : most;
  }
  misses->exact = (most + 1) * (size_t)fired.words <= WORDS_MOST;
  if (!misses->exact)
    return;
  fired.rows = WW_NEWS(m->arena, uint64_t, (most + 1) * (size_t)fired.words);
  for (size_t q = 0; q < questions; q++)
    find_answers(m, (int)q, &lists[q], &fired, wanted, misses);
}

ww_near_misses *ww_near_misses_make(ww_arena *arena, ww_prospect *prospect,
                                    const ww_answers *answers) {
  making m = start(arena, prospect, answers);
  int rules = m.rules->decisions[prospect->decision].rule_count;
  ww_near_misses *result = WW_NEW(arena, ww_near_misses);
  result->of = WW_NEWS(arena, ww_near_miss, (size_t)rules);
  uint64_t *wanted = find_wanted(arena, &m, result->of);
  for (int r = 0; r < rules; r++)
    result->of[r].rule = WW_NONE;
  find_all(&m, wanted, result);
  for (int r = 0; r < rules; r++)
    if (result->of[r].rule != WW_NONE)
      result->of[result->count++] = result->of[r];
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
  int none = m->rules->decisions[m->prospect->decision].option_count;
  return ww_outcome_at(m->prospect, m->states) == none &&
         m->prospect->evaluation->decisions[m->prospect->decision].made;
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

/* The answered questions. */
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

ww_conflict *ww_conflict_find(ww_arena *arena, ww_prospect *prospect,
                              const ww_answers *answers) {
  making m = start(arena, prospect, answers);
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
