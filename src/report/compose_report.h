/* A decision as a document for a design review, and as a decision record.
 *
 * Both say all there is to say, in sections that they share; only the order
 * and the headings differ. Nothing here knows a subject: all titles and texts
 * are the rulebook's. */
#ifndef WW_REPORT_COMPOSE_REPORT_H
#define WW_REPORT_COMPOSE_REPORT_H

#include "engine/decide.h"
#include "report/doc.h"

/* What a report shows; borrowed by the documents. */
typedef struct ww_report {
  const ww_verdict *verdict;
  ww_str date; /* of the report, YYYY-MM-DD; empty: none is told */
} ww_report;

/* From the verdict to the sources. */
ww_element *ww_compose_report(ww_arena *arena, const ww_report *report);

/* The body of a record after MADR 4.0 (adr.github.io/madr): its headings in
 * their order, so that tools find what they look for. */
ww_element *ww_compose_madr(ww_arena *arena, const ww_report *report);

#endif
