/* Needs and options of a decision; see loading.h. */
#include "rulebook/loading.h"

int ww_option_index(const ww_decision_rules *decision, ww_str id) {
  for (int i = 0; i < decision->option_count; i++)
    if (ww_str_equal(decision->options[i].id, id))
      return i;
  return WW_NONE;
}

int ww_need_index(const ww_decision_rules *decision, ww_str id) {
  for (int i = 0; i < decision->need_count; i++)
    if (ww_str_equal(decision->needs[i].id, id))
      return i;
  return WW_NONE;
}

void ww_unknown_option(ww_loading *load, const ww_decision_rules *decision,
                       ww_place place, ww_str id, bool needs_too) {
  if (decision->broken)
    return;
  ww_diag *diag =
      ww_error(load->diags, WW_D_UNKNOWN_ID, place, "'%.*s' has no %s %s",
               WW_P(decision->id), needs_too ? "need or option" : "option",
               ww_quote(load->arena, id).at);
  if (ww_diag_list_full(load->diags))
    return;
  int needs = needs_too ? decision->need_count : 0;
  int count = needs + decision->option_count;
  ww_str *ids = WW_NEWS(load->arena, ww_str, (size_t)count);
  for (int i = 0; i < needs; i++)
    ids[i] = decision->needs[i].id;
  for (int i = 0; i < decision->option_count; i++)
    ids[needs + i] = decision->options[i].id;
  ww_hint_words(load->diags, diag, id, ids, (size_t)count);
}

int ww_want_option(ww_loading *load, const ww_decision_rules *decision,
                   ww_place place, ww_str id) {
  int index = ww_option_index(decision, id);
  if (index == WW_NONE)
    ww_unknown_option(load, decision, place, id, false);
  return index;
}

bool *ww_load_options(ww_loading *load, const ww_decision_rules *decision,
                      const ww_node *list) {
  bool *set = WW_NEWS(load->arena, bool, (size_t)decision->option_count);
  if (list && list->count == 0) {
    ww_diag *diag = ww_error(load->diags, WW_D_EMPTY, ww_node_place(list),
                             "'%.*s' names no option", WW_P(list->key));
    ww_hint(load->diags, diag, "name one, or leave it out");
  }
  for (const ww_node *item = list ? list->first : NULL; item;
       item = item->next) {
    if (!ww_want_text(item, "an option", load->diags))
      continue;
    int option =
        ww_want_option(load, decision, ww_node_place(item), item->text);
    if (option != WW_NONE)
      set[option] = true;
  }
  return set;
}

void ww_load_needs(ww_loading *load, ww_decision_rules *decision,
                   const ww_node *map) {
  if (!map)
    return;
  decision->needs = WW_NEWS(load->arena, ww_need, map->count);
  for (const ww_node *m = map->first; m; m = m->next) {
    const ww_node *found[WW_NEED_COUNT];
    ww_need *need = &decision->needs[decision->need_count++];
    need->id = m->key;
    need->place = ww_key_place(m);
    ww_check_key_id(m, load->diags);
    if (ww_fields_read(m, &ww_need_fields, found, load->diags))
      need->title = found[WW_NEED_TITLE]->text;
  }
}

static void unknown_need(ww_loading *load, const ww_decision_rules *decision,
                         const ww_node *member) {
  size_t count = (size_t)decision->need_count;
  ww_diag *diag = ww_error(load->diags, WW_D_UNKNOWN_ID, ww_key_place(member),
                           "'%.*s' has no need %s", WW_P(decision->id),
                           ww_quote(load->arena, member->key).at);
  if (count == 0)
    ww_hint(load->diags, diag, "define it under 'needs'");
  if (ww_diag_list_full(load->diags))
    return;
  ww_str *ids = WW_NEWS(load->arena, ww_str, count);
  for (size_t i = 0; i < count; i++)
    ids[i] = decision->needs[i].id;
  ww_hint_words(load->diags, diag, member->key, ids, count);
}

static void load_serves(ww_loading *load, const ww_decision_rules *decision,
                        ww_option *option, const ww_node *map) {
  option->serves = WW_NEWS(load->arena, int32_t, (size_t)decision->need_count);
  for (const ww_node *m = map ? map->first : NULL; m; m = m->next) {
    int need = ww_need_index(decision, m->key);
    if (need == WW_NONE)
      unknown_need(load, decision, m);
    else
      ww_want_points(m, &option->serves[need], load->diags);
  }
}

void ww_load_option(ww_loading *load, const ww_decision_rules *decision,
                    ww_option *option, const ww_node *node) {
  const ww_node *found[WW_OPTION_COUNT];
  option->id = node->key;
  option->place = ww_key_place(node);
  ww_check_key_id(node, load->diags);
  if (ww_need_index(decision, node->key) != WW_NONE) {
    ww_diag *diag =
        ww_error(load->diags, WW_D_DUPLICATE_ID, ww_key_place(node),
                 "'%.*s' is both a need and an option", WW_P(node->key));
    ww_hint(load->diags, diag, "rename one of them");
  }
  ww_fields_read(node, &ww_option_fields, found, load->diags);
  if (found[WW_OPTION_TITLE])
    option->title = found[WW_OPTION_TITLE]->text;
  if (found[WW_OPTION_SUMMARY])
    option->summary = found[WW_OPTION_SUMMARY]->text;
  if (found[WW_OPTION_BASE])
    ww_want_points(found[WW_OPTION_BASE], &option->base, load->diags);
  load_serves(load, decision, option, found[WW_OPTION_SERVES]);
  ww_load_option_texts(load, option, found);
}
