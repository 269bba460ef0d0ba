/* What can ever come to bear: decisions, rules, advice, prices, conditions. */
#include "study/check/session.h"

typedef struct firing {
  ww_checking *c;
  int decision; /* of a rule, or that is made */
  int index;    /* the rule, advice (a condition among it) or price */
  int option;   /* that is chosen, of a price */
  int other;    /* a rule that fires, too */
} firing;

static ww_search_result prove(firing *f, const ww_problem_plan *plan,
                              bool (*holds)(void *context, int *states[2])) {
  ww_solver *solver = ww_checking_problem(f->c, plan);
  const ww_problem *problem = solver->problem;
  ww_goal goal = WW_GOAL_INIT;
  goal.holds = holds;
  goal.context = f;
  for (int t = 0; t < plan->term_count; t++)
    ww_want_term(&goal, problem, 0, t, true);
  if (plan->free_main && problem->fits) {
    int main = f->c->rules->decisions[f->c->rules->main].variable;
    if (problem->variable_of[0][main] != WW_NONE)
      ww_want(&goal, problem->variable_of[0][main], ww_class(f->option));
  }
  return ww_checking_prove(f->c, solver, &goal);
}

/* ---- Decisions and their rules ---------------------------------------- */

static bool is_made(void *context, int *states[2]) {
  const firing *f = context;
  return ww_tally_at(f->c, states[0], f->decision)->made;
}

static bool rule_fires(void *context, int *states[2]) {
  const firing *f = context;
  const ww_tally *tally = ww_tally_at(f->c, states[0], f->decision);
  return tally->made && ww_bit(tally->fired, f->index);
}

static void look_at_decision(ww_checking *c, int d) {
  ww_decision_facts *facts = &c->facts->decisions[d];
  firing f = {.c = c, .decision = d};
  const ww_term *terms[] = {&c->rules->program->when[d], NULL};
  ww_problem_plan plan = {
      .rules = c->rules, .decision = WW_NONE, .terms = terms, .term_count = 1};
  if (facts->made == WW_UNDECIDED)
    facts->made = prove(&f, &plan, is_made);
  plan.term_count = 2;
  for (; f.index < c->rules->decisions[d].rule_count; f.index++) {
    ww_search_result *fires = &facts->fires[f.index];
    terms[1] = ww_rule_term(c, d, f.index);
    if (facts->made == WW_IMPOSSIBLE)
      *fires = WW_IMPOSSIBLE;
    else if (*fires == WW_UNDECIDED)
      *fires = prove(&f, &plan, rule_fires);
  }
}

static bool both_fire(void *context, int *states[2]) {
  const firing *f = context;
  const ww_tally *tally = ww_tally_at(f->c, states[0], f->decision);
  return tally->made && ww_bit(tally->fired, f->index) &&
         ww_bit(tally->fired, f->other);
}

ww_search_result ww_both_fire(ww_checking *c, int decision, int one, int two) {
  firing f = {.c = c, .decision = decision, .index = one, .other = two};
  const ww_term *terms[] = {&c->rules->program->when[decision],
                            ww_rule_term(c, decision, one),
                            ww_rule_term(c, decision, two)};
  ww_problem_plan plan = {
      .rules = c->rules, .decision = WW_NONE, .terms = terms, .term_count = 3};
  return prove(&f, &plan, both_fire);
}

/* ---- Advice and conditions -------------------------------------------- */

static bool applies(void *context, int *states[2]) {
  const firing *f = context;
  return ww_advice_at(f->c, states[0], f->index);
}

static void look_at_advice(ww_checking *c, int advice, ww_search_result *fact) {
  firing f = {.c = c, .index = advice};
  const ww_term *term = ww_advice_term(c, advice);
  ww_problem_plan plan = {
      .rules = c->rules, .decision = WW_NONE, .terms = &term, .term_count = 1};
  if (*fact == WW_UNDECIDED)
    *fact = prove(&f, &plan, applies);
}

/* ---- Prices ----------------------------------------------------------- */

static bool is_paid(void *context, int *states[2]) {
  const firing *f = context;
  return ww_price_at(f->c, states[0], f->index, f->option);
}

/* With any of its options chosen. */
static void look_at_price(ww_checking *c, int price) {
  ww_search_result *fact = &c->facts->prices[price];
  firing f = {.c = c, .index = price};
  const ww_term *term = ww_price_term(c, price);
  ww_problem_plan plan = {.rules = c->rules,
                          .decision = WW_NONE,
                          .terms = &term,
                          .term_count = 1,
                          .free_main = true};
  if (*fact != WW_UNDECIDED)
    return;
  *fact = WW_IMPOSSIBLE;
  int options = c->rules->decisions[c->rules->main].option_count;
  for (; f.option < options && *fact != WW_FOUND; f.option++) {
    if (!c->rules->costs.prices[price].options[f.option])
      continue;
    ww_search_result finding = prove(&f, &plan, is_paid);
    if (finding != WW_IMPOSSIBLE)
      *fact = finding;
  }
}

void ww_checking_fires(ww_checking *c) {
  ww_facts *facts = c->facts;
  for (int d = 0; d < c->rules->decision_count; d++)
    look_at_decision(c, d);
  for (int a = 0; a < c->given->advice_count; a++)
    look_at_advice(c, a, &facts->advice[a]);
  for (int i = 0; i < c->given->condition_count; i++)
    look_at_advice(c, c->first_condition + i, &facts->conditions[i]);
  for (int p = 0; p < c->rules->costs.price_count; p++)
    look_at_price(c, p);
}
