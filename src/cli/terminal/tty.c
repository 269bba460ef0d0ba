/* The terminal as a device; see terminal.h. */
#include "cli/terminal/terminal.h"

#include "cli/file/file.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { COLUMNS_USUAL = 80, ROWS_USUAL = 24, SIZE_MOST = 1000 };

static const char hide_cursor[] = "\033[?25l";
/* Also erases what stands below, should the process be ended. */
static const char show_cursor[] = "\033[J\033[?25h";

bool ww_tty_open(ww_tty *tty, int input, int output) {
  *tty = (ww_tty){.input = input, .output = output};
  return tcgetattr(input, &tty->before) == 0;
}

bool ww_tty_enter(ww_tty *tty) {
  struct termios raw = tty->before;
  raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | IEXTEN);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  ww_signals_restore(tty->output, &tty->before, show_cursor);
  if (tcsetattr(tty->input, TCSANOW, &raw) == -1) {
    ww_signals_restore(tty->output, NULL, "");
    return false;
  }
  tty->raw = true;
  (void)ww_descriptor_write(tty->output, hide_cursor, strlen(hide_cursor));
  return true;
}

void ww_tty_leave(ww_tty *tty) {
  if (!tty->raw)
    return;
  (void)ww_descriptor_write(tty->output, show_cursor, strlen(show_cursor));
  tcsetattr(tty->input, TCSANOW, &tty->before);
  ww_signals_restore(tty->output, NULL, "");
  tty->raw = false;
}

void ww_tty_size(const ww_tty *tty, size_t *columns, size_t *rows) {
  struct winsize size = {0};
  *columns = COLUMNS_USUAL;
  *rows = ROWS_USUAL;
  if (ioctl(tty->output, TIOCGWINSZ, &size) == -1)
    return;
  if (size.ws_col > 0)
    *columns = size.ws_col < SIZE_MOST ? size.ws_col : SIZE_MOST;
  if (size.ws_row > 0)
    *rows = size.ws_row < SIZE_MOST ? size.ws_row : SIZE_MOST;
}
