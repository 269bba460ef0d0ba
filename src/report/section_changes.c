/* What would change the decision, what to ask, what to beware of, and where
 * all of it comes from; see sections.h. */
#include "report/sections.h"

#include "engine/analysis.h"
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
  bool none = flip->outcome >= s->result->rules->option_count;
  ww_buf range = ww_buf_new(s->composing.arena);
  ww_put_states(&range, question, change->first, change->last);
  ww_element *row = ww_row_add(table);
  ww_element *cell = ww_cell_add(row, WW_RUN_CODE, question->id);
  if (question->unit.size)
    ww_run_addf(cell, WW_RUN_ASIDE, " (%.*s)", WW_P(question->unit));
  ww_cell_add(row, WW_RUN_PLAIN, ww_answer_words(s, change->question));
  ww_cell_add(row, WW_RUN_PLAIN, ww_buf_str(&range));
  ww_cell_add(row, WW_RUN_STRONG,
              none ? WW_S("nothing to recommend")
                   : ww_option_of(s->result, flip->outcome)->title);
}

static void add_triggers(ww_sections *s, const ww_flips *flips) {
  static const char *const columns[] = {"Watch", "Today", "Decide again when",
                                        "It would then be", NULL};
  ww_element *table = NULL;
  for (int i = 0; i < flips->count; i++) {
    if (!is_trigger(s, &flips->of[i]))
      continue;
    if (!table) {
      table = ww_table_add(s->composing.doc, columns);
      ww_run_add(table, WW_RUN_PLAIN,
                 WW_S("Numbers to watch: each alone would change the "
                      "recommendation."));
    }
    add_trigger(s, table, &flips->of[i]);
  }
}

static void compose_flips(ww_sections *s) {
  ww_compose_flips(&s->composing, s->result);
}

void ww_section_changes(ww_sections *s) {
  const ww_analysis *analysis = s->report->verdict->analysis;
  if (!analysis)
    return;
  add_triggers(s, analysis->flips);
  ww_section_pour(s, compose_flips);
}

/* ---- Open questions ----------------------------------------------------- */

void ww_section_questions(ww_sections *s) {
  ww_compose_open_questions(&s->composing, s->result);
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

static ww_element *add_about(ww_element *pairs, const char *label, ww_str text) {
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
  ww_run_add(digest, WW_RUN_CODE, ww_str_from(rules->digest));
  for (int i = 0; i < rules->overlay_count; i++)
    add_about(pairs, "Overlay", rules->overlays[i]);
  add_about(pairs, "Written by", WW_S("whichway " WHICHWAY_VERSION));
}
