/* Writing JSON: strict, in the order of the calls, without a tree.
 *
 * Commas and indentation are the writer's business. Strings are escaped so
 * that no control, bidi or other invisible character stands raw, and no
 * command of a CI log either (RFC 8259 section 7; \uXXXX). A key goes before
 * each value in an object, NULL in an array and for the outermost value.
 * Nesting is not checked: a bug there makes bad JSON, which the tests of every
 * output would find. */
#ifndef WW_BASE_JSON_OUT_H
#define WW_BASE_JSON_OUT_H

#include "base/buf.h"

#include <stdint.h>

/* A key of an object, in a table of them that ends with a key that has no
 * name. The table is what the object is written by, and what its schema is
 * made from (report/json/table.h), so that a key stands in one place. */
typedef struct ww_json_row {
  const char *name;
  const struct ww_json_type *type; /* of its value */
  const char *says;                /* for the schema; or NULL */
  bool optional;                   /* it may be left out: ww_json_skip */
} ww_json_row;

enum { WW_JSON_DEPTH_MOST = 48 };

typedef struct ww_json {
  ww_buf *buf;
  bool compact; /* on one line, no spaces */
  int depth;
  bool follows; /* something stands before in the same object or array */
  bool keyed;   /* the next value's key stands already */
  /* [depth]: the key of the next value, where a table tells. */
  const ww_json_row *next[WW_JSON_DEPTH_MOST];
} ww_json;

ww_json ww_json_new(ww_buf *buf, bool compact);

void ww_json_open(ww_json *json, const char *key, char bracket); /* { or [ */
void ww_json_close(ww_json *json, char bracket);                 /* } or ] */

/* An object that has a table: its values follow in the table's order, each
 * without a key. */
void ww_json_begin(ww_json *json, const char *key, const ww_json_row *keys);
void ww_json_skip(ww_json *json); /* leaves an optional key out */
void ww_json_end(ww_json *json);

void ww_json_str(ww_json *json, const char *key, ww_str value);
void ww_json_text(ww_json *json, const char *key, const char *value);
void ww_json_bool(ww_json *json, const char *key, bool value);
void ww_json_null(ww_json *json, const char *key);
void ww_json_int(ww_json *json, const char *key, long long value);
void ww_json_number(ww_json *json, const char *key, double value);
/* value / 10^places, exactly. */
void ww_json_fixed(ww_json *json, const char *key, int64_t value, int places);

/* The next value's key, when it is not a literal. */
void ww_json_key(ww_json *json, ww_str key);

/* The string with its quotes. */
void ww_put_json_string(ww_buf *buf, ww_str text);

#endif
