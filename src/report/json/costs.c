/* What the options cost, as JSON; see report/json/values.h. A range is [least,
 * most], both exact; most is null where parts are not known or it has no end
 * that is counted, and the range where nothing is. The kinds of prices are the
 * rulebook's words. */
#include "report/json/values.h"

#include "engine/costs.h"
#include "phrase/phrase.h"
#include "rulebook/format.h"

enum { PLACES = 9 };

static const ww_json_type range = {
    .kind = WW_JSON_PAIR, .of = &ww_json_a_number, .name = "range"};
static const ww_json_type pair = {
    .kind = WW_JSON_PAIR, .of = &ww_json_a_number, .whole = true};
static const ww_json_type maybe_range = {.kind = WW_JSON_PAIR,
                                         .of = &ww_json_a_number,
                                         .name = "range",
                                         .nullable = true};

static void put_range(ww_json *json, ww_range told) {
  if (!told.counted) {
    ww_json_null(json, NULL);
    return;
  }
  ww_json_open(json, NULL, '[');
  ww_json_fixed(json, NULL, told.low, PLACES);
  if (told.more)
    ww_json_null(json, NULL);
  else
    ww_json_fixed(json, NULL, told.high, PLACES);
  ww_json_close(json, ']');
}

/* ---- Options ---------------------------------------------------------- */

static const ww_json_row option_keys[] = {
    WW_KEY("option", ww_json_an_option, NULL),
    /* the kinds of prices, in their order */
    WW_KEY("once", maybe_range,
           "money, once; null here and below: no price counts it"),
    WW_KEY("monthly", maybe_range, "money each month, whatever the volume"),
    WW_KEY("request", maybe_range, "money for each request"),
    WW_KEY("hours", maybe_range, "hours of people, once"),
    WW_KEY("days", maybe_range, "days to the first result"),
    WW_KEY("latency", maybe_range, "milliseconds added to a request"),
    WW_KEY("yearly", maybe_range, "money over a year, beside the months"),
    WW_KEY("monthly_hours", maybe_range, "hours of people each month"),
    WW_KEY("month", maybe_range,
           "a month at today's volume, without what is paid once; null: no "
           "volume is known, or not counted"),
    WW_KEY("month_at_10x", maybe_range, "the same at ten times that volume"),
    WW_KEY("twelve_months", maybe_range,
           "the first twelve at today's volume, all told"),
    WW_KEY("beyond", ww_json_a_flag,
           "an answer is not one for which each price was said"),
    WW_KEY("beyond_at_10x", ww_json_a_flag,
           "the same at ten times today's volume"),
    WW_KEY("slowest", ww_json_maybe_text, "the price of most milliseconds"),
    WW_KEYS_END};
static const ww_json_type option = WW_JSON_OBJECT_OF(option_keys);
static const ww_json_type options = WW_JSON_LIST_OF(option);

static void put_options(ww_json *json, const ww_result *result,
                        const ww_cost_report *report) {
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < result->rules->option_count; i++) {
    const ww_option_costs *costs = &report->options[result->ranking[i]];
    ww_json_begin(json, NULL, option_keys);
    ww_json_option(json, result->rules, result->ranking[i]);
    for (int kind = 0; kind < WW_PRICE_KINDS; kind++)
      put_range(json, costs->of[kind]);
    put_range(json, costs->month);
    put_range(json, costs->tenfold);
    put_range(json, costs->year);
    ww_json_bool(json, NULL, costs->beyond);
    ww_json_bool(json, NULL, costs->tenfold_beyond);
    if (costs->slowest == WW_NONE)
      ww_json_null(json, NULL);
    else
      ww_json_str(json, NULL, report->rules->costs.prices[costs->slowest].id);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

/* ---- Break-evens ------------------------------------------------------ */

static const ww_json_row break_even_keys[] = {
    WW_KEY("below", ww_json_an_option, NULL),
    WW_KEY("above", ww_json_an_option, NULL),
    WW_KEY("requests", range,
           "in a month: up to the least the one is cheaper, from the most on "
           "the other"),
    WW_KEY("gap", pair,
           "what 'above' costs more in a month without requests, steps of its "
           "machines in; over 'saved' it makes the requests"),
    WW_KEY("yearly", pair,
           "what of that is paid over a year, of which 'gap' has a twelfth"),
    WW_KEY("saved", pair, "what it costs less for each request"),
    WW_KEY("beyond", ww_json_a_flag,
           "a price of either was not said for so many"),
    WW_KEYS_END};
static const ww_json_type break_even = WW_JSON_OBJECT_OF(break_even_keys);
static const ww_json_type break_evens = WW_JSON_LIST_OF(break_even);

static void put_pair(ww_json *json, ww_range told) {
  ww_json_open(json, NULL, '[');
  ww_json_fixed(json, NULL, told.low, PLACES);
  ww_json_fixed(json, NULL, told.high, PLACES);
  ww_json_close(json, ']');
}

static void put_break_evens(ww_json *json, const ww_result *result,
                            ww_break_evens evens) {
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < evens.count; i++) {
    const ww_break_even *even = &evens.at[i];
    ww_json_begin(json, NULL, break_even_keys);
    ww_json_option(json, result->rules, even->below);
    ww_json_option(json, result->rules, even->above);
    ww_json_open(json, NULL, '[');
    ww_json_int(json, NULL, even->low);
    if (even->high < 0)
      ww_json_null(json, NULL);
    else
      ww_json_int(json, NULL, even->high);
    ww_json_close(json, ']');
    put_pair(json, even->gap);
    put_pair(json, even->year);
    put_pair(json, even->saved);
    ww_json_bool(json, NULL, even->beyond);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

/* ---- Prices ----------------------------------------------------------- */

static const ww_json_type price_kind = WW_JSON_WORD_OF(ww_price_words);
static const ww_json_row price_keys[] = {
    WW_KEY("price", ww_json_a_text, "its id in the rulebook"),
    WW_KEY("title", ww_json_a_text, NULL),
    WW_KEY("kind", price_kind, "the sum that it is part of"),
    WW_KEY("options", ww_json_options, "that it applies to"),
    WW_KEY("amount", maybe_range, NULL),
    WW_KEY("arithmetic", ww_json_maybe_text,
           "how it comes to that; null: it is not multiplied by anything"),
    WW_KEY("beyond", ww_json_maybe_question,
           "the question whose answer is not one for which it was said"),
    WW_KEY("needs_answer", ww_json_maybe_question,
           "the question without whose answer the amount is not known"),
    WW_KEY("date", ww_json_a_text, "the day of the price, YYYY-MM-DD"),
    WW_JSON_EVIDENCE,
    WW_KEYS_END};
static const ww_json_type a_price = WW_JSON_OBJECT_OF(price_keys);
static const ww_json_type prices = WW_JSON_LIST_OF(a_price);

/* What a price comes to, where it applies to any option. */
static void put_price(ww_json *json, const ww_verdict *verdict,
                      const ww_cost_report *report, int index) {
  const ww_result *result = ww_main_result(verdict);
  const ww_price *price = &verdict->rules->costs.prices[index];
  const ww_cost_item *item = &report->items[index];
  if (!ww_price_applies(report, result->rules->option_count, index))
    return;
  ww_json_begin(json, NULL, price_keys);
  ww_json_str(json, NULL, price->id);
  ww_json_str(json, NULL, price->title);
  ww_json_text(json, NULL, ww_price_words[price->kind]);
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < result->rules->option_count; i++)
    if (ww_bit(report->options[result->ranking[i]].applies, index))
      ww_json_option(json, result->rules, result->ranking[i]);
  ww_json_close(json, ']');
  put_range(json, item->amount);
  ww_buf arithmetic = ww_buf_new(json->buf->arena);
  ww_put_arithmetic(&arithmetic, report, index);
  if (arithmetic.size)
    ww_json_str(json, NULL, ww_buf_str(&arithmetic));
  else
    ww_json_null(json, NULL);
  ww_json_question(json, verdict->rules, item->beyond);
  ww_json_question(json, verdict->rules, item->open);
  ww_json_str(json, NULL, price->date);
  ww_json_evidence(json, price->sources, price->source_count, price->claim);
  ww_json_end(json);
}

/* ---- All -------------------------------------------------------------- */

static const ww_json_row costs_keys[] = {
    WW_KEY("currency", ww_json_a_text, NULL),
    WW_KEY("requests", ww_json_a_question, "which asks for the volume"),
    WW_KEY("latency", ww_json_maybe_question,
           "which asks for the milliseconds of a request"),
    WW_KEY("options", options,
           "as if each had been chosen, in the order of the scores"),
    WW_KEY("break_evens", break_evens, "between the first five options"),
    WW_KEY("prices", prices, "that apply"),
    WW_KEYS_END};
const ww_json_type ww_json_costs = {
    .kind = WW_JSON_OBJECT, .keys = costs_keys, .nullable = true};

void ww_put_costs_json(ww_json *json, const ww_verdict *verdict) {
  const ww_rules *rules = verdict->rules;
  const ww_result *result = ww_main_result(verdict);
  const ww_cost_report *report = verdict->costs;
  if (!report) {
    ww_json_null(json, NULL);
    return;
  }
  ww_json_begin(json, NULL, costs_keys);
  ww_json_str(json, NULL, rules->costs.currency);
  ww_json_question(json, rules, rules->costs.requests);
  ww_json_question(json, rules, rules->costs.latency);
  put_options(json, result, report);
  put_break_evens(json, result, report->break_evens);
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < rules->costs.price_count; i++)
    put_price(json, verdict, report, i);
  ww_json_close(json, ']');
  ww_json_end(json);
}
