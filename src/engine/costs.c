/* Costs; see costs.h. */
#include "engine/costs.h"

static int64_t clamp(int64_t amount) {
  return amount > WW_AMOUNT_MOST ? WW_AMOUNT_MOST : amount;
}

static ww_range find_end(ww_range range) {
  range.low = clamp(range.low);
  range.high = clamp(range.high);
  range.more |= range.high == WW_AMOUNT_MOST;
  return range;
}

ww_range ww_range_add(ww_range a, ww_range b) {
  return find_end((ww_range){a.low + b.low, a.high + b.high, a.more || b.more,
                             a.counted || b.counted});
}

/* To the nearest billionth; both are not negative, `by` may be infinite. */
static int64_t multiply(int64_t amount, double by) {
  double product = amount > 0 ? (double)amount * by : 0;
  return product < (double)WW_AMOUNT_MOST ? (int64_t)(product + 0.5)
                                          : WW_AMOUNT_MOST;
}

/* ---- One price -------------------------------------------------------- */

static double lacking(const ww_factor *factor, double answer) {
  if (!factor->short_of)
    return answer;
  return answer < factor->target ? factor->target - answer : 0;
}

/* The range of a factor; false where it hangs on an open answer. */
static bool factor_range(const ww_factor *factor, const ww_answers *answers,
                         double *low, double *high) {
  const ww_answer *answer =
      factor->question == WW_NONE ? NULL : &answers->of[factor->question];
  if (answer && answer->known)
    *low = *high = lacking(factor, answer->number);
  else if (factor->has_range) {
    *low = factor->low;
    *high = factor->high;
  } else
    return false;
  *low /= factor->divide_by;
  *high /= factor->divide_by;
  return *low >= 0;
}

static ww_cost_item price_item(const ww_price *price,
                               const ww_answers *answers) {
  ww_cost_item item = {{price->low, price->high, false, true}, WW_NONE};
  for (int i = 0; i < price->factor_count; i++) {
    const ww_factor *factor = &price->factors[i];
    double low;
    double high;
    if (!factor_range(factor, answers, &low, &high)) {
      item.amount = (ww_range){0, 0, true, true};
      item.open = factor->question;
      return item;
    }
    item.amount.low = multiply(item.amount.low, low);
    item.amount.high = multiply(item.amount.high, high);
  }
  item.amount = find_end(item.amount);
  return item;
}

/* ---- One option ------------------------------------------------------- */

typedef struct pricing {
  ww_arena *arena;
  const ww_rules *rules;
  const ww_answers *answers;
  const ww_cost_item *items;
  ww_evaluation *evaluation;
  int *states;
  size_t words; /* of a bitmap over the prices */
} pricing;

static ww_option_costs price_option(const pricing *p, int option) {
  const ww_rules *rules = p->rules;
  ww_option_costs costs = {.applies = WW_NEWS(p->arena, uint64_t, p->words)};
  ww_states_of(rules, p->answers, p->states);
  ww_evaluate(rules, p->states, rules->main, p->evaluation);
  ww_evaluate_as(rules, p->states, option, p->evaluation);
  ww_match(&rules->program->blocks[rules->decision_count + 1], p->states,
           costs.applies);
  for (int i = 0; i < rules->costs.price_count; i++) {
    const ww_price *price = &rules->costs.prices[i];
    if (!price->options[option])
      ww_bit_clear(costs.applies, i);
    if (!ww_bit(costs.applies, i))
      continue;
    costs.of[price->kind] =
        ww_range_add(costs.of[price->kind], p->items[i].amount);
  }
  return costs;
}

ww_range ww_month_at(const ww_option_costs *costs, double requests) {
  ww_range each = costs->of[WW_PER_REQUEST];
  ww_range all = {multiply(each.low, requests), multiply(each.high, requests),
                  each.more, each.counted};
  return ww_range_add(costs->of[WW_MONTHLY], all);
}

bool ww_price_applies(const ww_cost_report *report, int option_count,
                      int price) {
  for (int o = 0; o < option_count; o++)
    if (ww_bit(report->options[o].applies, price))
      return true;
  return false;
}

/* ---- Break-even ------------------------------------------------------- */

/* Both positive. */
static int64_t divide_up(int64_t a, int64_t b) {
  return a / b + (a % b != 0);
}

/* What an option costs and another does not: prices that both bear, known or
 * not, are no difference. */
typedef struct difference {
  ww_range fixed; /* a month without requests: what is paid once counts from
                     not at all to whole */
  ww_range each;
} difference;

static difference find_difference(const ww_costs *costs,
                                  const ww_cost_report *report, int own,
                                  int other) {
  const ww_option_costs *of = report->options;
  difference d = {.fixed.more = !ww_month_at(&of[own], 0).counted};
  for (int i = 0; i < costs->price_count; i++) {
    ww_range amount = report->items[i].amount;
    if (!ww_bit(of[own].applies, i) || ww_bit(of[other].applies, i))
      continue;
    if (costs->prices[i].kind == WW_ONCE)
      amount.low = 0;
    if (costs->prices[i].kind == WW_PER_REQUEST)
      d.each = ww_range_add(d.each, amount);
    else if (costs->prices[i].kind == WW_ONCE ||
             costs->prices[i].kind == WW_MONTHLY)
      d.fixed = ww_range_add(d.fixed, amount);
  }
  return d;
}

static ww_range subtract(ww_range a, ww_range b) {
  return (ww_range){a.low - b.high, a.high - b.low, a.more || b.more, true};
}

/* `below` costs less at no volume, `above` less for each request. */
static bool break_even(difference below, difference above,
                       ww_break_even *result) {
  ww_range gap = subtract(above.fixed, below.fixed);
  ww_range saved = subtract(below.each, above.each);
  if (gap.more || saved.more || gap.high <= 0 || saved.high <= 0)
    return false;
  result->gap = gap;
  result->saved = saved;
  result->low = gap.low > 0 ? divide_up(gap.low, saved.high) : 0;
  result->high = saved.low > 0 ? divide_up(gap.high, saved.low) : -1;
  return true;
}

static void add_break_even(ww_break_evens *evens, const ww_costs *costs,
                           const ww_cost_report *report, int below, int above) {
  ww_break_even *found = &evens->at[evens->count];
  *found = (ww_break_even){.below = below, .above = above};
  if (break_even(find_difference(costs, report, below, above),
                 find_difference(costs, report, above, below), found))
    evens->count++;
}

ww_break_evens ww_break_evens_find(ww_arena *arena, const ww_rules *rules,
                                   const ww_cost_report *report,
                                   const ww_result *result) {
  int count = result->rules->option_count;
  count = count < WW_COMPARED_MOST ? count : WW_COMPARED_MOST;
  ww_break_evens evens = {
      WW_NEWS(arena, ww_break_even, (size_t)count * (size_t)count + 1), 0};
  for (int i = 0; i < count; i++) {
    for (int j = i + 1; j < count; j++) {
      int better = result->ranking[i];
      int worse = result->ranking[j];
      add_break_even(&evens, &rules->costs, report, better, worse);
      add_break_even(&evens, &rules->costs, report, worse, better);
    }
  }
  return evens;
}

/* ---- All -------------------------------------------------------------- */

const ww_cost_report *ww_costs_make(ww_arena *arena, const ww_rules *rules,
                                    const ww_answers *answers) {
  const ww_costs *costs = &rules->costs;
  if (costs->price_count == 0)
    return NULL;
  int options = rules->decisions[rules->main].option_count;
  ww_cost_report *report = WW_NEW(arena, ww_cost_report);
  report->has_volume = answers->of[costs->requests].known;
  report->volume = answers->of[costs->requests].number;
  report->items = WW_NEWS(arena, ww_cost_item, (size_t)costs->price_count);
  for (int i = 0; i < costs->price_count; i++)
    report->items[i] = price_item(&costs->prices[i], answers);
  pricing p = {
      .arena = arena,
      .rules = rules,
      .answers = answers,
      .items = report->items,
      .evaluation = ww_evaluation_new(arena, rules),
      .states = WW_NEWS(arena, int, (size_t)rules->program->variable_count),
      .words = (size_t)rules->program->blocks[rules->decision_count + 1].words,
  };
  report->options = WW_NEWS(arena, ww_option_costs, (size_t)options);
  for (int o = 0; o < options; o++)
    report->options[o] = price_option(&p, o);
  return report;
}

/* Dates compare as texts; a year later is the same day with the next year. */
bool ww_price_is_stale(const ww_price *price, ww_str day) {
  enum { YEAR_DIGITS = 4 };
  int years[2] = {0, 0};
  if (day.size < YEAR_DIGITS || price->date.size < YEAR_DIGITS)
    return false;
  for (size_t i = 0; i < YEAR_DIGITS; i++) {
    years[0] = years[0] * 10 + (price->date.at[i] - '0');
    years[1] = years[1] * 10 + (day.at[i] - '0');
  }
  int later =
      ww_str_compare(ww_str_slice(day, YEAR_DIGITS, day.size),
                     ww_str_slice(price->date, YEAR_DIGITS, price->date.size));
  return years[1] - years[0] > 1 || (years[1] - years[0] == 1 && later > 0);
}
