/* What the options cost, as JSON; only decision_json.c includes it. */
#ifndef WW_REPORT_COSTS_JSON_H
#define WW_REPORT_COSTS_JSON_H

#include "base/json_out.h"
#include "engine/decide.h"

/* null where the rulebook has no prices. */
void ww_put_costs_json(ww_json *json, const char *key,
                       const ww_verdict *verdict);

#endif
