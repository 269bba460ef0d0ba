/* What speaks of nothing but what an overlay took away goes with it; see
 * merging.h.
 *
 * A question that is gone has no answer, and neither has a decision that can
 * never be made: no test of it is true, nor is its `not`. An option that is
 * gone is never the outcome. So some tests can never hold and others always
 * do; what can never apply is left out. */
#include "rulebook/format.h"
#include "rulebook/pruning.h"

/* ---- Entries ----------------------------------------------------------- */

/* The list of texts, or map of names, without those that are gone. */
static const ww_node *filtered(ww_pruning *p, const ww_node *of,
                               const ww_table *gone) {
  const ww_node *first = of->first;
  while (first &&
         !ww_table_get(gone, of->kind == WW_MAP ? first->key : first->text))
    first = first->next;
  if (!first)
    return of;
  ww_builder b = ww_builder_new(p->arena, of);
  for (const ww_node *m = of->first; m; m = m->next)
    if (!ww_table_get(gone, of->kind == WW_MAP ? m->key : m->text))
      ww_builder_add(&b, m);
  return b.map;
}

/* What an entry has to name options of, or questions, or tests. */
typedef struct word {
  const char *key;
  enum { TESTS, GUARD, OPTIONS, FIRST, RULES, QUESTIONS, QUESTION } what;
  bool needed; /* where nothing is left of it the entry goes, too */
} word;

static const word question_words[] = {{"ask_when", GUARD, false}};
static const word rule_words[] = {{"when", TESTS, true},
                                  {"points", OPTIONS, false},
                                  {"rules_out", OPTIONS, false},
                                  {"published", QUESTIONS, false}};
static const word instead_words[] = {{"instead_of", RULES, false}};
static const word invariant_words[] = {
    {"when", TESTS, true},       {"unless", GUARD, false},
    {"raising", QUESTION, true}, {"never_lowers", OPTIONS, true},
    {"keeps", OPTIONS, true},    {"never", OPTIONS, true}};
static const word advice_words[] = {{"when", TESTS, true}};
static const word price_words[] = {{"when", TESTS, true},
                                   {"options", OPTIONS, true}};
static const word precedent_words[] = {{"answers", QUESTIONS, false},
                                       {"outcome", OPTIONS, true},
                                       {"first", FIRST, false}};
static const word costs_words[] = {{"latency", QUESTION, false}};
static const word decision_words[] = {{"when", TESTS, true}};
#define WORDS(of) (of), sizeof(of) / sizeof *(of)

typedef struct words {
  const word *of;
  size_t count;
  ww_str decision; /* whose options they name */
} words;

/* What is left of it; NULL: nothing. */
static const ww_node *word_left(ww_pruning *p, const word *w, const ww_node *m,
                                const ww_table *options, bool *changed) {
  bool of_questions = w->what == QUESTIONS || w->what == QUESTION;
  const ww_table *gone = of_questions       ? &p->questions
                         : w->what == RULES ? &p->rules
                         : w->what == FIRST ? p->leading_options
                                            : options;
  ww_node *now = NULL;
  if (w->what == TESTS || w->what == GUARD) {
    ww_holds holds =
        m->kind == WW_MAP ? ww_prune_tests(p, m, true, &now) : WW_MAYBE;
    *changed = holds != WW_MAYBE;
    if (holds == WW_MAYBE)
      return now ? now : m;
    return holds == WW_ALWAYS && w->what == TESTS ? m : NULL;
  }
  if (!gone)
    return m;
  if (m->kind == WW_SCALAR)
    return ww_table_get(gone, m->text) ? NULL : m;
  const ww_node *rest = filtered(p, m, gone);
  return rest->count > 0 || m->count == 0 || w->what == QUESTIONS ? rest : NULL;
}

static const word *find_word(const words *its, ww_str key) {
  for (size_t i = 0; i < its->count; i++)
    if (ww_str_is(key, its->of[i].key))
      return &its->of[i];
  return NULL;
}

/* Whether a rule does anything. */
static bool does(const ww_node *rule) {
  return ww_node_get(rule, WW_S("points")) ||
         ww_node_get(rule, WW_S("rules_out"));
}

/* What is left of an entry, mostly itself; NULL: it goes. */
static const ww_node *entry_left(ww_pruning *p, const ww_node *entry,
                                 const words *its) {
  const ww_table *options = ww_table_get(p->options, its->decision);
  ww_builder b = {0};
  for (const ww_node *m = entry->first; m; m = m->next) {
    const word *w = find_word(its, m->key);
    bool always = false;
    const ww_node *now =
        w && !ww_node_is_null(m) ? word_left(p, w, m, options, &always) : m;
    if (!now && w->needed)
      return NULL;
    if (always && w->what == TESTS)
      now = NULL;
    if (!b.map && now != m)
      b = ww_builder_upto(p->arena, entry, m);
    if (b.map && now)
      ww_builder_add(&b, now);
  }
  const ww_node *left = b.map ? b.map : entry;
  return does(entry) && !does(left) ? NULL : left;
}

static const ww_node *entries_left(ww_pruning *p, const ww_node *map,
                                   const words *its) {
  ww_builder b = {0};
  for (const ww_node *m = map->first; m; m = m->next) {
    const ww_node *now = m->kind == WW_MAP ? entry_left(p, m, its) : m;
    if (!b.map && now != m)
      b = ww_builder_upto(p->arena, map, m);
    if (!now)
      ww_table_add(&p->rules, m->key, p->arena);
    else if (b.map)
      ww_builder_add(&b, now);
  }
  return b.map ? b.map : map;
}

/* ---- Decisions --------------------------------------------------------- */

/* No rule stands for one that is gone. */
static const ww_node *rules_left(ww_pruning *p, const ww_node *map) {
  words its = {WORDS(instead_words), {0}};
  return p->rules.count ? entries_left(p, map, &its) : map;
}

/* Headlines by "option/option of the main decision". */
static ww_node *paths_left(ww_pruning *p, const ww_node *map,
                           const ww_table *own) {
  ww_builder b = ww_builder_new(p->arena, map);
  for (const ww_node *m = map->first; m; m = m->next) {
    size_t slash = 0;
    while (slash < m->key.size && m->key.at[slash] != '/')
      slash++;
    ww_str first = ww_str_slice(m->key, 0, slash);
    ww_str second = ww_str_slice(m->key, slash + 1, m->key.size);
    if (!(own && ww_table_get(own, first)) &&
        !(p->main_options && ww_table_get(p->main_options, second)))
      ww_builder_add(&b, m);
  }
  return b.map;
}

static ww_node *decision_left(ww_pruning *p, const ww_node *decision) {
  const ww_node *whole =
      entry_left(p, decision, &(words){WORDS(decision_words), decision->key});
  if (!whole)
    return NULL;
  ww_builder b = ww_builder_new(p->arena, whole);
  words rules = {WORDS(rule_words), decision->key};
  words invariants = {WORDS(invariant_words), decision->key};
  for (const ww_node *m = whole->first; m; m = m->next) {
    const ww_node *now = m;
    if (m->kind == WW_MAP && ww_str_is(m->key, "rules"))
      now = rules_left(p, entries_left(p, m, &rules));
    else if (m->kind == WW_MAP && ww_str_is(m->key, "invariants"))
      now = entries_left(p, m, &invariants);
    else if (m->kind == WW_MAP && ww_str_is(m->key, "paths"))
      now = paths_left(p, m, ww_table_get(p->options, decision->key));
    ww_builder_add(&b, now);
  }
  return b.map;
}

/* In order: a decision tests those before it. One that is never made is as
 * good as gone for those after it. */
static ww_node *decisions_left(ww_pruning *p, const ww_node *map) {
  ww_builder b = ww_builder_new(p->arena, map);
  for (const ww_node *m = map->first; m; m = m->next) {
    const ww_node *now = m->kind == WW_MAP ? decision_left(p, m) : m;
    if (now)
      ww_builder_add(&b, now);
    else
      ww_table_add(&p->decisions, m->key, p->arena);
  }
  return b.map;
}

static ww_node *conditions_left(ww_pruning *p, const ww_node *map) {
  ww_builder b = ww_builder_new(p->arena, map);
  for (const ww_node *m = map->first; m; m = m->next) {
    const ww_pruned_condition *c =
        ww_prune_condition(p, ww_table_get(&p->conditions, m->key));
    if (c->holds == WW_MAYBE)
      ww_builder_add(&b, c->now ? c->now : m);
  }
  return b.map;
}

/* ---- The whole --------------------------------------------------------- */

/* The decision that says so, else the first. */
static ww_str decision_with(const ww_node *decisions, ww_str flag) {
  ww_str first =
      decisions && decisions->first ? decisions->first->key : (ww_str){0};
  for (const ww_node *m = decisions ? decisions->first : NULL; m; m = m->next) {
    const ww_node *given = m->kind == WW_MAP ? ww_node_get(m, flag) : NULL;
    if (given && ww_str_is(given->text, "true"))
      return m->key;
  }
  return first;
}

static const ww_node *costs_left(ww_pruning *p, const ww_node *costs,
                                 ww_str main) {
  const ww_node *whole =
      entry_left(p, costs, &(words){WORDS(costs_words), main});
  ww_builder b = ww_builder_new(p->arena, whole);
  for (const ww_node *m = whole->first; m; m = m->next)
    ww_builder_add(&b,
                   ww_str_is(m->key, "prices") && m->kind == WW_MAP
                       ? entries_left(p, m, &(words){WORDS(price_words), main})
                       : m);
  return b.map;
}

static const ww_node *top_left(ww_pruning *p, const ww_node *m, ww_str main) {
  if (m->kind != WW_MAP)
    return m;
  if (ww_str_is(m->key, "questions"))
    return entries_left(p, m, &(words){WORDS(question_words), main});
  if (ww_str_is(m->key, "conditions"))
    return conditions_left(p, m);
  if (ww_str_is(m->key, "precedents"))
    return entries_left(p, m, &(words){WORDS(precedent_words), main});
  if (ww_str_is(m->key, "advice"))
    return entries_left(p, m, &(words){WORDS(advice_words), main});
  return ww_str_is(m->key, "costs") ? costs_left(p, m, main) : m;
}

static void set_up(ww_pruning *p, const ww_gone *gone, const ww_node *tree) {
  const ww_node *conditions = ww_node_get(tree, WW_S("conditions"));
  p->conditions = ww_table_new(p->arena);
  p->all_decisions = ww_node_get(tree, WW_S("decisions"));
  for (const ww_node *m = conditions ? conditions->first : NULL; m;
       m = m->next) {
    ww_pruned_condition *c = WW_NEW(p->arena, ww_pruned_condition);
    c->node = m;
    ww_table_add(&p->conditions, m->key, c);
  }
  p->questions = gone->questions;
  p->decisions = gone->decisions;
  p->rules = gone->rules;
  p->options = &gone->options;
}

const ww_node *ww_prune(const ww_gone *gone, const ww_node *tree) {
  ww_pruning p = {.arena = gone->arena};
  set_up(&p, gone, tree);
  const ww_node *decisions = p.all_decisions;
  ww_str main = decision_with(decisions, WW_S("main"));
  p.leading_options =
      ww_table_get(p.options, decision_with(decisions, WW_S("leads")));
  p.main_options = ww_table_get(p.options, main);
  const ww_node *left = decisions && decisions->kind == WW_MAP
                            ? decisions_left(&p, decisions)
                            : decisions;
  ww_builder b = ww_builder_new(p.arena, tree);
  for (const ww_node *m = tree->first; m; m = m->next)
    ww_builder_add(&b, m == decisions ? left : top_left(&p, m, main));
  return b.map;
}
