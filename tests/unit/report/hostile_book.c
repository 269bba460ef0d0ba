/* Hostile rulebooks and profiles; see hostile_book.h. */
#include "report/hostile_book.h"

#include "base/json_out.h"
#include "base/random.h"
#include "engine/analysis.h"
#include "engine/costs.h"
#include "read/doors.h"
#include "rulebook/load.h"

#include <stdio.h>
#include <string.h>

static const char *const pieces[] = {
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "<svg/onload=alert(1)>",
    "</style><style>*{display:none}",
    "</title></head>",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "&lt;b&gt;",
    "&#60;i&#62;",
    "&amp",
    "&",
    "javascript:alert(1)",
    "url(javascript:alert(1))",
    "[text](http://evil.example)",
    "![](http://evil.example/beacon.png)",
    "[x]: http://evil.example",
    "[x][x]",
    "[^1]",
    "<http://evil.example>",
    "http://evil.example/a?b=c#d",
    "https://evil.example",
    "ftp://evil.example/x",
    "www.evil.example",
    "mail@evil.example",
    "mailto:a@evil.example",
    "xmpp:a@evil.example",
    "@team",
    "@org/team",
    "#12",
    "org/repo#12",
    "GH-7",
    "deadbee1",
    "0123456789abcdef0123456789abcdef01234567",
    ":tada:",
    ":octocat:",
    "|",
    "a | b",
    "\\|",
    "|---|---|",
    "`",
    "``",
    "```",
    "```mermaid",
    "~~~",
    "`a`",
    "\\`",
    "---",
    "===",
    "***",
    "___",
    "# heading",
    "###### h",
    "> quote",
    "> [!NOTE]",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "1) item",
    "- [ ] task",
    "    code",
    "**strong**",
    "__strong__",
    "*em*",
    "_em_",
    "***",
    "~~gone~~",
    "~gone~",
    "$x^2$",
    "$$x$$",
    "\\",
    "\\\\",
    "\"",
    "'",
    "\"'",
    "#quot;",
    "#35;",
    ";",
    "%%",
    "%%{init: {}}%%",
    "end",
    "style x fill:#f00;",
    "click n1 href",
    "n1 --> n2",
    "graph TD",
    "{{x}}",
    "{x}",
    "##[error]x",
    "##vso[x]",
    "::stop-commands::x",
    "}",
    "(",
    ")",
    "[",
    "]",
    "!",
    ":",
    ": ",
    "- a: b",
    "? x",
    "!!str",
    "&anchor",
    "*alias",
    "%TAG",
    "<<",
    "...",
    "---\nstatus: accepted\n---",
    "\n",
    "\r\n",
    "\n\n# heading\n\n",
    "\n---\n",
    "\n===\n",
    "\n```\n",
    "\n| --- |\n",
    "\t",
    "\b",
    "\x1B[31m",
    "\x7F",
    "\xC2\x85",
    "\xC2\x9B",
    "\xC2\xA0",
    "\xE2\x80\xAE",
    "\xE2\x81\xA6",
    "\xE2\x80\x8B",
    "\xE2\x80\xA8",
    "\xE2\x80\xA9",
    "\xEF\xBB\xBF",
    "\xF3\xA0\x81\x81",
    "\xCC\x81",
    "\xE6\x97\xA5\xE6\x9C\xAC",
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
    "\xF0\x9F\x98\x80",
    "\xC3\xA9",
    " ",
    "  ",
    "a",
    "word",
    "two words",
};
enum { PIECES = sizeof pieces / sizeof *pieces };

ww_str hostile_markup(ww_arena *arena, uint64_t *seed) {
  enum { PIECES_MOST = 6 };
  ww_random random = {*seed};
  ww_buf text = ww_buf_new(arena);
  int count = 1 + ww_random_below(&random, PIECES_MOST);
  for (int i = 0; i < count; i++) {
    ww_put_c(&text, pieces[ww_random_below(&random, PIECES)]);
    ww_put_c(&text, ww_random_below(&random, 2) ? " " : "");
  }
  ww_put_c(&text, "x");
  *seed = random.state;
  return ww_buf_str(&text);
}

/* ---- Writing --------------------------------------------------------------
 */

typedef struct writing {
  ww_json json;
  uint64_t seed;
  bool tame;
  int strings;
} writing;

static void text(writing *w, const char *key) {
  ww_str markup = hostile_markup(w->json.buf->arena, &w->seed);
  w->strings++;
  ww_json_str(&w->json, key, w->tame ? WW_S("x") : markup);
}

/* What braces would refer to an answer in. */
static void template(writing *w, const char *key) {
  ww_arena *arena = w->json.buf->arena;
  ww_str markup = hostile_markup(arena, &w->seed);
  char *copy = ww_arena_copy(arena, markup.at, markup.size);
  for (size_t i = 0; i < markup.size; i++)
    if (copy[i] == '{' || copy[i] == '}')
      copy[i] = '*';
  w->strings++;
  ww_json_str(&w->json, key, w->tame ? WW_S("x") : (ww_str){copy, markup.size});
}

static void open(writing *w, const char *key) {
  ww_json_open(&w->json, key, '{');
}

static void close(writing *w) {
  ww_json_close(&w->json, '}');
}

static void ids(writing *w, const char *key, const char *a, const char *b) {
  ww_json_open(&w->json, key, '[');
  ww_json_text(&w->json, NULL, a);
  if (b)
    ww_json_text(&w->json, NULL, b);
  ww_json_close(&w->json, ']');
}

static void write_questions(writing *w) {
  open(w, "questions");
  open(w, "flag");
  text(w, "ask");
  text(w, "why");
  ww_json_text(&w->json, "type", "flag");
  ww_json_bool(&w->json, "core", true);
  close(w);
  open(w, "number");
  text(w, "ask");
  text(w, "unit");
  ww_json_text(&w->json, "type", "number");
  ww_json_int(&w->json, "min", 0);
  close(w);
  open(w, "choice");
  text(w, "ask");
  ww_json_text(&w->json, "type", "choice");
  open(w, "values");
  text(w, "one");
  text(w, "two");
  close(w);
  close(w);
  open(w, "set");
  text(w, "ask");
  ww_json_text(&w->json, "type", "set");
  open(w, "values");
  text(w, "left");
  text(w, "right");
  close(w);
  close(w);
  close(w);
}

static void write_pattern(writing *w) {
  open(w, "pattern");
  text(w, "title");
  open(w, "nodes");
  text(w, "n1");
  text(w, "n2");
  text(w, "n3");
  close(w);
  ww_json_open(&w->json, "edges", '[');
  static const char *const arrows[][2] = {
      {"n1", "n2"}, {"n2", "n3"}, {"n1", "n3"}, {"n3", "n1"}};
  for (int i = 0; i < 4; i++) {
    open(w, NULL);
    ww_json_text(&w->json, "from", arrows[i][0]);
    ww_json_text(&w->json, "to", arrows[i][1]);
    text(w, "label");
    close(w);
  }
  ww_json_close(&w->json, ']');
  close(w);
}

static void write_option(writing *w, const char *id, const char *need) {
  open(w, id);
  text(w, "title");
  text(w, "summary");
  if (need) {
    open(w, "serves");
    ww_json_int(&w->json, need, 1);
    close(w);
  }
  open(w, "layers");
  text(w, "Layer");
  text(w, "<b>");
  close(w);
  write_pattern(w);
  ww_json_open(&w->json, "plan", '[');
  open(w, NULL);
  ww_json_text(&w->json, "phase", "now");
  text(w, "do");
  text(w, "exit");
  text(w, "days");
  close(w);
  ww_json_close(&w->json, ']');
  close(w);
}

static void write_rule(writing *w, const char *id, const char *question,
                       const char *test, const char *points,
                       const char *rules_out) {
  open(w, id);
  open(w, "when");
  if (test)
    ww_json_text(&w->json, question, test);
  else
    ww_json_bool(&w->json, question, true);
  close(w);
  open(w, "points");
  ww_json_int(&w->json, points, 3);
  close(w);
  if (rules_out)
    ids(w, "rules_out", rules_out, NULL);
  template(w, "because");
  ids(w, "sources", "guide", "paper");
  close(w);
}

static void write_decisions(writing *w) {
  open(w, "decisions");
  open(w, "way");
  ww_json_bool(&w->json, "main", true);
  text(w, "title");
  open(w, "needs");
  open(w, "east");
  text(w, "title");
  close(w);
  open(w, "north");
  text(w, "title");
  close(w);
  close(w);
  open(w, "options");
  write_option(w, "stay", NULL);
  write_option(w, "walk", "east");
  write_option(w, "ride", "north");
  close(w);
  open(w, "rules");
  write_rule(w, "r1", "flag", NULL, "east", NULL);
  write_rule(w, "r2", "number", ">= 10", "north", NULL);
  write_rule(w, "r3", "choice", "one", "stay", "walk");
  close(w);
  close(w);
  open(w, "gear");
  text(w, "title");
  open(w, "options");
  write_option(w, "boots", NULL);
  write_option(w, "skis", NULL);
  close(w);
  open(w, "rules");
  write_rule(w, "r4", "flag", NULL, "skis", NULL);
  close(w);
  close(w);
  close(w);
}

static void write_rest(writing *w) {
  static const char *const kinds[] = {"step", "warning", "contradiction"};
  static const char *const advice[] = {"a1", "a2", "a3"};
  open(w, "advice");
  for (int i = 0; i < 3; i++) {
    open(w, advice[i]);
    ww_json_text(&w->json, "kind", kinds[i]);
    template(w, "say");
    ids(w, "sources", "guide", NULL);
    close(w);
  }
  close(w);
  open(w, "costs");
  ww_json_text(&w->json, "currency", "EUR");
  ww_json_text(&w->json, "requests", "number");
  open(w, "prices");
  static const char *const prices[][3] = {{"p1", "monthly", "walk"},
                                          {"p2", "request", "ride"}};
  for (int i = 0; i < 2; i++) {
    open(w, prices[i][0]);
    text(w, "title");
    ids(w, "options", prices[i][2], NULL);
    ww_json_text(&w->json, "kind", prices[i][1]);
    ww_json_int(&w->json, "amount", 7 - 6 * i);
    ww_json_text(&w->json, "date", "2026-01-01");
    ids(w, "sources", "guide", NULL);
    close(w);
  }
  close(w);
  close(w);
}

static ww_str write_rulebook(writing *w) {
  open(w, NULL);
  ww_json_int(&w->json, "whichway", 1);
  open(w, "rulebook");
  ww_json_text(&w->json, "name", "hostile");
  text(w, "version");
  text(w, "title");
  close(w);
  open(w, "sources");
  static const char *const sources[] = {"guide", "paper"};
  for (int i = 0; i < 2; i++) {
    open(w, sources[i]);
    text(w, "title");
    text(w, "author");
    text(w, "site");
    close(w);
  }
  close(w);
  write_questions(w);
  write_decisions(w);
  write_rest(w);
  close(w);
  return ww_buf_str(w->json.buf);
}

static void write_answer(writing *w, const char *id) {
  open(w, id);
  ww_json_key(&w->json, WW_S("value"));
  if (strcmp(id, "flag") == 0)
    ww_json_bool(&w->json, NULL, true);
  else if (strcmp(id, "number") == 0)
    ww_json_int(&w->json, NULL, 12);
  else
    ww_json_text(&w->json, NULL, "one");
  ww_json_text(&w->json, "basis", "guessed");
  text(w, "owner");
  text(w, "note");
  close(w);
}

static ww_str write_profile(writing *w) {
  static const char *const questions[] = {"flag", "number", "choice"};
  ww_random random = {w->seed};
  int known = ww_random_below(&random, 8);
  open(w, NULL);
  text(w, "project");
  text(w, "description");
  open(w, "answers");
  for (int i = 0; i < 3; i++)
    if (known >> i & 1)
      write_answer(w, questions[i]);
  close(w);
  close(w);
  return ww_buf_str(w->json.buf);
}

/* ---- Deciding --------------------------------------------------------------
 */

static const ww_node *parse(ww_arena *arena, const ww_limits *limits,
                            ww_str json, ww_diag_list *diags) {
  ww_source *source = WW_NEW(arena, ww_source);
  *source = (ww_source){WW_S("hostile"), json};
  return ww_json_read(arena, source, limits, diags);
}

static void complain(const ww_diag_list *diags) {
  if (diags->first)
    fprintf(stderr, "hostile book: %.*s\n", WW_P(diags->first->message));
}

ww_verdict *hostile_verdict(ww_arena *arena, uint64_t seed, bool full,
                            bool tame, int *strings) {
  ww_buf book = ww_buf_new(arena);
  ww_buf profile = ww_buf_new(arena);
  writing w = {ww_json_new(&book, true), seed, tame, 0};
  ww_diag_list diags;
  ww_diag_list_init(&diags, arena);
  const ww_node *tree =
      parse(arena, &ww_rulebook_limits, write_rulebook(&w), &diags);
  ww_rules *rules = tree ? ww_rules_load(arena, tree, &diags) : NULL;
  w.json = ww_json_new(&profile, true);
  tree = parse(arena, &ww_profile_limits, write_profile(&w), &diags);
  ww_answers *answers =
      rules && tree ? ww_profile_load(arena, rules, tree, &diags) : NULL;
  complain(&diags);
  if (!answers)
    return NULL;
  memset(rules->digest, 'a', WW_DIGEST_SIZE - 1);
  ww_verdict *verdict = ww_verdict_make(arena, rules, answers);
  if (full) {
    verdict->analysis = ww_analysis_make(arena, rules, NULL, answers);
    verdict->costs = ww_costs_of(arena, verdict);
  }
  if (strings)
    *strings = w.strings;
  return verdict;
}
