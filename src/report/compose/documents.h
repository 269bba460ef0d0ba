/* The documents that are composed: what is printed of a decision, a report,
 * and studies of a rulebook. */
#ifndef WW_REPORT_COMPOSE_DOCUMENTS_H
#define WW_REPORT_COMPOSE_DOCUMENTS_H

#include "engine/decide.h"
#include "report/document/tree.h"
#include "study/diff/compare.h"
#include "study/diff/diff.h"
#include "study/show/show.h"
#include "study/test/agreement.h"
#include "study/test/tested.h"

/* ---- Decision --------------------------------------------------------- */

/* A verdict as a document for a terminal: what to do and why. Nothing here
 * knows a subject: all titles and texts are the rulebook's. */

/* Both borrow from the verdict. The screen is at most 23 lines of 80 columns;
 * the whole is all that there is, in the same order. */
ww_element *ww_compose_screen(ww_arena *arena, const ww_verdict *verdict);
ww_element *ww_compose_decision(ww_arena *arena, const ww_verdict *verdict);

/* ---- Report ----------------------------------------------------------- */

/* A decision as a document for a design review, and as a decision record.
 *
 * A report says all there is to say, in sections; a record is a page. Nothing
 * here knows a subject: all titles and texts are the rulebook's. */

/* What a report shows; borrowed by the documents. */
typedef struct ww_report {
  const ww_verdict *verdict;
  ww_str date;   /* of the report, YYYY-MM-DD; empty: none is told */
  ww_str review; /* when to decide again; empty: none was set */
} ww_report;

/* From the verdict to the sources. */
ww_element *ww_compose_report(ww_arena *arena, const ww_report *report);

/* The body of a record after MADR 4.0 (adr.github.io/madr): its headings in
 * their order, so that tools find what they look for. */
ww_element *ww_compose_madr(ww_arena *arena, const ww_report *report);

/* ---- Study ------------------------------------------------------------ */

/* Studies of a rulebook as documents: what `rules test`, `rules list`, `rules
 * show`, `rules diff` and `compare` print. They borrow from what they are made
 * of. */

ww_element *ww_compose_tested(ww_arena *arena, const ww_tested *tested);
ww_element *ww_compose_agreement(ww_arena *arena,
                                 const ww_agreement *agreement);
/* Why a case failed. */
ww_element *ww_compose_faults(ww_arena *arena, const ww_tested *tested,
                              int index);
/* Of one decision, or WW_NONE: all of them. */
ww_element *ww_compose_rules(ww_arena *arena, const ww_rules *rules,
                             int decision);
ww_element *ww_compose_entry(ww_arena *arena, const ww_entry *entry);
ww_element *ww_compose_diff(ww_arena *arena, const ww_diff *diff);
ww_element *ww_compose_comparison(ww_arena *arena,
                                  const ww_comparison *comparison);

/* ---- Phrases that they share ------------------------------------------- */

/* The option's id; "nothing" for what is none of them. */
ww_str ww_outcome_id(const ww_decision_rules *decision, int option);
/* "+2.5", with a true minus. */
ww_str ww_signed(ww_arena *arena, int64_t points);
/* "1 rule", "3 rules". */
ww_str ww_counted(ww_arena *arena, int count, const char *one);
/* Adds "a", "b" and "c" as code: the k-th of n. */
void ww_add_listed(ww_element *paragraph, ww_str text, int k, int n);
/* "97.4 %", never rounded up. */
ww_str ww_share_text(ww_arena *arena, long part, long whole);
ww_str ww_instance_text(ww_arena *arena, const ww_instance *instance);
ww_str ww_place_text(ww_arena *arena, ww_place place);
ww_str ww_when_text(ww_arena *arena, const ww_rules *rules, const ww_when *when,
                    bool expand);
/* "knowledge +3.5, prompting −1.5; rules out rag": as the rule is written. */
ww_str ww_moves_text(ww_arena *arena, const ww_decision_rules *decision,
                     const ww_rule *rule);
/* "points changed, test changed". */
ww_str ww_differs_text(ww_arena *arena, unsigned differs);

#endif
