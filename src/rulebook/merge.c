/* Merging trees; see load.h. */
#include "rulebook/load.h"

#include "base/table.h"
#include "rulebook/format.h"

#include <string.h>

/* A map being put together: members are shallow copies. */
typedef struct builder {
  ww_arena *arena;
  ww_node *map;
  ww_node *last;
  ww_table members; /* ww_node */
} builder;

static builder new_map(ww_arena *arena, const ww_node *like) {
  builder b = {.arena = arena,
               .map = WW_NEW(arena, ww_node),
               .members = ww_table_new(arena)};
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
  ww_table_add(&b->members, copy->key, copy);
  return copy;
}

/* What the members hold is shared. */
static builder copy_map(ww_arena *arena, const ww_node *map) {
  builder b = new_map(arena, map);
  for (const ww_node *m = map->first; m; m = m->next)
    append(&b, m);
  return b;
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

/* Joins two maps of ids. */
static void join(ww_arena *arena, ww_node *into, const ww_node *from,
                 ww_diag_list *diags) {
  builder b = copy_map(arena, into);
  for (const ww_node *m = from->first; m; m = m->next) {
    const ww_node *first = ww_table_get(&b.members, m->key);
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
    ww_node *first = ww_table_get(&all->members, m->key);
    if (!first) {
      append(all, m);
    } else if (first->kind == WW_MAP && !ww_str_is(m->key, "rulebook")) {
      if (ww_want_map(m, "a map", diags))
        join(all->arena, first, m, diags);
    } else if (!ww_str_is(m->key, "whichway") ||
               !ww_str_equal(first->text, m->text)) {
      given_twice(m, first, diags);
    }
  }
}

const ww_node *ww_merge_files(ww_arena *arena, const ww_node *const files[],
                              size_t count, ww_diag_list *diags) {
  size_t before = diags->errors;
  for (size_t i = 0; i < count; i++)
    ww_want_whole_map(files[i], "a rulebook", diags);
  if (diags->errors > before)
    return NULL;
  builder all = new_map(arena, files[0]);
  for (size_t i = 0; i < count; i++)
    join_file(&all, files[i], diags);
  return diags->errors > before ? NULL : all.map;
}

/* ---- Overlays --------------------------------------------------------- */

/* What the keys of a map are: words of the format, or ids of entries that it
 * describes. No words: an id's entry is a `when`, other keys mean nothing. */
typedef struct keys {
  const ww_fields *words;
  bool ids;
} keys;

/* Whether a map under the key is merged with the one before; if so, of what
 * keys it is. */
static bool merges(keys outer, ww_str key, keys *inner) {
  *inner = (keys){outer.words, false};
  if (outer.ids)
    return outer.words != NULL;
  const ww_field *field = outer.words ? ww_field_find(outer.words, key) : NULL;
  *inner = (keys){NULL, false};
  if (!field)
    return true;
  inner->words = field->inside;
  inner->ids = field->shape == WW_SHAPE_NAMED || field->shape == WW_SHAPE_WHENS;
  return field->shape != WW_SHAPE_WHEN && !ww_str_is(key, "points") &&
         !ww_str_is(key, "values");
}

static ww_node *lay_over(ww_arena *arena, const ww_node *base,
                         const ww_node *over, keys outer) {
  builder b = copy_map(arena, base);
  for (const ww_node *m = over->first; m; m = m->next) {
    ww_node *old = ww_table_get(&b.members, m->key);
    if (!old) {
      append(&b, m);
      continue;
    }
    keys inner;
    ww_node *next = old->next;
    if (merges(outer, m->key, &inner) && m->kind == WW_MAP &&
        old->kind == WW_MAP)
      *old = *lay_over(arena, old, m, inner);
    else
      *old = *m;
    old->next = next;
  }
  return b.map;
}

/* ---- What an overlay disables ----------------------------------------- */

/* From the tree to the maps whose entries an overlay may disable; "*" stands
 * for every key. */
static const char *const to_advice[] = {"advice", NULL};
static const char *const to_rules[] = {"decisions", "*", "rules", NULL};
static const char *const to_precedents[] = {"precedents", NULL};
static const char *const *const paths[] = {to_advice, to_rules, to_precedents};
enum { PATHS = sizeof paths / sizeof *paths };

static bool on_path(const ww_node *member, const char *step) {
  return member->kind == WW_MAP &&
         (ww_str_is(member->key, step) || strcmp(step, "*") == 0);
}

/* Whether the key is one of the ids, which is then marked. */
static bool is_one_of(const ww_node *ids, bool marked[], ww_str key) {
  bool found = false;
  size_t i = 0;
  for (const ww_node *id = ids->first; id; id = id->next, i++)
    if (ww_str_equal(id->text, key))
      found = marked[i] = true;
  return found;
}

/* The map without the entries of these ids at the end of the path. */
static ww_node *without(ww_arena *arena, const ww_node *map,
                        const char *const path[], const ww_node *ids,
                        bool taken[]) {
  builder b = new_map(arena, map);
  for (const ww_node *m = map->first; m; m = m->next) {
    if (path[0] && on_path(m, path[0]))
      append(&b, without(arena, m, path + 1, ids, taken));
    else if (path[0] || !is_one_of(ids, taken, m->key))
      append(&b, m);
  }
  return b.map;
}

/* Counts the entries at the end of the path; lists them where there is a
 * list. */
static void list_entries(const ww_node *map, const char *const path[],
                         ww_str *list, size_t *count) {
  for (const ww_node *m = map->first; m; m = m->next) {
    if (path[0] && on_path(m, path[0])) {
      list_entries(m, path + 1, list, count);
    } else if (!path[0]) {
      if (list)
        list[*count] = m->key;
      ++*count;
    }
  }
}

static void unknown_disabled(const ww_node *id, const ww_node *tree,
                             ww_diag_list *diags) {
  ww_diag *diag = ww_error(diags, WW_D_UNKNOWN_ID, ww_node_place(id),
                           "no rule, advice or precedent has the id %s",
                           ww_quote(diags->arena, id->text).at);
  if (ww_diag_list_full(diags))
    return;
  size_t count = 0;
  for (int i = 0; i < PATHS; i++)
    list_entries(tree, paths[i], NULL, &count);
  ww_str *entries = WW_NEWS(diags->arena, ww_str, count);
  count = 0;
  for (int i = 0; i < PATHS; i++)
    list_entries(tree, paths[i], entries, &count);
  ww_hint_words(diags, diag, id->text, entries, count);
}

static const ww_node *disable(ww_arena *arena, const ww_node *tree,
                              const ww_node *ids, ww_diag_list *diags) {
  bool *taken = WW_NEWS(arena, bool, ids->count);
  const ww_node *result = tree;
  for (int i = 0; i < PATHS; i++)
    result = without(arena, result, paths[i], ids, taken);
  size_t i = 0;
  for (const ww_node *id = ids->first; id; id = id->next, i++)
    if (ww_want_text(id, "an id", diags) && !taken[i])
      unknown_disabled(id, tree, diags);
  return result;
}

/* A misspelt word would be told of as one of the rulebook, which has no
 * `disable`. */
static void unknown_word(const ww_node *member, ww_diag_list *diags) {
  ww_diag *diag = ww_error(diags, WW_D_UNKNOWN_KEY, ww_key_place(member),
                           "an overlay has no key %s",
                           ww_quote(diags->arena, member->key).at);
  if (ww_diag_list_full(diags))
    return;
  size_t count = ww_top_fields.count;
  ww_str *words = WW_NEWS(diags->arena, ww_str, count + 1);
  for (size_t i = 0; i < count; i++)
    words[i] = ww_str_from(ww_top_fields.fields[i].name);
  words[count] = WW_S("disable");
  ww_hint_words(diags, diag, member->key, words, count + 1);
}

const ww_node *ww_merge_overlay(ww_arena *arena, const ww_node *base,
                                const ww_node *overlay, ww_diag_list *diags) {
  static const keys top = {&ww_top_fields, false};
  size_t before = diags->errors;
  if (!ww_want_whole_map(overlay, "an overlay", diags))
    return NULL;
  overlay = ww_with_newer_ids(arena, base, overlay);
  builder changes = new_map(arena, overlay);
  const ww_node *ids = NULL;
  for (const ww_node *m = overlay->first; m; m = m->next) {
    if (ww_str_is(m->key, "disable"))
      ids = ww_node_is_null(m) ? NULL : m;
    else if (ww_field_find(&ww_top_fields, m->key))
      append(&changes, m);
    else
      unknown_word(m, diags);
  }
  const ww_node *merged = lay_over(arena, base, changes.map, top);
  if (ids && ww_want_list(ids, "a list of ids", diags))
    merged = disable(arena, merged, ids, diags);
  return diags->errors > before ? NULL : merged;
}
