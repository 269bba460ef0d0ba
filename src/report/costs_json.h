/* What the options cost, as JSON; only decision_json.c includes it. */
#ifndef WW_REPORT_COSTS_JSON_H
#define WW_REPORT_COSTS_JSON_H

#include "engine/decide.h"
#include "report/json_table.h"

extern const ww_json_type ww_json_costs;

/* null where the rulebook has no prices. */
void ww_put_costs_json(ww_json *json, const ww_verdict *verdict);

#endif
