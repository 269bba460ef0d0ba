/* Headlines for what to do first and what for; see loading.h. */
#include "rulebook/loading.h"

static void complain(ww_loading *load, ww_place place, const char *text,
                     const char *hint) {
  ww_diag *diag = ww_error(load->diags, WW_D_BAD_PATH, place, "%s", text);
  ww_hint(load->diags, diag, "%s", hint);
}

/* "now/target" */
static void load_path(ww_loading *load, ww_decision_rules *leading,
                      const ww_node *node) {
  const ww_decision_rules *target = &load->rules->decisions[load->rules->main];
  ww_path *path = &leading->paths[leading->path_count];
  size_t slash = 0;
  while (slash < node->key.size && node->key.at[slash] != '/')
    slash++;
  if (slash == node->key.size) {
    ww_diag *diag =
        ww_error(load->diags, WW_D_BAD_PATH, ww_key_place(node),
                 "%s is no path", ww_quote(load->arena, node->key).at);
    ww_hint(load->diags, diag,
            "write an option of '%.*s', a slash and one of '%.*s'",
            WW_P(leading->id), WW_P(target->id));
    return;
  }
  ww_str now = ww_str_slice(node->key, 0, slash);
  ww_str then = ww_str_slice(node->key, slash + 1, node->key.size);
  path->now = ww_want_option(load, leading, ww_key_place(node), now);
  path->target = ww_want_option(load, target, ww_key_place(node), then);
  if (ww_want_text(node, "text", load->diags) && path->now != WW_NONE &&
      path->target != WW_NONE) {
    path->text = node->text;
    leading->path_count++;
  }
}

void ww_load_paths(ww_loading *load, int decision, const ww_node *map) {
  ww_decision_rules *leading = &load->rules->decisions[decision];
  if (decision == load->rules->leading && decision == load->rules->main)
    complain(load, leading->place, "the main decision cannot lead",
             "let another one say what to do first");
  if (!map)
    return;
  if (decision != load->rules->leading) {
    complain(load, ww_key_place(map),
             "'paths' stands in the decision that leads",
             "give this one 'leads: true', or leave it out");
    return;
  }
  leading->paths = WW_NEWS(load->arena, ww_path, map->count);
  for (const ww_node *m = map->first; m; m = m->next)
    load_path(load, leading, m);
}
