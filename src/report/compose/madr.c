/* A decision as a MADR record; see report/compose/documents.h. The headings up
 * to "More Information" are MADR's own, word for word. */
#include "report/compose/sections.h"

/* ---- The parts that only a record has ----------------------------------- */

static void compose_context(ww_sections *s) {
  const ww_verdict *verdict = s->report->verdict;
  ww_element *doc = s->composing.doc;
  if (verdict->answers->description.size)
    ww_paragraph_add(doc, verdict->answers->description);
  ww_element *text = ww_paragraph_add(doc, WW_S("To decide: "));
  ww_run_add(text, WW_RUN_PLAIN, s->result->rules->title);
  ww_run_add(text, WW_RUN_PLAIN, WW_S("."));
  ww_section_map(s);
  ww_section_contradictions(s);
}

static void compose_considered(ww_sections *s) {
  ww_element *list = ww_element_add(s->composing.doc, WW_ELEMENT_LIST);
  for (int o = 0; o < s->result->rules->option_count; o++)
    ww_paragraph_add(ww_element_add(list, WW_ELEMENT_ITEM),
                     ww_option_of(s->result, o)->title);
}

static void add_because(ww_sections *s, ww_element *text) {
  const ww_result *result = s->result;
  if (result->tie) {
    ww_run_add(text, WW_RUN_PLAIN,
               WW_S("it takes least of those that have "
                    "most points. It is level with "));
    ww_run_add(text, WW_RUN_PLAIN, ww_equals_of(&s->composing, result));
  } else if (result->runner_up != WW_NONE) {
    ww_run_addf(text, WW_RUN_PLAIN, "it is ahead of %.*s by ",
                WW_P(ww_option_of(result, result->runner_up)->title));
    ww_run_add(text, WW_RUN_PLAIN, ww_points_words(s, result->margin));
  } else {
    ww_run_add(text, WW_RUN_PLAIN, WW_S("nothing else can be chosen"));
  }
  ww_run_add(text, WW_RUN_PLAIN, WW_S("."));
}

static void compose_outcome(ww_sections *s) {
  const ww_result *result = s->result;
  ww_element *text = ww_element_add(s->composing.doc, WW_ELEMENT_PARAGRAPH);
  if (result->winner == WW_NONE) {
    ww_run_addf(text, WW_RUN_PLAIN, "Chosen option: none, because %s.",
                result->silent ? "no rule fires yet"
                               : "every option is ruled out");
  } else {
    const ww_option *winner = ww_option_of(result, result->winner);
    ww_run_addf(text, WW_RUN_PLAIN, "Chosen option: \"%.*s\", because ",
                WW_P(winner->title));
    add_because(s, text);
    if (winner->summary.size)
      ww_paragraph_add(s->composing.doc, winner->summary);
  }
  ww_section_certainty(s);
  ww_section_scores(s);
}

/* The strongest of what stands in full under the option itself. */
static void compose_consequences(ww_sections *s) {
  enum { MOST = 5 };
  if (s->result->winner != WW_NONE) {
    ww_element *list = ww_element_add(s->composing.doc, WW_ELEMENT_LIST);
    ww_add_arguments(s, list, s->result->winner, true, MOST);
    ww_add_arguments(s, list, s->result->winner, false, MOST);
    if (!list->first)
      ww_paragraph_add(ww_element_add(list, WW_ELEMENT_ITEM),
                       WW_S("Neutral, because nothing is known that speaks "
                            "for or against it."));
  }
  ww_section_risks(s);
}

static void compose_confirmation(ww_sections *s) {
  ww_section_changes(s);
  ww_section_assumptions(s);
}

static void compose_more(ww_sections *s) {
  static const ww_section sections[] = {
      {"precedents", "Projects like this one", ww_section_precedents},
      {"architecture", "How it is built", ww_section_architecture},
      {"followups", "What else is decided", ww_section_followups},
      {"plan", "Plan", ww_section_plan},
      {"costs", "Costs and break-even", ww_section_costs},
      {"questions", "Open questions", ww_section_questions},
      {"robustness", "How robust it is", ww_section_robustness},
      {"reasons", "Every reason and its evidence", ww_section_reasons},
      {"sources", "Sources", ww_section_sources},
      {"about", "About this record", ww_section_about},
  };
  for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
    ww_section_add(s, s->composing.level, &sections[i]);
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
      {2, {"", "Decision Drivers", ww_section_drivers}},
      {2, {"", "Considered Options", compose_considered}},
      {2, {"", "Decision Outcome", compose_outcome}},
      {3, {"", "Consequences", compose_consequences}},
      {3, {"", "Confirmation", compose_confirmation}},
      {2, {"", "Pros and Cons of the Options", ww_section_options}},
      {2, {"", "More Information", compose_more}},
  };
  ww_sections s = ww_sections_start(arena, report);
  add_title(&s);
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    ww_section_add(&s, parts[i].level, &parts[i].section);
  return s.composing.doc;
}
