/* Open questions; see analysis.h. */
#include "engine/analysis.h"

#include <string.h>

/* Nodes for so many questions are there for all of them together. */
enum { QUESTIONS_FULL = 3 };

typedef struct making {
  ww_arena *arena;
  ww_prospect *prospect;
  const ww_rules *rules;
  const ww_completions *completions;
  int *today; /* states of the profile as it is */
  int *states;
  bool *open;        /* [question] */
  uint64_t outcomes; /* that are possible */
  long left;         /* nodes for all questions */
} making;

/* ---- Does it matter? -------------------------------------------------- */

/* Today, in the completions whose winner is least ahead, or anywhere. */
static ww_search_result matters(making *m, ww_live *live, int question) {
  ww_live_turn(live, question);
  if (ww_live_at(live, m->today))
    return WW_FOUND;
  for (int i = 0; i < m->completions->close_count; i++)
    if (ww_live_at(live, m->completions->close[i]))
      return WW_FOUND;
  long usual = m->prospect->budgets.live;
  long most = m->left < usual ? m->left : usual;
  long nodes = most;
  ww_search_result finding =
      ww_live_search(live, m->today, m->open, m->outcomes, &nodes);
  m->left -= most - nodes;
  return finding;
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
           (size_t)rules->program->variable_count * sizeof *m->today);
    ww_enter(question, &alternative, m->states);
    add_lead(open, question, i, ww_outcome_at(m->prospect, m->states));
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

ww_open_questions *ww_open_questions_make(ww_arena *arena,
                                          ww_prospect *prospect,
                                          const ww_completions *completions,
                                          const ww_unknowns *unknowns,
                                          const ww_answers *answers) {
  const ww_rules *rules = prospect->rules;
  size_t variables = (size_t)rules->program->variable_count;
  size_t questions = (size_t)rules->question_count;
  making m = {.arena = arena,
              .prospect = prospect,
              .rules = rules,
              .completions = completions,
              .today = WW_NEWS(arena, int, variables),
              .states = WW_NEWS(arena, int, variables),
              .open = WW_NEWS(arena, bool, questions),
              .outcomes = ww_outcomes_left(unknowns, prospect->none),
              .left = prospect->budgets.live * QUESTIONS_FULL};
  ww_live *live = ww_live_new(arena, prospect);
  ww_open_questions *list = WW_NEW(arena, ww_open_questions);
  list->of = WW_NEWS(arena, ww_open_question, questions);
  list->exact = true;
  ww_states_of(rules, answers, m.today);
  for (int q = 0; q < rules->question_count; q++)
    m.open[q] = !answers->of[q].known;
  bool settled = unknowns->possible_count + unknowns->may_block == 1;
  for (int q = 0; q < rules->question_count && !settled; q++) {
    ww_search_result finding = m.open[q] && ww_may_be_asked(rules, q, answers)
                                   ? matters(&m, live, q)
                                   : WW_IMPOSSIBLE;
    if (finding == WW_IMPOSSIBLE)
      continue;
    ww_open_question open = {
        .question = q,
        .information = ww_information(completions, rules, q),
        .proved = finding == WW_FOUND,
    };
    list->exact &= open.proved;
    add_leads(&m, &open);
    insert(list, rules, open);
  }
  return list;
}
