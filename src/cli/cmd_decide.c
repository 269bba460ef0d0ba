/* whichway decide: one profile, one decision. */
#include "cli/commands.h"
#include "cli/load.h"
#include "cli/shared_options.h"
#include "cli/writing.h"

#include <stdio.h>
#include <string.h>

enum { OPTIONS_MOST = 64, OPTION_BYTES_MOST = 256 };

static const ww_option format_option = {.name = "format",
                                        .kind = WW_VALUE,
                                        .value = "FORMAT",
                                        .help = "write the decision as",
                                        .choice = ww_decision_format,
                                        .fallback = "text"};

static const ww_option expect_option = {
    .name = "expect",
    .kind = WW_VALUES,
    .value = "OPTION",
    .help = "a gate: exit with 1 unless this option is recommended, or one of "
            "several (A,B)"};

static const ww_option brief_option = {
    .name = "brief",
    .kind = WW_FLAG,
    .help = "leave out what unknown answers could still change"};

static const ww_option *const options[] = {
    &format_option,   &ww_option_outputs, &expect_option,     &brief_option,
    &ww_option_set,   &ww_option_rules,   &ww_option_overlay, &ww_option_input,
    &ww_option_color, &ww_option_width,   &ww_option_ascii,   NULL};

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

/* One name of a list, and what follows it. */
static const char *next_name(const char *list, ww_shown name) {
  size_t size = strcspn(list, ",");
  snprintf(name, sizeof(ww_shown), "%.*s", (int)size, list);
  return list[size] ? list + size + 1 : NULL;
}

static size_t list_options(const ww_rulebook *rulebook,
                           const char *words[OPTIONS_MOST]) {
  size_t count = 0;
  while (count < OPTIONS_MOST &&
         (words[count] = ww_rulebook_option(rulebook, count)) != NULL)
    count++;
  return count;
}

static bool check_expected(const job *j) {
  const char *words[OPTIONS_MOST];
  size_t count = list_options(j->rulebook, words);
  const char *list;
  size_t at = 0;
  ww_shown name;
  ww_shown shown;
  ww_hint_text hint;
  while ((list = ww_option_next(j->arguments, &expect_option, &at))) {
    while (list) {
      size_t i = 0;
      list = next_name(list, name);
      while (i < count && strcmp(words[i], name) != 0)
        i++;
      if (i == count)
        return ww_complain_usage(
            j->talk, ww_words_hint(hint, name, words, count),
            "'--expect' cannot be %s", ww_show_word(shown, name));
    }
  }
  return true;
}

static void check_gate(const job *j) {
  const char *recommended = ww_decision_recommendation(j->decision);
  char expected[OPTION_BYTES_MOST] = "";
  const char *list;
  size_t at = 0;
  size_t size = 0;
  ww_shown name;
  if (!ww_option_given(j->arguments, &expect_option))
    return;
  while ((list = ww_option_next(j->arguments, &expect_option, &at))) {
    while (list) {
      list = next_name(list, name);
      if (recommended && strcmp(name, recommended) == 0)
        return;
      int more = snprintf(expected + size, sizeof expected - size, "%s%s",
                          size ? " or " : "", name);
      if (more > 0 && (size_t)more < sizeof expected - size)
        size += (size_t)more;
    }
  }
  ww_talk_exit(j->talk, WW_EXIT_GATE);
  if (recommended)
    ww_talk_say(j->talk, "expected %s, but %s is recommended", expected,
                recommended);
  else
    ww_talk_say(j->talk, "expected %s, but every option is ruled out",
                expected);
}

/* ---- The decision ----------------------------------------------------- */

static ww_status render(ww_text **text, const void *decision,
                        const char *format, const ww_style *style) {
  return ww_decision_render(text, decision, format, style);
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
         ww_writing_write(&j->writing, render, j->decision);
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
