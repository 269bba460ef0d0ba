/* Arrow mode: a question on the screen, chosen from with keys. */
#ifndef WW_CLI_ASK_ARROWS_ARROWS_H
#define WW_CLI_ASK_ARROWS_ARROWS_H

#include "cli/ask/ask.h"
#include "cli/ask/page.h"
#include "cli/terminal/terminal.h"

#include <stdbool.h>
#include <stddef.h>

/* ---- Control ---------------------------------------------------------- */

/* The interview on a terminal that can do more: lists with a cursor, drawn in
 * place, and where it stands below each question. */

ww_ask_end ww_arrow_run(ww_ask *ask);

/* ---- Picker ----------------------------------------------------------- */

/* A list to choose from: where the cursor is, what is marked, and what has
 * been typed to narrow it. Data and no screen. */

enum { WW_FILTER_MOST = 200 };

typedef struct ww_choice {
  const char *label;
  const char *text; /* may be "" */
  const char *word; /* that it may be called, too; not shown, may be "" */
  size_t number;    /* what one may type for it */
  size_t question;  /* of the review */
  bool marked;
} ww_choice;

typedef struct ww_picker {
  ww_choice *choices; /* borrowed */
  size_t count;
  size_t cursor; /* a choice that passes the filter */
  bool filtering;
  char filter[WW_FILTER_MOST + 1]; /* all that was typed */
  size_t used;  /* bytes of it that some choice has; the rest fits none */
  size_t typed; /* digits typed so far, as a number */
} ww_picker;

/* Whether a choice has what was typed in its label or text, or its word begins
 * with it. */
bool ww_picker_passes(const ww_picker *picker, size_t index);
/* Whether a label, text or word begins with this letter, small or capital. */
bool ww_picker_begins(const ww_picker *picker, char letter);
/* Whether more was typed than any choice has: then none is meant. */
bool ww_picker_strays(const ww_picker *picker);
/* Moves by so many choices of those that pass, and stops at both ends. */
void ww_picker_move(ww_picker *picker, long by);
/* Cursor keys and typing; false: the key is not for a list. */
bool ww_picker_key(ww_picker *picker, const ww_key *key);
/* A digit: goes to the choice with the number typed. */
typedef enum ww_digit {
  WW_DIGIT_TAKEN,   /* no further digit could make it another one */
  WW_DIGIT_WAITS,   /* for one that may follow */
  WW_DIGIT_REFUSED, /* there is no such number; the next digit begins anew */
} ww_digit;
ww_digit ww_picker_digit(ww_picker *picker, char digit);
void ww_picker_unfilter(ww_picker *picker);

/* ---- Text field ------------------------------------------------------- */

/* A line that is being typed. */

enum { WW_FIELD_MOST = 2000 };

/* Used from zero. */
typedef struct ww_text_field {
  char text[WW_FIELD_MOST + 1];
  size_t size;
} ww_text_field;

void ww_field_clear(ww_text_field *field);
/* Typing and erasing; false: the key is not for a field. */
bool ww_field_key(ww_text_field *field, const ww_key *key);

/* ---- Screen ----------------------------------------------------------- */

/* What arrow mode shows: a question, a note, the review, a stop; composed into
 * a page that fits the terminal. */

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
  ww_text_field field;
  ww_choice *choices; /* own: what the picker shows */
  ww_bytes texts;     /* own: what choices borrow */
  ww_bytes message;   /* own: what was wrong with the last key */
} ww_screen;

/* Turns to another screen. False: no memory. */
bool ww_screen_question(ww_screen *screen, const ww_ask *ask, size_t question,
                        bool reviewing);
bool ww_screen_note(ww_screen *screen, const ww_ask *ask);
/* The same of the project's name: a note on no question. */
bool ww_screen_name(ww_screen *screen);
/* The cursor on this question. */
bool ww_screen_review(ww_screen *screen, const ww_ask *ask, size_t question);
bool ww_screen_stop(ww_screen *screen, const ww_ask *ask);
void ww_screen_free(ww_screen *screen);

/* Whether the screen is a line to type in. */
bool ww_screen_types(const ww_screen *screen, const ww_ask *ask);

/* Whether a letter is a command there: a capital always, a small one where
 * nothing in the list begins with it, and not where one types without. */
bool ww_screen_obeys(const ww_screen *screen, char letter);

/* Whether what was typed to find is no answer of the list, but "unknown". */
bool ww_screen_unknown(const ww_screen *screen);

/* The screen within so many rows; the page has begun. */
void ww_screen_compose(ww_page *page, const ww_screen *screen,
                       const ww_ask *ask, size_t rows);

/* ---- Captions --------------------------------------------------------- */

/* The texts of a screen of arrow mode, before they are laid out. */

typedef struct ww_caption {
  const ww_screen *screen;
  const ww_ask *ask;
  size_t width; /* of the terminal: what little room is for is said shortly */
} ww_caption;

/* What is asked, or why nothing more is. */
void ww_caption_head(ww_bytes *out, const ww_caption *c);
/* The answer that a question has already; may be nothing. */
void ww_caption_now(ww_bytes *out, const ww_caption *c);
/* What was wrong, what contradicts, why it is asked; may be nothing. */
void ww_caption_message(ww_bytes *out, const ww_caption *c);
/* Where the interview stands. */
void ww_caption_status(ww_bytes *out, const ww_caption *c);
/* Which keys there are. */
void ww_caption_hint(ww_bytes *out, const ww_caption *c);

/* ---- Parts ------------------------------------------------------------ */

/* What the files of arrow mode share: one run of it. */

typedef struct ww_arrow {
  ww_ask *ask;
  ww_tty tty;
  ww_key_reader keys;
  ww_screen screen;
  const char *word; /* "yes", "no", "unknown": what a letter has answered, */
  size_t spelled;   /* and how much of it was typed since; 0: there is none */
  bool over;
  ww_ask_end end;
} ww_arrow;

static inline void ww_arrow_finish(ww_arrow *a, ww_ask_end end) {
  a->end = end;
  a->over = true;
}

/* Draws the screen; what cannot be written ends the interview, complained. */
void ww_arrow_draw(ww_arrow *a);
/* Lines that stay above what is drawn next. */
void ww_arrow_welcome(ww_arrow *a);
void ww_arrow_leave_answer(ww_arrow *a);
/* Takes the screen away. */
void ww_arrow_clear(ww_arrow *a);
/* Out of the terminal, stopped, and in again. */
void ww_arrow_pause(ww_arrow *a);

/* ---- What is done (cli/ask/arrows/steps.c) */

/* Ends the interview without memory. */
void ww_arrow_check(ww_arrow *a, bool made);
/* What was wrong with a key. */
void ww_arrow_say(ww_arrow *a, const char *text);
void ww_arrow_refuse(ww_arrow *a);
/* The session's question, or the stop. */
void ww_arrow_turn_on(ww_arrow *a);
void ww_arrow_go_back(ww_arrow *a);
void ww_arrow_go_further(ww_arrow *a);
/* The session has changed: saves it. False: the interview is over. */
bool ww_arrow_keep(ww_arrow *a, ww_status status);
/* After what was kept, since a new screen says nothing of it yet. */
void ww_arrow_say_moved(ww_arrow *a);
/* The same of an answer, and turns to what comes next. */
void ww_arrow_answered(ww_arrow *a, ww_status status);
/* The command that a key is on this screen. */
ww_ask_command ww_arrow_command(const ww_arrow *a, const ww_key *key);
void ww_arrow_obey(ww_arrow *a, ww_ask_command command);

/* ---- Keys on a list (cli/ask/arrows/list.c) */

void ww_arrow_press_list(ww_arrow *a, const ww_key *key);

#endif
