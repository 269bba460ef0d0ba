/* Arrow mode: drawing; see cli/ask/arrows/arrows.h. */
#include "cli/ask/arrows/arrows.h"

#include "cli/ask/say.h"
#include "cli/terminal/terminal.h"

#include <errno.h>

/* A column is left free: a character in the last one would wrap the line on
 * some terminals and not on others. */
static void begin_page(const ww_arrow *a, ww_page *page, size_t *rows) {
  ww_style style = ww_looks_style(a->ask->looks, a->tty.output);
  size_t columns;
  ww_tty_size(&a->tty, &columns, rows);
  if (style.width > (int)columns)
    style.width = (int)columns;
  if (style.width > 1)
    style.width--;
  ww_page_begin(page, &style);
}

static void check_drawn(ww_arrow *a, bool drawn) {
  if (drawn)
    return;
  if (errno == ENOMEM)
    ww_complain_memory(a->ask->talk);
  else
    ww_complain(a->ask->talk, WW_EXIT_STOPPED, "cannot-write", "<terminal>",
                NULL, "cannot write: %s", ww_reason(errno));
  ww_arrow_finish(a, WW_ASK_FAILED);
}

void ww_arrow_draw(ww_arrow *a) {
  ww_page page;
  size_t rows;
  begin_page(a, &page, &rows);
  ww_screen_compose(&page, &a->screen, a->ask, rows);
  check_drawn(a, ww_frame_draw(a->tty.output, &page));
  ww_page_free(&page);
}

/* What stays above the next screen: an answer. */
void ww_arrow_leave_answer(ww_arrow *a) {
  ww_page page;
  size_t rows;
  begin_page(a, &page, &rows);
  ww_say_answered(&page, a->ask);
  check_drawn(a, ww_frame_leave(a->tty.output, &page));
  ww_page_free(&page);
}

void ww_arrow_welcome(ww_arrow *a) {
  ww_page page;
  size_t rows;
  begin_page(a, &page, &rows);
  ww_say_welcome(&page, a->ask, false);
  check_drawn(a, ww_frame_leave(a->tty.output, &page));
  ww_page_free(&page);
}

/* Complaints are written between two frames. */
void ww_arrow_clear(ww_arrow *a) {
  ww_page page;
  size_t rows;
  begin_page(a, &page, &rows);
  check_drawn(a, ww_frame_leave(a->tty.output, &page));
  ww_page_free(&page);
}

void ww_arrow_pause(ww_arrow *a) {
  ww_arrow_clear(a);
  ww_tty_leave(&a->tty);
  ww_signal_stop();
  if (!ww_tty_enter(&a->tty))
    ww_arrow_finish(a, WW_ASK_INPUT_ENDED);
}
