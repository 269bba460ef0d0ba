/* The sections of a report; only the composers of reports include this.
 *
 * Each adds its contents to the document in `composing`, or nothing where it
 * has nothing to say; its heading is the caller's business. */
#ifndef WW_REPORT_COMPOSE_SECTIONS_H
#define WW_REPORT_COMPOSE_SECTIONS_H

#include "report/compose/compose.h"
#include "report/compose/documents.h"

typedef struct ww_sections {
  ww_composing composing;
  const ww_report *report;
  const ww_result *result; /* of the main decision */
  bool appendix;           /* sections come after the first page */
} ww_sections;

ww_sections ww_sections_start(ww_arena *arena, const ww_report *report);

typedef void ww_section_composer(ww_sections *s);

typedef struct ww_section {
  const char *id; /* a name to link to */
  const char *title;
  ww_section_composer *compose;
} ww_section;

/* Adds the section under a heading of this level; nothing where it has no
 * contents. */
void ww_section_add(ww_sections *s, int level, const ww_section *section);

/* ---- In their files, in the order of a report -------------------------- */

/* The first page: all that is needed to act, from the title on. */
void ww_compose_page(ww_sections *s);

void ww_section_certainty(ww_sections *s);
void ww_section_sure(ww_sections *s); /* and its figures */
void ww_section_contradictions(ww_sections *s);
void ww_section_map(ww_sections *s);
void ww_section_scores(ww_sections *s);
void ww_section_reasons(ww_sections *s);
void ww_section_options(ww_sections *s);
void ww_section_each(ww_sections *s); /* without what the reasons tell */
void ww_section_drivers(ww_sections *s);
void ww_section_precedents(ww_sections *s);
void ww_section_architecture(ww_sections *s);
void ww_section_followups(ww_sections *s);
void ww_section_plan(ww_sections *s);
void ww_section_costs(ww_sections *s);
void ww_section_risks(ww_sections *s);
void ww_section_assumptions(ww_sections *s);
void ww_section_changes(ww_sections *s);
void ww_section_questions(ww_sections *s);
void ww_section_robustness(ww_sections *s);
void ww_section_sources(ww_sections *s);
void ww_section_about(ww_sections *s);

/* ---- Steps --------------------------------------------------------------- */

/* What to do: what is first, the plans of what is recommended and the advice,
 * as one list in the order in which it is done. */
typedef struct ww_todo {
  ww_phase phase;
  int rank; /* what there is no room for has most */
  const ww_option *of;
  const ww_plan_step *step; /* NULL: advice, or the option has none for it */
  bool leads;               /* it is what to do first: the option's title */
  const ww_advice *advice;  /* NULL: of an option */
} ww_todo;

int ww_todos_list(ww_sections *s, ww_todo **list);
ww_str ww_phase_title(ww_phase phase);
/* "1..3" as "1–3" */
ww_str ww_days_in_words(ww_arena *arena, ww_str days);

/* ---- What they share ---------------------------------------------------- */

/* Whether the decision says this option. */
bool ww_is_chosen(const ww_result *result, int option);
/* "9"; "9 points", "1 point". */
ww_str ww_points_text(const ww_sections *s, int64_t points);
ww_str ww_points_words(const ww_sections *s, int64_t points);
/* The answer as people read it. */
ww_str ww_answer_words(const ww_sections *s, int question);
/* The option's title, or that there is none. */
ww_str ww_outcome_title(const ww_sections *s, int outcome);
/* Adds a table with these column titles, and a row to one. */
ww_element *ww_section_table(ww_element *parent, const char *const columns[]);
ww_element *ww_section_row(ww_element *table);
/* Adds a cell to a row. */
ww_element *ww_section_cell(ww_element *row, ww_run_kind kind, ww_str text);
/* "9 points, behind by 5.4 points." */
void ww_add_standing(ww_sections *s, ww_element *text, int option);
/* "Good, because of `rule` (+3.5): ...", and so on: what speaks for an option,
 * or against it, strongest first, but no more than `most`. */
void ww_add_arguments(ww_sections *s, ww_element *list, int option, bool good,
                      int most);

#endif
