/* A thousand seeded draws of what the open answers could be.
 *
 * Each draw completes the profile: every open question takes one of its
 * cells, all equally likely; a set draws how many members it has (0 to 3, or
 * as many as there are) and then which. Questions in order, SplitMix64, seed
 * 1. Shares are shares of draws, not probabilities. */
#ifndef WW_ENGINE_DRAWS_H
#define WW_ENGINE_DRAWS_H

#include "base/random.h"
#include "engine/prospect.h"
#include "profile/profile.h"

enum { WW_DRAWS = 1000, WW_DRAW_SEED = 1, WW_CLOSE_DRAWS = 32 };

typedef struct ww_draws {
  int outcome_count; /* options, and one more for none */
  int *outcomes;     /* [outcome]: draws that lead there */
  int **examples;    /* [outcome]: the states of the first such draw, NULL */
  int ***together;   /* [variable][state][outcome]: of open questions */
  /* The states of the draws whose winner is least ahead, closest first. */
  int *close[WW_CLOSE_DRAWS];
  int64_t margins[WW_CLOSE_DRAWS];
  int close_count;
} ww_draws;

/* One draw: enters an answer to each open question into the states. */
void ww_draw_open(const ww_rules *rules, const ww_answers *answers,
                  ww_random *random, int states[]);

/* prospect lends its evaluation. */
ww_draws *ww_draws_make(ww_arena *arena, ww_prospect *prospect,
                        const ww_answers *answers);

/* How much the answer to an open question tells about the outcome: mutual
 * information in bits * 2^32, corrected for its bias (Miller and Madow,
 * 1955), not below 0. Of a set, the most that one member tells. */
int64_t ww_information(const ww_draws *draws, const ww_rules *rules,
                       int question);

/* ---- Need ranges ------------------------------------------------------ */

/* How far the open answers could move the points of each need.
 *
 * Over the draws that also give the shares (draws.h): what lies outside of
 * the range is possible, but did not come up in a thousand draws. */

typedef struct ww_need_range {
  int64_t low, high; /* millionths; today's points lie between them */
} ww_need_range;

/* Of the main decision, [need_count]. */
ww_need_range *ww_need_ranges_make(ww_arena *arena, const ww_rules *rules,
                                   const ww_answers *answers);

#endif
