/* UTF-8: checking, walking, and how wide it stands in a terminal. */
#ifndef WW_BASE_UTF8_H
#define WW_BASE_UTF8_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

/* Bytes that are well-formed UTF-8 from the start (RFC 3629: no overlong
 * forms, no surrogates, nothing above U+10FFFF); text.size when all are. */
size_t ww_utf8_valid(ww_str text);

/* The character at *at, which is moved past it. The text is well-formed. */
uint32_t ww_utf8_next(ww_str text, size_t *at);

void ww_utf8_put(ww_buf *buf, uint32_t character);

/* Columns that the text takes in a terminal (East Asian wide: 2, combining:
 * 0). The text has been through ww_put_visible. */
size_t ww_utf8_width(ww_str text);

/* Whether the character may stand as it is: it is no control, bidi or other
 * invisible character, line or paragraph separator or unassigned code point,
 * which would command a terminal, reorder what stands around it or hide. */
bool ww_utf8_shows(uint32_t character);

/* Whether it is a blank beyond ASCII, such as a no-break space. */
bool ww_utf8_blank(uint32_t character);

/* Appends the text safe for a terminal: controls (C0, DEL, C1), bidi and
 * other invisible characters, line and paragraph separators and unassigned
 * code points as \u{1B}; a tab or line end too. Bytes that are not UTF-8 (a
 * file's name may hold any) as \x{FF}. So does a '#' that begins a command of
 * a CI log (ci_log.h). */
void ww_put_visible(ww_buf *buf, ww_str text);

#endif
