/* Numbers: the grammar, the borders of what a double holds, and back. */
#include "base/number.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void reads(void **state) {
  (void)state;
  static const struct {
    const char *text;
    ww_number_fault fault;
    double value;
    int decimals;
  } rows[] = {
      {"0", WW_NUMBER_FINE, 0, 0},
      {"-0", WW_NUMBER_FINE, 0, 0},
      {"-0.0", WW_NUMBER_FINE, 0, 1},
      {"0e99999999999", WW_NUMBER_FINE, 0, 0},
      {"1", WW_NUMBER_FINE, 1, 0},
      {"1.0", WW_NUMBER_FINE, 1, 1},
      {"-12.50", WW_NUMBER_FINE, -12.5, 2},
      {"1e3", WW_NUMBER_FINE, 1000, 0},
      {"1E+3", WW_NUMBER_FINE, 1000, 0},
      {"1.5e3", WW_NUMBER_FINE, 1500, 0},
      {"15e-1", WW_NUMBER_FINE, 1.5, 1},
      {"1.25e1", WW_NUMBER_FINE, 12.5, 1},
      {"1e-3", WW_NUMBER_FINE, 0.001, 3},
      {"0.1", WW_NUMBER_FINE, 0.1, 1},
      {"0.3", WW_NUMBER_FINE, 0.3, 1},
      {"1e22", WW_NUMBER_FINE, 1e22, 0},
      {"1e23", WW_NUMBER_FINE, 1e23, 0},
      {"123e65", WW_NUMBER_FINE, 123e65, 0},
      {"1.7976931348623157e308", WW_NUMBER_FINE, DBL_MAX, 0},
      {"1.7976931348623159e308", WW_NUMBER_RANGE, 0, 0},
      {"4.9e-324", WW_NUMBER_FINE, 4.9e-324, 325},
      {"1e-400", WW_NUMBER_FINE, 0, 400},
      {"1e999", WW_NUMBER_RANGE, 0, 0},
      {"-1e999", WW_NUMBER_RANGE, 0, 0},
      {"1e99999999999", WW_NUMBER_RANGE, 0, 0},
      {"9007199254740991", WW_NUMBER_FINE, 9007199254740991.0, 0},
      {"9007199254740992", WW_NUMBER_FINE, 9007199254740992.0, 0},
      {"9007199254740993", WW_NUMBER_RANGE, 0, 0},
      {"9007199254740994", WW_NUMBER_RANGE, 0, 0},
      {"-9007199254740992", WW_NUMBER_FINE, -9007199254740992.0, 0},
      {"-9007199254740993", WW_NUMBER_RANGE, 0, 0},
      {"18446744073709551616", WW_NUMBER_RANGE, 0, 0},
      {"18446744073709551617", WW_NUMBER_RANGE, 0, 0},
      {"0.1000000000000000055511151231257827", WW_NUMBER_FINE, 0.1, 34},
      {"", WW_NUMBER_GRAMMAR, 0, 0},
      {"-", WW_NUMBER_GRAMMAR, 0, 0},
      {"+5", WW_NUMBER_GRAMMAR, 0, 0},
      {"--5", WW_NUMBER_GRAMMAR, 0, 0},
      {" 5", WW_NUMBER_GRAMMAR, 0, 0},
      {"5 ", WW_NUMBER_GRAMMAR, 0, 0},
      {"012", WW_NUMBER_GRAMMAR, 0, 0},
      {"-012", WW_NUMBER_GRAMMAR, 0, 0},
      {"00", WW_NUMBER_GRAMMAR, 0, 0},
      {"1_000", WW_NUMBER_GRAMMAR, 0, 0},
      {"1,000", WW_NUMBER_GRAMMAR, 0, 0},
      {"1,5", WW_NUMBER_GRAMMAR, 0, 0},
      {".5", WW_NUMBER_GRAMMAR, 0, 0},
      {"-.5", WW_NUMBER_GRAMMAR, 0, 0},
      {"5.", WW_NUMBER_GRAMMAR, 0, 0},
      {"5.e1", WW_NUMBER_GRAMMAR, 0, 0},
      {"1e", WW_NUMBER_GRAMMAR, 0, 0},
      {"1e+", WW_NUMBER_GRAMMAR, 0, 0},
      {"1e1.5", WW_NUMBER_GRAMMAR, 0, 0},
      {"0x10", WW_NUMBER_GRAMMAR, 0, 0},
      {"1e5f", WW_NUMBER_GRAMMAR, 0, 0},
      {"NaN", WW_NUMBER_GRAMMAR, 0, 0},
      {"nan", WW_NUMBER_GRAMMAR, 0, 0},
      {".nan", WW_NUMBER_GRAMMAR, 0, 0},
      {"Infinity", WW_NUMBER_GRAMMAR, 0, 0},
      {"-inf", WW_NUMBER_GRAMMAR, 0, 0},
      {"1.2.3", WW_NUMBER_GRAMMAR, 0, 0},
      {"\xEF\xBC\x91", WW_NUMBER_GRAMMAR, 0, 0}, /* fullwidth 1 */
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    double value = -1;
    int decimals = -1;
    ww_number_fault fault =
        ww_number_read(ww_str_from(rows[i].text), &value, &decimals);
    if (fault != rows[i].fault)
      fail_msg("'%s': fault %d", rows[i].text, (int)fault);
    if (fault != WW_NUMBER_FINE)
      continue;
    if (value != rows[i].value || signbit(value) != signbit(rows[i].value) ||
        decimals != rows[i].decimals)
      fail_msg("'%s': %.17g, %d decimals", rows[i].text, value, decimals);
    assert_int_equal(ww_number_read(ww_str_from(rows[i].text), &value, NULL),
                     WW_NUMBER_FINE);
  }
}

static void lengths(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t length;
  } rows[] = {
      {"", 0},      {"-", 0},        {"x", 0},     {"1x", 1},    {"12,3", 2},
      {"012", 1},   {"1.", 1},       {"1.5.2", 3}, {"1e", 1},    {"1e+", 1},
      {"1e+5-", 4}, {"-0.5e-7]", 7}, {"0e0", 3},   {"1e5.5", 3}, {"+1", 0},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    assert_int_equal(ww_number_length(ww_str_from(rows[i].text)),
                     rows[i].length);
  assert_int_equal(ww_number_length((ww_str){"1234", 2}), 2);
}

/* Long texts: as exact as strtod up to 800 digits; refused, not misread,
 * beyond. */
static void long_texts(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  double value;
  for (size_t digits = 1; digits < 2000; digits += 7) {
    ww_buf whole = ww_buf_new(arena);
    ww_put_times(&whole, WW_S("7"), digits);
    ww_number_fault fault = ww_number_read(ww_buf_str(&whole), &value, NULL);
    assert_int_equal(fault, digits <= 15 ? WW_NUMBER_FINE : WW_NUMBER_RANGE);
    ww_buf part = ww_buf_new(arena);
    ww_put_c(&part, "0.");
    ww_put_times(&part, WW_S("7"), digits);
    fault = ww_number_read(ww_buf_str(&part), &value, NULL);
    assert_int_equal(fault, digits <= 798 ? WW_NUMBER_FINE : WW_NUMBER_RANGE);
    if (fault == WW_NUMBER_FINE)
      assert_true(value == strtod(part.at, NULL));
  }
  ww_arena_free(arena);
}

static uint64_t next_random(uint64_t *seed) {
  *seed += 0x9E3779B97F4A7C15u; /* SplitMix64 */
  uint64_t z = *seed;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
  z = (z ^ z >> 27) * 0x94D049BB133111EBu;
  return z ^ z >> 31;
}

/* Random decimals, short and long, read as the C library reads them. */
static void as_strtod(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  uint64_t seed = 1;
  for (int round = 0; round < 200000; round++) {
    uint64_t a = next_random(&seed) >> next_random(&seed) % 64;
    uint64_t b = next_random(&seed) >> next_random(&seed) % 64;
    int exponent = (int)(next_random(&seed) % 60) - 30;
    ww_str text = ww_format(arena, "%llu.%llue%d", (unsigned long long)a,
                            (unsigned long long)b, exponent);
    double value;
    assert_int_equal(ww_number_read(text, &value, NULL), WW_NUMBER_FINE);
    if (value != strtod(text.at, NULL))
      fail_msg("%s read as %.17g", text.at, value);
    if (round % 1000 == 0)
      ww_arena_reset(arena);
  }
  ww_arena_free(arena);
}

static const char *put(ww_arena *arena, double value) {
  ww_buf buf = ww_buf_new(arena);
  ww_put_number(&buf, value);
  return buf.at;
}

static void puts_number(void **state) {
  (void)state;
  static const struct {
    double value;
    const char *text;
  } rows[] = {
      {0, "0"},
      {-0.0, "0"},
      {1, "1"},
      {-17, "-17"},
      {0.1, "0.1"},
      {-0.5, "-0.5"},
      {0.30000000000000004, "0.30000000000000004"},
      {1.0 / 3, "0.3333333333333333"},
      {100, "100"},
      {1e6, "1000000"},
      {123456789.125, "123456789.125"},
      {999999999999999, "999999999999999"},
      {1e15, "1e+15"},
      {9007199254740991, "9007199254740991"},
      {9007199254740992, "9007199254740992"},
      {1e22, "1e+22"},
      {1e-7, "1e-07"},
      {DBL_MAX, "1.7976931348623157e+308"},
  };
  ww_arena *arena = ww_arena_new();
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    assert_string_equal(put(arena, rows[i].value), rows[i].text);
  ww_arena_free(arena);
}

/* Any double, of any size, written is JSON and reads back the same. */
static void round_trip(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  uint64_t seed = 1;
  for (int round = 0; round < 300000; round++) {
    uint64_t bits = next_random(&seed);
    double value;
    memcpy(&value, &bits, sizeof value);
    if (round % 3 == 1) /* whole numbers around 2^53 */
      value = (double)(bits >> (bits % 12));
    if (round % 3 == 2) /* a few decimals */
      value = (double)(bits >> 34) / 1000;
    if (!isfinite(value))
      continue;
    const char *text = put(arena, value);
    double back;
    if (ww_number_read(ww_str_from(text), &back, NULL) != WW_NUMBER_FINE ||
        back != value)
      fail_msg("%.17g written as %s", value, text);
    if (round % 1000 == 0)
      ww_arena_reset(arena);
  }
  ww_arena_free(arena);
}

static void grouped(void **state) {
  (void)state;
  static const struct {
    double value;
    const char *text;
  } rows[] = {
      {0, "0"},
      {999, "999"},
      {1000, "1,000"},
      {-1000, "-1,000"},
      {-999, "-999"},
      {12345, "12,345"},
      {999999, "999,999"},
      {1500000, "1,500,000"},
      {999999999999999, "999,999,999,999,999"},
      {1234.5, "1234.5"},
      {0.25, "0.25"},
  };
  ww_arena *arena = ww_arena_new();
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    ww_buf buf = ww_buf_new(arena);
    ww_put_number_grouped(&buf, rows[i].value);
    assert_string_equal(buf.at, rows[i].text);
  }
  ww_arena_free(arena);
}

static void thousandths(void **state) {
  (void)state;
  static const struct {
    const char *text;
    ww_number_fault fault;
    int32_t value;
  } rows[] = {
      {"0", WW_NUMBER_FINE, 0},
      {"-0", WW_NUMBER_FINE, 0},
      {"0.0000000", WW_NUMBER_FINE, 0},
      {"0e999999", WW_NUMBER_FINE, 0},
      {"1", WW_NUMBER_FINE, 1000},
      {"-3", WW_NUMBER_FINE, -3000},
      {"0.5", WW_NUMBER_FINE, 500},
      {"0.001", WW_NUMBER_FINE, 1},
      {"-0.001", WW_NUMBER_FINE, -1},
      {"0.1", WW_NUMBER_FINE, 100},
      {"1.250", WW_NUMBER_FINE, 1250},
      {"1.2500000", WW_NUMBER_FINE, 1250},
      {"0.0005", WW_NUMBER_RANGE, 0},
      {"0.0009999999999", WW_NUMBER_RANGE, 0},
      {"1e-3", WW_NUMBER_FINE, 1},
      {"1e-4", WW_NUMBER_RANGE, 0},
      {"10e-4", WW_NUMBER_FINE, 1},
      {"1.5e2", WW_NUMBER_FINE, 150000},
      {"1000000", WW_NUMBER_FINE, 1000000000},
      {"-1000000", WW_NUMBER_FINE, -1000000000},
      {"1e6", WW_NUMBER_FINE, 1000000000},
      {"1000000.000", WW_NUMBER_FINE, 1000000000},
      {"1000000.001", WW_NUMBER_RANGE, 0},
      {"1000001", WW_NUMBER_RANGE, 0},
      {"1e7", WW_NUMBER_RANGE, 0},
      {"1e99999", WW_NUMBER_RANGE, 0},
      {"99999999999999999999", WW_NUMBER_RANGE, 0},
      {"x", WW_NUMBER_GRAMMAR, 0},
      {"", WW_NUMBER_GRAMMAR, 0},
      {".5", WW_NUMBER_GRAMMAR, 0},
      {"1 ", WW_NUMBER_GRAMMAR, 0},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    int32_t value = 0;
    ww_number_fault fault =
        ww_thousandths_read(ww_str_from(rows[i].text), &value);
    if (fault != rows[i].fault || value != rows[i].value)
      fail_msg("'%s': fault %d, %d", rows[i].text, (int)fault, (int)value);
  }
}

static void fixed(void **state) {
  (void)state;
  static const struct {
    int64_t value;
    int places;
    const char *text;
  } rows[] = {
      {0, 3, "0"},
      {2500, 3, "2.5"},
      {-2500, 3, "-2.5"},
      {1000, 3, "1"},
      {1, 3, "0.001"},
      {-1, 3, "-0.001"},
      {10, 3, "0.01"},
      {1005, 3, "1.005"},
      {7, 0, "7"},
      {123456, 6, "0.123456"},
      {INT64_MAX, 3, "9223372036854775.807"},
      {INT64_MIN, 3, "-9223372036854775.808"},
  };
  ww_arena *arena = ww_arena_new();
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    ww_buf buf = ww_buf_new(arena);
    ww_put_fixed(&buf, rows[i].value, rows[i].places);
    assert_string_equal(buf.at, rows[i].text);
  }
  for (int32_t i = -2500; i <= 2500; i++) { /* points there and back */
    ww_buf buf = ww_buf_new(arena);
    int32_t back = -1;
    ww_put_fixed(&buf, i, 3);
    assert_int_equal(ww_thousandths_read(ww_buf_str(&buf), &back),
                     WW_NUMBER_FINE);
    assert_int_equal(back, i);
  }
  ww_arena_free(arena);
}

/* A locale whose decimal point is a comma changes nothing. */
static void comma_locale(void **state) {
  (void)state;
  static const char *const names[] = {"de_DE.UTF-8", "de_DE.utf8", "de_DE",
                                      "fr_FR.UTF-8", "nl_NL.UTF-8"};
  const char *set = NULL;
  for (size_t i = 0; i < sizeof names / sizeof names[0] && !set; i++)
    set = setlocale(LC_NUMERIC, names[i]);
  if (!set)
    skip();
  ww_arena *arena = ww_arena_new();
  double value = 0;
  ww_number_fault fault =
      ww_number_read(WW_S("3.14159265358979323846"), &value, NULL);
  const char *written = put(arena, 1234.5678);
  const char *tiny = put(arena, 1e-7 / 3);
  setlocale(LC_NUMERIC, "C");
  assert_int_equal(fault, WW_NUMBER_FINE);
  assert_true(value == 3.14159265358979323846);
  assert_string_equal(written, "1234.5678");
  assert_null(strchr(tiny, ','));
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads),       cmocka_unit_test(lengths),
      cmocka_unit_test(long_texts),  cmocka_unit_test(as_strtod),
      cmocka_unit_test(puts_number), cmocka_unit_test(round_trip),
      cmocka_unit_test(grouped),     cmocka_unit_test(thousandths),
      cmocka_unit_test(fixed),       cmocka_unit_test(comma_locale),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
