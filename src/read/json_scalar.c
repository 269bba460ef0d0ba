/* Strings, numbers and words of JSON; see json_scan.h. */
#include "base/fold.h"
#include "base/number.h"
#include "read/json_scan.h"

bool ww_json_refuse(ww_json_scanner *s, ww_diag_code code, size_t at,
                    const char *hint, const char *format, ...) {
  ww_buf message = ww_buf_new(s->arena);
  va_list args;
  va_start(args, format);
  ww_putv(&message, format, args);
  va_end(args);
  ww_str said = ww_buf_str(&message);
  ww_diag *diag = ww_error(s->diags, code, (ww_place){s->source, (uint32_t)at},
                           "%.*s", WW_P(said));
  ww_hint(s->diags, diag, "%s", hint);
  return false;
}

static bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' || (c & 0x80);
}

size_t ww_json_word_end(const ww_json_scanner *s, size_t at) {
  while (at < s->text.size && is_word(s->text.at[at]))
    at++;
  return at;
}

static const char ESCAPES[] =
    "escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four "
    "hexadecimal digits; a backslash itself is \\\\";

/* The four hexadecimal digits at `at`; -1 when they are not. */
static long read_hex(ww_str text, size_t at) {
  long value = 0;
  for (size_t i = at; i < at + 4; i++) {
    char c = i < text.size ? text.at[i] : '\0';
    int digit = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : -1;
    if (digit < 0)
      return -1;
    value = value * 16 + digit;
  }
  return value;
}

static bool refuse_string(ww_json_scanner *s, const char *hint,
                          const char *message) {
  return ww_json_refuse(s, WW_D_JSON_STRING, s->at, hint, "%s", message);
}

/* At the backslash of \uXXXX; counts the bytes it makes in UTF-8. */
static bool scan_unicode(ww_json_scanner *s, size_t *bytes) {
  enum { ESCAPE = 6 };
  long unit = read_hex(s->text, s->at + 2);
  if (unit < 0)
    return refuse_string(s, ESCAPES, "\\u needs four hexadecimal digits");
  if (unit == 0)
    return ww_json_refuse(s, WW_D_NUL_BYTE, s->at,
                          "remove it: text cannot hold a NUL",
                          "\\u0000 stands for a NUL");
  bool high = unit >= 0xD800 && unit < 0xDC00;
  if (unit >= 0xDC00 && unit < 0xE000)
    return refuse_string(s, "write the character itself",
                         "the second half of a surrogate pair stands alone");
  if (high) {
    ww_str next = ww_str_slice(s->text, s->at + ESCAPE, s->at + ESCAPE + 2);
    long low =
        ww_str_is(next, "\\u") ? read_hex(s->text, s->at + ESCAPE + 2) : -1;
    if (low < 0xDC00 || low >= 0xE000)
      return refuse_string(s, "write the character itself",
                           "the first half of a surrogate pair stands alone");
  }
  *bytes += high ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  s->at += high ? 2 * ESCAPE : ESCAPE;
  return true;
}

static bool scan_escape(ww_json_scanner *s, size_t *bytes) {
  char c = s->at + 1 < s->text.size ? s->text.at[s->at + 1] : '\0';
  switch (c) {
  case 'u':
    return scan_unicode(s, bytes);
  case '"':
  case '\\':
  case '/':
  case 'b':
  case 'f':
  case 'n':
  case 'r':
  case 't':
    s->at += 2;
    (*bytes)++;
    return true;
  default:
    return refuse_string(s, ESCAPES, "this backslash begins no escape");
  }
}

static bool refuse_control(ww_json_scanner *s, unsigned char c) {
  ww_str hint = c == '\t'
                    ? WW_S("write a tab as \\t")
                    : ww_format(s->arena, "remove it, or write it as \\u%04X",
                                (unsigned)c);
  return ww_json_refuse(s, WW_D_JSON_STRING, s->at, hint.at,
                        "a string holds the control character U+%04X",
                        (unsigned)c);
}

bool ww_json_scan_string(ww_json_scanner *s) {
  size_t open = s->at++;
  size_t bytes = 0;
  while (s->at < s->text.size && s->text.at[s->at] != '"') {
    unsigned char c = (unsigned char)s->text.at[s->at];
    if (c == '\n' || c == '\r')
      return ww_json_refuse(s, WW_D_JSON_STRING, open,
                            "close it with a double quote; write a line end "
                            "in a text as \\n",
                            "a string is not closed on its line");
    if (c < 0x20)
      return refuse_control(s, c);
    if (c != '\\') {
      s->at++;
      bytes++;
    } else if (!scan_escape(s, &bytes)) {
      return false;
    }
  }
  if (s->at >= s->text.size)
    return ww_json_refuse(s, WW_D_JSON_STRING, open,
                          "close it with a double quote",
                          "a string is not closed");
  if (bytes > s->limits->string)
    return ww_json_refuse(
        s, WW_D_STRING_TOO_LONG, open, "shorten it; is a quote missing?",
        "a string is longer than %zu bytes", s->limits->string);
  s->at++;
  return true;
}

/* What was meant as a number: to its end, whatever its grammar. */
static ww_str number_like(const ww_json_scanner *s) {
  size_t end = s->at;
  while (end < s->text.size) {
    char c = s->text.at[end];
    bool part = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '+' ||
                c == '-';
    if (!part)
      break;
    end++;
  }
  return ww_str_slice(s->text, s->at, end);
}

static const char *number_hint(ww_str text) {
  char first = text.at[0];
  char second = text.size > 1 ? text.at[1] : '\0';
  if (first == '+')
    return "a number has no '+' before it";
  if (first == '.' || (first == '-' && second == '.'))
    return "a digit stands before the point: 0.5";
  if (first == '-' && (second == 'I' || second == 'i' || second == 'N'))
    return "what is not known is left out, or null";
  if (first == '-' && second == '0')
    text = ww_str_slice(text, 1, text.size);
  if (text.at[0] == '0' && text.size > 1 && text.at[1] >= '0' &&
      text.at[1] <= '9')
    return "a number has no leading zero";
  for (size_t i = 0; i < text.size; i++)
    if (text.at[i] == '_')
      return "digits stand together: 1000, not 1_000";
  return "numbers look like 12, -3.5 or 1.5e3";
}

bool ww_json_scan_number(ww_json_scanner *s) {
  ww_str text = number_like(s);
  if (text.size > s->limits->string)
    return ww_json_refuse(s, WW_D_STRING_TOO_LONG, s->at, "write fewer digits",
                          "a number is longer than %zu bytes",
                          s->limits->string);
  double value;
  ww_number_fault fault = ww_number_read(text, &value, NULL);
  if (fault == WW_NUMBER_FINE) {
    s->at += text.size;
    return true;
  }
  ww_str quoted = ww_quote(s->diags->arena, text);
  if (fault == WW_NUMBER_GRAMMAR)
    return ww_json_refuse(s, WW_D_JSON_NUMBER, s->at, number_hint(text),
                          "%s is not a JSON number", quoted.at);
  return ww_json_refuse(s, WW_D_BAD_NUMBER, s->at,
                        "whole numbers go to 9007199254740992, others to "
                        "1.7e308",
                        "%s cannot be kept exactly", quoted.at);
}

static const char *word_hint(ww_str word) {
  const char *flag = ww_word_flag(word);
  static const struct {
    const char *word, *hint;
  } hints[] = {
      {"None", "write null"},
      {"nil", "write null"},
      {"NULL", "write null"},
      {"Null", "write null"},
      {"undefined", "write null"},
      {"NaN", "write null if it is not known"},
      {"nan", "write null if it is not known"},
      {"Infinity", "write null if it is not known"},
  };
  for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++)
    if (ww_str_is(word, hints[i].word))
      return hints[i].hint;
  if (flag)
    return flag[0] == 't' ? "write true" : "write false";
  return "text stands in double quotes";
}

bool ww_json_scan_word(ww_json_scanner *s) {
  static const char *const words[] = {"true", "false", "null"};
  size_t end = ww_json_word_end(s, s->at);
  ww_str word = ww_str_slice(s->text, s->at, end);
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (ww_str_is(word, words[i])) {
      s->at = end;
      return true;
    }
  ww_str quoted = ww_quote(s->diags->arena, word);
  return ww_json_refuse(s, WW_D_JSON_SYNTAX, s->at, word_hint(word),
                        "%s is not a JSON value", quoted.at);
}
