/* Mutants: a rulebook with one rule made wrong.
 *
 * What is changed of each rule, one at a time: its points are set to 0,
 * negated, or those of one target moved to the next (options and needs each
 * in a ring); one end of a threshold of its own, on a number or scale, is
 * moved to the neighbouring edge, either way; one option is no longer ruled
 * out. Questions, cells and advice stay as they are. */
#ifndef WW_STUDY_MUTANTS_H
#define WW_STUDY_MUTANTS_H

#include "rulebook/program.h"

#include "base/buf.h"

typedef enum ww_mutant_kind {
  WW_MUTANT_ZEROED,
  WW_MUTANT_NEGATED,
  WW_MUTANT_MOVED,
  WW_MUTANT_SHIFTED, /* a threshold */
  WW_MUTANT_LET_IN,  /* an option that was ruled out */
} ww_mutant_kind;

typedef struct ww_mutant {
  ww_mutant_kind kind;
  int decision, rule;
  int target;          /* MOVED: needs and then options; LET_IN: an option */
  const ww_when *when; /* SHIFTED: the test, ... */
  ww_test test;        /* ... and what becomes of it */
} ww_mutant;

typedef struct ww_mutants {
  ww_mutant *of;
  int count;
} ww_mutants;

/* All of them, in the order of the rulebook. */
ww_mutants ww_mutants_list(ww_arena *arena, const ww_rules *rules);

/* The mutated rulebook; what is not changed is shared. */
const ww_rules *ww_mutant_make(ww_arena *arena, const ww_rules *rules,
                               const ww_mutant *mutant);

/* "points of rag go to hybrid". */
void ww_put_mutant(ww_buf *buf, const ww_rules *rules, const ww_mutant *mutant);

extern const char *const ww_mutant_words[]; /* "zeroed" ... */

#endif
