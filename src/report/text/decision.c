/* `whichway decide --format text`; see report/text/text.h. */
#include "report/text/text.h"

#include "report/compose/documents.h"

void ww_render_decision_text(ww_buf *out, const ww_verdict *verdict,
                             const ww_style *style) {
  ww_render_text(out, ww_compose_decision(out->arena, verdict), style);
}
