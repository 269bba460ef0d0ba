/* Amounts for people; see phrase.h. */
#include "phrase/phrase.h"

#include "base/number.h"

enum { CENT = WW_BILLION / 100, MILLIONTH = WW_BILLION / 1000000 };

/* To the nearest unit; not negative. */
static int64_t to_units(int64_t billionths, int64_t unit) {
  return billionths / unit + (billionths % unit >= unit - unit / 2);
}

void ww_put_money(ww_buf *buf, int64_t billionths) {
  int64_t cents = to_units(billionths, CENT);
  if (billionths < MILLIONTH) {
    ww_put_fixed(buf, billionths, 9);
    return;
  }
  if (billionths < WW_BILLION) {
    ww_put_fixed(buf, to_units(billionths, MILLIONTH), 6);
    return;
  }
  int64_t whole = cents / 100;
  ww_put_number_grouped(buf, (double)whole);
  if (cents % 100)
    ww_putf(buf, ".%02d", (int)(cents % 100));
}

void ww_put_money_range(ww_buf *buf, ww_range range) {
  if (!range.counted || (range.more && range.low == 0)) {
    ww_put_c(buf, range.counted ? "not known" : "not counted");
    return;
  }
  ww_put_c(buf, range.more ? "at least " : "");
  ww_put_money(buf, range.low);
  if (!range.more && range.high > range.low) {
    ww_put_c(buf, "\xE2\x80\x93");
    ww_put_money(buf, range.high);
  }
}
