/* What JSON outputs share; see values_json.h. */
#include "report/values_json.h"

#include "rulebook/format.h"

static void put_members(ww_json *json, const char *key,
                        const ww_question *question, uint64_t members) {
  ww_json_open(json, key, '[');
  for (int v = 0; v < question->value_count; v++)
    if (members >> v & 1)
      ww_json_str(json, NULL, question->values[v].id);
  ww_json_close(json, ']');
}

void ww_json_answer(ww_json *json, const char *key, const ww_question *question,
                    const ww_answer *answer) {
  if (!answer->known) {
    ww_json_null(json, key);
    return;
  }
  switch (question->type) {
  case WW_NUMBER:
    ww_json_number(json, key, answer->number);
    break;
  case WW_FLAG:
    ww_json_bool(json, key, answer->value != 0);
    break;
  case WW_CHOICE:
  case WW_SCALE:
    ww_json_str(json, key, question->values[answer->value].id);
    break;
  case WW_SET:
    put_members(json, key, question, answer->members);
    break;
  }
}

void ww_json_option(ww_json *json, const char *key,
                    const ww_decision_rules *decision, int option) {
  if (option < 0 || option >= decision->option_count)
    ww_json_null(json, key);
  else
    ww_json_str(json, key, decision->options[option].id);
}

void ww_json_rulebook(ww_json *json, const char *key, const ww_rules *rules) {
  ww_json_open(json, key, '{');
  ww_json_str(json, "name", rules->name);
  ww_json_str(json, "version", rules->version);
  ww_json_text(json, "digest", rules->digest);
  ww_json_open(json, "overlays", '[');
  for (int i = 0; i < rules->overlay_count; i++)
    ww_json_str(json, NULL, rules->overlays[i]);
  ww_json_close(json, ']');
  ww_json_close(json, '}');
}

void ww_json_evidence(ww_json *json, const ww_str *sources, int count,
                      ww_claim claim) {
  ww_json_open(json, "sources", '[');
  for (int i = 0; i < count; i++)
    ww_json_str(json, NULL, sources[i]);
  ww_json_close(json, ']');
  if (claim == WW_NO_CLAIM)
    ww_json_null(json, "claim");
  else
    ww_json_text(json, "claim", ww_claim_words[claim]);
}
