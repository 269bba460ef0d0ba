/* Text in Markdown; see report/markdown/markdown.h. */
#include "report/markdown/markdown.h"

#include "report/text/wrap.h"

#include <string.h>

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_word(char c) {
  return is_letter(c) || is_digit(c) || (unsigned char)c >= 0x80;
}

/* ---- Words that GitHub would make something of -------------------------- */

static bool holds(ww_str word, const char *part) {
  size_t size = strlen(part);
  for (size_t i = 0; i + size <= word.size; i++) {
    size_t same = 0;
    while (same < size && (word.at[i + same] | 0x20) == (part[same] | 0x20))
      same++;
    if (same == size)
      return true;
  }
  return false;
}

/* "#12", "GH-12": an issue. */
static bool is_reference(ww_str word) {
  for (size_t i = 0; i + 1 < word.size; i++) {
    bool dash = i >= 2 && word.at[i] == '-' && (word.at[i - 1] | 0x20) == 'h' &&
                (word.at[i - 2] | 0x20) == 'g';
    if ((word.at[i] == '#' || dash) && is_digit(word.at[i + 1]))
      return true;
  }
  return false;
}

static bool is_emoji_letter(char c) {
  return is_word(c) || c == '_' || c == '+' || c == '-';
}

/* ":tada:" */
static bool is_emoji(ww_str word) {
  for (size_t from = 0; from < word.size; from++) {
    size_t end = from + 1;
    if (word.at[from] != ':')
      continue;
    while (end < word.size && is_emoji_letter(word.at[end]))
      end++;
    if (end > from + 1 && end < word.size && word.at[end] == ':')
      return true;
    from = end - 1;
  }
  return false;
}

/* A stretch of hexadecimal digits that may be a commit. */
static bool is_commit(ww_str word) {
  enum { LEAST = 7 };
  size_t size = 0;
  bool digit = false;
  bool letter = false;
  for (size_t i = 0; i <= word.size; i++) {
    char c = i < word.size ? word.at[i] : ' ';
    bool hexadecimal = is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
    if (!hexadecimal && size >= LEAST && digit && letter)
      return true;
    size = hexadecimal ? size + 1 : 0;
    digit = hexadecimal && (digit || is_digit(c));
    letter = hexadecimal && (letter || is_letter(c));
  }
  return false;
}

static bool is_live(ww_str word) {
  return memchr(word.at, '@', word.size) || holds(word, "://") ||
         holds(word, "www.") || is_reference(word) || is_emoji(word) ||
         is_commit(word);
}

/* ---- Characters ---------------------------------------------------------- */

/* What means something wherever it stands. */
static bool is_active(ww_str text, size_t at) {
  char c = text.at[at];
  if (c == '_') /* emphasis only at a word's edge (CommonMark 6.2) */
    return at == 0 || at + 1 == text.size || !is_word(text.at[at - 1]) ||
           !is_word(text.at[at + 1]);
  return c != '\0' && strchr("\\`*[]<&|~$", c);
}

/* What means something at the start of a block. */
static size_t opener_of(ww_str text) {
  size_t digits = 0;
  if (text.size && strchr("#+-=>", text.at[0]))
    return 1;
  while (digits < text.size && is_digit(text.at[digits]))
    digits++;
  bool numbers = digits > 0 && digits < text.size &&
                 (text.at[digits] == '.' || text.at[digits] == ')');
  return numbers ? digits + 1 : 0;
}

static void put_word(ww_buf *out, ww_str word, bool start) {
  size_t opener = start ? opener_of(word) : 0;
  for (size_t i = 0; i < word.size; i++) {
    if (is_active(word, i) || i + 1 == opener)
      ww_put_char(out, '\\');
    ww_put_char(out, word.at[i]);
  }
}

void ww_put_markdown(ww_buf *out, ww_str text, bool start) {
  ww_buf shown = ww_buf_new(out->arena);
  ww_put_prose(&shown, text, true);
  for (size_t at = 0; at < shown.size;) {
    size_t end = at;
    while (end < shown.size && shown.at[end] != ' ')
      end++;
    ww_str word = ww_str_slice(ww_buf_str(&shown), at, end);
    if (word.size && is_live(word))
      ww_put_markdown_code(out, word);
    else if (word.size)
      put_word(out, word, start);
    start = start && word.size == 0;
    bool spaced = out->size > 0 && out->at[out->size - 1] == ' ';
    if (end < shown.size && !spaced)
      ww_put_char(out, ' ');
    at = end + 1;
  }
}

/* ---- Code ---------------------------------------------------------------- */

/* One backtick more than the longest run inside. */
static size_t fence_of(ww_str text) {
  size_t longest = 0;
  size_t run = 0;
  for (size_t i = 0; i < text.size; i++) {
    run = text.at[i] == '`' ? run + 1 : 0;
    longest = run > longest ? run : longest;
  }
  return longest + 1;
}

static void put_span(ww_buf *out, ww_str code) {
  if (code.size == 0)
    return;
  size_t fence = fence_of(code);
  const char *pad = fence > 1 ? " " : "";
  if (out->size > 0 && out->at[out->size - 1] == '`')
    ww_put_char(out, ' '); /* or the two would be one */
  ww_put_times(out, WW_S("`"), fence);
  ww_put_c(out, pad);
  ww_put(out, code);
  ww_put_c(out, pad);
  ww_put_times(out, WW_S("`"), fence);
}

void ww_put_markdown_code(ww_buf *out, ww_str text) {
  ww_buf shown = ww_buf_new(out->arena);
  ww_put_prose(&shown, text, true);
  ww_str code = ww_str_trim(ww_buf_str(&shown));
  size_t from = 0;
  for (size_t i = 0; i < code.size; i++) {
    if (code.at[i] != '|')
      continue;
    put_span(out, ww_str_slice(code, from, i));
    ww_put_c(out, "\\|");
    from = i + 1;
  }
  put_span(out, ww_str_slice(code, from, code.size));
}
