/* For the tests of the engine: many random rulebooks, and profiles of each. */
#ifndef WW_TESTS_ENGINE_TRIALS_H
#define WW_TESTS_ENGINE_TRIALS_H

#include "engine/brute_force.h"
#include "engine/prospect.h"
#include "engine/random_rules.h"

enum { TRIAL_BOOKS = 200 };

typedef struct trial {
  ww_arena *arena; /* forgotten after this profile */
  book book;
  const ww_rules *rules; /* of the book */
  const brute *brute;    /* of its main decision */
  ww_random *random;     /* for whatever the test draws itself */
  ww_answers *answers;
  ww_prospect *prospect; /* over the main decision */
  int at;                /* the answers' combination */
  int now;               /* the outcome there */
} trial;

/* For each of TRIAL_BOOKS rulebooks, `profiles` profiles, of which the first
 * is empty. */
void trials_run(int profiles, void (*check)(const trial *));

/* Fails with the rulebook and the profile. */
_Noreturn void trial_fail(const trial *t, const char *what, int line);

#define REQUIRE(trial, condition)                                              \
  do {                                                                         \
    if (!(condition))                                                          \
      trial_fail(trial, #condition, __LINE__);                                 \
  } while (0)

/* The outcome of answers, by the engine alone: states, then deciding. */
int trial_outcome(const trial *t, const ww_answers *answers);
/* A copy of the profile's answers, to change. */
ww_answers *trial_copy(const trial *t);

#endif
