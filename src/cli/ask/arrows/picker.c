/* A list to choose from; see arrows.h. */
#include "cli/ask/arrows/arrows.h"

#include <string.h>
#include <strings.h>

enum { PAGE = 8 };

static bool starts(const char *text, const char *part, size_t size) {
  return strncasecmp(text, part, size) == 0;
}

static bool is(const char *text, const char *part, size_t size) {
  return strlen(text) == size && starts(text, part, size);
}

static bool has(const char *text, const char *part, size_t size) {
  size_t length = strlen(text);
  for (size_t i = 0; i + size <= length; i++)
    if (strncasecmp(text + i, part, size) == 0)
      return true;
  return false;
}

static bool passes(const ww_picker *picker, size_t index, size_t size) {
  const ww_choice *choice = &picker->choices[index];
  return size == 0 || has(choice->label, picker->filter, size) ||
         has(choice->text, picker->filter, size) ||
         starts(choice->word, picker->filter, size);
}

bool ww_picker_passes(const ww_picker *picker, size_t index) {
  return passes(picker, index, picker->used);
}

bool ww_picker_begins(const ww_picker *picker, char letter) {
  for (size_t i = 0; i < picker->count; i++)
    if (starts(picker->choices[i].label, &letter, 1) ||
        starts(picker->choices[i].text, &letter, 1) ||
        starts(picker->choices[i].word, &letter, 1))
      return true;
  return false;
}

bool ww_picker_strays(const ww_picker *picker) {
  return picker->filter[picker->used] != '\0';
}

void ww_picker_move(ww_picker *picker, long by) {
  long step = by < 0 ? -1 : 1;
  for (; by != 0; by -= step) {
    size_t at = picker->cursor;
    do
      at += (size_t)step; /* wraps around below 0 to beyond the end */
    while (at < picker->count && !ww_picker_passes(picker, at));
    if (at >= picker->count)
      break;
    picker->cursor = at;
  }
}

/* How well a choice fits what was typed, as in line mode the surest way to
 * name it first; 0: it does not pass. */
static int fit(const ww_picker *picker, size_t index) {
  typedef bool fits(const char *text, const char *part, size_t size);
  static fits *const ways[] = {has, starts, is};
  const ww_choice *choice = &picker->choices[index];
  for (int i = 2; i >= 0; i--) {
    if (ways[i](choice->label, picker->filter, picker->used))
      return 2 * i + 2;
    if (ways[i](choice->text, picker->filter, picker->used))
      return 2 * i + 1;
  }
  return starts(choice->word, picker->filter, picker->used);
}

/* To the choice that fits best. */
static void settle(ww_picker *picker) {
  for (size_t i = 0; i < picker->count && picker->used > 0; i++)
    if (fit(picker, i) > fit(picker, picker->cursor))
      picker->cursor = i;
}

static bool any_passes(const ww_picker *picker, size_t size) {
  for (size_t i = 0; i < picker->count; i++)
    if (passes(picker, i, size))
      return true;
  return false;
}

void ww_picker_unfilter(ww_picker *picker) {
  picker->filtering = false;
  *picker->filter = '\0';
  picker->used = 0;
  settle(picker);
}

/* What would leave nothing narrows nothing, but it stands there. */
static void type(ww_picker *picker, const char *text) {
  size_t size = strlen(picker->filter);
  size_t more = strlen(text);
  picker->filtering = true;
  if (size + more > WW_FILTER_MOST)
    return;
  bool strays = ww_picker_strays(picker);
  memcpy(picker->filter + size, text, more + 1);
  if (!strays && any_passes(picker, size + more))
    picker->used = size + more;
  settle(picker);
}

static void erase(ww_picker *picker) {
  size_t size = strlen(picker->filter);
  if (size == 0) {
    picker->filtering = false;
    return;
  }
  do
    size--;
  while (size > 0 && ((unsigned char)picker->filter[size] & 0xC0) == 0x80);
  picker->filter[size] = '\0';
  picker->used = picker->used < size ? picker->used : size;
}

bool ww_picker_key(ww_picker *picker, const ww_key *key) {
  long count = (long)picker->count;
  picker->typed = key->kind == WW_KEY_TEXT ? picker->typed : 0;
  switch (key->kind) {
  case WW_KEY_UP:
    ww_picker_move(picker, -1);
    return true;
  case WW_KEY_DOWN:
  case WW_KEY_TAB:
    ww_picker_move(picker, 1);
    return true;
  case WW_KEY_PAGE_UP:
    ww_picker_move(picker, -PAGE);
    return true;
  case WW_KEY_PAGE_DOWN:
    ww_picker_move(picker, PAGE);
    return true;
  case WW_KEY_HOME:
    ww_picker_move(picker, -count);
    return true;
  case WW_KEY_END:
    ww_picker_move(picker, count);
    return true;
  case WW_KEY_BACKSPACE:
    erase(picker);
    return true;
  case WW_KEY_ERASE_LINE:
  case WW_KEY_ERASE_WORD:
    ww_picker_unfilter(picker);
    return true;
  case WW_KEY_TEXT:
    if (!picker->filtering && strcmp(key->text, "/") == 0)
      picker->filtering = true;
    else
      type(picker, key->text);
    return true;
  default:
    return false;
  }
}

ww_digit ww_picker_digit(ww_picker *picker, char digit) {
  size_t most = 0;
  size_t number = picker->typed * 10 + (size_t)(digit - '0');
  size_t found = picker->count;
  for (size_t i = 0; i < picker->count; i++) {
    size_t its = picker->choices[i].number;
    most = its > most ? its : most;
    if (its == number)
      found = i;
  }
  picker->typed = found == picker->count ? 0 : number;
  if (found == picker->count)
    return WW_DIGIT_REFUSED;
  picker->cursor = found;
  return number == 0 || number * 10 > most ? WW_DIGIT_TAKEN : WW_DIGIT_WAITS;
}
