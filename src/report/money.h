/* Amounts for people: whole billionths as "670", "0.0006", "1,234.50". */
#ifndef WW_REPORT_MONEY_H
#define WW_REPORT_MONEY_H

#include "base/buf.h"
#include "engine/costs.h"

/* Two decimals where it is not whole; below 1 as many as it takes, at most
 * six, but for what would else look like nothing. */
void ww_put_money(ww_buf *buf, int64_t billionths);

/* "300–400", "at least 70", "not known", "not counted". */
void ww_put_money_range(ww_buf *buf, ww_range range);

#endif
