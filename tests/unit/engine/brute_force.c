/* Plain enumeration; see brute_force.h. */
#include "engine/brute_force.h"

#include "base/number.h"

#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* ---- Kleene's three values -------------------------------------------- */

typedef enum truth { FALSE, UNKNOWN, TRUE } truth;

typedef struct world {
  const ww_rules *rules;
  const ww_answers *answers;
  const tree_result *results;
} world;

static truth truth_of(bool holds) {
  return holds ? TRUE : FALSE;
}

static truth test_number(const ww_test *test, double value) {
  for (int i = 0; test->kind == WW_TEST_NUMBERS && i < test->number_count; i++)
    if (test->numbers[i] == value)
      return TRUE;
  if (test->kind == WW_TEST_NUMBERS)
    return FALSE;
  if (value < test->low || (test->low_open && value == test->low))
    return FALSE;
  return truth_of(value < test->high ||
                  (!test->high_open && value == test->high));
}

static truth test_question(const world *w, const ww_test *test) {
  const ww_answer *answer = &w->answers->of[test->question];
  if (test->kind == WW_TEST_KNOWN)
    return truth_of(answer->known == test->wanted);
  if (!answer->known)
    return UNKNOWN;
  switch (test->kind) {
  case WW_TEST_IN:
    return truth_of(ww_value_passes(test, answer->value));
  case WW_TEST_ANY:
    return truth_of((answer->members & test->members) != 0);
  case WW_TEST_ALL:
    return truth_of((test->members & ~answer->members) == 0);
  case WW_TEST_EMPTY:
    return truth_of((answer->members == 0) == test->wanted);
  default:
    return test_number(test, answer->number);
  }
}

static truth test_outcome(const world *w, const ww_test *test) {
  int winner = w->results[test->decision].winner;
  if (test->kind == WW_TEST_KNOWN)
    return truth_of((winner != WW_NONE) == test->wanted);
  return winner == WW_NONE ? UNKNOWN : truth_of(ww_value_passes(test, winner));
}

static truth holds(const world *w, const ww_when *when) {
  truth result = TRUE;
  if (!when)
    return TRUE;
  switch (when->kind) {
  case WW_WHEN_TEST:
    return when->test.question == WW_NONE ? test_outcome(w, &when->test)
                                          : test_question(w, &when->test);
  case WW_WHEN_CONDITION:
    return holds(w, w->rules->conditions[when->condition].when);
  case WW_WHEN_NOT:
    return (truth)(TRUE - holds(w, when->parts[0]));
  case WW_WHEN_ALL:
    for (int i = 0; i < when->part_count; i++) {
      truth part = holds(w, when->parts[i]);
      result = part < result ? part : result;
    }
    return result;
  case WW_WHEN_ANY:
    result = FALSE;
    for (int i = 0; i < when->part_count; i++) {
      truth part = holds(w, when->parts[i]);
      result = part > result ? part : result;
    }
    return result;
  }
  return result;
}

/* ---- Deciding --------------------------------------------------------- */

static void add_up(const ww_decision_rules *decision, tree_result *result) {
  for (int o = 0; o < decision->option_count; o++) {
    const ww_option *option = &decision->options[o];
    int64_t score = 1000 * (int64_t)option->base;
    for (int r = 0; r < decision->rule_count; r++) {
      const ww_rule *rule = &decision->rules[r];
      if (!result->fired[r])
        continue;
      score += 1000 * (int64_t)rule->points[o];
      for (int n = 0; n < decision->need_count; n++)
        score += (int64_t)option->serves[n] * rule->need_points[n];
      result->ruled_out[o] |= rule->rules_out[o];
    }
    result->scores[o] = score;
  }
}

static void find_best(const ww_decision_rules *decision, tree_result *result) {
  int64_t best = INT64_MIN;
  int equals = 0;
  for (int o = 0; o < decision->option_count; o++)
    if (!result->ruled_out[o] && result->scores[o] > best)
      best = result->scores[o];
  for (int o = decision->option_count - 1; o >= 0; o--) {
    if (result->ruled_out[o] || result->scores[o] != best)
      continue;
    result->winner = o;
    equals++;
  }
  result->tie = equals > 1;
}

static void decide(const world *w, int d, tree_result *result) {
  const ww_decision_rules *decision = &w->rules->decisions[d];
  assert_true(decision->option_count <= TREE_OPTIONS_MOST);
  assert_true(decision->rule_count <= TREE_RULES_MOST);
  *result = (tree_result){.winner = WW_NONE};
  result->made = holds(w, decision->when) == TRUE;
  if (!result->made)
    return;
  for (int r = 0; r < decision->rule_count; r++)
    result->fired[r] = holds(w, decision->rules[r].when) == TRUE;
  add_up(decision, result);
  find_best(decision, result);
}

void tree_decide(const ww_rules *rules, const ww_answers *answers, int count,
                 tree_result results[]) {
  world w = {rules, answers, results};
  for (int d = 0; d < count; d++)
    decide(&w, d, &results[d]);
}

bool tree_silent(const ww_rules *rules, int decision,
                 const tree_result *result) {
  for (int r = 0; r < rules->decisions[decision].rule_count; r++)
    if (result->fired[r])
      return false;
  return result->made;
}

void tree_tell(const ww_rules *rules, const ww_answers *answers,
               tree_result results[]) {
  world w = {rules, answers, results};
  bool silent = false;
  for (int d = 0; d < rules->decision_count; d++) {
    if (silent && d != rules->leading)
      results[d] = (tree_result){.winner = WW_NONE};
    else
      decide(&w, d, &results[d]);
    if (d != rules->main || !tree_silent(rules, d, &results[d]))
      continue;
    silent = true;
    results[d].winner = WW_NONE;
    results[d].tie = false;
  }
}

bool tree_advises(const ww_rules *rules, const ww_answers *answers,
                  const tree_result results[], int advice) {
  world w = {rules, answers, results};
  return holds(&w, rules->advice[advice].when) == TRUE;
}

int tree_outcome(const ww_rules *rules, const ww_answers *answers,
                 int decision) {
  tree_result results[8];
  assert_true(decision < 8);
  tree_decide(rules, answers, decision + 1, results);
  int winner = results[decision].winner;
  return winner == WW_NONE ? rules->decisions[decision].option_count : winner;
}

/* ---- Combinations ----------------------------------------------------- */

int brute_cells(const ww_question *question) {
  int members = 0;
  if (question->type == WW_NUMBER)
    return question->piece_count;
  if (question->type != WW_SET)
    return question->type == WW_FLAG ? 2 : question->value_count;
  for (int i = 0; i < question->value_count; i++)
    members += question->member_variable[i] != WW_NONE;
  return 1 << members;
}

int brute_combinations(const ww_rules *rules) {
  int count = 1;
  for (int q = 0; q < rules->question_count && count < INT_MAX / 64; q++)
    count *= brute_cells(&rules->questions[q]) + 1;
  return count;
}

uint64_t brute_members(const ww_question *question, int digit) {
  uint64_t members = 0;
  for (int i = 0; i < question->value_count; i++) {
    if (question->member_variable[i] == WW_NONE)
      continue;
    members |= (uint64_t)(digit & 1) << i;
    digit >>= 1;
  }
  return members;
}

int brute_subset(const ww_question *question, uint64_t members) {
  int digit = 0;
  int at = 0;
  for (int i = 0; i < question->value_count; i++)
    if (question->member_variable[i] != WW_NONE)
      digit |= (int)(members >> i & 1) << at++;
  return digit;
}

/* Some number in the piece, by trying. */
static double inside(const ww_question *question, const ww_piece *piece) {
  double low = isfinite(piece->low) ? piece->low : piece->high - 1;
  low = isfinite(low) ? low : 0;
  double high = isfinite(piece->high) ? piece->high : low + 1;
  double tries[] = {low, high, (low + high) / 2, ww_floor(low) + 1,
                    ww_ceil(high) - 1};
  for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
    double x = tries[i];
    if ((x > piece->low || (x == piece->low && !piece->low_open)) &&
        (x < piece->high || (x == piece->high && !piece->high_open)) &&
        (!question->whole || x == ww_floor(x)))
      return x;
  }
  fail_msg("a cell of %.*s is empty", WW_P(question->id));
  return 0;
}

static int digit_of(const brute *b, int q, const ww_answer *answer) {
  const ww_question *question = &b->rules->questions[q];
  if (!answer->known)
    return b->cells[q];
  if (question->type == WW_SET)
    return brute_subset(question, answer->members);
  if (question->type != WW_NUMBER)
    return answer->value;
  int found = WW_NONE;
  for (int i = 0; i < question->piece_count; i++) {
    const ww_piece *p = &question->pieces[i];
    double x = answer->number;
    if (x < p->low || x > p->high || (x == p->low && p->low_open) ||
        (x == p->high && p->high_open))
      continue;
    assert_int_equal(found, WW_NONE); /* cells do not overlap */
    found = i;
  }
  assert_int_not_equal(found, WW_NONE); /* and leave no gap */
  return found;
}

int brute_at(const brute *b, const ww_answers *answers) {
  int at = 0;
  for (int q = 0; q < b->rules->question_count; q++)
    at += b->strides[q] * digit_of(b, q, &answers->of[q]);
  return at;
}

int brute_digit(const brute *b, int combination, int q) {
  return combination / b->strides[q] % (b->cells[q] + 1);
}

int brute_with(const brute *b, int combination, int q, int digit) {
  return combination + (digit - brute_digit(b, combination, q)) * b->strides[q];
}

void brute_answers(const brute *b, int combination, ww_answers *answers) {
  for (int q = 0; q < b->rules->question_count; q++) {
    const ww_question *question = &b->rules->questions[q];
    int digit = brute_digit(b, combination, q);
    ww_answer *answer = &answers->of[q];
    *answer = (ww_answer){.known = digit < b->cells[q]};
    if (!answer->known)
      continue;
    if (question->type == WW_NUMBER)
      answer->number = inside(question, &question->pieces[digit]);
    else if (question->type == WW_SET)
      answer->members = brute_members(question, digit);
    else
      answer->value = digit;
  }
}

brute *brute_new(ww_arena *arena, const ww_rules *rules, int decision) {
  size_t questions = (size_t)rules->question_count;
  brute *b = WW_NEW(arena, brute);
  b->rules = rules;
  b->decision = decision;
  b->none = rules->decisions[decision].option_count;
  b->cells = WW_NEWS(arena, int, questions);
  b->strides = WW_NEWS(arena, int, questions);
  b->count = 1;
  for (int q = 0; q < rules->question_count; q++) {
    b->cells[q] = brute_cells(&rules->questions[q]);
    b->strides[q] = b->count;
    b->count *= b->cells[q] + 1;
  }
  b->outcomes = WW_NEWS(arena, unsigned char, (size_t)b->count);
  b->silent = WW_NEWS(arena, bool, (size_t)b->count);
  ww_answers answers = {.of = WW_NEWS(arena, ww_answer, questions)};
  for (int i = 0; i < b->count; i++) {
    brute_answers(b, i, &answers);
    tree_result results[8];
    assert_true(decision < 8);
    tree_decide(rules, &answers, decision + 1, results);
    int winner = results[decision].winner;
    b->outcomes[i] = (unsigned char)(winner == WW_NONE ? b->none : winner);
    b->silent[i] = tree_silent(rules, decision, &results[decision]);
  }
  return b;
}

/* ---- Counting --------------------------------------------------------- */

typedef struct walk {
  const brute *b;
  uint64_t fixed;
  brute_visit *visit;
  void *context;
} walk;

static bool walk_on(const walk *w, int combination, int q) {
  const brute *b = w->b;
  if (q == b->rules->question_count)
    return w->visit(w->context, combination);
  bool open = brute_digit(b, combination, q) == b->cells[q];
  if (!open || w->fixed >> q & 1)
    return walk_on(w, combination, q + 1);
  for (int digit = 0; digit <= b->cells[q]; digit++)
    if (walk_on(w, brute_with(b, combination, q, digit), q + 1))
      return true;
  return false;
}

bool brute_each(const brute *b, int combination, uint64_t fixed,
                brute_visit *visit, void *context) {
  walk w = {b, fixed, visit, context};
  return walk_on(&w, combination, 0);
}

typedef struct seen {
  const brute *b;
  unsigned outcomes;
  int question;
} seen;

static bool note_outcome(void *context, int combination) {
  seen *s = context;
  s->outcomes |= 1u << s->b->outcomes[combination];
  return false;
}

unsigned brute_possible(const brute *b, int combination) {
  seen s = {b, 0, WW_NONE};
  brute_each(b, combination, 0, note_outcome, &s);
  return s.outcomes;
}

static bool differs(void *context, int combination) {
  const seen *s = context;
  const brute *b = s->b;
  for (int digit = 0; digit < b->cells[s->question]; digit++)
    if (b->outcomes[brute_with(b, combination, s->question, digit)] !=
        b->outcomes[combination])
      return true;
  return false;
}

bool brute_live(const brute *b, int combination, int question) {
  seen s = {b, 0, question};
  return brute_each(b, combination, (uint64_t)1 << question, differs, &s);
}

/* Whether these answers alone (a bit a question) rule all out. */
static bool blocks(const brute *b, const ww_answers *answers, unsigned kept) {
  tree_result results[8];
  ww_answer of[32] = {{0}};
  assert_true(b->rules->question_count <= 32);
  for (int q = 0; q < b->rules->question_count; q++)
    if (kept >> q & 1)
      of[q] = answers->of[q];
  tree_decide(b->rules, &(ww_answers){.of = of}, b->decision + 1, results);
  return results[b->decision].made && results[b->decision].winner == WW_NONE;
}

int brute_smallest_conflict(const brute *b, const ww_answers *answers) {
  unsigned known = 0;
  int fewest = INT_MAX;
  for (int q = 0; q < b->rules->question_count; q++)
    known |= (unsigned)answers->of[q].known << q;
  if (!blocks(b, answers, known))
    return -1;
  for (unsigned kept = 0; kept <= known; kept++)
    if ((kept & ~known) == 0 && __builtin_popcount(kept) < fewest &&
        blocks(b, answers, kept))
      fewest = __builtin_popcount(kept);
  return fewest;
}
