/* Tables, bars and figures as HTML; see html.h. */
#include "report/html/html.h"

#include "phrase/phrase.h"

static void put(ww_html *h, const char *markup) {
  ww_put_c(h->out, markup);
}

static void put_caption(ww_html *h, const ww_element *element) {
  if (!element->first_run)
    return;
  put(h, "<caption>");
  ww_html_runs(h, element->first_run);
  put(h, "</caption>\n");
}

/* ---- Tables -------------------------------------------------------------- */

static void put_header(ww_html *h, const ww_element *header) {
  put(h, "<thead><tr>");
  for (const ww_element *c = header->first; c; c = c->next) {
    put(h, c->right ? "<th scope=\"col\" class=\"number\">"
                    : "<th scope=\"col\">");
    ww_html_runs(h, c->first_run);
    put(h, "</th>");
  }
  put(h, "</tr></thead>\n");
}

/* Figures stay on one line; what a rulebook says in their place may be as long
 * as a sentence, which must wrap. */
static const char *kind_of(const ww_element *cell, const ww_element *column) {
  enum { A_FIGURE = 40 };
  size_t length = 0;
  for (const ww_run *run = cell ? cell->first_run : NULL; run; run = run->next)
    length += run->text.size;
  return column->right && length <= A_FIGURE ? "number" : "text";
}

/* A narrow screen shows each cell under its column's title. */
static void put_cell(ww_html *h, const ww_element *cell,
                     const ww_element *column) {
  static const char *const sides[] = {[WW_SIDE_NONE] = "",
                                      [WW_SIDE_FOR] = " for",
                                      [WW_SIDE_AGAINST] = " against",
                                      [WW_SIDE_NEITHER] = " nil"};
  put(h, "<td data-label=\"");
  for (const ww_run *run = column->first_run; run; run = run->next)
    ww_put_html(h->out, run->text);
  ww_putf(h->out, "\" class=\"%s%s\">", kind_of(cell, column),
          cell ? sides[cell->side] : "");
  ww_html_runs(h, cell ? cell->first_run : NULL);
  put(h, "</td>");
}

static void put_row(ww_html *h, const ww_element *row,
                    const ww_element *header) {
  const ww_element *cell = row->first;
  put(h, "<tr><th scope=\"row\">");
  ww_html_runs(h, cell ? cell->first_run : NULL);
  put(h, "</th>");
  for (const ww_element *c = header->first->next; c; c = c->next) {
    cell = cell ? cell->next : NULL;
    put_cell(h, cell, c);
  }
  put(h, "</tr>\n");
}

void ww_html_table(ww_html *h, const ww_element *element) {
  const ww_element *header = element->first;
  if (!header || !header->first)
    return;
  put(h, "<table class=\"rows\">\n");
  put_caption(h, element);
  put_header(h, header);
  put(h, "<tbody>\n");
  for (const ww_element *row = header->next; row; row = row->next)
    put_row(h, row, header);
  put(h, "</tbody>\n</table>\n");
}

/* ---- Bars ---------------------------------------------------------------- */

/* From the least amount, or nothing, to the most, or nothing. */
typedef struct scale {
  int64_t low, high;
  int decimals;
} scale;

static scale make_scale(const ww_element *bars) {
  scale s = {0};
  for (const ww_element *b = bars->first; b; b = b->next) {
    int decimals = ww_points_decimals(b->amount);
    s.decimals = decimals > s.decimals ? decimals : s.decimals;
    s.low = b->amount < s.low ? b->amount : s.low;
    s.high = b->amount > s.high ? b->amount : s.high;
  }
  return s;
}

static int position(const scale *s, int64_t amount) {
  double range = (double)s->high - (double)s->low;
  if (range <= 0)
    return 0;
  return (int)(((double)amount - (double)s->low) / range * WW_FIGURE_SIZE +
               0.5);
}

/* A picture beside the number that says the same, so for the eye alone. */
static void put_bar(ww_html *h, const scale *s, const ww_element *bar) {
  static const char *const looks[] = {[WW_MARK_NONE] = "bar",
                                      [WW_MARK_CHOSEN] = "bar chosen",
                                      [WW_MARK_OUT] = "bar out"};
  int zero = position(s, 0);
  int end = position(s, bar->amount);
  int from = end < zero ? end : zero;
  int to = end < zero ? zero : end;
  ww_putf(h->out,
          "<svg class=\"%s\" viewBox=\"0 0 %d 20\" preserveAspectRatio="
          "\"none\" aria-hidden=\"true\"><rect x=\"%d\" y=\"2\" width=\"%d\" "
          "height=\"16\"/><path d=\"M%d 0V20\"/></svg>",
          looks[bar->mark], WW_FIGURE_SIZE, from, to - from, zero);
}

void ww_html_bars(ww_html *h, const ww_element *element) {
  scale s = make_scale(element);
  put(h, "<table class=\"bars\">\n");
  put_caption(h, element);
  put(h, "<thead><tr><th scope=\"col\">Option</th><th scope=\"col\">Drawn"
         "</th><th scope=\"col\">Points</th><th scope=\"col\">Remark</th>"
         "</tr></thead>\n<tbody>\n");
  for (const ww_element *bar = element->first; bar; bar = bar->next) {
    put(h, "<tr><th scope=\"row\">");
    ww_html_runs(h, bar->first_run);
    put(h, "</th><td class=\"drawn\">");
    put_bar(h, &s, bar);
    put(h, "</td><td class=\"number\">");
    ww_put_points(h->out, bar->amount, s.decimals);
    put(h, "</td><td class=\"remark\">");
    if (bar->first)
      ww_html_runs(h, bar->first->first_run);
    put(h, "</td></tr>\n");
  }
  put(h, "</tbody>\n</table>\n");
}

/* ---- Figures ------------------------------------------------------------- */

static const char *const kinds[] = {[WW_FIGURE_MAP] = "map",
                                    [WW_FIGURE_FLOW] = "flow",
                                    [WW_FIGURE_SHARES] = "shares",
                                    [WW_FIGURE_CURVES] = "curves"};

static int draw(ww_buf *out, const ww_figure *figure, int id) {
  switch (figure->kind) {
  case WW_FIGURE_MAP:
    return ww_svg_map(out, figure->of.map, id);
  case WW_FIGURE_FLOW:
    return ww_svg_flow(out, figure->of.flow, id);
  case WW_FIGURE_SHARES:
    return ww_svg_shares(out, figure->of.shares, id);
  case WW_FIGURE_CURVES:
    return ww_svg_curves(out, figure->of.curves, id);
  }
  return 0;
}

/* The words are the picture's description. */
void ww_html_figure(ww_html *h, const ww_element *element,
                    void (*words)(ww_html *h, const ww_element *element)) {
  const ww_figure *figure = element->figure;
  ww_buf drawing = ww_buf_new(h->out->arena);
  int id = ++h->figures;
  int height = draw(&drawing, figure, id);
  ww_putf(h->out, "<figure class=\"%s\">\n", kinds[figure->kind]);
  ww_putf(h->out,
          "<svg role=\"img\" aria-labelledby=\"title-%d\" aria-describedby="
          "\"words-%d\" viewBox=\"0 0 %d %d\">\n<title id=\"title-%d\">",
          id, id, WW_SVG_WIDTH, height, id);
  ww_put_html(h->out, figure->title);
  put(h, "</title>\n");
  ww_put(h->out, ww_buf_str(&drawing));
  put(h, "</svg>\n<figcaption><p>");
  ww_html_runs(h, element->first_run);
  ww_putf(h->out, "</p>\n<div class=\"words\" id=\"words-%d\">\n", id);
  words(h, element);
  put(h, "</div></figcaption>\n</figure>\n");
}
