/* What is found out about each part of a rulebook, over all answers.
 *
 * WW_FOUND, WW_IMPOSSIBLE and WW_UNDECIDED (solve/solve.h) say whether there
 * are such answers; the last only where a budget of nodes came to its end.
 * Indices are the rulebook's. */
#ifndef WW_CHECK_FACTS_H
#define WW_CHECK_FACTS_H

#include "engine/unknowns.h"
#include "solve/solve.h"

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

/* With nothing decided yet. */
void ww_facts_init(ww_facts *facts, ww_arena *arena, const ww_rules *rules);
/* Whether nothing is left undecided. */
bool ww_facts_decided(const ww_facts *facts, const ww_rules *rules);

#endif
