/* Lists of diagnostics, quoting, and the nearest word; see diag.h. */
#include "base/diag.h"

#include <string.h>

enum { QUOTE_MOST = 60, WORD_MOST = 40 };

void ww_diag_list_init(ww_diag_list *list, ww_arena *arena) {
  *list = (ww_diag_list){.arena = arena};
}

bool ww_diag_list_full(const ww_diag_list *list) {
  return list->count > WW_DIAGS_HINTED;
}

static ww_diag *add(ww_diag_list *list, ww_severity severity, ww_diag_code code,
                    ww_place place, const char *format, va_list args)
    WW_FORMAT(5, 0);

static ww_diag *add(ww_diag_list *list, ww_severity severity, ww_diag_code code,
                    ww_place place, const char *format, va_list args) {
  ww_diag *diag = &list->spare;
  bool kept = list->kept < WW_DIAGS_MOST;
  if (kept) { /* counted once it is there: memory may run out */
    ww_buf message = ww_buf_new(list->arena);
    ww_putv(&message, format, args);
    diag = WW_NEW(list->arena, ww_diag);
    *diag = (ww_diag){.severity = severity,
                      .code = code,
                      .place = place,
                      .message = ww_buf_str(&message)};
  }
  list->count++;
  list->errors += severity == WW_ERROR;
  list->kept += kept;
  if (kept && list->last)
    list->last->next = diag;
  else if (kept)
    list->first = diag;
  return list->last = diag;
}

ww_diag *ww_error(ww_diag_list *list, ww_diag_code code, ww_place place,
                  const char *format, ...) {
  va_list args;
  va_start(args, format);
  ww_diag *diag = add(list, WW_ERROR, code, place, format, args);
  va_end(args);
  return diag;
}

ww_diag *ww_note(ww_diag_list *list, ww_diag_code code, ww_place place,
                 const char *format, ...) {
  va_list args;
  va_start(args, format);
  ww_diag *diag = add(list, WW_NOTE, code, place, format, args);
  va_end(args);
  return diag;
}

ww_diag *ww_warning(ww_diag_list *list, ww_diag_code code, ww_place place,
                    const char *format, ...) {
  va_list args;
  va_start(args, format);
  ww_diag *diag = add(list, WW_WARNING, code, place, format, args);
  va_end(args);
  return diag;
}

void ww_hint(ww_diag_list *list, ww_diag *diag, const char *format, ...) {
  if (diag == &list->spare)
    return;
  ww_buf hint = ww_buf_new(list->arena);
  va_list args;
  va_start(args, format);
  ww_putv(&hint, format, args);
  va_end(args);
  diag->hint = ww_buf_str(&hint);
}

ww_str ww_quote(ww_arena *arena, ww_str text) {
  size_t end = 0;
  size_t characters = 0;
  while (end < text.size && characters < QUOTE_MOST) {
    end++;
    while (end < text.size && ((unsigned char)text.at[end] & 0xC0) == 0x80)
      end++;
    characters++;
  }
  ww_str close = end < text.size ? WW_S("...'") : WW_S("'");
  char *quoted = ww_arena_alloc(arena, 1 + end + close.size + 1, 1);
  quoted[0] = '\'';
  if (end)
    memcpy(quoted + 1, text.at, end);
  memcpy(quoted + 1 + end, close.at, close.size);
  return (ww_str){quoted, 1 + end + close.size};
}

static char fold(char c) {
  if (c >= 'A' && c <= 'Z')
    return (char)(c - 'A' + 'a');
  return c == '-' || c == ' ' ? '_' : c;
}

/* Whether no way leads through two rows with less than so many edits. */
static bool is_beyond(const size_t *row, const size_t *above, size_t size,
                      size_t most) {
  for (size_t j = 0; j <= size; j++)
    if (row[j] < most || above[j] < most)
      return false;
  return true;
}

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

/* Edits between two words of at most WORD_MOST bytes: insert, delete,
 * replace, swap two neighbours (optimal string alignment); `most` where they
 * are not less. */
static size_t distance(ww_str a, ww_str b, size_t most) {
  size_t rows[3][WORD_MOST + 1];
  for (size_t j = 0; j <= b.size; j++)
    rows[0][j] = j;
  for (size_t i = 1; i <= a.size; i++) {
    size_t *row = rows[i % 3];
    const size_t *above = rows[(i - 1) % 3];
    row[0] = i;
    for (size_t j = 1; j <= b.size; j++) {
      size_t change = fold(a.at[i - 1]) != fold(b.at[j - 1]);
      row[j] =
          least(least(above[j] + 1, row[j - 1] + 1), above[j - 1] + change);
      if (i > 1 && j > 1 && fold(a.at[i - 1]) == fold(b.at[j - 2]) &&
          fold(a.at[i - 2]) == fold(b.at[j - 1]))
        row[j] = least(row[j], rows[(i - 2) % 3][j - 2] + 1);
    }
    if (is_beyond(row, above, b.size, most))
      return most;
  }
  return rows[a.size % 3][b.size];
}

ww_str ww_nearest(ww_str word, const ww_str *candidates, size_t count) {
  return ww_nearest_within(word, candidates, count, WORD_MOST);
}

ww_str ww_nearest_within(ww_str word, const ww_str *candidates, size_t count,
                         size_t most) {
  ww_str best = {0};
  size_t fewest = most + 1;
  if (word.size > WORD_MOST)
    return best;
  for (size_t i = 0; i < count; i++) {
    size_t size = candidates[i].size;
    size_t longer = word.size > size ? word.size : size;
    size_t bound = least(fewest, longer / 3 + 1);
    if (size > WORD_MOST || 2 * longer - word.size - size >= bound)
      continue;
    size_t edits = distance(word, candidates[i], bound);
    if (edits < bound) {
      fewest = edits;
      best = candidates[i];
    }
  }
  return best;
}
