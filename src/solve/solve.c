/* Branch and bound over a problem; see solve.h. */
#include "solve/solve.h"

#include "solve/mixture.h"

#include <string.h>

enum { DEPTH_MOST = 4000 };

ww_solver *ww_solver_new(ww_arena *arena, const ww_problem *problem) {
  size_t variables = (size_t)problem->variable_count;
  size_t states = (size_t)problem->rules->program->variable_count;
  ww_solver *p = WW_NEW(arena, ww_solver);
  p->arena = arena;
  p->problem = problem;
  if (!problem->fits)
    return p;
  p->domains = ww_domains_new(arena, problem);
  p->balance = ww_balance_new(arena, &p->domains);
  p->branch = ww_branch_new(arena, p->balance);
  p->states[0] = WW_NEWS(arena, int, states);
  p->states[1] = WW_NEWS(arena, int, states);
  p->never = WW_NEWS(arena, uint64_t *, (size_t)problem->rules->decision_count);
  p->classes = WW_NEWS(arena, int, variables);
  return p;
}

/* ---- Bounds beyond one tally ------------------------------------------ */

static bool sum_comes_to(ww_balance *balance, int64_t constant, int64_t least) {
  int64_t most = ww_most(balance, constant);
  return most >= least && ww_keep_least(balance, most, least);
}

/* Drops outcomes in either world that never go with what is left in the
 * other. */
static bool never_may_be(ww_solver *p, const ww_problem_tally *first,
                         const ww_problem_tally *second) {
  const uint64_t *never = p->never[first->decision];
  uint64_t ones = 0;
  uint64_t others = 0;
  if (!never || first->decision != second->decision)
    return true;
  for (uint64_t rest = p->domains.of[first->variable]; rest; rest &= rest - 1) {
    uint64_t with =
        p->domains.of[second->variable] & ~never[__builtin_ctzll(rest)];
    ones |= with ? rest & (~rest + 1) : 0;
    others |= with;
  }
  return ww_domains_restrict(&p->domains, first->variable, ones) &&
         ww_domains_restrict(&p->domains, second->variable, others);
}

static bool pairs_may_be(ww_solver *p) {
  int64_t constant;
  for (int t = 0; t < p->problem->tally_count; t++)
    for (int u = t + 1; u < p->problem->tally_count; u++) {
      if (!never_may_be(p, &p->problem->tallies[t], &p->problem->tallies[u]))
        return false;
      if (ww_weigh_pair(p->balance, t, u, &constant) &&
          !sum_comes_to(p->balance, constant, 0)) {
        p->branch->blame++;
        return false;
      }
    }
  return true;
}

static bool sum_may_be(ww_solver *p) {
  const ww_goal *goal = p->goal;
  if (!goal->weights)
    return true;
  memcpy(p->balance->weights, goal->weights,
         (size_t)p->problem->rule_count * sizeof *goal->weights);
  return sum_comes_to(p->balance, 0, goal->least);
}

/* Draws every conclusion. False: nothing that is wanted is left. */
static bool may_be(ww_solver *p) {
  enum { ROUNDS_MOST = 4 };
  for (int round = 0; round < ROUNDS_MOST; round++) {
    p->domains.changed = false;
    if (!ww_near_may_be(&p->balance->near, p->goal->home, p->goal->away_most) ||
        !ww_domains_conclude(&p->domains) || !ww_balance_look(p->balance) ||
        !sum_may_be(p) || !pairs_may_be(p))
      return false;
    if (!p->domains.changed)
      break;
  }
  return true;
}

/* ---- Points ----------------------------------------------------------- */

/* Whether the last bound took a class of v that may still be. */
static bool is_chosen(const ww_solver *p, int v) {
  int choice = p->balance->choice[v];
  return p->balance->first[v] != WW_NONE && choice != WW_NONE &&
         p->domains.of[v] >> choice & 1;
}

static int class_at(const ww_solver *p, int v) {
  uint64_t mask = p->domains.of[v];
  if (p->goal->home && mask & p->goal->home[v])
    return __builtin_ctzll(p->goal->home[v]);
  if (is_chosen(p, v))
    return p->balance->choice[v];
  return __builtin_ctzll(mask);
}

/* Known whole or not at all: if one member is, all take a known class. */
static void settle_set(ww_solver *p, const ww_problem_set *set) {
  bool known = false;
  for (int i = 0; i < set->count; i++) {
    int v = set->variables[i];
    uint64_t others = p->domains.of[v] & ~set->unknown[i];
    if (!others)
      return; /* and so of all of them */
    known = known || ww_class(p->classes[v]) != set->unknown[i];
  }
  for (int i = 0; i < set->count && known; i++) {
    int v = set->variables[i];
    if (ww_class(p->classes[v]) == set->unknown[i])
      p->classes[v] = __builtin_ctzll(p->domains.of[v] & ~set->unknown[i]);
  }
}

/* The state of an answer at the point; what the problem does not hold, unknown.
 */
static int state_at(const ww_solver *p, int world, int v) {
  const ww_problem *problem = p->problem;
  int own = problem->variable_of[world][v];
  if (problem->own && problem->own[v])
    return problem->states[world][v];
  if (own == WW_NONE || !ww_is_answer(problem->variables[own].kind))
    return problem->rules->program->variables[v].states;
  return problem->classes->state_of[v][p->classes[own]];
}

/* A point of the domains, by the classes that the last bound took. */
static void round_off(ww_solver *p) {
  for (int v = 0; v < p->problem->variable_count; v++)
    if (ww_is_answer(p->problem->variables[v].kind))
      p->classes[v] = class_at(p, v);
  for (int s = 0; s < p->problem->set_count; s++)
    settle_set(p, &p->problem->sets[s]);
  for (int world = 0; world < 2; world++) {
    for (int v = 0; v < p->problem->rules->program->variable_count; v++)
      p->states[world][v] = state_at(p, world, v);
    ww_settle_sets(p->problem->rules, p->states[world]);
  }
}

/* Takes the bound that says where to round to. */
static bool bound_again(ww_solver *p) {
  return ww_mixture_may_be(p->balance) && (!p->goal->weights || sum_may_be(p));
}

/* ---- Branching -------------------------------------------------------- */

static ww_finding visit(ww_solver *p, int depth);

/* The literal passes, or it does not; first the way that the bound took. */
static ww_finding branch(ww_solver *p, int depth, int v) {
  ww_finding result = WW_IMPOSSIBLE;
  uint64_t mask = p->domains.of[v];
  uint64_t pass = mask & p->branch->masks[v];
  bool passes = !is_chosen(p, v) || (pass >> p->balance->choice[v] & 1);
  uint64_t first = passes ? pass : mask & ~pass;
  for (int second = 0; second < 2; second++) {
    size_t mark = p->domains.trail_count;
    ww_finding finding = WW_IMPOSSIBLE;
    if (ww_domains_restrict(&p->domains, v, second ? mask & ~first : first))
      finding = visit(p, depth + 1);
    ww_domains_undo(&p->domains, mark);
    if (finding == WW_FOUND)
      return WW_FOUND;
    if (finding == WW_UNDECIDED)
      result = WW_UNDECIDED;
  }
  return result;
}

static ww_finding visit(ww_solver *p, int depth) {
  if (*p->budget <= 0 || depth > DEPTH_MOST)
    return WW_UNDECIDED;
  --*p->budget;
  if (!may_be(p) || !bound_again(p))
    return WW_IMPOSSIBLE;
  round_off(p);
  if (p->goal->holds(p->goal->context, p->states))
    return WW_FOUND;
  int v = ww_branch_choose(p->branch, p->goal->weights);
  if (v != WW_NONE)
    return branch(p, depth, v);
  /* Where nothing is open the point should have held: rather doubt it, unless
   * there are conclusions that are still to be drawn. */
  return p->domains.changed ? visit(p, depth + 1) : WW_UNDECIDED;
}

void ww_solver_reset(ww_solver *p) {
  p->empty = false;
  if (p->problem->fits)
    ww_domains_undo(&p->domains, 0);
}

void ww_assume(ww_solver *p, int variable, uint64_t mask) {
  if (!ww_domains_restrict(&p->domains, variable, mask))
    p->empty = true;
}

void ww_never_together(ww_solver *p, int decision, int one, int other) {
  size_t options = (size_t)p->problem->rules->decisions[decision].option_count;
  if (!p->never[decision])
    p->never[decision] = WW_NEWS(p->arena, uint64_t, options + 1);
  p->never[decision][one] |= ww_class(other);
}

void ww_conclude(ww_solver *p) {
  static const ww_goal nothing = WW_GOAL_INIT;
  p->goal = &nothing;
  if (p->problem->fits && !p->empty)
    p->empty = !may_be(p);
}

ww_finding ww_solve(ww_solver *p, const ww_goal *goal, long *budget) {
  ww_finding finding = WW_IMPOSSIBLE;
  if (!p->problem->fits)
    return WW_UNDECIDED;
  size_t mark = p->domains.trail_count;
  p->goal = goal;
  p->budget = budget;
  p->balance->without = goal->without;
  bool left =
      !p->empty && (!goal->term || ww_term_require(&p->domains, goal->term));
  for (int i = 0; i < goal->wanted_count && left; i++)
    left = ww_domains_restrict(&p->domains, goal->wanted[i].variable,
                               goal->wanted[i].pass);
  if (left)
    finding = visit(p, 0);
  ww_domains_undo(&p->domains, mark);
  return finding;
}
