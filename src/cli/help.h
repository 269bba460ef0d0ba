/* The texts of -h, made from the tables of commands. */
#ifndef WW_CLI_HELP_H
#define WW_CLI_HELP_H

#include "cli/bytes.h"
#include "cli/options.h"

/* Of one command: examples first. */
void ww_help_command(ww_bytes *out, const ww_command *command);
/* Of all of them; the list ends with NULL. */
void ww_help_all(ww_bytes *out, const ww_command *const *commands);

#endif
