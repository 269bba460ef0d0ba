/* Tests in words; see phrase.h. */
#include "phrase/phrase.h"

#include "base/number.h"

#include <math.h>

/* ---- Values ----------------------------------------------------------- */

static ww_str value_id(const ww_rules *rules, const ww_test *test, int value) {
  if (test->question == WW_NONE)
    return rules->decisions[test->decision].options[value].id;
  const ww_question *question = &rules->questions[test->question];
  if (question->type == WW_FLAG)
    return value ? WW_S("yes") : WW_S("no");
  return question->values[value].id;
}

static int value_count(const ww_rules *rules, const ww_test *test) {
  if (test->question == WW_NONE)
    return rules->decisions[test->decision].option_count;
  const ww_question *question = &rules->questions[test->question];
  return question->type == WW_FLAG ? 2 : question->value_count;
}

/* The k-th of n: "is x", "is one of x, y". */
static void put_one_of(ww_buf *buf, const char *verb, const char *many,
                       ww_str text, int k, int n) {
  ww_put_c(buf, k > 0 ? ", " : n > 1 ? many : verb);
  ww_put(buf, text);
}

/* Where a scale's values that pass are all from one up, or all up to one,
 * says so; false: they are not. */
static bool put_steps(ww_buf *buf, const ww_rules *rules, const ww_test *test,
                      int first, int last, int passing) {
  int count = value_count(rules, test);
  bool scale = test->question != WW_NONE &&
               rules->questions[test->question].type == WW_SCALE;
  if (!scale || passing < 2 || last - first + 1 != passing)
    return false;
  if (last == count - 1) {
    ww_put_c(buf, " >= ");
    ww_put(buf, value_id(rules, test, first));
  } else if (first == 0) {
    ww_put_c(buf, " <= ");
    ww_put(buf, value_id(rules, test, last));
  } else {
    return false;
  }
  return true;
}

static void put_values(ww_buf *buf, const ww_rules *rules,
                       const ww_test *test) {
  int first = WW_NONE;
  int last = WW_NONE;
  int passing = 0;
  for (int r = 0; r < test->range_count; r++) {
    first = r == 0 ? test->ranges[r].from : first;
    last = test->ranges[r].to;
    passing += last - test->ranges[r].from + 1;
  }
  if (put_steps(buf, rules, test, first, last, passing))
    return;
  ww_put_c(buf, passing == 0 ? " is nothing" : "");
  for (int r = 0, k = 0; r < test->range_count; r++)
    for (int v = test->ranges[r].from; v <= test->ranges[r].to; v++)
      put_one_of(buf, " is ", " is one of ", value_id(rules, test, v), k++,
                 passing);
}

/* ---- Numbers ---------------------------------------------------------- */

static void put_numbers(ww_buf *buf, const ww_test *test) {
  for (int i = 0; i < test->number_count; i++) {
    ww_put_c(buf, i > 0                    ? ", "
                  : test->number_count > 1 ? " is one of "
                                           : " is ");
    ww_put_number_grouped(buf, test->numbers[i]);
  }
}

static void put_range(ww_buf *buf, const ww_test *test) {
  bool low = isfinite(test->low);
  bool high = isfinite(test->high);
  if (low && high && !test->low_open && !test->high_open) {
    ww_put_c(buf, " is ");
    ww_put_number_grouped(buf, test->low);
    ww_put_c(buf, " to ");
    ww_put_number_grouped(buf, test->high);
    return;
  }
  if (low) {
    ww_put_c(buf, test->low_open ? " > " : " >= ");
    ww_put_number_grouped(buf, test->low);
  }
  if (high) {
    ww_put_c(buf, low ? " and" : "");
    ww_put_c(buf, test->high_open ? " < " : " <= ");
    ww_put_number_grouped(buf, test->high);
  }
  if (!low && !high)
    ww_put_c(buf, " is any number");
}

/* ---- Sets ------------------------------------------------------------- */

static void put_members(ww_buf *buf, const ww_rules *rules,
                        const ww_test *test) {
  const ww_question *question = &rules->questions[test->question];
  int count = __builtin_popcountll(test->members);
  const char *many =
      test->kind == WW_TEST_ALL ? " has all of " : " has one of ";
  for (int v = 0, k = 0; v < question->value_count; v++)
    if (test->members >> v & 1)
      put_one_of(buf, " has ", many, question->values[v].id, k++, count);
}

void ww_put_test(ww_buf *buf, const ww_rules *rules, const ww_test *test) {
  ww_put(buf, test->question == WW_NONE ? rules->decisions[test->decision].id
                                        : rules->questions[test->question].id);
  switch (test->kind) {
  case WW_TEST_IN:
    put_values(buf, rules, test);
    break;
  case WW_TEST_NUMBERS:
    put_numbers(buf, test);
    break;
  case WW_TEST_RANGE:
    put_range(buf, test);
    break;
  case WW_TEST_ANY:
  case WW_TEST_ALL:
    put_members(buf, rules, test);
    break;
  case WW_TEST_EMPTY:
    ww_put_c(buf, test->wanted ? " is empty" : " is not empty");
    break;
  case WW_TEST_KNOWN:
    ww_put_c(buf, test->wanted ? " is known" : " is not known");
    break;
  }
}

/* ---- All of it -------------------------------------------------------- */

/* How tightly a text holds together: what stands in something tighter gets
 * parentheses. */
typedef enum grip { LOOSE, OF_OR, OF_AND, OF_NOT } grip;

static void put_inside(ww_buf *buf, const ww_rules *rules, const ww_when *when,
                       bool expand, grip outer) {
  bool all = when->kind == WW_WHEN_ALL;
  grip own = LOOSE;
  switch (when->kind) {
  case WW_WHEN_TEST:
    ww_put_test(buf, rules, &when->test);
    return;
  case WW_WHEN_CONDITION:
    if (expand)
      put_inside(buf, rules, rules->conditions[when->condition].when, expand,
                 outer);
    else
      ww_put(buf, rules->conditions[when->condition].id);
    return;
  case WW_WHEN_NOT:
    ww_put_c(buf, "not ");
    put_inside(buf, rules, when->parts[0], expand, OF_NOT);
    return;
  case WW_WHEN_ALL:
    own = OF_AND;
    break;
  case WW_WHEN_ANY:
    own = OF_OR;
    break;
  }
  if (when->part_count == 1) {
    put_inside(buf, rules, when->parts[0], expand, outer);
    return;
  }
  bool grouped = own < outer;
  ww_put_c(buf, grouped ? "(" : "");
  for (int i = 0; i < when->part_count; i++) {
    ww_put_c(buf, i == 0 ? "" : all ? " and " : " or ");
    put_inside(buf, rules, when->parts[i], expand, own);
  }
  ww_put_c(buf, grouped ? ")" : "");
}

void ww_put_when(ww_buf *buf, const ww_rules *rules, const ww_when *when,
                 bool expand) {
  if (!when)
    ww_put_c(buf, "always");
  else
    put_inside(buf, rules, when, expand, LOOSE);
}

/* ---- Answers and places ------------------------------------------------ */

void ww_put_written_answer(ww_buf *buf, const ww_question *question,
                           const ww_answer *answer) {
  bool first = true;
  switch (question->type) {
  case WW_NUMBER:
    ww_put_number(buf, answer->number);
    break;
  case WW_FLAG:
    ww_put_c(buf, answer->value ? "true" : "false");
    break;
  case WW_CHOICE:
  case WW_SCALE:
    ww_put(buf, question->values[answer->value].id);
    break;
  case WW_SET:
    ww_put_c(buf, "[");
    for (int v = 0; v < question->value_count; v++) {
      if (!(answer->members >> v & 1))
        continue;
      ww_put_c(buf, first ? "" : ", ");
      ww_put(buf, question->values[v].id);
      first = false;
    }
    ww_put_c(buf, "]");
    break;
  }
}

void ww_put_place(ww_buf *buf, ww_place place) {
  if (!place.source)
    return;
  unsigned line = ww_place_line(place).line;
  ww_put(buf, place.source->name);
  if (line > 0)
    ww_putf(buf, ":%u", line);
}
