/* How well cases guard a rulebook: which mutants they notice.
 *
 * A case notices a mutant when it passes where it failed or fails where it
 * passed. What no case notices is compared with the rulebook: a mutant that
 * is proved to change no outcome of its decision (and so none that follows,
 * and no advice) is equivalent and set aside; where the search ran out of
 * nodes, it counts as not equivalent. */
#ifndef WW_STUDY_MUTATION_H
#define WW_STUDY_MUTATION_H

#include "study/instance.h"
#include "study/mutants.h"
#include "study/trial.h"

typedef enum ww_mutant_fate {
  WW_MUTANT_NOTICED,
  WW_MUTANT_UNNOTICED,  /* a profile tells the two apart */
  WW_MUTANT_UNDECIDED,  /* as unnoticed, but no such profile was found */
  WW_MUTANT_EQUIVALENT, /* proved */
} ww_mutant_fate;

typedef struct ww_mutant_result {
  ww_mutant_fate fate;
  int noticed_by;      /* NOTICED: the first case */
  ww_instance example; /* UNNOTICED: a small profile, and ... */
  int before, after;   /* ... what comes out; option_count: nothing */
} ww_mutant_result;

typedef struct ww_mutation {
  ww_mutants mutants;
  ww_mutant_result *results; /* [mutants.count] */
} ww_mutation;

ww_mutation *ww_mutation_run(ww_arena *arena, const ww_trial *trial);

typedef struct ww_mutation_count {
  int all, equivalent, noticed, undecided;
} ww_mutation_count;

/* Of the main decision, or of all the others. */
ww_mutation_count ww_mutation_counts(const ww_mutation *mutation,
                                     const ww_rules *rules, bool of_main);

#endif
