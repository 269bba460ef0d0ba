/* Points for people: signed, rounded to what one reads. */
#ifndef WW_REPORT_POINTS_H
#define WW_REPORT_POINTS_H

#include "base/buf.h"

#include <stdint.h>

/* How many decimals show the value, in millionths: two at most, more only for
 * what would else look like nothing. */
int ww_points_decimals(int64_t value);

/* "6.8", "+12.50", or with a true minus sign "−3". */
void ww_put_points(ww_buf *buf, int64_t value, int decimals);
void ww_put_signed_points(ww_buf *buf, int64_t value, int decimals);

/* "1 point", "6.8 points". */
void ww_put_points_in_words(ww_buf *buf, int64_t value);

#endif
