/* What the options cost, side by side; see sections.h. Amounts are whole
 * billionths (engine/costs.h). */
#include "report/compose/sections.h"

#include "base/number.h"
#include "engine/costs.h"
#include "phrase/phrase.h"
#include "report/document/figure.h"

#include <math.h>

enum { TENFOLD = 10 };

typedef struct costing {
  ww_sections *s;
  const ww_cost_report *report;
  ww_break_evens evens;
  const ww_costs *costs; /* of the rulebook */
} costing;

static ww_arena *arena_of(const costing *c) {
  return c->s->composing.arena;
}

static int columns_of(const costing *c) {
  int count = c->s->result->rules->option_count;
  return count < WW_COMPARED_MOST ? count : WW_COMPARED_MOST;
}

static const ww_option_costs *costs_of(const costing *c, int rank) {
  return &c->report->options[c->s->result->ranking[rank]];
}

static ww_str grouped(const costing *c, double number) {
  ww_buf buf = ww_buf_new(arena_of(c));
  ww_put_number_grouped(&buf, number);
  return ww_buf_str(&buf);
}

static ww_str words_of(const costing *c, ww_range range) {
  ww_buf buf = ww_buf_new(arena_of(c));
  ww_put_money_range(&buf, range);
  return ww_buf_str(&buf);
}

/* ---- Sums side by side --------------------------------------------------- */

static bool applies(const costing *c, int price) {
  return ww_price_applies(c->report, c->s->result->rules->option_count, price);
}

static bool has_kind(const costing *c, ww_price_kind kind) {
  for (int i = 0; i < c->costs->price_count; i++)
    if (c->costs->prices[i].kind == kind && applies(c, i))
      return true;
  return false;
}

static void add_kind(const costing *c, ww_element *table, ww_price_kind kind,
                     ww_str title) {
  if (!has_kind(c, kind))
    return;
  ww_element *row = ww_section_row(table);
  ww_section_cell(row, WW_RUN_PLAIN, title);
  for (int i = 0; i < columns_of(c); i++)
    ww_section_cell(row, WW_RUN_PLAIN, words_of(c, costs_of(c, i)->of[kind]));
}

static void add_month(const costing *c, ww_element *table, double requests) {
  ww_str volume = grouped(c, requests);
  ww_element *row = ww_section_row(table);
  ww_section_cell(row, WW_RUN_STRONG,
                  ww_format(arena_of(c), "A month at %.*s requests, %.*s",
                            WW_P(volume), WW_P(c->costs->currency)));
  for (int i = 0; i < columns_of(c); i++)
    ww_section_cell(row, WW_RUN_STRONG,
                    words_of(c, ww_month_at(costs_of(c, i), requests)));
}

static ww_str in_currency(const costing *c, const char *what) {
  return ww_format(arena_of(c), "%s, %.*s", what, WW_P(c->costs->currency));
}

/* "Milliseconds added to a request, of 2,500 that it may take" */
static ww_str latency_row(const costing *c) {
  const ww_answers *answers = c->s->report->verdict->answers;
  if (c->costs->latency == WW_NONE || !answers->of[c->costs->latency].known)
    return WW_S("Milliseconds added to a request");
  ww_str budget = grouped(c, answers->of[c->costs->latency].number);
  return ww_format(arena_of(c),
                   "Milliseconds added to a request, of %.*s that it may take",
                   WW_P(budget));
}

static void add_sums(const costing *c) {
  static const char *const columns[] = {"", NULL};
  const ww_result *result = c->s->result;
  ww_element *table = ww_section_table(c->s->composing.doc, columns);
  ww_run_add(table->first->first, WW_RUN_PLAIN, WW_S("Cost"));
  ww_run_addf(table, WW_RUN_PLAIN,
              "What each %scosts, as if it had been chosen. What hangs on an "
              "open answer is a range, or left out of a sum that then says "
              "\"at least\"; what the rulebook has no price for is not "
              "counted.",
              result->rules->option_count > WW_COMPARED_MOST
                  ? "of the first five options "
                  : "option ");
  for (int i = 0; i < columns_of(c); i++)
    ww_section_cell(table->first, WW_RUN_PLAIN,
                    ww_option_of(result, result->ranking[i])->title)
        ->right = true;
  add_kind(c, table, WW_ONCE, in_currency(c, "Once"));
  add_kind(c, table, WW_MONTHLY, in_currency(c, "Each month, fixed"));
  add_kind(c, table, WW_PER_REQUEST, in_currency(c, "Each request"));
  if (c->report->has_volume) {
    add_month(c, table, c->report->volume);
    if (isfinite(c->report->volume * TENFOLD))
      add_month(c, table, c->report->volume * TENFOLD);
  }
  add_kind(c, table, WW_HOURS, WW_S("Hours of people, once"));
  add_kind(c, table, WW_DAYS, WW_S("Days to the first result"));
  add_kind(c, table, WW_LATENCY_MS, latency_row(c));
}

/* ---- Break-even ---------------------------------------------------------- */

/* "383,334 requests a month (230 ÷ 0.0006)" */
static ww_str worked_out(const costing *c, int64_t requests, const char *unit,
                         int64_t gap, int64_t saved) {
  ww_buf buf = ww_buf_new(arena_of(c));
  ww_put_number_grouped(&buf, (double)requests);
  ww_putf(&buf, "%s (", unit);
  ww_put_money(&buf, gap);
  ww_put_c(&buf, " \xC3\xB7 ");
  ww_put_money(&buf, saved);
  ww_put_char(&buf, ')');
  return ww_buf_str(&buf);
}

static void add_break_even(const costing *c, ww_element *list,
                           const ww_break_even *even) {
  ww_str below = ww_option_of(c->s->result, even->below)->title;
  ww_str above = ww_option_of(c->s->result, even->above)->title;
  ww_str low = worked_out(c, even->low, " requests a month", even->gap.low,
                          even->saved.high);
  ww_str high = worked_out(c, even->high, "", even->gap.high, even->saved.low);
  ww_element *item = ww_element_add(list, WW_ELEMENT_ITEM);
  ww_element *text = ww_element_add(item, WW_ELEMENT_PARAGRAPH);
  ww_run_addf(text, WW_RUN_STRONG, "%.*s or %.*s: ", WW_P(below), WW_P(above));
  if (even->low > 0)
    ww_run_addf(text, WW_RUN_PLAIN, "below %.*s %.*s is cheaper", WW_P(low),
                WW_P(below));
  if (even->low > 0 && even->high >= 0)
    ww_run_add(text, WW_RUN_PLAIN, WW_S(", "));
  if (even->high >= 0)
    ww_run_addf(text, WW_RUN_PLAIN, "from %.*s on %.*s", WW_P(high),
                WW_P(above));
  if (even->low == 0 && even->high >= 0)
    ww_run_add(text, WW_RUN_PLAIN, WW_S(" is cheaper"));
  ww_run_add(text, WW_RUN_PLAIN, WW_S("."));
}

static void add_break_evens(const costing *c) {
  ww_element *list = NULL;
  bool ranges = false;
  for (int i = 0; i < c->evens.count; i++) {
    const ww_break_even *even = &c->evens.at[i];
    if (even->low == 0 && even->high < 0)
      continue;
    if (!list)
      list = ww_element_add(c->s->composing.doc, WW_ELEMENT_LIST);
    add_break_even(c, list, even);
    ranges |= even->low != even->high;
  }
  if (!list)
    return;
  ww_element *note = ww_paragraph_add(
      c->s->composing.doc,
      WW_S(
          "Each volume is what the one costs more in a month without requests, "
          "over what it saves on each request"));
  ww_run_add(note, WW_RUN_PLAIN,
             ranges ? WW_S("; between the two it hangs on the ranges, and on "
                           "how many months bear what is paid once.")
                    : WW_S("."));
}

/* ---- Curves -------------------------------------------------------------- */

/* The first of 10, 12, 16, 20 ... 100, 120 ... that is not less: a quarter of
 * it is a round number, too. */
static double round_up(double value) {
  static const double steps[] = {10, 12, 16, 20, 24, 30, 40, 50, 60, 80};
  enum { STEPS = sizeof steps / sizeof *steps, POWERS = 15 };
  double power = 1;
  for (int i = 0; i < STEPS * POWERS; i++) {
    if (steps[i % STEPS] * power >= value)
      return steps[i % STEPS] * power;
    power *= i % STEPS + 1 == STEPS ? 10 : 1;
  }
  return value;
}

static double find_width(const costing *c) {
  double width = c->report->has_volume ? c->report->volume * 1.25 : 1000;
  for (int i = 0; i < c->evens.count; i++) {
    const ww_break_even *even = &c->evens.at[i];
    double last = (double)(even->high >= 0 ? even->high : even->low);
    width = last * 1.25 > width ? last * 1.25 : width;
  }
  return round_up(width);
}

/* A month from its least to the first, which bears all that is paid once. */
static ww_range month_of(const costing *c, int rank, double requests) {
  ww_range once = costs_of(c, rank)->of[WW_ONCE];
  once.low = 0;
  return ww_range_add(ww_month_at(costs_of(c, rank), requests), once);
}

static int share_of(double part, double whole) {
  double at = whole > 0 ? part / whole * WW_FIGURE_SIZE + 0.5 : 0;
  return at < 0 ? 0 : at > WW_FIGURE_SIZE ? WW_FIGURE_SIZE : (int)at;
}

static ww_tick *make_ticks(const costing *c, double most, int count) {
  ww_tick *ticks = WW_NEWS(arena_of(c), ww_tick, (size_t)count + 1);
  for (int i = 0; i <= count; i++)
    ticks[i] =
        (ww_tick){grouped(c, most * i / count), WW_FIGURE_SIZE * i / count};
  return ticks;
}

static ww_curve make_curve(const costing *c, int rank, double width,
                           double height) {
  int option = c->s->result->ranking[rank];
  ww_curve curve = {.title = ww_option_of(c->s->result, option)->title,
                    .chosen = ww_is_chosen(c->s->result, option),
                    .point_count = 2};
  if (c->s->result->ruled_out[option])
    curve.title = ww_format(arena_of(c), "%.*s (ruled out)", WW_P(curve.title));
  for (int i = 0; i < 2; i++) {
    ww_range month = month_of(c, rank, i * width);
    int x = i * WW_FIGURE_SIZE;
    curve.low[i] = (ww_spot){x, share_of((double)month.low, height)};
    curve.high[i] = (ww_spot){x, share_of((double)month.high, height)};
  }
  return curve;
}

/* Whether the recommended option breaks even here: with the runner-up, or where
 * it never does with that one, with any other that can be chosen. */
static bool is_marked(const costing *c, const ww_break_even *even) {
  const ww_result *result = c->s->result;
  bool chosen =
      ww_is_chosen(result, even->below) || ww_is_chosen(result, even->above);
  return chosen && !result->ruled_out[even->below] &&
         !result->ruled_out[even->above];
}

static bool is_next(const costing *c, const ww_break_even *even) {
  int next = c->s->result->runner_up;
  return is_marked(c, even) && (even->below == next || even->above == next);
}

static void add_mark(const costing *c, ww_curves *curves, double requests) {
  ww_str at = grouped(c, requests);
  curves->marks[curves->mark_count++] =
      (ww_tick){at, share_of(requests, curves->x_most)};
}

static void add_marks(const costing *c, ww_curves *curves) {
  size_t most = (size_t)c->evens.count * 2 + 1;
  curves->marks = WW_NEWS(arena_of(c), ww_tick, most);
  if (c->report->has_volume)
    curves->marks[curves->mark_count++] =
        (ww_tick){WW_S("today"), share_of(c->report->volume, curves->x_most)};
  bool next = false;
  for (int i = 0; i < c->evens.count; i++)
    next |= is_next(c, &c->evens.at[i]);
  for (int i = 0; i < c->evens.count; i++) {
    const ww_break_even *even = &c->evens.at[i];
    if (next ? !is_next(c, even) : !is_marked(c, even))
      continue;
    if (even->low > 0)
      add_mark(c, curves, (double)even->low);
    if (even->high > even->low)
      add_mark(c, curves, (double)even->high);
  }
}

/* What the most expensive month comes to. */
static double find_height(const costing *c, double width) {
  double height = 1;
  for (int i = 0; i < columns_of(c); i++) {
    double high = (double)month_of(c, i, width).high / WW_BILLION;
    height = high > height ? high : height;
  }
  return height;
}

/* Nothing is drawn that ends where counting does. */
static void add_curves(const costing *c) {
  enum { TICKS = 4 };
  static const double most = (double)WW_AMOUNT_MOST / WW_BILLION;
  double width = find_width(c);
  double height = find_height(c, width);
  if (width > (double)WW_AMOUNT_MOST || height >= most) {
    add_break_evens(c);
    return;
  }
  ww_curves *curves = WW_NEW(arena_of(c), ww_curves);
  ww_figure *figure = WW_NEW(arena_of(c), ww_figure);
  height = round_up(height);
  curves->x = WW_S("Requests a month");
  curves->y = in_currency(c, "A month");
  curves->x_most = width;
  curves->y_most = height;
  curves->x_ticks = make_ticks(c, width, TICKS);
  curves->y_ticks = make_ticks(c, height, TICKS);
  curves->x_tick_count = curves->y_tick_count = TICKS + 1;
  curves->curves = WW_NEWS(arena_of(c), ww_curve, (size_t)columns_of(c));
  for (int i = 0; i < columns_of(c); i++)
    if (ww_month_at(costs_of(c, i), 0).counted)
      curves->curves[curves->curve_count++] =
          make_curve(c, i, width, height * WW_BILLION);
  add_marks(c, curves);
  figure->kind = WW_FIGURE_CURVES;
  figure->title = ww_format(arena_of(c),
                            "Cost a month in %.*s over requests a month, from "
                            "its least to a first month that bears all that "
                            "is paid once. An upright line, where one is "
                            "drawn, is today's volume, or where the "
                            "recommended option breaks even with another.",
                            WW_P(c->costs->currency));
  figure->of.curves = curves;
  ww_element *document = c->s->composing.doc;
  c->s->composing.doc = ww_figure_add(document, figure);
  add_break_evens(c);
  c->s->composing.doc = document;
}

/* ---- What the sums are made of ------------------------------------------- */

static void add_priced(const costing *c, ww_element *row, int price) {
  ww_element *cell = ww_element_add(row, WW_ELEMENT_PARAGRAPH);
  for (int rank = 0; rank < c->s->result->rules->option_count; rank++) {
    int option = c->s->result->ranking[rank];
    if (!ww_bit(costs_of(c, rank)->applies, price))
      continue;
    if (cell->first_run)
      ww_run_add(cell, WW_RUN_PLAIN, WW_S(", "));
    ww_run_add(cell, WW_RUN_PLAIN, ww_option_of(c->s->result, option)->title);
  }
}

static void add_price(const costing *c, ww_element *table, int index) {
  static const char *const units[] = {[WW_ONCE] = " once",
                                      [WW_MONTHLY] = " a month",
                                      [WW_PER_REQUEST] = " a request",
                                      [WW_HOURS] = " hours",
                                      [WW_DAYS] = " days",
                                      [WW_LATENCY_MS] = " ms"};
  const ww_price *price = &c->costs->prices[index];
  const ww_cost_item *item = &c->report->items[index];
  ww_str day = c->s->report->date;
  ww_element *row = ww_section_row(table);
  ww_element *cell = ww_section_cell(row, WW_RUN_PLAIN, price->title);
  ww_run_add(cell, WW_RUN_PLAIN, WW_S(". "));
  ww_compose_evidence(&c->s->composing, cell, price->claim, price->sources,
                      price->source_count);
  add_priced(c, row, index);
  cell = ww_element_add(row, WW_ELEMENT_PARAGRAPH);
  if (item->open != WW_NONE) {
    ww_run_add(cell, WW_RUN_PLAIN, WW_S("not known without "));
    ww_run_add(cell, WW_RUN_CODE,
               c->s->report->verdict->rules->questions[item->open].id);
  } else {
    ww_run_add(cell, WW_RUN_PLAIN, words_of(c, item->amount));
    ww_run_add(cell, WW_RUN_PLAIN, ww_str_from(units[price->kind]));
  }
  cell = ww_section_cell(row, WW_RUN_PLAIN, price->date);
  if (day.size && ww_price_is_stale(price, day)) {
    ww_run_add(cell, WW_RUN_PLAIN, WW_S(", "));
    ww_run_add(cell, WW_RUN_STRONG, WW_S("older than a year"));
  }
}

static void add_prices(const costing *c) {
  static const char *const columns[] = {"Price", "Of", "Amount", "As of", NULL};
  ww_element *table = ww_section_table(c->s->composing.doc, columns);
  table->first->last->right = true; /* never broken */
  ww_run_add(table, WW_RUN_PLAIN, WW_S("The prices behind these sums."));
  for (int i = 0; i < c->costs->price_count; i++)
    if (applies(c, i))
      add_price(c, table, i);
}

void ww_section_costs(ww_sections *s) {
  const ww_verdict *verdict = s->report->verdict;
  const ww_rules *rules = verdict->rules;
  costing c = {.s = s,
               .report =
                   ww_costs_make(s->composing.arena, rules, verdict->answers),
               .costs = &rules->costs};
  if (!c.report)
    return;
  c.evens = ww_break_evens_find(s->composing.arena, rules, c.report, s->result);
  add_sums(&c);
  if (has_kind(&c, WW_PER_REQUEST))
    add_curves(&c);
  add_prices(&c);
}
