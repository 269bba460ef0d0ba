/* Branch and bound over a problem; see solve.h. */
#include "solve/solve.h"

#include "solve/bounds.h"

#include <string.h>

enum { DEPTH_MOST = 4000 };

ww_solver *ww_solver_new(ww_arena *arena, const ww_problem *problem) {
  size_t variables = (size_t)problem->variable_count;
  size_t states = (size_t)problem->rules->program->variable_count;
  ww_solver *solver = WW_NEW(arena, ww_solver);
  solver->arena = arena;
  solver->problem = problem;
  if (!problem->fits)
    return solver;
  solver->domains = ww_domains_new(arena, problem);
  solver->balance = ww_balance_new(arena, &solver->domains);
  solver->branch = ww_branch_new(arena, solver->balance);
  solver->states[0] = WW_NEWS(arena, int, states);
  solver->states[1] = WW_NEWS(arena, int, states);
  solver->never =
      WW_NEWS(arena, uint64_t *, (size_t)problem->rules->decision_count);
  solver->classes = WW_NEWS(arena, int, variables);
  return solver;
}

/* ---- Bounds beyond one tally ------------------------------------------ */

static bool sum_comes_to(ww_balance *balance, int64_t constant, int64_t least) {
  int64_t most = ww_most(balance, constant);
  return most >= least && ww_keep_least(balance, most, least);
}

/* Drops outcomes in either world that never go with what is left in the
 * other. */
static bool never_may_be(ww_solver *solver, const ww_problem_tally *first,
                         const ww_problem_tally *second) {
  const uint64_t *never = solver->never[first->decision];
  uint64_t ones = 0;
  uint64_t others = 0;
  if (!never || first->decision != second->decision)
    return true;
  for (uint64_t rest = solver->domains.of[first->variable]; rest;
       rest &= rest - 1) {
    uint64_t with =
        solver->domains.of[second->variable] & ~never[__builtin_ctzll(rest)];
    ones |= with ? rest & (~rest + 1) : 0;
    others |= with;
  }
  return ww_domains_restrict(&solver->domains, first->variable, ones) &&
         ww_domains_restrict(&solver->domains, second->variable, others);
}

static bool pairs_may_be(ww_solver *solver) {
  int64_t constant;
  for (int t = 0; t < solver->problem->tally_count; t++)
    for (int u = t + 1; u < solver->problem->tally_count; u++) {
      if (!never_may_be(solver, &solver->problem->tallies[t],
                        &solver->problem->tallies[u]))
        return false;
      if (ww_weigh_pair(solver->balance, t, u, &constant) &&
          !sum_comes_to(solver->balance, constant, 0)) {
        solver->branch->blame++;
        return false;
      }
    }
  return true;
}

static bool sum_may_be(ww_solver *solver) {
  const ww_goal *goal = solver->goal;
  if (!goal->weights)
    return true;
  memcpy(solver->balance->weights, goal->weights,
         (size_t)solver->problem->rule_count * sizeof *goal->weights);
  return sum_comes_to(solver->balance, 0, goal->least);
}

/* Draws every conclusion. False: nothing that is wanted is left. */
static bool may_be(ww_solver *solver) {
  enum { ROUNDS_MOST = 4 };
  for (int round = 0; round < ROUNDS_MOST; round++) {
    solver->domains.changed = false;
    if (!ww_near_may_be(&solver->balance->near, solver->goal->home,
                        solver->goal->away_most) ||
        !ww_domains_conclude(&solver->domains) ||
        !ww_balance_look(solver->balance) || !sum_may_be(solver) ||
        !pairs_may_be(solver))
      return false;
    if (!solver->domains.changed)
      break;
  }
  return true;
}

/* ---- Points ----------------------------------------------------------- */

/* Whether the last bound took a class of v that may still be. */
static bool is_chosen(const ww_solver *solver, int v) {
  int choice = solver->balance->choice[v];
  return solver->balance->first[v] != WW_NONE && choice != WW_NONE &&
         solver->domains.of[v] >> choice & 1;
}

static int class_at(const ww_solver *solver, int v) {
  uint64_t mask = solver->domains.of[v];
  if (solver->goal->home && mask & solver->goal->home[v])
    return __builtin_ctzll(solver->goal->home[v]);
  if (is_chosen(solver, v))
    return solver->balance->choice[v];
  return __builtin_ctzll(mask);
}

/* Known whole or not at all: if one member is, all take a known class. */
static void settle_set(ww_solver *solver, const ww_problem_set *set) {
  bool known = false;
  for (int i = 0; i < set->count; i++) {
    int v = set->variables[i];
    uint64_t others = solver->domains.of[v] & ~set->unknown[i];
    if (!others)
      return; /* and so of all of them */
    known = known || ww_class(solver->classes[v]) != set->unknown[i];
  }
  for (int i = 0; i < set->count && known; i++) {
    int v = set->variables[i];
    if (ww_class(solver->classes[v]) == set->unknown[i])
      solver->classes[v] =
          __builtin_ctzll(solver->domains.of[v] & ~set->unknown[i]);
  }
}

/* The state of an answer at the point; what the problem does not hold, unknown.
 */
static int state_at(const ww_solver *solver, int world, int v) {
  const ww_problem *problem = solver->problem;
  int own = problem->variable_of[world][v];
  if (problem->own && problem->own[v])
    return problem->states[world][v];
  if (own == WW_NONE || !ww_is_answer(problem->variables[own].kind))
    return problem->rules->program->variables[v].states;
  return problem->classes->state_of[v][solver->classes[own]];
}

/* A point of the domains, by the classes that the last bound took. */
static void round_off(ww_solver *solver) {
  for (int v = 0; v < solver->problem->variable_count; v++)
    if (ww_is_answer(solver->problem->variables[v].kind))
      solver->classes[v] = class_at(solver, v);
  for (int s = 0; s < solver->problem->set_count; s++)
    settle_set(solver, &solver->problem->sets[s]);
  for (int world = 0; world < 2; world++) {
    for (int v = 0; v < solver->problem->rules->program->variable_count; v++)
      solver->states[world][v] = state_at(solver, world, v);
    ww_settle_sets(solver->problem->rules, solver->states[world]);
  }
}

/* Takes the bound that says where to round to. */
static bool bound_again(ww_solver *solver) {
  return ww_mixture_may_be(solver->balance) &&
         (!solver->goal->weights || sum_may_be(solver));
}

/* ---- Branching -------------------------------------------------------- */

static ww_search_result visit(ww_solver *solver, int depth);

/* The literal passes, or it does not; first the way that the bound took. */
static ww_search_result branch(ww_solver *solver, int depth, int v) {
  ww_search_result result = WW_IMPOSSIBLE;
  uint64_t mask = solver->domains.of[v];
  uint64_t pass = mask & solver->branch->masks[v];
  bool passes =
      !is_chosen(solver, v) || (pass >> solver->balance->choice[v] & 1);
  uint64_t first = passes ? pass : mask & ~pass;
  for (int second = 0; second < 2; second++) {
    size_t mark = solver->domains.trail_count;
    ww_search_result finding = WW_IMPOSSIBLE;
    if (ww_domains_restrict(&solver->domains, v,
                            second ? mask & ~first : first))
      finding = visit(solver, depth + 1);
    ww_domains_undo(&solver->domains, mark);
    if (finding == WW_FOUND)
      return WW_FOUND;
    if (finding == WW_UNDECIDED)
      result = WW_UNDECIDED;
  }
  return result;
}

static ww_search_result visit(ww_solver *solver, int depth) {
  if (*solver->budget <= 0 || depth > DEPTH_MOST)
    return WW_UNDECIDED;
  --*solver->budget;
  if (!may_be(solver) || !bound_again(solver))
    return WW_IMPOSSIBLE;
  round_off(solver);
  if (solver->goal->holds(solver->goal->context, solver->states))
    return WW_FOUND;
  int v = ww_branch_choose(solver->branch, solver->goal->weights);
  if (v != WW_NONE)
    return branch(solver, depth, v);
  /* Where nothing is open the point should have held: rather doubt it, unless
   * there are conclusions that are still to be drawn. */
  return solver->domains.changed ? visit(solver, depth + 1) : WW_UNDECIDED;
}

void ww_solver_reset(ww_solver *solver) {
  solver->empty = false;
  if (solver->problem->fits)
    ww_domains_undo(&solver->domains, 0);
}

void ww_assume(ww_solver *solver, int variable, uint64_t mask) {
  if (!ww_domains_restrict(&solver->domains, variable, mask))
    solver->empty = true;
}

void ww_never_together(ww_solver *solver, int decision, int one, int other) {
  size_t options =
      (size_t)solver->problem->rules->decisions[decision].option_count;
  if (!solver->never[decision])
    solver->never[decision] = WW_NEWS(solver->arena, uint64_t, options + 1);
  solver->never[decision][one] |= ww_class(other);
}

void ww_conclude(ww_solver *solver) {
  static const ww_goal nothing = WW_GOAL_INIT;
  solver->goal = &nothing;
  if (solver->problem->fits && !solver->empty)
    solver->empty = !may_be(solver);
}

ww_search_result ww_solve(ww_solver *solver, const ww_goal *goal,
                          long *budget) {
  ww_search_result finding = WW_IMPOSSIBLE;
  if (!solver->problem->fits)
    return WW_UNDECIDED;
  size_t mark = solver->domains.trail_count;
  solver->goal = goal;
  solver->budget = budget;
  solver->balance->without = goal->without;
  bool left = !solver->empty &&
              (!goal->term || ww_term_require(&solver->domains, goal->term));
  for (int i = 0; i < goal->wanted_count && left; i++)
    left = ww_domains_restrict(&solver->domains, goal->wanted[i].variable,
                               goal->wanted[i].pass);
  if (left)
    finding = visit(solver, 0);
  ww_domains_undo(&solver->domains, mark);
  return finding;
}
