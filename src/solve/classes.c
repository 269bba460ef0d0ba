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

typedef struct ww_marks {
  uint64_t *of; /* [state]: alike states have the same, others hardly ever */
  bool *begins; /* [state]: some literal treats it unlike the one before */
} ww_marks;

/* Each literal has a number at random; a mark is the sum of those that let the
 * state pass, worked out from the one before. */
static ww_marks make_marks(ww_arena *arena, const ww_column *c, int states) {
  const uint64_t FACTOR = 6364136223846793005; /* Knuth's MMIX */
  size_t size = (size_t)states + 2;
  ww_marks marks = {WW_NEWS(arena, uint64_t, size), WW_NEWS(arena, bool, size)};
  uint64_t number = 1;
  for (int i = 0; i < c->count; i++) {
    const ww_literal *literal = c->literals[i];
    number = (number + (number >> 29)) * FACTOR;
    for (int r = 0; r < literal->count; r++) {
      int from = literal->ranges[r].from;
      int past = literal->ranges[r].to + 1;
      marks.of[from] += number;
      marks.of[past] -= number;
      marks.begins[from] = marks.begins[past] = true;
    }
  }
  for (int s = 1; s <= states; s++)
    marks.of[s] += marks.of[s - 1];
  return marks;
}

static bool alike(const ww_column *c, int a, int b) {
  for (int i = 0; i < c->count; i++)
    if (ww_passes(c->literals[i], a) != ww_passes(c->literals[i], b))
      return false;
  return true;
}

/* The class of those before that the state belongs to, or `count`. */
static int find_class(const ww_classes *classes, int v, const ww_marks *marks,
                      int s, int count) {
  if (s > 0 && !marks->begins[s])
    return classes->class_of[v][s - 1];
  for (int k = 0; k < count; k++) {
    int other = classes->state_of[v][k];
    if (marks->of[other] == marks->of[s] &&
        alike(&classes->columns[v], s, other))
      return k;
  }
  return count;
}

/* Known states first; unknown gets a class of its own only where something
 * tells it from all of them, or for a member of a set, whose being unknown
 * goes with that of the others. Where they are too many for a mask, the rest is
 * not told apart. */
static void make_classes(ww_classes *classes, int v) {
  const ww_variable *variable = &classes->program->variables[v];
  int states = variable->states;
  int count = 0;
  ww_marks marks = make_marks(classes->arena, &classes->columns[v], states);
  classes->class_of[v] = WW_NEWS(classes->arena, int, (size_t)states + 1);
  classes->state_of[v] = WW_NEWS(classes->arena, int, (size_t)states + 1);
  for (int s = 0; s <= states && count <= WW_CLASSES_MOST; s++) {
    bool own = s == states && variable->kind == WW_OF_MEMBER;
    int found = own ? count : find_class(classes, v, &marks, s, count);
    if (variable->kind == WW_OF_GATE && s < states)
      found = s; /* 0 and 1 stay themselves */
    classes->class_of[v][s] = found;
    if (found == count)
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
