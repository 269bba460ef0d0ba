/* What was meant by a number or a comparison that is written in another way
 * than YAML's readers agree on; see fields.h. */
#include "read/fields.h"

#include "base/buf.h"
#include "base/number.h"

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* "k" and "M" behind whole numbers; 0: something else. */
static int zeros_of(char letter) {
  return letter == 'k' || letter == 'K' ? 3 : letter == 'M' ? 6 : 0;
}

/* Without a plus sign, leading zeros, and what groups digits. */
static void put_number(ww_buf *out, ww_str text) {
  size_t at = 0;
  size_t size = text.size;
  int zeros =
      size > 1 && is_digit(text.at[size - 2]) ? zeros_of(text.at[size - 1]) : 0;
  size -= zeros > 0;
  if (at < size && text.at[at] == '+')
    at++;
  else if (at < size && text.at[at] == '-')
    ww_put_char(out, text.at[at++]);
  while (at + 1 < size && text.at[at] == '0' && is_digit(text.at[at + 1]))
    at++;
  if (at < size && text.at[at] == '.')
    ww_put_char(out, '0');
  bool decimals = false; /* which k and M move before the point */
  for (; at < size; at++) {
    bool last = at + 1 == size;
    bool groups = text.at[at] == ',' || text.at[at] == '_';
    bool point = text.at[at] == '.';
    if (groups && !last && is_digit(text.at[at + 1]))
      continue;
    decimals |= point;
    if (point && (last || zeros > 0))
      continue;
    ww_put_char(out, text.at[at]);
    zeros -= decimals && zeros > 0;
  }
  while (zeros-- > 0)
    ww_put_char(out, '0');
}

ww_str ww_number_meant(ww_arena *arena, ww_str text) {
  ww_buf out = ww_buf_new(arena);
  put_number(&out, ww_str_trim(text));
  ww_str meant = ww_buf_str(&out);
  bool number = meant.size > 0 && ww_number_length(meant) == meant.size;
  return number && !ww_str_equal(meant, text) ? meant : (ww_str){0};
}

/* ---- Comparisons ------------------------------------------------------ */

static const struct {
  const char *written, *meant;
} operators[] = {{"=>", ">="},
                 {"=<", "<="},
                 {"==", ""},
                 {"\xE2\x89\xA5", ">="},
                 {"\xE2\x89\xA4", "<="},
                 {">=", ">="},
                 {"<=", "<="},
                 {"=", ""},
                 {">", ">"},
                 {"<", "<"}};

static bool starts(ww_str text, ww_str with) {
  return text.size >= with.size &&
         ww_str_equal(ww_str_slice(text, 0, with.size), with);
}

/* A number, or the word that stands for a value. */
static void put_end(ww_buf *out, ww_str text) {
  ww_str meant = ww_number_meant(out->arena, text);
  ww_put(out, meant.size ? meant : ww_str_trim(text));
}

ww_str ww_test_meant(ww_arena *arena, ww_str text) {
  ww_buf out = ww_buf_new(arena);
  ww_str rest = ww_str_trim(text);
  bool compares = false;
  for (size_t i = 0; i < sizeof operators / sizeof *operators && !compares;
       i++) {
    ww_str written = ww_str_from(operators[i].written);
    compares = starts(rest, written);
    if (!compares)
      continue;
    ww_putf(&out, "\"%s%s", operators[i].meant, *operators[i].meant ? " " : "");
    rest = ww_str_slice(rest, written.size, rest.size);
  }
  if (compares && out.size == 1) /* equal to: the value alone */
    out = ww_buf_new(arena);
  size_t dots = 0;
  while (dots + 1 < rest.size &&
         !(rest.at[dots] == '.' && rest.at[dots + 1] == '.'))
    dots++;
  bool range = dots + 1 < rest.size;
  if (range)
    ww_put_c(&out, "\"");
  put_end(&out, range ? ww_str_slice(rest, 0, dots) : rest);
  if (range) {
    ww_put_c(&out, "..");
    put_end(&out, ww_str_slice(rest, dots + 2, rest.size));
  }
  if (out.size > 0 && out.at[0] == '"')
    ww_put_c(&out, "\"");
  return ww_buf_str(&out);
}
