/* What a text may have been meant to be; see file.h. */
#include "cli/file/file.h"

#include <stdbool.h>
#include <string.h>

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* What follows blanks. */
static size_t skip_blanks(const char *bytes, size_t size, size_t at) {
  while (at < size && is_blank(bytes[at]))
    at++;
  return at;
}

/* Of a text that begins with a map. */
static ww_guess guess_map(const char *bytes, size_t size, size_t at) {
  const char *end = memchr(bytes + at, '\n', size - at);
  size_t line = end ? (size_t)(end - bytes) : size;
  size_t next = skip_blanks(bytes, size, line);
  while (is_blank(bytes[line - 1]))
    line--;
  if (bytes[line - 1] != '}')
    return WW_GUESS_SPREAD;
  return next < size && bytes[next] == '{' ? WW_GUESS_LINES : WW_GUESS_NONE;
}

/* A whole value of JSON that looks like a word of YAML. */
static bool is_literal(const char *bytes, size_t size, size_t at) {
  static const char *const literals[] = {"null", "true", "false"};
  for (size_t i = 0; i < sizeof literals / sizeof *literals; i++) {
    size_t length = strlen(literals[i]);
    if (size - at >= length && memcmp(bytes + at, literals[i], length) == 0 &&
        (size - at == length || is_blank(bytes[at + length])))
      return true;
  }
  return false;
}

ww_guess ww_guess_text(const char *bytes, size_t size) {
  static const char mark[] = "\xEF\xBB\xBF"; /* of the byte order */
  size_t start = sizeof mark - 1;
  if (size < start || memcmp(bytes, mark, start) != 0)
    start = 0;
  size_t at = skip_blanks(bytes, size, start);
  char first = at < size ? bytes[at] : '\0';
  if (is_literal(bytes, size, at))
    return WW_GUESS_NONE;
  if ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ||
      (first && strchr("#$%-", first)))
    return WW_GUESS_YAML;
  if (first == '[')
    return WW_GUESS_LIST;
  return first == '{' ? guess_map(bytes, size, at) : WW_GUESS_NONE;
}
