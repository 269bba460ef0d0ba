/* What a check of a rulebook found, as SARIF 2.1.0 (OASIS, 2020): what code
 * hosts show beside the lines of a rulebook. */
#ifndef WW_REPORT_CHECK_SARIF_H
#define WW_REPORT_CHECK_SARIF_H

#include "check/findings.h"

void ww_put_check_sarif(ww_buf *out, const ww_findings *findings);

#endif
