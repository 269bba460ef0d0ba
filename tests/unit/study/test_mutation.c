/* Mutants of random rulebooks against plain enumeration: what is called
 * equivalent decides alike at every combination of cells, and what is told
 * apart is, by the profile that is told. */
#include "engine/brute_force.h"
#include "engine/random_rules.h"
#include "study/changes.h"
#include "study/test/mutants.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { BOOKS = 40, DECISIONS_MOST = 4 };

static int all, equivalent, undecided;

_Noreturn static void fail_with(const book *b, const ww_mutant *mutant,
                                const char *what) {
  ww_arena *arena = ww_arena_new();
  ww_buf words = ww_buf_new(arena);
  ww_put_mutant(&words, b->rules, mutant);
  fprintf(stderr, "%.*s%.*s: %.*s\n", WW_P(b->text),
          WW_P(b->rules->decisions[mutant->decision].rules[mutant->rule].id),
          WW_P(ww_buf_str(&words)));
  ww_arena_free(arena);
  fail_msg("%s", what);
  abort();
}

static bool decides_alike(ww_arena *arena, const brute *a,
                          const ww_rules *mutated) {
  const brute *b = brute_new(arena, mutated, a->decision);
  assert_int_equal(a->count, b->count);
  return memcmp(a->outcomes, b->outcomes, (size_t)a->count) == 0;
}

static void check_mutant(ww_arena *arena, const book *b,
                         const brute *const tables[], const ww_mutant *mutant,
                         const ww_mutant_result *result) {
  const ww_rules *mutated = ww_mutant_make(arena, b->rules, mutant);
  all++;
  equivalent += result->fate == WW_MUTANT_EQUIVALENT;
  undecided += result->fate == WW_MUTANT_UNDECIDED;
  if (result->fate == WW_MUTANT_EQUIVALENT &&
      !decides_alike(arena, tables[mutant->decision], mutated))
    fail_with(b, mutant, "not equivalent");
  if (result->fate != WW_MUTANT_UNNOTICED)
    return;
  ww_answers *answers = answers_of_instance(arena, b->rules, &result->example);
  if (tree_outcome(b->rules, answers, mutant->decision) != result->before ||
      tree_outcome(mutated, answers, mutant->decision) != result->after ||
      result->before == result->after)
    fail_with(b, mutant, "the profile does not tell them apart");
}

static void test_fates(void **state) {
  (void)state;
  for (int i = 0; i < BOOKS; i++) {
    ww_random random = {(uint64_t)i + 500};
    ww_arena *arena = ww_arena_new();
    ww_arena *scratch = ww_arena_new();
    book b = book_random(arena, &random);
    const ww_cases none = {0};
    const ww_trial *trial = ww_trial_run(arena, b.rules, &none);
    const ww_mutation *mutation = ww_mutation_run(arena, trial, NULL);
    const brute *tables[DECISIONS_MOST];
    for (int d = 0; d < b.rules->decision_count; d++)
      tables[d] = brute_new(arena, b.rules, d);
    for (int m = 0; m < mutation->mutants.count; m++) {
      check_mutant(scratch, &b, tables, &mutation->mutants.of[m],
                   &mutation->results[m]);
      ww_arena_reset(scratch);
    }
    ww_arena_free(scratch);
    ww_arena_free(arena);
  }
  printf("%d mutants, %d equivalent, %d undecided\n", all, equivalent,
         undecided);
  assert_true(all > 1000 && equivalent > 100);
  assert_true(undecided * 200 <= all);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_fates)};
  return cmocka_run_group_tests_name("study/mutation", tests, NULL, NULL);
}
