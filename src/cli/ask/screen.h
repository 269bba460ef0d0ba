/* What arrow mode shows: a question, a note, the review, a stop; composed into
 * a page that fits the terminal. */
#ifndef WW_CLI_ASK_SCREEN_H
#define WW_CLI_ASK_SCREEN_H

#include "cli/ask/ask.h"
#include "cli/ask/field.h"
#include "cli/ask/page.h"
#include "cli/ask/picker.h"

typedef enum ww_screen_kind {
  WW_SCREEN_QUESTION,
  WW_SCREEN_NOTE,
  WW_SCREEN_REVIEW,
  WW_SCREEN_STOP,
} ww_screen_kind;

typedef struct ww_screen {
  ww_screen_kind kind;
  size_t question; /* of QUESTION and NOTE */
  bool reviewing;  /* the question was chosen in the review */
  bool why;        /* the reason of the question is shown */
  ww_picker picker;
  ww_field field;
  ww_choice *choices; /* own: what the picker shows */
  ww_bytes texts;     /* own: what choices borrow */
  ww_bytes message;   /* own: what was wrong with the last key */
} ww_screen;

/* Turns to another screen. False: no memory. */
bool ww_screen_question(ww_screen *screen, const ww_ask *ask, size_t question,
                        bool reviewing);
bool ww_screen_note(ww_screen *screen, const ww_ask *ask);
/* The cursor on this question. */
bool ww_screen_review(ww_screen *screen, const ww_ask *ask, size_t question);
bool ww_screen_stop(ww_screen *screen, const ww_ask *ask);
void ww_screen_free(ww_screen *screen);

/* Whether the screen is a line to type in. */
bool ww_screen_types(const ww_screen *screen, const ww_ask *ask);

/* Whether a letter is a command there: a capital always, a small one where
 * nothing in the list begins with it. */
bool ww_screen_obeys(const ww_screen *screen, char letter);

/* Whether what was typed to find is no answer of the list, but "unknown". */
bool ww_screen_unknown(const ww_screen *screen);

/* The screen within so many rows; the page has begun. */
void ww_screen_compose(ww_page *page, const ww_screen *screen,
                       const ww_ask *ask, size_t rows);

#endif
