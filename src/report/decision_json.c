/* A decision as JSON; see decision_json.h. One function a key, in the order
 * of decision_keys.h. Points are printed exactly, from millionths. */
#include "report/decision_json.h"

#include "report/analysis_json.h"
#include "report/costs_json.h"
#include "report/decision_keys.h"
#include "report/template.h"
#include "report/values_json.h"
#include "rulebook/format.h"

enum { PLACES = 6 };

static void put_points(ww_json *json, const char *key, int64_t points) {
  ww_json_fixed(json, key, points, PLACES);
}

static void put_template(ww_json *json, const char *key,
                         const ww_verdict *verdict, const ww_template *text) {
  ww_json_str(json, key,
              ww_template_fill(json->buf->arena, text, verdict->rules,
                               verdict->answers));
}

/* ---- Answers ---------------------------------------------------------- */

static void put_remark(ww_json *json, const char *key, ww_str text) {
  if (text.size)
    ww_json_str(json, key, text);
}

static void write_answers(ww_json *json, const ww_verdict *verdict) {
  const ww_rules *rules = verdict->rules;
  ww_json_open(json, "answers", '{');
  for (int q = 0; q < rules->question_count; q++) {
    const ww_answer *answer = &verdict->answers->of[q];
    bool remarked = answer->basis != WW_BASIS_NONE || answer->owner.size ||
                    answer->date.size || answer->note.size;
    if (!answer->known && !remarked)
      continue;
    ww_json_key(json, rules->questions[q].id);
    ww_json_open(json, NULL, '{');
    ww_json_answer(json, "value", &rules->questions[q], answer);
    put_remark(json, "basis", ww_str_from(ww_basis_words[answer->basis]));
    put_remark(json, "owner", answer->owner);
    put_remark(json, "date", answer->date);
    put_remark(json, "note", answer->note);
    ww_json_close(json, '}');
  }
  ww_json_close(json, '}');
}

/* ---- One decision ----------------------------------------------------- */

static void put_margin(ww_json *json, const ww_result *result) {
  if (result->runner_up == WW_NONE)
    ww_json_null(json, "margin");
  else
    put_points(json, "margin", result->margin);
}

static void put_scores(ww_json *json, const ww_result *result) {
  ww_json_open(json, "scores", '[');
  for (int i = 0; result->made && i < result->rules->option_count; i++) {
    int option = result->ranking[i];
    ww_json_open(json, NULL, '{');
    ww_json_option(json, "option", result->rules, option);
    put_points(json, "points", result->scores[option]);
    ww_json_bool(json, "ruled_out", result->ruled_out[option]);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
}

static void put_reason(ww_json *json, const ww_verdict *verdict,
                       const ww_result *result, const ww_reason *reason) {
  const ww_rule *rule = &result->rules->rules[reason->rule];
  ww_json_open(json, NULL, '{');
  ww_json_str(json, "rule", rule->id);
  ww_json_open(json, "points", '{');
  for (int o = 0; o < result->rules->option_count; o++) {
    ww_json_key(json, result->rules->options[o].id);
    put_points(json, NULL, rule->effect[o]);
  }
  ww_json_close(json, '}');
  put_template(json, "because", verdict, &rule->because);
  ww_json_open(json, "answers", '{');
  for (int i = 0; i < reason->question_count; i++) {
    const ww_question *q = &verdict->rules->questions[reason->questions[i]];
    ww_json_key(json, q->id);
    ww_json_answer(json, NULL, q, &verdict->answers->of[reason->questions[i]]);
  }
  ww_json_close(json, '}');
  ww_json_evidence(json, rule->sources, rule->source_count, rule->claim);
  ww_json_close(json, '}');
}

static void put_reasons(ww_json *json, const ww_verdict *verdict,
                        const ww_result *result) {
  ww_json_open(json, "reasons", '[');
  for (int i = 0; i < result->reason_count; i++)
    put_reason(json, verdict, result, &result->reasons[i]);
  ww_json_close(json, ']');
}

static void put_rule_ids(ww_json *json, const char *key,
                         const ww_result *result, const int *rules, int count) {
  ww_json_open(json, key, '[');
  for (int i = 0; i < count; i++)
    ww_json_str(json, NULL, result->rules->rules[rules[i]].id);
  ww_json_close(json, ']');
}

/* ---- The keys --------------------------------------------------------- */

static void write_schema(ww_json *json, const ww_verdict *verdict) {
  (void)verdict;
  ww_json_text(json, "schema", WW_DECISION_SCHEMA);
}

static void write_project(ww_json *json, const ww_verdict *verdict) {
  if (verdict->answers->project.size)
    ww_json_str(json, "project", verdict->answers->project);
  else
    ww_json_null(json, "project");
}

static void write_recommendation(ww_json *json, const ww_verdict *verdict) {
  const ww_result *result = ww_main_result(verdict);
  ww_json_option(json, "recommendation", result->rules, result->winner);
}

static void write_tie(ww_json *json, const ww_verdict *verdict) {
  ww_json_bool(json, "tie", ww_main_result(verdict)->tie);
}

static void write_margin(ww_json *json, const ww_verdict *verdict) {
  put_margin(json, ww_main_result(verdict));
}

static void write_scores(ww_json *json, const ww_verdict *verdict) {
  put_scores(json, ww_main_result(verdict));
}

static void write_needs(ww_json *json, const ww_verdict *verdict) {
  const ww_result *result = ww_main_result(verdict);
  ww_json_open(json, "needs", '{');
  for (int n = 0; n < result->rules->need_count; n++) {
    ww_json_key(json, result->rules->needs[n].id);
    put_points(json, NULL, result->made ? result->needs[n] : 0);
  }
  ww_json_close(json, '}');
}

static void write_reasons(ww_json *json, const ww_verdict *verdict) {
  put_reasons(json, verdict, ww_main_result(verdict));
}

static void write_why_not(ww_json *json, const ww_verdict *verdict) {
  const ww_result *result = ww_main_result(verdict);
  ww_json_open(json, "why_not", '[');
  for (int i = 0; i < result->objection_count; i++) {
    const ww_objection *objection = &result->objections[i];
    ww_json_open(json, NULL, '{');
    ww_json_option(json, "option", result->rules, objection->option);
    if (objection->ruled_out_count > 0)
      put_rule_ids(json, "ruled_out_by", result, objection->ruled_out_by,
                   objection->ruled_out_count);
    else
      put_points(json, "behind_by", objection->behind_by);
    put_rule_ids(json, "rules", result, objection->rules,
                 objection->rule_count);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
}

static void write_followups(ww_json *json, const ww_verdict *verdict) {
  ww_json_open(json, "followups", '{');
  for (int d = 0; d < verdict->rules->decision_count; d++) {
    const ww_result *result = &verdict->results[d];
    if (d == verdict->rules->main || !result->made)
      continue;
    ww_json_key(json, result->rules->id);
    ww_json_open(json, NULL, '{');
    ww_json_option(json, "recommendation", result->rules, result->winner);
    ww_json_bool(json, "tie", result->tie);
    put_margin(json, result);
    put_scores(json, result);
    put_reasons(json, verdict, result);
    ww_json_close(json, '}');
  }
  ww_json_close(json, '}');
}

static void write_layers(ww_json *json, const ww_verdict *verdict) {
  const ww_result *result = ww_main_result(verdict);
  const ww_option *winner = result->winner == WW_NONE
                                ? NULL
                                : &result->rules->options[result->winner];
  ww_json_open(json, "layers", '[');
  for (int i = 0; winner && i < winner->layer_count; i++) {
    ww_json_open(json, NULL, '{');
    ww_json_str(json, "layer", winner->layers[i].name);
    ww_json_str(json, "text", winner->layers[i].text);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
}

static void write_costs(ww_json *json, const ww_verdict *verdict) {
  ww_put_costs_json(json, "costs", verdict);
}

static void put_advice(ww_json *json, const ww_verdict *verdict, ww_kind kind) {
  for (int i = 0; i < verdict->advice_count; i++) {
    const ww_advice *advice = &verdict->rules->advice[verdict->advice[i]];
    if (advice->kind != kind)
      continue;
    ww_json_open(json, NULL, '{');
    ww_json_str(json, "advice", advice->id);
    ww_json_text(json, "kind", ww_kind_words[kind]);
    put_template(json, "say", verdict, &advice->say);
    ww_json_evidence(json, advice->sources, advice->source_count,
                     advice->claim);
    ww_json_close(json, '}');
  }
}

static void write_warnings(ww_json *json, const ww_verdict *verdict) {
  ww_json_open(json, "warnings", '[');
  put_advice(json, verdict, WW_CONTRADICTION);
  put_advice(json, verdict, WW_CAUTION);
  ww_json_close(json, ']');
}

static void write_next_steps(ww_json *json, const ww_verdict *verdict) {
  ww_json_open(json, "next_steps", '[');
  put_advice(json, verdict, WW_STEP);
  ww_json_close(json, ']');
}

static void write_rulebook(ww_json *json, const ww_verdict *verdict) {
  ww_json_rulebook(json, "rulebook", verdict->rules);
}

static void put_decision(ww_buf *out, const ww_verdict *verdict, bool compact) {
  typedef void writer(ww_json *, const ww_verdict *);
  static const struct key {
    writer *write;
    bool of_analysis;
  } keys[] = {
#define WW_OWN(key, says) {write_##key, false},
#define WW_OF_ANALYSIS(key, says) {ww_write_##key, true},
      WW_DECISION_KEYS(WW_OWN, WW_OF_ANALYSIS)
#undef WW_OF_ANALYSIS
#undef WW_OWN
  };
  ww_json json = ww_json_new(out, compact);
  ww_json_open(&json, NULL, '{');
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (verdict->analysis || !keys[i].of_analysis)
      keys[i].write(&json, verdict);
  ww_json_close(&json, '}');
  ww_put_char(out, '\n');
}

void ww_put_decision_json(ww_buf *out, const ww_verdict *verdict) {
  put_decision(out, verdict, false);
}

void ww_put_decision_json_line(ww_buf *out, const ww_verdict *verdict) {
  put_decision(out, verdict, true);
}
