/* Writing lines of terminal text; see pen.h. Of ANSI escapes (ECMA-48, 8.3.117
 * SGR) only these are written, each ended by a reset on its own line. */
#include "report/text/pen.h"

#include "base/utf8.h"
#include "report/text/wrap.h"

static const char *const codes[] = {
    [WW_LOOK_PLAIN] = "",          [WW_LOOK_STRONG] = "\x1B[1m",
    [WW_LOOK_DIM] = "\x1B[2m",     [WW_LOOK_CODE] = "\x1B[36m",
    [WW_LOOK_GOOD] = "\x1B[1;32m", [WW_LOOK_WARNING] = "\x1B[1;33m",
    [WW_LOOK_BAD] = "\x1B[1;31m",
};
static const char reset[] = "\x1B[0m";

static ww_inked new_ink(const ww_pen *pen, size_t stretches) {
  ww_arena *arena = pen->out->arena;
  return (ww_inked){
      .text = ww_buf_new(arena),
      .stretches = ww_arena_alloc(arena, stretches, sizeof(struct ww_stretch))};
}

static void add_stretch(const ww_pen *pen, ww_inked *inked, ww_str text,
                        ww_look look) {
  ww_put_prose(&inked->text, text, pen->unicode);
  inked->stretches[inked->count++] =
      (struct ww_stretch){inked->text.size, look};
}

ww_inked ww_ink(const ww_pen *pen, const ww_run *runs, ww_look plain) {
  const ww_look looks[] = {
      [WW_RUN_PLAIN] = plain,
      [WW_RUN_STRONG] = plain == WW_LOOK_STRONG ? WW_LOOK_GOOD : WW_LOOK_STRONG,
      [WW_RUN_CODE] = WW_LOOK_CODE,
      [WW_RUN_ASIDE] = WW_LOOK_DIM,
      [WW_RUN_SOURCE] = WW_LOOK_DIM,
  };
  size_t count = 0;
  for (const ww_run *run = runs; run; run = run->next)
    count++;
  ww_inked inked = new_ink(pen, count);
  for (const ww_run *run = runs; run; run = run->next)
    add_stretch(pen, &inked, run->text, looks[run->kind]);
  return inked;
}

ww_inked ww_ink_text(const ww_pen *pen, ww_str text, ww_look look) {
  ww_inked inked = new_ink(pen, 1);
  add_stretch(pen, &inked, text, look);
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
  for (int i = 0; i < inked->count && from < to; i++) {
    size_t end = inked->stretches[i].end < to ? inked->stretches[i].end : to;
    if (end <= from)
      continue;
    ww_look look = inked->stretches[i].look;
    while (i + 1 < inked->count && inked->stretches[i + 1].look == look &&
           end < to) {
      size_t next = inked->stretches[++i].end;
      end = next < to ? next : to;
    }
    ww_pen_draw(pen, ww_str_slice(text, from, end), look);
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
