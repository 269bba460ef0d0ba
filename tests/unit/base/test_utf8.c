/* UTF-8: each code point and each malformed form; what a terminal may see. */
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void every_code_point(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_buf buf = ww_buf_new(arena);
  for (uint32_t c = 0; c <= 0x10FFFF; c++) {
    bool surrogate = c >= 0xD800 && c < 0xE000;
    buf.size = 0;
    ww_utf8_put(&buf, c);
    ww_str text = ww_buf_str(&buf);
    assert_int_equal(ww_utf8_valid(text), surrogate ? 0 : text.size);
    size_t at = 0;
    assert_int_equal(ww_utf8_next(text, &at), c);
    assert_int_equal(at, text.size);
    for (size_t cut = 1; cut < text.size; cut++) /* each beginning alone */
      assert_int_equal(ww_utf8_valid(ww_str_slice(text, 0, cut)), 0);
  }
  ww_arena_free(arena);
}

/* All texts of up to three bytes, against the definition: decode generously,
 * encode again, compare. */
static void every_short_text(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_buf buf = ww_buf_new(arena);
  for (uint32_t bits = 0x80; bits < 0x1000000; bits += bits < 0x10000 ? 1 : 7) {
    char bytes[] = {(char)(bits >> 16), (char)(bits >> 8), (char)bits};
    size_t skip = bits < 0x100 ? 2 : bits < 0x10000 ? 1 : 0;
    ww_str text = {bytes + skip, sizeof bytes - skip};
    size_t valid = ww_utf8_valid(text);
    buf.size = 0;
    for (size_t at = 0; at < valid;) {
      uint32_t c = ww_utf8_next(text, &at);
      assert_true(c < 0xD800 || (c >= 0xE000 && c <= 0x10FFFF));
      ww_utf8_put(&buf, c);
    }
    assert_true(ww_str_equal(ww_buf_str(&buf), ww_str_slice(text, 0, valid)));
    if (valid < text.size && ((unsigned char)text.at[valid] < 0x80))
      fail_msg("ASCII refused in %06X", (unsigned)bits);
  }
  ww_arena_free(arena);
}

static void malformed(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t valid;
  } rows[] = {
      {"", 0},
      {"abc", 3},
      {"\xC3\xA9x", 3},
      {"x\x80", 1},
      {"x\xBF", 1},
      {"\xC0\x80", 0},         /* overlong */
      {"\xC1\xBF", 0},         /* overlong */
      {"\xE0\x9F\xBF", 0},     /* overlong */
      {"\xF0\x8F\xBF\xBF", 0}, /* overlong */
      {"\xED\x9F\xBF", 3},     /* U+D7FF */
      {"\xED\xA0\x80", 0},     /* U+D800 */
      {"\xED\xBF\xBF", 0},     /* U+DFFF */
      {"\xEE\x80\x80", 3},     /* U+E000 */
      {"\xF4\x8F\xBF\xBF", 4}, /* U+10FFFF */
      {"\xF4\x90\x80\x80", 0}, /* beyond */
      {"\xF5\x80\x80\x80", 0},
      {"\xF8\x88\x80\x80\x80", 0},
      {"\xFC\x84\x80\x80\x80\x80", 0},
      {"\xFE", 0},
      {"\xFF", 0},
      {"a\xC3", 1},
      {"a\xE2\x82", 1},
      {"a\xF0\x9F\x98", 1},
      {"a\xE2\x82g", 1},
      {"\xC3\xA9\xC3", 2},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    assert_int_equal(ww_utf8_valid(ww_str_from(rows[i].text)), rows[i].valid);
}

static void width(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t width;
  } rows[] = {
      {"", 0},
      {"abc", 3},
      {"\xC3\xA9", 1},                         /* e acute */
      {"e\xCC\x81", 1},                        /* e, combining acute */
      {"\xE6\xBC\xA2\xE5\xAD\x97", 4},         /* two Han characters */
      {"\xEF\xBC\xA1", 2},                     /* fullwidth A */
      {"\xEF\xBD\xB1", 1},                     /* halfwidth katakana */
      {"\xF0\x9F\x98\x80", 2},                 /* emoji */
      {"\xCE\xB1\xE2\x89\xA5\xE2\x86\x92", 3}, /* ambiguous: narrow */
      {"\xE2\x94\x80\xE2\x96\x88", 2},         /* box, block */
      {"\xED\x95\x9C", 2},                     /* Hangul syllable */
      {" a\xCC\x81\xE6\xBC\xA2z~", 6},         /* in between ASCII */
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    assert_int_equal(ww_utf8_width(ww_str_from(rows[i].text)), rows[i].width);
}

static void visible(void **state) {
  (void)state;
  static const struct {
    const char *text, *shown;
  } rows[] = {
      {"", ""},
      {"plain", "plain"},
      {"\xC3\xA9 \xE6\xBC\xA2 \xF0\x9F\x98\x80",
       "\xC3\xA9 \xE6\xBC\xA2 \xF0\x9F\x98\x80"},
      {"e\xCC\x81", "e\xCC\x81"},
      {"a\x1B[31m", "a\\u{1B}[31m"},
      {"\t\n\r", "\\u{09}\\u{0A}\\u{0D}"},
      {"\x7F\x01", "\\u{7F}\\u{01}"},
      {"\xC2\x9B", "\\u{9B}"},       /* CSI */
      {"\xC2\xAD", "\\u{AD}"},       /* soft hyphen */
      {"\xE2\x80\xAE", "\\u{202E}"}, /* right to left override */
      {"\xE2\x81\xA6", "\\u{2066}"}, /* isolate */
      {"\xE2\x80\x8B\xE2\x80\x8D", "\\u{200B}\\u{200D}"}, /* zero width */
      {"\xE2\x80\xA8\xE2\x80\xA9", "\\u{2028}\\u{2029}"},
      {"\xEF\xBB\xBF", "\\u{FEFF}"},
      {"\xEF\xB8\x8F", "\\u{FE0F}"},      /* variation selector */
      {"\xE3\x85\xA4", "\\u{3164}"},      /* Hangul filler */
      {"\xF3\xA0\x81\x81", "\\u{E0041}"}, /* tag A */
      {"\xEF\xBF\xBF", "\\u{FFFF}"},      /* no character */
      {"\xF4\x8F\xBF\xBF", "\\u{10FFFF}"},
      {"a\xFF"
       "b\xC3",
       "a\\x{FF}b\\x{C3}"}, /* not UTF-8 */
      {"\xED\xA0\x80", "\\x{ED}\\x{A0}\\x{80}"},
  };
  ww_arena *arena = ww_arena_new();
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    ww_buf buf = ww_buf_new(arena);
    ww_put_c(&buf, "");
    ww_put_visible(&buf, ww_str_from(rows[i].text));
    assert_string_equal(buf.at, rows[i].shown);
  }
  ww_arena_free(arena);
}

/* Any bytes at all come out as UTF-8 without controls, and twice the same. */
static void visible_is_safe(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  uint64_t seed = 1;
  for (int round = 0; round < 200000; round++) {
    char bytes[8];
    for (size_t i = 0; i < sizeof bytes; i++) {
      seed = seed * 6364136223846793005u + 1442695040888963407u;
      bytes[i] = (char)(seed >> 56);
    }
    ww_buf once = ww_buf_new(arena);
    ww_put_visible(&once, (ww_str){bytes, sizeof bytes});
    ww_str shown = ww_buf_str(&once);
    assert_int_equal(ww_utf8_valid(shown), shown.size);
    for (size_t at = 0; at < shown.size;) {
      uint32_t c = ww_utf8_next(shown, &at);
      assert_true(c >= 0x20 && (c < 0x7F || c > 0x9F));
      assert_false((c >= 0x200B && c <= 0x200F) ||
                   (c >= 0x2028 && c <= 0x202E) ||
                   (c >= 0x2060 && c <= 0x206F));
    }
    ww_buf twice = ww_buf_new(arena);
    ww_put_visible(&twice, shown);
    assert_true(ww_str_equal(ww_buf_str(&twice), shown));
    ww_arena_reset(arena);
  }
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_code_point), cmocka_unit_test(every_short_text),
      cmocka_unit_test(malformed),        cmocka_unit_test(width),
      cmocka_unit_test(visible),          cmocka_unit_test(visible_is_safe),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
