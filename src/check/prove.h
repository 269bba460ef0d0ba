/* Is there a point of a net at which all that is wanted holds? Found, proved
 * impossible, or the budget ran out: branch and bound over the domains.
 *
 * What is found is verified by deciding for real (`holds`); what is proved
 * rests on the bounds (standing.h) and on having looked at every case. Nothing
 * here looks at a clock: a search stops after a number of nodes. */
#ifndef WW_CHECK_PROVE_H
#define WW_CHECK_PROVE_H

#include "check/standing.h"
#include "engine/search.h"

enum {
  WW_WANTED_MOST = 2 * WW_SET_MEMBERS_MOST + 8,
  WW_ANY_NUMBER = -1,
};

typedef struct ww_goal {
  /* Domains to begin with: of answers, gates of terms, outcomes. */
  ww_mask_literal wanted[WW_WANTED_MOST];
  int wanted_count;
  const ww_mask_term *term; /* holds too; or NULL */
  int without;            /* the rule that twins leave out, or WW_NONE */
  const int64_t *weights; /* [rule]: their sum is at least `least`, or NULL */
  int64_t least;
  int known_most; /* questions that are answered, or WW_ANY_NUMBER */
  /* Whether it holds in truth, with the states of both worlds. */
  bool (*holds)(void *context, int *states[2]);
  void *context;
} ww_goal;

typedef struct ww_prover {
  const ww_net *net;
  ww_domains domains;
  ww_standing *standing;
  int *states[2]; /* of what was found, in each world */
  const ww_goal *goal;
  long *budget; /* nodes that may still be visited */
  bool cut;     /* something was left out, or could not be told */
  int64_t *scores;  /* [variable]: what branching there is worth */
  int64_t *weights; /* [variable]: of the literal to branch on */
  uint64_t *masks;  /* [variable]: that literal */
  bool *known;      /* [question] */
} ww_prover;

ww_prover *ww_prover_new(ww_arena *arena, const ww_net *net);

ww_finding ww_prove(ww_prover *prover, const ww_goal *goal, long *budget);

static inline void ww_want(ww_goal *goal, int variable, uint64_t mask) {
  goal->wanted[goal->wanted_count++] = (ww_mask_literal){variable, mask};
}

#endif
