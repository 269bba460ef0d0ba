/* Checking a rulebook by meaning: what is found out about each part of it,
 * with profiles that show it, and what is wrong.
 *
 * All is asked over all answers, by search with bounds, never by text or by
 * sampling. */
#ifndef WW_CHECK_FINDINGS_H
#define WW_CHECK_FINDINGS_H

#include "check/flaw.h"

typedef struct ww_findings {
  const ww_rules *rules;
  ww_facts facts;
  ww_flaw *flaws; /* in the order of files and lines */
  int flaw_count;
  int counts[3]; /* [ww_severity] */
} ww_findings;

/* How much is usually searched for each of the parts, in looks at a rule or a
 * gate: about a second on a machine of 2025, where all of it is used up. */
#define WW_CHECK_WORK 200000000L

ww_findings *ww_findings_make(ww_arena *arena, const ww_rules *rules,
                              long work);

#endif
