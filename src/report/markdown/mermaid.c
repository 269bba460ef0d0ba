/* Figures as Mermaid; see report/markdown/markdown.h. */
#include "report/markdown/markdown.h"

#include "base/number.h"
#include "base/utf8.h"
#include "report/text/wrap.h"

#include <string.h>

enum {
  TEXT_MOST = 80, /* characters of a label; longer ones end with an ellipsis */
  PLACES = 3,     /* of a position: thousandths */
  POINT_PLACES = 6,
};

/* ---- Text ---------------------------------------------------------------- */

void ww_put_mermaid_text(ww_buf *out, ww_str text) {
  ww_buf shown = ww_buf_new(out->arena);
  ww_put_prose(&shown, text, true);
  ww_str label = ww_str_trim(ww_buf_str(&shown));
  size_t count = 0;
  ww_put_char(out, '"');
  for (size_t at = 0; at < label.size && count <= TEXT_MOST; count++) {
    size_t from = at;
    uint32_t character = ww_utf8_next(label, &at);
    if (count == TEXT_MOST)
      ww_put_c(out, "\xE2\x80\xA6");
    else if (character < 0x80 && strchr("\"#;<>&%`\\", (int)character))
      ww_putf(out, "#%u;", (unsigned)character);
    else
      ww_put(out, ww_str_slice(label, from, at));
  }
  ww_put_char(out, '"');
}

typedef struct mm {
  ww_buf *out;
  ww_str prefix;
} mm;

static void start(const mm *m, const char *words) {
  ww_put(m->out, m->prefix);
  ww_put_c(m->out, words);
}

static void start_block(const mm *m, const char *kind) {
  start(m, "```mermaid\n");
  start(m, kind);
}

static void end_block(const mm *m) {
  start(m, "```\n");
}

static void put_line(const mm *m, const char *key, ww_str text) {
  if (text.size == 0)
    return;
  start(m, key);
  ww_put_mermaid_text(m->out, text);
  ww_put_char(m->out, '\n');
}

/* ---- Maps ---------------------------------------------------------------- */

/* Positions are from 0 to 1. */
static void put_spot(const mm *m, ww_str title, ww_spot at) {
  if (title.size == 0)
    return;
  start(m, "    ");
  ww_put_mermaid_text(m->out, title);
  ww_put_c(m->out, ": [");
  ww_put_fixed(m->out, at.x, PLACES);
  ww_put_c(m->out, ", ");
  ww_put_fixed(m->out, at.y, PLACES);
  ww_put_c(m->out, "]\n");
}

static void put_map(const mm *m, const ww_map *map) {
  static const char *const quarters[WW_QUARTERS] = {
      "    quadrant-1 ", "    quadrant-2 ", "    quadrant-3 ",
      "    quadrant-4 "};
  start_block(m, "quadrantChart\n");
  put_line(m, "    x-axis ", map->x.title);
  put_line(m, "    y-axis ", map->y.title);
  for (int i = 0; i < WW_QUARTERS; i++)
    put_line(m, quarters[i], map->quarters[i]);
  put_spot(m, map->title, map->here);
  for (int i = 0; i < map->mark_count; i++) {
    ww_str title =
        ww_format(m->out->arena, "possible: %.*s", WW_P(map->marks[i].title));
    put_spot(m, title, map->marks[i].at);
  }
  end_block(m);
}

/* ---- Flows --------------------------------------------------------------- */

static void put_flow(const mm *m, const ww_flow *flow) {
  start_block(m, "flowchart TD\n");
  for (int i = 0; i < flow->box_count; i++) {
    start(m, "    ");
    ww_putf(m->out, "n%d[", i + 1);
    ww_put_mermaid_text(m->out, flow->boxes[i]);
    ww_put_c(m->out, "]\n");
  }
  for (int i = 0; i < flow->arrow_count; i++) {
    const struct ww_flow_arrow *arrow = &flow->arrows[i];
    start(m, "    ");
    ww_putf(m->out, "n%d -->", arrow->from + 1);
    if (arrow->label.size) {
      ww_put_char(m->out, '|');
      ww_put_mermaid_text(m->out, arrow->label);
      ww_put_char(m->out, '|');
    }
    ww_putf(m->out, " n%d\n", arrow->to + 1);
  }
  end_block(m);
}

/* ---- Bars ---------------------------------------------------------------- */

/* Whole points that hold all amounts, and nothing. */
static void put_bar_range(const mm *m, const ww_element *bars) {
  enum { POINT = 1000000 };
  double low = 0;
  double high = 1;
  for (const ww_element *b = bars->first; b; b = b->next) {
    double amount = (double)b->amount / POINT;
    low = ww_floor(amount) < low ? ww_floor(amount) : low;
    high = ww_ceil(amount) > high ? ww_ceil(amount) : high;
  }
  start(m, "    y-axis \"Points\" ");
  ww_put_number(m->out, low);
  ww_put_c(m->out, " --> ");
  ww_put_number(m->out, high);
  ww_put_char(m->out, '\n');
}

static ww_str text_of(ww_arena *arena, const ww_run *run) {
  ww_buf text = ww_buf_new(arena);
  for (; run; run = run->next)
    ww_put(&text, run->text);
  return ww_buf_str(&text);
}

void ww_put_mermaid_bars(ww_buf *out, ww_str prefix, const ww_element *bars) {
  mm m = {out, prefix};
  start_block(&m, "xychart-beta horizontal\n");
  start(&m, "    x-axis [");
  for (const ww_element *b = bars->first; b; b = b->next) {
    ww_put_mermaid_text(out, text_of(out->arena, b->first_run));
    ww_put_c(out, b->next ? ", " : "]\n");
  }
  put_bar_range(&m, bars);
  start(&m, "    bar [");
  for (const ww_element *b = bars->first; b; b = b->next) {
    ww_put_fixed(out, b->amount, POINT_PLACES);
    ww_put_c(out, b->next ? ", " : "]\n");
  }
  end_block(&m);
}

/* ---- Curves -------------------------------------------------------------- */

/* The value at a height of thousandths, to as many decimals as a chart shows.
 */
static void put_height(const mm *m, const ww_curves *curves, int at) {
  double value = curves->y_most * at / WW_FIGURE_SIZE;
  ww_put_fixed(m->out, (int64_t)(value * 1000 + 0.5), PLACES);
}

static void put_curve(const mm *m, const ww_curves *curves, ww_str title,
                      const char *which, const ww_spot *spots, int count) {
  start(m, "    line ");
  ww_put_mermaid_text(m->out,
                      ww_format(m->out->arena, "%.*s%s", WW_P(title), which));
  ww_put_c(m->out, " [");
  for (int i = 0; i < count; i++) {
    put_height(m, curves, spots[i].y);
    ww_put_c(m->out, i + 1 < count ? ", " : "]\n");
  }
}

/* Its spots lie evenly along x. */
static void put_curves(const mm *m, const ww_curves *curves) {
  start_block(m, "xychart-beta\n");
  start(m, "    x-axis ");
  ww_put_mermaid_text(m->out, curves->x);
  ww_put_c(m->out, " 0 --> ");
  ww_put_number(m->out, curves->x_most);
  ww_put_char(m->out, '\n');
  start(m, "    y-axis ");
  ww_put_mermaid_text(m->out, curves->y);
  ww_put_c(m->out, " 0 --> ");
  ww_put_number(m->out, curves->y_most);
  ww_put_char(m->out, '\n');
  for (int i = 0; i < curves->curve_count; i++) {
    const ww_curve *curve = &curves->curves[i];
    put_curve(m, curves, curve->title, ", least", curve->low,
              curve->point_count);
    put_curve(m, curves, curve->title, ", most", curve->high,
              curve->point_count);
  }
  end_block(m);
}

/* ---- Any of them --------------------------------------------------------- */

bool ww_has_mermaid(const ww_figure *figure) {
  return figure->kind != WW_FIGURE_SHARES;
}

void ww_put_mermaid(ww_buf *out, ww_str prefix, const ww_figure *figure) {
  mm m = {out, prefix};
  if (figure->kind == WW_FIGURE_MAP)
    put_map(&m, figure->of.map);
  else if (figure->kind == WW_FIGURE_FLOW)
    put_flow(&m, figure->of.flow);
  else if (figure->kind == WW_FIGURE_CURVES)
    put_curves(&m, figure->of.curves);
}
