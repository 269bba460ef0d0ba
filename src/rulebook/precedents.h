/* Precedents: projects that were decided, and what came of them.
 *
 * Most of what is asked of a rulebook wants none of them, so that the shipped
 * ones are read only when they are wanted; what somebody hands over is read,
 * and so checked, when it is loaded. Answers are a profile's (answer.h), of
 * known questions only and in the rulebook's order. */
#ifndef WW_RULEBOOK_PRECEDENTS_H
#define WW_RULEBOOK_PRECEDENTS_H

#include "rulebook/answer.h"

typedef struct ww_given {
  int question;
  ww_answer answer; /* known */
} ww_given;

typedef struct ww_precedent {
  ww_str id, title, facts, result;
  ww_str short_text; /* may be empty */
  ww_str source;     /* "id" or "id#section" */
  ww_str date;       /* may be empty */
  ww_place place;
  ww_given *given; /* by question */
  int given_count;
  int *outcomes; /* options of the main decision, at least one, by option */
  int outcome_count;
  int first;         /* an option of the leading decision, or WW_NONE */
  ww_claim evidence; /* measured, reported or advised */
  bool held;         /* counts for the record; no points rest on it */
} ww_precedent;

struct ww_precedents {
  ww_precedent *of; /* in the rulebook's order */
  int count;
};

/* Reads and checks all of them, in the arena; NULL after complaints. */
const ww_precedents *ww_precedents_load(ww_arena *arena, const ww_rules *rules,
                                        ww_diag_list *diags);

/* Those of a rulebook that was checked: read now, if they were not yet. */
const ww_precedents *ww_precedents_of(ww_arena *arena, const ww_rules *rules);

/* Whether the option is among the outcomes. */
bool ww_precedent_led_to(const ww_precedent *precedent, int option);

#endif
