/* How sections are put together, and what they share; see sections.h. */
#include "report/compose/sections.h"

#include "phrase/phrase.h"

ww_sections ww_sections_start(ww_arena *arena, const ww_report *report) {
  const ww_verdict *verdict = report->verdict;
  size_t cited = (size_t)verdict->rules->cited_count;
  return (ww_sections){.composing = {.verdict = verdict,
                                     .arena = arena,
                                     .doc = ww_doc_new(arena),
                                     .cited = WW_NEWS(arena, bool, cited),
                                     .level = 2},
                       .report = report,
                       .result = ww_main_result(verdict)};
}

void ww_section_add(ww_sections *s, int level, const ww_section *section) {
  ww_composing *c = &s->composing;
  ww_element *document = c->doc;
  int before = c->level;
  ww_element *contents = ww_doc_new(c->arena);
  c->doc = contents;
  c->level = level + 1;
  section->compose(s);
  c->doc = document;
  c->level = before;
  if (!contents->first)
    return;
  ww_element *heading = ww_heading_add(document, level);
  heading->id = ww_str_from(section->id);
  heading->folded = s->appendix;
  ww_run_add(heading, WW_RUN_PLAIN, ww_str_from(section->title));
  ww_element_adopt(document, contents);
}

/* ---- Words -------------------------------------------------------------- */

bool ww_is_chosen(const ww_result *result, int option) {
  return option == result->winner;
}

ww_str ww_points_text(const ww_sections *s, int64_t points) {
  ww_buf buf = ww_buf_new(s->composing.arena);
  ww_put_points(&buf, points, ww_points_decimals(points));
  return ww_buf_str(&buf);
}

ww_str ww_points_words(const ww_sections *s, int64_t points) {
  ww_buf buf = ww_buf_new(s->composing.arena);
  ww_put_points_in_words(&buf, points);
  return ww_buf_str(&buf);
}

ww_str ww_outcome_title(const ww_sections *s, int outcome) {
  return outcome >= s->result->rules->option_count
             ? WW_S("nothing to recommend")
             : ww_option_of(s->result, outcome)->title;
}

ww_str ww_answer_words(const ww_sections *s, int question) {
  const ww_verdict *verdict = s->report->verdict;
  ww_buf buf = ww_buf_new(s->composing.arena);
  ww_put_answer(&buf, &verdict->rules->questions[question],
                &verdict->answers->of[question]);
  return ww_buf_str(&buf);
}

/* ---- Tables ------------------------------------------------------------- */

ww_element *ww_section_table(ww_element *parent, const char *const columns[]) {
  ww_element *table = ww_element_add(parent, WW_ELEMENT_TABLE);
  ww_element *row = ww_section_row(table);
  for (int i = 0; columns[i]; i++)
    ww_section_cell(row, WW_RUN_PLAIN, ww_str_from(columns[i]));
  return table;
}

ww_element *ww_section_row(ww_element *table) {
  return ww_element_add(table, WW_ELEMENT_ROW);
}

ww_element *ww_section_cell(ww_element *row, ww_run_kind kind, ww_str text) {
  ww_element *cell = ww_element_add(row, WW_ELEMENT_PARAGRAPH);
  ww_run_add(cell, kind, text);
  return cell;
}
