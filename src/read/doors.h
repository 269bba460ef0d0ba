/* The two doors: bytes to a neutral tree (node.h).
 *
 * Each returns NULL after adding one error with its place. The tree and its
 * texts are in the arena; the source must outlive them. Foreign trees are
 * gone when a door returns or jumps.
 *
 * JSON: RFC 8259, strictly; in addition no NUL (\u0000), no duplicate keys,
 * no lone surrogates. YAML: 1.1 as libyaml reads it, less what is no data:
 * aliases, anchors, tags, directives, more than one document, keys that are
 * not scalars; empty or comments only: a plain null node for YAML.
 * Both: UTF-8 with or without byte order mark, LF or CR LF. */
#ifndef WW_READ_DOORS_H
#define WW_READ_DOORS_H

#include "read/node.h"

ww_node *ww_json_read(ww_arena *arena, const ww_source *source,
                      const ww_limits *limits, ww_diag_list *diags);
ww_node *ww_yaml_read(ww_arena *arena, const ww_source *source,
                      const ww_limits *limits, ww_diag_list *diags);

/* Checks that both doors share, before any parsing: size, encoding (UTF-16
 * and UTF-32 named), UTF-8, NUL, lone CR. False after adding an error. */
bool ww_text_check(const ww_source *source, const ww_limits *limits,
                   ww_diag_list *diags);

#endif
