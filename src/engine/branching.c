/* Where to branch; see branching.h. */
#include "engine/branching.h"

ww_branching *ww_branching_new(ww_arena *arena, const ww_bounds *bounds) {
  const ww_space *space = bounds->space;
  const ww_program *program = space->rules->program;
  size_t variables = (size_t)space->variable_count;
  ww_branching *branching = WW_NEW(arena, ww_branching);
  branching->space = space;
  branching->bounds = bounds;
  branching->may = WW_NEWS(arena, bool, variables);
  branching->weights = WW_NEWS(arena, int64_t, variables);
  branching->weighed = WW_NEWS(arena, int, variables);
  for (int v = 0; v < space->variable_count; v++) {
    const ww_variable *variable = &program->variables[v];
    branching->may[v] = variable->kind == WW_OF_GATE
                            ? bounds->narrow->holds[variable->index]
                            : variable->kind != WW_OF_OUTCOME;
  }
  return branching;
}

static void add_variable(ww_branching *branching, int v, const uint64_t *box,
                         int64_t weight) {
  const ww_space *space = branching->space;
  const ww_variable *variable = &space->rules->program->variables[v];
  int index = variable->index;
  if (ww_is_single(box[v]))
    return;
  if (branching->may[v]) {
    if (branching->weights[v] == 0)
      branching->weighed[branching->count++] = v;
    branching->weights[v] += weight;
  } else if (variable->kind == WW_OF_GATE) {
    ww_branching_add(branching, &space->gates[index], box, weight);
  } else if (variable->kind == WW_OF_OUTCOME) {
    ww_branching_add(branching, &space->when[index], box, weight);
    for (int r = 0; r < space->rules->decisions[index].rule_count; r++)
      if (ww_term_fires(&space->terms[index][r], box) == WW_MAY)
        ww_branching_add(branching, &space->terms[index][r], box, weight);
  }
}

void ww_branching_add(ww_branching *branching, const ww_mask_term *term,
                      const uint64_t *box, int64_t weight) {
  for (int i = 0; i < term->count; i++)
    add_variable(branching, term->literals[i].variable, box, weight);
}

void ww_branching_add_rest(ww_branching *branching, const uint64_t *box) {
  const ww_space *space = branching->space;
  const ww_narrow *narrow = branching->bounds->narrow;
  if (branching->bounds->made == WW_MAY)
    ww_branching_add(branching, &space->when[space->decision], box, 1);
  for (int i = 0; branching->count == 0 && i < narrow->undecided_count; i++)
    ww_branching_add(branching, &space->gates[narrow->undecided[i]], box, 1);
}

/* The first of equals stands before the others. */
static bool stands_before(const ww_branching *branching, int a, int b) {
  int64_t difference = branching->weights[a] - branching->weights[b];
  return difference > 0 || (difference == 0 && a < b);
}

int ww_branching_take(ww_branching *branching) {
  int best = WW_NONE;
  for (int i = 0; i < branching->count; i++) {
    int v = branching->weighed[i];
    if (best == WW_NONE || stands_before(branching, v, best))
      best = v;
  }
  for (int i = 0; i < branching->count; i++)
    branching->weights[branching->weighed[i]] = 0;
  branching->count = 0;
  return best;
}
