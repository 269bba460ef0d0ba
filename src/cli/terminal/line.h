/* Reading lines from a terminal or a pipe. */
#ifndef WW_CLI_TERMINAL_LINE_H
#define WW_CLI_TERMINAL_LINE_H

#include <stddef.h>

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
typedef struct ww_line_reader {
  char bytes[4096]; /* read ahead */
  size_t from, to;
  char line[WW_LINE_MOST + 1]; /* the last one, without its newline */
} ww_line_reader;

/* Reads the next line of a descriptor. A NUL in it becomes a blank. */
ww_line_kind ww_line_read(ww_line_reader *reader, int descriptor);

#endif
