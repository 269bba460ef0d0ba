/* What studies of a rulebook as JSON share; see study_json.h. */
#include "report/study_json.h"

#include "report/values_json.h"
#include "study/words.h"

ww_json ww_study_open(ww_buf *out, const char *schema) {
  ww_json json = ww_json_new(out, false);
  ww_json_open(&json, NULL, '{');
  ww_json_text(&json, "schema", schema);
  return json;
}

void ww_study_close(ww_json *json) {
  ww_json_close(json, '}');
  ww_put_char(json->buf, '\n');
}

void ww_json_instance(ww_json *json, const char *key,
                      const ww_instance *instance) {
  ww_json_open(json, key, '{');
  for (int i = 0; i < instance->count; i++) {
    const ww_told *told = &instance->of[i];
    ww_json_key(json, told->question->id);
    ww_json_answer(json, NULL, told->question, &told->answer);
  }
  ww_json_close(json, '}');
}

void ww_json_place(ww_json *json, ww_place place) {
  unsigned line = ww_place_line(place).line;
  if (place.source)
    ww_json_str(json, "file", place.source->name);
  else
    ww_json_null(json, "file");
  if (line > 0)
    ww_json_int(json, "line", line);
  else
    ww_json_null(json, "line");
}

void ww_json_when(ww_json *json, const char *key, const ww_rules *rules,
                  const ww_when *when, bool expand) {
  ww_buf words = ww_buf_new(json->buf->arena);
  if (!when) {
    ww_json_null(json, key);
    return;
  }
  ww_put_when(&words, rules, when, expand);
  ww_json_str(json, key, ww_buf_str(&words));
}

void ww_json_points(ww_json *json, const char *key, int64_t points) {
  enum { PLACES = 6 };
  ww_json_fixed(json, key, points, PLACES);
}
