/* Near misses and conflicts against trying every answer. */
#include "engine/analysis.h"
#include "engine/trials.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { PROFILES = 50, RESULTS_MOST = 8 };

static int misses_seen;
static int conflicts_seen;

static void decide(const trial *t, const ww_answers *answers,
                   tree_result results[]) {
  tree_decide(t->rules, answers, t->rules->main + 1, results);
}

static bool fires(const trial *t, const ww_answers *answers, int rule) {
  tree_result results[RESULTS_MOST];
  decide(t, answers, results);
  return results[t->rules->main].made && results[t->rules->main].fired[rule];
}

/* The outcome if the rule's points and bars were added. */
static int outcome_with(const trial *t, const tree_result *today, int rule) {
  const ww_decision_rules *decision = &t->rules->decisions[t->rules->main];
  const ww_rule *r = &decision->rules[rule];
  int winner = decision->option_count;
  int64_t best = INT64_MIN;
  for (int o = 0; o < decision->option_count; o++) {
    int64_t score = today->scores[o] + r->effect[o];
    if (today->ruled_out[o] || r->rules_out[o] || score <= best)
      continue;
    best = score;
    winner = o;
  }
  return winner;
}

/* Whether some other answer to one question makes the rule fire. */
static bool one_answer_away(const trial *t, int rule) {
  const brute *b = t->brute;
  ww_answers *changed = trial_copy(t);
  for (int q = 0; q < t->rules->question_count; q++) {
    for (int d = 0; d < b->cells[q]; d++) {
      brute_answers(b, brute_with(b, t->at, q, d), changed);
      if (fires(t, changed, rule))
        return true;
    }
  }
  return false;
}

/* The answer makes it fire, and so does every one in its range. */
static void check_change(const trial *t, const ww_near_miss *miss) {
  const ww_change *change = &miss->change;
  ww_answers *changed = trial_copy(t);
  changed->of[change->question] = change->to;
  REQUIRE(t, fires(t, changed, miss->rule));
  for (int d = change->first; d != WW_NONE && d <= change->last; d++) {
    brute_answers(t->brute, brute_with(t->brute, t->at, change->question, d),
                  changed);
    REQUIRE(t, fires(t, changed, miss->rule));
  }
}

static void check_near_misses(const trial *t) {
  const ww_near_misses *misses =
      ww_near_misses_make(t->arena, t->prospect, t->answers);
  int rules = t->rules->decisions[t->rules->main].rule_count;
  tree_result results[RESULTS_MOST];
  decide(t, t->answers, results);
  const tree_result *today = &results[t->rules->main];
  int at = 0;
  for (int r = 0; r < rules; r++) {
    const ww_near_miss *miss =
        at < misses->count && misses->of[at].rule == r ? &misses->of[at] : NULL;
    bool expected = today->made && !today->fired[r] &&
                    outcome_with(t, today, r) != t->now &&
                    one_answer_away(t, r);
    REQUIRE(t, (miss != NULL) == expected);
    if (!miss)
      continue;
    REQUIRE(t, miss->outcome == outcome_with(t, today, r));
    check_change(t, miss);
    at++;
    misses_seen++;
  }
  REQUIRE(t, at == misses->count);
}

static void near_misses(void **state) {
  (void)state;
  trials_run(PROFILES, check_near_misses);
  assert_true(misses_seen > 100);
}

/* ---- Conflicts -------------------------------------------------------- */

static void check_conflict(const trial *t) {
  const ww_conflict *conflict =
      ww_conflict_find(t->arena, t->prospect, t->answers);
  int fewest = brute_smallest_conflict(t->brute, t->answers);
  REQUIRE(t, conflict->count == (fewest < 0 ? 0 : fewest));
  if (fewest < 0)
    return;
  tree_result results[RESULTS_MOST];
  ww_answers *kept = trial_copy(t);
  int at = 0;
  REQUIRE(t, conflict->exact);
  for (int q = 0; q < t->rules->question_count; q++) {
    if (at < conflict->count && conflict->questions[at] == q)
      at++;
    else
      kept->of[q] = (ww_answer){0};
  }
  REQUIRE(t, at == conflict->count);
  decide(t, kept, results);
  REQUIRE(t, results[t->rules->main].made &&
                 results[t->rules->main].winner == WW_NONE);
  conflicts_seen += conflict->count > 1;
}

static void conflicts(void **state) {
  (void)state;
  trials_run(PROFILES, check_conflict);
  assert_true(conflicts_seen > 20);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(near_misses),
      cmocka_unit_test(conflicts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
