/* The document tree as terminal text: each element, each style, and hostile
 * texts in every place. */
#include "report/text/text.h"

#include "reporting.h"

static ww_style style_of(int width) {
  ww_style style = WW_STYLE_INIT;
  style.width = width;
  return style;
}

static ww_str render(const ww_element *doc, ww_style style) {
  ww_buf out = ww_buf_new(doc->arena);
  ww_put_c(&out, "");
  ww_render_text(&out, doc, &style);
  if (out.size > 0)
    check_terminal_text(ww_buf_str(&out), &style, ww_style_columns(&style));
  return ww_buf_str(&out);
}

static void expect_both(const ww_element *doc, int width, const char *unicode,
                        const char *ascii) {
  ww_style style = style_of(width);
  expect_text(render(doc, style), unicode);
  style.unicode = false;
  expect_text(render(doc, style), ascii);
}

static ww_element *add_item(ww_element *list, ww_str text) {
  ww_element *item = ww_element_add(list, WW_ELEMENT_ITEM);
  ww_paragraph_add(item, text);
  return item;
}

static ww_element *add_pair(ww_element *pairs, ww_str label, ww_str text) {
  ww_element *pair = ww_element_add(pairs, WW_ELEMENT_PAIR);
  ww_run_add(pair, WW_RUN_STRONG, label);
  ww_paragraph_add(pair, text);
  return pair;
}

static ww_element *add_bar(ww_element *bars, ww_str label, int64_t points,
                           ww_mark mark, ww_str note) {
  ww_element *bar = ww_element_add(bars, WW_ELEMENT_BAR);
  ww_run_add(bar, WW_RUN_PLAIN, label);
  bar->amount = points * 1000000;
  bar->mark = mark;
  if (note.size)
    ww_paragraph_add(bar, note);
  return bar;
}

static void headings_and_prose(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_element *doc = ww_doc_new(arena);
  ww_run_add(ww_heading_add(doc, 1), WW_RUN_PLAIN, WW_S("Title"));
  ww_element *text = ww_paragraph_add(doc, WW_S("Some words "));
  ww_run_add(text, WW_RUN_STRONG, WW_S("that matter"));
  ww_run_add(text, WW_RUN_PLAIN, WW_S(" and some\nthat do not."));
  ww_run_add(ww_heading_add(doc, 2), WW_RUN_PLAIN, WW_S("Part"));
  ww_paragraph_add(doc, WW_S("First."));
  ww_paragraph_add(doc, WW_S("Second."));
  expect_both(doc, 24,
              "Title\n\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80"
              "\xE2\x94\x80\n\n"
              "  Some words that matter\n  and some that do not.\n\n"
              "Part\n  First.\n\n  Second.\n",
              "Title\n-----\n\n"
              "  Some words that matter\n  and some that do not.\n\n"
              "Part\n  First.\n\n  Second.\n");
  ww_arena_free(arena);
}

/* Prose is not wider than 100 columns, whatever the terminal. */
static void measure(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_element *doc = ww_doc_new(arena);
  ww_buf words = ww_buf_new(arena);
  ww_put_times(&words, WW_S("word "), 100);
  ww_paragraph_add(doc, ww_buf_str(&words));
  ww_str text = render(doc, style_of(200));
  assert_int_equal(strchr(text.at, '\n') - text.at, 2 + 19 * 5 + 4 - 5);
  assert_int_equal(ww_style_columns(&(ww_style){.width = 0}), 80);
  assert_int_equal(ww_style_columns(&(ww_style){.width = -3}), 80);
  assert_int_equal(ww_style_columns(&(ww_style){.width = 1}), 20);
  ww_arena_free(arena);
}

static void lists(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_element *doc = ww_doc_new(arena);
  ww_element *bullets = ww_element_add(doc, WW_ELEMENT_LIST);
  add_item(bullets, WW_S("one thing"));
  ww_paragraph_add(add_item(bullets, WW_S("another thing that is long")),
                   WW_S("and more"));
  ww_element *numbers = ww_element_add(doc, WW_ELEMENT_LIST);
  numbers->numbered = true;
  for (int i = 0; i < 10; i++)
    add_item(numbers, WW_S("x"));
  expect_both(doc, 20,
              "  \xE2\x80\xA2 one thing\n  \xE2\x80\xA2 another thing\n"
              "    that is long\n    and more\n\n"
              "   1. x\n   2. x\n   3. x\n   4. x\n   5. x\n   6. x\n"
              "   7. x\n   8. x\n   9. x\n  10. x\n",
              "  * one thing\n  * another thing\n"
              "    that is long\n    and more\n\n"
              "   1. x\n   2. x\n   3. x\n   4. x\n   5. x\n   6. x\n"
              "   7. x\n   8. x\n   9. x\n  10. x\n");
  ww_arena_free(arena);
}

static void pairs(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_element *doc = ww_doc_new(arena);
  ww_element *numbers = ww_element_add(doc, WW_ELEMENT_PAIRS);
  numbers->right = true;
  add_pair(numbers, WW_S("+12.5"), WW_S("a reason that is long enough"));
  add_pair(numbers,
           WW_S("\xE2\x88\x92"
                "3.0"),
           WW_S("another"));
  ww_element *words = ww_element_add(doc, WW_ELEMENT_PAIRS);
  add_pair(words, WW_S("Food"), WW_S("bread"));
  add_pair(words, WW_S("A label too long to stand beside"), WW_S("text"));
  expect_both(doc, 30,
              "  +12.5  a reason that is long\n         enough\n"
              "   \xE2\x88\x92"
              "3.0  another\n\n"
              "  Food\n    bread\n"
              "  A label too long to stand\n  beside\n    text\n",
              "  +12.5  a reason that is long\n         enough\n"
              "   -3.0  another\n\n"
              "  Food\n    bread\n"
              "  A label too long to stand\n  beside\n    text\n");
  ww_arena_free(arena);
}

static void callouts(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_element *doc = ww_doc_new(arena);
  for (int i = 0; i < 2; i++)
    ww_paragraph_add(ww_element_add(doc, WW_ELEMENT_CALLOUT),
                     WW_S("Mind the step in front."));
  expect_both(doc, 20,
              "  ! Mind the step in\n    front.\n"
              "  ! Mind the step in\n    front.\n",
              "  ! Mind the step in\n    front.\n"
              "  ! Mind the step in\n    front.\n");
  ww_arena_free(arena);
}

static ww_element *three_bars(ww_arena *arena) {
  ww_element *doc = ww_doc_new(arena);
  ww_element *bars = ww_element_add(doc, WW_ELEMENT_BARS);
  add_bar(bars, WW_S("First"), 10, WW_MARK_CHOSEN, WW_S("chosen"));
  add_bar(bars, WW_S("Second one"), 4, WW_MARK_NONE, (ww_str){0});
  add_bar(bars, WW_S("Third"), -2, WW_MARK_OUT, WW_S("out: rule-of-thumb"));
  return doc;
}

static void bars(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  const ww_element *doc = three_bars(arena);
  expect_both(doc, 60,
              "  First           "
              "\xE2\x96\x8F\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2"
              "\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96"
              "\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88"
              "\xE2\x96\x88\xE2\x96\x88  10  chosen\n"
              "  Second one      "
              "\xE2\x96\x8F\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2"
              "\x96\x88\xE2\x96\x88\xE2\x96\x8A             4\n"
              "  Third       "
              "\xE2\x96\x91\xE2\x96\x91\xE2\x96\x91\xE2\x96\x91\xE2\x96\x8F    "
              "               \xE2\x88\x92"
              "2  out: rule-of-thumb\n",
              "  First           |#################  10  chosen\n"
              "  Second one      |#######             4\n"
              "  Third       ....|                   -2  out: rule-of-thumb\n");
  expect_both(
      doc, 36, /* the long note goes below */
      "  First         "
      "\xE2\x96\x8F\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88"
      "\xE2\x96\x88\xE2\x96\x88  10  chosen\n"
      "  Second one    \xE2\x96\x8F\xE2\x96\x88\xE2\x96\x88\xE2\x96\x8A       "
      "4\n"
      "  Third       \xE2\x96\x91\xE2\x96\x91\xE2\x96\x8F         \xE2\x88\x92"
      "2\n"
      "              out: rule-of-thumb\n",
      "  First         |#######  10  chosen\n"
      "  Second one    |###       4\n"
      "  Third       ..|         -2\n"
      "              out: rule-of-thumb\n");
  expect_both(doc, 20, /* labels go above */
              "  First\n"
              "    "
              "\xE2\x96\x8F\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2"
              "\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96"
              "\x88\xE2\x96\x88  10\n"
              "  chosen\n"
              "  Second one\n"
              "    "
              "\xE2\x96\x8F\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88\xE2"
              "\x96\x8D         4\n"
              "  Third\n"
              "  \xE2\x96\x91\xE2\x96\x91\xE2\x96\x8F             \xE2\x88\x92"
              "2\n"
              "  out: rule-of-thumb\n",
              "  First\n"
              "    |###########  10\n"
              "  chosen\n"
              "  Second one\n"
              "    |####          4\n"
              "  Third\n"
              "  ..|             -2\n"
              "  out: rule-of-thumb\n");
  ww_arena_free(arena);
}

static ww_element *add_row(ww_element *table_of, ww_str a, ww_str b) {
  ww_element *row = ww_element_add(table_of, WW_ELEMENT_ROW);
  ww_paragraph_add(row, a);
  ww_paragraph_add(row, b);
  return row;
}

static void tables(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_element *doc = ww_doc_new(arena);
  ww_element *t = ww_element_add(doc, WW_ELEMENT_TABLE);
  ww_run_add(t, WW_RUN_PLAIN, WW_S("Prices"));
  add_row(t, WW_S("Dish"), WW_S("Crowns"))->last->right = true;
  add_row(t, WW_S("Soup of the day with bread"), WW_S("80"));
  add_row(t, WW_S("Water"), WW_S("5"));
  expect_both(doc, 24,
              "  Prices\n"
              "  Dish            Crowns\n"
              "  \xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80"
              "\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80"
              "\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80"
              "\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80"
              "\xE2\x94\x80\xE2\x94\x80\n"
              "  Soup of the         80\n"
              "  day with bread\n\n"
              "  Water                5\n",
              "  Prices\n"
              "  Dish            Crowns\n"
              "  ----------------------\n"
              "  Soup of the         80\n"
              "  day with bread\n\n"
              "  Water                5\n");
  ww_arena_free(arena);
}

static void colors(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_element *doc = ww_doc_new(arena);
  ww_style style = style_of(26);
  style.color = true;
  ww_element *text = ww_paragraph_add(doc, WW_S("plain "));
  ww_run_add(text, WW_RUN_STRONG, WW_S("strong and long, "));
  ww_run_add(text, WW_RUN_CODE, WW_S("code"));
  expect_text(render(doc, style), "  plain \x1B[1mstrong and long,\x1B[0m\n"
                                  "  \x1B[36mcode\x1B[0m\n");
  ww_arena_free(arena);
}

/* ---- Hostile texts everywhere ----------------------------------------- */

static void any_runs(ww_element *element, uint64_t *seed, int *strings) {
  for (size_t count = 1 + draw_below(seed, 3); count > 0; count--) {
    ww_run_add(element, (ww_run_kind)draw_below(seed, WW_RUN_SOURCE + 1),
               hostile(element->arena, seed));
    ++*strings;
  }
}

static void any_element(ww_element *doc, uint64_t *seed, int *strings) {
  static const struct {
    ww_element_kind kind, child, grandchild;
  } shapes[] = {
      {WW_ELEMENT_HEADING, 0, 0},
      {WW_ELEMENT_PARAGRAPH, 0, 0},
      {WW_ELEMENT_CALLOUT, WW_ELEMENT_PARAGRAPH, 0},
      {WW_ELEMENT_LIST, WW_ELEMENT_ITEM, WW_ELEMENT_PARAGRAPH},
      {WW_ELEMENT_PAIRS, WW_ELEMENT_PAIR, WW_ELEMENT_PARAGRAPH},
      {WW_ELEMENT_BARS, WW_ELEMENT_BAR, WW_ELEMENT_PARAGRAPH},
      {WW_ELEMENT_TABLE, WW_ELEMENT_ROW, WW_ELEMENT_PARAGRAPH},
  };
  size_t shape = draw_below(seed, sizeof shapes / sizeof *shapes);
  ww_element *element = ww_element_add(doc, shapes[shape].kind);
  element->level = 1 + (int)draw_below(seed, 3);
  element->right = draw(seed) & 1;
  element->numbered = draw(seed) & 1;
  any_runs(element, seed, strings);
  for (size_t i = shapes[shape].child ? 1 + draw_below(seed, 3) : 0; i > 0;
       i--) {
    ww_element *child = ww_element_add(element, shapes[shape].child);
    any_runs(child, seed, strings);
    child->amount = (int64_t)draw_below(seed, 40000000) - 20000000;
    child->mark = (ww_mark)draw_below(seed, WW_MARK_OUT + 1);
    for (int k = 0; shapes[shape].grandchild && k < 2; k++)
      any_runs(ww_element_add(child, shapes[shape].grandchild), seed, strings);
  }
}

static void hostile_texts(void **state) {
  uint64_t seed = 7;
  int strings = 0;
  (void)state;
  ww_arena *arena = ww_arena_new();
  while (strings < 100000) {
    ww_arena_reset(arena);
    ww_element *doc = ww_doc_new(arena);
    for (int i = 0; i < 3; i++)
      any_element(doc, &seed, &strings);
    render(doc, draw_style(&seed));
  }
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(headings_and_prose),
      cmocka_unit_test(measure),
      cmocka_unit_test(lists),
      cmocka_unit_test(pairs),
      cmocka_unit_test(callouts),
      cmocka_unit_test(bars),
      cmocka_unit_test(tables),
      cmocka_unit_test(colors),
      cmocka_unit_test(hostile_texts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
