/* What the files of arrow mode share: one run of it. */
#ifndef WW_CLI_ASK_ARROW_PARTS_H
#define WW_CLI_ASK_ARROW_PARTS_H

#include "cli/ask/screen.h"
#include "cli/terminal/tty.h"

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

/* ---- What is done (arrow_steps.c) */

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

/* ---- Keys on a list (arrow_list.c) */

void ww_arrow_press_list(ww_arrow *a, const ww_key *key);

#endif
