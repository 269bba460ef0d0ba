/* From trees to a rulebook. */
#ifndef WW_RULEBOOK_LOAD_H
#define WW_RULEBOOK_LOAD_H

#include "rulebook/rulebook.h"

/* Resolves and checks the merged tree; NULL after complaints. The rulebook
 * lives in the arena and borrows the tree's texts. The digest is left to the
 * caller. */
ww_rules *ww_rules_load(ww_arena *arena, const ww_node *tree,
                        ww_diag_list *diags);

#endif
