/* Text made safe for a terminal and a CI log; see utf8.h. */
#include "base/ci_log.h"
#include "base/utf8.h"

static bool is_ascii_shown(char c) {
  return c >= ' ' && c <= '~';
}

static bool begins_character(ww_str text, size_t at) {
  enum { LONGEST = 4 };
  size_t end = text.size - at < LONGEST ? text.size : at + LONGEST;
  return ww_utf8_valid(ww_str_slice(text, at, end)) > 0;
}

static bool stands_as_it_is(ww_str text, size_t at) {
  return is_ascii_shown(text.at[at]) && !ww_is_ci_command(text, at);
}

/* One character, which does not; moves *at past it. */
static void put_visible(ww_buf *buf, ww_str text, size_t *at) {
  size_t start = *at;
  if (is_ascii_shown(text.at[start])) {
    ww_put_broken(buf, text.at[(*at)++]);
    return;
  }
  if (!begins_character(text, start)) {
    ww_putf(buf, "\\x{%02X}", (unsigned)(unsigned char)text.at[(*at)++]);
    return;
  }
  uint32_t character = ww_utf8_next(text, at);
  if (ww_utf8_shows(character))
    ww_put(buf, ww_str_slice(text, start, *at));
  else
    ww_putf(buf, "\\u{%02X}", (unsigned)character);
}

void ww_put_visible(ww_buf *buf, ww_str text) {
  for (size_t at = 0; at < text.size;) {
    size_t start = at;
    while (at < text.size && stands_as_it_is(text, at))
      at++;
    ww_put(buf, ww_str_slice(text, start, at));
    if (at < text.size)
      put_visible(buf, text, &at);
  }
}
