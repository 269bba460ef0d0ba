/* YAML to the neutral tree, by libyaml's events; see doors.h. The only file
 * that knows libyaml. What libyaml says of bad syntax is reworded by
 * yaml_fault.c.
 *
 * libyaml has no limits and lets much pass that is no data: each event is
 * checked as it comes. Its marks count characters; a cursor that moves with
 * them tells bytes, linear in all. The tree is built by recursion, which the
 * limit on depth bounds. */
#include "read/yaml_fault.h"

#include <assert.h>
#include <string.h>
#include <yaml.h>

enum { DEEPEST = 1000 }; /* of what limits may allow: the stack's sake */

typedef struct reader {
  yaml_parser_t parser;
  yaml_event_t event; /* the current one, ours to delete */
  ww_arena *arena;
  ww_arena *scratch; /* for the keys of one map */
  const ww_source *source;
  const ww_limits *limits;
  ww_diag_list *diags;
  size_t base;  /* bytes before what libyaml sees: a byte order mark */
  size_t index; /* the cursor: characters after base, */
  size_t byte;  /* and the same place in bytes of the source */
  size_t depth;
  size_t nodes;
  uint32_t bare_key_at; /* the first key without a ':'; 0: none */
  uint32_t comment_at; /* of the scalar that is the current event, if it is one;
                          see node.h */
} reader;

static void free_reader(void *held) {
  reader *r = held;
  yaml_event_delete(&r->event);
  yaml_parser_delete(&r->parser);
}

/* Moves the cursor to a mark; a step back is rare and short. */
static ww_place place_of(reader *r, yaml_mark_t mark) {
  ww_str text = r->source->text;
  while (r->index < mark.index && r->byte < text.size) {
    do
      r->byte++;
    while (r->byte < text.size && (text.at[r->byte] & 0xC0) == 0x80);
    r->index++;
  }
  while (r->index > mark.index && r->byte > r->base) {
    do
      r->byte--;
    while (r->byte > r->base && (text.at[r->byte] & 0xC0) == 0x80);
    r->index--;
  }
  return (ww_place){r->source, (uint32_t)r->byte};
}

static bool refuse(reader *r, ww_diag_code code, const char *hint,
                   const char *message) {
  ww_place place = place_of(r, r->event.start_mark);
  ww_diag *diag = ww_error(r->diags, code, place, "%s", message);
  ww_hint(r->diags, diag, "%s", hint);
  return false;
}

static bool refuse_beyond(reader *r, ww_diag_code code, const char *what,
                          size_t limit, const char *unit, const char *hint) {
  ww_place place = place_of(r, r->event.start_mark);
  ww_diag *diag =
      ww_error(r->diags, code, place, "%s %zu %s", what, limit, unit);
  ww_hint(r->diags, diag, "%s", hint);
  return false;
}

/* Hands what libyaml found wrong to yaml_fault.c. */
static bool refuse_syntax(reader *r) {
  const yaml_parser_t *p = &r->parser;
  if (p->error == YAML_MEMORY_ERROR)
    ww_arena_exhausted(r->arena);
  ww_yaml_fault fault = {
      .problem = p->problem ? p->problem : "",
      .context = p->context ? p->context : "",
  };
  if (p->error == YAML_READER_ERROR) {
    fault.at.source = r->source;
    fault.at.at = (uint32_t)(r->base + p->problem_offset);
  } else {
    fault.at = place_of(r, p->problem_mark);
    if (p->context)
      fault.began = place_of(r, p->context_mark);
    if (r->comment_at)
      fault.comment = (ww_place){r->source, r->comment_at};
  }
  ww_yaml_fault_report(&fault, r->diags);
  return false;
}

static bool next_event(reader *r) {
  yaml_event_delete(&r->event);
  if (!yaml_parser_parse(&r->parser, &r->event))
    return refuse_syntax(r);
  r->comment_at = 0;
  return true;
}

/* What no node may have, and how many there may be. */
static bool check_node(reader *r, const yaml_char_t *anchor,
                       const yaml_char_t *tag) {
  if (anchor)
    return refuse(r, WW_D_YAML_ALIAS,
                  "write it out; text that starts with '&' is put in quotes",
                  "anchors are not read");
  if (tag)
    return refuse(r, WW_D_YAML_TAG,
                  "remove it; text that starts with '!' is put in quotes",
                  "tags are not read");
  if (++r->nodes > r->limits->nodes)
    return refuse_beyond(r, WW_D_TOO_MANY_NODES, "the text holds more than",
                         r->limits->nodes, "values", "is it the right file?");
  return true;
}

/* The text of the scalar that is the current event. */
static bool read_text(reader *r, ww_str *text) {
  const char *value = (const char *)r->event.data.scalar.value;
  size_t size = r->event.data.scalar.length;
  if (size > r->limits->string)
    return refuse_beyond(r, WW_D_STRING_TOO_LONG, "a text is longer than",
                         r->limits->string, "bytes",
                         "shorten it; is a quote missing?");
  if (memchr(value, '\0', size))
    return refuse(r, WW_D_NUL_BYTE, "remove it: text cannot hold a NUL",
                  "an escape stands for a NUL");
  *text = (ww_str){ww_arena_copy(r->arena, value, size), size};
  return true;
}

/* "key: >5" is the head of a block of text to libyaml, and an empty one. */
static bool is_lost_test(const reader *r, const ww_node *node) {
  ww_str text = r->source->text;
  return r->event.data.scalar.style == YAML_FOLDED_SCALAR_STYLE &&
         node->text.size == 0 && node->at + 1 < text.size &&
         text.at[node->at + 1] >= '0' && text.at[node->at + 1] <= '9';
}

static size_t skip_blanks(ww_str text, size_t at) {
  while (at < text.size && (text.at[at] == ' ' || text.at[at] == '\t'))
    at++;
  return at;
}

/* Where a comment begins right after the current event that has no blank after
 * its '#'; 0: there is none. */
static uint32_t find_comment(reader *r) {
  ww_str text = r->source->text;
  size_t end = place_of(r, r->event.end_mark).at;
  size_t at = skip_blanks(text, end);
  if (at == end || at + 1 >= text.size || text.at[at] != '#')
    return 0;
  char c = text.at[at + 1];
  bool word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
              (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
  return word ? (uint32_t)at : 0;
}

static bool read_scalar(reader *r, ww_node *node) {
  node->kind = WW_SCALAR;
  node->plain = r->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  if (!read_text(r, &node->text))
    return false;
  if (node->plain)
    node->comment_at = r->comment_at = find_comment(r);
  if (is_lost_test(r, node)) {
    ww_yaml_refuse_test(ww_node_place(node), r->diags);
    return false;
  }
  return true;
}

/* The current event as a member's key. */
static bool read_key(reader *r, ww_str *key, uint32_t *key_at) {
  if (r->event.type == YAML_ALIAS_EVENT)
    return refuse(r, WW_D_YAML_ALIAS,
                  "put a key that starts with '*' in quotes",
                  "aliases are not read");
  if (r->event.type != YAML_SCALAR_EVENT)
    return refuse(r, WW_D_YAML_KEY,
                  "text that starts with '{', '[' or '?' is put in quotes",
                  "a key is a list or a map");
  *key_at = place_of(r, r->event.start_mark).at;
  if (r->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
      r->event.data.scalar.length == 0)
    return refuse(r, WW_D_YAML_KEY, "write a name before the ':'",
                  "a value has no key");
  r->nodes--; /* keys are not counted */
  return check_node(r, r->event.data.scalar.anchor, r->event.data.scalar.tag) &&
         read_text(r, key);
}

static ww_node *read_node(reader *r);

/* Whether a value stands behind a ':', after a key that ends at `end`: to YAML
 * {a, b: c} is a map, where `a` has nothing. */
static bool has_colon(const reader *r, size_t end) {
  ww_str text = r->source->text;
  if (r->event.type != YAML_SCALAR_EVENT || r->event.data.scalar.length > 0 ||
      r->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
    return true;
  size_t at = skip_blanks(text, end);
  while (at < text.size && strchr("#\r\n", text.at[at])) {
    while (at < text.size && text.at[at] != '\n')
      at++;
    at = skip_blanks(text, at < text.size ? at + 1 : at);
  }
  return at == text.size || !strchr(",}", text.at[at]);
}

/* The current event as a member's key, and on to its value. */
static bool pass_key(reader *r, ww_str *key, uint32_t *key_at) {
  if (!read_key(r, key, key_at))
    return false;
  size_t end = place_of(r, r->event.end_mark).at;
  if (!next_event(r))
    return false;
  if (!r->bare_key_at && !has_colon(r, end))
    r->bare_key_at = *key_at;
  return true;
}

/* From the first event within a list or map to its end. */
static bool read_members(reader *r, ww_node *node, yaml_event_type_t end) {
  ww_node **link = &node->first;
  if (++r->depth > r->limits->depth)
    return refuse_beyond(r, WW_D_TOO_DEEP, "lists and maps stand more than",
                         r->limits->depth, "deep in each other",
                         "is it the right file, and each of them closed?");
  if (!next_event(r))
    return false;
  while (r->event.type != end) {
    ww_str key = {0};
    uint32_t key_at = 0;
    if (node->kind == WW_MAP && !pass_key(r, &key, &key_at))
      return false;
    ww_node *member = read_node(r);
    if (!member)
      return false;
    member->key = key;
    member->key_at = key_at;
    *link = member;
    link = &member->next;
    node->count++;
    if (!next_event(r))
      return false;
  }
  r->depth--;
  return node->kind != WW_MAP || ww_node_check_keys(node, r->scratch, r->diags);
}

/* Starts at the node's first event, ends at its last. */
static ww_node *read_node(reader *r) {
  ww_node *node = WW_NEW(r->arena, ww_node);
  bool fine = false;
  node->source = r->source;
  node->at = place_of(r, r->event.start_mark).at;
  switch (r->event.type) {
  case YAML_SCALAR_EVENT:
    fine =
        check_node(r, r->event.data.scalar.anchor, r->event.data.scalar.tag) &&
        read_scalar(r, node);
    break;
  case YAML_SEQUENCE_START_EVENT:
    node->kind = WW_LIST;
    fine = check_node(r, r->event.data.sequence_start.anchor,
                      r->event.data.sequence_start.tag) &&
           read_members(r, node, YAML_SEQUENCE_END_EVENT);
    break;
  case YAML_MAPPING_START_EVENT:
    node->kind = WW_MAP;
    fine = check_node(r, r->event.data.mapping_start.anchor,
                      r->event.data.mapping_start.tag) &&
           read_members(r, node, YAML_MAPPING_END_EVENT);
    break;
  default:
    refuse(r, WW_D_YAML_ALIAS,
           "write it out; text that starts with '*' is put in quotes",
           "aliases are not read");
  }
  return fine ? node : NULL;
}

/* Said last: what no YAML is has causes of its own. */
static bool check_keys(const reader *r) {
  if (!r->bare_key_at)
    return true;
  ww_diag *diag = ww_error(r->diags, WW_D_YAML_SYNTAX,
                           (ww_place){r->source, r->bare_key_at},
                           "a key has no ': ' after it");
  ww_hint(r->diags, diag,
          "write 'key: value'; text that holds , { } is put in quotes");
  return false;
}

static ww_node *nothing(reader *r) {
  ww_node *node = WW_NEW(r->arena, ww_node);
  node->source = r->source;
  node->at = (uint32_t)r->base;
  node->plain = true;
  return node;
}

static ww_node *read_stream(reader *r) {
  if (!next_event(r)) /* the stream's start */
    return NULL;
  if (!next_event(r)) /* the document's, if there is one */
    return NULL;
  if (r->event.type == YAML_STREAM_END_EVENT)
    return nothing(r);
  ww_node *root = next_event(r) ? read_node(r) : NULL;
  if (!root || !next_event(r)) /* the document's end */
    return NULL;
  /* What follows is looked at here and not parsed. */
  ww_place rest = place_of(r, r->event.end_mark);
  return ww_yaml_check_rest(rest, r->diags) && check_keys(r) ? root : NULL;
}

ww_node *ww_yaml_read(ww_arena *arena, const ww_source *source,
                      const ww_limits *limits, ww_diag_list *diags) {
  assert(limits->depth <= DEEPEST);
  if (!ww_text_check(source, limits, diags) ||
      !ww_yaml_check_directives(source, diags))
    return NULL;
  ww_arena *scratch = ww_arena_scratch(arena);
  reader *r = WW_NEW(scratch, reader);
  ww_arena_defer(scratch, free_reader, r);
  if (!yaml_parser_initialize(&r->parser))
    ww_arena_exhausted(arena);
  r->arena = arena;
  r->scratch = ww_arena_scratch(scratch);
  r->source = source;
  r->limits = limits;
  r->diags = diags;
  r->base = ww_str_starts(source->text, WW_S("\xEF\xBB\xBF")) ? 3 : 0;
  r->byte = r->base;
  ww_str text = ww_str_slice(source->text, r->base, source->text.size);
  yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(
      &r->parser, (const unsigned char *)(text.at ? text.at : ""), text.size);
  ww_node *root = read_stream(r);
  ww_arena_free(scratch);
  return root;
}
