/* Lines of a descriptor; see file.h. */
#include "cli/file/file.h"

#include <stdlib.h>
#include <string.h>

enum { READ_AT_ONCE = 64 * 1024 };

bool ww_line_reader_init(ww_line_reader *reader, int descriptor, size_t most) {
  *reader = (ww_line_reader){.descriptor = descriptor, .most = most};
  reader->capacity = READ_AT_ONCE;
  reader->bytes = malloc(reader->capacity);
  return reader->bytes != NULL;
}

void ww_line_reader_free(ww_line_reader *reader) {
  free(reader->bytes);
  *reader = (ww_line_reader){0};
}

/* Forgets what belongs to a line that was cut off; true: up to its end. */
static bool skip(ww_line_reader *reader) {
  const char *at = reader->bytes + reader->start;
  const char *end = memchr(at, '\n', reader->end - reader->start);
  reader->start = end ? (size_t)(end + 1 - reader->bytes) : reader->end;
  reader->skipping = end == NULL;
  return end != NULL;
}

ww_line_found ww_line_reader_next(ww_line_reader *reader, const char **line,
                                  size_t *size) {
  if (reader->skipping && !skip(reader))
    return reader->over ? WW_LINE_OVER : WW_LINE_WANTED;
  const char *at = reader->bytes + reader->start;
  size_t left = reader->end - reader->start;
  size_t looked = left > reader->most ? reader->most : left;
  const char *end = memchr(at, '\n', looked);
  *line = at;
  *size = end ? (size_t)(end - at) : looked;
  if (end) {
    reader->start += *size + 1;
    return WW_LINE_FOUND;
  }
  if (looked == reader->most) {
    reader->start += looked;
    reader->skipping = true;
    return WW_LINE_FOUND;
  }
  if (!reader->over)
    return WW_LINE_WANTED;
  reader->start = reader->end;
  return looked > 0 ? WW_LINE_FOUND : WW_LINE_OVER;
}

/* Room for more behind what is left. */
static bool make_room(ww_line_reader *reader) {
  size_t left = reader->end - reader->start;
  if (reader->start > 0)
    memmove(reader->bytes, reader->bytes + reader->start, left);
  reader->start = 0;
  reader->end = left;
  if (reader->capacity - left >= READ_AT_ONCE / 2)
    return true;
  char *more = realloc(reader->bytes, reader->capacity * 2);
  if (!more)
    return false;
  reader->bytes = more;
  reader->capacity *= 2;
  return true;
}

bool ww_line_reader_read(ww_line_reader *reader) {
  if (!make_room(reader))
    return false;
  ssize_t got =
      ww_descriptor_read_some(reader->descriptor, reader->bytes + reader->end,
                              reader->capacity - reader->end);
  if (got < 0)
    return false;
  reader->end += (size_t)got;
  reader->over = got == 0;
  return true;
}
