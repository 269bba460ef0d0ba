/* For the tests of reports: a small rulebook with everything in it, decisions
 * by it, hostile strings, and what a terminal may be sent. */
#ifndef WW_TESTS_REPORTING_H
#define WW_TESTS_REPORTING_H

#include "base/json_out.h"
#include "base/utf8.h"
#include "engine/analysis.h"
#include "engine/costs.h"
#include "engine/decide.h"
#include "read/doors.h"
#include "rulebook/load.h"
#include "whichway.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char lunch_yaml[] =
    "whichway: 1\n"
    "rulebook: {name: lunch, version: '1.2', title: Where to eat}\n"
    "sources:\n"
    "  guide: {title: The Guide, author: Ann, date: 2025}\n"
    "  rumour: {title: What one hears}\n"
    "questions:\n"
    "  hunger:\n"
    "    ask: How hungry are you?\n"
    "    why: A soup fills few.\n"
    "    type: scale\n"
    "    values: {little: a bite, some: a meal, much: two meals}\n"
    "    core: true\n"
    "  money:\n"
    "    ask: How much may it cost?\n"
    "    type: number\n"
    "    unit: crowns\n"
    "    min: 0\n"
    "  guests: {ask: How many come along?, type: number, above: 0, whole: true,"
    " max: 100}\n"
    "  rain: {ask: Does it rain?, type: flag}\n"
    "  diet:\n"
    "    ask: What is off the table?\n"
    "    type: set\n"
    "    values: {meat: meat, milk: milk, nuts: nuts}\n"
    "  mood: {ask: How do you feel?, type: choice, values: {good: , bad: "
    "low}}\n"
    "decisions:\n"
    "  place:\n"
    "    main: true\n"
    "    title: Where to go\n"
    "    needs: {calm: {title: Calm}}\n"
    "    options:\n"
    "      desk:\n"
    "        title: Your desk\n"
    "        summary: What is in the drawer. Not much.\n"
    "        layers: {Food: A biscuit., Drink: Water from the tap.}\n"
    "      cafe: {title: The caf\xC3\xA9, base: -1, serves: {calm: 1}}\n"
    "      inn: {title: The inn, base: -2.5, serves: {calm: 0.5}}\n"
    "    rules:\n"
    "      starving:\n"
    "        when: {hunger: '>= some'}\n"
    "        points: {cafe: 2, inn: 4.25}\n"
    "        because: You are hungry ({hunger}).\n"
    "        sources: [guide#soup, rumour, guide]\n"
    "        claim: measured\n"
    "      broke:\n"
    "        when: {money: '< 1000'}\n"
    "        points: {inn: -3}\n"
    "        because: '{money} crowns are little.'\n"
    "        claim: assumed\n"
    "      wet:\n"
    "        when: {rain: true}\n"
    "        rules_out: [cafe, inn]\n"
    "        because: It rains. Nobody wants to walk.\n"
    "        sources: [rumour]\n"
    "        claim: advised\n"
    "      crowd:\n"
    "        when: {guests: '>= 4'}\n"
    "        rules_out: [desk]\n"
    "        because: '{guests} guests do not fit at a desk.'\n"
    "      diet-at-inn:\n"
    "        when: {diet: {has_any: [meat, milk]}}\n"
    "        points: {calm: 0.5, inn: -1}\n"
    "        because: 'The inn cooks with {diet}.'\n"
    "  dish:\n"
    "    title: What to order\n"
    "    when: {place: [cafe, inn]}\n"
    "    options:\n"
    "      soup: {title: Soup, summary: 'Soup, e.g. of peas. With bread.'}\n"
    "      roast: {title: Roast}\n"
    "    rules:\n"
    "      big:\n"
    "        when: {hunger: much}\n"
    "        points: {roast: 2}\n"
    "        because: Much hunger. Much food.\n"
    "      no-taste:\n"
    "        when: {mood: bad}\n"
    "        rules_out: [soup, roast]\n"
    "        because: In this mood nothing tastes.\n"
    "  coat:\n"
    "    title: What to wear\n"
    "    options: {none: {title: No coat}}\n"
    "advice:\n"
    "  wet-and-many:\n"
    "    when: {rain: true, guests: '>= 4'}\n"
    "    kind: contradiction\n"
    "    say: '{guests} guests in the rain.'\n"
    "  tip: {kind: warning, say: Leave a tip., sources: [guide], claim: "
    "reported}\n"
    "  book: {kind: step, say: Book a table. It is full.}\n";

typedef struct table { /* where a test eats */
  ww_arena *arena;
  ww_rules *rules;
} table;

static inline ww_source *source_of(ww_arena *arena, const char *name,
                                   ww_str text) {
  ww_source *source = WW_NEW(arena, ww_source);
  *source = (ww_source){ww_str_from(name), text};
  return source;
}

static inline void no_complaints(const ww_diag_list *diags) {
  if (diags->first)
    fail_msg("%.*s", WW_P(diags->first->message));
}

/* `more` is YAML to go below the lunch. */
static inline table lay_table_with(const char *more) {
  ww_diag_list diags;
  table t = {.arena = ww_arena_new()};
  assert_non_null(t.arena);
  ww_diag_list_init(&diags, t.arena);
  const ww_node *tree =
      ww_yaml_read(t.arena,
                   source_of(t.arena, "lunch.yaml",
                             ww_format(t.arena, "%s%s", lunch_yaml, more)),
                   &ww_rulebook_limits, &diags);
  no_complaints(&diags);
  t.rules = ww_rules_load(t.arena, tree, &diags);
  no_complaints(&diags);
  memset(t.rules->digest, 'a', 64);
  return t;
}

static inline table lay_table(void) {
  return lay_table_with("");
}

/* A decision on a profile in JSON. */
static inline ww_verdict *decide(ww_arena *arena, const ww_rules *rules,
                                 const char *json) {
  ww_diag_list diags;
  ww_diag_list_init(&diags, arena);
  const ww_node *tree =
      ww_json_read(arena, source_of(arena, "p.json", ww_str_from(json)),
                   &ww_profile_limits, &diags);
  no_complaints(&diags);
  ww_answers *answers = ww_profile_load(arena, rules, tree, &diags);
  no_complaints(&diags);
  return ww_verdict_make(arena, rules, answers);
}

/* The same with its analysis and costs. */
static inline ww_verdict *analyse(ww_arena *arena, const ww_rules *rules,
                                  const char *json) {
  ww_verdict *verdict = decide(arena, rules, json);
  verdict->analysis = ww_analysis_make(arena, rules, NULL, verdict->answers);
  verdict->costs = ww_costs_of(arena, verdict);
  return verdict;
}

/* The text as JSON; fails where it is none. */
static inline const ww_node *parse_json(ww_arena *arena, ww_str text) {
  ww_diag_list diags;
  ww_diag_list_init(&diags, arena);
  const ww_node *tree = ww_json_read(arena, source_of(arena, "json", text),
                                     &ww_rulebook_limits, &diags);
  no_complaints(&diags);
  return tree;
}

static inline const ww_node *member(const ww_node *map, const char *key) {
  const ww_node *found = ww_node_get(map, ww_str_from(key));
  if (!found)
    fail_msg("no key %s", key);
  return found;
}

/* The tree on one line, plain scalars bare: {a: 'x', b: [1, null]}. */
static inline ww_str compact(ww_arena *arena, const ww_node *node) {
  ww_buf buf = ww_buf_new(arena);
  bool is_map = node->kind == WW_MAP;
  if (node->kind == WW_SCALAR) {
    ww_put_c(&buf, node->plain ? "" : "'");
    ww_put(&buf, node->text);
    ww_put_c(&buf, node->plain ? "" : "'");
    return ww_buf_str(&buf);
  }
  ww_put_c(&buf, is_map ? "{" : "[");
  for (const ww_node *m = node->first; m; m = m->next) {
    ww_put_c(&buf, m == node->first ? "" : ", ");
    if (is_map)
      ww_putf(&buf, "%.*s: ", WW_P(m->key));
    ww_put(&buf, compact(arena, m));
  }
  ww_put_c(&buf, is_map ? "}" : "]");
  return ww_buf_str(&buf);
}

static inline void expect_text(ww_str got, const char *wanted) {
  if (!ww_str_is(got, wanted))
    fail_msg("wanted\n%s\ngot\n%.*s", wanted, WW_P(got));
}

/* ---- Hostile strings -------------------------------------------------- */

/* SplitMix64 (S. Vigna, public domain). */
static inline uint64_t draw(uint64_t *seed) {
  uint64_t z = (*seed += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

static inline size_t draw_below(uint64_t *seed, size_t count) {
  return (size_t)(draw(seed) % count);
}

/* Well-formed UTF-8, as the doors promise, and as nasty as they let it. */
static inline ww_str hostile(ww_arena *arena, uint64_t *seed) {
  static const char *const pieces[] = {
      "\x1B[2J",
      "\x1B]0;title\x07",
      "\x1B[31m",
      "\r",
      "\b\b\b",
      "\n",
      "\n\n",
      "\t",
      "\x01",
      "\x7F",
      "\xC2\x9B",
      "\xC2\x85",
      "\xE2\x80\xAE",
      "\xE2\x81\xA6",
      "\xE2\x80\x8B",
      "\xE2\x80\xA8",
      "\xEF\xBB\xBF",
      "\xCC\x81",
      "\xC2\xA0",
      "\xE2\x80\x93",
      "\xE6\x97\xA5",
      "\xF0\x9F\x98\x80",
      "\xC3\xA9",
      " ",
      "  ",
      "a",
      "word",
      "words and more",
      ": ",
      "#",
      " #",
      "- ",
      "{hunger}",
      "{ ",
      " }",
      "\"",
      "'",
      "\\",
      "%s%n",
      "</script>",
      "a-very-long-word-that-fits-on-no-line-of-any-terminal-or-so-one-hopes",
      "...\n---\n",
  };
  ww_buf buf = ww_buf_new(arena);
  ww_put_c(&buf, "x"); /* something, for what must not be empty */
  for (size_t count = draw_below(seed, 8); count > 0; count--)
    ww_put_c(&buf, pieces[draw_below(seed, sizeof pieces / sizeof *pieces)]);
  return ww_buf_str(&buf);
}

static inline ww_style draw_style(uint64_t *seed) {
  ww_style style = WW_STYLE_INIT;
  style.width = (int)(20 + draw_below(seed, 200));
  style.color = draw(seed) & 1;
  style.unicode = draw(seed) & 1;
  return style;
}

/* ---- What a terminal may be sent -------------------------------------- */

/* Bytes of the escape at the start of the text that a style may write. */
static inline size_t allowed_escape(ww_str text) {
  static const char *const allowed[] = {"\x1B[0m",   "\x1B[1m",    "\x1B[2m",
                                        "\x1B[36m",  "\x1B[1;31m", "\x1B[1;32m",
                                        "\x1B[1;33m"};
  for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
    if (ww_str_starts(text, ww_str_from(allowed[i])))
      return strlen(allowed[i]);
  return 0;
}

/* A text for a terminal: nothing that commands it but the colors of a style,
 * nothing hidden, no trailing space, no color across a line's end, no line
 * wider than `columns` (0: not looked at). */
static inline void check_terminal_text(ww_str text, const ww_style *style,
                                       size_t columns) {
  size_t width = 0;
  bool colored = false;
  char before = '\n';
  assert_int_equal(ww_utf8_valid(text), text.size);
  for (size_t at = 0; at < text.size;) {
    ww_str rest = ww_str_slice(text, at, text.size);
    if (text.at[at] == '\x1B') {
      size_t size = style->color ? allowed_escape(rest) : 0;
      if (size == 0)
        fail_msg("escape at %zu of\n%.*s", at, WW_P(text));
      colored = !ww_str_starts(rest, WW_S("\x1B[0m"));
      at += size;
      continue;
    }
    if (text.at[at] == '\n') {
      if (before == ' ' || colored || (columns > 0 && width > columns))
        fail_msg("line of %zu columns (of %zu) ends at %zu of\n%.*s", width,
                 columns, at, WW_P(text));
      width = 0;
      before = text.at[at++];
      continue;
    }
    size_t start = at;
    uint32_t character = ww_utf8_next(text, &at);
    if (!ww_utf8_shows(character) || (!style->unicode && character > 0x7E))
      fail_msg("U+%04X at %zu of\n%.*s", (unsigned)character, start,
               WW_P(text));
    width += ww_utf8_width(ww_str_slice(text, start, at));
    before = text.at[start];
  }
  assert_int_equal(before, '\n');
}

#endif
