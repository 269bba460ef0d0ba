/* `rules test` as JSON; see study_json.h. */
#include "report/study_json.h"

#include "report/values_json.h"

/* ---- Cases ------------------------------------------------------------ */

static void put_outcome(ww_json *json, const ww_verdict *verdict,
                        const ww_expected *expected) {
  const ww_result *result = &verdict->results[expected->decision];
  const ww_decision_rules *decision = result->rules;
  ww_json_str(json, "decision", decision->id);
  ww_json_open(json, "expected", '[');
  for (int o = 0; o <= decision->option_count; o++)
    if (expected->options[o])
      ww_json_option(json, NULL, decision, o);
  ww_json_close(json, ']');
  ww_json_option(json, "actual", decision, result->winner);
  ww_json_open(json, "scores", '{');
  for (int i = 0; result->made && i < decision->option_count; i++) {
    int o = result->ranking[i];
    ww_json_key(json, decision->options[o].id);
    ww_json_points(json, NULL, result->scores[o]);
  }
  ww_json_close(json, '}');
  ww_json_open(json, "reasons", '[');
  for (int i = 0; i < result->reason_count; i++)
    ww_json_str(json, NULL, decision->rules[result->reasons[i].rule].id);
  ww_json_close(json, ']');
}

static void put_fault(ww_json *json, const ww_rules *rules,
                      const ww_verdict *verdict, const ww_expected *expected,
                      const ww_case_result *result) {
  static const char *const kinds[] = {
      [WW_EXPECT_OUTCOME] = "outcome", [WW_EXPECT_STATUS] = "status",
      [WW_EXPECT_FIRES] = "fires",     [WW_EXPECT_FIRES_NOT] = "fires_not",
      [WW_EXPECT_ADVICE] = "advice",   [WW_EXPECT_ADVICE_NOT] = "advice_not"};
  ww_json_open(json, NULL, '{');
  ww_json_text(json, "kind", kinds[expected->kind]);
  switch (expected->kind) {
  case WW_EXPECT_OUTCOME:
    put_outcome(json, verdict, expected);
    break;
  case WW_EXPECT_STATUS:
    ww_json_text(json, "expected", ww_state_names[expected->index]);
    ww_json_text(json, "actual", ww_state_names[result->status]);
    break;
  case WW_EXPECT_FIRES:
  case WW_EXPECT_FIRES_NOT:
    ww_json_str(json, "rule",
                rules->decisions[expected->decision].rules[expected->index].id);
    break;
  case WW_EXPECT_ADVICE:
  case WW_EXPECT_ADVICE_NOT:
    ww_json_str(json, "advice", rules->advice[expected->index].id);
    break;
  }
  ww_json_close(json, '}');
}

static void put_case(ww_json *json, const ww_trial *trial, int index) {
  const ww_case *c = &trial->cases->of[index];
  const ww_case_result *result = &trial->results[index];
  ww_json_open(json, NULL, '{');
  ww_json_str(json, "case", c->id);
  ww_json_str(json, "says", c->says);
  ww_json_place(json, c->place);
  ww_json_bool(json, "passed", result->passed);
  if (!result->passed) {
    ww_json_open(json, "faults", '[');
    const ww_verdict *verdict =
        ww_verdict_make(json->buf->arena, trial->rules, c->answers);
    for (int i = 0; i < c->expected_count; i++)
      if (!result->met[i])
        put_fault(json, trial->rules, verdict, &c->expected[i], result);
    ww_json_close(json, ']');
  }
  ww_json_close(json, '}');
}

/* ---- Coverage --------------------------------------------------------- */

static void put_count(ww_json *json, const char *key, int covered, int all) {
  ww_json_open(json, key, '{');
  ww_json_int(json, "fired", covered);
  ww_json_int(json, "all", all);
  ww_json_close(json, '}');
}

static void put_uncovered(ww_json *json, const ww_rules *rules,
                          const ww_uncovered *uncovered) {
  const ww_firing *firing = &uncovered->firing;
  ww_json_open(json, NULL, '{');
  if (uncovered->decision == WW_NONE) {
    ww_json_str(json, "advice", rules->advice[uncovered->index].id);
  } else {
    const ww_decision_rules *decision = &rules->decisions[uncovered->decision];
    ww_json_str(json, "rule", decision->rules[uncovered->index].id);
    ww_json_str(json, "decision", decision->id);
  }
  if (firing->found) {
    ww_json_instance(json, "answers", &firing->example);
    ww_json_open(json, "outcomes", '{');
    for (int d = 0; d < rules->decision_count; d++) {
      ww_json_key(json, rules->decisions[d].id);
      ww_json_option(json, NULL, &rules->decisions[d], firing->outcomes[d]);
    }
    ww_json_close(json, '}');
  } else {
    ww_json_null(json, "answers");
  }
  ww_json_close(json, '}');
}

static void put_coverage(ww_json *json, const ww_tested *tested) {
  const ww_rules *rules = tested->trial->rules;
  ww_json_open(json, "coverage", '{');
  put_count(json, "rules", tested->rules_covered, tested->rules);
  ww_json_open(json, "decisions", '{');
  for (int d = 0; d < rules->decision_count; d++) {
    ww_json_key(json, rules->decisions[d].id);
    put_count(json, NULL, ww_trial_covered(tested->trial, d),
              rules->decisions[d].rule_count);
  }
  ww_json_close(json, '}');
  put_count(json, "advice", tested->advice_covered, rules->advice_count);
  ww_json_int(json, "percent_least", tested->percent_least);
  ww_json_bool(json, "enough", ww_tested_covers(tested));
  ww_json_open(json, "never_fired", '[');
  for (int i = 0; i < tested->uncovered_count; i++)
    put_uncovered(json, rules, &tested->uncovered[i]);
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

/* ---- Mutants ---------------------------------------------------------- */

static void put_mutant_count(ww_json *json, const char *key,
                             const ww_tested *tested, bool of_main) {
  ww_mutation_count count =
      ww_mutation_counts(tested->mutation, tested->trial->rules, of_main);
  ww_json_open(json, key, '{');
  ww_json_int(json, "all", count.all);
  ww_json_int(json, "equivalent", count.equivalent);
  ww_json_int(json, "noticed", count.noticed);
  ww_json_int(json, "undecided", count.undecided);
  ww_json_close(json, '}');
}

static void put_mutant(ww_json *json, const ww_rules *rules,
                       const ww_mutant *mutant,
                       const ww_mutant_result *result) {
  const ww_decision_rules *decision = &rules->decisions[mutant->decision];
  const ww_rule *rule = &decision->rules[mutant->rule];
  ww_buf words = ww_buf_new(json->buf->arena);
  ww_put_mutant(&words, rules, mutant);
  ww_json_open(json, NULL, '{');
  ww_json_str(json, "rule", rule->id);
  ww_json_str(json, "decision", decision->id);
  ww_json_place(json, rule->place);
  ww_json_text(json, "kind", ww_mutant_words[mutant->kind]);
  ww_json_str(json, "mutation", ww_buf_str(&words));
  if (result->fate == WW_MUTANT_UNNOTICED) {
    ww_json_instance(json, "answers", &result->example);
    ww_json_option(json, "outcome", decision, result->before);
    ww_json_option(json, "mutated_outcome", decision, result->after);
  } else {
    ww_json_null(json, "answers");
  }
  ww_json_close(json, '}');
}

static void put_mutation(ww_json *json, const ww_tested *tested) {
  const ww_mutation *mutation = tested->mutation;
  if (!mutation) {
    ww_json_null(json, "mutation");
    return;
  }
  ww_json_open(json, "mutation", '{');
  put_mutant_count(json, "main", tested, true);
  put_mutant_count(json, "followups", tested, false);
  ww_json_open(json, "unnoticed", '[');
  for (int i = 0; i < mutation->mutants.count; i++) {
    ww_mutant_fate fate = mutation->results[i].fate;
    if (fate == WW_MUTANT_UNNOTICED || fate == WW_MUTANT_UNDECIDED)
      put_mutant(json, tested->trial->rules, &mutation->mutants.of[i],
                 &mutation->results[i]);
  }
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

void ww_put_tested_json(ww_buf *out, const ww_tested *tested) {
  const ww_trial *trial = tested->trial;
  ww_json json = ww_study_open(out, "whichway.test/1");
  ww_json_rulebook(&json, "rulebook", trial->rules);
  ww_json_int(&json, "passed", trial->passed);
  ww_json_int(&json, "failed", trial->failed);
  put_coverage(&json, tested);
  put_mutation(&json, tested);
  ww_json_open(&json, "cases", '[');
  for (int i = 0; i < trial->cases->count; i++)
    put_case(&json, trial, i);
  ww_json_close(&json, ']');
  ww_study_close(&json);
}
