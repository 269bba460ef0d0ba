/* The YAML door: what it takes and refuses and where, the trees it makes, its
 * limits, and generated hostility. */
#include "reading.h"

static void trees(void **state) {
  (void)state;
  static const struct {
    const char *text, *tree;
  } rows[] = {
      {"", "1:1 "},
      {"# nothing\n\n", "1:1 "},
      {"---\n", "2:1 "},
      {"--- a\n...\n# end\n...\n", "1:5 a"},
      {"a: 1\n", "1:1 {1:1 a=1:4 1}"},
      {"a: 1\nb:\n  c: x y\n  d: 'x'\n",
       "1:1 {1:1 a=1:4 1, 2:1 b=3:3 {3:3 c=3:6 x y, 4:3 d=4:6 \"x\"}}"},
      {"- a\n- - b\n  - c\n", "1:1 [1:3 a, 2:3 [2:5 b, 3:5 c]]"},
      {"{\"a\": [1, {b: 2}]}", "1:1 {1:2 a=1:7 [1:8 1, 1:11 {1:12 b=1:15 2}]}"},
      {"{\n\t\"a\": 1\n}", "1:1 {2:2 a=2:7 1}"},
      {"\xC3\xA9: [\xC3\xA9, \xF0\x9F\x98\x80, x]\n\xC3\xBC: y\n",
       "1:1 {1:1 \xC3\xA9=1:4 [1:5 \xC3\xA9, 1:8 \xF0\x9F\x98\x80, 1:11 x], "
       "2:1 \xC3\xBC=2:4 y}"},
      {"a: |\n  x\n   y\nb: >-\n  x\n  y\n",
       "1:1 {1:1 a=1:4 \"x\\u{0A} y\\u{0A}\", 4:1 b=4:4 \"x y\"}"},
      {"a: one\n  two\n", "1:1 {1:1 a=1:4 one two}"},
      {"a: \"\\n\\e\\u00e9\"\n", "1:1 {1:1 a=1:4 \"\\u{0A}\\u{1B}\xC3\xA9\"}"},
      {"? a\n: b\n", "1:1 {1:3 a=2:3 b}"},
      {"'': 1\n", "1:1 {1:1 =1:5 1}"},
      {"a:\nb: ~\nc: null\n", "1:1 {1:1 a=1:3 , 2:1 b=2:4 ~, 3:1 c=3:4 null}"},
      {"a: < 5\nb: <= weekly\nc: 500..10000\n",
       "1:1 {1:1 a=1:4 < 5, 2:1 b=2:4 <= weekly, 3:1 c=3:4 500..10000}"},
      {"a: \">= 5\"\n", "1:1 {1:1 a=1:4 \">= 5\"}"},
      {"a: >2\n    x\n", "1:1 {1:1 a=1:4 \"  x\\u{0A}\"}"},
      /* typed by nobody here */
      {"[no, 012, 1_000, .nan, 0x10, +5, 1e3, 2026-11-20, <<]",
       "1:1 [1:2 no, 1:6 012, 1:11 1_000, 1:18 .nan, 1:24 0x10, 1:30 +5, "
       "1:34 1e3, 1:39 2026-11-20, 1:51 <<]"},
      {"<<: {a: 1}\n", "1:1 {1:1 <<=1:5 {1:6 a=1:9 1}}"},
      {"[a, b, ]", "1:1 [1:2 a, 1:5 b]"},
      {"a: x # why\n", "1:1 {1:1 a=1:4 x}"},
      {"a: x#y\n", "1:1 {1:1 a=1:4 x#y}"},
      {"a: http://x.y/%20?b\n", "1:1 {1:1 a=1:4 http://x.y/%20?b}"},
      {"k: \"two\n\n  lines\"\nl: 1\n",
       "1:1 {1:1 k=1:4 \"two\\u{0A}lines\", 4:1 l=4:4 1}"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    expect_tree(ww_yaml_read, ww_str_from(rows[i].text), true,
                ww_str_from(rows[i].tree));
}

/* Each refusal with its code, its places, and a part of what it says. */
static void refusals(void **state) {
  (void)state;
  static const struct {
    const char *text, *verdict, *said;
  } rows[] = {
      /* tests that want quotes */
      {"when:\n  x: >= weekly\n", "quote-test 2:6", "\">= weekly\""},
      {"when:\n  x: >= 5 # why\n", "quote-test 2:6", "quotes: \">= 5\""},
      {"when: {x: >= weekly, y: 1}", "quote-test 1:11", "\">= weekly\""},
      {"when: {y: 1, x: > 5}", "quote-test 1:17", "\"> 5\""},
      {"x: > 5\n", "quote-test 1:4", "\"> 5\""},
      {"x: >5\ny: 1\n", "quote-test 1:4", "\">5\""},
      {"x: >=5\n", "quote-test 1:4", "\">=5\""},
      {"- >= 3\n", "quote-test 1:3", "\">= 3\""},
      {"[1, >= 3]\n", "quote-test 1:5", "\">= 3\""},
      {"\xC3\xA9: [\xC3\xA9, >= 3]\r\n", "quote-test 1:8", "\">= 3\""},
      /* tabs */
      {"a:\n\tb: 1\n", "yaml-tab 2:1", "spaces"},
      {"a:\n  b: 1\n\tc: 2\n", "yaml-tab 3:1", "spaces"},
      {"a:\n  - b\n\t- c\n", "yaml-tab 3:1", "spaces"},
      {"a:\n  \tb: 1\n", "yaml-tab 2:3", "spaces"},
      {"a: |\n\tx\n", "yaml-tab 2:1", "spaces"},
      {"\ta: 1\n", "yaml-tab 1:1", "spaces"},
      /* what is no data */
      {"a: *x\n", "yaml-alias 1:4", "'*' is put in quotes"},
      {"*a : 1\n", "yaml-alias 1:1", "quotes"},
      {"a: &x 1\nb: *x\n", "yaml-alias 1:4", "anchors"},
      {"&x a: 1\n", "yaml-alias 1:1", "anchors"},
      {"&x [1]\n", "yaml-alias 1:1", "anchors"},
      {"&x {a: *x}\n", "yaml-alias 1:1", "anchors"},
      {"- *text* here\n", "yaml-alias 1:3", "quotes"},
      {"a: &\n", "yaml-alias 1:4", "quotes"},
      {"a: !x b\n", "yaml-tag 1:4", "quotes"},
      {"a: !!str b\n", "yaml-tag 1:4", "tags"},
      {"a: !!python/object:os.system b\n", "yaml-tag 1:4", "tags"},
      {"a: ! b\n", "yaml-tag 1:4", "tags"},
      {"a: !<x> [1]\n", "yaml-tag 1:4", "tags"},
      {"a: != 5\n", "yaml-tag 1:4", "quotes"},
      {"a: !x!y b\n", "yaml-tag 1:4", "quotes"},
      {"!x {a: 1}\n", "yaml-tag 1:1", "tags"},
      {"!x a: 1\n", "yaml-tag 1:1", "tags"},
      {"%YAML 1.1\n---\na: 1\n", "yaml-directive 1:1", "remove"},
      {"# x\n\n%TAG ! tag:x,2000:\n--- a\n", "yaml-directive 3:1", "remove"},
      {"%\n", "yaml-directive 1:1", "remove"},
      {"a: 1\n%YAML 1.1\n", "yaml-directive 2:1", "remove"},
      {"? [1]\n: 2\n", "yaml-key 1:3", "list or a map"},
      {"{a: 1}: 2\n", "yaml-key 1:1", "quotes"},
      {"{: 1}\n", "yaml-syntax 1:2", "found ':'"},
      {"?\n: 1\n", "yaml-key 1:2", "name"},
      {"a: 1\n---\nb: 2\n", "second-document 2:1", "one document"},
      {"---\n---\n", "second-document 2:1", "one document"},
      {"a: 1\n...\nb: 1\n", "second-document 3:1", "one document"},
      {"a\n...\n...\n%YAML 1.1\n--- b\n", "yaml-directive 4:1", "remove"},
      /* duplicates */
      {"a: 1\na: 2\n", "duplicate-key 2:1 and 1:1", "'a'"},
      {"a: 1\nb: {c: 1, c: 2}\n", "duplicate-key 2:11 and 2:5", "'c'"},
      {"\"a\": 1\n'a': 2\n", "duplicate-key 2:1 and 1:1", "'a'"},
      {"a: 1\n\"\\x61\": 2\n", "duplicate-key 2:1 and 1:1", "'a'"},
      {"<<: 1\n<<: 2\n", "duplicate-key 2:1 and 1:1", "'<<'"},
      {"? a\n? a\n", "duplicate-key 2:3 and 1:3", "'a'"},
      /* syntax */
      {"because: foo: bar\n", "yaml-syntax 1:13", "holds ': ' in quotes"},
      {"because: {x} is high\n", "yaml-syntax 1:14 and 1:1", "as a whole"},
      {"a: {b, c: d}\n", "yaml-syntax 1:5", "holds , { }"},
      {"a: {b: c, d\n  # e\n}\n", "yaml-syntax 1:11", "holds , { }"},
      {"a: {b: c #1, d: e}\nf: 1\n", "yaml-comment 1:10", "in quotes"},
      {"a: b #1\n  c\n", "yaml-comment 1:6", "in quotes"},
      {"a: b # 1\n  c\n", "yaml-syntax 2:3 and 1:1", "indentation"},
      {"because: \"x\" is high\n", "yaml-syntax 1:14 and 1:1", "as a whole"},
      {"a: 'it's'\nb: 2\n", "yaml-syntax 1:8 and 1:1", "as a whole"},
      {"a: \"b\nc: 2\n", "yaml-syntax 1:4", "not closed"},
      {"a: 'b\nc: 2\n", "yaml-syntax 1:4", "not closed"},
      {"\"a\n---\nb\"\n", "yaml-syntax 1:1", "not closed"},
      {"a: [1, 2\nb: 3\n", "yaml-syntax 2:2 and 1:4", "close the list"},
      {"a: {b: 1\nc: 3\n", "yaml-syntax 2:2 and 1:4", "close the map"},
      {"a: %x\n", "yaml-syntax 1:4", "found '%'"},
      {"a: @x\n", "yaml-syntax 1:4", "found '@'"},
      {"a: `x`\n", "yaml-syntax 1:4", "found '`'"},
      {"a: ,x\n", "yaml-syntax 1:4", "found ','"},
      {"a: [,]\n", "yaml-syntax 1:5", "found ','"},
      {"a: ]\n", "yaml-syntax 1:4", "found ']'"},
      {"a: - b\n", "yaml-syntax 1:4", "'- '"},
      {"a: ? b\n", "yaml-syntax 1:4", "'? '"},
      {"a: |x\n  y\n", "yaml-syntax 1:5 and 1:4", "next line"},
      {"a: \"\\q\"\n", "yaml-syntax 1:5 and 1:4", "backslash"},
      {"a: \"\\x4\"\n", "yaml-syntax 1:7 and 1:4", "hexadecimal"},
      {"a: \"\\ud83d\\ude00\"\n", "yaml-syntax 1:7 and 1:4", "no character"},
      {"a: \"\\0\"\n", "nul-byte 1:4", "NUL"},
      {"a: 1\nb\nc: 2\n", "yaml-syntax 2:1", "key: value"},
      {"a: 1\n  b: 2\n", "yaml-syntax 2:4", "indentation"},
      {"a:b\nc: 1\n", "yaml-syntax 2:2", "indentation"},
      {"a:\n  - b\n - c\n", "yaml-syntax 3:2 and 1:1", "found '-'"},
      {"- 1\nb: 2\n", "yaml-syntax 2:1 and 1:1", "found 'b'"},
      {"a: 1\n]\n", "yaml-syntax 2:1 and 1:1", "found ']'"},
      {"{a: 1} b\n", "yaml-syntax 1:8", "after the end"},
      {"[1] ]\n", "yaml-syntax 1:5", "after the end"},
      {"[1\n", "yaml-syntax 2:1 and 1:1", "the end of the text"},
      {": 2\n", "yaml-syntax 1:1", "found ':'"},
      /* bytes */
      {"a: x\x07y\n", "yaml-syntax 1:5", "cannot be shown"},
      {"\xC3\xA9: \xC3\xA9\x7F\n", "yaml-syntax 1:5", "cannot be shown"},
      {"a: \xC2\x80\n", "yaml-syntax 1:4", "cannot be shown"},
      {"a: \xEF\xBF\xBE\n", "yaml-syntax 1:4", "cannot be shown"},
      {"a: caf\xE9\n", "bad-utf8 1:7", "UTF-8"},
      {"a: \xED\xA0\x80\n", "bad-utf8 1:4", "UTF-8"},
      {"a: 1\rb: 2\r", "lone-cr 1:5", "CR LF"},
      {"\xFF\xFE"
       "a",
       "bad-encoding 1:1", "UTF-16"},
      {"\xFE\xFF"
       "a",
       "bad-encoding 1:1", "UTF-16"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    reading r =
        read_text(ww_yaml_read, ww_str_from(rows[i].text), &ww_profile_limits);
    expect(&r, verdict(&r), ww_str_from(rows[i].verdict));
    const ww_diag *diag = r.diags->first;
    ww_str said = ww_format(r.arena, "%.*s | %.*s", WW_P(diag->message),
                            WW_P(diag->hint));
    if (!strstr(said.at, rows[i].said))
      fail_msg("%s: '%s' does not say '%s'", rows[i].text, said.at,
               rows[i].said);
    assert_true(diag->hint.size > 0);
    reading_free(&r);
  }
}

static void nul_bytes(void **state) {
  (void)state;
  expect_verdict(ww_yaml_read, WW_S("a: b\0c"), &ww_profile_limits,
                 WW_S("nul-byte 1:5"));
  expect_verdict(ww_yaml_read, WW_S("a\0:\0 \0"), &ww_profile_limits,
                 WW_S("bad-encoding 1:1"));
  expect_verdict(ww_yaml_read, WW_S("\0a\0:"), &ww_profile_limits,
                 WW_S("bad-encoding 1:1"));
  expect_verdict(ww_yaml_read, WW_S("\0\0\0a"), &ww_profile_limits,
                 WW_S("bad-encoding 1:1"));
}

static void limits(void **state) {
  (void)state;
  const ww_limits small = {.bytes = 100, .depth = 3, .nodes = 5, .string = 4};
  static const struct {
    const char *text, *verdict;
  } rows[] = {
      {"[[[]]]", "accepted"},
      {"[[[[]]]]", "too-deep 1:4"},
      {"- - - a", "accepted"},
      {"- - - - a", "too-deep 1:7"},
      {"a:\n b:\n  c: 1", "accepted"},
      {"a:\n b:\n  c:\n   d: 1", "too-deep 4:4"},
      {"[1,2,3,4]", "accepted"},
      {"[1,2,3,4,5]", "too-many-nodes 1:10"},
      {"{a: 1, b: 2, c: 3, d: 4}", "accepted"},
      {"{a: 1, b: 2, c: 3, d: 4, e: 5}", "too-many-nodes 1:29"},
      {"abcd", "accepted"},
      {"abcde", "string-too-long 1:1"},
      {"\"\\u20ACx\"", "accepted"},
      {"\"\\u20ACxy\"", "string-too-long 1:1"},
      {"abcd: 1", "accepted"},
      {"abcde: 1", "string-too-long 1:1"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    expect_verdict(ww_yaml_read, ww_str_from(rows[i].text), &small,
                   ww_str_from(rows[i].verdict));
}

/* What makes libyaml slow or large is refused before it does. */
static void hostile(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  struct {
    ww_str text;
    const char *verdict;
  } rows[] = {
      {repeat(arena, "", "[", 1000000, ""), "too-deep 1:33"},
      {repeat(arena, "", "{", 1000000, ""), "yaml-key 1:2"},
      {repeat(arena, "", "{a: ", 200000, ""), "too-deep 1:129"},
      {repeat(arena, "", "- ", 500000, ""), "too-deep 1:65"},
      {repeat(arena, "", "? ", 500000, ""), "yaml-key 1:3"},
      {repeat(arena, "", "[\n", 500000, ""), "too-deep 33:1"},
      {repeat(arena, "", "%TAG !a! x\n", 90000, "--- a"), "yaml-directive 1:1"},
      {repeat(arena, "a\n...\n", "%TAG !a! x\n", 90000, "--- a"),
       "yaml-directive 3:1"},
      {repeat(arena, "", "---\n", 250000, ""), "second-document 2:1"},
      {repeat(arena, "a\n", "...\n", 250000, ""), "accepted"},
      {repeat(arena, "", "#\n", 500000, ""), "accepted"},
      {repeat(arena, "", "- a\n", 19999, ""), "accepted"},
      {repeat(arena, "", "- a\n", 20000, ""), "too-many-nodes 20000:3"},
      {repeat(arena, "", "x", 65536, ""), "accepted"},
      {repeat(arena, "", "x", 65537, ""), "string-too-long 1:1"},
      {repeat(arena, "\"", "\\n", 65536, "\""), "accepted"},
      {repeat(arena, "\"", "\\n", 65537, "\""), "string-too-long 1:1"},
      {repeat(arena, "a: 1", " ", 1048572, ""), "accepted"},
      {repeat(arena, "a: 1", " ", 1048573, ""), "too-large 1:1"},
      {repeat(arena, "[", "a,", 500000, "]"), "too-many-nodes 1:40000"},
      {repeat(arena, "[", "x: ", 300000, "]"), "yaml-syntax 1:6 and 1:1"},
      {repeat(arena, "", "!!str ", 100000, "a"), "yaml-tag 1:1"},
      {repeat(arena, "", "&a ", 100000, "a"), "yaml-alias 1:1"},
      {repeat(arena, "a: &a [x]\nb: [", "*a,", 9000, "]"), "yaml-alias 1:4"},
      {repeat(arena, "a:", "\n", 1000000, "  b: 1"), "accepted"},
      {repeat(arena, "a: |\n", " x\n", 21000, ""), "accepted"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    expect_verdict(ww_yaml_read, rows[i].text, &ww_profile_limits,
                   ww_str_from(rows[i].verdict));
  ww_arena_free(arena);
}

static void line_ends_and_mark(void **state) {
  (void)state;
  static const char *const texts[] = {
      "a: 1\nb:\n  - \xC3\xA9\n  - x\n",
      "# c\n\na: \"x\n  y\"\nb: 'z'\n",
      "a: |\n  x\n  y\nb: >\n  z\n",
      "a: 1\n\xC3\xA9: 2\n\xC3\xA9: 3\n",
      "a: 1\n\n  b: 2\n",
      "a: >= 2\n",
      "a:\n\tb\n",
      "a: x\x01\n",
      "\n\n",
      "",
      "a: 1\n---\nb\n",
  };
  ww_arena *arena = ww_arena_new();
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    ww_str text = ww_str_from(texts[i]);
    reading r = read_text(ww_yaml_read, text, &ww_profile_limits);
    expect_tree(ww_yaml_read, with_crlf(arena, text), true,
                tree_text(&r, true));
    reading_free(&r);
  }
  ww_arena_free(arena);
}

/* Each byte in place of and before each byte of a document. */
static void bad_bytes(void **state) {
  (void)state;
  static const char text[] =
      "# c\nk\xC3\xA9: [-1.5, \"\\u00e9\"]\nx:\n  - 'y'\n  - |\n   z\n";
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
        reading r = read_text(ww_yaml_read, changed, &ww_profile_limits);
        if (byte < 9 || byte == 0x7F || ww_utf8_valid(changed) < changed.size)
          assert_null(r.root);
        accepted += r.root != NULL;
        reading_free(&r);
      }
    }
  }
  assert_true(accepted > 0);
}

/* Two keys of one map are equal, far apart. */
static void duplicates(void **state) {
  (void)state;
  static const size_t counts[] = {2, 10, 1000, 9999};
  for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
    size_t count = counts[i];
    for (size_t twin = 0; twin < 3; twin++) {
      size_t first = twin * (count - 1) / 2;
      ww_arena *arena = ww_arena_new();
      ww_buf text = ww_buf_new(arena);
      for (size_t k = 0; k < count; k++)
        ww_putf(&text, "key%zu: 0\n", k);
      expect_verdict(ww_yaml_read, ww_buf_str(&text), &ww_profile_limits,
                     WW_S("accepted"));
      ww_putf(&text, "\"key%zu\": 1\n", first);
      ww_str wanted = ww_format(arena, "duplicate-key %zu:1 and %zu:1",
                                count + 1, first + 1);
      expect_verdict(ww_yaml_read, ww_buf_str(&text), &ww_profile_limits,
                     wanted);
      ww_arena_free(arena);
    }
  }
}

/* JSON that both doors take gives the same tree, with the same places. */
static void as_json(void **state) {
  (void)state;
  static const char *const texts[] = {
      "{}",
      "[]",
      "{\"project\": \"x\", \"answers\": {\"citations\": true}}",
      "{\"a\": [1, -2.5e3, null, {\"b\": \"\\u00e9\\n\"}],\n \"c\": \"\"}",
      "[\"a/b\", \"{}\", \"# no\", \"\xF0\x9F\x98\x80\", [[]]]",
  };
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    ww_str text = ww_str_from(texts[i]);
    reading r = read_text(ww_json_read, text, &ww_profile_limits);
    expect_tree(ww_yaml_read, text, true, tree_text(&r, true));
    reading_free(&r);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(trees),     cmocka_unit_test(refusals),
      cmocka_unit_test(nul_bytes), cmocka_unit_test(limits),
      cmocka_unit_test(hostile),   cmocka_unit_test(line_ends_and_mark),
      cmocka_unit_test(bad_bytes), cmocka_unit_test(duplicates),
      cmocka_unit_test(as_json),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
