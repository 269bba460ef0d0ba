/* What can come out; see prospect.h. */
#include "engine/prospect.h"

/* Rules and variables that a node looks at, about, for its cost of 1. */
enum { A_NODES_WORTH = 500 };

static const ww_budgets usual = {
    .outcome = 8000, .single = 100000, .sets = 10000, .live = 1000};

ww_prospect *ww_prospect_new(ww_arena *arena, const ww_rules *rules,
                             int decision) {
  ww_problem_plan plan = {.rules = rules, .decision = decision};
  ww_prospect *p = WW_NEW(arena, ww_prospect);
  p->rules = rules;
  p->decision = decision;
  p->none = rules->decisions[decision].option_count;
  p->budgets = usual;
  p->evaluation = ww_evaluation_new(arena, rules);
  p->cost = 1 + (rules->decisions[decision].rule_count +
                 (long)rules->program->variable_count) /
                    A_NODES_WORTH;
  p->problem = ww_problem_new(arena, &plan);
  p->solver = ww_solver_new(arena, p->problem);
  return p;
}

int ww_outcome_at(ww_prospect *p, int states[]) {
  ww_evaluate(p->rules, states, p->decision + 1, p->evaluation);
  int winner = ww_tally_of(p)->winner;
  return winner == WW_NONE ? p->none : winner;
}

/* ---- Searches --------------------------------------------------------- */

/* The states of what differs are those of the plan. */
static void hold(ww_solver *solver, int v, const int states[]) {
  const ww_problem *problem = solver->problem;
  bool own = problem->own && problem->own[v];
  for (int world = 0; world < 2; world++) {
    int state = own ? problem->states[world][v] : states[v];
    if (problem->variable_of[world][v] != WW_NONE)
      ww_assume(solver, problem->variable_of[world][v],
                ww_class(problem->classes->class_of[v][state]));
  }
}

void ww_hold(ww_solver *solver, const int states[], const bool open[]) {
  const ww_problem *problem = solver->problem;
  const ww_program *program = problem->rules->program;
  for (int v = 0; v < program->first_gate; v++)
    if (ww_is_answer(program->variables[v].kind) &&
        (!open[program->variables[v].index] ||
         (problem->own && problem->own[v])))
      hold(solver, v, states);
}

void ww_prospect_hold(ww_prospect *p, const int states[], const bool open[]) {
  ww_solver_reset(p->solver);
  if (!p->problem->fits)
    return;
  ww_hold(p->solver, states, open);
  ww_conclude(p->solver);
}

void ww_prospect_vary(ww_prospect *p, const int states[], const bool open[]) {
  const ww_problem *problem = p->problem;
  const ww_program *program = p->rules->program;
  ww_solver_reset(p->solver);
  if (!problem->fits)
    return;
  ww_hold(p->solver, states, open);
  for (int v = 0; v < program->first_gate; v++) {
    const ww_variable *variable = &program->variables[v];
    uint64_t known = 0;
    if (!ww_is_answer(variable->kind) || !open[variable->index] ||
        problem->variable_of[0][v] == WW_NONE)
      continue;
    for (int s = 0; s < variable->states; s++)
      known |= ww_class(problem->classes->class_of[v][s]);
    ww_assume(p->solver, problem->variable_of[0][v], known);
  }
  ww_conclude(p->solver);
}

static bool is_wanted(void *context, int *states[2]) {
  ww_prospect *p = context;
  return p->wanted >> ww_outcome_at(p, states[0]) & 1;
}

ww_finding ww_prospect_find(ww_prospect *p, uint64_t outcomes, long *budget) {
  ww_goal goal = WW_GOAL_INIT;
  p->wanted = outcomes;
  goal.holds = is_wanted;
  goal.context = p;
  if (p->problem->fits)
    ww_want(&goal, p->problem->outcome[0], outcomes);
  long before = *budget;
  ww_finding finding = ww_solve(p->solver, &goal, budget);
  p->nodes += before - *budget;
  return finding;
}
