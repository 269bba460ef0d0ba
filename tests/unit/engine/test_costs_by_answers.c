/* Costs by tokens, machines and time, and what must hold of all of them. */
#include "shipped_costs.h"

/* ---- By its tokens ------------------------------------------------------ */

/* 3 to 5 for a million: 46,800 to 78,000 for the instructions alone. */
static void a_long_prompt_costs_its_tokens(void **state) {
  (void)state;
  loading_test t = load_shipped();
  const ww_cost_report *report =
      price(&t, "answers: {prompt_tokens: 5200, input_tokens: 240, "
                "output_tokens: 8, knowledge_needs: [], "
                "requests_per_month: 3e6}");
  const ww_option_costs *prompting = &report->options[PROMPTING];
  expect_range(prompting->of[WW_PER_REQUEST], 16440, 27400,
               WW_BILLION / 1000000);
  expect_range(prompting->month, 49320, 82200, WW_BILLION);
  expect_range(prompting->tenfold, 493200, 822000, WW_BILLION);
  expect_range(prompting->year, 591840, 986400, WW_BILLION);
  ww_arena_free(t.arena);
}

/* What is not counted yet widens the range, at both ends. */
static void unknown_tokens_are_a_range(void **state) {
  (void)state;
  loading_test t = load_shipped();
  ww_range some = price(&t, "answers: {prompt_tokens: 5200}")
                      ->options[PROMPTING]
                      .of[WW_PER_REQUEST];
  ww_range all = price(&t, "answers: {prompt_tokens: 5200, input_tokens: 240, "
                           "output_tokens: 80}")
                     ->options[PROMPTING]
                     .of[WW_PER_REQUEST];
  assert_true(some.low < all.low && all.high < some.high);
  assert_false(some.more);
  ww_arena_free(t.arena);
}

#define CORPUS                                                                 \
  "answers: {corpus_tokens: 800000, context_window_tokens: 1e6, "              \
  "knowledge_needs: [documents], data_churn: static, citations: false, "       \
  "tenant_isolation: false, requests_per_month: 1e6"

/* A tenth from the cache, at its best: 0.24 of 2.40 to 4 for each request. */
static void a_corpus_in_the_prompt_is_paid_with_each_request(void **state) {
  (void)state;
  loading_test t = load_shipped();
  const ww_cost_report *report = price(&t, CORPUS "}");
  const ww_option_costs *prompting = &report->options[PROMPTING];
  assert_true(prompting->of[WW_PER_REQUEST].low >= 24 * CENT);
  assert_true(prompting->of[WW_PER_REQUEST].high >= 400 * CENT);
  assert_true(prompting->month.low >= 240000 * (int64_t)WW_BILLION);
  report = price(&t, CORPUS ", latency_budget_ms: 2000}");
  assert_string_equal(
      t.rules->costs.prices[report->options[PROMPTING].slowest].id.at,
      "reading-a-whole-corpus");
  ww_arena_free(t.arena);
}

/* What may wait for a day costs half. */
static void a_batch_costs_half(void **state) {
  (void)state;
  loading_test t = load_shipped();
#define REQUEST "prompt_tokens: 5200, input_tokens: 240, output_tokens: 80"
  ww_range now =
      price(&t, "answers: {" REQUEST ", latency_budget_ms: 86399999}")
          ->options[PROMPTING]
          .of[WW_PER_REQUEST];
  ww_range later = price(&t, "answers: {" REQUEST ", latency_budget_ms: 864e5}")
                       ->options[PROMPTING]
                       .of[WW_PER_REQUEST];
  assert_int_equal(now.low, later.low * 2);
  assert_int_equal(now.high, later.high * 2);
  ww_arena_free(t.arena);
}

/* 300 for each 2,592,000 to 6,480,000 requests begun. */
static void a_server_serves_so_many(void **state) {
  (void)state;
  loading_test t = load_shipped();
  const ww_cost_report *report = price(
      &t, "answers: {model_access: open_weights, requests_per_month: 5e8}");
  expect_range(report->options[FINE_TUNING].month, 78 * 300, 193 * 300,
               WW_BILLION);
  static const struct {
    double requests;
    int64_t low, high;
  } steps[] = {{0, 300, 300},       {1, 300, 300},       {2592000, 300, 300},
               {2592001, 300, 600}, {6480000, 300, 900}, {6480001, 600, 900}};
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
    expect_range(ww_month_at(report, FINE_TUNING, steps[i].requests),
                 steps[i].low, steps[i].high, WW_BILLION);
  ww_arena_free(t.arena);
}

/* 1.10 to 2.50 read and 4.40 to 10 written, a million; of the instructions none
 * to all; 1.70 an hour or none. */
static void a_hosted_tuned_model_is_paid_by_the_token(void **state) {
  (void)state;
  loading_test t = load_shipped();
#define TUNED "answers: {model_access: hosted, requests_per_month: 1e6"
  const ww_option_costs *tuned =
      &price(&t, TUNED ", prompt_tokens: 1000, input_tokens: 200, "
                       "output_tokens: 100, knowledge_needs: []}")
           ->options[FINE_TUNING];
  expect_range(tuned->of[WW_PER_REQUEST], 660, 4000, WW_BILLION / 1000000);
  expect_range(tuned->of[WW_MONTHLY], 0, 1224, WW_BILLION);
  expect_range(tuned->month, 660, 5224, WW_BILLION);
  tuned = &price(&t, TUNED "}")->options[FINE_TUNING];
  assert_false(tuned->of[WW_PER_REQUEST].counted);
  expect_range(tuned->month, 400, 400, WW_BILLION);
  ww_arena_free(t.arena);
}

/* A model on the user's own device. */
static void a_device_is_no_server(void **state) {
  (void)state;
  loading_test t = load_shipped();
  const ww_cost_report *report =
      price(&t, "answers: {pressures: [on_device], model_access: open_weights, "
                "requests_per_month: 8e6}");
  const ww_option_costs *tuned = &report->options[FINE_TUNING];
  expect_range(tuned->month, 0, 0, WW_BILLION);
  assert_false(tuned->of[WW_LATENCY_MS].counted);
  report = price(&t, "answers: {pressures: [], model_access: open_weights, "
                     "requests_per_month: 8e6}");
  expect_range(report->options[FINE_TUNING].month, 600, 1200, WW_BILLION);
  ww_arena_free(t.arena);
}

/* Trained again twelve times in a year, 5 to 150 each; not for behavior. */
static void training_keeps_pace_with_knowledge(void **state) {
  (void)state;
  loading_test t = load_shipped();
  const ww_cost_report *report =
      price(&t, "answers: {knowledge_needs: [documents], data_churn: monthly, "
                "model_access: open_weights, requests_per_month: 1e6}");
  const ww_option_costs *tuned = &report->options[FINE_TUNING];
  expect_range(tuned->of[WW_YEARLY], 60, 1800, WW_BILLION);
  expect_range(tuned->year, 150 + 3600 + 60, 150 + 3600 + 1800, WW_BILLION);
  report = price(&t, "answers: {knowledge_needs: [], data_churn: monthly, "
                     "model_access: open_weights}");
  assert_false(report->options[FINE_TUNING].of[WW_YEARLY].counted);
  ww_arena_free(t.arena);
}

/* The fastest to launch is the dearest for each request. */
static void the_fastest_launch_has_the_dearest_request(void **state) {
  (void)state;
  static const char *const profiles[] = {
      "answers: {}",
      "answers: {prompt_tokens: 100}",
      "answers: {prompt_tokens: 9000, input_tokens: 10, output_tokens: 900}",
      "answers: {input_tokens: 3000, knowledge_needs: [documents]}",
      "answers: {output_tokens: 1, knowledge_needs: [live_data]}",
      "answers: {output_tokens: 1, knowledge_needs: [], exact_terms: true}",
      CORPUS "}"};
  loading_test t = load_shipped();
  for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++) {
    const ww_option_costs *of = price(&t, profiles[i])->options;
    for (int o = RAG; o <= HYBRID; o++) {
      assert_true(of[PROMPTING].of[WW_DAYS].high < of[o].of[WW_DAYS].high);
      assert_true(of[PROMPTING].of[WW_PER_REQUEST].low >=
                  of[o].of[WW_PER_REQUEST].low);
      assert_true(of[PROMPTING].of[WW_PER_REQUEST].high >=
                  of[o].of[WW_PER_REQUEST].high);
    }
  }
  ww_arena_free(t.arena);
}

/* ---- What must hold of all ---------------------------------------------- */

static bool is_less(ww_range a, ww_range b) {
  return a.low < b.low || (!a.more && (b.more || a.high < b.high));
}

/* Raising one of these never lowers what any price comes to. */
static void more_never_costs_less(void **state) {
  (void)state;
  static const char *const raised[] = {"requests_per_month", "prompt_tokens",
                                       "corpus_tokens", "output_tokens",
                                       "input_tokens"};
  static const double numbers[] = {0,   1,       99,      1e3, 25e5,
                                   3e6, 6480000, 6480001, 1e9, 9e15};
  enum { NUMBERS = sizeof numbers / sizeof *numbers };
  loading_test t = load_shipped();
  for (size_t q = 0; q < sizeof raised / sizeof *raised; q++) {
    const ww_cost_report *before = NULL;
    for (int i = 0; i < NUMBERS; i++) {
      char profile[200];
      snprintf(profile, sizeof profile,
               "answers: {%s: %.0f, data_churn: weekly, "
               "labeled_examples: 1000, knowledge_needs: [documents]}",
               raised[q], numbers[i]);
      const ww_cost_report *after = price(&t, profile);
      for (int p = 0; before && p < t.rules->costs.price_count; p++)
        assert_false(is_less(after->items[p].amount, before->items[p].amount));
      for (int o = PROMPTING; i > 0 && o <= HYBRID; o++)
        assert_false(is_less(ww_month_at(after, o, numbers[i]),
                             ww_month_at(after, o, numbers[i - 1])));
      before = after;
    }
  }
  ww_arena_free(t.arena);
}

/* With a twelfth of what a year takes. */
static ww_range month_of(const ww_cost_report *report, int option,
                         double requests) {
  return ww_range_add(ww_month_at(report, option, requests),
                      ww_month_of_year(report->options[option].of[WW_YEARLY]));
}

/* A break-even lies where both cost the same, and holds from there on. */
static void break_evens_hold(void **state) {
  (void)state;
  static const char *const profiles[] = {
      "answers: {knowledge_needs: [documents]}",
      "answers: {model_access: open_weights, prompt_tokens: 60}",
      "answers: {model_access: hosted, knowledge_needs: [documents], "
      "requests_per_month: 7e7}",
      "answers: {knowledge_needs: [documents], data_churn: daily}",
      "answers: {prompt_tokens: 900, input_tokens: 40, output_tokens: 5}",
      CORPUS "}"};
  loading_test t = load_shipped();
  for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++) {
    const ww_cost_report *report = price(&t, profiles[i]);
    assert_true(report->break_evens.count > 0);
    for (int k = 0; k < report->break_evens.count; k++) {
      const ww_break_even *even = &report->break_evens.at[k];
      ww_range once = report->options[even->above].of[WW_ONCE];
      double low = (double)even->low - 1;
      if (even->low > 0)
        assert_true(month_of(report, even->below, low).low <=
                    month_of(report, even->above, low).high + once.high);
      for (double at = (double)even->high; even->high >= 0 && at < 1e12;
           at = at * 1.37 + 1)
        assert_true(month_of(report, even->above, at).low <=
                    month_of(report, even->below, at).high);
    }
  }
  ww_arena_free(t.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_long_prompt_costs_its_tokens),
      cmocka_unit_test(unknown_tokens_are_a_range),
      cmocka_unit_test(a_corpus_in_the_prompt_is_paid_with_each_request),
      cmocka_unit_test(a_batch_costs_half),
      cmocka_unit_test(a_server_serves_so_many),
      cmocka_unit_test(a_hosted_tuned_model_is_paid_by_the_token),
      cmocka_unit_test(a_device_is_no_server),
      cmocka_unit_test(training_keeps_pace_with_knowledge),
      cmocka_unit_test(the_fastest_launch_has_the_dearest_request),
      cmocka_unit_test(more_never_costs_less),
      cmocka_unit_test(break_evens_hold),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
