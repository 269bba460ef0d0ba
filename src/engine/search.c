/* Branch and bound; see search.h. */
#include "engine/search.h"

#include <string.h>

/* Rules and variables that a node looks at, about, for its cost of 1. */
enum { A_NODES_WORTH = 500 };

static const ww_budgets usual = {
    .outcome = 8000, .single = 100000, .sets = 10000, .live = 1000};

ww_search *ww_search_new(ww_arena *arena, const ww_space *space) {
  size_t variables = (size_t)space->variable_count;
  size_t levels = variables + 1;
  ww_search *search = WW_NEW(arena, ww_search);
  search->space = space;
  search->budgets = usual;
  search->seeks = 4;
  search->evaluation = ww_evaluation_new(arena, space->rules);
  search->cost = 1 + (space->rules->decisions[space->decision].rule_count +
                      (long)variables) /
                         A_NODES_WORTH;
  search->states = WW_NEWS(arena, int, variables);
  if (!space->fits)
    return search;
  search->bounds = ww_bounds_new(arena, space);
  search->branching = ww_branching_new(arena, search->bounds);
  search->arena = arena;
  search->boxes = WW_NEWS(arena, ww_box, levels);
  return search;
}

ww_box ww_box_at(ww_arena *arena, const ww_space *space, ww_box boxes[],
                 int depth) {
  if (!boxes[depth])
    boxes[depth] = WW_NEWS(arena, uint64_t, (size_t)space->variable_count);
  return boxes[depth];
}

/* ---- Points ----------------------------------------------------------- */

int ww_search_at(ww_search *search, int states[]) {
  const ww_space *space = search->space;
  ww_evaluate(space->rules, states, space->decision + 1, search->evaluation);
  int winner = search->evaluation->decisions[space->decision].winner;
  return winner == WW_NONE
             ? space->rules->decisions[space->decision].option_count
             : winner;
}

/* A set is known whole or not at all: where some member is taken as known, so
 * are the others, within the box. */
static void settle_set(const ww_space *space, const int *members,
                       const uint64_t *box, int states[]) {
  enum { UNKNOWN_MEMBER = 2 };
  bool known = false;
  for (const int *v = members; *v != WW_NONE; v++)
    known |= states[*v] != UNKNOWN_MEMBER;
  for (const int *v = members; known && *v != WW_NONE; v++) {
    uint64_t unknown = (uint64_t)1 << space->class_of[*v][UNKNOWN_MEMBER];
    uint64_t left = box[*v] & ~unknown;
    if (states[*v] == UNKNOWN_MEMBER)
      states[*v] = left ? space->state_of[*v][__builtin_ctzll(left)] : 0;
  }
}

void ww_round_off(const ww_search *search, const uint64_t *box, int states[]) {
  const ww_space *space = search->space;
  const ww_narrow *narrow = search->bounds->narrow;
  for (int v = 0; v < space->variable_count; v++) {
    int k = search->bounds->choice[v];
    if (search->bounds->first[v] == WW_NONE || !(box[v] >> k & 1))
      k = __builtin_ctzll(box[v]);
    states[v] = space->state_of[v][k];
  }
  for (int i = 0; i < narrow->set_count; i++)
    settle_set(space, narrow->set_members[i], box, states);
}

/* ---- Branching -------------------------------------------------------- */

/* What a rule weighs between the two options. */
static int64_t weight_of(const ww_search *search, int rule, int outcome,
                         int rival) {
  enum { RULING_OUT = 1000000 };
  const ww_space *space = search->space;
  const ww_rule *r = &space->rules->decisions[space->decision].rules[rule];
  int64_t weight = 1;
  if (rival != WW_NONE) {
    int64_t gap = r->effect[outcome] - r->effect[rival];
    weight += gap < 0 ? -gap : gap;
  }
  for (int o = 0; o < search->bounds->option_count; o++)
    weight += r->rules_out[o] ? RULING_OUT : 0;
  return weight;
}

/* WW_NONE: all points of the box are alike. */
static int choose_variable(ww_search *search, const uint64_t *box, int outcome,
                           int rival) {
  const ww_bounds *bounds = search->bounds;
  const ww_mask_term *terms = search->space->terms[search->space->decision];
  for (int i = 0; i < bounds->open_count; i++) {
    int r = bounds->open[i].rule;
    ww_branching_add(search->branching, &terms[r], box,
                     weight_of(search, r, outcome, rival));
  }
  ww_branching_add_rest(search->branching, box);
  return ww_branching_take(search->branching);
}

static ww_finding visit(ww_search *search, int depth, int outcome);

/* The class that the bound took first, then the others. */
static ww_finding branch(ww_search *search, int depth, int v, int outcome) {
  const ww_bounds *bounds = search->bounds;
  size_t size = (size_t)search->space->variable_count * sizeof(uint64_t);
  uint64_t rest = search->boxes[depth][v];
  uint64_t first = (uint64_t)1 << bounds->choice[v];
  if (bounds->first[v] == WW_NONE || !(rest & first))
    first = rest & (~rest + 1);
  ww_box below =
      ww_box_at(search->arena, search->space, search->boxes, depth + 1);
  while (rest) {
    memcpy(below, search->boxes[depth], size);
    below[v] = first;
    ww_finding finding = visit(search, depth + 1, outcome);
    if (finding != WW_IMPOSSIBLE)
      return finding;
    rest &= ~first;
    first = rest & (~rest + 1);
  }
  return WW_IMPOSSIBLE;
}

static ww_finding visit(ww_search *search, int depth, int outcome) {
  ww_box box = search->boxes[depth];
  int rival;
  if (search->budget <= 0)
    return WW_UNDECIDED;
  search->budget -= search->cost;
  if (!ww_bounds_narrow(search->bounds, box) ||
      !ww_bounds_allow(search->bounds, box, outcome, &rival))
    return WW_IMPOSSIBLE;
  ww_round_off(search, box, search->states);
  if (ww_search_at(search, search->states) == outcome)
    return WW_FOUND;
  int v = choose_variable(search, box, outcome, rival);
  return v == WW_NONE ? WW_IMPOSSIBLE : branch(search, depth, v, outcome);
}

ww_finding ww_search_outcome(ww_search *search, const uint64_t *box,
                             int outcome) {
  size_t size = (size_t)search->space->variable_count * sizeof(uint64_t);
  if (!search->space->fits)
    return WW_UNDECIDED;
  ww_box first = ww_box_at(search->arena, search->space, search->boxes, 0);
  memcpy(first, box, size);
  ww_narrow_open(search->bounds->narrow, first);
  return visit(search, 0, outcome);
}
