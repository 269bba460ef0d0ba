/* A small profile in which a rule fires, or a piece of advice applies. */
#ifndef WW_STUDY_FIRING_H
#define WW_STUDY_FIRING_H

#include "study/instance.h"

typedef struct ww_firing {
  bool found; /* false: none was found; there may be one */
  ww_instance example;
  int *outcomes; /* [decision]: what comes out; option_count: nothing */
} ww_firing;

ww_firing ww_firing_of_rule(ww_arena *arena, const ww_rules *rules,
                            int decision, int rule);
ww_firing ww_firing_of_advice(ww_arena *arena, const ww_rules *rules,
                              int advice);

#endif
