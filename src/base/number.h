/* Numbers as JSON writes them, whatever the locale.
 * Grammar: RFC 8259 section 6. */
#ifndef WW_BASE_NUMBER_H
#define WW_BASE_NUMBER_H

#include "base/buf.h"

#include <stdint.h>

typedef enum ww_number_fault {
  WW_NUMBER_FINE,
  WW_NUMBER_GRAMMAR, /* not a JSON number */
  WW_NUMBER_RANGE,   /* beyond a double, or only digits and above 2^53 */
} ww_number_fault;

/* How many bytes at the start of text are a JSON number; 0 when none. */
size_t ww_number_length(ww_str text);

/* The whole text as a number; -0 becomes 0. `decimals`, where not NULL, gets
 * the number of decimals written, exponents counted in (0 for "1e3"). */
ww_number_fault ww_number_read(ww_str text, double *value, int *decimals);

/* The shortest text that reads back as the same value, which is finite. */
void ww_put_number(ww_buf *buf, double value);

/* For people: 1500000 as 1,500,000. */
void ww_put_number_grouped(ww_buf *buf, double value);

/* As floor and ceil of <math.h>, without that library, whose loading a short
 * run would notice. */
double ww_floor(double value);
double ww_ceil(double value);

/* Half-way, however far apart they are. */
double ww_middle(double low, double high);

/* Points: at most three decimals, as whole thousandths, within +-1,000,000. */
ww_number_fault ww_thousandths_read(ww_str text, int32_t *value);

/* A number with at most this many decimals, below 10^9 either way, as a whole
 * number of its smallest parts: "0.0006", 9 -> 600000. */
ww_number_fault ww_fixed_read(ww_str text, int places, int64_t *value);

/* value / 10^places with as few decimals as it needs: 2500, 3 -> "2.5". */
void ww_put_fixed(ww_buf *buf, int64_t value, int places);

#endif
