/* Finding what an id names: the one namespace of a rulebook. */
#ifndef WW_STUDY_LOOKUP_H
#define WW_STUDY_LOOKUP_H

#include "rulebook/rulebook.h"

typedef enum ww_named_kind {
  WW_NAMED_QUESTION,
  WW_NAMED_CONDITION,
  WW_NAMED_DECISION,
  WW_NAMED_RULE,
  WW_NAMED_ADVICE,
} ww_named_kind;

typedef struct ww_named {
  ww_str id;
  ww_named_kind kind;
  int decision; /* of a rule; else WW_NONE */
  int index;
} ww_named;

typedef struct ww_names {
  ww_named *of; /* in the rulebook's order */
  int count;
  ww_table by_id; /* ww_named */
} ww_names;

ww_names *ww_names_make(ww_arena *arena, const ww_rules *rules);

/* NULL when the id names nothing. */
const ww_named *ww_names_find(const ww_names *names, ww_str id);

/* Index of the option with this id, or WW_NONE. */
int ww_option_named(const ww_decision_rules *decision, ww_str id);

/* Index of the need with this id, or WW_NONE. */
int ww_need_named(const ww_decision_rules *decision, ww_str id);

/* Index of the decision with this id, or WW_NONE. */
int ww_decision_named(const ww_rules *rules, ww_str id);

#endif
