/* Curves as SVG; see html.h. Each is a band from its least to its most, with
 * its name where it ends; dashes tell them apart without colour. */
#include "report/html/html.h"

enum {
  LEFT = 48,
  RIGHT = 392,
  TOP = 10,
  BOTTOM = 230,
  FOOT = 46,
  DASHES = 6,
  LEGEND = 18,
};

static int to_x(int thousandths) {
  return LEFT + thousandths * (RIGHT - LEFT) / WW_FIGURE_SIZE;
}

static int to_y(int thousandths) {
  return BOTTOM - thousandths * (BOTTOM - TOP) / WW_FIGURE_SIZE;
}

static void put_axes(ww_buf *out, const ww_curves *curves) {
  for (int i = 0; i < curves->y_tick_count; i++) {
    int y = to_y(curves->y_ticks[i].at);
    ww_putf(out, "<path class=\"zero\" d=\"M%d %dH%d\"/>\n", LEFT, y, RIGHT);
    ww_svg_text(out, "tick", WW_END, LEFT - 6, y + 4, curves->y_ticks[i].label,
                8);
  }
  for (int i = 0; i < curves->x_tick_count; i++)
    ww_svg_text(out, "tick",
                i == 0                          ? WW_START
                : i + 1 == curves->x_tick_count ? WW_END
                                                : WW_CENTRE,
                to_x(curves->x_ticks[i].at), BOTTOM + 16,
                curves->x_ticks[i].label, 12);
  ww_putf(out, "<path class=\"axis\" d=\"M%d %dV%dH%d\"/>\n", LEFT, TOP, BOTTOM,
          RIGHT);
  ww_svg_text(out, "label", WW_CENTRE, (LEFT + RIGHT) / 2, BOTTOM + 36,
              curves->x, 50);
}

static void put_line(ww_buf *out, const char *class, const ww_spot *spots,
                     int count) {
  ww_putf(out, "<polyline class=\"%s\" points=\"", class);
  for (int i = 0; i < count; i++)
    ww_putf(out, "%s%d,%d", i ? " " : "", to_x(spots[i].x), to_y(spots[i].y));
  ww_put_c(out, "\"/>\n");
}

static const char *dash_of(int i) {
  static const char *const dashes[DASHES] = {
      "curve d1", "curve d2", "curve d3", "curve d4", "curve d5", "curve d6"};
  return dashes[i % DASHES];
}

static void put_curve(ww_buf *out, const ww_curve *curve, int i) {
  int count = curve->point_count;
  ww_putf(out, "<polygon class=\"band%s\" points=\"",
          curve->chosen ? " chosen" : "");
  for (int k = 0; k < count; k++)
    ww_putf(out, "%d,%d ", to_x(curve->low[k].x), to_y(curve->low[k].y));
  for (int k = count - 1; k >= 0; k--)
    ww_putf(out, "%s%d,%d", k < count - 1 ? " " : "", to_x(curve->high[k].x),
            to_y(curve->high[k].y));
  ww_put_c(out, "\"/>\n");
  put_line(out, dash_of(i), curve->low, count);
  put_line(out, dash_of(i), curve->high, count);
}

/* The lines first, so that none crosses a label. */
static void put_marks(ww_buf *out, const ww_curves *curves) {
  for (int i = 0; i < curves->mark_count; i++)
    ww_putf(out, "<path class=\"marked\" d=\"M%d %dV%d\"/>\n",
            to_x(curves->marks[i].at), TOP, BOTTOM);
  for (int i = 0; i < curves->mark_count; i++) {
    const ww_tick *mark = &curves->marks[i];
    bool right = mark->at < WW_FIGURE_SIZE / 2;
    ww_svg_text(out, "label-small halo", right ? WW_START : WW_END,
                to_x(mark->at) + (right ? 5 : -5), TOP + 12 + i * 15,
                mark->label, 40);
  }
}

static int put_legend(ww_buf *out, const ww_curves *curves) {
  int y = BOTTOM + FOOT + LEGEND;
  for (int i = 0; i < curves->curve_count; i++) {
    ww_putf(out, "<path class=\"%s\" d=\"M%d %dh26\"/>\n", dash_of(i), LEFT,
            y - 4);
    ww_svg_text(out, "label", WW_START, LEFT + 34, y, curves->curves[i].title,
                44);
    y += LEGEND;
  }
  return y - LEGEND + 6;
}

int ww_svg_curves(ww_buf *out, const ww_curves *curves, int id) {
  (void)id;
  put_axes(out, curves);
  for (int i = 0; i < curves->curve_count; i++)
    put_curve(out, &curves->curves[i], i);
  put_marks(out, curves);
  return put_legend(out, curves);
}
