/* Bytes of a terminal as keys. */
#ifndef WW_CLI_TERMINAL_KEYS_H
#define WW_CLI_TERMINAL_KEYS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum ww_key_kind {
  WW_KEY_TEXT, /* a character */
  WW_KEY_ENTER,
  WW_KEY_ESCAPE,
  WW_KEY_BACKSPACE,
  WW_KEY_TAB,
  WW_KEY_UP,
  WW_KEY_DOWN,
  WW_KEY_LEFT,
  WW_KEY_RIGHT,
  WW_KEY_HOME,
  WW_KEY_END,
  WW_KEY_PAGE_UP,
  WW_KEY_PAGE_DOWN,
  WW_KEY_ERASE_WORD, /* Ctrl-W */
  WW_KEY_ERASE_LINE, /* Ctrl-U */
  WW_KEY_REDRAW,     /* Ctrl-L, or the terminal's size changed */
  WW_KEY_STOP,       /* Ctrl-Z: see signals.h */
  WW_KEY_SIGNAL,     /* ww_signal_caught() tells which */
  WW_KEY_LEAVE,      /* Ctrl-D */
  WW_KEY_INPUT_ENDS, /* the terminal is gone */
  WW_KEY_OTHER,      /* none of these */
} ww_key_kind;

typedef struct ww_key {
  ww_key_kind kind;
  char text[8]; /* of TEXT: well-formed UTF-8, none of it a control */
} ww_key;

/* Whether it is this letter of ASCII. */
bool ww_key_is(const ww_key *key, char letter);

/* Used from zero. */
typedef struct ww_key_reader {
  unsigned char bytes[256]; /* read ahead */
  size_t from, to;
} ww_key_reader;

/* Waits for the next key. */
ww_key ww_key_read(ww_key_reader *reader, int descriptor);
/* Whether another key has been read already. */
int ww_key_waits(const ww_key_reader *reader);

#endif
