/* Commands of CI logs; see ci_log.h. */
#include "base/ci_log.h"

#include "base/utf8.h"

static bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

bool ww_opens_ci_command(ww_str text, size_t at) {
  if (at + 2 >= text.size || text.at[at + 1] != '#')
    return false;
  size_t end = at + 2;
  while (end < text.size && is_word(text.at[end]))
    end++;
  return end < text.size && text.at[end] == '[';
}

/* Where the next line begins or the next '#' stands. */
static size_t skip_harmless(ww_str text, size_t at) {
  while (at < text.size && text.at[at] != '#' && text.at[at] != '\n' &&
         text.at[at] != '\r')
    at++;
  return at;
}

/* Past an escape sequence that sets a colour, if one stands at `at`: what reads
 * a log may have taken colours out before. */
static size_t skip_color(ww_str text, size_t at) {
  size_t end = at + 2;
  if (end > text.size || text.at[at] != '\x1B' || text.at[at + 1] != '[')
    return at;
  while (end < text.size &&
         ((text.at[end] >= '0' && text.at[end] <= '9') || text.at[end] == ';'))
    end++;
  return end < text.size && text.at[end] == 'm' ? end + 1 : at;
}

/* Past what a runner trims: white space as .NET has it. */
static size_t skip_blanks(ww_str text, size_t at) {
  for (;;) {
    while (at < text.size && text.at[at] == ' ')
      at++;
    if (at == text.size)
      break;
    size_t end = at;
    char c = text.at[at];
    if (c == '\n' || c == '\r')
      break;
    if (c >= '\t' && c <= '\f')
      end++;
    else if (c == '\x1B')
      end = skip_color(text, at);
    else if ((unsigned char)c >= 0x80 &&
             !ww_utf8_blank(ww_utf8_next(text, &end)))
      break;
    if (end == at)
      break;
    at = end;
  }
  return at;
}

static bool is_colons(ww_str text, size_t at) {
  return at + 1 < text.size && text.at[at] == ':' && text.at[at + 1] == ':';
}

bool ww_is_ci_line(ww_str text, size_t at) {
  return is_colons(text, skip_blanks(text, at));
}

void ww_put_broken(ww_buf *buf, char character) {
  ww_putf(buf, "\\u{%02X}", (unsigned)character);
}

ww_str ww_unheeded(ww_arena *arena, ww_str text) {
  ww_buf out = ww_buf_new(arena);
  size_t from = 0;
  bool begins = true; /* a line */
  for (size_t at = 0; at < text.size; at++) {
    at = begins ? skip_blanks(text, at) : at;
    if (!begins || !is_colons(text, at))
      at = skip_harmless(text, at);
    if (at == text.size)
      break;
    if ((begins && is_colons(text, at)) || ww_is_ci_command(text, at)) {
      ww_put(&out, ww_str_slice(text, from, at));
      ww_put_broken(&out, text.at[at]);
      from = at + 1;
    }
    begins = text.at[at] == '\n' || text.at[at] == '\r';
  }
  if (from == 0)
    return text;
  ww_put(&out, ww_str_slice(text, from, text.size));
  return ww_buf_str(&out);
}
