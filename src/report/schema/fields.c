/* The schemas of maps that tables describe (read/fields.h); see schema.h. Each
 * shape is what its reader takes, after other readers have typed it: the year
 * in 'date: 2026' is a number to them. */
#include "report/schema/schema.h"

#include "rulebook/format.h"

/* As ww_is_id (read/fields.h). */
#define ID_PATTERN "^[A-Za-z0-9_][A-Za-z0-9_-]*$"
#define CONSTANT_PATTERN "^\\$[A-Za-z0-9_][A-Za-z0-9_-]*$"

/* ---- Whole schemas, each of one type ----------------------------------- */

static void put_pattern(ww_json *json, const char *pattern) {
  ww_json_open(json, NULL, '{');
  ww_schema_type(json, "string");
  ww_json_text(json, "pattern", pattern);
  ww_json_close(json, '}');
}

static void put_text(ww_json *json, const char *key, bool nullable) {
  ww_schema_any_begin(json, key, NULL);
  ww_schema_scalar(json);
  if (nullable)
    ww_schema_simple(json, NULL, "null", NULL);
  ww_schema_any_end(json);
}

static void put_id(ww_json *json) {
  put_pattern(json, ID_PATTERN);
  ww_json_open(json, NULL, '{');
  ww_schema_type(json, "integer");
  ww_json_int(json, "minimum", 0);
  ww_json_close(json, '}');
  ww_schema_simple(json, NULL, "boolean", NULL);
}

static void put_words(ww_json *json, const char *const *words) {
  ww_json_open(json, NULL, '{');
  ww_json_open(json, "enum", '[');
  for (; *words; words++)
    ww_json_text(json, NULL, *words);
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

/* A number, or a constant. */
static void put_threshold(ww_json *json) {
  ww_schema_simple(json, NULL, "number", NULL);
  put_pattern(json, CONSTANT_PATTERN);
}

/* [low, high] */
static void put_range(ww_json *json, const char *key) {
  ww_json_open(json, key, '{');
  ww_schema_type(json, "array");
  ww_schema_any_begin(json, "items", NULL);
  put_threshold(json);
  ww_schema_any_end(json);
  ww_json_int(json, "minItems", 2);
  ww_json_int(json, "maxItems", 2);
  ww_json_close(json, '}');
}

/* [low, high], or the range of a constant */
static void put_published(ww_json *json, const char *key) {
  ww_schema_any_begin(json, key, NULL);
  put_range(json, NULL);
  put_pattern(json, CONSTANT_PATTERN);
  ww_schema_any_end(json);
}

/* 30, or 1/60 */
static void put_factor(ww_json *json, const char *key) {
  ww_schema_any_begin(json, key, NULL);
  ww_schema_simple(json, NULL, "number", NULL);
  put_pattern(json, "^[0-9]+/[0-9]+$");
  ww_schema_any_end(json);
}

static void put_texts(ww_json *json) {
  ww_json_open(json, NULL, '{');
  ww_schema_type(json, "array");
  put_text(json, "items", false);
  ww_json_close(json, '}');
}

/* ---- Maps and lists that hold more ------------------------------------- */

/* How the table is put: with this, and optional entries where it is laid over
 * others. */
typedef struct way {
  ww_schema_special *special;
  const void *context;
  ww_schema_part part;
} way;

static void put_table(ww_json *json, const char *key, const ww_fields *fields,
                      const way *w);

static void open_map(ww_json *json) {
  ww_json_open(json, NULL, '{');
  ww_schema_type(json, "object");
}

static void put_ids_only(ww_json *json) {
  ww_json_open(json, "propertyNames", '{');
  ww_schema_type(json, "string");
  ww_json_text(json, "pattern", ID_PATTERN);
  ww_json_close(json, '}');
}

/* What is in a list is whole even in an overlay, which replaces the list. */
static void put_objects(ww_json *json, const ww_fields *inside, const way *w) {
  way whole = {w->special, w->context, WW_SCHEMA_WHOLE};
  ww_json_open(json, NULL, '{');
  ww_schema_type(json, "array");
  put_table(json, "items", inside, &whole);
  ww_json_close(json, '}');
}

static void put_factors(ww_json *json, const ww_fields *inside) {
  ww_json_open(json, NULL, '{');
  ww_schema_type(json, "array");
  ww_schema_any_begin(json, "items", NULL);
  ww_schema_simple(json, NULL, "number", NULL);
  ww_schema_simple(json, NULL, "string", NULL);
  put_table(json, NULL, inside, &(way){0});
  ww_schema_any_end(json);
  ww_json_close(json, '}');
}

static void put_named(ww_json *json, const ww_fields *inside, const way *w) {
  open_map(json);
  put_ids_only(json);
  if (w->part == WW_SCHEMA_LAID_OVER) {
    ww_schema_any_begin(json, "additionalProperties", NULL);
    put_table(json, NULL, inside,
              &(way){w->special, w->context, WW_SCHEMA_ENTRY_OVER});
    ww_schema_simple(json, NULL, "null", "takes the entry away");
    ww_schema_any_end(json);
  } else {
    put_table(json, "additionalProperties", inside, w);
  }
  ww_json_close(json, '}');
}

static void put_whens(ww_json *json, const way *w) {
  open_map(json);
  put_ids_only(json);
  ww_schema_any_begin(json, "additionalProperties", NULL);
  ww_schema_ref(json, NULL, "when", (ww_str){0});
  if (w->part == WW_SCHEMA_LAID_OVER)
    ww_schema_simple(json, NULL, "null", "takes the entry away");
  ww_schema_any_end(json);
  ww_json_close(json, '}');
}

/* A map whose entries are all of one kind. */
static void put_map_of(ww_json *json, ww_shape shape) {
  open_map(json);
  if (shape == WW_SHAPE_TEXT_MAP)
    put_text(json, "additionalProperties", true);
  else if (shape == WW_SHAPE_RANGE_MAP)
    put_published(json, "additionalProperties");
  else if (shape == WW_SHAPE_UNITS)
    put_factor(json, "additionalProperties");
  else
    ww_schema_simple(json, "additionalProperties", "number", NULL);
  ww_json_close(json, '}');
}

/* ---- A field ----------------------------------------------------------- */

/* A month and a day that it has; of February, of a leap year. */
#define DAY_OF_YEAR                                                            \
  "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|"                                \
  "(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))"

static void put_scalar(ww_json *json, const ww_field *field) {
  switch (field->shape) {
  case WW_SHAPE_DATE:
    put_pattern(json, "^[0-9]{4}-" DAY_OF_YEAR "$");
    break;
  case WW_SHAPE_YEAR:
    ww_schema_simple(json, NULL, "integer", NULL);
    put_pattern(json, "^[0-9]{4}(-((0[1-9]|1[0-2])|" DAY_OF_YEAR "))?$");
    break;
  case WW_SHAPE_ID:
    put_id(json);
    break;
  case WW_SHAPE_WORD:
    put_words(json, field->words);
    break;
  case WW_SHAPE_FLAG:
    ww_schema_simple(json, NULL, "boolean", NULL);
    break;
  case WW_SHAPE_NUMBER:
    ww_schema_simple(json, NULL, "number", NULL);
    break;
  case WW_SHAPE_THRESHOLD:
    put_threshold(json);
    break;
  case WW_SHAPE_RANGE:
    put_range(json, NULL);
    break;
  case WW_SHAPE_AMOUNT:
    put_threshold(json);
    put_range(json, NULL);
    break;
  default:
    ww_schema_scalar(json);
    break;
  }
}

static bool maps_names(ww_shape shape) {
  return shape == WW_SHAPE_TEXT_MAP || shape == WW_SHAPE_NUMBER_MAP ||
         shape == WW_SHAPE_UNITS || shape == WW_SHAPE_RANGE_MAP;
}

/* What it may be: a schema for each type. */
static void put_alternatives(ww_json *json, const ww_field *field,
                             const way *w) {
  switch (field->shape) {
  case WW_SHAPE_MAP:
    ww_schema_simple(json, NULL, "object", NULL);
    break;
  case WW_SHAPE_ONE_OR_MORE:
    ww_schema_scalar(json);
    put_texts(json);
    break;
  case WW_SHAPE_TEXTS:
    put_texts(json);
    break;
  case WW_SHAPE_WEIGHTS:
    put_texts(json);
    put_map_of(json, WW_SHAPE_NUMBER_MAP);
    break;
  case WW_SHAPE_OBJECT:
    put_table(json, NULL, field->inside, w);
    break;
  case WW_SHAPE_OBJECTS:
    put_objects(json, field->inside, w);
    break;
  case WW_SHAPE_NAMED:
    put_named(json, field->inside, w);
    break;
  case WW_SHAPE_FACTORS:
    put_factors(json, field->inside);
    break;
  case WW_SHAPE_WHEN:
    ww_schema_ref(json, NULL, "when", (ww_str){0});
    break;
  case WW_SHAPE_WHENS:
    put_whens(json, w);
    break;
  default:
    if (maps_names(field->shape))
      put_map_of(json, field->shape);
    else
      put_scalar(json, field);
    break;
  }
}

/* Null is as good as nothing, but for a test, which would always hold. */
static void put_field(ww_json *json, const ww_field *field, const way *w) {
  if (field->shape == WW_SHAPE_ANY) {
    ww_schema_begin(json, field->name, field->says);
    ww_json_close(json, '}');
    return;
  }
  ww_schema_any_begin(json, field->name, field->says);
  put_alternatives(json, field, w);
  if (!field->required &&
      (field->shape != WW_SHAPE_WHEN || w->part >= WW_SCHEMA_LAID_OVER))
    ww_schema_simple(json, NULL, "null", NULL);
  ww_schema_any_end(json);
}

void ww_schema_required_fields(ww_json *json, const ww_fields *fields) {
  bool any = false;
  for (size_t i = 0; i < fields->count; i++) {
    if (!fields->fields[i].required)
      continue;
    if (!any)
      ww_json_open(json, "required", '[');
    any = true;
    ww_json_text(json, NULL, fields->fields[i].name);
  }
  if (any)
    ww_json_close(json, ']');
}

/* A decision and the costs may be spread over the files of a rulebook, what
 * stands in them is whole. */
static void put_keywords(ww_json *json, const ww_fields *fields, const way *w) {
  bool spread = fields == &ww_decision_fields || fields == &ww_costs_fields;
  way inner = *w;
  if (w->part == WW_SCHEMA_ENTRY_OVER)
    inner.part = WW_SCHEMA_LAID_OVER;
  ww_schema_type(json, "object");
  ww_json_open(json, "properties", '{');
  for (size_t i = 0; i < fields->count; i++)
    if (!w->special || !w->special(json, &fields->fields[i], w->context))
      put_field(json, &fields->fields[i], &inner);
  if (w->part == WW_SCHEMA_ENTRY_OVER) {
    ww_schema_simple(json, "before", "string", "the entry to stand before");
    ww_schema_simple(json, "after", "string", "the entry to stand after");
  }
  ww_json_close(json, '}');
  if (w->part == WW_SCHEMA_WHOLE || (w->part == WW_SCHEMA_SPREAD && !spread))
    ww_schema_required_fields(json, fields);
  ww_schema_closed(json);
}

static void put_table(ww_json *json, const char *key, const ww_fields *fields,
                      const way *w) {
  ww_json_open(json, key, '{');
  put_keywords(json, fields, w);
  ww_json_close(json, '}');
}

void ww_schema_fields(ww_json *json, const char *key, const ww_fields *fields,
                      ww_schema_special *special, const void *context) {
  put_table(json, key, fields, &(way){special, context, WW_SCHEMA_WHOLE});
}

void ww_schema_put_fields(ww_json *json, const ww_fields *fields,
                          ww_schema_special *special, const void *context) {
  put_keywords(json, fields, &(way){special, context, WW_SCHEMA_WHOLE});
}

void ww_schema_field(ww_json *json, const ww_field *field,
                     ww_schema_part part) {
  put_field(json, field, &(way){NULL, NULL, part});
}
