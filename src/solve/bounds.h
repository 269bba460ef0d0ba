/* What may still come out in the domains: who is near, who is ahead, and by
 * how much. */
#ifndef WW_SOLVE_BOUNDS_H
#define WW_SOLVE_BOUNDS_H

#include "solve/domains.h"

/* ---- Near ------------------------------------------------------------- */

/* Points near a given one: at most so many questions have another answer.
 *
 * Of each answer a class is *home*. Questions that cannot have theirs any more
 * are away; once as many are as may be, the others stay. So a bound counts only
 * the few questions that do most, and for the others what they do at home. */

enum { WW_ANY_NUMBER = -1 };

typedef struct ww_near {
  ww_domains *domains;
  const uint64_t *home; /* [variable]: a class of an answer, else 0; NULL: all
                           points are near */
  int left;             /* questions that may still leave */
  bool *away;           /* [question] */
  int64_t *gains;       /* [question]: what it does if it leaves */
  int *noted;           /* questions that have such a gain */
  int noted_count;
} ww_near;

ww_near ww_near_new(ww_arena *arena, ww_domains *domains);

/* Of no answer at all. */
uint64_t *ww_home_unanswered(ww_arena *arena, const ww_problem *problem);

/* Looks at the domains. False: too many are away. */
bool ww_near_may_be(ww_near *near, const uint64_t home[], int most);

/* Whether what an answer does beyond its home is only noted; otherwise it
 * counts at once. */
bool ww_near_note(ww_near *near, int variable, int64_t gain);
/* The most that was noted, by as many questions as may leave; forgets it. */
int64_t ww_near_gain(ww_near *near);

/* ---- Bounds ----------------------------------------------------------- */

/* How the rules of a problem stand in its domains, and what may come out.
 *
 * A rule that may fire but need not is *open*; it is counted (anchored) at one
 * of its open literals. The most that a weighted sum of rules can come to
 * adds up, variable by variable, the best that one class of it can do for the
 * rules anchored there: a rule with a positive weight counts as soon as it
 * may fire, one with a negative weight only once it must. So the bound is
 * never too low. Points are whole millionths.
 *
 * Where only one option may still win, a rule that rules it out is *barred*:
 * in no point that is looked for does it fire, in whichever world; so it is
 * counted nowhere, but the tally is not decided before it cannot fire. */

typedef struct ww_outs { /* of one tally */
  bool *may, *must;      /* [option]: it is ruled out */
  int made;              /* NEVER, MAY, MUST */
  bool barred;           /* some rule of it is */
  bool decided;          /* no other outcome than its domain's may come out */
  int64_t blame;         /* dead ends that it led to, and one */
} ww_outs;

typedef struct ww_balance {
  ww_domains *domains;
  ww_near near;
  int without;          /* the rule that twin tallies leave out, or WW_NONE */
  unsigned char *fires; /* [rule]: NEVER, MAY, MAY | MUST */
  bool *barred;   /* [rule]: taken never to fire, though nothing says so yet */
  uint64_t *pass; /* [rule]: where it is open, the classes of its anchor */
  bool *alone;    /* [rule]: no other literal of it is open */
  int *next;      /* [rule]: the next one at the same anchor */
  int *first;     /* [variable]: the first rule anchored there */
  int *anchors;   /* variables with rules anchored */
  int anchor_count;
  int *rank;        /* [variable]: how good an anchor it is */
  int64_t *weights; /* [rule]: of the sum that is being bounded */
  bool *taken;      /* [rule]: room for whether it fires at a point */
  ww_outs *outs;    /* [tally] */
  int *choice;      /* [variable]: the class that the last bound took, ... */
  int64_t *spread;  /* ... and how much better it was than the worst */
} ww_balance;

ww_balance *ww_balance_new(ww_arena *arena, ww_domains *domains);

/* Looks at the domains, and takes from outcomes what cannot come out. False:
 * nothing is left. What is restricted has not been concluded from. */
bool ww_balance_look(ww_balance *s);

/* Enters the weights of: how far option a is ahead of b in the tally. Returns
 * what does not depend on rules. Add further tallies by `more`. */
int64_t ww_weigh(ww_balance *s, int tally, int a, int b, bool more);
/* At least the most that the sum can be; fills choice. */
int64_t ww_most(ww_balance *s, int64_t constant);
/* After ww_most, which came to `most`: drops classes without which the sum
 * cannot come to the least that it has to be. False: nothing is left. */
bool ww_keep_least(ww_balance *s, int64_t most, int64_t least);

/* The only option that may still win in a tally, or WW_NONE. */
int ww_winner_of(const ww_balance *s, int tally);
/* The winner's closest rival, by how far ahead the winner can be at most. */
int ww_rival_of(ww_balance *s, int tally, int winner, int64_t *ahead);
/* Enters the weights of two tallies of one decision, or of it and its rival,
 * with different winners, less what they need to win:
 * what one is ahead here and the other there, together. What is alike in both
 * worlds cancels out. False: they are no such tallies. */
bool ww_weigh_pair(ww_balance *s, int tally, int other, int64_t *constant);

static inline int64_t ww_magnitude(int64_t x) {
  return x < 0 ? -x : x;
}

/* What a needs to be ahead of b by, to win: a tie goes to the first. */
static inline int64_t ww_needed(int a, int b) {
  return b < a ? 1 : 0;
}

/* ---- Mixture ---------------------------------------------------------- */

/* Who beats all rivals beats every mixture of them: bounds on several demands
 * at once, in one world or two.
 *
 * Each tally that has only one winner left demands that it be ahead of each
 * rival that cannot be ruled out. Demands are added up, the one that is met
 * least at the point of the last bound once more each round: where the sum
 * cannot be met, neither can all of them (a subgradient method; Held and Karp,
 * 1971). */

/* False is a proof that no point of the domains has these winners. The choices
 * are those that come nearest to meeting all demands. */
bool ww_mixture_may_be(ww_balance *balance);

#endif
