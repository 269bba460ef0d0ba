/* A merged rulebook as YAML; see text.h. Maps stand in blocks, lists on their
 * line; texts that a reader could take for something else are quoted as JSON
 * quotes them, which YAML reads alike. */
#include "report/text/text.h"

#include "base/json_out.h"
#include "read/fields.h"
#include "rulebook/builtin.h"

#include <string.h>

enum { SOURCES_MOST = 32 };

/* Lines are counted on from the place before, source by source. */
typedef struct cursor {
  const ww_source *source;
  size_t at;
  unsigned line;
} cursor;

typedef struct printing {
  ww_buf *out;
  cursor cursors[SOURCES_MOST];
  int used;
} printing;

static cursor *cursor_of(printing *p, const ww_source *source) {
  int i = 0;
  while (i < p->used && p->cursors[i].source != source)
    i++;
  if (i == SOURCES_MOST)
    i--; /* so many overlays: the last ones are counted anew */
  if (i == p->used)
    p->used++;
  if (p->cursors[i].source != source)
    p->cursors[i] = (cursor){source, 0, 1};
  return &p->cursors[i];
}

/* Of its key; 0: nowhere. */
static unsigned line_of(printing *p, const ww_node *member) {
  ww_place place = ww_key_place(member);
  if (!place.source || place.at == WW_NO_PLACE)
    return 0;
  cursor *c = cursor_of(p, place.source);
  if (place.at < c->at)
    *c = (cursor){place.source, 0, 1};
  for (; c->at < place.at && c->at < place.source->text.size; c->at++)
    c->line += place.source->text.at[c->at] == '\n';
  return c->line;
}

/* ---- Values ----------------------------------------------------------- */

/* Nothing in it means something to YAML, wherever it stands. */
static bool is_bare(ww_str text) {
  for (size_t i = 0; i < text.size; i++) {
    char c = text.at[i];
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool digit = c >= '0' && c <= '9';
    if (!letter && !digit && c != '_' && !(i > 0 && strchr("-+./", c)) &&
        !(i == 0 && c == '-' && text.size > 1))
      return false;
  }
  return text.size > 0;
}

static void put_scalar(ww_buf *out, const ww_node *node) {
  if (ww_node_is_null(node))
    ww_put_c(out, "null");
  else if (node->plain && is_bare(node->text))
    ww_put(out, node->text);
  else
    ww_put_json_string(out, node->text);
}

static void put_key(ww_buf *out, ww_str key) {
  static const char *const taken[] = {"true", "false", "null", NULL};
  if (is_bare(key) && ww_word_at(key, taken) == 3)
    ww_put(out, key);
  else
    ww_put_json_string(out, key);
  ww_put_c(out, ":");
}

void ww_put_yaml(ww_buf *out, const ww_node *node) {
  if (node->kind == WW_SCALAR) {
    put_scalar(out, node);
    return;
  }
  ww_put_c(out, node->kind == WW_MAP ? "{" : "[");
  for (const ww_node *m = node->first; m; m = m->next) {
    ww_put_c(out, m == node->first ? "" : ", ");
    if (node->kind == WW_MAP) {
      put_key(out, m->key);
      ww_put_c(out, " ");
    }
    ww_put_yaml(out, m);
  }
  ww_put_c(out, node->kind == WW_MAP ? "}" : "]");
}

/* An entry tells where it stands, and so does what another file put in it;
 * `line` is the one told last. */
static void put_members(printing *p, const ww_node *map, int depth,
                        unsigned line) {
  for (const ww_node *m = map->first; m; m = m->next) {
    bool block = m->kind == WW_MAP && m->count > 0;
    bool other = m->source != map->source;
    unsigned its = (block && depth > 0) || other ? line_of(p, m) : 0;
    ww_put_times(p->out, WW_S("  "), (size_t)depth);
    put_key(p->out, m->key);
    if (!block) {
      ww_put_c(p->out, " ");
      ww_put_yaml(p->out, m);
    }
    if (its > 0 && (its != line || other))
      ww_putf(p->out, "  # %.*s:%u", WW_P(m->source->name), its);
    ww_put_c(p->out, "\n");
    if (block)
      put_members(p, m, depth + 1, its);
  }
}

void ww_put_rules_yaml(ww_buf *out, const ww_rules *rules) {
  printing p = {.out = out};
  put_members(&p, rules->tree ? rules->tree : ww_builtin_tree(out->arena), 0,
              0);
}
