/* What decisions, checks and studies as JSON have in common. */
#ifndef WW_REPORT_VALUES_JSON_H
#define WW_REPORT_VALUES_JSON_H

#include "base/json_out.h"
#include "profile/profile.h"

/* An answer as a profile holds it; null: unknown. */
void ww_json_answer(ww_json *json, const char *key, const ww_question *question,
                    const ww_answer *answer);

/* An option's id; null for what is none of them. */
void ww_json_option(ww_json *json, const char *key,
                    const ww_decision_rules *decision, int option);

/* An object of name, version, digest and overlays. */
void ww_json_rulebook(ww_json *json, const char *key, const ww_rules *rules);

/* "sources" and "claim", null where the rulebook does not say it. */
void ww_json_evidence(ww_json *json, const ww_str *sources, int count,
                      ww_claim claim);

#endif
