/* The library without memory: whichever call for it fails, alone or with all
 * that follow, a function says WW_NO_MEMORY and hands out nothing, nothing is
 * lost, and the handles that it was given are as good as before. */
#include <whichway_ask.h>
#include <whichway_study.h>

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
  char *yaml;
  ww_input rules, input;
  ww_rulebook_options book;
  ww_rulebook *rulebook;
  ww_profile *profile, *other;
  ww_decision *decision;
  ww_session *session;
  ww_batch *batch;
  ww_study *studies[5];
  ww_check *check;
  ww_messages *messages;
} world;

static char *read_file(const char *name) {
  FILE *file = fopen(name, "rb");
  char *text = calloc(1, FILE_MOST);
  assert_non_null(file);
  assert_non_null(text);
  assert_true(fread(text, 1, FILE_MOST - 1, file) > 0);
  fclose(file);
  return text;
}

static ww_input input_of(const char *text, ww_syntax syntax) {
  return (ww_input){"input", text, strlen(text), syntax};
}

static const char cases[] =
    "cases:\n  deal: {says: x, answers: {purpose: deal}, expect: train}\n";

static void open_studies(world *w) {
  ww_input input = input_of(cases, WW_YAML);
  ww_study **out = w->studies;
  assert_int_equal(ww_study_list(&out[0], NULL, w->rulebook, NULL), WW_OK);
  assert_int_equal(ww_study_show(&out[1], NULL, w->rulebook, "purpose"), WW_OK);
  assert_int_equal(ww_study_test(&out[2], NULL, w->rulebook, &input, 1, NULL),
                   WW_OK);
  assert_int_equal(ww_study_diff(&out[3], NULL, w->rulebook, w->rulebook, NULL),
                   WW_OK);
  assert_int_equal(ww_study_compare(&out[4], w->rulebook, w->profile, w->other),
                   WW_OK);
  assert_int_equal(ww_rulebook_check(&w->check, w->rulebook, NULL), WW_OK);
}

static int begin(void **state) {
  static world w;
  ww_input none = input_of("{}", WW_JSON);
  w.yaml = read_file(WW_SOURCE_DIR "/tests/pty/travel.yaml");
  w.rules = input_of(w.yaml, WW_YAML);
  w.input = input_of(answers, WW_JSON);
  w.book = (ww_rulebook_options)WW_RULEBOOK_OPTIONS_INIT;
  w.book.files = &w.rules;
  w.book.file_count = 1;
  assert_int_equal(ww_rulebook_open(&w.rulebook, NULL, &w.book), WW_OK);
  assert_int_equal(ww_profile_open(&w.profile, NULL, w.rulebook, &w.input),
                   WW_OK);
  assert_int_equal(ww_profile_open(&w.other, NULL, w.rulebook, &none), WW_OK);
  assert_int_equal(ww_decide(&w.decision, w.rulebook, w.profile, NULL), WW_OK);
  assert_int_equal(ww_session_open(&w.session, w.rulebook, w.profile, NULL),
                   WW_OK);
  assert_int_equal(ww_batch_open(&w.batch, w.rulebook, NULL), WW_OK);
  w.messages = ww_messages_new();
  assert_non_null(w.messages);
  assert_int_equal(
      ww_messages_add(w.messages, "usage", "a file", "a text", "a hint"),
      WW_OK);
  open_studies(&w);
  *state = &w;
  return 0;
}

static int end(void **state) {
  world *w = *state;
  for (size_t i = 0; i < sizeof w->studies / sizeof *w->studies; i++)
    ww_study_free(w->studies[i]);
  ww_check_free(w->check);
  ww_messages_free(w->messages);
  ww_batch_free(w->batch);
  ww_session_free(w->session);
  ww_decision_free(w->decision);
  ww_profile_free(w->other);
  ww_profile_free(w->profile);
  ww_rulebook_free(w->rulebook);
  free(w->yaml);
  return 0;
}

/* ---- What is called ---------------------------------------------------- */

/* What came out of it: something or nothing, as it says. */
#define LET_GO(status, made, let_go)                                           \
  do {                                                                         \
    assert_int_equal((made) != NULL, (status) == WW_OK);                       \
    let_go(made);                                                              \
  } while (0)

static void *const garbage = &(char[1]){0}; /* must be set, whatever happens */

static ww_status end_text(ww_status status, ww_text **text) {
  LET_GO(status, *text, ww_text_free);
  return status;
}

static ww_status open_rulebook(world *w) {
  ww_rulebook *made = garbage;
  ww_messages *messages = garbage;
  ww_status status = ww_rulebook_open(&made, &messages, &w->book);
  bool digested = status != WW_OK || ww_rulebook_digest(made);
  LET_GO(status, made, ww_rulebook_free);
  assert_null(messages);
  return digested ? status : WW_NO_MEMORY;
}

static ww_status open_shipped(world *w) {
  (void)w;
  ww_rulebook *made = garbage;
  ww_status status = ww_rulebook_open(&made, NULL, NULL);
  LET_GO(status, made, ww_rulebook_free);
  return status;
}

static ww_status open_profile(world *w) {
  ww_profile *made = garbage;
  ww_messages *messages = garbage;
  ww_status status = ww_profile_open(&made, &messages, w->rulebook, &w->input);
  LET_GO(status, made, ww_profile_free);
  assert_null(messages);
  return status;
}

/* Its messages are what is made of it. */
static ww_status open_wrong(world *w) {
  ww_input input =
      input_of("{\"answers\": {\"purpsoe\": 1, \"x\": }}", WW_JSON);
  ww_profile *made = garbage;
  ww_messages *messages = garbage;
  ww_status status = ww_profile_open(&made, &messages, w->rulebook, &input);
  assert_null(made);
  assert_int_equal(messages != NULL, status == WW_INVALID);
  ww_messages_free(messages);
  return status == WW_INVALID ? WW_OK : status;
}

static ww_status set(world *w) {
  return ww_profile_set(w->other, NULL, "here", "people", "3");
}

static ww_status fill_template(world *w) {
  ww_text *text = garbage;
  return end_text(ww_profile_template(&text, w->rulebook), &text);
}

static ww_status decide_brief(world *w) {
  ww_decide_options options = WW_DECIDE_OPTIONS_INIT;
  ww_decision *made = garbage;
  options.brief = true;
  ww_status status = ww_decide(&made, w->rulebook, w->profile, &options);
  LET_GO(status, made, ww_decision_free);
  return status;
}

static ww_status decide(world *w) {
  ww_decision *made = garbage;
  ww_status status = ww_decide(&made, w->rulebook, w->profile, NULL);
  LET_GO(status, made, ww_decision_free);
  return status;
}

static ww_status render_decision(world *w) {
  ww_text *text = garbage;
  return end_text(ww_decision_render(&text, w->decision, "text", NULL), &text);
}

static ww_status open_batch(world *w) {
  ww_batch *made = garbage;
  ww_status status = ww_batch_open(&made, w->rulebook, NULL);
  LET_GO(status, made, ww_batch_free);
  return status;
}

static ww_status decide_line(world *w) {
  const ww_text *text = garbage;
  ww_status status =
      ww_batch_line(w->batch, answers, strlen(answers), 1, &text);
  assert_int_equal(text != NULL, status == WW_OK);
  return status;
}

static ww_status render_report(const world *w, size_t format) {
  ww_text *text = garbage;
  return end_text(
      ww_report_render(&text, w->decision, ww_report_format(format), NULL),
      &text);
}

static ww_status render_markdown(world *w) {
  return render_report(w, 0);
}

static ww_status render_madr(world *w) {
  return render_report(w, 1);
}

static ww_status render_html(world *w) {
  return render_report(w, 2);
}

static ww_status render_json(world *w) {
  return render_report(w, 4);
}

static ww_status write_schema(world *w) {
  ww_text *text = garbage;
  return end_text(ww_schema(&text, w->rulebook, "profile"), &text);
}

static ww_status new_messages(world *w) {
  (void)w;
  ww_messages *made = ww_messages_new();
  ww_messages_free(made);
  return made ? WW_OK : WW_NO_MEMORY;
}

static ww_status add_message(world *w) {
  size_t count = ww_messages_count(w->messages);
  ww_status status =
      ww_messages_add(w->messages, "usage", "a file", "a text", "a hint");
  assert_int_equal(ww_messages_count(w->messages) - count, status == WW_OK);
  return status;
}

static ww_status render_messages(world *w) {
  ww_text *text = garbage;
  return end_text(ww_messages_render(&text, w->messages, NULL), &text);
}

static ww_status make_visible(world *w) {
  (void)w;
  ww_text *text = garbage;
  return end_text(ww_text_visible(&text, "a\033[2Jb"), &text);
}

static ww_status wrap(world *w) {
  ww_text *text = garbage;
  return end_text(ww_text_wrap(&text, w->yaml, 20, NULL), &text);
}

static ww_status open_session(world *w) {
  ww_session *made = garbage;
  ww_status status = ww_session_open(&made, w->rulebook, w->profile, NULL);
  LET_GO(status, made, ww_session_free);
  return status;
}

static ww_status write_profile(world *w) {
  ww_text *text = garbage;
  return end_text(ww_session_profile(&text, w->session), &text);
}

static ww_status decide_session(world *w) {
  ww_decision *made = garbage;
  ww_status status = ww_session_decide(&made, w->session, NULL);
  LET_GO(status, made, ww_decision_free);
  return status;
}

static ww_status draw_bars(world *w) {
  ww_text *text = garbage;
  return end_text(ww_session_bars(&text, w->session, NULL), &text);
}

static ww_status show_study(world *w) {
  ww_study *made = garbage;
  ww_messages *messages = garbage;
  ww_status status = ww_study_show(&made, &messages, w->rulebook, "purpose");
  LET_GO(status, made, ww_study_free);
  assert_null(messages);
  return status;
}

static ww_status test_study(world *w) {
  ww_input input = input_of(cases, WW_YAML);
  ww_test_options options = WW_TEST_OPTIONS_INIT;
  ww_study *made = garbage;
  options.mutate = true;
  ww_status status =
      ww_study_test(&made, NULL, w->rulebook, &input, 1, &options);
  LET_GO(status, made, ww_study_free);
  return status;
}

static ww_status diff_study(world *w) {
  ww_study *made = garbage;
  ww_status status =
      ww_study_diff(&made, NULL, w->rulebook, w->rulebook, &w->input);
  LET_GO(status, made, ww_study_free);
  return status;
}

static ww_status compare_study(world *w) {
  ww_study *made = garbage;
  ww_status status = ww_study_compare(&made, w->rulebook, w->profile, w->other);
  LET_GO(status, made, ww_study_free);
  return status;
}

static ww_status render_studies(world *w) {
  ww_status status = WW_OK;
  for (size_t i = 0; i < sizeof w->studies / sizeof *w->studies; i++) {
    for (size_t f = 0; ww_study_format(f) && status == WW_OK; f++) {
      ww_text *text = garbage;
      status = end_text(
          ww_study_render(&text, w->studies[i], ww_study_format(f), NULL),
          &text);
    }
  }
  return status;
}

static ww_status check(world *w) {
  ww_check *made = garbage;
  ww_status status = ww_rulebook_check(&made, w->rulebook, NULL);
  LET_GO(status, made, ww_check_free);
  return status;
}

static ww_status render_check(world *w) {
  ww_status status = WW_OK;
  for (size_t f = 0; ww_check_format(f) && status == WW_OK; f++) {
    ww_text *text = garbage;
    status = end_text(
        ww_check_render(&text, w->check, ww_check_format(f), NULL), &text);
  }
  return status;
}

/* ---- Without memory ---------------------------------------------------- */

static void starve(world *w, ww_status (*act)(world *)) {
  assert_int_equal(act(w), WW_OK); /* what is made once is there */
  starve_at(0, false);
  assert_int_equal(act(w), WW_OK);
  size_t calls = starve_end();
  assert_true(calls > 0);
  for (size_t run = 0; run < 2 * starve_runs(calls); run++) {
    size_t call = starve_call(calls, run / 2);
    starve_at(call, run % 2);
    ww_status status = act(w);
    starve_end();
    if (status != WW_NO_MEMORY)
      fail_msg("call %zu of %zu: status %d", call, calls, status);
  }
  assert_int_equal(act(w), WW_OK);
}

static void every_function_survives(void **state) {
  static ww_status (*const acts[])(world *) = {
      open_rulebook,   open_shipped,  open_profile,
      open_wrong,      set,           fill_template,
      decide_brief,    decide,        render_decision,
      open_batch,      decide_line,   render_markdown,
      render_madr,     render_html,   render_json,
      write_schema,    new_messages,  add_message,
      render_messages, make_visible,  wrap,
      open_session,    write_profile, decide_session,
      draw_bars,       show_study,    test_study,
      diff_study,      compare_study, render_studies,
      check,           render_check,
  };
  for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
    starve(*state, acts[i]);
}

int main(void) {
  static const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(every_function_survives, begin, end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
