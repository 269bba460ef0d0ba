/* Tests: from `when` maps to resolved trees; see when.h and loading.h.
 *
 * A map is the conjunction of its entries; a key is `any`, `all`, `not`, a
 * condition, a question or an earlier decision. */
#include "rulebook/loading.h"

enum {
  DEPTH_MOST = 32,      /* of conditions in conditions */
  TESTS_MOST = 1000000, /* conditions written out */
};

static const ww_when *load_entry(ww_loading *load, const ww_node *member,
                                 ww_scope scope);

static ww_when *new_when(ww_loading *load, ww_when_kind kind,
                         const ww_node *node) {
  ww_when *when = WW_NEW(load->arena, ww_when);
  when->kind = kind;
  when->place = node->key.size ? ww_key_place(node) : ww_node_place(node);
  when->condition = WW_NONE;
  when->parts = WW_NEWS(load->arena, const ww_when *, node->count);
  return when;
}

static bool complain_empty(ww_loading *load, const ww_node *node) {
  if (node->count > 0)
    return false;
  ww_diag *diag = ww_error(load->diags, WW_D_EMPTY, ww_node_place(node),
                           node->kind == WW_MAP ? "these tests are empty"
                                                : "this list is empty");
  ww_hint(load->diags, diag, "what has no tests always holds: leave it out");
  return true;
}

const ww_when *ww_load_when(ww_loading *load, const ww_node *map,
                            ww_scope scope) {
  if (!map || !ww_want_map(map, "a map of tests", load->diags) ||
      complain_empty(load, map))
    return NULL;
  ww_when *when = new_when(load, WW_WHEN_ALL, map);
  for (const ww_node *m = map->first; m; m = m->next) {
    const ww_when *part = load_entry(load, m, scope);
    if (part)
      when->parts[when->part_count++] = part;
  }
  return when->part_count == 1 ? when->parts[0] : when;
}

static const ww_when *load_list(ww_loading *load, const ww_node *list,
                                ww_when_kind kind, ww_scope scope) {
  if (!ww_want_list(list, "a list of maps", load->diags) ||
      complain_empty(load, list))
    return NULL;
  ww_when *when = new_when(load, kind, list);
  for (const ww_node *item = list->first; item; item = item->next) {
    const ww_when *part = ww_load_when(load, item, scope);
    if (part)
      when->parts[when->part_count++] = part;
  }
  return when;
}

static const ww_when *negate(ww_loading *load, const ww_node *node,
                             const ww_when *inner) {
  if (!inner)
    return NULL;
  ww_when *when = new_when(load, WW_WHEN_NOT, node);
  when->parts = WW_NEW(load->arena, const ww_when *);
  when->parts[when->part_count++] = inner;
  return when;
}

static void known_refused(ww_loading *load, const ww_node *node) {
  ww_diag *diag = ww_error(load->diags, WW_D_KNOWN_IN_MAIN, ww_key_place(node),
                           "this depends on whether an answer is known");
  ww_hint(load->diags, diag,
          "{known: ...} may stand in advice and in decisions after the main "
          "one");
}

static void later_refused(ww_loading *load, const ww_node *node,
                          ww_scope scope) {
  ww_diag *diag = ww_error(load->diags, WW_D_LATER_DECISION, ww_key_place(node),
                           "this tests a decision that is not made yet");
  ww_hint(load->diags, diag,
          scope.asking ? "questions are asked before anything is decided"
                       : "a decision may test only those that stand before "
                         "it");
}

/* A condition stands for all its tests wherever it is used, so that a few
 * lines could stand for more than memory holds. */
static void add_tests(ww_loading *load, ww_place place, int tests) {
  if (load->tests > TESTS_MOST)
    return; /* it is said already */
  load->tests += tests;
  if (load->tests <= TESTS_MOST)
    return;
  ww_diag *diag = ww_error(load->diags, WW_D_TOO_MANY_NODES, place,
                           "with conditions written out, the rulebook has "
                           "more than 1,000,000 tests");
  ww_hint(load->diags, diag,
          "a condition counts with all its tests wherever it is used: let "
          "conditions rest less on one another");
}

static const ww_when *load_condition(ww_loading *load, const ww_node *member,
                                     int condition, ww_scope scope) {
  bool wanted;
  if (!ww_want_flag(member, &wanted, load->diags))
    return NULL;
  add_tests(load, ww_key_place(member), load->condition_tests[condition]);
  if (load->condition_known[condition] && !scope.known)
    known_refused(load, member);
  if (load->condition_latest[condition] >= scope.decisions)
    later_refused(load, member, scope);
  ww_when *when = new_when(load, WW_WHEN_CONDITION, member);
  when->condition = condition;
  return wanted ? when : negate(load, member, when);
}

static const ww_when *load_entry(ww_loading *load, const ww_node *member,
                                 ww_scope scope) {
  if (ww_str_is(member->key, "any"))
    return load_list(load, member, WW_WHEN_ANY, scope);
  if (ww_str_is(member->key, "all"))
    return load_list(load, member, WW_WHEN_ALL, scope);
  if (ww_str_is(member->key, "not"))
    return negate(load, member, ww_load_when(load, member, scope));

  const ww_name *name = ww_table_get(&load->names, member->key);
  if (!name || name->kind == WW_NAME_RULE || name->kind == WW_NAME_ADVICE ||
      name->kind == WW_NAME_CONSTANT) {
    ww_unknown_name(load, ww_key_place(member), member->key,
                    "no question, condition or decision");
    return NULL;
  }
  if (name->kind == WW_NAME_CONDITION)
    return load_condition(load, member, name->index, scope);

  bool outcome = name->kind == WW_NAME_DECISION;
  if (outcome && name->index >= scope.decisions)
    later_refused(load, member, scope);
  ww_when *when = new_when(load, WW_WHEN_ALL, member);
  when->parts = WW_NEWS(load->arena, const ww_when *, WW_TESTS_OF_ONE_MOST);
  ww_tests tests = {.question = outcome ? WW_NONE : name->index,
                    .decision = outcome ? name->index : WW_NONE,
                    .known = scope.known && !scope.shared};
  if (!ww_load_tests(load, member, &tests))
    return NULL;
  for (int i = 0; i < tests.count; i++) {
    if (tests.of[i].kind == WW_TEST_KNOWN && !scope.known)
      known_refused(load, member);
    ww_when *part = new_when(load, WW_WHEN_TEST, member);
    part->test = tests.of[i];
    when->parts[when->part_count++] = part;
  }
  return when->part_count == 1 ? when->parts[0] : when;
}

/* ---- Conditions ------------------------------------------------------- */

/* What a condition leans on, through the conditions that it tests; a circle
 * is told where it closes. */
typedef struct walk {
  ww_loading *load;
  char *state; /* [condition_count]: 0 new, 1 being walked, 2 done */
  int condition;
  int outer;     /* conditions being walked */
  bool too_deep; /* it is said already */
} walk;

static void lean_on(walk *w, const ww_when *when);

static void walk_condition(walk *w, int condition) {
  int outer = w->condition;
  w->state[condition] = 1;
  w->condition = condition;
  w->outer++;
  lean_on(w, w->load->rules->conditions[condition].when);
  w->outer--;
  w->condition = outer;
  w->state[condition] = 2;
  add_tests(w->load, w->load->rules->conditions[condition].place,
            w->load->condition_tests[condition]);
}

static void too_deep(walk *w, const ww_when *when) {
  if (w->too_deep)
    return;
  w->too_deep = true;
  ww_diag *diag =
      ww_error(w->load->diags, WW_D_TOO_DEEP, when->place,
               "conditions rest on one another more than %d deep", DEPTH_MOST);
  ww_hint(w->load->diags, diag, "write out what some of them mean");
}

static void count_tests(walk *w, int tests) {
  int *sum = &w->load->condition_tests[w->condition];
  *sum = tests > TESTS_MOST - *sum ? TESTS_MOST + 1 : *sum + tests;
}

static void lean_on_condition(walk *w, const ww_when *when) {
  ww_loading *load = w->load;
  int inner = when->condition;
  if (w->state[inner] == 1) {
    ww_diag *diag = ww_error(load->diags, WW_D_CONDITION_CYCLE, when->place,
                             "the condition '%.*s' depends on itself",
                             WW_P(load->rules->conditions[inner].id));
    diag->other = load->rules->conditions[inner].place;
    ww_hint(load->diags, diag, "write out what one of them means");
    return;
  }
  if (w->state[inner] == 0 && w->outer < DEPTH_MOST)
    walk_condition(w, inner);
  if (w->state[inner] == 0 || load->condition_depth[inner] >= DEPTH_MOST) {
    too_deep(w, when);
    return;
  }
  if (load->condition_depth[inner] >= load->condition_depth[w->condition])
    load->condition_depth[w->condition] = load->condition_depth[inner] + 1;
  count_tests(w, load->condition_tests[inner]);
  if (load->condition_known[inner])
    load->condition_known[w->condition] = true;
  if (load->condition_latest[inner] > load->condition_latest[w->condition])
    load->condition_latest[w->condition] = load->condition_latest[inner];
}

static void lean_on(walk *w, const ww_when *when) {
  if (!when)
    return;
  if (when->kind == WW_WHEN_CONDITION) {
    lean_on_condition(w, when);
  } else if (when->kind == WW_WHEN_TEST) {
    count_tests(w, 1);
    if (when->test.kind == WW_TEST_KNOWN)
      w->load->condition_known[w->condition] = true;
    if (when->test.decision > w->load->condition_latest[w->condition])
      w->load->condition_latest[w->condition] = when->test.decision;
  }
  for (int i = 0; i < when->part_count; i++)
    lean_on(w, when->parts[i]);
}

void ww_load_conditions(ww_loading *load, const ww_node *map) {
  ww_rules *rules = load->rules;
  size_t count = (size_t)rules->condition_count;
  load->condition_latest = WW_NEWS(load->arena, int, count);
  load->condition_known = WW_NEWS(load->arena, bool, count);
  load->condition_depth = WW_NEWS(load->arena, int, count);
  load->condition_tests = WW_NEWS(load->arena, int, count);
  for (size_t i = 0; i < count; i++) {
    load->condition_latest[i] = WW_NONE;
    load->condition_depth[i] = 1;
  }
  /* Where a condition is used decides what it may lean on. */
  ww_scope anything = {
      .decisions = rules->decision_count, .known = true, .shared = true};
  int index = 0;
  for (const ww_node *m = map ? map->first : NULL; m; m = m->next) {
    load->entry = m->key;
    rules->conditions[index++].when = ww_load_when(load, m, anything);
  }
  walk w = {.load = load,
            .state = WW_NEWS(load->arena, char, count),
            .condition = WW_NONE};
  for (int i = 0; i < rules->condition_count; i++)
    if (w.state[i] == 0)
      walk_condition(&w, i);
}
