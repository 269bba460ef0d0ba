/* A verdict as a document for a terminal: what to do and why, on a screen or
 * two. What is left out stands in the JSON. Nothing here knows a subject: all
 * titles and texts are the rulebook's. */
#ifndef WW_REPORT_COMPOSE_DECISION_H
#define WW_REPORT_COMPOSE_DECISION_H

#include "engine/decide.h"
#include "report/doc.h"

/* Borrows from the verdict. */
ww_element *ww_compose_decision(ww_arena *arena, const ww_verdict *verdict);

#endif
