/* Which rules fire, and what they add up to: the innermost step of all.
 *
 * Works on states (profile/profile.h) and the compiled program alone. A
 * ww_tally is made once for a rulebook and filled again and again: evaluating
 * allocates nothing. Points are whole millionths, so sums are exact. */
#ifndef WW_ENGINE_EVALUATE_H
#define WW_ENGINE_EVALUATE_H

#include "rulebook/program.h"

#define WW_ALONE INT64_MAX /* a margin: no other option can win */

typedef struct ww_tally { /* of one decision */
  bool made;              /* its `when` is true */
  bool silent;            /* no rule fired: there is nothing to go on */
  int winner;             /* an option; WW_NONE: blocked or not made */
  bool tie;               /* another that can win has as many points */
  int64_t *scores;        /* [option_count], millionths */
  bool *ruled_out;        /* [option_count] */
  uint64_t *fired;        /* bitmap over the rules */
} ww_tally;

typedef struct ww_evaluation {
  ww_tally *decisions; /* [decision_count] */
  uint64_t *advice;    /* bitmap of what applies */
} ww_evaluation;

ww_evaluation *ww_evaluation_new(ww_arena *arena, const ww_rules *rules);

/* Evaluates the decisions before `decisions` in order, entering gates and
 * outcomes into the states; advice too when all are asked for. */
void ww_evaluate(const ww_rules *rules, int states[], int decisions,
                 ww_evaluation *evaluation);

/* After the decisions before the main one: makes it, but goes on as if this
 * option had been chosen; then all that follow, and advice. */
void ww_evaluate_as(const ww_rules *rules, int states[], int option,
                    ww_evaluation *evaluation);

/* Whether an option is recommended: the winner, where some rule fired. */
static inline bool ww_recommends(const ww_tally *tally) {
  return tally->winner != WW_NONE && !tally->silent;
}

/* All decisions, as they are told, and advice: without a rule that fires in
 * the main one nothing is recommended, and no decision after it is made but
 * the leading one. */
void ww_evaluate_told(const ww_rules *rules, int states[],
                      ww_evaluation *evaluation);

/* Nothing is recommended where no rule fires. */
static inline void ww_hush(ww_tally *tally) {
  if (!tally->silent)
    return;
  tally->winner = WW_NONE;
  tally->tie = false;
}

/* How far the winner is ahead of the next that can win. */
int64_t ww_margin(const ww_tally *tally, int option_count);

/* The bits of a block's terms that hold. */
void ww_match(const ww_block *block, const int states[], uint64_t fired[]);

static inline bool ww_bit(const uint64_t *bitmap, int index) {
  unsigned bit = (unsigned)index;
  return bitmap[bit / 64] >> (bit % 64) & 1;
}

static inline void ww_bit_clear(uint64_t *bitmap, int index) {
  bitmap[index / 64] &= ~((uint64_t)1 << (index % 64));
}

#endif
