/* A growing text in an arena. Appending never fails (the arena jumps when
 * memory runs out); what has been appended is always followed by a NUL.
 * A ww_buf is used from zero after ww_buf_new; it is freed with its arena. */
#ifndef WW_BASE_BUF_H
#define WW_BASE_BUF_H

#include "base/arena.h"
#include "base/str.h"

#include <stdarg.h>
#include <stdint.h>

typedef struct ww_buf {
  ww_arena *arena;
  char *at;
  size_t size;     /* bytes used, without the NUL */
  size_t capacity; /* bytes there, the NUL's included */
} ww_buf;

#if defined(__GNUC__)
#define WW_FORMAT(text, first) __attribute__((format(printf, text, first)))
#else
#define WW_FORMAT(text, first)
#endif

ww_buf ww_buf_new(ww_arena *arena);
void ww_put(ww_buf *buf, ww_str text);
void ww_put_c(ww_buf *buf, const char *text);
void ww_put_char(ww_buf *buf, char c);
void ww_put_times(ww_buf *buf, ww_str text, size_t times);
/* At least so many digits (20 at most). */
void ww_put_whole(ww_buf *buf, uint64_t value, int digits);
/* No %f, %e or %g (they follow the locale): ww_put_number writes numbers. */
void ww_putf(ww_buf *buf, const char *format, ...) WW_FORMAT(2, 3);
void ww_putv(ww_buf *buf, const char *format, va_list args) WW_FORMAT(2, 0);
ww_str ww_buf_str(const ww_buf *buf); /* good until the next append */

/* printf into a string of its own. */
ww_str ww_format(ww_arena *arena, const char *format, ...) WW_FORMAT(2, 3);

#endif
