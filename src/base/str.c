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

bool ww_str_is_date(ww_str a) {
  static const char form[] = "dddd-dd-dd";
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int part[3] = {0};
  if (a.size != sizeof form - 1)
    return false;
  for (size_t i = 0, at = 0; i < a.size; i++) {
    char c = a.at[i];
    if (form[i] == '-' ? c != '-' : c < '0' || c > '9')
      return false;
    if (form[i] == '-')
      at++;
    else
      part[at] = part[at] * 10 + (c - '0');
  }
  if (part[1] < 1 || part[1] > 12 || part[2] < 1)
    return false;
  bool leap = (part[0] % 4 == 0 && part[0] % 100 != 0) || part[0] % 400 == 0;
  return part[2] <= days[part[1] - 1] + (leap && part[1] == 2);
}
