/* Precedents, and what `rules show` prints as the rulebook has it; see
 * report/compose/entry.h. */
#include "report/compose/entry.h"

#include "report/text/text.h"

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
