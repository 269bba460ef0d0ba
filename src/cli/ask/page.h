/* Text laid out in lines of a terminal: what both modes show.
 *
 * A page is a list of lines, each no wider than the style's width, safe for a
 * terminal and with its colors switched off at its end, so that any of them
 * may be shown or left out. Used from ww_page_begin to ww_page_free. Without
 * memory it loses its lines and stays empty, and `failed` tells at the end. */
#ifndef WW_CLI_ASK_PAGE_H
#define WW_CLI_ASK_PAGE_H

#include "cli/line/bytes.h"
#include "whichway_ask.h"

typedef enum ww_page_look {
  WW_PAGE_PLAIN,
  WW_PAGE_STRONG,
  WW_PAGE_DIM,
  WW_PAGE_GOOD,
  WW_PAGE_WARNING,
  WW_PAGE_CHOSEN, /* where the cursor is */
} ww_page_look;

typedef struct ww_page {
  ww_style style;
  size_t width;
  ww_bytes bytes; /* the lines, each with a NUL */
  size_t *starts; /* [count] */
  size_t count, capacity;
  bool failed;
} ww_page;

void ww_page_begin(ww_page *page, const ww_style *style);
void ww_page_free(ww_page *page);
/* Whether something that it is to show could be made. */
void ww_page_check(ww_page *page, bool made);
const char *ww_page_line(const ww_page *page, size_t index);

void ww_page_blank(ww_page *page);
/* A text, wrapped; the first line after one prefix, the others after spaces
 * as wide. Prefixes are ASCII. */
void ww_page_add(ww_page *page, ww_page_look look, const char *prefix,
                 const char *text);
/* A text that was put together; frees it. */
void ww_page_take(ww_page *page, ww_page_look look, const char *prefix,
                  ww_bytes *text);
/* A label and what belongs to it: beside it from `column` on, or where there
 * is little room, beneath. */
void ww_page_pair(ww_page *page, ww_page_look look, const char *label,
                  size_t column, ww_page_look text_look, const char *text);
/* The same, the label with a number before it; `widest` is that of labels. */
void ww_page_numbered(ww_page *page, size_t number, const char *label,
                      size_t widest, ww_page_look text_look, const char *text);
/* At most `most` lines of a text, the last of them cut with an ellipsis. */
void ww_page_clip(ww_page *page, ww_page_look look, const char *prefix,
                  const char *text, size_t most);
/* A label and a text on one line, both cut where they do not fit. The label
 * is safe already, and keeps its spaces. */
void ww_page_row(ww_page *page, ww_page_look look, const char *label,
                 size_t column, ww_page_look text_look, const char *text);
/* Lines that are laid out already: each of them as it is. */
void ww_page_lines(ww_page *page, const char *lines);

/* All lines, each with a newline. */
void ww_page_put(ww_bytes *out, const ww_page *page);

/* The Unicode string, or the one for terminals without. */
static inline const char *
ww_page_either(const ww_page *page, const char *unicode, const char *ascii) {
  return page->style.unicode ? unicode : ascii;
}

#endif
