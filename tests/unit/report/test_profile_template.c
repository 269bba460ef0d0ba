/* `whichway new`: it loads as it stands, whatever the rulebook says. */
#include "report/text/text.h"

#include "profile/profile.h"
#include "reporting.h"

/* Loads the template as a profile; every answer must be unknown. */
static ww_str template_of(ww_arena *arena, const ww_rules *rules) {
  ww_diag_list diags;
  ww_buf out = ww_buf_new(arena);
  ww_put_profile_template(&out, rules);
  ww_diag_list_init(&diags, arena);
  const ww_node *tree =
      ww_yaml_read(arena, source_of(arena, "new.yaml", ww_buf_str(&out)),
                   &ww_profile_limits, &diags);
  no_complaints(&diags);
  assert_int_equal(member(tree, "answers")->count, rules->question_count);
  const ww_answers *answers = ww_profile_load(arena, rules, tree, &diags);
  no_complaints(&diags);
  assert_int_equal(answers->project.size, 0);
  for (int q = 0; q < rules->question_count; q++)
    assert_false(answers->of[q].known);
  return ww_buf_str(&out);
}

static void expect_in(ww_str text, const char *part) {
  if (!strstr(text.at, part))
    fail_msg("no\n%s\nin\n%.*s", part, WW_P(text));
}

static void every_type(void **state) {
  (void)state;
  table t = lay_table();
  const ww_style plain = WW_STYLE_INIT;
  ww_str text = template_of(t.arena, t.rules);
  check_terminal_text(text, &plain, 80);
  expect_in(text, "# A project profile for whichway: Where to eat (rulebook "
                  "lunch 1.2).\n");
  expect_in(text, "  # ---- core questions: they decide most\n"
                  "\n"
                  "  # How hungry are you?\n"
                  "  # A soup fills few.\n"
                  "  # One of, from low to high:\n"
                  "  #   little  a bite\n"
                  "  #   some    a meal\n"
                  "  #   much    two meals\n"
                  "  hunger: null\n"
                  "\n"
                  "  # ---- all others\n"
                  "\n"
                  "  # How much may it cost?\n"
                  "  # A number (crowns), at least 0.\n"
                  "  money: null\n"
                  "\n"
                  "  # How many come along?\n"
                  "  # A whole number, more than 0, at most 100.\n"
                  "  guests: null\n"
                  "\n"
                  "  # Does it rain?\n"
                  "  # Write true or false.\n"
                  "  rain: null\n"
                  "\n"
                  "  # What is off the table?\n"
                  "  # A list of any of these, as in [meat, milk], or [] for "
                  "none:\n");
  t.rules->questions[0].core = false; /* none is */
  expect_in(template_of(t.arena, t.rules), "  # ---- questions\n");
  ww_arena_free(t.arena);
}

static void hostile_texts(void **state) {
  uint64_t seed = 9;
  const ww_style plain = WW_STYLE_INIT;
  (void)state;
  table t = lay_table();
  ww_arena *arena = ww_arena_new();
  for (int round = 0; round < 3000; round++) {
    ww_arena_reset(arena);
    t.rules->title = hostile(arena, &seed);
    t.rules->version = hostile(arena, &seed);
    for (int q = 0; q < t.rules->question_count; q++) {
      ww_question *question = &t.rules->questions[q];
      question->ask = hostile(arena, &seed);
      question->why = hostile(arena, &seed);
      question->unit = hostile(arena, &seed);
      for (int v = 0; v < question->value_count; v++)
        question->values[v].text = hostile(arena, &seed);
    }
    check_terminal_text(template_of(arena, t.rules), &plain, 80);
  }
  ww_arena_free(arena);
  ww_arena_free(t.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_type),
      cmocka_unit_test(hostile_texts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
