/* The JSON door: every case of data/json_cases.txt, the trees it makes, its
 * limits, and generated hostility. */
#include "reading.h"

#include <stdlib.h>

#define CASES WW_SOURCE_DIR "/tests/data/json_cases.txt"

static int hex(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

static ww_str decode(ww_arena *arena, ww_str text) {
  ww_buf bytes = ww_buf_new(arena);
  ww_put_c(&bytes, "");
  for (size_t i = 0; i < text.size; i++) {
    char c = text.at[i];
    if (c == '%') {
      c = (char)(hex(text.at[i + 1]) << 4 | hex(text.at[i + 2]));
      i += 2;
    }
    ww_put_char(&bytes, c);
  }
  return ww_buf_str(&bytes);
}

/* Takes the word before the next space off the line. */
static ww_str take_word(ww_str *line) {
  size_t end = 0;
  while (end < line->size && line->at[end] != ' ')
    end++;
  ww_str word = ww_str_slice(*line, 0, end);
  *line = ww_str_slice(*line, end + 1, line->size);
  return word;
}

static void run_case(ww_arena *arena, ww_str line, bool refused) {
  ww_str wanted = WW_S("accepted");
  if (refused) {
    ww_str code = take_word(&line);
    ww_str place = take_word(&line);
    wanted = ww_format(arena, "%.*s %.*s", WW_P(code), WW_P(place));
  }
  reading r = read_text(ww_json_read, decode(arena, line), &ww_profile_limits);
  ww_str got = verdict(&r);
  for (size_t i = 0; i + 5 <= got.size; i++) /* the second place: see below */
    if (ww_str_starts(ww_str_slice(got, i, got.size), WW_S(" and ")))
      got = ww_str_slice(got, 0, i);
  expect(&r, got, wanted);
  reading_free(&r);
}

static void cases(void **state) {
  (void)state;
  FILE *file = fopen(CASES, "rb");
  if (!file)
    fail_msg("cannot read %s", CASES);
  char text[256];
  int accepted = 0;
  int refused = 0;
  ww_arena *arena = ww_arena_new();
  while (fgets(text, sizeof text, file)) {
    text[strcspn(text, "\n")] = '\0';
    ww_str line = ww_str_from(text);
    ww_str mark = take_word(&line);
    if (ww_str_is(mark, "+") || ww_str_is(mark, "-"))
      run_case(arena, line, ww_str_is(mark, "-"));
    accepted += ww_str_is(mark, "+");
    refused += ww_str_is(mark, "-");
  }
  ww_arena_free(arena);
  fclose(file);
  print_message("%d texts accepted, %d refused\n", accepted, refused);
  assert_true(accepted >= 95 && refused >= 188);
}

static void trees(void **state) {
  (void)state;
  static const struct {
    const char *text, *tree;
  } rows[] = {
      {"{}", "1:1 {}"},
      {" 1.50 ", "1:2 1.50"},
      {"-0", "1:1 -0"},
      {"\"null\"", "1:1 \"null\""},
      {"null", "1:1 null"},
      {"[1, \"1\", [true]]", "1:1 [1:2 1, 1:5 \"1\", 1:10 [1:11 true]]"},
      {"{\"b\": 1,\n \"a\": [],\n\n\"c\": {\"d\": false}}",
       "1:1 {1:2 b=1:7 1, 2:2 a=2:7 [], 4:1 c=4:6 {4:7 d=4:12 false}}"},
      {"{\"\\u00e9\\n\": \"\\uD83D\\uDE00\\t/\\/\\\\\\\"\"}",
       "1:1 {1:2 \xC3\xA9\\u{0A}=1:14 \"\xF0\x9F\x98\x80\\u{09}//\\\"\"}"},
      {"[\"\xC3\xA9\xC3\xA9\", 5]", "1:1 [1:2 \"\xC3\xA9\xC3\xA9\", 1:8 5]"},
      {"[0.10000000000000000000000000000000000000000000000000000000000000001,"
       "2]",
       "1:1 [1:2 "
       "0.10000000000000000000000000000000000000000000000000000000000000001, "
       "1:70 2]"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    expect_tree(ww_json_read, ww_str_from(rows[i].text), true,
                ww_str_from(rows[i].tree));
}

static void messages(void **state) {
  (void)state;
  static const struct {
    const char *text, *verdict, *said;
  } rows[] = {
      {"[1,]", "json-syntax 1:3", "remove the comma"},
      {"{\"a\": 1 // x\n}", "json-syntax 1:9 and 1:1", "no comments"},
      {"{\n  a: 1}", "json-syntax 2:3 and 1:1", "key in double quotes"},
      {"[True]", "json-syntax 1:2", "write true"},
      {"['a']", "json-syntax 1:2", "double quotes"},
      {"{\"a\": [1,\n2}", "json-syntax 2:2 and 1:7", "',' or ']'"},
      {"[\"a\" \"b\"]", "json-syntax 1:6 and 1:1", "a comma is missing"},
      {"[1", "json-syntax 1:3 and 1:1", "the end of the text"},
      {"[01]", "json-number 1:2", "no leading zero"},
      {"[-01]", "json-number 1:2", "no leading zero"},
      {"[.5]", "json-number 1:2", "0.5"},
      {"[1_000]", "json-number 1:2", "1000, not 1_000"},
      {"[1e999]", "bad-number 1:2", "cannot be kept"},
      {"[\"C:\\dir\"]", "json-string 1:5", "a backslash itself is \\\\"},
      {"[\"a\tb\"]", "json-string 1:4", "write a tab as \\t"},
      {"{\"a\": 1}\n{\"a\": 2}", "json-syntax 2:1", "one value"},
      {"{\"a\": 1,\n\"b\": 2, \"\\u0061\": 3}", "duplicate-key 2:9 and 1:2",
       "'a' is given twice"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    reading r =
        read_text(ww_json_read, ww_str_from(rows[i].text), &ww_profile_limits);
    expect(&r, verdict(&r), ww_str_from(rows[i].verdict));
    const ww_diag *diag = r.diags->first;
    ww_str said = ww_format(r.arena, "%.*s | %.*s", WW_P(diag->message),
                            WW_P(diag->hint));
    if (!strstr(said.at, rows[i].said))
      fail_msg("'%s' does not say '%s'", said.at, rows[i].said);
    reading_free(&r);
  }
}

static void limits(void **state) {
  (void)state;
  const ww_limits small = {.bytes = 100, .depth = 3, .nodes = 5, .string = 4};
  static const struct {
    const char *text, *verdict;
  } rows[] = {
      {"[[[]]]", "accepted"},
      {"[[[[]]]]", "too-deep 1:4"},
      {"[[{\"a\":{}}]]", "too-deep 1:8"},
      {"[[[],[]],[[]]]", "too-many-nodes 1:11"},
      {"[1,2,3,4]", "accepted"},
      {"[1,2,3,4,5]", "too-many-nodes 1:10"},
      {"{\"a\":1,\"b\":2,\"c\":3,\"d\":4}", "accepted"},
      {"{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5}", "too-many-nodes 1:30"},
      {"\"abcd\"", "accepted"},
      {"\"abcde\"", "string-too-long 1:1"},
      {"{\"abcd\":1}", "accepted"},
      {"{\"abcde\":1}", "string-too-long 1:2"},
      {"\"\\u0041\\u0042\\n\\\"\"", "accepted"},
      {"\"\\uD83D\\uDE00\"", "accepted"},
      {"\"\\uD83D\\uDE00x\"", "string-too-long 1:1"},
      {"\"\\u20AC\\u00E9\"", "string-too-long 1:1"},
      {"1234", "accepted"},
      {"12345", "string-too-long 1:1"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    expect_verdict(ww_json_read, ww_str_from(rows[i].text), &small,
                   ww_str_from(rows[i].verdict));
  ww_arena *arena = ww_arena_new();
  expect_verdict(ww_json_read, repeat(arena, "[", " ", 98, "]"), &small,
                 WW_S("accepted"));
  expect_verdict(ww_json_read, repeat(arena, "[", " ", 99, "]"), &small,
                 WW_S("too-large 1:1"));
  ww_arena_free(arena);
}

/* The promised limits of a profile, each met exactly and passed by one. */
static void profile_limits(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  const ww_limits *profile = &ww_profile_limits;
  assert_int_equal(profile->bytes, 1048576);
  assert_int_equal(profile->depth, 32);
  assert_int_equal(profile->nodes, 20000);
  assert_int_equal(profile->string, 65536);
  struct {
    ww_str text;
    const char *verdict;
  } rows[] = {
      {repeat(arena, "[]", " ", 1048574, ""), "accepted"},
      {repeat(arena, "[]", " ", 1048575, ""), "too-large 1:1"},
      {repeat(arena, "[", "0,", 19998, "0]"), "accepted"},
      {repeat(arena, "[", "0,", 19999, "0]"), "too-many-nodes 1:40000"},
      {repeat(arena, "\"", "x", 65536, "\""), "accepted"},
      {repeat(arena, "\"", "x", 65537, "\""), "string-too-long 1:1"},
      {repeat(arena, "", "[", 1000000, ""), "too-deep 1:33"},
      {repeat(arena, "", "{\"a\":", 200000, ""), "too-deep 1:161"},
      {repeat(arena, "", "[", 32, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"),
       "accepted"},
      {repeat(arena, "", "[", 33, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"),
       "too-deep 1:33"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    expect_verdict(ww_json_read, rows[i].text, profile,
                   ww_str_from(rows[i].verdict));
  reading r = read_text(ww_json_read, repeat(arena, "[", "1,", 299998, "1]"),
                        &ww_rulebook_limits);
  assert_non_null(r.root);
  assert_int_equal(r.root->count, 299999);
  reading_free(&r);
  ww_arena_free(arena);
}

static void line_ends_and_mark(void **state) {
  (void)state;
  static const char *const texts[] = {
      "{\n\"a\": 1,\n\"b\": [\n2,\n3\n]\n}\n",
      "\n\n[\n]\n",
      "{\n\"a\": 1,\n\"a\": 2}",
      "[\n1\n2]",
      "[\n\"a\nb\"]",
      "",
      "\n",
      "[\n\"\xC3\xA9\",\n\"\xC3\xA9\" x]",
  };
  ww_arena *arena = ww_arena_new();
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    ww_str text = ww_str_from(texts[i]);
    reading r = read_text(ww_json_read, text, &ww_profile_limits);
    expect_tree(ww_json_read, with_crlf(arena, text), true,
                tree_text(&r, true));
    reading_free(&r);
  }
  ww_arena_free(arena);
}

/* Each byte in place of and before each byte of a document. */
static void bad_bytes(void **state) {
  (void)state;
  static const char text[] =
      "{\"k\\n\": [-1.5e2, \"\\u00e9 \xC3\xA9\"], \"x\": null}";
  const size_t size = sizeof text - 1;
  int accepted = 0;
  for (size_t at = 0; at <= size; at++) {
    for (int byte = 0; byte < 256; byte++) {
      for (size_t over = 0; over <= (at < size ? 1u : 0u); over++) {
        char bytes[sizeof text + 1];
        memcpy(bytes, text, at);
        bytes[at] = (char)byte;
        memcpy(bytes + at + 1, text + at + over, size - at - over);
        ww_str changed = {bytes, size + 1 - over};
        reading r = read_text(ww_json_read, changed, &ww_profile_limits);
        if (byte == 0 || ww_utf8_valid(changed) < changed.size)
          assert_null(r.root);
        if (r.root && byte < 0x20) /* white space between tokens alone */
          assert_non_null(strchr("\t\n\r ", byte));
        accepted += r.root != NULL;
        reading_free(&r);
      }
    }
  }
  assert_true(accepted > 0);
}

/* A map of many keys, one of which comes twice: both places, at any size. */
static void duplicates(void **state) {
  (void)state;
  static const size_t counts[] = {2, 3, 10, 1000, 9999};
  for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
    size_t count = counts[i];
    for (size_t twin = 0; twin < 3; twin++) {
      size_t first = twin * (count - 1) / 2;
      ww_arena *arena = ww_arena_new();
      ww_buf text = ww_buf_new(arena);
      for (size_t k = 0; k < count; k++)
        ww_putf(&text, "%s\"key%zu\": 0", k ? ",\n" : "{", k);
      expect_verdict(ww_json_read,
                     ww_format(arena, "%.*s}", WW_P(ww_buf_str(&text))),
                     &ww_profile_limits, WW_S("accepted"));
      ww_putf(&text, ",\n\"\\u006bey%zu\": 1}", first);
      ww_str wanted = ww_format(arena, "duplicate-key %zu:1 and %zu:%d",
                                count + 1, first + 1, first ? 1 : 2);
      expect_verdict(ww_json_read, ww_buf_str(&text), &ww_profile_limits,
                     wanted);
      ww_arena_free(arena);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cases),          cmocka_unit_test(trees),
      cmocka_unit_test(messages),       cmocka_unit_test(limits),
      cmocka_unit_test(profile_limits), cmocka_unit_test(line_ends_and_mark),
      cmocka_unit_test(bad_bytes),      cmocka_unit_test(duplicates),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
