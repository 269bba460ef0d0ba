/* What the two files of arrow mode share: one run of it. */
#ifndef WW_CLI_ASK_ARROW_PARTS_H
#define WW_CLI_ASK_ARROW_PARTS_H

#include "cli/ask/screen.h"
#include "cli/terminal/tty.h"

typedef struct ww_arrow {
  ww_ask *ask;
  ww_tty tty;
  ww_key_reader keys;
  ww_screen screen;
  bool yes;       /* what a letter has just answered, */
  size_t spelled; /* and so many letters of "yes" or "no"; 0: none */
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

#endif
