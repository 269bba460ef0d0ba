/* Cases: what a rulebook is expected to say about projects.
 *
 *     cases:
 *       support-desk:
 *         says: A support desk over help pages that change every week
 *         answers: {failure_mode: knowledge, data_churn: weekly}
 *         expect: rag                  # or accept: [rag, hybrid]
 *         fires: [changes-weekly]
 *         followups: {first_step: write_evals, method: null}
 *
 * A case is met when all that it expects comes out. Cases live in the arena
 * given to the loader and borrow from the trees. */
#ifndef WW_STUDY_TEST_CASES_H
#define WW_STUDY_TEST_CASES_H

#include "profile/profile.h"
#include "read/fields.h"

enum {
  WW_CASE_SAYS,
  WW_CASE_SOURCE,
  WW_CASE_ANSWERS,
  WW_CASE_EXPECT,
  WW_CASE_ACCEPT,
  WW_CASE_STATUS,
  WW_CASE_FIRES,
  WW_CASE_FIRES_NOT,
  WW_CASE_FOLLOWUPS,
  WW_CASE_ADVICE,
  WW_CASE_ADVICE_NOT,
  WW_CASE_FIELD_COUNT
};
extern const ww_fields ww_cases_fields; /* of the file */
extern const ww_fields ww_case_fields;

typedef enum ww_expected_kind {
  WW_EXPECT_OUTCOME, /* of a decision: one of `options` */
  WW_EXPECT_STATUS,  /* `index`, a ww_state (engine/analysis.h) */
  WW_EXPECT_FIRES,   /* the rule `index` of `decision` */
  WW_EXPECT_FIRES_NOT,
  WW_EXPECT_ADVICE, /* the advice `index` applies */
  WW_EXPECT_ADVICE_NOT,
} ww_expected_kind;

typedef struct ww_expected {
  ww_expected_kind kind;
  int decision;
  int index;
  bool *options; /* [option_count + 1]; the last: none is chosen */
} ww_expected;

typedef struct ww_case {
  ww_str id;
  ww_str says;
  ww_str source; /* may be empty */
  ww_place place;
  const ww_answers *answers;
  ww_expected *expected;
  int expected_count;
} ww_case;

typedef struct ww_cases {
  ww_case *of; /* in the order of the files */
  int count;
  ww_str *left_out; /* [left_out_count]: ids of the shipped ones that name what
                       the rulebook does not have */
  int left_out_count;
} ww_cases;

/* Which of the cases that are there. */
typedef struct ww_cases_wanted {
  bool allow_empty; /* of a file there need be none */
  ww_str only;      /* those whose id holds this; empty: all */
  size_t shipped;   /* how many files, the first, are the shipped ones */
} ww_cases_wanted;

/* From several files; NULL after complaints. */
ww_cases *ww_cases_load(ww_arena *arena, const ww_rules *rules,
                        const ww_node *const files[], size_t count,
                        const ww_cases_wanted *wanted, ww_diag_list *diags);

#endif
