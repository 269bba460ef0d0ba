/* Points near a given one: at most so many questions have another answer.
 *
 * Of each answer a class is *home*. Questions that cannot have theirs any more
 * are away; once as many are as may be, the others stay. So a bound counts only
 * the few questions that do most, and for the others what they do at home. */
#ifndef WW_SOLVE_NEAR_H
#define WW_SOLVE_NEAR_H

#include "solve/domains.h"

enum { WW_ANY_NUMBER = -1 };

typedef struct ww_near {
  ww_domains *domains;
  const uint64_t *home; /* [variable]: a class of an answer, else 0; NULL: all
                           points are near */
  int left;             /* questions that may still leave */
  bool *away;           /* [question] */
  int64_t *gains;       /* [question]: what it does if it leaves */
  int *noted;           /* questions that have such a gain */
  int noted_count;
} ww_near;

ww_near ww_near_new(ww_arena *arena, ww_domains *domains);

/* Of no answer at all. */
uint64_t *ww_home_unanswered(ww_arena *arena, const ww_problem *problem);

/* Looks at the domains. False: too many are away. */
bool ww_near_may_be(ww_near *near, const uint64_t home[], int most);

/* Whether what an answer does beyond its home is only noted; otherwise it
 * counts at once. */
bool ww_near_note(ww_near *near, int variable, int64_t gain);
/* The most that was noted, by as many questions as may leave; forgets it. */
int64_t ww_near_gain(ww_near *near);

#endif
