/* Merging trees; see merge.h. */
#include "rulebook/merge.h"

#include "read/fields.h"

/* A map being put together: members are shallow copies. */
typedef struct builder {
  ww_arena *arena;
  ww_node *map;
  ww_node *last;
} builder;

static builder new_map(ww_arena *arena, const ww_node *like) {
  builder b = {.arena = arena, .map = WW_NEW(arena, ww_node)};
  *b.map = *like;
  b.map->first = NULL;
  b.map->next = NULL;
  b.map->count = 0;
  return b;
}

static ww_node *append(builder *b, const ww_node *member) {
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

static ww_node *find(const builder *b, ww_str key) {
  ww_node *member = b->map->first;
  while (member && !ww_str_equal(member->key, key))
    member = member->next;
  return member;
}

/* ---- Files ------------------------------------------------------------ */

static void given_twice(const ww_node *second, const ww_node *first,
                        ww_diag_list *diags) {
  ww_diag *diag = ww_error(diags, WW_D_DUPLICATE_ID, ww_key_place(second),
                           "%.*s is given twice",
                           WW_P(ww_quote(diags->arena, second->key)));
  diag->other = ww_key_place(first);
  ww_hint(diags, diag,
          "the files of a rulebook are one; to change an entry, "
          "use an overlay");
}

/* Joins two maps of ids. */
static void join(ww_arena *arena, ww_node *into, const ww_node *from,
                 ww_diag_list *diags) {
  builder b = new_map(arena, into);
  for (const ww_node *m = into->first; m; m = m->next)
    append(&b, m);
  for (const ww_node *m = from->first; m; m = m->next) {
    const ww_node *first = ww_node_get(into, m->key);
    if (first)
      given_twice(m, first, diags);
    else
      append(&b, m);
  }
  into->first = b.map->first;
  into->count = b.map->count;
}

static void join_file(builder *all, const ww_node *file, ww_diag_list *diags) {
  for (const ww_node *m = file->first; m; m = m->next) {
    ww_node *first = find(all, m->key);
    if (!first)
      append(all, m);
    else if (first->kind == WW_MAP && m->kind == WW_MAP &&
             !ww_str_is(m->key, "rulebook"))
      join(all->arena, first, m, diags);
    else if (!ww_str_is(m->key, "whichway") ||
             !ww_str_equal(first->text, m->text))
      given_twice(m, first, diags);
  }
}

const ww_node *ww_merge_files(ww_arena *arena, const ww_node *const files[],
                              size_t count, ww_diag_list *diags) {
  size_t before = diags->errors;
  for (size_t i = 0; i < count; i++)
    ww_want_map(files[i], "a rulebook, a map", diags);
  if (diags->errors > before)
    return NULL;
  builder all = new_map(arena, files[0]);
  for (size_t i = 0; i < count; i++)
    join_file(&all, files[i], diags);
  return diags->errors > before ? NULL : all.map;
}

/* ---- Overlays --------------------------------------------------------- */

static bool replaced_whole(ww_str key) {
  return ww_str_is(key, "when") || ww_str_is(key, "unless") ||
         ww_str_is(key, "points") || ww_str_is(key, "values");
}

static ww_node *lay_over(ww_arena *arena, const ww_node *base,
                         const ww_node *over, bool conditions) {
  builder b = new_map(arena, base);
  for (const ww_node *m = base->first; m; m = m->next)
    append(&b, m);
  for (const ww_node *m = over->first; m; m = m->next) {
    ww_node *old = find(&b, m->key);
    if (!old) {
      append(&b, m);
      continue;
    }
    ww_node *next = old->next;
    bool whole = conditions || replaced_whole(m->key) || m->kind != WW_MAP ||
                 old->kind != WW_MAP;
    *old =
        whole ? *m : *lay_over(arena, old, m, ww_str_is(m->key, "conditions"));
    old->next = next;
  }
  return b.map;
}

/* The map without the members of these ids; counts them in `taken`. */
static ww_node *without(ww_arena *arena, const ww_node *map, const ww_node *ids,
                        bool taken[]) {
  builder b = new_map(arena, map);
  for (const ww_node *m = map->first; m; m = m->next) {
    bool gone = false;
    size_t i = 0;
    for (const ww_node *id = ids->first; id; id = id->next, i++)
      if (ww_str_equal(id->text, m->key))
        gone = taken[i] = true;
    if (!gone)
      append(&b, m);
  }
  return b.map;
}

/* Replaces the member `key` of a map that lay_over or without has made. */
static void disable_in(ww_arena *arena, ww_node *map, ww_str key,
                       const ww_node *ids, bool taken[]) {
  for (ww_node *m = map->first; m; m = m->next) {
    if (!ww_str_equal(m->key, key) || m->kind != WW_MAP)
      continue;
    ww_node *next = m->next;
    *m = *without(arena, m, ids, taken);
    m->next = next;
  }
}

static void unknown_disabled(const ww_node *id, const ww_node *tree,
                             ww_diag_list *diags) {
  ww_diag *diag = ww_error(diags, WW_D_UNKNOWN_ID, ww_node_place(id),
                           "no rule or advice has the id %.*s",
                           WW_P(ww_quote(diags->arena, id->text)));
  const ww_node *advice = ww_node_get(tree, WW_S("advice"));
  const ww_node *decisions = ww_node_get(tree, WW_S("decisions"));
  ww_str nearest = {0};
  size_t count = advice ? advice->count : 0;
  ww_str *ids = WW_NEWS(diags->arena, ww_str, count);
  count = 0;
  for (const ww_node *m = advice ? advice->first : NULL; m; m = m->next)
    ids[count++] = m->key;
  nearest = ww_nearest(id->text, ids, count);
  for (const ww_node *d = decisions ? decisions->first : NULL;
       d && !nearest.size; d = d->next) {
    const ww_node *rules = ww_node_get(d, WW_S("rules"));
    count = 0;
    ids = WW_NEWS(diags->arena, ww_str, rules ? rules->count : 0);
    for (const ww_node *m = rules ? rules->first : NULL; m; m = m->next)
      ids[count++] = m->key;
    nearest = ww_nearest(id->text, ids, count);
  }
  if (nearest.size)
    ww_hint(diags, diag, "did you mean '%.*s'?", WW_P(nearest));
}

static void disable(ww_arena *arena, ww_node *tree, const ww_node *ids,
                    ww_diag_list *diags) {
  bool *taken = WW_NEWS(arena, bool, ids->count);
  const ww_node *before = tree->first ? tree : NULL;
  builder copy = new_map(arena, tree);
  for (const ww_node *m = tree->first; m; m = m->next)
    append(&copy, m);
  disable_in(arena, copy.map, WW_S("advice"), ids, taken);
  for (ww_node *m = copy.map->first; m; m = m->next) {
    if (!ww_str_is(m->key, "decisions") || m->kind != WW_MAP)
      continue;
    builder decisions = new_map(arena, m);
    for (const ww_node *d = m->first; d; d = d->next) {
      ww_node *decision = append(&decisions, d);
      if (decision->kind != WW_MAP)
        continue;
      builder members = new_map(arena, decision);
      for (const ww_node *part = decision->first; part; part = part->next)
        append(&members, part);
      disable_in(arena, members.map, WW_S("rules"), ids, taken);
      decision->first = members.map->first;
    }
    m->first = decisions.map->first;
  }
  size_t i = 0;
  for (const ww_node *id = ids->first; id; id = id->next, i++)
    if (!taken[i] && before)
      unknown_disabled(id, before, diags);
  *tree = *copy.map;
}

const ww_node *ww_merge_overlay(ww_arena *arena, const ww_node *base,
                                const ww_node *overlay, ww_diag_list *diags) {
  size_t before = diags->errors;
  if (!ww_want_map(overlay, "an overlay, a map", diags))
    return NULL;
  builder rest = new_map(arena, overlay);
  const ww_node *ids = NULL;
  for (const ww_node *m = overlay->first; m; m = m->next) {
    if (ww_str_is(m->key, "disable"))
      ids = m;
    else
      append(&rest, m);
  }
  ww_node *merged = lay_over(arena, base, rest.map, false);
  if (ids && ww_want_list(ids, "a list of ids", diags))
    disable(arena, merged, ids, diags);
  return diags->errors > before ? NULL : merged;
}
