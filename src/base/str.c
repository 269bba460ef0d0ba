/* Strings as pointer and size; see str.h. */
#include "base/str.h"

#include <string.h>

ww_str ww_str_from(const char *text) {
  return (ww_str){text, text ? strlen(text) : 0};
}

bool ww_str_equal(ww_str a, ww_str b) {
  return a.size == b.size && (a.size == 0 || memcmp(a.at, b.at, a.size) == 0);
}

bool ww_str_is(ww_str a, const char *text) {
  return ww_str_equal(a, ww_str_from(text));
}

int ww_str_compare(ww_str a, ww_str b) {
  size_t common = a.size < b.size ? a.size : b.size;
  int order = common ? memcmp(a.at, b.at, common) : 0;
  if (order != 0)
    return order;
  return (a.size > b.size) - (a.size < b.size);
}

bool ww_str_starts(ww_str a, ww_str prefix) {
  return a.size >= prefix.size &&
         ww_str_equal((ww_str){a.at, prefix.size}, prefix);
}

ww_str ww_str_slice(ww_str a, size_t from, size_t to) {
  if (to > a.size)
    to = a.size;
  if (from >= to)
    return (ww_str){0};
  return (ww_str){a.at + from, to - from};
}

ww_str ww_str_trim(ww_str a) {
  size_t from = 0;
  size_t to = a.size;
  while (from < to && (a.at[from] == ' ' || a.at[from] == '\t'))
    from++;
  while (to > from && (a.at[to - 1] == ' ' || a.at[to - 1] == '\t'))
    to--;
  return ww_str_slice(a, from, to);
}

unsigned long long ww_str_hash(ww_str a) {
  unsigned long long hash = 14695981039346656037ULL;
  for (size_t i = 0; i < a.size; i++)
    hash = (hash ^ (unsigned char)a.at[i]) * 1099511628211ULL;
  return hash;
}
