/* Flips; see flips.h. */
#include "engine/flips.h"

#include <string.h>

/* Nodes for sets of two and three together, of known and of open answers. */
enum { NODES_FOR_SETS = 6000, TRIES_MOST = 4096 };

typedef struct making {
  ww_arena *arena;
  ww_search *search;
  const ww_rules *rules;
  const ww_answers *answers;
  const int *today; /* states of the profile as it is */
  int *states;      /* today's, with some answers changed */
  int now;
  ww_alternatives *alternatives; /* [question] */
  ww_box today_box;
  ww_box open_box; /* every variable open */
  ww_box box;
  long budget;
  ww_flips *flips;
} making;

static void reset_states(const making *m) {
  size_t size = (size_t)m->rules->program->variable_count * sizeof(int);
  memcpy(m->states, m->today, size);
}

/* A flip is dropped when the list is full, not when it is wrong. */
static ww_flip *add_flip(making *m, bool open, int outcome) {
  static const ww_flip empty;
  ww_flips *flips = m->flips;
  if (flips->count == WW_FLIPS_MOST) {
    flips->left_out++;
    return NULL;
  }
  ww_flip *flip = &flips->of[flips->count++];
  *flip = empty;
  flip->open = open;
  flip->outcome = outcome;
  return flip;
}

/* ---- One answer ------------------------------------------------------- */

/* Runs of a number or scale are told once. */
static bool already_told(const ww_flip *told[], int count,
                         const ww_alternative *alternative) {
  for (int i = 0; i < count; i++) {
    const ww_change *change = &told[i]->changes[0];
    if (alternative->state >= change->first &&
        alternative->state <= change->last)
      return true;
  }
  return false;
}

static bool flip_one(making *m, int q) {
  const ww_question *question = &m->rules->questions[q];
  const ww_alternatives *list = &m->alternatives[q];
  const ww_flip *told[WW_FLIPS_MOST];
  int told_count = 0;
  int fewest = 0; /* members of a set that had to change */
  bool any = false;
  for (int i = 0; i < list->count; i++) {
    const ww_alternative *alternative = &list->of[i];
    bool set = question->type == WW_SET;
    if ((fewest && alternative->changes > fewest) ||
        (!set && already_told(told, told_count, alternative)))
      continue;
    reset_states(m);
    ww_enter(question, alternative, m->states);
    int outcome = ww_outcome_at(m->search, m->states);
    if (outcome == m->now)
      continue;
    any = true;
    if (set)
      fewest = alternative->changes;
    ww_flip *flip = add_flip(m, !m->answers->of[q].known, outcome);
    if (!flip)
      continue;
    flip->changes[0] = ww_change_tell(m->search, m->answers, q, alternative,
                                      m->states, outcome);
    flip->count = 1;
    told[told_count++] = flip;
  }
  m->flips->exact &= list->complete;
  return any;
}

/* ---- Two or three answers --------------------------------------------- */

typedef struct group {
  int questions[WW_CHANGES_MOST];
  int count;
} group;

static void open_question(const making *m, int q) {
  const ww_question *question = &m->rules->questions[q];
  if (question->type != WW_SET) {
    m->box[question->variable] = m->open_box[question->variable];
    return;
  }
  for (int i = 0; i < question->value_count; i++) {
    int v = question->member_variable[i];
    if (v != WW_NONE)
      m->box[v] = m->open_box[v];
  }
}

/* Whether changing these answers may lead to the outcome: a proof if not. */
static bool may_flip(making *m, const group *g, int outcome) {
  size_t size = (size_t)m->search->space->variable_count * sizeof(uint64_t);
  memcpy(m->box, m->today_box, size);
  for (int i = 0; i < g->count; i++)
    open_question(m, g->questions[i]);
  m->search->budget = m->budget;
  ww_finding finding = ww_search_outcome(m->search, m->box, outcome);
  m->budget = m->search->budget;
  return finding != WW_IMPOSSIBLE;
}

/* Tries the alternatives of all questions of the group, nearest first. */
static bool find_point(making *m, const group *g, int at, int outcome,
                       const ww_alternative *chosen[], int *tries) {
  if (at == g->count)
    return (*tries)-- > 0 && ww_outcome_at(m->search, m->states) == outcome;
  const ww_question *question = &m->rules->questions[g->questions[at]];
  const ww_alternatives *list = &m->alternatives[g->questions[at]];
  for (int i = 0; i<list->count && * tries> 0; i++) {
    ww_enter(question, &list->of[i], m->states);
    chosen[at] = &list->of[i];
    if (find_point(m, g, at + 1, outcome, chosen, tries))
      return true;
  }
  return false;
}

static bool flip_group(making *m, const group *g, bool open) {
  bool any = false;
  int options = m->search->bounds->option_count;
  for (int o = 0; o <= options && m->budget > 0; o++) {
    const ww_alternative *chosen[WW_CHANGES_MOST];
    int tries = TRIES_MOST;
    if (o == m->now || !may_flip(m, g, o))
      continue;
    reset_states(m);
    bool found = find_point(m, g, 0, o, chosen, &tries);
    m->flips->exact &= found || tries > 0;
    if (!found)
      continue;
    any = true;
    ww_flip *flip = add_flip(m, open, o);
    for (int i = 0; flip && i < g->count; i++)
      flip->changes[flip->count++] = ww_change_tell(
          m->search, m->answers, g->questions[i], chosen[i], m->states, o);
  }
  return any;
}

/* All groups of `size` among the questions from `from` on. */
static bool flip_groups(making *m, group *g, int size, int from, bool open) {
  bool any = false;
  if (g->count == size)
    return flip_group(m, g, open);
  for (int q = from; q < m->rules->question_count; q++) {
    if (m->answers->of[q].known == open || m->alternatives[q].count == 0)
      continue;
    g->questions[g->count++] = q;
    any = flip_groups(m, g, size, q + 1, open) || any;
    g->count--;
    if (m->budget <= 0)
      break;
  }
  return any;
}

static void flip_sets(making *m, bool open) {
  group g = {.count = 0};
  if (!m->search->space->fits) {
    m->flips->exact = false;
    return;
  }
  m->budget = NODES_FOR_SETS / 2;
  for (int size = 2; size <= WW_CHANGES_MOST; size++)
    if (flip_groups(m, &g, size, 0, open))
      break;
  if (m->budget <= 0)
    m->flips->exact = false;
}

/* ---- All -------------------------------------------------------------- */

static void fill_boxes(making *m) {
  const ww_space *space = m->search->space;
  size_t variables = (size_t)space->variable_count;
  int *unknown = WW_NEWS(m->arena, int, variables);
  m->today_box = WW_NEWS(m->arena, uint64_t, variables);
  m->open_box = WW_NEWS(m->arena, uint64_t, variables);
  m->box = WW_NEWS(m->arena, uint64_t, variables);
  if (!space->fits)
    return;
  for (int v = 0; v < space->variable_count; v++) {
    unknown[v] = m->rules->program->variables[v].states;
    m->today_box[v] = (uint64_t)1 << space->class_of[v][m->today[v]];
  }
  ww_box_fill(space, unknown, m->open_box);
}

ww_flips *ww_flips_make(ww_arena *arena, ww_search *search,
                        const ww_answers *answers) {
  const ww_rules *rules = search->space->rules;
  size_t variables = (size_t)rules->program->variable_count;
  int *today = WW_NEWS(arena, int, variables);
  making m = {.arena = arena,
              .search = search,
              .rules = rules,
              .answers = answers,
              .today = today,
              .states = WW_NEWS(arena, int, variables),
              .flips = WW_NEW(arena, ww_flips)};
  m.flips->exact = true;
  ww_states_of(rules, answers, today);
  m.now = ww_outcome_at(search, today);
  m.alternatives =
      WW_NEWS(arena, ww_alternatives, (size_t)rules->question_count);
  bool any[2] = {false, false};
  for (int q = 0; q < rules->question_count; q++)
    m.alternatives[q] = ww_alternatives_of(arena, rules, answers, q);
  for (int open = 0; open < 2; open++)
    for (int q = 0; q < rules->question_count; q++)
      if (answers->of[q].known != open)
        any[open] = flip_one(&m, q) || any[open];
  fill_boxes(&m);
  for (int open = 0; open < 2; open++)
    if (!any[open])
      flip_sets(&m, open);
  return m.flips;
}
