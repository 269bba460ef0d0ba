/* Gathering what is wrong; only src/check/ includes it. */
#ifndef WW_CHECK_FLAWS_H
#define WW_CHECK_FLAWS_H

#include "check/checking.h"
#include "check/flaw.h"

typedef struct ww_flaws {
  ww_checking *checking;
  ww_diag_list diags;
  ww_flaw *of; /* [count] */
  int count;
  int room;
} ww_flaws;

/* A diagnostic of the list, just added, becomes a flaw. `subject` and `part`
 * name what it is about, "subject/part"; an empty part is left out. */
ww_flaw *ww_flaw_add(ww_flaws *flaws, const ww_diag *diag, ww_str subject,
                     ww_str part);

/* What the facts say is wrong. */
void ww_flaws_of_facts(ww_flaws *flaws);
/* What can be told without a search: what nothing uses. */
void ww_flaws_unused(ww_flaws *flaws);
/* Rules that do the same as another one. */
void ww_flaws_duplicates(ww_flaws *flaws);
/* Which entry of an overlay is behind a flaw that stands elsewhere. */
void ww_flaws_causes(ww_flaws *flaws);

/* Why a term can never hold (with another one, or NULL): the fewest of its
 * tests that already cannot, as a hint: "its tests of 'a' and 'b' ...". */
ww_str ww_why_never(ww_checking *c, const ww_term *term, const ww_term *with,
                    const ww_decision_rules *made);

/* The tally of a decision for a profile of an example. */
const ww_tally *ww_example_tally(ww_checking *c, int decision,
                                 const ww_assignment *profile);

/* What an invariant's counterexample shows: "'rag' falls from 3 to 2". */
ww_str ww_what_breaks(ww_checking *c, int decision,
                      const ww_invariant *invariant, const ww_example *example);

/* "'a', 'b' and 'c'". */
void ww_put_quoted(ww_buf *buf, const ww_str ids[], int count);

#endif
