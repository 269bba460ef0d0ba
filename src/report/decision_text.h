/* `whichway decide --format text`. */
#ifndef WW_REPORT_DECISION_TEXT_H
#define WW_REPORT_DECISION_TEXT_H

#include "engine/decide.h"
#include "whichway.h"

void ww_render_decision_text(ww_buf *out, const ww_verdict *verdict,
                             const ww_style *style);

#endif
