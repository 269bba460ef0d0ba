/* A strict pass over a JSON text (RFC 8259), before cJSON sees it.
 *
 * It refuses what cJSON lets pass (raw control characters, bad escapes, lone
 * surrogates, \u0000, leading zeros, trailing text ...), numbers that a
 * double cannot hold and whatever is beyond the limits, says where, and
 * notes where everything stands. Linear in the text; memory in its nodes. */
#ifndef WW_READ_JSON_SCAN_H
#define WW_READ_JSON_SCAN_H

#include "read/node.h"

typedef struct ww_json_places {
  uint32_t *at; /* byte offsets in order: of each value, a member's key first */
  size_t count;
  size_t nodes; /* values alone */
} ww_json_places;

/* The places live in the arena. False after adding one error. The text has
 * been through ww_text_check. */
bool ww_json_scan(ww_arena *arena, const ww_source *source,
                  const ww_limits *limits, ww_diag_list *diags,
                  ww_json_places *places);

/* Shared by json_scan.c and json_scalar.c, for nobody else. */
typedef struct ww_json_scanner {
  ww_arena *arena;
  const ww_source *source;
  const ww_limits *limits;
  ww_diag_list *diags;
  ww_json_places *places;
  size_t capacity; /* of places->at */
  ww_str text;
  size_t at;
  size_t depth; /* lists and maps open here */
} ww_json_scanner;

/* Each stands at the first byte and moves past the last. */
bool ww_json_scan_string(ww_json_scanner *scanner);
bool ww_json_scan_number(ww_json_scanner *scanner);
bool ww_json_scan_word(ww_json_scanner *scanner); /* true, false, null */

/* Adds an error; false, to be returned. */
bool ww_json_refuse(ww_json_scanner *scanner, ww_diag_code code, size_t at,
                    const char *hint, const char *format, ...) WW_FORMAT(5, 6);

/* Where the word of letters, digits and _ that begins at `at` ends. */
size_t ww_json_word_end(const ww_json_scanner *scanner, size_t at);

/* The character or word at `at`, quoted; "the end of the text". */
ww_str ww_json_found(const ww_json_scanner *scanner, size_t at);

#endif
