/* Arrow mode; see arrow.h. A key is read, what it means on this screen is
 * done, and the screen is drawn anew. */
#include "cli/ask/arrow.h"

#include "cli/ask/arrow_parts.h"
#include "cli/ask/say.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Screens ---------------------------------------------------------- */

static void check_memory(ww_arrow *a, bool made) {
  if (made)
    return;
  ww_complain_memory(a->ask->talk);
  ww_arrow_finish(a, WW_ASK_FAILED);
}

/* The session's question, or the stop. */
static void turn_on(ww_arrow *a) {
  size_t question = ww_session_current(a->ask->session);
  if (question != WW_NO_QUESTION)
    check_memory(a, ww_screen_question(&a->screen, a->ask, question, false));
  else if (a->ask->offers)
    check_memory(a, ww_screen_stop(&a->screen, a->ask));
  else
    ww_arrow_finish(a, WW_ASK_DONE);
}

static void review(ww_arrow *a, size_t question) {
  check_memory(a, ww_screen_review(&a->screen, a->ask, question));
}

/* After an answer: back to the review that it was given in, or on. */
static void go_on(ww_arrow *a, bool reviewing) {
  size_t question = a->screen.question;
  if (reviewing)
    review(a, question);
  else
    turn_on(a);
}

static void say(ww_arrow *a, const char *text) {
  ww_bytes_free(&a->screen.message);
  ww_bytes_add(&a->screen.message, text);
  check_memory(a, !a->screen.message.failed);
}

/* The session has changed: nothing may be lost from here on. */
static bool keep(ww_arrow *a, ww_status status) {
  if (!ww_complain_status(a->ask->talk, status, NULL)) {
    ww_arrow_finish(a, WW_ASK_FAILED);
    return false;
  }
  a->ask->changed = true;
  ww_arrow_leave_answer(a);
  ww_ask_save(a->ask);
  return true;
}

/* After what was kept: a new screen says nothing of it yet. */
static void say_moved(ww_arrow *a) {
  if (!a->ask->moved || a->over)
    return;
  a->ask->moved = false; /* once */
  ww_bytes_free(&a->screen.message);
  ww_say_moved(&a->screen.message, a->ask);
  check_memory(a, !a->screen.message.failed);
}

static void answered(ww_arrow *a, ww_status status) {
  bool reviewing = a->screen.reviewing;
  if (keep(a, status) && !a->over)
    go_on(a, reviewing);
  say_moved(a);
}

/* ---- Commands --------------------------------------------------------- */

static void go_back(ww_arrow *a) {
  bool listed = a->screen.kind == WW_SCREEN_REVIEW;
  if (a->screen.reviewing)
    go_on(a, true);
  else if (listed || ww_session_back(a->ask->session))
    turn_on(a);
  else
    say(a, "This is the first question; r reviews all answers.");
}

static void mark(ww_arrow *a, ww_ask_command command) {
  size_t last = ww_session_last(a->ask->session);
  if (last == WW_NO_QUESTION)
    say(a, "There is no answer yet that could be marked.");
  else if (command == WW_COMMAND_NOTE)
    check_memory(a, ww_screen_note(&a->screen, a->ask));
  else
    keep(a, ww_session_mark(a->ask->session, last, ww_command_basis(command)));
  say_moved(a);
}

static void aim_further(ww_arrow *a) {
  ww_until until;
  if (ww_session_further(a->ask->session, &until) == 0)
    return;
  ww_status status = ww_session_aim(a->ask->session, until);
  if (ww_complain_status(a->ask->talk, status, NULL))
    turn_on(a);
  else
    ww_arrow_finish(a, WW_ASK_FAILED);
}

static void obey(ww_arrow *a, ww_ask_command command) {
  bool asks = a->screen.kind == WW_SCREEN_QUESTION;
  switch (command) {
  case WW_COMMAND_WHY:
    a->screen.why = !a->screen.why;
    break;
  case WW_COMMAND_BACK:
    go_back(a);
    break;
  case WW_COMMAND_UNKNOWN:
    if (asks)
      answered(a, ww_session_pass(a->ask->session, a->screen.question));
    break;
  case WW_COMMAND_REVIEW:
    review(a, ww_session_last(a->ask->session));
    break;
  case WW_COMMAND_QUIT:
    ww_arrow_finish(a, WW_ASK_QUIT);
    break;
  case WW_COMMAND_NONE:
    break;
  default:
    mark(a, command);
    break;
  }
}

/* ---- Lists ------------------------------------------------------------ */

static void take_set(ww_arrow *a) {
  const ww_picker *picker = &a->screen.picker;
  unsigned long long members = 0;
  for (size_t v = 0; v + 1 < picker->count; v++)
    members |= (unsigned long long)picker->choices[v].marked << v;
  if (members == 0 && picker->choices[picker->cursor].number != 0) {
    say(a, "Space marks what applies; 0 says none of them.");
    return;
  }
  answered(a, ww_session_choose(a->ask->session, a->screen.question, members));
}

static void take_stop(ww_arrow *a) {
  switch (*a->screen.picker.choices[a->screen.picker.cursor].label) {
  case 'D':
    ww_arrow_finish(a, WW_ASK_DONE);
    break;
  case 'C':
    aim_further(a);
    break;
  case 'R':
    obey(a, WW_COMMAND_REVIEW);
    break;
  default:
    ww_arrow_finish(a, WW_ASK_QUIT);
    break;
  }
}

/* Enter. */
static void take_choice(ww_arrow *a) {
  const ww_screen *screen = &a->screen;
  size_t cursor = screen->picker.cursor;
  if (ww_picker_strays(&screen->picker))
    say(a, "Nothing has that in it. Backspace takes letters back, Esc all.");
  else if (screen->kind == WW_SCREEN_STOP)
    take_stop(a);
  else if (screen->kind == WW_SCREEN_REVIEW)
    check_memory(a, ww_screen_question(&a->screen, a->ask,
                                       screen->choices[cursor].question, true));
  else if (ww_session_question(a->ask->session, screen->question)->form ==
           WW_FORM_SET)
    take_set(a);
  else
    answered(a, ww_session_choose(a->ask->session, screen->question,
                                  1ull << cursor));
}

static void toggle(ww_arrow *a) {
  ww_choice *choices = a->screen.picker.choices;
  size_t cursor = a->screen.picker.cursor;
  choices[cursor].marked = !choices[cursor].marked;
  for (size_t i = 0; choices[cursor].number == 0 && i < a->screen.picker.count;
       i++)
    choices[i].marked = false; /* "none" takes back all others */
}

static void take_digit(ww_arrow *a, char digit) {
  bool asks = a->screen.kind == WW_SCREEN_QUESTION;
  bool set =
      asks && ww_session_question(a->ask->session, a->screen.question)->form ==
                  WW_FORM_SET;
  if (!ww_picker_digit(&a->screen.picker, digit))
    return;
  if (set) {
    toggle(a);
    if (digit == '0')
      take_set(a);
  } else {
    take_choice(a);
  }
}

/* The command that a letter is on this screen. */
static ww_ask_command command_of(const ww_arrow *a, const ww_key *key) {
  const char *rest;
  const ww_asked *asked =
      a->screen.kind == WW_SCREEN_QUESTION
          ? ww_session_question(a->ask->session, a->screen.question)
          : NULL;
  if (key->kind == WW_KEY_LEFT)
    return WW_COMMAND_BACK;
  if (key->kind != WW_KEY_TEXT || a->screen.picker.filtering)
    return WW_COMMAND_NONE;
  ww_ask_command command = ww_command_read(key->text, asked, &rest);
  bool anywhere = command == WW_COMMAND_BACK || command == WW_COMMAND_QUIT ||
                  command == WW_COMMAND_WHY;
  if (a->screen.kind == WW_SCREEN_REVIEW && !anywhere)
    return WW_COMMAND_NONE; /* it starts a filter */
  return command;
}

static void take_flag(ww_arrow *a, bool yes) {
  a->yes = yes;
  a->spelled = 1;
  answered(a,
           ww_session_choose(a->ask->session, a->screen.question, yes ? 1 : 2));
}

static void press_text(ww_arrow *a, const ww_key *key) {
  char c = key->text[1] == '\0' ? key->text[0] : '\0';
  ww_picker *picker = &a->screen.picker;
  const ww_asked *asked =
      a->screen.kind == WW_SCREEN_QUESTION
          ? ww_session_question(a->ask->session, a->screen.question)
          : NULL;
  if (c >= '0' && c <= '9' && !picker->filtering)
    take_digit(a, c);
  else if (c == ' ' && asked && asked->form == WW_FORM_SET)
    toggle(a);
  else if (asked && asked->form == WW_FORM_FLAG && (c == 'y' || c == 'n'))
    take_flag(a, c == 'y');
  else if (a->screen.kind == WW_SCREEN_STOP && c == 'c')
    aim_further(a);
  else if (a->screen.kind == WW_SCREEN_STOP || (c == ' ' && !picker->filtering))
    return;
  else
    ww_picker_key(picker, key);
}

static bool reviews(const ww_arrow *a) {
  return a->screen.kind == WW_SCREEN_REVIEW || a->screen.reviewing;
}

static void press_list(ww_arrow *a, const ww_key *key) {
  ww_ask_command command = command_of(a, key);
  if (command != WW_COMMAND_NONE)
    obey(a, command);
  else if (key->kind == WW_KEY_ENTER)
    take_choice(a);
  else if (key->kind == WW_KEY_ESCAPE && a->screen.picker.filtering)
    ww_picker_unfilter(&a->screen.picker);
  else if (key->kind == WW_KEY_ESCAPE && reviews(a))
    go_back(a);
  else if (key->kind == WW_KEY_TEXT)
    press_text(a, key);
  else
    ww_picker_key(&a->screen.picker, key);
}

/* ---- A line to type in ------------------------------------------------ */

static void say_invalid(ww_arrow *a, ww_messages *messages) {
  const ww_asked *asked =
      ww_session_question(a->ask->session, a->screen.question);
  ww_bytes text = {0};
  ww_say_invalid(&text, asked, messages);
  ww_messages_free(messages);
  check_memory(a, !text.failed);
  say(a, ww_bytes_text(&text));
  ww_bytes_free(&text);
}

static void take_number(ww_arrow *a) {
  ww_messages *messages = NULL;
  ww_answered now = ww_session_answer(a->ask->session, a->screen.question);
  const char *text = a->screen.field.text;
  if (*text == '\0' && !now.known && !now.passed) {
    a->screen.why = true;
    return;
  }
  if (*text == '\0' && now.known)
    text = now.text;
  else if (*text == '\0' && now.passed)
    text = "unknown";
  ww_status status =
      ww_session_type(a->ask->session, &messages, a->screen.question, text);
  if (status == WW_INVALID)
    say_invalid(a, messages);
  else
    answered(a, status);
}

static void take_note(ww_arrow *a) {
  if (keep(a, ww_session_note(a->ask->session, a->screen.question,
                              a->screen.field.text)) &&
      !a->over)
    turn_on(a);
  say_moved(a);
}

static void press_field(ww_arrow *a, const ww_key *key) {
  bool note = a->screen.kind == WW_SCREEN_NOTE;
  if (key->kind == WW_KEY_ENTER && note)
    take_note(a);
  else if (key->kind == WW_KEY_ENTER)
    take_number(a);
  else if (key->kind == WW_KEY_ESCAPE && note)
    turn_on(a);
  else if (key->kind == WW_KEY_ESCAPE && a->screen.field.size > 0)
    ww_field_clear(&a->screen.field);
  else if (key->kind == WW_KEY_ESCAPE && a->screen.reviewing)
    go_back(a);
  else if (!note && a->screen.field.size == 0 &&
           command_of(a, key) != WW_COMMAND_NONE)
    obey(a, command_of(a, key));
  else
    ww_field_key(&a->screen.field, key);
}

/* ---- The interview ---------------------------------------------------- */

/* The rest of "yes" after its first letter was the answer, and the Enter after
 * it: neither is meant for the next question. */
static bool ends_word(ww_arrow *a, const ww_key *key) {
  if (a->spelled == 0)
    return false;
  char letter = (a->yes ? "yes" : "no")[a->spelled];
  bool enter = key->kind == WW_KEY_ENTER && a->spelled > 1;
  a->spelled = letter && ww_key_is(key, letter) ? a->spelled + 1 : 0;
  return a->spelled > 0 || enter;
}

static void press(ww_arrow *a, const ww_key *key) {
  bool typed = a->screen.field.size > 0;
  switch (key->kind) {
  case WW_KEY_SIGNAL:
    ww_arrow_finish(a, WW_ASK_INTERRUPTED);
    return;
  case WW_KEY_STOP:
    ww_arrow_pause(a);
    return;
  case WW_KEY_REDRAW:
    return;
  case WW_KEY_INPUT_ENDS:
    if (!typed)
      ww_arrow_finish(a, a->screen.kind == WW_SCREEN_STOP ? WW_ASK_DONE
                                                          : WW_ASK_INPUT_ENDED);
    return;
  default:
    break;
  }
  if (ends_word(a, key))
    return;
  ww_bytes_free(&a->screen.message);
  if (ww_screen_types(&a->screen, a->ask))
    press_field(a, key);
  else
    press_list(a, key);
}

ww_ask_end ww_arrow_run(ww_ask *ask) {
  ww_arrow *a = calloc(1, sizeof *a);
  if (!a) {
    ww_complain_memory(ask->talk);
    return WW_ASK_FAILED;
  }
  a->ask = ask;
  if (!ww_tty_open(&a->tty, STDIN_FILENO, ask->descriptor) ||
      !ww_tty_enter(&a->tty)) {
    ww_complain(ask->talk, WW_EXIT_STOPPED, "cannot-read", "<terminal>",
                "use --plain", "the terminal cannot be set up: %s",
                ww_reason(errno));
    ww_arrow_finish(a, WW_ASK_FAILED);
  } else {
    ww_arrow_welcome(a);
    turn_on(a);
  }
  while (!a->over) {
    if (!ww_key_waits(&a->keys))
      ww_arrow_draw(a);
    ww_key key = ww_key_read(&a->keys, a->tty.input);
    press(a, &key);
  }
  if (a->tty.raw)
    ww_arrow_clear(a);
  ww_tty_leave(&a->tty);
  ww_ask_end end = a->end;
  ww_screen_free(&a->screen);
  free(a);
  return end;
}
