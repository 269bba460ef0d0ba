/* Writing lines of terminal text: indentation, looks, wrapping.
 *
 * Only the text renderer includes this. A pen stands at a column of a line;
 * text begins at its indent, so that a label written further left and the
 * text that belongs to it share a line. No line ends with a space. */
#ifndef WW_REPORT_TEXT_PEN_H
#define WW_REPORT_TEXT_PEN_H

#include "report/document/tree.h"

typedef enum ww_look {
  WW_LOOK_PLAIN,
  WW_LOOK_STRONG,
  WW_LOOK_DIM,
  WW_LOOK_CODE,
  WW_LOOK_GOOD,
  WW_LOOK_WARNING,
  WW_LOOK_BAD,
} ww_look;

typedef struct ww_pen {
  ww_buf *out;
  bool color;
  bool unicode;
  size_t measure; /* columns that a line may fill, the indent included */
  size_t indent;  /* columns before a line's text */
  size_t column;  /* written on this line so far */
} ww_pen;

/* Text ready to be written: shown (report/text/wrap.h), in stretches of one
 * look each. */
typedef struct ww_inked {
  ww_buf text;
  struct ww_stretch {
    size_t end; /* bytes of the text up to here */
    ww_look look;
  } * stretches;
  int count;
} ww_inked;

ww_inked ww_ink(const ww_pen *pen, const ww_run *runs, ww_look plain);
ww_inked ww_ink_text(const ww_pen *pen, ww_str text, ww_look look);
size_t ww_ink_width(const ww_inked *inked);

/* Writes from the indent on, on as many lines as it takes. */
void ww_pen_wrap(ww_pen *pen, const ww_inked *inked);
/* Writes a part of it where the pen stands. */
void ww_pen_put(ww_pen *pen, const ww_inked *inked, size_t from, size_t to);
/* Writes text that is safe already where the pen stands. */
void ww_pen_draw(ww_pen *pen, ww_str text, ww_look look);

/* Columns for text beside the indent; a few, however deep that is. */
size_t ww_pen_room(const ww_pen *pen);

/* To a column of this line, or of the next where the pen stands past it. */
void ww_pen_to(ww_pen *pen, size_t column);
/* Ends the line where one was begun. */
void ww_pen_end(ww_pen *pen);

/* The string for terminals that know Unicode, or the one for others. */
static inline ww_str ww_pen_either(const ww_pen *pen, const char *unicode,
                                   const char *ascii) {
  return ww_str_from(pen->unicode ? unicode : ascii);
}

#endif
