/* The search, against all points of random domains. */
#include "engine/trials.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { BOXES = 3, PLENTY = 1000000 };

/* Some classes of each answer of one decision's problem (a box), and what lies
 * in them. */
typedef struct boxed {
  const trial *t;
  const brute *table;
  ww_prospect *prospect;
  uint64_t *box; /* [variable of the program] */
  int *states;
  ww_answers *answers; /* of one point */
  unsigned outcomes;   /* of its points, a bit each */
} boxed;

static void restrict_variable(const boxed *b, int v) {
  uint64_t kept = 0;
  for (uint64_t rest = b->box[v]; rest; rest &= rest - 1)
    if (ww_random_below(b->t->random, 3) > 0)
      kept |= rest & (~rest + 1);
  if (kept)
    b->box[v] = kept;
}

/* The class of v that stands for no answer. */
static uint64_t unknown_of(const boxed *b, int v) {
  int states = b->t->rules->program->variables[v].states;
  return ww_class(ww_class_of(b->prospect->problem->classes, v, states));
}

/* Sets are left whole, or are known or not before members are restricted. */
static void restrict_set(const boxed *b, const ww_question *question) {
  int what = ww_random_below(b->t->random, 4);
  for (int i = 0; what > 1 && i < question->value_count; i++) {
    int v = question->member_variable[i];
    if (v == WW_NONE || b->box[v] == unknown_of(b, v) ||
        !(b->box[v] & unknown_of(b, v)))
      continue;
    b->box[v] &= what == 2 ? unknown_of(b, v) : ~unknown_of(b, v);
    if (what == 3)
      restrict_variable(b, v);
  }
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

/* Whether the problem holds the variable, as an answer. */
static bool is_held(const boxed *b, int v) {
  return b->prospect->problem->variable_of[0][v] != WW_NONE &&
         ww_is_answer(b->t->rules->program->variables[v].kind);
}

static bool lies_in(const boxed *b, const int states[]) {
  const ww_classes *classes = b->prospect->problem->classes;
  for (int v = 0; v < b->t->rules->program->first_gate; v++)
    if (is_held(b, v) && !(b->box[v] >> ww_class_of(classes, v, states[v]) & 1))
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
  return false;
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

static void hold(const boxed *b) {
  const ww_problem *problem = b->prospect->problem;
  ww_solver_reset(b->prospect->solver);
  for (int v = 0; v < b->t->rules->program->first_gate; v++)
    if (is_held(b, v))
      ww_assume(b->prospect->solver, problem->variable_of[0][v], b->box[v]);
}

static void check_finding(const boxed *b, uint64_t outcomes, long budget) {
  const trial *t = b->t;
  bool there = b->outcomes & outcomes;
  bool plenty = budget == PLENTY;
  const int *found = b->prospect->solver->states[0];
  ww_search_result finding = ww_prospect_find(b->prospect, outcomes, &budget);
  REQUIRE(t, budget >= 0);
  REQUIRE(t, finding != WW_UNDECIDED || !plenty);
  REQUIRE(t, finding != WW_IMPOSSIBLE || !there);
  if (finding != WW_FOUND)
    return;
  REQUIRE(t, there);
  REQUIRE(t, lies_in(b, found));
  REQUIRE(t, sets_are_whole(t, found));
  memcpy(b->states, found,
         (size_t)t->rules->program->variable_count * sizeof *b->states);
  REQUIRE(t, outcomes >> ww_outcome_at(b->prospect, b->states) & 1);
}

/* The domains of a profile's open questions, and parts of them. */
static void check_decision(const trial *t, const brute *table,
                           ww_prospect *prospect) {
  const ww_program *program = t->rules->program;
  size_t variables = (size_t)program->variable_count;
  int at = brute_at(table, t->answers);
  for (int i = 0; i < BOXES; i++) {
    boxed b = {.t = t, .table = table, .prospect = prospect};
    b.box = WW_NEWS(t->arena, uint64_t, variables);
    b.states = WW_NEWS(t->arena, int, variables);
    b.answers = trial_copy(t);
    ww_states_of(t->rules, t->answers, b.states);
    for (int v = 0; v < program->first_gate; v++)
      if (ww_is_answer(program->variables[v].kind))
        b.box[v] = b.states[v] < program->variables[v].states
                       ? ww_class(ww_class_of(prospect->problem->classes, v,
                                              b.states[v]))
                       : ww_classes_all(prospect->problem->classes, v);
    if (i > 0)
      restrict_box(&b);
    brute_each(table, at, 0, note_point, &b);
    hold(&b);
    if (i > 1)
      ww_conclude(prospect->solver);
    for (int o = 0; o <= table->none; o++) {
      check_finding(&b, ww_class(o), PLENTY);
      check_finding(&b, ww_class(o), i);
    }
    check_finding(&b, 5, PLENTY);
  }
}

static void check_main(const trial *t) {
  check_decision(t, t->brute, t->prospect);
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
    check_decision(t, brute_new(t->arena, t->rules, d),
                   ww_prospect_new(t->arena, t->rules, d));
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
