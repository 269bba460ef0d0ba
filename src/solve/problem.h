/* What a question about the rulebook is asked of: variables, gates, rules and
 * tallies, as far as the question may rest on them.
 *
 * Most questions are about one profile, some about two that differ in one
 * answer, or about one profile under two rulebooks that differ in one rule. A
 * problem holds both *worlds* at once: the second has variables of its own only
 * for what can differ, so that whatever is alike is known to be alike.
 *
 * Of answers, states that nothing in the problem tells apart are one class
 * (solve/classes.h). Outcomes keep all their states: options, and none. */
#ifndef WW_SOLVE_PROBLEM_H
#define WW_SOLVE_PROBLEM_H

#include "base/table.h"
#include "solve/classes.h"

typedef struct ww_problem_variable {
  ww_variable_kind kind;
  int source; /* variable of the program; WW_NONE: the gate of a term */
  int classes;
  bool tested; /* of an outcome: something in the problem rests on it */
} ww_problem_variable;

typedef struct ww_problem_gate { /* in the order in which they can be worked out
                                  */
  int variable;
  bool all; /* all of the term's literals, else any of them */
  ww_mask_term term;
} ww_problem_gate;

typedef struct ww_problem_tally { /* a decision made in a world */
  int decision;
  int variable; /* its outcome; the class option_count is none */
  bool twin;    /* the second tally of a decision, without one rule */
  ww_mask_term when;
  int *rules; /* [rule_count of the decision]: rules of the problem */
} ww_problem_tally;

typedef struct ww_problem_set { /* its members are known together */
  int *variables;
  uint64_t *unknown; /* [count]: the class of being unknown */
  int count;
} ww_problem_set;

/* Another decision, whose outcome is compared: one and the same option has a
 * number in each, or WW_NONE. */
typedef struct ww_rival {
  int decision;
  const int *here;  /* [option of the rival]: of the decision */
  const int *there; /* [option of the decision]: of the rival */
} ww_rival;

typedef struct ww_problem {
  const ww_rules *rules;
  int decision;          /* of the plan */
  const ww_rival *rival; /* of the plan */
  const bool *own;       /* of the plan */
  const int *states[2];  /* of the plan */
  ww_problem_variable *variables;
  int variable_count;
  int *variable_of[2]; /* [world][variable of the program], or WW_NONE */
  ww_problem_gate *gates;
  int gate_count;
  ww_mask_term *rule_terms; /* [rule_count] */
  int rule_count;
  ww_problem_tally *tallies; /* in the order in which they can be worked out */
  int tally_count;
  ww_problem_set *sets;
  int set_count;
  const ww_classes *classes; /* of the program's variables */
  int outcome[2]; /* [world]: of the decision, or WW_NONE; [1]: the rival's */
  int *terms[2];  /* [world][term]: a gate that holds where it does */
  bool fits;      /* else nothing can be asked of it */
} ww_problem;

/* What a problem is made for. */
typedef struct ww_problem_plan {
  const ww_rules *rules;
  int decision;                /* whose outcome is asked about, or WW_NONE */
  const ww_term *const *terms; /* whose truth is asked about */
  int term_count;
  const ww_classes *classes; /* of a problem with the same rules; or NULL */
  /* [variable of the program]: what differs between the worlds, and the state
   * that it has in each; NULL: nothing. */
  const bool *own;
  const int *states[2];
  const bool *alike;     /* [decision]: it comes out alike in both; or NULL */
  const ww_rival *rival; /* of the decision, in the first world; or NULL */
  bool twin;             /* the second world is the decision without one rule */
  bool free_main; /* the main decision is not made: any outcome may be its */
} ww_problem_plan;

/* The problem keeps what the plan points to. */
ww_problem *ww_problem_new(ww_arena *arena, const ww_problem_plan *plan);

/* A set is known whole or not at all: where some member is, makes the others
 * absent that are not. */
void ww_settle_sets(const ww_rules *rules, int states[]);

/* The mask of one class of an answer, or of an option (option_count: none);
 * empty for what is past all classes, where no problem fits. */
static inline uint64_t ww_class(int k) {
  return k < WW_CLASSES_MOST ? (uint64_t)1 << k : 0;
}

/* The mask of all classes of a variable. */
static inline uint64_t ww_all_classes(const ww_problem *problem, int variable) {
  int count = problem->variables[variable].classes;
  return count >= WW_CLASSES_MOST ? UINT64_MAX : ww_class(count) - 1;
}

/* Whether a variable is an answer, or a part of one. */
static inline bool ww_is_answer(ww_variable_kind kind) {
  return kind == WW_OF_QUESTION || kind == WW_OF_MEMBER;
}

#endif
