/* What studies of a rulebook as JSON share; see report/json/json.h. */
#include "report/json/json.h"

#include "phrase/phrase.h"

void ww_json_instance(ww_json *json, const ww_instance *instance) {
  ww_json_open(json, NULL, '{');
  for (int i = 0; i < instance->count; i++) {
    const ww_told *told = &instance->of[i];
    ww_json_key(json, told->question->id);
    ww_json_answer(json, told->question, &told->answer);
  }
  ww_json_close(json, '}');
}

void ww_json_when(ww_json *json, const ww_rules *rules, const ww_when *when,
                  bool expand) {
  ww_buf words = ww_buf_new(json->buf->arena);
  if (!when) {
    ww_json_null(json, NULL);
    return;
  }
  ww_put_when(&words, rules, when, expand);
  ww_json_str(json, NULL, ww_buf_str(&words));
}

void ww_json_put_outcomes(ww_json *json, const ww_rules *rules,
                          const int outcomes[]) {
  ww_json_open(json, NULL, '{');
  for (int d = 0; d < rules->decision_count; d++) {
    ww_json_key(json, rules->decisions[d].id);
    ww_json_option(json, &rules->decisions[d], outcomes[d]);
  }
  ww_json_close(json, '}');
}

/* ---- Texts of a rulebook ----------------------------------------------- */

static const ww_json_row source_keys[] = {
    WW_KEY("source", ww_json_a_text, "id or id#section"),
    WW_KEY_MAYBE("title", ww_json_a_text, NULL), WW_KEYS_END};
static const ww_json_type source = WW_JSON_OBJECT_OF(source_keys);
const ww_json_type ww_json_cited = WW_JSON_LIST_OF(source);

static const ww_cited *cited_by(const ww_rules *rules, ww_str cites) {
  size_t end = 0;
  while (end < cites.size && cites.at[end] != '#')
    end++;
  for (int i = 0; i < rules->cited_count; i++)
    if (ww_str_equal(rules->cited[i].id, ww_str_slice(cites, 0, end)))
      return &rules->cited[i];
  return NULL;
}

void ww_json_sources(ww_json *json, const ww_rules *rules, const ww_str *cites,
                     int count) {
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < count; i++) {
    const ww_cited *cited = cited_by(rules, cites[i]);
    ww_json_begin(json, NULL, source_keys);
    ww_json_str(json, NULL, cites[i]);
    if (cited)
      ww_json_str(json, NULL, cited->title);
    else
      ww_json_skip(json);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

/* With its placeholders as they are written. */
void ww_json_template(ww_json *json, const ww_rules *rules,
                      const ww_template *text) {
  ww_json_str(json, NULL, ww_template_raw(json->buf->arena, text, rules));
}
