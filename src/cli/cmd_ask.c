/* whichway ask: an interview that ends with a decision. */
#include "cli/ask/arrow.h"
#include "cli/ask/keep.h"
#include "cli/ask/page.h"
#include "cli/ask/plain.h"
#include "cli/commands.h"
#include "cli/descriptors.h"
#include "cli/files.h"
#include "cli/load.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "cli/terminal/signals.h"

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

static const ww_option until_option = {
    .name = "until",
    .kind = WW_VALUE,
    .value = "STATE",
    .help = "ask until the verdict is this, and end there without asking "
            "whether to go on",
    .choice = until_choice};

static const ww_option all_option = {
    .name = "all",
    .kind = WW_FLAG,
    .help = "ask every question, also what is said to be unknown"};

static const ww_option only_option = {
    .name = "only",
    .kind = WW_VALUES,
    .value = "QUESTION",
    .help = "ask this question alone, answered or not; may be repeated"};

static const ww_option plain_option = {
    .name = "plain",
    .kind = WW_FLAG,
    .help = "ask line by line; then answers may also come from a pipe"};

static const ww_option no_input_option = {
    .name = "no-input",
    .kind = WW_FLAG,
    .help = "never ask: list the answers that are missing and exit with 2"};

static const ww_option *const options[] = {&until_option,
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

static bool given(const job *j, const ww_option *option) {
  return ww_option_given(j->arguments, option);
}

/* ---- Beginning -------------------------------------------------------- */

static bool load_profile(job *j) {
  const ww_input empty = {"<none>", "{}", 2, WW_JSON};
  if (access(j->name, F_OK) == 0) {
    j->profile = ww_load_profile(j->arguments, j->name, j->rulebook, j->talk);
    return j->profile != NULL;
  }
  ww_status status = ww_profile_open(&j->profile, NULL, j->rulebook, &empty);
  return ww_complain_status(j->talk, status, NULL) &&
         ww_load_settings(j->arguments, j->profile, j->talk);
}

static bool want(job *j, const char *id) {
  ww_session *session = j->ask.session;
  size_t count = ww_session_question_count(session);
  const char *nearest = NULL;
  for (size_t q = 0; q < count; q++) {
    const char *known = ww_session_question(session, q)->id;
    const char *pair[] = {nearest ? nearest : known, known};
    if (strcmp(known, id) == 0)
      return ww_complain_status(j->talk, ww_session_want(session, q), NULL);
    nearest =
        ww_nearest_word(id, pair, 2) ? ww_nearest_word(id, pair, 2) : nearest;
  }
  ww_hint_text hint;
  ww_shown shown;
  return ww_complain_usage(
      j->talk, nearest ? ww_words_hint(hint, id, &nearest, 1) : NULL,
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
  const ww_outputs none = {0};
  if (!ww_looks_read(&j->looks, j->arguments, j->talk) || !check_options(j) ||
      !ww_load_check(j->arguments, NULL, &none, j->talk))
    return false;
  j->ask =
      (ww_ask){.talk = j->talk,
               .looks = &j->looks,
               .descriptor = STDERR_FILENO,
               .offers = !given(j, &until_option) && !given(j, &all_option) &&
                         !given(j, &only_option)};
  if (isatty(STDERR_FILENO) != 1 && isatty(STDOUT_FILENO) == 1)
    j->ask.descriptor = STDOUT_FILENO;
  j->ask.profile = ww_is_yaml_name(j->name) ? j->name : NULL;
  j->ask.file = ww_keep_file(j->name, j->talk);
  if (!j->ask.file)
    return false;
  j->rulebook = ww_load_rulebook(j->arguments, j->talk);
  return j->rulebook && load_profile(j) && open_session(j) &&
         (!given(j, &ww_option_set) || ww_ask_save(&j->ask));
}

/* ---- Ending ----------------------------------------------------------- */

/* What fails here has nowhere to be told. */
static void write_page(const job *j, ww_page *page) {
  ww_bytes text = {0};
  ww_page_put(&text, page);
  if (text.failed)
    ww_complain_memory(j->talk);
  else if (text.at)
    (void)!ww_descriptor_write(j->ask.descriptor, text.at, text.size);
  ww_bytes_free(&text);
  ww_page_free(page);
}

static void begin_page(const job *j, ww_page *page) {
  ww_style style = ww_looks_style(&j->looks, j->ask.descriptor);
  ww_page_begin(page, &style);
  ww_page_blank(page);
}

/* A command to type is never broken into lines. */
static void add_command(ww_page *page, ww_bytes *command) {
  ww_bytes line = {0};
  ww_text *visible = NULL;
  page->failed |= command->failed || ww_text_visible(&visible, command->at);
  ww_bytes_add(&line, "  ");
  ww_bytes_add(&line, visible ? ww_text_bytes(visible) : "");
  page->failed |= line.failed;
  if (line.at)
    ww_page_lines(page, line.at);
  ww_text_free(visible);
  ww_bytes_free(&line);
  ww_bytes_free(command);
}

static void add_where(const job *j, ww_page *page, const char *before,
                      const char *after) {
  ww_bytes text = {0};
  ww_bytes_add(&text, before);
  ww_bytes_add(&text, "Your answers are in ");
  ww_bytes_add(&text, j->ask.file);
  ww_bytes_add(&text, after);
  page->failed |= text.failed;
  ww_page_add(page, WW_PAGE_PLAIN, "", text.at ? text.at : "");
  ww_bytes_free(&text);
}

static void say_where(const job *j, const char *why) {
  ww_page page;
  ww_bytes command = {0};
  begin_page(j, &page);
  if (access(j->ask.file, F_OK) == 0) {
    add_where(j, &page, why, ". To go on:");
    ww_keep_resume(&command, &j->ask, j->arguments);
    add_command(&page, &command);
  } else {
    if (*why)
      ww_page_add(&page, WW_PAGE_PLAIN, "", why);
    ww_page_add(&page, WW_PAGE_PLAIN, "",
                "Nothing was answered, so nothing is kept.");
  }
  write_page(j, &page);
}

static bool decide(const job *j) {
  ww_decision *decision = NULL;
  ww_text *text = NULL;
  ww_style style = ww_looks_style(&j->looks, STDOUT_FILENO);
  bool done =
      ww_complain_status(
          j->talk, ww_session_decide(&decision, j->ask.session, NULL), NULL) &&
      ww_complain_status(
          j->talk, ww_decision_render(&text, decision, "text", &style), NULL) &&
      ww_stdout_write(ww_text_bytes(text), ww_text_size(text), j->talk);
  ww_text_free(text);
  ww_decision_free(decision);
  return done;
}

/* The next commands to type. */
static void say_next(const job *j) {
  static const struct {
    const char *before, *after; /* the profile's name */
  } commands[] = {
      {"whichway report ", " -o report.md"},
      {"whichway decide ", " -o json=decision.json"},
      {"whichway verify decision.json ", ""},
  };
  ww_page page;
  begin_page(j, &page);
  add_where(j, &page, "", ". Next:");
  for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
    ww_bytes command = {0};
    ww_bytes_add(&command, commands[i].before);
    ww_keep_quote(&command, j->ask.file);
    ww_keep_rules(&command, j->arguments);
    ww_bytes_add(&command, commands[i].after);
    add_command(&page, &command);
  }
  write_page(j, &page);
}

/* Once more, where saving failed before, or nothing was there to be saved. */
static bool is_kept(job *j) {
  bool there = access(j->ask.file, F_OK) == 0;
  return (there && (j->ask.saved || !j->ask.changed)) || ww_ask_save(&j->ask);
}

static void end(job *j, ww_ask_end how) {
  int caught = ww_signal_caught();
  switch (how) {
  case WW_ASK_DONE:
    if (is_kept(j) && decide(j))
      say_next(j);
    break;
  case WW_ASK_QUIT:
    say_where(j, "");
    break;
  case WW_ASK_INPUT_ENDED:
    ww_talk_exit(j->talk, WW_EXIT_USAGE);
    say_where(j, "The input ended before the interview did. ");
    break;
  case WW_ASK_INTERRUPTED:
    say_where(j, "");
    ww_signal_die(caught);
  case WW_ASK_FAILED:
    say_where(j, "");
    break;
  }
}

/* ---- Without a terminal ----------------------------------------------- */

/* "--set citations=yes|no". */
static void add_missing(ww_page *page, const ww_asked *asked) {
  ww_bytes flag = {0};
  bool set = asked->form == WW_FORM_SET;
  ww_bytes_add(&flag, "--set ");
  ww_bytes_add(&flag, asked->id);
  ww_bytes_add(&flag, "=");
  for (size_t v = 0; v < asked->value_count; v++) {
    ww_bytes_add(&flag, v == 0 ? "" : set ? "," : "|");
    ww_bytes_add(&flag, asked->values[v]);
  }
  ww_bytes_add(&flag, asked->form == WW_FORM_NUMBER ? "NUMBER" : "");
  add_command(page, &flag);
}

/* The answers that are missing, and the flags that supply them. */
static void list_missing(const job *j) {
  size_t question;
  ww_page page;
  ww_talk_exit(j->talk, WW_EXIT_USAGE);
  ww_talk_say(j->talk, "answers are missing; give those that you know with "
                       "--set, or run this in a terminal:");
  begin_page(j, &page);
  for (size_t i = 0;
       (question = ww_session_may_ask(j->ask.session, i)) != WW_NO_QUESTION;
       i++)
    add_missing(&page, ww_session_question(j->ask.session, question));
  write_page(j, &page);
}

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
      list_missing(&j);
    else if (!may_prompt(&j))
      end(&j, WW_ASK_DONE);
    else if (!ww_signals_take())
      ww_complain(talk, WW_EXIT_STOPPED, "cannot-read", "<terminal>", NULL,
                  "cannot listen for signals: %s", ww_reason(errno));
    else
      end(&j, interview(&j));
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
            "to a YAML profile are kept in a .json beside it. It stops as soon "
            "as further answers hardly change the verdict, and offers to go "
            "on.\n"
            "While it asks: ? why, < back, u unknown, r review, q save and "
            "quit; after an answer: g guessed, m measured, n a note. Numbers "
            "may be written as 50k/day, 2s or 1.5M.",
    .options = options,
    .words_most = 1,
    .run = run,
};
