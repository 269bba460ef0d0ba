/* Whatever texts say, a report stays what it is: 100,000 hostile strings,
 * every format, parsed back. Markdown is parsed by others: tests/reports. */
#include "report/compose/documents.h"
#include "report/hostile_book.h"
#include "report/html/html.h"
#include "report/json/json.h"
#include "report/markdown/markdown.h"
#include "report/reporting.h"
#include "report/text/text.h"
#include "report/text/wrap.h"

enum { STRINGS = 100000, FULL_EVERY = 16, TAGS_MOST = 4096 };

/* ---- HTML: a strict tokenizer ---------------------------------------------
 */

/* Every tag that a report may hold, with its attributes up to their values. */
static const char *const tags[] = {"!DOCTYPE html",
                                   "html",
                                   "head",
                                   "meta",
                                   "title",
                                   "style",
                                   "body",
                                   "main",
                                   "header",
                                   "nav",
                                   "section",
                                   "div",
                                   "h1",
                                   "h2",
                                   "h3",
                                   "p",
                                   "ul",
                                   "ol",
                                   "li",
                                   "dl",
                                   "dt",
                                   "dd",
                                   "a",
                                   "b",
                                   "strong",
                                   "code",
                                   "span",
                                   "table",
                                   "caption",
                                   "thead",
                                   "tbody",
                                   "tr",
                                   "th",
                                   "td",
                                   "details",
                                   "summary",
                                   "figure",
                                   "figcaption",
                                   "svg",
                                   "g",
                                   "defs",
                                   "pattern",
                                   "rect",
                                   "circle",
                                   "path",
                                   "polygon",
                                   "polyline",
                                   "text"};
static const char *const attributes[] = {"lang",
                                         "charset",
                                         "http-equiv",
                                         "content",
                                         "name",
                                         "class",
                                         "id",
                                         "href",
                                         "role",
                                         "scope",
                                         "data-label",
                                         "aria-label",
                                         "aria-labelledby",
                                         "aria-describedby",
                                         "aria-hidden",
                                         "viewBox",
                                         "preserveAspectRatio",
                                         "x",
                                         "y",
                                         "width",
                                         "height",
                                         "rx",
                                         "cx",
                                         "cy",
                                         "r",
                                         "d",
                                         "points",
                                         "transform",
                                         "text-anchor",
                                         "fill",
                                         "patternUnits",
                                         "stroke-dasharray"};

typedef struct tokens {
  ww_str page;
  size_t at;
  int svg; /* depth inside of drawings, whose parts depend on their texts */
  ww_str seen[TAGS_MOST];
  int count;
} tokens;

static bool is_one_of(ww_str word, const char *const words[], size_t count) {
  for (size_t i = 0; i < count; i++)
    if (ww_str_is(word, words[i]))
      return true;
  return false;
}

#define IS_ONE_OF(word, words)                                                 \
  is_one_of(word, words, sizeof(words) / sizeof *(words))

static bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '-';
}

static ww_str take_name(tokens *t) {
  size_t from = t->at;
  while (t->at < t->page.size && is_name(t->page.at[t->at]))
    t->at++;
  return ww_str_slice(t->page, from, t->at);
}

static bool take(tokens *t, const char *text) {
  size_t size = strlen(text);
  if (t->page.size - t->at < size ||
      memcmp(t->page.at + t->at, text, size) != 0)
    return false;
  t->at += size;
  return true;
}

/* After a '&': one of the five references that are written. */
static void take_reference(tokens *t) {
  static const char *const references[] = {"amp;", "lt;", "gt;", "quot;",
                                           "#39;"};
  for (size_t i = 0; i < sizeof references / sizeof *references; i++)
    if (take(t, references[i]))
      return;
  fail_msg("a foreign reference: %.40s", t->page.at + t->at);
}

/* An attribute's value up to its quote. */
static void take_value(tokens *t) {
  while (!take(t, "\"")) {
    char c = t->page.at[t->at++];
    assert_true(c != '<' && c != '>' && c != '\n' && c != '\0');
    if (c == '&')
      take_reference(t);
  }
}

static void take_attributes(tokens *t) {
  while (take(t, " ") || take(t, "\n")) {
    ww_str name = take_name(t);
    if (!IS_ONE_OF(name, attributes))
      fail_msg("a foreign attribute: %.40s", name.at);
    assert_true(take(t, "=\""));
    take_value(t);
  }
}

static void note_tag(tokens *t, ww_str name, bool closing) {
  bool svg = ww_str_is(name, "svg");
  if (svg)
    t->svg += closing ? -1 : 1;
  if (t->svg > 0 && !svg)
    return;
  assert_true(t->count < TAGS_MOST);
  t->seen[t->count++] = name;
}

static void take_tag(tokens *t) {
  if (take(t, "!DOCTYPE html>"))
    return;
  bool closing = take(t, "/");
  ww_str name = take_name(t);
  if (!IS_ONE_OF(name, tags))
    fail_msg("a foreign tag: %.40s", name.at);
  take_attributes(t);
  bool empty = take(t, "/");
  assert_true(take(t, ">"));
  note_tag(t, name, closing);
  if (empty && ww_str_is(name, "svg"))
    t->svg--;
  if (ww_str_is(name, "style") && !closing)
    while (!take(t, "</style>"))
      t->at++;
}

static tokens *tokenize(ww_arena *arena, ww_str page) {
  tokens *t = WW_NEW(arena, tokens);
  t->page = page;
  while (t->at < page.size) {
    char c = page.at[t->at++];
    if (c == '<')
      take_tag(t);
    else if (c == '&')
      take_reference(t);
    else
      assert_true(c == '\n' || ((unsigned char)c >= ' ' && c != '>'));
  }
  return t;
}

/* The title, its references undone. */
static ww_str title_of(ww_arena *arena, ww_str page) {
  static const char *const references[][2] = {{"&amp;", "&"},
                                              {"&lt;", "<"},
                                              {"&gt;", ">"},
                                              {"&quot;", "\""},
                                              {"&#39;", "'"}};
  const char *from = strstr(page.at, "<title>") + strlen("<title>");
  const char *end = strstr(from, "</title>");
  ww_buf title = ww_buf_new(arena);
  while (from < end) {
    size_t i = 0;
    while (i < 5 && strncmp(from, references[i][0], strlen(references[i][0])))
      i++;
    ww_str one = i < 5 ? ww_str_from(references[i][1]) : (ww_str){from, 1};
    ww_put(&title, one);
    from += i < 5 ? strlen(references[i][0]) : 1;
  }
  return ww_buf_str(&title);
}

static ww_str shown(ww_arena *arena, const ww_verdict *verdict) {
  const ww_result *result = ww_main_result(verdict);
  ww_buf title = ww_buf_new(arena);
  ww_put_prose(&title, verdict->answers->project, true);
  ww_put_c(&title, ": ");
  ww_put_prose(&title,
               result->silent ? WW_S("nothing to go on yet")
               : result->winner == WW_NONE
                   ? WW_S("nothing can be recommended")
                   : result->rules->options[result->winner].title,
               true);
  return ww_buf_str(&title);
}

static ww_str page_of(ww_arena *arena, const ww_verdict *verdict) {
  ww_report report = {.verdict = verdict, .date = WW_S("2026-11-21")};
  ww_buf out = ww_buf_new(arena);
  ww_render_html(&out, ww_compose_report(arena, &report));
  return ww_buf_str(&out);
}

/* The same elements as with harmless texts; the same verdict. */
static void check_html(ww_arena *arena, const ww_verdict *verdict,
                       const ww_verdict *tame) {
  ww_str page = page_of(arena, verdict);
  const tokens *got = tokenize(arena, page);
  const tokens *wanted = tokenize(arena, page_of(arena, tame));
  ww_str title = title_of(arena, page);
  ww_str expected = shown(arena, verdict);
  assert_int_equal(got->count, wanted->count);
  for (int i = 0; i < got->count; i++)
    assert_true(ww_str_equal(got->seen[i], wanted->seen[i]));
  if (!ww_str_equal(title, expected))
    fail_msg("title %.*s, not %.*s", WW_P(title), WW_P(expected));
}

/* ---- The others ------------------------------------------------------------
 */

/* The front matter, read by our own strict door. */
static void check_madr(ww_arena *arena, const ww_verdict *verdict) {
  ww_report report = {.verdict = verdict};
  ww_diag_list diags;
  ww_buf out = ww_buf_new(arena);
  ww_render_madr(&out, &report);
  char *end = strstr(out.at + 4, "\n---\n");
  assert_true(strncmp(out.at, "---\n", 4) == 0 && end);
  assert_true(strncmp(end, "\n---\n# ", 7) == 0);
  ww_str front = {out.at + 4, (size_t)(end - out.at) - 3};
  ww_diag_list_init(&diags, arena);
  const ww_node *tree = ww_yaml_read(arena, source_of(arena, "madr", front),
                                     &ww_rulebook_limits, &diags);
  no_complaints(&diags);
  const ww_node *record = member(tree, "whichway");
  const ww_result *result = ww_main_result(verdict);
  ww_str recommended = result->winner == WW_NONE
                           ? WW_S("null")
                           : result->rules->options[result->winner].id;
  assert_true(
      ww_str_equal(member(record, "project")->text, verdict->answers->project));
  assert_true(
      ww_str_equal(member(record, "recommendation")->text, recommended));
  assert_true(ww_str_is(member(tree, "status")->text, "proposed"));
  assert_true(tree->first->next == member(tree, "whichway"));
  assert_null(tree->first->next->next);
}

static void check_json(ww_arena *arena, const ww_verdict *verdict) {
  const ww_result *result = ww_main_result(verdict);
  ww_buf out = ww_buf_new(arena);
  ww_put_decision_json(&out, verdict);
  const ww_node *tree = parse_json(arena, ww_buf_str(&out));
  if (result->winner != WW_NONE)
    assert_true(ww_str_equal(member(tree, "recommendation")->text,
                             result->rules->options[result->winner].id));
  assert_true(
      ww_str_equal(member(tree, "project")->text, verdict->answers->project));
}

static void check_text(ww_arena *arena, const ww_verdict *verdict) {
  ww_style style = WW_STYLE_INIT;
  ww_report report = {.verdict = verdict};
  ww_buf out = ww_buf_new(arena);
  ww_render_text(&out, ww_compose_report(arena, &report), &style);
  for (size_t at = 0; at < out.size;) {
    uint32_t character = ww_utf8_next(ww_buf_str(&out), &at);
    if (character != '\n' && !ww_utf8_shows(character))
      fail_msg("U+%04X in the text", (unsigned)character);
  }
}

static void every_format(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  uint64_t seed = 0;
  for (int strings = 0; strings < STRINGS; seed++) {
    int added = 0;
    bool full = seed % FULL_EVERY == 0;
    ww_arena_reset(arena);
    ww_verdict *verdict = hostile_verdict(arena, seed, full, false, &added);
    ww_verdict *tame = hostile_verdict(arena, seed, full, true, NULL);
    assert_non_null(verdict);
    assert_non_null(tame);
    check_html(arena, verdict, tame);
    check_madr(arena, verdict);
    check_json(arena, verdict);
    check_text(arena, verdict);
    strings += added;
  }
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_format)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
