/* A document as Markdown (GitHub-flavoured): one line a paragraph, figures as
 * Mermaid. Texts are read, never obeyed (escape_markdown.h). */
#ifndef WW_REPORT_RENDER_MARKDOWN_H
#define WW_REPORT_RENDER_MARKDOWN_H

#include "report/doc.h"

void ww_render_markdown(ww_buf *out, const ww_element *document);

#endif
