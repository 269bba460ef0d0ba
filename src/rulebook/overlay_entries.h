/* What overlays say, entry by entry: where somebody looks for the cause of
 * what an overlay brought about elsewhere. */
#ifndef WW_RULEBOOK_OVERLAY_ENTRIES_H
#define WW_RULEBOOK_OVERLAY_ENTRIES_H

#include "read/node.h"
#include "rulebook/rulebook.h"

typedef struct ww_overlay_entry {
  ww_place place;  /* of its key; of an id under `disable` */
  ww_str decision; /* that it belongs (or belonged) to; empty: to none */
  ww_str key;      /* that it stands under: "rules", "questions", "disable" */
  ww_str id;       /* of a decision's title or `when`: the decision's */
  bool decides;    /* it says more than words for people */
} ww_overlay_entry;

/* Lists the entries of the overlays in rules->entries, which borrow from the
 * trees; `base` is the rulebook beneath. */
void ww_overlay_entries_list(ww_rules *rules, const ww_node *base,
                             const ww_node *const overlays[], size_t count);

#endif
