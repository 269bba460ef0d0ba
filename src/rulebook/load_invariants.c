/* Invariants: what must hold over all answers; see loading.h.
 *
 *   {raising: question, never_lowers: [options] or {option: weight}}
 *   {raising: question, keeps: [options]}
 *   {when: tests, unless: tests, never: [options]}, one of both or both */
#include "rulebook/loading.h"

static void load_weights(ww_loading *load, const ww_decision_rules *decision,
                         ww_invariant *invariant, const ww_node *node) {
  enum { ONE = 1000 };
  invariant->never_lowers =
      WW_NEWS(load->arena, int32_t, (size_t)decision->option_count);
  invariant->each = node->kind == WW_LIST;
  if (node->count == 0) {
    ww_diag *diag = ww_error(load->diags, WW_D_EMPTY, ww_node_place(node),
                             "'never_lowers' names no option");
    ww_hint(load->diags, diag, "name one");
  }
  for (const ww_node *m = node->first; m; m = m->next) {
    if (invariant->each && !ww_want_text(m, "an option", load->diags))
      continue;
    ww_str id = invariant->each ? m->text : m->key;
    int option = ww_want_option(load, decision, ww_node_place(m), id);
    int32_t weight = ONE;
    if (!invariant->each && !ww_want_points(m, &weight, load->diags))
      continue;
    if (option != WW_NONE)
      invariant->never_lowers[option] = weight;
  }
}

static int load_raising(ww_loading *load, const ww_node *node) {
  const ww_name *name = ww_table_get(&load->names, node->text);
  if (!name || name->kind != WW_NAME_QUESTION) {
    ww_unknown_name(load, ww_node_place(node), node->text, "no question");
    return WW_NONE;
  }
  if (load->rules->questions[name->index].type == WW_CHOICE) {
    ww_diag *diag =
        ww_error(load->diags, WW_D_BAD_INVARIANT, ww_node_place(node),
                 "the values of a choice have no order to raise");
    ww_hint(load->diags, diag,
            "name a scale, a flag, a number or a set, or use 'when'");
  }
  return name->index;
}

static void load_invariant(ww_loading *load, const ww_decision_rules *decision,
                           ww_invariant *invariant, const ww_node *node,
                           ww_scope scope) {
  const ww_node *found[WW_INVARIANT_COUNT];
  load->entry = invariant->id = node->key;
  invariant->place = ww_key_place(node);
  invariant->raising = WW_NONE;
  ww_check_key_id(node, load->diags);
  if (!ww_fields_read(node, &ww_invariant_fields, found, load->diags))
    return;
  bool raising = found[WW_INVARIANT_RAISING] != NULL;
  bool lowers = found[WW_INVARIANT_NEVER_LOWERS] != NULL;
  bool keeps = found[WW_INVARIANT_KEEPS] != NULL;
  bool when = found[WW_INVARIANT_WHEN] != NULL;
  bool unless = found[WW_INVARIANT_UNLESS] != NULL;
  bool never = found[WW_INVARIANT_NEVER] != NULL;
  bool monotone = raising && (lowers != keeps) && !when && !unless && !never;
  bool guard = !raising && !lowers && !keeps && (when || unless) && never;
  if (!monotone && !guard) {
    ww_diag *diag =
        ww_error(load->diags, WW_D_BAD_INVARIANT, invariant->place,
                 "the invariant '%.*s' has no known form", WW_P(invariant->id));
    ww_hint(load->diags, diag,
            "write {raising, never_lowers}, {raising, keeps}, {when, never} or "
            "{unless, never}");
    return;
  }
  if (guard) {
    invariant->when = ww_load_when(load, found[WW_INVARIANT_WHEN], scope);
    invariant->unless = ww_load_when(load, found[WW_INVARIANT_UNLESS], scope);
    invariant->never =
        ww_load_options(load, decision, found[WW_INVARIANT_NEVER]);
    return;
  }
  invariant->raising = load_raising(load, found[WW_INVARIANT_RAISING]);
  if (lowers)
    load_weights(load, decision, invariant, found[WW_INVARIANT_NEVER_LOWERS]);
  else
    invariant->keeps =
        ww_load_options(load, decision, found[WW_INVARIANT_KEEPS]);
}

void ww_load_invariants(ww_loading *load, ww_decision_rules *decision,
                        int index, const ww_node *map) {
  if (!map)
    return;
  ww_scope scope = {.decisions = index, .known = false};
  decision->invariants = WW_NEWS(load->arena, ww_invariant, map->count);
  for (const ww_node *m = map->first; m; m = m->next)
    load_invariant(load, decision,
                   &decision->invariants[decision->invariant_count++], m,
                   scope);
}
