/* Random rulebooks and profiles; see random_rules.h. */
#include "engine/random_rules.h"

#include "base/json_out.h"
#include "base/number.h"
#include "engine/brute_force.h"
#include "read/doors.h"
#include "rulebook/builtin.h"
#include "rulebook/load.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum {
  QUESTIONS_MOST = 7,
  CONDITIONS_MOST = 3,
  VALUES_MOST = 5,
  EDGES_MOST = 3
};

/* What is being written. */
typedef struct writer {
  ww_buf buf;
  ww_random *random;
  int question_count;
  struct planned {
    ww_type type;
    int values;
    const char *edges[EDGES_MOST];
    int edge_count;
  } questions[QUESTIONS_MOST];
  int condition_count;
  int late_conditions; /* from this one on they test the early outcome */
  int early_options;   /* 0: no early decision */
  int main_options;
} writer;

/* What a `when` may name where it stands. */
typedef struct reach {
  int conditions;
  bool early, main; /* outcomes */
  bool known;
} reach;

static int below(const writer *w, int count) {
  return ww_random_below(w->random, count);
}

static bool chance(const writer *w, int percent) {
  return below(w, 100) < percent;
}

static const char *pick(const writer *w, const char *const *words, int count) {
  return words[below(w, count)];
}

/* ---- Questions -------------------------------------------------------- */

static void plan_edges(const writer *w, struct planned *q, bool whole) {
  static const char *const decimals[] = {"0.5", "0.3", "0.25",
                                         "7.1", "2",   "9.995"};
  static const char *const wholes[] = {"1", "2", "3", "500", "1e3", "2.5"};
  int start = below(w, 6);
  q->edge_count = 1 + below(w, EDGES_MOST);
  for (int i = 0; i < q->edge_count; i++)
    q->edges[i] = (whole ? wholes : decimals)[(start + i) % 6];
}

static void put_number_question(writer *w, struct planned *q) {
  static const char *const ranges[] = {"",
                                       ", min: 0",
                                       ", above: 0",
                                       ", min: 0, max: 1000",
                                       ", min: 0",
                                       ", max: 1e6",
                                       ", above: 0, below: 1001"};
  bool whole = chance(w, 50);
  plan_edges(w, q, whole);
  ww_putf(&w->buf, "type: number%s%s}\n", pick(w, ranges, 7),
          whole ? ", whole: true" : "");
}

static void put_question(writer *w, int index) {
  static const char *const types[] = {"choice", "scale", "set"};
  struct planned *q = &w->questions[index];
  q->type = (ww_type)below(w, 5);
  q->values = q->type == WW_FLAG ? 2 : 2 + below(w, 3);
  ww_putf(&w->buf, "  q%d: {ask: Why, %s", index,
          chance(w, 30) ? "core: true, " : "");
  if (q->type == WW_NUMBER) {
    put_number_question(w, q);
    return;
  }
  if (q->type == WW_FLAG) {
    ww_put_c(&w->buf, "type: flag}\n");
    return;
  }
  ww_putf(&w->buf, "type: %s, values: {", types[q->type]);
  for (int i = 0; i < q->values; i++)
    ww_putf(&w->buf, "%sv%d: text", i ? ", " : "", i);
  ww_put_c(&w->buf, "}}\n");
}

/* ---- Tests ------------------------------------------------------------ */

static void put_names(writer *w, const char *letter, int count) {
  int first = below(w, count);
  int second = below(w, count);
  ww_putf(&w->buf, "[%s%d", letter, first);
  if (second != first)
    ww_putf(&w->buf, ", %s%d", letter, second);
  ww_put_c(&w->buf, "]");
}

static void put_named_test(writer *w, const char *letter, int count) {
  if (chance(w, 50))
    put_names(w, letter, count);
  else
    ww_putf(&w->buf, "%s%d", letter, below(w, count));
}

static const char *comparison(const writer *w) {
  static const char *const operators[] = {"<", "<=", ">", ">="};
  return pick(w, operators, 4);
}

static void put_scale_test(writer *w, int count) {
  int low = below(w, count);
  if (chance(w, 40)) /* the range is not empty */
    ww_putf(&w->buf, "\"%s v%d\"", low == 0 ? ">" : "<", low);
  else if (chance(w, 25))
    ww_putf(&w->buf, "\"%s v%d\"", chance(w, 50) ? ">=" : "<=", low);
  else if (chance(w, 40))
    ww_putf(&w->buf, "\"v%d..v%d\"", low, low + below(w, count - low));
  else
    put_named_test(w, "v", count);
}

static void put_number_test(writer *w, const struct planned *q) {
  const char *edge = pick(w, q->edges, q->edge_count);
  const char *other = pick(w, q->edges, q->edge_count);
  double low;
  double high;
  ww_number_read(ww_str_from(edge), &low, NULL);
  ww_number_read(ww_str_from(other), &high, NULL);
  if (chance(w, 60))
    ww_putf(&w->buf, "\"%s %s\"", comparison(w), edge);
  else if (chance(w, 60))
    ww_putf(&w->buf, "\"%s..%s\"", low < high ? edge : other,
            low < high ? other : edge);
  else if (chance(w, 50))
    ww_putf(&w->buf, "[%s, %s]", edge, other);
  else
    ww_put_c(&w->buf, edge);
}

static void put_set_test(writer *w, int count) {
  int kinds = 1 + below(w, 15);
  const char *comma = "";
  ww_put_c(&w->buf, "{");
  if (kinds & 1) {
    ww_putf(&w->buf, "has: v%d", below(w, count));
    comma = ", ";
  }
  if (kinds & 2 && chance(w, 50)) {
    ww_putf(&w->buf, "%shas_any: ", comma);
    put_names(w, "v", count);
    comma = ", ";
  }
  if (kinds & 4 && chance(w, 50)) {
    ww_putf(&w->buf, "%shas_all: ", comma);
    put_names(w, "v", count);
    comma = ", ";
  }
  if (*comma == '\0')
    ww_putf(&w->buf, "empty: %s", chance(w, 50) ? "true" : "false");
  ww_put_c(&w->buf, "}");
}

static void put_question_test(writer *w, int index, const reach *scope) {
  const struct planned *q = &w->questions[index];
  ww_putf(&w->buf, "q%d: ", index);
  if (scope->known && chance(w, 30)) {
    ww_putf(&w->buf, "{known: %s}", chance(w, 50) ? "true" : "false");
    return;
  }
  switch (q->type) {
  case WW_CHOICE:
    put_named_test(w, "v", q->values);
    break;
  case WW_SCALE:
    put_scale_test(w, q->values);
    break;
  case WW_SET:
    put_set_test(w, q->values);
    break;
  case WW_FLAG:
    ww_put_c(&w->buf, chance(w, 50) ? "true" : "false");
    break;
  case WW_NUMBER:
    put_number_test(w, q);
    break;
  }
}

static void put_when(writer *w, const reach *scope, int depth);

static void put_nested(writer *w, const reach *scope, int depth) {
  static const char *const words[] = {"any", "all"};
  if (chance(w, 30)) {
    ww_put_c(&w->buf, "not: ");
    put_when(w, scope, depth - 1);
    return;
  }
  ww_putf(&w->buf, "%s: [", pick(w, words, 2));
  for (int i = 0, count = 1 + below(w, 3); i < count; i++) {
    ww_put_c(&w->buf, i ? ", " : "");
    put_when(w, scope, depth - 1);
  }
  ww_put_c(&w->buf, "]");
}

/* One to three entries with different keys. */
static void put_when(writer *w, const reach *scope, int depth) {
  int used[3] = {-1, -1, -1};
  int conditions = scope->conditions;
  int outcomes = scope->early + scope->main;
  int subjects =
      w->question_count + conditions + outcomes + (depth > 0 ? 2 : 0);
  ww_put_c(&w->buf, "{");
  for (int i = 0, count = 1 + below(w, 3), written = 0; i < count; i++) {
    int at = below(w, subjects);
    int nested = w->question_count + conditions + outcomes;
    at = at > nested ? nested : at; /* all nested parts are one key here */
    if (at == used[0] || at == used[1])
      continue;
    used[i] = at;
    ww_put_c(&w->buf, written++ ? ", " : "");
    if (at < w->question_count) {
      put_question_test(w, at, scope);
    } else if (at < w->question_count + conditions) {
      ww_putf(&w->buf, "c%d: %s", at - w->question_count,
              chance(w, 75) ? "true" : "false");
    } else if (at < nested) {
      bool early = scope->early && at == w->question_count + conditions;
      ww_put_c(&w->buf, early ? "early: " : "main: ");
      put_named_test(w, "o", early ? w->early_options : w->main_options);
    } else {
      put_nested(w, scope, depth);
    }
  }
  ww_put_c(&w->buf, "}");
}

/* ---- Decisions -------------------------------------------------------- */

static void put_points(writer *w, int needs, int options) {
  static const char *const points[] = {"1",  "-1",  "2",    "-2",    "3",
                                       "-4", "0.5", "1.25", "-0.75", "0.333"};
  ww_put_c(&w->buf, "points: {");
  int target = below(w, needs + options);
  for (int i = 0, count = 1 + below(w, 2); i < count; i++) {
    target = (target + i) % (needs + options);
    if (i > 0 && needs + options == 1)
      break;
    ww_putf(&w->buf, "%s%s%d: %s", i ? ", " : "", target < needs ? "n" : "o",
            target < needs ? target : target - needs, pick(w, points, 10));
  }
  ww_put_c(&w->buf, "}");
}

static void put_rules(writer *w, const char *prefix, int count, int needs,
                      int options, const reach *scope) {
  ww_put_c(&w->buf, "    rules:\n");
  for (int i = 0; i < count; i++) {
    bool out = chance(w, 20);
    ww_putf(&w->buf, "      %s%d: {", prefix, i);
    if (!chance(w, 3)) {
      ww_put_c(&w->buf, "when: ");
      put_when(w, scope, 2);
      ww_put_c(&w->buf, ", ");
    }
    if (!out || chance(w, 50)) {
      put_points(w, needs, options);
      ww_put_c(&w->buf, ", ");
    }
    if (out) {
      ww_put_c(&w->buf, "rules_out: ");
      put_names(w, "o", options);
      ww_put_c(&w->buf, ", ");
    }
    ww_put_c(&w->buf, "because: so}\n");
  }
}

static void put_head(writer *w, int needs, int options) {
  static const char *const bases[] = {"0", "0", "-1", "-0.5", "0.25", "-2.125"};
  static const char *const shares[] = {"1", "0.5", "0.333", "-0.5"};
  ww_put_c(&w->buf, "    title: T\n");
  if (needs)
    ww_put_c(&w->buf, "    needs: {n0: {title: N}");
  for (int n = 1; n < needs; n++)
    ww_putf(&w->buf, ", n%d: {title: N}", n);
  ww_put_c(&w->buf, needs ? "}\n    options:\n" : "    options:\n");
  for (int o = 0; o < options; o++) {
    ww_putf(&w->buf, "      o%d: {title: O, base: %s", o, pick(w, bases, 6));
    if (needs && chance(w, 70)) {
      ww_putf(&w->buf, ", serves: {n0: %s", pick(w, shares, 4));
      if (needs > 1)
        ww_putf(&w->buf, ", n1: %s", pick(w, shares, 4));
      ww_put_c(&w->buf, "}");
    }
    ww_put_c(&w->buf, "}\n");
  }
}

static void put_made_when(writer *w, const reach *scope, int percent) {
  if (!chance(w, percent))
    return;
  ww_put_c(&w->buf, "    when: ");
  put_when(w, scope, 1);
  ww_put_c(&w->buf, "\n");
}

static void put_decisions(writer *w) {
  ww_put_c(&w->buf, "decisions:\n");
  if (w->early_options) {
    reach scope = {.conditions = w->late_conditions};
    ww_put_c(&w->buf, "  early:\n");
    put_head(w, 0, w->early_options);
    put_made_when(w, &scope, 30);
    put_rules(w, "e", 1 + below(w, 4), 0, w->early_options, &scope);
  }
  reach scope = {.conditions = w->condition_count,
                 .early = w->early_options > 0};
  int needs = below(w, 3);
  ww_put_c(&w->buf, "  main:\n    main: true\n");
  put_head(w, needs, w->main_options);
  put_made_when(w, &scope, 12);
  put_rules(w, "r", 3 + below(w, 8), needs, w->main_options, &scope);
  scope.main = scope.known = true;
  if (chance(w, 50)) {
    ww_put_c(&w->buf, "  late:\n");
    put_head(w, 0, 2);
    put_made_when(w, &scope, 50);
    put_rules(w, "l", 1 + below(w, 3), 0, 2, &scope);
  }
  ww_put_c(&w->buf, "advice:\n  a0: {kind: step, say: A, when: ");
  put_when(w, &scope, 1);
  ww_put_c(&w->buf, "}\n");
}

static ww_str write_book(ww_arena *arena, ww_random *random) {
  writer w = {.buf = ww_buf_new(arena), .random = random};
  w.question_count = 3 + below(&w, QUESTIONS_MOST - 2);
  w.condition_count = below(&w, CONDITIONS_MOST + 1);
  w.late_conditions = w.condition_count;
  w.main_options = 2 + below(&w, 3);
  w.early_options = chance(&w, 35) ? 2 + below(&w, 2) : 0;
  if (w.early_options && w.condition_count && chance(&w, 50))
    w.late_conditions--;
  ww_put_c(&w.buf, "whichway: 1\nrulebook: {name: r, version: 1.0.0}\n"
                   "questions:\n");
  for (int i = 0; i < w.question_count; i++)
    put_question(&w, i);
  ww_put_c(&w.buf, w.condition_count ? "conditions:\n" : "");
  for (int i = 0; i < w.condition_count; i++) {
    reach scope = {.conditions = i, .early = i >= w.late_conditions};
    ww_putf(&w.buf, "  c%d: ", i);
    put_when(&w, &scope, 1);
    ww_put_c(&w.buf, "\n");
  }
  put_decisions(&w);
  return ww_buf_str(&w.buf);
}

/* ---- Loading ---------------------------------------------------------- */

book book_load(ww_arena *arena, ww_str text) {
  ww_diag_list diags;
  ww_diag_list_init(&diags, arena);
  ww_source *source = WW_NEW(arena, ww_source);
  *source = (ww_source){WW_S("book"), text};
  const ww_node *tree =
      ww_yaml_read(arena, source, &ww_rulebook_limits, &diags);
  if (tree)
    tree = ww_merge_files(arena, &tree, 1, &diags);
  ww_rules *rules = tree ? ww_rules_load(arena, tree, &diags) : NULL;
  if (!rules)
    fail_msg("line %u: %s\n%.*s", ww_place_line(diags.first->place).line,
             diags.first->message.at, WW_P(text));
  return (book){rules, text};
}

book book_random(ww_arena *arena, ww_random *random) {
  for (;;) {
    book made = book_load(arena, write_book(arena, random));
    if (brute_combinations(made.rules) <= BOOK_COMBINATIONS_MOST)
      return made;
  }
}

ww_rules *book_shipped(ww_arena *arena) {
  return ww_builtin_thaw(arena);
}

/* ---- Profiles --------------------------------------------------------- */

static double power_of_ten(int decimals) {
  double power = 1;
  while (decimals-- > 0)
    power *= 10;
  return power;
}

static bool is_allowed(const ww_question *question, double value) {
  const ww_piece *range = &question->range;
  bool low = range->low_open ? value > range->low : value >= range->low;
  bool high = range->high_open ? value < range->high : value <= range->high;
  return low && high && (!question->whole || value == ww_floor(value));
}

/* An edge, one of its last decimal's units beside it, or anything. */
static double random_number(ww_random *random, const ww_question *question) {
  for (;;) {
    double value = ww_random_below(random, 2400) / 2.0 - 100;
    if (question->edge_count > 0 && ww_random_below(random, 4) > 0) {
      int at = ww_random_below(random, question->edge_count);
      const ww_edge *edge = &question->edges[at];
      double power = power_of_ten(edge->decimals);
      value = (edge->at * power + ww_random_below(random, 3) - 1) / power;
    }
    if (is_allowed(question, value))
      return value;
  }
}

ww_answers *profile_random(ww_arena *arena, ww_random *random,
                           const ww_rules *rules, int percent) {
  ww_answers *answers = WW_NEW(arena, ww_answers);
  answers->of = WW_NEWS(arena, ww_answer, (size_t)rules->question_count);
  for (int q = 0; q < rules->question_count; q++) {
    const ww_question *question = &rules->questions[q];
    ww_answer *answer = &answers->of[q];
    if (ww_random_below(random, 100) >= percent)
      continue;
    answer->known = true;
    if (question->type == WW_NUMBER)
      answer->number = random_number(random, question);
    else if (question->type == WW_FLAG)
      answer->value = ww_random_below(random, 2);
    else if (question->type != WW_SET)
      answer->value = ww_random_below(random, question->value_count);
    for (int i = 0; question->type == WW_SET && i < question->value_count; i++)
      if (ww_random_below(random, 3) == 0)
        answer->members |= (uint64_t)1 << i;
  }
  return answers;
}

ww_str profile_text(ww_arena *arena, const ww_rules *rules,
                    const ww_answers *answers) {
  ww_buf buf = ww_buf_new(arena);
  ww_json json = ww_json_new(&buf, true);
  ww_json_open(&json, NULL, '{');
  for (int q = 0; q < rules->question_count; q++) {
    const ww_question *question = &rules->questions[q];
    const ww_answer *answer = &answers->of[q];
    if (!answer->known)
      continue;
    ww_json_key(&json, question->id);
    if (question->type == WW_NUMBER)
      ww_json_number(&json, NULL, answer->number);
    else if (question->type == WW_FLAG)
      ww_json_bool(&json, NULL, answer->value != 0);
    else if (question->type != WW_SET)
      ww_json_str(&json, NULL, question->values[answer->value].id);
    else
      ww_json_int(&json, NULL, (long long)answer->members);
  }
  ww_json_close(&json, '}');
  return ww_buf_str(&buf);
}
