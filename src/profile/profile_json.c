/* Writing profiles; see profile.h. */
#include "profile/profile.h"

#include "base/json_out.h"

static void put_set(ww_json *json, const char *key, const ww_question *question,
                    uint64_t members) {
  ww_json_open(json, key, '[');
  for (int v = 0; v < question->value_count; v++)
    if (members >> v & 1)
      ww_json_str(json, NULL, question->values[v].id);
  ww_json_close(json, ']');
}

static void put_value(ww_json *json, const char *key,
                      const ww_question *question, const ww_answer *answer) {
  if (!answer->known)
    ww_json_null(json, key);
  else if (question->type == WW_NUMBER)
    ww_json_number(json, key, answer->number);
  else if (question->type == WW_FLAG)
    ww_json_bool(json, key, answer->value == 1);
  else if (question->type == WW_SET)
    put_set(json, key, question, answer->members);
  else
    ww_json_str(json, key, question->values[answer->value].id);
}

static void put_text(ww_json *json, const char *key, ww_str text) {
  if (text.size)
    ww_json_str(json, key, text);
}

static void put_answer(ww_json *json, const ww_question *question,
                       const ww_answer *answer) {
  bool remarked = answer->basis != WW_BASIS_NONE || answer->owner.size ||
                  answer->date.size || answer->note.size;
  if (!answer->known && !answer->passed && !remarked)
    return;
  ww_json_key(json, question->id);
  if (answer->known && !remarked) {
    put_value(json, NULL, question, answer);
    return;
  }
  ww_json_open(json, NULL, '{');
  put_value(json, "value", question, answer);
  put_text(json, "basis", ww_str_from(ww_basis_words[answer->basis]));
  put_text(json, "owner", answer->owner);
  put_text(json, "date", answer->date);
  put_text(json, "note", answer->note);
  ww_json_close(json, '}');
}

void ww_put_profile_json(ww_buf *out, const ww_rules *rules,
                         const ww_answers *answers) {
  ww_json json = ww_json_new(out, false);
  ww_json_open(&json, NULL, '{');
  put_text(&json, "$schema", answers->schema);
  put_text(&json, "project", answers->project);
  put_text(&json, "description", answers->description);
  ww_json_open(&json, "answers", '{');
  for (int q = 0; q < rules->question_count; q++)
    put_answer(&json, &rules->questions[q], &answers->of[q]);
  ww_json_close(&json, '}');
  ww_json_close(&json, '}');
  ww_put_char(out, '\n');
}
