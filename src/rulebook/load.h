/* From trees to a rulebook. */
#ifndef WW_RULEBOOK_LOAD_H
#define WW_RULEBOOK_LOAD_H

#include "base/source.h"
#include "read/node.h"
#include "rulebook/rulebook.h"

/* Resolves and checks the merged tree; NULL after complaints. The rulebook
 * lives in the arena and borrows the tree's texts. */
ww_rules *ww_rules_load(ww_arena *arena, const ww_node *tree,
                        ww_diag_list *diags);

/* ---- Merge ------------------------------------------------------------ */

/* Several trees made one: the files of a rulebook, and overlays on it.
 *
 * The results share what is unchanged with the trees they are made of, so
 * all must live equally long. */

/* Files, in order: the maps under a top-level key are joined; an id given
 * twice is an error that names both places. NULL after a complaint. */
const ww_node *ww_merge_files(ww_arena *arena, const ww_node *const files[],
                              size_t count, ww_diag_list *diags);

/* An overlay: maps merge key by key and keep their place, new entries go last
 * (advice first), or where `before` or `after` puts them; scalars, lists and
 * what stands under `when`, `unless`, `points` and `values` or names a
 * condition is replaced whole. null takes a key or an entry away, `disable:
 * [ids]` entries; what speaks of an option or question that is gone alone goes
 * with it. */
const ww_node *ww_merge_overlay(ww_arena *arena, const ww_node *base,
                                const ww_node *overlay, ww_diag_list *diags);

/* ---- Older ids -------------------------------------------------------- */

/* The overlay, with the entries of questions that it calls by an older id
 * (`aliases`) under the one that they have in the base now. */
const ww_node *ww_with_newer_ids(ww_arena *arena, const ww_node *base,
                                 const ww_node *overlay);

/* ---- Overlay entries -------------------------------------------------- */

/* What overlays say, entry by entry: where somebody looks for the cause of
 * what an overlay brought about elsewhere. */

typedef enum ww_overlay_change {
  WW_OVERLAY_CHANGES,
  WW_OVERLAY_ADDS,
  WW_OVERLAY_TAKES,
} ww_overlay_change;

typedef struct ww_overlay_entry {
  ww_place place;  /* of its key; of an id under `disable` */
  ww_str decision; /* that it belongs (or belonged) to; empty: to none */
  ww_str key;      /* that it stands under: "rules", "questions", "disable" */
  ww_str id;       /* of a decision's title or `when`: the decision's */
  ww_str near;     /* of one that is added: an id beneath that may be meant */
  ww_overlay_change change;
  bool decides; /* it says more than words for people */
} ww_overlay_entry;

/* Lists the entries of the overlays in rules->entries, which borrow from the
 * trees; `base` is the rulebook beneath. */
void ww_overlay_entries_list(ww_rules *rules, const ww_node *base,
                             const ww_node *const overlays[], size_t count);

/* How many of their entries do what: [ww_overlay_change]. */
typedef struct ww_overlay_counts {
  int of[3];
} ww_overlay_counts;
ww_overlay_counts ww_overlays_count(const ww_rules *rules);

/* Whether the place is in one of the overlays. */
bool ww_in_overlay(const ww_rules *rules, ww_place place);

/* Complaints about a rulebook beneath that is sound by itself are put
 * down to the overlays' entries that they speak of. */
void ww_overlays_blame(ww_arena *arena, const ww_node *base,
                       const ww_node *const overlays[], size_t count,
                       ww_diag_list *diags);

#endif
