/* What the options cost, as JSON; see costs_json.h. A range is [least, most],
 * both exact; most is null where parts are not known or it has no end that is
 * counted, and the range where nothing is. The kinds of prices are the
 * rulebook's words. */
#include "report/costs_json.h"

#include "engine/costs.h"
#include "report/values_json.h"
#include "rulebook/format.h"

enum { PLACES = 9, TENFOLD = 10 };

static void put_range(ww_json *json, const char *key, ww_range range) {
  if (!range.counted) {
    ww_json_null(json, key);
    return;
  }
  ww_json_open(json, key, '[');
  ww_json_fixed(json, NULL, range.low, PLACES);
  if (range.more)
    ww_json_null(json, NULL);
  else
    ww_json_fixed(json, NULL, range.high, PLACES);
  ww_json_close(json, ']');
}

/* A month at so many times today's volume. */
static void put_month(ww_json *json, const char *key,
                      const ww_cost_report *report,
                      const ww_option_costs *costs, int times) {
  if (report->has_volume)
    put_range(json, key, ww_month_at(costs, report->volume * times));
  else
    ww_json_null(json, key);
}

static void put_options(ww_json *json, const ww_result *result,
                        const ww_cost_report *report) {
  ww_json_open(json, "options", '[');
  for (int i = 0; i < result->rules->option_count; i++) {
    const ww_option_costs *costs = &report->options[result->ranking[i]];
    ww_json_open(json, NULL, '{');
    ww_json_option(json, "option", result->rules, result->ranking[i]);
    for (int kind = 0; kind < WW_PRICE_KINDS; kind++)
      put_range(json, ww_price_words[kind], costs->of[kind]);
    put_month(json, "month", report, costs, 1);
    put_month(json, "month_at_10x", report, costs, TENFOLD);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
}

static void put_break_evens(ww_json *json, const ww_result *result,
                            ww_break_evens evens) {
  ww_json_open(json, "break_evens", '[');
  for (int i = 0; i < evens.count; i++) {
    const ww_break_even *even = &evens.at[i];
    if (even->low == 0 && even->high < 0)
      continue;
    ww_json_open(json, NULL, '{');
    ww_json_option(json, "below", result->rules, even->below);
    ww_json_option(json, "above", result->rules, even->above);
    ww_json_open(json, "requests", '[');
    ww_json_int(json, NULL, even->low);
    if (even->high < 0)
      ww_json_null(json, NULL);
    else
      ww_json_int(json, NULL, even->high);
    ww_json_close(json, ']');
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
}

/* What a price comes to, where it applies to any option. */
static void put_price(ww_json *json, const ww_verdict *verdict,
                      const ww_cost_report *report, int index) {
  const ww_result *result = ww_main_result(verdict);
  const ww_price *price = &verdict->rules->costs.prices[index];
  const ww_cost_item *item = &report->items[index];
  if (!ww_price_applies(report, result->rules->option_count, index))
    return;
  ww_json_open(json, NULL, '{');
  ww_json_str(json, "price", price->id);
  ww_json_str(json, "title", price->title);
  ww_json_text(json, "kind", ww_price_words[price->kind]);
  ww_json_open(json, "options", '[');
  for (int i = 0; i < result->rules->option_count; i++)
    if (ww_bit(report->options[result->ranking[i]].applies, index))
      ww_json_option(json, NULL, result->rules, result->ranking[i]);
  ww_json_close(json, ']');
  put_range(json, "amount", item->amount);
  if (item->open == WW_NONE)
    ww_json_null(json, "needs_answer");
  else
    ww_json_str(json, "needs_answer", verdict->rules->questions[item->open].id);
  ww_json_str(json, "date", price->date);
  ww_json_evidence(json, price->sources, price->source_count, price->claim);
  ww_json_close(json, '}');
}

void ww_put_costs_json(ww_json *json, const char *key,
                       const ww_verdict *verdict) {
  const ww_costs *costs = &verdict->rules->costs;
  const ww_cost_report *report =
      ww_costs_make(json->buf->arena, verdict->rules, verdict->answers);
  if (!report) {
    ww_json_null(json, key);
    return;
  }
  ww_json_open(json, key, '{');
  ww_json_str(json, "currency", costs->currency);
  ww_json_str(json, "requests", verdict->rules->questions[costs->requests].id);
  if (costs->latency == WW_NONE)
    ww_json_null(json, "latency");
  else
    ww_json_str(json, "latency", verdict->rules->questions[costs->latency].id);
  put_options(json, ww_main_result(verdict), report);
  put_break_evens(json, ww_main_result(verdict),
                  ww_break_evens_find(json->buf->arena, verdict->rules, report,
                                      ww_main_result(verdict)));
  ww_json_open(json, "prices", '[');
  for (int i = 0; i < costs->price_count; i++)
    put_price(json, verdict, report, i);
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}
