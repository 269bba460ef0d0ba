/* What a host does wrong: options of another version and profiles of another
 * rulebook are refused with a status of their own, all else is stopped by an
 * assertion before it does harm. Only the public headers. */
#include <whichway_ask.h>
#include <whichway_study.h>

#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { FILE_MOST = 65536 };

static ww_rulebook *rulebook, *other; /* the shipped one, and a smaller one */
static ww_profile *profile, *foreign; /* of each of them */
static ww_decision *decision;
static ww_session *session; /* of the smaller one */
static ww_batch *batch;
static ww_study *study;
static ww_check *check;
static ww_messages *messages;
static ww_text *text;
static ww_input json = {"input", "{}", 2, WW_JSON};

static int begin(void **state) {
  (void)state;
  static char yaml[FILE_MOST];
  FILE *file = fopen(WW_SOURCE_DIR "/tests/pty/travel.yaml", "rb");
  assert_non_null(file);
  assert_true(fread(yaml, 1, sizeof yaml - 1, file) > 0);
  fclose(file);
  ww_input rules = {"travel.yaml", yaml, strlen(yaml), WW_YAML};
  ww_rulebook_options options = WW_RULEBOOK_OPTIONS_INIT;
  options.files = &rules;
  options.file_count = 1;
  assert_int_equal(ww_rulebook_open(&rulebook, NULL, NULL), WW_OK);
  assert_int_equal(ww_rulebook_open(&other, NULL, &options), WW_OK);
  assert_int_equal(ww_profile_open(&profile, NULL, rulebook, &json), WW_OK);
  assert_int_equal(ww_profile_open(&foreign, NULL, other, &json), WW_OK);
  assert_int_equal(ww_decide(&decision, rulebook, profile, NULL), WW_OK);
  assert_int_equal(ww_session_open(&session, other, foreign, NULL), WW_OK);
  assert_int_equal(ww_batch_open(&batch, other, NULL), WW_OK);
  assert_int_equal(ww_study_list(&study, NULL, other, NULL), WW_OK);
  assert_int_equal(ww_rulebook_check(&check, other, NULL), WW_OK);
  assert_int_equal(ww_text_visible(&text, "a text"), WW_OK);
  messages = ww_messages_new();
  assert_non_null(messages);
  return 0;
}

static int end(void **state) {
  (void)state;
  ww_messages_free(messages);
  ww_text_free(text);
  ww_check_free(check);
  ww_study_free(study);
  ww_batch_free(batch);
  ww_session_free(session);
  ww_decision_free(decision);
  ww_profile_free(foreign);
  ww_profile_free(profile);
  ww_rulebook_free(other);
  ww_rulebook_free(rulebook);
  return 0;
}

/* Must be set to NULL, whatever happens. */
static void *const garbage = &(char[1]){0};

/* ---- Versions ---------------------------------------------------------- */

#define REFUSED(type, call)                                                    \
  do {                                                                         \
    type *out = garbage;                                                       \
    assert_int_equal(call, WW_UNKNOWN_VERSION);                                \
    assert_null(out);                                                          \
  } while (0)

static void refuse_styles(unsigned version) {
  ww_style style = WW_STYLE_INIT;
  ww_report_options report = WW_REPORT_OPTIONS_INIT;
  style.version = version;
  report.style = &style;
  REFUSED(ww_text, ww_messages_render(&out, messages, &style));
  REFUSED(ww_text, ww_text_wrap(&out, "words", 80, &style));
  REFUSED(ww_text, ww_decision_render(&out, decision, "text", &style));
  REFUSED(ww_text, ww_decision_render(&out, decision, "json", &style));
  REFUSED(ww_text, ww_report_render(&out, decision, "html", &report));
  REFUSED(ww_text, ww_session_bars(&out, session, &style));
  REFUSED(ww_text, ww_study_render(&out, study, "text", &style));
  REFUSED(ww_text, ww_check_render(&out, check, "sarif", &style));
}

static void refuse_options(unsigned version) {
  ww_rulebook_options rules = WW_RULEBOOK_OPTIONS_INIT;
  ww_decide_options decide = WW_DECIDE_OPTIONS_INIT;
  ww_batch_options many = WW_BATCH_OPTIONS_INIT;
  ww_report_options report = WW_REPORT_OPTIONS_INIT;
  ww_session_options ask = WW_SESSION_OPTIONS_INIT;
  ww_test_options tests = WW_TEST_OPTIONS_INIT;
  ww_precedents_options seen = WW_PRECEDENTS_OPTIONS_INIT;
  ww_check_options hard = WW_CHECK_OPTIONS_INIT;
  ww_messages *wrong = garbage;
  rules.version = decide.version = many.version = version;
  report.version = ask.version = tests.version = hard.version = version;
  seen.version = version;
  REFUSED(ww_rulebook, ww_rulebook_open(&out, &wrong, &rules));
  assert_null(wrong);
  REFUSED(ww_decision, ww_decide(&out, rulebook, profile, &decide));
  REFUSED(ww_decision, ww_session_decide(&out, session, &decide));
  REFUSED(ww_check, ww_rulebook_check(&out, rulebook, &hard));
  REFUSED(ww_batch, ww_batch_open(&out, rulebook, &many));
  REFUSED(ww_text, ww_report_render(&out, decision, "html", &report));
  REFUSED(ww_session, ww_session_open(&out, rulebook, profile, &ask));
  wrong = garbage;
  REFUSED(ww_study, ww_study_test(&out, &wrong, rulebook, &json, 1, &tests));
  REFUSED(ww_study, ww_study_precedents(&out, &wrong, rulebook, &seen));
  assert_null(wrong);
}

static void other_versions_are_refused(void **state) {
  static const unsigned versions[] = {0, 3, 99, UINT_MAX};
  (void)state;
  for (size_t i = 0; i < sizeof versions / sizeof *versions; i++) {
    refuse_styles(versions[i]);
    refuse_options(versions[i]);
  }
}

/* What stands behind the fields of an older version is not ours to read. */
static void older_options_end_earlier(void **state) {
  static const char lone_case[] =
      "cases: {a: {says: A, answers: {}, expect: none}}";
  ww_input input = {"cases.yaml", lone_case, sizeof lone_case - 1, WW_YAML};
  ww_test_options options = WW_TEST_OPTIONS_INIT;
  ww_study *out = garbage;
  (void)state;
  options.only = "no such case";
  assert_int_equal(ww_study_test(&out, NULL, rulebook, &input, 1, &options),
                   WW_INVALID);
  assert_null(out);
  options.version = 1;
  options.shipped = true;
  assert_int_equal(ww_study_test(&out, NULL, rulebook, &input, 1, &options),
                   WW_OK);
  assert_int_equal(ww_study_count(out), 1);
  ww_study_free(out);
  ww_report_options report = WW_REPORT_OPTIONS_INIT;
  ww_text *made = NULL;
  report.version = 1;
  report.review = "no day";
  assert_int_equal(ww_report_render(&made, decision, "madr", &report), WW_OK);
  ww_text_free(made);
}

static void the_version_tells_itself(void **state) {
  (void)state;
  char number[40];
  unsigned all = WHICHWAY_VERSION_NUMBER;
  snprintf(number, sizeof number, "%u.%u.%u", all / 10000, all / 100 % 100,
           all % 100);
  assert_string_equal(ww_version(), WHICHWAY_VERSION);
  assert_string_equal(number, WHICHWAY_VERSION);
}

static void each_status_has_a_text(void **state) {
  (void)state;
  for (int a = WW_OK; a <= WW_MISMATCH; a++)
    for (int b = WW_OK; b < a; b++)
      assert_string_not_equal(ww_status_text((ww_status)a),
                              ww_status_text((ww_status)b));
  assert_string_equal(ww_status_text(WW_MISMATCH),
                      "the profile was opened with another rulebook");
  assert_string_equal(ww_status_text((ww_status)99),
                      "no status of this library");
}

/* ---- Profiles of another rulebook -------------------------------------- */

static void foreign_profiles_are_refused(void **state) {
  (void)state;
  ww_rulebook *again = NULL; /* the same rules, but another handle */
  ww_decision *decided = garbage;
  ww_session *asking = garbage;
  ww_study *compared = garbage;
  assert_int_equal(ww_rulebook_open(&again, NULL, NULL), WW_OK);
  assert_int_equal(ww_decide(&decided, rulebook, foreign, NULL), WW_MISMATCH);
  assert_null(decided);
  decided = garbage;
  assert_int_equal(ww_decide(&decided, other, profile, NULL), WW_MISMATCH);
  assert_null(decided);
  assert_int_equal(ww_decide(&decided, again, profile, NULL), WW_MISMATCH);
  assert_int_equal(ww_session_open(&asking, rulebook, foreign, NULL),
                   WW_MISMATCH);
  assert_null(asking);
  assert_int_equal(ww_study_compare(&compared, rulebook, profile, foreign),
                   WW_MISMATCH);
  assert_null(compared);
  compared = garbage;
  assert_int_equal(ww_study_compare(&compared, rulebook, foreign, profile),
                   WW_MISMATCH);
  assert_null(compared);
  assert_int_equal(ww_study_compare(&compared, other, profile, profile),
                   WW_MISMATCH);
  ww_rulebook_free(again);
}

/* ---- Input that is refused --------------------------------------------- */

static void a_date_is_a_day(void **state) {
  static const char *const wrong[] = {"", "yesterday", "2026-02-29", "2026-1-1",
                                      "2026-01-01\n"};
  (void)state;
  ww_report_options options = WW_REPORT_OPTIONS_INIT;
  ww_text *out = NULL;
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    out = garbage;
    options.date = wrong[i];
    options.review = NULL;
    assert_int_equal(ww_report_render(&out, decision, "madr", &options),
                     WW_INVALID);
    assert_null(out);
    options.date = NULL;
    options.review = wrong[i];
    assert_int_equal(ww_report_render(&out, decision, "madr", &options),
                     WW_INVALID);
    assert_null(out);
  }
  options.date = "2028-02-29";
  options.review = "2029-01-31";
  assert_int_equal(ww_report_render(&out, decision, "madr", &options), WW_OK);
  assert_non_null(strstr(ww_text_bytes(out), "date: \"2028-02-29\""));
  assert_non_null(strstr(ww_text_bytes(out), "review: \"2029-01-31\""));
  ww_text_free(out);
}

/* Its size alone is looked at. */
static void too_many_profiles_are_not_read(void **state) {
  (void)state;
  ww_input input = {"profiles.ndjson", "{}", ww_study_profiles_bytes_most() + 1,
                    WW_JSON};
  ww_study *out = garbage;
  ww_messages *wrong = NULL;
  assert_int_equal(ww_study_diff(&out, &wrong, other, other, &input),
                   WW_INVALID);
  assert_null(out);
  assert_int_equal(ww_messages_count(wrong), 1);
  assert_string_equal(ww_messages_at(wrong, 0).code, "too-large");
  ww_messages_free(wrong);
}

static void more_than_may_be_read_is_refused(void **state) {
  (void)state;
  size_t sizes[] = {ww_profile_bytes_most() + 1, ww_rulebook_bytes_most() + 1};
  char *bytes = calloc(1, sizes[0] > sizes[1] ? sizes[0] : sizes[1]);
  assert_non_null(bytes);
  memset(bytes, ' ', sizes[0] > sizes[1] ? sizes[0] : sizes[1]);
  ww_input input = {"input", bytes, sizes[0], WW_JSON};
  ww_profile *out = garbage;
  ww_messages *wrong = NULL;
  assert_int_equal(ww_profile_open(&out, &wrong, other, &input), WW_INVALID);
  assert_string_equal(ww_messages_at(wrong, 0).code, "too-large");
  ww_messages_free(wrong);
  ww_rulebook_options options = {1, &input, 1, NULL, 0};
  ww_rulebook *rules = garbage;
  input.size = sizes[1];
  assert_int_equal(ww_rulebook_open(&rules, &wrong, &options), WW_INVALID);
  assert_string_equal(ww_messages_at(wrong, 0).code, "too-large");
  ww_messages_free(wrong);
  free(bytes);
}

static void nothing_is_an_input_too(void **state) {
  (void)state;
  ww_input nothing = {"nothing", NULL, 0, WW_JSON};
  ww_profile *out = garbage;
  ww_messages *wrong = NULL;
  const ww_text *answer = NULL;
  assert_int_equal(ww_profile_open(&out, &wrong, other, &nothing), WW_INVALID);
  assert_null(out);
  assert_int_equal(ww_messages_count(wrong), 1);
  ww_messages_free(wrong);
  assert_int_equal(ww_batch_line(batch, NULL, 0, 1, &answer), WW_OK);
  assert_int_equal(ww_text_size(answer), 0);
  assert_null(ww_nearest_word("word", NULL, 0));
  assert_int_equal(ww_messages_count(NULL), 0);
}

static void formats_past_the_last_are_none(void **state) {
  (void)state;
  assert_null(ww_decision_format(SIZE_MAX));
  assert_null(ww_report_format(SIZE_MAX));
  assert_null(ww_schema_name(SIZE_MAX));
  assert_null(ww_study_format(SIZE_MAX));
  assert_null(ww_study_test_format(SIZE_MAX));
  assert_null(ww_check_format(SIZE_MAX));
  assert_null(ww_rulebook_option(rulebook, SIZE_MAX));
  assert_int_equal(ww_session_may_ask(session, SIZE_MAX), WW_NO_QUESTION);
}

/* ---- What is asserted --------------------------------------------------- */

static const ww_input nameless = {NULL, "{}", 2, WW_JSON};
static const ww_input byteless = {"input", NULL, 2, WW_JSON};
static const ww_input other_syntax = {"input", "{}", 2, (ww_syntax)7};
static const ww_input no_lines = {"input", "{}", 2, WW_YAML};
static const ww_rulebook_options no_files = {1, NULL, 1, NULL, 0};
static const ww_rulebook_options no_overlays = {1, NULL, 0, NULL, 1};
static const ww_rulebook_options wrong_file = {1, &byteless, 1, NULL, 0};
static const ww_session_options wrong_aim = {1, (ww_until)9, false};
static const ww_test_options wrong_percent = {2,    false, 101,         false,
                                              NULL, false, {NULL, NULL}};
static const ww_test_options older = {1,    false, 0,           false,
                                      NULL, true,  {NULL, NULL}};
static const ww_check_options wrong_effort = {2, 0, false, {NULL, NULL}};

/* The questions of travel.yaml. */
enum { CHOICE = 0, NUMBER = 1, FLAG = 2, SET = 4, QUESTIONS = 9 };

static ww_text *out_text;
static ww_rulebook *out_rulebook;
static ww_profile *out_profile;
static ww_decision *out_decision;
static ww_batch *out_batch;
static ww_session *out_session;
static ww_study *out_study;
static ww_check *out_check;
static const ww_text *out_line;
static size_t out_size;
static ww_until out_until;

#define MISUSES                                                                \
  X(ww_messages_add(NULL, "usage", NULL, "text", NULL))                        \
  X(ww_messages_add(messages, NULL, NULL, "text", NULL))                       \
  X(ww_messages_add(messages, "usage", NULL, NULL, NULL))                      \
  X(ww_messages_add(messages, "no-such-code", NULL, "text", NULL))             \
  X(ww_messages_at(messages, 0))                                               \
  X(ww_messages_at(NULL, 0))                                                   \
  X(ww_messages_render(NULL, messages, NULL))                                  \
  X(ww_messages_render(&out_text, NULL, NULL))                                 \
  X(ww_text_bytes(NULL))                                                       \
  X(ww_text_size(NULL))                                                        \
  X(ww_text_visible(NULL, "text"))                                             \
  X(ww_text_visible(&out_text, NULL))                                          \
  X(ww_text_wrap(NULL, "text", 80, NULL))                                      \
  X(ww_text_wrap(&out_text, NULL, 80, NULL))                                   \
  X(ww_text_columns(NULL))                                                     \
  X(ww_nearest_word(NULL, NULL, 0))                                            \
  X(ww_nearest_word("word", NULL, 1))                                          \
  X(ww_rulebook_open(NULL, NULL, NULL))                                        \
  X(ww_rulebook_open(&out_rulebook, NULL, &no_files))                          \
  X(ww_rulebook_open(&out_rulebook, NULL, &no_overlays))                       \
  X(ww_rulebook_open(&out_rulebook, NULL, &wrong_file))                        \
  X(ww_rulebook_name(NULL))                                                    \
  X(ww_rulebook_version(NULL))                                                 \
  X(ww_rulebook_digest(NULL))                                                  \
  X(ww_rulebook_option(NULL, 0))                                               \
  X(ww_profile_open(NULL, NULL, rulebook, &json))                              \
  X(ww_profile_open(&out_profile, NULL, NULL, &json))                          \
  X(ww_profile_open(&out_profile, NULL, rulebook, NULL))                       \
  X(ww_profile_open(&out_profile, NULL, rulebook, &nameless))                  \
  X(ww_profile_open(&out_profile, NULL, rulebook, &byteless))                  \
  X(ww_profile_open(&out_profile, NULL, rulebook, &other_syntax))              \
  X(ww_profile_set(NULL, NULL, "here", "purpose", "deal"))                     \
  X(ww_profile_set(foreign, NULL, NULL, "purpose", "deal"))                    \
  X(ww_profile_set(foreign, NULL, "here", NULL, "deal"))                       \
  X(ww_profile_set(foreign, NULL, "here", "purpose", NULL))                    \
  X(ww_rulebook_print(NULL, rulebook))                                         \
  X(ww_rulebook_print(&out_text, NULL))                                        \
  X(ww_profile_template(NULL, rulebook))                                       \
  X(ww_profile_template(&out_text, NULL))                                      \
  X(ww_decide(NULL, rulebook, profile, NULL))                                  \
  X(ww_decide(&out_decision, NULL, profile, NULL))                             \
  X(ww_decide(&out_decision, rulebook, NULL, NULL))                            \
  X(ww_decision_recommendation(NULL))                                          \
  X(ww_decision_status(NULL))                                                  \
  X(ww_decision_strength(NULL))                                                \
  X(ww_decision_record(NULL, &out_size, &out_size))                            \
  X(ww_decision_record(decision, NULL, &out_size))                             \
  X(ww_decision_record(decision, &out_size, NULL))                             \
  X(ww_decision_render(NULL, decision, "text", NULL))                          \
  X(ww_decision_render(&out_text, NULL, "text", NULL))                         \
  X(ww_decision_render(&out_text, decision, NULL, NULL))                       \
  X(ww_batch_open(NULL, rulebook, NULL))                                       \
  X(ww_batch_open(&out_batch, NULL, NULL))                                     \
  X(ww_batch_line(NULL, "{}", 2, 1, &out_line))                                \
  X(ww_batch_line(batch, NULL, 2, 1, &out_line))                               \
  X(ww_batch_line(batch, "{}", 2, 1, NULL))                                    \
  X(ww_report_render(NULL, decision, "html", NULL))                            \
  X(ww_report_render(&out_text, NULL, "html", NULL))                           \
  X(ww_report_render(&out_text, decision, NULL, NULL))                         \
  X(ww_schema(NULL, rulebook, "profile"))                                      \
  X(ww_schema(&out_text, NULL, "profile"))                                     \
  X(ww_schema(&out_text, rulebook, NULL))                                      \
  X(ww_session_open(NULL, rulebook, NULL, NULL))                               \
  X(ww_session_open(&out_session, NULL, NULL, NULL))                           \
  X(ww_session_open(&out_session, rulebook, NULL, &wrong_aim))                 \
  X(ww_session_question_count(NULL))                                           \
  X(ww_session_question(NULL, 0))                                              \
  X(ww_session_question(session, QUESTIONS))                                   \
  X(ww_session_question(session, WW_NO_QUESTION))                              \
  X(ww_session_find(NULL, "purpose"))                                          \
  X(ww_session_find(session, NULL))                                            \
  X(ww_session_current(NULL))                                                  \
  X(ww_session_may_ask(NULL, 0))                                               \
  X(ww_session_last(NULL))                                                     \
  X(ww_session_back(NULL))                                                     \
  X(ww_session_want(NULL, 0))                                                  \
  X(ww_session_want(session, QUESTIONS))                                       \
  X(ww_session_further(NULL, &out_until))                                      \
  X(ww_session_further(session, NULL))                                         \
  X(ww_session_aim(NULL, WW_UNTIL_ALL))                                        \
  X(ww_session_aim(session, (ww_until)9))                                      \
  X(ww_session_answer(NULL, 0))                                                \
  X(ww_session_answer(session, QUESTIONS))                                     \
  X(ww_session_type(NULL, NULL, 0, "deal"))                                    \
  X(ww_session_type(session, NULL, QUESTIONS, "deal"))                         \
  X(ww_session_type(session, NULL, 0, NULL))                                   \
  X(ww_session_choose(NULL, 0, 1))                                             \
  X(ww_session_choose(session, QUESTIONS, 1))                                  \
  X(ww_session_choose(session, CHOICE, 0))                                     \
  X(ww_session_choose(session, CHOICE, 3))                                     \
  X(ww_session_choose(session, CHOICE, 8))                                     \
  X(ww_session_choose(session, FLAG, 4))                                       \
  X(ww_session_choose(session, SET, 32))                                       \
  X(ww_session_choose(session, NUMBER, 1))                                     \
  X(ww_session_pass(NULL, 0))                                                  \
  X(ww_session_pass(session, QUESTIONS))                                       \
  X(ww_session_mark(NULL, 0, "measured"))                                      \
  X(ww_session_mark(session, QUESTIONS, "measured"))                           \
  X(ww_session_mark(session, 0, NULL))                                         \
  X(ww_session_mark(session, 0, "heard"))                                      \
  X(ww_session_note(NULL, 0, "a note"))                                        \
  X(ww_session_note(session, QUESTIONS, "a note"))                             \
  X(ww_session_note(session, 0, NULL))                                         \
  X(ww_session_project(NULL))                                                  \
  X(ww_session_call(NULL, "a name"))                                           \
  X(ww_session_call(session, NULL))                                            \
  X(ww_session_profile(NULL, session))                                         \
  X(ww_session_profile(&out_text, NULL))                                       \
  X(ww_session_decide(NULL, session, NULL))                                    \
  X(ww_session_decide(&out_decision, NULL, NULL))                              \
  X(ww_session_standing(NULL))                                                 \
  X(ww_session_bars(NULL, session, NULL))                                      \
  X(ww_session_bars(&out_text, NULL, NULL))                                    \
  X(ww_study_passed(NULL))                                                     \
  X(ww_study_count(NULL))                                                      \
  X(ww_study_render(NULL, study, "text", NULL))                                \
  X(ww_study_render(&out_text, NULL, "text", NULL))                            \
  X(ww_study_render(&out_text, study, NULL, NULL))                             \
  X(ww_study_list(NULL, NULL, rulebook, NULL))                                 \
  X(ww_study_list(&out_study, NULL, NULL, NULL))                               \
  X(ww_study_show(NULL, NULL, rulebook, "id"))                                 \
  X(ww_study_show(&out_study, NULL, NULL, "id"))                               \
  X(ww_study_show(&out_study, NULL, rulebook, NULL))                           \
  X(ww_study_test(NULL, NULL, rulebook, &json, 1, NULL))                       \
  X(ww_study_test(&out_study, NULL, NULL, &json, 1, NULL))                     \
  X(ww_study_test(&out_study, NULL, rulebook, NULL, 1, NULL))                  \
  X(ww_study_test(&out_study, NULL, rulebook, &json, 0, NULL))                 \
  X(ww_study_test(&out_study, NULL, rulebook, &json, 0, &older))               \
  X(ww_study_test(&out_study, NULL, rulebook, &nameless, 1, NULL))             \
  X(ww_study_test(&out_study, NULL, rulebook, &json, 1, &wrong_percent))       \
  X(ww_study_precedents(NULL, NULL, rulebook, NULL))                           \
  X(ww_study_precedents(&out_study, NULL, NULL, NULL))                         \
  X(ww_study_diff(NULL, NULL, other, other, NULL))                             \
  X(ww_study_diff(&out_study, NULL, NULL, other, NULL))                        \
  X(ww_study_diff(&out_study, NULL, other, NULL, NULL))                        \
  X(ww_study_diff(&out_study, NULL, other, other, &nameless))                  \
  X(ww_study_diff(&out_study, NULL, other, other, &byteless))                  \
  X(ww_study_diff(&out_study, NULL, other, other, &no_lines))                  \
  X(ww_study_compare(NULL, rulebook, profile, profile))                        \
  X(ww_study_compare(&out_study, NULL, profile, profile))                      \
  X(ww_study_compare(&out_study, rulebook, NULL, profile))                     \
  X(ww_study_compare(&out_study, rulebook, profile, NULL))                     \
  X(ww_rulebook_check(NULL, rulebook, NULL))                                   \
  X(ww_rulebook_check(&out_check, NULL, NULL))                                 \
  X(ww_rulebook_check(&out_check, rulebook, &wrong_effort))                    \
  X(ww_check_count(NULL, WW_LEVEL_NOTE))                                       \
  X(ww_check_count(check, (ww_level)3))                                        \
  X(ww_check_is_exact(NULL))                                                   \
  X(ww_check_render(NULL, check, "text", NULL))                                \
  X(ww_check_render(&out_text, NULL, "text", NULL))                            \
  X(ww_check_render(&out_text, check, NULL, NULL))                             \
  X(ww_check_sarif(NULL, check, NULL, NULL))                                   \
  X(ww_check_sarif(&out_text, check, NULL, "here"))

#define X(call) #call,
static const char *const misuses[] = {MISUSES};
#undef X

static void misuse(size_t index) {
  size_t at = 0;
#define X(call)                                                                \
  if (at++ == index)                                                           \
    (void)(call);
  MISUSES
#undef X
}

/* Whether an assertion stops it; a crash is none. */
static bool is_stopped(size_t index) {
  fflush(NULL);
  pid_t pid = fork();
  assert_true(pid >= 0);
  if (pid == 0) {
    signal(SIGABRT, SIG_DFL); /* cmocka waits for it, too */
    close(STDERR_FILENO);
    misuse(index);
    _exit(0);
  }
  int status = 0;
  assert_int_equal(waitpid(pid, &status, 0), pid);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void misuse_is_asserted(void **state) {
  (void)state;
  assert_int_equal(ww_session_question_count(session), QUESTIONS);
  for (size_t i = 0; i < sizeof misuses / sizeof *misuses; i++)
    if (!is_stopped(i))
      fail_msg("not asserted: %s", misuses[i]);
}

/* All that takes a handle lets NULL be freed. */
static void nothing_can_be_freed(void **state) {
  (void)state;
  ww_messages_free(NULL);
  ww_text_free(NULL);
  ww_rulebook_free(NULL);
  ww_profile_free(NULL);
  ww_decision_free(NULL);
  ww_batch_free(NULL);
  ww_session_free(NULL);
  ww_study_free(NULL);
  ww_check_free(NULL);
}

int main(void) {
  static const struct CMUnitTest tests[] = {
      cmocka_unit_test(other_versions_are_refused),
      cmocka_unit_test(older_options_end_earlier),
      cmocka_unit_test(the_version_tells_itself),
      cmocka_unit_test(each_status_has_a_text),
      cmocka_unit_test(foreign_profiles_are_refused),
      cmocka_unit_test(a_date_is_a_day),
      cmocka_unit_test(too_many_profiles_are_not_read),
      cmocka_unit_test(more_than_may_be_read_is_refused),
      cmocka_unit_test(nothing_is_an_input_too),
      cmocka_unit_test(formats_past_the_last_are_none),
      cmocka_unit_test(misuse_is_asserted),
      cmocka_unit_test(nothing_can_be_freed),
  };
  return cmocka_run_group_tests(tests, begin, end);
}
