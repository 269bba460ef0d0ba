/* Line mode: a question a line, answered by typing. */
#ifndef WW_CLI_ASK_LINES_LINES_H
#define WW_CLI_ASK_LINES_LINES_H

#include "cli/ask/ask.h"
#include "cli/ask/page.h"
#include "cli/terminal/terminal.h"

/* ---- Control ---------------------------------------------------------- */

/* The interview line by line: for screen readers, scripts, pipes and terminals
 * that can do nothing else. */

ww_ask_end ww_plain_run(ww_ask *ask);

/* ---- Parts ------------------------------------------------------------ */

/* What the files of line mode share: one run of it. */

typedef struct ww_plain {
  ww_ask *ask;
  ww_page page;   /* what is said next */
  ww_bytes shown; /* what was said last, with its prompt */
  ww_line_input reader;
  ww_ask_end end;
  bool over;
  bool echoes; /* no terminal shows what is typed */
} ww_plain;

/* Always false. */
static inline bool ww_plain_finish(ww_plain *p, ww_ask_end end) {
  p->end = end;
  p->over = true;
  return false;
}

void ww_plain_begin(ww_plain *p); /* a page */

/* Writes the page, and a prompt after it. */
bool ww_plain_show(ww_plain *p, const char *prompt);

/* Writes the page and a prompt; the next line, NULL when the interview is
 * over. `last`: the input may end here, which is as good as an empty line. */
const char *ww_plain_hear(ww_plain *p, const char *prompt, bool last);

/* Lists the answers; which of them shall change, WW_NO_QUESTION for none. */
size_t ww_plain_review(ww_plain *p);

#endif
