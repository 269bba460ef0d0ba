/* Numbers; see number.h. Decimal texts of up to 19 digits and small
 * exponents are converted exactly by one multiplication or division
 * (W. D. Clinger, "How to read floating point numbers accurately", 1990);
 * all others go to strtod, with the decimal point of the locale. */
#include "base/number.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double EXACT_MOST = 9007199254740992.0; /* 2^53 */

static bool digit(ww_str text, size_t at) {
  return at < text.size && text.at[at] >= '0' && text.at[at] <= '9';
}

static size_t digits(ww_str text, size_t at) {
  while (digit(text, at))
    at++;
  return at;
}

static bool one_of(ww_str text, size_t at, char a, char b) {
  return at < text.size && (text.at[at] == a || text.at[at] == b);
}

size_t ww_number_length(ww_str text) {
  size_t at = one_of(text, 0, '-', '-') ? 1 : 0;
  if (!digit(text, at))
    return 0;
  at = text.at[at] == '0' ? at + 1 : digits(text, at);
  if (one_of(text, at, '.', '.') && digit(text, at + 1))
    at = digits(text, at + 1);
  if (one_of(text, at, 'e', 'E')) {
    size_t exponent = one_of(text, at + 1, '+', '-') ? at + 2 : at + 1;
    if (digit(text, exponent))
      at = digits(text, exponent);
  }
  return at;
}

double ww_floor(double value) {
  if (!(fabs(value) < EXACT_MOST)) /* whole already, infinite or NaN */
    return value;
  double cut = (double)(int64_t)value;
  return cut > value ? cut - 1 : cut;
}

double ww_ceil(double value) {
  return -ww_floor(-value);
}

double ww_middle(double low, double high) {
  double apart = high - low;
  return isfinite(apart) ? low + apart / 2 : low / 2 + high / 2;
}

/* mantissa * 10^exponent = the text, when `exact`. */
typedef struct decimal {
  uint64_t mantissa;
  int exponent;
  int decimals; /* decimals written */
  bool negative;
  bool exact; /* the mantissa holds all digits */
} decimal;

static decimal take_apart(ww_str text) {
  enum { EXPONENT_MOST = 100000 };
  decimal d = {.exact = true};
  bool point = false;
  size_t i = 0;
  if (text.at[0] == '-') {
    d.negative = true;
    i = 1;
  }
  for (; i < text.size && text.at[i] != 'e' && text.at[i] != 'E'; i++) {
    if (text.at[i] == '.') {
      point = true;
      continue;
    }
    if (d.mantissa > (UINT64_MAX - 9) / 10)
      d.exact = false;
    else
      d.mantissa = d.mantissa * 10 + (uint64_t)(text.at[i] - '0');
    if (point && d.exponent > -EXPONENT_MOST)
      d.exponent--;
  }
  int written = 0;
  bool down = i + 1 < text.size && text.at[i + 1] == '-';
  for (i++; i < text.size; i++)
    if (digit(text, i) && written < EXPONENT_MOST)
      written = written * 10 + (text.at[i] - '0');
  d.exponent += down ? -written : written;
  d.decimals = d.exponent < 0 ? -d.exponent : 0;
  return d;
}

static bool exact_double(decimal d, double *value) {
  static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  enum { TENS_MOST = 22 };
  if (!d.exact || d.mantissa > (uint64_t)1 << 53)
    return false;
  if (d.mantissa == 0) { /* whatever the exponent */
    *value = 0;
    return true;
  }
  if (d.exponent < -TENS_MOST || d.exponent > TENS_MOST)
    return false;
  *value = (double)d.mantissa;
  if (d.exponent < 0)
    *value /= tens[-d.exponent];
  else
    *value *= tens[d.exponent];
  if (d.negative)
    *value = -*value;
  return true;
}

/* What strtod and snprintf write before decimals in this locale. localeconv
 * tells it, too, but writes a variable that all threads share. */
typedef char point_text[32];
static const char *find_point(point_text text) {
  int size = snprintf(text, sizeof(point_text), "%.1f", 0.5);
  text[size - 1] = '\0';
  return text + 1;
}

static double by_strtod(ww_str text) {
  enum { SIGNIFICANT = 800 }; /* more digits cannot change a double */
  char copy[SIGNIFICANT + 64];
  point_text half;
  const char *point = find_point(half);
  size_t used = 0;
  size_t i = 0;
  for (; i < text.size && used < SIGNIFICANT; i++) {
    if (text.at[i] != '.') {
      copy[used++] = text.at[i];
      continue;
    }
    for (const char *p = point; *p && used < SIGNIFICANT; p++)
      copy[used++] = *p;
  }
  if (i < text.size) /* too long to be exact: far out of any use */
    return HUGE_VAL;
  copy[used] = '\0';
  return strtod(copy, NULL);
}

ww_number_fault ww_number_read(ww_str text, double *value, int *decimals) {
  if (text.size == 0 || ww_number_length(text) != text.size)
    return WW_NUMBER_GRAMMAR;
  decimal d = take_apart(text);
  if (decimals)
    *decimals = d.decimals;
  double read;
  if (!exact_double(d, &read))
    read = by_strtod(text);
  if (!isfinite(read))
    return WW_NUMBER_RANGE;
  bool written_whole = digits(text, text.at[0] == '-') == text.size;
  if (written_whole && fabs(read) > EXACT_MOST)
    return WW_NUMBER_RANGE;
  /* 2^53 + 1 rounds to 2^53: tell it from 2^53 by its digits. */
  if (written_whole && fabs(read) == EXACT_MOST &&
      !(d.exact && d.mantissa == (uint64_t)1 << 53))
    return WW_NUMBER_RANGE;
  *value = read == 0 ? 0 : read;
  return WW_NUMBER_FINE;
}

/* snprintf's %g follows the locale's decimal point: put a dot back. */
static void with_dot(char *text) {
  point_text half;
  const char *point = find_point(half);
  size_t size = strlen(point);
  char *found = strstr(text, point);
  if (!found || size == 0)
    return;
  *found = '.';
  memmove(found + 1, found + size, strlen(found + size) + 1);
}

void ww_put_number(ww_buf *buf, double value) {
  char text[40];
  assert(isfinite(value));
  if (value == ww_floor(value) && fabs(value) < 1e15) {
    ww_putf(buf, "%lld", (long long)value);
    return;
  }
  for (int precision = 15; precision <= 17; precision++) {
    snprintf(text, sizeof text, "%.*g", precision, value);
    if (strtod(text, NULL) == value)
      break;
  }
  /* Digits alone would be refused as more exact than a double is. */
  if (fabs(value) > EXACT_MOST && !strchr(text, 'e'))
    snprintf(text, sizeof text, "%.16e", value);
  with_dot(text);
  ww_put_c(buf, text);
}

void ww_put_number_grouped(ww_buf *buf, double value) {
  if (value != ww_floor(value) || fabs(value) >= 1e15 || fabs(value) < 1000) {
    ww_put_number(buf, value);
    return;
  }
  char text[24];
  int size = snprintf(text, sizeof text, "%lld", (long long)fabs(value));
  if (value < 0)
    ww_put_char(buf, '-');
  for (int i = 0; i < size; i++) {
    if (i > 0 && (size - i) % 3 == 0)
      ww_put_char(buf, ',');
    ww_put_char(buf, text[i]);
  }
}

/* The text as a whole number of 10^-places, at most `most` either way. */
static ww_number_fault scale(ww_str text, int places, uint64_t most,
                             int64_t *value) {
  if (text.size == 0 || ww_number_length(text) != text.size)
    return WW_NUMBER_GRAMMAR;
  decimal d = take_apart(text);
  while (d.exact && d.exponent < -places && d.mantissa % 10 == 0 &&
         d.mantissa) {
    d.mantissa /= 10;
    d.exponent++;
  }
  if (d.mantissa == 0 && d.exact) {
    *value = 0;
    return WW_NUMBER_FINE;
  }
  if (!d.exact || d.exponent < -places)
    return WW_NUMBER_RANGE;
  for (int up = d.exponent + places; up > 0 && d.mantissa <= most; up--)
    d.mantissa *= 10; /* stays far below 2^64: most is below 2^60 */
  if (d.mantissa > most)
    return WW_NUMBER_RANGE;
  *value = d.negative ? -(int64_t)d.mantissa : (int64_t)d.mantissa;
  return WW_NUMBER_FINE;
}

ww_number_fault ww_thousandths_read(ww_str text, int32_t *value) {
  static const uint64_t points_most = 1000000000; /* thousandths */
  int64_t read = 0;
  ww_number_fault fault = scale(text, 3, points_most, &read);
  if (fault == WW_NUMBER_FINE)
    *value = (int32_t)read;
  return fault;
}

ww_number_fault ww_fixed_read(ww_str text, int places, int64_t *value) {
  static const uint64_t whole_most = 1000000000;
  uint64_t most = whole_most;
  for (int i = 0; i < places; i++)
    most *= 10;
  return scale(text, places, most - 1, value);
}

void ww_put_fixed(ww_buf *buf, int64_t value, int places) {
  uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
  uint64_t unit = 1;
  for (int i = 0; i < places; i++)
    unit *= 10;
  if (value < 0)
    ww_put_char(buf, '-');
  ww_put_whole(buf, magnitude / unit, 1);
  uint64_t rest = magnitude % unit;
  if (rest == 0)
    return;
  while (rest % 10 == 0) {
    rest /= 10;
    places--;
  }
  ww_put_char(buf, '.');
  ww_put_whole(buf, rest, places);
}
