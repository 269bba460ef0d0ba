/* Costs; see costs.h. */
#include "engine/costs.h"

#include "base/number.h"

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

/* ---- Exact products --------------------------------------------------- */

static bool is_whole(double value) {
  static const double exact_most = 9007199254740992;
  return value <= exact_most && value == ww_floor(value);
}

/* amount * by / over to the nearest unit, where it can be had in whole
 * numbers; false: a step would not fit. */
static bool multiply_whole(int64_t amount, int64_t by, int64_t over,
                           int64_t *product) {
  static const int64_t most = INT64_MAX / 2;
  int64_t rest = amount % over;
  if (by > 0 && (amount / over > WW_AMOUNT_MOST / by || rest > most / by))
    return false;
  *product = amount / over * by + (rest * by + over / 2) / over;
  return true;
}

/* To the nearest billionth; nothing is negative, `by` may be infinite. */
static int64_t multiply(int64_t amount, double by, double over) {
  int64_t whole;
  if (is_whole(by) && is_whole(over) &&
      multiply_whole(amount, (int64_t)by, (int64_t)over, &whole))
    return clamp(whole);
  double product = amount > 0 ? (double)amount * by / over : 0;
  return product < (double)WW_AMOUNT_MOST ? (int64_t)(product + 0.5)
                                          : WW_AMOUNT_MOST;
}

ww_range ww_range_times(ww_range range, double by) {
  range.low = multiply(range.low, by, 1);
  range.high = multiply(range.high, by, 1);
  return find_end(range);
}

ww_range ww_month_of_year(ww_range year) {
  year.low = multiply(year.low, 1, WW_MONTHS);
  year.high = multiply(year.high, 1, WW_MONTHS);
  return year;
}

/* ---- One price -------------------------------------------------------- */

static double lacking(const ww_factor *factor, double answer) {
  return answer < factor->target ? factor->target - answer : 0;
}

static double counted_as(const ww_factor *factor, double answer) {
  double as = factor->counts[0].as;
  for (int i = 1; i < factor->count_count; i++)
    if (factor->counts[i].from <= answer)
      as = factor->counts[i].as;
  return as;
}

bool ww_factor_range(const ww_factor *factor, const ww_answer *answer,
                     double *low, double *high) {
  *low = factor->low;
  *high = factor->high;
  if (!answer || !answer->known)
    return factor->has_range;
  double number = factor->by_value ? answer->value : answer->number;
  if (factor->short_of)
    number = lacking(factor, number);
  else if (factor->count_count)
    number = counted_as(factor, number);
  *low = *high = number;
  return number >= 0;
}

/* Machines: rounded up, and one at least. */
static double round_up(double number, double over) {
  double ones = ww_ceil(number / over);
  return ones > 1 ? ones : 1;
}

static ww_range times_factor(ww_range amount, const ww_factor *factor,
                             double low, double high) {
  if (factor->whole) {
    amount.low = multiply(amount.low, round_up(low, factor->divide_high), 1);
    amount.high = multiply(amount.high, round_up(high, factor->divide_low), 1);
  } else {
    amount.low = multiply(amount.low, low, factor->divide_high);
    amount.high = multiply(amount.high, high, factor->divide_low);
  }
  return amount;
}

/* What a price is said about: at today's volume, or another. */
typedef struct footing {
  const ww_costs *costs;
  const ww_answer *answers;
  const ww_answer *volume; /* NULL: today's */
} footing;

static const ww_answer *answer_to(const footing *f, int question) {
  if (question == WW_NONE)
    return NULL;
  return f->volume && question == f->costs->requests ? f->volume
                                                     : &f->answers[question];
}

/* What is not known of whole ones is one at least. */
static ww_cost_item item_of(const footing *f, const ww_price *price) {
  ww_cost_item item = {
      {price->low, price->high, false, true}, WW_NONE, WW_NONE};
  for (int i = 0; i < price->factor_count; i++) {
    const ww_factor *factor = &price->factors[i];
    double low;
    double high;
    if (!ww_factor_range(factor, answer_to(f, factor->question), &low, &high)) {
      item.open = factor->question;
      low = high = 0;
    }
    item.amount = times_factor(item.amount, factor, low, high);
  }
  item.amount.more = item.open != WW_NONE;
  for (int i = 0; i < price->valid_count; i++) {
    const ww_validity *valid = &price->valid[i];
    const ww_answer *answer = answer_to(f, valid->question);
    if (answer->known &&
        (answer->number < valid->low || answer->number > valid->high))
      item.beyond = valid->question;
  }
  item.amount = find_end(item.amount);
  return item;
}

static ww_cost_item item_at(const ww_cost_report *report, int price,
                            double requests) {
  const ww_costs *costs = &report->rules->costs;
  ww_answer volume = {.known = true, .number = requests};
  footing f = {costs, report->answers->of, &volume};
  return item_of(&f, &costs->prices[price]);
}

ww_range ww_amount_at(const ww_cost_report *report, int price,
                      double requests) {
  return report->rules->costs.prices[price].by_volume == WW_NONE
             ? report->items[price].amount
             : item_at(report, price, requests).amount;
}

bool ww_price_beyond(const ww_cost_report *report, int price, double requests) {
  return report->rules->costs.prices[price].valid_count > 0 &&
         item_at(report, price, requests).beyond != WW_NONE;
}

/* ---- One option ------------------------------------------------------- */

ww_range ww_month_at(const ww_cost_report *report, int option,
                     double requests) {
  const ww_costs *costs = &report->rules->costs;
  const ww_option_costs *own = &report->options[option];
  ww_range fixed = {0};
  for (int i = 0; i < costs->price_count; i++)
    if (costs->prices[i].kind == WW_MONTHLY && ww_bit(own->applies, i))
      fixed = ww_range_add(fixed, ww_amount_at(report, i, requests));
  return ww_range_add(fixed, ww_range_times(own->of[WW_PER_REQUEST], requests));
}

typedef struct pricing {
  ww_arena *arena;
  ww_cost_report *report;
  ww_evaluation *evaluation;
  int *states;
  size_t words; /* of a bitmap over the prices */
} pricing;

/* The prices that apply to the option. */
static void find_prices(const pricing *p, int option) {
  const ww_rules *rules = p->report->rules;
  uint64_t *applies = WW_NEWS(p->arena, uint64_t, p->words);
  ww_states_of(rules, p->report->answers, p->states);
  ww_evaluate(rules, p->states, rules->main, p->evaluation);
  ww_evaluate_as(rules, p->states, option, p->evaluation);
  ww_match(&rules->program->blocks[rules->decision_count + 1], p->states,
           applies);
  for (int i = 0; i < rules->costs.price_count; i++)
    if (!rules->costs.prices[i].options[option])
      ww_bit_clear(applies, i);
  p->report->options[option].applies = applies;
}

static void add_up(ww_cost_report *report, ww_option_costs *own) {
  const ww_costs *costs = &report->rules->costs;
  own->slowest = WW_NONE;
  for (int i = 0; i < costs->price_count; i++) {
    const ww_cost_item *item = &report->items[i];
    ww_price_kind kind = costs->prices[i].kind;
    if (!ww_bit(own->applies, i))
      continue;
    own->of[kind] = ww_range_add(own->of[kind], item->amount);
    own->beyond |= item->beyond != WW_NONE;
    own->tenfold_beyond |=
        ww_price_beyond(report, i, report->volume * WW_TENFOLD);
    if (kind == WW_LATENCY_MS &&
        (own->slowest == WW_NONE ||
         item->amount.high > report->items[own->slowest].amount.high))
      own->slowest = i;
  }
}

static void find_months(ww_cost_report *report, int option) {
  ww_option_costs *own = &report->options[option];
  if (!report->has_volume)
    return;
  own->month = ww_month_at(report, option, report->volume);
  own->tenfold = ww_month_at(report, option, report->volume * WW_TENFOLD);
  own->year = ww_range_add(ww_range_times(own->month, WW_MONTHS),
                           ww_range_add(own->of[WW_ONCE], own->of[WW_YEARLY]));
}

bool ww_price_applies(const ww_cost_report *report, int option_count,
                      int price) {
  for (int o = 0; o < option_count; o++)
    if (ww_bit(report->options[o].applies, price))
      return true;
  return false;
}

/* ---- All -------------------------------------------------------------- */

ww_cost_report *ww_costs_make(ww_arena *arena, const ww_rules *rules,
                              const ww_answers *answers) {
  const ww_costs *costs = &rules->costs;
  if (costs->price_count == 0)
    return NULL;
  int options = rules->decisions[rules->main].option_count;
  ww_cost_report *report = WW_NEW(arena, ww_cost_report);
  footing f = {costs, answers->of, NULL};
  report->rules = rules;
  report->answers = answers;
  report->has_volume = answers->of[costs->requests].known;
  report->volume = answers->of[costs->requests].number;
  report->items = WW_NEWS(arena, ww_cost_item, (size_t)costs->price_count);
  for (int i = 0; i < costs->price_count; i++)
    report->items[i] = item_of(&f, &costs->prices[i]);
  pricing p = {
      .arena = arena,
      .report = report,
      .evaluation = ww_evaluation_new(arena, rules),
      .states = WW_NEWS(arena, int, (size_t)rules->program->variable_count),
      .words = (size_t)rules->program->blocks[rules->decision_count + 1].words,
  };
  report->options = WW_NEWS(arena, ww_option_costs, (size_t)options);
  for (int o = 0; o < options; o++) {
    find_prices(&p, o);
    add_up(report, &report->options[o]);
    find_months(report, o);
  }
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
