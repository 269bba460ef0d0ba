/* Where to branch; see branch.h. */
#include "solve/branch.h"

#include <string.h>

/* A gate, or an option being ruled out, is worth a point; more than WORTH_MOST
 * does not matter, so that no sum overflows. */
enum { POINT = 1000000, WORTH_MOST = 1000 * POINT, BLAME_MOST = 100000 };
enum { BLAME_OF_PAIRS = 16 };

static int64_t worth(int64_t weight, int64_t blame) {
  weight = ww_magnitude(weight);
  return (weight < WORTH_MOST ? weight : WORTH_MOST) *
         (blame < BLAME_MOST ? blame : BLAME_MOST);
}

static void score_literal(ww_branch *b, const ww_mask_literal *literal,
                          int64_t value) {
  int v = literal->variable;
  b->scores[v] += value;
  if (value > b->heaviest[v]) {
    b->heaviest[v] = value;
    b->masks[v] = literal->pass;
  }
}

/* Each open literal has its part of what hangs on the term. */
static void score_term(ww_branch *b, const ww_mask_term *term, int64_t value) {
  int open = 0;
  for (int i = 0; i < term->count; i++)
    open += ww_literal_holds(b->balance->domains, &term->literals[i]) == WW_MAY;
  int64_t part = open > 0 ? value / open + 1 : 0;
  for (int i = 0; i < term->count; i++)
    if (ww_literal_holds(b->balance->domains, &term->literals[i]) == WW_MAY)
      score_literal(b, &term->literals[i], part);
}

/* ---- One tally -------------------------------------------------------- */

/* What an open rule can do to the winner, or to there being none. */
static int64_t weight_of(const ww_branch *b, int t, int rule, int winner,
                         int rival) {
  const ww_decision_rules *decision =
      &b->balance->domains->problem->rules
           ->decisions[b->balance->domains->problem->tallies[t].decision];
  const ww_rule *r = &decision->rules[rule];
  int64_t weight = 1;
  if (rival != WW_NONE)
    weight += ww_magnitude(r->effect[winner] - r->effect[rival]);
  for (int o = 0; o < decision->option_count; o++)
    if (r->rules_out[o] && (winner == WW_NONE || b->balance->outs[t].may[o]))
      weight += POINT;
  return weight;
}

static void score_tally(ww_branch *b, int t) {
  const ww_problem_tally *tally = &b->balance->domains->problem->tallies[t];
  const ww_outs *outs = &b->balance->outs[t];
  int rules = b->balance->domains->problem->rules->decisions[tally->decision]
                  .rule_count;
  uint64_t mask = b->balance->domains->of[tally->variable];
  int64_t ahead;
  if (outs->decided)
    return;
  if (!ww_is_one(mask)) { /* several are wanted, but not all: take one */
    ww_mask_literal first = {tally->variable, mask & (~mask + 1)};
    score_literal(b, &first, worth(WORTH_MOST, outs->blame));
    return;
  }
  int winner = ww_winner_of(b->balance, t);
  int rival =
      winner == WW_NONE ? WW_NONE : ww_rival_of(b->balance, t, winner, &ahead);
  score_term(b, &tally->when, worth(POINT, outs->blame));
  for (int r = 0; r < rules; r++)
    if ((b->balance->fires[tally->rules[r]] == WW_MAY ||
         b->balance->barred[tally->rules[r]]) &&
        (!tally->twin || r != b->balance->without))
      score_term(b, &b->balance->domains->problem->rule_terms[tally->rules[r]],
                 worth(weight_of(b, t, r, winner, rival), outs->blame));
}

/* ---- All -------------------------------------------------------------- */

/* Gates that are taken to be true, or not, without being so yet. */
static void score_gates(ww_branch *b) {
  for (int g = 0; g < b->balance->domains->problem->gate_count; g++) {
    const ww_problem_gate *gate = &b->balance->domains->problem->gates[g];
    if (ww_is_one(b->balance->domains->of[gate->variable]) &&
        ww_gate_holds(b->balance->domains, gate) == WW_MAY)
      score_term(b, &gate->term, worth(POINT, b->balance->domains->blame[g]));
  }
}

static void score_weights(ww_branch *b, const int64_t weights[],
                          int64_t blame) {
  for (int r = 0; r < b->balance->domains->problem->rule_count; r++)
    if (b->balance->fires[r] == WW_MAY && weights[r] != 0)
      score_term(b, &b->balance->domains->problem->rule_terms[r],
                 worth(weights[r], blame));
}

/* What differs between the worlds is to be decided first: the rest is then as
 * in one world. */
static void score_pairs(ww_branch *b) {
  int64_t constant;
  for (int t = 0; t < b->balance->domains->problem->tally_count; t++)
    for (int u = t + 1; u < b->balance->domains->problem->tally_count; u++)
      if (ww_weigh_pair(b->balance, t, u, &constant))
        score_weights(b, b->balance->weights, b->blame);
}

ww_branch *ww_branch_new(ww_arena *arena, ww_balance *balance) {
  size_t variables = (size_t)balance->domains->problem->variable_count;
  ww_branch *b = WW_NEW(arena, ww_branch);
  b->balance = balance;
  b->blame = BLAME_OF_PAIRS;
  b->scores = WW_NEWS(arena, int64_t, variables);
  b->heaviest = WW_NEWS(arena, int64_t, variables);
  b->masks = WW_NEWS(arena, uint64_t, variables);
  return b;
}

int ww_branch_choose(ww_branch *b, const int64_t weights[]) {
  size_t count = (size_t)b->balance->domains->problem->variable_count;
  int best = WW_NONE;
  memset(b->scores, 0, count * sizeof *b->scores);
  memset(b->heaviest, 0, count * sizeof *b->heaviest);
  score_gates(b);
  if (weights)
    score_weights(b, weights, 1);
  for (int t = 0; t < b->balance->domains->problem->tally_count; t++)
    score_tally(b, t);
  score_pairs(b);
  for (int v = 0; v < b->balance->domains->problem->variable_count; v++)
    if (b->scores[v] > 0 && (best == WW_NONE || b->scores[v] > b->scores[best]))
      best = v;
  return best;
}
