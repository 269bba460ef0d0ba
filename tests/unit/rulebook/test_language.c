/* What a rulebook says of how it is asked and shown: labels, older ids, when
 * a question is asked, short texts, what stands in for what, and paths. */
#include "rulebook/books.h"

#define ASKED(more)                                                            \
  HEAD QUESTIONS "  g: {ask: G, type: flag, " more "}\n"                       \
                 "conditions: {soon: {d: o}, hot: {f: true}}\n" DECISION       \
                 "      r: {when: {g: true}, points: {o: 1}, because: B}\n"
/* The rules stand on lines 16 to 18. */
#define RULES(a, b, c)                                                         \
  HEAD SOURCES QUESTIONS DECISION                                              \
      "      ra: {points: {o: 1}, because: A, " a "}\n"                        \
      "      rb: {points: {o: 1}, because: B, " b "}\n"                        \
      "      rc: {points: {o: 1}, because: C, " c "}\n"
/* Stands on line 17, its paths from column 37. */
#define LEADING(paths)                                                         \
  BOOK("c: a")                                                                 \
  "  e: {title: E, leads: true, paths: " paths                                 \
  ", options: {x: {title: X}, y: {title: Y}}}\n"
#define EIGHT "12345678"
#define FITS EIGHT EIGHT EIGHT EIGHT EIGHT EIGHT EIGHT EIGHT "12"

static void what_a_question_says(void **state) {
  (void)state;
  loading_test t = load_one(
      ASKED("label: gee, aliases: [old, older], ask_when: {not: {c: a}}"));
  assert_string_equal(first_complaint(&t), "fine");
  const ww_question *g = &t.rules->questions[5];
  assert_true(ww_str_is(g->label, "gee"));
  assert_int_equal(g->alias_count, 2);
  assert_int_equal(g->ask_when->kind, WW_WHEN_NOT);
  assert_null(t.rules->questions[0].ask_when);
  assert_int_equal(ww_question_index(t.rules, WW_S("g")), 5);
  assert_int_equal(ww_question_index(t.rules, WW_S("older")), 5);
  assert_int_equal(ww_question_index(t.rules, WW_S("oldest")), WW_NONE);
  ww_arena_free(t.arena);
}

/* What was written for an older id goes on working. */
static void an_older_id_is_tested(void **state) {
  (void)state;
  loading_test t = load_one(
      HEAD QUESTIONS
      "  g: {ask: G, type: flag, aliases: [old]}\n" DECISION RULE("old: true"));
  assert_string_equal(first_complaint(&t), "fine");
  assert_int_equal(t.rules->decisions[0].rules[0].when->test.question, 5);
  ww_arena_free(t.arena);
}

static void a_rule_stands_in_for_others(void **state) {
  (void)state;
  loading_test t =
      load_one(RULES("instead_of: [rc, rb]", "instead_of: [rc]", "short: S"));
  assert_string_equal(first_complaint(&t), "fine");
  const ww_rule *rules = t.rules->decisions[0].rules;
  assert_int_equal(rules[0].instead_count, 2);
  assert_int_equal(rules[0].instead_of[0], 2);
  assert_int_equal(rules[1].instead_of[0], 2);
  assert_int_equal(rules[2].instead_count, 0);
  assert_true(ww_str_is(rules[2].short_text, "S"));
  ww_arena_free(t.arena);
}

static void paths_name_both_options(void **state) {
  (void)state;
  loading_test t = load_one(LEADING("{y/o: Y then O, x/p: X}"));
  assert_string_equal(first_complaint(&t), "fine");
  assert_int_equal(t.rules->leading, 1);
  const ww_decision_rules *e = &t.rules->decisions[1];
  assert_int_equal(e->path_count, 2);
  assert_int_equal(e->paths[0].now, 1);
  assert_int_equal(e->paths[0].target, 0);
  assert_true(ww_str_is(e->paths[0].text, "Y then O"));
  ww_arena_free(t.arena);
  t = load_one(BOOK("c: a"));
  assert_int_equal(t.rules->leading, WW_NONE);
  ww_arena_free(t.arena);
}

static void mistakes_are_told(void **state) {
  (void)state;
  static const struct {
    const char *text, *expected;
  } cases[] = {
      {ASKED("ask_when: {d: o}"),
       "later-decision 9:38 this tests a decision that is not made yet | "
       "questions are asked before anything is decided"},
      {ASKED("ask_when: {soon: true}"), "later-decision"},
      {ASKED("ask_when: {hot: true}"), "fine"},
      {ASKED("ask_when: {c: {known: true}}"), "known-in-main"},
      {ASKED("ask_when: {}"), "empty"},
      {ASKED("ask_when: {any: [{c: a}, {g: true}]}"),
       "condition-cycle 9:53 whether 'g' is asked depends on its own answer | "
       "test the answers to other questions"},
      {ASKED("ask_when: {cc: a}"), "unknown-id"},
      {ASKED("aliases: [c]"), "duplicate-id 9:37 the id 'c' is given twice"},
      {ASKED("aliases: [g]"), "duplicate-id"},
      {ASKED("aliases: [x, x]"), "duplicate-id"},
      {ASKED("aliases: [r]"), "duplicate-id"},
      {ASKED("aliases: [any]"), "bad-id 9:37 'any' is a word of the format"},
      {ASKED("aliases: old"), "wrong-type"},
      {ASKED("aliases: ['a b']"), "bad-id"},
      {RULES("instead_of: [rbb]", "x: 1", ""), "unknown-key"},
      {RULES("instead_of: [rbb]", "", ""),
       "unknown-id 16:53 'd' has no rule 'rbb' | did you mean 'rb'?"},
      {RULES("instead_of: [ra]", "", ""),
       "instead-cycle 16:7 'ra' is printed instead of a rule that is printed "
       "instead of it | name in 'instead_of' what says less"},
      {RULES("instead_of: [rb]", "instead_of: [rc]", "instead_of: [rb]"),
       "instead-cycle"},
      {RULES("instead_of: [rb, rc]", "instead_of: [rc]", ""), "fine"},
      {RULES("short: " FITS, "", ""), "fine"},
      {RULES("short: " FITS "3", "", ""),
       "too-long 16:47 'short' is 67 columns wide, at most 66 fit | say it in "
       "fewer words"},
      {RULES("short: \"\xE6\x84\x8F" FITS "\"", "", ""), "is 68 columns wide"},
      {RULES("short: \"a\\nb\"", "", ""), "'short' is more than one line"},
      {BOOK("c: a") "advice: {v: {kind: step, say: S, short: " FITS "3}}\n",
       "too-long"},
      {LEADING("{xo: T}"), "bad-path 17:38 'xo' is no path | write an option "
                           "of 'e', a slash and one of 'd'"},
      {LEADING("{z/o: T}"), "unknown-id 17:38 'e' has no option 'z'"},
      {LEADING("{x/z: T}"), "unknown-id 17:38 'd' has no option 'z'"},
      {LEADING("{x/o: [T]}"), "wrong-type"},
      {BOOK("c: a") "  e: {title: E, paths: {x/o: T}, options: {x: {title: "
                    "X}}}\n",
       "bad-path 17:17 'paths' stands in the decision that leads"},
      {HEAD QUESTIONS "decisions: {d: {leads: true, title: D, options: {o: "
                      "{title: O}}}}\n",
       "bad-path 9:13 the main decision cannot lead"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    expect_complaint(cases[i].text, cases[i].expected);
}

/* A circle is found behind any number of rules that lead to it. */
static void a_circle_far_away_is_found(void **state) {
  (void)state;
  enum { MANY = 3000, BACK_TO = 1000 };
  ww_arena *arena = ww_arena_new();
  ww_buf text = ww_buf_new(arena);
  ww_put_c(&text, HEAD SOURCES QUESTIONS DECISION);
  for (int i = 0; i < MANY; i++)
    ww_putf(&text,
            "      r%d: {points: {o: 1}, because: B, instead_of: [r%d]}\n", i,
            i == MANY - 1 ? BACK_TO : i + 1);
  loading_test t = load_one(ww_buf_str(&text).at);
  const char *got = first_complaint(&t);
  assert_memory_equal(got, "instead-cycle", strlen("instead-cycle"));
  assert_true(ww_place_line(t.diags->first->place).line >= 15 + BACK_TO);
  ww_arena_free(t.arena);
  ww_arena_free(arena);
}

/* Also where an overlay changes the question. */
static void an_overlay_may_use_an_older_id(void **state) {
  (void)state;
  const char *files[] = {
      HEAD QUESTIONS
      "  g: {ask: G, type: flag, aliases: [old]}\n" DECISION RULE("g: true"),
      NULL};
  const char *overlays[] = {
      "questions: {old: {ask: Really?}, h: {ask: H, type: flag}}\n"
      "decisions: {d: {rules: {rs: {when: {old: false}, points: {o: 1}, "
      "because: B}}}}\n",
      NULL};
  loading_test t = load_all(files, overlays);
  assert_string_equal(first_complaint(&t), "fine");
  assert_int_equal(t.rules->question_count, 7);
  assert_true(ww_str_is(t.rules->questions[5].ask, "Really?"));
  assert_true(ww_str_is(t.rules->questions[5].id, "g"));
  assert_int_equal(t.rules->decisions[0].rules[1].when->test.question, 5);
  ww_arena_free(t.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_a_question_says),
      cmocka_unit_test(an_older_id_is_tested),
      cmocka_unit_test(an_overlay_may_use_an_older_id),
      cmocka_unit_test(a_rule_stands_in_for_others),
      cmocka_unit_test(paths_name_both_options),
      cmocka_unit_test(mistakes_are_told),
      cmocka_unit_test(a_circle_far_away_is_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
