/* Which outcomes can come out at all; see findings.h. */
#include "check/checking.h"

typedef struct reaching {
  ww_checking *c;
  int decision;
  int outcome;
  bool made; /* none, though the decision is made */
} reaching;

static bool comes_out(void *context, int *states[2]) {
  const reaching *r = context;
  const ww_tally *tally = ww_tally_at(r->c, states[0], r->decision);
  return ww_outcome_of(r->c, r->decision, tally) == r->outcome &&
         (!r->made || tally->made);
}

static ww_shown look_for(reaching *r, ww_prover *prover, ww_goal *goal) {
  ww_shown shown = {ww_checking_prove(r->c, prover, goal), {.count = 0}};
  if (shown.finding == WW_FOUND)
    shown.witness = ww_witness_make(r->c, prover, goal, NULL);
  return shown;
}

/* Then with ever fewer answers, until that is proved impossible. */
static ww_shown look_for_fewest(reaching *r, ww_prover *prover,
                                ww_goal *goal) {
  ww_shown best = look_for(r, prover, goal);
  ww_shown next = best;
  while (next.finding == WW_FOUND && best.witness.profiles[0].count > 0) {
    best = next;
    goal->known_most = best.witness.profiles[0].count - 1;
    next = look_for(r, prover, goal);
  }
  if (next.finding == WW_FOUND)
    best = next;
  return best;
}

static ww_goal goal_of(reaching *r, const ww_prover *prover, int option) {
  ww_goal goal = {.without = WW_NONE,
                  .known_most = WW_ANY_NUMBER,
                  .holds = comes_out,
                  .context = r};
  r->outcome = option;
  if (prover->net->fits)
    ww_want(&goal, prover->net->outcome[0], ww_class(option));
  return goal;
}

static void reach_decision(ww_checking *c, int d) {
  const ww_decision_rules *decision = &c->rules->decisions[d];
  const ww_term *when = &c->rules->program->when[d];
  ww_decision_facts *facts = &c->findings->decisions[d];
  ww_net_plan plan = {
      .rules = c->rules, .decision = d, .terms = &when, .term_count = 1};
  ww_prover *prover = ww_checking_net(c, &plan);
  reaching r = {.c = c, .decision = d};
  facts->options =
      WW_NEWS(c->arena, ww_shown, (size_t)decision->option_count);
  for (int o = 0; o < decision->option_count; o++) {
    ww_goal goal = goal_of(&r, prover, o);
    facts->options[o] = look_for(&r, prover, &goal);
  }
  ww_goal none = goal_of(&r, prover, decision->option_count);
  r.made = true;
  if (prover->net->fits)
    ww_want(&none, prover->net->terms[0][0], ww_class(1));
  facts->blocked = look_for_fewest(&r, prover, &none);
}

void ww_check_reach(ww_checking *c) {
  for (int d = 0; d < c->rules->decision_count; d++)
    reach_decision(c, d);
}
