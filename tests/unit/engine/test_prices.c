/* Prices: what a rulebook may say, and when one is old. */
#include "rulebook/books.h"

#include "engine/costs.h"

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
      {COSTS(PRICE "amount: 5, times: [{value: [1, 2], name: N, divide_by: "
                   "[2, 3], whole: true}], valid: {n: [0, 5]}"),
       "fine"},
      {COSTS(PRICE "amount: 5, times: [{question: s, counts: {low: 0, mid: "
                   "1, high: 12}}, {question: n, counts: {0: 1, 50: 2}}]"),
       "fine"},
      {COSTS(PRICE "amount: 5, times: [{question: s, counts: {mid: 1}}]"),
       "this leaves out answers of the question"},
      {COSTS(PRICE "amount: 5, times: [{question: n, counts: {}}]"),
       "this leaves out answers of the question"},
      {COSTS(PRICE "amount: 5, times: [{question: n, counts: {1: 1}}]"),
       "this leaves out answers of the question"},
      {COSTS(PRICE "amount: 5, times: [{question: c, counts: {a: 1}}]"),
       "this leaves out answers of the question"},
      {COSTS(PRICE "amount: 5, times: [{question: f, counts: {true: 1}}]"),
       "this leaves out answers of the question"},
      {COSTS(PRICE "amount: 5, times: [{question: f, counts: {false: 1, true: "
                   "2}}]"),
       "fine"},
      {COSTS(PRICE "amount: 5, times: [{question: m, counts: {x: 1}}]"),
       "this counts no answer of the question"},
      {COSTS(PRICE "amount: 5, times: [{question: s, counts: {mid: 0, low: "
                   "1}}]"),
       "this stands before what it follows"},
      {COSTS(PRICE "amount: 5, times: [{question: s, counts: {medium: 0}}]"),
       "this counts no answer of the question"},
      {COSTS(PRICE "amount: 5, times: [{question: s, counts: {mid: -1}}]"),
       "this counts less than nothing"},
      {COSTS(PRICE "amount: 5, times: [{name: N}]"),
       "a factor is of a question or has a value"},
      {COSTS(PRICE "amount: 5, times: [{question: n, value: 2}]"),
       "a factor is of a question or has a value"},
      {COSTS(PRICE "amount: 5, times: [{question: n, divide_by: [3, 2]}]"),
       "this range is empty"},
      {COSTS(PRICE "amount: 5, valid: {n: [3, 2]}"), "this range is empty"},
      {COSTS(PRICE "amount: 5, valid: {c: [2, 3]}"),
       "this question has no numbers"},
      {COSTS(PRICE "amount: 5, valid: {q: [2, 3]}"), "unknown-id"},
      {COSTS("title: P, options: [o], kind: request, date: 2026-01-01, "
             "amount: 5, times: [n]"),
       "a price of a request is not multiplied by requests"},
      {COSTS(PRICE "amount: 5, when: {n: {known: false}}, times: [2, n]"),
       "the price 'p' applies only where 'n' is not known"},
      {COSTS(PRICE "amount: 5, when: {any: [{c: a}, {n: {known: false}}]}, "
                   "times: [n]"),
       "fine"},
      {COSTS(PRICE "amount: 5, when: {not: {n: {known: true}}}, times: [n]"),
       "bad-price"},
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
      cmocka_unit_test(prices_grow_old),
      cmocka_unit_test(prices_are_checked),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
