/* Arrow mode; see cli/ask/arrows/arrows.h. A key is read, what it means on this
 * screen is done, and the screen is drawn anew. */
#include "cli/ask/arrows/arrows.h"

#include "cli/ask/say.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- A line to type in ------------------------------------------------ */

static void say_invalid(ww_arrow *a, ww_messages *messages) {
  const ww_asked *asked =
      ww_session_question(a->ask->session, a->screen.question);
  ww_bytes text = {0};
  ww_say_invalid(&text, asked, messages);
  ww_messages_free(messages);
  ww_arrow_check(a, !text.failed);
  ww_arrow_say(a, ww_bytes_text(&text));
  ww_bytes_free(&text);
}

static void take_number(ww_arrow *a) {
  ww_messages *messages = NULL;
  ww_answered now = ww_session_answer(a->ask->session, a->screen.question);
  const char *text = a->screen.field.text;
  const char *rest;
  if (ww_command_read(text, NULL, &rest) == WW_COMMAND_UNKNOWN)
    text = "unknown";
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
    ww_arrow_answered(a, status);
}

static void take_note(ww_arrow *a) {
  ww_session *session = a->ask->session;
  const char *text = a->screen.field.text;
  bool name = a->screen.question == WW_NO_QUESTION;
  bool kept = (name && *text == '\0') ||
              ww_arrow_keep(
                  a, name ? ww_session_call(session, text)
                          : ww_session_note(session, a->screen.question, text));
  if (kept && !a->over)
    ww_arrow_turn_on(a);
  ww_arrow_say_moved(a);
}

static void press_field(ww_arrow *a, const ww_key *key) {
  bool note = a->screen.kind == WW_SCREEN_NOTE;
  if (key->kind == WW_KEY_ENTER && note)
    take_note(a);
  else if (key->kind == WW_KEY_ENTER)
    take_number(a);
  else if (key->kind == WW_KEY_ESCAPE && note)
    ww_arrow_turn_on(a);
  else if (key->kind == WW_KEY_ESCAPE && a->screen.field.size > 0)
    ww_field_clear(&a->screen.field);
  else if (key->kind == WW_KEY_ESCAPE && a->screen.reviewing)
    ww_arrow_go_back(a);
  else if (!note && a->screen.field.size == 0 &&
           ww_arrow_command(a, key) != WW_COMMAND_NONE)
    ww_arrow_obey(a, ww_arrow_command(a, key));
  else
    ww_field_key(&a->screen.field, key);
}

/* ---- The interview ---------------------------------------------------- */

/* The rest of "yes" after its first letter was the answer, and the Enter after
 * it: neither is meant for the next question. It may have been, though. */
static bool ends_word(ww_arrow *a, const ww_key *key) {
  if (a->spelled == 0)
    return false;
  char letter = a->word[a->spelled];
  char capital = (char)toupper((unsigned char)letter);
  bool enter = key->kind == WW_KEY_ENTER && a->spelled > 1;
  bool goes_on = letter && (ww_key_is(key, letter) || ww_key_is(key, capital));
  a->spelled = goes_on ? a->spelled + 1 : 0;
  if (!goes_on)
    return enter;
  ww_bytes_free(&a->screen.message);
  if (a->word[a->spelled]) {
    ww_bytes_add_some(&a->screen.message, &letter, 1);
    ww_bytes_add(&a->screen.message, " was taken for a part of '");
    ww_bytes_add(&a->screen.message, a->word);
    ww_bytes_add(&a->screen.message, "'; press it again if it was none.");
  }
  return true;
}

static void press(ww_arrow *a, const ww_key *key) {
  switch (key->kind) {
  case WW_KEY_SIGNAL:
    ww_arrow_finish(a, WW_ASK_INTERRUPTED);
    return;
  case WW_KEY_STOP:
    ww_arrow_pause(a);
    return;
  case WW_KEY_REDRAW:
    return;
  case WW_KEY_LEAVE:
    ww_arrow_finish(a, WW_ASK_QUIT);
    return;
  case WW_KEY_INPUT_ENDS:
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
    ww_arrow_press_list(a, key);
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
    if (ww_ask_wants_name(ask))
      ww_arrow_check(a, ww_screen_name(&a->screen));
    else
      ww_arrow_turn_on(a);
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
