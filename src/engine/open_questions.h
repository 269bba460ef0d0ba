/* Open questions: which ones can still change the verdict, alone or with
 * others, ranked by how much their answer tells about it. */
#ifndef WW_ENGINE_OPEN_QUESTIONS_H
#define WW_ENGINE_OPEN_QUESTIONS_H

#include "engine/change.h"
#include "engine/live.h"
#include "engine/unknowns.h"

typedef struct ww_lead { /* what answers of a question lead to, alone */
  int first, last;       /* states; of a set the member, twice */
  int outcome;           /* an option, or option_count */
} ww_lead;

typedef struct ww_open_question {
  int question;
  int64_t information; /* bits * 2^32 */
  bool proved;         /* it can change the verdict; else: it may */
  ww_lead *leads;
  int lead_count;
} ww_open_question;

typedef struct ww_open_questions {
  ww_open_question *of; /* most informative first, core questions before
                           others that tell as much */
  int count;
  bool exact; /* every one in the list is proved to matter */
} ww_open_questions;

/* None where only one outcome is possible. */
ww_open_questions *ww_open_questions_make(ww_arena *arena,
                                          ww_prospect *prospect,
                                          const ww_draws *draws,
                                          const ww_unknowns *unknowns,
                                          const ww_answers *answers);

#endif
