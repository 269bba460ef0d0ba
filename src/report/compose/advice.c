/* Follow-up decisions and advice; see compose.h. */
#include "report/compose/compose.h"

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
  ww_compose_evidence(c, text, rule->claim, rule->sources, rule->source_count);
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
  const ww_advice *advice;
  for (int at = 0; (advice = next_advice(c, kind, &at)) != NULL;) {
    add_heading(c, heading);
    heading = NULL;
    ww_element *callout = ww_element_add(c->doc, WW_ELEMENT_CALLOUT);
    callout->tone =
        kind == WW_CONTRADICTION ? WW_TONE_CONFLICT : WW_TONE_WARNING;
    add_advice(c, advice, callout);
  }
}

void ww_compose_steps(ww_composing *c, const char *heading) {
  const ww_advice *advice;
  ww_element *list = NULL;
  for (int at = 0; (advice = next_advice(c, WW_STEP, &at)) != NULL;) {
    if (!list) {
      add_heading(c, heading);
      list = ww_element_add(c->doc, WW_ELEMENT_LIST);
      list->numbered = true;
    }
    add_advice(c, advice, ww_element_add(list, WW_ELEMENT_ITEM));
  }
}
