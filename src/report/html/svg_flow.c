/* A flow as SVG; see html.h.
 *
 * From top to bottom: a box stands below all from which arrows lead to it.
 * An arrow to the next layer is a straight line; others go round on the right,
 * those that lead back with dashes. */
#include "report/html/html.h"

enum {
  BOXES_MOST = 64, /* more are cut off; the words have them all */
  ROW_MOST = 4,    /* boxes beside each other */
  WIDTH_MOST = 250,
  LETTER = 7,
  LINE = 15,
  PADDING = 18, /* above and below a box's lines, together */
  GAP = 34,     /* between layers */
  ASIDE = 12,   /* between boxes of a layer */
  ROUND = 30,   /* what an arrow that goes round takes at least */
  EDGE = 2,
};

typedef struct placed {
  int layer, x, y, width, height;
  ww_str lines[WW_LINES_MOST];
  int line_count;
} placed;

typedef struct chart {
  ww_buf *out;
  const ww_flow *flow;
  placed boxes[BOXES_MOST];
  int box_count;
  int layer_count;
  int height;
} chart;

static bool is_drawn(const chart *c, const struct ww_flow_arrow *arrow) {
  return arrow->from < c->box_count && arrow->to < c->box_count;
}

/* ---- Placing ------------------------------------------------------------- */

/* Boxes stand in an order in which most arrows lead onwards; those that lead
 * back do not count. */
static void find_layers(chart *c) {
  for (int to = 0; to < c->box_count; to++)
    for (int i = 0; i < c->flow->arrow_count; i++) {
      const struct ww_flow_arrow *arrow = &c->flow->arrows[i];
      if (arrow->to != to || arrow->from >= to)
        continue;
      int layer = c->boxes[arrow->from].layer + 1;
      if (layer > c->boxes[to].layer)
        c->boxes[to].layer = layer;
    }
  for (int i = 0; i < c->box_count; i++)
    if (c->boxes[i].layer >= c->layer_count)
      c->layer_count = c->boxes[i].layer + 1;
}

static int count_in(const chart *c, int layer) {
  int count = 0;
  for (int i = 0; i < c->box_count; i++)
    count += c->boxes[i].layer == layer;
  return count;
}

static void place_box(chart *c, int index, int x, int y, int width) {
  placed *box = &c->boxes[index];
  box->line_count = ww_svg_wrap(c->out->arena, c->flow->boxes[index],
                                width / LETTER - 2, box->lines);
  box->x = x;
  box->y = y;
  box->width = width;
  box->height = box->line_count * LINE + PADDING;
}

/* Side by side, in rows of no more than ROW_MOST. Returns what is below. */
static int place_layer(chart *c, int layer, int y) {
  int left = count_in(c, layer);
  int in_row = 0; /* still to be placed in this row */
  int x = 0;
  int width = 0;
  int below = y;
  for (int i = 0; i < c->box_count; i++) {
    if (c->boxes[i].layer != layer)
      continue;
    if (in_row == 0) {
      y = below;
      in_row = left < 1 ? 1 : left < ROW_MOST ? left : ROW_MOST;
      left -= in_row;
      width = (WW_SVG_WIDTH - 2 * ROUND - (in_row - 1) * ASIDE) / in_row;
      width = width < WIDTH_MOST ? width : WIDTH_MOST;
      x = (WW_SVG_WIDTH - in_row * (width + ASIDE) + ASIDE) / 2;
    }
    place_box(c, i, x, y, width);
    x += width + ASIDE;
    in_row--;
    if (c->boxes[i].y + c->boxes[i].height + GAP > below)
      below = c->boxes[i].y + c->boxes[i].height + GAP;
  }
  return below;
}

/* ---- Drawing ------------------------------------------------------------- */

static void put_box(const chart *c, const placed *box) {
  ww_putf(c->out,
          "<rect class=\"box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
          "rx=\"6\"/>\n",
          box->x, box->y, box->width, box->height);
  for (int i = 0; i < box->line_count; i++)
    ww_svg_text(c->out, "label", WW_CENTRE, box->x + box->width / 2,
                box->y + PADDING / 2 + 11 + i * LINE, box->lines[i],
                WW_SVG_WIDTH);
}

static void put_straight(const chart *c, const placed *from, const placed *to,
                         const struct ww_flow_arrow *arrow) {
  int x = from->x + from->width / 2;
  int y = from->y + from->height;
  int end = to->x + to->width / 2;
  ww_putf(c->out,
          "<path class=\"arrow\" d=\"M%d %dL%d %d\"/>\n"
          "<path class=\"tip\" d=\"M%d %dl-4 -7h8z\"/>\n",
          x, y, end, to->y - 6, end, to->y);
  ww_svg_text(c->out, "label-small halo", WW_START, (x + end) / 2 + 7,
              (y + to->y) / 2 + 4, arrow->label,
              (WW_SVG_WIDTH - (x + end) / 2) / LETTER + 2);
}

/* Further out the farther it leads, so that two do not meet. */
static void put_round(const chart *c, const placed *from, const placed *to,
                      const struct ww_flow_arrow *arrow) {
  int span = to->layer - from->layer;
  int out = ROUND + (span < 0 ? -span : span) * 8;
  int start = from->x + from->width;
  int end = to->x + to->width;
  int edge = start > end ? start : end;
  int far = edge + out < WW_SVG_WIDTH - EDGE ? edge + out : WW_SVG_WIDTH - EDGE;
  int y = from->y + from->height / 2;
  int to_y = to->y + to->height / 2;
  ww_putf(c->out,
          "<path class=\"arrow\"%s d=\"M%d %dC%d %d %d %d %d %d\"/>\n"
          "<path class=\"tip\" d=\"M%d %dl7 -4v8z\"/>\n",
          span <= 0 ? " stroke-dasharray=\"4 3\"" : "", start, y, far, y, far,
          to_y, end + 6, to_y, end, to_y);
  ww_svg_text(c->out, "label-small halo", WW_END, WW_SVG_WIDTH - EDGE,
              (y + to_y) / 2 - (span <= 0 ? 6 : -12), arrow->label,
              (WW_SVG_WIDTH - edge) / 5);
}

static void put_arrow(const chart *c, const struct ww_flow_arrow *arrow) {
  const placed *from = &c->boxes[arrow->from];
  const placed *to = &c->boxes[arrow->to];
  if (to->layer == from->layer + 1)
    put_straight(c, from, to, arrow);
  else
    put_round(c, from, to, arrow);
}

int ww_svg_flow(ww_buf *out, const ww_flow *flow, int id) {
  chart *c = WW_NEW(out->arena, chart);
  int y = EDGE;
  (void)id;
  c->out = out;
  c->flow = flow;
  c->box_count = flow->box_count < BOXES_MOST ? flow->box_count : BOXES_MOST;
  find_layers(c);
  for (int layer = 0; layer < c->layer_count; layer++)
    y = place_layer(c, layer, y);
  for (int i = 0; i < flow->arrow_count; i++)
    if (is_drawn(c, &flow->arrows[i]))
      put_arrow(c, &flow->arrows[i]);
  for (int i = 0; i < c->box_count; i++)
    put_box(c, &c->boxes[i]);
  return y - GAP + EDGE;
}
