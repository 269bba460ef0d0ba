/* The end of `whichway ask`: the decision, where the answers are, and what to
 * type next. */
#ifndef WW_CLI_ASK_ENDING_H
#define WW_CLI_ASK_ENDING_H

#include "cli/ask/ask.h"

/* Does not return when a signal ended the interview: dies of it. */
void ww_ask_finish(ww_ask *ask, ww_ask_end how);

/* The answers that are missing and the flags that supply them: exit 2. */
void ww_ask_list_missing(const ww_ask *ask);

#endif
