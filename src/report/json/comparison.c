/* `compare` as JSON; see report/json/json.h. */
#include "report/json/json.h"

#include "report/json/values.h"

#define NAME "whichway.compare/1"

/* ---- The two profiles ------------------------------------------------- */

static const ww_json_row profile_keys[] = {
    WW_KEY("project", ww_json_maybe_text, "name of the project"),
    WW_KEY("recommendation", ww_json_maybe_option,
           "null: every option is ruled out"),
    WW_KEY("margin", ww_json_maybe_number,
           "points ahead of the best other option that can win, if any"),
    WW_KEY("followups", ww_json_outcomes, "null: not made"), WW_KEYS_END};
static const ww_json_type profile = WW_JSON_OBJECT_OF(profile_keys);

static void put_profile(ww_json *json, const ww_comparison *comparison,
                        int index) {
  const ww_verdict *verdict = comparison->verdict[index];
  const ww_result *result = ww_main_result(verdict);
  ww_json_begin(json, NULL, profile_keys);
  ww_json_maybe_str(json, verdict->answers->project);
  ww_json_option(json, result->rules, result->winner);
  if (result->runner_up == WW_NONE)
    ww_json_null(json, NULL);
  else
    ww_json_points(json, result->margin);
  ww_json_open(json, NULL, '{');
  for (int d = 0; d < comparison->rules->decision_count; d++) {
    const ww_result *followup = &verdict->results[d];
    if (d == comparison->rules->main)
      continue;
    ww_json_key(json, followup->rules->id);
    ww_json_option(json, followup->rules, followup->winner);
  }
  ww_json_close(json, '}');
  ww_json_end(json);
}

/* ---- What differs ----------------------------------------------------- */

static void put_lead(ww_json *json, const ww_lead_of *lead) {
  if (lead->told)
    ww_json_points(json, lead->lead);
  else
    ww_json_null(json, NULL);
}

#define LEAD "points that the first one's option is ahead of the second's"

static const ww_json_row alone_keys[] = {
    WW_KEY("recommendation", ww_json_maybe_option, NULL),
    WW_KEY("ruled_out", ww_json_a_flag, "it takes an option out of the race"),
    WW_KEY("lead", ww_json_maybe_number, LEAD),
    WW_KEY("lead_change", ww_json_maybe_number, "what it does to that"),
    WW_KEYS_END};
static const ww_json_type alone = WW_JSON_OBJECT_OF(alone_keys);
static const ww_json_row difference_keys[] = {
    WW_KEY("question", ww_json_a_question, NULL),
    WW_KEY("a", ww_json_maybe_answer, "null: unknown"),
    WW_KEY("b", ww_json_maybe_answer, "null: unknown"),
    WW_KEY("alone", alone, "the first profile with this answer of the second"),
    WW_KEYS_END};
static const ww_json_type difference = WW_JSON_OBJECT_OF(difference_keys);
static const ww_json_type differences = WW_JSON_LIST_OF(difference);

static void put_difference(ww_json *json, const ww_comparison *comparison,
                           const ww_difference *one) {
  const ww_rules *rules = comparison->rules;
  const ww_question *question = &rules->questions[one->question];
  ww_json_begin(json, NULL, difference_keys);
  ww_json_str(json, NULL, question->id);
  for (int p = 0; p < 2; p++)
    ww_json_answer(json, question,
                   &comparison->verdict[p]->answers->of[one->question]);
  ww_json_begin(json, NULL, alone_keys);
  ww_json_option(json, &rules->decisions[rules->main], one->outcome);
  ww_json_bool(json, NULL, one->alone.barred);
  put_lead(json, &one->alone);
  if (comparison->lead.told && one->alone.told)
    ww_json_points(json, one->alone.lead - comparison->lead.lead);
  else
    ww_json_null(json, NULL);
  ww_json_end(json);
  ww_json_end(json);
}

/* ---- All -------------------------------------------------------------- */

static const ww_json_type schema = WW_JSON_SCHEMA(NAME);
static const ww_json_type questions = WW_JSON_LIST_OF(ww_json_a_question);
static const ww_json_row comparison_keys[] = {
    WW_KEY("schema", schema, "name and version of this format"),
    WW_KEY("rulebook", ww_json_a_rulebook, "what was decided with"),
    WW_KEY("a", profile, "the first profile"),
    WW_KEY("b", profile, "the second"),
    WW_KEY("lead", ww_json_maybe_number, LEAD),
    WW_KEY("differences", differences, "answers that are not the same"),
    WW_KEY("flip", questions,
           "the fewest of them that turn the one verdict into the other"),
    WW_KEY("exact", ww_json_a_flag, "false: fewer might do"),
    WW_KEYS_END};
const ww_json_type ww_json_comparison = WW_JSON_OBJECT_OF(comparison_keys);

void ww_put_comparison_json(ww_buf *out, const ww_comparison *comparison) {
  const ww_rules *rules = comparison->rules;
  ww_json json = ww_document_begin(out, comparison_keys, NAME);
  ww_json_rulebook(&json, rules);
  for (int p = 0; p < 2; p++)
    put_profile(&json, comparison, p);
  put_lead(&json, &comparison->lead);
  ww_json_open(&json, NULL, '[');
  for (int i = 0; i < comparison->count; i++)
    put_difference(&json, comparison, &comparison->differences[i]);
  ww_json_close(&json, ']');
  ww_json_open(&json, NULL, '[');
  for (int i = 0; i < comparison->flip_count; i++)
    ww_json_question(&json, rules,
                     comparison->differences[comparison->flip[i]].question);
  ww_json_close(&json, ']');
  ww_json_bool(&json, NULL, comparison->exact || comparison->flip_count == 0);
  ww_document_end(&json);
}
