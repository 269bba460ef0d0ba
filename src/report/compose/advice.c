/* Follow-up decisions and advice; see compose.h. */
#include "report/compose/compose.h"

enum { STEPS_MOST = 4, WARNINGS_MOST = 2 };

/* ---- Follow-up decisions ---------------------------------------------- */

static void compose_followup(ww_composing *c, const ww_result *result) {
  ww_element *heading = ww_heading_add(c->doc, 2);
  ww_run_addf(heading, WW_RUN_PLAIN, "%.*s: ", WW_P(result->rules->title));
  if (result->winner == WW_NONE) {
    ww_run_add(heading, WW_RUN_PLAIN, WW_S("every option is ruled out"));
    ww_compose_objections(c, result);
    return;
  }
  const ww_option *winner = ww_option_of(result, result->winner);
  ww_run_add(heading, WW_RUN_STRONG, winner->title);
  ww_element *text = ww_element_add(c->doc, WW_ELEMENT_PARAGRAPH);
  ww_run_add(text, WW_RUN_PLAIN, ww_first_sentence(winner->summary));
  if (result->tie)
    ww_run_addf(text, WW_RUN_PLAIN, " It is level with %.*s.",
                WW_P(ww_equals_of(c, result)));
  const ww_reason *top = result->reason_count ? &result->reasons[0] : NULL;
  if (!top || ww_reason_weight(result, top) <= 0)
    return;
  const ww_rule *rule = &result->rules->rules[top->rule];
  ww_run_addf(text, WW_RUN_PLAIN, " %.*s ",
              WW_P(ww_first_sentence(ww_say(c, &rule->because))));
  if (c->whole || !result->rules->when)
    ww_compose_evidence(c, text, rule->claim, rule->sources,
                        rule->source_count);
}

void ww_compose_followups(ww_composing *c) {
  const ww_rules *rules = c->verdict->rules;
  for (int conditional = 0; conditional < 2; conditional++) {
    for (int d = 0; d < rules->decision_count; d++) {
      bool is_conditional = rules->decisions[d].when != NULL;
      if (d != rules->main && c->verdict->results[d].made &&
          is_conditional == (conditional == 1))
        compose_followup(c, &c->verdict->results[d]);
    }
  }
}

/* ---- Advice ----------------------------------------------------------- */

/* The next advice of a kind that applies, from *at on; NULL: none is left. */
static const ww_advice *next_advice(const ww_composing *c, ww_kind kind,
                                    int *at) {
  while (*at < c->verdict->advice_count) {
    const ww_advice *advice =
        &c->verdict->rules->advice[c->verdict->advice[(*at)++]];
    if (advice->kind == kind)
      return advice;
  }
  return NULL;
}

static int count_advice(const ww_composing *c, ww_kind kind) {
  int count = 0;
  for (int at = 0; next_advice(c, kind, &at);)
    count++;
  return count;
}

/* How many of so many are shown. */
static int shown_of(const ww_composing *c, int count, int most) {
  return c->whole || count < most ? count : most;
}

static void add_more(ww_composing *c, int left) {
  if (left == 0)
    return;
  ww_element *more = ww_element_add(c->doc, WW_ELEMENT_PARAGRAPH);
  ww_run_addf(more, WW_RUN_PLAIN, "And %d more: see ", left);
  ww_run_add(more, WW_RUN_CODE, WW_S("--format json"));
}

static void add_heading(ww_composing *c, const char *heading) {
  if (heading)
    ww_run_add(ww_heading_add(c->doc, 2), WW_RUN_PLAIN, ww_str_from(heading));
}

/* All that it says, and where that comes from. */
static void add_advice(ww_composing *c, const ww_advice *advice,
                       ww_element *parent) {
  ww_element *text = ww_paragraph_add(parent, ww_say(c, &advice->say));
  ww_run_add(text, WW_RUN_PLAIN, WW_S(" "));
  ww_compose_evidence(c, text, advice->claim, advice->sources,
                      advice->source_count);
}

void ww_compose_warnings(ww_composing *c, ww_kind kind, const char *heading) {
  int count = count_advice(c, kind);
  int shown = shown_of(c, count, WARNINGS_MOST);
  if (count == 0)
    return;
  add_heading(c, heading);
  for (int i = 0, at = 0; i < shown; i++) {
    ww_element *callout = ww_element_add(c->doc, WW_ELEMENT_CALLOUT);
    callout->tone =
        kind == WW_CONTRADICTION ? WW_TONE_CONFLICT : WW_TONE_WARNING;
    add_advice(c, next_advice(c, kind, &at), callout);
  }
  add_more(c, count - shown);
}

void ww_compose_steps(ww_composing *c, const char *heading) {
  int count = count_advice(c, WW_STEP);
  int shown = shown_of(c, count, STEPS_MOST);
  if (count == 0)
    return;
  add_heading(c, heading);
  ww_element *list = ww_element_add(c->doc, WW_ELEMENT_LIST);
  list->numbered = true;
  for (int i = 0, at = 0; i < shown; i++) {
    const ww_advice *advice = next_advice(c, WW_STEP, &at);
    ww_element *item = ww_element_add(list, WW_ELEMENT_ITEM);
    if (c->whole)
      add_advice(c, advice, item);
    else
      ww_paragraph_add(item, ww_first_sentence(ww_say(c, &advice->say)));
  }
  add_more(c, count - shown);
}
