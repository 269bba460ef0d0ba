/* A table from strings to things.
 *
 * Keys are any bytes; table and keys are borrowed: both must outlive it. It
 * is a tree that branches on single bits (a crit-bit tree, D. J. Bernstein),
 * not a hash table: a look-up takes time in the length of its key alone, so
 * that nobody can choose keys that make it slow. It lives in an arena; the
 * zero value with an arena is the empty table. */
#ifndef WW_BASE_TABLE_H
#define WW_BASE_TABLE_H

#include "base/arena.h"
#include "base/str.h"

typedef struct ww_table_node ww_table_node;

typedef struct ww_table {
  ww_arena *arena;
  ww_table_node *root;
  size_t count;
} ww_table;

ww_table ww_table_new(ww_arena *arena);

/* NULL when there is no such key. */
void *ww_table_get(const ww_table *table, ww_str key);

/* Enters the value (not NULL) and returns NULL; where the key is there
 * already, changes nothing and returns the value it has. */
void *ww_table_add(ww_table *table, ww_str key, void *value);

#endif
