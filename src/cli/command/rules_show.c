/* whichway rules show: all about one entry of a rulebook. */
#include "cli/command/command.h"
#include "cli/line/options.h"

static const ww_cli_option *const options[] = {
    &ww_option_study_format, &ww_option_outputs,
    &ww_option_rules,        &ww_option_overlay,
    &ww_option_color,        &ww_option_width,
    &ww_option_ascii,        NULL};

static void show(ww_writing *writing) {
  ww_study *study = NULL;
  ww_messages *messages = NULL;
  ww_rulebook *rulebook = ww_load_rulebook(writing->arguments, writing->talk);
  if (!rulebook)
    return;
  ww_status status =
      ww_study_show(&study, &messages, rulebook, writing->arguments->words[0]);
  ww_study_finish(writing, status, study, messages);
  ww_rulebook_free(rulebook);
}

static void run(const ww_arguments *arguments, ww_talk *talk) {
  ww_writing writing = {0};
  if (arguments->word_count == 0) {
    ww_complain_usage(talk,
                      "write 'whichway rules show must-cite'; 'whichway rules "
                      "list' shows all rules",
                      "no entry is named");
    return;
  }
  if (ww_writing_plan(&writing, arguments, &ww_option_study_format, talk) &&
      ww_load_check(arguments, NULL, 0, talk))
    show(&writing);
  ww_writing_free(&writing);
}

const ww_command ww_command_rules_show = {
    .name = "rules show",
    .summary = "all about one rule, question, option, price, source ...",
    .words = "ID",
    .examples = "whichway rules show must-cite\n"
                "whichway rules show labeled_examples\n"
                "whichway rules show knowledge_confirmed --format json",
    .help = "A rule is shown with its test, the points it moves, its sources, "
            "and a small profile that makes it fire; a question, constant, "
            "condition, decision, option, need, price or source with all that "
            "rests on it; an invariant with what it says; a precedent with "
            "what was known of it and what came of it. ID may be written as "
            "approach/rag, or sources/guide, where several things have it.",
    .options = options,
    .words_most = 1,
    .run = run,
};
