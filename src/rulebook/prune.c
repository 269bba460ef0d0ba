/* What speaks of nothing but what an overlay took away goes with it; see
 * merging.h.
 *
 * A question that is gone has no answer, and neither has a decision that can
 * never be made: no test of it is true, nor is its `not`. An option that is
 * gone is never the outcome. So some tests can never hold and others always
 * do; what can never apply is left out. */
#include "rulebook/merging.h"

#include "rulebook/format.h"

enum { DEPTH_MOST = 32 }; /* of conditions in conditions */

typedef enum verdict { MAYBE, ALWAYS, NEVER } verdict;

/* A condition, once it is looked at. */
typedef struct condition {
  const ww_node *node;
  bool begun, unknown; /* it never holds, nor does its `not` */
  verdict holds;
  const ww_node *now; /* where it may hold */
} condition;

typedef struct pruning {
  ww_arena *arena;
  ww_table questions, decisions; /* of ww_gone, and what goes with them */
  const ww_table *options;       /* ww_table, by decision */
  ww_table conditions;           /* condition */
  const ww_node *all_decisions;
  const ww_table *leading; /* its options that are gone; NULL: none */
  int depth;               /* conditions being looked at */
  bool unknown;            /* the tests just read rest on what has no answer */
} pruning;

/* ---- Tests ------------------------------------------------------------- */

/* The conjunction of a map's tests. `positive` is false within a `not`, where
 * what can never be true nor false has to hold, so that its `not` never does.
 */
static verdict all_of(pruning *p, const ww_node *map, bool positive,
                      ww_node **now);

static verdict opposite(verdict holds) {
  return holds == MAYBE ? MAYBE : holds == ALWAYS ? NEVER : ALWAYS;
}

static verdict never_known(pruning *p, const ww_node *test, bool positive) {
  const ww_node *known =
      test->kind == WW_MAP ? ww_node_get(test, WW_S("known")) : NULL;
  if (known && test->count == 1)
    return ww_str_is(known->text, "true") ? NEVER : ALWAYS;
  p->unknown = true;
  return positive ? NEVER : ALWAYS;
}

static verdict list_of(pruning *p, const ww_node *list, bool positive, bool any,
                       ww_node **now) {
  verdict decides = any ? ALWAYS : NEVER;
  ww_builder b = ww_builder_new(p->arena, list);
  for (const ww_node *item = list->first; item; item = item->next) {
    ww_node *part = NULL;
    verdict holds =
        item->kind == WW_MAP ? all_of(p, item, positive, &part) : MAYBE;
    if (holds == decides)
      return decides;
    if (holds == MAYBE)
      ww_builder_add(&b, part ? part : item);
  }
  *now = b.map;
  return b.map->count > 0 ? MAYBE : opposite(decides);
}

static ww_node *new_node(pruning *p, const ww_node *like, ww_node_kind kind,
                         ww_str key) {
  ww_node *node = ww_builder_new(p->arena, like).map;
  node->kind = kind;
  node->key = key;
  return node;
}

static void hang(ww_node *in, ww_node *only) {
  in->first = only;
  in->count = 1;
}

/* all: [{not: {decision: [what is left]}}]: it is none of these, and known. */
static ww_node *none_left(pruning *p, const ww_node *test,
                          const ww_table *gone) {
  static const ww_str none = {0};
  const ww_node *decision = ww_node_get(p->all_decisions, test->key);
  const ww_node *options = ww_node_get(decision, WW_S("options"));
  ww_builder rest = ww_builder_new(p->arena, test);
  rest.map->kind = WW_LIST;
  for (const ww_node *m = options->first; m; m = m->next) {
    ww_node item = *test;
    item.kind = WW_SCALAR;
    item.plain = true;
    item.text = m->key;
    if (!ww_table_get(gone, m->key))
      ww_builder_add(&rest, &item);
  }
  ww_node *not_it = new_node(p, test, WW_MAP, WW_S("not"));
  ww_node *item = new_node(p, test, WW_MAP, none);
  ww_node *all = new_node(p, test, WW_LIST, WW_S("all"));
  hang(not_it, rest.map);
  hang(item, not_it);
  hang(all, item);
  return all;
}

static verdict outcome(pruning *p, const ww_node *test, const ww_table *gone,
                       bool positive, ww_node **now) {
  const ww_node *item = test->kind == WW_LIST ? test->first : test;
  ww_builder left = ww_builder_new(p->arena, test);
  if (test->kind == WW_MAP || (test->kind == WW_LIST && test->count == 0))
    return MAYBE;
  for (; item; item = test->kind == WW_LIST ? item->next : NULL)
    if (item->kind != WW_SCALAR || !ww_table_get(gone, item->text))
      ww_builder_add(&left, item);
  if (left.map->count > 0) {
    if (test->kind == WW_LIST)
      *now = left.map;
    return MAYBE;
  }
  if (positive)
    return NEVER;
  *now = none_left(p, test, gone);
  return MAYBE;
}

static condition *look_at(pruning *p, condition *c) {
  if (c->begun || p->depth > DEPTH_MOST)
    return c; /* too deep, or in a circle: loading complains */
  bool outer = p->unknown;
  ww_node *now = NULL;
  c->begun = true;
  c->now = c->node;
  p->depth++;
  p->unknown = false;
  c->holds = c->node->kind == WW_MAP ? all_of(p, c->node, true, &now) : MAYBE;
  c->unknown = p->unknown && c->holds == NEVER;
  c->now = now ? now : c->node;
  p->unknown = outer;
  p->depth--;
  return c;
}

static verdict named(pruning *p, const ww_node *test, condition *c,
                     bool positive) {
  look_at(p, c);
  if (c->holds == NEVER && c->unknown)
    return never_known(p, test, positive);
  return ww_str_is(test->text, "false") ? opposite(c->holds) : c->holds;
}

static verdict one(pruning *p, const ww_node *m, bool positive, ww_node **now) {
  bool any = ww_str_is(m->key, "any");
  if (any || ww_str_is(m->key, "all"))
    return m->kind == WW_LIST ? list_of(p, m, positive, any, now) : MAYBE;
  if (ww_str_is(m->key, "not"))
    return m->kind == WW_MAP ? opposite(all_of(p, m, !positive, now)) : MAYBE;
  const ww_table *gone = ww_table_get(p->options, m->key);
  condition *c = ww_table_get(&p->conditions, m->key);
  if (ww_table_get(&p->questions, m->key) ||
      ww_table_get(&p->decisions, m->key))
    return never_known(p, m, positive);
  if (c)
    return named(p, m, c, positive);
  return gone ? outcome(p, m, gone, positive, now) : MAYBE;
}

static verdict all_of(pruning *p, const ww_node *map, bool positive,
                      ww_node **now) {
  ww_builder b = ww_builder_new(p->arena, map);
  for (const ww_node *m = map->first; m; m = m->next) {
    ww_node *part = NULL;
    verdict holds = one(p, m, positive, &part);
    if (holds == NEVER)
      return NEVER;
    if (holds == ALWAYS)
      continue;
    ww_builder_add(&b, part ? part : m);
  }
  *now = b.map;
  return b.map->count > 0 ? MAYBE : ALWAYS;
}

/* ---- Entries ----------------------------------------------------------- */

/* The list of texts, or map of names, without those that are gone. */
static ww_node *filtered(pruning *p, const ww_node *of, const ww_table *gone) {
  ww_builder b = ww_builder_new(p->arena, of);
  for (const ww_node *m = of->first; m; m = m->next)
    if (!ww_table_get(gone, of->kind == WW_MAP ? m->key : m->text))
      ww_builder_add(&b, m);
  return b.map;
}

/* What an entry has to name options of, or questions, or tests. */
typedef struct word {
  const char *key;
  enum { TESTS, GUARD, OPTIONS, FIRST, QUESTIONS, QUESTION } what;
  bool needed; /* where nothing is left of it the entry goes, too */
} word;

static const word question_words[] = {{"ask_when", GUARD, false}};
static const word rule_words[] = {{"when", TESTS, true},
                                  {"points", OPTIONS, false},
                                  {"rules_out", OPTIONS, false},
                                  {"published", QUESTIONS, false}};
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
static const ww_node *word_left(pruning *p, const word *w, const ww_node *m,
                                const ww_table *options, bool *changed) {
  bool of_questions = w->what == QUESTIONS || w->what == QUESTION;
  const ww_table *gone = of_questions       ? &p->questions
                         : w->what == FIRST ? p->leading
                                            : options;
  ww_node *now = NULL;
  if (w->what == TESTS || w->what == GUARD) {
    verdict holds = m->kind == WW_MAP ? all_of(p, m, true, &now) : MAYBE;
    *changed = holds != MAYBE;
    if (holds == MAYBE)
      return now ? now : m;
    return holds == ALWAYS && w->what == TESTS ? m : NULL;
  }
  if (!gone)
    return m;
  if (m->kind == WW_SCALAR)
    return ww_table_get(gone, m->text) ? NULL : m;
  now = filtered(p, m, gone);
  return now->count > 0 || m->count == 0 || w->what == QUESTIONS ? now : NULL;
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

/* What is left of an entry; NULL: it goes. */
static ww_node *entry_left(pruning *p, const ww_node *entry, const words *its) {
  const ww_table *options = ww_table_get(p->options, its->decision);
  ww_builder b = ww_builder_new(p->arena, entry);
  for (const ww_node *m = entry->first; m; m = m->next) {
    const word *w = find_word(its, m->key);
    bool always = false;
    const ww_node *now =
        w && !ww_node_is_null(m) ? word_left(p, w, m, options, &always) : m;
    if (!now && w->needed)
      return NULL;
    if (now && !(always && w->what == TESTS))
      ww_builder_add(&b, now);
  }
  return does(entry) && !does(b.map) ? NULL : b.map;
}

static ww_node *entries_left(pruning *p, const ww_node *map, const words *its) {
  ww_builder b = ww_builder_new(p->arena, map);
  for (const ww_node *m = map->first; m; m = m->next) {
    const ww_node *now = m->kind == WW_MAP ? entry_left(p, m, its) : m;
    if (now)
      ww_builder_add(&b, now);
  }
  return b.map;
}

/* ---- Decisions --------------------------------------------------------- */

static ww_node *decision_left(pruning *p, const ww_node *decision) {
  ww_node *whole =
      entry_left(p, decision, &(words){WORDS(decision_words), decision->key});
  if (!whole)
    return NULL;
  ww_builder b = ww_builder_new(p->arena, whole);
  words rules = {WORDS(rule_words), decision->key};
  words invariants = {WORDS(invariant_words), decision->key};
  for (const ww_node *m = whole->first; m; m = m->next) {
    const words *its = ww_str_is(m->key, "rules")        ? &rules
                       : ww_str_is(m->key, "invariants") ? &invariants
                                                         : NULL;
    ww_builder_add(&b, its && m->kind == WW_MAP ? entries_left(p, m, its) : m);
  }
  return b.map;
}

/* In order: a decision tests those before it. One that is never made is as
 * good as gone for those after it. */
static ww_node *decisions_left(pruning *p, const ww_node *map) {
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

static ww_node *conditions_left(pruning *p, const ww_node *map) {
  ww_builder b = ww_builder_new(p->arena, map);
  for (const ww_node *m = map->first; m; m = m->next) {
    const condition *c = look_at(p, ww_table_get(&p->conditions, m->key));
    if (c->holds == MAYBE)
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

static const ww_node *costs_left(pruning *p, const ww_node *costs,
                                 ww_str main) {
  ww_node *whole = entry_left(p, costs, &(words){WORDS(costs_words), main});
  ww_builder b = ww_builder_new(p->arena, whole);
  for (const ww_node *m = whole->first; m; m = m->next)
    ww_builder_add(&b,
                   ww_str_is(m->key, "prices") && m->kind == WW_MAP
                       ? entries_left(p, m, &(words){WORDS(price_words), main})
                       : m);
  return b.map;
}

static const ww_node *top_left(pruning *p, const ww_node *m, ww_str main) {
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

static void set_up(pruning *p, const ww_gone *gone, const ww_node *tree) {
  const ww_node *conditions = ww_node_get(tree, WW_S("conditions"));
  p->conditions = ww_table_new(p->arena);
  p->all_decisions = ww_node_get(tree, WW_S("decisions"));
  for (const ww_node *m = conditions ? conditions->first : NULL; m;
       m = m->next) {
    condition *c = WW_NEW(p->arena, condition);
    c->node = m;
    ww_table_add(&p->conditions, m->key, c);
  }
  p->questions = gone->questions;
  p->decisions = gone->decisions;
  p->options = &gone->options;
}

const ww_node *ww_prune(const ww_gone *gone, const ww_node *tree) {
  pruning p = {.arena = gone->arena};
  set_up(&p, gone, tree);
  const ww_node *decisions = p.all_decisions;
  ww_str main = decision_with(decisions, WW_S("main"));
  p.leading = ww_table_get(p.options, decision_with(decisions, WW_S("leads")));
  const ww_node *left = decisions && decisions->kind == WW_MAP
                            ? decisions_left(&p, decisions)
                            : decisions;
  ww_builder b = ww_builder_new(p.arena, tree);
  for (const ww_node *m = tree->first; m; m = m->next)
    ww_builder_add(&b, m == decisions ? left : top_left(&p, m, main));
  return b.map;
}
