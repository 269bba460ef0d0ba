/* Open questions: which ones matter, against all completions; their order,
 * and what their answers lead to. */
#include "engine/analysis.h"
#include "engine/trials.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { PROFILES = 30, PLENTY = 1000000 };

static int inexact;

static const ww_open_questions *make(const trial *t,
                                     const ww_completions *draws) {
  const ww_unknowns *unknowns =
      ww_unknowns_make(t->arena, t->prospect, draws, t->answers);
  return ww_open_questions_make(t->arena, t->prospect, draws, unknowns,
                                t->answers);
}

static const ww_open_question *find(const ww_open_questions *list, int q) {
  for (int i = 0; i < list->count; i++)
    if (list->of[i].question == q)
      return &list->of[i];
  return NULL;
}

static void check_order(const trial *t, const ww_open_questions *list,
                        const ww_completions *draws) {
  for (int i = 0; i < list->count; i++) {
    const ww_open_question *open = &list->of[i];
    const ww_open_question *before = i > 0 ? &list->of[i - 1] : open;
    bool core = t->rules->questions[open->question].core;
    bool core_before = t->rules->questions[before->question].core;
    REQUIRE(t, open->information >= 0);
    REQUIRE(t, open->information ==
                   ww_information(draws, t->rules, open->question));
    REQUIRE(t, before->information >= open->information);
    if (i == 0 || before->information > open->information)
      continue;
    REQUIRE(t, core_before || !core);
    REQUIRE(t, core_before != core || before->question < open->question);
  }
}

/* Each answer alone; of a set each member alone. */
static void check_leads(const trial *t, const ww_open_question *open) {
  const ww_question *question = &t->rules->questions[open->question];
  bool set = question->type == WW_SET;
  int next = 0;
  for (int i = 0; i < open->lead_count; i++) {
    const ww_lead *lead = &open->leads[i];
    while (set && question->member_variable[next] == WW_NONE)
      next++;
    REQUIRE(t, lead->first == next && lead->last >= lead->first);
    for (int s = lead->first; s <= lead->last; s++) {
      int digit = set ? brute_subset(question, (uint64_t)1 << s) : s;
      int at = brute_with(t->brute, t->at, open->question, digit);
      REQUIRE(t, t->brute->outcomes[at] == lead->outcome);
    }
    next = lead->last + 1;
  }
  while (set && next < question->value_count)
    REQUIRE(t, question->member_variable[next++] == WW_NONE);
  REQUIRE(t, set || next == brute_cells(question));
}

static void check_list(const trial *t, const ww_open_questions *list) {
  bool all_proved = true;
  for (int q = 0; q < t->rules->question_count; q++) {
    const ww_open_question *open = find(list, q);
    bool live = !t->answers->of[q].known && brute_live(t->brute, t->at, q);
    REQUIRE(t, open || !live);
    REQUIRE(t, !open || !t->answers->of[q].known);
    REQUIRE(t, !open || !open->proved || live);
    all_proved = all_proved && (!open || open->proved);
    if (open)
      check_leads(t, open);
  }
  REQUIRE(t, list->exact == all_proved);
}

static void check_exact(const trial *t) {
  const ww_completions *draws =
      ww_completions_make(t->arena, t->prospect, NULL, t->answers);
  const ww_open_questions *list = make(t, draws);
  t->prospect->budgets.live = PLENTY;
  check_order(t, list, draws);
  check_list(t, list);
  inexact += !list->exact;
  list = make(t, draws);
  REQUIRE(t, list->exact);
  check_list(t, list);
  unsigned possible = brute_possible(t->brute, t->at);
  REQUIRE(t, (list->count == 0) == ((possible & (possible - 1)) == 0));
}

static void equals_brute_force(void **state) {
  (void)state;
  trials_run(PROFILES, check_exact);
  print_message("usual budget: inexact for %d of %d\n", inexact,
                TRIAL_BOOKS * PROFILES);
}

static void check_sound(const trial *t) {
  const ww_completions *draws =
      ww_completions_make(t->arena, t->prospect, NULL, t->answers);
  t->prospect->budgets.live = ww_random_below(t->random, 4);
  const ww_open_questions *list = make(t, draws);
  check_order(t, list, draws);
  check_list(t, list);
  inexact += !list->exact;
}

static void sound_without_budget(void **state) {
  (void)state;
  inexact = 0;
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
