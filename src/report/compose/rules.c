/* What `rules list` prints; see report/compose/documents.h. */
#include "report/compose/documents.h"

#include "phrase/phrase.h"
#include "rulebook/format.h"
#include "rulebook/precedents.h"

/* "reported: callmissed#faq, daily#faq". */
static ww_str evidence(ww_arena *arena, const ww_rule *rule) {
  ww_buf buf = ww_buf_new(arena);
  if (rule->claim != WW_NO_CLAIM)
    ww_put_c(&buf, ww_claim_words[rule->claim]);
  for (int i = 0; i < rule->source_count; i++) {
    ww_put_c(&buf, i > 0 ? ", " : buf.size ? ": " : "");
    ww_put(&buf, rule->sources[i]);
  }
  return ww_buf_str(&buf);
}

static void add_rule(ww_element *pairs, const ww_rules *rules,
                     const ww_decision_rules *decision, const ww_rule *rule) {
  ww_arena *arena = pairs->arena;
  ww_element *pair = ww_element_add(pairs, WW_ELEMENT_PAIR);
  ww_run_add(pair, WW_RUN_STRONG, rule->id);
  ww_element *text = ww_element_add(pair, WW_ELEMENT_PARAGRAPH);
  ww_run_add(text, WW_RUN_PLAIN, ww_when_text(arena, rules, rule->when, false));
  ww_run_add(text, WW_RUN_PLAIN, WW_S(" \xE2\x86\x92 "));
  ww_run_add(text, WW_RUN_CODE, ww_moves_text(arena, decision, rule));
  ww_str says = evidence(arena, rule);
  if (says.size)
    ww_run_add(ww_element_add(pair, WW_ELEMENT_PARAGRAPH), WW_RUN_ASIDE, says);
}

static void compose_decision_rules(ww_element *doc, const ww_rules *rules,
                                   const ww_decision_rules *decision) {
  ww_run_addf(ww_heading_add(doc, 2), WW_RUN_PLAIN, "%.*s: %.*s",
              WW_P(decision->id), WW_P(decision->title));
  if (decision->when)
    ww_run_addf(ww_element_add(doc, WW_ELEMENT_PARAGRAPH), WW_RUN_ASIDE,
                "asked when %.*s",
                WW_P(ww_when_text(doc->arena, rules, decision->when, false)));
  ww_element *pairs = ww_element_add(doc, WW_ELEMENT_PAIRS);
  for (int r = 0; r < decision->rule_count; r++)
    add_rule(pairs, rules, decision, &decision->rules[r]);
}

static void compose_constants(ww_element *doc, const ww_rules *rules) {
  ww_run_add(ww_heading_add(doc, 2), WW_RUN_PLAIN, WW_S("Constants"));
  ww_element *pairs = ww_element_add(doc, WW_ELEMENT_PAIRS);
  for (int i = 0; i < rules->constant_count; i++) {
    ww_element *pair = ww_element_add(pairs, WW_ELEMENT_PAIR);
    ww_run_add(pair, WW_RUN_STRONG, rules->constants[i].id);
    ww_run_add(ww_element_add(pair, WW_ELEMENT_PARAGRAPH), WW_RUN_PLAIN,
               rules->constants[i].text);
  }
}

/* "rag; reported: zenml#12 (2024), held". */
static ww_str precedent_text(ww_arena *arena, const ww_rules *rules,
                             const ww_precedent *precedent) {
  const ww_decision_rules *decision = &rules->decisions[rules->main];
  ww_buf buf = ww_buf_new(arena);
  for (int i = 0; i < precedent->outcome_count; i++)
    ww_putf(&buf, "%s%.*s", i ? " or " : "",
            WW_P(decision->options[precedent->outcomes[i]].id));
  ww_putf(&buf, "; %s: %.*s", ww_claim_words[precedent->evidence],
          WW_P(precedent->source));
  if (precedent->date.size)
    ww_putf(&buf, " (%.*s)", WW_P(precedent->date));
  ww_put_c(&buf, precedent->held ? ", held" : "");
  return ww_buf_str(&buf);
}

static void compose_precedents(ww_element *doc, const ww_rules *rules,
                               const ww_precedents *precedents) {
  ww_run_add(ww_heading_add(doc, 2), WW_RUN_PLAIN, WW_S("Precedents"));
  ww_element *pairs = ww_element_add(doc, WW_ELEMENT_PAIRS);
  for (int i = 0; i < precedents->count; i++) {
    const ww_precedent *precedent = &precedents->of[i];
    ww_element *pair = ww_element_add(pairs, WW_ELEMENT_PAIR);
    ww_run_add(pair, WW_RUN_STRONG, precedent->id);
    ww_run_add(ww_element_add(pair, WW_ELEMENT_PARAGRAPH), WW_RUN_PLAIN,
               precedent->title);
    ww_run_add(ww_element_add(pair, WW_ELEMENT_PARAGRAPH), WW_RUN_ASIDE,
               precedent_text(doc->arena, rules, precedent));
  }
}

ww_element *ww_compose_rules(ww_arena *arena, const ww_rules *rules,
                             int decision) {
  ww_element *doc = ww_doc_new(arena);
  ww_run_addf(ww_heading_add(doc, 1), WW_RUN_PLAIN, "Rules of %.*s %.*s",
              WW_P(rules->name), WW_P(rules->version));
  if (decision == WW_NONE && rules->constant_count > 0)
    compose_constants(doc, rules);
  for (int d = 0; d < rules->decision_count; d++)
    if (decision == WW_NONE || decision == d)
      compose_decision_rules(doc, rules, &rules->decisions[d]);
  const ww_precedents *precedents = ww_precedents_of(arena, rules);
  if (decision == WW_NONE && precedents->count > 0)
    compose_precedents(doc, rules, precedents);
  return doc;
}
