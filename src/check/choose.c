/* Where to branch: on the literal that most hangs on, see prove.h.
 *
 * What is open in a constraint is worth the points that it moves, times the
 * dead ends that the constraint led to so far: so a search keeps to what makes
 * a thing impossible, wherever that is (Boussemart and others, "Boosting
 * systematic search by weighting constraints", 2004). */
#include "check/prove.h"

#include <string.h>

/* A gate, or an option being ruled out, is worth a point; more than WORTH_MOST
 * does not matter, so that no sum overflows. */
enum { POINT = 1000000, WORTH_MOST = 1000 * POINT, BLAME_MOST = 100000 };

static int64_t worth(int64_t weight, int64_t blame) {
  weight = ww_magnitude(weight);
  return (weight < WORTH_MOST ? weight : WORTH_MOST) *
         (blame < BLAME_MOST ? blame : BLAME_MOST);
}

static void score_literal(ww_prover *p, const ww_mask_literal *literal,
                          int64_t value) {
  int v = literal->variable;
  p->scores[v] += value;
  if (value > p->heaviest[v]) {
    p->heaviest[v] = value;
    p->masks[v] = literal->pass;
  }
}

/* Each open literal has its part of what hangs on the term. */
static void score_term(ww_prover *p, const ww_mask_term *term, int64_t value) {
  int open = 0;
  for (int i = 0; i < term->count; i++)
    open += ww_literal_holds(&p->domains, &term->literals[i]) == WW_MAY;
  int64_t part = open > 0 ? value / open + 1 : 0;
  for (int i = 0; i < term->count; i++)
    if (ww_literal_holds(&p->domains, &term->literals[i]) == WW_MAY)
      score_literal(p, &term->literals[i], part);
}

/* ---- One tally -------------------------------------------------------- */

/* What an open rule can do to the winner, or to there being none. */
static int64_t weight_of(const ww_prover *p, int t, int rule, int winner,
                         int rival) {
  const ww_decision_rules *decision =
      &p->net->rules->decisions[p->net->tallies[t].decision];
  const ww_rule *r = &decision->rules[rule];
  int64_t weight = 1;
  if (rival != WW_NONE)
    weight += ww_magnitude(r->effect[winner] - r->effect[rival]);
  for (int o = 0; o < decision->option_count; o++)
    if (r->rules_out[o] && (winner == WW_NONE || p->balance->outs[t].may[o]))
      weight += POINT;
  return weight;
}

static void score_tally(ww_prover *p, int t) {
  const ww_net_tally *tally = &p->net->tallies[t];
  const ww_outs *outs = &p->balance->outs[t];
  int rules = p->net->rules->decisions[tally->decision].rule_count;
  uint64_t mask = p->domains.of[tally->variable];
  int64_t ahead;
  if (outs->decided)
    return;
  if (!ww_is_one(mask)) { /* several are wanted, but not all: take one */
    ww_mask_literal first = {tally->variable, mask & (~mask + 1)};
    score_literal(p, &first, worth(POINT, outs->blame));
    return;
  }
  int winner = ww_winner_of(p, t);
  int rival = winner == WW_NONE ? WW_NONE : ww_rival_of(p, t, winner, &ahead);
  score_term(p, &tally->when, worth(POINT, outs->blame));
  for (int r = 0; r < rules; r++)
    if (p->balance->fires[tally->rules[r]] == WW_MAY &&
        (!tally->twin || r != p->balance->without))
      score_term(p, &p->net->rule_terms[tally->rules[r]],
                 worth(weight_of(p, t, r, winner, rival), outs->blame));
}

/* ---- All -------------------------------------------------------------- */

/* Gates that are taken to be true, or not, without being so yet. */
static void score_gates(ww_prover *p) {
  for (int g = 0; g < p->net->gate_count; g++) {
    const ww_net_gate *gate = &p->net->gates[g];
    if (ww_is_one(p->domains.of[gate->variable]) &&
        ww_gate_holds(&p->domains, gate) == WW_MAY)
      score_term(p, &gate->term, worth(POINT, p->domains.blame[g]));
  }
}

static void score_weights(ww_prover *p, const int64_t weights[],
                          int64_t blame) {
  for (int r = 0; r < p->net->rule_count; r++)
    if (p->balance->fires[r] == WW_MAY && weights[r] != 0)
      score_term(p, &p->net->rule_terms[r], worth(weights[r], blame));
}

/* What differs between the worlds is to be decided first: the rest is then as
 * in one world. */
static void score_pairs(ww_prover *p) {
  int64_t constant;
  for (int t = 0; t < p->net->tally_count; t++)
    for (int u = t + 1; u < p->net->tally_count; u++)
      if (ww_weigh_pair(p, t, u, &constant))
        score_weights(p, p->balance->weights, p->blame);
}

int ww_choose(ww_prover *p) {
  size_t count = (size_t)p->net->variable_count;
  int best = WW_NONE;
  memset(p->scores, 0, count * sizeof *p->scores);
  memset(p->heaviest, 0, count * sizeof *p->heaviest);
  score_gates(p);
  if (p->goal->weights)
    score_weights(p, p->goal->weights, 1);
  for (int t = 0; t < p->net->tally_count; t++)
    score_tally(p, t);
  score_pairs(p);
  for (int v = 0; v < p->net->variable_count; v++)
    if (p->scores[v] > 0 && (best == WW_NONE || p->scores[v] > p->scores[best]))
      best = v;
  return best;
}
