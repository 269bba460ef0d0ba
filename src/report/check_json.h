/* What a check of a rulebook found, as JSON. What could not be decided is
 * null. A profile can be decided on as it is; two differ in one answer. */
#ifndef WW_REPORT_CHECK_JSON_H
#define WW_REPORT_CHECK_JSON_H

#include "check/findings.h"
#include "report/json_table.h"

extern const ww_json_type ww_json_check;

void ww_put_check_json(ww_buf *out, const ww_findings *findings);

#endif
