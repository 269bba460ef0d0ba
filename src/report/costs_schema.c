/* The JSON Schema of what options cost; see costs_schema.h. */
#include "report/costs_schema.h"

#include "report/schema.h"
#include "rulebook/format.h"

static const char *const units[WW_PRICE_KINDS] = {
    [WW_ONCE] = "money, once; null here and below: no price counts it",
    [WW_MONTHLY] = "money each month, whatever the volume",
    [WW_PER_REQUEST] = "money for each request",
    [WW_HOURS] = "hours of people, once",
    [WW_DAYS] = "days to the first result",
    [WW_LATENCY_MS] = "milliseconds added to a request",
};

static void define_range(ww_json *json) {
  ww_schema_begin(json, "cost_range",
                  "from the least to the most; most null: parts are not known, "
                  "or there is no end that is counted");
  ww_schema_type(json, "array");
  ww_json_open(json, "items", '[');
  ww_schema_simple(json, NULL, "number", NULL);
  ww_schema_nullable(json, NULL, "number", NULL);
  ww_json_close(json, ']');
  ww_json_int(json, "minItems", 2);
  ww_json_int(json, "maxItems", 2);
  ww_json_close(json, '}');
}

static void put_range(ww_json *json, const char *key, const char *says) {
  ww_schema_begin(json, key, says);
  ww_json_open(json, "allOf", '['); /* a reference stands alone */
  ww_schema_ref(json, NULL, "cost_range", (ww_str){0});
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

static void define_option(ww_json *json, ww_str main_id) {
  ww_schema_object_begin(json, "option_costs", NULL);
  ww_schema_ref(json, "option", "option", main_id);
  for (int kind = 0; kind < WW_PRICE_KINDS; kind++)
    ww_schema_nullable_ref(json, ww_price_words[kind], "cost_range",
                           (ww_str){0}, units[kind]);
  ww_schema_nullable_ref(json, "month", "cost_range", (ww_str){0},
                         "a month at today's volume, without what is paid "
                         "once; null: no volume is known, or not counted");
  ww_schema_nullable_ref(json, "month_at_10x", "cost_range", (ww_str){0},
                         "the same at ten times that volume");
  ww_schema_object_end(json, (const char *const[]){"option", "once", "monthly",
                                                   "request", "hours", "days",
                                                   "latency", "month",
                                                   "month_at_10x", NULL});
}

static void define_break_even(ww_json *json, ww_str main_id) {
  ww_schema_object_begin(json, "break_even", NULL);
  ww_schema_ref(json, "below", "option", main_id);
  ww_schema_ref(json, "above", "option", main_id);
  put_range(json, "requests",
            "in a month: up to the least the one is cheaper, from the most on "
            "the other");
  ww_schema_object_end(
      json, (const char *const[]){"below", "above", "requests", NULL});
}

static void define_price(ww_json *json, ww_str main_id) {
  ww_schema_object_begin(json, "price", NULL);
  ww_schema_simple(json, "price", "string", "its id in the rulebook");
  ww_schema_simple(json, "title", "string", NULL);
  ww_schema_begin(json, "kind", "the sum that it is part of");
  ww_json_open(json, "enum", '[');
  for (int kind = 0; kind < WW_PRICE_KINDS; kind++)
    ww_json_text(json, NULL, ww_price_words[kind]);
  ww_json_close(json, ']');
  ww_json_close(json, '}');
  ww_schema_list(json, "options", "option", main_id, "that it applies to");
  put_range(json, "amount", NULL);
  ww_schema_nullable_ref(json, "needs_answer", "question", (ww_str){0},
                         "the question without whose answer the amount is not "
                         "known");
  ww_schema_simple(json, "date", "string", "the day of the price, YYYY-MM-DD");
  ww_schema_begin(json, "sources", "id or id#section");
  ww_schema_type(json, "array");
  ww_schema_simple(json, "items", "string", NULL);
  ww_json_close(json, '}');
  ww_schema_ref(json, "claim", "claim", (ww_str){0});
  ww_schema_object_end(json, (const char *const[]){"price", "title", "kind",
                                                   "options", "amount",
                                                   "needs_answer", "date",
                                                   "sources", "claim", NULL});
}

void ww_define_costs(ww_json *json, const ww_rules *rules) {
  ww_str main_id = rules->decisions[rules->main].id;
  define_range(json);
  define_option(json, main_id);
  define_break_even(json, main_id);
  define_price(json, main_id);
  ww_schema_object_begin(json, "costs", NULL);
  ww_schema_simple(json, "currency", "string", NULL);
  ww_schema_ref(json, "requests", "question", (ww_str){0});
  ww_schema_nullable_ref(json, "latency", "question", (ww_str){0},
                         "which asks for the milliseconds of a request");
  ww_schema_list(json, "options", "option_costs", (ww_str){0},
                 "as if each had been chosen, in the order of the scores");
  ww_schema_list(json, "break_evens", "break_even", (ww_str){0},
                 "between the first five options");
  ww_schema_list(json, "prices", "price", (ww_str){0}, "that apply");
  ww_schema_object_end(
      json, (const char *const[]){"currency", "requests", "latency", "options",
                                  "break_evens", "prices", NULL});
}

void ww_describe_costs(ww_json *json, const char *key, const char *says) {
  ww_schema_nullable_ref(json, key, "costs", (ww_str){0}, says);
}
