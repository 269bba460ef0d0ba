/* What the JSON Schemas (draft-07) of all that is read and written are written
 * with. A schema sees YAML after an editor has typed it, so flags are booleans
 * and numbers are numbers. Each type has a schema of its own, since strict
 * validators take no lists of them. */
#ifndef WW_REPORT_SCHEMA_SCHEMA_H
#define WW_REPORT_SCHEMA_SCHEMA_H

#include "base/buf.h"
#include "base/json_out.h"
#include "read/fields.h"
#include "rulebook/rulebook.h"

/* Opens a schema with $schema, $id, title and description. `rules` is the
 * rulebook that it is made from, NULL for none: another rulebook's has another
 * $id. */
ww_json ww_schema_open(ww_buf *out, const char *name, const ww_rules *rules,
                       ww_str description);
void ww_schema_close(ww_json *json);

/* Opens the schema of one thing, to be closed by ww_json_close(json, '}').
 * `says` is its description, NULL for none. */
void ww_schema_begin(ww_json *json, const char *key, const char *says);

/* Keywords inside a schema that is open. */
void ww_schema_type(ww_json *json, const char *type);
void ww_schema_closed(ww_json *json); /* "additionalProperties": false */
/* "required": names, a list that ends with NULL. */
void ww_schema_required(ww_json *json, const char *const names[]);

/* Whole schemas: of one type, with nothing more to say; a reference to the
 * definition kind-name ("option-approach"), or to `kind` for an empty name. */
void ww_schema_simple(ww_json *json, const char *key, const char *type,
                      const char *says);
void ww_schema_ref(ww_json *json, const char *key, const char *kind,
                   ww_str name);
/* The same, or null. */
void ww_schema_nullable(ww_json *json, const char *key, const char *type,
                        const char *says);
void ww_schema_nullable_ref(ww_json *json, const char *key, const char *kind,
                            ww_str name, const char *says);
/* Opens a schema of what is one of several; the schemas of these follow. */
void ww_schema_any_begin(ww_json *json, const char *key, const char *says);
void ww_schema_any_end(ww_json *json);
/* Several of them: text, a number, true or false. */
void ww_schema_scalar(ww_json *json);

/* A list of what is defined as kind-name. */
void ww_schema_list(ww_json *json, const char *key, const char *kind,
                    ww_str name, const char *says);

/* The key of the definition kind-name. */
void ww_schema_define(ww_json *json, const char *kind, ww_str name);

/* Opens an object and its properties; the other closes both, and an object
 * has no others. */
void ww_schema_object_begin(ww_json *json, const char *key, const char *says);
void ww_schema_object_end(ww_json *json, const char *const required[]);

/* A bare answer to the question: its type, range or values. */
void ww_schema_value(ww_json *json, const char *key,
                     const ww_question *question);
/* Its keywords, inside a schema that is open. */
void ww_schema_put_value(ww_json *json, const ww_question *question);

/* Writes the schema of a field that its table does not tell all about; false
 * when it is not such a field and nothing has been written. */
typedef bool ww_schema_special(ww_json *json, const ww_field *field,
                               const void *context);

/* The schema of a map that a table describes (read/fields.h). */
void ww_schema_fields(ww_json *json, const char *key, const ww_fields *fields,
                      ww_schema_special *special, const void *context);

/* The keywords of the same, inside a schema that is open. */
void ww_schema_put_fields(ww_json *json, const ww_fields *fields,
                          ww_schema_special *special, const void *context);
/* "required": those of its keys that a map must have. */
void ww_schema_required_fields(ww_json *json, const ww_fields *fields);

/* What may be left out of a map that a table describes. */
typedef enum ww_schema_part {
  WW_SCHEMA_WHOLE,      /* nothing that is required */
  WW_SCHEMA_SPREAD,     /* what stands in another file of the rulebook */
  WW_SCHEMA_LAID_OVER,  /* anything: it is laid over another map */
  WW_SCHEMA_ENTRY_OVER, /* the same, an entry that may say where it stands */
} ww_schema_part;

/* The schema of one key. */
void ww_schema_field(ww_json *json, const ww_field *field, ww_schema_part part);

/* ---- Profile ---------------------------------------------------------- */

/* The JSON Schema of a profile, for the questions of a rulebook. */

void ww_put_profile_schema(ww_buf *out, const ww_rules *rules);

/* Of a field that holds answers to the questions. */
void ww_schema_answers(ww_json *json, const ww_field *field,
                       const ww_rules *rules);

/* ---- Rulebook --------------------------------------------------------- */

/* The JSON Schemas of a rulebook, of one of its files and of an overlay: the
 * format, whatever its subject. */

void ww_put_rulebook_schema(ww_buf *out);
void ww_put_part_schema(ww_buf *out);
void ww_put_overlay_schema(ww_buf *out);

/* ---- Cases ------------------------------------------------------------ */

/* The JSON Schema of a file of cases, for the questions of a rulebook. */

void ww_put_cases_schema(ww_buf *out, const ww_rules *rules);

#endif
