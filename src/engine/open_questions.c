/* Open questions; see open_questions.h. */
#include "engine/open_questions.h"

#include <string.h>

typedef struct making {
  ww_arena *arena;
  ww_search *search;
  const ww_rules *rules;
  const ww_draws *draws;
  int *today; /* states of the profile as it is */
  int *states;
  ww_box box;
} making;

/* ---- Does it matter? -------------------------------------------------- */

/* Today, in the draws whose winner is least ahead, or anywhere. */
static ww_finding matters(const making *m, ww_live *live, int question) {
  if (!live)
    return WW_UNDECIDED;
  ww_live_turn(live, question);
  if (ww_live_at(live, m->today))
    return WW_FOUND;
  for (int i = 0; i < m->draws->close_count; i++)
    if (ww_live_at(live, m->draws->close[i]))
      return WW_FOUND;
  return ww_live_search(live, m->box);
}

/* ---- What an answer leads to ------------------------------------------ */

static void add_lead(ww_open_question *open, const ww_question *question,
                     int state, int outcome) {
  bool ordered = question->type == WW_NUMBER || question->type == WW_SCALE;
  ww_lead *last = open->lead_count ? &open->leads[open->lead_count - 1] : NULL;
  if (last && ordered && last->outcome == outcome) {
    last->last = state;
    return;
  }
  open->leads[open->lead_count++] = (ww_lead){state, state, outcome};
}

/* Each answer alone, all other questions staying open. */
static void add_leads(const making *m, ww_open_question *open) {
  const ww_rules *rules = m->rules;
  const ww_question *question = &rules->questions[open->question];
  bool set = question->type == WW_SET;
  int count = set ? question->value_count
                  : rules->program->variables[question->variable].states;
  open->leads = WW_NEWS(m->arena, ww_lead, (size_t)count);
  for (int i = 0; i < count; i++) {
    ww_alternative alternative = {.state = i,
                                  .members = set ? (uint64_t)1 << i : 0};
    if (set && question->member_variable[i] == WW_NONE)
      continue;
    memcpy(m->states, m->today,
           (size_t)m->search->space->variable_count * sizeof *m->today);
    ww_enter(question, &alternative, m->states);
    add_lead(open, question, i, ww_outcome_at(m->search, m->states));
  }
}

/* ---- Ranking ---------------------------------------------------------- */

static bool stands_before(const ww_rules *rules, const ww_open_question *a,
                          const ww_open_question *b) {
  if (a->information != b->information)
    return a->information > b->information;
  bool core_a = rules->questions[a->question].core;
  bool core_b = rules->questions[b->question].core;
  return core_a && !core_b;
}

static void insert(ww_open_questions *list, const ww_rules *rules,
                   ww_open_question added) {
  int at = list->count++;
  for (; at > 0 && stands_before(rules, &added, &list->of[at - 1]); at--)
    list->of[at] = list->of[at - 1];
  list->of[at] = added;
}

ww_open_questions *ww_open_questions_make(ww_arena *arena, ww_search *search,
                                          const ww_draws *draws,
                                          const ww_unknowns *unknowns,
                                          const ww_answers *answers) {
  const ww_rules *rules = search->space->rules;
  size_t variables = (size_t)search->space->variable_count;
  making m = {.arena = arena,
              .search = search,
              .rules = rules,
              .draws = draws,
              .today = WW_NEWS(arena, int, variables),
              .states = WW_NEWS(arena, int, variables),
              .box = WW_NEWS(arena, uint64_t, variables)};
  ww_live *live = ww_live_new(arena, search);
  ww_open_questions *list = WW_NEW(arena, ww_open_questions);
  list->of = WW_NEWS(arena, ww_open_question, (size_t)rules->question_count);
  list->exact = true;
  ww_states_of(rules, answers, m.today);
  if (search->space->fits)
    ww_box_fill(search->space, m.today, m.box);
  bool settled = unknowns->possible_count + unknowns->may_block == 1;
  for (int q = 0; q < rules->question_count; q++) {
    if (settled || answers->of[q].known)
      continue;
    ww_finding finding = matters(&m, live, q);
    if (finding == WW_IMPOSSIBLE)
      continue;
    ww_open_question open = {
        .question = q,
        .information = ww_information(draws, rules, q),
        .proved = finding == WW_FOUND,
    };
    list->exact &= open.proved;
    add_leads(&m, &open);
    insert(list, rules, open);
  }
  return list;
}
