/* Shrinking points; see solve.h. */
#include "solve/solve.h"

#include <string.h>

typedef struct shrinking {
  const ww_rules *rules;
  const ww_point_claim *claim;
  int **states;   /* of both worlds, as they are so far */
  int *before[2]; /* as they were before the change that is being tried */
  int *tried[2];
  long tries;
} shrinking;

static void copy_states(const shrinking *s, int *const from[], int *to[]) {
  size_t count = (size_t)s->rules->program->variable_count;
  for (int world = 0; world < 2; world++)
    memcpy(to[world], from[world], count * sizeof(int));
}

/* Keeps what was changed if all still holds. */
static bool keep(shrinking *s) {
  copy_states(s, s->states, s->tried); /* outcomes and gates are entered */
  s->tries++;
  if (s->claim->holds(s->claim->context, s->tried))
    return true;
  copy_states(s, s->before, s->states);
  return false;
}

/* True: it had another state. */
static bool set_state(shrinking *s, int v, int state) {
  bool differs = false;
  if (v == WW_NONE || (s->claim->own && s->claim->own[v]))
    return false;
  for (int world = 0; world < 2; world++) {
    differs = differs || s->states[world][v] != state;
    s->states[world][v] = state;
  }
  return differs;
}

/* Whether part of the answer is what the claim is about. */
static bool is_own(const shrinking *s, const ww_question *question) {
  if (!s->claim->own)
    return false;
  if (question->type != WW_SET)
    return s->claim->own[question->variable];
  for (int i = 0; i < question->value_count; i++)
    if (question->member_variable[i] != WW_NONE &&
        s->claim->own[question->member_variable[i]])
      return true;
  return false;
}

static bool forget(shrinking *s, const ww_question *question) {
  const ww_variable *variables = s->rules->program->variables;
  bool differs = false;
  if (is_own(s, question))
    return false;
  if (question->type != WW_SET)
    return set_state(s, question->variable,
                     variables[question->variable].states);
  for (int i = 0; i < question->value_count; i++) {
    int v = question->member_variable[i];
    if (v != WW_NONE && set_state(s, v, variables[v].states))
      differs = true;
  }
  return differs;
}

/* Forgets the answers from `from` to before `to`, all of them at once where
 * that may be, else by halves. True: some are forgotten. */
static bool forget_range(shrinking *s, int from, int to) {
  bool differs = false;
  copy_states(s, s->states, s->before);
  for (int q = from; q < to; q++)
    differs = forget(s, &s->rules->questions[q]) || differs;
  if (!differs || keep(s))
    return differs;
  if (to - from == 1)
    return false;
  int middle = from + (to - from) / 2;
  bool upper = forget_range(s, middle, to);
  return forget_range(s, from, middle) || upper;
}

/* Sets that have to be known, with as few members as may be. */
static void drop_members(shrinking *s, const ww_question *question) {
  enum { ABSENT, PRESENT };
  for (int i = 0; i < question->value_count; i++) {
    int v = question->type == WW_SET ? question->member_variable[i] : WW_NONE;
    if (v == WW_NONE || s->states[0][v] != PRESENT)
      continue;
    copy_states(s, s->states, s->before);
    if (set_state(s, v, ABSENT))
      keep(s);
  }
}

long ww_shrink(ww_arena *arena, const ww_rules *rules,
               const ww_point_claim *claim, int *states[2]) {
  enum { ROUNDS_MOST = 8 };
  size_t variables = (size_t)rules->program->variable_count;
  shrinking s = {.rules = rules, .claim = claim, .states = states};
  for (int world = 0; world < 2; world++) {
    s.before[world] = WW_NEWS(arena, int, variables);
    s.tried[world] = WW_NEWS(arena, int, variables);
  }
  for (int i = 0; i < ROUNDS_MOST; i++)
    if (!forget_range(&s, 0, rules->question_count))
      break;
  for (int q = 0; q < rules->question_count; q++)
    drop_members(&s, &rules->questions[q]);
  return s.tries;
}
