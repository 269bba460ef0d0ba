/* Lines of a descriptor, one after the other, in memory that does not grow
 * with their number. A line that is too long is cut off there and the rest of
 * it skipped. */
#ifndef WW_CLI_LINE_READER_H
#define WW_CLI_LINE_READER_H

#include <stdbool.h>
#include <stddef.h>

typedef struct ww_line_reader {
  int descriptor;
  size_t most; /* bytes of a line that are handed out */
  char *bytes;
  size_t capacity;
  size_t start, end; /* what was read and not handed out */
  bool over;         /* the descriptor is at its end */
  bool skipping;     /* the rest of a line that was too long */
} ww_line_reader;

/* False without memory. */
bool ww_line_reader_init(ww_line_reader *reader, int descriptor, size_t most);

typedef enum ww_line_found {
  WW_LINE_FOUND,
  WW_LINE_WANTED, /* none is at hand: ww_line_reader_read first */
  WW_LINE_OVER,   /* there are no more */
} ww_line_found;

/* The next line without its LF; good until the next read. */
ww_line_found ww_line_reader_next(ww_line_reader *reader, const char **line,
                                  size_t *size);
/* Reads what is there; waits until something is. False: errno tells. */
bool ww_line_reader_read(ww_line_reader *reader);
void ww_line_reader_free(ww_line_reader *reader);

#endif
