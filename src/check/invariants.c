/* What is declared to hold over all answers: proved or refuted. */
#include "check/pairs.h"

#include <string.h>

typedef struct proving {
  ww_checking *c;
  int decision;
  const ww_invariant *invariant;
  int advice;           /* of its `unless` */
  const int32_t *signs; /* [option]: of the scores that never fall */
  ww_shown broken;
} proving;

static bool try(proving *p, ww_prover *prover, ww_goal *goal,
                const bool *own) {
  goal->context = p;
  ww_finding finding = ww_checking_prove(p->c, prover, goal);
  if (finding == WW_UNDECIDED)
    p->broken.finding = WW_UNDECIDED;
  if (finding != WW_FOUND)
    return false;
  p->broken.finding = WW_FOUND;
  p->broken.witness = ww_witness_make(p->c, prover, goal, own);
  return true;
}

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
  int64_t before = weigh(p, tally->scores);
  if (!tally->made)
    return false;
  tally = ww_tally_at(p->c, states[1], p->decision);
  return tally->made && weigh(p, tally->scores) < before;
}

/* What the first world has more than the second. */
static int64_t *loss(const proving *p, const ww_net *net) {
  const ww_decision_rules *decision = &p->c->rules->decisions[p->decision];
  int64_t *weights =
      WW_NEWS(p->c->scratch, int64_t, (size_t)net->rule_count);
  for (int t = 0; t < net->tally_count; t++) {
    const ww_net_tally *tally = &net->tallies[t];
    bool first = tally->variable == net->outcome[0];
    if (tally->decision != p->decision)
      continue;
    for (int r = 0; r < decision->rule_count; r++) {
      int64_t sum = weigh(p, decision->rules[r].effect);
      weights[tally->rules[r]] += first ? sum : -sum;
    }
  }
  return weights;
}

static bool ask_points(void *context, ww_prover *prover, ww_goal *goal,
                       const bool *own) {
  proving *p = context;
  const ww_net *net = prover->net;
  if (net->fits && net->outcome[0] == net->outcome[1])
    return true;
  goal->holds = lowers;
  if (net->fits) {
    goal->weights = loss(p, net);
    goal->least = 1;
    ww_want(goal, net->terms[0][0], ww_class(1));
    ww_want(goal, net->terms[1][0], ww_class(1));
  }
  return try(p, prover, goal, own);
}

static void prove_points(proving *p) {
  const ww_term *when = &p->c->rules->program->when[p->decision];
  ww_net_plan plan = {.rules = p->c->rules,
                      .decision = p->decision,
                      .terms = &when,
                      .term_count = 1};
  /* Where the decision is not made in between, steps do not add up. */
  ww_pair_kind kind = when->count > 0 ? WW_PAIRS_HIGHER : WW_PAIRS_NEXT;
  ww_each_pair(p->c, &plan, p->invariant->raising, kind, ask_points, p);
}

/* Weights have three decimals; only their proportion counts. */
static void prove_sums(proving *p) {
  size_t options = (size_t)option_count(p);
  const int32_t *weights = p->invariant->never_lowers;
  int32_t *signs = WW_NEWS(p->c->arena, int32_t, options);
  int32_t divisor = 0;
  for (size_t o = 0; o < options; o++)
    for (int32_t a = weights[o], rest; a != 0; a = rest) { /* Euclid */
      rest = divisor % a;
      divisor = a;
    }
  p->signs = signs;
  for (size_t o = 0; o < options && divisor; o++) {
    if (p->invariant->each)
      memset(signs, 0, options * sizeof *signs);
    signs[o] = weights[o] / (divisor < 0 ? -divisor : divisor);
    if (p->invariant->each && signs[o] != 0 && p->broken.finding != WW_FOUND)
      prove_points(p);
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

static bool ask_outcomes(void *context, ww_prover *prover, ww_goal *goal,
                         const bool *own) {
  proving *p = context;
  const ww_net *net = prover->net;
  const bool *keeps = p->invariant->keeps;
  int wanted = goal->wanted_count;
  int options = option_count(p);
  if (net->fits && net->outcome[0] == net->outcome[1])
    return true;
  goal->holds = leaves;
  for (int in = 0; in < options; in++)
    for (int out = 0; out <= options && keeps[in]; out++) {
      if (out < options && keeps[out])
        continue;
      goal->wanted_count = wanted;
      ww_want(goal, net->outcome[0], ww_class(in));
      ww_want(goal, net->outcome[1], ww_class(out));
      if (try(p, prover, goal, own))
        return true;
    }
  return false;
}

static void prove_keeping(proving *p) {
  ww_net_plan plan = {.rules = p->c->rules, .decision = p->decision};
  ww_each_pair(p->c, &plan, p->invariant->raising, WW_PAIRS_NEXT,
               ask_outcomes, p);
}

/* ---- unless, never ---------------------------------------------------- */

static bool slips_through(void *context, int *states[2]) {
  const proving *p = context;
  ww_tally_at(p->c, states[0], WW_NONE);
  int winner = p->c->evaluation->decisions[p->decision].winner;
  return winner != WW_NONE && p->invariant->never[winner] &&
         !ww_bit(p->c->evaluation->advice, p->advice);
}

static void prove_never(proving *p) {
  const ww_term *term = ww_advice_term(p->c, p->advice);
  ww_net_plan plan = {.rules = p->c->rules,
                      .decision = p->decision,
                      .terms = &term,
                      .term_count = 1};
  ww_prover *prover = ww_checking_net(p->c, &plan);
  for (int o = 0; o < option_count(p); o++) {
    ww_goal goal = {.without = WW_NONE,
                    .known_most = WW_ANY_NUMBER,
                    .holds = slips_through};
    if (!p->invariant->never[o])
      continue;
    if (prover->net->fits) {
      ww_want(&goal, prover->net->terms[0][0], ww_class(0));
      ww_want(&goal, prover->net->outcome[0], ww_class(o));
    }
    if (try(p, prover, &goal, NULL))
      return;
  }
}

void ww_check_invariants(ww_checking *c) {
  for (int d = 0; d < c->rules->decision_count; d++) {
    const ww_decision_rules *decision = &c->rules->decisions[d];
    ww_decision_facts *facts = &c->findings->decisions[d];
    facts->broken =
        WW_NEWS(c->arena, ww_shown, (size_t)decision->invariant_count);
    for (int i = 0; i < decision->invariant_count; i++) {
      proving p = {.c = c,
                   .decision = d,
                   .invariant = &decision->invariants[i],
                   .advice = c->first_unless[d] + i,
                   .broken = {.finding = WW_IMPOSSIBLE}};
      if (p.invariant->never_lowers)
        prove_sums(&p);
      else if (p.invariant->keeps)
        prove_keeping(&p);
      else
        prove_never(&p);
      facts->broken[i] = p.broken;
    }
  }
}
