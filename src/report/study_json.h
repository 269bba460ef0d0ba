/* Studies of a rulebook as JSON, for machines; each names its schema. Indented
 * by two spaces, with a newline at the end. */
#ifndef WW_REPORT_STUDY_JSON_H
#define WW_REPORT_STUDY_JSON_H

#include "report/values_json.h"
#include "study/compare.h"
#include "study/diff.h"
#include "study/entry.h"
#include "study/tested.h"

extern const ww_json_type ww_json_tested, ww_json_list, ww_json_entry,
    ww_json_diff, ww_json_comparison;

void ww_put_tested_json(ww_buf *out, const ww_tested *tested);
/* Of one decision, or WW_NONE: all of them. */
void ww_put_rules_json(ww_buf *out, const ww_rules *rules, int decision);
void ww_put_entry_json(ww_buf *out, const ww_entry *entry);
void ww_put_diff_json(ww_buf *out, const ww_diff *diff);
void ww_put_comparison_json(ww_buf *out, const ww_comparison *comparison);

/* ---- What they share --------------------------------------------------- */

/* Answers by question: ww_json_answers. */
void ww_json_instance(ww_json *json, const ww_instance *instance);

/* What a `when` says, in words; null: none. */
void ww_json_when(ww_json *json, const ww_rules *rules, const ww_when *when,
                  bool expand);

/* What comes out of each decision: ww_json_outcomes. */
void ww_json_put_outcomes(ww_json *json, const ww_rules *rules,
                          const int outcomes[]);

/* A list of sources with their titles. */
extern const ww_json_type ww_json_cited;
void ww_json_sources(ww_json *json, const ww_rules *rules, const ww_str *cites,
                     int count);
/* With its placeholders as they are written. */
void ww_json_template(ww_json *json, const ww_rules *rules,
                      const ww_template *text);

#endif
