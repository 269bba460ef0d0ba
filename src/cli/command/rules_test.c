/* whichway rules test: does a rulebook say what it should? */
#include "cli/command/command.h"
#include "cli/file/file.h"
#include "cli/line/options.h"
#include "cli/terminal/terminal.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const ww_cli_option coverage_option = {
    .name = "min-coverage",
    .kind = WW_VALUE,
    .value = "PERCENT",
    .help = "a gate: exit with 1 when cases fire fewer of the rules"};

static const ww_cli_option mutate_option = {
    .name = "mutate",
    .kind = WW_SWITCH,
    .help = "also make rules wrong, one at a time, and count how many of these "
            "mistakes the cases notice"};

static const ww_cli_option precedents_option = {
    .name = "precedents",
    .kind = WW_SWITCH,
    .help = "in place of cases: are the projects that were decided recommended "
            "what came of them?"};

static const ww_cli_option floor_option = {
    .name = "floor",
    .kind = WW_VALUE,
    .value = "SHARE",
    .help = "a gate: exit with 1 when fewer precedents are right (0.8)"};

static const ww_cli_option held_option = {
    .name = "held",
    .kind = WW_SWITCH,
    .help = "show the misses among the held precedents, too"};

static const ww_cli_option only_option = {
    .name = "case",
    .kind = WW_VALUE,
    .value = "TEXT",
    .help = "run only the cases whose id holds this"};

static const ww_cli_option format_option = {.name = "format",
                                            .kind = WW_VALUE,
                                            .value = "FORMAT",
                                            .help = "write the result as",
                                            .choice = ww_study_test_format,
                                            .fallback = "text"};

static const ww_cli_option *const options[] = {
    &only_option,           &coverage_option,   &mutate_option,
    &precedents_option,     &floor_option,      &held_option,
    &ww_option_allow_empty, &format_option,     &ww_option_outputs,
    &ww_option_rules,       &ww_option_overlay, &ww_option_color,
    &ww_option_width,       &ww_option_ascii,   NULL};

/* The shipped cases: no file. */
static bool is_builtin(const char *word) {
  return strcmp(word, "builtin") == 0;
}

static bool read_cases(ww_files *files, const ww_arguments *arguments,
                       ww_talk *talk) {
  for (size_t i = 0; i < arguments->word_count; i++) {
    const char *name = arguments->words[i];
    if (is_builtin(name))
      continue;
    ww_syntax syntax = ww_name_ends(name, ".json") ? WW_JSON : WW_YAML;
    int descriptor = ww_file_open(name, talk);
    if (descriptor == -1 || !ww_files_add(files, descriptor, name, syntax,
                                          ww_rulebook_bytes_most(), talk))
      return false;
  }
  return true;
}

static void test(ww_writing *writing, const ww_files *files,
                 const ww_test_options *asked) {
  ww_test_options how = *asked;
  ww_meter meter = ww_meter_new("trying mutants");
  ww_study *study = NULL;
  ww_messages *messages = NULL;
  ww_input *inputs = ww_files_inputs(files);
  ww_rulebook *rulebook = ww_load_rulebook(writing->arguments, writing->talk);
  if (files->count && !inputs) {
    ww_complain_memory(writing->talk);
  } else if (rulebook) {
    how.progress = (ww_progress){ww_meter_tell, &meter};
    ww_status status =
        ww_study_test(&study, &messages, rulebook, inputs, files->count, &how);
    ww_meter_end(&meter);
    ww_study_finish(writing, status, study, messages);
  }
  ww_rulebook_free(rulebook);
  free(inputs);
}

/* ---- Precedents --------------------------------------------------------- */

/* A share as thousandths; what is finer is left off. */
static bool read_floor(int *floor, const ww_arguments *arguments,
                       ww_talk *talk) {
  char *end = NULL;
  const char *text = ww_option_value(arguments, &floor_option);
  double share = text ? strtod(text, &end) : 0;
  if (text && (end == text || *end || !(share >= 0 && share <= 1))) {
    ww_shown shown;
    return ww_complain_usage(talk, "use a share from 0 to 1, as in 0.8",
                             "'--floor' cannot be %s",
                             ww_show_word(shown, text));
  }
  *floor = (int)(share * 1000 + 0.5);
  return true;
}

static bool check_precedents(const ww_arguments *arguments, ww_talk *talk) {
  bool wanted = ww_option_given(arguments, &precedents_option);
  if (!wanted && (ww_option_given(arguments, &floor_option) ||
                  ww_option_given(arguments, &held_option)))
    return ww_complain_usage(
        talk, "add '--precedents'",
        "'--floor' and '--held' go only with '--precedents'");
  if (wanted &&
      (arguments->word_count > 0 || ww_option_given(arguments, &only_option) ||
       ww_option_given(arguments, &mutate_option) ||
       ww_option_given(arguments, &coverage_option)))
    return ww_complain_usage(talk, "test cases in a run of their own",
                             "'--precedents' stands in place of cases");
  if (!wanted && arguments->word_count == 0)
    return ww_complain_usage(
        talk,
        "write 'whichway rules test cases.yaml'; 'builtin' "
        "names the shipped cases",
        "no file of cases is named");
  return true;
}

/* JUnit's XML is of cases. */
static bool check_formats(const ww_writing *writing, ww_talk *talk) {
  const char *usual = ww_option_value(writing->arguments, &format_option);
  for (size_t i = 0; i < writing->outputs.count; i++) {
    const char *own = writing->outputs.at[i].format;
    const char *format = own ? own : usual;
    if (format && strcmp(format, "junit") == 0)
      return ww_complain_usage(talk, "write text or json",
                               "'junit' is a format for cases only");
  }
  return true;
}

static void test_precedents(const ww_arguments *arguments, ww_talk *talk) {
  ww_writing writing = {0};
  ww_precedents_options how = WW_PRECEDENTS_OPTIONS_INIT;
  ww_study *study = NULL;
  ww_messages *messages = NULL;
  how.held = ww_option_given(arguments, &held_option);
  how.allow_empty = ww_option_given(arguments, &ww_option_allow_empty);
  if (read_floor(&how.floor, arguments, talk) &&
      ww_writing_plan(&writing, arguments, &format_option, talk) &&
      check_formats(&writing, talk) &&
      ww_load_check(arguments, NULL, 0, talk)) {
    ww_rulebook *rulebook = ww_load_rulebook(arguments, talk);
    if (rulebook) {
      ww_status status = ww_study_precedents(&study, &messages, rulebook, &how);
      ww_study_finish(&writing, status, study, messages);
    }
    ww_rulebook_free(rulebook);
  }
  ww_writing_free(&writing);
}

/* ---- Cases -------------------------------------------------------------- */

static void run(const ww_arguments *arguments, ww_talk *talk) {
  ww_writing writing = {0};
  ww_files files = {0};
  ww_test_options how = WW_TEST_OPTIONS_INIT;
  if (!check_precedents(arguments, talk))
    return;
  if (ww_option_given(arguments, &precedents_option)) {
    test_precedents(arguments, talk);
    return;
  }
  how.mutate = ww_option_given(arguments, &mutate_option);
  for (size_t i = 0; i < arguments->word_count; i++)
    how.shipped = how.shipped || is_builtin(arguments->words[i]);
  how.only = ww_option_value(arguments, &only_option);
  how.allow_empty = ww_option_given(arguments, &ww_option_allow_empty);
  if (ww_writing_plan(&writing, arguments, &format_option, talk) &&
      ww_whole_read(&how.min_coverage, arguments, &coverage_option, 0, 100,
                    talk) &&
      ww_load_check(arguments, arguments->words, arguments->word_count, talk) &&
      read_cases(&files, arguments, talk))
    test(&writing, &files, &how);
  ww_files_free(&files);
  ww_writing_free(&writing);
}

const ww_command ww_command_rules_test = {
    .name = "rules test",
    .summary = "run cases: does the rulebook recommend what it should?",
    .words = "[CASES ...]",
    .examples =
        "whichway rules test cases.yaml\n"
        "whichway rules test cases.yaml --rules our-rules/ --min-coverage 90\n"
        "whichway rules test builtin --overlay ours.yaml\n"
        "whichway rules test cases.yaml --mutate --format json\n"
        "whichway rules test cases.yaml --case museum -o junit=cases.xml\n"
        "whichway rules test --precedents --floor 0.8",
    .help =
        "CASES are YAML: for each case what it says, its answers, and what is "
        "expected (a recommendation, rules that fire, decisions that follow). "
        "It shows the cases that fail, how many of the rules some case fires, "
        "and for each other rule a small profile that would. 'builtin' among "
        "them stands for the cases of the shipped rulebook; those that name "
        "what an overlay took away are left out.\n"
        "With --precedents no cases are read: each precedent of the rulebook "
        "is decided as if it were a project, without what it says itself. It "
        "shows how many were recommended what came of them, by outcome, "
        "margin, support and strength, how good shares and records are, and "
        "each miss that is not held.\n"
        "Exit status 1 when a case fails, too few rules are covered, or too "
        "few precedents are right.",
    .options = options,
    .words_most = SIZE_MAX,
    .run = run,
};
