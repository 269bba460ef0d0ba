/* The grammar of JSON: values, lists and maps; see json_scan.h. Each function
 * is named after what it reads. Strings, numbers and words: json_scalar.c. */
#include "read/json_scan.h"

#include <assert.h>
#include <string.h>

static bool scan_value(ww_json_scanner *s);

static int peek(const ww_json_scanner *s) {
  return s->at < s->text.size ? (unsigned char)s->text.at[s->at] : -1;
}

static void skip_space(ww_json_scanner *s) {
  while (peek(s) == ' ' || peek(s) == '\n' || peek(s) == '\r' ||
         peek(s) == '\t')
    s->at++;
}

/* By what was found; NULL when that tells nothing. */
static const char *usual_hint(int found) {
  switch (found) {
  case '\'':
    return "text stands in double quotes";
  case '/':
  case '#':
    return "JSON has no comments; YAML has";
  case ',':
    return "remove the comma, or put a value before it";
  case -1:
    return "close what is open; is the text complete?";
  default:
    return NULL;
  }
}

/* `open` is the bracket that stands open, if any; the hint is for what the
 * usual ones say nothing about. */
static bool refuse_here(ww_json_scanner *s, const size_t *open,
                        const char *hint, const char *expected) {
  ww_str found = ww_json_found(s, s->at);
  const char *usual = usual_hint(peek(s));
  assert(usual || hint);
  ww_json_refuse(s, WW_D_JSON_SYNTAX, s->at, usual ? usual : hint,
                 "expected %s, found %.*s", expected, WW_P(found));
  if (open)
    s->diags->last->other = (ww_place){s->source, (uint32_t)*open};
  return false;
}

ww_str ww_json_found(const ww_json_scanner *s, size_t at) {
  if (at >= s->text.size)
    return WW_S("the end of the text");
  if (s->text.at[at] == '\n' || s->text.at[at] == '\r')
    return WW_S("the end of the line");
  if (s->text.at[at] == '\'')
    return WW_S("a single quote");
  size_t end = ww_json_word_end(s, at);
  return ww_quote(s->diags->arena,
                  ww_str_slice(s->text, at, end > at ? end : at + 1));
}

static void note_place(ww_json_scanner *s) {
  ww_json_places *places = s->places;
  if (places->count == s->capacity) {
    size_t capacity = s->capacity ? s->capacity * 2 : 64;
    uint32_t *grown = WW_NEWS(s->arena, uint32_t, capacity);
    if (places->count)
      memcpy(grown, places->at, places->count * sizeof *grown);
    places->at = grown;
    s->capacity = capacity;
  }
  places->at[places->count++] = (uint32_t)s->at;
}

static bool enter(ww_json_scanner *s) {
  if (++s->depth > s->limits->depth)
    return ww_json_refuse(s, WW_D_TOO_DEEP, s->at,
                          "is it the right file, and each of them closed?",
                          "lists and maps stand more than %zu deep in each "
                          "other",
                          s->limits->depth);
  s->at++;
  skip_space(s);
  return true;
}

static void leave(ww_json_scanner *s) {
  s->depth--;
  s->at++;
}

/* After an item: true at a comma, which is passed, and at the end of the list
 * or map, which is not. */
static bool scan_separator(ww_json_scanner *s, char close, size_t open) {
  skip_space(s);
  if (peek(s) == close)
    return true;
  if (peek(s) == ']' || peek(s) == '}')
    return refuse_here(s, &open, "close what is open first",
                       close == ']' ? "',' or ']'" : "',' or '}'");
  if (peek(s) != ',')
    return refuse_here(s, &open, "a comma is missing",
                       close == ']' ? "',' or ']'" : "',' or '}'");
  size_t comma = s->at++;
  skip_space(s);
  if (peek(s) == close)
    return ww_json_refuse(s, WW_D_JSON_SYNTAX, comma, "remove the comma",
                          "a comma before '%c'", close);
  return true;
}

static bool scan_list(ww_json_scanner *s) {
  size_t open = s->at;
  if (!enter(s))
    return false;
  while (peek(s) != ']') {
    if (peek(s) < 0)
      return refuse_here(s, &open, NULL, "a value or ']'");
    if (!scan_value(s) || !scan_separator(s, ']', open))
      return false;
  }
  leave(s);
  return true;
}

static bool scan_key(ww_json_scanner *s, size_t open) {
  if (peek(s) == '"') {
    note_place(s);
    return ww_json_scan_string(s);
  }
  bool digit = peek(s) >= '0' && peek(s) <= '9';
  return refuse_here(s, &open,
                     digit ? "a key is text, and a number has no comma in it"
                           : "write \"key\": value",
                     "a key in double quotes");
}

static bool scan_map(ww_json_scanner *s) {
  size_t open = s->at;
  if (!enter(s))
    return false;
  while (peek(s) != '}') {
    if (!scan_key(s, open))
      return false;
    skip_space(s);
    if (peek(s) != ':')
      return refuse_here(s, &open, "write \"key\": value", "':' after the key");
    s->at++;
    skip_space(s);
    if (!scan_value(s) || !scan_separator(s, '}', open))
      return false;
  }
  leave(s);
  return true;
}

static bool scan_value(ww_json_scanner *s) {
  if (++s->places->nodes > s->limits->nodes)
    return ww_json_refuse(
        s, WW_D_TOO_MANY_NODES, s->at, "is it the right file?",
        "the text holds more than %zu values", s->limits->nodes);
  note_place(s);
  int c = peek(s);
  if (c == '{')
    return scan_map(s);
  if (c == '[')
    return scan_list(s);
  if (c == '"')
    return ww_json_scan_string(s);
  if (c == '-' || c == '+' || c == '.' || (c >= '0' && c <= '9'))
    return ww_json_scan_number(s);
  if (ww_json_word_end(s, s->at) > s->at)
    return ww_json_scan_word(s);
  return refuse_here(s, NULL,
                     c == '}' || c == ']' ? "write null where there is no value"
                                          : "text stands in double quotes",
                     "a value");
}

bool ww_json_scan(ww_arena *arena, const ww_source *source,
                  const ww_limits *limits, ww_diag_list *diags,
                  ww_json_places *places) {
  *places = (ww_json_places){0};
  ww_json_scanner s = {
      .arena = arena,
      .source = source,
      .limits = limits,
      .diags = diags,
      .places = places,
      .text = source->text,
  };
  if (ww_str_starts(s.text, WW_S("\xEF\xBB\xBF")))
    s.at = 3;
  skip_space(&s);
  if (peek(&s) < 0)
    return ww_json_refuse(&s, WW_D_EMPTY_INPUT, 0, "an empty map is {}",
                          "the text is empty");
  if (!scan_value(&s))
    return false;
  skip_space(&s);
  if (peek(&s) < 0)
    return true;
  return refuse_here(&s, NULL, "a JSON text is one value; nothing follows it",
                     "the end of the text");
}
