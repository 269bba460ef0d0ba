/* Can the answer to a question make a difference at all?
 *
 * Looks for a completion of the other questions at which two answers to this
 * one (or an answer, and none) have different outcomes: first at points that
 * are at hand, then by branch and bound over the others. */
#ifndef WW_ENGINE_LIVE_H
#define WW_ENGINE_LIVE_H

#include "engine/near_tie.h"

typedef struct ww_live {
  ww_arena *arena;
  ww_search *search;
  const ww_space *space;
  const ww_question *question;
  bool *own; /* [variable]: it belongs to the question */
  ww_branching *branching;
  ww_box *boxes; /* one a level */
  ww_box leaf;
  int *states;
  int *point;
  bool *has_say; /* [rule]: the question can change it */
  int rules_with_say;
  bool *allowed; /* [outcome] in a box */
  bool *pairs;   /* [outcome * outcomes + lower outcome]: see mark_pairs */
  int rule;      /* the one through which it should matter, or WW_NONE */
  int seeks;     /* descents that may still be made */
  long budget;   /* nodes for this question */
  long left;     /* nodes for all questions after it */
} ww_live;

/* Works on any question in turn; NULL where the space does not fit. */
ww_live *ww_live_new(ww_arena *arena, ww_search *search);

/* Turns to a question. */
void ww_live_turn(ww_live *live, int question);

/* Whether another answer to the question differs at this point; of a set,
 * whether one does that has one member more or less, or none of all. False
 * proves nothing for sets. */
bool ww_live_at(ww_live *live, const int states[]);

/* WW_FOUND, WW_IMPOSSIBLE as a proof, or WW_UNDECIDED. */
ww_finding ww_live_search(ww_live *live, const uint64_t *box);

/* The two in one, for callers with a single question. */
ww_finding ww_search_live(ww_arena *arena, ww_search *search,
                          const uint64_t *box, int question);

#endif
