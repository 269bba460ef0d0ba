/* Diagnostics as text: places, carets, clipping, hostile input. */
#include "report/text/text.h"

#include "reporting.h"

typedef struct log {
  ww_arena *arena;
  ww_diag_list diags;
} log;

static log new_log(void) {
  log l = {.arena = ww_arena_new()};
  ww_diag_list_init(&l.diags, l.arena);
  return l;
}

static ww_place place(ww_arena *arena, const char *text, size_t at) {
  return (ww_place){source_of(arena, "f.yaml", ww_str_from(text)),
                    (uint32_t)at};
}

static ww_str render(log *l, ww_style style) {
  ww_buf out = ww_buf_new(l->arena);
  ww_put_messages(&out, &l->diags, &style);
  check_terminal_text(ww_buf_str(&out), &style, 0);
  return ww_buf_str(&out);
}

static void expect(log *l, int width, bool unicode, const char *wanted) {
  ww_style style = WW_STYLE_INIT;
  style.width = width;
  style.unicode = unicode;
  expect_text(render(l, style), wanted);
  ww_arena_free(l->arena);
}

static void with_everything(void **state) {
  (void)state;
  log l = new_log();
  ww_place at = place(l.arena, "a: 1\nb: 2\na: 3\n", 10);
  ww_diag *diag = ww_error(&l.diags, WW_D_DUPLICATE_KEY, at, "twice");
  diag->other = (ww_place){at.source, 0};
  ww_hint(&l.diags, diag, "keep one");
  ww_warning(&l.diags, WW_D_TOO_MANY, (ww_place){0}, "many");
  expect(&l, 80, true,
         "f.yaml:3:1: error: twice [duplicate-key]\n"
         " 3 | a: 3\n"
         "   | ^\n"
         "f.yaml:1:1: note: first given here\n"
         " 1 | a: 1\n"
         "   | ^\n"
         "hint: keep one\n"
         "warning: many [too-many]\n");
}

/* A file that could not be read has a name and no text. */
static void file_alone(void **state) {
  (void)state;
  log l = new_log();
  ww_place at = {source_of(l.arena, "my  file\n\x1B.json", (ww_str){0}), 0};
  ww_error(&l.diags, WW_D_CANNOT_READ, at, "cannot be read");
  expect(&l, 80, true,
         "my  file\\u{0A}\\u{1B}.json: error: cannot be read [cannot-read]\n");
}

static void carets(void **state) {
  static const struct {
    const char *text;
    size_t at;
    int width;
    const char *unicode, *ascii;
  } rows[] = {
      /* tabs, wide and escaped characters before the caret */
      {"\ta:\tb", 4, 80, " 1 |     a:  b\n   |         ^\n",
       " 1 |     a:  b\n   |         ^\n"},
      {"\xE6\x97\xA5: x", 5, 80, " 1 | \xE6\x97\xA5: x\n   |     ^\n",
       " 1 | \\u{65E5}: x\n   |           ^\n"},
      {"a\x1B"
       "b",
       2, 80, " 1 | a\\u{1B}b\n   |        ^\n",
       " 1 | a\\u{1B}b\n   |        ^\n"},
      {"a\xFF"
       "b",
       1, 80, " 1 | a\\x{FF}b\n   |  ^\n", " 1 | a\\x{FF}b\n   |  ^\n"},
      /* at the end of a line, and of the text */
      {"ab \r\ncd", 3, 80, " 1 | ab\n   |    ^\n", " 1 | ab\n   |    ^\n"},
      {"ab", 2, 80, " 1 | ab\n   |   ^\n", " 1 | ab\n   |   ^\n"},
      {"a\n\nb", 2, 80, "", ""}, /* an empty line */
      /* what the runner of a CI job would obey, before the caret */
      {"a ##[x]: y", 7, 80, " 1 | a \\u{23}#[x]: y\n   |             ^\n",
       " 1 | a \\u{23}#[x]: y\n   |             ^\n"},
      {"::error::x", 0, 80, " 1 | ::error::x\n   | ^\n",
       " 1 | ::error::x\n   | ^\n"},
      /* clipped on the right, on both sides, on the left */
      {"0123456789abcdefghijklmnop", 2, 23,
       " 1 | 0123456789abcdef\xE2\x80\xA6\n   |   ^\n",
       " 1 | 0123456789ab...\n   |   ^\n"},
      {"0123456789abcdefghijklmnop", 18, 23,
       " 1 | \xE2\x80\xA6"
       "89abcdefghijklmn\xE2\x80\xA6\n   |            ^\n",
       " 1 | ...abcdefghijkl...\n   |            ^\n"},
      {"0123456789abcdefghijklmnop", 26, 23,
       " 1 | \xE2\x80\xA6"
       "ghijklmnop\n   |            ^\n",
       " 1 | ...ijklmnop\n   |            ^\n"},
  };
  (void)state;
  for (size_t i = 0; i < 2 * sizeof rows / sizeof *rows; i++) {
    bool unicode = i % 2 == 0;
    log l = new_log();
    ww_diag *diag = ww_error(&l.diags, WW_D_WRONG_TYPE, (ww_place){0}, "x");
    diag->place = place(l.arena, rows[i / 2].text, rows[i / 2].at);
    ww_line line = ww_place_line(diag->place);
    ww_str wanted = ww_format(
        l.arena, "f.yaml:%u:%u: error: x [wrong-type]\n%s", line.line,
        line.column, unicode ? rows[i / 2].unicode : rows[i / 2].ascii);
    expect(&l, rows[i / 2].width, unicode, wanted.at);
  }
}

static void twenty_at_most(void **state) {
  (void)state;
  log l = new_log();
  for (int i = 0; i < 23; i++)
    ww_error(&l.diags, WW_D_USAGE, (ww_place){0}, "number %d", i);
  ww_str text = render(&l, (ww_style)WW_STYLE_INIT);
  assert_non_null(strstr(text.at, "error: number 19 [usage]\n"
                                  "... and 3 more\n"));
  assert_null(strstr(text.at, "number 20"));
  ww_arena_free(l.arena);
}

static void colored(void **state) {
  (void)state;
  log l = new_log();
  ww_style style = WW_STYLE_INIT;
  style.color = true;
  ww_error(&l.diags, WW_D_USAGE, (ww_place){0}, "wrong");
  expect_text(render(&l, style), "\x1B[1;31merror: \x1B[0m\x1B[1mwrong\x1B[0m"
                                 "\x1B[2m [usage]\x1B[0m\n");
  ww_arena_free(l.arena);
}

/* Any bytes as source, any text as message; no line of source but fits. */
static void hostile_texts(void **state) {
  uint64_t seed = 5;
  (void)state;
  ww_arena *arena = ww_arena_new();
  for (int round = 0; round < 10000; round++) {
    ww_arena_reset(arena);
    log l = {.arena = arena};
    ww_diag_list_init(&l.diags, arena);
    ww_buf text = ww_buf_new(arena);
    for (int i = 0; i < 6; i++) {
      ww_put(&text, hostile(arena, &seed));
      ww_put_char(&text, (char)draw(&seed));
    }
    ww_source *source =
        source_of(arena, hostile(arena, &seed).at, ww_buf_str(&text));
    ww_place at = {source, (uint32_t)draw_below(&seed, text.size + 1)};
    ww_diag *diag = ww_error(&l.diags, WW_D_BAD_UTF8, at, "%.*s",
                             WW_P(hostile(arena, &seed)));
    diag->other =
        (ww_place){source, (uint32_t)draw_below(&seed, text.size + 1)};
    diag->hint = hostile(arena, &seed);
    ww_style style = draw_style(&seed);
    ww_str all = render(&l, style);
    style.color = false;
    for (size_t i = 0; i < all.size; i++) { /* before a source line: blanks */
      size_t end = i;
      while (all.at[end] != '\n')
        end++;
      ww_str line = ww_str_slice(all, i, end);
      if (ww_str_starts(line, WW_S(" ")) && !memchr(line.at, 0x1B, line.size))
        assert_true(ww_utf8_width(line) <= (size_t)style.width);
      i = end;
    }
  }
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(with_everything), cmocka_unit_test(file_alone),
      cmocka_unit_test(carets),          cmocka_unit_test(twenty_at_most),
      cmocka_unit_test(colored),         cmocka_unit_test(hostile_texts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
