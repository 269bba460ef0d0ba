/* Visible text and lines: what is shown, where lines break. */
#include "report/text/wrap.h"

#include "reporting.h"

static void shown(void **state) {
  static const struct {
    const char *text, *unicode, *ascii;
  } rows[] = {
      {"plain", "plain", "plain"},
      {"caf\xC3\xA9", "caf\xC3\xA9", "caf\\u{E9}"},
      {"1\xE2\x80\x93"
       "2\xE2\x80\xA6",
       "1\xE2\x80\x93"
       "2\xE2\x80\xA6",
       "1-2..."},
      {"\xE2\x88\x92"
       "3 \xE2\x89\xA5 x",
       "\xE2\x88\x92"
       "3 \xE2\x89\xA5 x",
       "-3 >= x"},
      {"\x1B[2J", "\\u{1B}[2J", "\\u{1B}[2J"},
      {"a\xE2\x80\xAE"
       "b",
       "a\\u{202E}b", "a\\u{202E}b"},
      {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80", "\\u{1F600}"},
      {"\xFF", "\\x{FF}", "\\x{FF}"},
      {"a\nb", "a\\u{0A}b", "a\\u{0A}b"},
      {"###[x]", "#\\u{23}#[x]", "#\\u{23}#[x]"},
      {"\xC3\xA9##vso[x]", "\xC3\xA9\\u{23}#vso[x]", "\\u{E9}\\u{23}#vso[x]"},
  };
  (void)state;
  ww_arena *arena = ww_arena_new();
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    ww_buf buf = ww_buf_new(arena);
    ww_put_shown(&buf, ww_str_from(rows[i].text), true);
    expect_text(ww_buf_str(&buf), rows[i].unicode);
    buf.size = 0;
    ww_put_shown(&buf, ww_str_from(rows[i].text), false);
    expect_text(ww_buf_str(&buf), rows[i].ascii);
  }
  ww_arena_free(arena);
}

static void prose(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_buf buf = ww_buf_new(arena);
  ww_put_prose(&buf, WW_S("two  \t\n words "), true);
  ww_put_prose(&buf, WW_S(" and\r\nmore"), true);
  expect_text(ww_buf_str(&buf), "two words and more");
  ww_arena_free(arena);
}

/* The lines of a text, joined by '|'. */
static ww_str lines_of(ww_arena *arena, ww_str text, size_t width) {
  ww_buf buf = ww_buf_new(arena);
  ww_put_c(&buf, "");
  for (size_t at = 0; at < text.size;) {
    ww_str line = ww_line_next(text, &at, width);
    ww_put_c(&buf, buf.size ? "|" : "");
    ww_put(&buf, line);
  }
  return ww_buf_str(&buf);
}

static void breaks(void **state) {
  static const struct {
    const char *text;
    size_t width;
    const char *lines;
  } rows[] = {
      {"", 5, ""},
      {"one two three", 13, "one two three"},
      {"one two three", 12, "one two|three"},
      {"one two three", 7, "one two|three"},
      {"one two three", 3, "one|two|thr|ee"},
      {"a ", 1, "a"},
      {" a  b ", 3, "a|b"},
      {"abcdef gh", 4, "abcd|ef|gh"},
      {"ab abcdef", 4, "ab|abcd|ef"},
      {"12\xE2\x80\x93"
       "3456 7",
       6, "12\xE2\x80\x93|3456 7"},
      {"\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", 4,
       "\xE6\x97\xA5\xE6\x9C\xAC|\xE8\xAA\x9E"},
      {"\xE6\x97\xA5\xE6\x9C\xAC", 1, "\xE6\x97\xA5|\xE6\x9C\xAC"},
      {"abcdefgh ::cd e", 9, "abcdefgh|::cd|e"}, /* \u{3A}:cd takes nine */
      {"abcdefgh ::cd e", 8, "abcdefgh|::c|d e"},
      {"e\xCC\x81"
       "e\xCC\x81 x",
       2,
       "e\xCC\x81"
       "e\xCC\x81|x"},
  };
  (void)state;
  ww_arena *arena = ww_arena_new();
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    expect_text(lines_of(arena, ww_str_from(rows[i].text), rows[i].width),
                rows[i].lines);
  ww_arena_free(arena);
}

/* Any text at any width: nothing is lost, no line is too wide, and no word
 * that would have fitted stands on the next line. */
static void any_text(void **state) {
  uint64_t seed = 1;
  (void)state;
  ww_arena *arena = ww_arena_new();
  for (int round = 0; round < 20000; round++) {
    ww_arena_reset(arena);
    ww_buf text = ww_buf_new(arena);
    ww_put_prose(&text, hostile(arena, &seed), true);
    ww_str all = ww_buf_str(&text);
    size_t width = 2 + draw_below(&seed, 30);
    size_t seen = 0; /* bytes that are no spaces */
    size_t wanted = 0;
    for (size_t i = 0; i < all.size; i++)
      wanted += all.at[i] != ' ';
    for (size_t at = 0; at < all.size;) {
      ww_str line = ww_line_next(all, &at, width);
      for (size_t i = 0; i < line.size; i++)
        seen += line.at[i] != ' ';
      assert_true(ww_utf8_width(line) <= width);
      size_t word = at;
      while (word < all.size && all.at[word] != ' ')
        word++;
      ww_str next = ww_str_slice(all, at, word);
      bool broken = at > 0 && at < all.size && all.at[at - 1] != ' ';
      assert_true(at >= all.size || broken ||
                  ww_utf8_width(line) + 1 + ww_utf8_width(next) > width);
    }
    assert_int_equal(seen, wanted);
  }
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shown),
      cmocka_unit_test(prose),
      cmocka_unit_test(breaks),
      cmocka_unit_test(any_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
