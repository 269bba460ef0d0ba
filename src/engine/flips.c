/* Flips; see analysis.h. */
#include "engine/analysis.h"

#include "engine/change.h"

#include <assert.h>
#include <string.h>

/* Points that are tried to find the nearest one; and nodes that a search for
 * any group is worth where swings tell of each. */
enum { TRIES_MOST = 4096, NODES_WORTH = 32 };

typedef struct making {
  ww_arena *arena;
  ww_prospect *prospect;
  const ww_rules *rules;
  const ww_answers *answers;
  const int *today; /* states of the profile as it is */
  int *states;      /* today's, with some answers changed */
  int now;
  ww_tally tally;                /* today's */
  ww_alternatives *alternatives; /* [question] */
  ww_swings *swings;
  bool *away;  /* [question] */
  bool *open;  /* [question]: of the group at hand */
  long single; /* left for changes of one answer */
  long budget; /* left for those of more */
  long looks;  /* that were not taken from it yet */
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

/* ---- Telling ---------------------------------------------------------- */

/* A decision with one answer changed, out of the budget for them. */
static bool afford(making *m) {
  m->single -= m->prospect->cost;
  if (m->single < 0)
    m->flips->exact = false;
  return m->single >= 0;
}

typedef struct wanting {
  making *m;
  int variable;
  int outcome;
} wanting;

static bool leads_there(void *context, int state) {
  const wanting *w = context;
  w->m->states[w->variable] = state;
  return afford(w->m) &&
         ww_outcome_at(w->m->prospect, w->m->states) == w->outcome;
}

/* Of a change that has been entered; the states are left as they were. */
static ww_change tell(making *m, int q, const ww_alternative *alternative,
                      int outcome) {
  const ww_question *question = &m->rules->questions[q];
  wanting w = {m, question->variable, outcome};
  ww_change change = ww_change_tell(m->rules, m->answers, q, alternative,
                                    (ww_aim){leads_there, &w});
  ww_enter(question, alternative, m->states);
  return change;
}

/* ---- One answer ------------------------------------------------------- */

static bool flip_one(making *m, int q) {
  const ww_question *question = &m->rules->questions[q];
  const ww_alternatives *list = &m->alternatives[q];
  bool set = question->type == WW_SET;
  /* Runs of a number or scale are told once. */
  bool *told = WW_NEWS(m->arena, bool, (size_t)list->count + 1);
  bool any = false;
  int fewest = 0; /* members of a set that had to change */
  for (int i = 0; i < list->count; i++) {
    const ww_alternative *alternative = &list->of[i];
    if (set ? any && alternative->changes > fewest : told[alternative->state])
      continue;
    if (!afford(m))
      break;
    reset_states(m);
    ww_enter(question, alternative, m->states);
    int outcome = ww_outcome_at(m->prospect, m->states);
    ww_swings_note(m->arena, m->swings, q, list->count,
                   ww_tally_of(m->prospect));
    if (outcome == m->now)
      continue;
    any = true;
    fewest = alternative->changes;
    ww_change change = tell(m, q, alternative, outcome);
    for (int s = change.first; !set && s <= change.last; s++)
      told[s] = true;
    ww_flip *flip = add_flip(m, !m->answers->of[q].known, outcome);
    if (flip)
      flip->changes[flip->count++] = change;
  }
  m->flips->exact &= list->complete;
  return any;
}

/* ---- Two or three answers --------------------------------------------- */

typedef struct group {
  int questions[WW_CHANGES_MOST];
  int count;
} group;

/* Whether it is made at all may change, of which swings say nothing. */
static bool swings_are_blunt(const making *m) {
  return !m->tally.made ||
         m->rules->program->when[m->prospect->decision].count > 0;
}

/* Whether all that the group's rules can do is enough: a proof if not. */
static bool may_reach(const making *m, const group *g, int outcome) {
  ww_swing sum = {0};
  int none = m->prospect->none;
  for (int i = 0; i < g->count; i++) {
    const ww_swing *s = &m->swings->of[g->questions[i]][outcome];
    sum.gain += s->gain;
    sum.lifts |= s->lifts;
    sum.rules_out |= s->rules_out;
  }
  if (swings_are_blunt(m))
    return true;
  if (outcome == none)
    return sum.rules_out;
  if (m->tally.ruled_out[outcome] && !sum.lifts)
    return false;
  if (m->now == none || sum.rules_out)
    return true;
  int64_t behind = m->tally.scores[m->now] - m->tally.scores[outcome];
  return outcome < m->now ? sum.gain >= behind : sum.gain > behind;
}

/* Whether each of the group's answers was looked at by itself. */
static bool is_noted(const making *m, const group *g) {
  for (int i = 0; i < g->count; i++) {
    const ww_alternatives *list = &m->alternatives[g->questions[i]];
    if (!list->complete || m->swings->noted[g->questions[i]] < list->count)
      return false;
  }
  return m->tally.made;
}

/* Looks at all of them together, which takes from the budget. */
static void look_at(making *m, const group *g) {
  for (int i = 0; i < g->count; i++)
    m->looks += (long)m->alternatives[g->questions[i]].count * m->swings->words;
  ww_swings_look(m->swings, g->questions, g->count);
}

/* Looks for answers to the group's questions that lead to the outcome. */
static ww_search_result search_group(making *m, const group *g, int outcome) {
  for (int i = 0; i < g->count; i++)
    m->open[g->questions[i]] = true;
  ww_prospect_vary(m->prospect, m->today, m->open);
  for (int i = 0; i < g->count; i++)
    m->open[g->questions[i]] = false;
  return ww_prospect_find(m->prospect, ww_class(outcome), &m->budget);
}

/* The alternative that a point of the group's box stands for. */
static ww_alternative alternative_at(const making *m, int q,
                                     const int states[]) {
  const ww_question *question = &m->rules->questions[q];
  ww_alternative found = {.changes = 1};
  if (question->type != WW_SET) {
    const ww_classes *classes = m->prospect->problem->classes;
    int v = question->variable;
    int wanted = ww_class_of(classes, v, states[v]);
    const ww_alternatives *list = &m->alternatives[q];
    found.state = states[v];
    for (int i = list->count - 1; i >= 0; i--) /* the nearest that is alike */
      if (ww_class_of(classes, v, list->of[i].state) == wanted)
        found = list->of[i];
    return found;
  }
  found.members = m->answers->of[q].members;
  for (int i = 0; i < question->value_count; i++) {
    int v = question->member_variable[i];
    uint64_t bit = (uint64_t)1 << i;
    if (v != WW_NONE)
      found.members =
          states[v] == 1 ? found.members | bit : found.members & ~bit;
  }
  return found;
}

/* The point that has been entered, which costs little where it is known what
 * each of its answers does. */
static bool leads_to(const making *m, const int picks[], int outcome) {
  return (m->swings->count == 0 || outcome == m->prospect->none ||
          ww_swings_may_win_at(m->swings, picks, m->states, outcome)) &&
         ww_outcome_at(m->prospect, m->states) == outcome;
}

/* Tries the alternatives of all questions of the group, nearest first. */
static bool find_point(making *m, const group *g, int at, int outcome,
                       int picks[], int *tries) {
  if (at == g->count)
    return (*tries)-- > 0 && leads_to(m, picks, outcome);
  const ww_question *question = &m->rules->questions[g->questions[at]];
  const ww_alternatives *list = &m->alternatives[g->questions[at]];
  assert(at < WW_CHANGES_MOST);
  for (int i = 0; *tries > 0 && i < list->count; i++) {
    ww_enter(question, &list->of[i], m->states);
    picks[at] = i;
    if (find_point(m, g, at + 1, outcome, picks, tries))
      return true;
  }
  return false;
}

static void tell_group(making *m, const group *g, int outcome, ww_flip *flip) {
  ww_alternative chosen[WW_CHANGES_MOST];
  int picks[WW_CHANGES_MOST];
  int tries = TRIES_MOST;
  for (int i = 0; i < g->count; i++)
    chosen[i] =
        alternative_at(m, g->questions[i], m->prospect->solver->states[0]);
  reset_states(m);
  if (find_point(m, g, 0, outcome, picks, &tries))
    for (int i = 0; i < g->count; i++)
      chosen[i] = m->alternatives[g->questions[i]].of[picks[i]];
  for (int i = 0; i < g->count; i++)
    ww_enter(&m->rules->questions[g->questions[i]], &chosen[i], m->states);
  for (int i = 0; i < g->count; i++)
    flip->changes[flip->count++] =
        tell(m, g->questions[i], &chosen[i], outcome);
}

static bool flip_group(making *m, const group *g, bool open) {
  enum { LOOKS_OF_NODE = 256 };
  bool any = false;
  bool noted = is_noted(m, g);
  m->swings->count = 0;
  m->budget -= ++m->looks / LOOKS_OF_NODE;
  m->looks %= LOOKS_OF_NODE;
  for (int o = 0; o <= m->prospect->none && m->budget > 0; o++) {
    if (o == m->now || !may_reach(m, g, o))
      continue;
    if (noted && m->swings->count == 0)
      look_at(m, g);
    if (noted && o < m->prospect->none && !ww_swings_may_win(m->swings, o))
      continue;
    ww_search_result finding = search_group(m, g, o);
    m->flips->exact &= finding != WW_UNDECIDED;
    if (finding != WW_FOUND)
      continue;
    any = true;
    ww_flip *flip = add_flip(m, open, o);
    if (flip)
      tell_group(m, g, o, flip);
  }
  return any;
}

/* Whether some group of `size` that begins with this one may flip anything:
 * one search for all of them. */
static bool may_flip(making *m, const group *g, int size, int from, bool open) {
  const ww_problem *problem = m->prospect->problem;
  for (int q = 0; q < m->rules->question_count; q++)
    m->open[q] = q >= from && m->answers->of[q].known != open;
  for (int i = 0; i < g->count; i++)
    m->open[g->questions[i]] = m->away[g->questions[i]] = true;
  ww_prospect_near(m->prospect, m->today, m->open, m->away, size);
  memset(m->open, 0, (size_t)m->rules->question_count * sizeof *m->open);
  for (int i = 0; i < g->count; i++)
    m->away[g->questions[i]] = false;
  long worth = swings_are_blunt(m) ? m->budget : NODES_WORTH;
  long left = worth < m->budget ? worth : m->budget;
  m->budget -= left;
  bool may = ww_prospect_find(m->prospect,
                              ww_all_classes(problem, problem->outcome[0]) &
                                  ~ww_class(m->now),
                              &left) != WW_IMPOSSIBLE;
  m->budget += left;
  return may;
}

/* All groups of `size` among the questions from `from` on. */
static bool flip_groups(making *m, group *g, int size, int from, bool open) {
  bool any = false;
  if (g->count == size)
    return flip_group(m, g, open);
  /* Where swings tell, the last question is not worth a search of its own. */
  if ((g->count == 0 || swings_are_blunt(m)) &&
      !may_flip(m, g, size, from, open))
    return false;
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

/* Of known and of open answers apart, where no single one flips. */
static void flip_sets(making *m, bool any[]) {
  group g = {.count = 0};
  long budgets[2] = {m->prospect->budgets.sets, m->prospect->budgets.sets};
  for (int size = 2; size <= WW_CHANGES_MOST; size++) {
    for (int open = 0; open < 2; open++) {
      m->budget = budgets[open];
      if (!any[open] && m->budget > 0)
        any[open] = flip_groups(m, &g, size, 0, open);
      if (m->budget <= 0)
        m->flips->exact = false;
      budgets[open] = m->budget;
    }
  }
}

/* ---- All -------------------------------------------------------------- */

static void note_today(making *m) {
  const ww_decision_rules *decision =
      &m->rules->decisions[m->prospect->decision];
  size_t options = (size_t)decision->option_count;
  size_t words = (size_t)m->rules->program->blocks[m->prospect->decision].words;
  const ww_tally *tally =
      &m->prospect->evaluation->decisions[m->prospect->decision];
  m->now = ww_outcome_at(m->prospect, m->states);
  m->tally = *tally;
  m->tally.scores = WW_NEWS(m->arena, int64_t, options);
  m->tally.ruled_out = WW_NEWS(m->arena, bool, options);
  m->tally.fired = WW_NEWS(m->arena, uint64_t, words);
  memcpy(m->tally.scores, tally->scores, options * sizeof *tally->scores);
  memcpy(m->tally.ruled_out, tally->ruled_out,
         options * sizeof *tally->ruled_out);
  if (words)
    memcpy(m->tally.fired, tally->fired, words * sizeof *tally->fired);
}

ww_flips *ww_flips_make(ww_arena *arena, ww_prospect *prospect,
                        const ww_answers *answers) {
  const ww_rules *rules = prospect->rules;
  size_t variables = (size_t)rules->program->variable_count;
  int *today = WW_NEWS(arena, int, variables);
  making m = {.arena = arena,
              .prospect = prospect,
              .rules = rules,
              .answers = answers,
              .today = today,
              .states = WW_NEWS(arena, int, variables),
              .open = WW_NEWS(arena, bool, (size_t)rules->question_count),
              .away = WW_NEWS(arena, bool, (size_t)rules->question_count),
              .single = prospect->budgets.single,
              .flips = WW_NEW(arena, ww_flips)};
  bool any[2] = {false, false};
  m.flips->exact = true;
  ww_states_of(rules, answers, today);
  reset_states(&m);
  note_today(&m);
  m.alternatives =
      WW_NEWS(arena, ww_alternatives, (size_t)rules->question_count);
  for (int q = 0; q < rules->question_count; q++)
    m.alternatives[q] = ww_alternatives_of(arena, rules, answers, q);
  m.swings = ww_swings_make(arena, prospect, &m.tally, today);
  for (int open = 0; open < 2; open++)
    for (int q = 0; q < rules->question_count; q++)
      if (answers->of[q].known != open)
        any[open] = flip_one(&m, q) || any[open];
  m.flips->exact &= prospect->problem->fits;
  if (prospect->problem->fits)
    flip_sets(&m, any);
  return m.flips;
}
