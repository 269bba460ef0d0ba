/* Files that are not to be left behind when a signal ends the process. */
#ifndef WW_CLI_UNFINISHED_H
#define WW_CLI_UNFINISHED_H

/* Stays where it is, with its folder and name, until it is dropped. */
typedef struct ww_unfinished {
  int folder; /* a descriptor, or AT_FDCWD */
  char *name;
  struct ww_unfinished *next;
} ww_unfinished;

/* From here on a signal that would end the process removes the file first. What
 * is ignored or handled when this is first called stays so. Signals are held.
 */
void ww_unfinished_add(ww_unfinished *file);
/* Signals are held. */
void ww_unfinished_drop(const ww_unfinished *file);

/* Lets signals wait that would end the process; may be nested. */
void ww_signals_hold(void);
void ww_signals_let_go(void);

#endif
