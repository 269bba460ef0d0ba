/* Small profiles that fire a rule, against plain enumeration: each does, and
 * none with fewer answers would; where none is told, there is none. */
#include "engine/brute_force.h"
#include "engine/random_rules.h"
#include "study/changes.h"
#include "study/show/show.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { BOOKS = 60, DECISIONS_MOST = 4, RULES_MOST = 64, ADVICE_MOST = 16 };

typedef struct subject {
  ww_arena *arena;
  book book;
  const ww_rules *rules;
  /* Fewest answers that fire it; -1: never. */
  int rules_least[DECISIONS_MOST][RULES_MOST];
  int advice_least[ADVICE_MOST];
} subject;

static int told;

_Noreturn static void fail_with(const subject *s, ww_str id, const char *what) {
  fprintf(stderr, "%.*s%.*s\n", WW_P(s->book.text), WW_P(id));
  fail_msg("%s", what);
  abort();
}

static int known(const ww_rules *rules, const ww_answers *answers) {
  int count = 0;
  for (int q = 0; q < rules->question_count; q++)
    count += answers->of[q].known;
  return count;
}

static void note(int *least, bool fires, int size) {
  if (fires && (*least < 0 || size < *least))
    *least = size;
}

static void enumerate(subject *s) {
  const ww_rules *rules = s->rules;
  const brute *b = brute_new(s->arena, rules, rules->main);
  ww_answers *answers = WW_NEW(s->arena, ww_answers);
  answers->of = WW_NEWS(s->arena, ww_answer, (size_t)rules->question_count);
  for (int d = 0; d < DECISIONS_MOST; d++)
    for (int r = 0; r < RULES_MOST; r++)
      s->rules_least[d][r] = -1;
  for (int i = 0; i < ADVICE_MOST; i++)
    s->advice_least[i] = -1;
  for (int c = 0; c < b->count; c++) {
    tree_result results[DECISIONS_MOST];
    brute_answers(b, c, answers);
    tree_decide(rules, answers, rules->decision_count, results);
    int size = known(rules, answers);
    for (int d = 0; d < rules->decision_count; d++)
      for (int r = 0; r < rules->decisions[d].rule_count; r++)
        note(&s->rules_least[d][r], results[d].made && results[d].fired[r],
             size);
    for (int i = 0; i < rules->advice_count; i++)
      note(&s->advice_least[i], tree_advises(rules, answers, results, i), size);
  }
}

static void check(const subject *s, ww_str id, const ww_firing *firing,
                  int least, int decision, int index) {
  tree_result results[DECISIONS_MOST];
  if (!firing->found) {
    if (least >= 0)
      fail_with(s, id, "fires, but no profile was found");
    return;
  }
  ww_answers *answers =
      answers_of_instance(s->arena, s->rules, &firing->example);
  tree_decide(s->rules, answers, s->rules->decision_count, results);
  bool fires = decision == WW_NONE
                   ? tree_advises(s->rules, answers, results, index)
                   : results[decision].made && results[decision].fired[index];
  told++;
  if (!fires)
    fail_with(s, id, "does not fire");
  if (firing->example.count != least)
    fail_with(s, id, "fires with fewer answers");
  for (int d = 0; d < s->rules->decision_count; d++)
    if (firing->outcomes[d] != tree_outcome(s->rules, answers, d))
      fail_with(s, id, "leads elsewhere");
}

static void test_firing(void **state) {
  (void)state;
  for (int i = 0; i < BOOKS; i++) {
    ww_random random = {(uint64_t)i + 300};
    subject s = {.arena = ww_arena_new()};
    s.book = book_random(s.arena, &random);
    s.rules = s.book.rules;
    enumerate(&s);
    for (int d = 0; d < s.rules->decision_count; d++)
      for (int r = 0; r < s.rules->decisions[d].rule_count; r++) {
        ww_firing firing = ww_firing_of_rule(s.arena, s.rules, d, r);
        check(&s, s.rules->decisions[d].rules[r].id, &firing,
              s.rules_least[d][r], d, r);
      }
    for (int a = 0; a < s.rules->advice_count; a++) {
      ww_firing firing = ww_firing_of_advice(s.arena, s.rules, a);
      check(&s, s.rules->advice[a].id, &firing, s.advice_least[a], WW_NONE, a);
    }
    ww_arena_free(s.arena);
  }
  printf("%d profiles\n", told);
  assert_true(told > 300);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_firing)};
  return cmocka_run_group_tests_name("study/firing", tests, NULL, NULL);
}
