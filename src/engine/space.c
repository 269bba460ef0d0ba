/* Spaces and boxes; see space.h. */
#include "engine/space.h"

#include <string.h>

typedef struct making {
  ww_arena *arena;
  ww_space *space;
  const ww_program *program;
} making;

/* ---- What matters ----------------------------------------------------- */

static void mark_term(making *m, const ww_term *term) {
  for (int i = 0; i < term->count; i++) {
    int v = term->literals[i].variable;
    if (m->space->matters[v])
      continue;
    m->space->matters[v] = true;
    const ww_variable *variable = &m->program->variables[v];
    if (variable->kind == WW_OF_GATE)
      mark_term(m, &m->program->gates[variable->index].term);
  }
}

/* From the decision back: an outcome that matters drags its rules in. */
static void mark(making *m) {
  for (int d = m->space->decision; d >= 0; d--) {
    int outcome = m->space->rules->decisions[d].variable;
    if (d != m->space->decision && !m->space->matters[outcome])
      continue;
    const ww_block *block = &m->program->blocks[d];
    for (int r = 0; r < block->count; r++)
      mark_term(m, &block->terms[r]);
    mark_term(m, &m->program->when[d]);
  }
}

/* ---- Classes ---------------------------------------------------------- */

/* Every literal on the variable, one after the other. */
typedef struct column {
  const ww_literal **literals;
  int count;
  int capacity;
} column;

static void add_to_columns(making *m, column columns[], const ww_term *term) {
  for (int i = 0; i < term->count; i++) {
    column *c = &columns[term->literals[i].variable];
    if (c->count == c->capacity) {
      int capacity = c->capacity ? c->capacity * 2 : 4;
      const ww_literal **grown =
          WW_NEWS(m->arena, const ww_literal *, (size_t)capacity);
      if (c->count)
        memcpy(grown, c->literals, (size_t)c->count * sizeof *grown);
      c->literals = grown;
      c->capacity = capacity;
    }
    c->literals[c->count++] = &term->literals[i];
  }
}

static column *make_columns(making *m) {
  size_t count = (size_t)m->space->variable_count;
  column *columns = WW_NEWS(m->arena, column, count);
  for (int d = 0; d <= m->space->decision; d++) {
    bool wanted = d == m->space->decision ||
                  m->space->matters[m->space->rules->decisions[d].variable];
    for (int r = 0; wanted && r < m->program->blocks[d].count; r++)
      add_to_columns(m, columns, &m->program->blocks[d].terms[r]);
    if (wanted)
      add_to_columns(m, columns, &m->program->when[d]);
  }
  for (int g = 0; g < m->program->gate_count; g++)
    if (m->space->matters[m->program->first_gate + g])
      add_to_columns(m, columns, &m->program->gates[g].term);
  return columns;
}

static bool alike(const column *c, int a, int b) {
  for (int i = 0; i < c->count; i++)
    if (ww_passes(c->literals[i], a) != ww_passes(c->literals[i], b))
      return false;
  return true;
}

/* Known states first; unknown gets a class of its own only where something
 * tells it from all of them, or for a member of a set, whose being unknown
 * goes with that of the others. */
static void make_classes(making *m, int v, const column *c) {
  ww_space *space = m->space;
  const ww_variable *variable = &m->program->variables[v];
  int states = variable->states;
  int count = 0;
  space->class_of[v] = WW_NEWS(m->arena, int, (size_t)states + 1);
  space->state_of[v] = WW_NEWS(m->arena, int, (size_t)states + 1);
  for (int s = 0; s <= states; s++) {
    int found = count;
    bool own = s == states && variable->kind == WW_OF_MEMBER;
    for (int k = 0; k < count && found == count && !own; k++)
      if (alike(c, s, space->state_of[v][k]))
        found = k;
    if (variable->kind == WW_OF_GATE && s < states)
      found = s; /* 0 and 1 stay themselves */
    space->class_of[v][s] = found;
    if (found == count)
      space->state_of[v][count++] = s;
  }
  space->class_count[v] = count;
  if (count > WW_CLASSES_MOST)
    space->fits = false;
}

/* ---- Terms over classes ----------------------------------------------- */

static ww_mask_term mask_term(making *m, const ww_term *term) {
  ww_mask_term result = {
      WW_NEWS(m->arena, ww_mask_literal, (size_t)term->count), term->count};
  for (int i = 0; i < term->count; i++) {
    const ww_literal *literal = &term->literals[i];
    int v = literal->variable;
    ww_mask_literal *mask = &result.literals[i];
    mask->variable = v;
    for (int k = 0; k < m->space->class_count[v]; k++)
      if (ww_passes(literal, m->space->state_of[v][k]))
        mask->pass |= (uint64_t)1 << k;
  }
  return result;
}

static void make_terms(making *m) {
  ww_space *space = m->space;
  size_t stages = (size_t)space->decision + 1;
  space->terms = WW_NEWS(m->arena, ww_mask_term *, stages);
  space->when = WW_NEWS(m->arena, ww_mask_term, stages);
  space->gates =
      WW_NEWS(m->arena, ww_mask_term, (size_t)m->program->gate_count);
  for (int d = 0; d <= space->decision; d++) {
    if (d != space->decision &&
        !space->matters[space->rules->decisions[d].variable])
      continue;
    const ww_block *block = &m->program->blocks[d];
    space->terms[d] = WW_NEWS(m->arena, ww_mask_term, (size_t)block->count);
    for (int r = 0; r < block->count; r++)
      space->terms[d][r] = mask_term(m, &block->terms[r]);
    space->when[d] = mask_term(m, &m->program->when[d]);
  }
  for (int g = 0; g < m->program->gate_count; g++)
    if (space->matters[m->program->first_gate + g])
      space->gates[g] = mask_term(m, &m->program->gates[g].term);
}

ww_space *ww_space_new(ww_arena *arena, const ww_rules *rules, int decision) {
  ww_space *space = WW_NEW(arena, ww_space);
  making m = {arena, space, rules->program};
  size_t count = (size_t)rules->program->variable_count;
  space->rules = rules;
  space->decision = decision;
  space->variable_count = (int)count;
  space->fits = true;
  space->matters = WW_NEWS(arena, bool, count);
  space->class_count = WW_NEWS(arena, int, count);
  space->class_of = WW_NEWS(arena, int *, count);
  space->state_of = WW_NEWS(arena, int *, count);
  mark(&m);
  column *columns = make_columns(&m);
  for (int v = 0; v < space->variable_count; v++)
    make_classes(&m, v, &columns[v]);
  if (space->fits)
    make_terms(&m);
  return space;
}

/* ---- Boxes ------------------------------------------------------------ */

static uint64_t all_classes(const ww_space *space, int v) {
  int count = space->class_count[v];
  return count == 64 ? UINT64_MAX : ((uint64_t)1 << count) - 1;
}

void ww_box_fill(const ww_space *space, const int states[], ww_box box) {
  const ww_program *program = space->rules->program;
  for (int v = 0; v < space->variable_count; v++) {
    const ww_variable *variable = &program->variables[v];
    bool asked =
        variable->kind == WW_OF_QUESTION || variable->kind == WW_OF_MEMBER;
    if (asked && states[v] < variable->states)
      box[v] = (uint64_t)1 << space->class_of[v][states[v]];
    else
      box[v] = all_classes(space, v);
  }
}

void ww_box_states(const ww_space *space, const uint64_t *box, int states[]) {
  for (int v = 0; v < space->variable_count; v++)
    states[v] = space->state_of[v][__builtin_ctzll(box[v])];
}

bool ww_must_split(const ww_space *space, const uint64_t *box, int v) {
  enum { UNKNOWN_MEMBER = 2 };
  return space->rules->program->variables[v].kind == WW_OF_MEMBER &&
         (box[v] >> space->class_of[v][UNKNOWN_MEMBER] & 1);
}

void ww_split_set(const ww_space *space, int v, bool unknown, ww_box box) {
  enum { UNKNOWN_MEMBER = 2 };
  const ww_program *program = space->rules->program;
  const ww_question *question =
      &space->rules->questions[program->variables[v].index];
  for (int i = 0; i < question->value_count; i++) {
    int member = question->member_variable[i];
    if (member == WW_NONE)
      continue;
    uint64_t bit = (uint64_t)1 << space->class_of[member][UNKNOWN_MEMBER];
    box[member] = unknown ? bit : box[member] & ~bit;
  }
}
