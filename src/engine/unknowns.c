/* What the open answers could still change; see analysis.h. */
#include "engine/analysis.h"

#include "rulebook/cells.h"

#include <string.h>

enum { KEPT_ENOUGH = 950 }; /* the share of a stable verdict */

const char *const ww_state_names[] = {"settled", "stable", "provisional",
                                      "blocked", NULL};

typedef struct making {
  ww_arena *arena;
  ww_prospect *prospect;
  const ww_rules *rules;
  const ww_answers *answers;
  const ww_completions *completions;
  int *states; /* of the profile as it is */
  int *probe;  /* room for one point */
  bool *open;  /* [question] */
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
      if (ww_outcome_at(m->prospect, m->probe) == outcome)
        dropped = true;
      else
        set_question(m, q, found, m->probe);
    }
  }
  return ww_assign(m->arena, m->rules, m->answers, m->probe);
}

/* ---- Possible --------------------------------------------------------- */

/* Today's, a completion's, or what a search finds. */
static ww_search_result look_for(const making *m, int outcome,
                                 const int **found) {
  long budget = m->prospect->budgets.outcome;
  if (outcome == m->now) {
    *found = m->states;
    return WW_FOUND;
  }
  if (m->completions->examples[outcome]) {
    *found = m->completions->examples[outcome];
    return WW_FOUND;
  }
  *found = m->prospect->solver->states[0];
  return ww_prospect_find(m->prospect, ww_class(outcome), &budget);
}

static void add_possible(const making *m, ww_unknowns *unknowns, int option) {
  const int *found;
  ww_search_result finding = look_for(m, option, &found);
  if (finding == WW_UNDECIDED)
    unknowns->exact = false;
  if (finding == WW_IMPOSSIBLE)
    return;
  ww_possible *possible = &unknowns->possible[unknowns->possible_count++];
  possible->option = option;
  possible->share = m->completions->shares[option];
  possible->proved = finding == WW_FOUND;
  if (possible->proved)
    possible->witness = make_witness(m, found, option);
}

/* ---- Status ----------------------------------------------------------- */

static ww_state state_of(const making *m, const ww_unknowns *unknowns,
                         const ww_tally *today) {
  bool none = m->now == m->prospect->none;
  if (none && today->made)
    return WW_BLOCKED;
  if (today->silent)
    return WW_PROVISIONAL;
  if (unknowns->possible_count == !none && unknowns->may_block == none)
    return WW_SETTLED;
  return m->completions->shares[m->now] >= KEPT_ENOUGH ? WW_STABLE
                                                       : WW_PROVISIONAL;
}

ww_unknowns *ww_unknowns_make(ww_arena *arena, ww_prospect *prospect,
                              const ww_completions *completions,
                              const ww_answers *answers) {
  const ww_rules *rules = prospect->rules;
  size_t variables = (size_t)rules->program->variable_count;
  making m = {.arena = arena,
              .prospect = prospect,
              .rules = rules,
              .answers = answers,
              .completions = completions,
              .open = WW_NEWS(arena, bool, (size_t)rules->question_count),
              .states = WW_NEWS(arena, int, variables),
              .probe = WW_NEWS(arena, int, variables)};
  ww_unknowns *unknowns = WW_NEW(arena, ww_unknowns);
  const int *found;
  ww_states_of(rules, answers, m.states);
  m.now = ww_outcome_at(prospect, m.states);
  ww_tally today = *ww_tally_of(prospect); /* but its lists */
  unknowns->exact = true;
  unknowns->possible = WW_NEWS(arena, ww_possible, (size_t)prospect->none);
  for (int q = 0; q < rules->question_count; q++)
    m.open[q] = !answers->of[q].known;
  ww_prospect_hold(prospect, m.states, m.open);
  for (int o = 0; o < prospect->none; o++)
    add_possible(&m, unknowns, o);
  ww_search_result none = look_for(&m, prospect->none, &found);
  unknowns->may_block = none != WW_IMPOSSIBLE;
  unknowns->exact &= none != WW_UNDECIDED;
  unknowns->state = state_of(&m, unknowns, &today);
  return unknowns;
}

uint64_t ww_outcomes_left(const ww_unknowns *unknowns, int none) {
  uint64_t outcomes = 0;
  for (int i = 0; i < unknowns->possible_count; i++)
    outcomes |= ww_class(unknowns->possible[i].option);
  return unknowns->may_block ? outcomes | ww_class(none) : outcomes;
}
