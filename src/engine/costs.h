/* What the options of the main decision cost, side by side.
 *
 * Every option is priced as if it had been chosen: later decisions are made
 * on that footing, and the prices that then apply are added up by kind.
 * Amounts are ranges in whole billionths of their unit, so sums are exact. A
 * price that hangs on an open answer takes the range that the rulebook gives
 * for that case; without one it is left out of the sum, and the sum says that
 * it is only the least, as does one that grows beyond what is counted. Where no
 * price of a kind applies, nothing is counted, which is not nothing. Nothing is
 * filled in. */
#ifndef WW_ENGINE_COSTS_H
#define WW_ENGINE_COSTS_H

#include "engine/decide.h"

enum {
  WW_BILLION = 1000000000,
  WW_COMPARED_MOST = 5 /* options, best first, are told side by side */
};

/* What is counted; more than that is held as this. Sums of four are an
 * int64_t. */
#define WW_AMOUNT_MOST ((int64_t)2000000000 * WW_BILLION)

typedef struct ww_range {
  int64_t low, high;
  bool more;    /* parts of it are not known, or it has no end that is counted:
                   at least this much */
  bool counted; /* else no price makes part of it, and both are 0 */
} ww_range;

typedef struct ww_cost_item { /* what a price comes to */
  ww_range amount;
  int open; /* the question that it hangs on, unanswered; WW_NONE: none */
} ww_cost_item;

typedef struct ww_option_costs {
  ww_range of[WW_PRICE_KINDS];
  uint64_t *applies; /* bitmap over the prices */
} ww_option_costs;

typedef struct ww_cost_report {
  ww_option_costs *options; /* [option_count] */
  ww_cost_item *items;      /* [price_count] */
  bool has_volume;
  double volume; /* requests a month, where they are known */
} ww_cost_report;

/* NULL where the rulebook has no costs. */
const ww_cost_report *ww_costs_make(ww_arena *arena, const ww_rules *rules,
                                    const ww_answers *answers);

/* Below it `below` is cheaper by the month, above it `above`. Prices that both
 * bear cancel out; what is paid once counts between not at all and whole in the
 * month (so the range). */
typedef struct ww_break_even {
  int below, above;  /* options */
  ww_range gap;      /* what `above` costs more in a month without requests */
  ww_range saved;    /* what it costs less for each */
  int64_t low, high; /* requests a month, rounded up: gap.low over saved.high,
                        gap.high over saved.low; high -1: no end */
} ww_break_even;

typedef struct ww_break_evens {
  ww_break_even *at;
  int count;
} ww_break_evens;

/* Between the options of the main decision that are told side by side, those
 * of better ones first. */
ww_break_evens ww_break_evens_find(ww_arena *arena, const ww_rules *rules,
                                   const ww_cost_report *report,
                                   const ww_result *result);

/* To any of the options. */
bool ww_price_applies(const ww_cost_report *report, int option_count,
                      int price);

/* A month at this many requests, without what is paid once. */
ww_range ww_month_at(const ww_option_costs *costs, double requests);

ww_range ww_range_add(ww_range a, ww_range b);

/* Whether the price is older than a year on the day (both YYYY-MM-DD). */
bool ww_price_is_stale(const ww_price *price, ww_str day);

#endif
