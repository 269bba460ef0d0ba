/* Text in drawings, and shares; see html.h. */
#include "report/html/html.h"

#include "base/number.h"
#include "base/utf8.h"
#include "report/text/wrap.h"

/* The text as one visible line of at most so many columns. */
static ww_str shorten(ww_arena *arena, ww_str text, int most) {
  ww_buf shown = ww_buf_new(arena);
  ww_put_prose(&shown, text, true);
  ww_str all = ww_str_trim(ww_buf_str(&shown));
  if (ww_utf8_width(all) <= (size_t)most)
    return all;
  size_t at = 0;
  ww_buf cut = ww_buf_new(arena);
  ww_put(&cut, ww_line_next(all, &at, (size_t)most - 1));
  ww_put_c(&cut, "\xE2\x80\xA6");
  return ww_buf_str(&cut);
}

void ww_svg_text(ww_buf *out, const char *class, ww_anchor anchor, int x, int y,
                 ww_str text, int most) {
  static const char *const anchors[] = {
      [WW_START] = "start", [WW_CENTRE] = "middle", [WW_END] = "end"};
  if (text.size == 0)
    return;
  ww_putf(out, "<text class=\"%s\" text-anchor=\"%s\" x=\"%d\" y=\"%d\">",
          class, anchors[anchor], x, y);
  ww_put_html(out, shorten(out->arena, text, most));
  ww_put_c(out, "</text>\n");
}

int ww_svg_wrap(ww_arena *arena, ww_str text, int width,
                ww_str lines[WW_LINES_MOST]) {
  ww_buf shown = ww_buf_new(arena);
  ww_put_prose(&shown, text, true);
  ww_str all = ww_str_trim(ww_buf_str(&shown));
  int count = 0;
  for (size_t at = 0; at < all.size && count < WW_LINES_MOST; count++) {
    size_t from = at;
    lines[count] = ww_line_next(all, &at, (size_t)width);
    if (count + 1 == WW_LINES_MOST && at < all.size)
      lines[count] = shorten(arena, ww_str_slice(all, from, all.size), width);
  }
  return count;
}

/* ---- Shares -------------------------------------------------------------- */

enum { BAR_HEIGHT = 30, GAP = 2, SWATCH = 11, LEGEND = 18 };

/* What tells shares apart without colour: strokes in a square of 6 by 6, of
 * which the i-th share that is not chosen bears the i-th. */
static const char *const strokes[] = {
    "M-1 1L1 -1M0 6L6 0M5 7L7 5", /* rising */
    "M0 3H6",
    "M-1 5L1 7M0 0L6 6M5 -1L7 1", /* falling */
    "M3 0V6",
    "M0 3H6M3 0V6",
    "M2 2h2v2h-2z",
    "M0 0L6 6M0 6L6 0",
    "",
};
enum { STROKES = sizeof strokes / sizeof *strokes };

static void put_patterns(ww_buf *out, int id) {
  ww_put_c(out, "<defs>");
  for (int i = 0; i < STROKES; i++)
    ww_putf(out,
            "<pattern id=\"hatch-%d-%d\" width=\"6\" height=\"6\" "
            "patternUnits=\"userSpaceOnUse\"><path class=\"hatch\" "
            "d=\"%s\"/></pattern>",
            id, i, strokes[i]);
  ww_put_c(out, "</defs>\n");
}

/* A part of the bar, or the square beside its name. */
static void put_share(ww_buf *out, const ww_share *share, ww_spot at,
                      ww_spot size, int id, int pattern) {
  bool chosen = share->mark == WW_MARK_CHOSEN;
  ww_putf(out,
          "<rect class=\"share%s\" x=\"%d\" y=\"%d\" width=\"%d\" "
          "height=\"%d\"/>\n",
          chosen ? " chosen" : "", at.x, at.y, size.x, size.y);
  if (!chosen)
    ww_putf(out,
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
            "fill=\"url(#hatch-%d-%d)\"/>\n",
            at.x, at.y, size.x, size.y, id, pattern % STROKES);
}

int ww_svg_shares(ww_buf *out, const ww_shares *shares, int id) {
  int from = 0;
  int pattern = 0;
  int y = BAR_HEIGHT + LEGEND;
  put_patterns(out, id);
  for (int i = 0; i < shares->part_count; i++) {
    const ww_share *share = &shares->parts[i];
    bool last = i + 1 == shares->part_count;
    int to = last ? WW_SVG_WIDTH
                  : from + share->count * WW_SVG_WIDTH / shares->whole;
    int width = to - from - (last ? 0 : GAP);
    put_share(out, share, (ww_spot){from, 0},
              (ww_spot){width > 1 ? width : 1, BAR_HEIGHT}, id, pattern);
    put_share(out, share, (ww_spot){0, y - SWATCH + 1},
              (ww_spot){SWATCH, SWATCH}, id, pattern);
    pattern += share->mark != WW_MARK_CHOSEN;
    ww_buf label = ww_buf_new(out->arena);
    ww_putf(&label, "%.*s: ", WW_P(share->title));
    ww_put_number_grouped(&label, share->count);
    ww_put_c(&label, " of ");
    ww_put_number_grouped(&label, shares->whole);
    ww_svg_text(out, "label", WW_START, 18, y, ww_buf_str(&label), 56);
    y += LEGEND;
    from = to;
  }
  return y - LEGEND + 6;
}
