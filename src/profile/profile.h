/* A project's answers, typed and checked against a rulebook.
 *
 * Answers stand in the order of the rulebook's questions; what is not
 * answered is unknown, which is no value. Memory: the arena given to the
 * loader; texts are borrowed from the tree. */
#ifndef WW_PROFILE_PROFILE_H
#define WW_PROFILE_PROFILE_H

#include "read/fields.h"
#include "rulebook/answer.h"
#include "rulebook/program.h"

typedef struct ww_answers { /* the profile */
  ww_str project;           /* may be empty */
  ww_str description;       /* may be empty */
  ww_str precedent;         /* whose answers these are: its id, or empty */
  ww_str schema;            /* of $schema, where it is text; may be empty */
  ww_answer *of;            /* [question_count] */
} ww_answers;

extern const char *const ww_basis_words[]; /* from WW_BASIS_NONE, "" */

/* NULL after complaints. */
ww_answers *ww_profile_load(ww_arena *arena, const ww_rules *rules,
                            const ww_node *tree, ww_diag_list *diags);

/* The states of all variables of the rulebook's program, [variable_count];
 * outcomes and gates are left at unknown and 0 until they are worked out. */
void ww_states_of(const ww_rules *rules, const ww_answers *answers,
                  int states[]);

/* The states of one question's variables, by a known answer to it. */
void ww_states_enter(const ww_question *question, const ww_answer *answer,
                     int states[]);

typedef enum ww_truth { WW_FALSE, WW_UNKNOWN, WW_TRUE } ww_truth;

/* Whether tests of answers hold, by Kleene's logic; NULL: true. */
ww_truth ww_when_holds(const ww_rules *rules, const ww_when *when,
                       const ww_answers *answers);

/* Whether it makes sense to ask: false only where its `ask_when` is. */
static inline bool ww_may_be_asked(const ww_rules *rules, int question,
                                   const ww_answers *answers) {
  const ww_when *when = rules->questions[question].ask_when;
  return !when || ww_when_holds(rules, when, answers) != WW_FALSE;
}

/* An answer as a profile holds it, and as people read it: "weekly", "yes",
 * "1,500,000", "documents, codebase", "unknown". */
void ww_put_answer(ww_buf *buf, const ww_question *question,
                   const ww_answer *answer);

/* ---- Profile fields --------------------------------------------------- */

/* The keys of a profile, as tables: read by the loader, shown by the
 * schema. design.md section 2. */

enum {
  WW_PROFILE_SCHEMA,
  WW_PROFILE_PROJECT,
  WW_PROFILE_DESCRIPTION,
  WW_PROFILE_ANSWERS,
  WW_PROFILE_COUNT
};
extern const ww_fields ww_profile_fields;

enum {
  WW_ANSWER_VALUE,
  WW_ANSWER_BASIS,
  WW_ANSWER_OWNER,
  WW_ANSWER_DATE,
  WW_ANSWER_NOTE,
  WW_ANSWER_COUNT
};
extern const ww_fields ww_answer_fields;

/* ---- Profile json ----------------------------------------------------- */

/* A profile as JSON, as it is kept in a file: what the loader reads back. */

/* Indented by two spaces, with a newline at the end; answers in the
 * rulebook's order. What is neither known nor said to be unknown is left
 * out. */
void ww_put_profile_json(ww_buf *out, const ww_rules *rules,
                         const ww_answers *answers);

#endif
