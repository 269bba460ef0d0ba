/* Parts of a check as text; only report/text/check*.c include it. */
#ifndef WW_REPORT_TEXT_CHECK_H
#define WW_REPORT_TEXT_CHECK_H

#include "report/text/pen.h"
#include "study/check/check.h"

/* A text on lines of 80 columns, beside a label, or (NULL) indented. */
void ww_put_check_list(ww_pen *pen, const char *label, ww_str text);

/* Each of the gaps. */
void ww_put_gaps_text(ww_pen *pen, const ww_findings *findings);

#endif
