/* whichway rules print: the merged rulebook. */
#include "cli/command/command.h"
#include "cli/file/output.h"
#include "cli/line/options.h"

static const ww_cli_option *const options[] = {
    &ww_option_output, &ww_option_rules, &ww_option_overlay, NULL};

static void print(const ww_arguments *arguments, ww_outputs *outputs,
                  ww_talk *talk) {
  ww_outputs_guard(outputs, talk);
  if (!ww_load_check(arguments, NULL, 0, talk))
    return;
  ww_rulebook *rulebook = ww_load_rulebook(arguments, talk);
  if (!rulebook)
    return;
  ww_status status = ww_rulebook_print(&outputs->at->text, rulebook);
  ww_rulebook_free(rulebook);
  if (ww_complain_status(talk, status, NULL))
    ww_outputs_write(outputs, talk);
}

static void run(const ww_arguments *arguments, ww_talk *talk) {
  ww_outputs outputs = {0};
  if (ww_outputs_plan(&outputs, arguments, NULL, talk))
    print(arguments, &outputs, talk);
  ww_outputs_free(&outputs);
}

const ww_command ww_command_rules_print = {
    .name = "rules print",
    .summary = "the whole rulebook as YAML, its files and overlays made one",
    .words = "",
    .examples = "whichway rules print > rules.yaml\n"
                "whichway rules print --overlay ours.yaml | less\n"
                "whichway rules print --rules our-rules/ -o one.yaml",
    .help = "Comments say where each entry stands. It is a rulebook itself, "
            "with the same digest.",
    .options = options,
    .run = run,
};
