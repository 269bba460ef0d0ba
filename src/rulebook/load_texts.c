/* Advice, templates, and what an option says about itself; loading.h. */
#include "rulebook/loading.h"

/* ---- Texts that show answers ------------------------------------------ */

/* Where "{id}" stands in the source, as far as it is written as it reads. */
static ww_place place_in_text(const ww_node *node, ww_str id) {
  enum { SEARCHED_MOST = 1 << 16 };
  ww_place place = ww_node_place(node);
  ww_str text = ww_str_slice(node->source->text, 0, node->at + SEARCHED_MOST);
  for (size_t at = node->at; at + id.size + 2 <= text.size; at++)
    if (text.at[at] == '{' && text.at[at + 1 + id.size] == '}' &&
        ww_str_equal(ww_str_slice(text, at + 1, at + 1 + id.size), id)) {
      place.at = (uint32_t)at;
      break;
    }
  return place;
}

static void unknown_placeholder(ww_loading *load, const ww_node *node,
                                ww_str id, int decisions) {
  ww_diag *diag =
      ww_error(load->diags, WW_D_BAD_PLACEHOLDER, place_in_text(node, id),
               "there is no question, constant or decision %s to show here",
               ww_quote(load->arena, id).at);
  if (ww_diag_list_full(load->diags))
    return;
  const ww_rules *rules = load->rules;
  int most = rules->question_count + rules->constant_count + decisions;
  ww_str *ids = WW_NEWS(load->arena, ww_str, (size_t)most);
  size_t count = 0;
  for (int i = 0; i < rules->question_count; i++)
    ids[count++] = rules->questions[i].id;
  for (int i = 0; i < rules->constant_count; i++)
    ids[count++] = rules->constants[i].id;
  for (int i = 0; i < decisions; i++)
    ids[count++] = rules->decisions[i].id;
  ww_hint_words(load->diags, diag, id, ids, count);
}

/* The answer to a question, the value of a constant, or an outcome. */
static void add_placeholder(ww_loading *load, const ww_node *node, ww_str id,
                            int decisions, ww_template *text) {
  const ww_name *name = ww_table_get(&load->names, id);
  struct ww_part *part = &text->parts[text->count - 1];
  if (name && name->kind == WW_NAME_QUESTION) {
    part->question = name->index;
  } else if (name && name->kind == WW_NAME_DECISION &&
             name->index < decisions) {
    part->decision = name->index;
  } else if (name && name->kind == WW_NAME_CONSTANT) {
    const ww_constant *constant = ww_want_constant(load, node, id);
    text->parts[text->count++] =
        (struct ww_part){constant->text, WW_NONE, WW_NONE};
  } else {
    unknown_placeholder(load, node, id, decisions);
  }
}

/* Where the next "{id}" starts and ends; a brace that encloses no id is
 * plain text. */
static bool find_braces(ww_str text, size_t from, size_t *open, size_t *close) {
  for (size_t i = from; i < text.size; i++) {
    if (text.at[i] != '{')
      continue;
    size_t end = i + 1;
    while (end < text.size && text.at[end] != '}' && text.at[end] != '{')
      end++;
    if (end < text.size && text.at[end] == '}' &&
        ww_is_id(ww_str_slice(text, i + 1, end))) {
      *open = i;
      *close = end;
      return true;
    }
  }
  return false;
}

ww_template ww_load_template(ww_loading *load, const ww_node *node,
                             int decisions) {
  ww_str text = node->text;
  ww_template result = {0};
  size_t braces = 0;
  for (size_t i = 0; i < text.size; i++)
    braces += text.at[i] == '{';
  result.parts =
      ww_arena_alloc(load->arena, 2 * braces + 1, sizeof *result.parts);
  size_t from = 0;
  size_t open;
  size_t close;
  while (find_braces(text, from, &open, &close)) {
    result.parts[result.count++] =
        (struct ww_part){ww_str_slice(text, from, open), WW_NONE, WW_NONE};
    add_placeholder(load, node, ww_str_slice(text, open + 1, close), decisions,
                    &result);
    from = close + 1;
  }
  result.parts[result.count++] =
      (struct ww_part){ww_str_slice(text, from, text.size), WW_NONE, WW_NONE};
  return result;
}

/* ---- Options ---------------------------------------------------------- */

static ww_layer *load_layers(ww_loading *load, const ww_node *map, int *count) {
  *count = 0;
  if (!map)
    return NULL;
  ww_layer *layers = WW_NEWS(load->arena, ww_layer, map->count);
  for (const ww_node *m = map->first; m; m = m->next)
    if (ww_want_text(m, "text", load->diags))
      layers[(*count)++] = (ww_layer){m->key, m->text};
  return layers;
}

static int node_index(ww_loading *load, const ww_pattern *pattern,
                      const ww_node *node) {
  for (int i = 0; i < pattern->node_count; i++)
    if (ww_str_equal(pattern->nodes[i].name, node->text))
      return i;
  ww_diag *diag = ww_error(load->diags, WW_D_UNKNOWN_ID, ww_node_place(node),
                           "the pattern has no node %s",
                           ww_quote(load->arena, node->text).at);
  if (ww_diag_list_full(load->diags))
    return 0;
  size_t count = (size_t)pattern->node_count;
  ww_str *names = WW_NEWS(load->arena, ww_str, count);
  for (size_t i = 0; i < count; i++)
    names[i] = pattern->nodes[i].name;
  ww_hint_words(load->diags, diag, node->text, names, count);
  return 0;
}

static void load_pattern(ww_loading *load, ww_pattern *pattern,
                         const ww_node *map) {
  const ww_node *found[WW_PATTERN_COUNT];
  if (!map || !ww_fields_read(map, &ww_pattern_fields, found, load->diags))
    return;
  pattern->title = found[WW_PATTERN_TITLE]->text;
  pattern->nodes =
      load_layers(load, found[WW_PATTERN_NODES], &pattern->node_count);
  const ww_node *edges = found[WW_PATTERN_EDGES];
  pattern->arrows =
      ww_arena_alloc(load->arena, edges->count, sizeof *pattern->arrows);
  for (const ww_node *item = edges->first; item; item = item->next) {
    const ww_node *edge[WW_EDGE_COUNT];
    if (!ww_fields_read(item, &ww_edge_fields, edge, load->diags))
      continue;
    struct ww_arrow *arrow = &pattern->arrows[pattern->arrow_count++];
    arrow->from = node_index(load, pattern, edge[WW_EDGE_FROM]);
    arrow->to = node_index(load, pattern, edge[WW_EDGE_TO]);
    if (edge[WW_EDGE_LABEL])
      arrow->label = edge[WW_EDGE_LABEL]->text;
  }
}

static void load_plan(ww_loading *load, ww_option *option,
                      const ww_node *list) {
  if (!list)
    return;
  option->plan = WW_NEWS(load->arena, ww_plan_step, list->count);
  for (const ww_node *item = list->first; item; item = item->next) {
    const ww_node *found[WW_PLAN_COUNT];
    if (!ww_fields_read(item, &ww_plan_fields, found, load->diags))
      continue;
    ww_plan_step *step = &option->plan[option->plan_count++];
    step->phase =
        (ww_phase)ww_word_at(found[WW_PLAN_PHASE]->text, ww_phase_words);
    step->what = found[WW_PLAN_DO]->text;
    if (found[WW_PLAN_EXIT])
      step->exit = found[WW_PLAN_EXIT]->text;
    if (found[WW_PLAN_DAYS])
      step->days = found[WW_PLAN_DAYS]->text;
  }
}

void ww_load_option_texts(ww_loading *load, ww_option *option,
                          const ww_node *const found[]) {
  option->layers =
      load_layers(load, found[WW_OPTION_LAYERS], &option->layer_count);
  load_pattern(load, &option->pattern, found[WW_OPTION_PATTERN]);
  load_plan(load, option, found[WW_OPTION_PLAN]);
}

/* ---- Advice ----------------------------------------------------------- */

void ww_load_advice(ww_loading *load, const ww_node *map) {
  ww_rules *rules = load->rules;
  if (!map)
    return;
  rules->advice = WW_NEWS(load->arena, ww_advice, map->count);
  ww_scope scope = {.decisions = rules->decision_count, .known = true};
  for (const ww_node *m = map->first; m; m = m->next) {
    const ww_node *found[WW_ADVICE_COUNT];
    ww_advice *advice = &rules->advice[rules->advice_count++];
    load->entry = advice->id = m->key;
    advice->place = ww_key_place(m);
    ww_fields_read(m, &ww_advice_fields, found, load->diags);
    advice->when = ww_load_when(load, found[WW_ADVICE_WHEN], scope);
    if (found[WW_ADVICE_KIND])
      advice->kind =
          (ww_kind)ww_word_at(found[WW_ADVICE_KIND]->text, ww_kind_words);
    if (found[WW_ADVICE_SAY])
      advice->say =
          ww_load_template(load, found[WW_ADVICE_SAY], scope.decisions);
    advice->sources =
        ww_load_sources(load, found[WW_ADVICE_SOURCES], &advice->source_count);
    advice->claim = ww_load_claim(found[WW_ADVICE_CLAIM]);
    if (found[WW_ADVICE_SHORT])
      advice->short_text = found[WW_ADVICE_SHORT]->text;
  }
}
