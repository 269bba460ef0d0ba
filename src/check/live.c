/* Which questions ever make a difference: to an outcome, else to advice. */
#include "check/pairs.h"

typedef struct living {
  ww_checking *c;
  int decision; /* WW_NONE: advice */
  int advice;
  ww_shown shown;
} living;

static bool advice_at(const living *l, int *states) {
  ww_tally_at(l->c, states, WW_NONE);
  return ww_bit(l->c->evaluation->advice, l->advice);
}

static bool differ(void *context, int *states[2]) {
  const living *l = context;
  if (l->decision == WW_NONE)
    return advice_at(l, states[0]) != advice_at(l, states[1]);
  int before = ww_tally_at(l->c, states[0], l->decision)->winner;
  return before != ww_tally_at(l->c, states[1], l->decision)->winner;
}

static bool try(living *l, ww_prover *prover, const ww_goal *goal,
                const bool *own) {
  ww_finding finding = ww_checking_prove(l->c, prover, goal);
  if (finding == WW_UNDECIDED)
    l->shown.finding = WW_UNDECIDED;
  if (finding != WW_FOUND)
    return false;
  l->shown.finding = WW_FOUND;
  l->shown.witness = ww_witness_make(l->c, prover, goal, own);
  return true;
}

static bool ask_outcome(void *context, ww_prover *prover, ww_goal *goal,
                        const bool *own) {
  living *l = context;
  const int *outcome = prover->net->outcome;
  int options = l->c->rules->decisions[l->decision].option_count;
  int wanted = goal->wanted_count;
  goal->holds = differ;
  goal->context = l;
  if (prover->net->fits && outcome[0] == outcome[1])
    return true; /* it is the same in both worlds */
  for (int one = 0; one <= options; one++)
    for (int two = 0; two <= options; two++) {
      goal->wanted_count = wanted;
      ww_want(goal, outcome[0], ww_class(one));
      ww_want(goal, outcome[1], ww_class(two));
      if (one != two && try(l, prover, goal, own))
        return true;
    }
  return false;
}

static bool ask_advice(void *context, ww_prover *prover, ww_goal *goal,
                       const bool *own) {
  living *l = context;
  const ww_net *net = prover->net;
  int wanted = goal->wanted_count;
  goal->holds = differ;
  goal->context = l;
  if (net->fits && net->terms[0][0] == net->terms[1][0])
    return true;
  for (int turn = 0; turn < 2; turn++) {
    goal->wanted_count = wanted;
    ww_want(goal, net->terms[turn][0], ww_class(1));
    ww_want(goal, net->terms[!turn][0], ww_class(0));
    if (try(l, prover, goal, own))
      return true;
  }
  return false;
}

static void look_at(ww_checking *c, int q, ww_question_facts *facts) {
  living l = {.c = c, .shown = {.finding = WW_IMPOSSIBLE}};
  for (l.decision = 0; l.decision < c->rules->decision_count; l.decision++) {
    ww_net_plan plan = {.rules = c->rules, .decision = l.decision};
    ww_each_pair(c, &plan, q, WW_PAIRS_ANY, ask_outcome, &l);
    facts->decision = l.decision;
    facts->live = l.shown;
    if (l.shown.finding == WW_FOUND)
      return;
  }
  l.decision = facts->decision = WW_NONE;
  for (l.advice = 0; l.advice < c->given->advice_count; l.advice++) {
    const ww_term *term = ww_advice_term(c, l.advice);
    ww_net_plan plan = {.rules = c->rules,
                        .decision = WW_NONE,
                        .terms = &term,
                        .term_count = 1};
    ww_each_pair(c, &plan, q, WW_PAIRS_ANY, ask_advice, &l);
    facts->advice = l.advice;
    facts->live = l.shown;
    if (l.shown.finding == WW_FOUND)
      return;
  }
  facts->advice = WW_NONE;
  facts->live = l.shown;
}

void ww_check_live(ww_checking *c) {
  for (int q = 0; q < c->rules->question_count; q++)
    look_at(c, q, &c->findings->questions[q]);
}
