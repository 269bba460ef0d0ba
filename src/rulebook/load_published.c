/* Ranges over which thresholds are published; see loading.h. */
#include "rulebook/loading.h"

/* Whether the `when` compares the question with a number in the range. */
static bool has_threshold(const ww_when *when, const ww_published *p) {
  if (when->kind == WW_WHEN_TEST && when->test.question == p->question &&
      when->test.kind == WW_TEST_RANGE) {
    double low = when->test.low;
    double high = when->test.high;
    if ((low >= p->low && low <= p->high) ||
        (high >= p->low && high <= p->high))
      return true;
  }
  for (int i = 0; i < when->part_count; i++)
    if (has_threshold(when->parts[i], p))
      return true;
  return false;
}

/* Written out, or a constant's. */
static bool load_own_range(ww_loading *load, const ww_node *node,
                           ww_published *p) {
  ww_str id = ww_constant_name(node);
  if (id.size == 0)
    return ww_load_published_range(load, node, &p->low, &p->high);
  const ww_constant *constant = ww_want_constant(load, node, id);
  if (!constant)
    return false;
  p->low = constant->low;
  p->high = constant->high;
  if (constant->is_published)
    return true;
  ww_diag *diag =
      ww_error(load->diags, WW_D_BAD_PUBLISHED, ww_node_place(node),
               "the constant '%.*s' has no published range", WW_P(id));
  ww_hint(load->diags, diag, "give it one: 'published: [low, high]'");
  return false;
}

static void load_range(ww_loading *load, ww_rule *rule, const ww_node *node) {
  const ww_name *name = ww_table_get(&load->names, node->key);
  const ww_question *question = name && name->kind == WW_NAME_QUESTION
                                    ? &load->rules->questions[name->index]
                                    : NULL;
  if (question && question->broken)
    return;
  if (!question || question->type != WW_NUMBER) {
    ww_diag *diag = ww_error(
        load->diags, WW_D_BAD_PUBLISHED, ww_key_place(node),
        "%s is no question with numbers", ww_quote(load->arena, node->key).at);
    ww_hint(load->diags, diag, "write {question: [low, high]}");
    return;
  }
  ww_published *p = &rule->published[rule->published_count];
  p->question = name->index;
  if (!load_own_range(load, node, p))
    return;
  if (!rule->when || !has_threshold(rule->when, p)) {
    ww_diag *diag = ww_error(
        load->diags, WW_D_BAD_PUBLISHED, ww_key_place(node),
        "this rule has no threshold of '%.*s' in this range", WW_P(node->key));
    ww_hint(load->diags, diag,
            "give the range in which the rule's own threshold lies");
  } else {
    rule->published_count++;
  }
}

void ww_load_published(ww_loading *load, ww_rule *rule, const ww_node *map) {
  if (!map)
    return;
  rule->published = WW_NEWS(load->arena, ww_published, map->count);
  for (const ww_node *m = map->first; m; m = m->next)
    load_range(load, rule, m);
}
