/* The JSON Schema of a profile; see report/schema/schema.h. An answer is bare,
 * annotated or null; the keys come from the loader's tables. */
#include "report/schema/schema.h"

#include "profile/profile.h"

/* The question, and what its values mean. */
static ww_str description_of(ww_arena *arena, const ww_question *question) {
  ww_buf text = ww_buf_new(arena);
  ww_put(&text, question->ask);
  for (int i = 0; i < question->value_count; i++)
    ww_putf(&text, "%s %.*s: %.*s", i == 0 ? "" : ";",
            WW_P(question->values[i].id), WW_P(question->values[i].text));
  if (question->unit.size)
    ww_putf(&text, " In %.*s.", WW_P(question->unit));
  return ww_buf_str(&text);
}

static bool put_annotated_value(ww_json *json, const ww_field *field,
                                const void *question) {
  if (field != &ww_answer_fields.fields[WW_ANSWER_VALUE])
    return false;
  ww_schema_any_begin(json, field->name, field->says);
  ww_schema_value(json, NULL, question);
  ww_schema_simple(json, NULL, "null", NULL);
  ww_schema_any_end(json);
  return true;
}

static void put_question(ww_json *json, const ww_question *question) {
  ww_json_key(json, question->id);
  ww_json_open(json, NULL, '{');
  ww_json_str(json, "description", description_of(json->buf->arena, question));
  ww_json_open(json, "anyOf", '[');
  ww_schema_value(json, NULL, question);
  ww_schema_fields(json, NULL, &ww_answer_fields, put_annotated_value,
                   question);
  ww_schema_simple(json, NULL, "null", NULL);
  ww_schema_any_end(json);
}

void ww_schema_answers(ww_json *json, const ww_field *field,
                       const ww_rules *rules) {
  ww_schema_any_begin(json, field->name, field->says);
  ww_json_open(json, NULL, '{');
  ww_schema_type(json, "object");
  ww_json_open(json, "properties", '{');
  for (int q = 0; q < rules->question_count; q++)
    put_question(json, &rules->questions[q]);
  ww_json_close(json, '}');
  ww_schema_closed(json);
  ww_json_close(json, '}');
  if (!field->required)
    ww_schema_simple(json, NULL, "null", NULL);
  ww_schema_any_end(json);
}

static bool put_answers(ww_json *json, const ww_field *field,
                        const void *rules) {
  if (field != &ww_profile_fields.fields[WW_PROFILE_ANSWERS])
    return false;
  ww_schema_answers(json, field, rules);
  return true;
}

void ww_put_profile_schema(ww_buf *out, const ww_rules *rules) {
  ww_str description =
      ww_format(out->arena, "A project's answers to the rulebook %.*s %.*s.",
                WW_P(rules->name), WW_P(rules->version));
  ww_json json = ww_schema_open(out, "profile", rules, description);
  ww_schema_put_fields(&json, &ww_profile_fields, put_answers, rules);
  ww_schema_close(&json);
}
