/* How rules stand, and bounds; see bounds.h. */
#include "solve/bounds.h"

#include <string.h>

/* ---- Setting up ------------------------------------------------------- */

/* A rule counts where the most is decided: rather at an answer than at a
 * gate, and where many rules are. */
static void set_ranks(ww_balance *s, const ww_problem *problem) {
  for (int r = 0; r < problem->rule_count; r++)
    for (int i = 0; i < problem->rule_terms[r].count; i++) {
      int v = problem->rule_terms[r].literals[i].variable;
      s->rank[v] += ww_is_answer(problem->variables[v].kind);
    }
}

ww_balance *ww_balance_new(ww_arena *arena, ww_domains *domains) {
  const ww_problem *problem = domains->problem;
  size_t rules = (size_t)problem->rule_count;
  size_t variables = (size_t)problem->variable_count;
  ww_balance *s = WW_NEW(arena, ww_balance);
  s->domains = domains;
  s->near = ww_near_new(arena, domains);
  s->without = WW_NONE;
  s->fires = WW_NEWS(arena, unsigned char, rules);
  s->barred = WW_NEWS(arena, bool, rules);
  s->pass = WW_NEWS(arena, uint64_t, rules);
  s->alone = WW_NEWS(arena, bool, rules);
  s->next = WW_NEWS(arena, int, rules);
  s->taken = WW_NEWS(arena, bool, rules);
  s->weights = WW_NEWS(arena, int64_t, rules);
  s->first = WW_NEWS(arena, int, variables);
  s->anchors = WW_NEWS(arena, int, variables);
  s->rank = WW_NEWS(arena, int, variables);
  s->choice = WW_NEWS(arena, int, variables);
  s->spread = WW_NEWS(arena, int64_t, variables);
  s->outs = WW_NEWS(arena, ww_outs, (size_t)problem->tally_count);
  for (int t = 0; t < problem->tally_count; t++) {
    int decision = problem->tallies[t].decision;
    size_t options = (size_t)problem->rules->decisions[decision].option_count;
    s->outs[t].may = WW_NEWS(arena, bool, options);
    s->outs[t].must = WW_NEWS(arena, bool, options);
    s->outs[t].blame = 1;
  }
  for (size_t v = 0; v < variables; v++) {
    s->choice[v] = WW_NONE;
    s->first[v] = WW_NONE;
  }
  set_ranks(s, problem);
  return s;
}

/* ---- Which rules fire ------------------------------------------------- */

/* Whether the tally counts its rule, and it rules out the option. */
static bool rules_out(const ww_balance *s, int t, int rule, int option) {
  const ww_problem *problem = s->domains->problem;
  const ww_problem_tally *tally = &problem->tallies[t];
  return problem->rules->decisions[tally->decision]
             .rules[rule]
             .rules_out[option] &&
         (!tally->twin || rule != s->without);
}

/* Marks what would rule out the only option that may win somewhere. */
static void bar_rules(ww_balance *s) {
  const ww_problem *problem = s->domains->problem;
  memset(s->barred, 0, (size_t)problem->rule_count * sizeof *s->barred);
  for (int t = 0; t < problem->tally_count; t++) {
    const ww_problem_tally *tally = &problem->tallies[t];
    int winner = ww_winner_of(s, t);
    int count = problem->rules->decisions[tally->decision].rule_count;
    for (int r = 0; r < count && winner != WW_NONE; r++)
      if (rules_out(s, t, r, winner))
        s->barred[tally->rules[r]] = true;
  }
}

static void anchor(ww_balance *s, int rule, const ww_mask_literal *literal) {
  int v = literal->variable;
  if (s->first[v] == WW_NONE)
    s->anchors[s->anchor_count++] = v;
  s->pass[rule] = literal->pass;
  s->next[rule] = s->first[v];
  s->first[v] = rule;
}

static void look_at_rule(ww_balance *s, int rule) {
  const ww_mask_term *term = &s->domains->problem->rule_terms[rule];
  const ww_mask_literal *best = NULL;
  int open = 0;
  for (int i = 0; i < term->count; i++) {
    const ww_mask_literal *literal = &term->literals[i];
    int holds = ww_literal_holds(s->domains, literal);
    if (holds == WW_NEVER) {
      s->fires[rule] = WW_NEVER;
      s->barred[rule] = false;
      return;
    }
    if (holds & WW_MUST)
      continue;
    open++;
    if (!best || s->rank[literal->variable] > s->rank[best->variable])
      best = literal;
  }
  s->barred[rule] = s->barred[rule] && best;
  s->fires[rule] = s->barred[rule] ? WW_NEVER
                   : best          ? WW_MAY
                                   : WW_MAY | WW_MUST;
  s->alone[rule] = open == 1;
  if (s->fires[rule] == WW_MAY)
    anchor(s, rule, best);
}

static void look_at_rules(ww_balance *s) {
  for (int i = 0; i < s->anchor_count; i++)
    s->first[s->anchors[i]] = WW_NONE;
  s->anchor_count = 0;
  bar_rules(s);
  for (int r = 0; r < s->domains->problem->rule_count; r++)
    look_at_rule(s, r);
}

/* ---- Bounds ----------------------------------------------------------- */

int64_t ww_weigh(ww_balance *s, int t, int a, int b, bool more) {
  const ww_problem *problem = s->domains->problem;
  const ww_problem_tally *tally = &problem->tallies[t];
  const ww_decision_rules *decision =
      &problem->rules->decisions[tally->decision];
  if (!more)
    memset(s->weights, 0, (size_t)problem->rule_count * sizeof *s->weights);
  for (int r = 0; r < decision->rule_count; r++)
    if (!tally->twin || r != s->without)
      s->weights[tally->rules[r]] +=
          decision->rules[r].effect[a] - decision->rules[r].effect[b];
  return ((int64_t)decision->options[a].base - decision->options[b].base) *
         1000;
}

/* What each class of v can do for the rules anchored there. */
static void sum_classes(const ww_balance *s, int v, int64_t sums[]) {
  uint64_t mask = s->domains->of[v];
  for (uint64_t rest = mask; rest; rest &= rest - 1)
    sums[__builtin_ctzll(rest)] = 0;
  for (int r = s->first[v]; r != WW_NONE; r = s->next[r]) {
    int64_t weight = s->weights[r];
    if (weight == 0 || (weight < 0 && !s->alone[r]))
      continue;
    for (uint64_t rest = mask & s->pass[r]; rest; rest &= rest - 1)
      sums[__builtin_ctzll(rest)] += weight;
  }
}

static bool weighs(const ww_balance *s, int v) {
  for (int r = s->first[v]; r != WW_NONE; r = s->next[r])
    if (s->weights[r] > 0 || (s->weights[r] < 0 && s->alone[r]))
      return true;
  return false;
}

/* The best of them; where only few may leave their home, that class. */
static int64_t best_class(ww_balance *s, int v) {
  int64_t sums[WW_CLASSES_MOST];
  int64_t best = INT64_MIN;
  int64_t least = INT64_MAX;
  const uint64_t *home = s->near.home;
  if (!weighs(s, v)) { /* any class will do */
    s->choice[v] = __builtin_ctzll(s->domains->of[v]);
    s->spread[v] = 0;
    return 0;
  }
  sum_classes(s, v, sums);
  for (uint64_t rest = s->domains->of[v]; rest; rest &= rest - 1) {
    int k = __builtin_ctzll(rest);
    if (sums[k] > best) {
      best = sums[k];
      s->choice[v] = k;
    }
    least = sums[k] < least ? sums[k] : least;
  }
  s->spread[v] = best - least;
  if (!home || !(home[v] & s->domains->of[v]))
    return best;
  int64_t stays = sums[__builtin_ctzll(home[v])];
  return ww_near_note(&s->near, v, best - stays) ? stays : best;
}

int64_t ww_most(ww_balance *s, int64_t constant) {
  int64_t most = constant;
  for (int r = 0; r < s->domains->problem->rule_count; r++)
    if (s->fires[r] & WW_MUST)
      most += s->weights[r];
  for (int i = 0; i < s->anchor_count; i++)
    most += best_class(s, s->anchors[i]);
  return most + ww_near_gain(&s->near);
}

bool ww_keep_least(ww_balance *s, int64_t most, int64_t least) {
  int64_t sums[WW_CLASSES_MOST];
  for (int i = 0; i < s->anchor_count && !s->near.home; i++) {
    int v = s->anchors[i];
    uint64_t left = 0;
    if (most - s->spread[v] >= least)
      continue;
    sum_classes(s, v, sums);
    int64_t others = most - sums[s->choice[v]];
    for (uint64_t rest = s->domains->of[v]; rest; rest &= rest - 1)
      if (others + sums[__builtin_ctzll(rest)] >= least)
        left |= rest & (~rest + 1);
    if (!ww_domains_restrict(s->domains, v, left))
      return false;
  }
  return true;
}

/* ---- What may come out ------------------------------------------------ */

static void look_at_outs(ww_balance *s, int t) {
  const ww_problem_tally *tally = &s->domains->problem->tallies[t];
  const ww_decision_rules *decision =
      &s->domains->problem->rules->decisions[tally->decision];
  size_t options = (size_t)decision->option_count;
  ww_outs *outs = &s->outs[t];
  outs->made = ww_term_holds(s->domains, &tally->when);
  outs->barred = false;
  memset(outs->may, 0, options * sizeof *outs->may);
  memset(outs->must, 0, options * sizeof *outs->must);
  for (int r = 0; r < decision->rule_count; r++) {
    int fires = s->fires[tally->rules[r]];
    if (tally->twin && r == s->without)
      continue;
    outs->barred |= s->barred[tally->rules[r]];
    if (fires == WW_NEVER)
      continue;
    for (size_t o = 0; o < options; o++) {
      outs->may[o] |= decision->rules[r].rules_out[o];
      outs->must[o] |= decision->rules[r].rules_out[o] && (fires & WW_MUST);
    }
  }
}

static bool may_win(ww_balance *s, int t, int option) {
  const ww_outs *outs = &s->outs[t];
  const ww_problem_tally *tally = &s->domains->problem->tallies[t];
  int options =
      s->domains->problem->rules->decisions[tally->decision].option_count;
  if (outs->made == WW_NEVER || outs->must[option])
    return false;
  for (int p = 0; p < options; p++) {
    if (p == option || outs->may[p])
      continue;
    int64_t constant = ww_weigh(s, t, option, p, false);
    if (ww_most(s, constant) < ww_needed(option, p))
      return false;
  }
  return true;
}

static bool may_be_none(const ww_outs *outs, int options) {
  if (!(outs->made & WW_MUST))
    return true;
  for (int o = 0; o < options; o++)
    if (!outs->may[o])
      return false;
  return true;
}

/* Rules that would rule out the only option that may win do not fire. */
static bool keep_in(ww_balance *s, int t, int option) {
  const ww_problem *problem = s->domains->problem;
  const ww_problem_tally *tally = &problem->tallies[t];
  int count = problem->rules->decisions[tally->decision].rule_count;
  for (int r = 0; r < count; r++)
    if (rules_out(s, t, r, option) &&
        (s->barred[tally->rules[r]] || s->fires[tally->rules[r]] == WW_MAY) &&
        !ww_term_forbid(s->domains, &problem->rule_terms[tally->rules[r]]))
      return false;
  return true;
}

/* Drops what would let a rival that cannot be ruled out be ahead. */
static bool keep_ahead(ww_balance *s, int t, int option) {
  const ww_problem_tally *tally = &s->domains->problem->tallies[t];
  int options =
      s->domains->problem->rules->decisions[tally->decision].option_count;
  for (int p = 0; p < options; p++) {
    int64_t least = ww_needed(option, p);
    if (p == option || s->outs[t].may[p])
      continue;
    int64_t most = ww_most(s, ww_weigh(s, t, option, p, false));
    if (most < least || !ww_keep_least(s, most, least))
      return false;
  }
  return true;
}

static bool look_at_tally(ww_balance *s, int t) {
  const ww_problem_tally *tally = &s->domains->problem->tallies[t];
  int options =
      s->domains->problem->rules->decisions[tally->decision].option_count;
  ww_outs *outs = &s->outs[t];
  uint64_t before = s->domains->of[tally->variable];
  uint64_t mask = before;
  outs->decided = true;
  if (before == ww_all_classes(s->domains->problem, tally->variable) &&
      !s->domains->problem->variables[tally->variable].tested)
    return true; /* nobody asks */
  look_at_outs(s, t);
  for (int o = 0; o < options; o++)
    if ((mask & ww_class(o)) && !may_win(s, t, o))
      mask &= ~ww_class(o);
  if (!may_be_none(outs, options))
    mask &= ~ww_class(options);
  if (!ww_domains_restrict(s->domains, tally->variable, mask))
    return false;
  outs->decided = !outs->barred &&
                  ((before & ww_class(options)) || !may_be_none(outs, options));
  for (int o = 0; o < options && outs->decided; o++)
    outs->decided = (before & ww_class(o)) || !may_win(s, t, o);
  if (!(mask & ww_class(options)) && !ww_term_require(s->domains, &tally->when))
    return false;
  return !ww_is_one(mask) || mask == ww_class(options) ||
         (keep_in(s, t, __builtin_ctzll(mask)) &&
          keep_ahead(s, t, __builtin_ctzll(mask)));
}

bool ww_balance_look(ww_balance *s) {
  look_at_rules(s);
  for (int t = 0; t < s->domains->problem->tally_count; t++)
    if (!look_at_tally(s, t)) {
      s->outs[t].blame++;
      return false;
    }
  return true;
}

/* ---- Who is ahead ------------------------------------------------------ */

static int option_count(const ww_balance *s, int t) {
  return s->domains->problem->rules
      ->decisions[s->domains->problem->tallies[t].decision]
      .option_count;
}

int ww_winner_of(const ww_balance *s, int t) {
  uint64_t mask = s->domains->of[s->domains->problem->tallies[t].variable];
  if (!ww_is_one(mask) || mask == ww_class(option_count(s, t)))
    return WW_NONE;
  return __builtin_ctzll(mask);
}

int ww_rival_of(ww_balance *s, int t, int winner, int64_t *ahead) {
  int rival = WW_NONE;
  *ahead = INT64_MAX;
  for (int o = 0; o < option_count(s, t); o++) {
    if (o == winner || s->outs[t].must[o])
      continue;
    int64_t most = ww_most(s, ww_weigh(s, t, winner, o, false));
    if (most < *ahead) {
      *ahead = most;
      rival = o;
    }
  }
  return rival;
}

/* What an option of tally t is called in tally u, or WW_NONE. */
static int namesake(const ww_balance *s, int t, int u, int option) {
  const ww_problem *problem = s->domains->problem;
  const ww_rival *rival = problem->rival;
  int here = problem->tallies[t].decision;
  int there = problem->tallies[u].decision;
  if (here == there)
    return option;
  if (rival && here == problem->decision && there == rival->decision)
    return rival->there[option];
  if (rival && there == problem->decision && here == rival->decision)
    return rival->here[option];
  return WW_NONE;
}

bool ww_weigh_pair(ww_balance *s, int t, int u, int64_t *constant) {
  int a = ww_winner_of(s, t);
  int b = ww_winner_of(s, u);
  int a_there = a == WW_NONE ? WW_NONE : namesake(s, t, u, a);
  int b_here = b == WW_NONE ? WW_NONE : namesake(s, u, t, b);
  if (a_there == WW_NONE || b_here == WW_NONE || a_there == b ||
      s->outs[t].may[b_here] || s->outs[u].may[a_there])
    return false;
  *constant = ww_weigh(s, t, a, b_here, false);
  *constant += ww_weigh(s, u, b, a_there, true);
  *constant -= ww_needed(a, b_here) + ww_needed(b, a_there);
  return true;
}
