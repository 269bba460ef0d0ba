/* Writing lines of terminal text; see pen.h. Of ANSI escapes (ECMA-48, 8.3.117
 * SGR) only these are written, each ended by a reset on its own line. */
#include "report/pen.h"

#include "base/utf8.h"
#include "report/lines.h"

static const char *const codes[] = {
    [WW_LOOK_PLAIN] = "",          [WW_LOOK_STRONG] = "\x1B[1m",
    [WW_LOOK_DIM] = "\x1B[2m",     [WW_LOOK_CODE] = "\x1B[36m",
    [WW_LOOK_GOOD] = "\x1B[1;32m", [WW_LOOK_WARNING] = "\x1B[1;33m",
    [WW_LOOK_BAD] = "\x1B[1;31m",
};
static const char reset[] = "\x1B[0m";

void ww_ink_add(const ww_pen *pen, ww_inked *inked, ww_str text,
                ww_look look) {
  ww_put_shown(&inked->text, text, pen->unicode);
  while (inked->looks.size < inked->text.size)
    ww_put_char(&inked->looks, (char)look);
}

ww_inked ww_ink(const ww_pen *pen, const ww_run *runs, ww_look plain) {
  ww_inked inked = {ww_buf_new(pen->out->arena), ww_buf_new(pen->out->arena)};
  const ww_look looks[] = {
      [WW_RUN_PLAIN] = plain,
      [WW_RUN_STRONG] = plain == WW_LOOK_STRONG ? WW_LOOK_GOOD : WW_LOOK_STRONG,
      [WW_RUN_CODE] = WW_LOOK_CODE,
      [WW_RUN_ASIDE] = WW_LOOK_DIM,
      [WW_RUN_SOURCE] = WW_LOOK_DIM,
  };
  for (const ww_run *run = runs; run; run = run->next)
    ww_ink_add(pen, &inked, run->text, looks[run->kind]);
  return inked;
}

size_t ww_ink_width(const ww_inked *inked) {
  return ww_utf8_width(ww_buf_str(&inked->text));
}

size_t ww_pen_room(const ww_pen *pen) {
  enum { ROOM_LEAST = 10 };
  return pen->measure > pen->indent + ROOM_LEAST ? pen->measure - pen->indent
                                                 : ROOM_LEAST;
}

void ww_pen_end(ww_pen *pen) {
  if (pen->column == 0)
    return;
  ww_put_char(pen->out, '\n');
  pen->column = 0;
}

void ww_pen_to(ww_pen *pen, size_t column) {
  if (pen->column > column)
    ww_pen_end(pen);
  ww_put_times(pen->out, WW_S(" "), column - pen->column);
  pen->column = column;
}

void ww_pen_draw(ww_pen *pen, ww_str text, ww_look look) {
  bool colored = pen->color && look != WW_LOOK_PLAIN && text.size > 0;
  ww_put_c(pen->out, colored ? codes[look] : "");
  ww_put(pen->out, text);
  ww_put_c(pen->out, colored ? reset : "");
  pen->column += ww_utf8_width(text);
}

void ww_pen_put(ww_pen *pen, const ww_inked *inked, size_t from, size_t to) {
  ww_str text = ww_buf_str(&inked->text);
  while (to > from && text.at[to - 1] == ' ')
    to--;
  while (from < to) {
    char look = inked->looks.at[from];
    size_t end = from + 1;
    while (end < to && inked->looks.at[end] == look)
      end++;
    ww_pen_draw(pen, ww_str_slice(text, from, end), (ww_look)look);
    from = end;
  }
}

void ww_pen_wrap(ww_pen *pen, const ww_inked *inked) {
  ww_str text = ww_buf_str(&inked->text);
  for (size_t at = 0; at < text.size;) {
    ww_str line = ww_line_next(text, &at, ww_pen_room(pen));
    if (line.size == 0)
      break;
    size_t from = (size_t)(line.at - text.at);
    ww_pen_to(pen, pen->indent);
    ww_pen_put(pen, inked, from, from + line.size);
    ww_pen_end(pen);
  }
}
