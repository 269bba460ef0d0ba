/* What the analysis adds to a decision as JSON: the writers of its keys in
 * decision_keys.h; only decision_json.c includes it. The verdict has an
 * analysis. */
#ifndef WW_REPORT_ANALYSIS_JSON_H
#define WW_REPORT_ANALYSIS_JSON_H

#include "base/json_out.h"
#include "engine/decide.h"
#include "report/decision_keys.h"

#define WW_NOT_HERE(key, says)
#define WW_DECLARE(key, says)                                                  \
  void ww_write_##key(ww_json *json, const ww_verdict *verdict);
WW_DECISION_KEYS(WW_NOT_HERE, WW_DECLARE)
#undef WW_DECLARE
#undef WW_NOT_HERE

#endif
