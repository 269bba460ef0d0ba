/* Something wrong with a rulebook, and where. */
#ifndef WW_CHECK_FLAW_H
#define WW_CHECK_FLAW_H

#include "base/diag.h"
#include "check/facts.h"

/* Something wrong, or a note. */
typedef struct ww_flaw {
  const ww_diag *diag;
  ww_str subject; /* what it is about, by ids: "approach/must-cite" */
  ww_example example;
  bool exact; /* false: the search was cut short */
  /* Of a place in the built-in rulebook: the entry of an overlay that most
   * likely brought it about; none where there is no overlay. */
  ww_place cause;
} ww_flaw;

#endif
