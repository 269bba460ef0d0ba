/* Fuzz: any bytes through a door. The first byte chooses it: even JSON, odd
 * YAML. Not only must nothing break; what is accepted must mean something:
 *
 * - a door gives a tree or one error, never both, and places are in the text;
 * - the tree keeps to the limits, its texts are UTF-8 without NUL, its keys
 *   unique, each plain scalar of JSON stands in the text as it is;
 * - the tree written as JSON is read by both doors as the same tree. */
#include "base/utf8.h"
#include "read/doors.h"
#include "read/json_scan.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct input {
  ww_arena *arena;
  ww_source source;
  bool yaml;
} input;

static void require(bool holds) {
  if (!holds)
    abort();
}

static size_t count_nodes(const ww_node *node) {
  size_t count = 1;
  for (const ww_node *at = node->first; at; at = at->next)
    count += count_nodes(at);
  return count;
}

static void check_text(ww_str text) {
  require(text.size <= ww_profile_limits.string);
  require(text.size == 0 || !memchr(text.at, '\0', text.size));
  require(ww_utf8_valid(text) == text.size);
}

static void check_node(const ww_node *node, const input *in, size_t depth) {
  ww_str text = in->source.text;
  require(node->source == &in->source && node->at <= text.size);
  require(depth <= ww_profile_limits.depth + 1);
  check_text(node->text);
  if (node->kind == WW_SCALAR) {
    require(!node->first && node->count == 0);
    if (node->plain && !in->yaml)
      require(node->text.at == text.at + node->at && node->text.size > 0);
    return;
  }
  size_t members = 0;
  for (const ww_node *at = node->first; at; at = at->next, members++) {
    check_text(at->key);
    require(at->at >= node->at || in->yaml);
    if (node->kind == WW_MAP) {
      require(at->key_at < text.size && at->key_at <= at->at);
      require(members > 200 || ww_node_get(node, at->key) == at);
    }
    check_node(at, in, depth + 1);
  }
  require(members == node->count);
}

/* Every scalar as a string: plainness is checked apart. */
static void put_string(ww_buf *out, ww_str text) {
  ww_put_char(out, '"');
  for (size_t i = 0; i < text.size; i++) {
    unsigned char c = (unsigned char)text.at[i];
    if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F)
      ww_putf(out, "\\u%04x", (unsigned)c);
    else
      ww_put_char(out, text.at[i]);
  }
  ww_put_char(out, '"');
}

static void put_json(ww_buf *out, const ww_node *node) {
  if (node->kind == WW_SCALAR) {
    put_string(out, node->text);
    return;
  }
  ww_put_char(out, node->kind == WW_MAP ? '{' : '[');
  for (const ww_node *at = node->first; at; at = at->next) {
    if (node->kind == WW_MAP) {
      put_string(out, at->key);
      ww_put_c(out, ": ");
    }
    put_json(out, at);
    if (at->next)
      ww_put_c(out, ",\n");
  }
  ww_put_char(out, node->kind == WW_MAP ? '}' : ']');
}

static bool same(const ww_node *a, const ww_node *b) {
  if (a->kind != b->kind || a->count != b->count ||
      !ww_str_equal(a->text, b->text))
    return false;
  const ww_node *y = b->first;
  for (const ww_node *x = a->first; x; x = x->next, y = y->next)
    if (!ww_str_equal(x->key, y->key) || !same(x, y))
      return false;
  return true;
}

/* libyaml refuses some characters, and keys of over 1024. */
static bool yaml_can_say(ww_str json) {
  for (size_t at = 0; at < json.size;) {
    uint32_t c = ww_utf8_next(json, &at);
    if ((c >= 0x7F && c < 0xA0 && c != 0x85) || c == 0xFEFF ||
        (c & 0xFFFE) == 0xFFFE || c == 0x85 || c == 0x2028 || c == 0x2029)
      return false;
  }
  return json.size < 1024;
}

static void check_again(const ww_node *root, const input *in) {
  ww_buf json = ww_buf_new(in->arena);
  put_json(&json, root);
  ww_source source = {WW_S("again"), ww_buf_str(&json)};
  ww_diag_list diags;
  ww_diag_list_init(&diags, in->arena);
  const ww_limits *limits = &ww_rulebook_limits; /* it may have grown */
  ww_json_places places;
  require(ww_json_scan(in->arena, &source, limits, &diags, &places));
  require(places.nodes == count_nodes(root));
  const ww_node *again = ww_json_read(in->arena, &source, limits, &diags);
  require(again && same(root, again));
  if (!yaml_can_say(source.text))
    return;
  again = ww_yaml_read(in->arena, &source, limits, &diags);
  require(again && same(root, again));
}

static void read_input(void *context) {
  input *in = context;
  ww_diag_list diags;
  ww_diag_list_init(&diags, in->arena);
  const ww_node *root = (in->yaml ? ww_yaml_read : ww_json_read)(
      in->arena, &in->source, &ww_profile_limits, &diags);
  require(diags.count == (root ? 0u : 1u) && diags.errors == diags.count);
  if (root) {
    require(count_nodes(root) <= ww_profile_limits.nodes);
    check_node(root, in, 1);
    check_again(root, in);
    return;
  }
  const ww_diag *diag = diags.first;
  require(diag->place.source == &in->source);
  require(diag->place.at <= in->source.text.size);
  require(diag->other.source == NULL || diag->other.at <= diag->place.at);
  require(diag->message.size > 0 && ww_place_line(diag->place).line > 0);
  if (diag->code != WW_D_BAD_UTF8 && diag->code != WW_D_BAD_ENCODING)
    require(ww_utf8_valid(diag->message) == diag->message.size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0)
    return 0;
  input in = {.arena = ww_arena_new(), .yaml = data[0] % 2 == 1};
  in.source = (ww_source){WW_S("input"), {(const char *)data + 1, size - 1}};
  require(in.arena && ww_protect(in.arena, read_input, &in));
  ww_arena_free(in.arena);
  return 0;
}
