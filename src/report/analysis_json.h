/* What the analysis adds to a decision as JSON: the type of each key, and what
 * writes its value. */
#ifndef WW_REPORT_ANALYSIS_JSON_H
#define WW_REPORT_ANALYSIS_JSON_H

#include "engine/decide.h"
#include "report/json_table.h"

extern const ww_json_type ww_json_possible, ww_json_conflict,
    ww_json_near_misses, ww_json_flips, ww_json_triggers,
    ww_json_open_questions, ww_json_robustness, ww_json_exact;

void ww_put_status(ww_json *json, const ww_verdict *verdict);
void ww_put_possible(ww_json *json, const ww_verdict *verdict);
void ww_put_conflict(ww_json *json, const ww_verdict *verdict);
void ww_put_near_misses(ww_json *json, const ww_verdict *verdict);
void ww_put_flips(ww_json *json, const ww_verdict *verdict);
void ww_put_flips_left_out(ww_json *json, const ww_verdict *verdict);
void ww_put_triggers(ww_json *json, const ww_verdict *verdict);
void ww_put_open_questions(ww_json *json, const ww_verdict *verdict);
void ww_put_robustness(ww_json *json, const ww_verdict *verdict);
void ww_put_exact(ww_json *json, const ww_verdict *verdict);

#endif
