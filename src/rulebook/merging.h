/* What merging trees takes; only merge.c, overlay.c, take_out.c and prune.c
 * include it. Maps are rebuilt of shallow copies of their members: what is
 * unchanged is shared with the trees that they are made of. */
#ifndef WW_RULEBOOK_MERGING_H
#define WW_RULEBOOK_MERGING_H

#include "base/table.h"
#include "read/fields.h"

/* A map being put together. */
typedef struct ww_builder {
  ww_arena *arena;
  ww_node *map;
  ww_node *last;
} ww_builder;

ww_builder ww_builder_new(ww_arena *arena, const ww_node *like);
ww_builder ww_builder_of(ww_arena *arena, const ww_node *map); /* a copy */
/* A copy up to a member, which is not as it was. */
ww_builder ww_builder_upto(ww_arena *arena, const ww_node *map,
                           const ww_node *end);
ww_node *ww_builder_add(ww_builder *b, const ww_node *member);

/* Copies the members of a map that shares them with another tree, once: many
 * overlays take no more than what they say. */
void ww_own_members(ww_arena *arena, ww_node *map);

/* What the keys of a map are: words of the format, or ids of entries that it
 * describes. No words: an id's entry is a `when`, other keys mean nothing. */
typedef struct ww_keys {
  const ww_fields *words;
  bool ids;
} ww_keys;

/* Of what stands under the field. */
ww_keys ww_keys_under(const ww_field *field);

/* ---- What an overlay takes away ---------------------------------------- */

/* Things whose going takes others along. */
typedef struct ww_gone {
  ww_arena *arena;
  ww_table questions, decisions, rules; /* by id: not NULL */
  ww_table options; /* ww_table of those of a decision, by its id */
  size_t count;
} ww_gone;

ww_gone ww_gone_new(ww_arena *arena);
/* The entry of a map that `fields` describe, in the decision (or none). */
void ww_gone_add(ww_gone *gone, const ww_fields *fields, ww_str decision,
                 ww_str id);

/* The tree without the entries of these ids; complains about an id that
 * nothing has, or several things. */
const ww_node *ww_take_out(ww_gone *gone, const ww_node *tree,
                           const ww_node *ids, ww_diag_list *diags);

/* The tree without what speaks of things gone alone. */
const ww_node *ww_prune(const ww_gone *gone, const ww_node *tree);

#endif
