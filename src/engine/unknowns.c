/* What the open answers could still change; see unknowns.h. */
#include "engine/unknowns.h"

#include "rulebook/cells.h"

#include <string.h>

enum { KEPT_ENOUGH = 950 }; /* draws that a stable verdict keeps */

const char *const ww_state_names[] = {"settled", "stable", "provisional",
                                      "blocked", NULL};

typedef struct making {
  ww_arena *arena;
  ww_search *search;
  const ww_rules *rules;
  const ww_answers *answers;
  const ww_draws *draws;
  int *states; /* of the profile as it is */
  int *probe;  /* room for one point */
  int now;     /* today's outcome */
} making;

/* ---- From states to answers ------------------------------------------- */

ww_answer ww_answer_of_state(const ww_question *question, int state) {
  ww_answer answer = {.known = true};
  if (question->type == WW_NUMBER)
    answer.number = ww_piece_inside(question, state);
  else
    answer.value = state;
  return answer;
}

static ww_answer answer_of(const ww_rules *rules, int q, const int states[]) {
  const ww_question *question = &rules->questions[q];
  ww_answer answer = {0};
  if (question->type != WW_SET) {
    int state = states[question->variable];
    if (state < rules->program->variables[question->variable].states)
      answer = ww_answer_of_state(question, state);
    return answer;
  }
  for (int i = 0; i < question->value_count; i++) {
    int v = question->member_variable[i];
    if (v == WW_NONE || states[v] == 2)
      continue;
    answer.known = true;
    answer.members |= (uint64_t)(states[v] == 1) << i;
  }
  return answer;
}

ww_assignment ww_assign(ww_arena *arena, const ww_rules *rules,
                        const ww_answers *answers, const int states[]) {
  size_t most = (size_t)rules->question_count;
  ww_assignment result = {WW_NEWS(arena, int, most),
                          WW_NEWS(arena, ww_answer, most), 0};
  for (int q = 0; q < rules->question_count; q++) {
    if (answers->of[q].known)
      continue;
    ww_answer answer = answer_of(rules, q, states);
    if (!answer.known)
      continue;
    result.questions[result.count] = q;
    result.answers[result.count++] = answer;
  }
  return result;
}

/* ---- Witnesses -------------------------------------------------------- */

/* Copies or forgets a question's answer in the states. */
static void set_question(const making *m, int q, const int from[], int to[]) {
  const ww_question *question = &m->rules->questions[q];
  if (question->type != WW_SET) {
    to[question->variable] = from[question->variable];
    return;
  }
  for (int i = 0; i < question->value_count; i++)
    if (question->member_variable[i] != WW_NONE)
      to[question->member_variable[i]] = from[question->member_variable[i]];
}

/* Whether the probe holds an answer to the question. */
static bool is_answered(const making *m, int q) {
  const ww_question *question = &m->rules->questions[q];
  const ww_variable *variables = m->rules->program->variables;
  if (question->type != WW_SET)
    return m->probe[question->variable] < variables[question->variable].states;
  for (int i = 0; i < question->value_count; i++) {
    int v = question->member_variable[i];
    if (v != WW_NONE)
      return m->probe[v] < variables[v].states;
  }
  return false;
}

/* Drops one answer after the other that the outcome can do without, until
 * none is left: an earlier decision's outcome may make one idle late. */
static ww_assignment make_witness(const making *m, const int found[],
                                  int outcome) {
  size_t size = (size_t)m->rules->program->variable_count * sizeof(int);
  bool dropped = true;
  memcpy(m->probe, found, size);
  while (dropped) {
    dropped = false;
    for (int q = m->rules->question_count - 1; q >= 0; q--) {
      if (m->answers->of[q].known || !is_answered(m, q))
        continue;
      set_question(m, q, m->states, m->probe);
      if (ww_outcome_at(m->search, m->probe) == outcome)
        dropped = true;
      else
        set_question(m, q, found, m->probe);
    }
  }
  return ww_assign(m->arena, m->rules, m->answers, m->probe);
}

/* ---- Possible --------------------------------------------------------- */

/* Today's, a draw's, or what a search finds. */
static ww_finding look_for(const making *m, const uint64_t *box, int outcome,
                           const int **found) {
  if (outcome == m->now) {
    *found = m->states;
    return WW_FOUND;
  }
  if (m->draws->examples[outcome]) {
    *found = m->draws->examples[outcome];
    return WW_FOUND;
  }
  m->search->budget = m->search->budgets.outcome;
  *found = m->search->states;
  return ww_search_outcome(m->search, box, outcome);
}

static void add_possible(const making *m, ww_unknowns *unknowns,
                         const uint64_t *box, int option) {
  const int *found;
  ww_finding finding = look_for(m, box, option, &found);
  if (finding == WW_UNDECIDED)
    unknowns->exact = false;
  if (finding == WW_IMPOSSIBLE)
    return;
  ww_possible *possible = &unknowns->possible[unknowns->possible_count++];
  possible->option = option;
  possible->draws = m->draws->outcomes[option];
  possible->proved = finding == WW_FOUND;
  if (possible->proved)
    possible->witness = make_witness(m, found, option);
}

/* ---- Status ----------------------------------------------------------- */

/* The box of today's answers with this one question left open. */
static void open_one(const making *m, const uint64_t *all, int q, ww_box box) {
  const ww_question *question = &m->rules->questions[q];
  const ww_space *space = m->search->space;
  for (int v = 0; v < space->variable_count; v++)
    box[v] = (uint64_t)1 << space->class_of[v][m->states[v]];
  if (question->type != WW_SET) {
    box[question->variable] = all[question->variable];
    return;
  }
  for (int i = 0; i < question->value_count; i++)
    if (question->member_variable[i] != WW_NONE)
      box[question->member_variable[i]] = all[question->member_variable[i]];
}

/* Whether no answer to any one open question changes the outcome. */
static bool none_alone(const making *m, ww_unknowns *unknowns,
                       const uint64_t *all, ww_box box) {
  for (int q = 0; q < m->rules->question_count; q++) {
    if (m->answers->of[q].known)
      continue;
    open_one(m, all, q, box);
    for (int o = 0; o < m->draws->outcome_count; o++) {
      if (o == m->now)
        continue;
      m->search->budget = m->search->budgets.outcome;
      ww_finding finding = ww_search_outcome(m->search, box, o);
      unknowns->exact &= finding != WW_UNDECIDED;
      if (finding != WW_IMPOSSIBLE)
        return false;
    }
  }
  return true;
}

static ww_state state_of(const making *m, ww_unknowns *unknowns, bool made,
                         const uint64_t *all, ww_box box) {
  bool none = m->now + 1 == m->draws->outcome_count;
  if (none && made)
    return WW_BLOCKED;
  if (unknowns->possible_count == !none && unknowns->may_block == none)
    return WW_SETTLED;
  if (m->search->space->fits && m->draws->outcomes[m->now] >= KEPT_ENOUGH &&
      none_alone(m, unknowns, all, box))
    return WW_STABLE;
  return WW_PROVISIONAL;
}

ww_unknowns *ww_unknowns_make(ww_arena *arena, ww_search *search,
                              const ww_draws *draws,
                              const ww_answers *answers) {
  const ww_rules *rules = search->space->rules;
  size_t variables = (size_t)rules->program->variable_count;
  making m = {.arena = arena,
              .search = search,
              .rules = rules,
              .answers = answers,
              .draws = draws,
              .states = WW_NEWS(arena, int, variables),
              .probe = WW_NEWS(arena, int, variables)};
  ww_box all = WW_NEWS(arena, uint64_t, variables);
  ww_box box = WW_NEWS(arena, uint64_t, variables);
  ww_unknowns *unknowns = WW_NEW(arena, ww_unknowns);
  int options = draws->outcome_count - 1;
  ww_states_of(rules, answers, m.states);
  m.now = ww_outcome_at(search, m.states);
  bool made = search->evaluation->decisions[search->space->decision].made;
  unknowns->exact = true;
  unknowns->possible = WW_NEWS(arena, ww_possible, (size_t)options);
  if (search->space->fits)
    ww_box_fill(search->space, m.states, all);
  for (int o = 0; o < options; o++)
    add_possible(&m, unknowns, all, o);
  const int *found;
  ww_finding none = look_for(&m, all, options, &found);
  unknowns->may_block = none != WW_IMPOSSIBLE;
  unknowns->exact &= none != WW_UNDECIDED;
  unknowns->state = state_of(&m, unknowns, made, all, box);
  return unknowns;
}
