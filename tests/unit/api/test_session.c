/* An interview as a front end holds it: only the public headers. The rulebook
 * is tests/pty/travel.yaml. */
#include <whichway_ask.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct talk {
  ww_rulebook *rulebook;
  ww_profile *profile;
  ww_session *session;
} talk;

static char *read_file(const char *name) {
  FILE *file = fopen(name, "rb");
  assert_non_null(file);
  char *text = calloc(1, 65536);
  assert_non_null(text);
  assert_true(fread(text, 1, 65535, file) > 0);
  fclose(file);
  return text;
}

static talk begin(const char *answers, const ww_session_options *options) {
  talk t = {0};
  char profile[1000];
  char *text = read_file(WW_SOURCE_DIR "/tests/pty/travel.yaml");
  ww_input rules = {"travel.yaml", text, strlen(text), WW_YAML};
  ww_rulebook_options book = WW_RULEBOOK_OPTIONS_INIT;
  book.files = &rules;
  book.file_count = 1;
  assert_int_equal(ww_rulebook_open(&t.rulebook, NULL, &book), WW_OK);
  free(text);
  snprintf(profile, sizeof profile,
           "{\"$schema\": \"s\", \"project\": \"p\", \"answers\": {%s}}",
           answers);
  ww_input input = {"p.json", profile, strlen(profile), WW_JSON};
  assert_int_equal(ww_profile_open(&t.profile, NULL, t.rulebook, &input),
                   WW_OK);
  assert_int_equal(ww_session_open(&t.session, t.rulebook, t.profile, options),
                   WW_OK);
  return t;
}

static void end(talk *t) {
  ww_session_free(t->session);
  ww_profile_free(t->profile);
  ww_rulebook_free(t->rulebook);
}

static const char *now(const talk *t) {
  size_t question = ww_session_current(t->session);
  return question == WW_NO_QUESTION
             ? "-"
             : ww_session_question(t->session, question)->id;
}

static void type(const talk *t, const char *text) {
  size_t question = ww_session_current(t->session);
  assert_int_not_equal(question, WW_NO_QUESTION);
  assert_int_equal(ww_session_type(t->session, NULL, question, text), WW_OK);
}

static size_t find(const talk *t, const char *name) {
  size_t question = ww_session_find(t->session, name);
  assert_int_not_equal(question, WW_NO_QUESTION);
  return question;
}

/* The profile that comes out. */
static void expect_profile(const talk *t, const char *expected) {
  ww_text *text = NULL;
  assert_int_equal(ww_session_profile(&text, t->session), WW_OK);
  if (!strstr(ww_text_bytes(text), expected))
    fail_msg("expected: %s\n     got: %s", expected, ww_text_bytes(text));
  ww_text_free(text);
}

static void from_the_first_question_to_the_last(void **state) {
  (void)state;
  talk t = begin("", NULL);
  const ww_standing *standing = ww_session_standing(t.session);
  ww_decision *decision = NULL;
  assert_int_equal(ww_session_question_count(t.session), 9);
  assert_string_equal(now(&t), "purpose");
  assert_int_equal(ww_session_last(t.session), WW_NO_QUESTION);
  assert_null(standing->leader); /* there is nothing to go on */
  assert_string_equal(standing->status, "provisional");
  type(&t, "deal");
  standing = ww_session_standing(t.session);
  assert_string_equal(standing->leader->id, "train");
  assert_string_equal(standing->leader->name, "Train");
  assert_string_equal(standing->leader->moved, "+1");
  assert_null(standing->before);
  assert_string_equal(standing->moves[0].rule, "deal");
  assert_true(standing->moves[0].fires);
  type(&t, "300");
  type(&t, "y");
  while (ww_session_current(t.session) != WW_NO_QUESTION)
    assert_int_equal(ww_session_pass(t.session, ww_session_current(t.session)),
                     WW_OK);
  standing = ww_session_standing(t.session);
  assert_int_equal(standing->stop, WW_STOP_OPEN);
  assert_int_equal(ww_session_decide(&decision, t.session, NULL), WW_OK);
  assert_string_equal(ww_decision_recommendation(decision), "train");
  ww_decision_free(decision);
  end(&t);
}

static void what_cannot_matter_is_not_asked(void **state) {
  (void)state;
  talk t = begin("\"must_be_there\": true, \"luggage\": [\"laptop\"], "
                 "\"purpose\": \"deal\", \"distance_km\": 600",
                 NULL);
  size_t q;
  for (size_t i = 0; (q = ww_session_may_ask(t.session, i)) != WW_NO_QUESTION;
       i++)
    assert_string_not_equal(ww_session_question(t.session, q)->id,
                            "night_train");
  assert_true(ww_session_standing(t.session)->may_ask > 0);
  end(&t);
}

static void an_answer_that_is_none_changes_nothing(void **state) {
  (void)state;
  talk t = begin("", NULL);
  ww_messages *messages = NULL;
  assert_int_equal(ww_session_type(t.session, &messages, 0, "dael"),
                   WW_INVALID);
  assert_string_equal(ww_messages_at(messages, 0).code, "unknown-value");
  assert_string_equal(ww_messages_at(messages, 0).hint, "did you mean 'deal'?");
  ww_messages_free(messages);
  assert_false(ww_session_answer(t.session, 0).known);
  assert_int_equal(ww_session_last(t.session), WW_NO_QUESTION);
  end(&t);
}

static void back_and_changes(void **state) {
  (void)state;
  talk t = begin("", NULL);
  assert_false(ww_session_back(t.session));
  type(&t, "deal");
  type(&t, "300");
  assert_string_equal(now(&t), "must_be_there");
  assert_true(ww_session_back(t.session));
  assert_string_equal(now(&t), "distance_km");
  assert_string_equal(ww_session_answer(t.session, 1).text, "300");
  assert_true(ww_session_back(t.session));
  assert_string_equal(now(&t), "purpose");
  assert_false(ww_session_back(t.session));
  type(&t, "news");
  assert_string_equal(ww_session_standing(t.session)->leader->id, "call");
  assert_string_not_equal(now(&t), "distance_km");
  /* Any other answer, without moving from the question that is shown. */
  const char *shown = now(&t);
  assert_int_equal(ww_session_type(t.session, NULL, find(&t, "people"), "7"),
                   WW_OK);
  assert_string_equal(now(&t), shown);
  end(&t);
}

static void the_same_answer_keeps_what_it_rests_on(void **state) {
  (void)state;
  talk t = begin("\"purpose\": {\"value\": \"deal\", \"basis\": \"measured\", "
                 "\"owner\": \"Ann\", \"date\": \"2026-01-31\", "
                 "\"note\": \"n\"}",
                 NULL);
  assert_int_equal(ww_session_type(t.session, NULL, 0, "deal"), WW_OK);
  expect_profile(&t, "\"basis\": \"measured\",\n      \"owner\": \"Ann\",\n  "
                     "    \"date\": \"2026-01-31\",\n      \"note\": \"n\"");
  assert_int_equal(ww_session_choose(t.session, 0, 1), WW_OK);
  expect_profile(&t, "\"value\": \"news\",\n      \"owner\": \"Ann\",\n      "
                     "\"note\": \"n\"");
  assert_int_equal(ww_session_mark(t.session, 0, "guessed"), WW_OK);
  assert_int_equal(ww_session_note(t.session, 0, "a\xFF\"b\n"), WW_OK);
  expect_profile(&t, "\"basis\": \"guessed\"");
  expect_profile(&t, "\"note\": \"a\xEF\xBF\xBD\\\"b\\n\"");
  expect_profile(&t, "\"$schema\": \"s\",\n  \"project\": \"p\"");
  assert_string_equal(ww_session_project(t.session), "p");
  assert_int_equal(ww_session_call(t.session, "a\xFF\"b"), WW_OK);
  expect_profile(&t, "\"project\": \"a\xEF\xBF\xBD\\\"b\"");
  assert_int_equal(ww_session_call(t.session, " "), WW_OK);
  assert_string_equal(ww_session_project(t.session), "");
  assert_int_equal(ww_session_mark(t.session, 0, ""), WW_OK);
  assert_string_equal(ww_session_answer(t.session, 0).basis, "");
  assert_int_equal(ww_session_note(t.session, 0, " \t"), WW_OK);
  assert_string_equal(ww_session_answer(t.session, 0).note, "");
  end(&t);
}

static void unknown_is_kept_and_not_asked_again(void **state) {
  (void)state;
  ww_session_options all = WW_SESSION_OPTIONS_INIT;
  talk t = begin("", NULL);
  assert_int_equal(ww_session_pass(t.session, 0), WW_OK);
  expect_profile(&t, "\"purpose\": {\n      \"value\": null\n    }");
  end(&t);
  t = begin("\"purpose\": {\"value\": null}, \"people\": null", NULL);
  assert_string_equal(now(&t), "distance_km");
  assert_true(ww_session_answer(t.session, 0).passed);
  assert_false(ww_session_answer(t.session, find(&t, "people")).passed);
  end(&t);
  all.until = WW_UNTIL_ALL;
  all.again = true;
  t = begin("\"purpose\": {\"value\": null}", &all);
  assert_int_equal(ww_session_standing(t.session)->may_ask, 9);
  for (int i = 0; i < 9; i++)
    assert_int_equal(ww_session_pass(t.session, ww_session_current(t.session)),
                     WW_OK);
  assert_string_equal(now(&t), "-");
  end(&t);
}

static void only_what_is_wanted(void **state) {
  (void)state;
  talk t = begin("\"people\": 3", NULL);
  assert_int_equal(ww_session_want(t.session, find(&t, "people")), WW_OK);
  assert_int_equal(ww_session_want(t.session, find(&t, "night")), WW_OK);
  assert_string_equal(now(&t), "people");
  type(&t, "4");
  assert_string_equal(now(&t), "night_train");
  type(&t, "no");
  assert_string_equal(now(&t), "-");
  assert_int_equal(ww_session_standing(t.session)->stop, WW_STOP_DONE);
  end(&t);
}

static void further_and_further(void **state) {
  (void)state;
  talk t = begin("\"purpose\": \"deal\", \"distance_km\": 600, "
                 "\"must_be_there\": true, \"luggage\": [\"laptop\"], "
                 "\"station_near\": true, \"reads_on_the_way\": true",
                 NULL);
  ww_until until = WW_UNTIL_STABLE;
  assert_string_equal(now(&t), "-");
  assert_int_equal(ww_session_standing(t.session)->stop, WW_STOP_SETTLED);
  assert_string_equal(ww_session_standing(t.session)->status, "settled");
  assert_int_equal(ww_session_further(t.session, &until), 2);
  assert_int_equal(until, WW_UNTIL_REFINED);
  assert_int_equal(ww_session_aim(t.session, until), WW_OK);
  assert_string_equal(now(&t), "night_train");
  type(&t, "yes");
  const ww_standing *standing = ww_session_standing(t.session);
  assert_int_equal(standing->move_count, 1);
  assert_string_equal(standing->moves[0].effect,
                      "Which seat: Sleeper, no longer First class");
  type(&t, "1");
  assert_string_equal(now(&t), "-");
  assert_int_equal(ww_session_further(t.session, &until), 1);
  assert_int_equal(until, WW_UNTIL_ALL);
  assert_int_equal(ww_session_aim(t.session, until), WW_OK);
  type(&t, "weekly");
  assert_int_equal(ww_session_further(t.session, &until), 0);
  end(&t);
}

static void contradictions_appear_once(void **state) {
  (void)state;
  talk t = begin("\"must_be_there\": false", NULL);
  type(&t, "repair");
  const ww_standing *standing = ww_session_standing(t.session);
  assert_int_equal(standing->clash_count, 1);
  assert_string_equal(standing->clashes[0].id, "repair-by-call");
  assert_true(standing->clashes[0].appeared);
  type(&t, "300");
  standing = ww_session_standing(t.session);
  assert_int_equal(standing->clash_count, 1);
  assert_false(standing->clashes[0].appeared);
  end(&t);
}

static void questions_by_part_of_their_name(void **state) {
  (void)state;
  talk t = begin("", NULL);
  assert_int_equal(ww_session_find(t.session, "how-often"), 3);
  assert_int_equal(ww_session_find(t.session, "Lugg"), 4);
  assert_int_equal(ww_session_find(t.session, "on the"), 7);
  assert_int_equal(ww_session_find(t.session, "e"), WW_NO_QUESTION);
  assert_int_equal(ww_session_find(t.session, ""), WW_NO_QUESTION);
  assert_int_equal(ww_session_find(t.session, "zebra"), WW_NO_QUESTION);
  end(&t);
}

/* ---- --set ------------------------------------------------------------- */

static void settings_of_a_profile(void **state) {
  (void)state;
  static const struct {
    const char *question, *text, *code;
  } cases[] = {
      {"purpose", "deal", NULL},
      {"distance_km", "10 miles", NULL},
      {"luggage", "tools,posters", NULL},
      {"people", "unknown", NULL},
      {"purpse", "deal", "unknown-question"},
      {"purpose", "dael", "unknown-value"},
      {"purpose", "2", "unknown-value"},
      {"distance_km", "0", "out-of-range"},
      {"people", "1.5", "not-whole"},
      {"people", "", "empty"},
  };
  talk t = begin("\"people\": 3", NULL);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ww_messages *messages = NULL;
    ww_status status = ww_profile_set(t.profile, &messages, "--set x=y",
                                      cases[i].question, cases[i].text);
    assert_int_equal(status, cases[i].code ? WW_INVALID : WW_OK);
    if (!cases[i].code)
      continue;
    assert_string_equal(ww_messages_at(messages, 0).code, cases[i].code);
    assert_string_equal(ww_messages_at(messages, 0).file, "--set x=y");
    ww_messages_free(messages);
  }
  ww_session_free(t.session);
  assert_int_equal(ww_session_open(&t.session, t.rulebook, t.profile, NULL),
                   WW_OK);
  expect_profile(&t, "\"distance_km\": 16.09344");
  expect_profile(&t, "\"luggage\": [\n      \"tools\",\n      \"posters\"");
  expect_profile(&t, "\"people\": {\n      \"value\": null");
  end(&t);
}

/* ---- Lines -------------------------------------------------------------- */

static void lines_of_a_text(void **state) {
  (void)state;
  ww_text *text = NULL;
  ww_style style = WW_STYLE_INIT;
  assert_int_equal(ww_text_wrap(&text, "one  two\nthree \033[1m", 8, &style),
                   WW_OK);
  assert_string_equal(ww_text_bytes(text), "one two\nthree\n\\u{1B}[1\nm\n");
  ww_text_free(text);
  assert_int_equal(ww_text_columns("a\xE6\x97\xA5"), 3);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(from_the_first_question_to_the_last),
      cmocka_unit_test(what_cannot_matter_is_not_asked),
      cmocka_unit_test(an_answer_that_is_none_changes_nothing),
      cmocka_unit_test(back_and_changes),
      cmocka_unit_test(the_same_answer_keeps_what_it_rests_on),
      cmocka_unit_test(unknown_is_kept_and_not_asked_again),
      cmocka_unit_test(only_what_is_wanted),
      cmocka_unit_test(further_and_further),
      cmocka_unit_test(contradictions_appear_once),
      cmocka_unit_test(questions_by_part_of_their_name),
      cmocka_unit_test(settings_of_a_profile),
      cmocka_unit_test(lines_of_a_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
