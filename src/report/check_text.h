/* What a check of a rulebook found, as text for a terminal: a summary, then
 * what is wrong like a compiler's messages, each with an example that can be
 * pasted into a profile. */
#ifndef WW_REPORT_CHECK_TEXT_H
#define WW_REPORT_CHECK_TEXT_H

#include "check/findings.h"
#include "whichway.h"

void ww_render_check_text(ww_buf *out, const ww_findings *findings,
                          const ww_style *style);

/* The answers as YAML on one line: "{data_churn: weekly, citations: true}". */
void ww_put_assignment(ww_buf *buf, const ww_rules *rules,
                       const ww_assignment *answers);

/* The one answer in which the second profile differs from the first. */
void ww_put_difference(ww_buf *buf, const ww_rules *rules,
                       const ww_example *example);

#endif
