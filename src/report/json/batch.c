/* Lines of a batch; see report/json/json.h. Rules that did not fire cost
 * nothing. */
#include "report/json/json.h"

#include "report/json/values.h"

enum { PLACES = 6 };

/* ---- Decisions -------------------------------------------------------- */

static const ww_json_row decision_keys[] = {
    WW_KEY("line", ww_json_a_count, "of the input, the first one being 1"),
    WW_KEY("project", ww_json_maybe_text, "name of the project"),
    WW_KEY("recommendation", ww_json_maybe_option,
           "null: every option is ruled out, or no rule fired"),
    WW_KEY("margin", ww_json_maybe_number,
           "points ahead of the best other option that can win, if any"),
    WW_KEY("scores", ww_json_points_of, NULL),
    WW_KEY("fired", ww_json_rules, "the rules that fired"),
    WW_KEY_MAYBE("ruled_out", ww_json_options, "which cannot win"),
    WW_KEY_MAYBE("strength", ww_json_strength,
                 "with --strength: how far to trust the recommendation; null: "
                 "every option is ruled out"),
    WW_KEYS_END};

/* Ahead of the best other option that can win, if there is one. */
static void put_margin(ww_json *json, const ww_decision_rules *decision,
                       const ww_tally *tally) {
  int64_t margin = ww_margin(tally, decision->option_count);
  if (margin == WW_ALONE)
    ww_json_null(json, NULL);
  else
    ww_json_fixed(json, NULL, margin, PLACES);
}

static void put_scores(ww_json *json, const ww_decision_rules *decision,
                       const ww_tally *tally) {
  ww_json_open(json, NULL, '{');
  for (int o = 0; tally->made && o < decision->option_count; o++) {
    ww_json_key(json, decision->options[o].id);
    ww_json_fixed(json, NULL, tally->scores[o], PLACES);
  }
  ww_json_close(json, '}');
}

static void put_fired(ww_json *json, const ww_decision_rules *decision,
                      const ww_tally *tally, int words) {
  ww_json_open(json, NULL, '[');
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
      ww_json_open(json, NULL, '[');
    any = true;
    ww_json_str(json, NULL, decision->options[o].id);
  }
  if (any)
    ww_json_close(json, ']');
  else
    ww_json_skip(json);
}

void ww_put_batch_decision(ww_buf *out, size_t line, const ww_rules *rules,
                           const ww_answers *answers, const ww_tally *tally,
                           const struct ww_certainty *certainty) {
  const ww_decision_rules *decision = &rules->decisions[rules->main];
  ww_json json = ww_json_new(out, true);
  ww_json_begin(&json, NULL, decision_keys);
  ww_json_int(&json, NULL, (long long)line);
  ww_json_maybe_str(&json, answers->project);
  ww_json_option(&json, decision, tally->winner);
  put_margin(&json, decision, tally);
  put_scores(&json, decision, tally);
  put_fired(&json, decision, tally, rules->program->blocks[rules->main].words);
  put_ruled_out(&json, decision, tally);
  if (certainty)
    ww_json_certainty(&json, certainty);
  else
    ww_json_skip(&json);
  ww_json_end(&json);
  ww_put_char(out, '\n');
}

/* ---- Errors ----------------------------------------------------------- */

static const ww_json_row error_keys[] = {
    WW_KEY("code", ww_json_a_text, "one of docs/diagnostics.md"),
    WW_KEY("message", ww_json_a_text, "what is wrong"),
    WW_KEY_MAYBE("column", ww_json_a_count, "the first one being 1"),
    WW_KEY_MAYBE("hint", ww_json_a_text, "what to do"), WW_KEYS_END};
static const ww_json_type error = WW_JSON_OBJECT_OF(error_keys);
static const ww_json_row wrong_keys[] = {
    WW_KEY("line", ww_json_a_count, "of the input, the first one being 1"),
    WW_KEY("error", error, "why the line could not be read"), WW_KEYS_END};

void ww_put_batch_error(ww_buf *out, size_t line, const ww_diag *diag) {
  ww_json json = ww_json_new(out, true);
  ww_line place = ww_place_line(diag->place);
  ww_json_begin(&json, NULL, wrong_keys);
  ww_json_int(&json, NULL, (long long)line);
  ww_json_begin(&json, NULL, error_keys);
  ww_json_text(&json, NULL, ww_diag_code_name(diag->code));
  ww_json_str(&json, NULL, diag->message);
  if (place.line)
    ww_json_int(&json, NULL, place.column);
  else
    ww_json_skip(&json);
  if (diag->hint.size)
    ww_json_str(&json, NULL, diag->hint);
  else
    ww_json_skip(&json);
  ww_json_end(&json);
  ww_json_end(&json);
  ww_put_char(out, '\n');
}

const ww_json_type ww_json_batch = {
    .kind = WW_JSON_ONE_OF,
    .tables = (const ww_json_row *const[]){decision_keys, wrong_keys, NULL}};
