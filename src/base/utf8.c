/* UTF-8; see utf8.h. The only file that knows utf8proc, whose tables say what
 * a character is and how wide it stands; well-formedness is judged here. */
#include "base/utf8.h"

#include <utf8proc.h>

/* Table 3-7 of the Unicode standard: by the first byte, how many bytes the
 * character takes and between what its second byte must lie. */
typedef struct form {
  unsigned char first, last; /* first byte */
  unsigned char size;
  unsigned char second_least, second_most;
} form;

static const form forms[] = {
    {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF}, {0xED, 0xED, 3, 0x80, 0x9F},
    {0xEE, 0xEF, 3, 0x80, 0xBF}, {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
};

static unsigned char byte(ww_str text, size_t at) {
  return (unsigned char)text.at[at];
}

/* Bytes of the well-formed character at `at`; 0 when there is none. */
static size_t character_size(ww_str text, size_t at) {
  unsigned char first = byte(text, at);
  if (first < 0x80)
    return 1;
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
    const form *f = &forms[i];
    if (first < f->first || first > f->last)
      continue;
    if (text.size - at < f->size || byte(text, at + 1) < f->second_least ||
        byte(text, at + 1) > f->second_most)
      return 0;
    for (size_t k = 2; k < f->size; k++)
      if ((byte(text, at + k) & 0xC0) != 0x80)
        return 0;
    return f->size;
  }
  return 0;
}

size_t ww_utf8_valid(ww_str text) {
  size_t at = 0;
  while (at < text.size) {
    size_t size = character_size(text, at);
    if (size == 0)
      return at;
    at += size;
  }
  return at;
}

uint32_t ww_utf8_next(ww_str text, size_t *at) {
  unsigned char first = byte(text, (*at)++);
  if (first < 0xC0)
    return first;
  size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  uint32_t character = first & (0x3Fu >> more);
  while (more-- > 0 && *at < text.size)
    character = character << 6 | (byte(text, (*at)++) & 0x3Fu);
  return character;
}

void ww_utf8_put(ww_buf *buf, uint32_t character) {
  char bytes[4];
  size_t size = character < 0x80      ? 1
                : character < 0x800   ? 2
                : character < 0x10000 ? 3
                                      : 4;
  static const unsigned char mark[] = {0, 0, 0xC0, 0xE0, 0xF0};
  for (size_t i = size; i-- > 1; character >>= 6)
    bytes[i] = (char)(0x80 | (character & 0x3F));
  bytes[0] = (char)(mark[size] | character);
  ww_put(buf, (ww_str){bytes, size});
}

/* Most text is ASCII; the tables are asked only about the rest. */
static bool is_ascii_shown(char c) {
  return c >= ' ' && c <= '~';
}

size_t ww_utf8_width(ww_str text) {
  size_t width = 0;
  for (size_t at = 0; at < text.size;) {
    if (is_ascii_shown(text.at[at])) {
      at++;
      width++;
      continue;
    }
    int columns = utf8proc_charwidth((utf8proc_int32_t)ww_utf8_next(text, &at));
    width += columns > 0 ? (size_t)columns : 0;
  }
  return width;
}

/* "ignorable" is Unicode's list of what shows nothing, from zero-width joiners
 * to variation selectors. */
bool ww_utf8_shows(uint32_t character) {
  const utf8proc_property_t *property =
      utf8proc_get_property((utf8proc_int32_t)character);
  switch (property->category) {
  case UTF8PROC_CATEGORY_CC:
  case UTF8PROC_CATEGORY_CF:
  case UTF8PROC_CATEGORY_CN:
  case UTF8PROC_CATEGORY_CS:
  case UTF8PROC_CATEGORY_ZL:
  case UTF8PROC_CATEGORY_ZP:
    return false;
  default:
    return !property->ignorable;
  }
}

bool ww_utf8_blank(uint32_t character) {
  return utf8proc_category((utf8proc_int32_t)character) == UTF8PROC_CATEGORY_ZS;
}
