/* Documents as Markdown, figures as Mermaid, decision records as MADR. */
#ifndef WW_REPORT_MARKDOWN_MARKDOWN_H
#define WW_REPORT_MARKDOWN_MARKDOWN_H

#include "base/buf.h"
#include "report/compose/documents.h"
#include "report/document/figure.h"
#include "report/document/tree.h"

/* ---- Render ----------------------------------------------------------- */

/* A document as Markdown (GitHub-flavoured): one line a paragraph, figures as
 * Mermaid. Texts are read, never obeyed (report/markdown/markdown.h). */

void ww_render_markdown(ww_buf *out, const ww_element *document);

/* ---- Madr ------------------------------------------------------------- */

/* A decision as a MADR 4.0 file: YAML front matter, then Markdown.
 *
 * The front matter holds MADR's own keys and, under `whichway`, the decision's
 * record for machines. Every string in it is double-quoted, with escapes for
 * all that is not plainly visible (YAML 1.2, section 5.7), so no text can end
 * it or become anything else. */

void ww_render_madr(ww_buf *out, const ww_report *report);

/* ---- Mermaid ---------------------------------------------------------- */

/* A flow as Mermaid's flowchart, in a fenced block of Markdown: GitHub draws
 * it. Its other charts are not used: a quadrantChart knows quarters and not our
 * regions, the bars of an xychart begin at the least amount, and its lines have
 * no names. A map and curves are told in words, bars are drawn in a table.
 *
 * Every text stands in quotes, and in it every character that could mean
 * something as an entity code (mermaid.js.org/syntax/flowchart, "Entity codes
 * to escape characters"). Every line begins with the prefix. */
void ww_put_mermaid(ww_buf *out, ww_str prefix, const ww_flow *flow);

/* The text in quotes. */
void ww_put_mermaid_text(ww_buf *out, ww_str text);

/* ---- Escape ----------------------------------------------------------- */

/* Text in Markdown (GitHub-flavoured) so that it is read and not obeyed.
 *
 * Sources: CommonMark 0.31, sections 2.4 (backslash escapes) and 6.1 (code
 * spans); the GFM specification, 4.10 (tables) and 6.9 (autolinks); GitHub's
 * mentions, references and emoji, which are found in the rendered text, so
 * that a backslash cannot stop them, but which leave code alone. Hence a word
 * that could be any of those becomes a code span. */

/* Appends a stretch of a line. At the `start` of a block also what would make
 * it a heading, a list or a rule is escaped. */
void ww_put_markdown(ww_buf *out, ww_str text, bool start);

/* Appends a code span; nothing for an empty text. A pipe, which ends a table's
 * cell even there, stands between two spans. */
void ww_put_markdown_code(ww_buf *out, ww_str text);

#endif
