/* The gaps of a rulebook as JSON; see report/json/values.h. */
#include "report/json/values.h"
#include "study/check/check.h"

static const ww_json_row untested_keys[] = {
    WW_KEY("question", ww_json_a_question, NULL),
    WW_KEY("answer", ww_json_an_answer, NULL), WW_KEYS_END};
static const ww_json_type an_untested = WW_JSON_OBJECT_OF(untested_keys);
static const ww_json_type untested = WW_JSON_LIST_OF(an_untested);

static void put_untested(ww_json *json, const ww_rules *rules,
                         const ww_untested *one) {
  const ww_question *question = &rules->questions[one->question];
  ww_answer answer = ww_untested_answer(one);
  ww_json_begin(json, NULL, untested_keys);
  ww_json_str(json, NULL, question->id);
  ww_json_answer(json, question, &answer);
  ww_json_end(json);
}

static const ww_json_row opposed_keys[] = {
    WW_KEY("decision", ww_json_a_decision, NULL),
    WW_KEY("rules", ww_json_texts, "both fire for some answers"),
    WW_KEY("question", ww_json_a_question, "that both test"),
    WW_KEY("option", ww_json_a_text,
           "that one gives points and the other takes them from"),
    WW_KEYS_END};
static const ww_json_type an_opposed = WW_JSON_OBJECT_OF(opposed_keys);
static const ww_json_type opposed = WW_JSON_LIST_OF(an_opposed);

static void put_opposed(ww_json *json, const ww_rules *rules,
                        const ww_opposed *one) {
  const ww_decision_rules *decision = &rules->decisions[one->decision];
  ww_json_begin(json, NULL, opposed_keys);
  ww_json_str(json, NULL, decision->id);
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < 2; i++)
    ww_json_str(json, NULL, decision->rules[one->rules[i]].id);
  ww_json_close(json, ']');
  ww_json_str(json, NULL, rules->questions[one->question].id);
  ww_json_str(json, NULL, decision->options[one->option].id);
  ww_json_end(json);
}

static const ww_json_row gaps_keys[] = {
    WW_KEY("uncovered_questions", ww_json_texts,
           "that rules test and no invariant speaks of"),
    WW_KEY("untested_answers", untested, "that no test is true of"),
    WW_KEY("opposed_rules", opposed,
           "that fire together and pull apart on one question"),
    WW_KEY("exact", ww_json_a_flag, "false: there may be more opposed rules"),
    WW_KEYS_END};
const ww_json_type ww_json_gaps = WW_JSON_OBJECT_OF(gaps_keys);

void ww_put_gaps(ww_json *json, const ww_findings *findings) {
  const ww_rules *rules = findings->rules;
  const ww_gaps *gaps = &findings->gaps;
  ww_json_begin(json, NULL, gaps_keys);
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < gaps->uncovered_count; i++)
    ww_json_str(json, NULL, rules->questions[gaps->uncovered[i]].id);
  ww_json_close(json, ']');
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < gaps->untested_count; i++)
    put_untested(json, rules, &gaps->untested[i]);
  ww_json_close(json, ']');
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < gaps->opposed_count; i++)
    put_opposed(json, rules, &gaps->opposed[i]);
  ww_json_close(json, ']');
  ww_json_bool(json, NULL, gaps->all);
  ww_json_end(json);
}
