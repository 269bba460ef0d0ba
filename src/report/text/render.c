/* A document as text for a terminal; see report/text/text.h.
 *
 * Headings stand at the margin and what belongs to them two columns in.
 * Elements of the document are set apart by an empty line, those inside of
 * others are not. */
#include "report/text/text.h"

#include "base/utf8.h"
#include "report/document/figure.h"
#include "report/text/pen.h"

enum {
  WIDTH_USUAL = 80,
  WIDTH_LEAST = 20,
  MEASURE_MOST = 100, /* columns of prose that one reads with ease */
  STEP = 2,           /* columns of an indent, and between a label and text */
};

static void render_element(ww_pen *pen, const ww_element *element);

static void render_children(ww_pen *pen, const ww_element *element) {
  for (const ww_element *b = element->first; b; b = b->next)
    render_element(pen, b);
}

static void render_heading(ww_pen *pen, const ww_element *element) {
  ww_inked inked = ww_ink(pen, element->first_run, WW_LOOK_STRONG);
  size_t indent = pen->indent;
  pen->indent = indent >= STEP ? indent - STEP : 0;
  ww_pen_wrap(pen, &inked);
  if (element->level == 1) {
    size_t room = ww_pen_room(pen);
    size_t width = ww_ink_width(&inked);
    ww_buf rule = ww_buf_new(pen->out->arena);
    ww_put_times(&rule, ww_pen_either(pen, "\xE2\x94\x80", "-"),
                 width < room ? width : room);
    ww_pen_to(pen, pen->indent);
    ww_pen_draw(pen, ww_buf_str(&rule), WW_LOOK_DIM);
    ww_pen_end(pen);
  }
  pen->indent = indent;
}

static void render_paragraph(ww_pen *pen, const ww_element *element) {
  ww_inked inked = ww_ink(pen, element->first_run, WW_LOOK_PLAIN);
  ww_pen_wrap(pen, &inked);
}

/* What stands under a mark or label that the pen has written. */
static void render_beside(ww_pen *pen, const ww_element *element,
                          size_t indent) {
  size_t before = pen->indent;
  pen->indent = indent;
  render_children(pen, element);
  ww_pen_end(pen);
  pen->indent = before;
}

/* ---- Lists ------------------------------------------------------------ */

static size_t count_children(const ww_element *element) {
  size_t count = 0;
  for (const ww_element *b = element->first; b; b = b->next)
    count++;
  return count;
}

static size_t digits_of(size_t number) {
  size_t digits = 1;
  for (; number >= 10; number /= 10)
    digits++;
  return digits;
}

static void render_list(ww_pen *pen, const ww_element *element) {
  size_t digits = element->numbered ? digits_of(count_children(element)) : 0;
  size_t mark_width = element->numbered ? digits + 1 : 1;
  size_t number = 1;
  for (const ww_element *item = element->first; item; item = item->next) {
    ww_str mark = ww_pen_either(pen, "\xE2\x80\xA2", "*");
    if (element->numbered)
      mark = ww_format(pen->out->arena, "%*zu.", (int)digits, number++);
    ww_pen_to(pen, pen->indent);
    ww_pen_draw(pen, mark, WW_LOOK_DIM);
    render_beside(pen, item, pen->indent + mark_width + 1);
  }
}

/* ---- Pairs ------------------------------------------------------------ */

static size_t widest_label(const ww_pen *pen, const ww_element *element) {
  size_t widest = 0;
  for (const ww_element *b = element->first; b; b = b->next) {
    ww_inked label = ww_ink(pen, b->first_run, WW_LOOK_PLAIN);
    size_t width = ww_ink_width(&label);
    widest = width > widest ? width : widest;
  }
  return widest;
}

/* Labels stand beside what belongs to them, or above where they are long. */
static void render_pairs(ww_pen *pen, const ww_element *element) {
  enum { SHARE = 3, NARROW = 6 };
  size_t widest = widest_label(pen, element);
  size_t share = ww_pen_room(pen) / SHARE;
  size_t most = share > NARROW ? share : NARROW;
  bool beside = widest <= most;
  for (const ww_element *pair = element->first; pair; pair = pair->next) {
    ww_inked label = ww_ink(pen, pair->first_run, WW_LOOK_PLAIN);
    if (!beside) {
      ww_pen_wrap(pen, &label);
      render_beside(pen, pair, pen->indent + STEP);
      continue;
    }
    size_t width = ww_ink_width(&label);
    ww_pen_to(pen, pen->indent + (element->right ? widest - width : 0));
    ww_pen_put(pen, &label, 0, label.text.size);
    render_beside(pen, pair, pen->indent + widest + STEP);
  }
}

/* ---- Callouts --------------------------------------------------------- */

static void render_callout(ww_pen *pen, const ww_element *element) {
  bool conflict = element->tone == WW_TONE_CONFLICT;
  ww_pen_to(pen, pen->indent);
  ww_pen_draw(pen, WW_S("!"), conflict ? WW_LOOK_BAD : WW_LOOK_WARNING);
  render_beside(pen, element, pen->indent + STEP);
}

/* ---- All of them ------------------------------------------------------ */

static void render_element(ww_pen *pen, const ww_element *element) {
  switch (element->kind) {
  case WW_ELEMENT_HEADING:
    render_heading(pen, element);
    break;
  case WW_ELEMENT_PARAGRAPH:
    render_paragraph(pen, element);
    break;
  case WW_ELEMENT_LIST:
    render_list(pen, element);
    break;
  case WW_ELEMENT_PAIRS:
    render_pairs(pen, element);
    break;
  case WW_ELEMENT_CALLOUT:
    render_callout(pen, element);
    break;
  case WW_ELEMENT_BARS:
    ww_render_bars(pen, element);
    break;
  case WW_ELEMENT_TABLE:
    ww_render_table(pen, element);
    break;
  case WW_ELEMENT_FIGURE: /* a terminal gets it in words */
    if (!ww_is_about_drawing(element->figure))
      render_paragraph(pen, element);
    render_children(pen, element);
    break;
  case WW_ELEMENT_DOCUMENT: /* the rest stand inside of those */
  case WW_ELEMENT_ITEM:
  case WW_ELEMENT_PAIR:
  case WW_ELEMENT_BAR:
  case WW_ELEMENT_ROW:
    render_children(pen, element);
    break;
  }
}

/* An empty line between two blocks, but for a heading and its first element. */
static bool set_apart(const ww_element *above, const ww_element *below) {
  if (above->kind == WW_ELEMENT_HEADING)
    return above->level == 1;
  return !(above->kind == WW_ELEMENT_CALLOUT && below->kind == above->kind);
}

size_t ww_style_columns(const ww_style *style) {
  if (style->width <= 0)
    return WIDTH_USUAL;
  return style->width < WIDTH_LEAST ? WIDTH_LEAST : (size_t)style->width;
}

void ww_render_text(ww_buf *out, const ww_element *document,
                    const ww_style *style) {
  size_t columns = ww_style_columns(style);
  ww_pen pen = {.out = out,
                .color = style->color,
                .unicode = style->unicode,
                .measure = columns < MEASURE_MOST ? columns : MEASURE_MOST,
                .indent = STEP};
  for (const ww_element *b = document->first; b; b = b->next) {
    render_element(&pen, b);
    ww_pen_end(&pen);
    if (b->next && set_apart(b, b->next))
      ww_put_char(out, '\n');
  }
}
