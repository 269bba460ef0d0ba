/* What the options cost, side by side; see sections.h. Amounts are whole
 * billionths (engine/costs.h). */
#include "report/compose/costing.h"

#include "base/number.h"

#include <math.h>

static ww_arena *arena_of(const ww_costing *c) {
  return c->s->composing.arena;
}

/* ---- Sums side by side --------------------------------------------------- */

static bool has_kind(const ww_costing *c, ww_price_kind kind) {
  for (int i = 0; i < c->costs->price_count; i++)
    if (c->costs->prices[i].kind == kind && ww_costing_applies(c, i))
      return true;
  return false;
}

static void add_kind(const ww_costing *c, ww_element *table, ww_price_kind kind,
                     ww_str title) {
  if (!has_kind(c, kind))
    return;
  ww_element *row = ww_section_row(table);
  ww_section_cell(row, WW_RUN_PLAIN, title);
  for (int i = 0; i < ww_costing_columns(c); i++) {
    ww_range sum = ww_costing_of(c, i)->of[kind];
    ww_section_cell(row, WW_RUN_PLAIN,
                    kind == WW_PER_REQUEST ? ww_costing_exact(c, sum)
                                           : ww_costing_words(c, sum));
  }
}

static void add_total(const ww_costing *c, ww_element *table, ww_str title,
                      ww_range total(const ww_option_costs *costs),
                      bool beyond(const ww_option_costs *costs)) {
  ww_element *row = ww_section_row(table);
  ww_section_cell(row, WW_RUN_STRONG, title);
  for (int i = 0; i < ww_costing_columns(c); i++) {
    const ww_option_costs *of = ww_costing_of(c, i);
    ww_element *cell =
        ww_section_cell(row, WW_RUN_STRONG, ww_costing_words(c, total(of)));
    if (beyond(of))
      ww_run_add(cell, WW_RUN_PLAIN, WW_S(" (beyond)"));
  }
}

static ww_range month_of(const ww_option_costs *of) {
  return of->month;
}

static ww_range tenfold_of(const ww_option_costs *of) {
  return of->tenfold;
}

static ww_range year_of(const ww_option_costs *of) {
  return of->year;
}

static bool is_beyond(const ww_option_costs *of) {
  return of->beyond;
}

static bool is_tenfold_beyond(const ww_option_costs *of) {
  return of->tenfold_beyond;
}

static ww_str month_title(const ww_costing *c, double requests) {
  ww_str volume = ww_costing_number(c, requests);
  return ww_format(arena_of(c), "A month at %.*s requests, %.*s", WW_P(volume),
                   WW_P(c->costs->currency));
}

static void add_totals(const ww_costing *c, ww_element *table) {
  double volume = c->report->volume;
  if (!c->report->has_volume)
    return;
  add_total(c, table, month_title(c, volume), month_of, is_beyond);
  if (isfinite(volume * WW_TENFOLD))
    add_total(c, table, month_title(c, volume * WW_TENFOLD), tenfold_of,
              is_tenfold_beyond);
  add_total(c, table, ww_costing_money(c, "The first twelve months"), year_of,
            is_beyond);
}

/* ---- Latency ------------------------------------------------------------- */

/* NULL: nobody says how long a request may take. */
static const double *budget_of(const ww_costing *c) {
  const ww_answer *answers = c->report->answers->of;
  int question = c->costs->latency;
  return question == WW_NONE || !answers[question].known
             ? NULL
             : &answers[question].number;
}

/* "Milliseconds of a request, of 2,500 that it may take" */
static ww_str latency_title(const ww_costing *c) {
  const double *budget = budget_of(c);
  if (!budget)
    return WW_S("Milliseconds of a request");
  ww_str number = ww_costing_number(c, *budget);
  return ww_format(arena_of(c),
                   "Milliseconds of a request, of %.*s that it may take",
                   WW_P(number));
}

/* ---- The table ----------------------------------------------------------- */

static bool is_any_beyond(const ww_costing *c) {
  for (int i = 0; i < ww_costing_columns(c); i++)
    if (is_beyond(ww_costing_of(c, i)) ||
        is_tenfold_beyond(ww_costing_of(c, i)))
      return c->report->has_volume;
  return false;
}

static void add_sums(const ww_costing *c) {
  static const char *const columns[] = {"", NULL};
  const ww_result *result = c->s->result;
  ww_element *table = ww_section_table(c->s->composing.doc, columns);
  ww_run_add(table->first->first, WW_RUN_PLAIN, WW_S("Cost"));
  ww_run_addf(table, WW_RUN_PLAIN,
              "What each %scosts, as if it had been chosen. What depends on an "
              "open answer is a range, or left out of a sum that then says "
              "\"at least\"; what the rulebook has no price for is not "
              "counted.%s",
              result->rules->option_count > WW_COMPARED_MOST
                  ? "of the first five options "
                  : "option ",
              is_any_beyond(c) ? " \"Beyond\": an answer or the volume is not "
                                 "one for which each price was said."
                               : "");
  for (int i = 0; i < ww_costing_columns(c); i++)
    ww_section_cell(table->first, WW_RUN_PLAIN,
                    ww_option_of(result, result->ranking[i])->title)
        ->right = true;
  add_kind(c, table, WW_ONCE, ww_costing_money(c, "Once"));
  add_kind(c, table, WW_MONTHLY,
           ww_costing_money(c, "Each month, beside the requests"));
  add_kind(c, table, WW_PER_REQUEST, ww_costing_money(c, "Each request"));
  add_kind(c, table, WW_YEARLY,
           ww_costing_money(c, "Over a year, beside the months"));
  add_totals(c, table);
  add_kind(c, table, WW_HOURS, WW_S("Hours of people, once"));
  add_kind(c, table, WW_MONTHLY_HOURS, WW_S("Hours of people each month"));
  add_kind(c, table, WW_DAYS, WW_S("Days to the first result"));
  add_kind(c, table, WW_LATENCY_MS, latency_title(c));
}

/* ---- Arithmetic ---------------------------------------------------------- */

/* "0.013 + 0.0006": what an option pays of a kind, in the rulebook's order. */
static int put_parts(const ww_costing *c, ww_buf *buf, int rank,
                     ww_price_kind kind) {
  int count = 0;
  for (int i = 0; i < c->costs->price_count; i++) {
    if (c->costs->prices[i].kind != kind ||
        !ww_bit(ww_costing_of(c, rank)->applies, i))
      continue;
    ww_str part = ww_costing_exact(c, c->report->items[i].amount);
    ww_putf(buf, "%s%.*s", count++ ? " + " : "", WW_P(part));
  }
  return count;
}

static void add_line(const ww_costing *c, ww_element *list, int rank,
                     ww_str told) {
  ww_element *item = ww_element_add(list, WW_ELEMENT_ITEM);
  ww_element *text = ww_element_add(item, WW_ELEMENT_PARAGRAPH);
  ww_str title = ww_option_of(c->s->result, c->s->result->ranking[rank])->title;
  ww_run_addf(text, WW_RUN_STRONG, "%.*s: ", WW_P(title));
  ww_run_add(text, WW_RUN_PLAIN, told);
}

/* "0.013 + 0.0006 = 0.0136 a request × 3,000,000 + 70 = 40,870 a month" */
static void add_arithmetic_of(const ww_costing *c, ww_element *list, int rank) {
  const ww_option_costs *of = ww_costing_of(c, rank);
  ww_buf buf = ww_buf_new(arena_of(c));
  int parts = put_parts(c, &buf, rank, WW_PER_REQUEST);
  ww_str each = ww_costing_exact(c, of->of[WW_PER_REQUEST]);
  ww_str volume = ww_costing_number(c, c->report->volume);
  ww_str month = ww_costing_words(c, of->month);
  if (parts > 1)
    ww_putf(&buf, " = %.*s", WW_P(each));
  ww_putf(&buf, " a request \xC3\x97 %.*s", WW_P(volume));
  if (of->of[WW_MONTHLY].counted) {
    ww_put_c(&buf, " + ");
    put_parts(c, &buf, rank, WW_MONTHLY);
  }
  ww_putf(&buf, " = %.*s a month.", WW_P(month));
  add_line(c, list, rank, ww_buf_str(&buf));
}

static void add_arithmetic(const ww_costing *c) {
  ww_element *list = NULL;
  for (int i = 0; i < ww_costing_columns(c) && c->report->has_volume; i++) {
    if (!ww_costing_of(c, i)->of[WW_PER_REQUEST].counted)
      continue;
    if (!list)
      list = ww_element_add(c->s->composing.doc, WW_ELEMENT_LIST);
    add_arithmetic_of(c, list, i);
  }
}

/* "50–500 + 64–200 = 114–700 ms of 600: may take too long, most of it ..." */
static void add_parts_of(const ww_costing *c, ww_element *list, int rank,
                         double budget) {
  const ww_option_costs *of = ww_costing_of(c, rank);
  ww_range all = of->of[WW_LATENCY_MS];
  ww_buf buf = ww_buf_new(arena_of(c));
  double most = budget * WW_BILLION;
  bool one = put_parts(c, &buf, rank, WW_LATENCY_MS) == 1;
  ww_str sum = ww_costing_words(c, all);
  ww_str ms = ww_costing_number(c, budget);
  ww_str part = c->costs->prices[of->slowest].title;
  if (!one)
    ww_putf(&buf, " = %.*s", WW_P(sum));
  ww_putf(&buf, " ms of %.*s", WW_P(ms));
  if ((double)all.high > most || all.more)
    ww_putf(&buf, ": %s too long; most of it may go to \"%.*s\"",
            (double)all.low > most ? "takes" : "may take", WW_P(part));
  ww_put_char(&buf, '.');
  add_line(c, list, rank, ww_buf_str(&buf));
}

/* Where it is told how long a request may take. */
static void add_parts(const ww_costing *c) {
  const double *budget = budget_of(c);
  ww_element *list = NULL;
  for (int i = 0; i < ww_costing_columns(c) && budget; i++) {
    if (ww_costing_of(c, i)->slowest == WW_NONE)
      continue;
    if (!list)
      list = ww_element_add(c->s->composing.doc, WW_ELEMENT_LIST);
    add_parts_of(c, list, i, *budget);
  }
}

/* ---- What the sums are made of ------------------------------------------- */

static void add_priced(const ww_costing *c, ww_element *row, int price) {
  ww_element *cell = ww_element_add(row, WW_ELEMENT_PARAGRAPH);
  for (int rank = 0; rank < c->s->result->rules->option_count; rank++) {
    int option = c->s->result->ranking[rank];
    if (!ww_bit(ww_costing_of(c, rank)->applies, price))
      continue;
    if (cell->first_run)
      ww_run_add(cell, WW_RUN_PLAIN, WW_S(", "));
    ww_run_add(cell, WW_RUN_PLAIN, ww_option_of(c->s->result, option)->title);
  }
}

/* "2.5 × 5,200 tokens ÷ 1,000,000 = 0.013 a request" */
static void add_amount(const ww_costing *c, ww_element *row, int index) {
  static const char *const units[] = {[WW_ONCE] = " once",
                                      [WW_MONTHLY] = " a month",
                                      [WW_PER_REQUEST] = " a request",
                                      [WW_HOURS] = " hours",
                                      [WW_DAYS] = " days",
                                      [WW_LATENCY_MS] = " ms",
                                      [WW_YEARLY] = " a year",
                                      [WW_MONTHLY_HOURS] = " hours a month"};
  const ww_cost_item *item = &c->report->items[index];
  const ww_question *questions = c->report->rules->questions;
  ww_price_kind kind = c->costs->prices[index].kind;
  ww_element *cell = ww_element_add(row, WW_ELEMENT_PARAGRAPH);
  ww_buf buf = ww_buf_new(arena_of(c));
  ww_put_arithmetic(&buf, c->report, index);
  if (buf.size)
    ww_put_c(&buf, " = ");
  ww_str arithmetic = ww_buf_str(&buf);
  if (arithmetic.size)
    ww_run_add(cell, WW_RUN_PLAIN, arithmetic);
  if (item->open == WW_NONE || item->amount.low) {
    ww_run_add(cell, WW_RUN_PLAIN,
               kind == WW_PER_REQUEST ? ww_costing_exact(c, item->amount)
                                      : ww_costing_words(c, item->amount));
    ww_run_add(cell, WW_RUN_PLAIN, ww_str_from(units[kind]));
  }
  if (item->open != WW_NONE) {
    ww_run_add(cell, WW_RUN_PLAIN,
               item->amount.low ? WW_S("; not known without ")
                                : WW_S("not known without "));
    ww_run_add(cell, WW_RUN_CODE, questions[item->open].id);
  }
  if (item->beyond != WW_NONE) {
    ww_run_add(cell, WW_RUN_PLAIN, WW_S("; not said for this "));
    ww_run_add(cell, WW_RUN_CODE, questions[item->beyond].id);
  }
}

static void add_price(const ww_costing *c, ww_element *table, int index) {
  const ww_price *price = &c->costs->prices[index];
  ww_str day = c->s->report->date;
  ww_element *row = ww_section_row(table);
  ww_element *cell = ww_section_cell(row, WW_RUN_PLAIN, price->title);
  ww_run_add(cell, WW_RUN_PLAIN, WW_S(". "));
  ww_compose_evidence(&c->s->composing, cell, price->claim, price->sources,
                      price->source_count);
  add_priced(c, row, index);
  add_amount(c, row, index);
  cell = ww_section_cell(row, WW_RUN_PLAIN, price->date);
  if (day.size && ww_price_is_stale(price, day)) {
    ww_run_add(cell, WW_RUN_PLAIN, WW_S(", "));
    ww_run_add(cell, WW_RUN_STRONG, WW_S("older than a year"));
  }
}

static void add_prices(const ww_costing *c) {
  static const char *const columns[] = {"Price", "Of", "Amount", "As of", NULL};
  ww_element *table = ww_section_table(c->s->composing.doc, columns);
  table->first->last->right = true; /* never broken */
  ww_run_add(table, WW_RUN_PLAIN, WW_S("The prices behind these sums."));
  for (int i = 0; i < c->costs->price_count; i++)
    if (ww_costing_applies(c, i))
      add_price(c, table, i);
}

/* Old prices are told before what is made of them. */
static void add_stale(const ww_costing *c) {
  ww_str day = c->s->report->date;
  int stale = 0;
  int all = 0;
  for (int i = 0; i < c->costs->price_count; i++) {
    all += ww_costing_applies(c, i);
    stale += ww_costing_applies(c, i) && day.size > 0 &&
             ww_price_is_stale(&c->costs->prices[i], day);
  }
  if (stale)
    ww_paragraph_add(
        c->s->composing.doc,
        ww_format(arena_of(c),
                  "%d of the %d prices are older than a year on %.*s: look "
                  "them up again before you rely on these sums.",
                  stale, all, WW_P(day)));
}

void ww_section_costs(ww_sections *s) {
  const ww_verdict *verdict = s->report->verdict;
  ww_costing c = {
      .s = s, .report = verdict->costs, .costs = &verdict->rules->costs};
  if (!c.report)
    return;
  add_stale(&c);
  add_sums(&c);
  add_arithmetic(&c);
  add_parts(&c);
  if (has_kind(&c, WW_PER_REQUEST))
    ww_costing_curves(&c);
  add_prices(&c);
}
