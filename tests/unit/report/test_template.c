/* Texts with answers filled in. */
#include "phrase/phrase.h"

#include "reporting.h"

static ww_str because(const table *t, const ww_verdict *verdict, int rule) {
  return ww_template_fill(t->arena, &t->rules->decisions[0].rules[rule].because,
                          verdict);
}

static void filled_in(void **state) {
  enum { STARVING, BROKE, WET, CROWD, DIET };
  (void)state;
  table t = lay_table();
  const ww_verdict *v =
      decide(t.arena, t.rules,
             "{\"answers\": {\"hunger\": \"much\", \"money\": 1234567.5, "
             "\"guests\": 12, \"diet\": [\"nuts\", \"meat\"]}}");
  expect_text(because(&t, v, STARVING), "You are hungry (two meals).");
  expect_text(because(&t, v, BROKE), "1234567.5 crowns are little.");
  expect_text(because(&t, v, WET), "It rains. Nobody wants to walk.");
  expect_text(because(&t, v, CROWD), "12 guests do not fit at a desk.");
  expect_text(because(&t, v, DIET), "The inn cooks with meat, nuts.");
  v = decide(t.arena, t.rules,
             "{\"answers\": {\"money\": 1500000, \"diet\": []}}");
  expect_text(because(&t, v, STARVING), "You are hungry (unknown).");
  expect_text(because(&t, v, BROKE), "1,500,000 crowns are little.");
  expect_text(because(&t, v, DIET), "The inn cooks with none.");
  ww_arena_free(t.arena);
}

/* An outcome is shown by the title of its option. */
static void an_outcome(void **state) {
  (void)state;
  table t = lay_table_with("  where: {kind: step, say: 'Eat at: {place}.'}\n");
  const ww_template *say = &t.rules->advice[t.rules->advice_count - 1].say;
  const ww_verdict *v =
      decide(t.arena, t.rules, "{\"answers\": {\"money\": 1}}");
  expect_text(ww_template_fill(t.arena, say, v), "Eat at: Your desk.");
  v->results[t.rules->main].winner = WW_NONE; /* as where it is blocked */
  expect_text(ww_template_fill(t.arena, say, v), "Eat at: not decided.");
  expect_text(ww_template_raw(t.arena, say, t.rules), "Eat at: {place}.");
  ww_arena_free(t.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(filled_in),
                                     cmocka_unit_test(an_outcome)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
