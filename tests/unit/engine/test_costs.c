/* Costs: the documents' worked examples, to the cent, and what is not known. */
#include "shipped_costs.h"

/* 70 + 100 + 500 a month at a million requests. */
static void rag_costs_670_at_a_million(void **state) {
  (void)state;
  loading_test t = load_shipped();
  const ww_cost_report *report = price(
      &t, "answers: {knowledge_needs: [documents], requests_per_month: 1e6}");
  expect_range(ww_month_at(report, RAG, 1e6), 670, 670, WW_BILLION);
  expect_range(ww_month_at(report, RAG, 1e7), 6070, 6070, WW_BILLION);
  assert_true(report->has_volume);
  ww_arena_free(t.arena);
}

/* 150 once on top of 300 or 400: 450 to 550 in the first month. */
static void a_tuned_model_costs_450_to_550_at_first(void **state) {
  (void)state;
  loading_test t = load_shipped();
  const ww_cost_report *report = price(&t, "answers: {}");
  const ww_option_costs *tuned = &report->options[FINE_TUNING];
  ww_range later = ww_month_at(report, FINE_TUNING, 1e6);
  expect_range(later, 300, 400, WW_BILLION);
  expect_range(ww_range_add(later, tuned->of[WW_ONCE]), 450, 550, WW_BILLION);
  ww_arena_free(t.arena);
}

static ww_break_even rag_or_tuning(loading_test *t, const char *profile) {
  ww_break_evens evens = price(t, profile)->break_evens;
  for (int i = 0; i < evens.count; i++)
    if (evens.at[i].below == RAG && evens.at[i].above == FINE_TUNING)
      return evens.at[i];
  fail_msg("they do not break even");
  return (ww_break_even){0};
}

/* (300 - 70) / 0.0006 and (400 + 150 - 70) / 0.0006. */
static void they_break_even_between_383_and_800_thousand(void **state) {
  (void)state;
  loading_test t = load_shipped();
  ww_break_even even = rag_or_tuning(
      &t, "answers: {knowledge_needs: [documents], data_churn: static}");
  assert_int_equal(even.low, 383334);
  assert_int_equal(even.high, 800000);
  expect_range(even.year, 0, 0, 1);
  ww_arena_free(t.arena);
}

/* Four times 5 to 150 a year, and of it a twelfth: (230 + 20 / 12) / 0.0006 and
 * (480 + 600 / 12) / 0.0006. */
static void retraining_moves_the_break_even(void **state) {
  (void)state;
  loading_test t = load_shipped();
  ww_break_even even = rag_or_tuning(
      &t, "answers: {knowledge_needs: [documents], data_churn: quarterly}");
  assert_int_equal(even.low, 386112);
  assert_int_equal(even.high, 883334);
  expect_range(even.year, 20, 600, WW_BILLION);
  ww_arena_free(t.arena);
}

/* A hybrid pays all that a tuned model does, and more, where nothing has to be
 * learnt again. */
static void what_both_pay_is_no_difference(void **state) {
  (void)state;
  loading_test t = load_shipped();
  ww_break_evens evens =
      price(&t, "answers: {knowledge_needs: [documents], data_churn: static}")
          ->break_evens;
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
  expect_range(amount_of(report, "hosted-training"), 150, 150, CENT);
  expect_range(amount_of(report, "labeling-for-a-hosted-job"), 0, 0, CENT);
  ww_arena_free(t.arena);
}

/* 40 to 200 hours for 1,000 on that job; elsewhere 40 to 100 for 500. */
static void labels_cost_hours(void **state) {
  (void)state;
  loading_test t = load_shipped();
  const ww_cost_report *report = price(&t, "answers: {labeled_examples: 0}");
  expect_range(amount_of(report, "labeling-for-a-hosted-job"), 20, 100,
               WW_BILLION);
  expect_range(amount_of(report, "labeling"), 40, 100, WW_BILLION);
  expect_range(amount_of(price(&t, "answers: {}"), "labeling"), 0, 100,
               WW_BILLION);
  ww_arena_free(t.arena);
}

/* Of people: a prompt, a test set, labels, training and what runs. */
static void every_option_takes_people(void **state) {
  (void)state;
  loading_test t = load_shipped();
  const ww_option_costs *of =
      price(&t, "answers: {model_access: open_weights, labeled_examples: 0, "
                "eval_set: false, knowledge_needs: [documents]}")
          ->options;
  expect_range(of[PROMPTING].of[WW_HOURS], 5, 48, WW_BILLION);
  expect_range(of[RAG].of[WW_HOURS], 13, 64, WW_BILLION);
  expect_range(of[FINE_TUNING].of[WW_HOURS], 61, 188, WW_BILLION);
  expect_range(of[HYBRID].of[WW_HOURS], 69, 204, WW_BILLION);
  expect_range(of[PROMPTING].of[WW_MONTHLY_HOURS], 0, 0, WW_BILLION);
  expect_range(of[HYBRID].of[WW_MONTHLY_HOURS], 8, 32, WW_BILLION);
  ww_arena_free(t.arena);
}

/* An open answer makes a range; without one the price is named, not guessed. */
static void what_is_not_known_is_said(void **state) {
  (void)state;
  loading_test t = load_shipped();
  const ww_cost_report *report = price(&t, "answers: {model_access: hosted}");
  const ww_option_costs *tuned = &report->options[FINE_TUNING];
  expect_range(tuned->of[WW_ONCE], 225, 4500, CENT);
  assert_true(tuned->of[WW_MONTHLY].more); /* one machine at least */
  assert_int_equal(tuned->of[WW_MONTHLY].low, 400 * (int64_t)WW_BILLION);
  assert_false(report->has_volume);
  assert_false(tuned->month.counted);
  assert_false(tuned->year.counted);
  ww_arena_free(t.arena);
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
    ww_range month = ww_month_at(report, RAG, volumes[i]);
    assert_true(month.more);
    assert_int_equal(month.low, WW_AMOUNT_MOST);
  }
  assert_false(ww_month_at(report, RAG, 3e12).more);
  assert_true(ww_month_at(report, RAG, 0).counted);
  assert_false(rag->of[WW_YEARLY].counted);
  assert_false(rag->of[WW_YEARLY].more);
  assert_true(ww_month_at(report, FINE_TUNING, HUGE_VAL).more);
  assert_false(ww_month_at(report, FINE_TUNING, 3e12).more);
  ww_arena_free(t.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rag_costs_670_at_a_million),
      cmocka_unit_test(a_tuned_model_costs_450_to_550_at_first),
      cmocka_unit_test(they_break_even_between_383_and_800_thousand),
      cmocka_unit_test(retraining_moves_the_break_even),
      cmocka_unit_test(what_both_pay_is_no_difference),
      cmocka_unit_test(a_hosted_pass_costs_a_dollar_fifty),
      cmocka_unit_test(labels_cost_hours),
      cmocka_unit_test(every_option_takes_people),
      cmocka_unit_test(what_is_not_known_is_said),
      cmocka_unit_test(more_than_is_counted_is_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
