/* Several trees made one: the files of a rulebook, and overlays on it.
 *
 * The results share what is unchanged with the trees they are made of, so
 * all must live equally long. */
#ifndef WW_RULEBOOK_MERGE_H
#define WW_RULEBOOK_MERGE_H

#include "read/node.h"

/* Files, in order: the maps under a top-level key are joined; an id given
 * twice is an error that names both places. NULL after a complaint. */
const ww_node *ww_merge_files(ww_arena *arena, const ww_node *const files[],
                              size_t count, ww_diag_list *diags);

/* An overlay: maps merge key by key and keep their place, new entries go
 * last; scalars, lists and what stands under `when`, `unless`, `points` and
 * `values` or names a condition is replaced whole. `disable: [ids]` takes
 * rules and advice out. */
const ww_node *ww_merge_overlay(ww_arena *arena, const ww_node *base,
                                const ww_node *overlay, ww_diag_list *diags);

#endif
