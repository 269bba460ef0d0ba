/* The interview on a terminal that can do more: lists with a cursor, drawn in
 * place, and where it stands below each question. */
#ifndef WW_CLI_ASK_ARROW_H
#define WW_CLI_ASK_ARROW_H

#include "cli/ask/ask.h"

ww_ask_end ww_arrow_run(ww_ask *ask);

#endif
