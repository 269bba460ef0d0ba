/* Typed text as answers, by every type of question. */
#include "rulebook/books.h"

#include "profile/answers.h"

#define ASKED                                                                  \
  "questions:\n"                                                               \
  "  churn: {ask: C, type: scale, values: {static: never, weekly: every week," \
  " monthly: every month, real_time: from minute to minute}}\n"                \
  "  year: {ask: Y, type: choice, values: {2: two, 1: one, none: no year}}\n"  \
  "  needs: {ask: N, type: set, values: {docs: files and papers, code: your "  \
  "own source code, data: live data}}\n"                                       \
  "  cited: {ask: F, type: flag}\n"                                            \
  "  pairs: {ask: P, type: number, whole: true, min: 0, max: 1000000}\n"       \
  "  load: {ask: L, type: number, min: 0, unit: requests per month, units: "   \
  "{/month: 1, /day: 30, /week: 4.286, /quarter: 1/3}}\n"                      \
  "  time: {ask: T, type: number, above: 0, unit: ms, units: {ms: 1, s: "      \
  "1000}}\n"                                                                   \
  "  days: {ask: D, type: number, unit: days, units: {days: 1, weeks: 7, "     \
  "months: 30}}\n"                                                             \
  "  share: {ask: S, type: number, unit: percent}\n"                           \
  "decisions:\n"                                                               \
  "  d: {title: D, options: {o: {title: O}}, rules: {r: {when: {cited: "       \
  "true}, points: {o: 1}, because: B}, n: {when: {any: [{time: '< 500'}, "     \
  "{days: '>= 14'}, {days: '>= 90'}]}, points: {o: 1}, because: B}}}\n"

typedef struct answer_case {
  const char *question, *text;
  const char *expected; /* the answer, or part of a complaint */
} answer_case;

/* The answer as people read it, or what is wrong. */
static const char *read(loading_test *t, const answer_case *c,
                        ww_reading reading) {
  ww_answer answer = {0};
  int q = ww_question_index(t->rules, ww_str_from(c->question));
  ww_buf buf = ww_buf_new(t->arena);
  assert_int_not_equal(q, WW_NONE);
  ww_diag_list_init(t->diags, t->arena);
  bool read =
      ww_answer_read(&t->rules->questions[q], ww_str_from(c->text), reading,
                     (ww_place){NULL, WW_NO_PLACE}, &answer, t->diags);
  assert_int_equal(read, t->diags->errors == 0);
  if (!read)
    return first_complaint(t);
  ww_put_answer(&buf, &t->rules->questions[q], &answer);
  return buf.at;
}

static void check(const answer_case cases[], size_t count, ww_reading reading) {
  loading_test t = load_one(HEAD ASKED);
  for (size_t i = 0; i < count; i++) {
    const char *got = read(&t, &cases[i], reading);
    if (!strstr(got, cases[i].expected))
      fail_msg("%s = '%s': expected %s, got %s", cases[i].question,
               cases[i].text, cases[i].expected, got);
  }
  ww_arena_free(t.arena);
}

#define COUNT(cases) (sizeof(cases) / sizeof *(cases))

static void values_by_number_name_and_part(void **state) {
  (void)state;
  static const answer_case cases[] = {
      {"churn", "2", "weekly"},
      {"churn", "weekly", "weekly"},
      {"churn", " Weekly\t", "weekly"},
      {"churn", "real-time", "real_time"},
      {"churn", "Real Time", "real_time"},
      {"churn", "every month", "monthly"},
      {"churn", "st", "static"},
      {"churn", "minute", "real_time"},
      {"churn", "never", "static"},
      {"churn", "every", "which of these: weekly, monthly?"},
      {"churn", "5", "is not a value of 'churn'"},
      {"churn", "0", "is not a value of 'churn'"},
      {"churn", "99999999999999999999", "is not a value"},
      {"churn", "weakly", "did you mean 'weekly'?"},
      {"churn", "", "nothing is said of 'churn'"},
      {"churn", "unknown", "unknown"},
      {"churn", "don't know", "unknown"},
      /* An id goes before a number in the list, and before other words. */
      {"year", "2", "2"},
      {"year", "1", "1"},
      {"year", "3", "none"},
      {"year", "none", "none"},
      {"year", "unknown", "unknown"},
  };
  check(cases, COUNT(cases), WW_READ_TYPED);
}

static void flags_and_sets(void **state) {
  (void)state;
  static const answer_case cases[] = {
      {"cited", "y", "yes"},
      {"cited", "NO", "no"},
      {"cited", "true", "yes"},
      {"cited", "2", "no"},
      {"cited", "maybe", "'cited' must be yes or no, not 'maybe'"},
      {"needs", "1 3", "docs, data"},
      {"needs", "3,1", "docs, data"},
      {"needs", "docs, your own source code", "docs, code"},
      {"needs", "own source", "code"},
      {"needs", "code docs", "docs, code"},
      {"needs", "[docs, data]", "docs, data"},
      {"needs", "docs; docs", "docs"},
      {"needs", "none", "none"},
      {"needs", "0", "none"},
      {"needs", "[]", "none"},
      {"needs", "1 4", "'4' is not a value of 'needs'"},
      {"needs", "docs, paper money", "'paper money' is not a value"},
      {"needs", "d", "fits more than one value"},
  };
  check(cases, COUNT(cases), WW_READ_TYPED);
}

static void numbers_as_people_write_them(void **state) {
  (void)state;
  static const answer_case cases[] = {
      {"pairs", "1500", "1,500"},
      {"pairs", "1,500", "1,500"},
      {"pairs", "1 000 000", "1,000,000"},
      {"pairs", "12'345", "12,345"},
      {"pairs", "1.5k", "1,500"},
      {"pairs", "2.3K", "2,300"},
      {"pairs", "007", "7"},
      {"pairs", "+5", "5"},
      {"pairs", "1M", "1,000,000"},
      {"pairs", "1 million", "1,000,000"},
      {"pairs", "1e3", "1,000"},
      {"pairs", ".5k", "500"},
      {"pairs", "1.5", "must be a whole number"},
      {"pairs", "1,5", "'pairs' must be a whole number, not '1,5'"},
      {"pairs", "1,5000", "must be a whole number"},
      {"pairs", "2M", "must be between 0 and 1,000,000"},
      {"pairs", "-1", "must be between 0 and 1,000,000"},
      {"pairs", "1.", "must be a whole number"},
      {"pairs", "many", "such as 1500 or 50k"},
      {"pairs", "1m", "must be a whole number"},
      {"pairs", "0x10", "must be a whole number"},
      {"load", "50k/day", "1,500,000"},
      {"load", "50k per day", "1,500,000"},
      {"load", "50,000 a day", "1,500,000"},
      {"load", "50k / day", "1,500,000"},
      {"load", "7 /week", "30.002"},
      {"load", "7d", "210"},
      {"load", "9 requests per month", "9"},
      {"load", "9 mo", "9"},
      {"load", "9m", "'load' must be a number"},
      {"load", "3M", "3,000,000"},
      {"load", "3 M", "3,000,000"},
      {"load", "1.5M/day", "45,000,000"},
      {"load", "147 per quarter", "49"},
      {"load", "9/year", "also with /month, /day, /week, /quarter"},
      {"load", "1e300 /day", "cannot be kept exactly"},
      {"load", "99999999999999999999", "cannot be kept exactly"},
      {"time", "2s", "2,000"},
      {"time", "0.5 s", "500"},
      {"time", "250 MS", "250"},
      {"time", "0", "must be more than 0"},
      {"days", "2 weeks", "14"},
      {"days", "3 mon", "90"},
      {"days", "3m", "'days' must be a number"},
      {"days", "3M", "3,000,000"},
      {"share", "80%", "80"},
      {"share", "80 percent", "80"},
  };
  check(cases, COUNT(cases), WW_READ_TYPED);
}

static void a_script_writes_ids_in_full(void **state) {
  (void)state;
  static const answer_case cases[] = {
      {"churn", "weekly", "weekly"},
      {"churn", "real-time", "real_time"},
      {"churn", "week", "did you mean 'weekly'?"},
      {"churn", "2", "is not a value of 'churn'"},
      {"churn", "every week", "is not a value of 'churn'"},
      {"needs", "docs,code", "docs, code"},
      {"needs", "none", "none"},
      {"needs", "0", "is not a value"},
      {"needs", "doc", "did you mean 'docs'?"},
      {"cited", "yes", "yes"},
      {"cited", "1", "write yes or no"},
      {"load", "50k/day", "1,500,000"},
      {"churn", "unknown", "unknown"},
      {"churn", "null", "unknown"},
      {"churn", "", "'unknown' leaves it open"},
  };
  check(cases, COUNT(cases), WW_READ_EXACT);
}

static void what_is_valid_in_words(void **state) {
  (void)state;
  static const char *const expected[] = {
      "a number from 1 to 4, or a name",
      "a number from 1 to 3, or a name",
      "numbers from 1 to 3 or names, as in 1 3; or none",
      "yes or no",
      "a whole number, between 0 and 1,000,000, such as 1500 or 50k",
      ("a number, at least 0, such as 1500, 50k or 1.5M; also with /month, "
       "/day, /week, /quarter"),
  };
  loading_test t = load_one(HEAD ASKED);
  for (size_t q = 0; q < COUNT(expected); q++) {
    ww_buf buf = ww_buf_new(t.arena);
    ww_put_valid(&buf, &t.rules->questions[q]);
    assert_string_equal(buf.at, expected[q]);
  }
  ww_arena_free(t.arena);
}

/* Each is an answer, too. */
static void numbers_have_an_example(void **state) {
  (void)state;
  static const answer_case cases[] = {
      {"pairs", "1M", "1,000,000"}, {"load", "50k/day", "1,500,000"},
      {"time", "500 ms", "500"},    {"days", "14 days", "14"},
      {"share", "2M", "2,000,000"},
  };
  loading_test t = load_one(HEAD ASKED);
  for (size_t i = 0; i < COUNT(cases); i++) {
    ww_buf buf = ww_buf_new(t.arena);
    int q = ww_question_index(t.rules, ww_str_from(cases[i].question));
    ww_put_quantity_example(&buf, &t.rules->questions[q]);
    assert_string_equal(buf.at, cases[i].text);
    assert_string_equal(read(&t, &cases[i], WW_READ_TYPED), cases[i].expected);
  }
  ww_arena_free(t.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_by_number_name_and_part),
      cmocka_unit_test(flags_and_sets),
      cmocka_unit_test(numbers_as_people_write_them),
      cmocka_unit_test(a_script_writes_ids_in_full),
      cmocka_unit_test(what_is_valid_in_words),
      cmocka_unit_test(numbers_have_an_example),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
