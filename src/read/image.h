/* A tree as bytes: how the shipped rulebook stands in the binary.
 *
 * Written at build time from trees that the YAML door has read, read back at
 * start in a fraction of the time. The format is private to one build. */
#ifndef WW_READ_IMAGE_H
#define WW_READ_IMAGE_H

#include "base/json_out.h"
#include "read/node.h"

/* Sources are told apart by their position in `sources`. */
void ww_image_write(ww_buf *buf, const ww_node *tree,
                    const ww_source *const sources[], size_t count);

/* Borrows the bytes for all texts. The bytes are trusted. */
ww_node *ww_image_read(ww_arena *arena, ww_str bytes, const ww_source *sources);

/* The tree as canonical JSON: members in their order, no spaces, plain
 * numbers, true, false and null as they are, all other scalars as strings;
 * what digests are made of. */
/* The same, as a value of a document. */
void ww_json_node(ww_json *json, const ww_node *node);
void ww_put_canonical(ww_buf *buf, const ww_node *tree);

#endif
