/* What the parts of a composed decision share; only they include this. */
#ifndef WW_REPORT_COMPOSE_H
#define WW_REPORT_COMPOSE_H

#include "engine/decide.h"
#include "report/doc.h"

typedef struct ww_composing {
  const ww_verdict *verdict;
  ww_arena *arena;
  ww_element *doc;
  bool *cited; /* [cited_count]: documents cited so far */
} ww_composing;

/* What speaks for the winner and against it, each under a heading. */
void ww_compose_reasons(ww_composing *c, const ww_result *result);
/* What stands against each other option (of a blocked decision: all). */
void ww_compose_objections(ww_composing *c, const ww_result *result);

/* Every decision that was made beside the main one: first those that each
 * project gets, then those that only some do. */
void ww_compose_followups(ww_composing *c);

/* Advice of one kind under a heading; nothing where there is none. */
void ww_compose_warnings(ww_composing *c, ww_kind kind, const char *heading);
void ww_compose_steps(ww_composing *c, const char *heading);

/* ---- Phrases ---------------------------------------------------------- */

const ww_option *ww_option_of(const ww_result *result, int option);

/* The options that the winner is level with: "this", "this, that and those". */
ww_str ww_equals_of(const ww_composing *c, const ww_result *result);

/* A text with its answers filled in. */
ww_str ww_say(const ww_composing *c, const ww_template *text);

/* What must be said of a text that is explained further on: all up to the
 * first full stop. */
ww_str ww_first_sentence(ww_str text);

/* An aside: "rule, from question: answer; ... Reported in a and 2 more." */
ww_element *ww_compose_grounds(ww_composing *c, ww_element *parent,
                               const ww_result *result, int rule);
/* Adds "Reported in a and 2 more." to a paragraph. */
void ww_compose_evidence(ww_composing *c, ww_element *paragraph, ww_claim claim,
                         const ww_str *sources, int count);

#endif
