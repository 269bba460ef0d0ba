/* Seeking a near tie; see near_tie.h. */
#include "engine/near_tie.h"

enum { STEPS_MOST = 12, UNKNOWN_MEMBER = 2 };

typedef struct seeking {
  ww_search *search;
  const ww_near_tie *tie;
  const uint64_t *box;
  int *states;
  int64_t best; /* how far off the states are */
} seeking;

static bool fails(const seeking *s) {
  const ww_near_tie *tie = s->tie;
  const ww_space *space = s->search->space;
  for (int i = 0; tie->term && i < tie->term->count; i++) {
    const ww_mask_literal *literal = &tie->term->literals[i];
    int v = literal->variable;
    bool gate = space->rules->program->variables[v].kind == WW_OF_GATE;
    int k = gate ? s->states[v] : space->class_of[v][s->states[v]];
    if (!tie->but[v] && !(literal->pass >> k & 1))
      return true;
  }
  return false;
}

/* Points that lie between the states and what is wanted. */
static int64_t distance(const seeking *s) {
  enum { HOPELESS = 1000000000 };
  const ww_near_tie *tie = s->tie;
  const ww_space *space = s->search->space;
  ww_outcome_at(s->search, s->states);
  const ww_tally *tally = &s->search->evaluation->decisions[space->decision];
  if (!tally->made || tally->ruled_out[tie->a] || tally->ruled_out[tie->b])
    return INT64_MAX;
  int64_t off = tally->scores[tie->a] - tally->scores[tie->b] - tie->wanted;
  int64_t least = tally->scores[tie->a] < tally->scores[tie->b]
                      ? tally->scores[tie->a]
                      : tally->scores[tie->b];
  off = off < 0 ? -off : off;
  for (int o = 0; o < space->rules->decisions[space->decision].option_count;
       o++)
    if (!tally->ruled_out[o] && tally->scores[o] > least && o != tie->a &&
        o != tie->b)
      off += tally->scores[o] - least;
  return fails(s) ? off + HOPELESS : off;
}

/* A change of one variable, or of a whole set. */
typedef struct move {
  int variable; /* WW_NONE: none is better */
  int state;
  const int *members; /* all take the state; or NULL */
} move;

static void make(const seeking *s, const move *m) {
  if (!m->members)
    s->states[m->variable] = m->state;
  for (const int *v = m->members; v && *v != WW_NONE; v++)
    s->states[*v] = m->state;
}

static void try_move(seeking *s, const move *tried, move *best) {
  int64_t off = distance(s);
  if (off >= s->best)
    return;
  s->best = off;
  *best = *tried;
}

static void try_classes(seeking *s, int v, move *best) {
  const ww_space *space = s->search->space;
  int before = s->states[v];
  bool member = space->rules->program->variables[v].kind == WW_OF_MEMBER;
  for (uint64_t rest = s->box[v]; rest; rest &= rest - 1) {
    int state = space->state_of[v][__builtin_ctzll(rest)];
    move m = {v, state, NULL};
    if (state == before ||
        (member && (state == UNKNOWN_MEMBER || before == UNKNOWN_MEMBER)))
      continue; /* a set becomes known or unknown as a whole */
    s->states[v] = state;
    try_move(s, &m, best);
  }
  s->states[v] = before;
}

/* All absent, or all unknown. */
static void try_set(seeking *s, const int *members, move *best) {
  const ww_space *space = s->search->space;
  int before[WW_SET_MEMBERS_MOST];
  bool known = s->states[members[0]] != UNKNOWN_MEMBER;
  move m = {members[0], known ? UNKNOWN_MEMBER : 0, members};
  int count = 0;
  for (; members[count] != WW_NONE; count++) {
    int v = members[count];
    before[count] = s->states[v];
    if (!(s->box[v] >> space->class_of[v][m.state] & 1))
      return;
  }
  make(s, &m);
  try_move(s, &m, best);
  for (int i = 0; i < count; i++)
    s->states[members[i]] = before[i];
}

void ww_near_tie_seek(ww_search *search, const ww_near_tie *tie,
                      const uint64_t *box, int states[]) {
  const ww_space *space = search->space;
  const ww_program *program = space->rules->program;
  const ww_narrow *narrow = search->bounds->narrow;
  seeking s = {.search = search, .tie = tie, .box = box};
  s.states = states;
  s.best = distance(&s);
  for (int step = 0; step < STEPS_MOST && s.best > 0; step++) {
    move best = {.variable = WW_NONE};
    for (int v = 0; v < program->first_gate; v++)
      if (space->matters[v] && !tie->but[v] && !ww_is_single(box[v]) &&
          program->variables[v].kind != WW_OF_OUTCOME)
        try_classes(&s, v, &best);
    for (int i = 0; i < narrow->set_count; i++)
      if (!tie->but[narrow->set_members[i][0]])
        try_set(&s, narrow->set_members[i], &best);
    if (best.variable == WW_NONE)
      break;
    make(&s, &best);
  }
}
