/* Is there a point of a net at which all that is wanted holds? Found, proved
 * impossible, or the budget ran out: branch and bound over the domains.
 *
 * What is found is verified by deciding for real (`holds`); what is proved
 * rests on the bounds (balance.h) and on having looked at every case. Nothing
 * here looks at a clock: a search stops after a number of nodes. */
#ifndef WW_CHECK_PROVE_H
#define WW_CHECK_PROVE_H

#include "check/balance.h"
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
  int without;              /* the rule that twins leave out, or WW_NONE */
  const int64_t *weights;   /* [rule]: their sum is at least `least`; or NULL */
  int64_t least;
  int known_most; /* questions that are answered, or WW_ANY_NUMBER */
  /* Whether it holds in truth, with the states of both worlds. */
  bool (*holds)(void *context, int *states[2]);
  void *context;
} ww_goal;
#define WW_GOAL_INIT                                                           \
  { .without = WW_NONE, .known_most = WW_ANY_NUMBER }

typedef struct ww_prover {
  const ww_net *net;
  ww_domains domains;
  ww_balance *balance;
  int *states[2]; /* of what was found, in each world */
  int *classes;   /* [variable]: of answers, at the point that is tried */
  const ww_goal *goal;
  long *budget;  /* nodes that may still be visited */
  int64_t blame; /* dead ends that pairs of tallies led to, and some */
  bool *known;   /* [question] */
  /* What branching on a variable is worth, and on which of its literals. */
  int64_t *scores;   /* [variable] */
  int64_t *heaviest; /* [variable]: the literal's part */
  uint64_t *masks;   /* [variable]: the literal */
} ww_prover;

/* All that the net says is open again after each search; what was learnt of
 * where to branch is kept. */
ww_prover *ww_prover_new(ww_arena *arena, const ww_net *net);

/* With a net that does not fit, undecided. */
ww_finding ww_prove(ww_prover *prover, const ww_goal *goal, long *budget);

static inline void ww_want(ww_goal *goal, int variable, uint64_t mask) {
  goal->wanted[goal->wanted_count++] = (ww_mask_literal){variable, mask};
}

/* These want nothing of a net that does not fit. */
static inline void ww_want_term(ww_goal *goal, const ww_net *net, int world,
                                int term, bool holds) {
  if (net->fits)
    ww_want(goal, net->terms[world][term], ww_class(holds));
}

static inline void ww_want_outcome(ww_goal *goal, const ww_net *net, int world,
                                   int outcome) {
  if (net->fits)
    ww_want(goal, net->outcome[world], ww_class(outcome));
}

/* ---- Shared by the parts of the search: prove.c and choose.c ---------- */

/* The only option that may still win in a tally, or WW_NONE. */
int ww_winner_of(const ww_prover *prover, int tally);

/* The winner's closest rival, by how far ahead the winner can be at most. */
int ww_rival_of(ww_prover *prover, int tally, int winner, int64_t *ahead);

/* Enters the weights of two tallies of one decision with different winners:
 * what one is ahead here and the other there, together. What is alike in both
 * worlds cancels out. False: they are no such tallies. */
bool ww_weigh_pair(ww_prover *prover, int tally, int other, int64_t *constant);

/* The variable to branch on, by `masks`; WW_NONE: nothing is open. */
int ww_choose(ww_prover *prover);

static inline int64_t ww_magnitude(int64_t x) {
  return x < 0 ? -x : x;
}

#endif
