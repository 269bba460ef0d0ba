/* A question as JSON, for `rules show`; see report/json/entry.h. */
#include "report/json/entry.h"

#include "report/json/json.h"

#include "rulebook/format.h"

#include <math.h>

const ww_json_type ww_json_question_kind = WW_ENTRY_KIND("question");
static const ww_json_type question_type = WW_JSON_WORD_OF(ww_type_words);
static const ww_json_type texts_by_name = {.kind = WW_JSON_NAMES,
                                           .of = &ww_json_a_text};
const ww_json_row ww_json_question_keys[] = {
    WW_ENTRY_HEAD(ww_json_question_kind),
    WW_KEY("ask", ww_json_a_text, NULL),
    WW_KEY("why", ww_json_a_text, NULL),
    WW_KEY("type", question_type, NULL),
    WW_KEY("core", ww_json_a_flag, "asked first"),
    WW_KEY("label", ww_json_maybe_text, "two or three words"),
    WW_KEY("aliases", ww_json_texts, "older ids"),
    WW_KEY("ask_when", ww_json_maybe_text, "null: always asked"),
    WW_KEY_MAYBE("unit", ww_json_a_text, "of a number; or empty"),
    WW_KEY_MAYBE("whole", ww_json_a_flag, NULL),
    WW_KEY_MAYBE("above", ww_json_a_number, NULL),
    WW_KEY_MAYBE("min", ww_json_a_number, NULL),
    WW_KEY_MAYBE("below", ww_json_a_number, NULL),
    WW_KEY_MAYBE("max", ww_json_a_number, NULL),
    WW_KEY_MAYBE("compared_with", ww_json_numbers, "thresholds of tests"),
    WW_KEY_MAYBE("values", texts_by_name,
                 "ids and meanings, of others than numbers"),
    WW_ENTRY_USERS,
    WW_JSON_PLACE,
    WW_KEYS_END};

static void put_limit(ww_json *json, double value, bool open) {
  if (isfinite(value) && open)
    ww_json_number(json, NULL, value);
  else
    ww_json_skip(json);
  if (isfinite(value) && !open)
    ww_json_number(json, NULL, value);
  else
    ww_json_skip(json);
}

static void skip(ww_json *json, int count) {
  while (count-- > 0)
    ww_json_skip(json);
}

static void put_number_question(ww_json *json, const ww_question *question) {
  enum { KEYS = 7 };
  if (question->type != WW_NUMBER) {
    skip(json, KEYS);
    return;
  }
  ww_json_str(json, NULL, question->unit);
  ww_json_bool(json, NULL, question->whole);
  put_limit(json, question->range.low, question->range.low_open);
  put_limit(json, question->range.high, question->range.high_open);
  ww_json_open(json, NULL, '[');
  for (int e = 0; e < question->edge_count; e++)
    ww_json_number(json, NULL, question->edges[e].at);
  ww_json_close(json, ']');
}

static void put_values(ww_json *json, const ww_question *question) {
  if (question->type == WW_NUMBER || question->value_count == 0) {
    ww_json_skip(json);
    return;
  }
  ww_json_open(json, NULL, '{');
  for (int v = 0; v < question->value_count; v++) {
    ww_json_key(json, question->values[v].id);
    ww_json_str(json, NULL, question->values[v].text);
  }
  ww_json_close(json, '}');
}

void ww_json_users(ww_json *json, const ww_entry *entry) {
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < entry->user_count; i++)
    ww_json_str(json, NULL, entry->users[i]->id);
  ww_json_close(json, ']');
}

void ww_json_put_question(ww_json *json, const ww_entry *entry) {
  const ww_question *question = &entry->rules->questions[entry->named.index];
  ww_json_str(json, NULL, question->ask);
  ww_json_str(json, NULL, question->why);
  ww_json_text(json, NULL, ww_type_words[question->type]);
  ww_json_bool(json, NULL, question->core);
  ww_json_maybe_str(json, question->label);
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < question->alias_count; i++)
    ww_json_str(json, NULL, question->aliases[i]);
  ww_json_close(json, ']');
  ww_json_when(json, entry->rules, question->ask_when, false);
  put_number_question(json, question);
  put_values(json, question);
  ww_json_users(json, entry);
  ww_json_place(json, question->place);
}
