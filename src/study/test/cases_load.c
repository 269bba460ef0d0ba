/* From trees to cases; see cases.h. */
#include "study/test/cases.h"

#include "engine/analysis.h"
#include "study/show/show.h"

#define FIELDS(array) (array), sizeof(array) / sizeof *(array)

static const ww_field one_case[] = {
    [WW_CASE_SAYS] = {"says", WW_SHAPE_TEXT, true, "the project, in a sentence",
                      NULL, NULL},
    [WW_CASE_SOURCE] = {"source", WW_SHAPE_TEXT, false,
                        "what speaks of such a project", NULL, NULL},
    [WW_CASE_ANSWERS] = {"answers", WW_SHAPE_MAP, true, "as in a profile", NULL,
                         NULL},
    [WW_CASE_EXPECT] = {"expect", WW_SHAPE_TEXT, false,
                        "the option that the main decision recommends; none: "
                        "none of them",
                        NULL, NULL},
    [WW_CASE_ACCEPT] = {"accept", WW_SHAPE_TEXTS, false,
                        "options of which any will do", NULL, NULL},
    [WW_CASE_STATUS] = {"status", WW_SHAPE_WORD, false,
                        "how sure the recommendation is", NULL, ww_state_names},
    [WW_CASE_FIRES] = {"fires", WW_SHAPE_TEXTS, false, "rules that fire", NULL,
                       NULL},
    [WW_CASE_FIRES_NOT] = {"fires_not", WW_SHAPE_TEXTS, false,
                           "rules that do not fire", NULL, NULL},
    [WW_CASE_FOLLOWUPS] = {"followups", WW_SHAPE_TEXT_MAP, false,
                           "what other decisions recommend; null: nothing",
                           NULL, NULL},
    [WW_CASE_ADVICE] = {"advice", WW_SHAPE_TEXTS, false, "advice that applies",
                        NULL, NULL},
    [WW_CASE_ADVICE_NOT] = {"advice_not", WW_SHAPE_TEXTS, false,
                            "advice that does not apply", NULL, NULL},
};
const ww_fields ww_case_fields = {"a case", FIELDS(one_case)};

static const ww_field file[] = {
    {"cases", WW_SHAPE_NAMED, true, "cases by id", &ww_case_fields, NULL},
};
const ww_fields ww_cases_fields = {"a file of cases", FIELDS(file)};

typedef struct loading {
  ww_arena *arena;
  const ww_rules *rules;
  const ww_names *names;
  ww_diag_list *diags;
  ww_table seen; /* ww_case, by id */
} loading;

static ww_expected *add(ww_case *c, ww_expected_kind kind, int decision,
                        int index) {
  ww_expected *expected = &c->expected[c->expected_count++];
  *expected = (ww_expected){kind, decision, index, NULL};
  return expected;
}

/* ---- Outcomes --------------------------------------------------------- */

static void add_option(const loading *l, const ww_decision_rules *decision,
                       const ww_node *node, bool options[]) {
  if (!ww_want_text(node, "an option", l->diags))
    return;
  int option = ww_option_named(decision, node->text);
  if (option == WW_NONE && ww_str_is(node->text, "none"))
    option = decision->option_count;
  if (option != WW_NONE) {
    options[option] = true;
    return;
  }
  size_t count = (size_t)decision->option_count;
  ww_str *ids = WW_NEWS(l->arena, ww_str, count);
  for (size_t i = 0; i < count; i++)
    ids[i] = decision->options[i].id;
  ww_diag *diag = ww_error(l->diags, WW_D_UNKNOWN_ID, ww_node_place(node),
                           "'%.*s' has no option %.*s", WW_P(decision->id),
                           WW_P(ww_quote(l->arena, node->text)));
  ww_hint_words(l->diags, diag, node->text, ids, count);
}

static bool *add_outcome(const loading *l, ww_case *c, int decision) {
  size_t count = (size_t)l->rules->decisions[decision].option_count;
  ww_expected *expected = add(c, WW_EXPECT_OUTCOME, decision, WW_NONE);
  expected->options = WW_NEWS(l->arena, bool, count + 1);
  return expected->options;
}

static void add_verdict(const loading *l, ww_case *c, const ww_node *expect,
                        const ww_node *accept) {
  const ww_decision_rules *decision = &l->rules->decisions[l->rules->main];
  if (expect && accept) {
    ww_diag *diag = ww_error(l->diags, WW_D_BAD_CASE, ww_key_place(accept),
                             "a case has 'expect' or 'accept', not both");
    ww_hint(l->diags, diag, "list all that will do under 'accept'");
    return;
  }
  if (expect)
    add_option(l, decision, expect, add_outcome(l, c, l->rules->main));
  if (!accept)
    return;
  if (accept->count == 0)
    ww_error(l->diags, WW_D_EMPTY, ww_node_place(accept),
             "'accept' names no option");
  bool *options = add_outcome(l, c, l->rules->main);
  for (const ww_node *item = accept->first; item; item = item->next)
    add_option(l, decision, item, options);
}

static void unknown_decision(const loading *l, const ww_node *member) {
  size_t count = (size_t)l->rules->decision_count;
  ww_str *ids = WW_NEWS(l->arena, ww_str, count);
  for (size_t i = 0; i < count; i++)
    ids[i] = l->rules->decisions[i].id;
  ww_diag *diag = ww_error(l->diags, WW_D_UNKNOWN_ID, ww_key_place(member),
                           "there is no decision %.*s",
                           WW_P(ww_quote(l->arena, member->key)));
  ww_hint_words(l->diags, diag, member->key, ids, count);
}

static void add_followups(const loading *l, ww_case *c, const ww_node *map) {
  for (const ww_node *m = map ? map->first : NULL; m; m = m->next) {
    int d = ww_decision_named(l->rules, m->key);
    if (d == WW_NONE) {
      unknown_decision(l, m);
      continue;
    }
    if (d == l->rules->main) {
      ww_diag *diag = ww_error(l->diags, WW_D_BAD_CASE, ww_key_place(m),
                               "'%.*s' is the main decision", WW_P(m->key));
      ww_hint(l->diags, diag, "write 'expect: %.*s'",
              WW_P(m->kind == WW_SCALAR ? m->text : WW_S("...")));
      continue;
    }
    const ww_decision_rules *decision = &l->rules->decisions[d];
    bool *options = add_outcome(l, c, d);
    if (ww_node_is_null(m))
      options[decision->option_count] = true;
    else
      add_option(l, decision, m, options);
  }
}

/* ---- Rules and advice ------------------------------------------------- */

static void unknown_name(const loading *l, const ww_node *node,
                         ww_named_kind kind, const char *what) {
  size_t count = 0;
  ww_str *ids = WW_NEWS(l->arena, ww_str, (size_t)l->names->count);
  for (int i = 0; i < l->names->count; i++)
    if (l->names->of[i].kind == kind)
      ids[count++] = l->names->of[i].id;
  ww_diag *diag =
      ww_error(l->diags, WW_D_UNKNOWN_ID, ww_node_place(node), "%.*s is no %s",
               WW_P(ww_quote(l->arena, node->text)), what);
  ww_hint_words(l->diags, diag, node->text, ids, count);
}

static void add_names(const loading *l, ww_case *c, const ww_node *list,
                      ww_expected_kind expected, ww_named_kind kind) {
  const char *what = kind == WW_NAMED_RULE ? "rule" : "advice";
  for (const ww_node *item = list ? list->first : NULL; item;
       item = item->next) {
    if (!ww_want_text(item, what, l->diags))
      continue;
    const ww_named *named = ww_names_find(l->names, item->text);
    if (!named || named->kind != kind)
      unknown_name(l, item, kind, what);
    else
      add(c, expected, named->decision, named->index);
  }
}

/* ---- A case ----------------------------------------------------------- */

/* As a profile of nothing but answers. */
static const ww_answers *load_answers(const loading *l, const ww_node *node) {
  ww_node *answers = WW_NEW(l->arena, ww_node);
  ww_node *profile = WW_NEW(l->arena, ww_node);
  *answers = *node;
  answers->next = NULL;
  *profile = (ww_node){.kind = WW_MAP,
                       .at = node->at,
                       .count = 1,
                       .source = node->source,
                       .first = answers};
  return ww_profile_load(l->arena, l->rules, profile, l->diags);
}

static size_t items_of(const ww_node *node) {
  return node ? node->count : 0;
}

static void load_case(loading *l, ww_case *c, const ww_node *node) {
  const ww_node *found[WW_CASE_FIELD_COUNT];
  size_t before = l->diags->errors;
  c->id = node->key;
  c->place = ww_key_place(node);
  ww_check_key_id(node, l->diags);
  const ww_case *other = ww_table_add(&l->seen, c->id, c);
  if (other) {
    ww_diag *diag = ww_error(l->diags, WW_D_DUPLICATE_ID, c->place,
                             "the case '%.*s' is given twice", WW_P(c->id));
    diag->other = other->place;
  }
  if (!ww_fields_read(node, &ww_case_fields, found, l->diags))
    return;
  c->says = found[WW_CASE_SAYS]->text;
  if (found[WW_CASE_SOURCE])
    c->source = found[WW_CASE_SOURCE]->text;
  c->answers = load_answers(l, found[WW_CASE_ANSWERS]);
  size_t most =
      3 + items_of(found[WW_CASE_FIRES]) + items_of(found[WW_CASE_FIRES_NOT]) +
      items_of(found[WW_CASE_FOLLOWUPS]) + items_of(found[WW_CASE_ADVICE]) +
      items_of(found[WW_CASE_ADVICE_NOT]);
  c->expected = WW_NEWS(l->arena, ww_expected, most);
  add_verdict(l, c, found[WW_CASE_EXPECT], found[WW_CASE_ACCEPT]);
  add_followups(l, c, found[WW_CASE_FOLLOWUPS]);
  if (found[WW_CASE_STATUS])
    add(c, WW_EXPECT_STATUS, l->rules->main,
        ww_word_at(found[WW_CASE_STATUS]->text, ww_state_names));
  add_names(l, c, found[WW_CASE_FIRES], WW_EXPECT_FIRES, WW_NAMED_RULE);
  add_names(l, c, found[WW_CASE_FIRES_NOT], WW_EXPECT_FIRES_NOT, WW_NAMED_RULE);
  add_names(l, c, found[WW_CASE_ADVICE], WW_EXPECT_ADVICE, WW_NAMED_ADVICE);
  add_names(l, c, found[WW_CASE_ADVICE_NOT], WW_EXPECT_ADVICE_NOT,
            WW_NAMED_ADVICE);
  if (c->expected_count > 0 || l->diags->errors > before)
    return;
  ww_diag *diag = ww_error(l->diags, WW_D_BAD_CASE, c->place,
                           "the case '%.*s' expects nothing", WW_P(c->id));
  ww_hint(l->diags, diag,
          "say what should come out: 'expect', 'accept', 'status', 'fires', "
          "'followups' ...");
}

static bool holds(ww_str id, ww_str part) {
  for (size_t i = 0; i + part.size <= id.size; i++)
    if (ww_str_equal(ww_str_slice(id, i, i + part.size), part))
      return true;
  return false;
}

/* A shipped case goes with what an overlay takes away of what it names. */
static void load_shipped(loading *l, ww_cases *cases, const ww_node *node) {
  ww_diag_list *diags = l->diags;
  ww_diag_list own;
  ww_diag_list_init(&own, l->arena);
  l->diags = &own;
  cases->of[cases->count] = (ww_case){0};
  load_case(l, &cases->of[cases->count], node);
  l->diags = diags;
  if (own.errors == 0)
    cases->count++;
  else
    cases->left_out[cases->left_out_count++] = node->key;
}

/* All have been read: what is wrong is told, whatever is asked for. */
static void leave_out(const loading *l, ww_cases *cases,
                      const ww_cases_wanted *wanted) {
  int count = cases->count;
  ww_str *ids = WW_NEWS(l->arena, ww_str, (size_t)count);
  cases->count = 0;
  for (int i = 0; i < count; i++) {
    ids[i] = cases->of[i].id;
    if (holds(ids[i], wanted->only))
      cases->of[cases->count++] = cases->of[i];
  }
  if (cases->count > 0 || wanted->allow_empty)
    return;
  ww_diag *diag =
      ww_error(l->diags, WW_D_UNKNOWN_ID, (ww_place){NULL, 0},
               "no case has %s in its id", ww_quote(l->arena, wanted->only).at);
  ww_hint_words(l->diags, diag, wanted->only, ids, (size_t)count);
}

static void complain_foreign(const loading *l) {
  ww_diag *diag =
      ww_error(l->diags, WW_D_BAD_CASE, (ww_place){NULL, 0},
               "most of the shipped cases name what this rulebook does "
               "not have");
  ww_hint(l->diags, diag,
          "they are for overlays of the shipped rulebook: write cases of your "
          "own");
}

ww_cases *ww_cases_load(ww_arena *arena, const ww_rules *rules,
                        const ww_node *const files[], size_t count,
                        const ww_cases_wanted *wanted, ww_diag_list *diags) {
  loading l = {.arena = arena,
               .rules = rules,
               .names = ww_names_make(arena, rules),
               .diags = diags,
               .seen = ww_table_new(arena)};
  size_t before = diags->errors;
  size_t most = 0;
  const ww_node **maps = WW_NEWS(arena, const ww_node *, count);
  for (size_t i = 0; i < count; i++) {
    if (!ww_fields_read(files[i], &ww_cases_fields, &maps[i], diags))
      continue;
    if (maps[i]->count == 0 && !wanted->allow_empty)
      ww_error(diags, WW_D_EMPTY, ww_node_place(maps[i]),
               "there is no case in this file");
    most += maps[i]->count;
  }
  if (diags->errors > before)
    return NULL;
  ww_cases *cases = WW_NEW(arena, ww_cases);
  cases->of = WW_NEWS(arena, ww_case, most);
  cases->left_out = WW_NEWS(arena, ww_str, wanted->shipped ? most : 0);
  for (size_t i = 0; i < count; i++)
    for (const ww_node *m = maps[i]->first; m; m = m->next)
      if (i < wanted->shipped)
        load_shipped(&l, cases, m);
      else
        load_case(&l, &cases->of[cases->count++], m);
  if (cases->left_out_count > cases->count)
    complain_foreign(&l);
  if (wanted->only.size)
    leave_out(&l, cases, wanted);
  return diags->errors > before ? NULL : cases;
}
