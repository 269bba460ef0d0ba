/* What is declared to hold over all answers: proved, or refuted by an
 * example. */
#include "study/check/session.h"

#include <string.h>

typedef struct proving {
  ww_checking *c;
  int decision;
  const ww_invariant *invariant;
  int when, unless;     /* as advice */
  const int32_t *signs; /* [option]: of the scores that never fall */
  ww_exhibit broken;
} proving;

static int option_count(const proving *p) {
  return p->c->rules->decisions[p->decision].option_count;
}

/* ---- raising, never_lowers -------------------------------------------- */

static int64_t weigh(const proving *p, const int64_t points[]) {
  int64_t sum = 0;
  for (int o = 0; o < option_count(p); o++)
    sum += p->signs[o] * points[o];
  return sum;
}

static bool lowers(void *context, int *states[2]) {
  const proving *p = context;
  const ww_tally *tally = ww_tally_at(p->c, states[0], p->decision);
  bool made = tally->made;
  int64_t before = weigh(p, tally->scores);
  tally = ww_tally_at(p->c, states[1], p->decision);
  return made && tally->made && weigh(p, tally->scores) < before;
}

/* What the first world has more than the second. */
static const int64_t *loss(const proving *p, const ww_problem *problem) {
  const ww_decision_rules *decision = &p->c->rules->decisions[p->decision];
  int64_t *weights =
      WW_NEWS(p->c->scratch, int64_t, (size_t)problem->rule_count);
  for (int t = 0; t < problem->tally_count; t++) {
    const ww_problem_tally *tally = &problem->tallies[t];
    bool first = tally->variable == problem->outcome[0];
    if (tally->decision != p->decision)
      continue;
    for (int r = 0; r < decision->rule_count; r++) {
      int64_t sum = weigh(p, decision->rules[r].effect);
      weights[tally->rules[r]] += first ? sum : -sum;
    }
  }
  return weights;
}

static bool ask_points(void *context, ww_solver *solver, ww_goal *goal) {
  proving *p = context;
  const ww_problem *problem = solver->problem;
  goal->holds = lowers;
  goal->context = p;
  if (problem->fits && problem->outcome[0] == problem->outcome[1])
    return false; /* it is the same in both worlds */
  if (problem->fits) {
    goal->weights = loss(p, problem);
    goal->least = 1;
  }
  ww_want_term(goal, problem, 0, 0, true);
  ww_want_term(goal, problem, 1, 0, true);
  return ww_checking_show(p->c, solver, goal, &p->broken);
}

static void prove_points(proving *p) {
  const ww_term *when = &p->c->rules->program->when[p->decision];
  ww_problem_plan plan = {.rules = p->c->rules,
                          .decision = p->decision,
                          .terms = &when,
                          .term_count = 1};
  /* Where the decision may not be made in between, steps do not add up. */
  ww_pair_kind kind = when->count > 0 ? WW_PAIRS_HIGHER : WW_PAIRS_NEXT;
  if (!ww_each_pair(p->c, &plan, p->invariant->raising, kind, ask_points, p) &&
      p->broken.finding == WW_IMPOSSIBLE)
    p->broken.finding = WW_UNDECIDED;
}

static int32_t common_divisor(const int32_t numbers[], int count) {
  int32_t divisor = 0;
  for (int i = 0; i < count; i++)
    for (int32_t a = numbers[i], rest; a != 0; a = rest) { /* Euclid */
      rest = divisor % a;
      divisor = a;
    }
  return divisor < 0 ? -divisor : divisor;
}

/* Whether weighted sums of points may not fit: then they are not looked at.
 * Each option's points by themselves always do. */
static bool may_overflow(const proving *p) {
  const double MOST = 4e18;
  const ww_decision_rules *decision = &p->c->rules->decisions[p->decision];
  double sum = 0;
  for (int o = 0; o < decision->option_count; o++) {
    double points = (double)ww_magnitude(decision->options[o].base) * 1000;
    for (int r = 0; r < decision->rule_count; r++)
      points += (double)ww_magnitude(decision->rules[r].effect[o]);
    sum += points * (double)ww_magnitude(p->invariant->never_lowers[o]);
  }
  return sum > MOST;
}

/* Weights have three decimals, but only their proportion counts. */
static void prove_never_lowers(proving *p) {
  int options = option_count(p);
  const int32_t *weights = p->invariant->never_lowers;
  if (!p->invariant->each && may_overflow(p)) {
    p->broken.finding = WW_UNDECIDED;
    return;
  }
  int32_t divisor = common_divisor(weights, options);
  int32_t *signs = WW_NEWS(p->c->arena, int32_t, (size_t)options);
  p->signs = signs;
  for (int o = 0; o < options && divisor; o++) {
    signs[o] = weights[o] / divisor;
    if (!p->invariant->each || signs[o] == 0)
      continue;
    prove_points(p);
    signs[o] = 0;
    if (p->broken.finding == WW_FOUND)
      return;
  }
  if (!p->invariant->each)
    prove_points(p);
}

/* ---- raising, keeps --------------------------------------------------- */

static bool leaves(void *context, int *states[2]) {
  const proving *p = context;
  const bool *keeps = p->invariant->keeps;
  int before = ww_tally_at(p->c, states[0], p->decision)->winner;
  int after = ww_tally_at(p->c, states[1], p->decision)->winner;
  return before != WW_NONE && keeps[before] &&
         (after == WW_NONE || !keeps[after]);
}

static bool ask_outcomes(void *context, ww_solver *solver, ww_goal *goal) {
  proving *p = context;
  const ww_problem *problem = solver->problem;
  const bool *keeps = p->invariant->keeps;
  int wanted = goal->wanted_count;
  int options = option_count(p);
  goal->holds = leaves;
  goal->context = p;
  if (problem->fits && problem->outcome[0] == problem->outcome[1])
    return false; /* it is the same in both worlds */
  for (int before = 0; before < options; before++)
    for (int after = 0; after <= options && keeps[before]; after++) {
      if (after < options && keeps[after])
        continue;
      goal->wanted_count = wanted;
      ww_want_outcome(goal, problem, 0, before);
      ww_want_outcome(goal, problem, 1, after);
      if (ww_checking_show(p->c, solver, goal, &p->broken))
        return true;
    }
  return false;
}

/* Whoever leaves leaves at some step: steps are enough. */
static void prove_keeps(proving *p) {
  ww_problem_plan plan = {.rules = p->c->rules, .decision = p->decision};
  ww_each_pair(p->c, &plan, p->invariant->raising, WW_PAIRS_NEXT, ask_outcomes,
               p);
}

/* ---- when, unless, never ----------------------------------------------------
 */

static bool slips_through(void *context, int *states[2]) {
  const proving *p = context;
  const uint64_t *advice = p->c->evaluation->advice;
  bool binds = ww_advice_at(p->c, states[0], p->when) &&
               !(p->invariant->unless && ww_bit(advice, p->unless));
  int winner = p->c->evaluation->decisions[p->decision].winner;
  return binds && winner != WW_NONE && p->invariant->never[winner];
}

static void prove_never(proving *p) {
  const ww_term *terms[] = {ww_advice_term(p->c, p->when),
                            ww_advice_term(p->c, p->unless)};
  int count = p->invariant->unless ? 2 : 1;
  ww_problem_plan plan = {.rules = p->c->rules,
                          .decision = p->decision,
                          .terms = terms,
                          .term_count = count};
  ww_solver *solver = ww_checking_problem(p->c, &plan);
  for (int o = 0; o < option_count(p); o++) {
    ww_goal goal = WW_GOAL_INIT;
    if (!p->invariant->never[o])
      continue;
    goal.holds = slips_through;
    goal.context = p;
    ww_want_term(&goal, solver->problem, 0, 0, true);
    if (count > 1)
      ww_want_term(&goal, solver->problem, 0, 1, false);
    ww_want_outcome(&goal, solver->problem, 0, o);
    if (ww_checking_show(p->c, solver, &goal, &p->broken))
      return;
  }
}

void ww_checking_invariants(ww_checking *c) {
  for (int d = 0; d < c->rules->decision_count; d++) {
    const ww_decision_rules *decision = &c->rules->decisions[d];
    for (int i = 0; i < decision->invariant_count; i++) {
      ww_exhibit *fact = &c->facts->decisions[d].broken[i];
      proving p = {.c = c,
                   .decision = d,
                   .invariant = &decision->invariants[i],
                   .when = c->first_guard[d] + 2 * i,
                   .unless = c->first_guard[d] + 2 * i + 1,
                   .broken = {.finding = WW_IMPOSSIBLE}};
      if (fact->finding != WW_UNDECIDED)
        continue;
      if (p.invariant->never_lowers)
        prove_never_lowers(&p);
      else if (p.invariant->keeps)
        prove_keeps(&p);
      else
        prove_never(&p);
      *fact = p.broken;
    }
  }
}
