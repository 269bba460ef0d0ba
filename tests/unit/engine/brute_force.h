/* For the tests of the engine: everything by plain enumeration.
 *
 * Two parts, neither of which uses the program, problems, bounds or searches:
 * a second evaluator that walks the resolved tests with Kleene's three values
 * and adds up points and serves by itself; and a table of the outcome at
 * every combination of cells, from which all else is counted. */
#ifndef WW_TESTS_ENGINE_BRUTE_FORCE_H
#define WW_TESTS_ENGINE_BRUTE_FORCE_H

#include "profile/profile.h"

/* ---- The second evaluator --------------------------------------------- */

enum { TREE_OPTIONS_MOST = 16, TREE_RULES_MOST = 256 };

typedef struct tree_result { /* of one decision */
  bool made;
  int winner; /* WW_NONE: none */
  bool tie;
  int64_t scores[TREE_OPTIONS_MOST]; /* millionths */
  bool ruled_out[TREE_OPTIONS_MOST];
  bool fired[TREE_RULES_MOST];
} tree_result;

/* Of the decisions before `count`, in order. */
void tree_decide(const ww_rules *rules, const ww_answers *answers, int count,
                 tree_result results[]);
/* Of all, as they are told: without a rule that fires in the main one nothing
 * is recommended, and nothing after it but the leading one is made. */
void tree_tell(const ww_rules *rules, const ww_answers *answers,
               tree_result results[]);
/* Whether no rule of the decision, which is made, fired. */
bool tree_silent(const ww_rules *rules, int decision,
                 const tree_result *result);
/* Whether the advice applies, given the results of all decisions. */
bool tree_advises(const ww_rules *rules, const ww_answers *answers,
                  const tree_result results[], int advice);
/* The winner, or option_count for none. */
int tree_outcome(const ww_rules *rules, const ww_answers *answers,
                 int decision);

/* ---- All combinations ------------------------------------------------- */

/* A combination is one number: a digit a question, from 0 to cells[q], which
 * stands for unknown. A set's digit is the subset of its tested members. */
typedef struct brute {
  const ww_rules *rules;
  int decision;
  int none;                /* option_count: the outcome none */
  int *cells;              /* [question], unknown not counted */
  int *strides;            /* [question] */
  int count;               /* of combinations */
  unsigned char *outcomes; /* [combination] */
  bool *silent;            /* [combination]: no rule fires */
} brute;

/* Combinations of a rulebook; more than INT_MAX / 64 count as that. */
int brute_combinations(const ww_rules *rules);
int brute_cells(const ww_question *question);
brute *brute_new(ww_arena *arena, const ww_rules *rules, int decision);

/* The combination that answers lie in, and answers that lie in one. */
int brute_at(const brute *b, const ww_answers *answers);
void brute_answers(const brute *b, int combination, ww_answers *answers);
/* Another answer to one question. */
int brute_with(const brute *b, int combination, int question, int digit);
int brute_digit(const brute *b, int combination, int question);
/* A digit of a set as its members, and back. */
uint64_t brute_members(const ww_question *question, int digit);
int brute_subset(const ww_question *question, uint64_t members);

/* Calls for each completion of the combination: its unknown questions, but
 * for those of `fixed` (a bit each), take every digit. Stops at true. */
typedef bool brute_visit(void *context, int combination);
bool brute_each(const brute *b, int combination, uint64_t fixed,
                brute_visit *visit, void *context);

/* Outcomes that some completion leads to, a bit each. */
unsigned brute_possible(const brute *b, int combination);
/* Whether an open question can make a difference in some completion. */
bool brute_live(const brute *b, int combination, int question);
/* How few known answers, by themselves, rule every option out; -1: not even
 * all of them do. */
int brute_smallest_conflict(const brute *b, const ww_answers *answers);

#endif
