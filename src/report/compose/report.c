/* The report: its sections in their order; see report/compose/documents.h. */
#include "report/compose/sections.h"

static const ww_section sections[] = {
    {"map", "Where the project stands", ww_section_map},
    {"scores", "Scores", ww_section_scores},
    {"drivers", "What is known", ww_section_drivers},
    {"options", "For and against each option", ww_section_options},
    {"precedents", "Projects like this one", ww_section_precedents},
    {"architecture", "How it is built", ww_section_architecture},
    {"followups", "What else is decided", ww_section_followups},
    {"plan", "Plan", ww_section_plan},
    {"costs", "Costs and break-even", ww_section_costs},
    {"risks", "Risks and common mistakes", ww_section_risks},
    {"assumptions", "Assumptions to check", ww_section_assumptions},
    {"changes", "What would change the decision", ww_section_changes},
    {"questions", "Open questions", ww_section_questions},
    {"robustness", "How robust it is", ww_section_robustness},
    {"reasons", "Every reason and its evidence", ww_section_reasons},
    {"sources", "Sources", ww_section_sources},
    {"about", "About this report", ww_section_about},
};

static void add_title(ww_sections *s) {
  const ww_answers *answers = s->report->verdict->answers;
  const ww_result *result = s->result;
  ww_element *title = ww_heading_add(s->composing.doc, 1);
  if (answers->project.size)
    ww_run_addf(title, WW_RUN_PLAIN, "%.*s: ", WW_P(answers->project));
  ww_run_add(title, WW_RUN_STRONG,
             result->winner == WW_NONE
                 ? ww_no_verdict(result)
                 : ww_option_of(result, result->winner)->title);
}

static void add_subtitle(ww_sections *s) {
  ww_element *text = ww_element_add(s->composing.doc, WW_ELEMENT_PARAGRAPH);
  ww_run_add(text, WW_RUN_ASIDE, s->result->rules->title);
  if (s->report->date.size)
    ww_run_addf(text, WW_RUN_ASIDE, ", %.*s", WW_P(s->report->date));
  ww_run_add(text, WW_RUN_ASIDE, WW_S("."));
}

ww_element *ww_compose_report(ww_arena *arena, const ww_report *report) {
  ww_sections s = ww_sections_start(arena, report);
  add_title(&s);
  add_subtitle(&s);
  if (report->verdict->answers->description.size)
    ww_paragraph_add(s.composing.doc, report->verdict->answers->description);
  ww_section_lead(&s);
  ww_section_certainty(&s);
  ww_section_facts(&s);
  ww_section_contradictions(&s);
  for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
    ww_section_add(&s, 2, &sections[i]);
  return s.composing.doc;
}
