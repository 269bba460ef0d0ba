/* Every document that is written as JSON, for machines; each names its
 * schema. */
#ifndef WW_REPORT_JSON_JSON_H
#define WW_REPORT_JSON_JSON_H

#include "base/buf.h"
#include "base/diag.h"
#include "engine/decide.h"
#include "engine/evaluate.h"
#include "profile/profile.h"
#include "report/json/table.h"
#include "report/json/values.h"
#include "study/check/check.h"
#include "study/diff/compare.h"
#include "study/diff/diff.h"
#include "study/show/show.h"
#include "study/test/agreement.h"
#include "study/test/tested.h"

/* ---- Decision --------------------------------------------------------- */

/* A decision as JSON: all of it, for machines . */

extern const ww_json_type ww_json_decision;

/* Indented by two spaces, with a newline at the end. */
void ww_put_decision_json(ww_buf *out, const ww_verdict *verdict);
/* The same on one line. */
void ww_put_decision_json_line(ww_buf *out, const ww_verdict *verdict);

/* ---- Batch ------------------------------------------------------------ */

/* One line of a batch as JSON: compact, with a newline at the end. */

/* Either of the two. */
extern const ww_json_type ww_json_batch;

/* The main decision as it was evaluated; certainty may be NULL. */
void ww_put_batch_decision(ww_buf *out, size_t line, const ww_rules *rules,
                           const ww_answers *answers, const ww_tally *tally,
                           const struct ww_certainty *certainty);
void ww_put_batch_error(ww_buf *out, size_t line, const ww_diag *diag);

/* ---- Check ------------------------------------------------------------ */

/* What a check of a rulebook found, as JSON. What could not be decided is
 * null. A profile can be decided on as it is; two differ in one answer. */

extern const ww_json_type ww_json_check;

void ww_put_check_json(ww_buf *out, const ww_findings *findings);

/* ---- Sarif ------------------------------------------------------------ */

/* What a check of a rulebook found, as SARIF 2.1.0 (OASIS, 2020): what code
 * hosts show beside the lines of a rulebook. */

typedef struct ww_check_log {
  const ww_findings *findings; /* NULL: there was no check */
  const ww_diag_list *why;     /* then: why not; may be NULL */
  ww_str folder;               /* the workspace; see ww_sarif_uri */
} ww_check_log;

void ww_put_check_sarif(ww_buf *out, const ww_check_log *log);

/* ---- Study ------------------------------------------------------------ */

/* Studies of a rulebook as JSON, for machines; each names its schema. Indented
 * by two spaces, with a newline at the end. */

extern const ww_json_type ww_json_agreement, ww_json_tested, ww_json_list,
    ww_json_entry, ww_json_diff, ww_json_comparison;

void ww_put_tested_json(ww_buf *out, const ww_tested *tested);
void ww_put_agreement_json(ww_buf *out, const ww_agreement *agreement);
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
