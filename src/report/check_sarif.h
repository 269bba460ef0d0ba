/* What a check of a rulebook found, as SARIF 2.1.0 (OASIS, 2020): what code
 * hosts show beside the lines of a rulebook. */
#ifndef WW_REPORT_CHECK_SARIF_H
#define WW_REPORT_CHECK_SARIF_H

#include "check/findings.h"

typedef struct ww_check_log {
  const ww_findings *findings; /* NULL: there was no check */
  const ww_diag_list *why;     /* then: why not; may be NULL */
  ww_str folder;               /* the workspace; see ww_sarif_uri */
} ww_check_log;

void ww_put_check_sarif(ww_buf *out, const ww_check_log *log);

#endif
