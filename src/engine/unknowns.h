/* What the open answers could still change.
 *
 * Sound always: an outcome is left out only when it is proved impossible, and
 * `settled` is said only when all others are. Where the search ran out of
 * nodes, `exact` is false and the outcome is kept without a witness. */
#ifndef WW_ENGINE_UNKNOWNS_H
#define WW_ENGINE_UNKNOWNS_H

#include "engine/draws.h"

typedef enum ww_state {
  WW_SETTLED,     /* no answers can change the recommendation */
  WW_STABLE,      /* no single one can, and 950 of 1,000 draws keep it */
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
  int draws;             /* of WW_DRAWS that lead to it */
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
                              const ww_draws *draws, const ww_answers *answers);

/* The outcomes that are not proved impossible, a bit each; `none` is the
 * decision's option_count, which fits. */
uint64_t ww_outcomes_left(const ww_unknowns *unknowns, int none);

/* The answer that a state stands for: of a number, a value inside its cell
 * (ww_piece_inside); of sets, see ww_assign. */
ww_answer ww_answer_of_state(const ww_question *question, int state);

/* What states answer that the profile leaves open. */
ww_assignment ww_assign(ww_arena *arena, const ww_rules *rules,
                        const ww_answers *answers, const int states[]);

#endif
