/* Writing JSON; see json_out.h. */
#include "base/json_out.h"

#include "base/ci_log.h"
#include "base/number.h"
#include "base/utf8.h"

#include <assert.h>

ww_json ww_json_new(ww_buf *buf, bool compact) {
  return (ww_json){.buf = buf, .compact = compact};
}

static void put_unit(ww_buf *buf, uint32_t unit) {
  ww_putf(buf, "\\u%04X", (unsigned)unit);
}

static void put_escape(ww_buf *buf, uint32_t character) {
  enum { FIRST_ASTRAL = 0x10000 };
  switch (character) {
  case '"':
    ww_put_c(buf, "\\\"");
    return;
  case '\\':
    ww_put_c(buf, "\\\\");
    return;
  case '\n':
    ww_put_c(buf, "\\n");
    return;
  case '\t':
    ww_put_c(buf, "\\t");
    return;
  case '\r':
    ww_put_c(buf, "\\r");
    return;
  default:
    break;
  }
  if (character < FIRST_ASTRAL) {
    put_unit(buf, character);
    return;
  }
  put_unit(buf, 0xD800 + ((character - FIRST_ASTRAL) >> 10));
  put_unit(buf, 0xDC00 + ((character - FIRST_ASTRAL) & 0x3FF));
}

/* From ' ' to '~', but not '"', '#' and '\\'. */
static const uint32_t is_plain[256 / 32] = {0, 0xFFFFFFF3, 0xEFFFFFFF,
                                            0x7FFFFFFF};

void ww_put_json_string(ww_buf *buf, ww_str text) {
  ww_put_char(buf, '"');
  size_t from = 0;
  for (size_t at = 0; at < text.size;) {
    unsigned char byte = (unsigned char)text.at[at];
    if (is_plain[byte / 32] >> (byte % 32) & 1 ||
        (byte == '#' && !ww_opens_ci_command(text, at))) {
      at++;
      continue;
    }
    size_t next = at;
    uint32_t character = ww_utf8_next(text, &next);
    if (byte < 0x80 || !ww_utf8_shows(character)) {
      ww_put(buf, ww_str_slice(text, from, at));
      put_escape(buf, character);
      from = next;
    }
    at = next;
  }
  ww_put(buf, ww_str_slice(text, from, text.size));
  ww_put_char(buf, '"');
}

static void new_line(ww_json *json) {
  if (json->compact)
    return;
  ww_put_char(json->buf, '\n');
  ww_put_times(json->buf, WW_S("  "), (size_t)json->depth);
}

static void put_key(ww_json *json, ww_str key) {
  ww_put_json_string(json->buf, key);
  ww_put_c(json->buf, json->compact ? ":" : ": ");
}

/* What stands before a value: comma, line, key. */
static void before(ww_json *json, const char *key) {
  if (json->keyed) {
    json->keyed = false;
    return;
  }
  if (json->follows)
    ww_put_char(json->buf, ',');
  if (json->depth > 0)
    new_line(json);
  json->follows = true;
  const ww_json_row **next = &json->next[json->depth];
  if (*next && !key)
    key = (*next)++->name;
  if (key)
    put_key(json, ww_str_from(key));
}

void ww_json_key(ww_json *json, ww_str key) {
  before(json, NULL);
  put_key(json, key);
  json->keyed = true;
}

void ww_json_open(ww_json *json, const char *key, char bracket) {
  before(json, key);
  ww_put_char(json->buf, bracket);
  json->depth++;
  assert(json->depth < WW_JSON_DEPTH_MOST);
  json->next[json->depth] = NULL;
  json->follows = false;
}

void ww_json_begin(ww_json *json, const char *key, const ww_json_row *keys) {
  ww_json_open(json, key, '{');
  json->next[json->depth] = keys;
}

void ww_json_skip(ww_json *json) {
  assert(json->next[json->depth]->optional);
  json->next[json->depth]++;
}

void ww_json_end(ww_json *json) {
  assert(!json->next[json->depth]->name);
  ww_json_close(json, '}');
}

void ww_json_close(ww_json *json, char bracket) {
  json->depth--;
  if (json->follows)
    new_line(json);
  ww_put_char(json->buf, bracket);
  json->follows = true;
}

void ww_json_str(ww_json *json, const char *key, ww_str value) {
  before(json, key);
  ww_put_json_string(json->buf, value);
}

void ww_json_text(ww_json *json, const char *key, const char *value) {
  ww_json_str(json, key, ww_str_from(value));
}

void ww_json_bool(ww_json *json, const char *key, bool value) {
  before(json, key);
  ww_put_c(json->buf, value ? "true" : "false");
}

void ww_json_null(ww_json *json, const char *key) {
  before(json, key);
  ww_put_c(json->buf, "null");
}

void ww_json_int(ww_json *json, const char *key, long long value) {
  before(json, key);
  ww_put_fixed(json->buf, value, 0);
}

void ww_json_number(ww_json *json, const char *key, double value) {
  before(json, key);
  ww_put_number(json->buf, value);
}

void ww_json_fixed(ww_json *json, const char *key, int64_t value, int places) {
  before(json, key);
  ww_put_fixed(json->buf, value, places);
}
