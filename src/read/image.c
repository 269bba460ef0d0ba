/* A tree as bytes; see image.h. Numbers are written in base 128, low part
 * first; a node as its kind, source, place, key and then text or count and
 * children. */
#include "read/image.h"

#include "base/json_out.h"
#include "base/number.h"

enum { PLAIN = 4, KIND = 3 };

static void put_size(ww_buf *buf, size_t size) {
  for (; size >= 128; size /= 128)
    ww_put_char(buf, (char)(size % 128 | 128));
  ww_put_char(buf, (char)size);
}

static void put_text(ww_buf *buf, ww_str text) {
  put_size(buf, text.size);
  ww_put(buf, text);
}

void ww_image_write(ww_buf *buf, const ww_node *tree,
                    const ww_source *const sources[], size_t count) {
  size_t source = 0;
  while (source + 1 < count && sources[source] != tree->source)
    source++;
  put_size(buf, (size_t)tree->kind | (tree->plain ? PLAIN : 0));
  put_size(buf, source);
  put_size(buf, tree->at);
  put_size(buf, tree->key_at);
  put_text(buf, tree->key);
  if (tree->kind == WW_SCALAR) {
    put_text(buf, tree->text);
    return;
  }
  put_size(buf, tree->count);
  for (const ww_node *child = tree->first; child; child = child->next)
    ww_image_write(buf, child, sources, count);
}

typedef struct reader {
  ww_arena *arena;
  const char *at;
  const ww_source *sources;
} reader;

static size_t take_size(reader *r) {
  size_t size = 0;
  for (int shift = 0;; shift += 7) {
    unsigned char byte = (unsigned char)*r->at++;
    size |= (size_t)(byte & 127) << shift;
    if (byte < 128)
      return size;
  }
}

static ww_str take_text(reader *r) {
  ww_str text = {.size = take_size(r)};
  text.at = r->at;
  r->at += text.size;
  return text;
}

static ww_node *take_node(reader *r) {
  ww_node *node = WW_NEW(r->arena, ww_node);
  size_t kind = take_size(r);
  node->kind = (ww_node_kind)(kind & KIND);
  node->plain = (kind & PLAIN) != 0;
  node->source = &r->sources[take_size(r)];
  node->at = (uint32_t)take_size(r);
  node->key_at = (uint32_t)take_size(r);
  node->key = take_text(r);
  if (node->kind == WW_SCALAR) {
    node->text = take_text(r);
    return node;
  }
  node->count = (uint32_t)take_size(r);
  ww_node **end = &node->first;
  for (uint32_t i = 0; i < node->count; i++) {
    *end = take_node(r);
    end = &(*end)->next;
  }
  return node;
}

ww_node *ww_image_read(ww_arena *arena, ww_str bytes,
                       const ww_source *sources) {
  reader r = {arena, bytes.at, sources};
  return take_node(&r);
}

/* ---- Canonical JSON --------------------------------------------------- */

static void put_scalar(ww_json *json, const ww_node *node) {
  double number;
  bool truth = ww_str_is(node->text, "true");
  if (ww_node_is_null(node))
    ww_json_null(json, NULL);
  else if (node->plain && (truth || ww_str_is(node->text, "false")))
    ww_json_bool(json, NULL, truth);
  else if (node->plain &&
           ww_number_read(node->text, &number, NULL) == WW_NUMBER_FINE)
    ww_json_number(json, NULL, number);
  else
    ww_json_str(json, NULL, node->text);
}

void ww_json_node(ww_json *json, const ww_node *node) {
  if (node->kind == WW_SCALAR) {
    put_scalar(json, node);
    return;
  }
  bool map = node->kind == WW_MAP;
  ww_json_open(json, NULL, map ? '{' : '[');
  for (const ww_node *child = node->first; child; child = child->next) {
    if (map)
      ww_json_key(json, child->key);
    ww_json_node(json, child);
  }
  ww_json_close(json, map ? '}' : ']');
}

void ww_put_canonical(ww_buf *buf, const ww_node *tree) {
  ww_json json = ww_json_new(buf, true);
  ww_json_node(&json, tree);
}
