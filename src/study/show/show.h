/* What `rules show` tells of an entry of a rulebook. */
#ifndef WW_STUDY_SHOW_SHOW_H
#define WW_STUDY_SHOW_SHOW_H

#include "rulebook/precedents.h"
#include "study/joint.h"

/* ---- Lookup ----------------------------------------------------------- */

/* Finding what an id names. Where several things have it, the one namespace of
 * a rulebook goes first; the others are asked for as "decision/id", or by their
 * key of the rulebook ("sources/id"). */

typedef enum ww_named_kind {
  WW_NAMED_QUESTION,
  WW_NAMED_CONSTANT,
  WW_NAMED_CONDITION,
  WW_NAMED_DECISION,
  WW_NAMED_RULE,
  WW_NAMED_ADVICE,
  WW_NAMED_PRECEDENT, /* from here on not of the namespace */
  WW_NAMED_OPTION,
  WW_NAMED_NEED,
  WW_NAMED_INVARIANT,
  WW_NAMED_PRICE,
  WW_NAMED_SOURCE,
  WW_NAMED_KINDS
} ww_named_kind;

typedef struct ww_named {
  ww_str id;
  ww_named_kind kind;
  int decision; /* that it is a part of, or WW_NONE */
  int index;
} ww_named;

typedef struct ww_names {
  ww_named *of; /* in the rulebook's order */
  int count;
  ww_table by_id; /* ww_named */
  const ww_precedents *precedents;
} ww_names;

ww_names *ww_names_make(ww_arena *arena, const ww_rules *rules);

/* NULL when the id names nothing. */
const ww_named *ww_names_find(const ww_names *names, ww_str id);

/* "decision/id", or "sources/id". */
ww_str ww_named_whole(ww_arena *arena, const ww_rules *rules,
                      const ww_named *named);

/* Index of the option with this id, or WW_NONE. */
int ww_option_named(const ww_decision_rules *decision, ww_str id);

/* Index of the need with this id, or WW_NONE. */
int ww_need_named(const ww_decision_rules *decision, ww_str id);

/* Index of the decision with this id, or WW_NONE. */
int ww_decision_named(const ww_rules *rules, ww_str id);

/* ---- Smallest profile ------------------------------------------------- */

/* A small profile in which a rule fires, or a piece of advice applies. */

typedef struct ww_firing {
  bool found; /* false: none was found; there may be one */
  ww_instance example;
  int *outcomes; /* [decision]: what comes out; option_count: nothing */
} ww_firing;

ww_firing ww_firing_of_rule(ww_arena *arena, const ww_rules *rules,
                            int decision, int rule);
ww_firing ww_firing_of_advice(ww_arena *arena, const ww_rules *rules,
                              int advice);

/* ---- Entry ------------------------------------------------------------ */

/* One entry of a rulebook, for whoever wants to read up on it. */

typedef struct ww_entry {
  const ww_rules *rules;
  const ww_names *names;
  ww_named named;
  ww_firing firing;       /* of a rule, or of advice */
  const ww_named **users; /* what tests it, moves it or cites it */
  int user_count;
  ww_str *also; /* other entries with this id, as ww_named_whole */
  int also_count;
  const ww_node *written; /* of an option, a need, an invariant, a price or a
                             source: as the rulebook has it; else NULL */
} ww_entry;

/* NULL after a complaint: there is no such id. */
ww_entry *ww_entry_make(ww_arena *arena, const ww_rules *rules, ww_str id,
                        ww_diag_list *diags);

/* What the entry's `when` says; NULL: always, or it has none. */
const ww_when *ww_named_when(const ww_rules *rules, const ww_named *named);

#endif
