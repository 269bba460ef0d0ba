/* Lines of a batch; see batch_json.h. Rules that did not fire cost nothing. */
#include "report/batch_json.h"

#include "base/json_out.h"

enum { PLACES = 6 };

/* ---- Decisions -------------------------------------------------------- */

/* Ahead of the best other option that can win, if there is one. */
static void put_margin(ww_json *json, const ww_decision_rules *decision,
                       const ww_tally *tally) {
  int next = WW_NONE;
  for (int o = 0; o < decision->option_count; o++)
    if (o != tally->winner && !tally->ruled_out[o] &&
        (next == WW_NONE || tally->scores[o] > tally->scores[next]))
      next = o;
  if (tally->winner == WW_NONE || next == WW_NONE)
    ww_json_null(json, "margin");
  else
    ww_json_fixed(json, "margin",
                  tally->scores[tally->winner] - tally->scores[next], PLACES);
}

static void put_scores(ww_json *json, const ww_decision_rules *decision,
                       const ww_tally *tally) {
  ww_json_open(json, "scores", '{');
  for (int o = 0; tally->made && o < decision->option_count; o++) {
    ww_json_key(json, decision->options[o].id);
    ww_json_fixed(json, NULL, tally->scores[o], PLACES);
  }
  ww_json_close(json, '}');
}

static void put_fired(ww_json *json, const ww_decision_rules *decision,
                      const ww_tally *tally, int words) {
  ww_json_open(json, "fired", '[');
  for (int w = 0; tally->made && w < words; w++)
    for (uint64_t bits = tally->fired[w]; bits; bits &= bits - 1)
      ww_json_str(json, NULL,
                  decision->rules[w * 64 + __builtin_ctzll(bits)].id);
  ww_json_close(json, ']');
}

static void put_ruled_out(ww_json *json, const ww_decision_rules *decision,
                          const ww_tally *tally) {
  bool any = false;
  for (int o = 0; tally->made && o < decision->option_count; o++) {
    if (!tally->ruled_out[o])
      continue;
    if (!any)
      ww_json_open(json, "ruled_out", '[');
    any = true;
    ww_json_str(json, NULL, decision->options[o].id);
  }
  if (any)
    ww_json_close(json, ']');
}

void ww_put_batch_decision(ww_buf *out, const ww_rules *rules,
                           const ww_answers *answers, const ww_tally *tally) {
  const ww_decision_rules *decision = &rules->decisions[rules->main];
  ww_json json = ww_json_new(out, true);
  ww_json_open(&json, NULL, '{');
  if (answers->project.size)
    ww_json_str(&json, "project", answers->project);
  else
    ww_json_null(&json, "project");
  if (tally->winner == WW_NONE)
    ww_json_null(&json, "recommendation");
  else
    ww_json_str(&json, "recommendation", decision->options[tally->winner].id);
  put_margin(&json, decision, tally);
  put_scores(&json, decision, tally);
  put_fired(&json, decision, tally, rules->program->blocks[rules->main].words);
  put_ruled_out(&json, decision, tally);
  ww_json_close(&json, '}');
  ww_put_char(out, '\n');
}

/* ---- Errors ----------------------------------------------------------- */

void ww_put_batch_error(ww_buf *out, size_t line, const ww_diag *diag) {
  ww_json json = ww_json_new(out, true);
  ww_line place = ww_place_line(diag->place);
  ww_json_open(&json, NULL, '{');
  ww_json_int(&json, "line", (long long)line);
  ww_json_open(&json, "error", '{');
  ww_json_text(&json, "code", ww_diag_code_name(diag->code));
  ww_json_str(&json, "message", diag->message);
  if (place.line)
    ww_json_int(&json, "column", place.column);
  if (diag->hint.size)
    ww_json_str(&json, "hint", diag->hint);
  ww_json_close(&json, '}');
  ww_json_close(&json, '}');
  ww_put_char(out, '\n');
}
