/* From a cut-down contest to the whole; see realize.h. */
#include "study/realize.h"

#include "engine/search.h"

enum { NODES_MOST = 3000 };

/* The last decision before whose outcome the point sets, or WW_NONE. */
static int outcome_set(const ww_contest *cut, const ww_contest *whole,
                       const int states[]) {
  const ww_rules *rules = whole->rules[WW_BEFORE];
  for (int e = whole->decision[WW_BEFORE] - 1; e >= 0; e--) {
    int v = rules->decisions[e].variable;
    if (cut->ground->slot_of[WW_BEFORE][v] != WW_NONE &&
        states[v] < rules->decisions[e].option_count)
      return e;
  }
  return WW_NONE;
}

/* What the point says of what the decision itself asks, its silence too;
 * all else is open. */
static void fill_box(const ww_contest *cut, const ww_space *space,
                     const int states[], ww_box box) {
  const ww_program *program = space->rules->program;
  ww_box_fill(space, states, box);
  for (int v = 0; v < program->first_gate; v++)
    if (cut->ground->slot_of[WW_BEFORE][v] != WW_NONE &&
        program->variables[v].kind != WW_OF_OUTCOME)
      box[v] = (uint64_t)1 << space->class_of[v][states[v]];
}

static void take_over(const ww_contest *whole, const int states[], int real[]) {
  const ww_ground *ground = whole->ground;
  const ww_space *space = whole->space[WW_BEFORE];
  for (int i = 0; i < ground->slot_count; i++) {
    const ww_slot *slot = &ground->slots[i];
    int v = slot->variable[WW_BEFORE];
    real[i] = slot->count - 1;
    for (int k = slot->count - 1; v != WW_NONE && k >= 0; k--)
      if (slot->choices[k].class_[WW_BEFORE] == space->class_of[v][states[v]])
        real[i] = k;
  }
}

/* Takes over what the decision itself asks. */
static void answer_own(const ww_contest *cut, const ww_program *program,
                       const int wanted[], int states[]) {
  for (int v = 0; v < program->first_gate; v++)
    if (cut->ground->slot_of[WW_BEFORE][v] != WW_NONE &&
        program->variables[v].kind != WW_OF_OUTCOME)
      states[v] = wanted[v];
}

bool ww_realize(ww_contest *cut, const int point[], ww_contest *whole,
                int real[]) {
  const ww_rules *rules = whole->rules[WW_BEFORE];
  ww_arena *arena = whole->arena;
  size_t variables = (size_t)rules->program->variable_count;
  int *states = WW_NEWS(arena, int, variables);
  int *wanted = WW_NEWS(arena, int, variables);
  ww_point_states(cut->ground, point, WW_BEFORE, wanted);
  ww_point_states(whole->ground, whole->nowhere, WW_BEFORE, states);
  answer_own(cut, rules->program, wanted, states);
  int e = outcome_set(cut, whole, wanted);
  if (e != WW_NONE) {
    const ww_space *space = ww_space_new(arena, rules, e);
    ww_search *search = ww_search_new(arena, space);
    ww_box box = WW_NEWS(arena, uint64_t, variables);
    if (!space->fits)
      return false;
    fill_box(cut, space, states, box);
    search->budget = NODES_MOST;
    if (ww_search_outcome(search, box, wanted[rules->decisions[e].variable]) !=
        WW_FOUND)
      return false;
    states = search->states;
    answer_own(cut, rules->program, wanted, states); /* some matter here only */
  }
  take_over(whole, states, real);
  ww_point_settle(whole->ground, real);
  int pair = ww_contest_at(whole, real);
  return !ww_pair_agrees(whole, pair / whole->columns, pair % whole->columns);
}
