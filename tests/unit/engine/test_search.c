/* Spaces, bounds and the search over them, against all points of a box. */
#include "engine/search.h"
#include "engine/trials.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { BOXES = 3, OPTIONS_MOST = 8, PLENTY = 1000000 };

/* One box of one decision's space, and what lies in it. */
typedef struct boxed {
  const trial *t;
  const brute *table;
  ww_search *search;
  ww_box box;
  int *states;
  ww_answers *answers;                       /* of one point */
  unsigned outcomes;                         /* of its points, a bit each */
  int64_t ahead[OPTIONS_MOST][OPTIONS_MOST]; /* the most, over its points */
} boxed;

static bool is_asked(const ww_variable *variable) {
  return variable->kind == WW_OF_QUESTION || variable->kind == WW_OF_MEMBER;
}

static void restrict_variable(const boxed *b, int v) {
  uint64_t kept = 0;
  for (uint64_t rest = b->box[v]; rest; rest &= rest - 1)
    if (ww_random_below(b->t->random, 3) > 0)
      kept |= rest & (~rest + 1);
  if (kept)
    b->box[v] = kept;
}

/* Sets are left whole, or split before their members are touched. */
static void restrict_set(const boxed *b, const ww_question *question) {
  int first = WW_NONE;
  for (int i = 0; i < question->value_count && first == WW_NONE; i++)
    first = question->member_variable[i];
  if (first == WW_NONE || !ww_must_split(b->search->space, b->box, first))
    return;
  int what = ww_random_below(b->t->random, 3);
  if (what == 0)
    return;
  ww_split_set(b->search->space, first, what == 1, b->box);
  for (int i = 0; what == 2 && i < question->value_count; i++)
    if (question->member_variable[i] != WW_NONE)
      restrict_variable(b, question->member_variable[i]);
}

static void restrict_box(const boxed *b) {
  for (int q = 0; q < b->t->rules->question_count; q++) {
    const ww_question *question = &b->t->rules->questions[q];
    if (question->type == WW_SET)
      restrict_set(b, question);
    else if (ww_random_below(b->t->random, 2) == 0)
      restrict_variable(b, question->variable);
  }
}

static bool lies_in(const boxed *b, const int states[]) {
  const ww_space *space = b->search->space;
  for (int v = 0; v < space->variable_count; v++)
    if (is_asked(&b->t->rules->program->variables[v]) &&
        !(b->box[v] >> space->class_of[v][states[v]] & 1))
      return false;
  return true;
}

static bool note_point(void *context, int combination) {
  boxed *b = context;
  brute_answers(b->table, combination, b->answers);
  ww_states_of(b->t->rules, b->answers, b->states);
  if (!lies_in(b, b->states))
    return false;
  b->outcomes |= 1u << b->table->outcomes[combination];
  ww_search_at(b->search, b->states);
  const ww_tally *tally = &b->search->evaluation->decisions[b->table->decision];
  for (int i = 0; tally->made && i < b->table->none; i++)
    for (int k = 0; k < b->table->none; k++)
      if (tally->scores[i] - tally->scores[k] > b->ahead[i][k])
        b->ahead[i][k] = tally->scores[i] - tally->scores[k];
  return false;
}

static void check_bounds(const boxed *b) {
  const trial *t = b->t;
  size_t variables = (size_t)t->rules->program->variable_count;
  ww_box box = WW_NEWS(t->arena, uint64_t, variables);
  int rival;
  memcpy(box, b->box, variables * sizeof *box);
  ww_bounds_look(b->search->bounds, box);
  for (int i = 0; i < b->table->none; i++)
    for (int k = 0; k < b->table->none; k++)
      REQUIRE(t,
              ww_bounds_ahead(b->search->bounds, box, i, k) >= b->ahead[i][k]);
  for (int o = 0; o <= b->table->none; o++)
    REQUIRE(t, ww_bounds_allow(b->search->bounds, box, o, &rival) ||
                   !(b->outcomes >> o & 1));
}

/* Every set is known whole or not at all. */
static bool sets_are_whole(const trial *t, const int states[]) {
  for (int q = 0; q < t->rules->question_count; q++) {
    const ww_question *question = &t->rules->questions[q];
    int known = 0;
    int unknown = 0;
    for (int i = 0; question->type == WW_SET && i < question->value_count;
         i++) {
      int v = question->member_variable[i];
      if (v != WW_NONE)
        *(states[v] == 2 ? &unknown : &known) += 1;
    }
    if (known && unknown)
      return false;
  }
  return true;
}

static void check_finding(const boxed *b, int outcome, long budget) {
  const trial *t = b->t;
  bool there = b->outcomes >> outcome & 1;
  b->search->budget = budget;
  ww_finding finding = ww_search_outcome(b->search, b->box, outcome);
  REQUIRE(t, finding != WW_UNDECIDED || budget < PLENTY);
  REQUIRE(t, finding != WW_IMPOSSIBLE || !there);
  if (finding != WW_FOUND)
    return;
  REQUIRE(t, there);
  REQUIRE(t, lies_in(b, b->search->states));
  REQUIRE(t, sets_are_whole(t, b->search->states));
  memcpy(b->states, b->search->states,
         (size_t)t->rules->program->variable_count * sizeof *b->states);
  REQUIRE(t, ww_search_at(b->search, b->states) == outcome);
}

static void check_decision(const trial *t, const brute *table,
                           ww_search *search) {
  size_t variables = (size_t)t->rules->program->variable_count;
  int at = brute_at(table, t->answers);
  for (int i = 0; i < BOXES; i++) {
    boxed b = {.t = t, .table = table, .search = search};
    b.box = WW_NEWS(t->arena, uint64_t, variables);
    b.states = WW_NEWS(t->arena, int, variables);
    b.answers = trial_copy(t);
    memset(b.ahead, 0x80, sizeof b.ahead); /* very low */
    ww_states_of(t->rules, t->answers, b.states);
    ww_box_fill(search->space, b.states, b.box);
    if (i > 0)
      restrict_box(&b);
    brute_each(table, at, 0, note_point, &b);
    check_bounds(&b);
    for (int o = 0; o <= table->none; o++) {
      check_finding(&b, o, PLENTY);
      check_finding(&b, o, i);
    }
  }
}

static void check_main(const trial *t) {
  ww_search *search =
      ww_search_new(t->arena, ww_space_new(t->arena, t->rules, t->rules->main));
  check_decision(t, t->brute, search);
}

static void main_decision(void **state) {
  (void)state;
  trials_run(8, check_main);
}

/* Of the decisions before and after the main one too. */
static void check_others(const trial *t) {
  for (int d = 0; d < t->rules->decision_count; d++) {
    if (d == t->rules->main)
      continue;
    ww_search *search =
        ww_search_new(t->arena, ww_space_new(t->arena, t->rules, d));
    check_decision(t, brute_new(t->arena, t->rules, d), search);
  }
}

static void other_decisions(void **state) {
  (void)state;
  trials_run(2, check_others);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(main_decision),
      cmocka_unit_test(other_decisions),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
