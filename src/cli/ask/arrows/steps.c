/* Arrow mode: what is done; see cli/ask/arrows/arrows.h. */
#include "cli/ask/arrows/arrows.h"

#include "cli/ask/say.h"

/* ---- Screens ---------------------------------------------------------- */

void ww_arrow_check(ww_arrow *a, bool made) {
  if (made)
    return;
  ww_complain_memory(a->ask->talk);
  ww_arrow_finish(a, WW_ASK_FAILED);
}

/* The session's question, or the stop. */
void ww_arrow_turn_on(ww_arrow *a) {
  size_t question = ww_session_current(a->ask->session);
  if (question != WW_NO_QUESTION)
    ww_arrow_check(a, ww_screen_question(&a->screen, a->ask, question, false));
  else if (a->ask->offers)
    ww_arrow_check(a, ww_screen_stop(&a->screen, a->ask));
  else
    ww_arrow_finish(a, WW_ASK_DONE);
}

static void review(ww_arrow *a, size_t question) {
  ww_arrow_check(a, ww_screen_review(&a->screen, a->ask, question));
}

/* After an answer: back to the review that it was given in, or on. */
static void go_on(ww_arrow *a, bool reviewing) {
  size_t question = a->screen.question;
  if (reviewing)
    review(a, question);
  else
    ww_arrow_turn_on(a);
}

void ww_arrow_say(ww_arrow *a, const char *text) {
  ww_bytes_free(&a->screen.message);
  ww_bytes_add(&a->screen.message, text);
  ww_arrow_check(a, !a->screen.message.failed);
}

void ww_arrow_refuse(ww_arrow *a) {
  ww_arrow_say(a, "That key does nothing here.");
}

/* The session has changed: nothing may be lost from here on. */
bool ww_arrow_keep(ww_arrow *a, ww_status status) {
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
void ww_arrow_say_moved(ww_arrow *a) {
  if (!a->ask->moved || a->over)
    return;
  a->ask->moved = false; /* once */
  ww_bytes_free(&a->screen.message);
  ww_say_moved(&a->screen.message, a->ask);
  ww_arrow_check(a, !a->screen.message.failed);
}

void ww_arrow_answered(ww_arrow *a, ww_status status) {
  bool reviewing = a->screen.reviewing;
  if (ww_arrow_keep(a, status) && !a->over)
    go_on(a, reviewing);
  ww_arrow_say_moved(a);
}

/* ---- Commands --------------------------------------------------------- */

void ww_arrow_go_back(ww_arrow *a) {
  bool listed = a->screen.kind == WW_SCREEN_REVIEW;
  if (a->screen.reviewing)
    go_on(a, true);
  else if (listed || ww_session_back(a->ask->session))
    ww_arrow_turn_on(a);
  else
    ww_arrow_say(a, "This is the first question; R reviews all answers.");
}

static void mark(ww_arrow *a, ww_ask_command command) {
  size_t last = ww_session_last(a->ask->session);
  if (a->screen.kind == WW_SCREEN_REVIEW)
    ww_arrow_refuse(a); /* of whichever answer it would be meant */
  else if (last == WW_NO_QUESTION)
    ww_arrow_say(a, "There is no answer yet that could be marked.");
  else if (command == WW_COMMAND_NOTE)
    ww_arrow_check(a, ww_screen_note(&a->screen, a->ask));
  else
    ww_arrow_keep(
        a, ww_session_mark(a->ask->session, last, ww_command_basis(command)));
  ww_arrow_say_moved(a);
}

void ww_arrow_go_further(ww_arrow *a) {
  ww_until until;
  if (ww_session_further(a->ask->session, &until) == 0)
    return;
  ww_status status = ww_session_aim(a->ask->session, until);
  if (ww_complain_status(a->ask->talk, status, NULL))
    ww_arrow_turn_on(a);
  else
    ww_arrow_finish(a, WW_ASK_FAILED);
}

static void pass(ww_arrow *a) {
  ww_arrow_answered(a, ww_session_pass(a->ask->session, a->screen.question));
  a->word = "unknown";
  a->spelled = 1;
}

void ww_arrow_obey(ww_arrow *a, ww_ask_command command) {
  bool asks = a->screen.kind == WW_SCREEN_QUESTION;
  switch (command) {
  case WW_COMMAND_WHY:
    a->screen.why = asks && !a->screen.why;
    if (!asks)
      ww_arrow_refuse(a);
    break;
  case WW_COMMAND_BACK:
    ww_arrow_go_back(a);
    break;
  case WW_COMMAND_UNKNOWN:
    if (asks)
      pass(a);
    else
      ww_arrow_refuse(a);
    break;
  case WW_COMMAND_REVIEW:
    if (a->screen.kind == WW_SCREEN_REVIEW)
      ww_arrow_go_back(a);
    else
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

ww_ask_command ww_arrow_command(const ww_arrow *a, const ww_key *key) {
  char letter = key->text[1] == '\0' ? key->text[0] : '\0';
  const ww_screen *screen = &a->screen;
  if (key->kind == WW_KEY_LEFT)
    return WW_COMMAND_BACK;
  if (key->kind != WW_KEY_TEXT || screen->picker.filtering)
    return WW_COMMAND_NONE;
  return ww_screen_obeys(screen, letter) ? ww_command_key(letter)
                                         : WW_COMMAND_NONE;
}
