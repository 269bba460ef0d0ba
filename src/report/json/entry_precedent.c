/* A precedent as JSON, for `rules show` and `rules list`; see
 * report/json/entry.h. */
#include "report/json/entry.h"

#include "rulebook/format.h"

static const ww_json_type evidence = WW_JSON_WORD_OF(ww_evidence_words);

/* The keys of a precedent, behind its id. */
#define PRECEDENT                                                              \
  WW_KEY("title", ww_json_a_text, NULL),                                       \
      WW_KEY("short", ww_json_maybe_text, NULL),                               \
      WW_KEY("facts", ww_json_a_text, NULL),                                   \
      WW_KEY("answers", ww_json_answers, "what was known"),                    \
      WW_KEY("outcome", ww_json_options, "any of these"),                      \
      WW_KEY("first", ww_json_maybe_text,                                      \
             "an option of the decision that leads"),                          \
      WW_KEY("result", ww_json_a_text, "what came of it"),                     \
      WW_KEY("evidence", evidence, NULL),                                      \
      WW_KEY("held", ww_json_a_flag, "no points rest on it"),                  \
      WW_KEY("source", ww_json_a_text, "id or id#section"),                    \
      WW_KEY("date", ww_json_maybe_text, NULL), WW_JSON_PLACE

static void put_precedent(ww_json *json, const ww_rules *rules,
                          const ww_precedent *precedent) {
  const ww_decision_rules *decision = &rules->decisions[rules->main];
  ww_json_str(json, NULL, precedent->title);
  ww_json_maybe_str(json, precedent->short_text);
  ww_json_str(json, NULL, precedent->facts);
  ww_json_open(json, NULL, '{');
  for (int i = 0; i < precedent->given_count; i++) {
    const ww_given *given = &precedent->given[i];
    ww_json_key(json, rules->questions[given->question].id);
    ww_json_answer(json, &rules->questions[given->question], &given->answer);
  }
  ww_json_close(json, '}');
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < precedent->outcome_count; i++)
    ww_json_option(json, decision, precedent->outcomes[i]);
  ww_json_close(json, ']');
  if (precedent->first == WW_NONE)
    ww_json_null(json, NULL);
  else
    ww_json_option(json, &rules->decisions[rules->leading], precedent->first);
  ww_json_str(json, NULL, precedent->result);
  ww_json_text(json, NULL, ww_evidence_words[precedent->evidence]);
  ww_json_bool(json, NULL, precedent->held);
  ww_json_str(json, NULL, precedent->source);
  ww_json_maybe_str(json, precedent->date);
  ww_json_place(json, precedent->place);
}

/* ---- One entry -------------------------------------------------------- */

const ww_json_type ww_json_precedent_kind = WW_ENTRY_KIND("precedent");
const ww_json_row ww_json_precedent_keys[] = {
    WW_ENTRY_HEAD(ww_json_precedent_kind), PRECEDENT, WW_KEYS_END};

void ww_json_put_precedent(ww_json *json, const ww_entry *entry) {
  put_precedent(json, entry->rules,
                &entry->names->precedents->of[entry->named.index]);
}

/* ---- The list --------------------------------------------------------- */

static const ww_json_row listed_keys[] = {
    WW_KEY("precedent", ww_json_a_text, NULL), PRECEDENT, WW_KEYS_END};
static const ww_json_type listed = WW_JSON_OBJECT_OF(listed_keys);
const ww_json_type ww_json_listed_precedents = WW_JSON_LIST_OF(listed);

void ww_json_list_precedents(ww_json *json, const ww_rules *rules) {
  ww_json_open(json, NULL, '[');
  const ww_precedents *all =
      rules ? ww_precedents_of(json->buf->arena, rules) : NULL;
  for (int i = 0; all && i < all->count; i++) {
    ww_json_begin(json, NULL, listed_keys);
    ww_json_str(json, NULL, all->of[i].id);
    put_precedent(json, rules, &all->of[i]);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}
