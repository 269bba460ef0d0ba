/* The JSON Schema of a decision, for the ids of a rulebook. */
#ifndef WW_REPORT_DECISION_SCHEMA_H
#define WW_REPORT_DECISION_SCHEMA_H

#include "rulebook/rulebook.h"

void ww_put_decision_schema(ww_buf *out, const ww_rules *rules);

#endif
