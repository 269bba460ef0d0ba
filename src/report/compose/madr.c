/* A decision as a MADR record; see report/compose/documents.h. The headings
 * are MADR's own, word for word. It is a page: most of it is what the one
 * screen says, and a report has the rest. */
#include "report/compose/screen.h"
#include "report/compose/sections.h"

#include "engine/analysis.h"

enum {
  DRIVERS_MOST = 8,
  ARGUMENTS_MOST = 2, /* for an option, and against it */
  MANY_OPTIONS = 4,   /* of more, each gets half as many */

};

static ww_screen rows_of(const ww_sections *s) {
  ww_screen rows = {.c = s->composing, .result = s->result};
  ww_screen_reasons(&rows);
  ww_screen_now(&rows);
  ww_screen_changes(&rows);
  ww_screen_facts(&rows);
  return rows;
}

static ww_element *add_list(ww_sections *s) {
  return ww_element_add(s->composing.doc, WW_ELEMENT_LIST);
}

/* Adds the list; nothing where nothing is in it. */
static void add_filled(ww_sections *s, ww_element *list) {
  if (list->first)
    ww_element_adopt(add_list(s), list);
}

static ww_element *new_list(ww_sections *s) {
  return ww_element_add(ww_doc_new(s->composing.arena), WW_ELEMENT_LIST);
}

static ww_element *add_item(ww_element *list, const char *lead, ww_str words) {
  ww_element *text = ww_paragraph_add(ww_element_add(list, WW_ELEMENT_ITEM),
                                      ww_str_from(lead));
  ww_run_add(text, WW_RUN_PLAIN, words);
  return text;
}

static void add_items(ww_element *list, const char *lead,
                      const ww_screen_entries *row) {
  for (int i = 0; i < row->count; i++)
    add_item(list, lead, row->of[i].text);
}

/* ---- The parts ----------------------------------------------------------- */

static void compose_context(ww_sections *s) {
  ww_element *doc = s->composing.doc;
  ww_str said = s->report->verdict->answers->description;
  if (said.size)
    ww_paragraph_add(doc, said);
  ww_run_addf(ww_paragraph_add(doc, WW_S("To decide: ")), WW_RUN_PLAIN, "%.*s.",
              WW_P(s->result->rules->title));
}

/* "stage: pilot, guessed, Product" */
static void add_driver(ww_sections *s, ww_element *list, int question) {
  const ww_verdict *verdict = s->report->verdict;
  const ww_answer *answer = &verdict->answers->of[question];
  ww_str asides[] = {ww_str_from(ww_basis_words[answer->basis]), answer->owner};
  ww_element *text = add_item(
      list, "",
      ww_called(s->composing.arena, &verdict->rules->questions[question]));
  ww_run_add(text, WW_RUN_PLAIN, WW_S(": "));
  ww_run_add(text, WW_RUN_STRONG, ww_answer_words(s, question));
  for (size_t i = 0; i < sizeof asides / sizeof *asides; i++)
    if (asides[i].size)
      ww_run_addf(text, WW_RUN_PLAIN, ", %.*s", WW_P(asides[i]));
}

/* The answers that the strongest reasons rest on; all stand in the front
 * matter. */
static void compose_drivers(ww_sections *s) {
  const ww_verdict *verdict = s->report->verdict;
  bool *told =
      WW_NEWS(s->composing.arena, bool, (size_t)verdict->rules->question_count);
  int count = 0;
  ww_element *list = NULL;
  for (int i = 0; i < s->result->reason_count; i++)
    for (int k = 0; k < s->result->reasons[i].question_count; k++) {
      int q = s->result->reasons[i].questions[k];
      if (told[q] || !verdict->answers->of[q].known || count == DRIVERS_MOST)
        continue;
      list = list ? list : add_list(s);
      told[q] = true;
      count++;
      add_driver(s, list, q);
    }
}

static void compose_considered(ww_sections *s) {
  ww_element *list = add_list(s);
  for (int o = 0; o < s->result->rules->option_count; o++)
    add_item(list, "", ww_option_of(s->result, o)->title);
}

/* ---- The outcome --------------------------------------------------------- */

/* By how much it leads: the whole reason, or a sentence after the others. */
static void add_lead(ww_sections *s, ww_element *text, bool follows) {
  const ww_result *result = s->result;
  const char *it = follows ? ". It" : "it";
  if (result->tie)
    ww_run_addf(text, WW_RUN_PLAIN,
                "%s takes least of those that have most points, level with "
                "%.*s. ",
                it, WW_P(ww_equals_of(&s->composing, result)));
  else if (result->runner_up != WW_NONE)
    ww_run_addf(text, WW_RUN_PLAIN, "%s is %.*s ahead of %.*s. ", it,
                WW_P(ww_points_words(s, result->margin)),
                WW_P(ww_option_of(result, result->runner_up)->title));
  else
    ww_run_addf(text, WW_RUN_PLAIN, "%s is all that can be chosen. ", it);
}

/* A text of its own as part of a sentence: without its full stop, and without
 * its capital where that is all that tells its first word from a small one. */
static ww_str in_sentence(ww_arena *arena, ww_str text) {
  size_t end = 1;
  if (text.size && text.at[text.size - 1] == '.')
    text.size--;
  while (end < text.size && text.at[end] >= 'a' && text.at[end] <= 'z')
    end++;
  bool word = end >= text.size || text.at[end] == ' ' || text.at[end] == ',';
  if (!text.size || !word || text.at[0] < 'A' || text.at[0] > 'Z')
    return text;
  return ww_format(arena, "%c%.*s", text.at[0] - 'A' + 'a',
                   WW_P(ww_str_slice(text, 1, text.size)));
}

/* The top reasons in a sentence. */
static void add_because(ww_sections *s, ww_element *text) {
  ww_screen rows = rows_of(s);
  const ww_screen_entries *why = &rows.rows[WW_ROW_WHY];
  for (int i = 0; i < why->count; i++) {
    ww_str reason = in_sentence(s->composing.arena, why->of[i].text);
    ww_run_addf(text, WW_RUN_PLAIN, "%s%.*s (%.*s)", i ? "; " : "",
                WW_P(reason),
                WW_P(ww_signed(s->composing.arena, why->of[i].points)));
  }
  add_lead(s, text, why->count > 0);
}

static void compose_outcome(ww_sections *s) {
  const ww_result *result = s->result;
  ww_element *text = ww_element_add(s->composing.doc, WW_ELEMENT_PARAGRAPH);
  if (result->winner == WW_NONE) {
    ww_run_addf(text, WW_RUN_PLAIN, "Chosen option: none, because %s. ",
                result->silent ? "no rule fires yet"
                               : "every option is ruled out");
  } else {
    ww_run_addf(text, WW_RUN_PLAIN, "Chosen option: \"%.*s\", because ",
                WW_P(ww_option_of(result, result->winner)->title));
    add_because(s, text);
  }
  if (s->report->verdict->analysis)
    ww_add_strength(&s->composing, result, text);
}

static void compose_consequences(ww_sections *s) {
  ww_screen rows = rows_of(s);
  ww_element *list = new_list(s);
  const ww_screen_entries *now = &rows.rows[WW_ROW_NOW];
  for (int i = 0; i < now->count; i++)
    add_item(list,
             now->of[i].warning ? "Beware: " : "To do: ", now->of[i].text);
  if (s->result->winner != WW_NONE) {
    add_items(list, "Neutral, because of the cost: ", &rows.rows[WW_ROW_COST]);
    ww_add_arguments(s, list, s->result->winner, false, ARGUMENTS_MOST);
  }
  add_filled(s, list);
}

static void compose_confirmation(ww_sections *s) {
  ww_screen rows = rows_of(s);
  ww_element *list = new_list(s);
  if (s->report->review.size)
    add_item(list, "Decide again on ", s->report->review);
  if (s->result->winner == WW_NONE)
    add_item(list, "Decide again when ",
             s->result->silent ? WW_S("more is answered")
                               : WW_S("an answer gives way"));
  add_items(list, "", &rows.rows[WW_ROW_CHANGES]);
  add_items(list, "Guessed: ", &rows.rows[WW_ROW_GUESSED]);
  add_filled(s, list);
}

/* Of the chosen one the reasons stand above. */
static void compose_options(ww_sections *s) {
  const ww_result *result = s->result;
  int count = result->rules->option_count;
  int most = count > MANY_OPTIONS ? ARGUMENTS_MOST / 2 : ARGUMENTS_MOST;
  for (int i = 0; i < count; i++) {
    int option = result->ranking[i];
    ww_run_add(ww_heading_add(s->composing.doc, s->composing.level),
               WW_RUN_PLAIN, ww_option_of(result, option)->title);
    ww_add_standing(s, ww_element_add(s->composing.doc, WW_ELEMENT_PARAGRAPH),
                    option);
    if (ww_is_chosen(result, option))
      continue;
    ww_element *list = new_list(s);
    ww_add_arguments(s, list, option, true, most);
    ww_add_arguments(s, list, option, false, most);
    add_filled(s, list);
  }
}

static void compose_more(ww_sections *s) {
  ww_screen rows = rows_of(s);
  ww_element *list = add_list(s);
  add_items(list, "A project like this one: ", &rows.rows[WW_ROW_SIMILAR]);
  add_items(list, "To ask next: ", &rows.rows[WW_ROW_ASK]);
  add_items(list, "Decided by ", &rows.rows[WW_ROW_FROM]);
  ww_run_add(add_item(list, "All of it: ", (ww_str){0}), WW_RUN_CODE,
             WW_S("whichway report"));
}

/* ---- The record ---------------------------------------------------------- */

static void add_title(ww_sections *s) {
  const ww_answers *answers = s->report->verdict->answers;
  ww_element *title = ww_heading_add(s->composing.doc, 1);
  if (answers->project.size)
    ww_run_addf(title, WW_RUN_PLAIN, "%.*s: ", WW_P(answers->project));
  ww_run_add(title, WW_RUN_PLAIN,
             s->result->winner == WW_NONE
                 ? ww_no_verdict(s->result)
                 : ww_option_of(s->result, s->result->winner)->title);
}

ww_element *ww_compose_madr(ww_arena *arena, const ww_report *report) {
  static const struct part {
    int level;
    ww_section section;
  } parts[] = {
      {2, {"", "Context and Problem Statement", compose_context}},
      {2, {"", "Decision Drivers", compose_drivers}},
      {2, {"", "Considered Options", compose_considered}},
      {2, {"", "Decision Outcome", compose_outcome}},
      {3, {"", "Consequences", compose_consequences}},
      {3, {"", "Confirmation", compose_confirmation}},
      {2, {"", "Pros and Cons of the Options", compose_options}},
      {2, {"", "More Information", compose_more}},
  };
  ww_sections s = ww_sections_start(arena, report);
  add_title(&s);
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    ww_section_add(&s, parts[i].level, &parts[i].section);
  return s.composing.doc;
}
