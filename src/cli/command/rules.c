/* whichway rules: what one does with a rulebook, a command each. */
#include "cli/command/command.h"

static const ww_command *const parts[] = {
    &ww_command_rules_check,
    &ww_command_rules_test,
    &ww_command_rules_list,
    &ww_command_rules_show,
    &ww_command_rules_diff,
    &ww_command_rules_print,
    NULL,
};

const ww_command ww_command_rules = {
    .name = "rules",
    .summary = "check, test, list, show, compare or print rulebooks",
    .examples = "whichway rules check\n"
                "whichway rules list\n"
                "whichway rules show must-cite\n"
                "whichway rules test cases.yaml\n"
                "whichway rules diff builtin our-rules/",
    .parts = parts,
};
