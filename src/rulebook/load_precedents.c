/* From the tree to precedents; see precedents.h. */
#include "rulebook/precedents.h"

#include "rulebook/loading.h"

#include <stdlib.h>

static int by_question(const void *a, const void *b) {
  return ((const ww_given *)a)->question - ((const ww_given *)b)->question;
}

static void load_given(ww_loading *load, ww_precedent *precedent,
                       const ww_node *map) {
  precedent->given = WW_NEWS(load->arena, ww_given, map->count);
  for (const ww_node *m = map->first; m; m = m->next) {
    ww_given *given = &precedent->given[precedent->given_count];
    *given = (ww_given){.question = ww_question_index(load->rules, m->key)};
    if (given->question == WW_NONE)
      ww_complain_question(load->rules, m->key, ww_key_place(m), load->diags);
    else if (!load->rules->questions[given->question].broken)
      ww_answer_load(&load->rules->questions[given->question], m,
                     &given->answer, load->diags);
    if (given->answer.known)
      precedent->given_count++;
  }
  qsort(precedent->given, (size_t)precedent->given_count,
        sizeof *precedent->given, by_question);
  for (int i = 1; i < precedent->given_count; i++)
    if (precedent->given[i].question == precedent->given[i - 1].question)
      ww_error(load->diags, WW_D_DUPLICATE_KEY, ww_key_place(map),
               "'%.*s' is answered twice",
               WW_P(load->rules->questions[precedent->given[i].question].id));
}

static int by_number(const void *a, const void *b) {
  return *(const int *)a - *(const int *)b;
}

static void add_outcome(ww_loading *load, ww_precedent *precedent,
                        const ww_node *node) {
  const ww_decision_rules *decision =
      &load->rules->decisions[load->rules->main];
  if (!ww_want_text(node, "an option", load->diags))
    return;
  int option = ww_want_option(load, decision, ww_node_place(node), node->text);
  if (option != WW_NONE)
    precedent->outcomes[precedent->outcome_count++] = option;
}

static void load_outcomes(ww_loading *load, ww_precedent *precedent,
                          const ww_node *node) {
  bool list = node->kind == WW_LIST;
  precedent->outcomes = WW_NEWS(load->arena, int, list ? node->count : 1);
  if (list && node->count == 0) {
    ww_diag *diag = ww_error(load->diags, WW_D_EMPTY, ww_node_place(node),
                             "'outcome' names no option");
    ww_hint(load->diags, diag, "name what was chosen");
  }
  if (!list)
    add_outcome(load, precedent, node);
  for (const ww_node *m = list ? node->first : NULL; m; m = m->next)
    add_outcome(load, precedent, m);
  qsort(precedent->outcomes, (size_t)precedent->outcome_count,
        sizeof *precedent->outcomes, by_number);
  int kept = 0; /* each once */
  for (int i = 0; i < precedent->outcome_count; i++)
    if (i == 0 || precedent->outcomes[i] != precedent->outcomes[i - 1])
      precedent->outcomes[kept++] = precedent->outcomes[i];
  precedent->outcome_count = kept;
}

static int load_first(ww_loading *load, const ww_node *node) {
  const ww_rules *rules = load->rules;
  if (!node)
    return WW_NONE;
  if (rules->leading != WW_NONE)
    return ww_want_option(load, &rules->decisions[rules->leading],
                          ww_node_place(node), node->text);
  ww_diag *diag = ww_error(load->diags, WW_D_UNKNOWN_ID, ww_node_place(node),
                           "no decision says what to do first");
  ww_hint(load->diags, diag, "give one of them 'leads: true'");
  return WW_NONE;
}

static void load_precedent(ww_loading *load, ww_precedent *precedent,
                           const ww_node *node) {
  const ww_node *found[WW_PRECEDENT_COUNT];
  precedent->id = node->key;
  precedent->place = ww_key_place(node);
  ww_check_key_id(node, load->diags);
  if (!ww_fields_read(node, &ww_precedent_fields, found, load->diags))
    return;
  precedent->title = found[WW_PRECEDENT_TITLE]->text;
  precedent->facts = found[WW_PRECEDENT_FACTS]->text;
  precedent->result = found[WW_PRECEDENT_RESULT]->text;
  precedent->source = found[WW_PRECEDENT_SOURCE]->text;
  ww_check_cited(load, found[WW_PRECEDENT_SOURCE]);
  if (found[WW_PRECEDENT_DATE])
    precedent->date = found[WW_PRECEDENT_DATE]->text;
  if (found[WW_PRECEDENT_SHORT])
    precedent->short_text = found[WW_PRECEDENT_SHORT]->text;
  precedent->evidence = ww_load_claim(found[WW_PRECEDENT_EVIDENCE]);
  if (found[WW_PRECEDENT_HELD])
    ww_want_flag(found[WW_PRECEDENT_HELD], &precedent->held, load->diags);
  precedent->first = load_first(load, found[WW_PRECEDENT_FIRST]);
  load_given(load, precedent, found[WW_PRECEDENT_ANSWERS]);
  load_outcomes(load, precedent, found[WW_PRECEDENT_OUTCOME]);
}

const ww_precedents *ww_precedents_load(ww_arena *arena, const ww_rules *rules,
                                        ww_diag_list *diags) {
  const ww_node *map = rules->precedent_map;
  ww_precedents *all = WW_NEW(arena, ww_precedents);
  ww_rules borrowed = *rules;
  ww_loading load = {.rules = &borrowed,
                     .arena = arena,
                     .diags = diags,
                     .cited = ww_table_new(arena)};
  size_t before = diags->errors;
  if (!map)
    return all;
  if (map->count > WW_PRECEDENTS_MOST) {
    ww_error(diags, WW_D_TOO_MANY, ww_key_place(map),
             "a rulebook has at most %d precedents, this one has %u",
             WW_PRECEDENTS_MOST, (unsigned)map->count);
    return NULL;
  }
  for (int i = 0; i < rules->cited_count; i++)
    ww_table_add(&load.cited, rules->cited[i].id, &rules->cited[i]);
  all->of = WW_NEWS(arena, ww_precedent, map->count);
  for (const ww_node *m = map->first; m; m = m->next)
    load_precedent(&load, &all->of[all->count++], m);
  return diags->errors > before ? NULL : all;
}

bool ww_precedent_led_to(const ww_precedent *precedent, int option) {
  for (int i = 0; i < precedent->outcome_count; i++)
    if (precedent->outcomes[i] == option)
      return true;
  return false;
}
