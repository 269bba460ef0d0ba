/* A literal: a variable is in one of these states.
 *
 * States are given as ranges, since tests compare with ends, so a literal is
 * as long as its test, however many states there are. Nobody else knows how
 * they are held. */
#ifndef WW_RULEBOOK_LITERAL_H
#define WW_RULEBOOK_LITERAL_H

#include "base/buf.h"
#include "rulebook/when.h"

typedef struct ww_literal {
  int variable;
  int count;
  const ww_interval *ranges; /* that pass: in order, with gaps between them */
  uint64_t first;            /* bit s: the state s passes, of the first 64 */
} ww_literal;

/* The ranges (borrowed) are put into order, and joined where they meet. */
ww_literal ww_literal_new(ww_arena *arena, int variable,
                          const ww_interval ranges[], int count);

/* The states from 0 to `last` that do not pass. */
ww_literal ww_literal_not(ww_arena *arena, const ww_literal *literal, int last);

/* Literals of one variable, whose last state is `last`, as one: all of them
 * hold, or any does. */
ww_literal ww_literal_join(ww_arena *arena, const ww_literal literals[],
                           int count, bool all, int last);

/* Appends what it says, as bytes. */
void ww_literal_key(ww_buf *key, const ww_literal *literal);

/* Where the state is, or would be, among the ranges. */
int ww_literal_find(const ww_literal *literal, int state);

/* Whether the literal lets the state pass. */
static inline bool ww_passes(const ww_literal *literal, int state) {
  if (state < 64)
    return literal->first >> state & 1;
  int at = ww_literal_find(literal, state);
  return at < literal->count && literal->ranges[at].from <= state;
}

/* Whether whatever the one lets pass the other does, too. */
bool ww_literal_within(const ww_literal *one, const ww_literal *other);

/* As a mask; of a variable whose states are fewer than its bits. */
static inline uint64_t ww_literal_mask(const ww_literal *literal) {
  return literal->first;
}

#endif
