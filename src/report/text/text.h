/* Everything that is written as text for a terminal. */
#ifndef WW_REPORT_TEXT_TEXT_H
#define WW_REPORT_TEXT_TEXT_H

#include "base/diag.h"
#include "report/document/tree.h"
#include "report/text/pen.h"
#include "rulebook/rulebook.h"
#include "study/check/check.h"
#include "whichway.h"

/* ---- Render ----------------------------------------------------------- */

/* A document as text for a terminal. */

/* Fits style->width (0: 80, at least 20), though prose is never wider than one
 * reads with ease. Nothing of a text reaches the terminal as a command. */
void ww_render_text(ww_buf *out, const ww_element *document,
                    const ww_style *style);

/* The width that a style means. */
size_t ww_style_columns(const ww_style *style);

/* ---- Figures ---------------------------------------------------------- */

/* Bars and tables as terminal text; only the text renderer includes this. */

void ww_render_bars(ww_pen *pen, const ww_element *bars);
void ww_render_table(ww_pen *pen, const ww_element *table);

/* ---- Check ------------------------------------------------------------ */

/* What a check of a rulebook found, as text for a terminal: a summary, then
 * what is wrong like a compiler's messages, each with an example that can be
 * pasted into a profile. */

void ww_render_check_text(ww_buf *out, const ww_findings *findings,
                          const ww_style *style);

/* The answers as YAML on one line: "{data_churn: weekly, citations: true}". */
void ww_put_assignment(ww_buf *buf, const ww_rules *rules,
                       const ww_assignment *answers);

/* The one answer in which the second profile differs from the first. */
void ww_put_difference(ww_buf *buf, const ww_rules *rules,
                       const ww_example *example);

/* ---- Messages --------------------------------------------------------- */

/* Diagnostics as text for a terminal:
 *
 *     profile.yaml:3:5: error: there is no question 'data_chrn'
 * [unknown-question] data_chrn: weekly
 *       ^
 *     hint: did you mean 'data_churn'?
 *
 * A long line is clipped around its caret; messages are not wrapped, so that
 * tools can read them. At most 20, and then how many more. */

/* One of them. */
void ww_put_message(ww_buf *out, const ww_diag *diag, const ww_style *style);

void ww_put_messages(ww_buf *out, const ww_diag_list *diags,
                     const ww_style *style);

/* ---- Profile template ------------------------------------------------- */

/* `whichway new`: a YAML profile to fill in, with every question, its reason
 * and its values as comments. It loads as it stands: every answer is unknown.
 */

void ww_put_profile_template(ww_buf *out, const ww_rules *rules);

/* ---- Rules yaml ------------------------------------------------------- */

/* The merged rulebook as YAML that reads back with the same digest; comments
 * tell the file and line of each entry. */
/* A part of it on one line. */
void ww_put_yaml(ww_buf *out, const ww_node *node);
void ww_put_rules_yaml(ww_buf *out, const ww_rules *rules);

#endif
