/* A list to choose from: where the cursor is, what is marked, and what has
 * been typed to narrow it. Data and no screen. */
#ifndef WW_CLI_ASK_PICKER_H
#define WW_CLI_ASK_PICKER_H

#include "cli/terminal/keys.h"

#include <stdbool.h>
#include <stddef.h>

enum { WW_FILTER_MOST = 200 };

typedef struct ww_choice {
  const char *label;
  const char *text; /* may be "" */
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

/* Whether a choice has what was typed in its label or text. */
bool ww_picker_passes(const ww_picker *picker, size_t index);
/* Whether a label or text begins with this letter, small or capital. */
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

#endif
