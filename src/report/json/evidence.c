/* How far to trust a decision, and projects like it, as JSON; see
 * report/json/values.h. */
#include "report/json/values.h"

#include "engine/analysis.h"
#include "rulebook/format.h"

enum { KIN_MOST = 5, THOUSAND = 1000 };

/* ---- Strength ---------------------------------------------------------- */

static const ww_json_row record_keys[] = {
    WW_KEY("right", ww_json_a_count, "whose outcome was what is recommended"),
    WW_KEY("of", ww_json_a_count,
           "precedents that no point rests on, decided as clearly as this"),
    WW_KEYS_END};
static const ww_json_type record = {
    .kind = WW_JSON_OBJECT, .keys = record_keys, .nullable = true};
static const ww_json_type level = WW_JSON_WORD_OF(ww_strength_names);
static const ww_json_row strength_keys[] = {
    WW_KEY("level", level, "none: there is nothing to go on"),
    WW_KEY("record", record,
           "a count of cases, no probability; null: too few precedents"),
    WW_KEYS_END};
const ww_json_type ww_json_strength = {
    .kind = WW_JSON_OBJECT, .keys = strength_keys, .nullable = true};

void ww_json_certainty(ww_json *json, const ww_certainty *certainty) {
  if (!certainty->given) {
    ww_json_null(json, NULL);
    return;
  }
  ww_json_begin(json, NULL, strength_keys);
  ww_json_text(json, NULL, ww_strength_names[certainty->strength]);
  if (certainty->record.of == 0) {
    ww_json_null(json, NULL);
  } else {
    ww_json_begin(json, NULL, record_keys);
    ww_json_int(json, NULL, certainty->record.right);
    ww_json_int(json, NULL, certainty->record.of);
    ww_json_end(json);
  }
  ww_json_end(json);
}

void ww_put_strength(ww_json *json, const ww_verdict *verdict) {
  ww_json_certainty(json, &verdict->analysis->certainty);
}

/* ---- What to do now ---------------------------------------------------- */

static const ww_json_row now_keys[] = {
    WW_KEY("decision", ww_json_a_decision,
           "the one that says what to do first"),
    WW_KEY("option", ww_json_a_text, "of it"),
    WW_KEY("title", ww_json_a_text, "in words"), WW_KEYS_END};
const ww_json_type ww_json_now = {
    .kind = WW_JSON_OBJECT, .keys = now_keys, .nullable = true};

void ww_put_now(ww_json *json, const ww_verdict *verdict) {
  int leading = verdict->rules->leading;
  const ww_result *result =
      leading == WW_NONE ? NULL : &verdict->results[leading];
  if (!result || result->winner == WW_NONE) {
    ww_json_null(json, NULL);
    return;
  }
  const ww_option *option = &result->rules->options[result->winner];
  ww_json_begin(json, NULL, now_keys);
  ww_json_str(json, NULL, result->rules->id);
  ww_json_str(json, NULL, option->id);
  ww_json_str(json, NULL, option->title);
  ww_json_end(json);
}

/* ---- Precedents -------------------------------------------------------- */

static const ww_json_type questions = WW_JSON_LIST_OF(ww_json_a_question);
static const ww_json_row precedent_keys[] = {
    WW_KEY("id", ww_json_a_text, NULL),
    WW_KEY("title", ww_json_a_text, NULL),
    WW_KEY("outcome", ww_json_options, "several: the source leaves them open"),
    WW_KEY("result", ww_json_a_text, "what came of it"),
    WW_KEY("evidence", ww_json_a_claim, NULL),
    WW_KEY("source", ww_json_a_text, "id or id#section"),
    WW_KEY("likeness", ww_json_a_count, "thousandths: 1000 is all alike"),
    WW_KEY("same", questions, "what both answer alike, ..."),
    WW_KEY("different", questions, "... and what they do not"),
    WW_KEYS_END};
static const ww_json_type relative = WW_JSON_NAMED(precedent_keys, "precedent");
const ww_json_type ww_json_precedents = WW_JSON_LIST_OF(relative);

static void put_compared(ww_json *json, const ww_verdict *verdict,
                         const ww_precedent *precedent, bool same) {
  const ww_evidence *evidence = verdict->analysis->evidence;
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < precedent->given_count; i++)
    if (verdict->answers->of[precedent->given[i].question].known &&
        ww_is_same(evidence, &precedent->given[i], verdict->answers) == same)
      ww_json_question(json, verdict->rules, precedent->given[i].question);
  ww_json_close(json, ']');
}

static void put_relative(ww_json *json, const ww_verdict *verdict,
                         const ww_relative *told) {
  const ww_precedent *p = verdict->analysis->evidence->of[told->precedent];
  ww_json_begin(json, NULL, precedent_keys);
  ww_json_str(json, NULL, p->id);
  ww_json_str(json, NULL, p->title);
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < p->outcome_count; i++)
    ww_json_option(json, ww_main_result(verdict)->rules, p->outcomes[i]);
  ww_json_close(json, ']');
  ww_json_str(json, NULL, p->result);
  ww_json_claim(json, p->evidence);
  ww_json_str(json, NULL, p->source);
  ww_json_int(json, NULL, (long long)(told->likeness * THOUSAND + 0.5));
  put_compared(json, verdict, p, true);
  put_compared(json, verdict, p, false);
  ww_json_end(json);
}

void ww_put_precedents(ww_json *json, const ww_verdict *verdict) {
  const ww_kin *kin = &verdict->analysis->completions->kin;
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < kin->count && i < KIN_MOST; i++)
    put_relative(json, verdict, &kin->of[i]);
  ww_json_close(json, ']');
}
