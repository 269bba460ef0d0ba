/* Texts made fit for a terminal and for lines of a given width.
 *
 * Widths are columns of a terminal (ww_utf8_width). */
#ifndef WW_REPORT_TEXT_WRAP_H
#define WW_REPORT_TEXT_WRAP_H

#include "base/buf.h"

/* Appends the text so that a terminal shows it and obeys none of it
 * (ww_put_visible). Without unicode the result is ASCII: the usual typography
 * by its likeness, all else as \u{E9}. */
void ww_put_shown(ww_buf *buf, ww_str text, bool unicode);

/* The same for prose: each stretch of white space is one space, and none
 * follows a space that `buf` ends with. */
void ww_put_prose(ww_buf *buf, ww_str text, bool unicode);

/* The text's next line: the words from *at on that stand within `width`
 * columns; a word wider than that is broken. Where the line would be a command
 * of a CI log, there is room to break that (ww_unheeded). *at is moved to the
 * start of the line after it, and is text.size after the last. The text has
 * been through ww_put_prose; the line neither begins nor ends with a space. */
ww_str ww_line_next(ww_str text, size_t *at, size_t width);

#endif
