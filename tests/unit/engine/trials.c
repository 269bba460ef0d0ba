/* Many random rulebooks and profiles; see trials.h. */
#include "engine/trials.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const int percents[] = {0, 50, 10, 75, 25, 90, 60, 40};

void trials_run(int profiles, void (*check)(const trial *)) {
  for (int i = 0; i < TRIAL_BOOKS; i++) {
    ww_random random = {(uint64_t)i + 1};
    ww_arena *arena = ww_arena_new();
    ww_arena *scratch = ww_arena_new();
    trial t = {.random = &random, .book = book_random(arena, &random)};
    t.rules = t.book.rules;
    t.brute = brute_new(arena, t.rules, t.rules->main);
    for (int k = 0; k < profiles; k++) {
      t.arena = scratch;
      t.answers = profile_random(scratch, &random, t.rules, percents[k % 8]);
      t.prospect = ww_prospect_new(scratch, t.rules, t.rules->main);
      t.at = brute_at(t.brute, t.answers);
      t.now = t.brute->outcomes[t.at];
      check(&t);
      ww_arena_reset(scratch);
    }
    ww_arena_free(scratch);
    ww_arena_free(arena);
  }
}

void trial_fail(const trial *t, const char *what, int line) {
  fprintf(stderr, "line %d: %s\n%.*s%s\n", line, what, WW_P(t->book.text),
          profile_text(t->arena, t->rules, t->answers).at);
  fail();
  abort();
}

int trial_outcome(const trial *t, const ww_answers *answers) {
  size_t variables = (size_t)t->rules->program->variable_count;
  int *states = WW_NEWS(t->arena, int, variables);
  ww_states_of(t->rules, answers, states);
  return ww_outcome_at(t->prospect, states);
}

ww_answers *trial_copy(const trial *t) {
  size_t size = (size_t)t->rules->question_count * sizeof(ww_answer);
  ww_answers *copy = WW_NEW(t->arena, ww_answers);
  copy->of = WW_NEWS(t->arena, ww_answer, (size_t)t->rules->question_count);
  memcpy(copy->of, t->answers->of, size);
  return copy;
}
