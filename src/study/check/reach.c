/* Which outcomes can come out at all, and whether none can. */
#include "study/check/session.h"

typedef struct reaching {
  ww_checking *c;
  int decision;
  int outcome; /* option_count: none, although the decision is made */
} reaching;

static bool comes_out(void *context, int *states[2]) {
  const reaching *r = context;
  const ww_tally *tally = ww_tally_at(r->c, states[0], r->decision);
  return tally->made && ww_outcome_of(r->c, r->decision, tally) == r->outcome;
}

static ww_exhibit look_for(reaching *r, ww_solver *solver, int known_most) {
  ww_exhibit exhibit = {.finding = WW_IMPOSSIBLE};
  ww_goal goal = WW_GOAL_INIT;
  if (known_most != WW_ANY_NUMBER)
    goal.home = ww_home_unanswered(r->c->scratch, solver->problem);
  goal.away_most = known_most;
  goal.holds = comes_out;
  goal.context = r;
  ww_want_outcome(&goal, solver->problem, 0, r->outcome);
  ww_want_term(&goal, solver->problem, 0, 0, true); /* it is made */
  ww_checking_show(r->c, solver, &goal, &exhibit);
  return exhibit;
}

/* With ever fewer answers, until that is impossible. */
static void look_for_fewest(reaching *r, ww_solver *solver,
                            ww_decision_facts *facts) {
  ww_exhibit next = facts->blocked;
  if (next.finding == WW_UNDECIDED)
    next = look_for(r, solver, WW_ANY_NUMBER);
  while (next.finding == WW_FOUND) {
    int count = next.example.profiles[0].count;
    facts->blocked = next;
    facts->fewest = count == 0;
    if (facts->fewest)
      return;
    next = look_for(r, solver, count - 1);
  }
  if (facts->blocked.finding == WW_UNDECIDED)
    facts->blocked = next;
  facts->fewest = next.finding == WW_IMPOSSIBLE;
}

static void reach_decision(ww_checking *c, int d) {
  const ww_term *when = &c->rules->program->when[d];
  ww_decision_facts *facts = &c->facts->decisions[d];
  int options = c->rules->decisions[d].option_count;
  ww_problem_plan plan = {
      .rules = c->rules, .decision = d, .terms = &when, .term_count = 1};
  ww_solver *solver = ww_checking_problem(c, &plan);
  reaching r = {.c = c, .decision = d};
  for (r.outcome = 0; r.outcome < options; r.outcome++)
    if (facts->options[r.outcome].finding == WW_UNDECIDED)
      facts->options[r.outcome] = look_for(&r, solver, WW_ANY_NUMBER);
  if (!facts->fewest)
    look_for_fewest(&r, solver, facts);
}

void ww_checking_reach(ww_checking *c) {
  for (int d = 0; d < c->rules->decision_count; d++)
    reach_decision(c, d);
}
