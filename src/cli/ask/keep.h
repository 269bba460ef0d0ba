/* Where the answers of an interview are kept, and how to go on with them. */
#ifndef WW_CLI_ASK_KEEP_H
#define WW_CLI_ASK_KEEP_H

#include "cli/ask/ask.h"

/* The file for the answers of a profile: itself, or beside a YAML file one
 * whose name ends in .json. To be freed; NULL: complained, of one that cannot
 * be written or would overwrite another. */
char *ww_keep_file(const char *profile, bool yaml, ww_talk *talk);

/* Where the answers are: in that file, or in a YAML profile as long as there
 * are no others. */
const char *ww_keep_where(const ww_ask *ask);

/* Whether the file is still as it was read or written last. */
bool ww_keep_holds(const ww_ask *ask);

/* Loads the rulebook, from no file that the answers are kept in. */
ww_rulebook *ww_keep_rulebook(ww_ask *ask);

/* "whichway ask 'my profile.json' --plain --rules ours": the command that goes
 * on, in the same way. */
void ww_keep_resume(ww_bytes *out, const ww_ask *ask);
/* " --rules ours --input yaml": what another command needs to read them. */
void ww_keep_reading(ww_bytes *out, const ww_ask *ask);

#endif
