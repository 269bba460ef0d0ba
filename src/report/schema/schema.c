/* Parts of JSON Schemas; see schema.h. Keywords: JSON Schema Validation,
 * draft-handrews-json-schema-validation-01 (draft-07). */
#include "report/schema/schema.h"

#include "base/number.h"
#include "base/uri.h"
#include "rulebook/digest.h"

/* A name of its own for what is made from a rulebook (RFC 8141): overlays make
 * another of it. */
static void put_id(ww_buf *id, const char *name, const ww_rules *rules) {
  enum { DIGITS = 12 };
  ww_putf(id, "urn:whichway:schema:%s", name);
  if (!rules)
    return;
  ww_put_char(id, ':');
  ww_put_uri(id, rules->name, "");
  ww_put_char(id, ':');
  ww_put_uri(id, rules->version, "");
  if (rules->overlay_count > 0)
    ww_putf(id, ":%.*s", DIGITS, ww_digest_of(id->arena, rules));
}

ww_json ww_schema_open(ww_buf *out, const char *name, const ww_rules *rules,
                       ww_str description) {
  ww_buf id = ww_buf_new(out->arena);
  put_id(&id, name, rules);
  ww_json json = ww_json_new(out, false);
  ww_json_open(&json, NULL, '{');
  ww_json_text(&json, "$schema", "http://json-schema.org/draft-07/schema#");
  ww_json_str(&json, "$id", ww_buf_str(&id));
  ww_json_str(&json, "title", ww_format(out->arena, "whichway %s", name));
  ww_json_str(&json, "description", description);
  return json;
}

void ww_schema_close(ww_json *json) {
  ww_json_close(json, '}');
  ww_put_char(json->buf, '\n');
}

void ww_schema_begin(ww_json *json, const char *key, const char *says) {
  ww_json_open(json, key, '{');
  if (says)
    ww_json_text(json, "description", says);
}

void ww_schema_type(ww_json *json, const char *type) {
  ww_json_text(json, "type", type);
}

void ww_schema_closed(ww_json *json) {
  ww_json_bool(json, "additionalProperties", false);
}

void ww_schema_required(ww_json *json, const char *const names[]) {
  ww_json_open(json, "required", '[');
  for (size_t i = 0; names[i]; i++)
    ww_json_text(json, NULL, names[i]);
  ww_json_close(json, ']');
}

void ww_schema_simple(ww_json *json, const char *key, const char *type,
                      const char *says) {
  ww_schema_begin(json, key, says);
  ww_schema_type(json, type);
  ww_json_close(json, '}');
}

void ww_schema_ref(ww_json *json, const char *key, const char *kind,
                   ww_str name) {
  ww_json_open(json, key, '{');
  ww_json_str(json, "$ref",
              ww_format(json->buf->arena, "#/definitions/%s%s%.*s", kind,
                        name.size ? "-" : "", WW_P(name)));
  ww_json_close(json, '}');
}

void ww_schema_any_begin(ww_json *json, const char *key, const char *says) {
  ww_schema_begin(json, key, says);
  ww_json_open(json, "anyOf", '[');
}

void ww_schema_any_end(ww_json *json) {
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

void ww_schema_nullable(ww_json *json, const char *key, const char *type,
                        const char *says) {
  ww_schema_any_begin(json, key, says);
  ww_schema_simple(json, NULL, type, NULL);
  ww_schema_simple(json, NULL, "null", NULL);
  ww_schema_any_end(json);
}

void ww_schema_nullable_ref(ww_json *json, const char *key, const char *kind,
                            ww_str name, const char *says) {
  ww_schema_any_begin(json, key, says);
  ww_schema_ref(json, NULL, kind, name);
  ww_schema_simple(json, NULL, "null", NULL);
  ww_schema_any_end(json);
}

void ww_schema_scalar(ww_json *json) {
  static const char *const types[] = {"string", "number", "boolean"};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    ww_schema_simple(json, NULL, types[i], NULL);
}

void ww_schema_list(ww_json *json, const char *key, const char *kind,
                    ww_str name, const char *says) {
  ww_schema_begin(json, key, says);
  ww_schema_type(json, "array");
  ww_schema_ref(json, "items", kind, name);
  ww_json_close(json, '}');
}

void ww_schema_define(ww_json *json, const char *kind, ww_str name) {
  ww_json_key(json, ww_format(json->buf->arena, "%s-%.*s", kind, WW_P(name)));
}

void ww_schema_object_begin(ww_json *json, const char *key, const char *says) {
  ww_schema_begin(json, key, says);
  ww_schema_type(json, "object");
  ww_json_open(json, "properties", '{');
}

void ww_schema_object_end(ww_json *json, const char *const required[]) {
  ww_json_close(json, '}');
  ww_schema_required(json, required);
  ww_schema_closed(json);
  ww_json_close(json, '}');
}

/* ---- Answers ---------------------------------------------------------- */

static void put_end(ww_json *json, double end, bool open, const char *closed,
                    const char *exclusive) {
  const double infinite = 1e300;
  if (end > -infinite && end < infinite)
    ww_json_number(json, open ? exclusive : closed, end);
}

/* Whether the id is how the number is written, so that it comes back as it. */
static bool is_number(ww_arena *arena, ww_str id, double *number) {
  if (ww_number_read(id, number, NULL) != WW_NUMBER_FINE)
    return false;
  ww_buf written = ww_buf_new(arena);
  ww_put_number(&written, *number);
  return ww_str_equal(ww_buf_str(&written), id);
}

/* Readers of YAML take 80 for a number and true for a flag, whatever it is a
 * value of. */
static void put_value(ww_json *json, ww_str id) {
  double number;
  ww_json_str(json, NULL, id);
  if (ww_str_is(id, "true") || ww_str_is(id, "false"))
    ww_json_bool(json, NULL, ww_str_is(id, "true"));
  else if (is_number(json->buf->arena, id, &number))
    ww_json_number(json, NULL, number);
}

static void put_values(ww_json *json, const ww_question *question) {
  ww_json_open(json, "enum", '[');
  for (int i = 0; i < question->value_count; i++)
    put_value(json, question->values[i].id);
  ww_json_close(json, ']');
}

void ww_schema_put_value(ww_json *json, const ww_question *question) {
  const ww_piece *range = &question->range;
  switch (question->type) {
  case WW_NUMBER:
    ww_schema_type(json, question->whole ? "integer" : "number");
    put_end(json, range->low, range->low_open, "minimum", "exclusiveMinimum");
    put_end(json, range->high, range->high_open, "maximum", "exclusiveMaximum");
    break;
  case WW_FLAG:
    ww_schema_type(json, "boolean");
    break;
  case WW_SET:
    ww_schema_type(json, "array");
    ww_json_open(json, "items", '{');
    put_values(json, question);
    ww_json_close(json, '}');
    break;
  case WW_CHOICE:
  case WW_SCALE:
    put_values(json, question);
    break;
  }
}

void ww_schema_value(ww_json *json, const char *key,
                     const ww_question *question) {
  ww_json_open(json, key, '{');
  ww_schema_put_value(json, question);
  ww_json_close(json, '}');
}
