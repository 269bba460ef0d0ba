/* Can the answer to a question make a difference at all?
 *
 * Looks for a completion of the other questions at which two answers to this
 * one (or an answer, and none) have different outcomes: first at points that
 * are at hand, then as a problem of two worlds that differ in this answer. */
#ifndef WW_ENGINE_LIVE_H
#define WW_ENGINE_LIVE_H

#include "engine/prospect.h"

typedef struct ww_live {
  ww_arena *arena; /* of the two worlds at hand */
  ww_prospect *prospect;
  const ww_question *question;
  bool *own;         /* [variable]: it belongs to the question, ... */
  bool *apart;       /* ... or differs between the worlds at hand */
  int *states[2];    /* of what differs, in each world */
  bool *alike;       /* [decision]: proved to come out alike in both */
  int decision;      /* the one that is looked at, ... */
  int pair[2];       /* ... with these outcomes */
  bool matters;      /* the question does, at the point that was found */
  int *point;        /* room for one */
  uint64_t outcomes; /* that may come out: a bit each */
  const int *held;   /* states of the profile */
  const bool *open;  /* [question] */
  long nodes;        /* for this one, ... */
  long share;        /* ... and for one search of it */
} ww_live;

/* Works on any question in turn. */
ww_live *ww_live_new(ww_arena *arena, ww_prospect *prospect);

/* Turns to a question. */
void ww_live_turn(ww_live *live, int question);

/* Whether another answer to the question differs at this point; of a set,
 * whether one does that has one member more or less, or none of all. False
 * proves nothing for sets. */
bool ww_live_at(ww_live *live, const int states[]);

/* The same over all completions of a profile (ww_prospect_hold); `outcomes`
 * can come out of them. At most so many nodes, which are taken from the
 * budget. WW_FOUND, WW_IMPOSSIBLE as a proof, or WW_UNDECIDED. */
ww_search_result ww_live_search(ww_live *live, const int states[],
                                const bool open[], uint64_t outcomes,
                                long *budget);

#endif
