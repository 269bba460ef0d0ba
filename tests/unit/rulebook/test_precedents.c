/* Precedents: what they hold, and what they may not be. */
#include "rulebook/precedents.h"

#include "rulebook/books.h"

/* Begins on line 17. */
#define LEADING "  first: {leads: true, title: F, options: {try: {title: T}}}\n"
#define PRECEDENTS BOOK("c: a") LEADING "precedents:\n"
#define TEXTS "title: T, facts: F, result: R, evidence: reported, "
/* Stands on line 19; what is given in column 60. */
#define ONE(more) PRECEDENTS "  old: {" TEXTS more "}\n"
#define WITH(answers) ONE("answers: {" answers "}, outcome: o, source: guide")

typedef struct precedents_test {
  loading_test loading;
  const ww_precedents *all;
} precedents_test;

static precedents_test load(const char *text) {
  precedents_test t = {.loading = load_one(text)};
  if (t.loading.rules)
    t.all =
        ww_precedents_load(t.loading.arena, t.loading.rules, t.loading.diags);
  assert_int_equal(t.all == NULL, t.loading.diags->errors > 0);
  return t;
}

static void expect(const char *text, const char *expected) {
  precedents_test t = load(text);
  const char *got = first_complaint(&t.loading);
  if (!strstr(got, expected))
    fail_msg("expected: %s\n     got: %s\n%s", expected, got, text);
  ww_arena_free(t.loading.arena);
}

static void a_precedent_holds_what_is_written(void **state) {
  (void)state;
  precedents_test t = load(
      ONE("answers: {m: [z, x], c: b, n: 5, f: ~}, outcome: [p, o, p], "
          "source: guide#3, date: 2024, first: try, held: true, short: S"));
  assert_string_equal(first_complaint(&t.loading), "fine");
  assert_int_equal(t.all->count, 1);
  const ww_precedent *old = &t.all->of[0];
  assert_true(ww_str_is(old->id, "old") && ww_str_is(old->title, "T"));
  assert_true(ww_str_is(old->facts, "F") && ww_str_is(old->result, "R"));
  assert_true(ww_str_is(old->source, "guide#3"));
  assert_true(ww_str_is(old->date, "2024") && ww_str_is(old->short_text, "S"));
  assert_int_equal(old->evidence, WW_REPORTED);
  assert_int_equal(old->first, 0);
  assert_true(old->held);
  assert_int_equal(old->outcome_count, 2);
  assert_true(ww_precedent_led_to(old, 0) && ww_precedent_led_to(old, 1));
  assert_false(ww_precedent_led_to(old, 2));
  assert_int_equal(old->given_count, 3); /* in the questions' order */
  assert_int_equal(old->given[0].question, 0);
  assert_int_equal(old->given[0].answer.value, 1);
  assert_int_equal(old->given[1].question, 3);
  assert_true(old->given[1].answer.number == 5);
  assert_int_equal(old->given[2].question, 4);
  assert_int_equal(old->given[2].answer.members, 5);
  ww_arena_free(t.loading.arena);
}

static void what_may_be_left_out_is_absent(void **state) {
  (void)state;
  precedents_test t = load(WITH(""));
  const ww_precedent *old = &t.all->of[0];
  assert_int_equal(old->given_count, 0);
  assert_int_equal(old->first, WW_NONE);
  assert_false(old->held);
  assert_int_equal(old->date.size + old->short_text.size, 0);
  ww_arena_free(t.loading.arena);
  t = load(BOOK("c: a"));
  assert_int_equal(t.all->count, 0);
  ww_arena_free(t.loading.arena);
}

static void bad_precedents_are_refused(void **state) {
  (void)state;
  static const struct {
    const char *text, *expected;
  } cases[] = {
      {WITH("cc: a"), "unknown-question 19:70 there is no question 'cc'"},
      {WITH("c: aa"), "unknown-value 19:73 'aa' is not a value of 'c'"},
      {WITH("n: 101"), "out-of-range 19:73 'n' must be between 0 and 100"},
      {WITH("n: '5'"), "leave out the quotes"},
      {WITH("f: yes"), "wrong-type 19:73 'f' must be true or false"},
      {WITH("m: x"), "write a list: [x]"},
      {WITH("c: {value: a}"), "wrong-type"},
      {ONE("answers: {}, outcome: q, source: guide"),
       "unknown-id 19:82 'd' has no option 'q'"},
      {ONE("answers: {}, outcome: [o, q], source: guide"), "has no option 'q'"},
      {ONE("answers: {}, outcome: [], source: guide"),
       "empty 19:82 'outcome' names no option"},
      {ONE("answers: {}, outcome: {o: 1}, source: guide"), "wrong-type"},
      {ONE("answers: {}, outcome: o, source: gide#2"),
       "no source has the id 'gide' | did you mean 'guide'?"},
      {ONE("answers: {}, outcome: o, source: guide, first: o"),
       "'first' has no option 'o' | one of: try"},
      {BOOK("c: a") "precedents: {old: {" TEXTS
                    "answers: {}, outcome: o, source: guide, first: try}}\n",
       "no decision says what to do first | give one of them 'leads: true'"},
      {ONE("answers: {}, outcome: o, source: guide, date: soon"), "bad-date"},
      {ONE("answers: {}, source: guide"), "needs the key 'outcome'"},
      {PRECEDENTS "  old: {title: T, facts: F, answers: {}, outcome: o, "
                  "result: R, evidence: assumed, source: guide}\n",
       "unknown-value"},
      {WITH("") "  old: {}\n", "duplicate"},
      {PRECEDENTS "  'a b': {" TEXTS
                  "answers: {}, outcome: o, source: guide}\n",
       "bad-id"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    expect(cases[i].text, cases[i].expected);
}

/* A map of so many. */
static const char *many(ww_arena *arena, int count) {
  ww_buf text = ww_buf_new(arena);
  ww_put_c(&text, PRECEDENTS);
  for (int i = 0; i < count; i++)
    ww_putf(&text,
            "  p%d: {" TEXTS "answers: {c: a}, outcome: o, source: "
            "guide}\n",
            i);
  return ww_buf_str(&text).at;
}

static void there_are_two_thousand_at_most(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  expect(many(arena, WW_PRECEDENTS_MOST), "fine");
  expect(many(arena, WW_PRECEDENTS_MOST + 1),
         "too-many 18:1 a rulebook has at most 2000 precedents, this one has "
         "2001");
  ww_arena_free(arena);
}

static void one_decision_leads(void **state) {
  (void)state;
  expect(BOOK("c: a") LEADING
         "  second: {leads: true, title: S, options: {try: {title: T}}}\n",
         "two-mains 18:12 two decisions are the leading one | keep 'leads: "
         "true' in one of them");
}

static void an_overlay_corrects_and_retires(void **state) {
  (void)state;
  const char *files[] = {
      WITH("c: a, f: true") "  new: {" TEXTS
                            "answers: {c: b}, outcome: p, source: guide}\n",
      NULL};
  const char *overlays[] = {
      "precedents: {old: {answers: {f: ~, n: 7}, outcome: p}}\n",
      "disable: [new]\n", NULL};
  precedents_test t = {.loading = load_all(files, overlays)};
  t.all = ww_precedents_of(t.loading.arena, t.loading.rules);
  assert_int_equal(t.all->count, 1);
  const ww_precedent *old = &t.all->of[0];
  assert_int_equal(old->given_count, 2);
  assert_int_equal(old->given[1].question, 3);
  assert_true(ww_precedent_led_to(old, 1) && !ww_precedent_led_to(old, 0));
  ww_arena_free(t.loading.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_precedent_holds_what_is_written),
      cmocka_unit_test(what_may_be_left_out_is_absent),
      cmocka_unit_test(bad_precedents_are_refused),
      cmocka_unit_test(there_are_two_thousand_at_most),
      cmocka_unit_test(one_decision_leads),
      cmocka_unit_test(an_overlay_corrects_and_retires),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
