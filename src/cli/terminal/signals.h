/* Signals while somebody is asked: answers are saved, the terminal is left as
 * it was found, and the process dies of the signal that ended it.
 *
 * The first one of SIGINT, SIGTERM and their like is only noted, so that the
 * interview ends in order; a second one, and a crash, restore the terminal at
 * once. This file holds the only state that is not passed around, since a
 * handler can be given none. */
#ifndef WW_CLI_TERMINAL_SIGNALS_H
#define WW_CLI_TERMINAL_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

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

#endif
