/* The shipped rulebook; see builtin.h. */
#include "rulebook/builtin.h"

#include "read/image.h"
#include "rulebook/precedents.h"

#include <assert.h>

ww_rules *ww_builtin_thaw(ww_arena *arena) {
  ww_rules *rules =
      ww_thaw(arena, ww_builtin_rules.rules, ww_builtin_rules.sources);
  rules->shipped = true;
  return rules;
}

const ww_precedents *ww_precedents_of(ww_arena *arena, const ww_rules *rules) {
  if (rules->precedents)
    return rules->precedents;
  if (rules->shipped)
    return ww_thaw(arena, ww_builtin_rules.precedents,
                   ww_builtin_rules.sources);
  ww_diag_list diags;
  ww_diag_list_init(&diags, arena);
  const ww_precedents *all = ww_precedents_load(arena, rules, &diags);
  assert(all);
  return all;
}

const ww_node *ww_builtin_tree(ww_arena *arena) {
  return ww_image_read(arena, ww_builtin_rules.tree, ww_builtin_rules.sources);
}

bool ww_in_builtin(ww_place place) {
  for (size_t i = 0; i < ww_builtin_rules.source_count; i++)
    if (place.source == &ww_builtin_rules.sources[i])
      return true;
  return false;
}
