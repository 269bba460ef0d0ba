/* What overlays say, entry by entry; see load.h. The tables that
 * the loader reads by tell which maps hold entries. */
#include "rulebook/load.h"

#include "base/table.h"
#include "rulebook/format.h"

enum { FEW = 8 };

typedef struct lister {
  ww_arena *arena;
  ww_overlay_entry *of; /* NULL: they are only counted */
  size_t count;
  long looks;            /* at ids that one may have meant, still to be made */
  ww_table rules;        /* ww_node of the decision, by a rule's id */
  const ww_node *listed; /* the map whose ids are: */
  ww_str *ids;
} lister;

static void add(lister *l, ww_overlay_entry entry) {
  if (l->of)
    l->of[l->count] = entry;
  l->count++;
}

/* ---- What they do to the entries beneath -------------------------------- */

/* An id that may have been meant by one that is new. */
static ww_str near_id(lister *l, ww_str id, const ww_node *beneath) {
  enum { WRONG_MOST = 2 };
  if (l->looks <= 0)
    return (ww_str){0};
  if (l->listed != beneath) {
    l->listed = beneath;
    l->ids = WW_NEWS(l->arena, ww_str, beneath->count);
    size_t count = 0;
    for (const ww_node *m = beneath->first; m; m = m->next)
      l->ids[count++] = m->key;
  }
  l->looks -= (long)beneath->count;
  return ww_nearest_within(id, l->ids, beneath->count, WRONG_MOST);
}

/* For so many look-ups: few need none. */
static ww_table table_of(ww_arena *arena, const ww_node *map, size_t wanted) {
  ww_table table = ww_table_new(arena);
  for (ww_node *m = map && wanted > FEW ? map->first : NULL; m; m = m->next)
    ww_table_add(&table, m->key, m);
  return table;
}

/* What stands under the key beneath, if it is a map. */
static const ww_node *beneath_of(const ww_node *beneath, ww_str key) {
  const ww_node *it = beneath ? ww_node_get(beneath, key) : NULL;
  return it && it->kind == WW_MAP ? it : NULL;
}

static ww_overlay_change change_of(const ww_node *entry, const ww_node *old) {
  return ww_node_is_null(entry) ? WW_OVERLAY_TAKES
         : old                  ? WW_OVERLAY_CHANGES
                                : WW_OVERLAY_ADDS;
}

/* Whether a key, or one of an entry's keys, is more than words for people. */
static bool decides(const ww_node *node, bool entry) {
  static const char *const words[] = {
      "title",   "ask",   "why",     "unit",    "units",  "core",
      "because", "say",   "summary", "sources", "layers", "claim",
      "date",    "label", "short",   "aliases", "paths",  NULL};
  if (!entry)
    return words[ww_word_at(node->key, words)] == NULL;
  for (const ww_node *m = node->first; m; m = m->next)
    if (decides(m, false))
      return true;
  return node->kind != WW_MAP;
}

/* The entries of a map that the table describes. */
static void list_map(lister *l, const ww_node *map, const ww_node *beneath,
                     const ww_fields *fields, ww_str decision);

static void list_named(lister *l, const ww_node *map, const ww_node *beneath,
                       const ww_field *field, ww_str decision) {
  ww_table old = table_of(l->arena, beneath, map->count);
  for (const ww_node *m = map->first; m; m = m->next) {
    const ww_node *was = map->count > FEW ? ww_table_get(&old, m->key)
                         : beneath        ? ww_node_get(beneath, m->key)
                                          : NULL;
    ww_overlay_entry entry = {ww_key_place(m), decision, map->key,
                              m->key,          {0},      change_of(m, was),
                              decides(m, true)};
    if (field->inside == &ww_decision_fields && m->kind == WW_MAP) {
      list_map(l, m, was, field->inside, m->key);
      continue;
    }
    if (l->of && beneath && entry.change == WW_OVERLAY_ADDS)
      entry.near = near_id(l, m->key, beneath);
    add(l, entry);
  }
}

static void list_member(lister *l, const ww_node *member,
                        const ww_node *beneath, const ww_field *field,
                        ww_str decision) {
  bool named = field->shape == WW_SHAPE_NAMED || field->shape == WW_SHAPE_WHENS;
  bool heading = named || field->shape == WW_SHAPE_OBJECT;
  const ww_node *old = beneath_of(beneath, member->key);
  if (heading && ww_node_is_null(member))
    return; /* it says nothing */
  if (member->kind != WW_MAP || !heading)
    add(l, (ww_overlay_entry){ww_key_place(member),
                              decision,
                              member->key,
                              decision,
                              {0},
                              WW_OVERLAY_CHANGES,
                              decides(member, false)});
  else if (named)
    list_named(l, member, old, field, decision);
  else
    list_map(l, member, old, field->inside, decision);
}

/* A rule that is taken out belonged to a decision. */
static void list_disabled(lister *l, const ww_node *ids) {
  for (const ww_node *id = ids->first; id; id = id->next) {
    const ww_node *decision = ww_table_get(&l->rules, id->text);
    add(l, (ww_overlay_entry){ww_node_place(id),
                              decision ? decision->key : (ww_str){0},
                              ids->key,
                              id->text,
                              {0},
                              WW_OVERLAY_TAKES,
                              true});
  }
}

static void list_map(lister *l, const ww_node *map, const ww_node *beneath,
                     const ww_fields *fields, ww_str decision) {
  for (const ww_node *m = map->first; m; m = m->next) {
    const ww_field *field = ww_field_find(fields, m->key);
    if (field)
      list_member(l, m, beneath, field, decision);
    else if (ww_str_is(m->key, "disable"))
      list_disabled(l, m);
  }
}

/* Rules of the rulebook as it was, by id. */
static ww_table rules_of(ww_arena *arena, const ww_node *base) {
  ww_table rules = ww_table_new(arena);
  const ww_node *decisions = ww_node_get(base, WW_S("decisions"));
  for (ww_node *d = decisions ? decisions->first : NULL; d; d = d->next) {
    const ww_node *its =
        d->kind == WW_MAP ? ww_node_get(d, WW_S("rules")) : NULL;
    for (const ww_node *r = its ? its->first : NULL; r; r = r->next)
      ww_table_add(&rules, r->key, d);
  }
  return rules;
}

static void list_all(lister *l, const ww_node *base,
                     const ww_node *const overlays[], size_t count) {
  l->count = 0;
  for (size_t i = 0; i < count; i++)
    list_map(l, overlays[i], base, &ww_top_fields, (ww_str){0});
}

void ww_overlay_entries_list(ww_rules *rules, const ww_node *base,
                             const ww_node *const overlays[], size_t count) {
  enum { LOOKS_MOST = 300000 };
  lister l = {.arena = rules->arena,
              .looks = LOOKS_MOST,
              .rules = rules_of(rules->arena, base)};
  list_all(&l, base, overlays, count);
  rules->entry_count = (int)l.count;
  rules->entries = l.of = WW_NEWS(rules->arena, ww_overlay_entry, l.count);
  list_all(&l, base, overlays, count);
}

ww_overlay_counts ww_overlays_count(const ww_rules *rules) {
  ww_overlay_counts counts = {{0}};
  for (int i = 0; i < rules->entry_count; i++)
    counts.of[rules->entries[i].change]++;
  return counts;
}

bool ww_in_overlay(const ww_rules *rules, ww_place place) {
  for (int i = 0; i < rules->entry_count; i++)
    if (rules->entries[i].place.source == place.source)
      return true;
  return false;
}

/* ---- Blame -------------------------------------------------------------- */

/* Whether the message quotes the id. */
static bool quotes(ww_str message, ww_str id) {
  for (size_t at = 1; id.size && at + id.size < message.size; at++)
    if (message.at[at - 1] == '\'' && message.at[at + id.size] == '\'' &&
        ww_str_equal(ww_str_slice(message, at, at + id.size), id))
      return true;
  return false;
}

/* The entry that the message is about, else the last. */
static const ww_overlay_entry *blamed(const ww_rules *laid, ww_str message) {
  int last = laid->entry_count - 1;
  for (int i = last; i >= 0; i--)
    if (quotes(message, laid->entries[i].id))
      return &laid->entries[i];
  return &laid->entries[last];
}

static ww_str entry_at(const ww_rules *beneath, ww_place place) {
  const ww_overlay_entry *best = NULL;
  for (int i = 0; i < beneath->entry_count; i++) {
    const ww_overlay_entry *e = &beneath->entries[i];
    if (e->place.source == place.source && e->place.at <= place.at &&
        (!best || e->place.at >= best->place.at))
      best = e;
  }
  return best ? best->id : (ww_str){0};
}

void ww_overlays_blame(ww_arena *arena, const ww_node *base,
                       const ww_node *const overlays[], size_t count,
                       ww_diag_list *diags) {
  ww_rules laid = {.arena = arena};
  ww_rules beneath = {.arena = arena};
  ww_diag_list own;
  ww_diag_list_init(&own, arena);
  if (!ww_rules_load(arena, base, &own))
    return; /* it is unsound by itself */
  ww_overlay_entries_list(&laid, base, overlays, count);
  ww_overlay_entries_list(&beneath, base, &base, 1);
  for (ww_diag *diag = diags->first; diag; diag = diag->next) {
    if (laid.entry_count == 0 || !diag->place.source ||
        ww_in_overlay(&laid, diag->place))
      continue;
    ww_str id = entry_at(&beneath, diag->place);
    if (id.size)
      diag->message =
          ww_format(arena, "%.*s (in '%.*s' of the rulebook beneath)",
                    WW_P(diag->message), WW_P(id));
    diag->place = blamed(&laid, diag->message)->place;
  }
}
