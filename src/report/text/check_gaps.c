/* The gaps of a rulebook as text; see report/text/check.h. */
#include "report/text/check.h"

#include "phrase/phrase.h"
#include "report/text/wrap.h"

void ww_put_check_list(ww_pen *pen, const char *label, ww_str text) {
  enum { WIDTH = 80 };
  int indent = label ? 14 : 4;
  ww_buf shown = ww_buf_new(pen->out->arena);
  size_t at = 0;
  ww_put_prose(&shown, text, pen->unicode);
  ww_str whole = ww_buf_str(&shown);
  while (at < whole.size) {
    ww_putf(pen->out, "  %-*s", indent - 2, label ? label : "");
    ww_put(pen->out, ww_line_next(whole, &at, (size_t)(WIDTH - indent)));
    ww_put_char(pen->out, '\n');
    label = label ? "" : NULL;
  }
}

static void put_heading(ww_pen *pen, const char *text) {
  ww_put_char(pen->out, '\n');
  ww_pen_draw(pen, ww_str_from(text), WW_LOOK_STRONG);
  ww_pen_end(pen);
}

static void put_uncovered(ww_pen *pen, const ww_findings *findings) {
  const ww_gaps *gaps = &findings->gaps;
  ww_buf text = ww_buf_new(pen->out->arena);
  if (gaps->uncovered_count == 0)
    return;
  put_heading(pen, "Questions that rules test and no invariant covers");
  for (int i = 0; i < gaps->uncovered_count; i++)
    ww_putf(&text, "%s%.*s", i ? ", " : "",
            WW_P(findings->rules->questions[gaps->uncovered[i]].id));
  ww_put_check_list(pen, NULL, ww_buf_str(&text));
}

static void put_untested(ww_pen *pen, const ww_findings *findings) {
  const ww_gaps *gaps = &findings->gaps;
  int i = 0;
  if (gaps->untested_count > 0)
    put_heading(pen, "Answers that no test is true of");
  while (i < gaps->untested_count) {
    int q = gaps->untested[i].question;
    const ww_question *question = &findings->rules->questions[q];
    ww_buf text = ww_buf_new(pen->out->arena);
    ww_putf(&text, "%.*s:", WW_P(question->id));
    for (; i < gaps->untested_count && gaps->untested[i].question == q; i++) {
      ww_answer answer = ww_untested_answer(&gaps->untested[i]);
      ww_put_c(&text, " ");
      ww_put_written_answer(&text, question, &answer);
    }
    ww_put_check_list(pen, NULL, ww_buf_str(&text));
  }
}

static void put_opposed(ww_pen *pen, const ww_findings *findings) {
  const ww_rules *rules = findings->rules;
  const ww_gaps *gaps = &findings->gaps;
  if (gaps->opposed_count > 0)
    put_heading(pen, "Rules that fire together, test one question and pull "
                     "apart");
  for (int i = 0; i < gaps->opposed_count; i++) {
    const ww_opposed *one = &gaps->opposed[i];
    const ww_decision_rules *decision = &rules->decisions[one->decision];
    ww_str text =
        ww_format(pen->out->arena, "%.*s: %.*s and %.*s, over %.*s (%.*s)",
                  WW_P(rules->questions[one->question].id),
                  WW_P(decision->rules[one->rules[0]].id),
                  WW_P(decision->rules[one->rules[1]].id),
                  WW_P(decision->options[one->option].id), WW_P(decision->id));
    ww_put_check_list(pen, NULL, text);
  }
  if (!gaps->all)
    ww_put_check_list(pen, NULL, WW_S("there may be more"));
}

void ww_put_gaps_text(ww_pen *pen, const ww_findings *findings) {
  put_uncovered(pen, findings);
  put_untested(pen, findings);
  put_opposed(pen, findings);
}
