/* An interview without memory: whichever call for it fails in a change, what
 * is left has its answers and nothing that dangles. The rulebook is
 * tests/pty/travel.yaml. */
#include <whichway_ask.h>

#include "starve.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { FILE_MOST = 65536 };

static const char answers[] =
    "{\"answers\": {\"purpose\": \"deal\", \"distance_km\": 600}}";

typedef struct world {
  ww_rulebook *rulebook;
  ww_profile *profile;
} world;

static ww_input input_of(const char *text, ww_syntax syntax) {
  return (ww_input){"input", text, strlen(text), syntax};
}

static int begin(void **state) {
  static world w;
  static char text[FILE_MOST];
  FILE *file = fopen(WW_SOURCE_DIR "/tests/pty/travel.yaml", "rb");
  assert_non_null(file);
  assert_true(fread(text, 1, sizeof text - 1, file) > 0);
  fclose(file);
  ww_input rules = input_of(text, WW_YAML);
  ww_input input = input_of(answers, WW_JSON);
  ww_rulebook_options book = WW_RULEBOOK_OPTIONS_INIT;
  book.files = &rules;
  book.file_count = 1;
  assert_int_equal(ww_rulebook_open(&w.rulebook, NULL, &book), WW_OK);
  assert_int_equal(ww_profile_open(&w.profile, NULL, w.rulebook, &input),
                   WW_OK);
  *state = &w;
  return 0;
}

static int end(void **state) {
  world *w = *state;
  ww_profile_free(w->profile);
  ww_rulebook_free(w->rulebook);
  return 0;
}

static ww_status type(ww_session *session) {
  return ww_session_type(session, NULL, 0, "repair");
}

static ww_status choose(ww_session *session) {
  return ww_session_choose(session, 0, 1);
}

static ww_status pass(ww_session *session) {
  return ww_session_pass(session, 0);
}

static ww_status mark(ww_session *session) {
  return ww_session_mark(session, 0, "measured");
}

static ww_status note(ww_session *session) {
  return ww_session_note(session, 0, "as far as we know");
}

static ww_status want(ww_session *session) {
  return ww_session_want(session, 1);
}

static ww_status aim(ww_session *session) {
  return ww_session_aim(session, WW_UNTIL_ALL);
}

/* Nothing of it is dangling, whatever one looks at. */
static void look_at(const ww_session *session) {
  const ww_standing *standing = ww_session_standing(session);
  ww_until until;
  size_t seen = strlen(standing->status) + ww_session_further(session, &until);
  for (size_t q = 0; q < ww_session_question_count(session); q++) {
    ww_answered answer = ww_session_answer(session, q);
    seen += strlen(answer.text) + strlen(answer.basis) + strlen(answer.note);
  }
  for (size_t i = 0; i < standing->contender_count; i++)
    seen += strlen(standing->contenders[i].points);
  for (size_t i = 0; i < standing->move_count; i++)
    seen += strlen(standing->moves[i].effect);
  for (size_t i = 0; ww_session_may_ask(session, i) != WW_NO_QUESTION; i++)
    seen++;
  assert_true(seen < SIZE_MAX); /* reading it all was the test */
}

/* It has its answers, and nothing else. */
static void expect_blank(const world *w, ww_session *session) {
  ww_text *text = NULL;
  ww_profile *profile = NULL;
  ww_decision *decision = NULL;
  look_at(session);
  assert_int_equal(ww_session_current(session), WW_NO_QUESTION);
  assert_int_equal(ww_session_may_ask(session, 0), WW_NO_QUESTION);
  assert_int_equal(ww_session_standing(session)->contender_count, 0);
  assert_false(ww_session_back(session));
  assert_int_equal(pass(session), WW_NO_MEMORY);
  assert_true(ww_session_answer(session, 1).known);
  assert_int_equal(ww_session_bars(&text, session, NULL), WW_OK);
  assert_int_equal(ww_text_size(text), 0);
  ww_text_free(text);
  assert_int_equal(ww_session_profile(&text, session), WW_OK);
  ww_input input = input_of(ww_text_bytes(text), WW_JSON);
  assert_int_equal(ww_profile_open(&profile, NULL, w->rulebook, &input), WW_OK);
  assert_int_equal(ww_session_decide(&decision, session, NULL), WW_OK);
  ww_decision_free(decision);
  ww_profile_free(profile);
  ww_text_free(text);
}

static ww_session *session_of(const world *w) {
  ww_session *session = NULL;
  assert_int_equal(ww_session_open(&session, w->rulebook, w->profile, NULL),
                   WW_OK);
  assert_int_equal(mark(session), WW_OK);
  return session;
}

static void starve_change(const world *w, ww_status (*change)(ww_session *)) {
  ww_session *session = session_of(w);
  starve_at(0, false);
  assert_int_equal(change(session), WW_OK);
  size_t calls = starve_end();
  look_at(session);
  ww_session_free(session);
  bool went_blank = false;
  for (size_t run = 0; run < 2 * starve_runs(calls); run++) {
    session = session_of(w);
    starve_at(starve_call(calls, run / 2), run % 2);
    assert_int_equal(change(session), WW_NO_MEMORY);
    starve_end();
    /* Before it was changed at all it is as it was. */
    bool blank = ww_session_current(session) == WW_NO_QUESTION;
    went_blank |= blank;
    if (blank)
      expect_blank(w, session);
    else
      assert_int_equal(change(session), WW_OK);
    ww_session_free(session);
  }
  assert_true(went_blank);
}

static void a_session_that_failed_is_blank(void **state) {
  static ww_status (*const changes[])(ww_session *) = {type, choose, pass, mark,
                                                       note, want,   aim};
  for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
    starve_change(*state, changes[i]);
}

int main(void) {
  static const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_session_that_failed_is_blank, begin,
                                      end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
