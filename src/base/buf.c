/* A growing text in an arena; see buf.h. */
#include "base/buf.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_CAPACITY = 256, WHOLE_DIGITS_MOST = 20 };

ww_buf ww_buf_new(ww_arena *arena) {
  return (ww_buf){.arena = arena};
}

/* Room for `more` bytes and the NUL. */
static void reserve(ww_buf *buf, size_t more) {
  size_t need = more < SIZE_MAX - buf->size ? buf->size + more + 1 : SIZE_MAX;
  if (need <= buf->capacity)
    return;
  size_t capacity = buf->capacity ? buf->capacity : FIRST_CAPACITY;
  while (capacity < need && capacity <= SIZE_MAX / 2)
    capacity *= 2;
  if (capacity < need)
    capacity = need;
  char *grown = ww_arena_alloc(buf->arena, capacity, 1);
  if (buf->size)
    memcpy(grown, buf->at, buf->size);
  buf->at = grown;
  buf->capacity = capacity;
}

void ww_put(ww_buf *buf, ww_str text) {
  reserve(buf, text.size);
  if (text.size)
    memcpy(buf->at + buf->size, text.at, text.size);
  buf->size += text.size;
  buf->at[buf->size] = '\0';
}

void ww_put_c(ww_buf *buf, const char *text) {
  ww_put(buf, ww_str_from(text));
}

void ww_put_char(ww_buf *buf, char c) {
  reserve(buf, 1);
  buf->at[buf->size++] = c;
  buf->at[buf->size] = '\0';
}

void ww_put_times(ww_buf *buf, ww_str text, size_t times) {
  reserve(buf, text.size * times);
  while (times-- > 0) {
    memcpy(buf->at + buf->size, text.at, text.size);
    buf->size += text.size;
  }
  buf->at[buf->size] = '\0';
}

void ww_put_whole(ww_buf *buf, uint64_t value, int digits) {
  char text[WHOLE_DIGITS_MOST];
  size_t at = sizeof text;
  for (; value > 0 || digits > 0; value /= 10, digits--)
    text[--at] = (char)('0' + value % 10);
  ww_put(buf, (ww_str){text + at, sizeof text - at});
}

void ww_putv(ww_buf *buf, const char *format, va_list args) {
  va_list measured;
  va_copy(measured, args);
  int size = vsnprintf(NULL, 0, format, measured);
  va_end(measured);
  assert(size >= 0);
  reserve(buf, (size_t)size);
  vsnprintf(buf->at + buf->size, (size_t)size + 1, format, args);
  buf->size += (size_t)size;
}

void ww_putf(ww_buf *buf, const char *format, ...) {
  va_list args;
  va_start(args, format);
  ww_putv(buf, format, args);
  va_end(args);
}

ww_str ww_buf_str(const ww_buf *buf) {
  return (ww_str){buf->at, buf->size};
}

ww_str ww_format(ww_arena *arena, const char *format, ...) {
  ww_buf buf = ww_buf_new(arena);
  va_list args;
  va_start(args, format);
  ww_putv(&buf, format, args);
  va_end(args);
  return ww_buf_str(&buf);
}
