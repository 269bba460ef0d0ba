/* Rules that are printed instead of others; see loading.h. */
#include "rulebook/loading.h"

static void add_rule(ww_loading *load, const ww_decision_rules *decision,
                     const ww_table *by_id, ww_rule *rule,
                     const ww_node *node) {
  if (!ww_want_text(node, "a rule", load->diags))
    return;
  const ww_rule *other = ww_table_get(by_id, node->text);
  if (other) {
    rule->instead_of[rule->instead_count++] = (int)(other - decision->rules);
    return;
  }
  ww_diag *diag = ww_error(load->diags, WW_D_UNKNOWN_ID, ww_node_place(node),
                           "'%.*s' has no rule %s", WW_P(decision->id),
                           ww_quote(load->arena, node->text).at);
  if (ww_diag_list_full(load->diags))
    return;
  size_t count = (size_t)decision->rule_count;
  ww_str *ids = WW_NEWS(load->arena, ww_str, count);
  for (size_t i = 0; i < count; i++)
    ids[i] = decision->rules[i].id;
  ww_hint_words(load->diags, diag, node->text, ids, count);
}

/* ---- Circles ---------------------------------------------------------- */

/* Takes away, again and again, what stands in for others while nothing stands
 * in for it: what is left stands in a circle, or behind one. waiting[r] is how
 * many rules that are left stand in for r, -1 where r is taken. */
static int take_away(ww_loading *load, const ww_decision_rules *decision,
                     int waiting[]) {
  int *queue = WW_NEWS(load->arena, int, (size_t)decision->rule_count);
  int count = 0;
  for (int r = 0; r < decision->rule_count; r++)
    for (int i = 0; i < decision->rules[r].instead_count; i++)
      waiting[decision->rules[r].instead_of[i]]++;
  for (int r = 0; r < decision->rule_count; r++)
    if (waiting[r] == 0)
      queue[count++] = r;
  for (int at = 0; at < count; at++) {
    const ww_rule *rule = &decision->rules[queue[at]];
    waiting[queue[at]] = -1;
    for (int i = 0; i < rule->instead_count; i++)
      if (--waiting[rule->instead_of[i]] == 0)
        queue[count++] = rule->instead_of[i];
  }
  return count;
}

/* A rule in a circle: from any that is left, so many steps back to one that
 * stands in for it end in one. */
static int in_a_circle(ww_loading *load, const ww_decision_rules *decision,
                       const int waiting[]) {
  int *before = WW_NEWS(load->arena, int, (size_t)decision->rule_count);
  int at = WW_NONE;
  for (int r = 0; r < decision->rule_count; r++)
    for (int i = 0; waiting[r] >= 0 && i < decision->rules[r].instead_count;
         i++)
      before[at = decision->rules[r].instead_of[i]] = r;
  for (int step = 0; step < decision->rule_count; step++)
    at = before[at];
  return at;
}

static void check_circles(ww_loading *load, const ww_decision_rules *decision) {
  int *waiting = WW_NEWS(load->arena, int, (size_t)decision->rule_count);
  if (take_away(load, decision, waiting) == decision->rule_count)
    return;
  const ww_rule *rule = &decision->rules[in_a_circle(load, decision, waiting)];
  ww_diag *diag = ww_error(load->diags, WW_D_INSTEAD_CYCLE, rule->place,
                           "'%.*s' is printed instead of a rule that is "
                           "printed instead of it",
                           WW_P(rule->id));
  ww_hint(load->diags, diag, "name in 'instead_of' what says less");
}

void ww_load_instead_of(ww_loading *load, ww_decision_rules *decision,
                        const ww_node *rules) {
  ww_table by_id = ww_table_new(load->arena);
  size_t before = load->diags->errors;
  bool any = false;
  int index = 0;
  for (const ww_node *m = rules->first; m; m = m->next) {
    ww_rule *rule = &decision->rules[index++];
    const ww_node *list =
        m->kind == WW_MAP ? ww_node_get(m, WW_S("instead_of")) : NULL;
    if (!list || list->kind != WW_LIST)
      continue;
    for (int r = 0; !any && r < decision->rule_count; r++)
      ww_table_add(&by_id, decision->rules[r].id, &decision->rules[r]);
    any = true;
    rule->instead_of = WW_NEWS(load->arena, int, list->count);
    for (const ww_node *item = list->first; item; item = item->next)
      add_rule(load, decision, &by_id, rule, item);
  }
  if (any && load->diags->errors == before)
    check_circles(load, decision);
}
