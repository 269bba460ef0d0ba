/* A document as text for a terminal. */
#ifndef WW_REPORT_RENDER_TEXT_H
#define WW_REPORT_RENDER_TEXT_H

#include "report/doc.h"
#include "whichway.h"

/* Fits style->width (0: 80, at least 20), though prose is never wider than one
 * reads with ease. Nothing of a text reaches the terminal as a command. */
void ww_render_text(ww_buf *out, const ww_element *document,
                    const ww_style *style);

/* The width that a style means. */
size_t ww_style_columns(const ww_style *style);

#endif
