/* The JSON Schema of what the analysis adds to a decision: its keys in
 * decision_keys.h; only decision_schema.c includes it. */
#ifndef WW_REPORT_ANALYSIS_SCHEMA_H
#define WW_REPORT_ANALYSIS_SCHEMA_H

#include "base/json_out.h"
#include "report/decision_keys.h"
#include "rulebook/rulebook.h"

/* The definitions that these keys refer to, beside option-<decision> and
 * rule-<decision>. */
void ww_define_changes(ww_json *json, const ww_rules *rules);

#define WW_NOT_HERE(key, text)
#define WW_DECLARE(key, text)                                                  \
  void ww_describe_##key(ww_json *json, const ww_rules *rules,                 \
                         const char *says);
WW_DECISION_KEYS(WW_NOT_HERE, WW_DECLARE)
#undef WW_DECLARE
#undef WW_NOT_HERE

#endif
