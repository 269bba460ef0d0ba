/* Who beats all rivals beats every mixture of them: bounds on several demands
 * at once, in one world or two.
 *
 * Each tally that has only one winner left demands that it be ahead of each
 * rival that cannot be ruled out. Demands are added up, the one that is met
 * least at the point of the last bound once more each round: where the sum
 * cannot be met, neither can all of them (a subgradient method; Held and Karp,
 * 1971). */
#ifndef WW_SOLVE_MIXTURE_H
#define WW_SOLVE_MIXTURE_H

#include "solve/bounds.h"

/* False is a proof that no point of the domains has these winners. The choices
 * are those that come nearest to meeting all demands. */
bool ww_mixture_may_be(ww_balance *balance);

#endif
