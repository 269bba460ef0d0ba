/* Figures as Mermaid, in fenced blocks of Markdown: quadrantChart for a map,
 * flowchart for a flow, xychart for bars and curves.
 *
 * Every text stands in quotes, and in it every character that could mean
 * something as an entity code (mermaid.js.org/syntax/flowchart, "Entity codes
 * to escape characters"); every number is within its range. */
#ifndef WW_REPORT_RENDER_MERMAID_H
#define WW_REPORT_RENDER_MERMAID_H

#include "report/figure.h"

/* Whether Mermaid can draw it. */
bool ww_has_mermaid(const ww_figure *figure);
/* Every line begins with the prefix. */
void ww_put_mermaid(ww_buf *out, ww_str prefix, const ww_figure *figure);
void ww_put_mermaid_bars(ww_buf *out, ww_str prefix, const ww_element *bars);

/* The text in quotes. */
void ww_put_mermaid_text(ww_buf *out, ww_str text);

#endif
