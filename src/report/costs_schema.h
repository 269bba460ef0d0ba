/* The JSON Schema of what costs_json.c writes; only decision_schema.c includes
 * it. */
#ifndef WW_REPORT_COSTS_SCHEMA_H
#define WW_REPORT_COSTS_SCHEMA_H

#include "base/json_out.h"
#include "rulebook/rulebook.h"

/* What the key refers to, beside option-<decision> and claim. */
void ww_define_costs(ww_json *json, const ww_rules *rules);

void ww_describe_costs(ww_json *json, const char *key, const char *says);

#endif
