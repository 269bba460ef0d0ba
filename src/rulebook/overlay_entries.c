/* What overlays say, entry by entry; see load.h. The tables that
 * the loader reads by tell which maps hold entries. */
#include "rulebook/load.h"

#include "base/table.h"
#include "rulebook/format.h"

typedef struct lister {
  ww_overlay_entry *of; /* NULL: they are only counted */
  size_t count;
  ww_table rules; /* ww_node of the decision, by a rule's id */
} lister;

static void add(lister *l, ww_overlay_entry entry) {
  if (l->of)
    l->of[l->count] = entry;
  l->count++;
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
static void list_map(lister *l, const ww_node *map, const ww_fields *fields,
                     ww_str decision);

static void list_member(lister *l, const ww_node *member, const ww_field *field,
                        ww_str decision) {
  bool named = field->shape == WW_SHAPE_NAMED || field->shape == WW_SHAPE_WHENS;
  if (member->kind != WW_MAP || (!named && field->shape != WW_SHAPE_OBJECT)) {
    add(l, (ww_overlay_entry){ww_key_place(member), decision, member->key,
                              decision, decides(member, false)});
  } else if (!named) {
    list_map(l, member, field->inside, decision);
  } else {
    for (const ww_node *m = member->first; m; m = m->next)
      if (field->inside == &ww_decision_fields && m->kind == WW_MAP)
        list_map(l, m, field->inside, m->key);
      else
        add(l, (ww_overlay_entry){ww_key_place(m), decision, member->key,
                                  m->key, decides(m, true)});
  }
}

/* A rule that is taken out belonged to a decision. */
static void list_disabled(lister *l, const ww_node *ids) {
  for (const ww_node *id = ids->first; id; id = id->next) {
    const ww_node *decision = ww_table_get(&l->rules, id->text);
    add(l, (ww_overlay_entry){ww_node_place(id),
                              decision ? decision->key : (ww_str){0}, ids->key,
                              id->text, true});
  }
}

static void list_map(lister *l, const ww_node *map, const ww_fields *fields,
                     ww_str decision) {
  for (const ww_node *m = map->first; m; m = m->next) {
    const ww_field *field = ww_field_find(fields, m->key);
    if (field)
      list_member(l, m, field, decision);
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

void ww_overlay_entries_list(ww_rules *rules, const ww_node *base,
                             const ww_node *const overlays[], size_t count) {
  lister l = {.rules = rules_of(rules->arena, base)};
  for (size_t i = 0; i < count; i++)
    list_map(&l, overlays[i], &ww_top_fields, (ww_str){0});
  rules->entry_count = (int)l.count;
  rules->entries = l.of = WW_NEWS(rules->arena, ww_overlay_entry, l.count);
  l.count = 0;
  for (size_t i = 0; i < count; i++)
    list_map(&l, overlays[i], &ww_top_fields, (ww_str){0});
}
