/* The JSON Schemas of a rulebook, its files and overlays; see
 * report/schema/schema.h. What maps may have
 * comes from the tables that the loader reads by (rulebook/format.h); tests
 * (rulebook/load_when.c, rulebook/load_test.c) are a language of their own,
 * defined here. */
#include "report/schema/schema.h"

#include "rulebook/format.h"

static void ref(ww_json *json, const char *key, const char *definition) {
  ww_schema_ref(json, key, definition, (ww_str){0});
}

/* "value": what can be compared with. */
static void define_value(ww_json *json) {
  ww_schema_any_begin(json, "value",
                      "a value, a number, or a comparison such as "
                      "\"< 500\", \">= weekly\" or \"1..9\"");
  ww_schema_scalar(json);
  ww_schema_any_end(json);
}

static void define_list(ww_json *json, const char *name, const char *says,
                        const char *items) {
  ww_schema_begin(json, name, says);
  ww_schema_type(json, "array");
  ref(json, "items", items);
  ww_json_int(json, "minItems", 1);
  ww_json_close(json, '}');
}

/* "test": what is asked of one question, outcome or condition. */
static void define_test(ww_json *json) {
  ww_schema_any_begin(json, "test", "what must be true of the answer");
  ref(json, NULL, "value");
  ref(json, NULL, "values");
  ww_json_open(json, NULL, '{');
  ww_schema_type(json, "object");
  ww_json_open(json, "properties", '{');
  ref(json, "has", "value");
  ref(json, "has_any", "values");
  ref(json, "has_all", "values");
  ww_schema_simple(json, "empty", "boolean", "the set has no members");
  ww_schema_simple(json, "known", "boolean",
                   "there is an answer; in advice and in decisions after the "
                   "main one only");
  ww_json_close(json, '}');
  ww_json_int(json, "minProperties", 1);
  ww_schema_closed(json);
  ww_json_close(json, '}');
  ww_schema_any_end(json);
}

static void define_when(ww_json *json) {
  ww_schema_begin(json, "when",
                  "tests by question, condition or earlier decision; all must "
                  "hold");
  ww_schema_type(json, "object");
  ww_json_open(json, "properties", '{');
  ref(json, "any", "whens");
  ref(json, "all", "whens");
  ref(json, "not", "when");
  ww_json_close(json, '}');
  ref(json, "additionalProperties", "test");
  ww_json_int(json, "minProperties", 1);
  ww_json_close(json, '}');
}

static void put_definitions(ww_json *json) {
  ww_json_open(json, "definitions", '{');
  define_value(json);
  define_list(json, "values", "any of these", "value");
  define_test(json);
  define_list(json, "whens", "maps of tests", "when");
  define_when(json);
  ww_json_close(json, '}');
}

/* The one version of the format that there is. */
static void put_version(ww_json *json, const ww_field *field) {
  ww_schema_begin(json, field->name, field->says);
  ww_json_int(json, "const", 1);
  ww_json_close(json, '}');
}

static void put_keys(ww_json *json, ww_schema_part part) {
  for (size_t i = 0; i < ww_top_fields.count; i++)
    if (i == WW_TOP_WHICHWAY)
      put_version(json, &ww_top_fields.fields[i]);
    else
      ww_schema_field(json, &ww_top_fields.fields[i], part);
}

static ww_json open_keys(ww_buf *out, const char *name, const char *says) {
  ww_json json = ww_schema_open(out, name, NULL, ww_str_from(says));
  ww_schema_type(&json, "object");
  ww_json_open(&json, "properties", '{');
  return json;
}

static void close_keys(ww_json *json) {
  ww_schema_closed(json);
  put_definitions(json);
  ww_schema_close(json);
}

void ww_put_rulebook_schema(ww_buf *out) {
  ww_json json = open_keys(out, "rulebook",
                           "A whole rulebook: one file, or all files of a "
                           "folder joined.");
  put_keys(&json, WW_SCHEMA_WHOLE);
  ww_json_close(&json, '}');
  ww_schema_required_fields(&json, &ww_top_fields);
  close_keys(&json);
}

void ww_put_part_schema(ww_buf *out) {
  ww_json json =
      open_keys(out, "part", "One of the files of a rulebook's folder.");
  put_keys(&json, WW_SCHEMA_SPREAD);
  ww_json_close(&json, '}');
  close_keys(&json);
}

void ww_put_overlay_schema(ww_buf *out) {
  static const ww_field disable = {
      "disable",
      WW_SHAPE_TEXTS,
      false,
      "rules, advice, options, questions, precedents, "
      "prices and invariants to take out, with what speaks of them "
      "alone",
      NULL,
      NULL};
  ww_json json = open_keys(out, "overlay",
                           "Changes of a rulebook: entries that are new, and "
                           "of others what is to be different.");
  put_keys(&json, WW_SCHEMA_LAID_OVER);
  ww_schema_field(&json, &disable, WW_SCHEMA_LAID_OVER);
  ww_json_close(&json, '}');
  close_keys(&json);
}
