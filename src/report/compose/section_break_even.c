/* Where the options of the main decision break even, in words and as curves;
 * see costing.h. */
#include "report/compose/costing.h"

#include "base/number.h"
#include "report/document/figure.h"

#include <math.h>

/* ---- Break-even ---------------------------------------------------------- */

/* "230"; where part of it is paid over a year "(218 + 144 ÷ 12)" */
static void put_gap(ww_buf *buf, int64_t gap, int64_t year) {
  int64_t part = year < 0 ? -year : year;
  int64_t month = ww_month_of_year((ww_range){.low = part}).low;
  int64_t rest = year < 0 ? gap + month : gap - month;
  if (!year) {
    ww_put_exact_money(buf, gap);
    return;
  }
  ww_put_char(buf, '(');
  if (rest >= 0) {
    ww_put_exact_money(buf, rest);
    ww_put_c(buf, year < 0 ? " \xE2\x88\x92 " : " + ");
  }
  ww_put_exact_money(buf, part);
  ww_putf(buf, " \xC3\xB7 %d", WW_MONTHS);
  if (rest < 0) {
    ww_put_c(buf, " \xE2\x88\x92 ");
    ww_put_exact_money(buf, -rest);
  }
  ww_put_char(buf, ')');
}

/* "383,334 requests a month (230 ÷ 0.0006)" */
static ww_str worked_out(const ww_costing *c, int64_t requests,
                         const char *unit, int64_t gap, int64_t year,
                         int64_t saved) {
  ww_buf buf = ww_buf_new(c->s->composing.arena);
  ww_put_number_grouped(&buf, (double)requests);
  ww_putf(&buf, "%s (", unit);
  put_gap(&buf, gap, year);
  ww_put_c(&buf, " \xC3\xB7 ");
  ww_put_exact_money(&buf, saved);
  ww_put_char(&buf, ')');
  return ww_buf_str(&buf);
}

static void add_break_even(const ww_costing *c, ww_element *list,
                           const ww_break_even *even) {
  ww_str below = ww_option_of(c->s->result, even->below)->title;
  ww_str above = ww_option_of(c->s->result, even->above)->title;
  ww_str low = worked_out(c, even->low, " requests a month", even->gap.low,
                          even->year.low, even->saved.high);
  ww_str high = worked_out(c, even->high, "", even->gap.high, even->year.high,
                           even->saved.low);
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
  ww_run_add(text, WW_RUN_PLAIN,
             even->beyond
                 ? WW_S(". A price of theirs was not said for so many.")
                 : WW_S("."));
}

static void add_break_evens(const ww_costing *c) {
  ww_element *list = NULL;
  bool ranges = false;
  bool years = false;
  for (int i = 0; i < c->report->break_evens.count; i++) {
    const ww_break_even *even = &c->report->break_evens.at[i];
    if (!list)
      list = ww_element_add(c->s->composing.doc, WW_ELEMENT_LIST);
    add_break_even(c, list, even);
    ranges |= even->low != even->high;
    years |= even->year.low || even->year.high;
  }
  if (!list)
    return;
  ww_element *note = ww_paragraph_add(
      c->s->composing.doc, WW_S("Each volume is what the one costs more in a "
                                "month whatever is asked, "
                                "over what it saves on each request"));
  if (years)
    ww_run_add(note, WW_RUN_PLAIN,
               WW_S("; what is paid over a year counts by a twelfth"));
  ww_run_add(note, WW_RUN_PLAIN,
             ranges ? WW_S("; between the two it depends on the ranges, and on "
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

static double find_width(const ww_costing *c) {
  double width = c->report->has_volume ? c->report->volume * 1.25 : 1000;
  for (int i = 0; i < c->report->break_evens.count; i++) {
    const ww_break_even *even = &c->report->break_evens.at[i];
    double last = (double)(even->high >= 0 ? even->high : even->low);
    width = last * 1.25 > width ? last * 1.25 : width;
  }
  return round_up(width);
}

/* A month from its least to the first, which bears all that is paid once. */
static ww_range month_of(const ww_costing *c, int rank, double requests) {
  const ww_option_costs *own = ww_costing_of(c, rank);
  ww_range month = ww_month_of_year(own->of[WW_YEARLY]);
  month = ww_range_add(month, own->of[WW_ONCE]);
  month.low -= own->of[WW_ONCE].low;
  int option = c->s->result->ranking[rank];
  return ww_range_add(ww_month_at(c->report, option, requests), month);
}

static int share_of(double part, double whole) {
  double at = whole > 0 ? part / whole * WW_FIGURE_SIZE + 0.5 : 0;
  return at < 0 ? 0 : at > WW_FIGURE_SIZE ? WW_FIGURE_SIZE : (int)at;
}

/* "2.5M", in the unit of the most: so ticks are short and compare. */
static ww_str tick_label(const ww_costing *c, double value, double most) {
  static const struct {
    double from;
    const char *name;
  } units[] = {{1e12, "T"}, {1e9, "bn"}, {1e6, "M"}, {1e4, "k"}};
  ww_buf buf = ww_buf_new(c->s->composing.arena);
  size_t i = 0;
  while (i < sizeof units / sizeof *units && most < units[i].from)
    i++;
  if (i == sizeof units / sizeof *units)
    return ww_costing_number(c, value);
  ww_put_number(&buf, value / (units[i].from == 1e4 ? 1e3 : units[i].from));
  ww_put_c(&buf, value > 0 ? units[i].name : "");
  return ww_buf_str(&buf);
}

static ww_tick *make_ticks(const ww_costing *c, double most, int count) {
  ww_tick *ticks = WW_NEWS(c->s->composing.arena, ww_tick, (size_t)count + 1);
  for (int i = 0; i <= count; i++)
    ticks[i] = (ww_tick){tick_label(c, most * i / count, most),
                         WW_FIGURE_SIZE * i / count};
  return ticks;
}

/* Straight lines need two points; all have as many where one has steps. */
static int find_points(const ww_costing *c) {
  for (int i = 0; i < c->costs->price_count; i++)
    if (c->costs->prices[i].by_volume != WW_NONE && ww_costing_applies(c, i))
      return WW_POINTS_MOST;
  return 2;
}

static ww_curve make_curve(const ww_costing *c, int rank, double width,
                           double height) {
  int option = c->s->result->ranking[rank];
  int last = find_points(c) - 1;
  ww_curve curve = {.title = ww_option_of(c->s->result, option)->title,
                    .chosen = ww_is_chosen(c->s->result, option),
                    .point_count = last + 1};
  if (c->s->result->ruled_out[option])
    curve.title =
        ww_format(c->s->composing.arena, "%.*s (ruled out)", WW_P(curve.title));
  for (int i = 0; i <= last; i++) {
    ww_range month = month_of(c, rank, width * i / last);
    int x = i * WW_FIGURE_SIZE / last;
    curve.low[i] = (ww_spot){x, share_of((double)month.low, height)};
    curve.high[i] = (ww_spot){x, share_of((double)month.high, height)};
  }
  return curve;
}

/* Whether the recommended option breaks even here: with the runner-up, or where
 * it never does with that one, with any other that can be chosen. */
static bool is_marked(const ww_costing *c, const ww_break_even *even) {
  const ww_result *result = c->s->result;
  bool chosen =
      ww_is_chosen(result, even->below) || ww_is_chosen(result, even->above);
  return chosen && !result->ruled_out[even->below] &&
         !result->ruled_out[even->above];
}

static bool is_next(const ww_costing *c, const ww_break_even *even) {
  int next = c->s->result->runner_up;
  return is_marked(c, even) && (even->below == next || even->above == next);
}

static void add_mark(const ww_costing *c, ww_curves *curves, double requests) {
  ww_str at = ww_costing_number(c, requests);
  curves->marks[curves->mark_count++] =
      (ww_tick){at, share_of(requests, curves->x_most)};
}

/* The most requests for which all prices that are drawn were said. */
static double find_said(const ww_costing *c) {
  double said = HUGE_VAL;
  for (int i = 0; i < c->costs->price_count; i++)
    for (int k = 0; k < c->costs->prices[i].valid_count; k++) {
      const ww_validity *valid = &c->costs->prices[i].valid[k];
      if (valid->question == c->costs->requests && valid->high < said &&
          ww_costing_applies(c, i))
        said = valid->high;
    }
  return said;
}

static void add_marks(const ww_costing *c, ww_curves *curves) {
  size_t most = (size_t)c->report->break_evens.count * 2 + 2;
  double said = find_said(c);
  curves->marks = WW_NEWS(c->s->composing.arena, ww_tick, most);
  if (c->report->has_volume)
    curves->marks[curves->mark_count++] =
        (ww_tick){WW_S("today"), share_of(c->report->volume, curves->x_most)};
  if (said < curves->x_most)
    curves->marks[curves->mark_count++] =
        (ww_tick){WW_S("beyond a price"), share_of(said, curves->x_most)};
  bool next = false;
  for (int i = 0; i < c->report->break_evens.count; i++)
    next |= is_next(c, &c->report->break_evens.at[i]);
  for (int i = 0; i < c->report->break_evens.count; i++) {
    const ww_break_even *even = &c->report->break_evens.at[i];
    if (next ? !is_next(c, even) : !is_marked(c, even))
      continue;
    if (even->low > 0)
      add_mark(c, curves, (double)even->low);
    if (even->high > even->low)
      add_mark(c, curves, (double)even->high);
  }
}

/* What the most expensive month comes to. */
static double find_height(const ww_costing *c, double width) {
  double height = 1;
  for (int i = 0; i < ww_costing_columns(c); i++) {
    double high = (double)month_of(c, i, width).high / WW_BILLION;
    height = high > height ? high : height;
  }
  return height;
}

/* Nothing is drawn that ends where counting does. */
void ww_costing_curves(const ww_costing *c) {
  enum { TICKS = 4 };
  static const double most = (double)WW_AMOUNT_MOST / WW_BILLION;
  double width = find_width(c);
  double height = find_height(c, width);
  if (width > (double)WW_AMOUNT_MOST || height >= most) {
    add_break_evens(c);
    return;
  }
  ww_curves *curves = WW_NEW(c->s->composing.arena, ww_curves);
  ww_figure *figure = WW_NEW(c->s->composing.arena, ww_figure);
  height = round_up(height);
  curves->x = WW_S("Requests a month");
  curves->y = ww_costing_money(c, "A month");
  curves->x_most = width;
  curves->y_most = height;
  curves->x_ticks = make_ticks(c, width, TICKS);
  curves->y_ticks = make_ticks(c, height, TICKS);
  curves->x_tick_count = curves->y_tick_count = TICKS + 1;
  curves->curves =
      WW_NEWS(c->s->composing.arena, ww_curve, (size_t)ww_costing_columns(c));
  for (int i = 0; i < ww_costing_columns(c); i++)
    if (month_of(c, i, 0).counted)
      curves->curves[curves->curve_count++] =
          make_curve(c, i, width, height * WW_BILLION);
  add_marks(c, curves);
  figure->kind = WW_FIGURE_CURVES;
  figure->title = ww_format(c->s->composing.arena,
                            "Cost a month in %.*s over requests a month, from "
                            "its least to a first month that bears all that "
                            "is paid once; each bears a twelfth of what is "
                            "paid over a year. An upright line, where one is "
                            "drawn, is today's volume, where the recommended "
                            "option breaks even with another, or up to where "
                            "all prices were said.",
                            WW_P(c->costs->currency));
  figure->of.curves = curves;
  ww_element *document = c->s->composing.doc;
  c->s->composing.doc = ww_figure_add(document, figure);
  add_break_evens(c);
  c->s->composing.doc = document;
}
