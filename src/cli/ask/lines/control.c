/* Line mode; see cli/ask/lines/lines.h. A prompt is shown, a line is read, and
 * what it says is done; the session knows which question is next. */
#include "cli/ask/lines/lines.h"

#include "cli/ask/say.h"
#include "cli/file/file.h"
#include "cli/terminal/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool check(ww_plain *p, ww_status status) {
  return ww_complain_status(p->ask->talk, status, NULL) ||
         ww_plain_finish(p, WW_ASK_FAILED);
}

/* Its session has changed: nothing may be lost from here on. */
static void keep(ww_plain *p) {
  p->ask->changed = true;
  if (!ww_ask_save(p->ask))
    ww_page_add(&p->page, WW_PAGE_WARNING, "  ! ",
                "This is not saved yet; it is tried again after the next "
                "answer.");
  if (!p->ask->moved)
    return;
  ww_bytes text = {0};
  ww_say_moved(&text, p->ask);
  p->page.failed |= text.failed;
  ww_page_add(&p->page, WW_PAGE_WARNING, "  ! ", text.at ? text.at : "");
  ww_bytes_free(&text);
}

/* ---- A question ------------------------------------------------------- */

static void ask_values(ww_plain *p, const ww_asked *asked) {
  size_t widest = 0;
  for (size_t v = 0; v < asked->value_count; v++) {
    size_t width = strlen(asked->values[v]);
    widest = width > widest ? width : widest;
  }
  for (size_t v = 0; v < asked->value_count; v++)
    ww_page_numbered(&p->page, v + 1, asked->values[v], widest, WW_PAGE_DIM,
                     asked->means[v]);
  if (asked->form == WW_FORM_SET)
    ww_page_numbered(&p->page, 0, "none", widest, WW_PAGE_DIM,
                     "of these; several as in 1 2");
}

static void ask_question(ww_plain *p, size_t question) {
  const ww_asked *asked = ww_session_question(p->ask->session, question);
  ww_answered answer = ww_session_answer(p->ask->session, question);
  ww_page_blank(&p->page);
  ww_page_add(&p->page, WW_PAGE_STRONG, "", asked->ask);
  ask_values(p, asked);
  ww_bytes hint = {0};
  if (ww_say_example(&hint, asked))
    ww_page_take(&p->page, WW_PAGE_DIM, "  ", &hint);
  if (!answer.known && !answer.passed)
    return;
  ww_bytes now = {0};
  ww_bytes_add(&now, "now: ");
  ww_say_value(&now, p->ask, question);
  ww_bytes_add(&now, "; Enter keeps it");
  ww_page_take(&p->page, WW_PAGE_PLAIN, "  ", &now);
}

static void say_invalid(ww_plain *p, size_t question, ww_messages *messages) {
  ww_bytes text = {0};
  ww_say_invalid(&text, ww_session_question(p->ask->session, question),
                 messages);
  ww_page_take(&p->page, WW_PAGE_WARNING, "  ", &text);
  ww_messages_free(messages);
}

static bool take_text(ww_plain *p, size_t question, const char *line) {
  ww_messages *messages = NULL;
  ww_status status =
      ww_session_type(p->ask->session, &messages, question, line);
  if (status == WW_INVALID) {
    say_invalid(p, question, messages);
    return false;
  }
  if (!check(p, status))
    return false;
  keep(p);
  ww_say_answer(&p->page, p->ask);
  return true;
}

/* ---- Commands --------------------------------------------------------- */

static void mark(ww_plain *p, ww_ask_command command, const char *note) {
  size_t last = ww_session_last(p->ask->session);
  const char *basis = ww_command_basis(command);
  if (last == WW_NO_QUESTION) {
    ww_page_add(&p->page, WW_PAGE_WARNING, "  ",
                "There is no answer yet that could be marked.");
    return;
  }
  if (!check(p, basis ? ww_session_mark(p->ask->session, last, basis)
                      : ww_session_note(p->ask->session, last, note)))
    return;
  keep(p);
  ww_bytes text = {0};
  ww_bytes_add(&text, ww_session_question(p->ask->session, last)->id);
  ww_bytes_add(&text, ": ");
  ww_say_value(&text, p->ask, last);
  ww_page_take(&p->page, WW_PAGE_GOOD, "  ", &text);
}

static void take_note(ww_plain *p, const char *rest) {
  size_t last = ww_session_last(p->ask->session);
  if (last != WW_NO_QUESTION && *rest == '\0') {
    ww_bytes prompt = {0};
    ww_bytes_add(&prompt, "note on ");
    ww_bytes_add(&prompt, ww_session_question(p->ask->session, last)->id);
    ww_bytes_add(&prompt, "> ");
    ww_page_check(&p->page, !prompt.failed);
    rest = ww_plain_hear(p, ww_bytes_text(&prompt), false);
    ww_bytes_free(&prompt);
    if (!rest)
      return;
  }
  mark(p, WW_COMMAND_NOTE, rest);
}

static void ask_one(ww_plain *p, size_t question, bool reviewing);

static void review(ww_plain *p) {
  size_t question;
  ww_page_blank(&p->page);
  ww_say_standing(&p->page, p->ask); /* each change says it again */
  while ((question = ww_plain_review(p)) != WW_NO_QUESTION)
    ask_one(p, question, true);
}

/* What is no answer. `back`: what < does. */
static void obey(ww_plain *p, ww_ask_command command, size_t question,
                 const char *rest) {
  switch (command) {
  case WW_COMMAND_WHY:
    ww_say_why(&p->page, p->ask, question);
    break;
  case WW_COMMAND_REVIEW:
    review(p);
    break;
  case WW_COMMAND_QUIT:
    ww_plain_finish(p, WW_ASK_QUIT);
    break;
  case WW_COMMAND_NOTE:
    take_note(p, rest);
    break;
  case WW_COMMAND_UNKNOWN:
    if (check(p, ww_session_pass(p->ask->session, question))) {
      keep(p);
      ww_say_answer(&p->page, p->ask);
    }
    break;
  default:
    mark(p, command, NULL);
    break;
  }
}

/* What comes after a line: the next prompt, the question once more, or
 * something else. */
typedef enum turn { PROMPT, REPEAT, LEAVE } turn;

/* Enter keeps an answer that is there, else asks for help. */
static turn take_nothing(ww_plain *p, size_t question, bool reviewing) {
  ww_answered answer = ww_session_answer(p->ask->session, question);
  if (!answer.known && !answer.passed) {
    ww_say_why(&p->page, p->ask, question);
    return PROMPT;
  }
  if (!reviewing)
    take_text(p, question, answer.known ? answer.text : "unknown");
  return LEAVE;
}

static turn go_back(ww_plain *p, bool reviewing) {
  if (reviewing || ww_session_back(p->ask->session))
    return LEAVE;
  ww_page_add(&p->page, WW_PAGE_WARNING, "  ",
              "This is the first question; r reviews all answers.");
  return PROMPT;
}

static turn take_line(ww_plain *p, size_t question, bool reviewing,
                      const char *line) {
  const char *rest;
  const ww_asked *asked = ww_session_question(p->ask->session, question);
  ww_ask_command command = ww_command_read(line, asked, &rest);
  if (line[strspn(line, " \t")] == '\0')
    return take_nothing(p, question, reviewing);
  if (command == WW_COMMAND_NONE)
    return take_text(p, question, line) ? LEAVE : PROMPT;
  if (command == WW_COMMAND_BACK)
    return go_back(p, reviewing);
  obey(p, command, question, rest);
  if (command == WW_COMMAND_UNKNOWN)
    return LEAVE;
  if (command != WW_COMMAND_REVIEW)
    return PROMPT;
  return reviewing ? REPEAT : LEAVE;
}

static void ask_one(ww_plain *p, size_t question, bool reviewing) {
  turn next = REPEAT;
  while (!p->over && next != LEAVE) {
    if (next == REPEAT)
      ask_question(p, question);
    const char *line = ww_plain_hear(p, "> ", false);
    if (!line)
      return;
    next = take_line(p, question, reviewing, line);
  }
}

/* ---- The interview ---------------------------------------------------- */

/* No question is left for now. */
static void stop(ww_plain *p) {
  ww_until until;
  ww_page_blank(&p->page);
  ww_say_stop(&p->page, p->ask);
  while (!p->over) {
    const char *rest;
    const char *line = ww_plain_hear(p, "> ", true);
    if (!line)
      return;
    const char *word = line + strspn(line, " \t");
    ww_ask_command command = ww_command_read(line, NULL, &rest);
    if (*word == '\0') {
      ww_plain_finish(p, WW_ASK_DONE);
    } else if ((*word == 'c' || *word == 'C') && word[1] == '\0' &&
               ww_session_further(p->ask->session, &until) > 0) {
      check(p, ww_session_aim(p->ask->session, until));
      return;
    } else if (command == WW_COMMAND_BACK) {
      if (ww_session_back(p->ask->session))
        return;
      ww_page_add(&p->page, WW_PAGE_WARNING, "  ",
                  "No question was asked; r reviews all answers.");
    } else if (command == WW_COMMAND_REVIEW) {
      review(p);
      return;
    } else if (command == WW_COMMAND_NONE || command == WW_COMMAND_WHY ||
               command == WW_COMMAND_UNKNOWN) {
      ww_say_stop(&p->page, p->ask);
    } else {
      obey(p, command, WW_NO_QUESTION, rest);
    }
  }
}

/* Nothing, or that it is unknown, leaves it without a name. */
static void ask_name(ww_plain *p) {
  const char *rest;
  ww_page_blank(&p->page);
  ww_page_add(&p->page, WW_PAGE_STRONG, "", ww_say_name_question);
  const char *line = ww_plain_hear(p, "> ", false);
  if (!line || line[strspn(line, " \t")] == '\0')
    return;
  ww_ask_command command = ww_command_read(line, NULL, &rest);
  if (command == WW_COMMAND_QUIT)
    ww_plain_finish(p, WW_ASK_QUIT);
  else if (command == WW_COMMAND_NONE &&
           check(p, ww_session_call(p->ask->session, line)))
    keep(p);
}

ww_ask_end ww_plain_run(ww_ask *ask) {
  ww_plain *p = calloc(1, sizeof *p);
  if (!p) {
    ww_complain_memory(ask->talk);
    return WW_ASK_FAILED;
  }
  p->ask = ask;
  p->end = WW_ASK_DONE;
  p->echoes = isatty(STDIN_FILENO) != 1;
  ww_plain_begin(p);
  ww_say_welcome(&p->page, ask, true);
  if (!p->echoes && ww_ask_wants_name(ask))
    ask_name(p);
  while (!p->over) {
    size_t question = ww_session_current(ask->session);
    if (question != WW_NO_QUESTION)
      ask_one(p, question, false);
    else if (ask->offers)
      stop(p);
    else
      ww_plain_finish(p, WW_ASK_DONE);
  }
  ww_ask_end end = p->end;
  if (end == WW_ASK_DONE || end == WW_ASK_QUIT)
    ww_plain_show(p, "");
  ww_page_free(&p->page);
  ww_bytes_free(&p->shown);
  free(p);
  return end;
}
