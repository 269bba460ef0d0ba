/* whichway ask: an interview that ends with a decision. */
#include "cli/ask/ask.h"
#include "cli/ask/arrows/arrows.h"
#include "cli/ask/lines/lines.h"
#include "cli/command/command.h"
#include "cli/file/file.h"
#include "cli/file/output.h"
#include "cli/line/options.h"
#include "cli/terminal/terminal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usual_file[] = "whichway-profile.json";

static const char *until_choice(size_t index) {
  static const char *const words[] = {"stable", "settled", "refined", NULL};
  return words[index]; /* as ww_until */
}

static const ww_cli_option until_option = {
    .name = "until",
    .kind = WW_VALUE,
    .value = "STATE",
    .help = "ask until the verdict is this, and end there without asking "
            "whether to go on",
    .choice = until_choice};

static const ww_cli_option all_option = {
    .name = "all",
    .kind = WW_SWITCH,
    .help = "ask every question, even one answered 'unknown'"};

static const ww_cli_option only_option = {
    .name = "only",
    .kind = WW_VALUES,
    .value = "QUESTION",
    .help = "ask this question alone, answered or not; may be repeated"};

static const ww_cli_option plain_option = {
    .name = "plain",
    .kind = WW_SWITCH,
    .help = "ask line by line; then answers may also come from a pipe"};

static const ww_cli_option no_input_option = {
    .name = "no-input",
    .kind = WW_SWITCH,
    .help = "never ask: list the answers that are missing and exit with 2"};

static const ww_cli_option *const options[] = {&until_option,
                                               &all_option,
                                               &only_option,
                                               &ww_option_set,
                                               &plain_option,
                                               &no_input_option,
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
  ww_looks looks;
  const char *name; /* of the profile */
  ww_rulebook *rulebook;
  ww_profile *profile;
  ww_ask ask;
} job;

static bool given(const job *j, const ww_cli_option *option) {
  return ww_option_given(j->arguments, option);
}

/* ---- Beginning -------------------------------------------------------- */

static bool load_profile(job *j) {
  const ww_input empty = {"<none>", "{}", 2, WW_JSON};
  ww_file file;
  if (access(j->name, F_OK) == 0) {
    if (!ww_load_profile_read(&file, j->name, j->talk))
      return false;
    ww_watch_read(j->ask.profile ? &j->ask.source : &j->ask.watch, &file);
    j->ask.saved = true;
    j->profile =
        ww_load_profile_file(j->arguments, &file, j->rulebook, j->talk);
    ww_file_free(&file);
    return j->profile != NULL;
  }
  ww_status status = ww_profile_open(&j->profile, NULL, j->rulebook, &empty);
  return ww_complain_status(j->talk, status, NULL) &&
         ww_load_settings(j->arguments, j->profile, j->talk);
}

static const char *question_at(const void *session, size_t index) {
  return index < ww_session_question_count(session)
             ? ww_session_question(session, index)->id
             : NULL;
}

static bool want(job *j, const char *id) {
  ww_session *session = j->ask.session;
  const char *known;
  for (size_t q = 0; (known = question_at(session, q)) != NULL; q++)
    if (strcmp(known, id) == 0)
      return ww_complain_status(j->talk, ww_session_want(session, q), NULL);
  ww_hint_text hint;
  ww_shown shown;
  return ww_complain_usage(
      j->talk,
      ww_nearest_of(id, question_at, session)
          ? ww_words_hint(hint, id, question_at, session)
          : "'whichway new' writes a profile with every question",
      "'--only' cannot be %s", ww_show_word(shown, id));
}

static bool open_session(job *j) {
  ww_session_options how = WW_SESSION_OPTIONS_INIT;
  const char *until = ww_option_value(j->arguments, &until_option);
  const char *id;
  size_t at = 0;
  for (size_t i = 0; until && until_choice(i); i++)
    if (strcmp(until, until_choice(i)) == 0)
      how.until = (ww_until)i;
  if (given(j, &all_option))
    how.until = WW_UNTIL_ALL;
  how.again = given(j, &all_option);
  if (!ww_complain_status(
          j->talk,
          ww_session_open(&j->ask.session, j->rulebook, j->profile, &how),
          NULL))
    return false;
  while ((id = ww_option_next(j->arguments, &only_option, &at)))
    if (!want(j, id))
      return false;
  return true;
}

static bool check_options(const job *j) {
  if (given(j, &until_option) && given(j, &all_option))
    return ww_complain_usage(j->talk, "leave out one of them",
                             "'--until' and '--all' contradict each other");
  if (given(j, &plain_option) && given(j, &no_input_option))
    return ww_complain_usage(j->talk, "leave out one of them",
                             "'--plain' and '--no-input' contradict each "
                             "other");
  return true;
}

static bool begin(job *j) {
  j->name = j->arguments->word_count > 0 ? j->arguments->words[0] : usual_file;
  if (!ww_looks_read(&j->looks, j->arguments, j->talk) || !check_options(j) ||
      !ww_load_check(j->arguments, NULL, 0, j->talk))
    return false;
  j->ask =
      (ww_ask){.talk = j->talk,
               .arguments = j->arguments,
               .looks = &j->looks,
               .descriptor = STDERR_FILENO,
               .offers = !given(j, &until_option) && !given(j, &all_option) &&
                         !given(j, &only_option)};
  /* Whichever of them somebody looks at. */
  if (isatty(STDERR_FILENO) != 1 && isatty(STDOUT_FILENO) == 1)
    j->ask.descriptor = STDOUT_FILENO;
  else if (isatty(STDERR_FILENO) != 1 && isatty(STDIN_FILENO) == 1)
    j->ask.descriptor = STDIN_FILENO;
  bool yaml = ww_is_yaml_name(j->name) ||
              ww_profile_syntax(j->arguments, j->name) == WW_YAML;
  j->ask.profile = yaml && access(j->name, F_OK) == 0 ? j->name : NULL;
  j->ask.file = ww_keep_file(j->name, yaml, j->talk);
  if (!j->ask.file)
    return false;
  j->rulebook = ww_keep_rulebook(&j->ask);
  if (!j->rulebook || !load_profile(j) || !open_session(j))
    return false;
  j->ask.changed = given(j, &ww_option_set);
  return !j->ask.changed || ww_ask_save(&j->ask);
}

/* ---- Asking ----------------------------------------------------------- */

static ww_ask_end interview(job *j) {
  const char *kind = getenv("TERM");
  bool simple = !kind || *kind == '\0' || strcmp(kind, "dumb") == 0;
  if (given(j, &plain_option) || simple || isatty(STDOUT_FILENO) != 1 ||
      isatty(j->ask.descriptor) != 1)
    return ww_plain_run(&j->ask);
  return ww_arrow_run(&j->ask);
}

static bool may_prompt(const job *j) {
  return !given(j, &no_input_option) &&
         (given(j, &plain_option) || isatty(STDIN_FILENO) == 1);
}

static void run(const ww_arguments *arguments, ww_talk *talk) {
  job j = {.arguments = arguments, .talk = talk};
  if (begin(&j)) {
    bool complete = ww_session_current(j.ask.session) == WW_NO_QUESTION;
    if (!may_prompt(&j) && !complete)
      ww_ask_list_missing(&j.ask);
    else if (!may_prompt(&j))
      ww_ask_finish(&j.ask, WW_ASK_DONE);
    else if (!ww_signals_take())
      ww_complain(talk, WW_EXIT_STOPPED, "cannot-read", "<terminal>", NULL,
                  "cannot listen for signals: %s", ww_reason(errno));
    else
      ww_ask_finish(&j.ask, interview(&j));
  }
  ww_session_free(j.ask.session);
  ww_profile_free(j.profile);
  ww_rulebook_free(j.rulebook);
  free(j.ask.file);
}

const ww_command ww_command_ask = {
    .name = "ask",
    .summary = "answer a few questions, watch where they lead, and decide",
    .words = "[PROFILE]",
    .examples =
        "whichway ask\n"
        "whichway ask my-project.json\n"
        "whichway ask my-project.json --only data_churn\n"
        "whichway ask my-project.json --set requests_per_month=50k/day\n"
        "whichway ask my-project.json --no-input",
    .help = "Each answer is saved at once in PROFILE (whichway-profile.json "
            "unless named); what is there already is not asked again. Answers "
            "to a YAML profile are kept in a .json beside it. What somebody "
            "else changes there meanwhile is left alone: the answers go on in "
            "NAME.mine.json. It stops as soon as further answers hardly "
            "change the verdict, and offers to go on.\n"
            "While it asks: ? why, < back, u unknown, r review, q save and "
            "quit; after an answer: g guessed, m measured, n a note. Capitals "
            "do the same, also where an answer begins with the letter. "
            "Numbers may be written as 50k/day, 2s or 1.5M.",
    .options = options,
    .words_most = 1,
    .run = run,
};
