/* Where two rulebooks decide differently: branch and bound over the answers
 * that either tells apart.
 *
 * A box is a set of choices for every slot. It is dropped when no pair of
 * outcomes that is still wanted may come out in it. Each side is bounded by
 * itself (engine/bounds.h); besides, since rules that both have weigh the same
 * on both sides, an option can win on one side and another on the other only
 * as far as the rules that differ push that way. Nodes are counted, never
 * time. */
#ifndef WW_STUDY_CONTEST_H
#define WW_STUDY_CONTEST_H

#include "engine/bounds.h"
#include "study/pairing.h"

typedef struct ww_contest {
  ww_arena *arena;
  const ww_pairing *pairing;
  const ww_ground *ground;
  const ww_rules *rules[WW_SIDES]; /* whole, or cut down */
  int decision[WW_SIDES];          /* in these */
  const ww_space *space[WW_SIDES];
  ww_bounds *bounds[WW_SIDES]; /* NULL where the space does not fit */
  ww_evaluation *evaluation[WW_SIDES];
  int *states[WW_SIDES];
  int rows, columns; /* outcomes of either side; the last: none */
  bool *wanted;      /* [rows * columns] pairs that are looked for */
  int *nowhere;      /* the point at which nothing is answered */
  int **points;      /* [rows * columns]: where one was seen first, NULL */
} ww_contest;

/* About one decision on each side; nothing is wanted yet. `cut`: outcomes of
 * the decisions before it are free (cut.h); needs a pairing whose decisions
 * before are the same. */
ww_contest *ww_contest_new(ww_arena *arena, const ww_pairing *pairing,
                           bool cut);

/* Wants every pair of different outcomes. */
void ww_contest_want_all(ww_contest *contest);

static inline int ww_pair_at(const ww_contest *contest, int a, int b) {
  return a * contest->columns + b;
}

/* Whether the outcomes are one and the same. */
bool ww_pair_agrees(const ww_contest *contest, int a, int b);

/* The pair of outcomes at a point. */
int ww_contest_at(ww_contest *contest, const int point[]);

/* Notes the pair at a point, if it is wanted and none was seen yet. */
bool ww_contest_note(ww_contest *contest, const int point[]);

/* Looks for each wanted pair; those found have a point and are no longer
 * wanted. True: what is still wanted is impossible. */
bool ww_contest_search(ww_contest *contest, long nodes, bool stop_at_first);

#endif
