/* The one namespace of ids, and the documents that are cited; loading.h. */
#include "rulebook/loading.h"

static bool reserved(ww_str id) {
  return ww_str_is(id, "any") || ww_str_is(id, "all") || ww_str_is(id, "not");
}

static void enter(ww_loading *load, ww_name entry) {
  if (reserved(entry.id)) {
    ww_diag *diag =
        ww_error(load->diags, WW_D_BAD_ID, entry.place,
                 "'%.*s' is a word of the format, not an id", WW_P(entry.id));
    ww_hint(load->diags, diag, "choose another id");
    return;
  }
  ww_name *name = WW_NEW(load->arena, ww_name);
  *name = entry;
  const ww_name *first = ww_table_add(&load->names, name->id, name);
  if (!first)
    return;
  ww_diag *diag =
      ww_error(load->diags, WW_D_DUPLICATE_ID, name->place,
               "the id %s is given twice", ww_quote(load->arena, name->id).at);
  diag->other = first->place;
  ww_hint(load->diags, diag,
          "questions, constants, conditions, decisions, rules and advice share "
          "one namespace; rename one of them");
}

static void add_name(ww_loading *load, const ww_node *member, ww_name_kind kind,
                     int index) {
  if (ww_check_key_id(member, load->diags))
    enter(load, (ww_name){member->key, kind, index, ww_key_place(member)});
}

/* Older ids of questions: nothing else may be called so. */
static void add_aliases(ww_loading *load, const ww_node *questions) {
  int index = 0;
  for (const ww_node *q = questions ? questions->first : NULL; q;
       q = q->next, index++) {
    const ww_node *list =
        q->kind == WW_MAP ? ww_node_get(q, WW_S("aliases")) : NULL;
    if (!list || list->kind != WW_LIST)
      continue;
    for (const ww_node *m = list->first; m; m = m->next)
      if (ww_want_id(m, "an id", load->diags))
        enter(load,
              (ww_name){m->text, WW_NAME_QUESTION, index, ww_node_place(m)});
  }
}

static void add_names(ww_loading *load, const ww_node *map, ww_name_kind kind) {
  int index = 0;
  for (const ww_node *m = map ? map->first : NULL; m; m = m->next)
    add_name(load, m, kind, index++);
}

void ww_load_names(ww_loading *load, const ww_node *const top[]) {
  add_names(load, top[WW_TOP_QUESTIONS], WW_NAME_QUESTION);
  add_names(load, top[WW_TOP_CONSTANTS], WW_NAME_CONSTANT);
  add_names(load, top[WW_TOP_CONDITIONS], WW_NAME_CONDITION);
  add_names(load, top[WW_TOP_DECISIONS], WW_NAME_DECISION);
  const ww_node *decisions = top[WW_TOP_DECISIONS];
  for (const ww_node *d = decisions ? decisions->first : NULL; d; d = d->next) {
    const ww_node *rules =
        d->kind == WW_MAP ? ww_node_get(d, WW_S("rules")) : NULL;
    if (rules && rules->kind == WW_MAP)
      add_names(load, rules, WW_NAME_RULE);
  }
  add_names(load, top[WW_TOP_ADVICE], WW_NAME_ADVICE);
  add_aliases(load, top[WW_TOP_QUESTIONS]);
}

void ww_unknown_name(ww_loading *load, ww_place place, ww_str id,
                     const char *what) {
  ww_diag *diag = ww_error(load->diags, WW_D_UNKNOWN_ID, place, "%s is %s",
                           ww_quote(load->arena, id).at, what);
  if (ww_diag_list_full(load->diags))
    return;
  const ww_rules *rules = load->rules;
  int count =
      rules->question_count + rules->condition_count + rules->decision_count;
  ww_str *names = WW_NEWS(load->arena, ww_str, (size_t)count);
  size_t used = 0;
  for (int i = 0; i < rules->question_count; i++)
    names[used++] = rules->questions[i].id;
  for (int i = 0; i < rules->condition_count; i++)
    names[used++] = rules->conditions[i].id;
  for (int i = 0; i < rules->decision_count; i++)
    names[used++] = rules->decisions[i].id;
  ww_str nearest = ww_nearest(id, names, used);
  if (nearest.size)
    ww_hint(load->diags, diag, "did you mean '%.*s'?", WW_P(nearest));
  else
    ww_hint(load->diags, diag,
            "define it under questions, conditions or decisions");
}

static ww_str text_or_empty(const ww_node *node) {
  return node ? node->text : (ww_str){0};
}

void ww_load_cited(ww_loading *load, const ww_node *map) {
  if (!map)
    return;
  ww_rules *rules = load->rules;
  rules->cited = WW_NEWS(load->arena, ww_cited, map->count);
  for (const ww_node *m = map->first; m; m = m->next) {
    const ww_node *found[WW_CITED_COUNT];
    ww_cited *cited = &rules->cited[rules->cited_count++];
    bool fine = ww_check_key_id(m, load->diags);
    fine = ww_fields_read(m, &ww_cited_fields, found, load->diags) && fine;
    cited->id = m->key;
    cited->place = ww_key_place(m);
    ww_table_add(&load->cited, m->key, cited);
    if (!fine)
      continue;
    cited->title = text_or_empty(found[WW_CITED_TITLE]);
    cited->author = text_or_empty(found[WW_CITED_AUTHOR]);
    cited->date = text_or_empty(found[WW_CITED_DATE]);
    cited->site = text_or_empty(found[WW_CITED_SITE]);
  }
}

void ww_check_cited(ww_loading *load, const ww_node *node) {
  size_t size = 0;
  while (size < node->text.size && node->text.at[size] != '#')
    size++;
  ww_str id = ww_str_slice(node->text, 0, size);
  if (ww_table_get(&load->cited, id))
    return;
  ww_diag *diag =
      ww_error(load->diags, WW_D_UNKNOWN_SOURCE, ww_node_place(node),
               "no source has the id %s", ww_quote(load->arena, id).at);
  if (ww_diag_list_full(load->diags))
    return;
  size_t count = (size_t)load->rules->cited_count;
  ww_str *names = WW_NEWS(load->arena, ww_str, count);
  for (size_t i = 0; i < count; i++)
    names[i] = load->rules->cited[i].id;
  ww_hint_words(load->diags, diag, id, names, count);
}

ww_str *ww_load_sources(ww_loading *load, const ww_node *list, int *count) {
  *count = 0;
  if (!list)
    return NULL;
  ww_str *sources = WW_NEWS(load->arena, ww_str, list->count);
  for (const ww_node *item = list->first; item; item = item->next) {
    if (!ww_want_text(item, "a source", load->diags))
      continue;
    ww_check_cited(load, item);
    sources[(*count)++] = item->text;
  }
  return sources;
}

ww_claim ww_load_claim(const ww_node *node) {
  return node ? (ww_claim)ww_word_at(node->text, ww_claim_words) : WW_NO_CLAIM;
}
