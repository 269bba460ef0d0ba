/* Two rulebooks: what was changed, and which decisions change with it. */
#ifndef WW_STUDY_DIFF_DIFF_H
#define WW_STUDY_DIFF_DIFF_H

#include "engine/evaluate.h"
#include "read/node.h"
#include "study/diff/pairing.h"
#include "study/joint.h"
#include "study/show/show.h"

/* ---- What was changed -------------------------------------------------- */

typedef enum ww_edit_kind {
  WW_EDIT_ADDED,
  WW_EDIT_REMOVED,
  WW_EDIT_CHANGED,
  WW_EDIT_RENAMED,
} ww_edit_kind;

typedef enum ww_edited {
  WW_EDITED_QUESTION,
  WW_EDITED_CONDITION,
  WW_EDITED_DECISION,
  WW_EDITED_OPTION,
  WW_EDITED_RULE,
  WW_EDITED_ADVICE,
  WW_EDITED_INVARIANT,
  WW_EDITED_CONSTANT,
  WW_EDITED_PRICE,
  WW_EDITED_PRECEDENT,
  WW_EDITED_SOURCE,
  WW_EDITED_KINDS
} ww_edited;

typedef struct ww_edit {
  ww_edit_kind kind;
  ww_edited what;
  ww_str id;
  ww_str to;        /* of what was renamed: its id now */
  ww_str decision;  /* of options, rules and invariants; else empty */
  unsigned differs; /* of a rule: WW_DIFFERS_... */
} ww_edit;

extern const char *const ww_edit_words[];   /* "added" ... */
extern const char *const ww_edited_words[]; /* "question" ... */

/* ---- A profile whose decision changes ---------------------------------- */

/* Why: the fewest changes that by themselves, applied to the old rulebook,
 * lead to the new outcome. */
typedef struct ww_turning {
  int *rules; /* into pairing->rules */
  int rule_count;
  bool options; /* what options start with, their order, new ones */
  bool when;    /* the decision is made under other conditions */
} ww_turning;

typedef struct ww_turn { /* of one decision */
  int decision;          /* into ww_diff.decisions */
  int outcome[WW_SIDES]; /* option_count: none */
  ww_turning blame;
} ww_turn;

typedef struct ww_turned { /* a profile */
  unsigned line;
  ww_str project; /* may be empty */
  ww_turn *turns;
  int turn_count;
} ww_turned;

/* Answers that one side does not know, and so many profiles give. */
typedef struct ww_unread {
  ww_str question;
  int profiles[WW_SIDES];
} ww_unread;

/* ---- Without profiles -------------------------------------------------- */

typedef struct ww_pair_found {
  int outcome[WW_SIDES];
  ww_instance example;
} ww_pair_found;

/* Searched unless it is the same, or can change only where one before does. */
typedef struct ww_diff_decision {
  const ww_pairing *pairing;
  bool same;  /* nothing that decides differs */
  bool exact; /* no other pair can come out */
  ww_pair_found *pairs;
  int pair_count;
} ww_diff_decision;

typedef struct ww_diff {
  const ww_rules *rules[WW_SIDES];
  ww_edit *edits;
  int edit_count;
  ww_diff_decision *decisions; /* that both have */
  int decision_count;
  int main;  /* into decisions; WW_NONE: it was renamed */
  bool read; /* profiles were read: */
  int profile_count;
  ww_turned *turned; /* with a decision that changes, in order */
  int turned_count;
  int main_turned_count;
  ww_unread *unread;
  int unread_count;
} ww_diff;

ww_diff *ww_diff_new(ww_arena *arena, const ww_rules *before,
                     const ww_rules *after);

/* Edits of what is compared as it is written, at `edits`, and how many; and how
 * many a rulebook has at most. */
int ww_written_edits(ww_arena *arena, const ww_diff *diff, ww_edit edits[]);
size_t ww_written_most(ww_arena *arena, const ww_rules *rules);
/* What was taken out and came back under another id, word for word, becomes
 * one edit. */
void ww_edits_rename(ww_arena *arena, ww_diff *diff);

/* Looks for pairs of outcomes that can come out, with a profile for each. */
void ww_diff_search(ww_arena *arena, ww_diff *diff);

/* Decides each line of a text by both. False after complaints. */
bool ww_diff_read(ww_arena *arena, ww_diff *diff, const ww_source *profiles,
                  ww_diag_list *diags);

/* Whether some decision changes, or may, or is gone. */
bool ww_diff_changes(const ww_diff *diff);
/* Whether this is a decision that the new rulebook does not make. */
bool ww_edit_drops(const ww_edit *edit);

/* The fewest changes that turn the decision for these answers. */
ww_turning ww_blame_find(ww_arena *arena, const ww_pairing *pairing,
                         const ww_evaluation *const evaluations[WW_SIDES]);

#endif
