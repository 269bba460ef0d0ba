/* Where two options break even; see costs.h.
 *
 * Between two options only what one of them bears and the other does not is a
 * difference. Over the requests of a month it is a straight line, but for what
 * is paid by whole machines, which steps up: a volume is found by going up
 * from one step to the next until the line is past the gap for good. */
#include "engine/costs.h"

#include "base/number.h"

/* Prices that are looked at for one volume, and steps at least. */
enum { LOOKS_MOST = 200000, STEPS_LEAST = 16 };

static const int64_t volume_most = (int64_t)1 << 53;

/* Both positive. */
static int64_t divide_up(int64_t a, int64_t b) {
  return a / b + (a % b != 0);
}

/* What an option costs and another does not. */
typedef struct side {
  const ww_cost_report *report;
  int own, other;
  ww_range each;  /* of each request */
  ww_range slope; /* the same of its steps, on average */
  ww_range year;  /* over a year, whatever is asked */
  bool open;      /* what a month costs is not known */
} side;

static const ww_price *price_of(const side *s, int price) {
  return &s->report->rules->costs.prices[price];
}

static bool is_own(const side *s, int price) {
  return ww_bit(s->report->options[s->own].applies, price) &&
         !ww_bit(s->report->options[s->other].applies, price);
}

static const ww_factor *by_volume(const ww_price *price) {
  return price->by_volume == WW_NONE ? NULL : &price->factors[price->by_volume];
}

static bool is_straight(const ww_price *price) {
  const ww_factor *factor = by_volume(price);
  return price->kind == WW_PER_REQUEST ||
         (price->kind == WW_MONTHLY && factor && !factor->whole);
}

/* A month at so many requests, but for what is straight; what is paid once
 * counts from not at all to whole, what is paid over a year by a twelfth. */
static ww_range find_fixed(const side *s, double requests) {
  ww_range sum = ww_month_of_year(s->year);
  for (int i = 0; i < s->report->rules->costs.price_count; i++) {
    const ww_price *price = price_of(s, i);
    if (!is_own(s, i) || is_straight(price) ||
        (price->kind != WW_ONCE && price->kind != WW_MONTHLY))
      continue;
    ww_range amount = ww_amount_at(s->report, i, requests);
    if (price->kind == WW_ONCE)
      amount.low = 0;
    sum = ww_range_add(sum, amount);
  }
  return sum;
}

static side find_side(const ww_cost_report *report, int own, int other) {
  side s = {.report = report, .own = own, .other = other};
  s.open = !ww_month_at(report, own, 0).counted;
  for (int i = 0; i < report->rules->costs.price_count; i++) {
    const ww_price *price = price_of(&s, i);
    const ww_factor *factor = by_volume(price);
    if (!is_own(&s, i))
      continue;
    s.open |= price->bent || (factor && price->kind == WW_YEARLY);
    if (price->kind == WW_YEARLY)
      s.year = ww_range_add(s.year, report->items[i].amount);
    else if (price->kind == WW_PER_REQUEST)
      s.each = ww_range_add(s.each, report->items[i].amount);
    else if (factor && price->kind == WW_MONTHLY && !factor->whole)
      s.each = ww_range_add(s.each, ww_amount_at(report, i, 1));
    else if (factor && price->kind == WW_MONTHLY) {
      ww_range one = ww_amount_at(report, i, 0);
      s.slope =
          ww_range_add(s.slope, ww_range_times(one, 1 / factor->divide_low));
    }
  }
  return s;
}

/* Just past the first step after so many requests; 0: there is none. */
static int64_t next_step(const side *s, int64_t requests) {
  int64_t next = 0;
  for (int i = 0; i < s->report->rules->costs.price_count; i++) {
    const ww_factor *factor = by_volume(price_of(s, i));
    if (!is_own(s, i) || is_straight(price_of(s, i)) || !factor)
      continue;
    double ones = ww_ceil((double)requests / factor->divide_low);
    double at = ww_floor((ones > 1 ? ones : 1) * factor->divide_low) + 1;
    at = at > (double)requests ? at : (double)requests + 1;
    if (at < (double)volume_most && (!next || at < (double)next))
      next = (int64_t)at;
  }
  return next;
}

static ww_range subtract(ww_range a, ww_range b) {
  return (ww_range){a.low - b.high, a.high - b.low, a.more || b.more, true};
}

/* Counts the steps that are taken, so that a search ends soon, however many
 * prices there are. */
typedef struct climb {
  const side *above;
  int64_t less, saved; /* of the other side, at its end */
  bool least;          /* `above` is at its least, else at its most */
  int steps;           /* left */
} climb;

static climb start_climb(const side *above, int64_t less, int64_t saved,
                         bool least) {
  int steps =
      STEPS_LEAST + LOOKS_MOST / above->report->rules->costs.price_count;
  return (climb){above, less, saved, least, steps};
}

/* The first volume, from one on, at which what is saved makes up for the gap,
 * which grows with it; -1: none. */
static int64_t find_volume(climb *c, int64_t from) {
  for (; c->steps > 0 && from <= volume_most; c->steps--) {
    ww_range fixed = find_fixed(c->above, (double)from);
    int64_t gap = (c->least ? fixed.low : fixed.high) - c->less;
    int64_t at = gap > 0 ? divide_up(gap, c->saved) : 0;
    if (at <= from)
      return from;
    from = at;
  }
  return -1;
}

/* The volume from which on `above`, at its most, is cheaper for good: past
 * `safe`, a machine more than the straight line through its steps changes
 * nothing. */
static int64_t find_last(climb *c) {
  int64_t slope = c->above->slope.high;
  slope += slope > 0; /* it was rounded */
  int64_t gap = find_fixed(c->above, 0).high - c->less;
  if (c->saved <= slope)
    return -1;
  int64_t safe = gap > 0 ? divide_up(gap, c->saved - slope) : 0;
  int64_t at = find_volume(c, 0);
  int64_t step = at;
  for (; at >= 0 && c->steps > 0; c->steps--) {
    step = next_step(c->above, step);
    if (!step || step > safe)
      return at;
    int64_t again = find_volume(c, step);
    at = again == step ? at : again;
    step = again == step ? step : again;
  }
  return -1;
}

/* `below` costs less at no volume, `above` less for each request. */
static bool break_even(const side *below, const side *above,
                       ww_break_even *result) {
  ww_range least = find_fixed(below, 0);
  ww_range gap = subtract(find_fixed(above, 0), least);
  ww_range saved = subtract(below->each, above->each);
  saved.high += below->slope.high;
  if (below->open || above->open || gap.more || saved.more || gap.high <= 0 ||
      saved.high <= 0)
    return false;
  climb first = start_climb(above, least.high, saved.high, true);
  climb last = start_climb(above, least.low, saved.low, false);
  result->low = gap.low > 0 ? find_volume(&first, 0) : 0;
  result->high = saved.low > 0 ? find_last(&last) : -1;
  if (result->low < 0)
    return false;
  result->gap.low = find_fixed(above, (double)result->low).low - least.high;
  result->gap.high =
      find_fixed(above, (double)(result->high > 0 ? result->high : 0)).high -
      least.low;
  result->saved = saved;
  result->year = subtract(above->year, below->year);
  return true;
}

static bool is_beyond(const ww_cost_report *report, const ww_break_even *even) {
  double at = (double)(even->high >= 0 ? even->high : even->low);
  bool beyond = false;
  for (int i = 0; i < report->rules->costs.price_count; i++)
    if (ww_bit(report->options[even->below].applies, i) !=
        ww_bit(report->options[even->above].applies, i))
      beyond |= ww_price_beyond(report, i, at);
  return beyond;
}

static void add_break_even(ww_cost_report *report, int below, int above) {
  side low = find_side(report, below, above);
  side high = find_side(report, above, below);
  ww_break_even found = {.below = below, .above = above};
  if (!break_even(&low, &high, &found) || (found.low == 0 && found.high < 0))
    return;
  found.beyond = is_beyond(report, &found);
  report->break_evens.at[report->break_evens.count++] = found;
}

static void find_break_evens(ww_arena *arena, ww_cost_report *report,
                             const ww_result *result) {
  int count = result->rules->option_count;
  count = count < WW_COMPARED_MOST ? count : WW_COMPARED_MOST;
  report->break_evens.at =
      WW_NEWS(arena, ww_break_even, (size_t)count * (size_t)count + 1);
  for (int i = 0; i < count; i++)
    for (int j = i + 1; j < count; j++) {
      add_break_even(report, result->ranking[i], result->ranking[j]);
      add_break_even(report, result->ranking[j], result->ranking[i]);
    }
}

const ww_cost_report *ww_costs_of(ww_arena *arena, const ww_verdict *verdict) {
  ww_cost_report *report =
      ww_costs_make(arena, verdict->rules, verdict->answers);
  if (report)
    find_break_evens(arena, report, ww_main_result(verdict));
  return report;
}
