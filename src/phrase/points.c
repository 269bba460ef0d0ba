/* Points for people; see phrase.h. */
#include "phrase/phrase.h"

enum { PLACES = 6, DECIMALS_MOST = 2, WHOLE = 1000000, SHOWN_LEAST = 10000 };

#define MINUS "\xE2\x88\x92" /* U+2212, which is as wide as a plus */

static uint64_t magnitude_of(int64_t value) {
  return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

int ww_points_decimals(int64_t value) {
  uint64_t magnitude = magnitude_of(value);
  if (magnitude == 0)
    return 0;
  int most = magnitude < SHOWN_LEAST ? PLACES : DECIMALS_MOST;
  int decimals = PLACES;
  for (; decimals > 0 && magnitude % 10 == 0; decimals--)
    magnitude /= 10;
  return decimals < most ? decimals : most;
}

void ww_put_points(ww_buf *buf, int64_t value, int decimals) {
  uint64_t unit = 1; /* millionths in the last decimal shown */
  uint64_t parts = 1;
  for (int i = PLACES; i > decimals; i--)
    unit *= 10;
  for (int i = 0; i < decimals; i++)
    parts *= 10;
  uint64_t rounded = (magnitude_of(value) + unit / 2) / unit;
  if (value < 0 && rounded > 0)
    ww_put_c(buf, MINUS);
  ww_putf(buf, "%llu", (unsigned long long)(rounded / parts));
  if (decimals > 0)
    ww_putf(buf, ".%0*llu", decimals, (unsigned long long)(rounded % parts));
}

void ww_put_signed_points(ww_buf *buf, int64_t value, int decimals) {
  if (value > 0)
    ww_put_char(buf, '+');
  ww_put_points(buf, value, decimals);
}

void ww_put_points_in_words(ww_buf *buf, int64_t value) {
  ww_put_points(buf, value, ww_points_decimals(value));
  ww_put_c(buf, magnitude_of(value) == WHOLE ? " point" : " points");
}
