/* Amounts for people; see phrase.h. */
#include "phrase/phrase.h"

#include "base/number.h"

enum { CENT = WW_BILLION / 100, MILLIONTH = WW_BILLION / 1000000 };

/* To the nearest unit; not negative. */
static int64_t to_units(int64_t billionths, int64_t unit) {
  return billionths / unit + (billionths % unit >= unit - unit / 2);
}

void ww_put_money(ww_buf *buf, int64_t billionths) {
  int64_t cents = to_units(billionths, CENT);
  if (billionths < MILLIONTH) {
    ww_put_fixed(buf, billionths, 9);
    return;
  }
  if (billionths < WW_BILLION) {
    ww_put_fixed(buf, to_units(billionths, MILLIONTH), 6);
    return;
  }
  int64_t whole = cents / 100;
  ww_put_number_grouped(buf, (double)whole);
  if (cents % 100)
    ww_putf(buf, ".%02d", (int)(cents % 100));
}

void ww_put_exact_money(ww_buf *buf, int64_t billionths) {
  enum { PLACES = 9, POINT = 1 };
  ww_buf rest = ww_buf_new(buf->arena);
  ww_put_fixed(&rest, billionths % WW_BILLION, PLACES);
  ww_str decimals = ww_buf_str(&rest);
  int64_t whole = billionths / WW_BILLION;
  ww_put_number_grouped(buf, (double)whole);
  ww_put(buf, ww_str_slice(decimals, POINT, decimals.size));
}

/* Ends that are written alike are one amount. */
static void put_range(ww_buf *buf, ww_range range,
                      void put(ww_buf *buf, int64_t billionths)) {
  ww_buf low = ww_buf_new(buf->arena);
  ww_buf high = ww_buf_new(buf->arena);
  if (!range.counted || (range.more && range.low == 0)) {
    ww_put_c(buf, range.counted ? "not known" : "not counted");
    return;
  }
  put(&low, range.low);
  put(&high, range.high);
  ww_put_c(buf, range.more ? "at least " : "");
  ww_put(buf, ww_buf_str(&low));
  if (range.more || ww_str_compare(ww_buf_str(&low), ww_buf_str(&high)) == 0)
    return;
  ww_put_c(buf, "\xE2\x80\x93");
  ww_put(buf, ww_buf_str(&high));
}

void ww_put_money_range(ww_buf *buf, ww_range range) {
  put_range(buf, range, ww_put_money);
}

void ww_put_exact_money_range(ww_buf *buf, ww_range range) {
  put_range(buf, range, ww_put_exact_money);
}

/* ---- Arithmetic ------------------------------------------------------- */

static void put_numbers(ww_buf *buf, double low, double high) {
  ww_put_number_grouped(buf, low);
  if (high > low) {
    ww_put_c(buf, "\xE2\x80\x93");
    ww_put_number_grouped(buf, high);
  }
}

/* "5,200 tokens of instructions", "one for each 1,600,000 of 3,000,000
 * requests_per_month", "what labels lacks to 500 (120)" */
static void put_factor(ww_buf *buf, const ww_cost_report *report,
                       const ww_factor *factor) {
  const ww_question *question =
      factor->question == WW_NONE ? NULL
                                  : &report->rules->questions[factor->question];
  const ww_answer *answer =
      question ? &report->answers->of[factor->question] : NULL;
  ww_str name = !factor->name.size && question ? question->id : factor->name;
  bool divided = factor->divide_high != 1 || factor->divide_low != 1;
  double low;
  double high;
  bool known = ww_factor_range(factor, answer, &low, &high);
  if (known && factor->count_count && low == 1 && high == 1)
    return;
  ww_put_c(buf, " \xC3\x97 ");
  if (!known) {
    ww_putf(buf, "%.*s, which is not known", WW_P(name));
    return;
  }
  ww_put_c(buf, factor->whole ? "\xE2\x8C\x88" : "");
  put_numbers(buf, low, high);
  ww_putf(buf, "%s%.*s", name.size ? " " : "", WW_P(name));
  if (divided) {
    ww_put_c(buf, " \xC3\xB7 ");
    put_numbers(buf, factor->divide_low, factor->divide_high);
  }
  ww_put_c(buf, factor->whole ? "\xE2\x8C\x89" : "");
}

void ww_put_arithmetic(ww_buf *buf, const ww_cost_report *report, int price) {
  const ww_price *of = &report->rules->costs.prices[price];
  if (!of->factor_count)
    return;
  ww_put_exact_money_range(buf, (ww_range){of->low, of->high, false, true});
  for (int i = 0; i < of->factor_count; i++)
    put_factor(buf, report, &of->factors[i]);
}
