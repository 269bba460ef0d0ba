/* One decision as two rulebooks have it: what belongs together, and what is
 * not the same. */
#ifndef WW_STUDY_DIFF_PAIRING_H
#define WW_STUDY_DIFF_PAIRING_H

#include "study/joint.h"

/* What can differ between an entry of one rulebook and its namesake. */
enum {
  WW_DIFFERS_TEST = 1,   /* what its `when` says */
  WW_DIFFERS_BELOW = 2,  /* conditions or questions that it tests */
  WW_DIFFERS_POINTS = 4, /* the points it gives */
  WW_DIFFERS_SERVES = 8, /* what the options make of them */
  WW_DIFFERS_BARS = 16,  /* what it rules out */
  WW_DIFFERS_WORDS = 32, /* texts and sources: no decision rests on them */
};

typedef struct ww_paired_rule {
  int rule[WW_SIDES]; /* WW_NONE: not there */
  unsigned differs;
  bool same; /* it does the same at every point */
} ww_paired_rule;

typedef struct ww_pairing {
  const ww_rules *rules_of[WW_SIDES];
  int index[WW_SIDES]; /* of the decision */
  const ww_decision_rules *decision[WW_SIDES];
  int *namesake[WW_SIDES]; /* [option of the side]: of the other, or NONE */
  ww_paired_rule *rules;   /* those of before, then those that are new */
  int rule_count;
  bool same_when;   /* both are made at the same points */
  bool when_edited; /* their tests do not read the same */
  bool follows;     /* at most decisions before it differ */
} ww_pairing;

/* `same_before`: the decisions that stand before it never differ. */
ww_pairing *ww_pairing_make(ww_arena *arena, const ww_rules *before,
                            const ww_rules *after, int decision_before,
                            int decision_after, bool same_before);

/* Whether nothing that decides differs. */
bool ww_pairing_same(const ww_pairing *pairing);

/* Whether both take the same answers. */
bool ww_question_same(const ww_question *a, const ww_question *b);

#endif
