/* whichway rules check: what is true of a rulebook over all answers. */
#include "cli/command/command.h"
#include "cli/file/file.h"
#include "cli/file/output.h"
#include "cli/line/options.h"
#include "cli/terminal/terminal.h"
#include "whichway_study.h"

#include <string.h>

static const char sarif[] = "sarif";

static const ww_cli_option format_option = {.name = "format",
                                            .kind = WW_VALUE,
                                            .value = "FORMAT",
                                            .help = "write what was found as",
                                            .choice = ww_check_format,
                                            .fallback = "text"};

static const ww_cli_option effort_option = {
    .name = "effort",
    .kind = WW_VALUE,
    .value = "TIMES",
    .help = "search up to so many times as long, 1 to 1000, before something "
            "is left undecided"};

static const ww_cli_option gaps_option = {
    .name = "gaps",
    .kind = WW_SWITCH,
    .help = "list what may be missing: questions that no invariant covers, "
            "answers that nothing tests, rules that pull apart"};

static const ww_cli_option *const options[] = {
    &effort_option,   &gaps_option,
    &format_option,   &ww_option_outputs,
    &ww_option_rules, &ww_option_overlay,
    &ww_option_color, &ww_option_width,
    &ww_option_ascii, NULL};

/* What one run holds; zero is empty. */
typedef struct job {
  const ww_arguments *arguments;
  ww_check_options how;
  ww_talk *talk;
  ww_writing writing;
  ww_rulebook *rulebook;
  ww_check *check;
  ww_folder_name folder; /* where this runs: URIs are told from there */
} job;

static ww_status render(ww_text **text, const void *context, const char *format,
                        const ww_style *style) {
  const job *j = context;
  const char *folder = j->folder.name[0] ? j->folder.name : NULL;
  return strcmp(format, sarif) == 0
             ? ww_check_sarif(text, j->check, j->talk->kept, folder)
             : ww_check_render(text, j->check, format, style);
}

/* Code hosts want a log of a check that could not be made, too. */
static bool write_failure(job *j) {
  if (j->talk->kept && ww_writing_only(&j->writing, sarif))
    ww_writing_write(&j->writing, render, j);
  return false;
}

static bool work(job *j) {
  if (!ww_writing_plan(&j->writing, j->arguments, &format_option, j->talk) ||
      !ww_whole_read(&j->how.effort, j->arguments, &effort_option, 1, 1000,
                     j->talk) ||
      !ww_load_check(j->arguments, NULL, 0, j->talk))
    return false;
  j->how.gaps = ww_option_given(j->arguments, &gaps_option);
  j->talk->keeps = true;
  j->rulebook = ww_load_rulebook(j->arguments, j->talk);
  if (!j->rulebook)
    return write_failure(j);
  ww_meter meter = ww_meter_new("checking");
  ww_check_options how = j->how;
  how.progress = (ww_progress){ww_meter_tell, &meter};
  ww_status status = ww_rulebook_check(&j->check, j->rulebook, &how);
  ww_meter_end(&meter);
  return ww_complain_status(j->talk, status, NULL) &&
         ww_writing_write(&j->writing, render, j);
}

/* Notes are not wrong. */
static void check_gate(const job *j) {
  if (ww_check_count(j->check, WW_LEVEL_ERROR) > 0 ||
      ww_check_count(j->check, WW_LEVEL_WARNING) > 0)
    ww_talk_exit(j->talk, WW_EXIT_GATE);
}

static void run(const ww_arguments *arguments, ww_talk *talk) {
  job j = {.arguments = arguments, .how = WW_CHECK_OPTIONS_INIT, .talk = talk};
  ww_folder_here(&j.folder);
  if (work(&j))
    check_gate(&j);
  ww_messages_free(talk->kept);
  ww_check_free(j.check);
  ww_rulebook_free(j.rulebook);
  ww_writing_free(&j.writing);
}

const ww_command ww_command_rules_check = {
    .name = "rules check",
    .summary = "search all answers for what is wrong with a rulebook",
    .words = "",
    .examples = "whichway rules check\n"
                "whichway rules check --rules our-rules/\n"
                "whichway rules check --overlay ours.yaml --effort 10\n"
                "whichway rules check --rules our-rules/ -o sarif=rules.sarif",
    .help =
        "Options that no answers lead to, rules that never fire or never "
        "change an outcome, questions that make no difference, invariants "
        "that do not hold: each is found by search over all answers, and "
        "shown with a profile where there is one; with overlays, theirs first. "
        "Counted as well, or with --gaps listed, is what may be missing. Exit "
        "1 when something is wrong; notes are not. In SARIF the paths of files "
        "begin at the folder that this runs in: run it at the root of the "
        "repository. Input that cannot be read gives a log that says so.",
    .options = options,
    .run = run,
};
