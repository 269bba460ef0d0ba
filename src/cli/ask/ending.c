/* What is said at the end of `whichway ask`; see ask.h. */
#include "cli/ask/ask.h"

#include "cli/ask/page.h"
#include "cli/command/command.h"
#include "cli/file/file.h"
#include "cli/file/output.h"
#include "cli/line/options.h"
#include "cli/terminal/terminal.h"

#include <unistd.h>

/* What fails here has nowhere to be told. */
static void write_page(const ww_ask *ask, ww_page *page) {
  ww_bytes text = {0};
  ww_page_put(&text, page);
  if (text.failed)
    ww_complain_memory(ask->talk);
  else
    (void)!ww_descriptor_write(ask->descriptor, ww_bytes_text(&text),
                               text.size);
  ww_bytes_free(&text);
  ww_page_free(page);
}

static void begin_page(const ww_ask *ask, ww_page *page) {
  ww_style style = ww_looks_style(ask->looks, ask->descriptor);
  ww_page_begin(page, &style);
  ww_page_blank(page);
}

/* A command to type is never broken into lines. */
static void add_command(ww_page *page, ww_bytes *command) {
  ww_bytes line = {0};
  ww_text *visible = NULL;
  ww_page_check(page,
                !command->failed &&
                    ww_text_visible(&visible, ww_bytes_text(command)) == WW_OK);
  ww_bytes_add(&line, "  ");
  ww_bytes_add(&line, visible ? ww_text_bytes(visible) : "");
  ww_page_check(page, !line.failed);
  ww_page_lines(page, ww_bytes_text(&line));
  ww_text_free(visible);
  ww_bytes_free(&line);
  ww_bytes_free(command);
}

static void add_where(const ww_ask *ask, ww_page *page, const char *before,
                      const char *after) {
  ww_bytes text = {0};
  ww_bytes_add(&text, before);
  ww_bytes_add(&text, "Your answers are in ");
  ww_bytes_add(&text, ww_keep_where(ask));
  if (ask->profile && ask->watch.exists && !ask->source.broken) {
    ww_bytes_add(&text, "; ");
    ww_bytes_add(&text, ask->profile);
    ww_bytes_add(&text, " is as it was");
  }
  ww_bytes_add(&text, after);
  ww_page_take(page, WW_PAGE_PLAIN, "", &text);
}

static void say_where(const ww_ask *ask, const char *why) {
  ww_page page;
  ww_bytes command = {0};
  begin_page(ask, &page);
  if (access(ww_keep_where(ask), F_OK) == 0) {
    add_where(ask, &page, why, ". To go on:");
    ww_keep_resume(&command, ask);
    add_command(&page, &command);
  } else {
    if (*why)
      ww_page_add(&page, WW_PAGE_PLAIN, "", why);
    ww_page_add(&page, WW_PAGE_PLAIN, "",
                "Nothing was answered, so nothing is kept.");
  }
  write_page(ask, &page);
}

/* A blank line between what was asked and the decision, on one screen. */
static void set_off(const ww_ask *ask) {
  ww_page page;
  if (isatty(STDOUT_FILENO) != 1)
    return;
  begin_page(ask, &page);
  write_page(ask, &page);
}

static bool decide(const ww_ask *ask) {
  ww_decision *decision = NULL;
  ww_text *text = NULL;
  ww_style style = ww_looks_style(ask->looks, STDOUT_FILENO);
  bool done =
      ww_complain_status(
          ask->talk, ww_session_decide(&decision, ask->session, NULL), NULL) &&
      ww_complain_status(ask->talk,
                         ww_decision_render(&text, decision, "text", &style),
                         NULL) &&
      ww_stdout_write(ww_text_bytes(text), ww_text_size(text), ask->talk);
  ww_text_free(text);
  ww_decision_free(decision);
  return done;
}

/* The next commands to type. */
static void say_next(const ww_ask *ask) {
  static const struct {
    const char *name, *before, *after; /* the profile's name */
  } commands[] = {
      {"report", " ", " -o report.md"},
      {"decide", " ", " -o json=decision.json"},
  };
  ww_page page;
  begin_page(ask, &page);
  add_where(ask, &page, "", ". Next:");
  for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
    ww_bytes command = {0};
    ww_bytes_add(&command, "whichway ");
    ww_bytes_add(&command, commands[i].name);
    ww_bytes_add(&command, commands[i].before);
    ww_typed_word(&command, ww_keep_where(ask));
    ww_keep_reading(&command, ask);
    ww_bytes_add(&command, commands[i].after);
    add_command(&page, &command);
  }
  write_page(ask, &page);
}

/* Once more, where saving failed before, or a file is not as it was left. */
static bool is_kept(ww_ask *ask) {
  return (ask->saved && ww_keep_holds(ask)) || ww_ask_save(ask);
}

/* What cannot be saved is handed out at least. */
static void hand_out(const ww_ask *ask) {
  ww_text *text = NULL;
  ww_page page;
  begin_page(ask, &page);
  ww_page_add(&page, WW_PAGE_WARNING, "",
              "Your answers could not be saved. Here they are:");
  write_page(ask, &page);
  if (ww_complain_status(ask->talk, ww_session_profile(&text, ask->session),
                         NULL))
    ww_stdout_write(ww_text_bytes(text), ww_text_size(text), ask->talk);
  ww_text_free(text);
}

void ww_ask_finish(ww_ask *ask, ww_ask_end how) {
  int caught = ww_signal_caught();
  if (ask->changed && !is_kept(ask)) {
    hand_out(ask);
    if (caught)
      ww_signal_die(caught);
    return;
  }
  switch (how) {
  case WW_ASK_DONE:
    if (!is_kept(ask))
      break;
    set_off(ask);
    if (decide(ask))
      say_next(ask);
    break;
  case WW_ASK_QUIT:
    say_where(ask, "");
    break;
  case WW_ASK_INPUT_ENDED:
    ww_talk_exit(ask->talk, WW_EXIT_USAGE);
    say_where(ask, "The input ended before the interview did. ");
    break;
  case WW_ASK_INTERRUPTED:
    say_where(ask, "");
    ww_signal_die(caught);
  case WW_ASK_FAILED:
    say_where(ask, "");
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

/* How many answers would usually do; without precedents all may be needed. */
static size_t enough_answers(const ww_standing *standing) {
  if (standing->usual == 0 || standing->usual > standing->may_ask)
    return standing->may_ask;
  return standing->usual > standing->answered
             ? standing->usual - standing->answered
             : 1;
}

/* The answers that would do, and the flags that supply them. */
void ww_ask_list_missing(const ww_ask *ask) {
  const ww_standing *standing = ww_session_standing(ask->session);
  size_t most = enough_answers(standing);
  size_t question;
  ww_page page;
  ww_talk_exit(ask->talk, WW_EXIT_USAGE);
  ww_talk_say(
      ask->talk,
      most < standing->may_ask
          ? "answers are missing, of which these would usually do; give "
            "them with --set, as 'unknown' where nobody knows, or line "
            "by line with --plain, or run this in a terminal:"
          : "answers are missing; give them with --set, as 'unknown' "
            "where nobody knows, or line by line with --plain, or run "
            "this in a terminal:");
  begin_page(ask, &page);
  for (size_t i = 0;
       i < most &&
       (question = ww_session_may_ask(ask->session, i)) != WW_NO_QUESTION;
       i++)
    add_missing(&page, ww_session_question(ask->session, question));
  write_page(ask, &page);
}
