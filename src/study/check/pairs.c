/* Pairs of answers; see session.h. */
#include "study/check/session.h"

#include <string.h>

enum { ABSENT, PRESENT, UNKNOWN }; /* states of a member */

typedef struct pairing {
  ww_checking *c;
  ww_problem_plan plan; /* borrows own and states */
  ww_pair_ask *ask;
  void *context;
  bool *own;
  int *states[2];
} pairing;

/* Two states of some variables, all others being alike. */
static bool ask_states(pairing *p, const int variables[], int count, int from,
                       int to) {
  size_t all = (size_t)p->c->rules->program->variable_count;
  ww_goal goal = WW_GOAL_INIT;
  memset(p->own, 0, all * sizeof *p->own);
  for (int i = 0; i < count; i++) {
    p->own[variables[i]] = true;
    p->states[0][variables[i]] = from;
    p->states[1][variables[i]] = to;
  }
  ww_solver *solver = ww_checking_problem(p->c, &p->plan);
  const ww_problem *problem = solver->problem;
  for (int world = 0; world < 2 && problem->fits; world++)
    for (int i = 0; i < count; i++) {
      int v = variables[i];
      int own = problem->variable_of[world][v];
      if (own != WW_NONE)
        ww_want(
            &goal, own,
            ww_class(ww_class_of(problem->classes, v, p->states[world][v])));
    }
  return p->ask(p->context, solver, &goal);
}

static bool ask_values(pairing *p, int v, ww_pair_kind kind) {
  int known = p->c->rules->program->variables[v].states;
  for (int from = 0; from < known; from++) {
    int last = kind == WW_PAIRS_NEXT ? from + 1 : known;
    for (int to = from + 1; to <= last; to++)
      if ((to < known || kind == WW_PAIRS_ANY) &&
          ask_states(p, &v, 1, from, to))
        return true;
    if (kind == WW_PAIRS_ANY)
      break;
  }
  return false;
}

/* Each set with the same members present besides. */
static bool ask_subsets(pairing *p, const int members[], int count) {
  int added[WW_SET_MEMBERS_MOST];
  for (uint64_t subset = 1; subset < (uint64_t)1 << count; subset++) {
    int size = 0;
    for (int i = 0; i < count; i++)
      if (subset >> i & 1)
        added[size++] = members[i];
    if (ask_states(p, added, size, ABSENT, PRESENT))
      return true;
  }
  return false;
}

/* False: there are too many to ask of all. */
static bool ask_sets(pairing *p, const ww_question *question,
                     ww_pair_kind kind) {
  enum { SUBSETS_OF_MOST = 10 };
  int members[WW_SET_MEMBERS_MOST];
  int count = 0;
  for (int i = 0; i < question->value_count; i++)
    if (question->member_variable[i] != WW_NONE)
      members[count++] = question->member_variable[i];
  if (kind == WW_PAIRS_HIGHER && count <= SUBSETS_OF_MOST) {
    ask_subsets(p, members, count);
    return true;
  }
  for (int i = 0; i < count; i++)
    if (ask_states(p, &members[i], 1, ABSENT, PRESENT))
      return true;
  if (kind == WW_PAIRS_ANY && count > 0)
    ask_states(p, members, count, UNKNOWN, ABSENT);
  return kind != WW_PAIRS_HIGHER;
}

bool ww_each_pair(ww_checking *c, const ww_problem_plan *plan, int question,
                  ww_pair_kind kind, ww_pair_ask *ask, void *context) {
  const ww_question *q = &c->rules->questions[question];
  size_t count = (size_t)c->rules->program->variable_count;
  ww_arena *arena = ww_arena_scratch(c->arena);
  pairing p = {
      .c = c,
      .plan = *plan,
      .ask = ask,
      .context = context,
      .own = WW_NEWS(arena, bool, count),
      .states = {WW_NEWS(arena, int, count), WW_NEWS(arena, int, count)}};
  p.plan.own = p.own;
  p.plan.states[0] = p.states[0];
  p.plan.states[1] = p.states[1];
  bool all = true;
  if (q->type == WW_SET)
    all = ask_sets(&p, q, kind);
  else
    ask_values(&p, q->variable, kind);
  ww_arena_free(arena);
  return all;
}
