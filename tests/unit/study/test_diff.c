/* Two rulebooks against plain enumeration: the pairs of outcomes that a search
 * finds are those that come out at some combination of cells, each with a
 * profile that leads there; and what is blamed for a turn brings it about. */
#include "engine/brute_force.h"
#include "engine/random_rules.h"
#include "study/changes.h"
#include "study/diff/diff.h"
#include "study/test/mutants.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { BOOKS = 200, OUTCOMES_MOST = 8, PROFILES = 20 };

typedef struct subject {
  ww_arena *arena;
  book book;
  const ww_rules *rules[WW_SIDES];
  ww_diff *diff;
} subject;

_Noreturn static void fail_with(const subject *s, const char *what, int line) {
  fprintf(stderr, "%.*s", WW_P(s->book.text));
  for (int i = 0; i < s->diff->edit_count; i++)
    fprintf(stderr, "%s %.*s %s\n", ww_edited_words[s->diff->edits[i].what],
            WW_P(s->diff->edits[i].id), ww_edit_words[s->diff->edits[i].kind]);
  fail_msg("line %d: %s", line, what);
  abort();
}

#define REQUIRE(s, condition)                                                  \
  do {                                                                         \
    if (!(condition))                                                          \
      fail_with(s, #condition, __LINE__);                                      \
  } while (0)

/* ---- Pairs ------------------------------------------------------------ */

static int exact_count, searched_count;

static void check_decision(const subject *s, int index) {
  const ww_diff_decision *decision = &s->diff->decisions[index];
  int d = decision->pairing->index[WW_BEFORE];
  bool real[OUTCOMES_MOST][OUTCOMES_MOST] = {{false}};
  bool found[OUTCOMES_MOST][OUTCOMES_MOST] = {{false}};
  const brute *a = brute_new(s->arena, s->rules[WW_BEFORE], d);
  const brute *b = brute_new(s->arena, s->rules[WW_AFTER], d);
  assert_int_equal(a->count, b->count);
  for (int i = 0; i < a->count; i++)
    if (a->outcomes[i] != b->outcomes[i])
      real[a->outcomes[i]][b->outcomes[i]] = true;
  for (int i = 0; i < decision->pair_count; i++) {
    const ww_pair_found *pair = &decision->pairs[i];
    const int *outcome = pair->outcome;
    found[outcome[WW_BEFORE]][outcome[WW_AFTER]] = true;
    for (int side = 0; side < WW_SIDES; side++) {
      ww_answers *answers =
          answers_of_instance(s->arena, s->rules[side], &pair->example);
      REQUIRE(s, tree_outcome(s->rules[side], answers, d) == outcome[side]);
    }
  }
  bool searched = !decision->same && !decision->pairing->follows;
  searched_count += searched;
  exact_count += searched && decision->exact;
  for (int x = 0; x <= a->none; x++)
    for (int y = 0; y <= a->none; y++) {
      REQUIRE(s, !found[x][y] || real[x][y]);
      REQUIRE(s, !decision->same || !real[x][y]);
      REQUIRE(s, !(searched && decision->exact) || found[x][y] == real[x][y]);
    }
}

/* ---- Turns ------------------------------------------------------------ */

/* The old main decision with the blamed rules of the new one. */
static ww_rules *apply_blame(const subject *s, const ww_turning *blame) {
  const ww_rules *before = s->rules[WW_BEFORE];
  const ww_pairing *p = s->diff->decisions[s->diff->main].pairing;
  size_t decisions = (size_t)before->decision_count;
  ww_rules *rules = WW_NEW(s->arena, ww_rules);
  *rules = *before;
  rules->decisions = WW_NEWS(s->arena, ww_decision_rules, decisions);
  memcpy(rules->decisions, before->decisions,
         decisions * sizeof *rules->decisions);
  ww_decision_rules *main = &rules->decisions[p->index[WW_BEFORE]];
  size_t count = (size_t)main->rule_count;
  ww_rule *old = main->rules;
  main->rules = WW_NEWS(s->arena, ww_rule, count);
  memcpy(main->rules, old, count * sizeof *old);
  for (int i = 0; i < blame->rule_count; i++) {
    const ww_paired_rule *paired = &p->rules[blame->rules[i]];
    main->rules[paired->rule[WW_BEFORE]] =
        p->decision[WW_AFTER]->rules[paired->rule[WW_AFTER]];
  }
  return rules;
}

static void evaluate(const subject *s, int side, const ww_answers *answers,
                     ww_evaluation *evaluation) {
  const ww_rules *rules = s->rules[side];
  int *states = WW_NEWS(s->arena, int, (size_t)rules->program->variable_count);
  ww_states_of(rules, answers, states);
  ww_evaluate(rules, states, rules->decision_count, evaluation);
}

static int turns;

static void check_blame(const subject *s, const ww_answers *answers) {
  const ww_pairing *p = s->diff->decisions[s->diff->main].pairing;
  int d = p->index[WW_BEFORE];
  int outcome[WW_SIDES];
  ww_evaluation *both[WW_SIDES];
  for (int side = 0; side < WW_SIDES; side++) {
    both[side] = ww_evaluation_new(s->arena, s->rules[side]);
    evaluate(s, side, answers, both[side]);
    outcome[side] = ww_outcome_in(s->rules[side], both[side], d);
  }
  /* Where an earlier decision turned too, rules differ by what it says. */
  for (int e = 0; e < d; e++)
    if (both[WW_BEFORE]->decisions[e].winner !=
        both[WW_AFTER]->decisions[e].winner)
      return;
  if (outcome[WW_BEFORE] == outcome[WW_AFTER])
    return;
  const ww_evaluation *const evaluations[] = {both[WW_BEFORE], both[WW_AFTER]};
  ww_turning blame = ww_blame_find(s->arena, p, evaluations);
  turns++;
  REQUIRE(s, blame.rule_count > 0 && !blame.options && !blame.when);
  REQUIRE(s, tree_outcome(apply_blame(s, &blame), answers, d) ==
                 outcome[WW_AFTER]);
  for (int i = 0; i < blame.rule_count && blame.rule_count > 1; i++) {
    ww_turning alone = {.rules = &blame.rules[i], .rule_count = 1};
    REQUIRE(s, tree_outcome(apply_blame(s, &alone), answers, d) !=
                   outcome[WW_AFTER]);
  }
}

/* ---- Many of them ------------------------------------------------------ */

static void test_pairs_and_blame(void **state) {
  static const int percents[] = {0, 30, 60, 90};
  (void)state;
  for (int i = 0; i < BOOKS; i++) {
    ww_random random = {(uint64_t)i + 900};
    subject s = {.arena = ww_arena_new()};
    s.book = book_random(s.arena, &random);
    s.rules[WW_BEFORE] = s.book.rules;
    s.rules[WW_AFTER] =
        changed_rules(s.arena, &random, s.book.rules, 1 + i % 3);
    s.diff = ww_diff_new(s.arena, s.rules[WW_BEFORE], s.rules[WW_AFTER]);
    ww_diff_search(s.arena, s.diff);
    for (int d = 0; d < s.diff->decision_count; d++)
      check_decision(&s, d);
    for (int k = 0; k < PROFILES; k++)
      check_blame(
          &s, profile_random(s.arena, &random, s.book.rules, percents[k % 4]));
    ww_arena_free(s.arena);
  }
  printf("%d of %d searches exact, %d turns\n", exact_count, searched_count,
         turns);
  assert_true(turns > 50);
  assert_int_equal(exact_count, searched_count);
}

/* A rulebook is like itself. */
static void test_same(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_random random = {7};
  book b = book_random(arena, &random);
  ww_diff *diff = ww_diff_new(arena, b.rules, b.rules);
  ww_diff_search(arena, diff);
  assert_int_equal(diff->edit_count, 0);
  assert_false(ww_diff_changes(diff));
  ww_arena_free(arena);
}

/* ---- Questions that differ --------------------------------------------- */

static const char old_book[] =
    "whichway: 1\n"
    "rulebook: {name: t, version: 1.0.0}\n"
    "questions:\n"
    "  size: {ask: S, type: number, min: 0, max: 100, whole: true}\n"
    "  kind: {ask: K, type: choice, values: {a: A, b: B, c: C}}\n"
    "  tags: {ask: T, type: set, values: {x: X, y: Y}}\n"
    "  gone: {ask: G, type: flag}\n"
    "decisions:\n"
    "  pick:\n"
    "    title: P\n"
    "    options: {one: {title: One}, two: {title: Two}, three: {title: 3}}\n"
    "    rules:\n"
    "      big: {when: {size: '>= 50'}, points: {two: 2}, because: b}\n"
    "      is-b: {when: {kind: b}, points: {two: 1}, because: b}\n"
    "      has-x: {when: {tags: {has: x}}, points: {three: 2}, because: b}\n"
    "      is-gone: {when: {gone: true}, points: {three: 3}, because: b}\n";

static const char new_book[] =
    "whichway: 1\n"
    "rulebook: {name: t, version: 2.0.0}\n"
    "questions:\n"
    "  size: {ask: S, type: number, min: 0, max: 1000}\n"
    "  kind: {ask: K, type: choice, values: {d: D, b: B, a: A}}\n"
    "  tags: {ask: T, type: set, values: {z: Z, x: X}}\n"
    "  fresh: {ask: F, type: scale, values: {low: L, mid: M, high: H}}\n"
    "decisions:\n"
    "  pick:\n"
    "    title: P\n"
    "    options: {one: {title: One}, two: {title: Two}, four: {title: 4}}\n"
    "    rules:\n"
    "      big: {when: {size: '> 60'}, points: {two: 2}, because: b}\n"
    "      is-b: {when: {kind: [b, d]}, points: {two: 1}, because: b}\n"
    "      has-x: {when: {tags: {has: x}}, points: {one: 2}, because: b}\n"
    "      has-z: {when: {tags: {has: z}}, points: {four: 2}, because: b}\n"
    "      is-fresh: {when: {fresh: '>= mid'}, points: {four: 3}, because: "
    "b}\n";

static const char *const sizes[] = {NULL, "0",  "49",   "50",  "60",
                                    "61", "99", "60.5", "500", "100"};
static const char *const kinds[] = {NULL, "a", "b", "c", "d"};
static const char *const tags[] = {NULL,    "",      "\"x\"",
                                   "\"y\"", "\"z\"", "\"x\", \"z\""};
static const char *const flags[] = {NULL, "true", "false"};
static const char *const scales[] = {NULL, "low", "mid", "high"};

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

static void put(ww_buf *buf, const char *key, const char *open,
                const char *value, const char *close) {
  if (value)
    ww_putf(buf, "%s\"%s\": %s%s%s", buf->at[buf->size - 1] == '{' ? "" : ", ",
            key, open, value, close);
}

/* Every combination of these answers, one a line. */
static ww_str all_profiles(ww_arena *arena) {
  ww_buf buf = ww_buf_new(arena);
  int count =
      COUNT(sizes) * COUNT(kinds) * COUNT(tags) * COUNT(flags) * COUNT(scales);
  for (int i = 0; i < count; i++) {
    int n = i;
    ww_put_c(&buf, "{\"answers\": {");
    put(&buf, "size", "", sizes[n % COUNT(sizes)], "");
    n /= COUNT(sizes);
    put(&buf, "kind", "\"", kinds[n % COUNT(kinds)], "\"");
    n /= COUNT(kinds);
    put(&buf, "tags", "[", tags[n % COUNT(tags)], "]");
    n /= COUNT(tags);
    put(&buf, "gone", "", flags[n % COUNT(flags)], "");
    n /= COUNT(flags);
    put(&buf, "fresh", "\"", scales[n % COUNT(scales)], "\"");
    ww_put_c(&buf, "}}\n");
  }
  return ww_buf_str(&buf);
}

/* What profiles show, and what the search says of all of them. */
static void test_other_questions(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  const ww_rules *before = book_load(arena, ww_str_from(old_book)).rules;
  const ww_rules *after = book_load(arena, ww_str_from(new_book)).rules;
  ww_diff *searched = ww_diff_new(arena, before, after);
  ww_diff *read = ww_diff_new(arena, before, after);
  ww_diag_list diags;
  ww_source profiles = {WW_S("p.ndjson"), all_profiles(arena)};
  bool seen[OUTCOMES_MOST][OUTCOMES_MOST] = {{false}};
  bool found[OUTCOMES_MOST][OUTCOMES_MOST] = {{false}};
  ww_diag_list_init(&diags, arena);
  ww_diff_search(arena, searched);
  assert_true(ww_diff_read(arena, read, &profiles, &diags));
  for (int i = 0; i < read->turned_count; i++) {
    const int *outcome = read->turned[i].turns[0].outcome;
    seen[outcome[WW_BEFORE]][outcome[WW_AFTER]] = true;
  }
  assert_true(searched->decisions[0].exact);
  for (int i = 0; i < searched->decisions[0].pair_count; i++) {
    const int *outcome = searched->decisions[0].pairs[i].outcome;
    found[outcome[WW_BEFORE]][outcome[WW_AFTER]] = true;
  }
  assert_memory_equal(seen, found, sizeof seen);
  assert_int_equal(read->unread_count, 5);
  ww_arena_free(arena);
}

/* ---- More values than the search can tell apart ------------------------ */

static const ww_rules *long_scale(ww_arena *arena, int points) {
  ww_buf buf = ww_buf_new(arena);
  ww_put_c(&buf, "whichway: 1\nrulebook: {name: r, version: 1.0.0}\n"
                 "questions:\n"
                 "  n: {ask: N, type: number, min: 0, max: 1000}\n"
                 "  f: {ask: F, type: flag}\n"
                 "decisions:\n  d:\n    title: D\n    options:\n"
                 "      o: {title: O, base: 1}\n      p: {title: P}\n"
                 "    rules:\n");
  for (int i = 0; i < 100; i++)
    ww_putf(&buf,
            "      r%d: {when: {n: '>= %d'}, points: {p: 0.001}, because: B}\n",
            i, 10 * i);
  ww_putf(&buf,
          "      x: {when: {f: true, n: '> 900'}, points: {p: %d}, because: "
          "B}\n",
          points);
  return book_load(arena, ww_buf_str(&buf)).rules;
}

/* Some of them are looked at: what is found is so, but there may be more. */
static void test_long_scale(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_diff *diff =
      ww_diff_new(arena, long_scale(arena, 2), long_scale(arena, 0));
  ww_diff_search(arena, diff);
  const ww_diff_decision *decision = &diff->decisions[0];
  assert_int_equal(decision->pair_count, 1);
  assert_int_equal(decision->pairs[0].outcome[WW_BEFORE], 1);
  assert_int_equal(decision->pairs[0].outcome[WW_AFTER], 0);
  assert_int_equal(decision->pairs[0].example.count, 2);
  assert_false(decision->exact);
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_pairs_and_blame),
      cmocka_unit_test(test_same),
      cmocka_unit_test(test_other_questions),
      cmocka_unit_test(test_long_scale),
  };
  return cmocka_run_group_tests_name("study/diff", tests, NULL, NULL);
}
