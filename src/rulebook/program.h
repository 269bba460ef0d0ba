/* The rulebook compiled: what deciding needs, without a name or a tree.
 *
 * Every test becomes a *literal*: a variable is in one of these states. Since
 * a rule fires only where its `when` is true, and a `not` can be pushed down
 * to the literals (De Morgan holds in Kleene's logic), unknown is simply a
 * state that no literal allows, but for {known: false}. So truth has two
 * values from here on.
 *
 * A `when` becomes one conjunction of literals; a part that is an `any` over
 * several variables becomes a *gate*, a variable of its own with the states
 * 0 (not true) and 1 (true), shared by all that ask the same.
 *
 * A *block* holds the conjunctions of one decision's rules (or of the advice)
 * as bitmaps: allowed[variable][state] has a bit for each rule that lets this
 * state pass. What is left after ANDing over the variables has fired: no
 * string, no tree, no branch per rule. Where the bitmaps of a variable would
 * be many times as large as its literals, these stay *loose*: each is looked
 * at by itself. */
#ifndef WW_RULEBOOK_PROGRAM_H
#define WW_RULEBOOK_PROGRAM_H

#include "rulebook/literal.h"
#include "rulebook/rulebook.h"

typedef enum ww_variable_kind {
  WW_OF_QUESTION, /* a choice, scale, flag or number: its cells */
  WW_OF_MEMBER,   /* of a set: 0 absent, 1 present */
  WW_OF_OUTCOME,  /* of a decision: its options */
  WW_OF_GATE,     /* 0 not true, 1 true; never unknown */
} ww_variable_kind;

typedef struct ww_variable {
  ww_variable_kind kind;
  int index;  /* of the question, decision or gate */
  int member; /* of the set */
  int states; /* known ones; the state `states` is unknown */
} ww_variable;

typedef struct ww_term {
  ww_literal *literals; /* of different variables, in their order */
  int count;
} ww_term;

typedef struct ww_gate {
  bool all; /* all of the term's literals, else any of them */
  ww_term term;
} ww_gate;

typedef struct ww_span {
  int from, to; /* words of a bitmap; `to` is past the last */
} ww_span;

typedef struct ww_loose {
  int term;
  const ww_literal *literal;
} ww_loose;

typedef struct ww_block {
  ww_term *terms; /* [count] */
  int count;
  int words;      /* of a bitmap over the terms */
  int *variables; /* that terms test, and that have bitmaps */
  int variable_count;
  ww_span *spans;      /* [variable_count]: the words of the terms that do */
  uint64_t ***allowed; /* [variable_count][states + 1][words of the span] */
  ww_loose *loose;
  int loose_count;
} ww_block;

struct ww_program {
  ww_variable *variables;
  int variable_count;
  ww_gate *gates; /* a gate's literals name earlier gates only */
  int gate_count;
  int first_gate; /* its variable; the others follow */
  /* Of each decision, then of the advice, then of the prices. */
  ww_block *blocks;
  ww_term *when;  /* [decision_count]: what makes a decision be made */
  int *gate_ends; /* [blocks]: the gates that it needs: those before it */
};

/* Keeps nothing of the rulebook, whose variables are numbered already. */
const ww_program *ww_program_make(ww_arena *arena, const ww_rules *rules);

/* Makes bitmaps of the terms of so many blocks, once all variables are known.
 */
void ww_blocks_index(ww_arena *arena, ww_program *program, int count);

/* Gates that are being gathered: those that say the same are one. */
typedef struct ww_gates {
  ww_program *program;
  ww_table numbers; /* by what they say; the value is an int */
  int capacity;
} ww_gates;

/* Its number. */
int ww_gates_add(ww_gates *gates, ww_gate gate);

#endif
