/* What would change the verdict: the smallest changes of answers that do.
 *
 * Changes of known answers and answers to open questions are looked for
 * apart. Every single change is found; where there is none, the smallest sets
 * of two questions, then of three, as far as the budget of nodes goes. Every
 * flip has been verified by deciding again. */
#ifndef WW_ENGINE_FLIPS_H
#define WW_ENGINE_FLIPS_H

#include "engine/change.h"

enum { WW_FLIPS_MOST = 20, WW_CHANGES_MOST = 3 };

typedef struct ww_flip {
  ww_change changes[WW_CHANGES_MOST];
  int count;
  int outcome; /* an option, or option_count: none */
  bool open;   /* answers to open questions, not changes of known ones */
} ww_flip;

typedef struct ww_flips {
  ww_flip of[WW_FLIPS_MOST]; /* smallest first, then in question order */
  int count;
  int left_out; /* further ones that were found */
  bool exact;   /* nothing was cut short */
} ww_flips;

ww_flips *ww_flips_make(ww_arena *arena, ww_prospect *prospect,
                        const ww_answers *answers);

#endif
