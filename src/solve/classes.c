/* Classes; see classes.h. */
#include "solve/classes.h"

#include <string.h>

/* Every literal on the variable, one after the other. */
struct ww_column {
  const ww_literal **literals;
  int count;
  int capacity;
};

ww_classes *ww_classes_new(ww_arena *arena, const ww_program *program) {
  size_t count = (size_t)program->variable_count;
  ww_classes *classes = WW_NEW(arena, ww_classes);
  classes->arena = arena;
  classes->program = program;
  classes->columns = WW_NEWS(arena, ww_column, count);
  classes->count = WW_NEWS(arena, int, count);
  classes->class_of = WW_NEWS(arena, int *, count);
  classes->state_of = WW_NEWS(arena, int *, count);
  classes->fits = true;
  return classes;
}

void ww_classes_tell(ww_classes *classes, const ww_term *term) {
  for (int i = 0; i < term->count; i++) {
    ww_column *c = &classes->columns[term->literals[i].variable];
    if (c->count == c->capacity) {
      int capacity = c->capacity ? c->capacity * 2 : 4;
      const ww_literal **grown =
          WW_NEWS(classes->arena, const ww_literal *, (size_t)capacity);
      if (c->count)
        memcpy(grown, c->literals, (size_t)c->count * sizeof *grown);
      c->literals = grown;
      c->capacity = capacity;
    }
    c->literals[c->count++] = &term->literals[i];
  }
}

/* Alike states have the same mark; others hardly ever do. */
static uint64_t mark_of(const ww_column *c, int state) {
  const uint64_t FACTOR = 6364136223846793005; /* Knuth's MMIX */
  uint64_t mark = 0;
  for (int i = 0; i < c->count; i++)
    mark = (mark + 1 + ww_passes(c->literals[i], state)) * FACTOR;
  return mark;
}

static bool alike(const ww_column *c, int a, int b) {
  for (int i = 0; i < c->count; i++)
    if (ww_passes(c->literals[i], a) != ww_passes(c->literals[i], b))
      return false;
  return true;
}

/* Known states first; unknown gets a class of its own only where something
 * tells it from all of them, or for a member of a set, whose being unknown
 * goes with that of the others. */
static void make_classes(ww_classes *classes, int v) {
  const ww_variable *variable = &classes->program->variables[v];
  const ww_column *c = &classes->columns[v];
  int states = variable->states;
  int count = 0;
  uint64_t *marks = WW_NEWS(classes->arena, uint64_t, (size_t)states + 1);
  classes->class_of[v] = WW_NEWS(classes->arena, int, (size_t)states + 1);
  classes->state_of[v] = WW_NEWS(classes->arena, int, (size_t)states + 1);
  for (int s = 0; s <= states; s++) {
    int found = count;
    bool own = s == states && variable->kind == WW_OF_MEMBER;
    uint64_t mark = mark_of(c, s);
    for (int k = 0; k < count && found == count && !own; k++)
      if (marks[k] == mark && alike(c, s, classes->state_of[v][k]))
        found = k;
    if (variable->kind == WW_OF_GATE && s < states)
      found = s; /* 0 and 1 stay themselves */
    classes->class_of[v][s] = found;
    if (found < count)
      continue;
    marks[count] = mark;
    classes->state_of[v][count++] = s;
  }
  classes->count[v] = count;
  if (count > WW_CLASSES_MOST)
    classes->fits = false;
}

void ww_classes_make(ww_classes *classes) {
  for (int v = 0; v < classes->program->variable_count; v++)
    make_classes(classes, v);
}

ww_mask_term ww_classes_term(ww_arena *arena, const ww_classes *classes,
                             const ww_term *term) {
  ww_mask_term result = {WW_NEWS(arena, ww_mask_literal, (size_t)term->count),
                         term->count};
  for (int i = 0; i < term->count; i++) {
    const ww_literal *literal = &term->literals[i];
    int v = literal->variable;
    ww_mask_literal *mask = &result.literals[i];
    mask->variable = v;
    for (int k = 0; k < classes->count[v]; k++)
      if (ww_passes(literal, classes->state_of[v][k]))
        mask->pass |= (uint64_t)1 << k;
  }
  return result;
}
