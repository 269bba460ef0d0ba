/* Schemas from tables of keys; see report/json/table.h. What has a name is
 * defined once and referred to; definitions are written last, since they name
 * others. */
#include "report/json/table.h"

#include "report/schema/schema.h"

#include <assert.h>

typedef struct scope { /* what is at hand */
  const ww_decision_rules *decision;
  const ww_question *question;
} scope;

typedef struct definition {
  struct definition *next;
  ww_str name;
  const ww_json_type *type;
  scope at;
} definition;

typedef struct describing {
  ww_json json;
  const ww_rules *rules; /* NULL: ids are any text */
  definition *definitions;
} describing;

static void put_type(describing *d, const char *key, const ww_json_type *type,
                     const char *says, scope at);

/* ---- Definitions ------------------------------------------------------ */

static const char *const id_names[] = {
    [WW_IDS_QUESTIONS] = "question", [WW_IDS_ADVICE] = "advice-id",
    [WW_IDS_DECISIONS] = "decision", [WW_IDS_FOLLOWUPS] = "followup",
    [WW_IDS_OPTIONS] = "option",     [WW_IDS_RULES] = "rule",
    [WW_IDS_NEEDS] = "need",
};

static bool is_of_decision(const ww_json_type *type) {
  return type->kind == WW_JSON_ID ? type->ids >= WW_IDS_OPTIONS
                                  : type->of_decision;
}

/* The name of the definition that stands for the type; empty: none does. */
static ww_str name_of(describing *d, const ww_json_type *type, scope at) {
  const char *name = type->kind == WW_JSON_ID      ? id_names[type->ids]
                     : type->kind == WW_JSON_VALUE ? "value"
                                                   : type->name;
  if (!name || (type->kind == WW_JSON_ID && !d->rules))
    return (ww_str){0};
  ww_str of = {0};
  assert(type->kind != WW_JSON_VALUE || at.question);
  if (type->kind == WW_JSON_VALUE)
    of = at.question->id;
  else if (is_of_decision(type) && at.decision)
    of = at.decision->id;
  return ww_format(d->json.buf->arena, "%s%s%.*s", name, of.size ? "-" : "",
                   WW_P(of));
}

static void define(describing *d, ww_str name, const ww_json_type *type,
                   scope at) {
  definition **last = &d->definitions;
  for (; *last; last = &(*last)->next)
    if (ww_str_equal((*last)->name, name))
      return;
  *last = WW_NEW(d->json.buf->arena, definition);
  **last = (definition){NULL, name, type, at};
}

/* ---- Ids -------------------------------------------------------------- */

static int id_count(const describing *d, ww_json_ids ids, scope at) {
  assert(at.decision); /* where there is a rulebook, the main one at least */
  switch (ids) {
  case WW_IDS_QUESTIONS:
    return d->rules->question_count;
  case WW_IDS_ADVICE:
    return d->rules->advice_count;
  case WW_IDS_DECISIONS:
  case WW_IDS_FOLLOWUPS:
    return d->rules->decision_count;
  case WW_IDS_OPTIONS:
    return at.decision->option_count;
  case WW_IDS_RULES:
    return at.decision->rule_count;
  case WW_IDS_NEEDS:
    return at.decision->need_count;
  }
  return 0;
}

/* Empty: not one of them. Puts what it stands for at hand. */
static ww_str id_at(const describing *d, ww_json_ids ids, int i, scope *at) {
  switch (ids) {
  case WW_IDS_QUESTIONS:
    at->question = &d->rules->questions[i];
    return at->question->id;
  case WW_IDS_ADVICE:
    return d->rules->advice[i].id;
  case WW_IDS_DECISIONS:
  case WW_IDS_FOLLOWUPS:
    at->decision = &d->rules->decisions[i];
    if (ids == WW_IDS_FOLLOWUPS && i == d->rules->main)
      return (ww_str){0};
    return at->decision->id;
  case WW_IDS_OPTIONS:
    return at->decision->options[i].id;
  case WW_IDS_RULES:
    return at->decision->rules[i].id;
  case WW_IDS_NEEDS:
    return at->decision->needs[i].id;
  }
  return (ww_str){0};
}

static void put_ids(describing *d, const char *key, ww_json_ids ids, scope at) {
  ww_json_open(&d->json, key, '[');
  for (int i = 0; i < id_count(d, ids, at); i++) {
    scope inside = at;
    ww_str id = id_at(d, ids, i, &inside);
    if (id.size)
      ww_json_str(&d->json, NULL, id);
  }
  ww_json_close(&d->json, ']');
}

static void put_id(describing *d, const ww_json_type *type, scope at) {
  if (!d->rules || id_count(d, type->ids, at) == 0)
    ww_schema_type(&d->json, "string");
  else /* which must have something */
    put_ids(d, "enum", type->ids, at);
}

/* ---- Maps and objects ------------------------------------------------- */

static void put_map(describing *d, const ww_json_type *type, scope at) {
  ww_schema_type(&d->json, "object");
  if (!d->rules) {
    put_type(d, "additionalProperties", type->of, NULL, at);
    return;
  }
  ww_json_open(&d->json, "properties", '{');
  for (int i = 0; i < id_count(d, type->ids, at); i++) {
    scope inside = at;
    ww_str id = id_at(d, type->ids, i, &inside);
    if (id.size == 0)
      continue;
    ww_json_key(&d->json, id);
    put_type(d, NULL, type->of, NULL, inside);
  }
  ww_json_close(&d->json, '}');
  if (type->whole)
    put_ids(d, "required", type->ids, at);
  ww_schema_closed(&d->json);
}

static void put_keys(describing *d, const ww_json_row *keys, scope at) {
  ww_json *json = &d->json;
  ww_schema_type(json, "object");
  ww_json_open(json, "properties", '{');
  for (const ww_json_row *key = keys; key->name; key++)
    put_type(d, key->name, key->type, key->says, at);
  ww_json_close(json, '}');
  ww_json_open(json, "required", '[');
  for (const ww_json_row *key = keys; key->name; key++)
    if (!key->optional)
      ww_json_text(json, NULL, key->name);
  ww_json_close(json, ']');
  ww_schema_closed(json);
}

static void put_pair(describing *d, const ww_json_type *type, scope at) {
  ww_json_type last = *type->of;
  last.nullable = !type->whole;
  ww_schema_type(&d->json, "array");
  ww_json_open(&d->json, "items", '[');
  put_type(d, NULL, type->of, NULL, at);
  put_type(d, NULL, &last, NULL, at);
  ww_json_close(&d->json, ']');
  ww_json_int(&d->json, "minItems", 2);
  ww_json_int(&d->json, "maxItems", 2);
}

/* ---- Types ------------------------------------------------------------ */

static void put_any_answer(ww_json *json) {
  ww_json_open(json, "anyOf", '[');
  ww_schema_scalar(json);
  ww_json_open(json, NULL, '{');
  ww_schema_type(json, "array");
  ww_schema_simple(json, "items", "string", NULL);
  ww_json_close(json, '}');
  ww_json_close(json, ']');
}

static void put_words(ww_json *json, const char *const *words) {
  ww_json_open(json, "enum", '[');
  for (; *words; words++)
    ww_json_text(json, NULL, *words);
  ww_json_close(json, ']');
}

static void put_number(ww_json *json, ww_json_kind kind) {
  ww_schema_type(json, kind == WW_JSON_COUNT ? "integer" : "number");
  if (kind != WW_JSON_NUMBER)
    ww_json_int(json, "minimum", 0);
  if (kind == WW_JSON_SHARE)
    ww_json_int(json, "maximum", 1);
}

static void put_scalar(describing *d, const ww_json_type *type, scope at) {
  ww_json *json = &d->json;
  switch (type->kind) {
  case WW_JSON_TEXT:
    ww_schema_type(json, "string");
    if (type->pattern)
      ww_json_text(json, "pattern", type->pattern);
    break;
  case WW_JSON_FLAG:
    ww_schema_type(json, "boolean");
    break;
  case WW_JSON_WORD:
    put_words(json, type->words);
    break;
  case WW_JSON_ID:
    put_id(d, type, at);
    break;
  case WW_JSON_VALUE:
    ww_schema_put_value(json, at.question);
    break;
  case WW_JSON_ANSWER:
    put_any_answer(json);
    break;
  default:
    put_number(json, type->kind);
    break;
  }
}

static void put_any_table(describing *d, const ww_json_row *const *tables,
                          scope at) {
  ww_json_open(&d->json, "anyOf", '[');
  for (; *tables; tables++) {
    ww_json_open(&d->json, NULL, '{');
    put_keys(d, *tables, at);
    ww_json_close(&d->json, '}');
  }
  ww_json_close(&d->json, ']');
}

/* The keywords of a type that is not null. */
static void put_keywords(describing *d, const ww_json_type *type, scope at) {
  switch (type->kind) {
  case WW_JSON_LIST:
    ww_schema_type(&d->json, "array");
    put_type(d, "items", type->of, NULL, at);
    break;
  case WW_JSON_PAIR:
    put_pair(d, type, at);
    break;
  case WW_JSON_NAMES:
    ww_schema_type(&d->json, "object");
    put_type(d, "additionalProperties", type->of, NULL, at);
    break;
  case WW_JSON_AS_WRITTEN:
    ww_schema_type(&d->json, "object");
    break;
  case WW_JSON_MAP:
    put_map(d, type, at);
    break;
  case WW_JSON_OBJECT:
    put_keys(d, type->keys, at);
    break;
  case WW_JSON_ONE_OF:
    put_any_table(d, type->tables, at);
    break;
  default:
    put_scalar(d, type, at);
    break;
  }
}

static void put_ref(describing *d, ww_str name) {
  ww_json_str(&d->json, "$ref",
              ww_format(d->json.buf->arena, "#/definitions/%.*s", WW_P(name)));
}

/* A type that is not null: where it has a name, a reference to it, which
 * stands alone in its object. */
static void put_plain(describing *d, const ww_json_type *type, scope at,
                      bool alone) {
  ww_str name = {0};
  if (type->kind != WW_JSON_VALUE || d->rules)
    name = name_of(d, type, at);
  if (name.size == 0) {
    put_keywords(d, type, at);
    return;
  }
  define(d, name, type, at);
  if (alone) {
    put_ref(d, name);
    return;
  }
  ww_json_open(&d->json, "allOf", '[');
  ww_json_open(&d->json, NULL, '{');
  put_ref(d, name);
  ww_json_close(&d->json, '}');
  ww_json_close(&d->json, ']');
}

static void put_type(describing *d, const char *key, const ww_json_type *type,
                     const char *says, scope at) {
  static const ww_json_type any = {.kind = WW_JSON_ANSWER, .nullable = true};
  ww_json *json = &d->json;
  if (type->kind == WW_JSON_VALUE && !d->rules)
    type = &any;
  ww_schema_begin(json, key, says);
  if (type->nullable) {
    ww_json_open(json, "anyOf", '[');
    ww_json_open(json, NULL, '{');
    put_plain(d, type, at, true);
    ww_json_close(json, '}');
    ww_schema_simple(json, NULL, "null", NULL);
    ww_json_close(json, ']');
  } else {
    put_plain(d, type, at, !says);
  }
  ww_json_close(json, '}');
}

void ww_put_table_schema(ww_buf *out, const char *name, const char *says,
                         const ww_json_type *type, const ww_rules *rules) {
  scope at = {rules ? &rules->decisions[rules->main] : NULL, NULL};
  describing d = {.rules = rules};
  ww_str description =
      rules ? ww_format(out->arena, "%s by the rulebook %.*s %.*s.", says,
                        WW_P(rules->name), WW_P(rules->version))
            : ww_format(out->arena, "%s.", says);
  d.json = ww_schema_open(out, name, rules, description);
  put_keywords(&d, type, at);
  ww_json_open(&d.json, "definitions", '{');
  for (const definition *one = d.definitions; one; one = one->next) {
    ww_json_key(&d.json, one->name); /* and others follow */
    ww_json_open(&d.json, NULL, '{');
    put_keywords(&d, one->type, one->at);
    ww_json_close(&d.json, '}');
  }
  ww_json_close(&d.json, '}');
  ww_schema_close(&d.json);
}
