/* A house rule laid over the shipped rulebook does not undo its proofs: each
 * invariant is still proved, or refuted by a profile, whatever two tests the
 * rule has. */
#include "engine/brute_force.h"
#include "engine/random_rules.h"
#include "size.h"

#include "read/doors.h"
#include "rulebook/builtin.h"
#include "rulebook/load.h"
#include "study/check/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { PAIRS = 1, ALL_PAIRS = 40, SEED = 17 };

typedef struct house {
  ww_arena *arena;
  ww_str text; /* of the overlay */
  const ww_rules *rules;
  const ww_findings *findings;
} house;

_Noreturn static void fail_with(const house *h, const char *what, ww_str id) {
  fail_msg("%s: %.*s\n%.*s", what, WW_P(id), WW_P(h->text));
  abort();
}

static house lay_over(const char *when, const char *effect) {
  house h = {.arena = ww_arena_new()};
  ww_diag_list diags;
  ww_diag_list_init(&diags, h.arena);
  h.text = ww_format(h.arena,
                     "decisions: {approach: {rules: {house_rule: {\n"
                     "  when: {%s}, %s, because: B}}}}\n",
                     when, effect);
  ww_source *source = WW_NEW(h.arena, ww_source);
  *source = (ww_source){WW_S("house"), h.text};
  const ww_node *base = ww_builtin_tree(h.arena);
  const ww_node *overlay =
      ww_yaml_read(h.arena, source, &ww_rulebook_limits, &diags);
  assert_non_null(overlay);
  const ww_node *tree = ww_merge_overlay(h.arena, base, overlay, &diags);
  assert_non_null(tree);
  h.rules = ww_rules_load(h.arena, tree, &diags);
  if (!h.rules)
    fail_with(&h, "does not load", WW_S("house"));
  h.findings = ww_findings_make(h.arena, h.rules, WW_CHECK_WORK, NULL);
  return h;
}

/* ---- All are proved ---------------------------------------------------- */

static void rules_out_of_two_tests_are_no_hindrance(void **state) {
  (void)state;
  static const char *const tests[] = {
      "ops_capacity: none, model_access: open_weights",
      "ops_capacity: none, task_scope: broad"};
  for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
    house h = lay_over(tests[i], "rules_out: [fine_tuning, hybrid]");
    for (int d = 0; d < h.rules->decision_count; d++)
      for (int k = 0; k < h.rules->decisions[d].invariant_count; k++)
        if (h.findings->facts.decisions[d].broken[k].finding != WW_IMPOSSIBLE)
          fail_with(&h, "not proved", h.rules->decisions[d].invariants[k].id);
    ww_arena_free(h.arena);
  }
}

/* ---- Any two tests ----------------------------------------------------- */

static void put_test(ww_buf *buf, ww_random *random, const ww_rules *rules,
                     int q) {
  const ww_question *question = &rules->questions[q];
  ww_putf(buf, "%.*s: ", WW_P(question->id));
  if (question->type == WW_NUMBER && question->edge_count == 0) {
    ww_putf(buf, "'> %.17g'", question->range.low + 100);
  } else if (question->type == WW_FLAG) {
    ww_put_c(buf, ww_random_below(random, 2) ? "true" : "false");
  } else if (question->type == WW_NUMBER) {
    double at =
        question->edges[ww_random_below(random, question->edge_count)].at;
    bool below = ww_random_below(random, 2) && at > question->range.low;
    ww_putf(buf, "'%s %.17g'", below ? "<" : ">=", at);
  } else {
    int value = ww_random_below(random, question->value_count);
    ww_putf(buf, question->type == WW_SET ? "{has: %.*s}" : "[%.*s",
            WW_P(question->values[value].id));
    int more = ww_random_below(random, question->value_count);
    if (question->type != WW_SET && more != value)
      ww_putf(buf, ", %.*s", WW_P(question->values[more].id));
    ww_put_c(buf, question->type == WW_SET ? "" : "]");
  }
}

static const char *random_when(ww_arena *arena, ww_random *random,
                               const ww_rules *rules) {
  ww_buf buf = ww_buf_new(arena);
  int first = ww_random_below(random, rules->question_count);
  int step = 1 + ww_random_below(random, rules->question_count - 1);
  put_test(&buf, random, rules, first);
  ww_put_c(&buf, ", ");
  put_test(&buf, random, rules, (first + step) % rules->question_count);
  return buf.at;
}

static const char *random_effect(ww_arena *arena, ww_random *random,
                                 const ww_decision_rules *decision) {
  static const int points[] = {-1000, -30, -5, -2, 2, 5, 30};
  ww_buf buf = ww_buf_new(arena);
  bool out = ww_random_below(random, 2) == 0;
  int first = ww_random_below(random, decision->option_count);
  int count = 1 + ww_random_below(random, decision->option_count - 1);
  ww_put_c(&buf, out ? "rules_out: [" : "points: {");
  for (int i = 0; i < count; i++) {
    int o = (first + i) % decision->option_count;
    ww_putf(&buf, "%s%.*s", i ? ", " : "", WW_P(decision->options[o].id));
    if (!out)
      ww_putf(&buf, ": %d", points[ww_random_below(random, 7)]);
  }
  ww_put_c(&buf, out ? "]" : "}");
  return buf.at;
}

/* What refutes `keeps` does, by the second evaluator. */
static bool leaves(const house *h, int d, const ww_invariant *invariant,
                   const ww_example *example) {
  int winners[2];
  for (int i = 0; i < 2; i++) {
    ww_answers answers = {
        .of = WW_NEWS(h->arena, ww_answer, (size_t)h->rules->question_count)};
    const ww_assignment *profile = &example->profiles[i];
    for (int k = 0; k < profile->count; k++)
      answers.of[profile->questions[k]] = profile->answers[k];
    winners[i] = tree_outcome(h->rules, &answers, d);
  }
  int none = h->rules->decisions[d].option_count;
  return winners[0] != none && invariant->keeps[winners[0]] &&
         (winners[1] == none || !invariant->keeps[winners[1]]);
}

/* How many are undecided. */
static int require_decided(const house *h, int d) {
  int undecided = 0;
  const ww_decision_rules *decision = &h->rules->decisions[d];
  for (int i = 0; i < decision->invariant_count; i++) {
    const ww_invariant *invariant = &decision->invariants[i];
    const ww_exhibit *broken = &h->findings->facts.decisions[d].broken[i];
    if (broken->finding == WW_UNDECIDED)
      fprintf(stderr, "undecided: %.*s\n%.*s", WW_P(invariant->id),
              WW_P(h->text));
    undecided += broken->finding == WW_UNDECIDED;
    if (broken->finding == WW_FOUND && invariant->keeps &&
        !leaves(h, d, invariant, &broken->example))
      fail_with(h, "not refuted", invariant->id);
  }
  return undecided;
}

/* Found among the first 400 to need the longest search. */
static void the_hardest_are_decided(void **state) {
  (void)state;
  static const char *const rules[][2] = {
      {"ops_capacity: [none, strong], retraining_plan: false",
       "points: {rag: 5, fine_tuning: -5, hybrid: -2}"},
      {"labeled_examples: '>= 99', latency_budget_ms: '>= 500'",
       "rules_out: [fine_tuning, hybrid]"},
      {"tenant_isolation: false, prompting: [basic]",
       "points: {hybrid: 5, prompting: 5, rag: -5}"},
      {"citations: true, failures_profiled: true",
       "points: {fine_tuning: 5, rag: 5, hybrid: -1000}"}};
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
    house h = lay_over(rules[i][0], rules[i][1]);
    for (int d = 0; d < h.rules->decision_count; d++)
      assert_int_equal(require_decided(&h, d), 0);
    ww_arena_free(h.arena);
  }
}

static void invariants_are_proved_or_refuted(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  const ww_rules *shipped = book_shipped(arena);
  int undecided = 0;
  int pairs = size_of_test(PAIRS, ALL_PAIRS);
  for (int i = 0; i < pairs; i++) {
    ww_random random = {(uint64_t)(SEED + i)};
    house h = lay_over(
        random_when(arena, &random, shipped),
        random_effect(arena, &random, &shipped->decisions[shipped->main]));
    for (int d = 0; d < h.rules->decision_count; d++)
      undecided += require_decided(&h, d);
    ww_arena_free(h.arena);
  }
  ww_arena_free(arena);
  assert_int_equal(undecided, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rules_out_of_two_tests_are_no_hindrance),
      cmocka_unit_test(the_hardest_are_decided),
      cmocka_unit_test(invariants_are_proved_or_refuted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
