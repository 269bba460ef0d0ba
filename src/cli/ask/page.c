/* Laying out lines; see page.h. */
#include "cli/ask/page.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH_LEAST = 8, BESIDE_LEAST = 16, BENEATH = 4, LINE_MOST = 10000 };

void ww_page_begin(ww_page *page, const ww_style *style) {
  size_t width = style->width > 0 ? (size_t)style->width : 80;
  *page = (ww_page){.style = *style,
                    .width = width > WIDTH_LEAST ? width : WIDTH_LEAST};
}

void ww_page_free(ww_page *page) {
  ww_bytes_free(&page->bytes);
  free(page->starts);
  *page = (ww_page){0};
}

void ww_page_check(ww_page *page, bool made) {
  if (made && !page->failed)
    return;
  ww_bytes_free(&page->bytes);
  page->count = 0;
  page->failed = true;
}

const char *ww_page_line(const ww_page *page, size_t index) {
  assert(index < page->count);
  return page->bytes.at + page->starts[index];
}

/* ---- Lines ------------------------------------------------------------ */

static void begin_line(ww_page *page) {
  if (page->count == page->capacity) {
    size_t capacity = page->capacity ? page->capacity * 2 : 64;
    size_t *starts = realloc(page->starts, capacity * sizeof *starts);
    ww_page_check(page, starts != NULL);
    if (!starts)
      return;
    page->starts = starts;
    page->capacity = capacity;
  }
  page->starts[page->count++] = page->bytes.size;
}

static void end_line(ww_page *page) {
  ww_bytes_add_some(&page->bytes, "", 1);
  ww_page_check(page, !page->bytes.failed);
}

static void add_looked(ww_page *page, ww_page_look look, const char *text,
                       size_t size) {
  static const char *const starts[] = {
      [WW_PAGE_PLAIN] = "",           [WW_PAGE_STRONG] = "\033[1m",
      [WW_PAGE_DIM] = "\033[2m",      [WW_PAGE_GOOD] = "\033[1;32m",
      [WW_PAGE_WARNING] = "\033[33m", [WW_PAGE_CHOSEN] = "\033[1;36m"};
  bool colored = page->style.color && *starts[look] && size > 0;
  if (colored)
    ww_bytes_add(&page->bytes, starts[look]);
  ww_bytes_add_some(&page->bytes, text, size);
  if (colored)
    ww_bytes_add(&page->bytes, "\033[0m");
}

void ww_page_blank(ww_page *page) {
  begin_line(page);
  end_line(page);
}

void ww_page_lines(ww_page *page, const char *lines) {
  while (*lines) {
    size_t size = strcspn(lines, "\n");
    begin_line(page);
    ww_bytes_add_some(&page->bytes, lines, size);
    end_line(page);
    lines += size + (lines[size] == '\n');
  }
}

/* ---- Wrapped text ----------------------------------------------------- */

static size_t room_beside(const ww_page *page, size_t indent) {
  return indent + WIDTH_LEAST < page->width ? page->width - indent
                                            : WIDTH_LEAST;
}

/* The text's lines for a width; NULL: no memory. */
static ww_text *wrap(ww_page *page, const char *text, size_t width) {
  ww_text *wrapped = NULL;
  ww_page_check(page, ww_text_wrap(&wrapped, text, (int)width, &page->style) ==
                          WW_OK);
  return wrapped;
}

/* Lines after spaces, or after what the first line holds already. */
static void add_wrapped(ww_page *page, ww_page_look look, size_t indent,
                        const char *text, bool begun) {
  ww_text *wrapped = wrap(page, text, room_beside(page, indent));
  const char *rest = wrapped ? ww_text_bytes(wrapped) : "";
  while (*rest || begun) {
    size_t size = strcspn(rest, "\n");
    if (!begun) {
      begin_line(page);
      ww_bytes_add_spaces(&page->bytes, indent);
    }
    add_looked(page, look, rest, size);
    end_line(page);
    rest += size + (rest[size] == '\n');
    begun = false;
  }
  ww_text_free(wrapped);
}

void ww_page_add(ww_page *page, ww_page_look look, const char *prefix,
                 const char *text) {
  begin_line(page);
  add_looked(page, look, prefix, strlen(prefix));
  add_wrapped(page, look, strlen(prefix), text, true);
}

void ww_page_take(ww_page *page, ww_page_look look, const char *prefix,
                  ww_bytes *text) {
  ww_page_check(page, !text->failed);
  if (text->size > 0)
    ww_page_add(page, look, prefix, text->at);
  ww_bytes_free(text);
}

void ww_page_pair(ww_page *page, ww_page_look look, const char *label,
                  size_t column, ww_page_look text_look, const char *text) {
  size_t used = ww_text_columns(label);
  if (used > page->width) {
    ww_page_add(page, look, "", label);
    add_wrapped(page, text_look, BENEATH, text, false);
    return;
  }
  begin_line(page);
  add_looked(page, look, label, strlen(label));
  if (*text == '\0') {
    end_line(page);
    return;
  }
  if (used < column && column + BESIDE_LEAST <= page->width) {
    ww_bytes_add_spaces(&page->bytes, column - used);
    add_wrapped(page, text_look, column, text, true);
    return;
  }
  end_line(page);
  add_wrapped(page, text_look, BENEATH, text, false);
}

void ww_page_numbered(ww_page *page, size_t number, const char *label,
                      size_t widest, ww_page_look text_look, const char *text) {
  enum { BEFORE = 6, BETWEEN = 2 };
  char digits[32];
  ww_bytes line = {0};
  snprintf(digits, sizeof digits, "%4zu  ", number);
  ww_bytes_add(&line, digits);
  ww_bytes_add(&line, label);
  ww_page_check(page, !line.failed);
  ww_page_pair(page, WW_PAGE_PLAIN, ww_bytes_text(&line),
               BEFORE + widest + BETWEEN, text_look, text);
  ww_bytes_free(&line);
}

/* As much of a line as fits, with an ellipsis where that is not all; the
 * columns that it takes. */
static size_t add_cut(ww_page *page, ww_page_look look, const char *line,
                      size_t size, size_t width) {
  static const char ellipsis[] = "...";
  char *cut = calloc(size + sizeof ellipsis, 1);
  ww_page_check(page, cut != NULL);
  if (cut)
    memcpy(cut, line, size);
  while (cut && size > 0 && ww_text_columns(cut) > width) {
    do
      size--;
    while (size > 0 && ((unsigned char)cut[size] & 0xC0) == 0x80);
    memcpy(cut + size, ellipsis, sizeof ellipsis);
  }
  size_t columns = cut ? ww_text_columns(cut) : 0;
  if (cut)
    add_looked(page, look, cut, strlen(cut));
  free(cut);
  return columns;
}

void ww_page_row(ww_page *page, ww_page_look look, const char *label,
                 size_t column, ww_page_look text_look, const char *text) {
  begin_line(page);
  size_t used = add_cut(page, look, label, strlen(label), page->width);
  if (*text && used < column && column + WIDTH_LEAST <= page->width) {
    ww_text *shown = wrap(page, text, LINE_MOST);
    const char *line = shown ? ww_text_bytes(shown) : "";
    ww_bytes_add_spaces(&page->bytes, column - used);
    add_cut(page, text_look, line, strcspn(line, "\n"), page->width - column);
    ww_text_free(shown);
  }
  end_line(page);
}

/* The last line of several that are left out: room for an ellipsis. */
static void add_last(ww_page *page, ww_page_look look, const char *line,
                     size_t size, size_t width) {
  static const char ellipsis[] = " ...";
  while (size > 0 && (line[size] != ' ' || size + sizeof ellipsis - 1 > width))
    size--;
  add_looked(page, look, line, size);
  add_looked(page, look, ellipsis, sizeof ellipsis - 1);
}

void ww_page_clip(ww_page *page, ww_page_look look, const char *prefix,
                  const char *text, size_t most) {
  size_t indent = strlen(prefix);
  size_t width = room_beside(page, indent);
  ww_text *whole = wrap(page, text, width);
  const char *rest = whole ? ww_text_bytes(whole) : "";
  size_t lines = 0;
  for (const char *c = rest; *c; c++)
    lines += *c == '\n';
  for (size_t i = 0; i < most && *rest; i++) {
    size_t size = strcspn(rest, "\n");
    begin_line(page);
    if (i == 0)
      add_looked(page, look, prefix, indent);
    else
      ww_bytes_add_spaces(&page->bytes, indent);
    if (i + 1 == most && lines > most)
      add_last(page, look, rest, size, width);
    else
      add_looked(page, look, rest, size);
    end_line(page);
    rest += size + 1;
  }
  ww_text_free(whole);
}

void ww_page_put(ww_bytes *out, const ww_page *page) {
  for (size_t i = 0; i < page->count; i++) {
    ww_bytes_add(out, ww_page_line(page, i));
    ww_bytes_add(out, "\n");
  }
  if (page->failed)
    ww_bytes_fail(out);
}
