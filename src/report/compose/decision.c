/* A verdict as a document for a terminal, all of it in the order of the one
 * screen; see report/compose/documents.h. */
#include "report/compose/documents.h"

#include "engine/analysis.h"
#include "phrase/phrase.h"
#include "report/compose/sections.h"

static ww_str in_words(const ww_composing *c, int64_t points) {
  ww_buf buf = ww_buf_new(c->arena);
  ww_put_points_in_words(&buf, points);
  return ww_buf_str(&buf);
}

/* ---- The recommendation ----------------------------------------------- */

static void add_lead(ww_composing *c, const ww_result *result,
                     ww_element *paragraph) {
  if (result->tie) {
    ww_run_addf(paragraph, WW_RUN_STRONG, "It is level with %.*s;",
                WW_P(ww_equals_of(c, result)));
    ww_run_add(paragraph, WW_RUN_PLAIN,
               WW_S(" between equals, the one that takes least is chosen."));
  } else if (result->runner_up != WW_NONE) {
    ww_run_addf(paragraph, WW_RUN_STRONG, "It is ahead of %.*s by %.*s.",
                WW_P(ww_option_of(result, result->runner_up)->title),
                WW_P(in_words(c, result->margin)));
  } else if (result->rules->option_count > 1) {
    ww_run_add(paragraph, WW_RUN_STRONG, WW_S("Everything else is ruled out."));
  }
}

static int count_known(const ww_verdict *verdict) {
  int known = 0;
  for (int q = 0; q < verdict->rules->question_count; q++)
    known += verdict->answers->of[q].known;
  return known;
}

static void compose_headline(ww_composing *c, const ww_result *result) {
  ww_element *heading = ww_heading_add(c->doc, 1);
  ww_str project = c->verdict->answers->project;
  bool blocked = result->winner == WW_NONE;
  ww_run_add(heading, WW_RUN_PLAIN,
             result->silent ? WW_S("Nothing to go on yet")
             : blocked      ? WW_S("Nothing can be recommended")
                            : WW_S("Recommended"));
  if (project.size)
    ww_run_addf(heading, WW_RUN_PLAIN, " for %.*s", WW_P(project));
  if (result->silent && c->verdict->analysis)
    return; /* which says it */
  ww_element *paragraph = ww_element_add(c->doc, WW_ELEMENT_PARAGRAPH);
  if (!result->made) {
    ww_run_add(
        paragraph, WW_RUN_PLAIN,
        WW_S("The rulebook makes this decision only for certain answers, "
             "which are not given."));
    return;
  }
  if (result->silent) {
    ww_add_first_questions(c, paragraph);
    return;
  }
  if (blocked) {
    ww_run_add(paragraph, WW_RUN_STRONG, WW_S("Every option is ruled out."));
    ww_run_add(paragraph, WW_RUN_PLAIN,
               WW_S(" Some of the answers below cannot be met together: see "
                    "which of them can give way."));
    return;
  }
  const ww_option *winner = ww_option_of(result, result->winner);
  ww_run_add(heading, WW_RUN_PLAIN, WW_S(": "));
  ww_run_add(heading, WW_RUN_STRONG, winner->title);
  if (winner->summary.size)
    ww_run_addf(paragraph, WW_RUN_PLAIN, "%.*s ", WW_P(winner->summary));
  add_lead(c, result, paragraph);
}

static void note_bar(const ww_result *result, int option, ww_element *bar) {
  ww_element *note = ww_element_add(bar, WW_ELEMENT_PARAGRAPH);
  if (option == result->winner) {
    ww_run_add(note, WW_RUN_PLAIN, WW_S("recommended"));
    bar->mark = WW_MARK_CHOSEN;
  }
  if (!result->ruled_out[option])
    return;
  bar->mark = WW_MARK_OUT;
  ww_run_add(note, WW_RUN_PLAIN, WW_S("ruled out"));
  for (int i = 0; i < result->objection_count; i++) {
    const ww_objection *objection = &result->objections[i];
    if (objection->option == option && objection->ruled_out_count > 0)
      ww_run_addf(note, WW_RUN_PLAIN, ": %.*s",
                  WW_P(result->rules->rules[objection->ruled_out_by[0]].id));
  }
}

void ww_compose_bars(ww_composing *c, const ww_result *result) {
  if (!result->made)
    return;
  ww_element *bars = ww_element_add(c->doc, WW_ELEMENT_BARS);
  for (int i = 0; i < result->rules->option_count; i++) {
    int option = result->ranking[i];
    ww_element *bar = ww_element_add(bars, WW_ELEMENT_BAR);
    ww_run_add(bar, WW_RUN_PLAIN, ww_option_of(result, option)->title);
    bar->amount = result->scores[option];
    note_bar(result, option, bar);
  }
}

static void compose_why_not(ww_composing *c, const ww_result *result) {
  if (result->objection_count == 0)
    return;
  ww_run_add(ww_heading_add(c->doc, 2), WW_RUN_PLAIN,
             result->winner == WW_NONE ? WW_S("What rules them out")
                                       : WW_S("Why not the others"));
  ww_compose_objections(c, result);
}

/* ---- The rest --------------------------------------------------------- */

void ww_compose_layers(ww_composing *c, const ww_option *option) {
  ww_element *pairs = ww_element_add(c->doc, WW_ELEMENT_PAIRS);
  for (int i = 0; i < option->layer_count; i++) {
    ww_element *pair = ww_element_add(pairs, WW_ELEMENT_PAIR);
    ww_run_add(pair, WW_RUN_STRONG, option->layers[i].name);
    ww_paragraph_add(pair, option->layers[i].text);
  }
}

static void compose_layers(ww_composing *c, const ww_result *result) {
  if (result->winner == WW_NONE)
    return;
  const ww_option *winner = ww_option_of(result, result->winner);
  if (winner->layer_count == 0)
    return;
  ww_element *heading = ww_heading_add(c->doc, 2);
  ww_run_add(heading, WW_RUN_PLAIN, WW_S("How it is built"));
  ww_compose_layers(c, winner);
}

static void compose_foot(ww_composing *c) {
  const ww_rules *rules = c->verdict->rules;
  ww_element *foot = ww_element_add(c->doc, WW_ELEMENT_PARAGRAPH);
  int count = rules->question_count;
  int open = count - count_known(c->verdict);
  const ww_open_questions *matter =
      c->verdict->analysis ? c->verdict->analysis->open_questions : NULL;
  if (open == 0)
    ww_run_add(foot, WW_RUN_ASIDE, WW_S("Every question is answered"));
  else
    ww_run_addf(foot, WW_RUN_ASIDE, "%d of %d question%s %s open", open, count,
                count == 1 ? "" : "s", open == 1 ? "is" : "are");
  if (matter && matter->count > 0)
    ww_run_addf(foot, WW_RUN_ASIDE, "; %d %s still change this", matter->count,
                matter->exact ? "can" : "may");
  ww_run_addf(foot, WW_RUN_ASIDE, ". Rulebook %.*s %.*s", WW_P(rules->name),
              WW_P(rules->version));
  for (int i = 0; i < rules->overlay_count; i++)
    ww_run_addf(foot, WW_RUN_ASIDE, "%s%.*s", i == 0 ? " with " : ", ",
                WW_P(rules->overlays[i]));
  ww_run_add(foot, WW_RUN_ASIDE, WW_S("."));
}

static void add_section(ww_sections *s, const char *title,
                        ww_section_composer *compose) {
  ww_section_add(s, 2, &(ww_section){"", title, compose});
}

ww_element *ww_compose_decision(ww_arena *arena, const ww_verdict *verdict) {
  const ww_report report = {.verdict = verdict};
  ww_sections s = ww_sections_start(arena, &report);
  ww_composing *c = &s.composing;
  const ww_result *result = s.result;
  c->level = 0;
  compose_headline(c, result);
  ww_compose_bars(c, result);
  ww_compose_certainty(c, result,
                       result->silent ? "What to answer first"
                       : result->made && result->winner == WW_NONE
                           ? "Answers in conflict"
                           : "How sure");
  ww_compose_warnings(c, WW_CONTRADICTION, "Conflicting answers");
  ww_compose_reasons(c, result);
  compose_why_not(c, result);
  ww_compose_steps(c, "Next steps");
  ww_compose_warnings(c, WW_CAUTION, "Beware");
  ww_compose_followups(c);
  compose_layers(c, result);
  ww_compose_flips(c, result, "What would change this");
  add_section(&s, "Projects like this one", ww_section_precedents);
  add_section(&s, "Costs and break-even", ww_section_costs);
  if (verdict->analysis)
    add_section(&s, "Assumptions to check", ww_section_assumptions);
  ww_compose_open_questions(c, result, "Still open");
  add_section(&s, "Sources", ww_section_sources);
  compose_foot(c);
  return c->doc;
}
