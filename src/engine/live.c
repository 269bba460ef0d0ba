/* Which questions matter; see live.h. */
#include "engine/live.h"

#include <string.h>

enum { ABSENT, PRESENT, UNKNOWN }; /* states of a member */

/* A search begins with few nodes and gets more, up to all that are left. */
enum { SHARE_FIRST = 16, SHARE_TIMES = 8 };

ww_live *ww_live_new(ww_arena *arena, ww_prospect *prospect) {
  size_t variables = (size_t)prospect->rules->program->variable_count;
  ww_live *live = WW_NEW(arena, ww_live);
  live->arena = ww_arena_scratch(arena);
  live->prospect = prospect;
  live->own = WW_NEWS(arena, bool, variables);
  live->apart = WW_NEWS(arena, bool, variables);
  live->alike = WW_NEWS(arena, bool, (size_t)prospect->rules->decision_count);
  live->states[0] = WW_NEWS(arena, int, variables);
  live->states[1] = WW_NEWS(arena, int, variables);
  live->point = WW_NEWS(arena, int, variables);
  return live;
}

void ww_live_turn(ww_live *live, int q) {
  const ww_rules *rules = live->prospect->rules;
  live->question = &rules->questions[q];
  for (int v = 0; v < rules->program->variable_count; v++) {
    const ww_variable *variable = &rules->program->variables[v];
    live->own[v] = ww_is_answer(variable->kind) && variable->index == q;
  }
}

/* ---- At a point ------------------------------------------------------- */

static void set_members(const ww_live *live, int state) {
  for (int v = 0; v < live->prospect->rules->program->first_gate; v++)
    if (live->own[v])
      live->point[v] = state;
}

static bool differs(const ww_live *live, int outcome) {
  return ww_outcome_at(live->prospect, live->point) != outcome;
}

/* None of all, unknown, and one member changed. */
static bool set_differs(const ww_live *live, const int states[], int outcome) {
  const ww_program *program = live->prospect->rules->program;
  size_t size = (size_t)program->variable_count * sizeof *states;
  for (int state = ABSENT; state <= UNKNOWN; state += UNKNOWN) {
    set_members(live, state);
    if (differs(live, outcome))
      return true;
  }
  for (int v = 0; v < program->first_gate; v++) {
    if (!live->own[v])
      continue;
    memcpy(live->point, states, size);
    if (states[v] == UNKNOWN)
      set_members(live, ABSENT);
    live->point[v] = states[v] == PRESENT ? ABSENT : PRESENT;
    if (differs(live, outcome))
      return true;
  }
  return false;
}

bool ww_live_at(ww_live *live, const int states[]) {
  const ww_classes *classes = live->prospect->problem->classes;
  size_t count = (size_t)live->prospect->rules->program->variable_count;
  memcpy(live->point, states, count * sizeof *states);
  int outcome = ww_outcome_at(live->prospect, live->point);
  if (live->question->type == WW_SET)
    return set_differs(live, states, outcome);
  int v = live->question->variable;
  for (int k = 0; k < classes->count[v]; k++) {
    live->point[v] = classes->state_of[v][k];
    if (differs(live, outcome))
      return true;
  }
  return false;
}

/* ---- Two worlds ------------------------------------------------------- */

/* A decision with different outcomes in the two worlds, verified; and whether
 * the question matters there. */
static bool is_apart(void *context, int *states[2]) {
  ww_live *live = context;
  const ww_prospect *prospect = live->prospect;
  live->matters = ww_live_at(live, states[0]);
  if (live->matters || live->decision == prospect->decision)
    return live->matters;
  for (int world = 0; world < 2; world++) {
    ww_evaluate(prospect->rules, states[world], live->decision + 1,
                prospect->evaluation);
    int winner = prospect->evaluation->decisions[live->decision].winner;
    int none = prospect->rules->decisions[live->decision].option_count;
    if ((winner == WW_NONE ? none : winner) != live->pair[world])
      return false;
  }
  return true;
}

/* One outcome of the decision in the first world, another in the second. */
static ww_search_result search_outcomes(ww_live *live, ww_solver *solver,
                                        int one, int other) {
  int v = live->prospect->rules->decisions[live->decision].variable;
  long most = live->share < live->nodes ? live->share : live->nodes;
  long nodes = most;
  ww_goal goal = WW_GOAL_INIT;
  goal.holds = is_apart;
  goal.context = live;
  live->pair[0] = one;
  live->pair[1] = other;
  for (int world = 0; world < 2; world++)
    ww_want(&goal, solver->problem->variable_of[world][v],
            ww_class(live->pair[world]));
  ww_search_result finding =
      ww_prospect_solve(live->prospect, solver, &goal, &nodes);
  live->nodes -= most - nodes;
  if (finding == WW_IMPOSSIBLE)
    ww_never_together(solver, live->decision, one, other);
  return finding;
}

/* Whether it can come out differently: found means that the question matters;
 * `impossible`, that the decision is alike in both worlds. */
static ww_search_result search_decision(ww_live *live, ww_solver *solver) {
  int none = live->prospect->rules->decisions[live->decision].option_count;
  bool last = live->decision == live->prospect->decision;
  ww_search_result result = WW_IMPOSSIBLE;
  for (int one = 0; one <= none; one++)
    for (int other = 0; other <= none; other++) {
      if (one == other || (last && (!(live->outcomes >> one & 1) ||
                                    !(live->outcomes >> other & 1))))
        continue;
      live->matters = false;
      ww_search_result finding = search_outcomes(live, solver, one, other);
      if (finding == WW_FOUND && live->matters)
        return WW_FOUND;
      if (finding != WW_IMPOSSIBLE)
        result = WW_UNDECIDED;
    }
  return result;
}

static bool is_apart_in(const ww_problem *problem, int decision) {
  int v = problem->rules->decisions[decision].variable;
  return problem->variable_of[0][v] != problem->variable_of[1][v];
}

/* Decision by decision: where earlier ones are alike, less is left. */
static ww_search_result search_worlds(ww_live *live) {
  const ww_prospect *prospect = live->prospect;
  ww_problem_plan plan = {.rules = prospect->rules,
                          .decision = prospect->decision,
                          .classes = prospect->problem->classes,
                          .own = live->apart,
                          .alike = live->alike,
                          .states = {live->states[0], live->states[1]}};
  ww_solver *solver = NULL;
  for (int d = 0; d <= prospect->decision; d++) {
    if (!solver) {
      ww_arena_reset(live->arena);
      solver = ww_solver_new(live->arena, ww_problem_new(live->arena, &plan));
      ww_hold(solver, live->held, live->open);
      ww_conclude(solver);
    }
    if (!is_apart_in(solver->problem, d))
      continue;
    live->decision = d;
    ww_search_result finding = search_decision(live, solver);
    if (finding == WW_FOUND || d == prospect->decision)
      return finding;
    live->alike[d] = finding == WW_IMPOSSIBLE;
    if (live->alike[d])
      solver = NULL;
  }
  return WW_IMPOSSIBLE;
}

/* Whether it matters that these variables have one state or another. */
static ww_search_result search_pair(ww_live *live, const int variables[],
                                    int count, int from, int to) {
  const ww_rules *rules = live->prospect->rules;
  memset(live->apart, 0,
         (size_t)rules->program->variable_count * sizeof *live->apart);
  memset(live->alike, 0, (size_t)rules->decision_count * sizeof *live->alike);
  for (int i = 0; i < count; i++) {
    live->apart[variables[i]] = true;
    live->states[0][variables[i]] = from;
    live->states[1][variables[i]] = to;
  }
  return search_worlds(live);
}

/* Each class and the next: if two differ, two neighbours do. */
static ww_search_result search_classes(ww_live *live) {
  const ww_classes *classes = live->prospect->problem->classes;
  int v = live->question->variable;
  ww_search_result result = WW_IMPOSSIBLE;
  for (int k = 1; k < classes->count[v]; k++) {
    ww_search_result finding = search_pair(
        live, &v, 1, classes->state_of[v][k - 1], classes->state_of[v][k]);
    if (finding == WW_FOUND)
      return WW_FOUND;
    if (finding == WW_UNDECIDED)
      result = WW_UNDECIDED;
  }
  return result;
}

/* Each member, and whether any is known. */
static ww_search_result search_members(ww_live *live) {
  int members[WW_SET_MEMBERS_MOST];
  int count = 0;
  ww_search_result result = WW_IMPOSSIBLE;
  for (int i = 0; i < live->question->value_count; i++)
    if (live->question->member_variable[i] != WW_NONE)
      members[count++] = live->question->member_variable[i];
  for (int i = 0; i <= count && count > 0; i++) {
    ww_search_result finding =
        i < count ? search_pair(live, &members[i], 1, ABSENT, PRESENT)
                  : search_pair(live, members, count, UNKNOWN, ABSENT);
    if (finding == WW_FOUND)
      return WW_FOUND;
    if (finding == WW_UNDECIDED)
      result = WW_UNDECIDED;
  }
  return result;
}

ww_search_result ww_live_search(ww_live *live, const int states[],
                                const bool open[], uint64_t outcomes,
                                long *budget) {
  ww_search_result finding = WW_UNDECIDED;
  long most = *budget;
  if (!live->prospect->problem->fits)
    return WW_UNDECIDED;
  live->held = states;
  live->open = open;
  live->outcomes = outcomes;
  live->nodes = most;
  for (live->share = SHARE_FIRST; finding == WW_UNDECIDED && live->nodes > 0 &&
                                  live->share < SHARE_TIMES * most;
       live->share *= SHARE_TIMES)
    finding = live->question->type == WW_SET ? search_members(live)
                                             : search_classes(live);

  *budget = live->nodes;
  return finding;
}
