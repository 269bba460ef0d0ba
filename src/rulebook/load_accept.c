/* What `rules check` finds and a rule owner keeps; see loading.h.
 *
 *   accept: [{finding: idle-rule, at: approach/house-rule, because: ...}] */
#include "rulebook/loading.h"

static bool check_finding(ww_loading *load, const ww_node *node) {
  ww_str names[WW_DIAG_CODE_COUNT];
  for (int i = 0; i < WW_DIAG_CODE_COUNT; i++) {
    names[i] = ww_str_from(ww_diag_code_name((ww_diag_code)i));
    if (ww_str_equal(names[i], node->text))
      return true;
  }
  ww_diag *diag = ww_error(load->diags, WW_D_UNKNOWN_VALUE, ww_node_place(node),
                           "%s is nothing that a check finds",
                           ww_quote(load->arena, node->text).at);
  ww_hint_words(load->diags, diag, node->text, names, WW_DIAG_CODE_COUNT);
  return false;
}

void ww_load_accepted(ww_loading *load, const ww_node *list) {
  ww_rules *rules = load->rules;
  if (!list)
    return;
  rules->accepted = WW_NEWS(load->arena, ww_accepted, list->count);
  for (const ww_node *item = list->first; item; item = item->next) {
    const ww_node *found[WW_ACCEPT_COUNT];
    if (!ww_fields_read(item, &ww_accept_fields, found, load->diags) ||
        !check_finding(load, found[WW_ACCEPT_FINDING]))
      continue;
    rules->accepted[rules->accepted_count++] =
        (ww_accepted){found[WW_ACCEPT_FINDING]->text, found[WW_ACCEPT_AT]->text,
                      found[WW_ACCEPT_BECAUSE]->text, ww_node_place(item)};
  }
}
