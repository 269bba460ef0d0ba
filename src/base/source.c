/* Places in a text; see source.h. */
#include "base/source.h"

static ww_str line_around(ww_str text, size_t start) {
  size_t end = start;
  while (end < text.size && text.at[end] != '\n')
    end++;
  if (end > start && text.at[end - 1] == '\r')
    end--;
  return ww_str_slice(text, start, end);
}

ww_line ww_place_line(ww_place place) {
  ww_line result = {.line = 1, .column = 1};
  if (!place.source || place.at == WW_NO_PLACE)
    return (ww_line){0};
  ww_str text = place.source->text;
  size_t at = place.at < text.size ? place.at : text.size;
  size_t start = ww_str_starts(text, WW_S("\xEF\xBB\xBF")) ? 3 : 0;
  for (size_t i = start; i < at; i++) {
    if (text.at[i] == '\n') {
      result.line++;
      start = i + 1;
    }
  }
  for (size_t i = start; i < at; i++)
    if (((unsigned char)text.at[i] & 0xC0) != 0x80)
      result.column++;
  result.text = line_around(text, start);
  return result;
}
