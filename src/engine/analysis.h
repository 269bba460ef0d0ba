/* What can be found out about a decision beyond it: what the unknown answers
 * could still change, what would flip it, what to ask, how far to trust it. */
#ifndef WW_ENGINE_ANALYSIS_H
#define WW_ENGINE_ANALYSIS_H

#include "engine/change.h"
#include "engine/completions.h"
#include "engine/decide.h"
#include "engine/live.h"
#include "engine/prospect.h"
#include "profile/profile.h"

/* ---- Unknowns --------------------------------------------------------- */

/* What the open answers could still change.
 *
 * Sound always: an outcome is left out only when it is proved impossible, and
 * `settled` is said only when all others are. Where the search ran out of
 * nodes, `exact` is false and the outcome is kept without a witness. */

typedef enum ww_state {
  WW_SETTLED,     /* no answers can change the recommendation */
  WW_STABLE,      /* they can, but its share of completions is 950 of 1,000 */
  WW_PROVISIONAL, /* less than that */
  WW_BLOCKED,     /* every option is ruled out */
} ww_state;

extern const char *const ww_state_names[]; /* "settled" ..., ends with NULL */

/* Answers to open questions, as a profile would hold them. */
typedef struct ww_assignment {
  int *questions; /* in the rulebook's order */
  ww_answer *answers;
  int count;
} ww_assignment;

typedef struct ww_possible {
  int option;
  int share;             /* of WW_SHARES: completions that lead to it */
  bool proved;           /* a witness is there */
  ww_assignment witness; /* smallest in the sense that none can be dropped */
} ww_possible;

typedef struct ww_unknowns {
  ww_state state;
  bool exact;
  ww_possible *possible; /* in the rulebook's order */
  int possible_count;
  bool may_block; /* some answers leave no option to recommend */
} ww_unknowns;

ww_unknowns *ww_unknowns_make(ww_arena *arena, ww_prospect *prospect,
                              const ww_completions *completions,
                              const ww_answers *answers);

/* The outcomes that are not proved impossible, a bit each; `none` is the
 * decision's option_count, which fits. */
uint64_t ww_outcomes_left(const ww_unknowns *unknowns, int none);

/* The answer that a state stands for: of a number, a value inside its cell
 * (ww_piece_inside); of sets, see ww_assign. */
ww_answer ww_answer_of_state(const ww_question *question, int state);

/* What states answer that the profile leaves open. */
ww_assignment ww_assign(ww_arena *arena, const ww_rules *rules,
                        const ww_answers *answers, const int states[]);

/* ---- Strength --------------------------------------------------------- */

/* How far to trust a recommendation: a track record, where precedents make
 * one, else what its status says. */

typedef enum ww_strength {
  WW_STRENGTH_CLEAR,
  WW_STRENGTH_LIKELY,
  WW_STRENGTH_CLOSE,
  WW_STRENGTH_NONE, /* there is nothing to go on */
} ww_strength;

extern const char *const ww_strength_names[]; /* "clear" ..., ends with NULL */

typedef struct ww_certainty {
  bool given; /* false: blocked, or not decided at all */
  ww_strength strength;
  int64_t margin;      /* millionths; WW_ALONE: no other can win */
  ww_fraction support; /* by precedents, where there are some */
  ww_record record;
} ww_certainty;

/* evidence may be NULL; unknowns too: then they are looked for, but only where
 * strength rests on them. */
ww_certainty ww_certainty_make(ww_arena *arena, ww_prospect *prospect,
                               const ww_evidence *evidence,
                               const ww_completions *completions,
                               const ww_unknowns *unknowns,
                               const ww_answers *answers);

/* What the leading decision says to do first if this option were chosen;
 * WW_NONE: there is no such decision, or it says nothing. */
int ww_begins_with(ww_arena *arena, const ww_rules *rules,
                   const ww_answers *answers, int option);

/* ---- Robustness ------------------------------------------------------- */

/* Would the verdict survive other points and other published thresholds?
 *
 * A thousand seeded variations: every rule's points times a factor between
 * 0.75 and 1.25, and every threshold that the documents publish a range for
 * moved within it (thresholds of one question keep their order). */

enum { WW_VARIATIONS = 1000, WW_VARIATION_SEED = 1 };

typedef struct ww_robustness {
  int held;       /* variations that keep the recommendation */
  int samples;    /* WW_VARIATIONS */
  int fragile_to; /* the rule whose part differs most between those that keep
                     it and those that do not; WW_NONE where all keep it */
} ww_robustness;

ww_robustness ww_robustness_make(ww_arena *arena, ww_prospect *prospect,
                                 const ww_answers *answers);

/* ---- Flips ------------------------------------------------------------ */

/* What would change the verdict: the smallest changes of answers that do.
 *
 * Changes of known answers and answers to open questions are looked for
 * apart. Every single change is found; where there is none, the smallest sets
 * of two questions, then of three, as far as the budget of nodes goes. Every
 * flip has been verified by deciding again. */

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

/* ---- Near misses ------------------------------------------------------ */

/* Near misses: rules that one answer would make fire, and whose firing alone
 * would change the verdict. And for a blocked decision: the smallest set of
 * answers that rule everything out. */

typedef struct ww_near_miss {
  int rule;
  ww_change change; /* the nearest answer that makes it fire */
  int outcome;      /* with the rule's points and gates added to today's */
} ww_near_miss;

typedef struct ww_near_misses {
  ww_near_miss *of; /* in file order */
  int count;
  bool exact; /* nothing was cut short */
} ww_near_misses;

ww_near_misses *ww_near_misses_make(ww_arena *arena, ww_prospect *prospect,
                                    const ww_answers *answers);

typedef struct ww_conflict {
  int *questions;
  int count;  /* 0: not blocked, or blocked whatever is answered */
  bool exact; /* no smaller set exists */
} ww_conflict;

ww_conflict *ww_conflict_find(ww_arena *arena, ww_prospect *prospect,
                              const ww_answers *answers);

/* ---- Open questions --------------------------------------------------- */

/* Open questions: which ones can still change the verdict, alone or with
 * others, ranked by how much their answer tells about it. */

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
                                          const ww_completions *completions,
                                          const ww_unknowns *unknowns,
                                          const ww_answers *answers);

/* ---- Analysis --------------------------------------------------------- */

/* All that the analysis adds to a decision, made in one go. */

typedef struct ww_analysis {
  const ww_evidence *evidence; /* NULL: the rulebook has no precedents */
  const ww_completions *completions;
  const ww_unknowns *unknowns;
  ww_certainty certainty;
  const ww_flips *flips;
  const ww_near_misses *near_misses;
  const ww_open_questions *open_questions;
  ww_robustness robustness;
  const ww_conflict *conflict; /* of a blocked decision, else empty */
  long nodes;                  /* that the searches visited */
} ww_analysis;

/* About the main decision. evidence is what ww_evidence_make made. */
const ww_analysis *ww_analysis_make(ww_arena *arena, const ww_rules *rules,
                                    const ww_evidence *evidence,
                                    const ww_answers *answers);

#endif
