/* The commands; each stands in its cmd_<name>.c. A new one is such a file, a
 * line here and a row in main.c. */
#ifndef WW_CLI_COMMANDS_H
#define WW_CLI_COMMANDS_H

#include "cli/options.h"

extern const ww_command ww_command_compare;
extern const ww_command ww_command_ask;
extern const ww_command ww_command_batch;
extern const ww_command ww_command_decide;
extern const ww_command ww_command_new;
extern const ww_command ww_command_report;
extern const ww_command ww_command_rules; /* made of: */
extern const ww_command ww_command_rules_check;
extern const ww_command ww_command_rules_diff;
extern const ww_command ww_command_rules_list;
extern const ww_command ww_command_rules_show;
extern const ww_command ww_command_rules_test;
extern const ww_command ww_command_schema;

/* Whether a name is that of a command, as in `whichway NAME`. */
bool ww_command_exists(const char *name);

#endif
