/* What a check of a rulebook finds: facts about each part of it, with
 * profiles that show them, and flaws.
 *
 * WW_FOUND, WW_IMPOSSIBLE and WW_UNDECIDED (engine/search.h) say whether there
 * is such a profile. Indices are the rulebook's. */
#ifndef WW_CHECK_FINDINGS_H
#define WW_CHECK_FINDINGS_H

#include "base/diag.h"
#include "engine/search.h"
#include "engine/unknowns.h"

/* One profile, or two that differ in one answer. */
typedef struct ww_witness {
  ww_assignment profiles[2];
  int count; /* 0: none */
} ww_witness;

typedef struct ww_flaw {
  ww_diag *diag;
  ww_str subject; /* what it is about: "approach/must-cite" */
  ww_witness witness;
  bool exact;     /* false: the search was cut short */
} ww_flaw;

typedef struct ww_shown { /* is there such a profile, and which */
  ww_finding finding;
  ww_witness witness;
} ww_shown;

typedef struct ww_decision_facts {
  ww_finding made;
  ww_shown *options; /* [option_count]: recommended */
  ww_shown blocked;  /* every option ruled out, by the fewest answers */
  ww_finding *fires;   /* [rule_count] */
  ww_finding *matters; /* [rule_count]: it changes the outcome somewhere */
  ww_shown *broken;    /* [invariant_count] */
} ww_decision_facts;

typedef struct ww_question_facts {
  ww_shown live; /* two profiles */
  int decision;  /* whose outcome they change, or WW_NONE ... */
  int advice;    /* ... which advice */
} ww_question_facts;

typedef struct ww_findings {
  const ww_rules *rules;
  ww_diag_list diags;
  ww_flaw *flaws; /* in the rulebook's order; [diags.count] */
  size_t flaw_room;
  ww_decision_facts *decisions; /* [decision_count] */
  ww_question_facts *questions; /* [question_count] */
  ww_finding *advice;           /* [advice_count]: it can apply */
  long nodes;                   /* that were visited */
  bool exact;                   /* nothing was left undecided */
} ww_findings;

ww_findings *ww_findings_make(ww_arena *arena, const ww_rules *rules);

/* Adds a flaw; the result may be given a hint (ww_hint) and a witness. */
ww_flaw *ww_flaw_add(ww_findings *findings, ww_severity severity,
                     ww_diag_code code, ww_place place, ww_str subject,
                     const char *format, ...) WW_FORMAT(6, 7);

#endif
