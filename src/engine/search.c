/* Branch and bound; see search.h. */
#include "engine/search.h"

#include <string.h>

static const ww_budgets usual = {.outcome = 4000, .sets = 3000, .live = 300};

ww_search *ww_search_new(ww_arena *arena, const ww_space *space) {
  size_t variables = (size_t)space->variable_count;
  size_t levels = 2 * variables + 2; /* a set may be split before its members */
  ww_search *search = WW_NEW(arena, ww_search);
  search->space = space;
  search->budgets = usual;
  search->evaluation = ww_evaluation_new(arena, space->rules);
  search->states = WW_NEWS(arena, int, variables);
  if (!space->fits)
    return search;
  search->bounds = ww_bounds_new(arena, space);
  search->boxes = WW_NEWS(arena, ww_box, levels);
  for (size_t i = 0; i < levels; i++)
    search->boxes[i] = WW_NEWS(arena, uint64_t, variables);
  return search;
}

/* ---- Points ----------------------------------------------------------- */

int ww_outcome_at(ww_search *search, int states[]) {
  const ww_space *space = search->space;
  ww_evaluate(space->rules, states, space->decision + 1, search->evaluation);
  int winner = search->evaluation->decisions[space->decision].winner;
  return winner == WW_NONE
             ? space->rules->decisions[space->decision].option_count
             : winner;
}

void ww_settle_sets(const ww_rules *rules, int states[]) {
  for (int q = 0; q < rules->question_count; q++) {
    const ww_question *question = &rules->questions[q];
    bool known = false;
    for (int pass = 0; pass < 2 && question->type == WW_SET; pass++) {
      for (int i = 0; i < question->value_count; i++) {
        int v = question->member_variable[i];
        if (v == WW_NONE)
          continue;
        if (pass == 0)
          known |= states[v] < 2;
        else if (known && states[v] == 2)
          states[v] = 0;
      }
    }
  }
}

void ww_round_off(const ww_search *search, const uint64_t *box, int states[]) {
  const ww_space *space = search->space;
  for (int v = 0; v < space->variable_count; v++) {
    int k = search->bounds->choice[v];
    if (search->bounds->first[v] == WW_NONE || !(box[v] >> k & 1))
      k = __builtin_ctzll(box[v]);
    states[v] = space->state_of[v][k];
  }
  ww_settle_sets(space->rules, states);
}

/* ---- Branching -------------------------------------------------------- */

static int64_t magnitude(int64_t x) {
  return x < 0 ? -x : x;
}

/* What the open rules that v can change weigh between the two options. */
static int64_t influence(ww_search *search, int v, int outcome, int rival) {
  enum { RULING_OUT = 1000000 };
  const ww_space *space = search->space;
  const ww_bounds *bounds = search->bounds;
  const ww_rule *rules = space->rules->decisions[space->decision].rules;
  int64_t sum = 0;
  for (const int *r = bounds->influences[v]; *r != WW_NONE; r++) {
    const ww_rule *rule = &rules[*r];
    if (bounds->fires[*r] != WW_MAY)
      continue;
    sum += 1;
    if (rival != WW_NONE)
      sum += magnitude(rule->effect[outcome] - rule->effect[rival]);
    for (int o = 0; o < bounds->option_count; o++)
      sum += rule->rules_out[o] ? RULING_OUT : 0;
  }
  return sum;
}

static int choose_variable(ww_search *search, const uint64_t *box, int outcome,
                           int rival) {
  const ww_space *space = search->space;
  const ww_program *program = space->rules->program;
  int best = WW_NONE;
  int64_t most = 0;
  /* Where it is open whether the decision is made, anything may tell. */
  bool open = search->bounds->made == WW_MAY;
  for (int v = 0; v < program->first_gate; v++) {
    bool asked = program->variables[v].kind != WW_OF_OUTCOME;
    if (!asked || !space->matters[v] || ww_is_single(box[v]))
      continue;
    int64_t weight = open + influence(search, v, outcome, rival);
    if (weight > most) {
      most = weight;
      best = v;
    }
  }
  return best;
}

static ww_finding visit(ww_search *search, int depth, int outcome);

static ww_box copy_down(ww_search *search, int depth) {
  size_t size = (size_t)search->space->variable_count * sizeof(uint64_t);
  memcpy(search->boxes[depth + 1], search->boxes[depth], size);
  return search->boxes[depth + 1];
}

/* Once with all members known, once with all unknown. */
static ww_finding branch_on_set(ww_search *search, int depth, int v,
                                int outcome) {
  for (int unknown = 0; unknown < 2; unknown++) {
    ww_split_set(search->space, v, unknown, copy_down(search, depth));
    ww_finding finding = visit(search, depth + 1, outcome);
    if (finding != WW_IMPOSSIBLE)
      return finding;
  }
  return WW_IMPOSSIBLE;
}

/* The class that the bound took first, then the others. */
static ww_finding branch(ww_search *search, int depth, int v, int outcome) {
  const ww_bounds *bounds = search->bounds;
  uint64_t rest = search->boxes[depth][v];
  uint64_t first = (uint64_t)1 << bounds->choice[v];
  if (ww_must_split(search->space, search->boxes[depth], v))
    return branch_on_set(search, depth, v, outcome);
  if (bounds->first[v] == WW_NONE || !(rest & first))
    first = rest & (~rest + 1);
  while (rest) {
    copy_down(search, depth)[v] = first;
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
  if (search->budget-- <= 0)
    return WW_UNDECIDED;
  ww_bounds_look(search->bounds, box);
  if (!ww_bounds_allow(search->bounds, box, outcome, &rival))
    return WW_IMPOSSIBLE;
  if (rival != WW_NONE) /* for the choices that it leaves */
    ww_bounds_ahead(search->bounds, box, outcome, rival);
  ww_round_off(search, box, search->states);
  if (ww_outcome_at(search, search->states) == outcome)
    return WW_FOUND;
  int v = choose_variable(search, box, outcome, rival);
  return v == WW_NONE ? WW_IMPOSSIBLE : branch(search, depth, v, outcome);
}

ww_finding ww_search_outcome(ww_search *search, const uint64_t *box,
                             int outcome) {
  size_t size = (size_t)search->space->variable_count * sizeof(uint64_t);
  if (!search->space->fits)
    return WW_UNDECIDED;
  memcpy(search->boxes[0], box, size);
  return visit(search, 0, outcome);
}
