/* For tests of rulebooks: YAML text to a rulebook, or its first complaint. */
#ifndef WW_TESTS_LOADING_H
#define WW_TESTS_LOADING_H

#include "read/doors.h"
#include "rulebook/load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* A small rulebook with one question of each type, to put rules into. */
#define HEAD "whichway: 1\nrulebook: {name: t, version: 1.0.0}\n"
#define SOURCES "sources: {guide: {title: G}}\n"
#define QUESTIONS                                                              \
  "questions:\n"                                                               \
  "  c: {ask: C, type: choice, values: {a: A, b: B}}\n"                        \
  "  s: {ask: S, type: scale, values: {low: L, mid: M, high: H}}\n"            \
  "  f: {ask: F, type: flag}\n"                                                \
  "  n: {ask: N, type: number, min: 0, max: 100}\n"                            \
  "  m: {ask: M, type: set, values: {x: X, y: Y, z: Z}}\n"
#define DECISION                                                               \
  "decisions:\n"                                                               \
  "  d:\n"                                                                     \
  "    title: D\n"                                                             \
  "    needs: {k: {title: K}}\n"                                               \
  "    options: {o: {title: O, serves: {k: 2}}, p: {title: P, base: 0.5}}\n"   \
  "    rules:\n"
/* Stands on line 16, its `when` from column 18. */
#define RULE(when) "      r: {when: {" when "}, points: {o: 1}, because: B}\n"
#define BOOK(when) HEAD SOURCES QUESTIONS DECISION RULE(when)

typedef struct loading_test {
  ww_arena *arena;
  ww_diag_list *diags;
  ww_rules *rules;
} loading_test;

static inline const ww_node *read_yaml(ww_arena *arena, const char *name,
                                       const char *text, ww_diag_list *diags) {
  ww_source *source = WW_NEW(arena, ww_source);
  *source = (ww_source){ww_str_from(name), ww_str_from(text)};
  return ww_yaml_read(arena, source, &ww_rulebook_limits, diags);
}

/* Files, then overlays, each list ending with NULL. */
static inline loading_test load_all(const char *const files[],
                                    const char *const overlays[]) {
  loading_test t = {.arena = ww_arena_new()};
  const ww_node *trees[8];
  static const char *const names[] = {"one", "two", "three"};
  size_t count = 0;
  t.diags = WW_NEW(t.arena, ww_diag_list);
  ww_diag_list_init(t.diags, t.arena);
  for (; files[count]; count++)
    trees[count] = read_yaml(t.arena, names[count], files[count], t.diags);
  const ww_node *tree =
      t.diags->errors ? NULL : ww_merge_files(t.arena, trees, count, t.diags);
  for (size_t i = 0; overlays && overlays[i] && tree; i++) {
    const ww_node *over = read_yaml(t.arena, "overlay", overlays[i], t.diags);
    tree = over ? ww_merge_overlay(t.arena, tree, over, t.diags) : NULL;
  }
  t.rules = tree ? ww_rules_load(t.arena, tree, t.diags) : NULL;
  assert_int_equal(t.rules == NULL, t.diags->errors > 0);
  return t;
}

static inline loading_test load_one(const char *text) {
  const char *files[] = {text, NULL};
  return load_all(files, NULL);
}

/* "code line:column message | hint", "fine" without a complaint. */
static inline const char *first_complaint(const loading_test *t) {
  const ww_diag *diag = t->diags->first;
  if (!diag)
    return "fine";
  ww_line at = ww_place_line(diag->place);
  return ww_format(t->arena, "%s %u:%u %.*s | %.*s",
                   ww_diag_code_name(diag->code), at.line, at.column,
                   WW_P(diag->message), WW_P(diag->hint))
      .at;
}

/* Loads the text; its complaint must hold the expected words. */
static inline void expect_complaint(const char *text, const char *expected) {
  loading_test t = load_one(text);
  const char *got = first_complaint(&t);
  if (!strstr(got, expected))
    fail_msg("expected: %s\n     got: %s\n%s", expected, got, text);
  ww_arena_free(t.arena);
}

#endif
