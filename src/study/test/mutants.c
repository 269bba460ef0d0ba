/* Mutants; see mutants.h. */
#include "study/test/mutants.h"

#include "phrase/phrase.h"
#include "rulebook/cells.h"

#include <math.h>
#include <string.h>

const char *const ww_mutant_words[] = {"zeroed",  "negated", "moved",
                                       "shifted", "let-in",  NULL};

typedef struct listing {
  ww_arena *arena;
  const ww_rules *rules;
  ww_mutants list;
  int capacity;
  int decision, rule;
} listing;

static ww_mutant *add(listing *l, ww_mutant_kind kind) {
  if (l->list.count == l->capacity) {
    int capacity = l->capacity ? 2 * l->capacity : 64;
    ww_mutant *grown = WW_NEWS(l->arena, ww_mutant, (size_t)capacity);
    if (l->list.count)
      memcpy(grown, l->list.of, (size_t)l->list.count * sizeof *grown);
    l->list.of = grown;
    l->capacity = capacity;
  }
  ww_mutant *mutant = &l->list.of[l->list.count++];
  *mutant = (ww_mutant){.kind = kind,
                        .decision = l->decision,
                        .rule = l->rule,
                        .target = WW_NONE};
  return mutant;
}

/* ---- Points ----------------------------------------------------------- */

/* Needs and options are targets: first the needs, then the options. */
static int32_t *target_of(const ww_decision_rules *decision, ww_rule *rule,
                          int target) {
  return target < decision->need_count
             ? &rule->need_points[target]
             : &rule->points[target - decision->need_count];
}

static int32_t points_at(const ww_decision_rules *decision, const ww_rule *rule,
                         int target) {
  return target < decision->need_count
             ? rule->need_points[target]
             : rule->points[target - decision->need_count];
}

static ww_str target_id(const ww_decision_rules *decision, int target) {
  return target < decision->need_count
             ? decision->needs[target].id
             : decision->options[target - decision->need_count].id;
}

/* The next need or option, in a ring. */
static int next_target(const ww_decision_rules *decision, int target) {
  if (target < decision->need_count)
    return (target + 1) % decision->need_count;
  int option = target - decision->need_count + 1;
  return decision->need_count + option % decision->option_count;
}

static void list_points(listing *l, const ww_decision_rules *decision,
                        const ww_rule *rule) {
  int targets = decision->need_count + decision->option_count;
  bool pointed = false;
  for (int t = 0; t < targets; t++)
    pointed = pointed || points_at(decision, rule, t) != 0;
  if (!pointed)
    return;
  add(l, WW_MUTANT_ZEROED);
  add(l, WW_MUTANT_NEGATED);
  for (int t = 0; t < targets; t++)
    if (points_at(decision, rule, t) != 0 && next_target(decision, t) != t)
      add(l, WW_MUTANT_MOVED)->target = t;
}

/* ---- Thresholds ------------------------------------------------------- */

/* A run of states that a test lets pass, out of `count`. */
typedef struct run {
  int first, last, count;
} run;

static void add_shifted(listing *l, const ww_when *when, run moved) {
  const ww_question *question = &l->rules->questions[when->test.question];
  ww_mutant *mutant = add(l, WW_MUTANT_SHIFTED);
  mutant->when = when;
  mutant->test = when->test;
  if (question->type == WW_NUMBER) {
    const ww_piece *low = &question->pieces[moved.first];
    const ww_piece *high = &question->pieces[moved.last];
    mutant->test.low = moved.first == 0 ? -INFINITY : low->low;
    mutant->test.low_open = moved.first == 0 || low->low_open;
    mutant->test.high = moved.last + 1 == moved.count ? INFINITY : high->high;
    mutant->test.high_open = moved.last + 1 == moved.count || high->high_open;
    return;
  }
  mutant->test.ranges = WW_NEW(l->arena, ww_interval);
  *mutant->test.ranges = (ww_interval){moved.first, moved.last};
  mutant->test.range_count = 1;
}

/* An end that cuts something off is a threshold. */
static void add_shifts(listing *l, const ww_when *when, run r) {
  if (r.first > 0) {
    add_shifted(l, when, (run){r.first - 1, r.last, r.count});
    if (r.first < r.last)
      add_shifted(l, when, (run){r.first + 1, r.last, r.count});
  }
  if (r.last + 1 < r.count) {
    if (r.first < r.last)
      add_shifted(l, when, (run){r.first, r.last - 1, r.count});
    add_shifted(l, when, (run){r.first, r.last + 1, r.count});
  }
}

static bool passes(const ww_question *question, const ww_test *test,
                   int state) {
  if (question->type == WW_SCALE)
    return ww_value_passes(test, state);
  return ww_number_passes(test, ww_piece_inside(question, state));
}

static void list_test(listing *l, const ww_when *when) {
  const ww_test *test = &when->test;
  if (test->question == WW_NONE)
    return;
  const ww_question *question = &l->rules->questions[test->question];
  bool number = question->type == WW_NUMBER && test->kind == WW_TEST_RANGE;
  bool scale = question->type == WW_SCALE && test->kind == WW_TEST_IN;
  if (!number && !scale)
    return;
  run r = {WW_NONE, WW_NONE,
           number ? question->piece_count : question->value_count};
  int passing = 0;
  for (int s = 0; s < r.count; s++) {
    if (!passes(question, test, s))
      continue;
    r.first = r.first == WW_NONE ? s : r.first;
    r.last = s;
    passing++;
  }
  bool from_an_end = r.first == 0 || r.last + 1 == r.count;
  if (passing > 0 && r.last - r.first + 1 == passing && (number || from_an_end))
    add_shifts(l, when, r);
}

/* Tests of the rule's own; what a condition tests is not the rule's. */
static void list_tests(listing *l, const ww_when *when) {
  if (!when)
    return;
  if (when->kind == WW_WHEN_TEST)
    list_test(l, when);
  for (int i = 0; i < when->part_count; i++)
    list_tests(l, when->parts[i]);
}

ww_mutants ww_mutants_list(ww_arena *arena, const ww_rules *rules) {
  listing l = {.arena = arena, .rules = rules};
  for (l.decision = 0; l.decision < rules->decision_count; l.decision++) {
    const ww_decision_rules *decision = &rules->decisions[l.decision];
    for (l.rule = 0; l.rule < decision->rule_count; l.rule++) {
      const ww_rule *rule = &decision->rules[l.rule];
      list_points(&l, decision, rule);
      list_tests(&l, rule->when);
      for (int o = 0; o < decision->option_count; o++)
        if (rule->rules_out[o])
          add(&l, WW_MUTANT_LET_IN)->target = o;
    }
  }
  return l.list;
}

/* ---- Making one ------------------------------------------------------- */

static void *copy(ww_arena *arena, const void *from, size_t count,
                  size_t size) {
  void *to = ww_arena_alloc(arena, count, size);
  if (count)
    memcpy(to, from, count * size);
  return to;
}

static void change_points(const ww_decision_rules *decision, ww_rule *rule,
                          const ww_mutant *mutant) {
  int targets = decision->need_count + decision->option_count;
  for (int t = 0; t < targets && mutant->kind != WW_MUTANT_MOVED; t++) {
    int32_t *points = target_of(decision, rule, t);
    *points = mutant->kind == WW_MUTANT_ZEROED ? 0 : -*points;
  }
  if (mutant->kind == WW_MUTANT_MOVED) {
    int32_t *from = target_of(decision, rule, mutant->target);
    *target_of(decision, rule, next_target(decision, mutant->target)) += *from;
    *from = 0;
  }
  for (int o = 0; o < decision->option_count; o++) {
    rule->effect[o] = (int64_t)rule->points[o] * 1000;
    for (int n = 0; n < decision->need_count; n++)
      rule->effect[o] +=
          (int64_t)rule->need_points[n] * decision->options[o].serves[n];
  }
}

static const ww_when *change_test(ww_arena *arena, const ww_when *when,
                                  const ww_mutant *mutant) {
  ww_when *changed = copy(arena, when, 1, sizeof *when);
  if (when == mutant->when)
    changed->test = mutant->test;
  changed->parts = WW_NEWS(arena, const ww_when *, (size_t)when->part_count);
  for (int i = 0; i < when->part_count; i++)
    changed->parts[i] = change_test(arena, when->parts[i], mutant);
  return changed;
}

const ww_rules *ww_mutant_make(ww_arena *arena, const ww_rules *rules,
                               const ww_mutant *mutant) {
  ww_rules *mutated = copy(arena, rules, 1, sizeof *rules);
  mutated->decisions =
      copy(arena, rules->decisions, (size_t)rules->decision_count,
           sizeof(ww_decision_rules));
  ww_decision_rules *decision = &mutated->decisions[mutant->decision];
  decision->rules = copy(arena, decision->rules, (size_t)decision->rule_count,
                         sizeof(ww_rule));
  ww_rule *rule = &decision->rules[mutant->rule];
  size_t needs = (size_t)decision->need_count;
  size_t options = (size_t)decision->option_count;
  rule->need_points = copy(arena, rule->need_points, needs, sizeof(int32_t));
  rule->points = copy(arena, rule->points, options, sizeof(int32_t));
  rule->effect = copy(arena, rule->effect, options, sizeof(int64_t));
  rule->rules_out = copy(arena, rule->rules_out, options, sizeof(bool));
  switch (mutant->kind) {
  case WW_MUTANT_ZEROED:
  case WW_MUTANT_NEGATED:
  case WW_MUTANT_MOVED:
    change_points(decision, rule, mutant);
    break;
  case WW_MUTANT_SHIFTED:
    rule->when = change_test(arena, rule->when, mutant);
    mutated->program = ww_program_make(arena, mutated);
    break;
  case WW_MUTANT_LET_IN:
    rule->rules_out[mutant->target] = false;
    break;
  }
  return mutated;
}

/* ---- In words --------------------------------------------------------- */

void ww_put_mutant(ww_buf *buf, const ww_rules *rules,
                   const ww_mutant *mutant) {
  const ww_decision_rules *decision = &rules->decisions[mutant->decision];
  switch (mutant->kind) {
  case WW_MUTANT_ZEROED:
    ww_put_c(buf, "points set to 0");
    break;
  case WW_MUTANT_NEGATED:
    ww_put_c(buf, "points negated");
    break;
  case WW_MUTANT_MOVED:
    ww_putf(buf, "points of %.*s go to %.*s",
            WW_P(target_id(decision, mutant->target)),
            WW_P(target_id(decision, next_target(decision, mutant->target))));
    break;
  case WW_MUTANT_SHIFTED:
    ww_put_test(buf, rules, &mutant->when->test);
    ww_put_c(buf, " becomes ");
    ww_put_test(buf, rules, &mutant->test);
    break;
  case WW_MUTANT_LET_IN:
    ww_putf(buf, "%.*s is no longer ruled out",
            WW_P(decision->options[mutant->target].id));
    break;
  }
}
