/* Comparing words; see fold.h. */
#include "base/fold.h"

#include <string.h>

static char fold(char c) {
  if (c >= 'A' && c <= 'Z')
    return (char)(c - 'A' + 'a');
  return c == '-' || c == ' ' ? '_' : c;
}

static bool same_bytes(const char *a, const char *b, size_t size) {
  for (size_t i = 0; i < size; i++)
    if (fold(a[i]) != fold(b[i]))
      return false;
  return true;
}

bool ww_word_same(ww_str a, ww_str b) {
  return a.size == b.size && same_bytes(a.at, b.at, a.size);
}

bool ww_word_starts(ww_str text, ww_str start) {
  return start.size <= text.size && same_bytes(text.at, start.at, start.size);
}

bool ww_word_has(ww_str word, ww_str part) {
  for (size_t i = 0; i + part.size <= word.size; i++)
    if (same_bytes(word.at + i, part.at, part.size))
      return true;
  return false;
}

bool ww_word_among(ww_str word, const char *const *words) {
  for (; *words; words++)
    if (ww_word_same(word, ww_str_from(*words)))
      return true;
  return false;
}

const char *ww_word_flag(ww_str word) {
  static const char *const yes[] = {"yes", "true", "y", "on", "1", NULL};
  static const char *const no[] = {"no", "false", "n", "off", "0", NULL};
  if (ww_word_among(word, yes))
    return "true";
  return ww_word_among(word, no) ? "false" : NULL;
}

static bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

ww_str ww_word_trim(ww_str text) {
  size_t from = 0;
  size_t to = text.size;
  while (from < to && is_blank(text.at[from]))
    from++;
  while (to > from && is_blank(text.at[to - 1]))
    to--;
  return ww_str_slice(text, from, to);
}

ww_str ww_word_next(ww_str text, size_t *at, const char *separators) {
  size_t from = *at;
  size_t to = from;
  while (to < text.size &&
         (text.at[to] == '\0' || !strchr(separators, text.at[to])))
    to++;
  *at = to < text.size ? to + 1 : to;
  return ww_word_trim(ww_str_slice(text, from, to));
}
