/* Branch and bound over a net; see prove.h. */
#include "check/prove.h"

#include <string.h>

enum { DEPTH_MOST = 4000, POINT = 1000000 };

ww_prover *ww_prover_new(ww_arena *arena, const ww_net *net) {
  size_t variables = (size_t)net->variable_count;
  size_t states = (size_t)net->rules->program->variable_count;
  ww_prover *p = WW_NEW(arena, ww_prover);
  p->net = net;
  if (!net->fits)
    return p;
  p->domains = ww_domains_new(arena, net);
  p->standing = ww_standing_new(arena, &p->domains);
  p->states[0] = WW_NEWS(arena, int, states);
  p->states[1] = WW_NEWS(arena, int, states);
  p->scores = WW_NEWS(arena, int64_t, variables);
  p->weights = WW_NEWS(arena, int64_t, variables);
  p->masks = WW_NEWS(arena, uint64_t, variables);
  p->known = WW_NEWS(arena, bool, (size_t)net->rules->question_count);
  return p;
}

static int options_of(const ww_prover *p, const ww_net_tally *tally) {
  return p->net->rules->decisions[tally->decision].option_count;
}

/* The only option that may still win in a tally, or WW_NONE. */
static int winner_of(const ww_prover *p, int t) {
  const ww_net_tally *tally = &p->net->tallies[t];
  uint64_t mask = p->domains.of[tally->variable];
  if (!ww_is_one(mask) || mask == ww_class(options_of(p, tally)))
    return WW_NONE;
  return __builtin_ctzll(mask);
}

/* ---- Bounds beyond one tally ------------------------------------------ */

/* Two tallies of one decision with different winners: what a is ahead of b
 * here and b of a there, together. What is alike in both cancels out. */
static bool pair_may_be(ww_prover *p, int t, int u) {
  const ww_net_tally *one = &p->net->tallies[t];
  const ww_net_tally *two = &p->net->tallies[u];
  int a = winner_of(p, t);
  int b = winner_of(p, u);
  if (one->decision != two->decision || a == WW_NONE || b == WW_NONE || a == b)
    return true;
  if (p->standing->outs[t].may[b] || p->standing->outs[u].may[a])
    return true;
  int64_t constant = ww_weigh(p->standing, t, a, b, false);
  constant += ww_weigh(p->standing, u, b, a, true);
  return ww_most(p->standing, constant) >= 1;
}

static bool sum_may_be(ww_prover *p) {
  const ww_goal *goal = p->goal;
  if (!goal->weights)
    return true;
  memcpy(p->standing->weights, goal->weights,
         (size_t)p->net->rule_count * sizeof *goal->weights);
  return ww_most(p->standing, 0) >= goal->least;
}

static bool known_may_be(ww_prover *p) {
  const ww_net *net = p->net;
  int known = 0;
  if (p->goal->known_most == WW_ANY_NUMBER)
    return true;
  memset(p->known, 0, (size_t)net->rules->question_count * sizeof *p->known);
  for (int v = 0; v < net->variable_count; v++) {
    const ww_net_variable *variable = &net->variables[v];
    if (variable->kind != WW_OF_QUESTION && variable->kind != WW_OF_MEMBER)
      continue;
    const ww_variable *source =
        &net->rules->program->variables[variable->source];
    int unknown = net->classes->class_of[variable->source][source->states];
    if (p->domains.of[v] & ww_class(unknown) || p->known[source->index])
      continue;
    p->known[source->index] = true;
    known++;
  }
  return known <= p->goal->known_most;
}

/* Draws every conclusion. False: nothing wanted is left. */
static bool may_be(ww_prover *p) {
  enum { ROUNDS = 4 };
  for (int round = 0; round < ROUNDS; round++) {
    p->domains.changed = false;
    if (!ww_domains_conclude(&p->domains))
      return false;
    if (!ww_standing_look(p->standing))
      return false;
    if (!p->domains.changed)
      break;
  }
  if (!sum_may_be(p) || !known_may_be(p))
    return false;
  for (int t = 0; t < p->net->tally_count; t++)
    for (int u = t + 1; u < p->net->tally_count; u++)
      if (!pair_may_be(p, t, u))
        return false;
  return true;
}

/* ---- Points ----------------------------------------------------------- */

static int class_at(const ww_prover *p, int v) {
  uint64_t mask = p->domains.of[v];
  int choice = p->standing->choice[v];
  const ww_net_variable *variable = &p->net->variables[v];
  if (p->goal->known_most != WW_ANY_NUMBER) {
    int states = p->net->rules->program->variables[variable->source].states;
    int unknown = p->net->classes->class_of[variable->source][states];
    if (mask & ww_class(unknown))
      return unknown;
  }
  if (p->standing->first[v] != WW_NONE && mask >> choice & 1)
    return choice;
  return __builtin_ctzll(mask);
}

/* A point of the domains, by the classes that the last bound took. */
static void round_off(ww_prover *p) {
  const ww_program *program = p->net->rules->program;
  for (int world = 0; world < 2; world++) {
    int *states = p->states[world];
    for (int v = 0; v < program->variable_count; v++) {
      int own = p->net->variable_of[world][v];
      states[v] = program->variables[v].states;
      if (own != WW_NONE && (program->variables[v].kind == WW_OF_QUESTION ||
                             program->variables[v].kind == WW_OF_MEMBER))
        states[v] = p->net->classes->state_of[v][class_at(p, own)];
    }
    ww_settle_sets(p->net->rules, states);
  }
}

/* The winner's closest rival, by how far ahead the winner can be. */
static int closest_rival(ww_prover *p, int t, int winner, int64_t *least) {
  const ww_net_tally *tally = &p->net->tallies[t];
  int rival = WW_NONE;
  *least = INT64_MAX;
  for (int o = 0; o < options_of(p, tally); o++) {
    if (o == winner || p->standing->outs[t].must[o])
      continue;
    int64_t most =
        ww_most(p->standing, ww_weigh(p->standing, t, winner, o, false));
    if (most < *least) {
      *least = most;
      rival = o;
    }
  }
  return rival;
}

/* ---- Branching -------------------------------------------------------- */

/* An open literal is worth its part of what hangs on its term. */
static void score_literal(ww_prover *p, const ww_mask_literal *literal,
                          int64_t weight) {
  int v = literal->variable;
  p->scores[v] += weight;
  if (weight > p->weights[v]) {
    p->weights[v] = weight;
    p->masks[v] = literal->pass;
  }
}

static void score_term(ww_prover *p, const ww_mask_term *term,
                       int64_t weight) {
  int open = 0;
  for (int i = 0; i < term->count; i++)
    open += ww_literal_holds(&p->domains, &term->literals[i]) == WW_MAY;
  for (int i = 0; i < term->count; i++)
    if (ww_literal_holds(&p->domains, &term->literals[i]) == WW_MAY)
      score_literal(p, &term->literals[i], weight / open + 1);
}

static int64_t magnitude(int64_t x) {
  return x < 0 ? -x : x;
}

/* What an open rule can do to the winner, or to there being none. */
static int64_t weight_of(const ww_prover *p, int t, int rule, int winner,
                         int rival) {
  const ww_decision_rules *decision =
      &p->net->rules->decisions[p->net->tallies[t].decision];
  const ww_rule *r = &decision->rules[rule];
  int64_t weight = 0;
  if (rival != WW_NONE)
    weight = magnitude(r->effect[winner] - r->effect[rival]);
  for (int o = 0; o < decision->option_count; o++)
    if (r->rules_out[o] &&
        (winner == WW_NONE || p->standing->outs[t].may[o]))
      weight += POINT;
  return weight + 1;
}

static void score_tally(ww_prover *p, int t) {
  const ww_net_tally *tally = &p->net->tallies[t];
  const ww_decision_rules *decision =
      &p->net->rules->decisions[tally->decision];
  uint64_t mask = p->domains.of[tally->variable];
  int64_t least;
  if (p->standing->outs[t].decided)
    return;
  if (!ww_is_one(mask)) { /* more than one of several that are wanted */
    ww_mask_literal first = {tally->variable, mask & (~mask + 1)};
    score_literal(p, &first, POINT);
    return;
  }
  int winner = winner_of(p, t);
  int rival =
      winner == WW_NONE ? WW_NONE : closest_rival(p, t, winner, &least);
  score_term(p, &tally->when, POINT);
  for (int r = 0; r < decision->rule_count; r++)
    if (p->standing->fires[tally->rules[r]] == WW_MAY &&
        (!tally->twin || r != p->standing->without))
      score_term(p, &p->net->rule_terms[tally->rules[r]],
                 weight_of(p, t, r, winner, rival));
}

static void score_all(ww_prover *p) {
  const ww_net *net = p->net;
  size_t count = (size_t)net->variable_count;
  memset(p->scores, 0, count * sizeof *p->scores);
  memset(p->weights, 0, count * sizeof *p->weights);
  for (int g = 0; g < net->gate_count; g++) {
    const ww_net_gate *gate = &net->gates[g];
    if (ww_is_one(p->domains.of[gate->variable]) &&
        ww_gate_holds(&p->domains, gate) == WW_MAY)
      score_term(p, &gate->term, POINT);
  }
  for (int r = 0; p->goal->weights && r < net->rule_count; r++)
    if (p->standing->fires[r] == WW_MAY && p->goal->weights[r] != 0)
      score_term(p, &net->rule_terms[r], magnitude(p->goal->weights[r]));
  for (int t = 0; t < net->tally_count; t++)
    score_tally(p, t);
}

static int best_variable(const ww_prover *p) {
  int best = WW_NONE;
  for (int v = 0; v < p->net->variable_count; v++)
    if (p->scores[v] > 0 && (best == WW_NONE || p->scores[v] > p->scores[best]))
      best = v;
  return best;
}

/* The bound that is met most narrowly says where to round to. */
static void choose_point(ww_prover *p) {
  int64_t narrowest = INT64_MAX;
  int tally = WW_NONE;
  int winner = WW_NONE;
  int rival = WW_NONE;
  for (int t = 0; t < p->net->tally_count; t++) {
    int a = winner_of(p, t);
    int64_t least;
    int b = a == WW_NONE ? WW_NONE : closest_rival(p, t, a, &least);
    if (b == WW_NONE || least >= narrowest)
      continue;
    narrowest = least;
    tally = t;
    winner = a;
    rival = b;
  }
  if (p->goal->weights)
    sum_may_be(p);
  else if (tally != WW_NONE)
    ww_most(p->standing, ww_weigh(p->standing, tally, winner, rival, false));
}

static bool point_holds(ww_prover *p) {
  choose_point(p);
  round_off(p);
  return p->goal->holds(p->goal->context, p->states);
}

static ww_finding visit(ww_prover *p, int depth);

static ww_finding branch(ww_prover *p, int depth, int v) {
  ww_finding result = WW_IMPOSSIBLE;
  uint64_t mask = p->domains.of[v];
  uint64_t pass = mask & p->masks[v];
  int choice = p->standing->choice[v];
  bool chosen = p->standing->first[v] != WW_NONE && mask >> choice & 1;
  uint64_t first = chosen && !(pass >> choice & 1) ? mask & ~pass : pass;
  for (int second = 0; second < 2; second++) {
    size_t mark = p->domains.trail_count;
    ww_finding finding = WW_IMPOSSIBLE;
    if (ww_domains_restrict(&p->domains, v, second ? mask & ~first : first))
      finding = visit(p, depth + 1);
    ww_domains_undo(&p->domains, mark);
    if (finding == WW_FOUND)
      return WW_FOUND;
    if (finding == WW_UNDECIDED)
      result = WW_UNDECIDED;
  }
  return result;
}

static ww_finding visit(ww_prover *p, int depth) {
  if ((*p->budget)-- <= 0 || depth > DEPTH_MOST)
    return WW_UNDECIDED;
  if (!may_be(p))
    return WW_IMPOSSIBLE;
  if (point_holds(p))
    return WW_FOUND;
  score_all(p);
  int v = best_variable(p);
  /* Where nothing is open, the point must have held: rather doubt it. */
  return v == WW_NONE ? WW_UNDECIDED : branch(p, depth, v);
}

ww_finding ww_prove(ww_prover *p, const ww_goal *goal, long *budget) {
  ww_finding finding = WW_IMPOSSIBLE;
  if (!p->net->fits)
    return WW_UNDECIDED;
  p->goal = goal;
  p->budget = budget;
  p->standing->without = goal->without;
  bool left = !goal->term || ww_term_require(&p->domains, goal->term);
  for (int i = 0; i < goal->wanted_count && left; i++)
    left = ww_domains_restrict(&p->domains, goal->wanted[i].variable,
                               goal->wanted[i].pass);
  if (left)
    finding = visit(p, 0);
  ww_domains_undo(&p->domains, 0);
  return finding;
}
