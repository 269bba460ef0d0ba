/* Precedents decided as if they were projects: does the rulebook recommend what
 * they came to, and is it as sure as it may be?
 *
 * Each is left out of all that precedents say of it. Counts that are told of
 * the held alone are those that nobody tuned on. */
#ifndef WW_STUDY_TEST_AGREEMENT_H
#define WW_STUDY_TEST_AGREEMENT_H

#include "engine/analysis.h"

enum {
  WW_CLEAR_PARTS = 4,
  WW_BAND_LEAST = 25,    /* held precedents in a band of records */
  WW_TRIALS = 3,         /* of each precedent with answers left out */
  WW_TRIAL_SEED = 11,    /* for which ones */
  WW_SHARE_LEAST = 5,    /* thousandths: what is told of less in a trial */
  WW_FLOOR_WHOLE = 1000, /* a floor is in thousandths */
};

typedef struct ww_agreed {
  int precedent; /* in the order of the evidence */
  const ww_verdict *verdict;
  ww_certainty certainty;
  bool right; /* its outcome is what is recommended */
  bool met;   /* right, or begun as it says, or one of two that are close */
} ww_agreed;

typedef struct ww_tried {
  int right, of;
} ww_tried;

typedef struct ww_band { /* of records of the held, least first */
  ww_tried told;         /* all their records, added up */
  ww_tried real;
} ww_band;

typedef struct ww_agreement {
  const ww_rules *rules;
  const ww_evidence *evidence; /* NULL: there are no precedents */
  ww_agreed *of;               /* by id */
  int count;
  bool tell_held;     /* the misses among the held, too */
  int floor;          /* thousandths of all that shall be right */
  ww_tried known[2];  /* those that are not held, and the held */
  ww_tried met[2];    /* right counts those that are met */
  ww_tried *outcomes; /* [option]: whose outcome it is */
  int *recommended;   /* [option, none] */
  int **confusion;    /* [option][option, none]: the outcome, or the verdict
                         where it is one of several; what was recommended */
  int64_t quarters[WW_CLEAR_PARTS - 1]; /* margins from which the next begins */
  ww_tried clear[WW_CLEAR_PARTS][WW_CLEAR_PARTS]; /* [margin][support] */
  ww_tried strengths[4]; /* of the held, [ww_strength] */
  ww_band *bands;
  int band_count;
  /* Of shares with answers left out, against the verdict with all of them. */
  int trials;
  double brier, log_loss;
} ww_agreement;

ww_agreement *ww_agreement_make(ww_arena *arena, const ww_rules *rules);

bool ww_agreement_passed(const ww_agreement *agreement);

/* Whether it is a miss that is told. */
bool ww_agreement_tells(const ww_agreement *agreement, int index);

/* The quarter of a support: 0 to 15 in four. */
int ww_support_quarter(ww_fraction support);

/* ---- Calibration ------------------------------------------------------ */

/* Fills in trials, brier and log_loss. */
void ww_agreement_calibrate(ww_arena *arena, ww_agreement *agreement);

#endif
