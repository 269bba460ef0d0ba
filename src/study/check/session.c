/* What the parts of a check share; see study/check/session.h. */
#include "study/check/session.h"

#include <string.h>

/* ---- Setting up ------------------------------------------------------- */

/* Puts the guards of each invariant and each condition behind the advice. */
static void add_tests(ww_checking *c, ww_rules *rules) {
  const ww_rules *given = c->given;
  int count = given->advice_count + given->condition_count;
  for (int d = 0; d < given->decision_count; d++)
    count += 2 * given->decisions[d].invariant_count;
  rules->advice = WW_NEWS(c->arena, ww_advice, (size_t)count);
  if (given->advice_count)
    memcpy(rules->advice, given->advice,
           (size_t)given->advice_count * sizeof *given->advice);
  c->first_guard = WW_NEWS(c->arena, int, (size_t)given->decision_count);
  for (int d = 0; d < given->decision_count; d++) {
    c->first_guard[d] = rules->advice_count;
    for (int i = 0; i < given->decisions[d].invariant_count; i++) {
      const ww_invariant *invariant = &given->decisions[d].invariants[i];
      rules->advice[rules->advice_count++].when = invariant->when;
      rules->advice[rules->advice_count++].when = invariant->unless;
    }
  }
  c->first_condition = rules->advice_count;
  for (int i = 0; i < given->condition_count; i++)
    rules->advice[rules->advice_count++].when = given->conditions[i].when;
}

static const ww_rules *extend(ww_checking *c) {
  ww_rules *rules = WW_NEW(c->arena, ww_rules);
  *rules = *c->given;
  add_tests(c, rules);
  rules->program = ww_program_make(c->arena, rules);
  return rules;
}

/* What things cost, in looks at a rule or a gate: fitted to what was measured,
 * so that work takes about as long wherever it goes. */
static long cost_of_evaluating(const ww_rules *rules) {
  enum { WORDS_AT_ONCE = 8 };
  long words = 0;
  long loose = 0;
  for (int b = 0; b <= rules->decision_count; b++) {
    const ww_block *block = &rules->program->blocks[b];
    words += (long)block->words * block->variable_count;
    loose += block->loose_count;
  }
  return rules->program->variable_count / 4 + words / WORDS_AT_ONCE + loose;
}

static long cost_of_node(const ww_checking *c, const ww_problem *problem) {
  enum { BESIDES = 64, BOUNDS = 8 };
  return BESIDES + problem->gate_count + BOUNDS * (long)problem->rule_count +
         c->evaluating;
}

static long cost_of_problem(const ww_problem *problem) {
  enum { MAKING = 16 };
  return MAKING * ((long)problem->rule_count + problem->gate_count +
                   problem->rules->program->variable_count);
}

ww_checking *ww_checking_new(ww_arena *arena, const ww_rules *given,
                             ww_facts *facts) {
  ww_checking *c = WW_NEW(arena, ww_checking);
  c->arena = arena;
  c->scratch = ww_arena_scratch(arena);
  c->given = given;
  c->facts = facts;
  c->rules = extend(c);
  c->evaluation = ww_evaluation_new(arena, c->rules);
  c->evaluating = cost_of_evaluating(c->rules);
  return c;
}

/* ---- Deciding --------------------------------------------------------- */

const ww_tally *ww_tally_at(ww_checking *c, int states[], int decision) {
  ww_evaluate(c->rules, states, decision + 1, c->evaluation);
  return &c->evaluation->decisions[decision];
}

bool ww_advice_at(ww_checking *c, int states[], int advice) {
  ww_evaluate(c->rules, states, c->rules->decision_count, c->evaluation);
  return ww_bit(c->evaluation->advice, advice);
}

bool ww_price_at(ww_checking *c, int states[], int price, int option) {
  const ww_term *term = ww_price_term(c, price);
  ww_evaluate(c->rules, states, c->rules->main, c->evaluation);
  ww_evaluate_as(c->rules, states, option, c->evaluation);
  for (int i = 0; i < term->count; i++)
    if (!ww_passes(&term->literals[i], states[term->literals[i].variable]))
      return false;
  return true;
}

/* ---- Proving ---------------------------------------------------------- */

ww_solver *ww_checking_problem(ww_checking *c, const ww_problem_plan *plan) {
  static const ww_problem none = {.fits = false};
  ww_arena_reset(c->scratch);
  ww_problem *problem = WW_NEW(c->scratch, ww_problem);
  *problem = none;
  problem->rules = c->rules;
  if (c->work > 0) {
    problem = ww_problem_new(c->scratch, plan);
    c->work -= cost_of_problem(problem);
  }
  return ww_solver_new(c->scratch, problem);
}

ww_search_result ww_checking_prove(ww_checking *c, ww_solver *solver,
                                   const ww_goal *goal) {
  long cost = cost_of_node(c, solver->problem);
  long nodes = c->work > 0 ? c->work / c->share / cost : 0;
  long left = nodes;
  ww_search_result finding = ww_solve(solver, goal, &left);
  c->work -= (nodes - left) * cost;
  c->facts->nodes += nodes - left;
  return finding;
}

/* ---- Examples --------------------------------------------------------- */

ww_example ww_example_make(ww_checking *c, const ww_point_claim *claim,
                           int *states[2]) {
  ww_arena *arena = ww_arena_scratch(c->arena);
  size_t questions = (size_t)c->rules->question_count;
  ww_answers nothing = {.of = WW_NEWS(arena, ww_answer, questions)};
  ww_example example = {.count = claim->own ? 2 : 1};
  c->work -= 2 * c->evaluating * ww_shrink(arena, c->rules, claim, states);
  for (int i = 0; i < example.count; i++)
    example.profiles[i] = ww_assign(c->arena, c->rules, &nothing, states[i]);
  ww_arena_free(arena);
  return example;
}

bool ww_checking_show(ww_checking *c, ww_solver *solver, const ww_goal *goal,
                      ww_exhibit *exhibit) {
  ww_search_result finding = ww_checking_prove(c, solver, goal);
  ww_point_claim claim = {goal->holds, goal->context, solver->problem->own};
  if (finding == WW_UNDECIDED)
    exhibit->finding = WW_UNDECIDED;
  if (finding != WW_FOUND)
    return false;
  *exhibit = (ww_exhibit){WW_FOUND, ww_example_make(c, &claim, solver->states)};
  return true;
}
