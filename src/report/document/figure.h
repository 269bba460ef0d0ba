/* What the figures of a document show: data, not drawings.
 *
 * A back end that can draw does; one that cannot shows the figure's children,
 * which say the same in words. Nothing here has a unit of length: positions
 * are thousandths of the figure's width from the left, and of its height from
 * the bottom. Texts are as raw as all of a document (report/document/tree.h).
 */
#ifndef WW_REPORT_DOCUMENT_FIGURE_H
#define WW_REPORT_DOCUMENT_FIGURE_H

#include "report/document/tree.h"

enum { WW_FIGURE_SIZE = 1000 };

typedef struct ww_spot {
  int x, y;
} ww_spot;

/* ---- A map: two needs, and what leads where ---------------------------- */

enum { WW_CORNERS_MOST = 40 };

typedef struct ww_axis {
  ww_str title;
  ww_str low, high; /* the values at its ends */
  int zero;         /* where nothing speaks for or against the need */
} ww_axis;

typedef struct ww_region { /* convex */
  ww_str title;
  ww_spot corners[WW_CORNERS_MOST];
  int corner_count;
  bool chosen; /* the recommended option's */
} ww_region;

typedef struct ww_place_mark { /* another verdict that is possible: it stands
                                  in the region of its option */
  ww_str title;
  ww_spot at;
} ww_place_mark;

typedef struct ww_map {
  ww_axis x, y;
  ww_region *regions;
  int region_count;
  ww_str title; /* of what stands here */
  ww_spot here;
  ww_spot least, most; /* corners of where it could move; equal: nowhere */
  ww_place_mark *marks;
  int mark_count;
} ww_map;

/* ---- A flow: boxes and arrows ------------------------------------------ */

typedef struct ww_flow {
  ww_str *boxes;
  int box_count;
  struct ww_flow_arrow {
    int from, to;
    ww_str label; /* may be empty */
  } * arrows;
  int arrow_count;
} ww_flow;

/* ---- Shares: parts of a whole ------------------------------------------ */

typedef struct ww_share {
  ww_str title;
  int count;
  ww_mark mark;
} ww_share;

typedef struct ww_shares {
  ww_share *parts;
  int part_count;
  int whole;
} ww_shares;

/* ---- Curves over a quantity -------------------------------------------- */

enum { WW_POINTS_MOST = 32 };

typedef struct ww_curve {
  ww_str title;
  bool chosen;
  ww_spot low[WW_POINTS_MOST]; /* from left to right */
  ww_spot high[WW_POINTS_MOST];
  int point_count;
} ww_curve;

typedef struct ww_tick {
  ww_str label;
  int at;
} ww_tick;

typedef struct ww_curves {
  ww_str x, y;           /* titles of the axes */
  double x_most, y_most; /* the values at the axes' ends; both begin at 0 */
  ww_tick *x_ticks, *y_ticks;
  int x_tick_count, y_tick_count;
  ww_curve *curves;
  int curve_count;
  ww_tick *marks; /* places along x that the text speaks of */
  int mark_count;
} ww_curves;

/* ---- Any of them -------------------------------------------------------- */

typedef enum ww_figure_kind {
  WW_FIGURE_MAP,
  WW_FIGURE_FLOW,
  WW_FIGURE_SHARES,
  WW_FIGURE_CURVES,
} ww_figure_kind;

typedef struct ww_figure {
  ww_figure_kind kind;
  ww_str title;
  union {
    const ww_map *map;
    const ww_flow *flow;
    const ww_shares *shares;
    const ww_curves *curves;
  } of;
} ww_figure;

/* Whether the caption speaks of the drawing alone: who draws none leaves it
 * out. */
bool ww_is_about_drawing(const ww_figure *figure);

/* Adds a figure with this title as its caption. */
ww_element *ww_figure_add(ww_element *parent, const ww_figure *figure);

#endif
