/* A decision as JSON: all of it, for machines . */
#ifndef WW_REPORT_DECISION_JSON_H
#define WW_REPORT_DECISION_JSON_H

#include "base/buf.h"
#include "engine/decide.h"
#include "report/json_table.h"

extern const ww_json_type ww_json_decision;

/* Indented by two spaces, with a newline at the end. */
void ww_put_decision_json(ww_buf *out, const ww_verdict *verdict);
/* The same on one line. */
void ww_put_decision_json_line(ww_buf *out, const ww_verdict *verdict);

#endif
