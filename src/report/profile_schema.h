/* The JSON Schema of a profile, for the questions of a rulebook. */
#ifndef WW_REPORT_PROFILE_SCHEMA_H
#define WW_REPORT_PROFILE_SCHEMA_H

#include "base/json_out.h"
#include "read/fields.h"
#include "rulebook/rulebook.h"

void ww_put_profile_schema(ww_buf *out, const ww_rules *rules);

/* Of a field that holds answers to the questions. */
void ww_schema_answers(ww_json *json, const ww_field *field,
                       const ww_rules *rules);

#endif
