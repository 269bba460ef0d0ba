/* Texts with answers filled in. */
#include "phrase/phrase.h"

#include "reporting.h"

static ww_str because(const table *t, const ww_verdict *verdict, int rule) {
  return ww_template_fill(t->arena, &t->rules->decisions[0].rules[rule].because,
                          t->rules, verdict->answers);
}

static void filled_in(void **state) {
  enum { STARVING, BROKE, WET, CROWD, DIET };
  (void)state;
  table t = lay_table();
  const ww_verdict *v =
      decide(t.arena, t.rules,
             "{\"answers\": {\"hunger\": \"much\", \"money\": 1234567.5, "
             "\"guests\": 12, \"diet\": [\"nuts\", \"meat\"]}}");
  expect_text(because(&t, v, STARVING), "You are hungry (much).");
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

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(filled_in)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
