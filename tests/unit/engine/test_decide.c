/* A decision that explains itself: ranking, reasons, objections and needs,
 * each against its definition in decide.h. */
#include "engine/decide.h"
#include "engine/trials.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { RESULTS_MOST = 8, PROFILES = 20 };

static int64_t next_best(const tree_result *tree, int options, int *runner_up) {
  *runner_up = WW_NONE;
  for (int o = 0; o < options; o++)
    if (o != tree->winner && !tree->ruled_out[o] &&
        (*runner_up == WW_NONE || tree->scores[o] > tree->scores[*runner_up]))
      *runner_up = o;
  return *runner_up == WW_NONE
             ? 0
             : tree->scores[tree->winner] - tree->scores[*runner_up];
}

static void check_ranking(const trial *t, const ww_result *result) {
  unsigned seen = 0;
  for (int i = 0; i < result->rules->option_count; i++) {
    int o = result->ranking[i];
    seen |= 1u << o;
    if (i == 0)
      continue;
    int before = result->ranking[i - 1];
    REQUIRE(t, !result->ruled_out[before] || result->ruled_out[o]);
    if (result->ruled_out[before] != result->ruled_out[o])
      continue;
    REQUIRE(t, result->scores[before] >= result->scores[o]);
    REQUIRE(t, result->scores[before] > result->scores[o] || before < o);
  }
  REQUIRE(t, seen == (1u << result->rules->option_count) - 1);
}

/* The answers that a reason names are enough for the rule to fire; where an
 * outcome is tested, they need the earlier decision's. */
static void check_questions(const trial *t, int decision,
                            const ww_reason *reason) {
  ww_answers *only = trial_copy(t);
  tree_result results[RESULTS_MOST];
  int at = 0;
  for (int q = 0; q < t->rules->question_count; q++) {
    if (at < reason->question_count && reason->questions[at] == q)
      at++;
    else
      only->of[q] = (ww_answer){0};
  }
  REQUIRE(t, at == reason->question_count);
  if (decision > 0)
    return;
  tree_decide(t->rules, only, 1, results);
  REQUIRE(t, !results[0].made || results[0].fired[reason->rule]);
}

static void check_reasons(const trial *t, int decision, const ww_result *result,
                          const tree_result *tree) {
  int fired = 0;
  for (int r = 0; r < result->rules->rule_count; r++)
    fired += tree->fired[r];
  REQUIRE(t, result->reason_count == fired);
  for (int i = 0; i < fired; i++) {
    const ww_reason *reason = &result->reasons[i];
    int64_t weight = ww_reason_weight(result, reason);
    const int64_t *effect = result->rules->rules[reason->rule].effect;
    REQUIRE(t, tree->fired[reason->rule]);
    if (result->winner != WW_NONE && result->runner_up != WW_NONE)
      REQUIRE(t, weight == effect[result->winner] - effect[result->runner_up]);
    check_questions(t, decision, reason);
    if (i == 0)
      continue;
    int64_t before = ww_reason_weight(result, reason - 1);
    REQUIRE(t, before > weight ||
                   (before == weight && reason[-1].rule < reason->rule));
  }
}

static void check_objection(const trial *t, const ww_result *result,
                            const tree_result *tree,
                            const ww_objection *objection) {
  int out = 0;
  int64_t gap = result->rules->options[result->winner].base * (int64_t)1000 -
                result->rules->options[objection->option].base * (int64_t)1000;
  for (int r = 0; r < result->rules->rule_count; r++)
    out +=
        tree->fired[r] && result->rules->rules[r].rules_out[objection->option];
  REQUIRE(t, objection->ruled_out_count == out);
  REQUIRE(t, (out > 0) == tree->ruled_out[objection->option]);
  REQUIRE(t, objection->behind_by == tree->scores[result->winner] -
                                         tree->scores[objection->option]);
  for (int i = 0; i < objection->rule_count; i++) {
    const int64_t *effect = result->rules->rules[objection->rules[i]].effect;
    REQUIRE(t, effect[result->winner] > effect[objection->option]);
    gap += effect[result->winner] - effect[objection->option];
  }
  REQUIRE(t, gap >= objection->behind_by);
}

static void check_needs(const trial *t, const ww_result *result,
                        const tree_result *tree) {
  for (int n = 0; n < result->rules->need_count; n++) {
    int64_t points = 0;
    for (int r = 0; r < result->rules->rule_count; r++)
      points += tree->fired[r] ? result->rules->rules[r].need_points[n] : 0;
    REQUIRE(t, result->needs[n] == 1000 * points);
  }
}

static void check_result(const trial *t, int decision, const ww_result *result,
                         const tree_result *tree) {
  int options = t->rules->decisions[decision].option_count;
  int runner_up;
  REQUIRE(t, result->made == tree->made);
  REQUIRE(t, result->winner == tree->winner);
  if (!tree->made)
    return;
  REQUIRE(t, result->tie == tree->tie);
  for (int o = 0; o < options; o++) {
    REQUIRE(t, result->scores[o] == tree->scores[o]);
    REQUIRE(t, result->ruled_out[o] == tree->ruled_out[o]);
  }
  check_ranking(t, result);
  check_reasons(t, decision, result, tree);
  check_needs(t, result, tree);
  REQUIRE(t, result->silent == (decision == t->rules->main &&
                                tree_silent(t->rules, decision, tree)));
  REQUIRE(t, result->objection_count ==
                 (result->silent ? 0 : options - (tree->winner != WW_NONE)));
  if (tree->winner == WW_NONE)
    return;
  REQUIRE(t, result->margin == next_best(tree, options, &runner_up));
  REQUIRE(t, result->runner_up == runner_up);
  REQUIRE(t, result->ranking[0] == result->winner);
  for (int i = 0; i < result->objection_count; i++) {
    REQUIRE(t, result->objections[i].option == result->ranking[i + 1]);
    check_objection(t, result, tree, &result->objections[i]);
  }
}

static void check_verdict(const trial *t) {
  const ww_verdict *verdict = ww_verdict_make(t->arena, t->rules, t->answers);
  tree_result results[RESULTS_MOST];
  tree_tell(t->rules, t->answers, results);
  for (int d = 0; d < t->rules->decision_count; d++)
    check_result(t, d, &verdict->results[d], &results[d]);
  int at = 0;
  for (int i = 0; i < t->rules->advice_count; i++)
    if (tree_advises(t->rules, t->answers, results, i))
      REQUIRE(t, at < verdict->advice_count && verdict->advice[at++] == i);
  REQUIRE(t, at == verdict->advice_count);
}

static void verdicts(void **state) {
  (void)state;
  trials_run(PROFILES, check_verdict);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(verdicts)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
