/* What both doors ask of a text before they parse it: its size, that it is
 * UTF-8, and that it holds neither NUL nor lone CR. libyaml and cJSON each
 * let some of that pass, or complain without a place. */
#include "base/utf8.h"
#include "read/doors.h"

static const char *foreign_encoding(ww_str text) {
  /* By byte order mark, else by where the NULs of the first ASCII
   * characters stand (RFC 4627, section 3); '?' is any byte but NUL. */
  static const struct {
    const char *pattern;
    size_t size;
    const char *name;
  } encodings[] = {
      {"\xFF\xFE\0\0", 4, "UTF-32"}, {"\0\0\xFE\xFF", 4, "UTF-32"},
      {"\xFF\xFE", 2, "UTF-16"},     {"\xFE\xFF", 2, "UTF-16"},
      {"\0\0\0?", 4, "UTF-32"},      {"?\0\0\0", 4, "UTF-32"},
      {"\0?\0?", 4, "UTF-16"},       {"?\0?\0", 4, "UTF-16"},
  };
  for (size_t i = 0; i < sizeof encodings / sizeof encodings[0]; i++) {
    const char *pattern = encodings[i].pattern;
    size_t at = 0;
    while (
        at < encodings[i].size && at < text.size &&
        (pattern[at] == '?' ? text.at[at] != '\0' : text.at[at] == pattern[at]))
      at++;
    if (at == encodings[i].size)
      return encodings[i].name;
  }
  return NULL;
}

static bool refuse(ww_diag_list *diags, ww_diag *diag, const char *hint) {
  ww_hint(diags, diag, "%s", hint);
  return false;
}

bool ww_text_check(const ww_source *source, const ww_limits *limits,
                   ww_diag_list *diags) {
  ww_str text = source->text;
  ww_place start = {source, 0};
  if (text.size > limits->bytes)
    return refuse(diags,
                  ww_error(diags, WW_D_TOO_LARGE, start,
                           "the text is longer than %zu bytes", limits->bytes),
                  "is it the right file? nothing of it was read");
  const char *encoding = foreign_encoding(text);
  if (encoding)
    return refuse(diags,
                  ww_error(diags, WW_D_BAD_ENCODING, start,
                           "the text is encoded as %s, not UTF-8", encoding),
                  "save it as UTF-8");
  size_t valid = ww_utf8_valid(text);
  if (valid < text.size)
    return refuse(diags,
                  ww_error(diags, WW_D_BAD_UTF8,
                           (ww_place){source, (uint32_t)valid},
                           "byte 0x%02X at offset %zu is not UTF-8",
                           (unsigned)(unsigned char)text.at[valid], valid),
                  "save it as UTF-8");
  for (size_t i = 0; i < text.size; i++) {
    ww_place place = {source, (uint32_t)i};
    if (text.at[i] == '\0')
      return refuse(
          diags,
          ww_error(diags, WW_D_NUL_BYTE, place, "the text holds a NUL byte"),
          "remove it: a profile and a rulebook are plain text");
    if (text.at[i] == '\r' && !(i + 1 < text.size && text.at[i + 1] == '\n'))
      return refuse(diags,
                    ww_error(diags, WW_D_LONE_CR, place,
                             "a carriage return stands without a line feed"),
                    "end lines with LF or CR LF");
  }
  return true;
}
