/* A text that grows in memory of the command's own.
 *
 * Used from zero; ww_bytes_free lets go of it. Adding never fails at once:
 * without memory the text becomes empty and stays so, and `failed` is there to
 * be asked for at the end. */
#ifndef WW_CLI_LINE_BYTES_H
#define WW_CLI_LINE_BYTES_H

#include <stdbool.h>
#include <stddef.h>

typedef struct ww_bytes {
  char *at; /* NULL when empty: read it through ww_bytes_text */
  size_t size;
  size_t capacity;
  bool failed;
} ww_bytes;

void ww_bytes_add(ww_bytes *bytes, const char *text);
void ww_bytes_add_some(ww_bytes *bytes, const char *text, size_t size);
void ww_bytes_add_spaces(ww_bytes *bytes, size_t count);
/* What it is to hold could not be made. */
void ww_bytes_fail(ww_bytes *bytes);
void ww_bytes_free(ww_bytes *bytes);

/* A NUL follows its end; good until more is added. */
static inline const char *ww_bytes_text(const ww_bytes *bytes) {
  return bytes->at ? bytes->at : "";
}

#endif
