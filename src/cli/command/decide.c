/* whichway decide: one profile, one decision. */
#include "cli/command/command.h"
#include "cli/file/output.h"
#include "cli/line/bytes.h"
#include "cli/line/options.h"

#include <string.h>

static const ww_cli_option format_option = {.name = "format",
                                            .kind = WW_VALUE,
                                            .value = "FORMAT",
                                            .help = "write the decision as",
                                            .choice = ww_decision_format,
                                            .fallback = "text"};

static const ww_cli_option expect_option = {
    .name = "expect",
    .kind = WW_VALUES,
    .value = "OPTION",
    .help = "a gate: exit with 1 unless this option is recommended, or one of "
            "several (A,B); may be repeated"};

static const ww_cli_option brief_option = {
    .name = "brief",
    .kind = WW_SWITCH,
    .help = "leave out what unknown answers could still change, layers "
            "and costs"};

static const ww_cli_option full_option = {
    .name = "full",
    .kind = WW_SWITCH,
    .help = "text shows all there is, not one screen (as '--format full')"};

static const ww_cli_option *const options[] = {&format_option,
                                               &ww_option_outputs,
                                               &full_option,
                                               &expect_option,
                                               &brief_option,
                                               &ww_option_set,
                                               &ww_option_rules,
                                               &ww_option_overlay,
                                               &ww_option_input,
                                               &ww_option_color,
                                               &ww_option_width,
                                               &ww_option_ascii,
                                               NULL};

/* What one run holds; zero is empty. */
typedef struct job {
  const ww_arguments *arguments;
  ww_talk *talk;
  ww_writing writing;
  ww_rulebook *rulebook;
  ww_profile *profile;
  ww_decision *decision;
} job;

/* ---- The gate --------------------------------------------------------- */

static const char *option_at(const void *rulebook, size_t index) {
  return ww_rulebook_option(rulebook, index);
}

static bool is_option(const job *j, const char *name) {
  const char *known;
  for (size_t i = 0; (known = option_at(j->rulebook, i)) != NULL; i++)
    if (strcmp(known, name) == 0)
      return true;
  ww_hint_text hint;
  ww_shown shown;
  return ww_complain_usage(
      j->talk, ww_words_hint(hint, name, option_at, j->rulebook),
      "'--expect' cannot be %s", ww_show_word(shown, name));
}

/* Takes one name off a list: what follows it, NULL at the end. */
static const char *take_name(ww_bytes *name, const char *list) {
  size_t size = strcspn(list, ",");
  ww_bytes_free(name);
  ww_bytes_add_some(name, list, size);
  return list[size] ? list + size + 1 : NULL;
}

static bool check_expected(const job *j) {
  const char *list;
  ww_bytes name = {0};
  size_t at = 0;
  bool fine = true;
  while (fine && (list = ww_option_next(j->arguments, &expect_option, &at)))
    while (fine && list) {
      list = take_name(&name, list);
      fine = name.failed ? ww_complain_memory(j->talk)
                         : is_option(j, ww_bytes_text(&name));
    }
  ww_bytes_free(&name);
  return fine;
}

/* "a or b"; whether one of them is recommended. */
static bool list_expected(const job *j, ww_bytes *expected) {
  const char *recommended = ww_decision_recommendation(j->decision);
  const char *list;
  ww_bytes name = {0};
  size_t at = 0;
  bool met = false;
  while ((list = ww_option_next(j->arguments, &expect_option, &at)))
    while (list) {
      list = take_name(&name, list);
      met = met ||
            (recommended && strcmp(recommended, ww_bytes_text(&name)) == 0);
      ww_bytes_add(expected, expected->size ? " or " : "");
      ww_bytes_add(expected, ww_bytes_text(&name));
    }
  if (name.failed)
    ww_bytes_fail(expected);
  ww_bytes_free(&name);
  return met;
}

/* Of a brief decision the status is not known. */
static const char *why_none(const job *j) {
  const char *status = ww_decision_status(j->decision);
  if (!status)
    return "nothing is recommended";
  return strcmp(status, "blocked") == 0 ? "every option is ruled out"
                                        : "there is nothing to go on yet";
}

static void check_gate(const job *j) {
  const char *recommended = ww_decision_recommendation(j->decision);
  ww_bytes expected = {0};
  if (!ww_option_given(j->arguments, &expect_option))
    return;
  bool met = list_expected(j, &expected);
  if (expected.failed)
    ww_complain_memory(j->talk);
  else if (!met)
    ww_talk_exit(j->talk, WW_EXIT_GATE);
  if (!expected.failed && !met && recommended)
    ww_talk_say(j->talk, "expected %s, but %s is recommended", expected.at,
                recommended);
  else if (!expected.failed && !met)
    ww_talk_say(j->talk, "expected %s, but %s", expected.at, why_none(j));
  ww_bytes_free(&expected);
}

/* ---- The decision ----------------------------------------------------- */

static ww_status render(ww_text **text, const void *thing, const char *format,
                        const ww_style *style) {
  const job *j = thing;
  if (strcmp(format, "text") == 0 &&
      ww_option_given(j->arguments, &full_option))
    format = "full";
  return ww_decision_render(text, j->decision, format, style);
}

static bool work(job *j) {
  ww_decide_options decide = WW_DECIDE_OPTIONS_INIT;
  decide.brief = ww_option_given(j->arguments, &brief_option);
  if (!ww_writing_plan(&j->writing, j->arguments, &format_option, j->talk) ||
      !ww_load_check_profile(j->arguments, j->talk))
    return false;
  j->rulebook = ww_load_rulebook(j->arguments, j->talk);
  if (!j->rulebook || !check_expected(j))
    return false;
  j->profile = ww_load_profile(j->arguments, ww_profile_name(j->arguments),
                               j->rulebook, j->talk);
  return j->profile &&
         ww_complain_status(
             j->talk, ww_decide(&j->decision, j->rulebook, j->profile, &decide),
             NULL) &&
         ww_writing_write(&j->writing, render, j);
}

static void run(const ww_arguments *arguments, ww_talk *talk) {
  job j = {.arguments = arguments, .talk = talk};
  if (work(&j))
    check_gate(&j);
  ww_decision_free(j.decision);
  ww_profile_free(j.profile);
  ww_rulebook_free(j.rulebook);
  ww_writing_free(&j.writing);
}

const ww_command ww_command_decide = {
    .name = "decide",
    .summary = "recommend an approach for one project, and say why",
    .words = "[PROFILE|-]",
    .examples =
        "whichway decide profile.yaml\n"
        "whichway decide profile.json --format json -o decision.json\n"
        "whichway decide profile.json -o text=why.txt -o json=why.json\n"
        "whichway decide profile.json --full\n"
        "whichway decide profile.json --expect hybrid\n"
        "whichway decide - --brief < profile.json",
    .help = "PROFILE is JSON, or YAML where its name ends in .yaml or .yml. "
            "Without it, or with '-', standard input is read, as JSON unless "
            "'--input yaml' is given.\n"
            "Several outputs are written in one run by naming the format of "
            "each. A file that is there is replaced as a whole.",
    .options = options,
    .words_most = 1,
    .run = run,
};
