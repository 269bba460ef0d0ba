/* A decision as a MADR file; see report/markdown/markdown.h. */
#include "report/markdown/markdown.h"

#include "base/ci_log.h"
#include "base/number.h"
#include "base/utf8.h"
#include "engine/analysis.h"
#include "rulebook/digest.h"

enum { PLACES = 6 };

/* ---- Scalars ------------------------------------------------------------- */

static void put_string(ww_buf *out, ww_str text) {
  ww_put_char(out, '"');
  for (size_t at = 0; at < text.size;) {
    size_t from = at;
    uint32_t character = ww_utf8_next(text, &at);
    if (character == '"' || character == '\\')
      ww_putf(out, "\\%c", (char)character);
    else if (ww_utf8_shows(character) && !ww_is_ci_command(text, from))
      ww_put(out, ww_str_slice(text, from, at));
    else if (character > 0xFFFF)
      ww_putf(out, "\\U%08X", (unsigned)character);
    else
      ww_putf(out, "\\u%04X", (unsigned)character);
  }
  ww_put_char(out, '"');
}

static void put_entry(ww_buf *out, const char *key, ww_str text) {
  ww_put_c(out, key);
  put_string(out, text);
  ww_put_char(out, '\n');
}

static void put_points(ww_buf *out, int64_t points) {
  ww_put_fixed(out, points, PLACES);
}

static void put_value(ww_buf *out, const ww_question *question,
                      const ww_answer *answer) {
  bool first = true;
  switch (question->type) {
  case WW_NUMBER:
    ww_put_number(out, answer->number);
    break;
  case WW_FLAG:
    ww_put_c(out, answer->value ? "true" : "false");
    break;
  case WW_CHOICE:
  case WW_SCALE:
    put_string(out, question->values[answer->value].id);
    break;
  case WW_SET:
    ww_put_char(out, '[');
    for (int v = 0; v < question->value_count; v++) {
      if (!(answer->members >> v & 1))
        continue;
      ww_put_c(out, first ? "" : ", ");
      put_string(out, question->values[v].id);
      first = false;
    }
    ww_put_char(out, ']');
    break;
  }
}

/* ---- The record ---------------------------------------------------------- */

static void put_answers(ww_buf *out, const ww_verdict *verdict) {
  bool any = false;
  for (int q = 0; q < verdict->rules->question_count; q++) {
    const ww_answer *answer = &verdict->answers->of[q];
    if (!answer->known)
      continue;
    ww_put_c(out, any ? "" : "  answers:\n");
    any = true;
    ww_put_c(out, "    ");
    put_string(out, verdict->rules->questions[q].id);
    ww_put_c(out, ": ");
    put_value(out, &verdict->rules->questions[q], answer);
    ww_put_char(out, '\n');
  }
  ww_put_c(out, any ? "" : "  answers: {}\n");
}

static void put_scores(ww_buf *out, const ww_result *result) {
  ww_put_c(out, "  scores:\n");
  for (int i = 0; i < result->rules->option_count; i++) {
    int option = result->ranking[i];
    ww_put_c(out, "    ");
    put_string(out, result->rules->options[option].id);
    ww_put_c(out, ": ");
    put_points(out, result->scores[option]);
    ww_put_char(out, '\n');
  }
}

static void put_rulebook(ww_buf *out, const ww_rules *rules) {
  ww_put_c(out, "  rulebook:\n");
  put_entry(out, "    name: ", rules->name);
  put_entry(out, "    version: ", rules->version);
  put_entry(out, "    digest: ", ww_str_from(ww_digest_of(out->arena, rules)));
  ww_put_c(out, "    overlays: [");
  for (int i = 0; i < rules->overlay_count; i++) {
    ww_put_c(out, i ? ", " : "");
    put_string(out, rules->overlays[i]);
  }
  ww_put_c(out, "]\n");
}

static void put_record(ww_buf *out, const ww_verdict *verdict) {
  const ww_result *result = ww_main_result(verdict);
  ww_put_c(out, "whichway:\n");
  if (verdict->answers->project.size)
    put_entry(out, "  project: ", verdict->answers->project);
  if (result->winner == WW_NONE)
    ww_put_c(out, "  recommendation: null\n");
  else
    put_entry(out,
              "  recommendation: ", result->rules->options[result->winner].id);
  if (verdict->analysis)
    put_entry(out, "  status: ",
              ww_str_from(ww_state_names[verdict->analysis->unknowns->state]));
  if (verdict->analysis && verdict->analysis->certainty.given)
    put_entry(
        out, "  strength: ",
        ww_str_from(ww_strength_names[verdict->analysis->certainty.strength]));
  ww_putf(out, "  tie: %s\n", result->tie ? "true" : "false");
  if (result->runner_up != WW_NONE) {
    ww_put_c(out, "  margin: ");
    put_points(out, result->margin);
    ww_put_char(out, '\n');
  }
  put_scores(out, result);
  put_answers(out, verdict);
  put_rulebook(out, verdict->rules);
}

void ww_render_madr(ww_buf *out, const ww_report *report) {
  ww_put_c(out, "---\n");
  put_entry(out, "status: ", WW_S("proposed"));
  if (report->date.size)
    put_entry(out, "date: ", report->date);
  put_record(out, report->verdict);
  ww_put_c(out, "---\n"); /* some tools look for the title right behind it */
  ww_render_markdown(out, ww_compose_madr(out->arena, report));
}
