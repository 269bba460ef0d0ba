/* What two rulebooks have as it is written: entries that no decision rests on,
 * and entries that got another id; see diff.h. */
#include "study/diff/diff.h"

#include "read/image.h"
#include "rulebook/builtin.h"

/* Where the entries of a kind stand: in a map of the rulebook, of each decision
 * or of the costs. */
static const struct place {
  const char *map;
  bool of_decision, of_costs;
  bool compared; /* as it is written; else in diff.c, by what it does */
} places[WW_EDITED_KINDS] = {
    [WW_EDITED_QUESTION] = {.map = "questions"},
    [WW_EDITED_CONDITION] = {.map = "conditions"},
    [WW_EDITED_DECISION] = {.map = "decisions"},
    [WW_EDITED_OPTION] = {.map = "options", .of_decision = true},
    [WW_EDITED_RULE] = {.map = "rules", .of_decision = true},
    [WW_EDITED_ADVICE] = {.map = "advice"},
    [WW_EDITED_INVARIANT] = {"invariants", true, false, true},
    [WW_EDITED_CONSTANT] = {"constants", false, false, true},
    [WW_EDITED_PRICE] = {"prices", false, true, true},
    [WW_EDITED_PRECEDENT] = {"precedents", false, false, true},
    [WW_EDITED_SOURCE] = {"sources", false, false, true},
};

bool ww_edit_drops(const ww_edit *edit) {
  return edit->what == WW_EDITED_DECISION && edit->kind == WW_EDIT_REMOVED;
}

static const ww_node *get(const ww_node *map, const char *key) {
  return map ? ww_node_get(map, ww_str_from(key)) : NULL;
}

/* NULL: there is none. */
static const ww_node *map_of(const ww_node *tree, ww_edited what,
                             ww_str decision) {
  const struct place *place = &places[what];
  if (place->of_costs)
    tree = get(tree, "costs");
  if (place->of_decision) {
    tree = get(tree, "decisions");
    tree = tree ? ww_node_get(tree, decision) : NULL;
  }
  const ww_node *map = get(tree, place->map);
  return map && map->kind == WW_MAP ? map : NULL;
}

static ww_str content_of(ww_arena *arena, const ww_node *node) {
  ww_buf buf = ww_buf_new(arena);
  ww_put_canonical(&buf, node);
  return ww_buf_str(&buf);
}

static const ww_node *tree_of(ww_arena *arena, const ww_rules *rules) {
  return rules->tree ? rules->tree : ww_builtin_tree(arena);
}

/* ---- Compared as written ---------------------------------------------- */

typedef struct comparing {
  ww_arena *arena;
  const ww_node *tree[WW_SIDES];
  ww_edit *edits;
  int count;
} comparing;

static ww_table index_map(ww_arena *arena, const ww_node *map) {
  ww_table table = ww_table_new(arena);
  for (ww_node *m = map ? map->first : NULL; m; m = m->next)
    ww_table_add(&table, m->key, m);
  return table;
}

static void compare(comparing *c, ww_edited what, ww_str decision) {
  const ww_node *map[WW_SIDES];
  ww_table by_id[WW_SIDES];
  for (int s = 0; s < WW_SIDES; s++) {
    map[s] = map_of(c->tree[s], what, decision);
    by_id[s] = index_map(c->arena, map[s]);
  }
  ww_edit edit = {.what = what, .decision = decision};
  for (const ww_node *m = map[0] ? map[0]->first : NULL; m; m = m->next) {
    const ww_node *other = ww_table_get(&by_id[WW_AFTER], m->key);
    if (other &&
        ww_str_equal(content_of(c->arena, m), content_of(c->arena, other)))
      continue;
    edit.id = m->key;
    edit.kind = other ? WW_EDIT_CHANGED : WW_EDIT_REMOVED;
    c->edits[c->count++] = edit;
  }
  edit.kind = WW_EDIT_ADDED;
  for (const ww_node *m = map[1] ? map[1]->first : NULL; m; m = m->next)
    if (!ww_table_get(&by_id[WW_BEFORE], m->key)) {
      edit.id = m->key;
      c->edits[c->count++] = edit;
    }
}

int ww_written_edits(ww_arena *arena, const ww_diff *diff, ww_edit edits[]) {
  comparing c = {.arena = arena, .edits = edits};
  for (int s = 0; s < WW_SIDES; s++)
    c.tree[s] = tree_of(arena, diff->rules[s]);
  for (int what = 0; what < WW_EDITED_KINDS; what++) {
    if (!places[what].compared)
      continue;
    if (!places[what].of_decision)
      compare(&c, (ww_edited)what, (ww_str){0});
    for (int d = 0; places[what].of_decision && d < diff->decision_count; d++)
      compare(&c, (ww_edited)what,
              diff->decisions[d].pairing->decision[WW_AFTER]->id);
  }
  return c.count;
}

size_t ww_written_most(ww_arena *arena, const ww_rules *rules) {
  const ww_node *tree = tree_of(arena, rules);
  size_t count = 0;
  for (int what = 0; what < WW_EDITED_KINDS; what++)
    for (int d = 0; d < rules->decision_count; d++) {
      const ww_node *map =
          map_of(tree, (ww_edited)what, rules->decisions[d].id);
      if (places[what].compared && (d == 0 || places[what].of_decision))
        count += map ? map->count : 0;
    }
  return count;
}

/* ---- Renamed ---------------------------------------------------------- */

/* The kind, the decision, and what the entry is without its id. */
static ww_str key_of(ww_arena *arena, const ww_node *tree,
                     const ww_edit *edit) {
  const ww_node *map = map_of(tree, edit->what, edit->decision);
  const ww_node *node = map ? ww_node_get(map, edit->id) : NULL;
  if (!node)
    return (ww_str){0};
  return ww_format(arena, "%d %.*s %.*s", (int)edit->what, WW_P(edit->decision),
                   WW_P(content_of(arena, node)));
}

void ww_edits_rename(ww_arena *arena, ww_diff *diff) {
  ww_table removed = ww_table_new(arena);
  const ww_node *tree[] = {tree_of(arena, diff->rules[WW_BEFORE]),
                           tree_of(arena, diff->rules[WW_AFTER])};
  int kept = 0;
  for (int i = 0; i < diff->edit_count; i++)
    if (diff->edits[i].kind == WW_EDIT_REMOVED &&
        !ww_edit_drops(&diff->edits[i])) {
      ww_str key = key_of(arena, tree[WW_BEFORE], &diff->edits[i]);
      if (key.size)
        ww_table_add(&removed, key, &diff->edits[i]);
    }
  /* What was added stands after what was taken out. */
  for (int i = 0; i < diff->edit_count; i++) {
    ww_edit *edit = &diff->edits[i];
    ww_edit *other = NULL;
    if (edit->kind == WW_EDIT_ADDED) {
      ww_str key = key_of(arena, tree[WW_AFTER], edit);
      other = key.size ? ww_table_get(&removed, key) : NULL;
    }
    if (other && other->kind == WW_EDIT_REMOVED) {
      other->kind = WW_EDIT_RENAMED;
      other->to = edit->id;
      edit->what = WW_EDITED_KINDS; /* told with the other */
    }
  }
  for (int i = 0; i < diff->edit_count; i++)
    if (diff->edits[i].what != WW_EDITED_KINDS)
      diff->edits[kept++] = diff->edits[i];
  diff->edit_count = kept;
}
