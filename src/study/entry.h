/* One entry of a rulebook, for whoever wants to read up on it. */
#ifndef WW_STUDY_ENTRY_H
#define WW_STUDY_ENTRY_H

#include "study/firing.h"
#include "study/lookup.h"

typedef struct ww_entry {
  const ww_rules *rules;
  const ww_names *names;
  ww_named named;
  ww_firing firing;       /* of a rule, or of advice */
  const ww_named **users; /* of a question, condition or decision: what tests
                             it */
  int user_count;
} ww_entry;

/* NULL after a complaint: there is no such id. */
ww_entry *ww_entry_make(ww_arena *arena, const ww_rules *rules, ww_str id,
                        ww_diag_list *diags);

/* What the entry's `when` says; NULL: always, or it has none. */
const ww_when *ww_named_when(const ww_rules *rules, const ww_named *named);

#endif
