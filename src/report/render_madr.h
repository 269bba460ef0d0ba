/* A decision as a MADR 4.0 file: YAML front matter, then Markdown.
 *
 * The front matter holds MADR's own keys and, under `whichway`, the decision's
 * record for machines. Every string in it is double-quoted, with escapes for
 * all that is not plainly visible (YAML 1.2, section 5.7), so no text can end
 * it or become anything else. */
#ifndef WW_REPORT_RENDER_MADR_H
#define WW_REPORT_RENDER_MADR_H

#include "report/compose_report.h"

void ww_render_madr(ww_buf *out, const ww_report *report);

#endif
