/* Reading lines; see terminal.h. */
#include "cli/terminal/terminal.h"

#include <errno.h>
#include <stdbool.h>
#include <unistd.h>

/* False: at the end, on a signal or a fault, which *kind tells. */
static bool fill(ww_line_input *reader, int descriptor, ww_line_kind *kind) {
  for (;;) {
    ww_event event = ww_signals_wait(descriptor, -1);
    if (event == WW_EVENT_SIGNAL) {
      *kind = WW_LINE_SIGNAL;
      return false;
    }
    if (event == WW_EVENT_STOP) {
      ww_signal_stop();
      *kind = WW_LINE_STOPPED;
      return false;
    }
    if (event != WW_EVENT_INPUT)
      continue;
    ssize_t got = read(descriptor, reader->bytes, sizeof reader->bytes);
    if (got > 0) {
      reader->from = 0;
      reader->to = (size_t)got;
      return true;
    }
    if (got == -1 && (errno == EINTR || errno == EAGAIN))
      continue;
    /* A terminal that hung up reports EIO. */
    *kind = got == 0 || errno == EIO ? WW_LINE_END : WW_LINE_FAILED;
    return false;
  }
}

ww_line_kind ww_line_read(ww_line_input *reader, int descriptor) {
  size_t size = 0;
  bool too_long = false;
  for (;;) {
    ww_line_kind kind;
    if (reader->from == reader->to && !fill(reader, descriptor, &kind)) {
      if (kind == WW_LINE_STOPPED && size > 0)
        continue; /* half a line from a pipe */
      reader->line[size] = '\0';
      return kind == WW_LINE_END && size > 0 ? WW_LINE_READ : kind;
    }
    char c = reader->bytes[reader->from++];
    if (c == '\n')
      break;
    if (size == WW_LINE_MOST)
      too_long = true;
    else
      reader->line[size++] = c ? c : ' ';
  }
  if (size > 0 && reader->line[size - 1] == '\r')
    size--;
  reader->line[size] = '\0';
  return too_long ? WW_LINE_TOO_LONG : WW_LINE_READ;
}
