/* Studies of a rulebook as JSON, for machines; each names its schema. Indented
 * by two spaces, with a newline at the end. */
#ifndef WW_REPORT_STUDY_JSON_H
#define WW_REPORT_STUDY_JSON_H

#include "report/values_json.h"
#include "study/compare.h"
#include "study/diff.h"
#include "study/entry.h"
#include "study/tested.h"

void ww_put_tested_json(ww_buf *out, const ww_tested *tested); /* .test/1 */
/* Of one decision, or WW_NONE: all of them. whichway.rules/1 */
void ww_put_rules_json(ww_buf *out, const ww_rules *rules, int decision);
void ww_put_entry_json(ww_buf *out, const ww_entry *entry); /* .rule/1 */
void ww_put_diff_json(ww_buf *out, const ww_diff *diff);    /* .diff/1 */
void ww_put_comparison_json(ww_buf *out,
                            const ww_comparison *comparison); /* .compare/1 */

/* ---- What they share --------------------------------------------------- */

/* Opens the document. */
ww_json ww_study_open(ww_buf *out, const char *schema);
void ww_study_close(ww_json *json);
/* An object of answers, as a profile holds them. */
void ww_json_instance(ww_json *json, const char *key,
                      const ww_instance *instance);
/* "file" and "line" (null where it is not known). */
void ww_json_place(ww_json *json, ww_place place);
/* "test" in words; null: always. */
void ww_json_when(ww_json *json, const char *key, const ww_rules *rules,
                  const ww_when *when, bool expand);
void ww_json_points(ww_json *json, const char *key, int64_t points);

#endif
