/* What JSON outputs share; see report/json/values.h. */
#include "report/json/values.h"

#include "engine/analysis.h"
#include "rulebook/digest.h"
#include "rulebook/format.h"

ww_json ww_document_begin(ww_buf *out, const ww_json_row *keys,
                          const char *schema) {
  ww_json json = ww_json_new(out, false);
  ww_json_begin(&json, NULL, keys);
  ww_json_text(&json, NULL, schema);
  return json;
}

void ww_document_end(ww_json *json) {
  ww_json_end(json);
  ww_put_char(json->buf, '\n');
}

static void put_members(ww_json *json, const ww_question *question,
                        uint64_t members) {
  ww_json_open(json, NULL, '[');
  for (int v = 0; v < question->value_count; v++)
    if (members >> v & 1)
      ww_json_str(json, NULL, question->values[v].id);
  ww_json_close(json, ']');
}

void ww_json_answer(ww_json *json, const ww_question *question,
                    const ww_answer *answer) {
  if (!answer->known) {
    ww_json_null(json, NULL);
    return;
  }
  switch (question->type) {
  case WW_NUMBER:
    ww_json_number(json, NULL, answer->number);
    break;
  case WW_FLAG:
    ww_json_bool(json, NULL, answer->value != 0);
    break;
  case WW_CHOICE:
  case WW_SCALE:
    ww_json_str(json, NULL, question->values[answer->value].id);
    break;
  case WW_SET:
    put_members(json, question, answer->members);
    break;
  }
}

void ww_json_option(ww_json *json, const ww_decision_rules *decision,
                    int option) {
  if (option < 0 || option >= decision->option_count)
    ww_json_null(json, NULL);
  else
    ww_json_str(json, NULL, decision->options[option].id);
}

void ww_json_question(ww_json *json, const ww_rules *rules, int question) {
  if (question == WW_NONE)
    ww_json_null(json, NULL);
  else
    ww_json_str(json, NULL, rules->questions[question].id);
}

static const ww_json_type digest = {.kind = WW_JSON_TEXT,
                                    .pattern = "^[0-9a-f]{64}$"};
static const ww_json_row rulebook_keys[] = {
    WW_KEY("name", ww_json_a_text, NULL),
    WW_KEY("version", ww_json_a_text, NULL),
    WW_KEY("digest", digest, "SHA-256 of the merged rulebook"),
    WW_KEY("overlays", ww_json_texts,
           "names of the files laid over it, in order"),
    WW_KEYS_END};
const ww_json_type ww_json_a_rulebook = WW_JSON_OBJECT_OF(rulebook_keys);

void ww_json_rulebook(ww_json *json, const ww_rules *rules) {
  ww_json_begin(json, NULL, rulebook_keys);
  ww_json_str(json, NULL, rules->name);
  ww_json_str(json, NULL, rules->version);
  ww_json_text(json, NULL, ww_digest_of(json->buf->arena, rules));
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < rules->overlay_count; i++)
    ww_json_str(json, NULL, rules->overlays[i]);
  ww_json_close(json, ']');
  ww_json_end(json);
}

void ww_json_evidence(ww_json *json, const ww_str *sources, int count,
                      ww_claim claim) {
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < count; i++)
    ww_json_str(json, NULL, sources[i]);
  ww_json_close(json, ']');
  ww_json_claim(json, claim);
}

void ww_json_claim(ww_json *json, ww_claim claim) {
  if (claim == WW_NO_CLAIM)
    ww_json_null(json, NULL);
  else
    ww_json_text(json, NULL, ww_claim_words[claim]);
}

void ww_json_maybe_str(ww_json *json, ww_str text) {
  if (text.size)
    ww_json_str(json, NULL, text);
  else
    ww_json_null(json, NULL);
}

void ww_json_points(ww_json *json, int64_t points) {
  enum { PLACES = 6 };
  ww_json_fixed(json, NULL, points, PLACES);
}

void ww_json_place(ww_json *json, ww_place place) {
  unsigned line = ww_place_line(place).line;
  if (place.source)
    ww_json_str(json, NULL, place.source->name);
  else
    ww_json_null(json, NULL);
  if (line > 0)
    ww_json_int(json, NULL, line);
  else
    ww_json_null(json, NULL);
}

/* ---- Types ------------------------------------------------------------ */

const ww_json_type ww_json_a_text = {.kind = WW_JSON_TEXT};
const ww_json_type ww_json_maybe_text = {.kind = WW_JSON_TEXT,
                                         .nullable = true};
const ww_json_type ww_json_texts = WW_JSON_LIST_OF(ww_json_a_text);
const ww_json_type ww_json_a_number = {.kind = WW_JSON_NUMBER};
const ww_json_type ww_json_maybe_number = {.kind = WW_JSON_NUMBER,
                                           .nullable = true};
const ww_json_type ww_json_numbers = WW_JSON_LIST_OF(ww_json_a_number);
const ww_json_type ww_json_a_count = {.kind = WW_JSON_COUNT};
const ww_json_type ww_json_maybe_count = {.kind = WW_JSON_COUNT,
                                          .nullable = true};
const ww_json_type ww_json_a_flag = {.kind = WW_JSON_FLAG};
const ww_json_type ww_json_maybe_flag = {.kind = WW_JSON_FLAG,
                                         .nullable = true};
const ww_json_type ww_json_a_question = {.kind = WW_JSON_ID,
                                         .ids = WW_IDS_QUESTIONS};
const ww_json_type ww_json_maybe_question = {
    .kind = WW_JSON_ID, .ids = WW_IDS_QUESTIONS, .nullable = true};
const ww_json_type ww_json_an_option = {.kind = WW_JSON_ID,
                                        .ids = WW_IDS_OPTIONS};
const ww_json_type ww_json_maybe_option = {
    .kind = WW_JSON_ID, .ids = WW_IDS_OPTIONS, .nullable = true};
const ww_json_type ww_json_options = WW_JSON_LIST_OF(ww_json_an_option);
const ww_json_type ww_json_a_rule = {.kind = WW_JSON_ID, .ids = WW_IDS_RULES};
const ww_json_type ww_json_maybe_rule = {
    .kind = WW_JSON_ID, .ids = WW_IDS_RULES, .nullable = true};
const ww_json_type ww_json_rules = WW_JSON_LIST_OF(ww_json_a_rule);
const ww_json_type ww_json_a_decision = {.kind = WW_JSON_ID,
                                         .ids = WW_IDS_DECISIONS};
const ww_json_type ww_json_an_answer = {.kind = WW_JSON_ANSWER,
                                        .name = "answer"};
const ww_json_type ww_json_maybe_answer = {
    .kind = WW_JSON_ANSWER, .name = "answer", .nullable = true};
static const ww_json_type value = {.kind = WW_JSON_VALUE, .nullable = true};
const ww_json_type ww_json_answers = {.kind = WW_JSON_MAP,
                                      .ids = WW_IDS_QUESTIONS,
                                      .of = &value,
                                      .name = "answers"};
const ww_json_type ww_json_maybe_answers = {.kind = WW_JSON_MAP,
                                            .ids = WW_IDS_QUESTIONS,
                                            .of = &value,
                                            .name = "answers",
                                            .nullable = true};
const ww_json_type ww_json_points_of = {
    .kind = WW_JSON_MAP, .ids = WW_IDS_OPTIONS, .of = &ww_json_a_number};
const ww_json_type ww_json_outcomes = {
    .kind = WW_JSON_MAP, .ids = WW_IDS_DECISIONS, .of = &ww_json_maybe_option};
const ww_json_type ww_json_a_status = WW_JSON_WORD_OF(ww_state_names);
const ww_json_type ww_json_a_claim = {
    .kind = WW_JSON_WORD, .words = ww_claim_words, .nullable = true};
