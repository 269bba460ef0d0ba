/* Tests in words. */
#include "engine/random_rules.h"
#include "phrase/phrase.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const char head[] =
    "whichway: 1\n"
    "rulebook: {name: t, version: 1.0.0}\n"
    "questions:\n"
    "  size: {ask: S, type: number, min: 0}\n"
    "  kind: {ask: K, type: choice, values: {a: A, b: B, c: C}}\n"
    "  pace: {ask: P, type: scale, values: {low: L, mid: M, high: H, top: T}}\n"
    "  tags: {ask: T, type: set, values: {x: X, y: Y}}\n"
    "  sure: {ask: S, type: flag}\n"
    "conditions:\n"
    "  odd: {any: [{kind: a}, {sure: true}]}\n"
    "decisions:\n"
    "  pick:\n"
    "    title: P\n"
    "    options: {one: {title: One}, two: {title: Two}}\n"
    "    rules:\n"
    "      r: {points: {one: 1}, because: b}\n"
    "advice:\n"
    "  a:\n"
    "    kind: step\n"
    "    say: s\n"
    "    when: ";

static const struct row {
  const char *when, *words, *expanded; /* NULL: as words */
} rows[] = {
    {"{kind: a}", "kind is a", NULL},
    {"{kind: [a, c]}", "kind is one of a, c", NULL},
    {"{pace: '>= mid'}", "pace >= mid", NULL},
    {"{pace: '<= mid'}", "pace <= mid", NULL},
    {"{pace: 'mid..high'}", "pace is one of mid, high", NULL},
    {"{pace: '>= top'}", "pace is top", NULL},
    {"{sure: false}", "sure is no", NULL},
    {"{size: '< 1500.5'}", "size < 1500.5", NULL},
    {"{size: '> 0'}", "size > 0", NULL},
    {"{size: '10..20'}", "size is 10 to 20", NULL},
    {"{size: 7}", "size is 7", NULL},
    {"{size: [7, 8]}", "size is one of 7, 8", NULL},
    {"{tags: {has: x}}", "tags has x", NULL},
    {"{tags: {has_any: [x, y]}}", "tags has one of x, y", NULL},
    {"{tags: {has_all: [x, y]}}", "tags has all of x, y", NULL},
    {"{tags: {empty: true}}", "tags is empty", NULL},
    {"{tags: {empty: false}}", "tags is not empty", NULL},
    {"{tags: {has: x, empty: false}}", "tags has x and tags is not empty",
     NULL},
    {"{kind: {known: false}}", "kind is not known", NULL},
    {"{pick: two}", "pick is two", NULL},
    {"{odd: true}", "odd", "kind is a or sure is yes"},
    {"{odd: false}", "not odd", "not (kind is a or sure is yes)"},
    {"{odd: true, size: 1}", "odd and size is 1",
     "(kind is a or sure is yes) and size is 1"},
    {"{not: {kind: a, size: 1}}", "not (kind is a and size is 1)", NULL},
    {"{any: [{kind: a, size: 1}, {sure: true}]}",
     "kind is a and size is 1 or sure is yes", NULL},
    {"{any: [{kind: a}, {sure: true}], size: 1}",
     "(kind is a or sure is yes) and size is 1", NULL},
};

static void test_when(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    ww_arena *arena = ww_arena_new();
    ww_buf text = ww_buf_new(arena);
    ww_putf(&text, "%s%s\n", head, rows[i].when);
    const ww_rules *rules = book_load(arena, ww_buf_str(&text)).rules;
    const char *expanded = rows[i].expanded ? rows[i].expanded : rows[i].words;
    ww_buf words = ww_buf_new(arena);
    ww_put_when(&words, rules, rules->advice[0].when, false);
    assert_string_equal(words.at, rows[i].words);
    words = ww_buf_new(arena);
    ww_put_when(&words, rules, rules->advice[0].when, true);
    assert_string_equal(words.at, expanded);
    ww_arena_free(arena);
  }
}

static void test_always(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_buf words = ww_buf_new(arena);
  ww_put_when(&words, NULL, NULL, false);
  assert_string_equal(words.at, "always");
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_when),
                                     cmocka_unit_test(test_always)};
  return cmocka_run_group_tests_name("study/words", tests, NULL, NULL);
}
