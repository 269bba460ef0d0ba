/* Costs; see costs.h. */
#include "engine/costs.h"

static const int64_t MOST = INT64_MAX / 4; /* sums of these cannot overflow */

static int64_t clamp(int64_t amount) {
  return amount > MOST ? MOST : amount;
}

ww_range ww_range_add(ww_range a, ww_range b) {
  return (ww_range){clamp(a.low + b.low), clamp(a.high + b.high),
                    a.more || b.more};
}

/* To the nearest billionth; both are not negative. */
static int64_t multiply(int64_t amount, double by) {
  double product = (double)amount * by;
  return product >= (double)MOST ? MOST : (int64_t)(product + 0.5);
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
  ww_cost_item item = {true, {price->low, price->high, false}, WW_NONE};
  for (int i = 0; i < price->factor_count; i++) {
    const ww_factor *factor = &price->factors[i];
    double low;
    double high;
    if (!factor_range(factor, answers, &low, &high)) {
      item.amount = (ww_range){0, 0, true};
      item.open = factor->question;
      return item;
    }
    item.amount.low = multiply(item.amount.low, low);
    item.amount.high = multiply(item.amount.high, high);
  }
  return item;
}

/* ---- One option ------------------------------------------------------- */

typedef struct pricing {
  ww_arena *arena;
  const ww_rules *rules;
  const ww_answers *answers;
  ww_evaluation *evaluation;
  int *states;
  uint64_t *applies; /* bitmap over the prices */
} pricing;

static ww_option_costs price_option(const pricing *p, int option) {
  const ww_rules *rules = p->rules;
  const ww_costs *costs = &rules->costs;
  ww_option_costs result = {
      .items = WW_NEWS(p->arena, ww_cost_item, (size_t)costs->price_count)};
  ww_states_of(rules, p->answers, p->states);
  ww_evaluate(rules, p->states, rules->main, p->evaluation);
  ww_evaluate_as(rules, p->states, option, p->evaluation);
  ww_match(&rules->program->blocks[rules->decision_count + 1], p->states,
           p->applies);
  for (int i = 0; i < costs->price_count; i++) {
    const ww_price *price = &costs->prices[i];
    if (!price->options[option] || !ww_bit(p->applies, i))
      continue;
    result.items[i] = price_item(price, p->answers);
    result.priced = true;
    result.of[price->kind] =
        ww_range_add(result.of[price->kind], result.items[i].amount);
  }
  for (int kind = 0; !result.priced && kind < WW_PRICE_KINDS; kind++)
    result.of[kind].more = true;
  return result;
}

ww_range ww_month_at(const ww_option_costs *costs, double requests) {
  ww_range each = costs->of[WW_PER_REQUEST];
  ww_range all = {multiply(each.low, requests), multiply(each.high, requests),
                  each.more};
  return ww_range_add(costs->of[WW_MONTHLY], all);
}

/* ---- Break-even ------------------------------------------------------- */

/* Both positive. */
static int64_t divide_up(int64_t a, int64_t b) {
  return a / b + (a % b != 0);
}

/* A month without requests: what is paid once counts from not at all to
 * whole. */
static ww_range fixed_month(const ww_option_costs *costs) {
  ww_range once = costs->of[WW_ONCE];
  once.low = 0;
  return ww_range_add(costs->of[WW_MONTHLY], once);
}

/* `below` costs less at no volume, `above` less for each request. */
static bool break_even(const ww_option_costs *below,
                       const ww_option_costs *above, ww_break_even *result) {
  ww_range fixed_below = fixed_month(below);
  ww_range fixed_above = fixed_month(above);
  int64_t least_gap = fixed_above.low - fixed_below.high;
  int64_t most_gap = fixed_above.high - fixed_below.low;
  int64_t most_saved =
      below->of[WW_PER_REQUEST].high - above->of[WW_PER_REQUEST].low;
  int64_t least_saved =
      below->of[WW_PER_REQUEST].low - above->of[WW_PER_REQUEST].high;
  bool open = fixed_below.more || fixed_above.more ||
              below->of[WW_PER_REQUEST].more || above->of[WW_PER_REQUEST].more;
  if (open || most_gap <= 0 || most_saved <= 0)
    return false;
  result->low = least_gap > 0 ? divide_up(least_gap, most_saved) : 0;
  result->high = least_saved > 0 ? divide_up(most_gap, least_saved) : -1;
  return true;
}

static void add_break_evens(ww_arena *arena, ww_cost_report *report,
                            int options) {
  size_t most = (size_t)options * (size_t)options;
  report->break_evens = WW_NEWS(arena, ww_break_even, most);
  for (int a = 0; a < options; a++) {
    for (int b = 0; b < options; b++) {
      ww_break_even *found = &report->break_evens[report->break_even_count];
      *found = (ww_break_even){.below = a, .above = b};
      const ww_option_costs *costs = report->options;
      if (a != b && break_even(&costs[a], &costs[b], found))
        report->break_even_count++;
    }
  }
}

/* ---- All -------------------------------------------------------------- */

const ww_cost_report *ww_costs_make(ww_arena *arena, const ww_rules *rules,
                                    const ww_answers *answers) {
  if (rules->costs.price_count == 0)
    return NULL;
  int options = rules->decisions[rules->main].option_count;
  size_t words =
      (size_t)rules->program->blocks[rules->decision_count + 1].words;
  pricing p = {
      .arena = arena,
      .rules = rules,
      .answers = answers,
      .evaluation = ww_evaluation_new(arena, rules),
      .states = WW_NEWS(arena, int, (size_t)rules->program->variable_count),
      .applies = WW_NEWS(arena, uint64_t, words),
  };
  ww_cost_report *report = WW_NEW(arena, ww_cost_report);
  const ww_answer *volume = &answers->of[rules->costs.requests];
  report->has_volume = volume->known;
  report->volume = volume->number;
  report->options = WW_NEWS(arena, ww_option_costs, (size_t)options);
  for (int o = 0; o < options; o++)
    report->options[o] = price_option(&p, o);
  add_break_evens(arena, report, options);
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
