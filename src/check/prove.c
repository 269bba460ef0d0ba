/* Branch and bound over a net; see prove.h. */
#include "check/prove.h"

#include <string.h>

enum { DEPTH_MOST = 4000, BLAME_OF_PAIRS = 16 };

ww_prover *ww_prover_new(ww_arena *arena, const ww_net *net) {
  size_t variables = (size_t)net->variable_count;
  size_t states = (size_t)net->rules->program->variable_count;
  ww_prover *p = WW_NEW(arena, ww_prover);
  p->net = net;
  if (!net->fits)
    return p;
  p->domains = ww_domains_new(arena, net);
  p->balance = ww_balance_new(arena, &p->domains);
  p->states[0] = WW_NEWS(arena, int, states);
  p->states[1] = WW_NEWS(arena, int, states);
  p->blame = BLAME_OF_PAIRS;
  p->known = WW_NEWS(arena, bool, (size_t)net->rules->question_count);
  p->classes = WW_NEWS(arena, int, variables);
  p->scores = WW_NEWS(arena, int64_t, variables);
  p->heaviest = WW_NEWS(arena, int64_t, variables);
  p->masks = WW_NEWS(arena, uint64_t, variables);
  return p;
}

static int option_count(const ww_prover *p, int t) {
  return p->net->rules->decisions[p->net->tallies[t].decision].option_count;
}

int ww_winner_of(const ww_prover *p, int t) {
  uint64_t mask = p->domains.of[p->net->tallies[t].variable];
  if (!ww_is_one(mask) || mask == ww_class(option_count(p, t)))
    return WW_NONE;
  return __builtin_ctzll(mask);
}

int ww_rival_of(ww_prover *p, int t, int winner, int64_t *ahead) {
  int rival = WW_NONE;
  *ahead = INT64_MAX;
  for (int o = 0; o < option_count(p, t); o++) {
    if (o == winner || p->balance->outs[t].must[o])
      continue;
    int64_t most =
        ww_most(p->balance, ww_weigh(p->balance, t, winner, o, false));
    if (most < *ahead) {
      *ahead = most;
      rival = o;
    }
  }
  return rival;
}

/* ---- Bounds beyond one tally ------------------------------------------ */

bool ww_weigh_pair(ww_prover *p, int t, int u, int64_t *constant) {
  int a = ww_winner_of(p, t);
  int b = ww_winner_of(p, u);
  if (p->net->tallies[t].decision != p->net->tallies[u].decision ||
      a == WW_NONE || b == WW_NONE || a == b || p->balance->outs[t].may[b] ||
      p->balance->outs[u].may[a])
    return false;
  *constant = ww_weigh(p->balance, t, a, b, false);
  *constant += ww_weigh(p->balance, u, b, a, true);
  return true;
}

/* One of the two has to be strictly ahead: the other is listed first. */
static bool pairs_may_be(ww_prover *p) {
  int64_t constant;
  for (int t = 0; t < p->net->tally_count; t++)
    for (int u = t + 1; u < p->net->tally_count; u++)
      if (ww_weigh_pair(p, t, u, &constant) &&
          ww_most(p->balance, constant) < 1) {
        p->blame++;
        return false;
      }
  return true;
}

static bool sum_may_be(ww_prover *p) {
  const ww_goal *goal = p->goal;
  if (!goal->weights)
    return true;
  memcpy(p->balance->weights, goal->weights,
         (size_t)p->net->rule_count * sizeof *goal->weights);
  return ww_most(p->balance, 0) >= goal->least;
}

/* The class that stands for there being no answer. */
static uint64_t unknown_of(const ww_net *net, int v) {
  int source = net->variables[v].source;
  int states = net->rules->program->variables[source].states;
  return ww_class(net->classes->class_of[source][states]);
}

/* Whether few enough questions need an answer. */
static bool known_may_be(ww_prover *p) {
  const ww_net *net = p->net;
  int known = 0;
  if (p->goal->known_most == WW_ANY_NUMBER)
    return true;
  memset(p->known, 0, (size_t)net->rules->question_count * sizeof *p->known);
  for (int v = 0; v < net->variable_count; v++) {
    const ww_net_variable *variable = &net->variables[v];
    if (!ww_is_answer(variable->kind) || p->domains.of[v] & unknown_of(net, v))
      continue;
    int question = net->rules->program->variables[variable->source].index;
    known += !p->known[question];
    p->known[question] = true;
  }
  return known <= p->goal->known_most;
}

/* Draws every conclusion. False: nothing that is wanted is left. */
static bool may_be(ww_prover *p) {
  enum { ROUNDS_MOST = 4 };
  for (int round = 0; round < ROUNDS_MOST; round++) {
    p->domains.changed = false;
    if (!ww_domains_conclude(&p->domains) || !ww_balance_look(p->balance))
      return false;
    if (!p->domains.changed)
      break;
  }
  return sum_may_be(p) && known_may_be(p) && pairs_may_be(p);
}

/* ---- Points ----------------------------------------------------------- */

/* Whether the last bound took a class of v that may still be. */
static bool is_chosen(const ww_prover *p, int v) {
  int choice = p->balance->choice[v];
  return p->balance->first[v] != WW_NONE && choice != WW_NONE &&
         p->domains.of[v] >> choice & 1;
}

static int class_at(const ww_prover *p, int v) {
  uint64_t mask = p->domains.of[v];
  if (p->goal->known_most != WW_ANY_NUMBER && mask & unknown_of(p->net, v))
    return __builtin_ctzll(unknown_of(p->net, v));
  if (is_chosen(p, v))
    return p->balance->choice[v];
  return __builtin_ctzll(mask);
}

/* Known whole or not at all: if one member is, all take a known class. */
static void settle_set(ww_prover *p, const ww_net_set *set) {
  bool known = false;
  for (int i = 0; i < set->count; i++) {
    int v = set->variables[i];
    uint64_t others = p->domains.of[v] & ~set->unknown[i];
    if (!others)
      return; /* and so of all of them */
    known = known || ww_class(p->classes[v]) != set->unknown[i];
  }
  for (int i = 0; i < set->count && known; i++) {
    int v = set->variables[i];
    if (ww_class(p->classes[v]) == set->unknown[i])
      p->classes[v] = __builtin_ctzll(p->domains.of[v] & ~set->unknown[i]);
  }
}

/* The state of an answer at the point; what the net does not hold, unknown. */
static int state_at(const ww_prover *p, int world, int v) {
  const ww_net *net = p->net;
  int own = net->variable_of[world][v];
  if (net->own && net->own[v])
    return net->states[world][v];
  if (own == WW_NONE || !ww_is_answer(net->variables[own].kind))
    return net->rules->program->variables[v].states;
  return net->classes->state_of[v][p->classes[own]];
}

/* A point of the domains, by the classes that the last bound took. */
static void round_off(ww_prover *p) {
  for (int v = 0; v < p->net->variable_count; v++)
    if (ww_is_answer(p->net->variables[v].kind))
      p->classes[v] = class_at(p, v);
  for (int s = 0; s < p->net->set_count; s++)
    settle_set(p, &p->net->sets[s]);
  for (int world = 0; world < 2; world++) {
    for (int v = 0; v < p->net->rules->program->variable_count; v++)
      p->states[world][v] = state_at(p, world, v);
    ww_settle_sets(p->net->rules, p->states[world]);
  }
}

/* Takes the bound that is met most narrowly: it says where to round to. */
static void bound_again(ww_prover *p) {
  int64_t narrowest = INT64_MAX;
  int tally = WW_NONE;
  int winner = WW_NONE;
  int rival = WW_NONE;
  for (int t = 0; t < p->net->tally_count; t++) {
    int a = ww_winner_of(p, t);
    int64_t ahead;
    int b = a == WW_NONE ? WW_NONE : ww_rival_of(p, t, a, &ahead);
    if (b == WW_NONE || ahead >= narrowest)
      continue;
    narrowest = ahead;
    tally = t;
    winner = a;
    rival = b;
  }
  if (p->goal->weights)
    sum_may_be(p);
  else if (tally != WW_NONE)
    ww_most(p->balance, ww_weigh(p->balance, tally, winner, rival, false));
}

/* ---- Branching -------------------------------------------------------- */

static ww_finding visit(ww_prover *p, int depth);

/* The literal passes, or it does not; first the way that the bound took. */
static ww_finding branch(ww_prover *p, int depth, int v) {
  ww_finding result = WW_IMPOSSIBLE;
  uint64_t mask = p->domains.of[v];
  uint64_t pass = mask & p->masks[v];
  bool passes = !is_chosen(p, v) || (pass >> p->balance->choice[v] & 1);
  uint64_t first = passes ? pass : mask & ~pass;
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
  if (*p->budget <= 0 || depth > DEPTH_MOST)
    return WW_UNDECIDED;
  --*p->budget;
  if (!may_be(p))
    return WW_IMPOSSIBLE;
  bound_again(p);
  round_off(p);
  if (p->goal->holds(p->goal->context, p->states))
    return WW_FOUND;
  int v = ww_choose(p);
  /* Where nothing is open the point should have held: rather doubt it. */
  return v == WW_NONE ? WW_UNDECIDED : branch(p, depth, v);
}

ww_finding ww_prove(ww_prover *p, const ww_goal *goal, long *budget) {
  ww_finding finding = WW_IMPOSSIBLE;
  if (!p->net->fits)
    return WW_UNDECIDED;
  p->goal = goal;
  p->budget = budget;
  p->balance->without = goal->without;
  bool left = !goal->term || ww_term_require(&p->domains, goal->term);
  for (int i = 0; i < goal->wanted_count && left; i++)
    left = ww_domains_restrict(&p->domains, goal->wanted[i].variable,
                               goal->wanted[i].pass);
  if (left)
    finding = visit(p, 0);
  ww_domains_undo(&p->domains, 0);
  return finding;
}
