/* What the parts of pruning share; only prune.c and prune_tests.c include it.
 */
#ifndef WW_RULEBOOK_PRUNING_H
#define WW_RULEBOOK_PRUNING_H

#include "rulebook/merging.h"

typedef enum ww_holds { WW_MAYBE, WW_ALWAYS, WW_NEVER } ww_holds;

/* A condition, once it is looked at. */
typedef struct ww_pruned_condition {
  const ww_node *node;
  bool begun, unknown; /* it never holds, nor does its `not` */
  ww_holds holds;
  const ww_node *now; /* where it may hold */
} ww_pruned_condition;

typedef struct ww_pruning {
  ww_arena *arena;
  ww_table questions, decisions; /* of ww_gone, and what goes with them */
  const ww_table *options;       /* ww_table, by decision */
  ww_table conditions;           /* condition */
  const ww_node *all_decisions;
  const ww_table *main_options, *leading_options; /* NULL: none are gone */
  ww_table rules;                                 /* by id: not NULL */
  int depth;    /* conditions being looked at */
  bool unknown; /* the tests just read rest on what has no answer */
} ww_pruning;

/* The conjunction of a map's tests, and what is left of it where it may hold.
 * `positive` is false within a `not`, where what can never be true nor false
 * has to hold, so that its `not` never does. */
ww_holds ww_prune_tests(ww_pruning *p, const ww_node *map, bool positive,
                        ww_node **now);

ww_pruned_condition *ww_prune_condition(ww_pruning *p, ww_pruned_condition *c);

#endif
