/* Profiles with few answers; see deepen.h. */
#include "study/deepen.h"

#include <string.h>

enum { FREE = -1 }; /* a slot that nothing has settled yet */

/* What has been settled of a topic so far. */
typedef enum mark { OPEN, ANSWERED, KEPT_OPEN } mark;

typedef struct walk {
  const ww_deepening *d;
  int *point;  /* [slot]: a choice, or FREE */
  int *full;   /* [slot]: the point that is visited */
  mark *marks; /* [topic] */
  int size;    /* topics that are answered */
  int target;  /* answers that a visited point has */
  int side;
  long budget;
  bool stopped;
} walk;

/* Literals that still have to pass. */
typedef struct pending {
  const ww_literal *literals;
  int count;
  const struct pending *next;
} pending;

static bool over(const walk *w) {
  return w->stopped || w->budget <= 0;
}

/* ---- Visiting --------------------------------------------------------- */

static void visit(walk *w) {
  const ww_ground *ground = w->d->ground;
  for (int i = 0; i < ground->slot_count; i++) {
    const ww_topic *topic = &ground->topics[ground->slots[i].topic];
    bool answered = w->marks[ground->slots[i].topic] == ANSWERED;
    w->full[i] = w->point[i];
    if (w->point[i] == FREE)
      w->full[i] =
          answered && topic->set ? WW_ABSENT : ww_unknown_at(ground, i);
  }
  w->budget--;
  w->stopped = w->d->visit(w->d->context, w->full);
}

/* ---- More answers than the seed needs --------------------------------- */

static void add_extras(walk *w, int from);

/* A set: nothing, one member, or two. */
static void add_subsets(walk *w, int t) {
  const ww_topic *topic = &w->d->ground->topics[t];
  int *at = w->point + topic->first;
  add_extras(w, t + 1);
  for (int a = 0; a < topic->count && !over(w); a++) {
    if (at[a] != FREE)
      continue;
    at[a] = WW_PRESENT;
    add_extras(w, t + 1);
    for (int b = a + 1; b < topic->count && !over(w); b++) {
      if (at[b] != FREE)
        continue;
      at[b] = WW_PRESENT;
      add_extras(w, t + 1);
      at[b] = FREE;
    }
    at[a] = FREE;
  }
}

static void add_extras(walk *w, int from) {
  const ww_ground *ground = w->d->ground;
  if (w->size == w->target) {
    visit(w);
    return;
  }
  for (int t = from; t < ground->topic_count && !over(w); t++) {
    const ww_topic *topic = &ground->topics[t];
    if (w->marks[t] != OPEN)
      continue;
    w->marks[t] = ANSWERED;
    w->size++;
    if (topic->set)
      add_subsets(w, t);
    for (int c = 0;
         !topic->set && c < ww_unknown_at(ground, topic->first) && !over(w);
         c++) {
      w->point[topic->first] = c;
      add_extras(w, t + 1);
    }
    if (!topic->set)
      w->point[topic->first] = FREE;
    w->marks[t] = OPEN;
    w->size--;
  }
}

/* Sets that the seed answers may each hold one member more. */
static void widen_sets(walk *w, int from) {
  const ww_ground *ground = w->d->ground;
  add_extras(w, 0);
  for (int t = from; t < ground->topic_count && !over(w); t++) {
    const ww_topic *topic = &ground->topics[t];
    if (!topic->set || w->marks[t] != ANSWERED)
      continue;
    for (int i = topic->first; i < topic->first + topic->count && !over(w);
         i++) {
      if (w->point[i] != FREE)
        continue;
      w->point[i] = WW_PRESENT;
      widen_sets(w, t + 1);
      w->point[i] = FREE;
    }
  }
}

/* ---- Making the seed pass --------------------------------------------- */

static void expand(walk *w, const pending *todo);

/* Goes on with a slot settled so, where its topic allows that. */
static void settle(walk *w, int slot, int choice, const pending *todo) {
  const ww_ground *ground = w->d->ground;
  int t = ground->slots[slot].topic;
  mark wanted = choice == ww_unknown_at(ground, slot) ? KEPT_OPEN : ANSWERED;
  mark before = w->marks[t];
  int value = w->point[slot];
  if (before != OPEN && before != wanted)
    return;
  if (wanted == ANSWERED && value != FREE && value != choice)
    return;
  w->budget--;
  w->marks[t] = wanted;
  w->size += before == OPEN && wanted == ANSWERED;
  if (wanted == ANSWERED)
    w->point[slot] = choice;
  if (w->size <= w->target)
    expand(w, todo);
  w->size -= before == OPEN && wanted == ANSWERED;
  w->point[slot] = value;
  w->marks[t] = before;
}

static void expand_answer(walk *w, const ww_literal *literal,
                          const pending *rest) {
  int slot = w->d->ground->slot_of[w->side][literal->variable];
  if (slot == WW_NONE)
    return; /* nothing that anybody could answer */
  const ww_slot *s = &w->d->ground->slots[slot];
  for (int i = 0; i < s->count && !over(w); i++) {
    int c = (i + s->count - 1) % s->count; /* rather no answer than one */
    if (ww_passes(literal, s->choices[c].state[w->side]))
      settle(w, slot, c, rest);
  }
}

static void expand_gate(walk *w, const ww_gate *gate, const pending *rest) {
  if (gate->all) {
    pending all = {gate->term.literals, gate->term.count, rest};
    expand(w, &all);
    return;
  }
  for (int i = 0; i < gate->term.count && !over(w); i++) {
    pending one = {&gate->term.literals[i], 1, rest};
    expand(w, &one);
  }
}

static void expand(walk *w, const pending *todo) {
  while (todo && todo->count == 0)
    todo = todo->next;
  if (!todo) {
    widen_sets(w, 0);
    return;
  }
  const ww_program *program = w->d->ground->sides[w->side].rules->program;
  const ww_literal *literal = &todo->literals[0];
  const ww_variable *variable = &program->variables[literal->variable];
  pending rest = {todo->literals + 1, todo->count - 1, todo->next};
  if (variable->kind == WW_OF_GATE)
    expand_gate(w, &program->gates[variable->index], &rest);
  else if (variable->kind == WW_OF_OUTCOME)
    expand(w, &rest);
  else
    expand_answer(w, literal, &rest);
}

static void grow(walk *w, const ww_seed *seed) {
  pending more = {NULL, 0, NULL};
  pending first = {NULL, 0, &more};
  if (seed->term)
    first = (pending){seed->term->literals, seed->term->count, &more};
  if (seed->and_also)
    more = (pending){seed->and_also->literals, seed->and_also->count, NULL};
  w->side = seed->side;
  expand(w, &first);
}

ww_deepened ww_deepen(ww_arena *arena, const ww_deepening *deepening) {
  const ww_ground *ground = deepening->ground;
  size_t slots = (size_t)ground->slot_count;
  walk w = {.d = deepening,
            .point = WW_NEWS(arena, int, slots),
            .full = WW_NEWS(arena, int, slots),
            .marks = WW_NEWS(arena, mark, (size_t)ground->topic_count),
            .budget = deepening->budget};
  for (size_t i = 0; i < slots; i++)
    w.point[i] = FREE;
  int most = deepening->most < ground->topic_count ? deepening->most
                                                   : ground->topic_count;
  for (w.target = 0; w.target <= most && !over(&w); w.target++)
    for (int i = 0; i < deepening->seed_count && !over(&w); i++)
      grow(&w, &deepening->seeds[i]);
  if (w.stopped)
    return WW_DEEPEN_STOPPED;
  return w.budget > 0 && most == ground->topic_count ? WW_DEEPEN_DONE
                                                     : WW_DEEPEN_EXHAUSTED;
}

/* ---- Shrinking -------------------------------------------------------- */

void ww_point_shrink(const ww_ground *ground, int point[], ww_visitor *wanted,
                     void *context) {
  enum { MEMBERS_MOST = WW_SET_MEMBERS_MOST * WW_SIDES };
  int before[MEMBERS_MOST];
  for (int t = ground->topic_count - 1; t >= 0; t--) {
    const ww_topic *topic = &ground->topics[t];
    size_t size = (size_t)topic->count * sizeof *before;
    if (!ww_point_answers(ground, point, t))
      continue;
    memcpy(before, point + topic->first, size);
    for (int i = topic->first; i < topic->first + topic->count; i++)
      point[i] = ww_unknown_at(ground, i);
    if (wanted(context, point))
      continue;
    memcpy(point + topic->first, before, size);
    for (int i = topic->first; topic->set && i < topic->first + topic->count;
         i++) {
      if (point[i] != WW_PRESENT)
        continue;
      point[i] = WW_ABSENT;
      if (!wanted(context, point))
        point[i] = WW_PRESENT;
    }
  }
}
