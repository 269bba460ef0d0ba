/* whichway rules list: all rules in a table. */
#include "cli/commands.h"
#include "cli/load.h"
#include "cli/shared_options.h"
#include "cli/study.h"

static const ww_option decision_option = {
    .name = "decision",
    .kind = WW_VALUE,
    .value = "ID",
    .help = "only the rules of this decision"};

static const ww_option *const options[] = {
    &decision_option, &ww_option_study_format, &ww_option_outputs,
    &ww_option_rules, &ww_option_overlay,      &ww_option_color,
    &ww_option_width, &ww_option_ascii,        NULL};

static void list(ww_study_job *job) {
  ww_study *study = NULL;
  ww_messages *messages = NULL;
  ww_rulebook *rulebook = ww_load_rulebook(job->arguments, job->talk);
  if (!rulebook)
    return;
  ww_status status =
      ww_study_list(&study, &messages, rulebook,
                    ww_option_value(job->arguments, &decision_option));
  ww_study_finish(job, status, study, messages);
  ww_rulebook_free(rulebook);
}

static void run(const ww_arguments *arguments, ww_talk *talk) {
  ww_study_job job;
  if (ww_study_plan(&job, arguments, talk) && ww_study_check(&job, NULL, 0))
    list(&job);
  ww_study_job_free(&job);
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
