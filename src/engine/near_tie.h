/* Seeking a near tie: a point at which one option is ahead of another by
 * about so much, and no third one is ahead of both.
 *
 * A plain descent: of all single changes the best is made, as long as one is
 * better. It proves nothing, but mostly finds what a search would take long
 * to stumble upon. */
#ifndef WW_ENGINE_NEAR_TIE_H
#define WW_ENGINE_NEAR_TIE_H

#include "engine/search.h"

typedef struct ww_near_tie {
  int a, b;                 /* the options */
  int64_t wanted;           /* how far a should be ahead of b */
  const ww_mask_term *term; /* its literals shall pass, or NULL ... */
  const bool *but;          /* ... but those of these variables, [variable] */
} ww_near_tie;

/* Moves within the box, never the variables of tie->but. The states are a
 * point of the box and become a better one. */
void ww_near_tie_seek(ww_search *search, const ww_near_tie *tie,
                      const uint64_t *box, int states[]);

#endif
