/* Overlays that were written when a question had another id; see load.h. */
#include "rulebook/load.h"

#include "base/table.h"

static const ww_node *map_at(const ww_node *tree, const char *key) {
  const ww_node *map =
      tree->kind == WW_MAP ? ww_node_get(tree, ww_str_from(key)) : NULL;
  return map && map->kind == WW_MAP ? map : NULL;
}

/* The questions by what they were called before. */
static ww_table older_ids(ww_arena *arena, const ww_node *questions) {
  ww_table older = ww_table_new(arena);
  for (ww_node *q = questions->first; q; q = q->next) {
    const ww_node *list =
        q->kind == WW_MAP ? ww_node_get(q, WW_S("aliases")) : NULL;
    for (const ww_node *m = list ? list->first : NULL; m; m = m->next)
      ww_table_add(&older, m->text, q);
  }
  return older;
}

/* A copy; its members are copies, too, and share what they hold. */
static ww_node *copy_map(ww_arena *arena, const ww_node *map) {
  ww_node *copy = WW_NEW(arena, ww_node);
  *copy = *map;
  ww_node **end = &copy->first;
  for (const ww_node *m = map->first; m; m = m->next) {
    *end = WW_NEW(arena, ww_node);
    **end = *m;
    end = &(*end)->next;
  }
  return copy;
}

/* Of a few: most overlays are asked no more. */
static bool all_known(const ww_node *questions, const ww_node *given) {
  enum { FEW = 8 };
  bool known = given->count <= FEW;
  for (const ww_node *q = given->first; q && known; q = q->next)
    known = ww_node_get(questions, q->key) != NULL;
  return known;
}

const ww_node *ww_with_newer_ids(ww_arena *arena, const ww_node *base,
                                 const ww_node *overlay) {
  const ww_node *questions = map_at(base, "questions");
  const ww_node *given = map_at(overlay, "questions");
  if (!questions || !given || all_known(questions, given))
    return overlay;
  ww_table older = older_ids(arena, questions);
  if (older.count == 0)
    return overlay;
  ww_node *copy = copy_map(arena, overlay);
  for (ww_node *m = copy->first; m; m = m->next) {
    if (!ww_str_is(m->key, "questions"))
      continue;
    m->first = copy_map(arena, m)->first;
    for (ww_node *q = m->first; q; q = q->next) {
      const ww_node *now = ww_table_get(&older, q->key);
      q->key = now ? now->key : q->key;
    }
  }
  return copy;
}
