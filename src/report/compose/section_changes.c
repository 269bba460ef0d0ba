/* What would change the decision, what to ask, what to beware of, and where
 * all of it comes from; see sections.h. */
#include "report/compose/sections.h"

#include "engine/analysis.h"
#include "rulebook/digest.h"
#include "whichway.h"

void ww_section_risks(ww_sections *s) {
  ww_compose_warnings(&s->composing, WW_CAUTION, NULL);
}

/* ---- Changes ------------------------------------------------------------ */

/* A flip by one number or scale: something to watch. */
static bool is_trigger(const ww_sections *s, const ww_flip *flip) {
  ww_type type =
      s->report->verdict->rules->questions[flip->changes[0].question].type;
  return flip->count == 1 && (type == WW_NUMBER || type == WW_SCALE);
}

static void add_trigger(const ww_sections *s, ww_element *table,
                        const ww_flip *flip) {
  const ww_change *change = &flip->changes[0];
  const ww_rules *rules = s->report->verdict->rules;
  const ww_question *question = &rules->questions[change->question];
  ww_buf range = ww_buf_new(s->composing.arena);
  ww_put_states(&range, question, change->first, change->last);
  ww_element *row = ww_section_row(table);
  ww_element *cell = ww_section_cell(row, WW_RUN_CODE, question->id);
  if (question->unit.size)
    ww_run_addf(cell, WW_RUN_ASIDE, " (%.*s)", WW_P(question->unit));
  ww_section_cell(row, WW_RUN_PLAIN, ww_answer_words(s, change->question));
  ww_section_cell(row, WW_RUN_PLAIN, ww_buf_str(&range));
  ww_section_cell(row, WW_RUN_STRONG, ww_outcome_title(s, flip->outcome));
}

static void add_triggers(ww_sections *s, const ww_flips *flips) {
  static const char *const columns[] = {"Watch", "Today", "Decide again when",
                                        "It would then be", NULL};
  ww_element *table = NULL;
  for (int i = 0; i < flips->count; i++) {
    if (!is_trigger(s, &flips->of[i]))
      continue;
    if (!table) {
      table = ww_section_table(s->composing.doc, columns);
      ww_run_add(table, WW_RUN_PLAIN,
                 WW_S("Numbers to watch: each alone would change the "
                      "recommendation."));
    }
    add_trigger(s, table, &flips->of[i]);
  }
}

/* Flips that are told in one line: the i-th and those that merge with it. */
static void add_flip(ww_sections *s, ww_element *list, int i, bool told[]) {
  const ww_flips *flips = s->report->verdict->analysis->flips;
  const ww_flip *alike[WW_FLIPS_MOST];
  int count = 0;
  for (int k = i; k < flips->count; k++) {
    if (k > i && !ww_changes_merge(&s->composing, &flips->of[i], &flips->of[k]))
      continue;
    alike[count++] = &flips->of[k];
    told[k] = true;
  }
  ww_element *item = ww_element_add(list, WW_ELEMENT_ITEM);
  ww_element *text = ww_element_add(item, WW_ELEMENT_PARAGRAPH);
  ww_compose_changes(&s->composing, text, alike, count);
  ww_run_add(text, WW_RUN_PLAIN, WW_S(" \xE2\x86\x92 "));
  ww_run_add(text, WW_RUN_STRONG, ww_outcome_title(s, flips->of[i].outcome));
}

/* All that are no numbers to watch. */
static void add_flips(ww_sections *s, const ww_flips *flips) {
  bool told[WW_FLIPS_MOST] = {false};
  ww_element *list = NULL;
  for (int i = 0; i < flips->count; i++) {
    if (told[i] || is_trigger(s, &flips->of[i]))
      continue;
    if (!list) {
      ww_paragraph_add(s->composing.doc,
                       WW_S("Other answers that would change it:"));
      list = ww_element_add(s->composing.doc, WW_ELEMENT_LIST);
    }
    add_flip(s, list, i, told);
  }
  if (flips->left_out > 0)
    ww_paragraph_add(
        s->composing.doc,
        ww_format(s->composing.arena, "%d more were found.", flips->left_out));
}

void ww_section_changes(ww_sections *s) {
  const ww_analysis *analysis = s->report->verdict->analysis;
  if (!analysis)
    return;
  if (analysis->flips->count == 0) {
    ww_compose_flips(&s->composing, s->result, NULL); /* says so */
    return;
  }
  add_triggers(s, analysis->flips);
  add_flips(s, analysis->flips);
}

/* ---- Open questions ----------------------------------------------------- */

void ww_section_questions(ww_sections *s) {
  ww_compose_open_questions(&s->composing, s->result, NULL);
}

/* ---- Sources ------------------------------------------------------------ */

static void add_source(const ww_sections *s, ww_element *pairs,
                       const ww_cited *cited) {
  ww_str details[] = {cited->author, cited->date, cited->site};
  ww_element *pair = ww_element_add(pairs, WW_ELEMENT_PAIR);
  ww_run_add(pair, WW_RUN_SOURCE, cited->id);
  ww_buf text = ww_buf_new(s->composing.arena);
  for (size_t i = 0; i < sizeof details / sizeof *details; i++) {
    ww_put_c(&text, details[i].size ? ", " : "");
    ww_put(&text, details[i]);
  }
  ww_element *paragraph = ww_paragraph_add(pair, cited->title);
  ww_run_add(paragraph, WW_RUN_ASIDE, ww_buf_str(&text));
}

void ww_section_sources(ww_sections *s) {
  const ww_rules *rules = s->report->verdict->rules;
  ww_element *pairs = NULL;
  for (int i = 0; i < rules->cited_count; i++) {
    if (!s->composing.cited[i])
      continue;
    if (!pairs)
      pairs = ww_element_add(s->composing.doc, WW_ELEMENT_PAIRS);
    add_source(s, pairs, &rules->cited[i]);
  }
}

/* ---- About -------------------------------------------------------------- */

static ww_element *add_about(ww_element *pairs, const char *label,
                             ww_str text) {
  ww_element *pair = ww_element_add(pairs, WW_ELEMENT_PAIR);
  ww_run_add(pair, WW_RUN_PLAIN, ww_str_from(label));
  return ww_paragraph_add(pair, text);
}

void ww_section_about(ww_sections *s) {
  const ww_rules *rules = s->report->verdict->rules;
  ww_element *pairs = ww_element_add(s->composing.doc, WW_ELEMENT_PAIRS);
  if (s->report->date.size)
    add_about(pairs, "Date", s->report->date);
  ww_element *name = add_about(pairs, "Rulebook", rules->name);
  ww_run_addf(name, WW_RUN_PLAIN, " %.*s", WW_P(rules->version));
  if (rules->title.size)
    ww_run_addf(name, WW_RUN_ASIDE, ": %.*s", WW_P(rules->title));
  ww_element *digest = add_about(pairs, "Digest", (ww_str){0});
  ww_run_add(digest, WW_RUN_CODE,
             ww_str_from(ww_digest_of(s->composing.arena, rules)));
  for (int i = 0; i < rules->overlay_count; i++)
    add_about(pairs, "Overlay", rules->overlays[i]);
  add_about(pairs, "Written by", WW_S("whichway " WHICHWAY_VERSION));
}
