/* Which rules ever change the outcome of their decision. */
#include "check/checking.h"

typedef struct mattering {
  ww_checking *c;
  int decision;
  int rule;
} mattering;

static bool is_out(const ww_checking *c, const mattering *m,
                   const ww_tally *tally, int option) {
  const ww_decision_rules *decision = &c->rules->decisions[m->decision];
  if (!tally->ruled_out[option])
    return false;
  for (int r = 0; r < decision->rule_count; r++)
    if (r != m->rule && decision->rules[r].rules_out[option] &&
        ww_bit(tally->fired, r))
      return true;
  return false;
}

/* The outcome as it would be without the rule. */
static int outcome_without(const ww_checking *c, const mattering *m,
                           const ww_tally *tally) {
  const ww_decision_rules *decision = &c->rules->decisions[m->decision];
  const ww_rule *rule = &decision->rules[m->rule];
  int winner = decision->option_count;
  int64_t most = INT64_MIN;
  for (int o = 0; o < decision->option_count; o++) {
    int64_t points = tally->scores[o] - rule->effect[o];
    if (points <= most || is_out(c, m, tally, o))
      continue;
    most = points;
    winner = o;
  }
  return winner;
}

static bool makes_a_difference(void *context, int *states[2]) {
  const mattering *m = context;
  const ww_tally *tally = ww_tally_at(m->c, states[0], m->decision);
  return tally->made && ww_bit(tally->fired, m->rule) &&
         ww_outcome_of(m->c, m->decision, tally) !=
             outcome_without(m->c, m, tally);
}

static ww_finding look_for(ww_checking *c, ww_prover *prover, int d, int rule) {
  const ww_net *net = prover->net;
  mattering m = {c, d, rule};
  int options = c->rules->decisions[d].option_count;
  ww_finding result = WW_IMPOSSIBLE;
  if (!net->fits)
    return WW_UNDECIDED;
  const ww_mask_term *term = &net->rule_terms[net->tallies[net->tally_count-1].rules[rule]];
  for (int with = 0; with <= options; with++)
    for (int without = 0; without <= options; without++) {
      if (with == without)
        continue;
      ww_goal goal = {.without = rule,
                      .known_most = WW_ANY_NUMBER,
                      .holds = makes_a_difference,
                      .context = &m};
      ww_want(&goal, net->outcome[0], ww_class(with));
      ww_want(&goal, net->outcome[1], ww_class(without));
      goal.term = term;
      ww_finding finding = ww_checking_prove(c, prover, &goal);
      if (finding == WW_FOUND)
        return WW_FOUND;
      if (finding == WW_UNDECIDED)
        result = WW_UNDECIDED;
    }
  return result;
}

void ww_check_matters(ww_checking *c) {
  for (int d = 0; d < c->rules->decision_count; d++) {
    ww_decision_facts *facts = &c->findings->decisions[d];
    int count = c->rules->decisions[d].rule_count;
    ww_net_plan plan = {.rules = c->rules, .decision = d, .twin = true};
    ww_prover *prover = ww_checking_net(c, &plan);
    facts->matters = WW_NEWS(c->arena, ww_finding, (size_t)count);
    for (int r = 0; r < count; r++)
      facts->matters[r] = facts->fires[r] == WW_IMPOSSIBLE
                              ? WW_IMPOSSIBLE
                              : look_for(c, prover, d, r);
  }
}
