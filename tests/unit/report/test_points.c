/* Points for people. */
#include "phrase/phrase.h"

#include "reporting.h"

#define MINUS "\xE2\x88\x92"

static void in_words(void **state) {
  static const struct {
    int64_t value;
    const char *words;
  } rows[] = {
      {0, "0 points"},
      {1000000, "1 point"},
      {-1000000, MINUS "1 point"},
      {6800000, "6.8 points"},
      {12340000, "12.34 points"},
      {1625000, "1.63 points"},
      {-1625000, MINUS "1.63 points"},
      {999999, "1.00 points"},
      {10000, "0.01 points"},
      {1000, "0.001 points"}, /* not 0.00: something is there */
      {1, "0.000001 points"},
      {-1, MINUS "0.000001 points"},
  };
  (void)state;
  ww_arena *arena = ww_arena_new();
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    ww_buf buf = ww_buf_new(arena);
    ww_put_points_in_words(&buf, rows[i].value);
    expect_text(ww_buf_str(&buf), rows[i].words);
  }
  ww_arena_free(arena);
}

static void with_sign(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_buf buf = ww_buf_new(arena);
  ww_put_signed_points(&buf, 12500000, 2);
  ww_put_c(&buf, " ");
  ww_put_signed_points(&buf, -3000000, 1);
  ww_put_c(&buf, " ");
  ww_put_signed_points(&buf, 0, 1);
  ww_put_c(&buf, " ");
  ww_put_signed_points(&buf, -400000, 0); /* no minus before a nought */
  expect_text(ww_buf_str(&buf), "+12.50 " MINUS "3.0 0.0 0");
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(in_words),
      cmocka_unit_test(with_sign),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
