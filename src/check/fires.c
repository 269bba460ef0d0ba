/* Which rules, advice and decisions can ever come to bear. */
#include "check/checking.h"

typedef struct firing {
  ww_checking *c;
  int decision; /* decision_count: advice */
  int index;
} firing;

static bool fires(void *context, int *states[2]) {
  const firing *f = context;
  bool advice = f->decision == f->c->rules->decision_count;
  const ww_tally *tally =
      ww_tally_at(f->c, states[0], advice ? WW_NONE : f->decision);
  if (advice)
    return ww_bit(f->c->evaluation->advice, f->index);
  return tally->made &&
         (f->index == WW_NONE || ww_bit(tally->fired, f->index));
}

/* index WW_NONE: the decision itself is made. */
static ww_finding look_for(ww_checking *c, int decision, int index) {
  firing f = {c, decision, index};
  const ww_term *terms[2];
  ww_net_plan plan = {.rules = c->rules, .decision = WW_NONE, .terms = terms};
  if (index != WW_NONE)
    terms[plan.term_count++] = ww_rule_term(c, decision, index);
  if (decision < c->rules->decision_count)
    terms[plan.term_count++] = &c->rules->program->when[decision];
  ww_prover *prover = ww_checking_net(c, &plan);
  ww_goal goal = {.without = WW_NONE,
                  .known_most = WW_ANY_NUMBER,
                  .holds = fires,
                  .context = &f};
  for (int t = 0; t < plan.term_count && prover->net->fits; t++)
    ww_want(&goal, prover->net->terms[0][t], ww_class(1));
  return ww_checking_prove(c, prover, &goal);
}

void ww_check_fires(ww_checking *c) {
  const ww_rules *rules = c->rules;
  for (int d = 0; d < rules->decision_count; d++) {
    ww_decision_facts *facts = &c->findings->decisions[d];
    int count = rules->decisions[d].rule_count;
    facts->made = look_for(c, d, WW_NONE);
    facts->fires = WW_NEWS(c->arena, ww_finding, (size_t)count);
    for (int r = 0; r < count && facts->made != WW_IMPOSSIBLE; r++)
      facts->fires[r] = look_for(c, d, r);
  }
  c->findings->advice =
      WW_NEWS(c->arena, ww_finding, (size_t)c->rules->advice_count);
  for (int a = 0; a < rules->advice_count; a++)
    c->findings->advice[a] = look_for(c, rules->decision_count, a);
}
