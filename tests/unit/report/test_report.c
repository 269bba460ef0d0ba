/* Reports: what they are made of, and how each back end writes it. */
#include "phrase/phrase.h"
#include "report/compose/documents.h"
#include "report/document/figure.h"
#include "report/html/html.h"
#include "report/markdown/markdown.h"
#include "report/reporting.h"

static ww_str markdown_of(const table *t, const char *profile) {
  ww_report report = {.verdict = analyse(t->arena, t->rules, profile)};
  ww_buf out = ww_buf_new(t->arena);
  ww_render_markdown(&out, ww_compose_report(t->arena, &report));
  return ww_buf_str(&out);
}

static void expect_in(ww_str text, const char *wanted) {
  if (!strstr(text.at, wanted))
    fail_msg("not there: %s\nin %.*s", wanted, WW_P(text));
}

static void expect_not_in(ww_str text, const char *unwanted) {
  if (strstr(text.at, unwanted))
    fail_msg("there: %s\nin %.*s", unwanted, WW_P(text));
}

/* ---- Contents --------------------------------------------------------------
 */

static const char profile[] =
    "{\"project\": \"Friday\", \"description\": \"Eight of us.\", \"answers\": "
    "{\"hunger\": {\"value\": \"much\", \"basis\": \"guessed\", \"owner\": "
    "\"Bea\", \"note\": \"no breakfast\"}, \"money\": {\"value\": 800, "
    "\"basis\": \"measured\"}}}";

static void contents(void **state) {
  (void)state;
  table t = lay_table();
  ww_str text = markdown_of(&t, profile);
  static const char *const sections[] = {"# Friday: The caf\xC3\xA9\n",
                                         "Eight of us.\n",
                                         "## The options side by side\n",
                                         "## Why\n",
                                         "---\n",
                                         "## How sure it is\n",
                                         "## Scores\n",
                                         "## What is known\n",
                                         "## Every reason and its evidence\n",
                                         "## Each option\n",
                                         "### The inn\n",
                                         "## What else is decided\n",
                                         "## Risks and common mistakes\n",
                                         "## Assumptions to check\n",
                                         "## Every change of the decision\n",
                                         "## Every open question\n",
                                         "## Sources\n",
                                         "## About this report\n"};
  const char *at = text.at;
  for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
    const char *found = strstr(at, sections[i]);
    if (!found)
      fail_msg("not there, or before its turn: %s\nin %.*s", sections[i],
               WW_P(text));
    at = found;
  }
  expect_in(text, "| How hungry are you? `hunger` | **much**: no breakfast | "
                  "guessed, Bea |");
  expect_in(text, "| You are hungry (two meals). `starving`, from ");
  expect_in(text, "| Where each starts, before any answer. | ");
  expect_in(text, "- **guide**: The Guide, Ann, 2025\n");
  expect_in(text, "with Bea.");
  expect_not_in(text, "quadrantChart"); /* one need makes no map */
  expect_not_in(text, "Date");
  ww_arena_free(t.arena);
}

/* Without an analysis its sections are missing, and nothing else is. */
static void brief(void **state) {
  (void)state;
  table t = lay_table();
  ww_report report = {.verdict = decide(t.arena, t.rules, profile)};
  ww_buf out = ww_buf_new(t.arena);
  ww_render_markdown(&out, ww_compose_report(t.arena, &report));
  ww_str text = ww_buf_str(&out);
  expect_in(text, "## Scores\n");
  expect_not_in(text, "## Open questions\n");
  expect_not_in(text, "## How robust it is\n");
  expect_not_in(text, "**Status**");
  out = ww_buf_new(t.arena);
  ww_render_madr(&out, &report);
  expect_in(ww_buf_str(&out), "\n  status: null\n");
  expect_in(ww_buf_str(&out), "\n  triggers: null\n");
  expect_not_in(ww_buf_str(&out), "### Confirmation\n");
  ww_arena_free(t.arena);
}

static void blocked(void **state) {
  (void)state;
  table t = lay_table();
  static const char none[] =
      "{\"project\": \"Rain\", \"answers\": {\"rain\": true, \"guests\": 5}}";
  ww_report report = {.verdict = analyse(t.arena, t.rules, none)};
  ww_buf out = ww_buf_new(t.arena);
  ww_render_madr(&out, &report);
  ww_str text = ww_buf_str(&out);
  expect_in(text, "# Rain: nothing can be recommended\n");
  expect_in(text, "  recommendation: null\n  strength: null\n"
                  "  status: \"blocked\"\n");
  expect_in(text, "Chosen option: none, because every option is ruled out.\n");
  expect_in(text, "- Bad, because `wet` rules it out: It rains.\n");
  ww_arena_free(t.arena);
}

static void front_matter(void **state) {
  (void)state;
  table t = lay_table();
  ww_report report = {.verdict = analyse(t.arena, t.rules, profile),
                      .date = WW_S("2026-11-21")};
  ww_buf out = ww_buf_new(t.arena);
  ww_render_madr(&out, &report);
  static const char wanted[] =
      "---\nstatus: \"proposed\"\ndate: \"2026-11-21\"\nwhichway:\n"
      "  schema: \"whichway.record/1\"\n  project: \"Friday\"\n  "
      "recommendation: \"cafe\"\n";
  if (strncmp(out.at, wanted, sizeof wanted - 1) != 0)
    fail_msg("%.300s", out.at);
  expect_in(ww_buf_str(&out), "  answers:\n    \"hunger\": \"much\"\n"
                              "    \"money\": 800\n");
  expect_in(ww_buf_str(&out), "\n  checksum: \"");
  expect_in(ww_buf_str(&out), "\"\n---\n# Friday: The caf\xC3\xA9\n");
  ww_arena_free(t.arena);
}

/* ---- Amounts ---------------------------------------------------------------
 */

static void amounts(void **state) {
  static const struct {
    int64_t amount;
    const char *wanted;
  } cases[] = {
      {0, "0"},
      {670 * (int64_t)WW_BILLION, "670"},
      {600000, "0.0006"},
      {1500000000, "1.50"},
      {1234500000000, "1,234.50"},
      {1999999999, "2"},
      {99999, "0.0001"},
      {3, "0.000000003"},
      {WW_AMOUNT_MOST, "2,000,000,000"},
      {999999999, "1"},
  };
  (void)state;
  ww_arena *arena = ww_arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ww_buf out = ww_buf_new(arena);
    ww_put_money(&out, cases[i].amount);
    expect_text(ww_buf_str(&out), cases[i].wanted);
  }
  static const int64_t one = WW_BILLION;
  const struct {
    ww_range range;
    const char *wanted;
  } ranges[] = {
      {{300 * one, 400 * one, false, true},
       "300\xE2\x80\x93"
       "400"},
      {{70 * one, 70 * one, false, true}, "70"},
      {{150 * one, 150 * one + 1, false, true}, "150"}, /* written alike */
      {{70 * one, 90 * one, true, true}, "at least 70"},
      {{0, 0, true, true}, "not known"},
      {{0, 0, false, true}, "0"},
      {{0, 0, false, false}, "not counted"},
  };
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
    ww_buf out = ww_buf_new(arena);
    ww_put_money_range(&out, ranges[i].range);
    expect_text(ww_buf_str(&out), ranges[i].wanted);
  }
  ww_arena_free(arena);
}

/* ---- Figures ---------------------------------------------------------------
 */

static void flow(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_str boxes[] = {WW_S("A \"b\" #c"), WW_S("D; %% `e`"), WW_S("<f>")};
  struct ww_flow_arrow arrows[] = {
      {0, 1, {0}}, {1, 2, WW_S("g & h")}, {0, 2, {0}}, {2, 0, WW_S("back")}};
  ww_flow it = {boxes, 3, arrows, 4};
  ww_buf out = ww_buf_new(arena);
  ww_put_mermaid(&out, (ww_str){0}, &it);
  expect_text(ww_buf_str(&out), "```mermaid\nflowchart TD\n"
                                "    n1[\"A #34;b#34; #35;c\"]\n"
                                "    n2[\"D#59; #37;#37; #96;e#96;\"]\n"
                                "    n3[\"#60;f#62;\"]\n"
                                "    n1 --> n2\n"
                                "    n2 -->|\"g #38; h\"| n3\n"
                                "    n1 --> n3\n"
                                "    n3 -->|\"back\"| n1\n```\n");
  out = ww_buf_new(arena);
  assert_true(ww_svg_flow(&out, &it, 1) > 0);
  expect_in(ww_buf_str(&out), "A &quot;b&quot; #c");
  expect_in(ww_buf_str(&out), "stroke-dasharray"); /* the way back */
  ww_arena_free(arena);
}

static ww_map a_map(ww_region *region) {
  *region = (ww_region){.title = WW_S("East"),
                        .corners = {{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}},
                        .corner_count = 4,
                        .chosen = true};
  return (ww_map){.x = {WW_S("Sun"), WW_S("-3"), WW_S("+3"), 500},
                  .y = {WW_S("Snow"), WW_S("-3"), WW_S("+3"), 500},
                  .regions = region,
                  .region_count = 1,
                  .title = WW_S("Here"),
                  .here = {123, 1000},
                  .least = {100, 900},
                  .most = {200, 1000}};
}

static void map(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_region region;
  ww_map it = a_map(&region);
  ww_buf out = ww_buf_new(arena);
  assert_true(ww_svg_map(&out, &it, 1) > 0);
  expect_in(ww_buf_str(&out), ">East</text>");
  expect_in(ww_buf_str(&out), ">Here</text>");
  expect_in(ww_buf_str(&out), "class=\"reach\"");
  int tall = ww_svg_map(&out, &it, 1);
  region.corners[1].x = region.corners[2].x = 40; /* no room for its name */
  out = ww_buf_new(arena);
  assert_true(ww_svg_map(&out, &it, 1) > tall);
  expect_in(ww_buf_str(&out), ">A</text>");
  expect_in(ww_buf_str(&out), ">A: East</text>");
  ww_arena_free(arena);
}

static ww_element *add_bar(ww_element *bars, const char *label, int64_t amount,
                           ww_mark mark) {
  ww_element *bar = ww_element_add(bars, WW_ELEMENT_BAR);
  ww_run_add(bar, WW_RUN_PLAIN, ww_str_from(label));
  bar->amount = amount * 1000000;
  bar->mark = mark;
  return bar;
}

#define BLOCK "\xE2\x96\x88"
#define HOLLOW "\xE2\x96\x91"

/* In Markdown they begin at zero, too: -4 is half as long as 8. */
static void bars(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_element *doc = ww_doc_new(arena);
  ww_element *some = ww_element_add(doc, WW_ELEMENT_BARS);
  add_bar(some, "a", 8, WW_MARK_CHOSEN);
  add_bar(some, "b", 0, WW_MARK_NONE);
  add_bar(some, "c", -4, WW_MARK_OUT);
  ww_buf out = ww_buf_new(arena);
  ww_render_markdown(&out, doc);
  expect_text(ww_buf_str(&out),
              "| | below 0 | above 0 | Points | |\n"
              "| --- | ---: | :--- | ---: | --- |\n"
              "| a | | " BLOCK BLOCK BLOCK BLOCK BLOCK BLOCK BLOCK BLOCK BLOCK
                  BLOCK BLOCK BLOCK BLOCK BLOCK BLOCK BLOCK " | 8 | |\n"
              "| b | | | 0 | |\n"
              "| c | " HOLLOW HOLLOW HOLLOW HOLLOW HOLLOW HOLLOW HOLLOW HOLLOW
              " | | \xE2\x88\x92"
              "4 | |\n");
  ww_arena_free(arena);
}

/* A long name in a drawing takes lines, then an ellipsis. */
static void wrapped(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_str lines[WW_LINES_MOST];
  assert_int_equal(
      ww_svg_wrap(arena, WW_S("one two three four five six"), 9, lines), 4);
  expect_text(lines[0], "one two");
  expect_text(lines[3], "six");
  assert_int_equal(ww_svg_wrap(arena,
                               WW_S("one two three four five six seven eight"),
                               9, lines),
                   4);
  expect_text(lines[3], "six\xE2\x80\xA6");
  assert_int_equal(ww_svg_wrap(arena, (ww_str){0}, 9, lines), 0);
  ww_arena_free(arena);
}

static void html_text(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_buf out = ww_buf_new(arena);
  ww_put_html(&out, WW_S("a <b> & \"c\" 'd'\n\xE2\x80\xAE"));
  expect_text(ww_buf_str(&out),
              "a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; \\u{202E}");
  assert_true(ww_is_html_id(WW_S("a-B_9")));
  assert_false(ww_is_html_id(WW_S("a b")));
  assert_false(ww_is_html_id(WW_S("\"")));
  assert_false(ww_is_html_id((ww_str){0}));
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(contents),  cmocka_unit_test(brief),
      cmocka_unit_test(blocked),   cmocka_unit_test(front_matter),
      cmocka_unit_test(amounts),   cmocka_unit_test(flow),
      cmocka_unit_test(map),       cmocka_unit_test(wrapped),
      cmocka_unit_test(html_text), cmocka_unit_test(bars),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
