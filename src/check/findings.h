/* Checking a rulebook by meaning: what is found out about each part of it,
 * with profiles that show it, and what is wrong.
 *
 * All is asked over all answers, by search with bounds, never by text or by
 * sampling. WW_FOUND, WW_IMPOSSIBLE and WW_UNDECIDED (engine/search.h) say
 * whether there are such answers; the last only where a budget of nodes came
 * to its end. Indices are the rulebook's. */
#ifndef WW_CHECK_FINDINGS_H
#define WW_CHECK_FINDINGS_H

#include "base/diag.h"
#include "engine/search.h"
#include "engine/unknowns.h"

/* The answers of one profile, or of two that differ in one of them. */
typedef struct ww_example {
  ww_assignment profiles[2];
  int count; /* 0: none */
} ww_example;

/* Is there such an example? */
typedef struct ww_exhibit {
  ww_finding finding;
  ww_example example;
} ww_exhibit;

typedef struct ww_decision_facts {
  ww_finding made;     /* its `when` can be true */
  ww_exhibit *options; /* [option_count]: it is recommended */
  ww_exhibit blocked;  /* every option is ruled out */
  bool fewest;         /* no fewer answers do that */
  ww_finding *fires;   /* [rule_count] */
  ww_finding *matters; /* [rule_count]: the outcome would differ without it */
  ww_exhibit *broken;  /* [invariant_count] */
} ww_decision_facts;

/* Two profiles that differ in it alone, and what comes of it. */
typedef struct ww_question_facts {
  ww_exhibit live;
  int decision; /* another outcome of this one, or WW_NONE */
  int advice;   /* this advice in only one of the two, or WW_NONE */
  int price;    /* this price makes the costs differ, or WW_NONE */
} ww_question_facts;

typedef struct ww_facts {
  ww_decision_facts *decisions; /* [decision_count] */
  ww_question_facts *questions; /* [question_count] */
  ww_finding *advice;           /* [advice_count]: it can apply */
  ww_finding *prices;           /* [price_count]: it can apply */
  ww_finding *conditions;       /* [condition_count]: it can be true */
  bool exact;                   /* nothing is undecided */
  long nodes;                   /* that the searches visited */
} ww_facts;

/* Something wrong, or a note. */
typedef struct ww_flaw {
  const ww_diag *diag;
  ww_str subject; /* what it is about, by ids: "approach/must-cite" */
  ww_example example;
  bool exact; /* false: the search was cut short */
} ww_flaw;

typedef struct ww_findings {
  const ww_rules *rules;
  ww_facts facts;
  ww_flaw *flaws; /* in the order of files and lines */
  int flaw_count;
  int counts[3]; /* [ww_severity] */
} ww_findings;

/* How much may be searched, in looks at a rule or a gate; 0: the usual. */
ww_findings *ww_findings_make(ww_arena *arena, const ww_rules *rules,
                              long work);

#endif
