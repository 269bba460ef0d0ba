/* The classes that each variable of a problem may still have, and what follows.
 *
 * Restricting one variable restricts others through gates and sets, forwards
 * and backwards: where a gate must be true, so must all that it rests on.
 * Nothing is ever dropped that some point of the domains needs. What was
 * restricted is on a trail, so that it can be taken back. */
#ifndef WW_SOLVE_DOMAINS_H
#define WW_SOLVE_DOMAINS_H

#include "solve/problem.h"

/* A literal, term or rule holds: NEVER, MAY, or MAY | MUST. */
enum { WW_NEVER = 0, WW_MAY = 1, WW_MUST = 2 };

typedef struct ww_domains {
  const ww_problem *problem;
  uint64_t *of;   /* [variable] */
  bool changed;   /* since somebody set it to false */
  int64_t *blame; /* [gate]: dead ends that it led to, and one */
  struct ww_trail {
    int variable;
    uint64_t before;
  } * trail;
  size_t trail_count;
  size_t trail_room; /* never exceeded: every entry takes a class away */
} ww_domains;

/* All classes of all variables. */
ww_domains ww_domains_new(ww_arena *arena, const ww_problem *problem);

/* False: nothing is left. */
bool ww_domains_restrict(ww_domains *domains, int variable, uint64_t mask);
/* Draws the conclusions. False: nothing is left. */
bool ww_domains_conclude(ww_domains *domains);
/* Takes back all but the first `count` entries of the trail. */
void ww_domains_undo(ww_domains *domains, size_t count);

/* Whether it holds in the domains: NEVER, MAY, or MAY | MUST. */
int ww_literal_holds(const ww_domains *domains, const ww_mask_literal *literal);
int ww_term_holds(const ww_domains *domains, const ww_mask_term *term);
int ww_gate_holds(const ww_domains *domains, const ww_problem_gate *gate);

/* Makes a term true, as far as it goes; or untrue, where that leaves only one
 * way. False: impossible. */
bool ww_term_require(ww_domains *domains, const ww_mask_term *term);
bool ww_term_forbid(ww_domains *domains, const ww_mask_term *term);

static inline bool ww_is_one(uint64_t mask) {
  return (mask & (mask - 1)) == 0;
}

#endif
