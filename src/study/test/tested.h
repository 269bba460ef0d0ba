/* All that `rules test` tells: cases, coverage, and mutants where asked for. */
#ifndef WW_STUDY_TEST_TESTED_H
#define WW_STUDY_TEST_TESTED_H

#include "study/show/show.h"
#include "study/test/mutants.h"

typedef struct ww_uncovered { /* what fires in no case */
  int decision;               /* WW_NONE: it is advice */
  int index;
  ww_firing firing;
} ww_uncovered;

typedef struct ww_tested {
  const ww_trial *trial;
  const ww_mutation *mutation; /* NULL: not asked for */
  ww_uncovered *uncovered;     /* rules, then advice; in their order */
  int uncovered_count;
  int rules, rules_covered; /* of all decisions */
  int advice_covered;
  int percent_least; /* of the rules; 0: any will do */
} ww_tested;

ww_tested *ww_tested_make(ww_arena *arena, const ww_rules *rules,
                          const ww_cases *cases, bool mutate, int percent_least,
                          const ww_listener *progress);

/* Whether enough rules are covered. */
bool ww_tested_covers(const ww_tested *tested);
/* No case fails, and enough is covered. */
bool ww_tested_passed(const ww_tested *tested);

#endif
