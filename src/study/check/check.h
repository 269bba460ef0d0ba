/* What `rules check` finds out about a rulebook, and what is wrong with it. */
#ifndef WW_STUDY_CHECK_CHECK_H
#define WW_STUDY_CHECK_CHECK_H

#include "base/diag.h"
#include "base/listener.h"
#include "engine/analysis.h"
#include "solve/solve.h"

/* ---- Facts ------------------------------------------------------------ */

/* What is found out about each part of a rulebook, over all answers.
 *
 * WW_FOUND, WW_IMPOSSIBLE and WW_UNDECIDED (solve/solve.h) say whether there
 * are such answers; the last only where a budget of nodes came to its end.
 * Indices are the rulebook's. */

/* The answers of one profile, or of two that differ in one of them. */
typedef struct ww_example {
  ww_assignment profiles[2];
  int count; /* 0: none */
} ww_example;

/* Is there such an example? */
typedef struct ww_exhibit {
  ww_search_result finding;
  ww_example example;
} ww_exhibit;

typedef struct ww_decision_facts {
  ww_search_result made;   /* its `when` can be true */
  ww_exhibit *options;     /* [option_count]: it is recommended */
  ww_exhibit blocked;      /* every option is ruled out */
  bool fewest;             /* no fewer answers do that */
  ww_search_result *fires; /* [rule_count] */
  ww_search_result
      *matters;       /* [rule_count]: the outcome would differ without it */
  ww_exhibit *broken; /* [invariant_count] */
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
  ww_search_result *advice;     /* [advice_count]: it can apply */
  ww_search_result *prices;     /* [price_count]: it can apply */
  ww_search_result *conditions; /* [condition_count]: it can be true */
  bool exact;                   /* nothing is undecided */
  long nodes;                   /* that the searches visited */
} ww_facts;

/* With nothing decided yet. */
void ww_facts_init(ww_facts *facts, ww_arena *arena, const ww_rules *rules);
/* Whether nothing is left undecided. */
bool ww_facts_decided(const ww_facts *facts, const ww_rules *rules);

/* What is left undecided, but invariants, which have warnings of their own: as
 * a flaw's subject is written. */
typedef struct ww_undecided {
  ww_str *of; /* [count] */
  int count;
} ww_undecided;

ww_undecided ww_facts_undecided(ww_arena *arena, const ww_facts *facts,
                                const ww_rules *rules);

/* ---- Gaps ------------------------------------------------------------- */

/* What may have been left out, or set against each other; nothing of it is
 * wrong. */

typedef struct ww_untested { /* an answer that no test is true of */
  int question;
  int value; /* or member; of a flag false 0, true 1 */
} ww_untested;

static inline ww_answer ww_untested_answer(const ww_untested *one) {
  return (ww_answer){.known = true,
                     .value = one->value,
                     .members = (uint64_t)1 << (one->value & 63)};
}

/* Two rules that fire together, test one question, and of which one gives an
 * option points that the other takes. */
typedef struct ww_opposed {
  int decision;
  int rules[2];
  int question;
  int option;
} ww_opposed;

typedef struct ww_gaps {
  int *uncovered; /* questions that rules test and no invariant speaks of */
  int uncovered_count;
  ww_untested *untested;
  int untested_count;
  ww_opposed *opposed;
  int opposed_count;
  bool all; /* false: there may be more that are opposed */
} ww_gaps;

/* ---- Flaw ------------------------------------------------------------- */

/* Something wrong with a rulebook, and where. */

/* Something wrong, or a note. */
typedef struct ww_flaw {
  const ww_diag *diag;
  ww_str subject; /* what it is about, by ids: "approach/must-cite" */
  ww_example example;
  bool exact; /* false: the search was cut short */
  /* Of a place in the built-in rulebook: the entry of an overlay that most
   * likely brought it about; none where there is no overlay. */
  ww_place cause;
  bool in_overlay; /* it, or its cause, stands in one */
} ww_flaw;

/* ---- Findings --------------------------------------------------------- */

/* Checking a rulebook by meaning: what is found out about each part of it,
 * with profiles that show it, and what is wrong.
 *
 * All is asked over all answers, by search with bounds, never by text or by
 * sampling. */

typedef struct ww_findings {
  const ww_rules *rules;
  ww_facts facts;
  ww_gaps gaps;
  bool tell_gaps; /* in a text each of them, not how many */
  ww_flaw *flaws; /* those of overlays first, in the order of files, lines */
  int flaw_count;
  int counts[3]; /* [ww_severity] */
  int accepted;  /* how many more there are that the rulebook accepts */
} ww_findings;

/* How much is usually searched for each of the parts, in looks at a rule or a
 * gate: about a second on a machine of 2025, where all of it is used up. */
#define WW_CHECK_WORK 200000000L

ww_findings *ww_findings_make(ww_arena *arena, const ww_rules *rules, long work,
                              const ww_listener *progress);

#endif
