/* What can come out; see prospect.h. */
#include "engine/prospect.h"

/* Rules and variables that a decision looks at, about, for its cost of 1; and
 * rules that a node of a search does. */
enum { A_NODES_WORTH = 500, RULES_OF_NODE = 200 };

static const ww_budgets usual = {
    .outcome = 8000, .single = 100000, .sets = 10000, .live = 4000};

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
  p->away_most = WW_ANY_NUMBER;
  p->home = WW_NEWS(arena, uint64_t, (size_t)p->problem->variable_count);
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
                ww_class(ww_class_of(problem->classes, v, state)));
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
  p->away_most = WW_ANY_NUMBER;
  if (!p->problem->fits)
    return;
  ww_hold(p->solver, states, open);
  ww_conclude(p->solver);
}

/* The classes of all answers; unknown may be alike. */
static uint64_t answers_of(const ww_problem *problem, int v) {
  const ww_classes *classes = problem->classes;
  int states = problem->rules->program->variables[v].states;
  uint64_t known = 0;
  for (int i = 0; i < classes->cut_count[v]; i++)
    if (classes->cuts[v][i].from < states)
      known |= ww_class(classes->cuts[v][i].number);
  return known;
}

void ww_prospect_vary(ww_prospect *p, const int states[], const bool open[]) {
  const ww_problem *problem = p->problem;
  const ww_program *program = p->rules->program;
  ww_solver_reset(p->solver);
  p->away_most = WW_ANY_NUMBER;
  if (!problem->fits)
    return;
  ww_hold(p->solver, states, open);
  for (int v = 0; v < program->first_gate; v++)
    if (ww_is_answer(program->variables[v].kind) &&
        open[program->variables[v].index] &&
        problem->variable_of[0][v] != WW_NONE)
      ww_assume(p->solver, problem->variable_of[0][v], answers_of(problem, v));
  ww_conclude(p->solver);
}

void ww_prospect_near(ww_prospect *p, const int states[], const bool open[],
                      const bool away[], int most) {
  const ww_problem *problem = p->problem;
  const ww_program *program = p->rules->program;
  ww_solver_reset(p->solver);
  p->away_most = most;
  ww_hold(p->solver, states, open);
  for (int v = 0; v < program->first_gate; v++) {
    const ww_variable *variable = &program->variables[v];
    int own = problem->variable_of[0][v];
    if (!ww_is_answer(variable->kind) || own == WW_NONE)
      continue;
    p->home[own] = ww_class(ww_class_of(problem->classes, v, states[v]));
    if (variable->kind == WW_OF_QUESTION && away[variable->index])
      ww_assume(p->solver, own, ~p->home[own]);
    if (open[variable->index])
      ww_assume(p->solver, own, answers_of(problem, v) | p->home[own]);
  }
  ww_conclude(p->solver);
}

/* What a node costs: it goes through the rules of each tally; tallies of few
 * rules are free. */
static long node_cost(const ww_problem *problem) {
  const ww_decision_rules *decisions = problem->rules->decisions;
  long cost = 1;
  for (int t = 0; t < problem->tally_count; t++)
    cost += decisions[problem->tallies[t].decision].rule_count / RULES_OF_NODE;
  return cost;
}

ww_search_result ww_prospect_solve(ww_prospect *p, ww_solver *solver,
                                   const ww_goal *goal, long *budget) {
  long cost = node_cost(solver->problem);
  long most = *budget > 0 ? (*budget + cost - 1) / cost : 0;
  long left = most;
  ww_search_result finding = ww_solve(solver, goal, &left);
  p->nodes += most - left;
  *budget -= (most - left) * cost;
  return finding;
}

static bool is_wanted(void *context, int *states[2]) {
  ww_prospect *p = context;
  return p->wanted >> ww_outcome_at(p, states[0]) & 1;
}

ww_search_result ww_prospect_find(ww_prospect *p, uint64_t outcomes,
                                  long *budget) {
  ww_goal goal = WW_GOAL_INIT;
  p->wanted = outcomes;
  goal.holds = is_wanted;
  goal.context = p;
  goal.home = p->away_most == WW_ANY_NUMBER ? NULL : p->home;
  goal.away_most = p->away_most;
  if (p->problem->fits)
    ww_want(&goal, p->problem->outcome[0], outcomes);
  return ww_prospect_solve(p, p->solver, &goal, budget);
}
