/* The file that one may have meant. */
#ifndef WW_CLI_NEARBY_H
#define WW_CLI_NEARBY_H

#include "cli/complain.h"

/* "did you mean 'profile.json'?" for a name of which there is no file, when
 * its folder has a similar one; else the hint is left alone. */
void ww_nearby_hint(ww_hint_text hint, const char *name);

#endif
