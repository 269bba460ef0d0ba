/* For the tests of studies: rulebooks a little changed, and what a study told
 * put into a profile. */
#ifndef WW_TESTS_STUDY_CHANGES_H
#define WW_TESTS_STUDY_CHANGES_H

#include "base/random.h"
#include "study/joint.h"
#include "study/test/mutants.h"

/* The rulebook with so many random mutations, one on the other. */
const ww_rules *changed_rules(ww_arena *arena, ww_random *random,
                              const ww_rules *rules, int mutations);

/* Told answers as a profile of the rulebook, by the questions' ids. */
ww_answers *answers_of_instance(ww_arena *arena, const ww_rules *rules,
                                const ww_instance *instance);

#endif
