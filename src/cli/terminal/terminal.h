/* The terminal: how it looks, its modes and keys, what is shown on it, and
 * signals. */
#ifndef WW_CLI_TERMINAL_TERMINAL_H
#define WW_CLI_TERMINAL_TERMINAL_H

#include "cli/ask/page.h"
#include "whichway.h"

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/* ---- Looks ------------------------------------------------------------ */

/* How text for people looks: the one place that decides on color, width and
 * drawing characters, from options, terminal and environment. The locale is
 * looked at, never set. */

typedef struct ww_looks {
  const char *color; /* "auto", "always", "never"; NULL: auto */
  int width;         /* of --width; 0: not given */
  bool ascii;        /* --ascii */
} ww_looks;

enum { WW_WIDTH_LEAST = 20, WW_WIDTH_MOST = 1000 };

/* The style for a descriptor that is written to. */
ww_style ww_looks_style(const ww_looks *looks, int descriptor);
/* The style for a file: the same on every machine, and never colored. */
ww_style ww_looks_file_style(const ww_looks *looks);

/* A width between the two limits; 0 for any other text. */
int ww_width_read(const char *text);

/* ---- Tty -------------------------------------------------------------- */

/* The terminal as a device: how keys arrive, how large it is.
 *
 * Raw means: keys arrive one by one and unseen. Ctrl-C and Ctrl-Z still send
 * signals, whose handlers restore what was (signals.c). */

typedef struct ww_tty {
  int input;
  int output;
  struct termios before;
  bool raw;
} ww_tty;

/* False: not a terminal; errno tells why. */
bool ww_tty_open(ww_tty *tty, int input, int output);
/* Makes it raw and hides the cursor; and the reverse. */
bool ww_tty_enter(ww_tty *tty);
void ww_tty_leave(ww_tty *tty);

/* Columns and rows; where they are not known 80 and 24. */
void ww_tty_size(const ww_tty *tty, size_t *columns, size_t *rows);

/* ---- Signals ---------------------------------------------------------- */

/* Signals while somebody is asked: answers are saved, the terminal is left as
 * it was found, and the process dies of the signal that ended it.
 *
 * The first one of SIGINT, SIGTERM and their like is only noted, so that the
 * interview ends in order; a second one, and a crash, restore the terminal at
 * once. This file holds the only state that is not passed around, since a
 * handler can be given none. */

typedef enum ww_event {
  WW_EVENT_INPUT,  /* there is something to read, or its end */
  WW_EVENT_SIGNAL, /* ww_signal_caught() tells which */
  WW_EVENT_RESIZE, /* the terminal's size changed */
  WW_EVENT_STOP,   /* Ctrl-Z: leave the terminal, then ww_signal_stop() */
  WW_EVENT_TIMEOUT,
} ww_event;

/* False: errno tells why. */
bool ww_signals_take(void);
void ww_signals_give_back(void);

/* Waits until the descriptor can be read; -1: for ever. */
ww_event ww_signals_wait(int descriptor, int milliseconds);

/* The signal that ended the interview; 0: none. */
int ww_signal_caught(void);
/* Stops until SIGCONT, if there is a shell that could send it. */
void ww_signal_stop(void);
/* Ends by this signal, as if it had not been caught. */
_Noreturn void ww_signal_die(int signal);

/* What handlers do to the terminal before the process ends; NULL settings:
 * nothing. The bytes (to show the cursor) are borrowed. */
void ww_signals_restore(int descriptor, const struct termios *settings,
                        const char *bytes);

/* ---- Keys ------------------------------------------------------------- */

/* Bytes of a terminal as keys. */

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
  WW_KEY_STOP,       /* Ctrl-Z: see signals.c */
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

/* ---- Line ------------------------------------------------------------- */

/* Reading lines from a terminal or a pipe. */

typedef enum ww_line_kind {
  WW_LINE_READ,
  WW_LINE_END,      /* the input's; what came after the last newline is read */
  WW_LINE_SIGNAL,   /* ww_signal_caught() tells which */
  WW_LINE_STOPPED,  /* and goes on: who knows what is on the screen now */
  WW_LINE_TOO_LONG, /* its rest was passed over */
  WW_LINE_FAILED,   /* errno tells why */
} ww_line_kind;

enum { WW_LINE_MOST = 4000 }; /* bytes of an answer or a note */

/* Used from zero. */
typedef struct ww_line_input {
  char bytes[4096]; /* read ahead */
  size_t from, to;
  char line[WW_LINE_MOST + 1]; /* the last one, without its newline */
} ww_line_input;

/* Reads the next line of a descriptor. A NUL in it becomes a blank. */
ww_line_kind ww_line_read(ww_line_input *reader, int descriptor);

/* ---- Frame ------------------------------------------------------------ */

/* A frame of lines that is drawn in place, among what the terminal shows
 * anyway: not on the alternate screen.
 *
 * Between two draws the cursor stands at the frame's upper left corner, so
 * that a terminal that rearranges its lines when it is resized keeps it there.
 * Each draw is one write. Escape sequences used: ESC [ K erase to the end of
 * the line, ESC [ J to the end of the screen, ESC [ n A cursor up. */

/* Draws the page over what was drawn last. It has at least one line, at most
 * as many as the terminal has rows, and is narrower than the terminal. False:
 * errno tells why. */
bool ww_frame_draw(int descriptor, const ww_page *page);

/* Writes lines that stay, where the frame was; the next draw is below. */
bool ww_frame_leave(int descriptor, const ww_page *page);

/* ---- Meter -------------------------------------------------------------- */

/* How far a long command is, on standard error where that is a terminal: one
 * line, which is wiped at the end. Ctrl-C ends the process as ever. */
typedef struct ww_meter {
  const char *what;
  int percent; /* that is shown; -1: none */
  bool shows;
} ww_meter;

ww_meter ww_meter_new(const char *what);
/* As ww_progress calls it. */
void ww_meter_tell(void *meter, size_t done, size_t all);
void ww_meter_end(ww_meter *meter);

#endif
