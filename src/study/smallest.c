/* Smallest points; see joint.h. */
#include "study/joint.h"

#include "solve/solve.h"

#include <string.h>

typedef struct seeking {
  ww_arena *arena;
  const ww_quest *quest;
  void *context; /* the quest, for any_holds */
  int *point;
  int *states[2];
  long nodes;
} seeking;

static bool any_holds(void *context, int *states[2]) {
  const ww_quest *quest = context;
  for (int i = 0; i < quest->count; i++)
    if (quest->goals[i].holds(quest->goals[i].context, states))
      return true;
  return false;
}

static void enter(seeking *s, const int point[]) {
  const ww_program *program = s->quest->joint->rules->program;
  for (int world = 0; world < 2; world++) {
    for (int v = 0; v < program->variable_count; v++)
      s->states[world][v] = program->variables[v].states;
    memcpy(s->states[world], point,
           (size_t)s->quest->joint->ground->slot_count * sizeof *point);
  }
}

static bool holds_at(seeking *s, const int point[]) {
  enter(s, point);
  return any_holds(s->context, s->states);
}

/* Takes away what it can do without. */
static void shrink(seeking *s) {
  ww_point_claim claim = {any_holds, s->context, NULL};
  enter(s, s->point);
  ww_shrink(s->arena, s->quest->joint->rules, &claim, s->states);
  memcpy(s->point, s->states[0],
         (size_t)s->quest->joint->ground->slot_count * sizeof *s->point);
}

/* One with so many answers at most. */
static ww_search_result seek(seeking *s, int known_most) {
  const ww_quest *quest = s->quest;
  const uint64_t *home =
      known_most == WW_ANY_NUMBER
          ? NULL
          : ww_home_unanswered(s->arena, quest->solver->problem);
  ww_search_result result = WW_IMPOSSIBLE;
  for (int i = 0; i < quest->count; i++) {
    ww_goal *goal = &quest->goals[i];
    long share = s->nodes / (quest->count - i);
    long left = share;
    goal->home = home;
    goal->away_most = known_most;
    ww_search_result finding = ww_solve(quest->solver, goal, &left);
    s->nodes -= share - left;
    if (finding == WW_UNDECIDED)
      result = WW_UNDECIDED;
    if (finding != WW_FOUND)
      continue;
    memcpy(s->point, quest->solver->states[0],
           (size_t)quest->joint->ground->slot_count * sizeof *s->point);
    return WW_FOUND;
  }
  return result;
}

/* Of each answer, the first that does. */
static void prefer_first(seeking *s) {
  const ww_topics *ground = s->quest->joint->ground;
  for (int i = 0; i < ground->slot_count; i++) {
    int chosen = s->point[i];
    if (ground->topics[ground->slots[i].topic].set ||
        chosen == ww_unknown_at(ground, i))
      continue;
    for (int c = 0; c < chosen; c++) {
      s->point[i] = c;
      if (holds_at(s, s->point))
        break;
      s->point[i] = chosen;
    }
  }
}

ww_search_result ww_smallest(ww_arena *arena, ww_quest *quest, int point[]) {
  size_t states = (size_t)quest->joint->rules->program->variable_count;
  seeking s = {
      .arena = arena,
      .quest = quest,
      .context = quest,
      .point = point,
      .states = {WW_NEWS(arena, int, states), WW_NEWS(arena, int, states)},
      .nodes = quest->nodes};
  ww_search_result finding = seek(&s, WW_ANY_NUMBER);
  int size = quest->joint->ground->topic_count;
  if (finding == WW_IMPOSSIBLE)
    return quest->joint->ground->partial ? WW_UNDECIDED : WW_IMPOSSIBLE;
  if (finding == WW_FOUND) {
    shrink(&s);
    size = ww_point_size(quest->joint->ground, point);
  }
  s.nodes = quest->nodes;
  for (int most = 0; most < size && s.nodes > 0; most++)
    if (seek(&s, most) == WW_FOUND) {
      finding = WW_FOUND;
      break;
    }
  if (finding != WW_FOUND)
    return finding;
  shrink(&s);
  prefer_first(&s);
  return WW_FOUND;
}
