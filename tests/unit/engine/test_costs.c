/* Costs: the documents' worked examples, to the cent, and what is not known. */
#include "rulebook/books.h"

#include "engine/costs.h"

#include <math.h>

enum { PROMPTING, RAG, FINE_TUNING, HYBRID };

static const int64_t CENT = WW_BILLION / 100;

/* The shipped rulebook's files. */
static const char *const files[] = {
    "05-sources.yaml", "10-questions.yaml", "20-approach.yaml",
    "30-method.yaml",  "40-delivery.yaml",  "50-first-step.yaml",
    "60-advice.yaml",  "70-costs.yaml",
};
enum { FILES = sizeof files / sizeof *files };

static const char *read_file(ww_arena *arena, const char *name) {
  char path[1024];
  char chunk[4096];
  size_t got;
  ww_buf buf = ww_buf_new(arena);
  snprintf(path, sizeof path, "%s/rules/%s", WW_SOURCE_DIR, name);
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  while ((got = fread(chunk, 1, sizeof chunk, file)) > 0)
    ww_put(&buf, (ww_str){chunk, got});
  fclose(file);
  return buf.at;
}

static loading_test load_shipped(void) {
  loading_test t = {.arena = ww_arena_new()};
  const ww_node *trees[FILES];
  t.diags = WW_NEW(t.arena, ww_diag_list);
  ww_diag_list_init(t.diags, t.arena);
  for (size_t i = 0; i < FILES; i++)
    trees[i] =
        read_yaml(t.arena, files[i], read_file(t.arena, files[i]), t.diags);
  t.rules = ww_rules_load(
      t.arena, ww_merge_files(t.arena, trees, FILES, t.diags), t.diags);
  assert_non_null(t.rules);
  return t;
}

static const ww_answers *read_answers(loading_test *t, const char *profile) {
  ww_source *source = WW_NEW(t->arena, ww_source);
  *source = (ww_source){WW_S("profile"), ww_str_from(profile)};
  const ww_node *tree =
      ww_yaml_read(t->arena, source, &ww_profile_limits, t->diags);
  assert_non_null(tree);
  ww_answers *answers = ww_profile_load(t->arena, t->rules, tree, t->diags);
  if (!answers)
    fail_msg("%s", first_complaint(t));
  return answers;
}

static const ww_cost_report *price(loading_test *t, const char *profile) {
  return ww_costs_make(t->arena, t->rules, read_answers(t, profile));
}

/* Counting ends, and says so; what is not counted is not nothing. */
static void more_than_is_counted_is_said(void **state) {
  (void)state;
  loading_test t = load_shipped();
  const ww_cost_report *report = price(
      &t, "answers: {knowledge_needs: [documents], requests_per_month: 1e308}");
  const ww_option_costs *rag = &report->options[RAG];
  static const double volumes[] = {3.4e12, 1e15, 1e308, HUGE_VAL};
  for (size_t i = 0; i < sizeof volumes / sizeof *volumes; i++) {
    ww_range month = ww_month_at(rag, volumes[i]);
    assert_true(month.more);
    assert_int_equal(month.low, WW_AMOUNT_MOST);
  }
  assert_false(ww_month_at(rag, 3e12).more);
  assert_true(ww_month_at(rag, 0).counted);
  assert_false(rag->of[WW_HOURS].counted);
  assert_false(rag->of[WW_HOURS].more);
  ww_range never = ww_month_at(&report->options[FINE_TUNING], HUGE_VAL);
  assert_true(never.high < 1000 * (int64_t)WW_BILLION); /* nothing each */
  ww_arena_free(t.arena);
}

static ww_break_evens find_break_evens(loading_test *t, const char *profile) {
  const ww_answers *answers = read_answers(t, profile);
  const ww_verdict *verdict = ww_verdict_make(t->arena, t->rules, answers);
  return ww_break_evens_find(t->arena, t->rules,
                             ww_costs_make(t->arena, t->rules, answers),
                             ww_main_result(verdict));
}

static void expect_range(ww_range range, int64_t low, int64_t high,
                         int64_t unit) {
  assert_int_equal(range.low, low * unit);
  assert_int_equal(range.high, high * unit);
  assert_false(range.more);
}

/* 70 + 100 + 500 a month at a million requests. */
static void rag_costs_670_at_a_million(void **state) {
  (void)state;
  loading_test t = load_shipped();
  const ww_cost_report *report = price(
      &t, "answers: {knowledge_needs: [documents], requests_per_month: 1e6}");
  expect_range(ww_month_at(&report->options[RAG], 1e6), 670, 670, WW_BILLION);
  expect_range(ww_month_at(&report->options[RAG], 1e7), 6070, 6070, WW_BILLION);
  assert_true(report->has_volume);
  ww_arena_free(t.arena);
}

/* 150 once on top of 300 or 400: 450 to 550 in the first month. */
static void a_tuned_model_costs_450_to_550_at_first(void **state) {
  (void)state;
  loading_test t = load_shipped();
  const ww_cost_report *report = price(&t, "answers: {}");
  const ww_option_costs *tuned = &report->options[FINE_TUNING];
  ww_range later = ww_month_at(tuned, 1e6);
  expect_range(later, 300, 400, WW_BILLION);
  expect_range(ww_range_add(later, tuned->of[WW_ONCE]), 450, 550, WW_BILLION);
  ww_arena_free(t.arena);
}

/* (300 - 70) / 0.0006 and (400 + 150 - 70) / 0.0006. */
static void they_break_even_between_383_and_800_thousand(void **state) {
  (void)state;
  loading_test t = load_shipped();
  ww_break_evens evens =
      find_break_evens(&t, "answers: {knowledge_needs: [documents]}");
  bool found = false;
  for (int i = 0; i < evens.count; i++) {
    const ww_break_even *even = &evens.at[i];
    if (even->below != RAG || even->above != FINE_TUNING)
      continue;
    assert_int_equal(even->low, 383334);
    assert_int_equal(even->high, 800000);
    found = true;
  }
  assert_true(found);
  ww_arena_free(t.arena);
}

/* A hybrid pays all that a tuned model does, and more. */
static void what_both_pay_is_no_difference(void **state) {
  (void)state;
  loading_test t = load_shipped();
  ww_break_evens evens =
      find_break_evens(&t, "answers: {knowledge_needs: [documents]}");
  for (int i = 0; i < evens.count; i++)
    assert_false(evens.at[i].below == HYBRID &&
                 evens.at[i].above == FINE_TUNING);
  ww_arena_free(t.arena);
}

/* 1,000 examples of 500 tokens: 1.50 for a pass, 4.50 for three. */
static void a_hosted_pass_costs_a_dollar_fifty(void **state) {
  (void)state;
  loading_test t = load_shipped();
  const ww_cost_report *report =
      price(&t, "answers: {model_access: hosted, labeled_examples: 1000}");
  const ww_option_costs *tuned = &report->options[FINE_TUNING];
  expect_range(tuned->of[WW_ONCE], 450, 450, CENT);
  bool found = false;
  for (int i = 0; i < t.rules->costs.price_count; i++)
    if (ww_str_is(t.rules->costs.prices[i].id, "hosted-training")) {
      assert_true(ww_bit(tuned->applies, i));
      expect_range(report->items[i].amount, 150, 150, CENT);
      found = true;
    }
  assert_true(found);
  expect_range(tuned->of[WW_HOURS], 0, 0, WW_BILLION);
  ww_arena_free(t.arena);
}

/* 40 to 200 hours for 1,000 on that job; elsewhere 40 to 100 for 500. */
static void labels_cost_hours(void **state) {
  (void)state;
  loading_test t = load_shipped();
  const ww_cost_report *report =
      price(&t, "answers: {model_access: hosted, labeled_examples: 0}");
  expect_range(report->options[FINE_TUNING].of[WW_HOURS], 20, 100, WW_BILLION);
  report =
      price(&t, "answers: {model_access: open_weights, labeled_examples: 0}");
  expect_range(report->options[FINE_TUNING].of[WW_HOURS], 40, 100, WW_BILLION);
  report = price(&t, "answers: {model_access: open_weights}");
  expect_range(report->options[FINE_TUNING].of[WW_HOURS], 0, 100, WW_BILLION);
  ww_arena_free(t.arena);
}

/* A price that hangs on an open answer is named, not guessed. */
static void what_is_not_known_is_said(void **state) {
  (void)state;
  loading_test t = load_shipped();
  const ww_cost_report *report = price(&t, "answers: {model_access: hosted}");
  const ww_option_costs *tuned = &report->options[FINE_TUNING];
  assert_true(tuned->of[WW_ONCE].more);
  assert_int_equal(tuned->of[WW_ONCE].low, 0);
  assert_false(report->has_volume);
  ww_break_evens evens =
      find_break_evens(&t, "answers: {model_access: hosted}");
  for (int i = 0; i < evens.count; i++)
    assert_int_not_equal(evens.at[i].above, FINE_TUNING);
  ww_arena_free(t.arena);
}

static void prices_grow_old(void **state) {
  (void)state;
  const ww_price price = {.date = WW_S("2026-05-27")};
  assert_false(ww_price_is_stale(&price, WW_S("2026-11-20")));
  assert_false(ww_price_is_stale(&price, WW_S("2027-05-27")));
  assert_true(ww_price_is_stale(&price, WW_S("2027-05-28")));
  assert_true(ww_price_is_stale(&price, WW_S("2029-01-01")));
  assert_false(ww_price_is_stale(&price, WW_S("")));
}

#define COSTS(text)                                                            \
  BOOK("c: a")                                                                 \
  "costs:\n  currency: EUR\n  requests: n\n  prices:\n    p: {" text "}\n"
#define PRICE "title: P, options: [o], kind: once, date: 2026-01-01, "

static void prices_are_checked(void **state) {
  (void)state;
  static const struct {
    const char *text;
    const char *expected;
  } cases[] = {
      {COSTS(PRICE "amount: 5"), "fine"},
      {COSTS(PRICE "amount: [5, 6.25], times: [n, 2, {question: n, short_of: "
                   "5, divide_by: 10, unknown: [1, 2]}]"),
       "fine"},
      {COSTS(PRICE "amount: 5, when: {d: o, c: {known: false}}"), "fine"},
      {COSTS(PRICE "amount: -5"), "bad-price"},
      {COSTS(PRICE "amount: 0.0000000001"), "bad-price"},
      {COSTS(PRICE "amount: 1e9"), "bad-price"},
      {COSTS(PRICE "amount: [6, 5]"), "bad-price"},
      {COSTS(PRICE "amount: [1, 2, 3]"), "bad-price"},
      {COSTS(PRICE "amount: x"), "wrong-type"},
      {COSTS(PRICE "amount: 5, times: [c]"), "this question has no numbers"},
      {COSTS(PRICE "amount: 5, times: [q]"), "unknown-id"},
      {COSTS(PRICE "amount: 5, times: [{question: n, divide_by: 0}]"),
       "bad-price"},
      {COSTS(PRICE "amount: 5, times: [{question: n, unknown: [2, 1]}]"),
       "bad-price"},
      {COSTS("title: P, options: [z], kind: once, date: 2026-01-01, amount: "
             "5"),
       "unknown-id"},
      {COSTS("title: P, options: [o], kind: weekly, date: 2026-01-01, amount: "
             "5"),
       "unknown-value"},
      {COSTS("title: P, options: [o], kind: once, date: 2026, amount: 5"),
       "bad-date"},
      {COSTS("title: P, options: [o], kind: once, amount: 5"), "missing-key"},
      {BOOK("c: a") "costs: {currency: EUR, requests: n, latency: n, prices: "
                    "{}}\n",
       "fine"},
      {BOOK("c: a") "costs: {currency: EUR, requests: n, latency: c, prices: "
                    "{}}\n",
       "this question has no numbers"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    expect_complaint(cases[i].text, cases[i].expected);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rag_costs_670_at_a_million),
      cmocka_unit_test(a_tuned_model_costs_450_to_550_at_first),
      cmocka_unit_test(they_break_even_between_383_and_800_thousand),
      cmocka_unit_test(what_both_pay_is_no_difference),
      cmocka_unit_test(a_hosted_pass_costs_a_dollar_fifty),
      cmocka_unit_test(labels_cost_hours),
      cmocka_unit_test(what_is_not_known_is_said),
      cmocka_unit_test(more_than_is_counted_is_said),
      cmocka_unit_test(prices_grow_old),
      cmocka_unit_test(prices_are_checked),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
