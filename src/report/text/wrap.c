/* Visible text and its lines; see report/text/wrap.h. */
#include "report/text/wrap.h"

#include "base/ci_log.h"
#include "base/utf8.h"

/* What typography looks like in ASCII. */
static const struct likeness {
  uint32_t character;
  const char *ascii;
} likenesses[] = {
    {0x00A0, " "},  {0x00B1, "+-"}, {0x00B7, "-"},  {0x00D7, "x"},
    {0x2013, "-"},  {0x2014, "--"}, {0x2018, "'"},  {0x2019, "'"},
    {0x201C, "\""}, {0x201D, "\""}, {0x2022, "*"},  {0x2026, "..."},
    {0x2190, "<-"}, {0x2192, "->"}, {0x2212, "-"},  {0x2248, "~"},
    {0x2260, "!="}, {0x2264, "<="}, {0x2265, ">="},
};

static const char *likeness_of(uint32_t character) {
  for (size_t i = 0; i < sizeof likenesses / sizeof *likenesses; i++)
    if (likenesses[i].character == character)
      return likenesses[i].ascii;
  return NULL;
}

/* The text is well-formed. */
static void put_ascii(ww_buf *buf, ww_str text) {
  for (size_t at = 0; at < text.size;) {
    uint32_t character = ww_utf8_next(text, &at);
    const char *likeness = likeness_of(character);
    if (character < 0x80)
      ww_put_char(buf, (char)character);
    else if (likeness)
      ww_put_c(buf, likeness);
    else
      ww_putf(buf, "\\u{%02X}", (unsigned)character);
  }
}

static bool is_plain(char c) {
  return c >= ' ' && c <= '~';
}

static void put_strange(ww_buf *buf, ww_str text, bool unicode) {
  if (unicode) {
    ww_put_visible(buf, text);
    return;
  }
  ww_buf visible = ww_buf_new(buf->arena);
  ww_put_visible(&visible, text);
  put_ascii(buf, ww_buf_str(&visible));
}

void ww_put_shown(ww_buf *buf, ww_str text, bool unicode) {
  for (size_t at = 0; at < text.size;) {
    size_t start = at;
    while (at < text.size && is_plain(text.at[at]) &&
           !ww_is_ci_command(text, at))
      at++;
    ww_put(buf, ww_str_slice(text, start, at));
    start = at;
    while (at < text.size && !is_plain(text.at[at]))
      at++;
    if (at > start)
      put_strange(buf, ww_str_slice(text, start, at), unicode);
    if (at < text.size && ww_is_ci_command(text, at))
      ww_put_broken(buf, text.at[at++]);
  }
}

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* White space that is to become something else: not one space in a word's
 * company. */
static bool is_odd_space(ww_str text, size_t at) {
  return is_space(text.at[at]) && (text.at[at] != ' ' || at + 1 == text.size ||
                                   is_space(text.at[at + 1]));
}

void ww_put_prose(ww_buf *buf, ww_str text, bool unicode) {
  for (size_t at = 0; at < text.size;) {
    size_t start = at;
    while (at < text.size && is_space(text.at[at]))
      at++;
    bool spaced = buf->size > 0 && buf->at[buf->size - 1] == ' ';
    if (at > start && !spaced)
      ww_put_char(buf, ' ');
    start = at;
    while (at < text.size && !is_odd_space(text, at))
      at++;
    ww_put_shown(buf, ww_str_slice(text, start, at), unicode);
  }
}

static size_t skip_spaces(ww_str text, size_t at) {
  while (at < text.size && text.at[at] == ' ')
    at++;
  return at;
}

#define EN_DASH "\xE2\x80\x93"

ww_str ww_line_next(ww_str text, size_t *at, size_t width) {
  size_t start = skip_spaces(text, *at);
  size_t end = start; /* of the last whole word that fits */
  size_t used = ww_is_ci_line(text, start) ? WW_BROKEN_COLUMNS : 0;
  size_t next = start;
  size_t range = start; /* past the last dash of a range that fits */
  while (next < text.size) {
    size_t here = next;
    bool space = text.at[here] == ' ';
    if (space && text.at[here - 1] != ' ')
      end = here;
    if (is_plain(text.at[here])) {
      next++;
      used++;
    } else {
      ww_utf8_next(text, &next);
      used += ww_utf8_width(ww_str_slice(text, here, next));
      if (used <= width && ww_str_is(ww_str_slice(text, here, next), EN_DASH))
        range = next;
    }
    if (used <= width || space)
      continue;
    if (end == start) /* no word fits: break it, after one character at least */
      end = range > start ? range : here > start ? here : next;
    *at = skip_spaces(text, end);
    return ww_str_slice(text, start, end);
  }
  *at = text.size;
  for (end = text.size; end > start && text.at[end - 1] == ' ';)
    end--;
  return ww_str_slice(text, start, end);
}
