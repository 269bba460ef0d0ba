/* The shipped rulebook: nothing is wrong with it, all is decided and cheaply
 * so; and each example does what it is an example of, by the second
 * evaluator. */
#include "engine/brute_force.h"
#include "engine/random_rules.h"
#include "study/check/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

enum { DECISIONS_MOST = 8, NODES_MOST = 150000, INVARIANTS_LEAST = 20 };

typedef struct subject {
  ww_arena *arena;
  const ww_rules *rules;
  const ww_findings *findings;
} subject;

static int set_up(void **state) {
  ww_arena *arena = ww_arena_new();
  subject *s = WW_NEW(arena, subject);
  s->arena = arena;
  s->rules = book_shipped(arena);
  s->findings = ww_findings_make(arena, s->rules, WW_CHECK_WORK, NULL);
  *state = s;
  return 0;
}

static int tear_down(void **state) {
  subject *s = *state;
  ww_arena_free(s->arena);
  return 0;
}

static void nothing_is_wrong(void **state) {
  const subject *s = *state;
  int invariants = 0;
  for (int i = 0; i < s->findings->flaw_count; i++)
    fprintf(stderr, "%s\n", s->findings->flaws[i].diag->message.at);
  assert_int_equal(s->findings->flaw_count, 0);
  assert_true(s->findings->facts.exact);
  assert_true(s->findings->facts.nodes < NODES_MOST);
  for (int d = 0; d < s->rules->decision_count; d++)
    invariants += s->rules->decisions[d].invariant_count;
  assert_true(invariants >= INVARIANTS_LEAST);
}

static void more_work_decides_more(void **state) {
  const subject *s = *state;
  ww_arena *arena = ww_arena_scratch(s->arena);
  const ww_findings *little =
      ww_findings_make(arena, s->rules, WW_CHECK_WORK / 2000, NULL);
  assert_false(little->facts.exact);
  assert_true(little->facts.nodes < s->findings->facts.nodes);
  ww_arena_free(arena);
}

static ww_answers answers_of(const subject *s, const ww_assignment *profile) {
  ww_answers answers = {
      .of = WW_NEWS(s->arena, ww_answer, (size_t)s->rules->question_count)};
  for (int i = 0; i < profile->count; i++)
    answers.of[profile->questions[i]] = profile->answers[i];
  return answers;
}

static void options_come_out(void **state) {
  const subject *s = *state;
  for (int d = 0; d < s->rules->decision_count; d++)
    for (int o = 0; o < s->rules->decisions[d].option_count; o++) {
      const ww_exhibit *option = &s->findings->facts.decisions[d].options[o];
      assert_int_equal(option->finding, WW_FOUND);
      ww_answers answers = answers_of(s, &option->example.profiles[0]);
      assert_int_equal(tree_outcome(s->rules, &answers, d), o);
    }
}

static void questions_make_the_difference(void **state) {
  const subject *s = *state;
  for (int q = 0; q < s->rules->question_count; q++) {
    const ww_question_facts *facts = &s->findings->facts.questions[q];
    tree_result results[2][DECISIONS_MOST];
    bool advised[2];
    assert_int_equal(facts->live.finding, WW_FOUND);
    for (int i = 0; i < 2; i++) {
      ww_answers answers = answers_of(s, &facts->live.example.profiles[i]);
      tree_decide(s->rules, &answers, s->rules->decision_count, results[i]);
      advised[i] = facts->advice != WW_NONE &&
                   tree_advises(s->rules, &answers, results[i], facts->advice);
    }
    if (facts->decision != WW_NONE)
      assert_int_not_equal(results[0][facts->decision].winner,
                           results[1][facts->decision].winner);
    else if (facts->advice != WW_NONE)
      assert_int_not_equal(advised[0], advised[1]);
    else
      assert_int_not_equal(facts->price, WW_NONE);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_is_wrong),
      cmocka_unit_test(more_work_decides_more),
      cmocka_unit_test(options_come_out),
      cmocka_unit_test(questions_make_the_difference),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
