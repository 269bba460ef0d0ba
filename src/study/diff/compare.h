/* Two profiles side by side: which answers differ, and what that does.
 *
 * A difference is taken over alone: what would come of A with this one answer
 * of B's (or B's silence). `lead` is how far A's recommendation would be ahead
 * of the best other option; negative: behind. */
#ifndef WW_STUDY_DIFF_COMPARE_H
#define WW_STUDY_DIFF_COMPARE_H

#include "engine/decide.h"

typedef struct ww_lead_of { /* of A's recommendation */
  bool told;    /* false: it is ruled out, or nothing else can win */
  bool barred;  /* it is ruled out */
  int64_t lead; /* millionths */
} ww_lead_of;

typedef struct ww_difference {
  int question;
  ww_lead_of alone;
  int outcome; /* taken over alone; option_count: none */
} ww_difference;

typedef struct ww_comparison {
  const ww_rules *rules;
  const ww_verdict *verdict[2]; /* of A and of B */
  ww_lead_of lead;              /* in A as it is */
  ww_difference *differences;   /* in the rulebook's order */
  int count;
  int *flip;      /* differences, fewest, that lead A to B's recommendation */
  int flip_count; /* 0: both have the same */
  bool exact;     /* no fewer do */
} ww_comparison;

ww_comparison *ww_comparison_make(ww_arena *arena, const ww_rules *rules,
                                  const ww_answers *a, const ww_answers *b);

#endif
