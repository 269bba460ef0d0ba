/* whichway report: a decision as a document for a design review. */
#include "cli/command/command.h"
#include "cli/file/output.h"
#include "cli/line/options.h"

static const ww_cli_option format_option = {.name = "format",
                                            .kind = WW_VALUE,
                                            .value = "FORMAT",
                                            .help = "write the report as",
                                            .choice = ww_report_format,
                                            .fallback = "markdown"};

static const ww_cli_option date_option = {
    .name = "date",
    .kind = WW_VALUE,
    .value = "YYYY-MM-DD",
    .help = "the report's date; else SOURCE_DATE_EPOCH in the environment "
            "gives it, else it bears none"};

static const ww_cli_option review_option = {
    .name = "review",
    .kind = WW_VALUE,
    .value = "YYYY-MM-DD",
    .help = "the day on which to decide again, for a decision record"};

static const ww_cli_option *const options[] = {
    &format_option,   &ww_option_outputs, &date_option,       &review_option,
    &ww_option_set,   &ww_option_rules,   &ww_option_overlay, &ww_option_input,
    &ww_option_color, &ww_option_width,   &ww_option_ascii,   NULL};

/* What one run holds; zero is empty. */
typedef struct job {
  const ww_arguments *arguments;
  ww_talk *talk;
  ww_writing writing;
  ww_date_text date;
  const char *review;
  ww_rulebook *rulebook;
  ww_profile *profile;
  ww_decision *decision;
} job;

static ww_status render(ww_text **text, const void *thing, const char *format,
                        const ww_style *style) {
  const job *j = thing;
  ww_report_options report = WW_REPORT_OPTIONS_INIT;
  report.date = j->date[0] ? j->date : NULL;
  report.review = j->review;
  report.style = style;
  return ww_report_render(text, j->decision, format, &report);
}

static bool work(job *j) {
  j->review = ww_option_value(j->arguments, &review_option);
  if (!ww_writing_plan(&j->writing, j->arguments, &format_option, j->talk) ||
      !ww_date_find(j->date, ww_option_value(j->arguments, &date_option),
                    j->talk) ||
      (j->review && !ww_date_check(j->review, "--review", j->talk)) ||
      !ww_load_check_profile(j->arguments, j->talk))
    return false;
  j->rulebook = ww_load_rulebook(j->arguments, j->talk);
  j->profile =
      j->rulebook ? ww_load_profile(j->arguments, ww_profile_name(j->arguments),
                                    j->rulebook, j->talk)
                  : NULL;
  return j->profile &&
         ww_complain_status(
             j->talk, ww_decide(&j->decision, j->rulebook, j->profile, NULL),
             NULL) &&
         ww_writing_write(&j->writing, render, j);
}

static void run(const ww_arguments *arguments, ww_talk *talk) {
  job j = {.arguments = arguments, .talk = talk};
  work(&j);
  ww_decision_free(j.decision);
  ww_profile_free(j.profile);
  ww_rulebook_free(j.rulebook);
  ww_writing_free(&j.writing);
}

const ww_command ww_command_report = {
    .name = "report",
    .summary = "write a decision up for a design review",
    .words = "[PROFILE|-]",
    .examples =
        "whichway report profile.yaml --format html -o report.html\n"
        "whichway report profile.yaml -o madr=docs/adr/0012-approach.md "
        "--review 2027-06-01\n"
        "whichway report profile.yaml -o html=report.html -o json=report.json\n"
        "whichway report - < profile.json | less",
    .help = "PROFILE is JSON, or YAML where its name ends in .yaml or .yml. "
            "Without it, or with '-', standard input is read, as JSON unless "
            "'--input yaml' is given.\n"
            "Several outputs are written in one run by naming the format of "
            "each. A file that is there is replaced as a whole.",
    .options = options,
    .words_most = 1,
    .run = run,
};
