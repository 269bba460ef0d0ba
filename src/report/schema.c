/* Parts of JSON Schemas; see schema.h. Keywords: JSON Schema Validation,
 * draft-handrews-json-schema-validation-01 (draft-07). */
#include "report/schema.h"

/* As ww_is_id (read/fields.h). */
#define ID_PATTERN "^[A-Za-z0-9_][A-Za-z0-9_-]*$"

ww_json ww_schema_open(ww_buf *out, const char *name, ww_str title,
                       ww_str description) {
  ww_json json = ww_json_new(out, false);
  ww_json_open(&json, NULL, '{');
  ww_json_text(&json, "$schema", "http://json-schema.org/draft-07/schema#");
  ww_json_str(&json, "$id",
              ww_format(out->arena, "urn:whichway:schema:%s", name));
  ww_json_str(&json, "title", title);
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

void ww_schema_type(ww_json *json, const char *type, bool nullable) {
  if (!nullable) {
    ww_json_text(json, "type", type);
    return;
  }
  ww_json_open(json, "type", '[');
  ww_json_text(json, NULL, type);
  ww_json_text(json, NULL, "null");
  ww_json_close(json, ']');
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
  ww_schema_type(json, type, false);
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

void ww_schema_nullable_ref(ww_json *json, const char *key, const char *kind,
                            ww_str name, const char *says) {
  ww_schema_begin(json, key, says);
  ww_json_open(json, "anyOf", '[');
  ww_schema_ref(json, NULL, kind, name);
  ww_schema_simple(json, NULL, "null", NULL);
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

void ww_schema_list(ww_json *json, const char *key, const char *kind,
                    ww_str name, const char *says) {
  ww_schema_begin(json, key, says);
  ww_schema_type(json, "array", false);
  ww_schema_ref(json, "items", kind, name);
  ww_json_close(json, '}');
}

void ww_schema_define(ww_json *json, const char *kind, ww_str name) {
  ww_json_key(json, ww_format(json->buf->arena, "%s-%.*s", kind, WW_P(name)));
}

void ww_schema_object_begin(ww_json *json, const char *key, const char *says) {
  ww_schema_begin(json, key, says);
  ww_schema_type(json, "object", false);
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

static void put_values(ww_json *json, const ww_question *question) {
  ww_json_open(json, "enum", '[');
  for (int i = 0; i < question->value_count; i++)
    ww_json_str(json, NULL, question->values[i].id);
  ww_json_close(json, ']');
}

void ww_schema_value(ww_json *json, const char *key,
                     const ww_question *question) {
  const ww_piece *range = &question->range;
  ww_json_open(json, key, '{');
  switch (question->type) {
  case WW_NUMBER:
    ww_schema_type(json, question->whole ? "integer" : "number", false);
    put_end(json, range->low, range->low_open, "minimum", "exclusiveMinimum");
    put_end(json, range->high, range->high_open, "maximum", "exclusiveMaximum");
    break;
  case WW_FLAG:
    ww_schema_type(json, "boolean", false);
    break;
  case WW_SET:
    ww_schema_type(json, "array", false);
    ww_json_open(json, "items", '{');
    put_values(json, question);
    ww_json_close(json, '}');
    break;
  case WW_CHOICE:
  case WW_SCALE:
    put_values(json, question);
    break;
  }
  ww_json_close(json, '}');
}

/* ---- Tables of fields ------------------------------------------------- */

/* Whatever has a text: editors take 2026 for a number, yes for a flag. */
static void put_text_types(ww_json *json, bool nullable) {
  ww_json_open(json, "type", '[');
  ww_json_text(json, NULL, "string");
  ww_json_text(json, NULL, "number");
  ww_json_text(json, NULL, "boolean");
  if (nullable)
    ww_json_text(json, NULL, "null");
  ww_json_close(json, ']');
}

static void put_text_schema(ww_json *json, const char *key, bool nullable) {
  ww_json_open(json, key, '{');
  put_text_types(json, nullable);
  ww_json_close(json, '}');
}

static void put_words(ww_json *json, const char *const *words, bool nullable) {
  ww_json_open(json, "enum", '[');
  for (; *words; words++)
    ww_json_text(json, NULL, *words);
  if (nullable)
    ww_json_null(json, NULL);
  ww_json_close(json, ']');
}

static void put_ids_only(ww_json *json) {
  ww_json_open(json, "propertyNames", '{');
  ww_json_text(json, "pattern", ID_PATTERN);
  ww_json_close(json, '}');
}

/* [low, high] */
static void put_range(ww_json *json, const char *key) {
  ww_json_open(json, key, '{');
  ww_schema_type(json, "array", false);
  ww_schema_simple(json, "items", "number", NULL);
  ww_json_int(json, "minItems", 2);
  ww_json_int(json, "maxItems", 2);
  ww_json_close(json, '}');
}

static void put_amount(ww_json *json, bool nullable) {
  ww_json_open(json, "anyOf", '[');
  ww_schema_simple(json, NULL, "number", NULL);
  put_range(json, NULL);
  if (nullable)
    ww_schema_simple(json, NULL, "null", NULL);
  ww_json_close(json, ']');
}

static void put_factors(ww_json *json, const ww_fields *inside) {
  ww_json_open(json, "items", '{');
  ww_json_open(json, "anyOf", '[');
  ww_schema_simple(json, NULL, "number", NULL);
  ww_schema_simple(json, NULL, "string", NULL);
  ww_schema_fields(json, NULL, inside, NULL, NULL);
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

/* A list of ids, or a map from ids to numbers: each keyword judges the type
 * that it is about. */
static void put_weights(ww_json *json, bool nullable) {
  ww_json_open(json, "type", '[');
  ww_json_text(json, NULL, "array");
  ww_json_text(json, NULL, "object");
  if (nullable)
    ww_json_text(json, NULL, "null");
  ww_json_close(json, ']');
  put_text_schema(json, "items", false);
  ww_schema_simple(json, "additionalProperties", "number", NULL);
}

static void put_scalar(ww_json *json, const ww_field *field, bool nullable) {
  switch (field->shape) {
  case WW_SHAPE_TEXT:
    put_text_types(json, nullable);
    break;
  case WW_SHAPE_DATE:
    ww_schema_type(json, "string", nullable);
    ww_json_text(json, "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    break;
  case WW_SHAPE_ID:
    put_text_types(json, nullable);
    ww_json_text(json, "pattern", ID_PATTERN);
    break;
  case WW_SHAPE_WORD:
    put_words(json, field->words, nullable);
    break;
  case WW_SHAPE_FLAG:
    ww_schema_type(json, "boolean", nullable);
    break;
  case WW_SHAPE_NUMBER:
    ww_schema_type(json, "number", nullable);
    break;
  default: /* anything */
    break;
  }
}

static void put_when(ww_json *json, const char *key) {
  ww_schema_ref(json, key, "when", (ww_str){0});
}

/* The keywords of a field's own shape. */
static void put_shape(ww_json *json, const ww_field *field,
                      ww_schema_special *special, const void *context) {
  bool nullable = !field->required; /* null is as good as nothing */
  switch (field->shape) {
  case WW_SHAPE_TEXTS:
    ww_schema_type(json, "array", nullable);
    put_text_schema(json, "items", false);
    break;
  case WW_SHAPE_AMOUNT:
    put_amount(json, nullable);
    break;
  case WW_SHAPE_FACTORS:
    ww_schema_type(json, "array", nullable);
    put_factors(json, field->inside);
    break;
  case WW_SHAPE_MAP:
    ww_schema_type(json, "object", nullable);
    break;
  case WW_SHAPE_OBJECT:
    ww_schema_type(json, "object", nullable);
    ww_schema_put_fields(json, field->inside, special, context);
    break;
  case WW_SHAPE_OBJECTS:
    ww_schema_type(json, "array", nullable);
    ww_schema_fields(json, "items", field->inside, special, context);
    break;
  case WW_SHAPE_NAMED:
    ww_schema_type(json, "object", nullable);
    put_ids_only(json);
    ww_schema_fields(json, "additionalProperties", field->inside, special,
                     context);
    break;
  case WW_SHAPE_TEXT_MAP:
    ww_schema_type(json, "object", nullable);
    put_text_schema(json, "additionalProperties", true);
    break;
  case WW_SHAPE_NUMBER_MAP:
    ww_schema_type(json, "object", nullable);
    ww_schema_simple(json, "additionalProperties", "number", NULL);
    break;
  case WW_SHAPE_RANGE_MAP:
    ww_schema_type(json, "object", nullable);
    put_range(json, "additionalProperties");
    break;
  case WW_SHAPE_WHEN:
    ww_json_open(json, "anyOf", '[');
    put_when(json, NULL);
    if (nullable)
      ww_schema_simple(json, NULL, "null", NULL);
    ww_json_close(json, ']');
    break;
  case WW_SHAPE_WHENS:
    ww_schema_type(json, "object", nullable);
    put_ids_only(json);
    put_when(json, "additionalProperties");
    break;
  case WW_SHAPE_WEIGHTS:
    put_weights(json, nullable);
    break;
  default:
    put_scalar(json, field, nullable);
    break;
  }
}

void ww_schema_put_fields(ww_json *json, const ww_fields *fields,
                          ww_schema_special *special, const void *context) {
  size_t required = 0;
  ww_json_open(json, "properties", '{');
  for (size_t i = 0; i < fields->count; i++) {
    const ww_field *field = &fields->fields[i];
    required += field->required;
    if (special && special(json, field, context))
      continue;
    ww_schema_begin(json, field->name, field->says);
    put_shape(json, field, special, context);
    ww_json_close(json, '}');
  }
  ww_json_close(json, '}');
  if (required > 0) {
    ww_json_open(json, "required", '[');
    for (size_t i = 0; i < fields->count; i++)
      if (fields->fields[i].required)
        ww_json_text(json, NULL, fields->fields[i].name);
    ww_json_close(json, ']');
  }
  ww_schema_closed(json);
}

void ww_schema_fields(ww_json *json, const char *key, const ww_fields *fields,
                      ww_schema_special *special, const void *context) {
  ww_json_open(json, key, '{');
  ww_schema_type(json, "object", false);
  ww_schema_put_fields(json, fields, special, context);
  ww_json_close(json, '}');
}
