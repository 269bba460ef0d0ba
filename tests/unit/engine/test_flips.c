/* Flips against all changes of one, two and three answers. */
#include "engine/analysis.h"
#include "engine/trials.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { PROFILES = 50, FOUND_MOST = 4096 };

/* What changes of some answers lead to, counted plainly. */
typedef struct found {
  int questions[WW_CHANGES_MOST];
  int count;
  int outcome;
} found;

typedef struct founds {
  found of[FOUND_MOST];
  int count;
} founds;

static founds expected; /* too large for a stack */
static int inexact;

/* ---- Each flip is true ------------------------------------------------ */

static int digit_of(const trial *t, const ww_change *change) {
  const ww_question *question = &t->rules->questions[change->question];
  if (question->type == WW_SET)
    return brute_subset(question, change->to.members);
  return question->type == WW_NUMBER
             ? WW_NONE
             : change->to.value; /* numbers: through brute_at */
}

static void check_change(const trial *t, const ww_flip *flip,
                         const ww_change *change) {
  const ww_question *question = &t->rules->questions[change->question];
  const ww_answer *today = &t->answers->of[change->question];
  REQUIRE(t, today->known != flip->open);
  REQUIRE(t, change->to.known);
  if (question->type == WW_SET) {
    REQUIRE(t, !today->known || today->members != change->to.members);
    return;
  }
  ww_answers *changed = trial_copy(t);
  changed->of[change->question] = change->to;
  int digit =
      brute_digit(t->brute, brute_at(t->brute, changed), change->question);
  REQUIRE(t, digit_of(t, change) == WW_NONE || digit_of(t, change) == digit);
  REQUIRE(t, digit >= change->first && digit <= change->last);
  int now = brute_digit(t->brute, t->at, change->question);
  REQUIRE(t, now < change->first || now > change->last);
  if (question->type == WW_NUMBER) /* as near as test_change.c tells */
    return;
  if (!today->known)
    REQUIRE(t, digit == change->first);
  else
    REQUIRE(t, digit == (now < change->first ? change->first : change->last));
}

/* All changes together lead there, and none of them is idle. */
static void check_flip(const trial *t, const ww_flip *flip) {
  ww_answers *all = trial_copy(t);
  for (int i = 0; i < flip->count; i++) {
    check_change(t, flip, &flip->changes[i]);
    REQUIRE(t, i == 0 ||
                   flip->changes[i - 1].question < flip->changes[i].question);
    all->of[flip->changes[i].question] = flip->changes[i].to;
  }
  REQUIRE(t, flip->outcome != t->now);
  REQUIRE(t, trial_outcome(t, all) == flip->outcome);
  REQUIRE(t, tree_outcome(t->rules, all, t->rules->main) == flip->outcome);
  for (int i = 0; i < flip->count; i++) {
    int q = flip->changes[i].question;
    ww_answer kept = all->of[q];
    all->of[q] = t->answers->of[q];
    REQUIRE(t, trial_outcome(t, all) == t->now);
    all->of[q] = kept;
  }
}

/* Every state of a single flip's range leads there, and none beside it. */
static void check_range(const trial *t, const ww_flip *flip) {
  const ww_change *change = &flip->changes[0];
  const brute *b = t->brute;
  int q = change->question;
  ww_type type = t->rules->questions[q].type;
  if (type == WW_SET)
    return;
  bool ordered = type == WW_NUMBER || type == WW_SCALE;
  REQUIRE(t, ordered || change->first == change->last);
  for (int d = 0; d < b->cells[q]; d++) {
    bool leads = b->outcomes[brute_with(b, t->at, q, d)] == flip->outcome;
    if (d >= change->first && d <= change->last)
      REQUIRE(t, leads);
    else if (ordered && (d == change->first - 1 || d == change->last + 1))
      REQUIRE(t, !leads);
  }
}

/* ---- All are there ---------------------------------------------------- */

static void expect(const int questions[], int count, int outcome) {
  for (int i = 0; i < expected.count; i++)
    if (expected.of[i].outcome == outcome && expected.of[i].count == count &&
        memcmp(expected.of[i].questions, questions,
               (size_t)count * sizeof *questions) == 0)
      return;
  assert_true(expected.count < FOUND_MOST);
  found *f = &expected.of[expected.count++];
  *f = (found){.count = count, .outcome = outcome};
  memcpy(f->questions, questions, (size_t)count * sizeof *questions);
}

/* Every way to change `left` more answers from question `from` on. */
static void try_changes(const trial *t, bool open, int left, int from, int at,
                        int questions[], int count) {
  const brute *b = t->brute;
  if (left == 0) {
    if (b->outcomes[at] != t->now)
      expect(questions, count, b->outcomes[at]);
    return;
  }
  for (int q = from; q < t->rules->question_count; q++) {
    if (t->answers->of[q].known == open)
      continue;
    questions[count] = q;
    for (int d = 0; d < b->cells[q]; d++)
      if (d != brute_digit(b, t->at, q))
        try_changes(t, open, left - 1, q + 1, brute_with(b, at, q, d),
                    questions, count + 1);
  }
}

static bool is_told(const ww_flips *flips, const found *f, bool open) {
  for (int i = 0; i < flips->count; i++) {
    const ww_flip *flip = &flips->of[i];
    bool same = flip->open == open && flip->outcome == f->outcome &&
                flip->count == f->count;
    for (int k = 0; same && k < f->count; k++)
      same = flip->changes[k].question == f->questions[k];
    if (same)
      return true;
  }
  return false;
}

/* Of sets only changes of the fewest members are told. */
static int fewest_members(const trial *t, int q) {
  const brute *b = t->brute;
  const ww_answer *today = &t->answers->of[q];
  int fewest = 64;
  for (int d = 0; d < b->cells[q]; d++) {
    uint64_t members = brute_members(&t->rules->questions[q], d);
    uint64_t tested = brute_members(&t->rules->questions[q], b->cells[q] - 1);
    int changed = __builtin_popcountll(members ^ (today->members & tested));
    changed = !today->known && changed == 0 ? 1 : changed;
    if (b->outcomes[brute_with(b, t->at, q, d)] != t->now && changed < fewest)
      fewest = changed;
  }
  return fewest;
}

/* How many single changes are told of one question, and that each state that
 * flips lies in one of them. */
static int check_singles(const trial *t, const ww_flips *flips, int q) {
  const brute *b = t->brute;
  const ww_question *question = &t->rules->questions[q];
  int count = 0;
  for (int i = 0; i < flips->count; i++)
    count += flips->of[i].count == 1 && flips->of[i].changes[0].question == q;
  for (int d = 0; d < b->cells[q]; d++) {
    int outcome = b->outcomes[brute_with(b, t->at, q, d)];
    int told = 0;
    if (outcome == t->now || d == brute_digit(b, t->at, q))
      continue;
    for (int i = 0; i < flips->count; i++) {
      const ww_flip *flip = &flips->of[i];
      const ww_change *change = &flip->changes[0];
      if (flip->count != 1 || change->question != q)
        continue;
      told += question->type == WW_SET
                  ? brute_subset(question, change->to.members) == d
                  : d >= change->first && d <= change->last;
    }
    uint64_t tested = brute_members(question, b->cells[q] - 1);
    uint64_t members = brute_members(question, d);
    int changed =
        __builtin_popcountll(members ^ (t->answers->of[q].members & tested));
    changed = !t->answers->of[q].known && changed == 0 ? 1 : changed;
    bool wanted = question->type != WW_SET || changed == fewest_members(t, q);
    REQUIRE(t, told == wanted || flips->left_out > 0);
  }
  return count;
}

static void check_side(const trial *t, const ww_flips *flips, bool open) {
  int questions[WW_CHANGES_MOST];
  int told = 0;
  expected.count = 0;
  for (int size = 1; size <= WW_CHANGES_MOST && expected.count == 0; size++)
    try_changes(t, open, size, 0, t->at, questions, 0);
  for (int i = 0; i < flips->count; i++)
    told += flips->of[i].open == open;
  REQUIRE(t, expected.count > 0 || told == 0);
  for (int i = 0; i < expected.count; i++) /* single ones: check_singles */
    REQUIRE(t, expected.of[i].count == 1 ||
                   is_told(flips, &expected.of[i], open) ||
                   flips->left_out > 0 || !flips->exact);
  if (expected.count && expected.of[0].count > 1)
    REQUIRE(t, told <= expected.count);
}

static void check_list(const trial *t, const ww_flips *flips) {
  REQUIRE(t, flips->left_out == 0 || flips->count == WW_FLIPS_MOST);
  for (int i = 0; i < flips->count; i++) {
    REQUIRE(t, i == 0 || flips->of[i - 1].count <= flips->of[i].count);
    check_flip(t, &flips->of[i]);
    if (flips->of[i].count == 1)
      check_range(t, &flips->of[i]);
  }
  int singles = 0;
  int all_singles = 0;
  for (int q = 0; q < t->rules->question_count; q++)
    singles += check_singles(t, flips, q);
  for (int i = 0; i < flips->count; i++)
    all_singles += flips->of[i].count == 1;
  REQUIRE(t, singles == all_singles);
  for (int open = 0; open < 2; open++)
    check_side(t, flips, open);
}

static void check_exact(const trial *t) {
  const ww_flips *flips = ww_flips_make(t->arena, t->prospect, t->answers);
  REQUIRE(t, flips->exact);
  check_list(t, flips);
}

static void equals_brute_force(void **state) {
  (void)state;
  trials_run(PROFILES, check_exact);
}

static void check_sound(const trial *t) {
  t->prospect->budgets.sets = ww_random_below(t->random, 20);
  const ww_flips *flips = ww_flips_make(t->arena, t->prospect, t->answers);
  check_list(t, flips);
  inexact += !flips->exact;
}

static void sound_without_budget(void **state) {
  (void)state;
  trials_run(10, check_sound);
  assert_true(inexact > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(equals_brute_force),
      cmocka_unit_test(sound_without_budget),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
