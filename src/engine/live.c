/* Which questions matter; see live.h. */
#include "engine/live.h"

#include <string.h>

/* Nodes for so many questions are there for all of them together. */
enum { QUESTIONS_FULL = 8, UNKNOWN_MEMBER = 2 };

ww_live *ww_live_new(ww_arena *arena, ww_search *search) {
  size_t variables = (size_t)search->space->variable_count;
  if (!search->space->fits)
    return NULL;
  size_t outcomes = (size_t)search->bounds->option_count + 1;
  ww_live *live = WW_NEW(arena, ww_live);
  live->arena = arena;
  live->search = search;
  live->space = search->space;
  live->left = search->budgets.live * QUESTIONS_FULL;
  live->own = WW_NEWS(arena, bool, variables);
  live->branching = ww_branching_new(arena, search->bounds);
  live->boxes = WW_NEWS(arena, ww_box, variables + 1);
  live->leaf = WW_NEWS(arena, uint64_t, variables);
  live->states = WW_NEWS(arena, int, variables);
  live->point = WW_NEWS(arena, int, variables);
  live->has_say = WW_NEWS(arena, bool, (size_t)search->bounds->rule_count);
  live->allowed = WW_NEWS(arena, bool, outcomes);
  live->pairs = WW_NEWS(arena, bool, outcomes *outcomes);
  return live;
}

/* Which rules the question can change. */
static void mark_says(ww_live *live) {
  const ww_bounds *bounds = live->search->bounds;
  live->rules_with_say = 0;
  memset(live->has_say, 0, (size_t)bounds->rule_count);
  for (int v = 0; v < live->space->variable_count; v++)
    for (const int *r = bounds->influences[v]; live->own[v] && *r != WW_NONE;
         r++) {
      live->rules_with_say += !live->has_say[*r];
      live->has_say[*r] = true;
    }
}

/* One branches on the other questions only, and holds no gate that rests on
 * this one: it must stay free. */
void ww_live_turn(ww_live *live, int q) {
  const ww_space *space = live->space;
  const ww_program *program = space->rules->program;
  live->question = &space->rules->questions[q];
  for (int v = 0; v < space->variable_count; v++) {
    const ww_variable *variable = &program->variables[v];
    bool asked =
        variable->kind == WW_OF_QUESTION || variable->kind == WW_OF_MEMBER;
    live->own[v] = asked && variable->index == q;
    live->branching->may[v] = asked && !live->own[v];
    if (variable->kind != WW_OF_GATE || !space->matters[v])
      continue;
    const ww_mask_term *term = &space->gates[variable->index];
    bool held = live->search->bounds->narrow->holds[variable->index];
    for (int i = 0; i < term->count; i++)
      held = held && live->branching->may[term->literals[i].variable];
    live->branching->may[v] = held;
  }
  mark_says(live);
}

/* ---- At a point ------------------------------------------------------- */

static void set_members(const ww_live *live, int state) {
  for (int v = 0; v < live->space->variable_count; v++)
    if (live->own[v])
      live->states[v] = state;
}

static bool differs(const ww_live *live, int outcome) {
  return ww_outcome_at(live->search, live->states) != outcome;
}

/* None of all, unknown, and one member changed. */
static bool set_differs(const ww_live *live, const int states[], int outcome) {
  size_t size = (size_t)live->space->variable_count * sizeof *states;
  for (int state = 0; state <= UNKNOWN_MEMBER; state += UNKNOWN_MEMBER) {
    set_members(live, state);
    if (differs(live, outcome))
      return true;
  }
  for (int v = 0; v < live->space->variable_count; v++) {
    if (!live->own[v])
      continue;
    memcpy(live->states, states, size);
    if (states[v] == UNKNOWN_MEMBER)
      set_members(live, 0);
    live->states[v] = states[v] == 1 ? 0 : 1;
    if (differs(live, outcome))
      return true;
  }
  return false;
}

bool ww_live_at(ww_live *live, const int states[]) {
  size_t size = (size_t)live->space->variable_count * sizeof *states;
  memcpy(live->states, states, size);
  int outcome = ww_outcome_at(live->search, live->states);
  if (live->question->type == WW_SET)
    return set_differs(live, states, outcome);
  int v = live->question->variable;
  for (int k = 0; k < live->space->class_count[v]; k++) {
    live->states[v] = live->space->state_of[v][k];
    if (differs(live, outcome))
      return true;
  }
  return false;
}

/* ---- Over all points -------------------------------------------------- */

/* Whether the question can change an open rule that tells two options apart
 * (or, with `none` for one of them, rules out the other). */
static bool tells_apart(const ww_live *live, const ww_rule *rule, int a,
                        int b) {
  int none = live->search->bounds->option_count;
  if (a == none || b == none)
    return true; /* any rule that rules out */
  return rule->effect[a] != rule->effect[b] || rule->rules_out[a] ||
         rule->rules_out[b];
}

/* Marks the pairs of outcomes between which the question's rules that are
 * open in the box may decide; false: there are none. */
static bool mark_pairs(ww_live *live) {
  const ww_bounds *bounds = live->search->bounds;
  const ww_space *space = live->space;
  const ww_rule *rules = space->rules->decisions[space->decision].rules;
  int outcomes = bounds->option_count + 1;
  bool all = bounds->made == WW_MAY;
  bool any = all;
  for (int i = 0; i < outcomes * outcomes; i++)
    live->pairs[i] = all;
  for (int at = 0; !all && at < bounds->open_count; at++) {
    int r = bounds->open[at].rule;
    if (!live->has_say[r])
      continue;
    for (int a = 0; a < outcomes; a++)
      for (int b = 0; b < a; b++)
        if (tells_apart(live, &rules[r], a, b))
          any = live->pairs[a * outcomes + b] = true;
  }
  return any;
}

/* What a rule weighs between any two options. */
static int64_t weight_of(const ww_live *live, int rule) {
  enum { RULING_OUT = 1000000 };
  const ww_space *space = live->space;
  const ww_rule *r = &space->rules->decisions[space->decision].rules[rule];
  int64_t low = r->effect[0];
  int64_t high = r->effect[0];
  int64_t weight = 1;
  for (int o = 0; o < live->search->bounds->option_count; o++) {
    low = r->effect[o] < low ? r->effect[o] : low;
    high = r->effect[o] > high ? r->effect[o] : high;
    weight += r->rules_out[o] ? RULING_OUT : 0;
  }
  return weight + high - low;
}

static int choose_variable(const ww_live *live, const uint64_t *box) {
  const ww_bounds *bounds = live->search->bounds;
  const ww_mask_term *terms = live->space->terms[live->space->decision];
  for (int i = 0; i < bounds->open_count; i++)
    ww_branching_add(live->branching, &terms[bounds->open[i].rule], box,
                     weight_of(live, bounds->open[i].rule));
  ww_branching_add_rest(live->branching, box);
  return ww_branching_take(live->branching);
}

/* All but the question is decided: does some answer to it differ? */
static ww_finding decide_leaf(const ww_live *live, const uint64_t *box) {
  const ww_space *space = live->space;
  ww_finding result = WW_IMPOSSIBLE;
  ww_round_off(live->search, box, live->states);
  for (int v = 0; v < space->variable_count; v++)
    live->leaf[v] = live->own[v]
                        ? box[v]
                        : (uint64_t)1 << space->class_of[v][live->states[v]];
  int outcome = ww_outcome_at(live->search, live->states);
  for (int o = 0; o <= live->search->bounds->option_count; o++) {
    if (o == outcome)
      continue;
    live->search->budget = live->search->budgets.live;
    ww_finding finding = ww_search_outcome(live->search, live->leaf, o);
    if (finding == WW_FOUND)
      return WW_FOUND;
    if (finding == WW_UNDECIDED)
      result = WW_UNDECIDED;
  }
  return result;
}

static ww_finding visit(ww_live *live, int depth);

static ww_finding branch(ww_live *live, int depth, int v) {
  size_t size = (size_t)live->space->variable_count * sizeof(uint64_t);
  ww_finding result = WW_IMPOSSIBLE;
  ww_box below = ww_box_at(live->arena, live->space, live->boxes, depth + 1);
  for (uint64_t rest = live->boxes[depth][v]; rest; rest &= rest - 1) {
    memcpy(below, live->boxes[depth], size);
    below[v] = rest & (~rest + 1);
    ww_finding finding = visit(live, depth + 1);
    if (finding == WW_FOUND)
      return WW_FOUND;
    if (finding == WW_UNDECIDED)
      result = WW_UNDECIDED;
  }
  return result;
}

/* From a point of the box to one where the rule that is looked at decides
 * between the two. */
static bool seek(ww_live *live, const uint64_t *box, const int from[], int a,
                 int b) {
  const ww_space *space = live->space;
  const int64_t *effect =
      space->rules->decisions[space->decision].rules[live->rule].effect;
  ww_near_tie tie = {.a = a,
                     .b = b,
                     .wanted = (effect[b] - effect[a]) / 2,
                     .term = &space->terms[space->decision][live->rule],
                     .but = live->own};
  memcpy(live->point, from, (size_t)space->variable_count * sizeof *from);
  for (int v = 0; v < space->variable_count; v++)
    if (live->own[v])
      live->point[v] = space->rules->program->variables[v].states;
  ww_near_tie_seek(live->search, &tie, box, live->point);
  return ww_live_at(live, live->point);
}

/* Whether two outcomes may come out between which the question may decide;
 * tries some points on the way. */
static ww_finding look(ww_live *live, const uint64_t *box) {
  ww_bounds *bounds = live->search->bounds;
  int outcomes = bounds->option_count + 1;
  bool *pairs = live->pairs;
  ww_finding finding = WW_IMPOSSIBLE;
  for (int a = 0; a < outcomes; a++) {
    int rival;
    live->allowed[a] = ww_bounds_allow(bounds, box, a, &rival);
    if (!live->allowed[a])
      continue;
    ww_round_off(live->search, box, live->search->states);
    if (ww_live_at(live, live->search->states))
      return WW_FOUND;
    for (int b = 0; b < a; b++) {
      if (!live->allowed[b] || !pairs[a * outcomes + b])
        continue;
      finding = WW_UNDECIDED;
      if (live->rule != WW_NONE && a < outcomes - 1 && live->seeks-- > 0 &&
          seek(live, box, live->search->states, a, b))
        return WW_FOUND;
    }
  }
  return finding;
}

static ww_finding visit(ww_live *live, int depth) {
  ww_box box = live->boxes[depth];
  if (live->budget <= 0)
    return WW_UNDECIDED;
  live->budget -= live->search->cost;
  if (!ww_bounds_narrow(live->search->bounds, box) || !mark_pairs(live))
    return WW_IMPOSSIBLE;
  ww_finding finding = look(live, box);
  if (finding != WW_UNDECIDED)
    return finding;
  int v = choose_variable(live, box);
  return v == WW_NONE ? decide_leaf(live, box) : branch(live, depth, v);
}

/* Holds all literals of a rule but the question's own: elsewhere the question
 * does nothing through it. False: it never fires. */
static bool hold_rule(const ww_live *live, int rule, ww_box box) {
  const ww_mask_term *term = &live->space->terms[live->space->decision][rule];
  for (int i = 0; i < term->count; i++) {
    int v = term->literals[i].variable;
    if (live->branching->may[v])
      box[v] &= term->literals[i].pass;
    if (box[v] == 0)
      return false;
  }
  return true;
}

/* Rule by rule where they are few: what matters, matters through one. */
static ww_finding search_rules(ww_live *live, const uint64_t *box) {
  size_t size = (size_t)live->space->variable_count * sizeof *box;
  ww_box first = ww_box_at(live->arena, live->space, live->boxes, 0);
  ww_finding result = WW_IMPOSSIBLE;
  for (int r = 0; r < live->search->bounds->rule_count; r++) {
    if (!live->has_say[r])
      continue;
    memcpy(first, box, size);
    ww_narrow_open(live->search->bounds->narrow, first);
    live->rule = r;
    if (!hold_rule(live, r, first))
      continue;
    ww_finding finding = visit(live, 0);
    if (finding == WW_FOUND)
      return WW_FOUND;
    if (finding == WW_UNDECIDED)
      result = WW_UNDECIDED;
  }
  return result;
}

/* Then the question may also matter to whether the decision is made. */
static bool space_has_when(const ww_live *live) {
  return live->space->when[live->space->decision].count > 0;
}

/* What was not used is left for the next question. */
static ww_finding give_back(ww_live *live, ww_finding finding) {
  live->left += live->budget > 0 ? live->budget : 0;
  return finding;
}

ww_finding ww_live_search(ww_live *live, const uint64_t *box) {
  enum { RULES_MOST = 24 };
  size_t size = (size_t)live->space->variable_count * sizeof *box;
  long usual = live->search->budgets.live;
  live->budget = live->left < usual ? live->left : usual;
  live->left -= live->budget;
  live->seeks = live->search->budgets.seeks;
  if (live->rules_with_say <= RULES_MOST && !space_has_when(live))
    return give_back(live, search_rules(live, box));
  ww_box first = ww_box_at(live->arena, live->space, live->boxes, 0);
  memcpy(first, box, size);
  ww_narrow_open(live->search->bounds->narrow, first);
  live->rule = WW_NONE;
  return give_back(live, visit(live, 0));
}

ww_finding ww_search_live(ww_arena *arena, ww_search *search,
                          const uint64_t *box, int question) {
  ww_live *live = ww_live_new(arena, search);
  if (!live)
    return WW_UNDECIDED;
  ww_live_turn(live, question);
  return ww_live_search(live, box);
}
