/* The JSON Schema of what the analysis adds to a decision; see
 * analysis_schema.h. One function a key, in the order of decision_keys.h. */
#include "report/analysis_schema.h"

#include "engine/unknowns.h"
#include "report/schema.h"

static ww_str main_id(const ww_rules *rules) {
  return rules->decisions[rules->main].id;
}

static void put_recommendation(ww_json *json, const ww_rules *rules,
                               const char *says) {
  ww_schema_nullable_ref(json, "recommendation", "option", main_id(rules),
                         says);
}

static void put_bound(ww_json *json, const char *key, const char *type,
                      const char *says) {
  ww_schema_begin(json, key, says);
  ww_schema_type(json, type);
  ww_json_int(json, "minimum", 0);
  ww_json_close(json, '}');
}

/* Opens the items of a list of objects; the other closes both. */
static void begin_list(ww_json *json, const char *key, const char *says) {
  ww_schema_begin(json, key, says);
  ww_schema_type(json, "array");
  ww_schema_object_begin(json, "items", NULL);
}

static void end_list(ww_json *json, const char *const required[]) {
  ww_schema_object_end(json, required);
  ww_json_close(json, '}');
}

/* ---- Definitions ------------------------------------------------------- */

static void put_range(ww_json *json, const char *key) {
  ww_schema_nullable(
      json, key, "string",
      "all the values that do the same, as a test; null: of a set");
}

static void define_any_answer(ww_json *json) {
  ww_schema_any_begin(json, "any_answer", "an answer, as a profile holds it");
  ww_schema_scalar(json);
  ww_json_open(json, NULL, '{');
  ww_schema_type(json, "array");
  ww_schema_simple(json, "items", "string", NULL);
  ww_json_close(json, '}');
  ww_schema_any_end(json);
}

static void define_question(ww_json *json, const ww_rules *rules) {
  ww_json_open(json, "question", '{');
  ww_schema_type(json, "string");
  if (rules->question_count > 0) { /* an enum must have something */
    ww_json_open(json, "enum", '[');
    for (int q = 0; q < rules->question_count; q++)
      ww_json_str(json, NULL, rules->questions[q].id);
    ww_json_close(json, ']');
  }
  ww_json_close(json, '}');
}

void ww_define_changes(ww_json *json, const ww_rules *rules) {
  static const char *const required[] = {"question", "from", "to", "range",
                                         NULL};
  define_any_answer(json);
  define_question(json, rules);
  ww_schema_object_begin(json, "change", NULL);
  ww_schema_ref(json, "question", "question", (ww_str){0});
  ww_schema_nullable_ref(json, "from", "any_answer", (ww_str){0},
                         "today's answer; null: unknown");
  ww_schema_ref(json, "to", "any_answer", (ww_str){0});
  put_range(json, "range");
  ww_schema_object_end(json, required);
}

/* ---- The keys ---------------------------------------------------------- */

void ww_describe_status(ww_json *json, const ww_rules *rules,
                        const char *says) {
  (void)rules;
  ww_schema_begin(json, "status", says);
  ww_json_open(json, "enum", '[');
  for (size_t i = 0; ww_state_names[i]; i++)
    ww_json_text(json, NULL, ww_state_names[i]);
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

static void put_share(ww_json *json) {
  ww_schema_begin(json, "share",
                  "of 1,000 blindly drawn completions of the profile: not a "
                  "probability");
  ww_schema_type(json, "number");
  ww_json_int(json, "minimum", 0);
  ww_json_int(json, "maximum", 1);
  ww_json_close(json, '}');
}

void ww_describe_possible(ww_json *json, const ww_rules *rules,
                          const char *says) {
  static const char *const required[] = {"option", "share", "witness", NULL};
  begin_list(json, "possible", says);
  ww_schema_ref(json, "option", "option", main_id(rules));
  put_share(json);
  ww_schema_nullable_ref(json, "witness", "bare_answers", (ww_str){0},
                         "answers that lead there; null: it could not be "
                         "excluded, nor shown");
  end_list(json, required);
}

void ww_describe_conflict(ww_json *json, const ww_rules *rules,
                          const char *says) {
  static const char *const required[] = {"question", "answer", NULL};
  (void)rules;
  begin_list(json, "conflict", says);
  ww_schema_ref(json, "question", "question", (ww_str){0});
  ww_schema_ref(json, "answer", "any_answer", (ww_str){0});
  end_list(json, required);
}

void ww_describe_near_misses(ww_json *json, const ww_rules *rules,
                             const char *says) {
  static const char *const required[] = {"rule", "needs_answer",
                                         "recommendation", NULL};
  begin_list(json, "near_misses", says);
  ww_schema_ref(json, "rule", "rule", main_id(rules));
  ww_schema_ref(json, "needs_answer", "change", (ww_str){0});
  put_recommendation(json, rules,
                     "with what this rule alone adds; the answer may do more");
  end_list(json, required);
}

void ww_describe_flips(ww_json *json, const ww_rules *rules, const char *says) {
  static const char *const required[] = {"changes", "recommendation", NULL};
  begin_list(json, "flips", says);
  ww_schema_list(json, "changes", "change", (ww_str){0},
                 "all of them together");
  put_recommendation(json, rules, "what it becomes");
  end_list(json, required);
}

void ww_describe_flips_left_out(ww_json *json, const ww_rules *rules,
                                const char *says) {
  (void)rules;
  put_bound(json, "flips_left_out", "integer", says);
}

void ww_describe_triggers(ww_json *json, const ww_rules *rules,
                          const char *says) {
  static const char *const required[] = {"question", "test", "recommendation",
                                         NULL};
  begin_list(json, "triggers", says);
  ww_schema_ref(json, "question", "question", (ww_str){0});
  ww_schema_simple(json, "test", "string", NULL);
  put_recommendation(json, rules, "what it becomes");
  end_list(json, required);
}

static void put_leads(ww_json *json, const ww_rules *rules) {
  static const char *const required[] = {"answer", "range", "recommendation",
                                         NULL};
  begin_list(json, "could_lead_to", "each answer alone, the others left open");
  ww_schema_ref(json, "answer", "any_answer", (ww_str){0});
  put_range(json, "range");
  put_recommendation(json, rules, NULL);
  end_list(json, required);
}

void ww_describe_open_questions(ww_json *json, const ww_rules *rules,
                                const char *says) {
  static const char *const required[] = {"question", "ask", "could_lead_to",
                                         "information", NULL};
  begin_list(json, "open_questions", says);
  ww_schema_ref(json, "question", "question", (ww_str){0});
  ww_schema_simple(json, "ask", "string", NULL);
  put_leads(json, rules);
  put_bound(json, "information", "number",
            "what the answer tells about the recommendation, in bits; an "
            "estimate from the completions that `share` counts");
  end_list(json, required);
}

void ww_describe_robustness(ww_json *json, const ww_rules *rules,
                            const char *says) {
  static const char *const required[] = {"held", "samples", "fragile_to", NULL};
  ww_schema_object_begin(json, "robustness", says);
  put_bound(json, "held", "integer", "variations that keep it");
  put_bound(json, "samples", "integer", "variations that were tried");
  ww_schema_nullable_ref(json, "fragile_to", "rule", main_id(rules),
                         "the rule that it depends on most; null: all keep it");
  ww_schema_object_end(json, required);
}

void ww_describe_exact(ww_json *json, const ww_rules *rules, const char *says) {
  static const char *const required[] = {"status", "flips", "open_questions",
                                         NULL};
  (void)rules;
  ww_schema_object_begin(json, "exact", says);
  for (size_t i = 0; required[i]; i++)
    ww_schema_simple(json, required[i], "boolean", NULL);
  ww_schema_object_end(json, required);
}
