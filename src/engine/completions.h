/* Completions of a profile: what the open answers could be.
 *
 * Each precedent of the rulebook completes it with what it answers, the rest
 * staying unknown, and weighs as much as it is like the profile. Where there
 * are none, a thousand seeded draws do, all of one weight: every open question
 * takes one of its cells, all equally likely; a set draws how many members it
 * has (0 to 3, or as many as there are) and then which. Questions in order,
 * SplitMix64, seed 1. Shares are counts, not probabilities. */
#ifndef WW_ENGINE_COMPLETIONS_H
#define WW_ENGINE_COMPLETIONS_H

#include "base/random.h"
#include "engine/evidence.h"
#include "engine/prospect.h"

enum {
  WW_SHARES = 1000, /* what all shares add up to */
  WW_DRAWS = 1000,
  WW_DRAW_SEED = 1,
  WW_CLOSE_MOST = 32,
};

/* Where completions come from. */
typedef struct ww_completer {
  const ww_rules *rules;
  const ww_answers *answers;
  const ww_evidence *evidence; /* NULL: they are drawn */
  int left_out;
  int count;
  int *today; /* states */
  ww_random random;
} ww_completer;

ww_completer ww_completer_new(ww_arena *arena, const ww_rules *rules,
                              const ww_evidence *evidence,
                              const ww_answers *answers);
/* Enters one after the other, from 0; false: that one is left out. */
bool ww_complete(ww_completer *completer, int index, int states[]);

typedef struct ww_completions {
  bool drawn;
  ww_kin kin;        /* where they are not drawn */
  int outcome_count; /* options, and one more for none: nothing can be
                        recommended, or nothing fires */
  int *shares;       /* [outcome]: of WW_SHARES */
  int *weights;      /* [outcome]: what leads there, in whole parts ... */
  int weight;        /* ... of this */
  int **examples;    /* [option, or option_count: blocked]: the states of the
                        first that comes out so, or NULL */
  int ***together;   /* [variable][state, unknown too][outcome]: weights; of
                        open questions */
  /* The states of those whose winner is least ahead, closest first. */
  int *close[WW_CLOSE_MOST];
  int64_t margins[WW_CLOSE_MOST];
  int close_count;
} ww_completions;

/* prospect lends its evaluation. evidence may be NULL. */
ww_completions *ww_completions_make(ww_arena *arena, ww_prospect *prospect,
                                    const ww_evidence *evidence,
                                    const ww_answers *answers);

/* Adds some close ones that are drawn, for searches: these lie closer to where
 * verdicts turn than what projects have in common. */
void ww_completions_draw_close(ww_arena *arena, ww_prospect *prospect,
                               const ww_answers *answers, ww_completions *made);

/* How much the answer to an open question tells about the outcome: mutual
 * information in bits * 2^32, where no answer is one, too. Of draws it is
 * corrected for its bias (Miller and Madow, 1955), not below 0. Of a set, the
 * most that one member tells. */
int64_t ww_information(const ww_completions *completions, const ww_rules *rules,
                       int question);

/* ---- Need ranges ------------------------------------------------------ */

/* How far the open answers could move the points of each need.
 *
 * Over the completions: what lies outside of the range is possible, but did
 * not come up. */

typedef struct ww_need_range {
  int64_t low, high; /* millionths; today's points lie between them */
} ww_need_range;

/* Of the main decision, [need_count]. */
ww_need_range *ww_need_ranges_make(ww_arena *arena, const ww_rules *rules,
                                   const ww_evidence *evidence,
                                   const ww_answers *answers);

#endif
