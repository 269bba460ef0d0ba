/* What entries are made of, precedents, and what `rules show` prints as the
 * rulebook has it; see report/compose/entry.h. */
#include "report/compose/entry.h"

#include "report/text/text.h"
#include "rulebook/format.h"

ww_element *ww_entry_fact(const ww_composing_entry *c, const char *label) {
  ww_element *pair = ww_element_add(c->pairs, WW_ELEMENT_PAIR);
  ww_run_add(pair, WW_RUN_STRONG, ww_str_from(label));
  return ww_element_add(pair, WW_ELEMENT_PARAGRAPH);
}

void ww_entry_text(const ww_composing_entry *c, const char *label,
                   ww_str text) {
  if (text.size)
    ww_run_add(ww_entry_fact(c, label), WW_RUN_PLAIN, text);
}

static const ww_cited *cited_by(const ww_rules *rules, ww_str source) {
  size_t end = 0;
  while (end < source.size && source.at[end] != '#')
    end++;
  for (int i = 0; i < rules->cited_count; i++)
    if (ww_str_equal(rules->cited[i].id, ww_str_slice(source, 0, end)))
      return &rules->cited[i];
  return NULL;
}

void ww_entry_sources(const ww_composing_entry *c, ww_claim claim,
                      const ww_str *sources, int count) {
  if (claim != WW_NO_CLAIM)
    ww_entry_text(c, "claim", ww_str_from(ww_claim_words[claim]));
  for (int i = 0; i < count; i++) {
    ww_element *text = ww_entry_fact(c, i == 0 ? "sources" : "");
    const ww_cited *cited = cited_by(c->rules, sources[i]);
    ww_run_add(text, WW_RUN_SOURCE, sources[i]);
    if (cited && cited->title.size)
      ww_run_addf(text, WW_RUN_PLAIN, ": %.*s", WW_P(cited->title));
  }
}

void ww_entry_place(const ww_composing_entry *c, ww_place place) {
  ww_str text = ww_place_text(c->arena, place);
  if (text.size)
    ww_run_add(ww_entry_fact(c, "stands in"), WW_RUN_ASIDE, text);
}

void ww_entry_users(const ww_composing_entry *c) {
  const ww_entry *entry = c->entry;
  static const char *const labels[] = {
      [WW_NAMED_QUESTION] = "questions",   [WW_NAMED_CONDITION] = "conditions",
      [WW_NAMED_DECISION] = "decisions",   [WW_NAMED_RULE] = "rules",
      [WW_NAMED_ADVICE] = "advice",        [WW_NAMED_CONSTANT] = "constants",
      [WW_NAMED_PRECEDENT] = "precedents", [WW_NAMED_OPTION] = "options",
      [WW_NAMED_INVARIANT] = "invariants", [WW_NAMED_PRICE] = "prices"};
  for (int kind = WW_NAMED_QUESTION; kind < WW_NAMED_KINDS; kind++) {
    ww_element *text = NULL;
    for (int i = 0; i < entry->user_count; i++) {
      if ((int)entry->users[i]->kind != kind)
        continue;
      if (text)
        ww_run_add(text, WW_RUN_PLAIN, WW_S(", "));
      else
        text = ww_entry_fact(c, labels[kind]);
      ww_run_add(text, WW_RUN_CODE, entry->users[i]->id);
    }
  }
}

void ww_entry_ids(const ww_composing_entry *c, const char *label,
                  const ww_str ids[], int count) {
  ww_element *text = count > 0 ? ww_entry_fact(c, label) : NULL;
  for (int i = 0; i < count; i++) {
    ww_run_add(text, WW_RUN_PLAIN, i ? WW_S(", ") : (ww_str){0});
    ww_run_add(text, WW_RUN_CODE, ids[i]);
  }
}

static void add_given(const ww_composing_entry *c,
                      const ww_precedent *precedent) {
  for (int i = 0; i < precedent->given_count; i++) {
    const ww_given *given = &precedent->given[i];
    const ww_question *question = &c->rules->questions[given->question];
    ww_buf value = ww_buf_new(c->arena);
    ww_element *text = ww_entry_fact(c, i == 0 ? "answers" : "");
    ww_put_answer(&value, question, &given->answer);
    ww_run_add(text, WW_RUN_CODE, question->id);
    ww_run_addf(text, WW_RUN_PLAIN, ": %.*s", WW_P(ww_buf_str(&value)));
  }
}

void ww_compose_precedent(const ww_composing_entry *c) {
  const ww_rules *rules = c->rules;
  const ww_precedent *precedent =
      &c->entry->names->precedents->of[c->entry->named.index];
  const ww_option *options = rules->decisions[rules->main].options;
  size_t count = (size_t)precedent->outcome_count;
  ww_str *outcomes = WW_NEWS(c->arena, ww_str, count);
  for (size_t i = 0; i < count; i++)
    outcomes[i] = options[precedent->outcomes[i]].id;
  ww_entry_text(c, "title", precedent->title);
  ww_entry_text(c, "in short", precedent->short_text);
  ww_entry_text(c, "facts", precedent->facts);
  add_given(c, precedent);
  ww_entry_ids(c, "outcome", outcomes, precedent->outcome_count);
  if (precedent->first != WW_NONE)
    ww_entry_ids(c, "first",
                 &rules->decisions[rules->leading].options[precedent->first].id,
                 1);
  ww_entry_text(c, "result", precedent->result);
  ww_entry_text(c, "held",
                precedent->held ? WW_S("yes: no points rest on it")
                                : (ww_str){0});
  ww_entry_sources(c, precedent->evidence, &precedent->source, 1);
  ww_entry_text(c, "date", precedent->date);
  ww_entry_place(c, precedent->place);
}

void ww_compose_part(const ww_composing_entry *c) {
  const ww_entry *entry = c->entry;
  if (entry->named.decision != WW_NONE)
    ww_entry_ids(c, "decision", &c->rules->decisions[entry->named.decision].id,
                 1);
  for (const ww_node *m = entry->written->first; m; m = m->next) {
    ww_buf text = ww_buf_new(c->arena);
    if (m->kind == WW_SCALAR)
      ww_put(&text, m->text);
    else
      ww_put_yaml(&text, m);
    ww_run_add(ww_entry_fact(c, ww_format(c->arena, "%.*s", WW_P(m->key)).at),
               WW_RUN_PLAIN, ww_buf_str(&text));
  }
  ww_entry_users(c);
  ww_entry_place(c, ww_key_place(entry->written));
}
