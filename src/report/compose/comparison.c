/* What `compare` prints; see report/compose/documents.h. */
#include "report/compose/documents.h"

#include "phrase/phrase.h"

typedef struct composing {
  ww_arena *arena;
  ww_element *doc;
  const ww_comparison *comparison;
  const ww_rules *rules;
} composing;

static const ww_result *result_of(const composing *c, int profile) {
  return ww_main_result(c->comparison->verdict[profile]);
}

static ww_str name_of(const composing *c, int profile) {
  static const char *const letters[] = {"A", "B"};
  ww_str project = c->comparison->verdict[profile]->answers->project;
  return project.size
             ? ww_format(c->arena, "%s, %.*s", letters[profile], WW_P(project))
             : ww_str_from(letters[profile]);
}

static ww_str answer_text(const composing *c, int profile, int question) {
  ww_buf buf = ww_buf_new(c->arena);
  ww_put_answer(&buf, &c->rules->questions[question],
                &c->comparison->verdict[profile]->answers->of[question]);
  return ww_buf_str(&buf);
}

/* ---- Verdicts --------------------------------------------------------- */

static void compose_verdicts(composing *c) {
  ww_element *pairs = ww_element_add(c->doc, WW_ELEMENT_PAIRS);
  for (int i = 0; i < 2; i++) {
    const ww_result *result = result_of(c, i);
    ww_element *pair = ww_element_add(pairs, WW_ELEMENT_PAIR);
    ww_run_add(pair, WW_RUN_PLAIN, name_of(c, i));
    ww_element *text = ww_element_add(pair, WW_ELEMENT_PARAGRAPH);
    ww_run_add(text, WW_RUN_STRONG,
               result->winner == WW_NONE
                   ? WW_S("Every option is ruled out")
                   : result->rules->options[result->winner].title);
    if (result->runner_up == WW_NONE)
      continue;
    ww_buf margin = ww_buf_new(c->arena);
    ww_put_points_in_words(&margin, result->margin);
    ww_run_addf(text, WW_RUN_PLAIN, ", %.*s ahead of %.*s",
                WW_P(ww_buf_str(&margin)),
                WW_P(result->rules->options[result->runner_up].title));
  }
}

static ww_element *begin_followups(composing *c) {
  ww_run_add(ww_heading_add(c->doc, 2), WW_RUN_PLAIN,
             WW_S("What follows from it differs"));
  return ww_element_add(c->doc, WW_ELEMENT_LIST);
}

static void compose_followups(composing *c) {
  ww_element *list = NULL;
  for (int d = 0; d < c->rules->decision_count; d++) {
    const ww_result *a = &c->comparison->verdict[0]->results[d];
    const ww_result *b = &c->comparison->verdict[1]->results[d];
    if (d == c->rules->main || a->winner == b->winner)
      continue;
    if (!list)
      list = begin_followups(c);
    ww_element *text = ww_element_add(ww_element_add(list, WW_ELEMENT_ITEM),
                                      WW_ELEMENT_PARAGRAPH);
    ww_run_add(text, WW_RUN_CODE, a->rules->id);
    ww_run_addf(text, WW_RUN_PLAIN, ": %.*s in A, %.*s in B",
                WW_P(ww_outcome_id(a->rules, a->winner)),
                WW_P(ww_outcome_id(b->rules, b->winner)));
  }
}

/* ---- Differences ------------------------------------------------------ */

/* What would become of A's lead: "4.2 → 1.7", and the verdict if it turns. */
static ww_str effect_text(const composing *c, const ww_difference *difference) {
  const ww_comparison *comparison = c->comparison;
  const ww_result *result = result_of(c, 0);
  const ww_lead_of *before = &comparison->lead;
  const ww_lead_of *after = &difference->alone;
  ww_buf buf = ww_buf_new(c->arena);
  int now =
      result->winner == WW_NONE ? result->rules->option_count : result->winner;
  if (before->told && after->told) {
    int64_t change = after->lead - before->lead;
    if (change == 0)
      ww_put_c(&buf, "nothing");
    else
      ww_put_signed_points(&buf, change, ww_points_decimals(change));
  } else if (after->barred) {
    ww_putf(&buf, "rules out %.*s", WW_P(ww_outcome_id(result->rules, now)));
  } else if (before->told) {
    ww_put_c(&buf, "rules out all others");
  }
  if (difference->outcome != now)
    ww_putf(&buf, "%sleads to %.*s", buf.size ? ": " : "",
            WW_P(ww_outcome_id(result->rules, difference->outcome)));
  return ww_buf_str(&buf);
}

static void add_cell(ww_element *row, ww_run_kind kind, ww_str text) {
  ww_run_add(ww_element_add(row, WW_ELEMENT_PARAGRAPH), kind, text);
}

static void compose_differences(composing *c) {
  const ww_comparison *comparison = c->comparison;
  const ww_result *result = result_of(c, 0);
  if (comparison->count == 0) {
    ww_paragraph_add(c->doc, WW_S("No answer differs."));
    return;
  }
  ww_run_add(ww_heading_add(c->doc, 2), WW_RUN_PLAIN,
             WW_S("Answers that differ"));
  ww_element *table = ww_element_add(c->doc, WW_ELEMENT_TABLE);
  ww_element *row = ww_element_add(table, WW_ELEMENT_ROW);
  add_cell(row, WW_RUN_PLAIN, WW_S("Question"));
  add_cell(row, WW_RUN_PLAIN, WW_S("A"));
  add_cell(row, WW_RUN_PLAIN, WW_S("B"));
  add_cell(row, WW_RUN_PLAIN,
           result->winner == WW_NONE
               ? WW_S("B's answer in A")
               : ww_format(c->arena, "B's answer moves the lead of %.*s by",
                           WW_P(result->rules->options[result->winner].id)));
  for (int i = 0; i < comparison->count; i++) {
    const ww_difference *difference = &comparison->differences[i];
    row = ww_element_add(table, WW_ELEMENT_ROW);
    add_cell(row, WW_RUN_CODE, c->rules->questions[difference->question].id);
    for (int p = 0; p < 2; p++)
      add_cell(row, WW_RUN_PLAIN, answer_text(c, p, difference->question));
    add_cell(row, WW_RUN_PLAIN, effect_text(c, difference));
  }
}

static void compose_flip(composing *c) {
  const ww_comparison *comparison = c->comparison;
  const ww_result *b = result_of(c, 1);
  if (comparison->flip_count == 0)
    return;
  ww_run_addf(ww_heading_add(c->doc, 2), WW_RUN_PLAIN, "What takes A to %.*s",
              WW_P(b->winner == WW_NONE ? WW_S("no option at all")
                                        : b->rules->options[b->winner].title));
  ww_element *text = ww_element_add(c->doc, WW_ELEMENT_PARAGRAPH);
  for (int i = 0; i < comparison->flip_count; i++) {
    int q = comparison->differences[comparison->flip[i]].question;
    ww_add_listed(text, c->rules->questions[q].id, i, comparison->flip_count);
    ww_run_addf(text, WW_RUN_PLAIN, ": %.*s", WW_P(answer_text(c, 1, q)));
  }
  ww_run_add(text, WW_RUN_ASIDE,
             comparison->exact
                 ? WW_S(". No smaller part of the differences does.")
                 : WW_S(". A smaller part of the differences may do."));
}

ww_element *ww_compose_comparison(ww_arena *arena,
                                  const ww_comparison *comparison) {
  composing c = {arena, ww_doc_new(arena), comparison, comparison->rules};
  bool same = result_of(&c, 0)->winner == result_of(&c, 1)->winner;
  ww_run_add(ww_heading_add(c.doc, 1), WW_RUN_PLAIN,
             same ? WW_S("Both profiles get the same recommendation")
                  : WW_S("The two profiles get different recommendations"));
  compose_verdicts(&c);
  compose_flip(&c);
  compose_differences(&c);
  compose_followups(&c);
  return c.doc;
}
