/* The JSON Schema of a file of cases, for the questions of a rulebook. */
#ifndef WW_REPORT_CASES_SCHEMA_H
#define WW_REPORT_CASES_SCHEMA_H

#include "rulebook/rulebook.h"

void ww_put_cases_schema(ww_buf *out, const ww_rules *rules);

#endif
