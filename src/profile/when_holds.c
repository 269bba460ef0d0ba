/* Tests of answers alone, by the tree; see profile.h. The compiled program
 * (rulebook/program.h) knows nothing of them: whether a question is asked
 * needs no cells. */
#include "profile/profile.h"

#include "rulebook/cells.h"

static bool test_holds(const ww_test *test, const ww_answer *answer) {
  switch (test->kind) {
  case WW_TEST_IN:
    return ww_value_passes(test, answer->value);
  case WW_TEST_NUMBERS:
  case WW_TEST_RANGE:
    return ww_number_passes(test, answer->number);
  case WW_TEST_ANY:
    return (answer->members & test->members) != 0;
  case WW_TEST_ALL:
    return (answer->members & test->members) == test->members;
  case WW_TEST_EMPTY:
    return (answer->members == 0) == test->wanted;
  case WW_TEST_KNOWN: /* it is no part of an ask_when */
    break;
  }
  return test->wanted;
}

static ww_truth of_test(const ww_test *test, const ww_answers *answers) {
  if (test->question == WW_NONE || !answers->of[test->question].known)
    return WW_UNKNOWN;
  return test_holds(test, &answers->of[test->question]) ? WW_TRUE : WW_FALSE;
}

/* Kleene: `all` is as true as its least true part, `any` as its most. */
ww_truth ww_when_holds(const ww_rules *rules, const ww_when *when,
                       const ww_answers *answers) {
  if (!when)
    return WW_TRUE;
  if (when->kind == WW_WHEN_TEST)
    return of_test(&when->test, answers);
  if (when->kind == WW_WHEN_CONDITION)
    return ww_when_holds(rules, rules->conditions[when->condition].when,
                         answers);
  if (when->kind == WW_WHEN_NOT)
    return (ww_truth)(WW_TRUE - ww_when_holds(rules, when->parts[0], answers));
  bool all = when->kind == WW_WHEN_ALL;
  ww_truth result = all ? WW_TRUE : WW_FALSE;
  for (int i = 0; i < when->part_count; i++) {
    ww_truth part = ww_when_holds(rules, when->parts[i], answers);
    if (all ? part < result : part > result)
      result = part;
  }
  return result;
}
