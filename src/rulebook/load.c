/* The stages of loading, in order; see cli/command/command.h and loading.h. All
 * that is wrong is told at once; what is `broken` is not asked any more, since
 * what would be said of it follows from what is said already. */
#include "rulebook/load.h"

#include "base/number.h"
#include "rulebook/cells.h"
#include "rulebook/loading.h"
#include "rulebook/precedents.h"
#include "rulebook/program.h"

enum { FORMAT_VERSION = 1 };

/* False: the rest is written in another format. */
static bool load_about(ww_loading *load, const ww_node *const top[]) {
  const ww_node *found[WW_ABOUT_COUNT];
  double version = 0;
  const ww_node *whichway = top[WW_TOP_WHICHWAY];
  if (whichway && ww_want_number(whichway, &version, NULL, load->diags) &&
      version != FORMAT_VERSION) {
    ww_diag *diag =
        ww_error(load->diags, WW_D_BAD_VERSION, ww_node_place(whichway),
                 "this rulebook has format version %s",
                 ww_quote(load->arena, whichway->text).at);
    ww_hint(load->diags, diag, "this program reads format version %d",
            FORMAT_VERSION);
    return false;
  }
  if (!top[WW_TOP_RULEBOOK] ||
      !ww_fields_read(top[WW_TOP_RULEBOOK], &ww_about_fields, found,
                      load->diags))
    return true;
  load->rules->name = found[WW_ABOUT_NAME]->text;
  load->rules->version = found[WW_ABOUT_VERSION]->text;
  if (found[WW_ABOUT_TITLE])
    load->rules->title = found[WW_ABOUT_TITLE]->text;
  return true;
}

/* Names first, so that anything may be tested before it is read. */
static void make_room(ww_loading *load, const ww_node *const top[]) {
  ww_rules *rules = load->rules;
  const ww_node *conditions = top[WW_TOP_CONDITIONS];
  load->condition_map = conditions;
  if (conditions) {
    rules->conditions = WW_NEWS(load->arena, ww_condition, conditions->count);
    for (const ww_node *m = conditions->first; m; m = m->next) {
      ww_condition *condition = &rules->conditions[rules->condition_count++];
      condition->id = m->key;
      condition->place = ww_key_place(m);
    }
  }
  const ww_node *decisions = top[WW_TOP_DECISIONS];
  rules->decisions = WW_NEWS(load->arena, ww_decision_rules, decisions->count);
  for (const ww_node *m = decisions->first; m; m = m->next)
    rules->decisions[rules->decision_count++].id = m->key;
}

ww_rules *ww_rules_load(ww_arena *arena, const ww_node *tree,
                        ww_diag_list *diags) {
  const ww_node *top[WW_TOP_COUNT];
  ww_loading load = {.arena = arena, .diags = diags};
  size_t before = diags->errors;
  load.rules = WW_NEW(arena, ww_rules);
  load.rules->arena = arena;
  load.rules->tree = tree;
  load.rules->digest = WW_NEWS(arena, char, WW_DIGEST_SIZE);
  load.names = ww_table_new(arena);
  load.cited = ww_table_new(arena);
  ww_fields_read(tree, &ww_top_fields, top, diags);
  if (!load_about(&load, top) || !top[WW_TOP_QUESTIONS] ||
      !top[WW_TOP_DECISIONS])
    return NULL;
  ww_load_names(&load, top);
  ww_load_cited(&load, top[WW_TOP_SOURCES]);
  ww_load_questions(&load, top[WW_TOP_QUESTIONS]);
  if (!ww_load_constants(&load, top[WW_TOP_CONSTANTS]))
    return NULL;
  make_room(&load, top);
  if (!ww_load_decisions(&load, top[WW_TOP_DECISIONS]))
    return NULL;
  ww_load_ask_when(&load, top[WW_TOP_QUESTIONS]);
  ww_load_advice(&load, top[WW_TOP_ADVICE]);
  ww_load_costs(&load, top[WW_TOP_COSTS]);
  ww_load_accepted(&load, top[WW_TOP_ACCEPT]);
  load.rules->precedent_map = top[WW_TOP_PRECEDENTS];
  if (diags->errors > before) {
    ww_precedents_load(arena, load.rules, diags); /* what they have, too */
    return NULL;
  }
  ww_cells_make(load.rules);
  load.rules->program = ww_program_make(arena, load.rules);
  return load.rules;
}
