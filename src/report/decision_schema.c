/* The JSON Schema of a decision; see decision_schema.h. One function a key, in
 * the order of decision_keys.h, as in its writer, decision_json.c. What
 * decisions have in common is defined once for each, as "reason-approach". */
#include "report/decision_schema.h"

#include "profile/profile_fields.h"
#include "report/analysis_schema.h"
#include "report/costs_schema.h"
#include "report/decision_keys.h"
#include "report/schema.h"
#include "rulebook/format.h"

static void texts(ww_json *json, const char *key, const char *says) {
  ww_schema_begin(json, key, says);
  ww_schema_type(json, "array");
  ww_schema_simple(json, "items", "string", NULL);
  ww_json_close(json, '}');
}

/* ---- Definitions ------------------------------------------------------ */

static void define_options(ww_json *json, const ww_decision_rules *decision) {
  ww_schema_define(json, "option", decision->id);
  ww_json_open(json, NULL, '{');
  ww_json_open(json, "enum", '[');
  for (int o = 0; o < decision->option_count; o++)
    ww_json_str(json, NULL, decision->options[o].id);
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

static void define_rules(ww_json *json, const ww_decision_rules *decision) {
  ww_schema_define(json, "rule", decision->id);
  ww_json_open(json, NULL, '{');
  if (decision->rule_count == 0) { /* an enum must have something */
    ww_schema_type(json, "string");
  } else {
    ww_json_open(json, "enum", '[');
    for (int r = 0; r < decision->rule_count; r++)
      ww_json_str(json, NULL, decision->rules[r].id);
    ww_json_close(json, ']');
  }
  ww_json_close(json, '}');
}

static void define_score(ww_json *json, const ww_decision_rules *decision) {
  static const char *const required[] = {"option", "points", "ruled_out", NULL};
  ww_schema_define(json, "score", decision->id);
  ww_schema_object_begin(json, NULL, NULL);
  ww_schema_ref(json, "option", "option", decision->id);
  ww_schema_simple(json, "points", "number", NULL);
  ww_schema_simple(json, "ruled_out", "boolean", "it cannot win");
  ww_schema_object_end(json, required);
}

/* A number for each of the names, all of which are there. */
static void put_numbers(ww_json *json, const ww_str *ids, int count) {
  ww_schema_type(json, "object");
  ww_json_open(json, "properties", '{');
  for (int i = 0; i < count; i++) {
    ww_json_key(json, ids[i]);
    ww_schema_simple(json, NULL, "number", NULL);
  }
  ww_json_close(json, '}');
  ww_json_open(json, "required", '[');
  for (int i = 0; i < count; i++)
    ww_json_str(json, NULL, ids[i]);
  ww_json_close(json, ']');
  ww_schema_closed(json);
}

static void put_effect(ww_json *json, const ww_decision_rules *decision) {
  size_t count = (size_t)decision->option_count;
  ww_str *ids = WW_NEWS(json->buf->arena, ww_str, count);
  for (size_t o = 0; o < count; o++)
    ids[o] = decision->options[o].id;
  ww_schema_begin(json, "points", "what the rule does to each option");
  put_numbers(json, ids, decision->option_count);
  ww_json_close(json, '}');
}

static void define_reason(ww_json *json, const ww_decision_rules *decision) {
  static const char *const required[] = {
      "rule", "points", "because", "answers", "sources", "claim", NULL};
  ww_schema_define(json, "reason", decision->id);
  ww_schema_object_begin(json, NULL, NULL);
  ww_schema_ref(json, "rule", "rule", decision->id);
  put_effect(json, decision);
  ww_schema_simple(json, "because", "string", NULL);
  ww_schema_ref(json, "answers", "bare_answers", (ww_str){0});
  texts(json, "sources", "id or id#section");
  ww_schema_ref(json, "claim", "claim", (ww_str){0});
  ww_schema_object_end(json, required);
}

static void define_advice(ww_json *json, const ww_rules *rules) {
  static const char *const required[] = {"advice",  "kind",  "say",
                                         "sources", "claim", NULL};
  ww_schema_object_begin(json, "advice", NULL);
  ww_json_open(json, "advice", '{');
  ww_schema_type(json, "string");
  if (rules->advice_count > 0) {
    ww_json_open(json, "enum", '[');
    for (int i = 0; i < rules->advice_count; i++)
      ww_json_str(json, NULL, rules->advice[i].id);
    ww_json_close(json, ']');
  }
  ww_json_close(json, '}');
  ww_json_open(json, "kind", '{');
  ww_json_open(json, "enum", '[');
  for (size_t i = 0; ww_kind_words[i]; i++)
    ww_json_text(json, NULL, ww_kind_words[i]);
  ww_json_close(json, ']');
  ww_json_close(json, '}');
  ww_schema_simple(json, "say", "string", NULL);
  texts(json, "sources", "id or id#section");
  ww_schema_ref(json, "claim", "claim", (ww_str){0});
  ww_schema_object_end(json, required);
}

static void define_claim(ww_json *json) {
  ww_schema_begin(json, "claim", "what kind of evidence it is; null: not said");
  ww_json_open(json, "enum", '[');
  for (size_t i = 0; ww_claim_words[i]; i++)
    ww_json_text(json, NULL, ww_claim_words[i]);
  ww_json_null(json, NULL);
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

static void define_answers(ww_json *json, const ww_rules *rules) {
  ww_schema_begin(json, "bare_answers",
                  "answers by question, as a profile holds them");
  ww_schema_type(json, "object");
  ww_json_open(json, "properties", '{');
  for (int q = 0; q < rules->question_count; q++) {
    ww_json_key(json, rules->questions[q].id);
    ww_schema_nullable_ref(json, NULL, "value", rules->questions[q].id, NULL);
  }
  ww_json_close(json, '}');
  ww_schema_closed(json);
  ww_json_close(json, '}');
}

static void put_definitions(ww_json *json, const ww_rules *rules) {
  ww_json_open(json, "definitions", '{');
  for (int q = 0; q < rules->question_count; q++) {
    ww_schema_define(json, "value", rules->questions[q].id);
    ww_schema_value(json, NULL, &rules->questions[q]);
  }
  define_answers(json, rules);
  define_claim(json);
  define_advice(json, rules);
  ww_define_changes(json, rules);
  ww_define_costs(json, rules);
  for (int d = 0; d < rules->decision_count; d++) {
    const ww_decision_rules *decision = &rules->decisions[d];
    define_options(json, decision);
    define_rules(json, decision);
    define_score(json, decision);
    define_reason(json, decision);
  }
  ww_json_close(json, '}');
}

/* ---- The keys --------------------------------------------------------- */

static const ww_decision_rules *main_of(const ww_rules *rules) {
  return &rules->decisions[rules->main];
}

static void describe_schema(ww_json *json, const ww_rules *rules,
                            const char *says) {
  (void)rules;
  ww_schema_begin(json, "schema", says);
  ww_json_text(json, "const", WW_DECISION_SCHEMA);
  ww_json_close(json, '}');
}

static void describe_project(ww_json *json, const ww_rules *rules,
                             const char *says) {
  (void)rules;
  ww_schema_nullable(json, "project", "string", says);
}

static bool put_answer_value(ww_json *json, const ww_field *field,
                             const void *question) {
  if (field != &ww_answer_fields.fields[WW_ANSWER_VALUE])
    return false;
  ww_schema_nullable_ref(json, field->name, "value",
                         ((const ww_question *)question)->id, "null: unknown");
  return true;
}

static void describe_answers(ww_json *json, const ww_rules *rules,
                             const char *says) {
  ww_schema_begin(json, "answers", says);
  ww_schema_type(json, "object");
  ww_json_open(json, "properties", '{');
  for (int q = 0; q < rules->question_count; q++) {
    const ww_question *question = &rules->questions[q];
    ww_json_key(json, question->id);
    ww_schema_fields(json, NULL, &ww_answer_fields, put_answer_value, question);
  }
  ww_json_close(json, '}');
  ww_schema_closed(json);
  ww_json_close(json, '}');
}

static void describe_recommendation(ww_json *json, const ww_rules *rules,
                                    const char *says) {
  ww_schema_nullable_ref(json, "recommendation", "option", main_of(rules)->id,
                         says);
}

static void describe_tie(ww_json *json, const ww_rules *rules,
                         const char *says) {
  (void)rules;
  ww_schema_simple(json, "tie", "boolean", says);
}

static void describe_margin(ww_json *json, const ww_rules *rules,
                            const char *says) {
  (void)rules;
  ww_schema_nullable(json, "margin", "number", says);
}

static void describe_scores(ww_json *json, const ww_rules *rules,
                            const char *says) {
  ww_schema_list(json, "scores", "score", main_of(rules)->id, says);
}

static void describe_needs(ww_json *json, const ww_rules *rules,
                           const char *says) {
  const ww_decision_rules *decision = main_of(rules);
  size_t count = (size_t)decision->need_count;
  ww_str *ids = WW_NEWS(json->buf->arena, ww_str, count);
  for (size_t n = 0; n < count; n++)
    ids[n] = decision->needs[n].id;
  ww_schema_begin(json, "needs", says);
  put_numbers(json, ids, decision->need_count);
  ww_json_close(json, '}');
}

static void describe_reasons(ww_json *json, const ww_rules *rules,
                             const char *says) {
  ww_schema_list(json, "reasons", "reason", main_of(rules)->id, says);
}

static void describe_why_not(ww_json *json, const ww_rules *rules,
                             const char *says) {
  static const char *const required[] = {"option", "rules", NULL};
  ww_str main_id = main_of(rules)->id;
  ww_schema_begin(json, "why_not", says);
  ww_schema_type(json, "array");
  ww_schema_object_begin(json, "items", NULL);
  ww_schema_ref(json, "option", "option", main_id);
  ww_schema_list(json, "ruled_out_by", "rule", main_id,
                 "where it is ruled out");
  ww_schema_simple(json, "behind_by", "number", "points, where it is not");
  ww_schema_list(json, "rules", "rule", main_id,
                 "what puts it behind, strongest first");
  ww_schema_object_end(json, required);
  ww_json_close(json, '}');
}

static void describe_followup(ww_json *json,
                              const ww_decision_rules *decision) {
  static const char *const required[] = {"recommendation", "tie",     "margin",
                                         "scores",         "reasons", NULL};
  ww_json_key(json, decision->id);
  ww_schema_object_begin(json, NULL, NULL);
  ww_schema_nullable_ref(json, "recommendation", "option", decision->id, NULL);
  ww_schema_simple(json, "tie", "boolean", NULL);
  ww_schema_nullable(json, "margin", "number", NULL);
  ww_schema_list(json, "scores", "score", decision->id, NULL);
  ww_schema_list(json, "reasons", "reason", decision->id, NULL);
  ww_schema_object_end(json, required);
}

static void describe_followups(ww_json *json, const ww_rules *rules,
                               const char *says) {
  ww_schema_begin(json, "followups", says);
  ww_schema_type(json, "object");
  ww_json_open(json, "properties", '{');
  for (int d = 0; d < rules->decision_count; d++)
    if (d != rules->main)
      describe_followup(json, &rules->decisions[d]);
  ww_json_close(json, '}');
  ww_schema_closed(json);
  ww_json_close(json, '}');
}

static void describe_layers(ww_json *json, const ww_rules *rules,
                            const char *says) {
  static const char *const required[] = {"layer", "text", NULL};
  (void)rules;
  ww_schema_begin(json, "layers", says);
  ww_schema_type(json, "array");
  ww_schema_object_begin(json, "items", NULL);
  ww_schema_simple(json, "layer", "string", NULL);
  ww_schema_simple(json, "text", "string", NULL);
  ww_schema_object_end(json, required);
  ww_json_close(json, '}');
}

static void describe_costs(ww_json *json, const ww_rules *rules,
                           const char *says) {
  (void)rules;
  ww_describe_costs(json, "costs", says);
}

static void describe_warnings(ww_json *json, const ww_rules *rules,
                              const char *says) {
  (void)rules;
  ww_schema_list(json, "warnings", "advice", (ww_str){0}, says);
}

static void describe_next_steps(ww_json *json, const ww_rules *rules,
                                const char *says) {
  (void)rules;
  ww_schema_list(json, "next_steps", "advice", (ww_str){0}, says);
}

static void describe_rulebook(ww_json *json, const ww_rules *rules,
                              const char *says) {
  static const char *const required[] = {"name", "version", "digest",
                                         "overlays", NULL};
  (void)rules;
  ww_schema_object_begin(json, "rulebook", says);
  ww_schema_simple(json, "name", "string", NULL);
  ww_schema_simple(json, "version", "string", NULL);
  ww_schema_begin(json, "digest", "SHA-256 of the merged rulebook");
  ww_schema_type(json, "string");
  ww_json_text(json, "pattern", "^[0-9a-f]{64}$");
  ww_json_close(json, '}');
  texts(json, "overlays", "names of the files laid over it, in order");
  ww_schema_object_end(json, required);
}

void ww_put_decision_schema(ww_buf *out, const ww_rules *rules) {
  typedef void describer(ww_json *, const ww_rules *, const char *);
  static const struct key {
    describer *describe;
    const char *says;
  } keys[] = {
#define WW_OWN(key, says) {describe_##key, says},
#define WW_OF_ANALYSIS(key, says) {ww_describe_##key, says},
      WW_DECISION_KEYS(WW_OWN, WW_OF_ANALYSIS)
#undef WW_OF_ANALYSIS
#undef WW_OWN
  };
#define WW_NAME_OF(key, says) #key,
#define WW_NOTHING(key, says)
  static const char *const required[] = {
      WW_DECISION_KEYS(WW_NAME_OF, WW_NOTHING) NULL};
#undef WW_NOTHING
#undef WW_NAME_OF
  ww_str description =
      ww_format(out->arena, "What whichway decided by the rulebook %.*s %.*s.",
                WW_P(rules->name), WW_P(rules->version));
  ww_json json = ww_schema_open(out, "decision", rules, description);
  ww_schema_type(&json, "object");
  ww_json_open(&json, "properties", '{');
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    keys[i].describe(&json, rules, keys[i].says);
  ww_json_close(&json, '}');
  ww_schema_required(&json, required);
  ww_schema_closed(&json);
  put_definitions(&json, rules);
  ww_schema_close(&json);
}
