/* `whichway new`; see text.h. Texts of the rulebook stand in
 * comments only, without line ends or controls, so none can become YAML. */
#include "report/text/text.h"

#include "base/number.h"
#include "base/utf8.h"
#include "profile/profile.h"
#include "report/text/wrap.h"

enum { COLUMNS = 80, TEXTS_LEAST = 24 };

/* A comment, wrapped: `first` opens its first line, `others` the rest. */
static void put_comment(ww_buf *out, ww_str first, ww_str others, ww_str text) {
  ww_buf shown = ww_buf_new(out->arena);
  ww_put_prose(&shown, text, true);
  ww_str prefix = first;
  for (size_t at = 0; at < shown.size;) {
    size_t used = ww_utf8_width(prefix);
    size_t width = used + TEXTS_LEAST < COLUMNS ? COLUMNS - used : TEXTS_LEAST;
    ww_str line = ww_line_next(ww_buf_str(&shown), &at, width);
    if (line.size == 0)
      break;
    ww_put(out, prefix);
    ww_put(out, line);
    ww_put_char(out, '\n');
    prefix = others;
  }
}

static void put_says(ww_buf *out, ww_str text) {
  put_comment(out, WW_S("  # "), WW_S("  # "), text);
}

/* ---- What an answer may be -------------------------------------------- */

static void put_value(ww_buf *out, const ww_value *value, size_t widest) {
  ww_buf first = ww_buf_new(out->arena);
  ww_buf others = ww_buf_new(out->arena);
  size_t width = ww_utf8_width(value->id);
  ww_putf(&first, "  #   %.*s", WW_P(value->id));
  ww_put_times(&first, WW_S(" "), widest + 2 - width);
  ww_put_c(&others, "  #   ");
  ww_put_times(&others, WW_S(" "), widest + 2);
  put_comment(out, ww_buf_str(&first), ww_buf_str(&others), value->text);
}

static void put_values(ww_buf *out, const ww_question *question) {
  static const char *const lead[] = {[WW_CHOICE] = "One of:",
                                     [WW_SCALE] = "One of, from low to high:",
                                     [WW_SET] = "A list of any of these"};
  size_t widest = 0;
  for (int i = 0; i < question->value_count; i++) {
    size_t width = ww_utf8_width(question->values[i].id);
    widest = width > widest ? width : widest;
  }
  ww_buf text = ww_buf_new(out->arena);
  ww_put_c(&text, lead[question->type]);
  if (question->type == WW_SET)
    ww_putf(
        &text,
        ", as in [%.*s%s%.*s], or [] for none:", WW_P(question->values[0].id),
        question->value_count > 1 ? ", " : "",
        WW_P(question->value_count > 1 ? question->values[1].id : (ww_str){0}));
  put_says(out, ww_buf_str(&text));
  for (int i = 0; i < question->value_count; i++)
    put_value(out, &question->values[i], widest);
}

static void put_end(ww_buf *text, const char *words, double end) {
  const double infinite = 1e300;
  if (end < -infinite || end > infinite)
    return;
  ww_put_c(text, words);
  ww_put_number_grouped(text, end);
}

static void put_range(ww_buf *out, const ww_question *question) {
  const ww_piece *range = &question->range;
  ww_buf text = ww_buf_new(out->arena);
  ww_put_c(&text, question->whole ? "A whole number" : "A number");
  if (question->unit.size)
    ww_putf(&text, " (%.*s)", WW_P(question->unit));
  put_end(&text, range->low_open ? ", more than " : ", at least ", range->low);
  put_end(&text, range->high_open ? ", less than " : ", at most ", range->high);
  ww_put_c(&text, ".");
  put_says(out, ww_buf_str(&text));
}

static void put_question(ww_buf *out, const ww_question *question) {
  ww_put_char(out, '\n');
  put_says(out, question->ask);
  put_says(out, question->why);
  if (question->type == WW_NUMBER)
    put_range(out, question);
  else if (question->type == WW_FLAG)
    put_says(out, WW_S("Write true or false."));
  else
    put_values(out, question);
  ww_putf(out, "  %.*s: null\n", WW_P(question->id));
}

/* ---- The whole -------------------------------------------------------- */

static int put_group(ww_buf *out, const ww_rules *rules, bool core,
                     const char *heading) {
  int count = 0;
  for (int q = 0; q < rules->question_count; q++) {
    if (rules->questions[q].core != core)
      continue;
    if (count++ == 0)
      ww_putf(out, "\n  # ---- %s\n", heading);
    put_question(out, &rules->questions[q]);
  }
  return count;
}

static void put_header(ww_buf *out, const ww_rules *rules) {
  ww_str none = WW_S("# ");
  ww_buf title = ww_buf_new(out->arena);
  ww_put_c(&title, "A project profile for whichway");
  if (rules->title.size)
    ww_putf(&title, ": %.*s", WW_P(rules->title));
  ww_putf(&title, " (rulebook %.*s %.*s).", WW_P(rules->name),
          WW_P(rules->version));
  put_comment(out, none, none, ww_buf_str(&title));
  ww_put_c(out,
           "#\n"
           "# Answer what you know and leave the rest at null, which means "
           "unknown: nothing\n"
           "# is filled in for it. Then run `whichway decide` with this file.\n"
           "# `whichway schema profile` lets an editor check it as you type.\n"
           "#\n"
           "# An answer may also tell what it rests on; all but the value may "
           "be left out:\n"
           "#\n"
           "#   question_id:\n"
           "#     value: 500\n");
  ww_put_c(out, "#     basis: ");
  for (int i = WW_BASIS_MEASURED; ww_basis_words[i]; i++)
    ww_putf(out, "%s%s", i == WW_BASIS_MEASURED ? "" : " | ",
            ww_basis_words[i]);
  ww_put_c(out, "\n"
                "#     owner: who answers for it\n"
                "#     date: 2026-01-31\n"
                "#     note: where the figure comes from\n");
}

void ww_put_profile_template(ww_buf *out, const ww_rules *rules) {
  put_header(out, rules);
  ww_put_c(out, "\nproject: null # a name for the reports\n"
                "description: null # what it is about, in a sentence\n"
                "\nanswers:\n");
  int core = put_group(out, rules, true, "core questions: they decide most");
  put_group(out, rules, false, core > 0 ? "all others" : "questions");
}
