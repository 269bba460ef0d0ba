/* Completions that are drawn: again by plain code, their distribution, and
 * information against the formula in floating point. */
#include "engine/completions.h"
#include "engine/trials.h"
#include "rulebook/cells.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { VALUES_MOST = 16 };

/* Design.md section 1: seed 1, questions in order; uniform over the cells; a
 * set draws a size of 0 to 3, then its members. */
static void draw(const trial *t, ww_random *random, ww_answers *answers) {
  for (int q = 0; q < t->rules->question_count; q++) {
    const ww_question *question = &t->rules->questions[q];
    ww_answer *answer = &answers->of[q];
    if (t->answers->of[q].known)
      continue;
    *answer = (ww_answer){.known = true};
    if (question->type != WW_SET) {
      int digit = ww_random_below(random, brute_cells(question));
      answer->value = digit;
      if (question->type == WW_NUMBER)
        answer->number = ww_piece_inside(question, digit);
      continue;
    }
    int left[VALUES_MOST];
    int count = question->value_count;
    int size = ww_random_below(random, count < 3 ? count + 1 : 4);
    for (int i = 0; i < count; i++)
      left[i] = i;
    for (int i = 0; i < size; i++) {
      int at = i + ww_random_below(random, count - i);
      answer->members |= (uint64_t)1 << left[at];
      left[at] = left[i];
    }
  }
}

static void check_draws(const trial *t) {
  const ww_completions *draws =
      ww_completions_make(t->arena, t->prospect, NULL, t->answers);
  ww_random random = {1};
  int outcomes[VALUES_MOST] = {0};
  bool seen[VALUES_MOST] = {0};
  ww_answers *answers = trial_copy(t);
  for (int i = 0; i < WW_DRAWS; i++) {
    draw(t, &random, answers);
    int at = brute_at(t->brute, answers);
    seen[t->brute->outcomes[at]] = true;
    outcomes[t->brute->silent[at] ? t->brute->none : t->brute->outcomes[at]]++;
  }
  for (int o = 0; o <= t->brute->none; o++) {
    REQUIRE(t, draws->shares[o] == outcomes[o]);
    REQUIRE(t, (draws->examples[o] != NULL) == seen[o]);
    if (!draws->examples[o])
      continue;
    size_t variables = (size_t)t->rules->program->variable_count;
    int *states = WW_NEWS(t->arena, int, variables);
    memcpy(states, draws->examples[o], variables * sizeof *states);
    REQUIRE(t, ww_outcome_at(t->prospect, states) == o);
  }
}

static void drawn_again(void **state) {
  (void)state;
  trials_run(5, check_draws);
}

/* ---- Distribution ----------------------------------------------------- */

static void distribution(void **state) {
  (void)state;
  static const char text[] =
      "whichway: 1\nrulebook: {name: r, version: 1.0.0}\n"
      "questions:\n"
      "  f: {ask: F, type: flag}\n"
      "  n: {ask: N, type: number, min: 0}\n"
      "  s: {ask: S, type: set, values: {a: , b: , c: , d: , e: }}\n"
      "decisions:\n"
      "  main:\n"
      "    title: T\n"
      "    options: {x: {title: X}, y: {title: Y}}\n"
      "    rules:\n"
      "      any_case: {points: {x: 1, y: 1}, because: b}\n"
      "      r0: {when: {f: true}, points: {y: 1}, because: b}\n"
      "      r1: {when: {n: [5, 7]}, points: {x: 1}, because: b}\n"
      "      r2: {when: {s: {empty: true}}, points: {x: 1}, because: b}\n";
  ww_arena *arena = ww_arena_new();
  const ww_rules *rules = book_load(arena, ww_str_from(text)).rules;
  ww_prospect *prospect = ww_prospect_new(arena, rules, 0);
  ww_answers answers = {.of = WW_NEWS(arena, ww_answer, 3)};
  const ww_completions *draws =
      ww_completions_make(arena, prospect, NULL, &answers);
  int flag = rules->questions[0].variable;
  int number = rules->questions[1].variable;
  assert_int_equal(rules->questions[1].piece_count, 5);
  for (int s = 0; s < 2; s++) {
    int *row = draws->together[flag][s];
    assert_in_range(row[0] + row[1], 450, 550);
  }
  for (int s = 0; s < 5; s++) {
    int *row = draws->together[number][s];
    assert_in_range(row[0] + row[1], 150, 250);
  }
  /* sizes 0 to 3 are equally likely, so a member is there in 0.3 of all:
   * 1/4 * (0 + 1 + 2 + 3) / 5 */
  for (int i = 0; i < 5; i++) {
    int v = rules->questions[2].member_variable[i];
    int *row = draws->together[v][1];
    assert_in_range(row[0] + row[1], 250, 350);
  }
  ww_arena_free(arena);
}

/* ---- Information ------------------------------------------------------ */

static double entropy(const int counts[], int count) {
  double sum = 0;
  int used = 0;
  for (int i = 0; i < count; i++) {
    double p = (double)counts[i] / WW_DRAWS;
    sum -= counts[i] ? p * log2(p) : 0;
    used += counts[i] > 0;
  }
  return sum + (used - 1) / (2.0 * WW_DRAWS) / log(2);
}

static double information(const ww_completions *draws, int v, int states) {
  int both[512];
  int answer[512];
  int n = draws->outcome_count;
  for (int s = 0; s < states; s++) {
    answer[s] = 0;
    for (int o = 0; o < n; o++) {
      both[s * n + o] = draws->together[v][s][o];
      answer[s] += draws->together[v][s][o];
    }
  }
  double bits = entropy(answer, states) + entropy(draws->shares, n) -
                entropy(both, states * n);
  return bits > 0 ? bits : 0;
}

static void check_information(const trial *t) {
  const ww_completions *draws =
      ww_completions_make(t->arena, t->prospect, NULL, t->answers);
  for (int q = 0; q < t->rules->question_count; q++) {
    const ww_question *question = &t->rules->questions[q];
    double expected = 0;
    if (t->answers->of[q].known)
      continue;
    if (question->type != WW_SET)
      expected = information(draws, question->variable, brute_cells(question));
    for (int i = 0; question->type == WW_SET && i < question->value_count;
         i++) {
      int v = question->member_variable[i];
      double bits = v == WW_NONE ? 0 : information(draws, v, 2);
      expected = bits > expected ? bits : expected;
    }
    double bits = (double)ww_information(draws, t->rules, q) / 4294967296.0;
    REQUIRE(t, fabs(bits - expected) < 1e-6);
  }
}

static void information_is_right(void **state) {
  (void)state;
  trials_run(5, check_information);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(drawn_again),
      cmocka_unit_test(distribution),
      cmocka_unit_test(information_is_right),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
