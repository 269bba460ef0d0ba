/* The neutral tree that both doors give.
 *
 * A scalar keeps its text; nothing is typed by its look. `plain` tells an
 * unquoted scalar (YAML's plain style; JSON's numbers, true, false, null)
 * from a quoted one (always text). Whoever reads a field types it.
 *
 * Nodes live in an arena with their texts (or point into the source, which
 * outlives them). Members keep their order; keys of a map are unique. */
#ifndef WW_READ_NODE_H
#define WW_READ_NODE_H

#include "base/diag.h"

typedef enum ww_node_kind { WW_SCALAR, WW_LIST, WW_MAP } ww_node_kind;

typedef struct ww_node {
  ww_node_kind kind;
  bool plain;  /* of a scalar */
  bool own;    /* of a map that is being put together: its members are its own,
                  not shared with the tree that it was made of */
  uint32_t at; /* where it starts in the source */
  uint32_t key_at;     /* where its key starts, in a map */
  uint32_t comment_at; /* where a YAML comment ends it that may be meant as part
                          of it, as in "Ticket #42"; 0: none */
  uint32_t count;      /* items or members */
  const ww_source *source;
  ww_str text;           /* of a scalar */
  ww_str key;            /* in a map */
  struct ww_node *first; /* item or member */
  struct ww_node *next;  /* in the list or map that holds it */
} ww_node;

/* Rough guards against hostile input; each has its own error. */
typedef struct ww_limits {
  size_t bytes;  /* of the whole text */
  size_t depth;  /* lists and maps in each other; the outermost is 1 */
  size_t nodes;  /* scalars, lists and maps; keys not counted */
  size_t string; /* bytes of one scalar or key, after unescaping */
} ww_limits;

/* design.md section 6. */
extern const ww_limits ww_profile_limits; /* and a line of a batch */
extern const ww_limits ww_rulebook_limits;

ww_place ww_node_place(const ww_node *node);
ww_place ww_key_place(const ww_node *node); /* of its key in a map */

/* NULL when the map has no such key. Linear: for maps of few members. */
const ww_node *ww_node_get(const ww_node *map, ww_str key);

/* False after adding an error, with both places, when two keys of the map are
 * equal. Linear in the length of the keys; forgets what is in `scratch`. */
bool ww_node_check_keys(const ww_node *map, ww_arena *scratch,
                        ww_diag_list *diags);

/* Adds the error for a comment that swallows text. */
void ww_refuse_comment(ww_place comment, ww_diag_list *diags);

/* A plain null, ~ or nothing: unknown. */
bool ww_node_is_null(const ww_node *node);

/* "a map", "a list", "text", "empty text", "a number", "true or false",
 * "nothing": what a message calls it. */
const char *ww_node_noun(const ww_node *node);

#endif
