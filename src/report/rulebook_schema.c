/* The JSON Schema of a rulebook; see rulebook_schema.h. What maps may have
 * comes from the tables that the loader reads by (rulebook/format.h); tests
 * (load_when.c, load_test.c) are a language of their own, defined here. */
#include "report/rulebook_schema.h"

#include "report/schema.h"
#include "rulebook/format.h"

static void ref(ww_json *json, const char *key, const char *definition) {
  ww_schema_ref(json, key, definition, (ww_str){0});
}

/* "value": what can be compared with. */
static void define_value(ww_json *json) {
  ww_schema_begin(json, "value",
                  "a value, a number, or a comparison such as "
                  "\"< 500\", \">= weekly\" or \"1..9\"");
  ww_json_open(json, "type", '[');
  ww_json_text(json, NULL, "string");
  ww_json_text(json, NULL, "number");
  ww_json_text(json, NULL, "boolean");
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

static void define_list(ww_json *json, const char *name, const char *says,
                        const char *items) {
  ww_schema_begin(json, name, says);
  ww_schema_type(json, "array", false);
  ref(json, "items", items);
  ww_json_int(json, "minItems", 1);
  ww_json_close(json, '}');
}

/* "test": what is asked of one question, outcome or condition. */
static void define_test(ww_json *json) {
  ww_schema_begin(json, "test", "what must be true of the answer");
  ww_json_open(json, "anyOf", '[');
  ref(json, NULL, "value");
  ref(json, NULL, "values");
  ww_json_open(json, NULL, '{');
  ww_schema_type(json, "object", false);
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
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

static void define_when(ww_json *json) {
  ww_schema_begin(json, "when",
                  "tests by question, condition or earlier decision; all must "
                  "hold");
  ww_schema_type(json, "object", false);
  ww_json_open(json, "properties", '{');
  ref(json, "any", "whens");
  ref(json, "all", "whens");
  ref(json, "not", "when");
  ww_json_close(json, '}');
  ref(json, "additionalProperties", "test");
  ww_json_int(json, "minProperties", 1);
  ww_json_close(json, '}');
}

/* The one version of the format that there is. */
static bool put_version(ww_json *json, const ww_field *field,
                        const void *context) {
  (void)context;
  if (field != &ww_top_fields.fields[WW_TOP_WHICHWAY])
    return false;
  ww_schema_begin(json, field->name, field->says);
  ww_json_int(json, "const", 1);
  ww_json_close(json, '}');
  return true;
}

void ww_put_rulebook_schema(ww_buf *out) {
  ww_json json = ww_schema_open(
      out, "rulebook", WW_S("whichway rulebook"),
      WW_S("The merged rulebook: one file, or all files of a folder joined."));
  ww_schema_type(&json, "object", false);
  ww_schema_put_fields(&json, &ww_top_fields, put_version, NULL);
  ww_json_open(&json, "definitions", '{');
  define_value(&json);
  define_list(&json, "values", "any of these", "value");
  define_test(&json);
  define_list(&json, "whens", "maps of tests", "when");
  define_when(&json);
  ww_json_close(&json, '}');
  ww_schema_close(&json);
}
