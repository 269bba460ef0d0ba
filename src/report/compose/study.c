/* Phrases that documents on a rulebook share; see report/compose/documents.h.
 */
#include "report/compose/documents.h"

#include "phrase/phrase.h"

/* "{data_churn: weekly, citations: true}" */
static void put_instance(ww_buf *buf, const ww_instance *instance) {
  ww_put_c(buf, "{");
  for (int i = 0; i < instance->count; i++) {
    const ww_told *told = &instance->of[i];
    ww_putf(buf, "%s%.*s: ", i == 0 ? "" : ", ", WW_P(told->question->id));
    ww_put_written_answer(buf, told->question, &told->answer);
  }
  ww_put_c(buf, "}");
}

ww_str ww_outcome_id(const ww_decision_rules *decision, int option) {
  return option >= 0 && option < decision->option_count
             ? decision->options[option].id
             : WW_S("nothing");
}

ww_str ww_signed(ww_arena *arena, int64_t points) {
  ww_buf buf = ww_buf_new(arena);
  ww_put_signed_points(&buf, points, ww_points_decimals(points));
  return ww_buf_str(&buf);
}

ww_str ww_counted(ww_arena *arena, int count, const char *one) {
  return ww_format(arena, "%d %s%s", count, one, count == 1 ? "" : "s");
}

void ww_add_listed(ww_element *paragraph, ww_str text, int k, int n) {
  ww_run_add(paragraph, WW_RUN_PLAIN,
             ww_str_from(k == 0       ? ""
                         : k == n - 1 ? " and "
                                      : ", "));
  ww_run_add(paragraph, WW_RUN_CODE, text);
}

ww_str ww_share_text(ww_arena *arena, long part, long whole) {
  long tenths = whole == 0 ? 1000 : part * 1000 / whole;
  return ww_format(arena, "%ld.%ld %%", tenths / 10, tenths % 10);
}

ww_str ww_instance_text(ww_arena *arena, const ww_instance *instance) {
  ww_buf buf = ww_buf_new(arena);
  put_instance(&buf, instance);
  return ww_buf_str(&buf);
}

ww_str ww_place_text(ww_arena *arena, ww_place place) {
  ww_buf buf = ww_buf_new(arena);
  ww_put_place(&buf, place);
  return ww_buf_str(&buf);
}

ww_str ww_when_text(ww_arena *arena, const ww_rules *rules, const ww_when *when,
                    bool expand) {
  ww_buf buf = ww_buf_new(arena);
  ww_put_when(&buf, rules, when, expand);
  return ww_buf_str(&buf);
}

static void put_target(ww_buf *buf, ww_str id, int32_t points) {
  int64_t millionths = (int64_t)points * 1000;
  if (points == 0)
    return;
  ww_put_c(buf, buf->size ? ", " : "");
  ww_put(buf, id);
  ww_put_c(buf, " ");
  ww_put_signed_points(buf, millionths, ww_points_decimals(millionths));
}

ww_str ww_moves_text(ww_arena *arena, const ww_decision_rules *decision,
                     const ww_rule *rule) {
  ww_buf buf = ww_buf_new(arena);
  bool first = true;
  for (int n = 0; n < decision->need_count; n++)
    put_target(&buf, decision->needs[n].id, rule->need_points[n]);
  for (int o = 0; o < decision->option_count; o++)
    put_target(&buf, decision->options[o].id, rule->points[o]);
  for (int o = 0; o < decision->option_count; o++) {
    if (!rule->rules_out[o])
      continue;
    ww_put_c(&buf, !first ? ", " : buf.size ? "; rules out " : "rules out ");
    ww_put(&buf, decision->options[o].id);
    first = false;
  }
  return ww_buf_str(&buf);
}

ww_str ww_differs_text(ww_arena *arena, unsigned differs) {
  static const char *const words[] = {"test",
                                      "what its test rests on",
                                      "points",
                                      "what options make of it",
                                      "what it rules out",
                                      "wording"};
  ww_buf buf = ww_buf_new(arena);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (differs >> i & 1)
      ww_putf(&buf, "%s%s", buf.size ? ", " : "", words[i]);
  return ww_buf_str(&buf);
}
