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
  WW_TENFOLD = 10,     /* the other volume that is looked at */
  WW_MONTHS = 12,      /* of the total */
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

typedef struct ww_cost_item { /* what a price comes to, at today's volume */
  ww_range amount;
  int open;   /* the question that it hangs on, unanswered; WW_NONE: none */
  int beyond; /* the question whose answer is not one it was said for */
} ww_cost_item;

typedef struct ww_option_costs {
  ww_range of[WW_PRICE_KINDS]; /* at today's volume */
  /* Not counted where the volume is not known. */
  ww_range month, tenfold; /* a month at that volume, and at ten times it */
  ww_range year; /* the first: once, twelve such months, and over a year */
  bool beyond, tenfold_beyond; /* a price is, at that volume */
  int slowest;                 /* the price of most milliseconds, or WW_NONE */
  uint64_t *applies;           /* bitmap over the prices */
} ww_option_costs;

/* Below it `below` is cheaper by the month, above it `above`. Prices that both
 * bear cancel out; what is paid once counts between not at all and whole in the
 * month (so the range), what is paid over a year by a twelfth. */
typedef struct ww_break_even {
  int below, above;  /* options */
  ww_range gap;      /* what `above` costs more in a month without requests, or
                        with its steps at these */
  ww_range year;     /* what of it is paid over a year: a twelfth is in it */
  ww_range saved;    /* what it costs less for each */
  int64_t low, high; /* requests a month, rounded up: gap.low over saved.high,
                        gap.high over saved.low; high -1: no end */
  bool beyond;       /* for which a price of either was not said */
} ww_break_even;

typedef struct ww_break_evens {
  ww_break_even *at;
  int count;
} ww_break_evens;

typedef struct ww_cost_report {
  const ww_rules *rules;
  const ww_answers *answers;
  ww_option_costs *options; /* [option_count] */
  ww_cost_item *items;      /* [price_count] */
  bool has_volume;
  double volume; /* requests a month, where they are known */
  ww_break_evens break_evens;
} ww_cost_report;

/* NULL where the rulebook has no costs. Without break-evens. */
ww_cost_report *ww_costs_make(ww_arena *arena, const ww_rules *rules,
                              const ww_answers *answers);

/* The same of a verdict, with break-evens: between the options that are told
 * side by side, those of better ones first. */
const ww_cost_report *ww_costs_of(ww_arena *arena, const ww_verdict *verdict);

/* What a price comes to at this many requests a month. */
ww_range ww_amount_at(const ww_cost_report *report, int price, double requests);

/* Whether it was not said for so many. */
bool ww_price_beyond(const ww_cost_report *report, int price, double requests);

/* To any of the options. */
bool ww_price_applies(const ww_cost_report *report, int option_count,
                      int price);

/* A month at this many requests, without what is paid once. */
ww_range ww_month_at(const ww_cost_report *report, int option, double requests);

ww_range ww_range_add(ww_range a, ww_range b);
ww_range ww_range_times(ww_range range, double by);
ww_range ww_month_of_year(ww_range year);

/* A factor's numbers, before they are divided, by the answer to its question
 * (NULL: it has none); false: they hang on an open answer. */
bool ww_factor_range(const ww_factor *factor, const ww_answer *answer,
                     double *low, double *high);

/* Whether the price is older than a year on the day (both YYYY-MM-DD). */
bool ww_price_is_stale(const ww_price *price, ww_str day);

#endif
