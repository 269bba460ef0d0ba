/* The report: its first page, then its sections in their order; see
 * report/compose/documents.h. */
#include "report/compose/sections.h"

static const ww_section sections[] = {
    {"sure", "How sure it is", ww_section_sure},
    {"scores", "Scores", ww_section_scores},
    {"drivers", "What is known", ww_section_drivers},
    {"reasons", "Every reason and its evidence", ww_section_reasons},
    {"options", "Each option", ww_section_each},
    {"precedents", "More about projects like this one", ww_section_precedents},
    {"architecture", "How it is built", ww_section_architecture},
    {"followups", "What else is decided", ww_section_followups},
    {"plan", "The whole plan", ww_section_plan},
    {"costs", "Costs and break-even", ww_section_costs},
    {"conflicts", "Conflicting answers", ww_section_contradictions},
    {"risks", "Risks and common mistakes", ww_section_risks},
    {"assumptions", "Assumptions to check", ww_section_assumptions},
    {"changes", "Every change of the decision", ww_section_changes},
    {"questions", "Every open question", ww_section_questions},
    {"sources", "Sources", ww_section_sources},
    {"about", "About this report", ww_section_about},
};

ww_element *ww_compose_report(ww_arena *arena, const ww_report *report) {
  ww_sections s = ww_sections_start(arena, report);
  ww_compose_page(&s);
  s.appendix = true;
  for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
    ww_section_add(&s, 2, &sections[i]);
  return s.composing.doc;
}
