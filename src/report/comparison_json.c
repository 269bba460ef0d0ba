/* `compare` as JSON; see study_json.h. */
#include "report/study_json.h"

#include "report/values_json.h"

static const char *const letters[] = {"a", "b"};

static void put_profile(ww_json *json, const ww_comparison *comparison,
                        int profile) {
  const ww_verdict *verdict = comparison->verdict[profile];
  const ww_result *result = ww_main_result(verdict);
  ww_json_open(json, letters[profile], '{');
  if (verdict->answers->project.size)
    ww_json_str(json, "project", verdict->answers->project);
  else
    ww_json_null(json, "project");
  ww_json_option(json, "recommendation", result->rules, result->winner);
  if (result->runner_up == WW_NONE)
    ww_json_null(json, "margin");
  else
    ww_json_points(json, "margin", result->margin);
  ww_json_open(json, "followups", '{');
  for (int d = 0; d < comparison->rules->decision_count; d++) {
    const ww_result *followup = &verdict->results[d];
    if (d == comparison->rules->main)
      continue;
    ww_json_key(json, followup->rules->id);
    ww_json_option(json, NULL, followup->rules, followup->winner);
  }
  ww_json_close(json, '}');
  ww_json_close(json, '}');
}

static void put_lead(ww_json *json, const char *key, const ww_lead_of *lead) {
  if (lead->told)
    ww_json_points(json, key, lead->lead);
  else
    ww_json_null(json, key);
}

static void put_difference(ww_json *json, const ww_comparison *comparison,
                           const ww_difference *difference) {
  const ww_rules *rules = comparison->rules;
  const ww_question *question = &rules->questions[difference->question];
  ww_json_open(json, NULL, '{');
  ww_json_str(json, "question", question->id);
  for (int p = 0; p < 2; p++)
    ww_json_answer(json, letters[p], question,
                   &comparison->verdict[p]->answers->of[difference->question]);
  ww_json_open(json, "alone", '{');
  ww_json_option(json, "recommendation", &rules->decisions[rules->main],
                 difference->outcome);
  ww_json_bool(json, "ruled_out", difference->alone.barred);
  put_lead(json, "lead", &difference->alone);
  if (comparison->lead.told && difference->alone.told)
    ww_json_points(json, "lead_change",
                   difference->alone.lead - comparison->lead.lead);
  else
    ww_json_null(json, "lead_change");
  ww_json_close(json, '}');
  ww_json_close(json, '}');
}

void ww_put_comparison_json(ww_buf *out, const ww_comparison *comparison) {
  const ww_rules *rules = comparison->rules;
  ww_json json = ww_study_open(out, "whichway.compare/1");
  ww_json_rulebook(&json, "rulebook", rules);
  for (int p = 0; p < 2; p++)
    put_profile(&json, comparison, p);
  put_lead(&json, "lead", &comparison->lead);
  ww_json_open(&json, "differences", '[');
  for (int i = 0; i < comparison->count; i++)
    put_difference(&json, comparison, &comparison->differences[i]);
  ww_json_close(&json, ']');
  ww_json_open(&json, "flip", '[');
  for (int i = 0; i < comparison->flip_count; i++)
    ww_json_str(
        &json, NULL,
        rules->questions[comparison->differences[comparison->flip[i]].question]
            .id);
  ww_json_close(&json, ']');
  ww_json_bool(&json, "exact",
               comparison->exact || comparison->flip_count == 0);
  ww_study_close(&json);
}
