/* A document as one HTML file: no script, no request, its style inside.
 *
 * The content security policy allows nothing but that style, by its hash.
 * Sections are landmarks' children with headings in order; figures are inline
 * SVG with a text alternative. */
#ifndef WW_REPORT_RENDER_HTML_H
#define WW_REPORT_RENDER_HTML_H

#include "report/doc.h"

void ww_render_html(ww_buf *out, const ww_element *document);

#endif
