/* whichway rules list: all rules in a table. */
#include "cli/command/command.h"
#include "cli/line/options.h"

static const ww_cli_option decision_option = {
    .name = "decision",
    .kind = WW_VALUE,
    .value = "ID",
    .help = "only the rules of this decision"};

static const ww_cli_option *const options[] = {
    &decision_option, &ww_option_study_format, &ww_option_outputs,
    &ww_option_rules, &ww_option_overlay,      &ww_option_color,
    &ww_option_width, &ww_option_ascii,        NULL};

static void list(ww_writing *writing) {
  ww_study *study = NULL;
  ww_messages *messages = NULL;
  ww_rulebook *rulebook = ww_load_rulebook(writing->arguments, writing->talk);
  if (!rulebook)
    return;
  ww_status status =
      ww_study_list(&study, &messages, rulebook,
                    ww_option_value(writing->arguments, &decision_option));
  ww_study_finish(writing, status, study, messages);
  ww_rulebook_free(rulebook);
}

static void run(const ww_arguments *arguments, ww_talk *talk) {
  ww_writing writing;
  if (ww_writing_plan(&writing, arguments, &ww_option_study_format, talk) &&
      ww_load_check(arguments, NULL, 0, talk))
    list(&writing);
  ww_writing_free(&writing);
}

const ww_command ww_command_rules_list = {
    .name = "rules list",
    .summary = "all rules: what each tests, what it moves, and on whose word",
    .words = "",
    .examples = "whichway rules list\n"
                "whichway rules list --decision approach\n"
                "whichway rules list --rules our-rules/ --format json",
    .help = "For all there is to know about one rule: whichway rules show ID.",
    .options = options,
    .run = run,
};
