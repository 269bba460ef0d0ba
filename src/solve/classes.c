/* Classes; see classes.h. */
#include "solve/classes.h"

#include <stdlib.h>
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
  classes->cuts = WW_NEWS(arena, ww_class_start *, count);
  classes->cut_count = WW_NEWS(arena, int, count);
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

/* What changes at a state: which literals begin or cease to let pass. */
typedef struct change {
  int at;
  uint64_t mark;
} change;

static int by_state(const void *a, const void *b) {
  return ((const change *)a)->at - ((const change *)b)->at;
}

/* Each literal has a number at random; the mark of a state is the sum of those
 * that let it pass, so alike states have the same, others hardly ever. What is
 * unknown begins anew, and so does each state of a gate. */
static change *find_changes(ww_arena *arena, const ww_column *c,
                            const ww_variable *variable, size_t *count) {
  const uint64_t FACTOR = 6364136223846793005; /* Knuth's MMIX */
  uint64_t number = 1;
  size_t most = 3;
  for (int i = 0; i < c->count; i++)
    most += 2 * (size_t)c->literals[i]->count;
  change *changes = WW_NEWS(arena, change, most);
  changes[0].at = 0;
  changes[1].at = variable->states;
  changes[2].at = variable->kind == WW_OF_GATE;
  *count = 3;
  for (int i = 0; i < c->count; i++) {
    const ww_literal *literal = c->literals[i];
    number = (number + (number >> 29)) * FACTOR;
    for (int r = 0; r < literal->count; r++) {
      changes[(*count)++] = (change){literal->ranges[r].from, number};
      changes[(*count)++] = (change){literal->ranges[r].to + 1, 0 - number};
    }
  }
  qsort(changes, *count, sizeof *changes, by_state);
  return changes;
}

static bool alike(const ww_column *c, int a, int b) {
  for (int i = 0; i < c->count; i++)
    if (ww_passes(c->literals[i], a) != ww_passes(c->literals[i], b))
      return false;
  return true;
}

typedef struct making {
  ww_classes *classes;
  int v;
  int count;                           /* of classes so far */
  uint64_t marks[WW_CLASSES_MOST + 1]; /* of each */
} making;

/* The class of those before that the state belongs to, or a new one. */
static int find_class(const making *m, int s, uint64_t mark) {
  const ww_variable *variable = &m->classes->program->variables[m->v];
  if (variable->kind == WW_OF_GATE && s < variable->states)
    return s; /* 0 and 1 stay themselves */
  for (int k = 0; k < m->count; k++)
    if (m->marks[k] == mark &&
        alike(&m->classes->columns[m->v], s, m->classes->state_of[m->v][k]))
      return k;
  return m->count;
}

static void add_cut(making *m, int s, uint64_t mark) {
  const ww_variable *variable = &m->classes->program->variables[m->v];
  bool own = s == variable->states && variable->kind == WW_OF_MEMBER;
  int found = own ? m->count : find_class(m, s, mark);
  m->classes->cuts[m->v][m->classes->cut_count[m->v]++] =
      (ww_class_start){s, found};
  if (found < m->count)
    return;
  m->marks[m->count] = mark;
  m->classes->state_of[m->v][m->count++] = s;
}

/* Known states first; unknown gets a class of its own only where something
 * tells it from all of them, or for a member of a set, whose being unknown
 * goes with that of the others. Where they are too many for a mask, the rest is
 * not told apart. */
static void make_classes(ww_classes *classes, int v) {
  const ww_variable *variable = &classes->program->variables[v];
  making m = {.classes = classes, .v = v};
  size_t count;
  change *changes =
      find_changes(classes->arena, &classes->columns[v], variable, &count);
  size_t most = count < WW_CLASSES_MOST ? count : WW_CLASSES_MOST + 1;
  classes->cuts[v] = WW_NEWS(classes->arena, ww_class_start, count);
  classes->state_of[v] = WW_NEWS(classes->arena, int, most);
  uint64_t mark = 0;
  for (size_t i = 0; i < count && m.count <= WW_CLASSES_MOST; i++) {
    mark += changes[i].mark;
    bool last = i + 1 == count || changes[i + 1].at != changes[i].at;
    if (last && changes[i].at <= variable->states)
      add_cut(&m, changes[i].at, mark);
  }
  classes->count[v] = m.count;
  if (m.count > WW_CLASSES_MOST)
    classes->fits = false;
}

int ww_class_of(const ww_classes *classes, int v, int state) {
  const ww_class_start *cuts = classes->cuts[v];
  int low = 0;
  int high = classes->cut_count[v];
  while (high - low > 1) {
    int middle = low + (high - low) / 2;
    if (cuts[middle].from <= state)
      low = middle;
    else
      high = middle;
  }
  return cuts[low].number;
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
