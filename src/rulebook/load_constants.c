/* Constants: thresholds with a name; see loading.h.
 *
 *   constants: {enough: {value: 500, published: [10, 1000], sources: [..]}}
 *
 * A test, `published` and `short_of` name one as $enough, a text as {enough}:
 * what is read is as if the value stood there. */
#include "rulebook/loading.h"

#include "base/number.h"

#include <string.h>

bool ww_load_published_range(ww_loading *load, const ww_node *node, double *low,
                             double *high) {
  if (node->kind != WW_LIST || node->count != 2) {
    ww_diag *diag =
        ww_error(load->diags, WW_D_BAD_PUBLISHED, ww_node_place(node),
                 "a published range is a list of two numbers");
    ww_hint(load->diags, diag, "write [low, high]");
    return false;
  }
  if (!ww_want_number(node->first, low, NULL, load->diags) ||
      !ww_want_number(node->first->next, high, NULL, load->diags))
    return false;
  if (*low <= *high)
    return true;
  ww_diag *diag = ww_error(load->diags, WW_D_BAD_PUBLISHED, ww_node_place(node),
                           "this range is empty");
  ww_hint(load->diags, diag, "write the lower end first: [low, high]");
  return false;
}

static void load_published(ww_loading *load, ww_constant *constant,
                           const ww_node *value, const ww_node *range) {
  double at = constant->number;
  if (!ww_load_published_range(load, range, &constant->low, &constant->high))
    return;
  constant->is_published = true;
  if (constant->is_number && at >= constant->low && at <= constant->high)
    return;
  ww_diag *diag = ww_error(
      load->diags, WW_D_BAD_PUBLISHED, ww_node_place(value),
      "the value of '%.*s' is not in its published range", WW_P(constant->id));
  ww_hint(load->diags, diag, "change one of them, or leave 'published' out");
}

static void load_constant(ww_loading *load, ww_constant *constant,
                          const ww_node *node) {
  const ww_node *found[WW_CONSTANT_COUNT];
  constant->id = node->key;
  constant->place = ww_key_place(node);
  ww_table_add(&load->constants, node->key, constant);
  if (!ww_fields_read(node, &ww_constant_fields, found, load->diags))
    return;
  const ww_node *value = found[WW_CONSTANT_VALUE];
  bool number = ww_number_length(value->text) == value->text.size;
  if (number && !ww_want_number(value, &constant->number, NULL, load->diags))
    return;
  if (!number && !ww_want_id(value, "a number or a value", load->diags))
    return;
  if (value->text.size > WW_CONSTANT_SIZE_MOST) {
    ww_diag *diag =
        ww_error(load->diags, WW_D_STRING_TOO_LONG, ww_node_place(value),
                 "the value of '%.*s' is longer than %d bytes",
                 WW_P(constant->id), WW_CONSTANT_SIZE_MOST);
    ww_hint(load->diags, diag, "write a number, or a value of a question");
    return;
  }
  constant->value = constant->text = value->text;
  constant->is_number = number;
  if (number) {
    ww_buf text = ww_buf_new(load->arena);
    ww_put_number_grouped(&text, constant->number);
    constant->text = ww_buf_str(&text);
  }
  constant->sources = ww_load_sources(load, found[WW_CONSTANT_SOURCES],
                                      &constant->source_count);
  if (found[WW_CONSTANT_PUBLISHED])
    load_published(load, constant, value, found[WW_CONSTANT_PUBLISHED]);
}

bool ww_load_constants(ww_loading *load, const ww_node *map) {
  size_t before = load->diags->errors;
  ww_rules *rules = load->rules;
  load->constants = ww_table_new(load->arena);
  if (!map)
    return true;
  rules->constants = WW_NEWS(load->arena, ww_constant, map->count);
  for (const ww_node *m = map->first; m; m = m->next)
    load_constant(load, &rules->constants[rules->constant_count++], m);
  return load->diags->errors == before;
}

/* ---- Their use -------------------------------------------------------- */

static void use(ww_loading *load, ww_constant *constant) {
  if (constant->last && ww_str_equal(constant->last->id, load->entry))
    return;
  ww_use *use = WW_NEW(load->arena, ww_use);
  use->id = load->entry;
  if (constant->last)
    constant->last->next = use;
  else
    constant->uses = use;
  constant->last = use;
}

static const ww_constant *unknown(ww_loading *load, const ww_node *node,
                                  ww_str id) {
  ww_diag *diag =
      ww_error(load->diags, WW_D_UNKNOWN_ID, ww_node_place(node),
               "no constant has the id %s", ww_quote(load->arena, id).at);
  if (ww_diag_list_full(load->diags))
    return NULL;
  size_t count = (size_t)load->rules->constant_count;
  ww_str *ids = WW_NEWS(load->arena, ww_str, count);
  for (size_t i = 0; i < count; i++)
    ids[i] = load->rules->constants[i].id;
  if (count == 0)
    ww_hint(load->diags, diag, "define it: 'constants: {%.*s: {value: ...}}'",
            WW_P(id));
  ww_hint_words(load->diags, diag, id, ids, count);
  return NULL;
}

const ww_constant *ww_want_constant(ww_loading *load, const ww_node *node,
                                    ww_str id) {
  ww_constant *constant = ww_table_get(&load->constants, id);
  if (!constant)
    return unknown(load, node, id);
  use(load, constant);
  return constant;
}

ww_str ww_constant_name(const ww_node *node) {
  ww_str text = ww_str_trim(node->text);
  ww_str rest = ww_str_slice(text, 1, text.size);
  bool is_one = node->kind == WW_SCALAR && text.size > 1 && text.at[0] == '$' &&
                ww_is_id(rest);
  return is_one ? rest : (ww_str){0};
}

static size_t id_length(ww_str text, size_t from) {
  size_t end = from;
  while (end < text.size && ((end > from && text.at[end] == '-') ||
                             ww_is_id(ww_str_slice(text, end, end + 1))))
    end++;
  return end - from;
}

/* The text with each "$id" replaced; false after a complaint. */
static bool put_values(ww_loading *load, const ww_node *node, ww_buf *buf) {
  ww_str text = node->text;
  size_t from = 0;
  for (size_t at = 0; at < text.size; at++) {
    if (text.at[at] != '$')
      continue;
    size_t end = at + 1 + id_length(text, at + 1);
    const ww_constant *constant =
        ww_want_constant(load, node, ww_str_slice(text, at + 1, end));
    if (!constant)
      return false;
    ww_put(buf, ww_str_slice(text, from, at));
    ww_put(buf, constant->value);
    from = end;
  }
  ww_put(buf, ww_str_slice(text, from, text.size));
  return true;
}

static bool names_one(const ww_node *node) {
  return node->kind == WW_SCALAR && node->text.size > 0 &&
         memchr(node->text.at, '$', node->text.size);
}

static const ww_node *scalar_in(ww_loading *load, const ww_node *node) {
  if (!names_one(node))
    return node;
  ww_node *copy = WW_NEW(load->arena, ww_node);
  ww_buf buf = ww_buf_new(load->arena);
  *copy = *node;
  copy->plain = node->plain || ww_constant_name(node).size > 0;
  if (!put_values(load, node, &buf))
    return NULL;
  copy->text = ww_buf_str(&buf);
  return copy;
}

/* A list of the items, each as if its constants' values stood there. */
static const ww_node *list_in(ww_loading *load, const ww_node *node) {
  ww_node *list = WW_NEW(load->arena, ww_node);
  ww_node **end = &list->first;
  *list = *node;
  for (const ww_node *item = node->first; item; item = item->next) {
    const ww_node *now = scalar_in(load, item);
    if (!now)
      return NULL;
    *end = WW_NEW(load->arena, ww_node);
    **end = *now;
    end = &(*end)->next;
  }
  *end = NULL;
  return list;
}

const ww_node *ww_constants_in(ww_loading *load, const ww_node *node) {
  if (node->kind != WW_LIST)
    return scalar_in(load, node);
  for (const ww_node *item = node->first; item; item = item->next)
    if (names_one(item))
      return list_in(load, node);
  return node;
}
