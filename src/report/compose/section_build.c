/* How it is built, and what is decided besides; see sections.h. */
#include "report/compose/sections.h"

#include "report/document/figure.h"

/* ---- Architecture ------------------------------------------------------- */

static const ww_flow *flow_of(ww_arena *arena, const ww_pattern *pattern) {
  ww_flow *flow = WW_NEW(arena, ww_flow);
  flow->box_count = pattern->node_count;
  flow->boxes = WW_NEWS(arena, ww_str, (size_t)pattern->node_count);
  flow->arrow_count = pattern->arrow_count;
  flow->arrows =
      WW_NEWS(arena, struct ww_flow_arrow, (size_t)pattern->arrow_count);
  for (int i = 0; i < pattern->node_count; i++)
    flow->boxes[i] = pattern->nodes[i].text;
  for (int i = 0; i < pattern->arrow_count; i++)
    flow->arrows[i] =
        (struct ww_flow_arrow){pattern->arrows[i].from, pattern->arrows[i].to,
                               pattern->arrows[i].label};
  return flow;
}

/* "Prompt → Base model", one arrow a line. */
static void say_flow(ww_element *parent, const ww_flow *flow) {
  ww_element *list = ww_element_add(parent, WW_ELEMENT_LIST);
  for (int i = 0; i < flow->arrow_count; i++) {
    const struct ww_flow_arrow *arrow = &flow->arrows[i];
    ww_element *item = ww_element_add(list, WW_ELEMENT_ITEM);
    ww_element *text = ww_element_add(item, WW_ELEMENT_PARAGRAPH);
    ww_run_addf(text, WW_RUN_PLAIN, "%.*s \xE2\x86\x92 %.*s",
                WW_P(flow->boxes[arrow->from]), WW_P(flow->boxes[arrow->to]));
    if (arrow->label.size)
      ww_run_addf(text, WW_RUN_ASIDE, " (%.*s)", WW_P(arrow->label));
  }
}

static void add_pattern(ww_sections *s, const ww_pattern *pattern) {
  if (pattern->node_count == 0)
    return;
  ww_figure *figure = WW_NEW(s->composing.arena, ww_figure);
  figure->kind = WW_FIGURE_FLOW;
  figure->title =
      ww_format(s->composing.arena, "Pattern: %.*s.", WW_P(pattern->title));
  figure->of.flow = flow_of(s->composing.arena, pattern);
  say_flow(ww_figure_add(s->composing.doc, figure), figure->of.flow);
}

static void add_structure(ww_sections *s, const ww_option *option) {
  if (option->layer_count > 0)
    ww_compose_layers(&s->composing, option);
  add_pattern(s, &option->pattern);
}

void ww_section_architecture(ww_sections *s) {
  if (s->result->winner != WW_NONE)
    add_structure(s, ww_option_of(s->result, s->result->winner));
}

/* ---- Follow-up decisions ------------------------------------------------ */

/* The decisions made beside the main one: first those that every project gets,
 * then those that only some do. Ends with NULL. */
static const ww_result **list_followups(const ww_sections *s) {
  const ww_verdict *verdict = s->report->verdict;
  const ww_rules *rules = verdict->rules;
  const ww_result **list = WW_NEWS(s->composing.arena, const ww_result *,
                                   (size_t)rules->decision_count + 1);
  int count = 0;
  for (int conditional = 0; conditional < 2; conditional++)
    for (int d = 0; d < rules->decision_count; d++) {
      bool is_conditional = rules->decisions[d].when != NULL;
      if (d != rules->main && verdict->results[d].made &&
          is_conditional == (conditional == 1))
        list[count++] = &verdict->results[d];
    }
  return list;
}

static void add_reasons(ww_sections *s, const ww_result *result) {
  ww_element *list = ww_element_add(s->composing.doc, WW_ELEMENT_LIST);
  for (int i = 0; i < result->reason_count; i++) {
    const ww_reason *reason = &result->reasons[i];
    const ww_rule *rule = &result->rules->rules[reason->rule];
    if (reason->covered)
      continue;
    ww_element *item = ww_element_add(list, WW_ELEMENT_ITEM);
    ww_element *text =
        ww_paragraph_add(item, ww_say(&s->composing, &rule->because));
    ww_run_add(text, WW_RUN_PLAIN, WW_S(" "));
    ww_add_grounds(&s->composing, text, result, reason->rule);
  }
}

static void add_rivals(ww_sections *s, const ww_result *result) {
  ww_element *text = ww_element_add(s->composing.doc, WW_ELEMENT_PARAGRAPH);
  if (result->runner_up == WW_NONE)
    return;
  const ww_option *other = ww_option_of(result, result->runner_up);
  if (result->tie) {
    ww_run_add(text, WW_RUN_ASIDE, WW_S("Level with "));
    ww_run_add(text, WW_RUN_ASIDE, ww_equals_of(&s->composing, result));
  } else {
    ww_run_addf(text, WW_RUN_ASIDE, "Ahead of %.*s by ", WW_P(other->title));
    ww_run_add(text, WW_RUN_ASIDE, ww_points_words(s, result->margin));
  }
  ww_run_add(text, WW_RUN_ASIDE, WW_S("."));
}

static void add_followup(ww_sections *s, const ww_result *result) {
  ww_element *heading = ww_heading_add(s->composing.doc, s->composing.level);
  ww_run_addf(heading, WW_RUN_PLAIN, "%.*s: ", WW_P(result->rules->title));
  if (result->winner == WW_NONE) {
    ww_run_add(heading, WW_RUN_PLAIN, WW_S("every option is ruled out"));
    ww_compose_objections(&s->composing, result);
    return;
  }
  const ww_option *winner = ww_option_of(result, result->winner);
  ww_run_add(heading, WW_RUN_STRONG, winner->title);
  if (winner->summary.size)
    ww_paragraph_add(s->composing.doc, winner->summary);
  add_rivals(s, result);
  if (result->reason_count > 0)
    add_reasons(s, result);
  add_structure(s, winner);
}

void ww_section_followups(ww_sections *s) {
  for (const ww_result **r = list_followups(s); *r; r++)
    add_followup(s, *r);
}
