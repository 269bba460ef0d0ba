/* Costs: dated prices of the main decision's options; see loading.h. */
#include "rulebook/loading.h"

#include "base/number.h"

enum { BILLIONTH_DECIMALS = 9 };

static void complain(ww_loading *load, const ww_node *node, const char *text,
                     const char *hint) {
  ww_diag *diag =
      ww_error(load->diags, WW_D_BAD_PRICE, ww_node_place(node), "%s", text);
  ww_hint(load->diags, diag, "%s", hint);
}

/* A scalar, or the two of a list. */
static bool load_ends(ww_loading *load, const ww_node *node,
                      const ww_node **low, const ww_node **high) {
  *low = *high = node;
  if (node->kind == WW_SCALAR)
    return true;
  if (node->kind == WW_LIST && node->count == 2) {
    *low = node->first;
    *high = node->first->next;
    return true;
  }
  complain(load, node, "this is no amount",
           "write a number, or a list of two: [low, high]");
  return false;
}

static bool load_billionths(ww_loading *load, const ww_node *node,
                            int64_t *value) {
  double number;
  if (!ww_want_number(node, &number, NULL, load->diags))
    return false;
  if (number >= 0 &&
      ww_fixed_read(node->text, BILLIONTH_DECIMALS, value) == WW_NUMBER_FINE)
    return true;
  complain(load, node, "this amount does not fit",
           "amounts are not negative, have at most nine decimals and are "
           "below 1,000,000,000");
  return false;
}

static void load_amount(ww_loading *load, ww_price *price,
                        const ww_node *node) {
  const ww_node *low;
  const ww_node *high;
  if (!load_ends(load, node, &low, &high) ||
      !load_billionths(load, low, &price->low) ||
      !load_billionths(load, high, &price->high))
    return;
  if (price->low > price->high)
    complain(load, node, "this range is empty", "write the lower end first");
}

static int want_number_question(ww_loading *load, const ww_node *node) {
  int question = ww_question_index(load->rules, node->text);
  if (question == WW_NONE) {
    ww_unknown_name(load, ww_node_place(node), node->text, "no question");
  } else if (load->rules->questions[question].type != WW_NUMBER) {
    complain(load, node, "this question has no numbers",
             "amounts are multiplied by numbers");
    question = WW_NONE;
  }
  return question;
}

static void load_factor_map(ww_loading *load, ww_factor *factor,
                            const ww_node *map) {
  const ww_node *found[WW_FACTOR_COUNT];
  if (!ww_fields_read(map, &ww_factor_fields, found, load->diags))
    return;
  factor->question = want_number_question(load, found[WW_FACTOR_QUESTION]);
  if (found[WW_FACTOR_SHORT_OF]) {
    const ww_node *target = ww_constants_in(load, found[WW_FACTOR_SHORT_OF]);
    factor->short_of = true;
    if (target)
      ww_want_number(target, &factor->target, NULL, load->diags);
  }
  const ww_node *divide_by = found[WW_FACTOR_DIVIDE_BY];
  if (divide_by &&
      ww_want_number(divide_by, &factor->divide_by, NULL, load->diags) &&
      factor->divide_by <= 0)
    complain(load, divide_by, "this is no divisor",
             "divide by a number greater than 0");
  const ww_node *low;
  const ww_node *high;
  const ww_node *unknown = found[WW_FACTOR_UNKNOWN];
  if (!unknown || !load_ends(load, unknown, &low, &high))
    return;
  factor->has_range = ww_want_number(low, &factor->low, NULL, load->diags) &&
                      ww_want_number(high, &factor->high, NULL, load->diags);
  if (factor->low > factor->high || factor->low < 0)
    complain(load, unknown, "this range is empty",
             "write the lower end first, not below 0");
}

static void load_factor(ww_loading *load, ww_factor *factor,
                        const ww_node *node) {
  *factor = (ww_factor){.question = WW_NONE, .divide_by = 1};
  if (node->kind == WW_MAP) {
    load_factor_map(load, factor, node);
  } else if (node->kind == WW_SCALAR && node->plain &&
             ww_number_length(node->text) == node->text.size &&
             node->text.size > 0) {
    factor->has_range = ww_want_number(node, &factor->low, NULL, load->diags);
    factor->high = factor->low;
  } else if (ww_want_id(node, "a number or a question", load->diags)) {
    factor->question = want_number_question(load, node);
  }
}

static void load_factors(ww_loading *load, ww_price *price,
                         const ww_node *list) {
  if (!list)
    return;
  price->factors = WW_NEWS(load->arena, ww_factor, list->count);
  for (const ww_node *item = list->first; item; item = item->next)
    load_factor(load, &price->factors[price->factor_count++], item);
}

static void load_price(ww_loading *load, ww_price *price, const ww_node *node) {
  const ww_node *found[WW_PRICE_COUNT];
  ww_scope scope = {.decisions = load->rules->decision_count, .known = true};
  load->entry = price->id = node->key;
  price->place = ww_key_place(node);
  ww_check_key_id(node, load->diags);
  if (!ww_fields_read(node, &ww_price_fields, found, load->diags))
    return;
  price->title = found[WW_PRICE_TITLE]->text;
  price->options =
      ww_load_options(load, &load->rules->decisions[load->rules->main],
                      found[WW_PRICE_OPTIONS]);
  price->when = ww_load_when(load, found[WW_PRICE_WHEN], scope);
  price->kind =
      (ww_price_kind)ww_word_at(found[WW_PRICE_KIND]->text, ww_price_words);
  load_amount(load, price, found[WW_PRICE_AMOUNT]);
  load_factors(load, price, found[WW_PRICE_TIMES]);
  price->date = found[WW_PRICE_DATE]->text;
  price->sources =
      ww_load_sources(load, found[WW_PRICE_SOURCES], &price->source_count);
  price->claim = ww_load_claim(found[WW_PRICE_CLAIM]);
}

void ww_load_costs(ww_loading *load, const ww_node *map) {
  const ww_node *found[WW_COSTS_COUNT];
  ww_costs *costs = &load->rules->costs;
  if (!map || !ww_fields_read(map, &ww_costs_fields, found, load->diags))
    return;
  costs->currency = found[WW_COSTS_CURRENCY]->text;
  costs->requests = want_number_question(load, found[WW_COSTS_REQUESTS]);
  costs->latency = found[WW_COSTS_LATENCY]
                       ? want_number_question(load, found[WW_COSTS_LATENCY])
                       : WW_NONE;
  const ww_node *prices = found[WW_COSTS_PRICES];
  costs->prices = WW_NEWS(load->arena, ww_price, prices->count);
  for (const ww_node *m = prices->first; m; m = m->next)
    load_price(load, &costs->prices[costs->price_count++], m);
}
