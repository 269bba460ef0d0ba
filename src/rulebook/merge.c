/* The files of a rulebook made one; see load.h. */
#include "rulebook/load.h"

#include "rulebook/format.h"
#include "rulebook/merging.h"

ww_builder ww_builder_new(ww_arena *arena, const ww_node *like) {
  ww_builder b = {.arena = arena, .map = WW_NEW(arena, ww_node)};
  *b.map = *like;
  b.map->first = NULL;
  b.map->next = NULL;
  b.map->count = 0;
  return b;
}

ww_node *ww_builder_add(ww_builder *b, const ww_node *member) {
  ww_node *copy = WW_NEW(b->arena, ww_node);
  *copy = *member;
  copy->next = NULL;
  if (b->last)
    b->last->next = copy;
  else
    b->map->first = copy;
  b->last = copy;
  b->map->count++;
  return copy;
}

ww_builder ww_builder_upto(ww_arena *arena, const ww_node *map,
                           const ww_node *end) {
  ww_builder b = ww_builder_new(arena, map);
  for (const ww_node *m = map->first; m != end; m = m->next)
    ww_builder_add(&b, m);
  return b;
}

ww_builder ww_builder_of(ww_arena *arena, const ww_node *map) {
  return ww_builder_upto(arena, map, NULL);
}

void ww_own_members(ww_arena *arena, ww_node *map) {
  ww_node **end = &map->first;
  const ww_node *m = map->first;
  for (; m && !map->own; m = m->next) {
    ww_node *copy = WW_NEW(arena, ww_node);
    *copy = *m;
    *end = copy;
    end = &copy->next;
  }
  map->own = true;
}

ww_keys ww_keys_under(const ww_field *field) {
  if (!field)
    return (ww_keys){NULL, false};
  return (ww_keys){field->inside, field->shape == WW_SHAPE_NAMED ||
                                      field->shape == WW_SHAPE_WHENS};
}

/* ---- Files ------------------------------------------------------------ */

static void given_twice(const ww_node *second, const ww_node *first,
                        ww_diag_list *diags) {
  ww_diag *diag =
      ww_error(diags, WW_D_DUPLICATE_ID, ww_key_place(second),
               "%s is given twice", ww_quote(diags->arena, second->key).at);
  diag->other = ww_key_place(first);
  ww_hint(diags, diag,
          "the files of a rulebook are one; to change an entry, "
          "use an overlay");
}

/* Whether what stands under this key may be spread over files, and of what keys
 * it is then: all of a rulebook's maps of entries, a decision and the costs. An
 * entry of others is whole in one file. */
static bool spreads(ww_keys outer, ww_str key, ww_keys *inner) {
  const ww_field *field =
      !outer.ids && outer.words ? ww_field_find(outer.words, key) : NULL;
  *inner = outer.ids ? (ww_keys){outer.words, false} : ww_keys_under(field);
  if (outer.ids)
    return outer.words == &ww_decision_fields;
  return inner->ids || inner->words == &ww_costs_fields ||
         (!field && outer.words == &ww_top_fields);
}

static void join(ww_arena *arena, ww_node *into, const ww_node *from,
                 ww_keys keys, ww_diag_list *diags) {
  ww_builder b = ww_builder_of(arena, into);
  ww_table members = ww_table_new(arena);
  for (ww_node *m = b.map->first; m; m = m->next)
    ww_table_add(&members, m->key, m);
  for (const ww_node *m = from->first; m; m = m->next) {
    ww_node *first = ww_table_get(&members, m->key);
    ww_keys inner;
    bool version =
        keys.words == &ww_top_fields && ww_str_is(m->key, "whichway");
    if (!first)
      ww_builder_add(&b, m);
    else if (spreads(keys, m->key, &inner) && first->kind == WW_MAP) {
      if (ww_want_map(m, "a map", diags))
        join(arena, first, m, inner, diags);
    } else if (!version || !ww_str_equal(first->text, m->text)) {
      given_twice(m, first, diags);
    }
  }
  into->first = b.map->first;
  into->count = b.map->count;
}

const ww_node *ww_merge_files(ww_arena *arena, const ww_node *const files[],
                              size_t count, ww_diag_list *diags) {
  size_t before = diags->errors;
  for (size_t i = 0; i < count; i++)
    ww_want_whole_map(files[i], "a rulebook", diags);
  if (diags->errors > before)
    return NULL;
  ww_node *all = ww_builder_new(arena, files[0]).map;
  for (size_t i = 0; i < count; i++)
    join(arena, all, files[i], (ww_keys){&ww_top_fields, false}, diags);
  return diags->errors > before ? NULL : all;
}
