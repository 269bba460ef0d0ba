/* JSON to the neutral tree; see doors.h. The only file that knows cJSON.
 *
 * The scan (json_scan.h) has the last word on what is JSON and says where
 * everything stands; cJSON then only takes strings and structure apart. Its
 * tree is walked in step with the places. cJSON never sees a number: they
 * are blanked in the copy that it reads, and kept as they were written.
 *
 * cJSON's parser writes a global variable, for cJSON_GetErrorPtr, so only one
 * thread at a time may be in it. Nothing in there can jump. */
#include "base/number.h"
#include "read/doors.h"
#include "read/json_scan.h"

#include <assert.h>
#include <cJSON.h>
#include <pthread.h>
#include <string.h>

typedef struct walk {
  ww_arena *arena;
  ww_arena *scratch; /* for the keys of one map */
  ww_diag_list *diags;
  const ww_source *source;
  const uint32_t *next; /* place */
} walk;

/* So that it can be deferred before there is a tree. */
typedef struct tree {
  cJSON *root;
} tree;

static void free_tree(void *held) {
  tree *t = held;
  cJSON_Delete(t->root);
  t->root = NULL;
}

static ww_str copy_text(ww_arena *arena, const char *text) {
  size_t size = strlen(text);
  return (ww_str){ww_arena_copy(arena, text, size), size};
}

static ww_str word_at(const ww_source *source, uint32_t at) {
  ww_str rest = ww_str_slice(source->text, at, source->text.size);
  size_t number = ww_number_length(rest);
  if (number)
    return ww_str_slice(rest, 0, number);
  return ww_str_slice(rest, 0, rest.at[0] == 'f' ? 5 : 4);
}

static ww_node *walk_value(walk *w, const cJSON *value);

static bool walk_members(walk *w, ww_node *node, const cJSON *value) {
  ww_node **link = &node->first;
  for (const cJSON *item = value->child; item; item = item->next) {
    uint32_t key_at = node->kind == WW_MAP ? *w->next++ : 0;
    ww_node *member = walk_value(w, item);
    if (!member)
      return false;
    if (node->kind == WW_MAP) {
      member->key_at = key_at;
      member->key = copy_text(w->arena, item->string);
    }
    *link = member;
    link = &member->next;
    node->count++;
  }
  return node->kind != WW_MAP || ww_node_check_keys(node, w->scratch, w->diags);
}

static ww_node *walk_value(walk *w, const cJSON *value) {
  ww_node *node = WW_NEW(w->arena, ww_node);
  node->source = w->source;
  node->at = *w->next++;
  if (cJSON_IsObject(value) || cJSON_IsArray(value)) {
    node->kind = cJSON_IsObject(value) ? WW_MAP : WW_LIST;
    return walk_members(w, node, value) ? node : NULL;
  }
  node->kind = WW_SCALAR;
  node->plain = !cJSON_IsString(value);
  node->text = node->plain ? word_at(w->source, node->at)
                           : copy_text(w->arena, value->valuestring);
  return node;
}

/* The text with each number as a 0 and blanks. cJSON's numbers depend on its
 * version: some read no more than 63 characters of one. */
static ww_str blank_numbers(ww_arena *arena, ww_str text,
                            const ww_json_places *places) {
  char *copy = ww_arena_copy(arena, text.at, text.size);
  for (size_t i = 0; i < places->count; i++) {
    uint32_t at = places->at[i];
    size_t size = ww_number_length(ww_str_slice(text, at, text.size));
    if (size) {
      memset(copy + at, ' ', size);
      copy[at] = '0';
    }
  }
  return (ww_str){copy, text.size};
}

static cJSON *parse(ww_str text) {
  static pthread_mutex_t cjson_lock = PTHREAD_MUTEX_INITIALIZER;
  size_t mark = ww_str_starts(text, WW_S("\xEF\xBB\xBF")) ? 3 : 0;
  (void)pthread_mutex_lock(&cjson_lock);
  cJSON *root =
      cJSON_ParseWithLengthOpts(text.at + mark, text.size - mark, NULL, false);
  (void)pthread_mutex_unlock(&cjson_lock);
  return root;
}

ww_node *ww_json_read(ww_arena *arena, const ww_source *source,
                      const ww_limits *limits, ww_diag_list *diags) {
  assert(limits->depth < CJSON_NESTING_LIMIT);
  ww_json_places places;
  ww_arena *scratch = ww_arena_scratch(arena);
  if (!ww_text_check(source, limits, diags) ||
      !ww_json_scan(scratch, source, limits, diags, &places)) {
    ww_arena_free(scratch);
    return NULL;
  }
  ww_str text = blank_numbers(scratch, source->text, &places);
  tree *held = WW_NEW(scratch, tree);
  ww_deferred *deferred = ww_arena_defer(scratch, free_tree, held);
  held->root = parse(text);
  if (!held->root) /* the scan passed the text, so there is no memory */
    ww_arena_exhausted(arena);
  walk w = {
      .arena = arena,
      .scratch = ww_arena_scratch(scratch),
      .diags = diags,
      .source = source,
      .next = places.at,
  };
  ww_node *root = walk_value(&w, held->root);
  assert(!root || w.next == places.at + places.count);
  ww_arena_settle(deferred);
  ww_arena_free(scratch);
  return root;
}
