/* Branch and bound over two rulebooks; see contest.h. */
#include "study/contest.h"

#include <string.h>

typedef struct hunt {
  ww_contest *contest;
  uint64_t **boxes; /* [level][slot]: choices */
  ww_box box[WW_SIDES];
  int *point;
  bool *allowed[WW_SIDES]; /* [outcome] */
  int live;                /* a wanted pair that may come out in the box */
  long nodes;
  bool stop_at_first, stopped;
} hunt;

static void project(hunt *h, const uint64_t *choices) {
  const ww_ground *ground = h->contest->ground;
  for (int i = 0; i < ground->slot_count; i++) {
    const ww_slot *slot = &ground->slots[i];
    uint64_t mask[WW_SIDES] = {0};
    for (uint64_t rest = choices[i]; rest; rest &= rest - 1) {
      const ww_choice *choice = &slot->choices[__builtin_ctzll(rest)];
      for (int s = 0; s < WW_SIDES; s++)
        mask[s] |= (uint64_t)1 << choice->class_[s];
    }
    for (int s = 0; s < WW_SIDES; s++)
      if (slot->variable[s] != WW_NONE)
        h->box[s][slot->variable[s]] = mask[s];
  }
}

/* The most that a rule can add to the weight. */
static int64_t most_of(int64_t weight, int fires) {
  return (fires & (weight > 0 ? WW_MAY : WW_MUST)) ? weight : 0;
}

static int fires_on(const ww_contest *contest, const ww_paired_rule *paired,
                    int side) {
  int rule = paired->rule[side];
  return rule == WW_NONE ? 0 : contest->bounds[side]->fires[rule];
}

/* What a rule of one side adds to one option over another of that side. */
static int64_t push_of(const ww_contest *contest, const ww_paired_rule *paired,
                       int side, int over, int under) {
  int rule = paired->rule[side];
  if (rule == WW_NONE)
    return 0;
  const int64_t *effect = contest->pairing->decision[side]->rules[rule].effect;
  return effect[over] - effect[under];
}

static bool bars(const ww_contest *contest, const ww_paired_rule *paired,
                 int side, int option) {
  int rule = paired->rule[side];
  return rule != WW_NONE &&
         contest->pairing->decision[side]->rules[rule].rules_out[option];
}

/* Both outcomes are options that both sides have: whether the rules that
 * differ may push far enough, from a before to b after. */
static bool push_suffices(const hunt *h, int a, int b, int a_after,
                          int b_before) {
  const ww_contest *c = h->contest;
  const ww_option *before = c->pairing->decision[WW_BEFORE]->options;
  const ww_option *after = c->pairing->decision[WW_AFTER]->options;
  int64_t most = ((int64_t)before[a].base - before[b_before].base +
                  after[b].base - after[a_after].base) *
                 1000;
  for (int i = 0; i < c->pairing->rule_count; i++) {
    const ww_paired_rule *paired = &c->pairing->rules[i];
    if (paired->same)
      continue;
    int fa = fires_on(c, paired, WW_BEFORE);
    int fb = fires_on(c, paired, WW_AFTER);
    if ((fa && bars(c, paired, WW_BEFORE, b_before)) ||
        (fb && bars(c, paired, WW_AFTER, a_after)))
      return true; /* it may win without being ahead */
    int64_t pa = push_of(c, paired, WW_BEFORE, a, b_before);
    int64_t pb = push_of(c, paired, WW_AFTER, b, a_after);
    if (paired->same_test)
      most += most_of(pa + pb, fa | fb);
    else
      most += most_of(pa, fa) + most_of(pb, fb);
  }
  bool order_turned = a < b_before && b < a_after;
  return most > 0 || (most == 0 && order_turned);
}

/* One outcome is none at all: whether some rule that differs may block. */
static bool may_block(const hunt *h) {
  const ww_contest *c = h->contest;
  if (!c->pairing->same_when)
    return true;
  for (int s = 0; s < WW_SIDES; s++)
    for (int o = 0; o < c->pairing->decision[s]->option_count; o++)
      if (c->pairing->namesake[s][o] == WW_NONE)
        return true;
  for (int i = 0; i < c->pairing->rule_count; i++) {
    const ww_paired_rule *paired = &c->pairing->rules[i];
    for (int s = 0; s < WW_SIDES && !paired->same; s++)
      for (int o = 0; o < c->pairing->decision[s]->option_count; o++)
        if (fires_on(c, paired, s) && bars(c, paired, s, o))
          return true;
  }
  return false;
}

static bool may_come(const hunt *h, int a, int b) {
  const ww_contest *c = h->contest;
  if (a == c->rows - 1 || b == c->columns - 1)
    return may_block(h);
  int a_after = c->pairing->namesake[WW_BEFORE][a];
  int b_before = c->pairing->namesake[WW_AFTER][b];
  return a_after == WW_NONE || b_before == WW_NONE ||
         push_suffices(h, a, b, a_after, b_before);
}

/* Fills in which outcomes may come; false: no wanted pair may. */
static bool look(hunt *h, const uint64_t *choices) {
  ww_contest *c = h->contest;
  const int counts[WW_SIDES] = {c->rows, c->columns};
  int rival;
  project(h, choices);
  for (int s = 0; s < WW_SIDES; s++)
    ww_bounds_look(c->bounds[s], h->box[s]);
  for (int s = 0; s < WW_SIDES; s++)
    for (int o = 0; o < counts[s]; o++)
      h->allowed[s][o] = ww_bounds_allow(c->bounds[s], h->box[s], o, &rival);
  for (int a = 0; a < c->rows; a++)
    for (int b = 0; b < c->columns; b++) {
      h->live = ww_pair_at(c, a, b);
      if (c->wanted[h->live] && h->allowed[WW_BEFORE][a] &&
          h->allowed[WW_AFTER][b] && may_come(h, a, b))
        return true;
    }
  return false;
}

/* ---- Trying ----------------------------------------------------------- */

/* Takes for each slot a choice that the last bound of this side took. */
static void round_off(hunt *h, const uint64_t *choices, int side) {
  const ww_contest *c = h->contest;
  const ww_bounds *bounds = c->bounds[side];
  for (int i = 0; i < c->ground->slot_count; i++) {
    const ww_slot *slot = &c->ground->slots[i];
    int v = slot->variable[side];
    h->point[i] = 63 - __builtin_clzll(choices[i]);
    if (v == WW_NONE || bounds->first[v] == WW_NONE)
      continue;
    for (uint64_t rest = choices[i]; rest; rest &= rest - 1) {
      int k = __builtin_ctzll(rest);
      if (slot->choices[k].class_[side] == bounds->choice[v])
        h->point[i] = k;
    }
  }
  ww_point_settle(c->ground, h->point);
}

/* Whether a pair was found at one of them. */
static bool try_points(hunt *h, const uint64_t *choices) {
  ww_contest *c = h->contest;
  bool found = false;
  const int outcome[WW_SIDES] = {h->live / c->columns, h->live % c->columns};
  const int none[WW_SIDES] = {c->rows - 1, c->columns - 1};
  for (int s = 0; s < WW_SIDES; s++) {
    int other = outcome[1 - s] == none[1 - s]
                    ? WW_NONE
                    : c->pairing->namesake[1 - s][outcome[1 - s]];
    if (outcome[s] == none[s] || other == WW_NONE)
      continue;
    ww_bounds_ahead(c->bounds[s], h->box[s], outcome[s], other);
    round_off(h, choices, s);
    found = ww_contest_note(c, h->point) || found;
  }
  h->stopped = found && h->stop_at_first;
  return found;
}

/* ---- Branching -------------------------------------------------------- */

/* What the open rules that a slot can change weigh. */
static int64_t weight_of(const hunt *h, int slot) {
  enum { DIFFERS = 100000000, BARS = 1000000 };
  const ww_contest *c = h->contest;
  int64_t sum = 0;
  const int outcome[WW_SIDES] = {h->live / c->columns, h->live % c->columns};
  for (int s = 0; s < WW_SIDES; s++) {
    int v = c->ground->slots[slot].variable[s];
    const ww_decision_rules *decision = c->pairing->decision[s];
    if (v == WW_NONE)
      continue;
    sum += c->bounds[s]->made == WW_MAY;
    for (const int *r = c->bounds[s]->influences[v]; *r != WW_NONE; r++) {
      const ww_rule *rule = &decision->rules[*r];
      if (c->bounds[s]->fires[*r] != WW_MAY)
        continue;
      sum += 1;
      for (int o = 0; o < decision->option_count; o++) {
        int64_t gap = outcome[s] < decision->option_count
                          ? rule->effect[o] - rule->effect[outcome[s]]
                          : 0;
        sum += (gap < 0 ? -gap : gap) + (rule->rules_out[o] ? BARS : 0);
      }
    }
  }
  for (int i = 0; i < c->pairing->rule_count; i++) {
    const ww_paired_rule *paired = &c->pairing->rules[i];
    for (int s = 0; s < WW_SIDES && !paired->same; s++) {
      int v = c->ground->slots[slot].variable[s];
      if (v == WW_NONE || fires_on(c, paired, s) != WW_MAY)
        continue;
      for (const int *r = c->bounds[s]->influences[v]; *r != WW_NONE; r++)
        sum += *r == paired->rule[s] ? DIFFERS : 0;
    }
  }
  return sum;
}

static int choose_slot(const hunt *h, const uint64_t *choices) {
  int best = WW_NONE;
  int64_t most = 0;
  for (int i = 0; i < h->contest->ground->slot_count; i++) {
    if (ww_is_single(choices[i]))
      continue;
    int64_t weight = weight_of(h, i);
    if (weight > most) {
      most = weight;
      best = i;
    }
  }
  return best;
}

static void visit(hunt *h, int depth);

static uint64_t *copy_down(const hunt *h, int depth) {
  size_t size = (size_t)h->contest->ground->slot_count * sizeof(uint64_t);
  memcpy(h->boxes[depth + 1], h->boxes[depth], size);
  return h->boxes[depth + 1];
}

/* Once with the set unknown, once with all members known. */
static void branch_on_set(hunt *h, int depth, const ww_topic *topic) {
  const uint64_t unknown = (uint64_t)1 << WW_OPEN;
  for (int known = 1; known >= 0; known--) {
    uint64_t *choices = copy_down(h, depth);
    for (int i = topic->first; i < topic->first + topic->count; i++)
      choices[i] = known ? choices[i] & ~unknown : unknown;
    visit(h, depth + 1);
  }
}

static void branch(hunt *h, int depth, int slot) {
  const ww_ground *ground = h->contest->ground;
  const ww_topic *topic = &ground->topics[ground->slots[slot].topic];
  if (topic->set && (h->boxes[depth][slot] >> WW_OPEN & 1)) {
    branch_on_set(h, depth, topic);
    return;
  }
  for (uint64_t rest = h->boxes[depth][slot]; rest; rest &= rest - 1) {
    copy_down(h, depth)[slot] = rest & (~rest + 1);
    visit(h, depth + 1);
  }
}

static void visit(hunt *h, int depth) {
  const uint64_t *choices = h->boxes[depth];
  if (h->stopped || h->nodes-- <= 0 || !look(h, choices))
    return;
  if (try_points(h, choices) && (h->stopped || !look(h, choices)))
    return;
  int slot = choose_slot(h, choices);
  if (slot != WW_NONE) {
    branch(h, depth, slot);
    return;
  }
  round_off(h, choices, WW_BEFORE);
  h->stopped = ww_contest_note(h->contest, h->point) && h->stop_at_first;
}

static bool is_searchable(const ww_contest *contest) {
  for (int i = 0; i < contest->ground->slot_count; i++)
    if (contest->ground->slots[i].count > 64)
      return false;
  return contest->bounds[WW_BEFORE] && contest->bounds[WW_AFTER];
}

bool ww_contest_search(ww_contest *contest, long nodes, bool stop_at_first) {
  const ww_ground *ground = contest->ground;
  size_t slots = (size_t)ground->slot_count;
  size_t levels = slots + (size_t)ground->topic_count + 2;
  hunt h = {.contest = contest, .nodes = nodes, .stop_at_first = stop_at_first};
  if (!is_searchable(contest))
    return false;
  h.boxes = WW_NEWS(contest->arena, uint64_t *, levels);
  for (size_t i = 0; i < levels; i++)
    h.boxes[i] = WW_NEWS(contest->arena, uint64_t, slots);
  h.point = WW_NEWS(contest->arena, int, slots);
  for (int s = 0; s < WW_SIDES; s++) {
    size_t variables = (size_t)contest->space[s]->variable_count;
    int outcomes = s == WW_BEFORE ? contest->rows : contest->columns;
    h.box[s] = WW_NEWS(contest->arena, uint64_t, variables);
    h.allowed[s] = WW_NEWS(contest->arena, bool, (size_t)outcomes);
    ww_point_clear(ground, h.point);
    ww_point_states(ground, h.point, s, contest->states[s]);
    ww_box_fill(contest->space[s], contest->states[s], h.box[s]);
  }
  for (size_t i = 0; i < slots; i++) {
    int count = ground->slots[i].count;
    h.boxes[0][i] = count == 64 ? UINT64_MAX : ((uint64_t)1 << count) - 1;
  }
  visit(&h, 0);
  return h.nodes > 0 && !h.stopped;
}
