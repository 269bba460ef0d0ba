/* A crit-bit tree; see table.h.
 *
 * A key is read as a row of bits, nine to a byte: a one that says the byte is
 * there, then the byte, highest bit first; past the end all bits are zero. So
 * no key's bits are the beginning of another's. */
#include "base/table.h"

#include <assert.h>
#include <stdint.h>

enum { BITS = 9 };
#define LEAF SIZE_MAX

struct ww_table_node {
  size_t bit; /* which bit leads to a side; LEAF: none, a key stands here */
  union {
    ww_table_node *side[2];
    struct {
      ww_str key;
      void *value;
    } leaf;
  } is;
};

static size_t bit_of(ww_str key, size_t bit) {
  size_t at = bit / BITS;
  if (at >= key.size)
    return 0;
  unsigned byte = 0x100u | (unsigned char)key.at[at];
  return byte >> (BITS - 1 - bit % BITS) & 1;
}

/* The first bit in which two different keys differ. */
static size_t first_difference(ww_str a, ww_str b) {
  size_t at = 0;
  while (at < a.size && at < b.size && a.at[at] == b.at[at])
    at++;
  size_t bit = at * BITS;
  while (bit_of(a, bit) == bit_of(b, bit))
    bit++;
  return bit;
}

/* The leaf that shares the most bits with the key, of those that branch. */
static ww_table_node *nearest_leaf(const ww_table *table, ww_str key) {
  ww_table_node *node = table->root;
  while (node && node->bit != LEAF)
    node = node->is.side[bit_of(key, node->bit)];
  return node;
}

ww_table ww_table_new(ww_arena *arena) {
  return (ww_table){.arena = arena};
}

void *ww_table_get(const ww_table *table, ww_str key) {
  const ww_table_node *found = nearest_leaf(table, key);
  if (!found || !ww_str_equal(found->is.leaf.key, key))
    return NULL;
  return found->is.leaf.value;
}

void *ww_table_add(ww_table *table, ww_str key, void *value) {
  assert(value);
  const ww_table_node *near = nearest_leaf(table, key);
  if (near && ww_str_equal(near->is.leaf.key, key))
    return near->is.leaf.value;
  ww_table_node *leaf = WW_NEW(table->arena, ww_table_node);
  leaf->bit = LEAF;
  leaf->is.leaf.key = key;
  leaf->is.leaf.value = value;
  table->count++;
  if (!near) {
    table->root = leaf;
    return NULL;
  }
  size_t bit = first_difference(key, near->is.leaf.key);
  ww_table_node **link = &table->root;
  while ((*link)->bit < bit) /* a leaf's is the largest of all */
    link = &(*link)->is.side[bit_of(key, (*link)->bit)];
  ww_table_node *branch = WW_NEW(table->arena, ww_table_node);
  size_t side = bit_of(key, bit);
  branch->bit = bit;
  branch->is.side[side] = leaf;
  branch->is.side[1 - side] = *link;
  *link = branch;
  return NULL;
}
