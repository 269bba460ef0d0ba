/* What the parts of a composed decision share; only they include this. */
#ifndef WW_REPORT_COMPOSE_COMPOSE_H
#define WW_REPORT_COMPOSE_COMPOSE_H

#include "engine/analysis.h"
#include "engine/decide.h"
#include "report/document/tree.h"

typedef struct ww_composing {
  const ww_verdict *verdict;
  ww_arena *arena;
  ww_element *doc;
  bool *cited; /* [cited_count]: documents cited so far */
  int level;   /* of headings inside a section; 0 where there is none */
} ww_composing;

/* What speaks for the winner and against it, each under a heading. */
void ww_compose_reasons(ww_composing *c, const ww_result *result);
/* What stands against each other option (of a blocked decision: all). */
void ww_compose_objections(ww_composing *c, const ww_result *result);

/* What the analysis tells, each part under a heading (NULL: without one);
 * nothing without an analysis. */
void ww_compose_certainty(ww_composing *c, const ww_result *result,
                          const char *heading);
/* What of it ww_add_strength does not say, at the end of a paragraph; not for
 * a decision with nothing to go on. */
void ww_add_certainty(const ww_composing *c, const ww_result *result,
                      ww_element *text);
void ww_compose_flips(ww_composing *c, const ww_result *result,
                      const char *heading);
void ww_compose_open_questions(ww_composing *c, const ww_result *result,
                               const char *heading);

/* The same in a sentence with a space after it: "Probably: of 25 published
 * projects decided as clearly, 19 turned out so. "; nothing where blocked. */
void ww_add_strength(const ww_composing *c, const ww_result *result,
                     ww_element *text);
/* Of a decision with nothing to go on: what to answer first. */
void ww_add_first_questions(const ww_composing *c, ww_element *text);
/* What there is in a recommendation's place, where there is none. */
ww_str ww_no_verdict(const ww_result *result);

/* All scores as bars. */
void ww_compose_bars(ww_composing *c, const ww_result *result);
/* The layers of the option: its parts and what each carries. */
void ww_compose_layers(ww_composing *c, const ww_option *option);

/* Every decision that was made beside the main one: first those that each
 * project gets, then those that only some do. */
void ww_compose_followups(ww_composing *c);

/* Advice of one kind under a heading (NULL: without one); nothing where there
 * is none. */
void ww_compose_warnings(ww_composing *c, ww_kind kind, const char *heading);
void ww_compose_steps(ww_composing *c, const char *heading);

/* ---- Phrases ---------------------------------------------------------- */

const ww_option *ww_option_of(const ww_result *result, int option);

/* Of outcomes, which are options and, past the last, none: today's (where there
 * is nothing to go on, the one that searches go on with); the title
 * of one, or "no recommendation". */
int ww_outcome_now(const ww_result *result);
ww_str ww_outcome_words(const ww_result *result, int outcome);

/* The options that the winner is level with: "this", "this, that and those". */
ww_str ww_equals_of(const ww_composing *c, const ww_result *result);

/* What a question is called beside its answer: its label, else its id as
 * words. */
ww_str ww_called(ww_arena *arena, const ww_question *question);

/* A text with its answers filled in. */
ww_str ww_say(const ww_composing *c, const ww_template *text);

/* What must be said of a text that is explained further on: all up to the
 * first full stop. */
ww_str ww_first_sentence(ww_str text);

/* An aside: "rule, from question: answer; ... Reported in a and 2 more." */
ww_element *ww_compose_grounds(ww_composing *c, ww_element *parent,
                               const ww_result *result, int rule);
/* The same at the end of a paragraph. */
void ww_add_grounds(ww_composing *c, ww_element *paragraph,
                    const ww_result *result, int rule);
/* Adds "Reported in a and 2 more." to a paragraph. */
void ww_compose_evidence(ww_composing *c, ww_element *paragraph, ww_claim claim,
                         const ww_str *sources, int count);

/* ---- Answers and changes in words ------------------------------------- */

/* What stands before the i-th of so many: nothing, ", ", or `last` before the
 * last one (" and "). */
const char *ww_joiner(int i, int count, const char *last);

/* The states first..last of a question but a set: "below 500", "at 99 or
 * fewer", "weekly or above", "yes". */
void ww_put_states(ww_buf *buf, const ww_question *question, int first,
                   int last);

/* The question, ready for such words: "labeled_examples ", "citations: ". */
void ww_compose_subject(const ww_composing *c, ww_element *text, int question);

/* "labeled_examples at 99 or fewer (now 620)", "both a: x and b: y (both
 * open)"; several single flips that merge as "failure_mode: x or y". */
void ww_compose_changes(const ww_composing *c, ww_element *text,
                        const ww_flip *const flips[], int count);
/* Whether two flips can be told as one. */
bool ww_changes_merge(const ww_composing *c, const ww_flip *a,
                      const ww_flip *b);

#endif
