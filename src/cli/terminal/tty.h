/* The terminal as a device: how keys arrive, how large it is.
 *
 * Raw means: keys arrive one by one and unseen. Ctrl-C and Ctrl-Z still send
 * signals, whose handlers restore what was (signals.h). */
#ifndef WW_CLI_TERMINAL_TTY_H
#define WW_CLI_TERMINAL_TTY_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

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

#endif
