/* Tests of what is gone; see pruning.h. */
#include "rulebook/pruning.h"

enum { DEPTH_MOST = 32 }; /* of conditions in conditions */

static ww_holds opposite(ww_holds holds) {
  return holds == WW_MAYBE    ? WW_MAYBE
         : holds == WW_ALWAYS ? WW_NEVER
                              : WW_ALWAYS;
}

static ww_holds never_known(ww_pruning *p, const ww_node *test, bool positive) {
  const ww_node *known =
      test->kind == WW_MAP ? ww_node_get(test, WW_S("known")) : NULL;
  if (known && test->count == 1)
    return ww_str_is(known->text, "true") ? WW_NEVER : WW_ALWAYS;
  p->unknown = true;
  return positive ? WW_NEVER : WW_ALWAYS;
}

static ww_holds list_of(ww_pruning *p, const ww_node *list, bool positive,
                        bool any, ww_node **now) {
  ww_holds decides = any ? WW_ALWAYS : WW_NEVER;
  ww_builder b = ww_builder_new(p->arena, list);
  for (const ww_node *item = list->first; item; item = item->next) {
    ww_node *part = NULL;
    ww_holds holds = item->kind == WW_MAP
                         ? ww_prune_tests(p, item, positive, &part)
                         : WW_MAYBE;
    if (holds == decides)
      return decides;
    if (holds == WW_MAYBE)
      ww_builder_add(&b, part ? part : item);
  }
  *now = b.map;
  return b.map->count > 0 ? WW_MAYBE : opposite(decides);
}

static ww_node *new_node(ww_pruning *p, const ww_node *like, ww_node_kind kind,
                         ww_str key) {
  ww_node *node = ww_builder_new(p->arena, like).map;
  node->kind = kind;
  node->key = key;
  return node;
}

static void hang(ww_node *in, ww_node *only) {
  in->first = only;
  in->count = 1;
}

/* all: [{not: {decision: [what is left]}}]: it is none of these, and known. */
static ww_node *none_left(ww_pruning *p, const ww_node *test,
                          const ww_table *gone) {
  static const ww_str none = {0};
  const ww_node *decision = ww_node_get(p->all_decisions, test->key);
  const ww_node *options = ww_node_get(decision, WW_S("options"));
  ww_builder rest = ww_builder_new(p->arena, test);
  rest.map->kind = WW_LIST;
  for (const ww_node *m = options->first; m; m = m->next) {
    ww_node item = *test;
    item.kind = WW_SCALAR;
    item.plain = true;
    item.text = m->key;
    if (!ww_table_get(gone, m->key))
      ww_builder_add(&rest, &item);
  }
  ww_node *not_it = new_node(p, test, WW_MAP, WW_S("not"));
  ww_node *item = new_node(p, test, WW_MAP, none);
  ww_node *all = new_node(p, test, WW_LIST, WW_S("all"));
  hang(not_it, rest.map);
  hang(item, not_it);
  hang(all, item);
  return all;
}

static ww_holds outcome(ww_pruning *p, const ww_node *test,
                        const ww_table *gone, bool positive, ww_node **now) {
  const ww_node *item = test->kind == WW_LIST ? test->first : test;
  ww_builder left = ww_builder_new(p->arena, test);
  if (test->kind == WW_MAP || (test->kind == WW_LIST && test->count == 0))
    return WW_MAYBE;
  for (; item; item = test->kind == WW_LIST ? item->next : NULL)
    if (item->kind != WW_SCALAR || !ww_table_get(gone, item->text))
      ww_builder_add(&left, item);
  if (left.map->count > 0) {
    if (test->kind == WW_LIST)
      *now = left.map;
    return WW_MAYBE;
  }
  if (positive)
    return WW_NEVER;
  *now = none_left(p, test, gone);
  return WW_MAYBE;
}

ww_pruned_condition *ww_prune_condition(ww_pruning *p, ww_pruned_condition *c) {
  if (c->begun || p->depth > DEPTH_MOST)
    return c; /* too deep, or in a circle: loading complains */
  bool outer = p->unknown;
  ww_node *now = NULL;
  c->begun = true;
  c->now = c->node;
  p->depth++;
  p->unknown = false;
  c->holds = c->node->kind == WW_MAP ? ww_prune_tests(p, c->node, true, &now)
                                     : WW_MAYBE;
  c->unknown = p->unknown && c->holds == WW_NEVER;
  c->now = now ? now : c->node;
  p->unknown = outer;
  p->depth--;
  return c;
}

static ww_holds named(ww_pruning *p, const ww_node *test,
                      ww_pruned_condition *c, bool positive) {
  ww_prune_condition(p, c);
  if (c->holds == WW_NEVER && c->unknown)
    return never_known(p, test, positive);
  return ww_str_is(test->text, "false") ? opposite(c->holds) : c->holds;
}

static ww_holds one(ww_pruning *p, const ww_node *m, bool positive,
                    ww_node **now) {
  bool any = ww_str_is(m->key, "any");
  if (any || ww_str_is(m->key, "all"))
    return m->kind == WW_LIST ? list_of(p, m, positive, any, now) : WW_MAYBE;
  if (ww_str_is(m->key, "not"))
    return m->kind == WW_MAP ? opposite(ww_prune_tests(p, m, !positive, now))
                             : WW_MAYBE;
  const ww_table *gone = ww_table_get(p->options, m->key);
  ww_pruned_condition *c = ww_table_get(&p->conditions, m->key);
  if (ww_table_get(&p->questions, m->key) ||
      ww_table_get(&p->decisions, m->key))
    return never_known(p, m, positive);
  if (c)
    return named(p, m, c, positive);
  return gone ? outcome(p, m, gone, positive, now) : WW_MAYBE;
}

ww_holds ww_prune_tests(ww_pruning *p, const ww_node *map, bool positive,
                        ww_node **now) {
  ww_builder b = {0};
  for (const ww_node *m = map->first; m; m = m->next) {
    ww_node *part = NULL;
    ww_holds holds = one(p, m, positive, &part);
    if (holds == WW_NEVER)
      return WW_NEVER;
    if (!b.map && (part || holds == WW_ALWAYS))
      b = ww_builder_upto(p->arena, map, m);
    if (b.map && holds != WW_ALWAYS)
      ww_builder_add(&b, part ? part : m);
  }
  *now = b.map;
  return (b.map ? b.map : map)->count > 0 ? WW_MAYBE : WW_ALWAYS;
}
