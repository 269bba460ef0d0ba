/* The interview line by line: for screen readers, scripts, pipes and terminals
 * that can do nothing else. */
#ifndef WW_CLI_ASK_PLAIN_H
#define WW_CLI_ASK_PLAIN_H

#include "cli/ask/ask.h"

ww_ask_end ww_plain_run(ww_ask *ask);

#endif
