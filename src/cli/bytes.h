/* A text that grows in memory of the command's own.
 *
 * Used from zero; ww_bytes_free lets go of it. Adding never fails at once: the
 * first lack of memory is kept in `failed`, to be asked for at the end. */
#ifndef WW_CLI_BYTES_H
#define WW_CLI_BYTES_H

#include <stdbool.h>
#include <stddef.h>

typedef struct ww_bytes {
  char *at; /* a NUL follows the end; NULL as long as nothing was added */
  size_t size;
  size_t capacity;
  bool failed;
} ww_bytes;

void ww_bytes_add(ww_bytes *bytes, const char *text);
void ww_bytes_add_some(ww_bytes *bytes, const char *text, size_t size);
void ww_bytes_add_spaces(ww_bytes *bytes, size_t count);
void ww_bytes_free(ww_bytes *bytes);

#endif
