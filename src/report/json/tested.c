/* `rules test` as JSON; see report/json/json.h. */
#include "report/json/json.h"

#include "report/json/values.h"

#define NAME "whichway.test/1"

/* ---- Faults of a case ------------------------------------------------- */

#define WORD(name, word)                                                       \
  static const ww_json_type name = {                                           \
      .kind = WW_JSON_WORD, .words = (const char *const[]){(word), NULL}}

WORD(outcome_kind, "outcome");
static const ww_json_type maybe_texts = WW_JSON_LIST_OF(ww_json_maybe_text);
static const ww_json_type scores = {.kind = WW_JSON_NAMES,
                                    .of = &ww_json_a_number};
static const ww_json_row outcome_keys[] = {
    WW_KEY("kind", outcome_kind, NULL),
    WW_KEY("decision", ww_json_a_decision, NULL),
    WW_KEY("expected", maybe_texts, "any of these options; null: none"),
    WW_KEY("actual", ww_json_maybe_text, NULL),
    WW_KEY("scores", scores, "the options, best first"),
    WW_KEY("reasons", ww_json_texts, "rules that fired"),
    WW_KEYS_END};
WORD(status_kind, "status");
static const ww_json_row status_keys[] = {
    WW_KEY("kind", status_kind, NULL),
    WW_KEY("expected", ww_json_a_status, NULL),
    WW_KEY("actual", ww_json_a_status, NULL), WW_KEYS_END};
static const char *const fires_words[] = {"fires", "fires_not", NULL};
static const ww_json_type fires_kind = WW_JSON_WORD_OF(fires_words);
static const ww_json_row fires_keys[] = {WW_KEY("kind", fires_kind, NULL),
                                         WW_KEY("rule", ww_json_a_text, NULL),
                                         WW_KEYS_END};
static const char *const applies_words[] = {"advice", "advice_not", NULL};
static const ww_json_type applies_kind = WW_JSON_WORD_OF(applies_words);
static const ww_json_row applies_keys[] = {
    WW_KEY("kind", applies_kind, NULL), WW_KEY("advice", ww_json_a_text, NULL),
    WW_KEYS_END};
static const ww_json_type fault = {
    .kind = WW_JSON_ONE_OF,
    .tables = (const ww_json_row *const[]){outcome_keys, status_keys,
                                           fires_keys, applies_keys, NULL}};
static const ww_json_type faults = WW_JSON_LIST_OF(fault);

static void put_outcome(ww_json *json, const ww_verdict *verdict,
                        const ww_expected *expected) {
  const ww_result *result = &verdict->results[expected->decision];
  const ww_decision_rules *decision = result->rules;
  ww_json_begin(json, NULL, outcome_keys);
  ww_json_text(json, NULL, outcome_kind.words[0]);
  ww_json_str(json, NULL, decision->id);
  ww_json_open(json, NULL, '[');
  for (int o = 0; o <= decision->option_count; o++)
    if (expected->options[o])
      ww_json_option(json, decision, o);
  ww_json_close(json, ']');
  ww_json_option(json, decision, result->winner);
  ww_json_open(json, NULL, '{');
  for (int i = 0; result->made && i < decision->option_count; i++) {
    int o = result->ranking[i];
    ww_json_key(json, decision->options[o].id);
    ww_json_points(json, result->scores[o]);
  }
  ww_json_close(json, '}');
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < result->reason_count; i++)
    ww_json_str(json, NULL, decision->rules[result->reasons[i].rule].id);
  ww_json_close(json, ']');
  ww_json_end(json);
}

static void put_status(ww_json *json, const ww_expected *expected,
                       const ww_case_result *result) {
  ww_json_begin(json, NULL, status_keys);
  ww_json_text(json, NULL, status_kind.words[0]);
  ww_json_text(json, NULL, ww_state_names[expected->index]);
  ww_json_text(json, NULL, ww_state_names[result->status]);
  ww_json_end(json);
}

static void put_named(ww_json *json, const ww_json_row *keys, const char *kind,
                      ww_str id) {
  ww_json_begin(json, NULL, keys);
  ww_json_text(json, NULL, kind);
  ww_json_str(json, NULL, id);
  ww_json_end(json);
}

static void put_fault(ww_json *json, const ww_rules *rules,
                      const ww_verdict *verdict, const ww_expected *expected,
                      const ww_case_result *result) {
  switch (expected->kind) {
  case WW_EXPECT_OUTCOME:
    put_outcome(json, verdict, expected);
    break;
  case WW_EXPECT_STATUS:
    put_status(json, expected, result);
    break;
  case WW_EXPECT_FIRES:
  case WW_EXPECT_FIRES_NOT:
    put_named(json, fires_keys,
              fires_words[expected->kind == WW_EXPECT_FIRES_NOT],
              rules->decisions[expected->decision].rules[expected->index].id);
    break;
  case WW_EXPECT_ADVICE:
  case WW_EXPECT_ADVICE_NOT:
    put_named(json, applies_keys,
              applies_words[expected->kind == WW_EXPECT_ADVICE_NOT],
              rules->advice[expected->index].id);
    break;
  }
}

/* ---- Cases ------------------------------------------------------------ */

static const ww_json_row case_keys[] = {
    WW_KEY("case", ww_json_a_text, "its id"),
    WW_KEY("says", ww_json_a_text, NULL),
    WW_JSON_PLACE,
    WW_KEY("passed", ww_json_a_flag, NULL),
    WW_KEY_MAYBE("faults", faults, "where it failed"),
    WW_KEYS_END};
static const ww_json_type a_case = WW_JSON_OBJECT_OF(case_keys);
static const ww_json_type cases = WW_JSON_LIST_OF(a_case);

static void put_case(ww_json *json, const ww_trial *trial, int index) {
  const ww_case *c = &trial->cases->of[index];
  const ww_case_result *result = &trial->results[index];
  ww_json_begin(json, NULL, case_keys);
  ww_json_str(json, NULL, c->id);
  ww_json_str(json, NULL, c->says);
  ww_json_place(json, c->place);
  ww_json_bool(json, NULL, result->passed);
  if (result->passed) {
    ww_json_skip(json);
  } else {
    ww_json_open(json, NULL, '[');
    const ww_verdict *verdict =
        ww_verdict_make(json->buf->arena, trial->rules, c->answers);
    for (int i = 0; i < c->expected_count; i++)
      if (!result->met[i])
        put_fault(json, trial->rules, verdict, &c->expected[i], result);
    ww_json_close(json, ']');
  }
  ww_json_end(json);
}

/* ---- Coverage --------------------------------------------------------- */

static const ww_json_row count_keys[] = {WW_KEY("fired", ww_json_a_count, NULL),
                                         WW_KEY("all", ww_json_a_count, NULL),
                                         WW_KEYS_END};
static const ww_json_type a_count = WW_JSON_OBJECT_OF(count_keys);
static const ww_json_type counts = {
    .kind = WW_JSON_MAP, .ids = WW_IDS_DECISIONS, .of = &a_count};

static void put_count(ww_json *json, int covered, int all) {
  ww_json_begin(json, NULL, count_keys);
  ww_json_int(json, NULL, covered);
  ww_json_int(json, NULL, all);
  ww_json_end(json);
}

static const ww_json_row uncovered_keys[] = {
    WW_KEY_MAYBE("advice", ww_json_a_text, NULL),
    WW_KEY_MAYBE("rule", ww_json_a_text, NULL),
    WW_KEY_MAYBE("decision", ww_json_a_decision, "of the rule"),
    WW_KEY("answers", ww_json_maybe_answers,
           "that make it fire; null: none were found"),
    WW_KEY_MAYBE("outcomes", ww_json_outcomes, "what they lead to"),
    WW_KEYS_END};
static const ww_json_type uncovered = WW_JSON_OBJECT_OF(uncovered_keys);
static const ww_json_type never_fired = WW_JSON_LIST_OF(uncovered);

static void put_uncovered(ww_json *json, const ww_rules *rules,
                          const ww_uncovered *one) {
  const ww_firing *firing = &one->firing;
  ww_json_begin(json, NULL, uncovered_keys);
  if (one->decision == WW_NONE) {
    ww_json_str(json, NULL, rules->advice[one->index].id);
    ww_json_skip(json);
    ww_json_skip(json);
  } else {
    const ww_decision_rules *decision = &rules->decisions[one->decision];
    ww_json_skip(json);
    ww_json_str(json, NULL, decision->rules[one->index].id);
    ww_json_str(json, NULL, decision->id);
  }
  if (firing->found) {
    ww_json_instance(json, &firing->example);
    ww_json_put_outcomes(json, rules, firing->outcomes);
  } else {
    ww_json_null(json, NULL);
    ww_json_skip(json);
  }
  ww_json_end(json);
}

static const ww_json_row coverage_keys[] = {
    WW_KEY("rules", a_count, NULL),
    WW_KEY("decisions", counts, "rules of each decision"),
    WW_KEY("advice", a_count, NULL),
    WW_KEY("percent_least", ww_json_a_count, "of rules, asked for"),
    WW_KEY("enough", ww_json_a_flag, NULL),
    WW_KEY("never_fired", never_fired, NULL),
    WW_KEYS_END};
static const ww_json_type coverage = WW_JSON_OBJECT_OF(coverage_keys);

static void put_coverage(ww_json *json, const ww_tested *tested) {
  const ww_rules *rules = tested->trial->rules;
  ww_json_begin(json, NULL, coverage_keys);
  put_count(json, tested->rules_covered, tested->rules);
  ww_json_open(json, NULL, '{');
  for (int d = 0; d < rules->decision_count; d++) {
    ww_json_key(json, rules->decisions[d].id);
    put_count(json, ww_trial_covered(tested->trial, d),
              rules->decisions[d].rule_count);
  }
  ww_json_close(json, '}');
  put_count(json, tested->advice_covered, rules->advice_count);
  ww_json_int(json, NULL, tested->percent_least);
  ww_json_bool(json, NULL, ww_tested_covers(tested));
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < tested->uncovered_count; i++)
    put_uncovered(json, rules, &tested->uncovered[i]);
  ww_json_close(json, ']');
  ww_json_end(json);
}

/* ---- Mutants ---------------------------------------------------------- */

static const ww_json_row mutants_keys[] = {
    WW_KEY("all", ww_json_a_count, NULL),
    WW_KEY("equivalent", ww_json_a_count,
           "no profile tells them from the rulebook"),
    WW_KEY("noticed", ww_json_a_count, "by some case"),
    WW_KEY("undecided", ww_json_a_count, NULL), WW_KEYS_END};
static const ww_json_type mutants = WW_JSON_OBJECT_OF(mutants_keys);

static void put_mutant_count(ww_json *json, const ww_tested *tested,
                             bool of_main) {
  ww_mutation_count told =
      ww_mutation_counts(tested->mutation, tested->trial->rules, of_main);
  ww_json_begin(json, NULL, mutants_keys);
  ww_json_int(json, NULL, told.all);
  ww_json_int(json, NULL, told.equivalent);
  ww_json_int(json, NULL, told.noticed);
  ww_json_int(json, NULL, told.undecided);
  ww_json_end(json);
}

static const ww_json_type mutant_kind = WW_JSON_WORD_OF(ww_mutant_words);
static const ww_json_row mutant_keys[] = {
    WW_KEY("rule", ww_json_a_text, NULL),
    WW_KEY("decision", ww_json_a_decision, NULL),
    WW_JSON_PLACE,
    WW_KEY("kind", mutant_kind, NULL),
    WW_KEY("mutation", ww_json_a_text, "what was changed, in words"),
    WW_KEY("answers", ww_json_maybe_answers,
           "that tell it apart; null: none were found"),
    WW_KEY_MAYBE("outcome", ww_json_maybe_text, NULL),
    WW_KEY_MAYBE("mutated_outcome", ww_json_maybe_text, NULL),
    WW_KEYS_END};
static const ww_json_type mutant = WW_JSON_OBJECT_OF(mutant_keys);
static const ww_json_type unnoticed = WW_JSON_LIST_OF(mutant);

static void put_mutant(ww_json *json, const ww_rules *rules,
                       const ww_mutant *one, const ww_mutant_result *result) {
  const ww_decision_rules *decision = &rules->decisions[one->decision];
  const ww_rule *rule = &decision->rules[one->rule];
  ww_buf words = ww_buf_new(json->buf->arena);
  ww_put_mutant(&words, rules, one);
  ww_json_begin(json, NULL, mutant_keys);
  ww_json_str(json, NULL, rule->id);
  ww_json_str(json, NULL, decision->id);
  ww_json_place(json, rule->place);
  ww_json_text(json, NULL, ww_mutant_words[one->kind]);
  ww_json_str(json, NULL, ww_buf_str(&words));
  if (result->fate == WW_MUTANT_UNNOTICED) {
    ww_json_instance(json, &result->example);
    ww_json_option(json, decision, result->before);
    ww_json_option(json, decision, result->after);
  } else {
    ww_json_null(json, NULL);
    ww_json_skip(json);
    ww_json_skip(json);
  }
  ww_json_end(json);
}

static const ww_json_row mutation_keys[] = {
    WW_KEY("main", mutants, "of the main decision"),
    WW_KEY("followups", mutants, "of the others"),
    WW_KEY("unnoticed", unnoticed, NULL), WW_KEYS_END};
static const ww_json_type a_mutation = {
    .kind = WW_JSON_OBJECT, .keys = mutation_keys, .nullable = true};

static void put_mutation(ww_json *json, const ww_tested *tested) {
  const ww_mutation *mutation = tested->mutation;
  if (!mutation) {
    ww_json_null(json, NULL);
    return;
  }
  ww_json_begin(json, NULL, mutation_keys);
  put_mutant_count(json, tested, true);
  put_mutant_count(json, tested, false);
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < mutation->mutants.count; i++) {
    ww_mutant_fate fate = mutation->results[i].fate;
    if (fate == WW_MUTANT_UNNOTICED || fate == WW_MUTANT_UNDECIDED)
      put_mutant(json, tested->trial->rules, &mutation->mutants.of[i],
                 &mutation->results[i]);
  }
  ww_json_close(json, ']');
  ww_json_end(json);
}

/* ---- All -------------------------------------------------------------- */

static const ww_json_type schema = WW_JSON_SCHEMA(NAME);
static const ww_json_row tested_keys[] = {
    WW_KEY("schema", schema, "name and version of this format"),
    WW_KEY("rulebook", ww_json_a_rulebook, "what was tested"),
    WW_KEY("passed", ww_json_a_count, "cases"),
    WW_KEY("failed", ww_json_a_count, NULL),
    WW_KEY_MAYBE("left_out", ww_json_texts,
                 "shipped cases that name what the rulebook does not have"),
    WW_KEY("coverage", coverage, "rules and advice that some case makes fire"),
    WW_KEY("mutation", a_mutation,
           "how many mistakes cases notice; null: not tried"),
    WW_KEY("cases", cases, NULL),
    WW_KEYS_END};
const ww_json_type ww_json_tested = WW_JSON_OBJECT_OF(tested_keys);

static void put_left_out(ww_json *json, const ww_cases *tested) {
  if (tested->left_out_count == 0) {
    ww_json_skip(json);
    return;
  }
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < tested->left_out_count; i++)
    ww_json_str(json, NULL, tested->left_out[i]);
  ww_json_close(json, ']');
}

void ww_put_tested_json(ww_buf *out, const ww_tested *tested) {
  const ww_trial *trial = tested->trial;
  ww_json json = ww_document_begin(out, tested_keys, NAME);
  ww_json_rulebook(&json, trial->rules);
  ww_json_int(&json, NULL, trial->passed);
  ww_json_int(&json, NULL, trial->failed);
  put_left_out(&json, trial->cases);
  put_coverage(&json, tested);
  put_mutation(&json, tested);
  ww_json_open(&json, NULL, '[');
  for (int i = 0; i < trial->cases->count; i++)
    put_case(&json, trial, i);
  ww_json_close(&json, ']');
  ww_document_end(&json);
}
