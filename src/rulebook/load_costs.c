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
static bool load_ends(ww_loading *load, const ww_node *written,
                      const ww_node **low, const ww_node **high) {
  const ww_node *node = ww_constants_in(load, written);
  *low = *high = node;
  if (!node)
    return false;
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

/* ---- Factors ---------------------------------------------------------- */

/* One that is broken is as good as none: of that it is said already. */
static int want_question(ww_loading *load, const ww_node *node) {
  int question = ww_question_index(load->rules, node->text);
  if (question == WW_NONE)
    ww_unknown_name(load, ww_node_place(node), node->text, "no question");
  else if (load->rules->questions[question].broken)
    return WW_NONE;
  return question;
}

static int want_number_question(ww_loading *load, const ww_node *node) {
  int question = want_question(load, node);
  if (question == WW_NONE || load->rules->questions[question].type == WW_NUMBER)
    return question;
  complain(load, node, "this question has no numbers",
           "amounts are multiplied by numbers; 'counts' says what each value "
           "counts as");
  return WW_NONE;
}

/* A range of what is not below the least. */
static bool load_range(ww_loading *load, const ww_node *node, double least,
                       double *low, double *high) {
  const ww_node *first;
  const ww_node *second;
  if (!load_ends(load, node, &first, &second) ||
      !ww_want_number(first, low, NULL, load->diags) ||
      !ww_want_number(second, high, NULL, load->diags))
    return false;
  if (*low <= *high && *low >= least)
    return true;
  complain(load, node, "this range is empty",
           "write the lower end first, not below 0");
  return false;
}

/* The position of a value, or a number; false: it is neither. */
static bool read_from(const ww_question *question, ww_str key, double *from) {
  if (question->type == WW_NUMBER)
    return ww_number_read(key, from, NULL) == WW_NUMBER_FINE;
  if (question->type == WW_FLAG) {
    *from = ww_str_is(key, "true");
    return *from > 0 || ww_str_is(key, "false");
  }
  for (int v = 0; v < question->value_count; v++)
    if (question->type != WW_SET && ww_str_equal(question->values[v].id, key)) {
      *from = v;
      return true;
    }
  return false;
}

static void load_count(ww_loading *load, const ww_factor *factor,
                       const ww_node *node) {
  const ww_question *question = &load->rules->questions[factor->question];
  ww_count *count = &factor->counts[factor->count_count - 1];
  if (!read_from(question, node->key, &count->from))
    complain(load, node, "this counts no answer of the question",
             "write {value: number} for its values, in their order");
  else if (factor->count_count > 1 && count->from <= count[-1].from)
    complain(load, node, "this stands before what it follows",
             "write the values in their order");
  else if (ww_want_number(node, &count->as, NULL, load->diags) && count->as < 0)
    complain(load, node, "this counts less than nothing",
             "write a number that is not below 0");
}

/* Whether there is an answer that nothing is said about. */
static bool leaves_out(const ww_factor *factor, const ww_question *question) {
  int values = question->type == WW_FLAG ? 2 : question->value_count;
  if (factor->count_count == 0)
    return true;
  if (question->type == WW_NUMBER) /* below 0 nothing is multiplied */
    return factor->counts[0].from > 0 &&
           factor->counts[0].from > question->range.low;
  return factor->counts[0].from > 0 ||
         (question->type != WW_SCALE && factor->count_count < values);
}

/* Each value of a choice or flag; from each one on of what has an order. */
static void load_counts(ww_loading *load, ww_factor *factor,
                        const ww_node *map) {
  const ww_question *question = &load->rules->questions[factor->question];
  size_t before = load->diags->errors;
  factor->by_value = question->type != WW_NUMBER;
  factor->counts = WW_NEWS(load->arena, ww_count, map->count);
  for (const ww_node *m = map->first; m; m = m->next) {
    factor->count_count++;
    load_count(load, factor, m);
  }
  if (load->diags->errors == before && leaves_out(factor, question))
    complain(load, map, "this leaves out answers of the question",
             "say what each value counts as; where they have an order, from "
             "the least on");
}

/* Divisors are more than nothing. */
static void load_divisor(ww_loading *load, ww_factor *factor,
                         const ww_node *node) {
  if (!load_range(load, node, 0, &factor->divide_low, &factor->divide_high) ||
      factor->divide_low > 0)
    return;
  complain(load, node, "this is no divisor",
           "divide by a number greater than 0");
}

static void load_counted(ww_loading *load, ww_factor *factor,
                         const ww_node *found[]) {
  const ww_node *counts = found[WW_FACTOR_COUNTS];
  const ww_node *unknown = found[WW_FACTOR_UNKNOWN];
  const ww_node *question = found[WW_FACTOR_QUESTION];
  factor->question = counts ? want_question(load, question)
                            : want_number_question(load, question);
  if (counts && factor->question != WW_NONE)
    load_counts(load, factor, counts);
  if (found[WW_FACTOR_SHORT_OF]) {
    const ww_node *target = ww_constants_in(load, found[WW_FACTOR_SHORT_OF]);
    factor->short_of = target != NULL;
    if (target)
      ww_want_number(target, &factor->target, NULL, load->diags);
  }
  factor->has_range =
      unknown && load_range(load, unknown, 0, &factor->low, &factor->high);
}

static void load_factor_map(ww_loading *load, ww_factor *factor,
                            const ww_node *map) {
  const ww_node *found[WW_FACTOR_COUNT];
  if (!ww_fields_read(map, &ww_factor_fields, found, load->diags))
    return;
  const ww_node *value = found[WW_FACTOR_VALUE];
  if (!value == !found[WW_FACTOR_QUESTION]) {
    complain(load, map, "a factor is of a question or has a value",
             "write one of 'question: ...' and 'value: ...'");
    return;
  }
  if (value)
    factor->has_range = load_range(load, value, 0, &factor->low, &factor->high);
  else
    load_counted(load, factor, found);
  if (found[WW_FACTOR_NAME])
    factor->name = found[WW_FACTOR_NAME]->text;
  if (found[WW_FACTOR_WHOLE])
    ww_want_flag(found[WW_FACTOR_WHOLE], &factor->whole, load->diags);
  if (found[WW_FACTOR_DIVIDE_BY])
    load_divisor(load, factor, found[WW_FACTOR_DIVIDE_BY]);
}

static void load_factor(ww_loading *load, ww_factor *factor,
                        const ww_node *node) {
  *factor = (ww_factor){.question = WW_NONE, .divide_low = 1, .divide_high = 1};
  if (node->kind == WW_MAP) {
    load_factor_map(load, factor, node);
  } else if (node->kind == WW_SCALAR && node->plain &&
             ww_number_length(node->text) == node->text.size &&
             node->text.size > 0) {
    factor->has_range = load_range(load, node, 0, &factor->low, &factor->high);
  } else if (ww_want_id(node, "a number or a question", load->diags)) {
    factor->question = want_number_question(load, node);
  }
}

/* A price that follows the volume, and how. */
static void follow_volume(ww_loading *load, ww_price *price, int at,
                          const ww_node *node) {
  const ww_factor *factor = &price->factors[at];
  if (factor->question == WW_NONE ||
      factor->question != load->rules->costs.requests)
    return;
  if (price->kind == WW_PER_REQUEST)
    complain(load, node, "a price of a request is not multiplied by requests",
             "write 'kind: monthly' for what a month's requests cost");
  price->bent |= price->by_volume != WW_NONE || factor->short_of ||
                 factor->count_count > 0;
  price->by_volume = at;
}

static void load_factors(ww_loading *load, ww_price *price,
                         const ww_node *list) {
  price->by_volume = WW_NONE;
  if (!list)
    return;
  price->factors = WW_NEWS(load->arena, ww_factor, list->count);
  for (const ww_node *item = list->first; item; item = item->next) {
    load_factor(load, &price->factors[price->factor_count], item);
    follow_volume(load, price, price->factor_count++, item);
  }
}

/* ---- Validity --------------------------------------------------------- */

static void load_valid(ww_loading *load, ww_price *price, const ww_node *map) {
  if (!map)
    return;
  price->valid = WW_NEWS(load->arena, ww_validity, map->count);
  for (const ww_node *m = map->first; m; m = m->next) {
    ww_validity *valid = &price->valid[price->valid_count];
    valid->question = ww_question_index(load->rules, m->key);
    if (valid->question == WW_NONE)
      ww_unknown_name(load, ww_key_place(m), m->key, "no question");
    else if (load->rules->questions[valid->question].broken)
      continue;
    else if (load->rules->questions[valid->question].type != WW_NUMBER)
      complain(load, m, "this question has no numbers",
               "a price is valid from a number to a number");
    else if (load_range(load, m, 0, &valid->low, &valid->high))
      price->valid_count++;
  }
}

/* ---- What cannot be --------------------------------------------------- */

typedef enum truth { NOT_TRUE, OPEN, TRUE } truth;

static truth negation(truth of) {
  return of == OPEN ? OPEN : of == TRUE ? NOT_TRUE : TRUE;
}

/* Of tests where this question is answered, and nothing else is known. */
static truth truth_of(const ww_rules *rules, const ww_when *when,
                      int question) {
  truth all = when->kind == WW_WHEN_ANY ? NOT_TRUE : TRUE;
  if (when->kind == WW_WHEN_TEST)
    return when->test.kind != WW_TEST_KNOWN || when->test.question != question
               ? OPEN
           : when->test.wanted ? TRUE
                               : NOT_TRUE;
  if (when->kind == WW_WHEN_CONDITION)
    return rules->conditions[when->condition].when
               ? truth_of(rules, rules->conditions[when->condition].when,
                          question)
               : OPEN;
  for (int i = 0; i < when->part_count; i++) {
    truth part = truth_of(rules, when->parts[i], question);
    if (when->kind == WW_WHEN_NOT)
      return negation(part);
    if (when->kind == WW_WHEN_ANY ? part > all : part < all)
      all = part;
  }
  return all;
}

/* A price laid over one for where nothing is known, as those of before prices
 * by token were. */
static void refuse_idle_factors(ww_loading *load, const ww_price *price,
                                const ww_node *times) {
  const ww_node *item = times ? times->first : NULL;
  for (int i = 0; price->when && item; i++, item = item->next) {
    int question = price->factors[i].question;
    if (question == WW_NONE ||
        truth_of(load->rules, price->when, question) != NOT_TRUE)
      continue;
    ww_str id = load->rules->questions[question].id;
    ww_diag *diag = ww_error(
        load->diags, WW_D_BAD_PRICE, ww_node_place(item),
        "the price '%.*s' applies only where '%.*s' is not known, and is "
        "multiplied by it",
        WW_P(price->id), WW_P(id));
    ww_hint(load->diags, diag,
            "write the amount under the price that applies where it is known "
            "(see 'whichway rules print'), or give this one a 'when'");
    return;
  }
}

/* ---- Prices ----------------------------------------------------------- */

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
  load_valid(load, price, found[WW_PRICE_VALID]);
  price->date = found[WW_PRICE_DATE]->text;
  price->sources =
      ww_load_sources(load, found[WW_PRICE_SOURCES], &price->source_count);
  price->claim = ww_load_claim(found[WW_PRICE_CLAIM]);
  if (load->diags->errors == 0)
    refuse_idle_factors(load, price, found[WW_PRICE_TIMES]);
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
