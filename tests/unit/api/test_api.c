/* The public interface as a host uses it: only whichway.h. */
#include <whichway.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static ww_input json(const char *text) {
  return (ww_input){"profile.json", text, strlen(text), WW_JSON};
}

static ww_decision *decide(const char *text, ww_rulebook **rulebook,
                           ww_profile **profile) {
  ww_decision *decision = NULL;
  ww_input input = json(text);
  assert_int_equal(ww_rulebook_open(rulebook, NULL, NULL), WW_OK);
  assert_int_equal(ww_profile_open(profile, NULL, *rulebook, &input), WW_OK);
  assert_int_equal(ww_decide(&decision, *rulebook, *profile, NULL), WW_OK);
  return decision;
}

static void a_decision_from_start_to_end(void **state) {
  (void)state;
  ww_rulebook *rulebook = NULL;
  ww_profile *profile = NULL;
  ww_decision *decision = decide(
      "{\"project\": \"p\", \"answers\": {\"failure_mode\": \"knowledge\"}}",
      &rulebook, &profile);
  assert_string_equal(ww_decision_recommendation(decision), "rag");
  for (size_t i = 0; ww_decision_format(i); i++) {
    ww_text *text = NULL;
    assert_int_equal(
        ww_decision_render(&text, decision, ww_decision_format(i), NULL),
        WW_OK);
    assert_true(ww_text_size(text) > 100);
    assert_int_equal(strlen(ww_text_bytes(text)), ww_text_size(text));
    ww_text_free(text);
  }
  ww_text *text = NULL;
  assert_int_equal(ww_decision_render(&text, decision, "jsn", NULL),
                   WW_INVALID);
  assert_null(text);
  ww_decision_free(decision);
  ww_profile_free(profile);
  ww_rulebook_free(rulebook);
}

static void a_status_but_not_of_a_brief_decision(void **state) {
  (void)state;
  ww_rulebook *rulebook = NULL;
  ww_profile *profile = NULL;
  ww_decision *brief = NULL;
  ww_text *text = NULL;
  ww_decide_options options = WW_DECIDE_OPTIONS_INIT;
  ww_decision *decision = decide("{}", &rulebook, &profile);
  assert_string_equal(ww_decision_status(decision), "provisional");
  options.brief = true;
  assert_int_equal(ww_decide(&brief, rulebook, profile, &options), WW_OK);
  assert_null(ww_decision_status(brief));
  assert_null(ww_decision_strength(brief));
  assert_string_equal(ww_decision_strength(decision), "none");
  assert_null(ww_decision_recommendation(brief));
  assert_null(ww_decision_recommendation(decision));
  assert_int_equal(ww_decision_render(&text, decision, "json", NULL), WW_OK);
  assert_non_null(strstr(ww_text_bytes(text), "\"flips\""));
  ww_text_free(text);
  assert_int_equal(ww_decision_render(&text, brief, "json", NULL), WW_OK);
  assert_null(strstr(ww_text_bytes(text), "\"flips\""));
  ww_text_free(text);
  ww_decision_free(brief);
  ww_decision_free(decision);
  ww_profile_free(profile);
  ww_rulebook_free(rulebook);
}

static void reports_in_every_format(void **state) {
  (void)state;
  ww_rulebook *rulebook = NULL;
  ww_profile *profile = NULL;
  ww_text *text = NULL;
  ww_report_options options = WW_REPORT_OPTIONS_INIT;
  ww_decision *decision = decide("{\"project\": \"p\"}", &rulebook, &profile);
  options.date = "2026-11-21";
  for (size_t i = 0; ww_report_format(i); i++) {
    assert_int_equal(
        ww_report_render(&text, decision, ww_report_format(i), NULL), WW_OK);
    assert_true(ww_text_size(text) > 1000);
    assert_null(strstr(ww_text_bytes(text), options.date));
    ww_text_free(text);
    assert_int_equal(
        ww_report_render(&text, decision, ww_report_format(i), &options),
        WW_OK);
    bool dated = strstr(ww_text_bytes(text), options.date) != NULL;
    assert_int_equal(dated, strcmp(ww_report_format(i), "json") != 0);
    ww_text_free(text);
  }
  assert_int_equal(ww_report_render(&text, decision, "pdf", NULL), WW_INVALID);
  assert_null(text);
  ww_decision_free(decision);
  ww_profile_free(profile);
  ww_rulebook_free(rulebook);
}

static void the_shipped_rulebook_introduces_itself(void **state) {
  (void)state;
  ww_rulebook *rulebook = NULL;
  assert_int_equal(ww_rulebook_open(&rulebook, NULL, NULL), WW_OK);
  assert_true(strlen(ww_rulebook_name(rulebook)) > 0);
  assert_true(strlen(ww_rulebook_version(rulebook)) > 0);
  assert_int_equal(strlen(ww_rulebook_digest(rulebook)), 64);
  static const char *const options[] = {"prompting", "rag", "fine_tuning",
                                        "hybrid"};
  for (size_t i = 0; i < 4; i++)
    assert_string_equal(ww_rulebook_option(rulebook, i), options[i]);
  assert_null(ww_rulebook_option(rulebook, 4));
  ww_rulebook_free(rulebook);
}

static void wrong_input_comes_back_as_messages(void **state) {
  (void)state;
  ww_rulebook *rulebook = NULL;
  ww_profile *profile = NULL;
  ww_messages *messages = NULL;
  ww_input input = json("{\n \"answers\": {\"data_chrun\": \"weekly\"}}");
  assert_int_equal(ww_rulebook_open(&rulebook, NULL, NULL), WW_OK);
  assert_int_equal(ww_profile_open(&profile, &messages, rulebook, &input),
                   WW_INVALID);
  assert_null(profile);
  assert_int_equal(ww_messages_count(messages), 1);
  ww_message message = ww_messages_at(messages, 0);
  assert_int_equal(message.level, WW_LEVEL_ERROR);
  assert_string_equal(message.code, "unknown-question");
  assert_string_equal(message.file, "profile.json");
  assert_int_equal(message.line, 2);
  assert_int_equal(message.column, 14);
  assert_string_equal(message.hint, "did you mean 'data_churn'?");
  ww_text *text = NULL;
  assert_int_equal(ww_messages_render(&text, messages, NULL), WW_OK);
  assert_non_null(strstr(ww_text_bytes(text), "profile.json:2:14: error:"));
  ww_text_free(text);
  ww_messages_free(messages);
  /* who does not want to know loses nothing */
  assert_int_equal(ww_profile_open(&profile, NULL, rulebook, &input),
                   WW_INVALID);
  ww_rulebook_free(rulebook);
}

static void a_wrong_rulebook_comes_back_as_messages(void **state) {
  (void)state;
  static const char text[] = "whichway: 1\nrulebok: {}\n";
  ww_input file = {"r.yaml", text, sizeof text - 1, WW_YAML};
  ww_rulebook_options options = WW_RULEBOOK_OPTIONS_INIT;
  ww_rulebook *rulebook = NULL;
  ww_messages *messages = NULL;
  options.files = &file;
  options.file_count = 1;
  assert_int_equal(ww_rulebook_open(&rulebook, &messages, &options),
                   WW_INVALID);
  assert_null(rulebook);
  assert_string_equal(ww_messages_at(messages, 0).hint,
                      "did you mean 'rulebook'?");
  ww_messages_free(messages);
}

static void overlays_are_named_and_change_the_digest(void **state) {
  (void)state;
  static const char text[] = "advice: {extra: {kind: step, say: S}}\n";
  ww_input overlay = {"some/where/ours.yaml", text, sizeof text - 1, WW_YAML};
  ww_rulebook_options options = WW_RULEBOOK_OPTIONS_INIT;
  ww_rulebook *plain = NULL;
  ww_rulebook *rulebook = NULL;
  options.overlays = &overlay;
  options.overlay_count = 1;
  assert_int_equal(ww_rulebook_open(&plain, NULL, NULL), WW_OK);
  assert_int_equal(ww_rulebook_open(&rulebook, NULL, &options), WW_OK);
  assert_string_not_equal(ww_rulebook_digest(plain),
                          ww_rulebook_digest(rulebook));
  ww_rulebook_free(rulebook);
  ww_rulebook_free(plain);
}

static void messages_of_the_callers_own(void **state) {
  (void)state;
  ww_messages *messages = ww_messages_new();
  ww_text *text = NULL;
  assert_non_null(messages);
  assert_int_equal(ww_messages_add(messages, "cannot-read", "a\x1b[31mb",
                                   "there is no such file", "look again"),
                   WW_OK);
  assert_int_equal(ww_messages_add(messages, "usage", NULL, "what?", NULL),
                   WW_OK);
  assert_int_equal(ww_messages_count(messages), 2);
  assert_int_equal(ww_messages_render(&text, messages, NULL), WW_OK);
  assert_null(strchr(ww_text_bytes(text), '\x1b'));
  assert_non_null(strstr(ww_text_bytes(text), "[cannot-read]"));
  ww_text_free(text);
  ww_messages_free(messages);
  ww_messages_free(NULL);
  assert_int_equal(ww_messages_count(NULL), 0);
}

static void the_nearest_word(void **state) {
  (void)state;
  static const char *const words[] = {"decide", "report", "ask"};
  assert_string_equal(ww_nearest_word("decid", words, 3), "decide");
  assert_string_equal(ww_nearest_word("repotr", words, 3), "report");
  assert_null(ww_nearest_word("zebra", words, 3));
  assert_null(ww_nearest_word("x", words, 0));
}

static void schemas_and_template(void **state) {
  (void)state;
  ww_rulebook *rulebook = NULL;
  ww_text *text = NULL;
  assert_int_equal(ww_rulebook_open(&rulebook, NULL, NULL), WW_OK);
  for (size_t i = 0; ww_schema_name(i); i++) {
    assert_int_equal(ww_schema(&text, rulebook, ww_schema_name(i)), WW_OK);
    assert_non_null(strstr(ww_text_bytes(text), "draft-07"));
    ww_text_free(text);
  }
  assert_int_equal(ww_schema(&text, rulebook, "x"), WW_INVALID);
  assert_int_equal(ww_profile_template(&text, rulebook), WW_OK);
  ww_profile *profile = NULL;
  ww_input input = {"new.yaml", ww_text_bytes(text), ww_text_size(text),
                    WW_YAML};
  assert_int_equal(ww_profile_open(&profile, NULL, rulebook, &input), WW_OK);
  ww_profile_free(profile);
  ww_text_free(text);
  ww_rulebook_free(rulebook);
}

/* A size far over the limit is refused without reading that far. */
static void a_huge_text_is_not_read(void **state) {
  (void)state;
  ww_rulebook *rulebook = NULL;
  ww_profile *profile = NULL;
  ww_messages *messages = NULL;
  size_t size = ww_profile_bytes_most() + 1;
  char *bytes = test_malloc(size);
  memset(bytes, ' ', size);
  ww_input input = {"big.json", bytes, SIZE_MAX / 4, WW_JSON};
  assert_int_equal(ww_rulebook_open(&rulebook, NULL, NULL), WW_OK);
  assert_int_equal(ww_profile_open(&profile, &messages, rulebook, &input),
                   WW_INVALID);
  assert_string_equal(ww_messages_at(messages, 0).code, "too-large");
  ww_messages_free(messages);
  test_free(bytes);
  ww_rulebook_free(rulebook);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_decision_from_start_to_end),
      cmocka_unit_test(a_status_but_not_of_a_brief_decision),
      cmocka_unit_test(reports_in_every_format),
      cmocka_unit_test(the_shipped_rulebook_introduces_itself),
      cmocka_unit_test(wrong_input_comes_back_as_messages),
      cmocka_unit_test(a_wrong_rulebook_comes_back_as_messages),
      cmocka_unit_test(overlays_are_named_and_change_the_digest),
      cmocka_unit_test(messages_of_the_callers_own),
      cmocka_unit_test(the_nearest_word),
      cmocka_unit_test(schemas_and_template),
      cmocka_unit_test(a_huge_text_is_not_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
