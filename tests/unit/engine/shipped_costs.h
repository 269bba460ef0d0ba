/* For tests of costs: the shipped rulebook's, of a profile. */
#ifndef WW_TESTS_SHIPPED_COSTS_H
#define WW_TESTS_SHIPPED_COSTS_H

#include "rulebook/books.h"

#include "engine/costs.h"

#include <math.h>

enum { PROMPTING, RAG, FINE_TUNING, HYBRID };

static const int64_t CENT = WW_BILLION / 100;

/* The shipped rulebook's files. */
static const char *const files[] = {
    "05-sources.yaml",    "10-questions.yaml", "15-constants.yaml",
    "20-approach.yaml",   "30-method.yaml",    "40-delivery.yaml",
    "50-first-step.yaml", "60-advice.yaml",    "70-costs.yaml",
};
enum { FILES = sizeof files / sizeof *files };

static inline const char *read_file(ww_arena *arena, const char *name) {
  char path[1024];
  char chunk[4096];
  size_t got;
  ww_buf buf = ww_buf_new(arena);
  snprintf(path, sizeof path, "%s/rules/%s", WW_SOURCE_DIR, name);
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  while ((got = fread(chunk, 1, sizeof chunk, file)) > 0)
    ww_put(&buf, (ww_str){chunk, got});
  fclose(file);
  return buf.at;
}

static inline loading_test load_shipped(void) {
  loading_test t = {.arena = ww_arena_new()};
  const ww_node *trees[FILES];
  t.diags = WW_NEW(t.arena, ww_diag_list);
  ww_diag_list_init(t.diags, t.arena);
  for (size_t i = 0; i < FILES; i++)
    trees[i] =
        read_yaml(t.arena, files[i], read_file(t.arena, files[i]), t.diags);
  t.rules = ww_rules_load(
      t.arena, ww_merge_files(t.arena, trees, FILES, t.diags), t.diags);
  assert_non_null(t.rules);
  return t;
}

static inline const ww_answers *read_answers(loading_test *t,
                                             const char *profile) {
  ww_source *source = WW_NEW(t->arena, ww_source);
  *source = (ww_source){WW_S("profile"), ww_str_from(profile)};
  const ww_node *tree =
      ww_yaml_read(t->arena, source, &ww_profile_limits, t->diags);
  assert_non_null(tree);
  ww_answers *answers = ww_profile_load(t->arena, t->rules, tree, t->diags);
  if (!answers)
    fail_msg("%s", first_complaint(t));
  return answers;
}

static inline const ww_cost_report *price(loading_test *t,
                                          const char *profile) {
  const ww_answers *answers = read_answers(t, profile);
  return ww_costs_of(t->arena, ww_verdict_make(t->arena, t->rules, answers));
}

static inline void expect_range(ww_range range, int64_t low, int64_t high,
                                int64_t unit) {
  assert_int_equal(range.low, low * unit);
  assert_int_equal(range.high, high * unit);
  assert_false(range.more);
}

/* What a price comes to, by its id. */
static inline ww_range amount_of(const ww_cost_report *report, const char *id) {
  const ww_costs *costs = &report->rules->costs;
  for (int i = 0; i < costs->price_count; i++)
    if (ww_str_is(costs->prices[i].id, id))
      return report->items[i].amount;
  fail_msg("no price %s", id);
  return (ww_range){0};
}

#endif
