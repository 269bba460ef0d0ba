/* Which mutants cases notice; see mutants.h. */
#include "study/test/mutants.h"

#include "study/diff/outcomes.h"

#include <string.h>

enum { NODES_EACH = 2000 }; /* for one mutant */

typedef struct running {
  ww_arena *arena;
  ww_arena *scratch;
  const ww_trial *trial;
  int **answered; /* [case]: states of questions and members */
} running;

/* ---- Noticing --------------------------------------------------------- */

static void prepare(running *r) {
  const ww_cases *cases = r->trial->cases;
  const ww_program *program = r->trial->rules->program;
  size_t asked = (size_t)program->first_gate;
  int *states = WW_NEWS(r->arena, int, (size_t)program->variable_count);
  r->answered = WW_NEWS(r->arena, int *, (size_t)cases->count);
  for (int i = 0; i < cases->count; i++) {
    ww_states_of(r->trial->rules, cases->of[i].answers, states);
    r->answered[i] = WW_NEWS(r->arena, int, asked);
    memcpy(r->answered[i], states, asked * sizeof *states);
  }
}

static bool passes(const ww_rules *rules, const ww_evaluation *evaluation,
                   const ww_case *c, const ww_case_result *before) {
  for (int i = 0; i < c->expected_count; i++) {
    bool met = c->expected[i].kind == WW_EXPECT_STATUS
                   ? before->met[i]
                   : ww_expected_met(rules, evaluation, &c->expected[i]);
    if (!met)
      return false;
  }
  return true;
}

/* The first case that notices, or WW_NONE. How sure a decision is, is not
 * worked out anew. */
static int first_to_notice(const running *r, const ww_rules *mutated) {
  const ww_trial *trial = r->trial;
  const ww_program *program = mutated->program;
  ww_evaluation *evaluation = ww_evaluation_new(r->scratch, mutated);
  int *states = WW_NEWS(r->scratch, int, (size_t)program->variable_count);
  for (int i = 0; i < trial->cases->count; i++) {
    memcpy(states, r->answered[i],
           (size_t)program->first_gate * sizeof *states);
    ww_evaluate_told(mutated, states, evaluation);
    if (passes(mutated, evaluation, &trial->cases->of[i], &trial->results[i]) !=
        trial->results[i].passed)
      return i;
  }
  return WW_NONE;
}

/* ---- Telling apart ---------------------------------------------------- */

static void tell_apart(const running *r, const ww_mutant *mutant,
                       const ww_rules *mutated, ww_mutant_result *result) {
  int d = mutant->decision;
  const ww_pairing *pairing =
      ww_pairing_make(r->scratch, r->trial->rules, mutated, d, d, true);
  const ww_contest *contest = ww_contest_new(r->scratch, pairing, true);
  const ww_topics *ground = contest->joint->ground;
  int *point = WW_NEWS(r->scratch, int, (size_t)ground->slot_count);
  ww_search_result finding = ww_contest_find_any(contest, NODES_EACH, point);
  if (finding != WW_FOUND) {
    result->fate =
        finding == WW_IMPOSSIBLE ? WW_MUTANT_EQUIVALENT : WW_MUTANT_UNDECIDED;
    return;
  }
  int pair = ww_contest_at(contest, point);
  result->fate = WW_MUTANT_UNNOTICED;
  result->before = pair / contest->columns;
  result->after = pair % contest->columns;
  result->example = ww_instance_make(r->arena, ground, point);
}

/* ---- All of them ------------------------------------------------------ */

ww_mutation *ww_mutation_run(ww_arena *arena, const ww_trial *trial,
                             const ww_listener *progress) {
  ww_mutation *mutation = WW_NEW(arena, ww_mutation);
  running r = {arena, ww_arena_scratch(arena), trial, NULL};
  prepare(&r);
  mutation->mutants = ww_mutants_list(arena, trial->rules);
  mutation->results =
      WW_NEWS(arena, ww_mutant_result, (size_t)mutation->mutants.count);
  for (int i = 0; i < mutation->mutants.count; i++) {
    const ww_mutant *mutant = &mutation->mutants.of[i];
    ww_mutant_result *result = &mutation->results[i];
    ww_listener_tell(progress, (size_t)i, (size_t)mutation->mutants.count);
    ww_arena_reset(r.scratch);
    const ww_rules *mutated = ww_mutant_make(r.scratch, trial->rules, mutant);
    result->noticed_by = first_to_notice(&r, mutated);
    result->fate = WW_MUTANT_NOTICED;
    if (result->noticed_by == WW_NONE)
      tell_apart(&r, mutant, mutated, result);
  }
  ww_arena_free(r.scratch);
  return mutation;
}

ww_mutation_count ww_mutation_counts(const ww_mutation *mutation,
                                     const ww_rules *rules, bool of_main) {
  ww_mutation_count count = {0};
  for (int i = 0; i < mutation->mutants.count; i++) {
    ww_mutant_fate fate = mutation->results[i].fate;
    if ((mutation->mutants.of[i].decision == rules->main) != of_main)
      continue;
    count.all++;
    count.equivalent += fate == WW_MUTANT_EQUIVALENT;
    count.noticed += fate == WW_MUTANT_NOTICED;
    count.undecided += fate == WW_MUTANT_UNDECIDED;
  }
  return count;
}
