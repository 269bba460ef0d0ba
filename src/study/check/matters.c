/* Which rules ever change the outcome of their decision: whether it would be
 * another one without them, somewhere. */
#include "study/check/session.h"

typedef struct mattering {
  ww_checking *c;
  int decision;
  int rule;
} mattering;

static bool is_out_without(const ww_decision_rules *decision,
                           const ww_tally *tally, int rule, int option) {
  for (int r = 0; r < decision->rule_count && tally->ruled_out[option]; r++)
    if (r != rule && decision->rules[r].rules_out[option] &&
        ww_bit(tally->fired, r))
      return true;
  return false;
}

/* The winner as it would be without the rule, which fires. */
static int winner_without(const ww_decision_rules *decision,
                          const ww_tally *tally, int rule) {
  const int64_t *effect = decision->rules[rule].effect;
  int winner = WW_NONE;
  int64_t most = INT64_MIN;
  for (int o = 0; o < decision->option_count; o++) {
    int64_t points = tally->scores[o] - effect[o];
    if (points <= most || is_out_without(decision, tally, rule, o))
      continue;
    most = points;
    winner = o;
  }
  return winner;
}

bool ww_matters_at(const ww_checking *c, int decision, const ww_tally *tally,
                   int rule) {
  return tally->made && ww_bit(tally->fired, rule) &&
         tally->winner !=
             winner_without(&c->rules->decisions[decision], tally, rule);
}

static bool makes_a_difference(void *context, int *states[2]) {
  const mattering *m = context;
  const ww_tally *tally = ww_tally_at(m->c, states[0], m->decision);
  return ww_matters_at(m->c, m->decision, tally, m->rule);
}

/* With one outcome, and another without the rule. */
static ww_search_result prove(mattering *m, ww_solver *solver, int with,
                              int without) {
  const ww_problem *problem = solver->problem;
  ww_goal goal = WW_GOAL_INIT;
  goal.without = m->rule;
  goal.holds = makes_a_difference;
  goal.context = m;
  if (problem->fits) {
    const ww_problem_tally *tally = &problem->tallies[problem->tally_count - 1];
    goal.term = &problem->rule_terms[tally->rules[m->rule]];
    ww_want(&goal, problem->outcome[0], ww_class(with));
    ww_want(&goal, problem->outcome[1], ww_class(without));
  }
  return ww_checking_prove(m->c, solver, &goal);
}

static ww_search_result look_at(mattering *m, ww_solver *solver) {
  int options = m->c->rules->decisions[m->decision].option_count;
  ww_search_result result = WW_IMPOSSIBLE;
  for (int with = 0; with <= options; with++)
    for (int without = 0; without <= options; without++) {
      if (with == without)
        continue;
      ww_search_result finding = prove(m, solver, with, without);
      if (finding == WW_FOUND)
        return WW_FOUND;
      if (finding == WW_UNDECIDED)
        result = WW_UNDECIDED;
    }
  return result;
}

void ww_checking_matters(ww_checking *c) {
  mattering m = {.c = c};
  for (; m.decision < c->rules->decision_count; m.decision++) {
    ww_decision_facts *facts = &c->facts->decisions[m.decision];
    ww_problem_plan plan = {
        .rules = c->rules, .decision = m.decision, .twin = true};
    ww_solver *solver = ww_checking_problem(c, &plan);
    int count = c->rules->decisions[m.decision].rule_count;
    for (m.rule = 0; m.rule < count; m.rule++) {
      ww_search_result *fact = &facts->matters[m.rule];
      if (facts->fires[m.rule] == WW_IMPOSSIBLE)
        *fact = WW_IMPOSSIBLE;
      else if (*fact == WW_UNDECIDED)
        *fact = look_at(&m, solver);
    }
  }
}
