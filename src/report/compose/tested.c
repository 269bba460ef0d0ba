/* What `rules test` prints; see report/compose/documents.h. */
#include "report/compose/documents.h"

#include "phrase/phrase.h"

enum { REASONS_MOST = 3 };

typedef struct composing {
  ww_arena *arena;
  ww_element *doc;
  const ww_tested *tested;
  const ww_rules *rules;
} composing;

/* ---- Failing cases ---------------------------------------------------- */

/* The expected option that came nearest to being chosen. */
static int nearest_expected(const ww_result *result,
                            const ww_expected *expected) {
  for (int i = 0; result->made && i < result->rules->option_count; i++)
    if (expected->options[result->ranking[i]])
      return result->ranking[i];
  return WW_NONE;
}

/* What stood against the expected option. */
static void add_reasons(ww_element *item, const ww_result *result, int option) {
  const ww_objection *objection = NULL;
  for (int i = 0; i < result->objection_count; i++)
    if (result->objections[i].option == option)
      objection = &result->objections[i];
  if (!objection)
    return;
  ww_element *text = ww_element_add(item, WW_ELEMENT_PARAGRAPH);
  ww_run_add(text, WW_RUN_CODE, result->rules->options[option].id);
  const int *rules = objection->rules;
  int count = objection->rule_count;
  if (objection->ruled_out_count > 0) {
    ww_run_add(text, WW_RUN_PLAIN, WW_S(" is ruled out by "));
    for (int i = 0; i < objection->ruled_out_count; i++)
      ww_add_listed(text, result->rules->rules[objection->ruled_out_by[i]].id,
                    i, objection->ruled_out_count);
    ww_run_add(text, WW_RUN_PLAIN, WW_S("."));
    return;
  }
  ww_buf behind = ww_buf_new(item->arena);
  ww_put_points_in_words(&behind, objection->behind_by);
  ww_run_addf(text, WW_RUN_PLAIN, " is behind by %.*s",
              WW_P(ww_buf_str(&behind)));
  int shown = count > REASONS_MOST ? REASONS_MOST : count;
  for (int i = 0; i < shown && result->winner != WW_NONE; i++) {
    const ww_rule *rule = &result->rules->rules[rules[i]];
    ww_run_add(text, WW_RUN_PLAIN,
               ww_str_from(i == 0 ? ", mostly through " : ""));
    ww_add_listed(text, rule->id, i, shown);
    ww_run_addf(text, WW_RUN_PLAIN, " (%.*s)",
                WW_P(ww_signed(item->arena, rule->effect[result->winner] -
                                                rule->effect[option])));
  }
  ww_run_add(text, WW_RUN_PLAIN, WW_S("."));
}

static void add_options(ww_element *text, const ww_decision_rules *decision,
                        const bool options[]) {
  bool first = true;
  for (int o = 0; o <= decision->option_count; o++) {
    if (!options[o])
      continue;
    ww_run_add(text, WW_RUN_PLAIN, ww_str_from(first ? "" : " or "));
    ww_run_add(text, WW_RUN_CODE, ww_outcome_id(decision, o));
    first = false;
  }
}

static void fault_outcome(ww_element *item, const ww_verdict *verdict,
                          const ww_expected *expected) {
  const ww_result *result = &verdict->results[expected->decision];
  ww_element *text = ww_element_add(item, WW_ELEMENT_PARAGRAPH);
  ww_run_add(text, WW_RUN_CODE, result->rules->id);
  ww_run_add(text, WW_RUN_PLAIN, WW_S(": expected "));
  add_options(text, result->rules, expected->options);
  ww_run_add(text, WW_RUN_PLAIN, WW_S(", but came out "));
  ww_run_add(text, WW_RUN_STRONG, ww_outcome_id(result->rules, result->winner));
  if (!result->made)
    ww_run_add(text, WW_RUN_PLAIN, WW_S(" (it was not asked)"));
  ww_run_add(text, WW_RUN_PLAIN, WW_S("."));
  int nearest = nearest_expected(result, expected);
  if (nearest != WW_NONE)
    add_reasons(item, result, nearest);
}

static void fault_named(ww_element *item, ww_str id, const char *what) {
  ww_element *text = ww_element_add(item, WW_ELEMENT_PARAGRAPH);
  ww_run_add(text, WW_RUN_CODE, id);
  ww_run_add(text, WW_RUN_PLAIN, ww_str_from(what));
}

static void add_fault(const composing *c, ww_element *item,
                      const ww_verdict *verdict, const ww_expected *expected,
                      const ww_case_result *result) {
  const ww_rules *rules = c->rules;
  int d = expected->decision;
  switch (expected->kind) {
  case WW_EXPECT_OUTCOME:
    fault_outcome(item, verdict, expected);
    break;
  case WW_EXPECT_STATUS:
    ww_run_addf(ww_element_add(item, WW_ELEMENT_PARAGRAPH), WW_RUN_PLAIN,
                "Status: expected %s, but came out %s.",
                ww_state_names[expected->index],
                ww_state_names[result->status]);
    break;
  case WW_EXPECT_FIRES:
    fault_named(item, rules->decisions[d].rules[expected->index].id,
                " should fire, but does not.");
    break;
  case WW_EXPECT_FIRES_NOT:
    fault_named(item, rules->decisions[d].rules[expected->index].id,
                " should not fire, but does.");
    break;
  case WW_EXPECT_ADVICE:
    fault_named(item, rules->advice[expected->index].id,
                " should apply, but does not.");
    break;
  case WW_EXPECT_ADVICE_NOT:
    fault_named(item, rules->advice[expected->index].id,
                " should not apply, but does.");
    break;
  }
}

static void add_faults(const composing *c, ww_element *item, int index) {
  const ww_case *one = &c->tested->trial->cases->of[index];
  const ww_case_result *result = &c->tested->trial->results[index];
  const ww_verdict *verdict = ww_verdict_make(c->arena, c->rules, one->answers);
  for (int k = 0; k < one->expected_count; k++)
    if (!result->met[k])
      add_fault(c, item, verdict, &one->expected[k], result);
}

static void compose_failing(composing *c) {
  const ww_trial *trial = c->tested->trial;
  if (trial->failed == 0)
    return;
  ww_run_addf(ww_heading_add(c->doc, 2), WW_RUN_PLAIN, "%.*s",
              WW_P(ww_format(c->arena, "%d of %d cases %s", trial->failed,
                             trial->cases->count,
                             trial->failed == 1 ? "fails" : "fail")));
  ww_element *list = ww_element_add(c->doc, WW_ELEMENT_LIST);
  for (int i = 0; i < trial->cases->count; i++) {
    const ww_case *one = &trial->cases->of[i];
    const ww_case_result *result = &trial->results[i];
    if (result->passed)
      continue;
    ww_element *item = ww_element_add(list, WW_ELEMENT_ITEM);
    ww_element *text = ww_element_add(item, WW_ELEMENT_PARAGRAPH);
    ww_run_add(text, WW_RUN_STRONG, one->id);
    ww_run_addf(text, WW_RUN_PLAIN, ": %.*s ", WW_P(one->says));
    ww_run_addf(text, WW_RUN_ASIDE, "(%.*s%s%.*s)", WW_P(one->source),
                one->source.size ? ", " : "",
                WW_P(ww_place_text(c->arena, one->place)));
    add_faults(c, item, i);
  }
}

ww_element *ww_compose_faults(ww_arena *arena, const ww_tested *tested,
                              int index) {
  composing c = {arena, ww_doc_new(arena), tested, tested->trial->rules};
  add_faults(&c, c.doc, index);
  return c.doc;
}

/* ---- Coverage --------------------------------------------------------- */

static void add_covered(const composing *c, ww_element *pairs, ww_str label,
                        int covered, int all) {
  ww_element *pair = ww_element_add(pairs, WW_ELEMENT_PAIR);
  ww_run_add(pair, WW_RUN_PLAIN, label);
  ww_run_addf(ww_element_add(pair, WW_ELEMENT_PARAGRAPH), WW_RUN_PLAIN,
              "%d of %d (%.*s)", covered, all,
              WW_P(ww_share_text(c->arena, covered, all)));
}

static void compose_coverage(composing *c) {
  const ww_tested *tested = c->tested;
  ww_run_add(ww_heading_add(c->doc, 2), WW_RUN_PLAIN,
             WW_S("Rules that some case fires"));
  ww_element *pairs = ww_element_add(c->doc, WW_ELEMENT_PAIRS);
  for (int d = 0; d < c->rules->decision_count; d++)
    add_covered(c, pairs, c->rules->decisions[d].id,
                ww_trial_covered(tested->trial, d),
                c->rules->decisions[d].rule_count);
  add_covered(c, pairs, WW_S("all rules"), tested->rules_covered,
              tested->rules);
  if (c->rules->advice_count > 0)
    add_covered(c, pairs, WW_S("advice"), tested->advice_covered,
                c->rules->advice_count);
  if (ww_tested_covers(tested))
    return;
  ww_element *callout = ww_element_add(c->doc, WW_ELEMENT_CALLOUT);
  ww_run_addf(ww_element_add(callout, WW_ELEMENT_PARAGRAPH), WW_RUN_PLAIN,
              "That is less than the %d %% of all rules that were asked for.",
              tested->percent_least);
}

static void add_uncovered(const composing *c, ww_element *pairs,
                          const ww_uncovered *uncovered) {
  const ww_rules *rules = c->rules;
  const ww_firing *firing = &uncovered->firing;
  bool advice = uncovered->decision == WW_NONE;
  ww_element *pair = ww_element_add(pairs, WW_ELEMENT_PAIR);
  ww_run_add(
      pair, WW_RUN_CODE,
      advice
          ? rules->advice[uncovered->index].id
          : rules->decisions[uncovered->decision].rules[uncovered->index].id);
  ww_element *text = ww_element_add(pair, WW_ELEMENT_PARAGRAPH);
  if (!firing->found) {
    ww_run_add(text, WW_RUN_PLAIN,
               WW_S("No profile was found; 'whichway rules check' tells "
                    "whether there is one."));
    return;
  }
  ww_run_addf(text, WW_RUN_CODE, "answers: %.*s",
              WW_P(ww_instance_text(c->arena, &firing->example)));
  int d = advice ? rules->main : uncovered->decision;
  ww_run_addf(text, WW_RUN_ASIDE, " (%.*s: %.*s)", WW_P(rules->decisions[d].id),
              WW_P(ww_outcome_id(&rules->decisions[d], firing->outcomes[d])));
}

static bool is_uncovered(const ww_uncovered *uncovered, bool advice) {
  return (uncovered->decision == WW_NONE) == advice;
}

static void compose_uncovered(composing *c, bool advice) {
  const ww_tested *tested = c->tested;
  int first = 0;
  while (first < tested->uncovered_count &&
         !is_uncovered(&tested->uncovered[first], advice))
    first++;
  if (first == tested->uncovered_count)
    return;
  ww_run_add(ww_heading_add(c->doc, 2), WW_RUN_PLAIN,
             advice ? WW_S("Advice that applies in no case, and where it would")
                    : WW_S("Rules that no case fires, and what would"));
  ww_element *pairs = ww_element_add(c->doc, WW_ELEMENT_PAIRS);
  for (int i = first; i < tested->uncovered_count; i++)
    if (is_uncovered(&tested->uncovered[i], advice))
      add_uncovered(c, pairs, &tested->uncovered[i]);
}

/* ---- Mutants ---------------------------------------------------------- */

static void add_mutant_count(const composing *c, ww_element *pairs,
                             ww_str label, bool of_main) {
  ww_mutation_count count =
      ww_mutation_counts(c->tested->mutation, c->rules, of_main);
  int others = count.all - count.equivalent;
  if (count.all == 0)
    return;
  ww_element *pair = ww_element_add(pairs, WW_ELEMENT_PAIR);
  ww_run_add(pair, WW_RUN_PLAIN, label);
  ww_element *text = ww_element_add(pair, WW_ELEMENT_PARAGRAPH);
  ww_run_addf(text, WW_RUN_PLAIN, "%d of %d noticed (%.*s)", count.noticed,
              others, WW_P(ww_share_text(c->arena, count.noticed, others)));
  if (count.equivalent > 0)
    ww_run_addf(text, WW_RUN_ASIDE, "; %d more change nothing: set aside",
                count.equivalent);
  if (count.undecided > 0)
    ww_run_addf(text, WW_RUN_ASIDE, "; %d could not be decided in time",
                count.undecided);
}

static void add_mutant(const composing *c, ww_element *item,
                       const ww_mutant *mutant,
                       const ww_mutant_result *result) {
  const ww_decision_rules *decision = &c->rules->decisions[mutant->decision];
  ww_buf words = ww_buf_new(c->arena);
  ww_put_mutant(&words, c->rules, mutant);
  ww_element *text = ww_element_add(item, WW_ELEMENT_PARAGRAPH);
  ww_run_add(text, WW_RUN_PLAIN, ww_buf_str(&words));
  if (result->fate != WW_MUTANT_UNNOTICED) {
    ww_run_add(text, WW_RUN_ASIDE, WW_S(": no profile was found that tells"));
    return;
  }
  ww_run_add(text, WW_RUN_PLAIN, WW_S(": "));
  ww_run_add(text, WW_RUN_CODE, ww_instance_text(c->arena, &result->example));
  ww_run_addf(text, WW_RUN_ASIDE, " would become %.*s instead of %.*s",
              WW_P(ww_outcome_id(decision, result->after)),
              WW_P(ww_outcome_id(decision, result->before)));
}

static void compose_unnoticed(composing *c, int d) {
  const ww_mutation *mutation = c->tested->mutation;
  const ww_decision_rules *decision = &c->rules->decisions[d];
  ww_element *pairs = NULL;
  ww_element *pair = NULL;
  int rule = WW_NONE;
  for (int i = 0; i < mutation->mutants.count; i++) {
    const ww_mutant *mutant = &mutation->mutants.of[i];
    const ww_mutant_result *result = &mutation->results[i];
    if (mutant->decision != d || result->fate == WW_MUTANT_NOTICED ||
        result->fate == WW_MUTANT_EQUIVALENT)
      continue;
    if (!pairs) {
      ww_run_addf(ww_heading_add(c->doc, 2), WW_RUN_PLAIN, "Not noticed: %.*s",
                  WW_P(decision->id));
      pairs = ww_element_add(c->doc, WW_ELEMENT_PAIRS);
    }
    if (mutant->rule != rule) {
      rule = mutant->rule;
      pair = ww_element_add(pairs, WW_ELEMENT_PAIR);
      ww_run_add(pair, WW_RUN_STRONG, decision->rules[rule].id);
      ww_run_addf(pair, WW_RUN_ASIDE, "  %.*s",
                  WW_P(ww_place_text(c->arena, decision->rules[rule].place)));
      pair = ww_element_add(pair, WW_ELEMENT_LIST);
    }
    add_mutant(c, ww_element_add(pair, WW_ELEMENT_ITEM), mutant, result);
  }
}

static void compose_mutation(composing *c) {
  if (!c->tested->mutation)
    return;
  const ww_decision_rules *decision = &c->rules->decisions[c->rules->main];
  ww_run_add(ww_heading_add(c->doc, 2), WW_RUN_PLAIN,
             WW_S("Mutants: rules made wrong, one at a time"));
  ww_element *pairs = ww_element_add(c->doc, WW_ELEMENT_PAIRS);
  add_mutant_count(c, pairs, decision->id, true);
  add_mutant_count(c, pairs, WW_S("follow-ups"), false);
  for (int d = 0; d < c->rules->decision_count; d++)
    compose_unnoticed(c, d);
}

/* ---- The whole -------------------------------------------------------- */

ww_element *ww_compose_tested(ww_arena *arena, const ww_tested *tested) {
  const ww_rules *rules = tested->trial->rules;
  composing c = {arena, ww_doc_new(arena), tested, rules};
  ww_run_addf(ww_heading_add(c.doc, 1), WW_RUN_PLAIN, "Cases of %.*s %.*s",
              WW_P(rules->name), WW_P(rules->version));
  compose_failing(&c);
  ww_run_addf(ww_element_add(c.doc, WW_ELEMENT_PARAGRAPH), WW_RUN_STRONG,
              "%d passed, %d failed", tested->trial->passed,
              tested->trial->failed);
  if (tested->trial->cases->left_out_count)
    ww_run_addf(ww_element_add(c.doc, WW_ELEMENT_PARAGRAPH), WW_RUN_ASIDE,
                "%d more name what this rulebook does not have: left out",
                tested->trial->cases->left_out_count);
  compose_coverage(&c);
  compose_uncovered(&c, false);
  compose_uncovered(&c, true);
  compose_mutation(&c);
  return c.doc;
}
