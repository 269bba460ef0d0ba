/* The screens of arrow mode as data; see arrows.h. layout.c draws them. */
#include "cli/ask/arrows/arrows.h"

#include "cli/ask/say.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

void ww_screen_free(ww_screen *screen) {
  free(screen->choices);
  ww_bytes_free(&screen->texts);
  ww_bytes_free(&screen->message);
  screen->choices = NULL;
}

/* A screen of its own, with room for so many choices. */
static bool begin(ww_screen *screen, ww_screen_kind kind, size_t count) {
  ww_screen_free(screen);
  *screen = (ww_screen){.kind = kind, .question = WW_NO_QUESTION};
  screen->choices = calloc(count + 1, sizeof *screen->choices);
  screen->picker.choices = screen->choices;
  return screen->choices != NULL;
}

static ww_choice *add(ww_screen *screen, const char *label, const char *text,
                      size_t number) {
  ww_choice *choice = &screen->choices[screen->picker.count++];
  *choice =
      (ww_choice){.label = label, .text = text, .word = "", .number = number};
  return choice;
}

bool ww_screen_types(const ww_screen *screen, const ww_ask *ask) {
  if (screen->kind == WW_SCREEN_NOTE)
    return true;
  return screen->kind == WW_SCREEN_QUESTION &&
         ww_session_question(ask->session, screen->question)->form ==
             WW_FORM_NUMBER;
}

/* In the review all small letters but q filter; without a list all are typed.
 */
bool ww_screen_obeys(const ww_screen *screen, char letter) {
  bool small = letter >= 'a' && letter <= 'z';
  bool types = screen->kind == WW_SCREEN_REVIEW ? letter != 'q'
                                                : screen->picker.count == 0;
  return !small || (!types && !ww_picker_begins(&screen->picker, letter));
}

bool ww_screen_unknown(const ww_screen *screen) {
  return screen->kind == WW_SCREEN_QUESTION &&
         ww_picker_strays(&screen->picker) &&
         strcasecmp(screen->picker.filter, "unknown") == 0;
}

/* ---- A question ------------------------------------------------------- */

bool ww_screen_question(ww_screen *screen, const ww_ask *ask, size_t question,
                        bool reviewing) {
  const ww_asked *asked = ww_session_question(ask->session, question);
  ww_answered answer = ww_session_answer(ask->session, question);
  bool set = asked->form == WW_FORM_SET;
  if (!begin(screen, WW_SCREEN_QUESTION, asked->value_count + 1))
    return false;
  screen->question = question;
  screen->reviewing = reviewing;
  for (size_t v = 0; v < asked->value_count; v++) {
    ww_choice *choice = add(screen, asked->values[v], asked->means[v], v + 1);
    bool chosen = answer.known && (answer.members >> v & 1);
    if (asked->form == WW_FORM_FLAG)
      choice->word = v == 0 ? "true" : "false";
    choice->marked = set && chosen;
    if (chosen)
      screen->picker.cursor = v;
  }
  if (set) {
    add(screen, "none", "none of these", 0);
    if (answer.known && answer.members == 0)
      screen->picker.cursor = asked->value_count;
  }
  return true;
}

bool ww_screen_name(ww_screen *screen) {
  return begin(screen, WW_SCREEN_NOTE, 0);
}

bool ww_screen_note(ww_screen *screen, const ww_ask *ask) {
  size_t last = ww_session_last(ask->session);
  ww_answered answer = ww_session_answer(ask->session, last);
  size_t size = strlen(answer.note);
  if (!begin(screen, WW_SCREEN_NOTE, 0))
    return false;
  screen->question = last;
  if (size <= WW_FIELD_MOST) {
    memcpy(screen->field.text, answer.note, size + 1);
    screen->field.size = size;
  }
  return true;
}

/* ---- The review ------------------------------------------------------- */

/* Those that are answered first, then those that are open. */
static void add_answers(ww_screen *screen, const ww_ask *ask, bool open) {
  size_t count = ww_session_question_count(ask->session);
  const char *text = screen->texts.at;
  for (size_t q = 0; q < count; q++) {
    ww_answered answer = ww_session_answer(ask->session, q);
    if (open == (!answer.known && !answer.passed))
      add(screen, ww_session_question(ask->session, q)->id, text,
          screen->picker.count + 1)
          ->question = q;
    text += strlen(text) + 1;
  }
}

bool ww_screen_review(ww_screen *screen, const ww_ask *ask, size_t question) {
  size_t count = ww_session_question_count(ask->session);
  if (!begin(screen, WW_SCREEN_REVIEW, count))
    return false;
  for (size_t q = 0; q < count; q++) {
    ww_say_value(&screen->texts, ask, q);
    ww_bytes_add_some(&screen->texts, "", 1);
  }
  if (screen->texts.failed)
    return false;
  add_answers(screen, ask, false);
  add_answers(screen, ask, true);
  for (size_t i = 0; i < screen->picker.count; i++)
    if (screen->choices[i].question == question)
      screen->picker.cursor = i;
  return true;
}

/* ---- A stop ----------------------------------------------------------- */

bool ww_screen_stop(ww_screen *screen, const ww_ask *ask) {
  static const char *const aims[] = {
      [WW_UNTIL_STABLE] = "",
      [WW_UNTIL_SETTLED] = " until nothing can change it",
      [WW_UNTIL_REFINED] = " about what follows from it",
      [WW_UNTIL_ALL] = " that it does not depend on"};
  ww_until until;
  size_t further = ww_session_further(ask->session, &until);
  if (!begin(screen, WW_SCREEN_STOP, 4))
    return false;
  ww_bytes_add(&screen->texts, until == WW_UNTIL_SETTLED ? "up to " : "");
  ww_say_count(&screen->texts, further, "question");
  ww_bytes_add(&screen->texts, aims[until]);
  if (screen->texts.failed)
    return false;
  add(screen, "Decision", "show it", 1);
  if (further > 0)
    add(screen, "Continue", screen->texts.at, 2);
  add(screen, "Review", "change any answer", screen->picker.count + 1);
  add(screen, "Quit", "save and leave", screen->picker.count + 1);
  if (ww_session_standing(ask->session)->stop == WW_STOP_BLOCKED)
    screen->picker.cursor = screen->picker.count - 2; /* the review */
  return true;
}
