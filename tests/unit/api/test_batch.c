/* Many profiles, as a host decides on them: only whichway.h. */
#include <whichway.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct hosting {
  ww_rulebook *rulebook;
  ww_batch *batch;
} hosting;

static hosting start(bool full, bool brief) {
  hosting h = {NULL, NULL};
  ww_batch_options options = WW_BATCH_OPTIONS_INIT;
  options.full = full;
  options.brief = brief;
  assert_int_equal(ww_rulebook_open(&h.rulebook, NULL, NULL), WW_OK);
  assert_int_equal(ww_batch_open(&h.batch, h.rulebook, &options), WW_OK);
  return h;
}

static void end(hosting *h) {
  ww_batch_free(h->batch);
  ww_rulebook_free(h->rulebook);
}

static const char *answer(hosting *h, const char *line, size_t number,
                          ww_status expected) {
  const ww_text *text = NULL;
  /* A copy without a NUL: a step over its end is seen by AddressSanitizer. */
  size_t size = strlen(line);
  char *bytes = malloc(size ? size : 1);
  assert_non_null(bytes);
  memcpy(bytes, line, size);
  ww_status status = ww_batch_line(h->batch, bytes, size, number, &text);
  free(bytes); /* the answer borrows nothing of the line */
  assert_int_equal(status, expected);
  assert_non_null(text);
  assert_int_equal(strlen(ww_text_bytes(text)), ww_text_size(text));
  return ww_text_bytes(text);
}

static void lines_are_answered(void **state) {
  (void)state;
  hosting h = start(false, false);
  const char *good = "{\"project\": \"p\", \"answers\": {\"citations\": true}}";
  for (int i = 0; i < 3; i++) {
    const char *text = answer(&h, good, 1, WW_OK);
    assert_non_null(
        strstr(text, "\"project\":\"p\",\"recommendation\":\"rag\""));
    assert_non_null(strstr(text, "\"fired\":[\"knowledge-gap\","));
    assert_non_null(strstr(text, "\"ruled_out\":[\"fine_tuning\"]}\n"));
    text = answer(&h, "{\"answers\": {\"citatons\": true}}", 7, WW_INVALID);
    assert_non_null(strstr(text, "{\"line\":7,\"error\":{\"code\":"
                                 "\"unknown-question\""));
    assert_non_null(strstr(text, "\"column\":14"));
    assert_non_null(strstr(text, "did you mean 'citations'?\"}}\n"));
    assert_string_equal(answer(&h, "", 2, WW_OK), "");
    assert_string_equal(answer(&h, " \t\r", 3, WW_OK), "");
    assert_non_null(strstr(answer(&h, "{}\r", 4, WW_OK), "\"fired\":[]"));
  }
  end(&h);
}

static void whole_decisions(void **state) {
  (void)state;
  hosting h = start(true, false);
  const char *line = "{\"answers\": {\"failure_mode\": \"both\"}}";
  const char *text = answer(&h, line, 1, WW_OK);
  assert_non_null(strstr(text, "\"status\":"));
  assert_non_null(strstr(text, "\"followups\":"));
  assert_ptr_equal(strchr(text, '\n'), text + strlen(text) - 1);
  end(&h);
  h = start(true, true);
  text = answer(&h, line, 1, WW_OK);
  assert_null(strstr(text, "\"status\":"));
  assert_non_null(strstr(text, "\"followups\":"));
  end(&h);
}

/* At the limit, and one past it, of which a byte more is enough. */
static void long_lines(void **state) {
  (void)state;
  hosting h = start(false, false);
  size_t most = ww_profile_bytes_most();
  char *line = malloc(most + 100);
  const ww_text *text = NULL;
  assert_non_null(line);
  memset(line, ' ', most + 100);
  memcpy(line, "{}", 2);
  assert_int_equal(ww_batch_line(h.batch, line, most, 1, &text), WW_OK);
  for (size_t more = 1; more <= 100; more += 99) {
    assert_int_equal(ww_batch_line(h.batch, line, most + more, 9, &text),
                     WW_INVALID);
    assert_non_null(strstr(ww_text_bytes(text),
                           "{\"line\":9,\"error\":{\"code\":"
                           "\"too-large\""));
  }
  memset(line, ' ', 2); /* blank, but too long for that */
  assert_int_equal(ww_batch_line(h.batch, line, most + 1, 9, &text),
                   WW_INVALID);
  assert_int_equal(ww_batch_line(h.batch, "{}", 2, 1, &text), WW_OK);
  free(line);
  end(&h);
}

static void odd_bytes(void **state) {
  (void)state;
  static const struct {
    const char *bytes;
    size_t size;
    const char *code;
  } lines[] = {
      {"{}\0", 3, "nul-byte"},
      {"\0", 1, "nul-byte"},
      {"\xFF\xFE{\0", 4, "bad-encoding"},
      {"{\"project\": \"\xC3\"}", 15, "bad-utf8"},
      {"{\"a\": 1, \"a\": 2}", 16, "duplicate-key"},
      {"[1]", 3, "wrong-type"},
  };
  hosting h = start(false, false);
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    const ww_text *text = NULL;
    ww_status status =
        ww_batch_line(h.batch, lines[i].bytes, lines[i].size, 1, &text);
    assert_int_equal(status, WW_INVALID);
    if (!strstr(ww_text_bytes(text), lines[i].code))
      fail_msg("%s: %s", lines[i].code, ww_text_bytes(text));
  }
  end(&h);
}

/* The same line gets the same answer, whatever came before it. */
static void lines_know_nothing_of_each_other(void **state) {
  (void)state;
  static const char *const lines[] = {
      "{\"project\":\"a\",\"answers\":{\"failure_mode\":\"knowledge\"}}",
      "{\"answers\":{\"labeled_examples\":0,\"citations\":true}}",
      "{\"answers\":{\"behavior_needs\":[\"brand_voice\",\"tool_calls\"]}}",
      "{\"answers\":{\"data_churn\":\"sometimes\"}}",
      "{}",
  };
  enum { COUNT = sizeof lines / sizeof *lines };
  char *first[COUNT];
  hosting h = start(false, false);
  for (size_t i = 0; i < COUNT; i++) {
    ww_status expected = strstr(lines[i], "sometimes") ? WW_INVALID : WW_OK;
    const char *text = answer(&h, lines[i], 1, expected);
    first[i] = malloc(strlen(text) + 1);
    assert_non_null(first[i]);
    memcpy(first[i], text, strlen(text) + 1);
  }
  for (size_t i = 0; i < 10 * COUNT * COUNT; i++) {
    size_t k = (i * 7 + i / COUNT) % COUNT;
    ww_status expected = strstr(lines[k], "sometimes") ? WW_INVALID : WW_OK;
    assert_string_equal(answer(&h, lines[k], 1, expected), first[k]);
  }
  for (size_t i = 0; i < COUNT; i++)
    free(first[i]);
  end(&h);
}

static void nothing_is_freed_twice(void **state) {
  (void)state;
  ww_batch_free(NULL);
  hosting h = start(false, false);
  end(&h); /* without any line */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_are_answered),
      cmocka_unit_test(whole_decisions),
      cmocka_unit_test(long_lines),
      cmocka_unit_test(odd_bytes),
      cmocka_unit_test(lines_know_nothing_of_each_other),
      cmocka_unit_test(nothing_is_freed_twice),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
