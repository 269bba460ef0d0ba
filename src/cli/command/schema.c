/* whichway schema: JSON Schemas of what goes in and comes out. */
#include "cli/command/command.h"
#include "cli/file/output.h"
#include "cli/line/options.h"

static const ww_cli_option *const options[] = {
    &ww_option_output, &ww_option_rules, &ww_option_overlay, NULL};

static bool write_schema(const ww_arguments *arguments, ww_outputs *outputs,
                         ww_talk *talk) {
  ww_outputs_guard(outputs, talk);
  if (!ww_load_check(arguments, NULL, 0, talk))
    return false;
  ww_rulebook *rulebook = ww_load_rulebook(arguments, talk);
  if (!rulebook)
    return false;
  ww_status status =
      ww_schema(&outputs->at->text, rulebook, arguments->words[0]);
  ww_rulebook_free(rulebook);
  return ww_complain_status(talk, status, NULL) &&
         ww_outputs_write(outputs, talk);
}

static void run(const ww_arguments *arguments, ww_talk *talk) {
  ww_outputs outputs = {0};
  if (arguments->word_count == 0) {
    ww_complain_usage(talk,
                      "write 'whichway schema profile', or another of the "
                      "names in 'whichway schema --help'",
                      "no schema is named");
    return;
  }
  if (ww_outputs_plan(&outputs, arguments, NULL, talk))
    write_schema(arguments, &outputs, talk);
  ww_outputs_free(&outputs);
}

const ww_command ww_command_schema = {
    .name = "schema",
    .summary = "print the JSON Schema of what is read or written",
    .words = "NAME",
    .examples = "whichway schema profile\n"
                "whichway schema profile --rules our-rules/\n"
                "whichway schema part -o part.schema.json",
    .help = "Documents that are read: profile, rulebook (a whole one), part (a "
            "file of its folder), overlay, cases. Documents that are written: "
            "decision, batch (a line without --full), compare, and of "
            "'whichway rules' check, test, precedents (of test), rules (of its "
            "list), rule (of show), diff.\n"
            "The schemas are draft-07; those of profiles, cases, decisions, "
            "batches and comparisons are made from the rulebook in use. In "
            "YAML an editor takes a schema "
            "from the comment '# yaml-language-server: "
            "$schema=profile.schema.json'.",
    .options = options,
    .words_most = 1,
    .choice = ww_schema_name,
    .run = run,
};
