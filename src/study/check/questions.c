/* Which questions ever make a difference: to an outcome, else to advice, else
 * to what things cost. */
#include "engine/costs.h"
#include "study/check/session.h"

#include <string.h>

typedef struct living {
  ww_checking *c;
  ww_arena *spare; /* for costs */
  int question;
  int decision;
  int advice;
  int price;
  int option;  /* that is chosen, for a price */
  bool factor; /* the answer multiplies the price */
  ww_exhibit exhibit;
} living;

/* ---- Outcomes --------------------------------------------------------- */

static bool outcomes_differ(void *context, int *states[2]) {
  const living *l = context;
  int before = ww_tally_at(l->c, states[0], l->decision)->winner;
  return before != ww_tally_at(l->c, states[1], l->decision)->winner;
}

static bool ask_outcome(void *context, ww_solver *solver, ww_goal *goal) {
  living *l = context;
  const ww_problem *problem = solver->problem;
  int options = l->c->rules->decisions[l->decision].option_count;
  int wanted = goal->wanted_count;
  goal->holds = outcomes_differ;
  goal->context = l;
  if (problem->fits && problem->outcome[0] == problem->outcome[1])
    return false; /* it is the same in both worlds */
  for (int one = 0; one <= options; one++)
    for (int two = 0; two <= options; two++) {
      goal->wanted_count = wanted;
      ww_want_outcome(goal, problem, 0, one);
      ww_want_outcome(goal, problem, 1, two);
      if (one != two && ww_checking_show(l->c, solver, goal, &l->exhibit))
        return true;
    }
  return false;
}

static bool changes_outcome(living *l) {
  ww_problem_plan plan = {.rules = l->c->rules};
  for (int d = 0; d < l->c->rules->decision_count; d++) {
    plan.decision = l->decision = d;
    ww_each_pair(l->c, &plan, l->question, WW_PAIRS_ANY, ask_outcome, l);
    if (l->exhibit.finding == WW_FOUND)
      return true;
  }
  l->decision = WW_NONE;
  return false;
}

/* ---- Advice ----------------------------------------------------------- */

static bool advice_differs(void *context, int *states[2]) {
  const living *l = context;
  return ww_advice_at(l->c, states[0], l->advice) !=
         ww_advice_at(l->c, states[1], l->advice);
}

/* The term holds in one world and not in the other. */
static bool ask_term(living *l, ww_solver *solver, ww_goal *goal) {
  const ww_problem *problem = solver->problem;
  int wanted = goal->wanted_count;
  goal->context = l;
  if (problem->fits && problem->terms[0][0] == problem->terms[1][0])
    return false;
  for (int turn = 0; turn < 2; turn++) {
    goal->wanted_count = wanted;
    ww_want_term(goal, problem, turn, 0, true);
    ww_want_term(goal, problem, !turn, 0, false);
    if (ww_checking_show(l->c, solver, goal, &l->exhibit))
      return true;
  }
  return false;
}

static bool ask_advice(void *context, ww_solver *solver, ww_goal *goal) {
  goal->holds = advice_differs;
  return ask_term(context, solver, goal);
}

static bool changes_advice(living *l) {
  for (int a = 0; a < l->c->given->advice_count; a++) {
    const ww_term *term = ww_advice_term(l->c, a);
    ww_problem_plan plan = {.rules = l->c->rules,
                            .decision = WW_NONE,
                            .terms = &term,
                            .term_count = 1};
    l->advice = a;
    ww_each_pair(l->c, &plan, l->question, WW_PAIRS_ANY, ask_advice, l);
    if (l->exhibit.finding == WW_FOUND)
      return true;
  }
  l->advice = WW_NONE;
  return false;
}

/* ---- Costs ------------------------------------------------------------ */

static const ww_cost_report *costs_at(const living *l, const int states[]) {
  const ww_rules *rules = l->c->rules;
  size_t questions = (size_t)rules->question_count;
  ww_answers nothing = {.of = WW_NEWS(l->spare, ww_answer, questions)};
  ww_answers answers = {.of = WW_NEWS(l->spare, ww_answer, questions)};
  ww_assignment known = ww_assign(l->spare, rules, &nothing, states);
  for (int i = 0; i < known.count; i++)
    answers.of[known.questions[i]] = known.answers[i];
  return ww_costs_make(l->spare, rules, &answers);
}

static bool costs_differ(void *context, int *states[2]) {
  const living *l = context;
  bool differ = false;
  ww_arena_reset(l->spare);
  const ww_cost_report *before = costs_at(l, states[0]);
  const ww_cost_report *after = costs_at(l, states[1]);
  differ = before->has_volume != after->has_volume ||
           before->volume != after->volume;
  for (int k = 0; k < WW_PRICE_KINDS && !differ; k++) {
    ww_range one = before->options[l->option].of[k];
    ww_range two = after->options[l->option].of[k];
    differ = one.low != two.low || one.high != two.high ||
             one.more != two.more || one.counted != two.counted;
  }
  return differ;
}

/* As a factor it has to be paid in one world; else in one world only. */
static bool ask_price(void *context, ww_solver *solver, ww_goal *goal) {
  living *l = context;
  const ww_problem *problem = solver->problem;
  int main = l->c->rules->decisions[l->c->rules->main].variable;
  goal->holds = costs_differ;
  goal->context = l;
  if (problem->fits && problem->variable_of[0][main] != WW_NONE)
    ww_want(goal, problem->variable_of[0][main], ww_class(l->option));
  if (!l->factor)
    return ask_term(l, solver, goal);
  int wanted = goal->wanted_count;
  for (int world = 0; world < 2; world++) {
    goal->wanted_count = wanted;
    ww_want_term(goal, problem, world, 0, true);
    if (ww_checking_show(l->c, solver, goal, &l->exhibit))
      return true;
  }
  return false;
}

/* Whether the answer multiplies the price, or is the volume that all costs
 * are told for. */
static bool is_factor(const living *l, const ww_price *price) {
  if (l->question == l->c->rules->costs.requests)
    return true;
  for (int f = 0; f < price->factor_count; f++)
    if (price->factors[f].question == l->question)
      return true;
  return false;
}

/* With each of its options chosen. */
static bool ask_price_of(living *l, int p) {
  const ww_price *price = &l->c->rules->costs.prices[p];
  const ww_term *term = ww_price_term(l->c, p);
  int options = l->c->rules->decisions[l->c->rules->main].option_count;
  ww_problem_plan plan = {.rules = l->c->rules,
                          .decision = WW_NONE,
                          .terms = &term,
                          .term_count = 1,
                          .free_main = true};
  l->price = p;
  l->factor = is_factor(l, price);
  for (l->option = 0; l->option < options; l->option++) {
    if (!price->options[l->option])
      continue;
    ww_each_pair(l->c, &plan, l->question, WW_PAIRS_ANY, ask_price, l);
    if (l->exhibit.finding == WW_FOUND)
      return true;
  }
  return false;
}

static bool changes_costs(living *l) {
  const ww_costs *costs = &l->c->rules->costs;
  for (int p = 0; p < costs->price_count && costs->currency.size; p++)
    if (ask_price_of(l, p))
      return true;
  l->price = WW_NONE;
  return false;
}

void ww_checking_live(ww_checking *c) {
  living l = {.c = c, .spare = ww_arena_scratch(c->arena)};
  for (; l.question < c->rules->question_count; l.question++) {
    ww_question_facts *facts = &c->facts->questions[l.question];
    if (facts->live.finding != WW_UNDECIDED)
      continue;
    l.decision = l.advice = l.price = WW_NONE;
    l.exhibit = (ww_exhibit){.finding = WW_IMPOSSIBLE};
    (void)(changes_outcome(&l) || changes_advice(&l) || changes_costs(&l));
    *facts = (ww_question_facts){l.exhibit, l.decision, l.advice, l.price};
  }
  ww_arena_free(l.spare);
}
