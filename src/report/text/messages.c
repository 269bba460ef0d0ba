/* Diagnostics as text for a terminal; see report/text/text.h. */
#include "report/text/text.h"

#include "base/ci_log.h"
#include "base/utf8.h"
#include "report/text/pen.h"
#include "report/text/wrap.h"

enum {
  MESSAGES_MOST = 20,
  TAB = 4,         /* a tab stops at multiples of these */
  BYTES_A_CHAR = 4 /* at most, in UTF-8 */
};

static void put_shown(ww_pen *pen, ww_str text, ww_look look) {
  ww_buf shown = ww_buf_new(pen->out->arena);
  ww_put_shown(&shown, text, pen->unicode);
  ww_pen_draw(pen, ww_str_trim(ww_buf_str(&shown)), look);
}

/* "file:line:col: " as far as there is a place. A source without a text is a
 * file that could not be read. */
static void put_place(ww_pen *pen, ww_place place) {
  if (!place.source)
    return;
  ww_buf text = ww_buf_new(pen->out->arena);
  ww_put(&text, place.source->name);
  if (place.source->text.at) {
    ww_line line = ww_place_line(place);
    ww_putf(&text, ":%u:%u", line.line, line.column);
  }
  ww_put_c(&text, ":");
  put_shown(pen, ww_buf_str(&text), WW_LOOK_STRONG);
  ww_pen_draw(pen, WW_S(" "), WW_LOOK_PLAIN);
}

/* ---- The source line -------------------------------------------------- */

/* A part of the line, made visible, with its tabs as spaces. */
typedef struct glimpse {
  ww_buf text;
  size_t width;
  bool unicode;
} glimpse;

static bool continues(ww_str line, size_t at) {
  return ((unsigned char)line.at[at] & 0xC0) == 0x80;
}

static bool is_character(ww_str line, size_t from, size_t to) {
  return ww_utf8_valid(ww_str_slice(line, from, to)) == to - from;
}

/* Where the character at `at` ends; a byte that is no UTF-8 stands alone. */
static size_t character_end(ww_str line, size_t at) {
  size_t end = at + 1;
  while (end < line.size && end - at < BYTES_A_CHAR && continues(line, end))
    end++;
  return is_character(line, at, end) ? end : at + 1;
}

static size_t character_start(ww_str line, size_t end) {
  size_t at = end - 1;
  while (at > 0 && end - at < BYTES_A_CHAR && continues(line, at))
    at--;
  return is_character(line, at, end) ? at : end - 1;
}

/* False, and nothing is added, when it does not fit. */
static bool add_character(glimpse *g, ww_str line, size_t from, size_t to,
                          size_t room) {
  size_t before = g->text.size;
  if (line.at[from] == '\t')
    ww_put_times(&g->text, WW_S(" "), TAB - g->width % TAB);
  else if (ww_is_ci_command(line, from))
    ww_put_broken(&g->text, line.at[from]);
  else
    ww_put_shown(&g->text, ww_str_slice(line, from, to), g->unicode);
  ww_str added = ww_str_slice(ww_buf_str(&g->text), before, g->text.size);
  size_t width = ww_utf8_width(added);
  if (g->width + width > room) {
    g->text.size = before;
    return false;
  }
  g->width += width;
  return true;
}

/* Where to begin so that what stands before `end` fits in `room` columns. */
static size_t begin_within(const ww_pen *pen, ww_str line, size_t end,
                           size_t room) {
  glimpse g = {.text = ww_buf_new(pen->out->arena), .unicode = pen->unicode};
  while (end > 0) {
    size_t start = character_start(line, end);
    if (line.at[start] == '\t')
      g.width += TAB - 1; /* at most; which stop it reaches is not known yet */
    if (!add_character(&g, line, start, end, room))
      break;
    end = start;
  }
  return end;
}

/* Adds what fits from `from` to `to`; returns where it stopped. */
static size_t add_part(glimpse *g, ww_str line, size_t from, size_t to,
                       size_t room) {
  while (from < to) {
    size_t end = character_end(line, from);
    if (!add_character(g, line, from, end, room))
      break;
    from = end;
  }
  return from;
}

/* Behind a gutter, so that none passes for a line of the message's. */
static void put_line(ww_pen *pen, ww_place place, size_t columns) {
  ww_line at = ww_place_line(place);
  ww_str line = at.text;
  ww_str gutter = ww_format(pen->out->arena, " %u | ", at.line);
  ww_str beneath = ww_format(pen->out->arena, "%*s", (int)gutter.size, " | ");
  size_t offset = (size_t)(place.source->text.at + place.at - line.at);
  size_t caret = offset < line.size ? offset : line.size;
  ww_str dots = ww_pen_either(pen, "\xE2\x80\xA6", "...");
  size_t room = columns - gutter.size - 2 * ww_utf8_width(dots);
  size_t from = begin_within(pen, line, caret, room * 2 / 3);
  glimpse g = {.text = ww_buf_new(pen->out->arena), .unicode = pen->unicode};
  add_part(&g, line, from, caret, room);
  size_t before = g.width + (from > 0 ? ww_utf8_width(dots) : 0);
  size_t to = add_part(&g, line, caret, line.size, room);
  ww_str text = ww_buf_str(&g.text);
  while (to == line.size && text.size > 0 && text.at[text.size - 1] == ' ')
    text.size--;
  if (text.size == 0)
    return; /* an empty line shows nothing */
  ww_pen_draw(pen, gutter, WW_LOOK_DIM);
  ww_pen_draw(pen, from > 0 ? dots : WW_S(""), WW_LOOK_DIM);
  ww_pen_draw(pen, text, WW_LOOK_PLAIN);
  ww_pen_draw(pen, to < line.size ? dots : WW_S(""), WW_LOOK_DIM);
  ww_pen_end(pen);
  ww_pen_draw(pen, beneath, WW_LOOK_DIM);
  ww_pen_to(pen, gutter.size + before);
  ww_pen_draw(pen, WW_S("^"), WW_LOOK_GOOD);
  ww_pen_end(pen);
}

/* ---- One message ------------------------------------------------------ */

/* What the second place is. */
static const char *other_text(ww_diag_code code) {
  switch (code) {
  case WW_D_CONDITION_CYCLE:
    return "it is defined here";
  case WW_D_DUPLICATE_RULE:
  case WW_D_EDGE_GAP:
  case WW_D_EDGE_OVERLAP:
    return "the other one stands here";
  case WW_D_JSON_SYNTAX:
  case WW_D_YAML_SYNTAX:
    return "it begins here";
  default:
    return "first given here";
  }
}

static void put_message(ww_pen *pen, const ww_diag *diag, size_t columns) {
  static const struct severity {
    const char *word;
    ww_look look;
  } severities[] = {[WW_NOTE] = {"note: ", WW_LOOK_CODE},
                    [WW_WARNING] = {"warning: ", WW_LOOK_WARNING},
                    [WW_ERROR] = {"error: ", WW_LOOK_BAD}};
  const struct severity *severity = &severities[diag->severity];
  put_place(pen, diag->place);
  ww_pen_draw(pen, ww_str_from(severity->word), severity->look);
  put_shown(pen, diag->message, WW_LOOK_STRONG);
  ww_str code =
      ww_format(pen->out->arena, " [%s]", ww_diag_code_name(diag->code));
  ww_pen_draw(pen, code, WW_LOOK_DIM);
  ww_pen_end(pen);
  if (diag->place.source && diag->place.source->text.at)
    put_line(pen, diag->place, columns);
  if (diag->other.source && diag->other.source->text.at) {
    put_place(pen, diag->other);
    ww_pen_draw(pen, WW_S("note: "), WW_LOOK_CODE);
    ww_pen_draw(pen, ww_str_from(other_text(diag->code)), WW_LOOK_PLAIN);
    ww_pen_end(pen);
    put_line(pen, diag->other, columns);
  }
  if (diag->hint.size) {
    ww_pen_draw(pen, WW_S("hint: "), WW_LOOK_GOOD);
    put_shown(pen, diag->hint, WW_LOOK_PLAIN);
    ww_pen_end(pen);
  }
}

void ww_put_message(ww_buf *out, const ww_diag *diag, const ww_style *style) {
  ww_pen pen = {.out = out, .color = style->color, .unicode = style->unicode};
  put_message(&pen, diag, ww_style_columns(style));
}

void ww_put_messages(ww_buf *out, const ww_diag_list *diags,
                     const ww_style *style) {
  ww_pen pen = {.out = out, .color = style->color, .unicode = style->unicode};
  size_t columns = ww_style_columns(style);
  size_t shown = 0;
  for (const ww_diag *d = diags->first; d && shown < MESSAGES_MOST;
       d = d->next, shown++)
    put_message(&pen, d, columns);
  if (diags->count > shown)
    ww_putf(out, "... and %zu more\n", diags->count - shown);
}
