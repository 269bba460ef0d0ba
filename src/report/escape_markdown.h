/* Text in Markdown (GitHub-flavoured) so that it is read and not obeyed.
 *
 * Sources: CommonMark 0.31, sections 2.4 (backslash escapes) and 6.1 (code
 * spans); the GFM specification, 4.10 (tables) and 6.9 (autolinks); GitHub's
 * mentions, references and emoji, which are found in the rendered text, so
 * that a backslash cannot stop them, but which leave code alone. Hence a word
 * that could be any of those becomes a code span. */
#ifndef WW_REPORT_ESCAPE_MARKDOWN_H
#define WW_REPORT_ESCAPE_MARKDOWN_H

#include "base/buf.h"

/* Appends a stretch of a line. At the `start` of a block also what would make
 * it a heading, a list or a rule is escaped. */
void ww_put_markdown(ww_buf *out, ww_str text, bool start);

/* Appends a code span; nothing for an empty text. A pipe, which ends a table's
 * cell even there, stands between two spans. */
void ww_put_markdown_code(ww_buf *out, ww_str text);

#endif
