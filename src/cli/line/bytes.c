/* A growing text; see bytes.h. */
#include "cli/line/bytes.h"

#include <stdlib.h>
#include <string.h>

enum { CAPACITY_FIRST = 256 };

static bool make_room(ww_bytes *bytes, size_t more) {
  size_t capacity = bytes->capacity ? bytes->capacity : CAPACITY_FIRST;
  while (capacity - bytes->size <= more)
    capacity *= 2;
  if (capacity == bytes->capacity)
    return true;
  char *at = realloc(bytes->at, capacity);
  if (!at)
    return false;
  bytes->at = at;
  bytes->capacity = capacity;
  return true;
}

void ww_bytes_add_some(ww_bytes *bytes, const char *text, size_t size) {
  if (bytes->failed || !make_room(bytes, size)) {
    ww_bytes_fail(bytes);
    return;
  }
  memcpy(bytes->at + bytes->size, text, size);
  bytes->size += size;
  bytes->at[bytes->size] = '\0';
}

void ww_bytes_add(ww_bytes *bytes, const char *text) {
  ww_bytes_add_some(bytes, text, strlen(text));
}

void ww_bytes_add_spaces(ww_bytes *bytes, size_t count) {
  while (count-- > 0)
    ww_bytes_add_some(bytes, " ", 1);
}

void ww_bytes_fail(ww_bytes *bytes) {
  ww_bytes_free(bytes);
  bytes->failed = true;
}

void ww_bytes_free(ww_bytes *bytes) {
  free(bytes->at);
  *bytes = (ww_bytes){0};
}
