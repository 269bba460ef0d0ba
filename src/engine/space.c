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

/* ---- Classes and terms over them -------------------------------------- */

/* Tells the classes all that the decision may rest on. */
static ww_classes *make_classes(making *m) {
  ww_classes *classes = ww_classes_new(m->arena, m->program);
  for (int d = 0; d <= m->space->decision; d++) {
    bool wanted = d == m->space->decision ||
                  m->space->matters[m->space->rules->decisions[d].variable];
    for (int r = 0; wanted && r < m->program->blocks[d].count; r++)
      ww_classes_tell(classes, &m->program->blocks[d].terms[r]);
    if (wanted)
      ww_classes_tell(classes, &m->program->when[d]);
  }
  for (int g = 0; g < m->program->gate_count; g++)
    if (m->space->matters[m->program->first_gate + g])
      ww_classes_tell(classes, &m->program->gates[g].term);
  ww_classes_make(classes);
  return classes;
}

static void make_terms(making *m, const ww_classes *classes) {
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
      space->terms[d][r] = ww_classes_term(m->arena, classes, &block->terms[r]);
    space->when[d] = ww_classes_term(m->arena, classes, &m->program->when[d]);
  }
  for (int g = 0; g < m->program->gate_count; g++)
    if (space->matters[m->program->first_gate + g])
      space->gates[g] =
          ww_classes_term(m->arena, classes, &m->program->gates[g].term);
}

ww_space *ww_space_new(ww_arena *arena, const ww_rules *rules, int decision) {
  ww_space *space = WW_NEW(arena, ww_space);
  making m = {arena, space, rules->program};
  size_t count = (size_t)rules->program->variable_count;
  space->rules = rules;
  space->decision = decision;
  space->variable_count = (int)count;
  space->matters = WW_NEWS(arena, bool, count);
  mark(&m);
  const ww_classes *classes = make_classes(&m);
  space->class_count = classes->count;
  space->class_of = classes->class_of;
  space->state_of = classes->state_of;
  space->fits = classes->fits;
  if (space->fits)
    make_terms(&m, classes);
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
