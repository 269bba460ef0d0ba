/* `whichway decide --format text`; see decision_text.h. */
#include "report/decision_text.h"

#include "report/compose_decision.h"
#include "report/render_text.h"

void ww_render_decision_text(ww_buf *out, const ww_verdict *verdict,
                             const ww_style *style) {
  ww_render_text(out, ww_compose_decision(out->arena, verdict), style);
}
