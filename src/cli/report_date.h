/* The date that a report bears: --date, else SOURCE_DATE_EPOCH of the
 * environment (reproducible-builds.org/specs/source-date-epoch), else none.
 * No clock is read. */
#ifndef WW_CLI_REPORT_DATE_H
#define WW_CLI_REPORT_DATE_H

#include "cli/complain.h"

typedef char ww_date_text[sizeof "YYYY-MM-DD"]; /* "": none */

/* `given` is the value of --date, or NULL. */
bool ww_date_find(ww_date_text date, const char *given, ww_talk *talk);

#endif
