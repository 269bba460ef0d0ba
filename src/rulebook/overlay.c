/* Overlays laid over a rulebook; see load.h.
 *
 * null takes an entry or a key away; under a heading that holds entries it
 * says nothing, as if all of them were comments. */
#include "rulebook/load.h"

#include "rulebook/format.h"
#include "rulebook/merging.h"

typedef struct overlaying {
  ww_arena *arena;
  ww_diag_list *diags;
  ww_gone *gone;
} overlaying;

/* Where a map stands. */
typedef struct standing {
  ww_keys keys;
  ww_str decision; /* that it is part of; empty: none */
} standing;

/* ---- Order ------------------------------------------------------------- */

typedef struct link {
  ww_node *node;
  int before, after; /* links; 0 is both ends */
} link;

static void hang(link *links, int at, int behind) {
  int next = links[behind].after;
  links[at].before = behind;
  links[at].after = next;
  links[behind].after = at;
  links[next].before = at;
}

static void take(link *links, int at) {
  links[links[at].before].after = links[at].after;
  links[links[at].after].before = links[at].before;
}

static const ww_node *wish(const ww_node *entry, bool *before) {
  if (entry->kind != WW_MAP)
    return NULL;
  const ww_node *after = ww_node_get(entry, WW_S("after"));
  const ww_node *it = ww_node_get(entry, WW_S("before"));
  *before = it != NULL;
  return it ? it : after;
}

static void no_neighbour(overlaying *o, const ww_node *map,
                         const ww_node *wanted) {
  ww_diag *diag =
      ww_error(o->diags, WW_D_UNKNOWN_ID, ww_node_place(wanted),
               "there is no %s to stand %.*s here",
               ww_quote(o->arena, wanted->text).at, WW_P(wanted->key));
  if (ww_diag_list_full(o->diags))
    return;
  ww_str *ids = WW_NEWS(o->arena, ww_str, map->count);
  size_t count = 0;
  for (const ww_node *m = map->first; m; m = m->next)
    ids[count++] = m->key;
  ww_hint_words(o->diags, diag, wanted->text, ids, count);
}

/* Puts each entry that says so before or after another. */
static void place(overlaying *o, ww_node *map, const ww_node *over) {
  link *links = WW_NEWS(o->arena, link, map->count + 1);
  ww_table by_id = ww_table_new(o->arena);
  int count = 0;
  for (ww_node *m = map->first; m; m = m->next) {
    links[++count].node = m;
    hang(links, count, count - 1);
    ww_table_add(&by_id, m->key, &links[count]);
  }
  for (const ww_node *m = over->first; m; m = m->next) {
    bool before;
    const ww_node *wanted = wish(m, &before);
    link *own = ww_table_get(&by_id, m->key);
    if (!wanted || !own || !ww_want_text(wanted, "an id", o->diags))
      continue;
    link *other = ww_table_get(&by_id, wanted->text);
    if (!other || other == own) {
      no_neighbour(o, map, wanted);
      continue;
    }
    int behind = (int)(other - links);
    take(links, (int)(own - links));
    hang(links, (int)(own - links), before ? links[behind].before : behind);
  }
  ww_node **end = &map->first;
  for (int i = links[0].after; i != 0; i = links[i].after) {
    *end = links[i].node;
    end = &(*end)->next;
  }
  *end = NULL;
}

/* ---- Maps -------------------------------------------------------------- */

/* Whether a map under the key is merged with the one before; if so, where it
 * stands. */
static bool merges(const standing *outer, ww_str key, standing *inner) {
  *inner = (standing){{outer->keys.words, false}, outer->decision};
  if (outer->keys.ids) {
    if (outer->keys.words == &ww_decision_fields)
      inner->decision = key;
    return outer->keys.words != NULL;
  }
  const ww_field *field =
      outer->keys.words ? ww_field_find(outer->keys.words, key) : NULL;
  inner->keys = ww_keys_under(field);
  return !field || (field->shape != WW_SHAPE_WHEN &&
                    !ww_str_is(key, "points") && !ww_str_is(key, "values"));
}

/* The entry without the words that place it. */
static const ww_node *without_wish(overlaying *o, const ww_node *entry) {
  bool before;
  if (!wish(entry, &before))
    return entry;
  ww_builder b = ww_builder_new(o->arena, entry);
  for (const ww_node *m = entry->first; m; m = m->next)
    if (!ww_str_is(m->key, "before") && !ww_str_is(m->key, "after"))
      ww_builder_add(&b, m);
  return b.map;
}

static void no_entry(overlaying *o, const ww_node *base,
                     const ww_node *member) {
  ww_diag *diag = ww_error(o->diags, WW_D_UNKNOWN_ID, ww_key_place(member),
                           "there is no %s to take away",
                           ww_quote(o->arena, member->key).at);
  if (ww_diag_list_full(o->diags))
    return;
  ww_str *ids = WW_NEWS(o->arena, ww_str, base->count);
  size_t count = 0;
  for (const ww_node *m = base->first; m; m = m->next)
    ids[count++] = m->key;
  ww_hint_words(o->diags, diag, member->key, ids, count);
}

/* A null that takes something away; false: it says nothing. */
static bool takes_away(overlaying *o, const standing *at, const ww_node *base,
                       const ww_node *null, const ww_node *old) {
  const ww_keys *keys = &at->keys;
  if (keys->ids) {
    if (old)
      ww_gone_add(o->gone, keys->words, at->decision, null->key);
    else
      no_entry(o, base, null);
    return old != NULL;
  }
  const ww_field *field =
      keys->words ? ww_field_find(keys->words, null->key) : NULL;
  bool heading =
      field && (ww_keys_under(field).ids || field->shape == WW_SHAPE_OBJECT);
  if (!old || heading)
    return false;
  if (!field || !field->required)
    return true;
  ww_diag *diag =
      ww_error(o->diags, WW_D_MISSING_KEY, ww_key_place(null),
               "%s needs the key '%s'", keys->words->what, field->name);
  ww_hint(o->diags, diag,
          "give it another value, or take the whole entry away");
  return false;
}

static void lay_over(overlaying *o, ww_node *map, const ww_node *over,
                     const standing *at);

/* What is accepted beneath stays so. */
static ww_node *both(ww_arena *arena, const ww_node *one, const ww_node *two) {
  ww_builder b = ww_builder_of(arena, one);
  for (const ww_node *item = two->first; item; item = item->next)
    ww_builder_add(&b, item);
  return b.map;
}

static void lay_member(overlaying *o, ww_node *old, const ww_node *member,
                       const standing *at) {
  standing inner;
  ww_node *next = old->next;
  if (at->keys.words == &ww_top_fields && ww_str_is(member->key, "accept") &&
      old->kind == WW_LIST && member->kind == WW_LIST)
    *old = *both(o->arena, old, member);
  else if (merges(at, member->key, &inner) && member->kind == WW_MAP &&
           old->kind == WW_MAP)
    lay_over(o, old, member, &inner);
  else
    *old = *member;
  old->next = next;
}

/* Advice of an overlay's own is shown before what is beneath. */
static bool comes_first(const standing *at) {
  return at->keys.ids && at->keys.words == &ww_advice_fields;
}

static void take_away(ww_node *map, const ww_table *away) {
  ww_node **at = &map->first;
  while (*at) {
    if (ww_table_get(away, (*at)->key)) {
      *at = (*at)->next;
      map->count--;
    } else {
      at = &(*at)->next;
    }
  }
}

/* Finding members: a table is for many. */
typedef struct finder {
  ww_node *map;
  bool few;
  ww_table by_key;
} finder;

static finder new_finder(ww_arena *arena, ww_node *map, size_t wanted) {
  enum { FEW = 8 };
  finder f = {map, wanted <= FEW, ww_table_new(arena)};
  for (ww_node *m = map->first; m && !f.few; m = m->next)
    ww_table_add(&f.by_key, m->key, m);
  return f;
}

static ww_node *find(const finder *f, ww_str key) {
  if (!f->few)
    return ww_table_get(&f->by_key, key);
  ww_node *m = f->map->first;
  while (m && !ww_str_equal(m->key, key))
    m = m->next;
  return m;
}

/* Where what is new goes: advice in front, all else at the end. */
static ww_node **place_of_new(ww_node *map, const standing *at) {
  ww_node **end = &map->first;
  while (*end && !comes_first(at))
    end = &(*end)->next;
  return end;
}

static ww_node **add_new(ww_arena *arena, ww_node *map, ww_node **at,
                         const ww_node *member) {
  ww_node *copy = WW_NEW(arena, ww_node);
  *copy = *member;
  copy->next = *at;
  *at = copy;
  map->count++;
  return &copy->next;
}

static void lay_over(overlaying *o, ww_node *map, const ww_node *over,
                     const standing *at) {
  ww_own_members(o->arena, map);
  finder members = new_finder(o->arena, map, over->count);
  ww_node **new = NULL;
  ww_table away = ww_table_new(o->arena);
  bool placed = false;
  for (const ww_node *given = over->first; given; given = given->next) {
    bool entry = at->keys.ids && at->keys.words;
    const ww_node *m = entry ? without_wish(o, given) : given;
    ww_node *old = find(&members, m->key);
    placed = placed || m != given;
    if (ww_node_is_null(m) && !m->comment_at) {
      if (takes_away(o, at, map, m, old))
        ww_table_add(&away, m->key, old);
    } else if (old) {
      lay_member(o, old, m, at);
    } else {
      new = add_new(o->arena, map, new ? new : place_of_new(map, at), m);
    }
  }
  if (away.count > 0)
    take_away(map, &away);
  if (placed)
    place(o, map, over);
}

/* ---- The whole --------------------------------------------------------- */

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
  static const standing top = {{&ww_top_fields, false}, {0}};
  size_t before = diags->errors;
  if (!ww_want_whole_map(overlay, "an overlay", diags))
    return NULL;
  overlay = ww_with_newer_ids(arena, base, overlay);
  ww_gone gone = ww_gone_new(arena);
  overlaying o = {arena, diags, &gone};
  ww_builder changes = ww_builder_new(arena, overlay);
  const ww_node *ids = NULL;
  for (const ww_node *m = overlay->first; m; m = m->next) {
    if (ww_str_is(m->key, "disable"))
      ids = ww_node_is_null(m) ? NULL : m;
    else if (ww_field_find(&ww_top_fields, m->key))
      ww_builder_add(&changes, m);
    else
      unknown_word(m, diags);
  }
  ww_node *whole = WW_NEW(arena, ww_node);
  *whole = *base;
  lay_over(&o, whole, changes.map, &top);
  const ww_node *merged = whole;
  if (ids && ww_want_list(ids, "a list of ids", diags))
    merged = ww_take_out(&gone, merged, ids, diags);
  if (diags->errors > before)
    return NULL;
  return gone.count > 0 ? ww_prune(&gone, merged) : merged;
}
