/* Which mutants cases notice; see mutation.h. */
#include "study/mutation.h"

#include "study/contest.h"
#include "study/deepen.h"
#include "study/realize.h"

#include <string.h>

/* Steps and nodes for one mutant: some hundredths of a second. */
enum { STEPS_EACH = 20000, NODES_EACH = 20000, ANSWERS_MOST = 5 };

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
    ww_evaluate(mutated, states, mutated->decision_count, evaluation);
    if (passes(mutated, evaluation, &trial->cases->of[i], &trial->results[i]) !=
        trial->results[i].passed)
      return i;
  }
  return WW_NONE;
}

/* ---- Telling apart ---------------------------------------------------- */

static bool differs(void *context, const int point[]) {
  ww_contest *contest = context;
  int pair = ww_contest_at(contest, point);
  return !ww_pair_agrees(contest, pair / contest->columns,
                         pair % contest->columns);
}

static bool note(void *context, const int point[]) {
  return ww_contest_note(context, point);
}

/* The point that was found, or NULL. */
static int *found_point(const ww_contest *contest) {
  for (int i = 0; i < contest->rows * contest->columns; i++)
    if (contest->points[i])
      return contest->points[i];
  return NULL;
}

/* A small point that makes the rule fire, and a difference. */
static int *find_small(const running *r, const ww_mutant *mutant,
                       ww_contest *contest) {
  int d = mutant->decision;
  ww_seed seeds[WW_SIDES];
  for (int s = 0; s < WW_SIDES; s++) {
    const ww_program *program = contest->rules[s]->program;
    seeds[s] = (ww_seed){s, &program->blocks[d].terms[mutant->rule],
                         &program->when[d]};
  }
  ww_deepening deepening = {.ground = contest->ground,
                            .seeds = seeds,
                            .seed_count =
                                mutant->kind == WW_MUTANT_SHIFTED ? 2 : 1,
                            .most = ANSWERS_MOST,
                            .budget = STEPS_EACH,
                            .visit = note,
                            .context = contest};
  ww_deepen(r->scratch, &deepening);
  return found_point(contest);
}

/* By search: first among all outcomes that earlier decisions could have, since
 * that may settle it. NULL: none was found; `none`: since there is none. */
static int *find_any(const running *r, ww_contest *contest, bool *none) {
  int *real = WW_NEWS(r->scratch, int, (size_t)contest->ground->slot_count);
  *none = false;
  if (contest->decision[WW_BEFORE] > 0) {
    ww_contest *cut = ww_contest_new(r->scratch, contest->pairing, true);
    ww_contest_want_all(cut);
    *none = ww_contest_search(cut, NODES_EACH, true);
    int *found = found_point(cut);
    if (*none)
      return NULL;
    if (found && ww_realize(cut, found, contest, real))
      return real;
  }
  *none = ww_contest_search(contest, NODES_EACH, true);
  return found_point(contest);
}

static void tell_apart(const running *r, const ww_mutant *mutant,
                       const ww_rules *mutated, ww_mutant_result *result) {
  int d = mutant->decision;
  const ww_pairing *pairing =
      ww_pairing_make(r->scratch, r->trial->rules, mutated, d, d, true);
  ww_contest *contest = ww_contest_new(r->scratch, pairing, false);
  bool none = false;
  ww_contest_want_all(contest);
  int *point = find_small(r, mutant, contest);
  if (!point) {
    point = find_any(r, contest, &none);
    if (point)
      ww_point_shrink(contest->ground, point, differs, contest);
  }
  if (!point) {
    result->fate = none ? WW_MUTANT_EQUIVALENT : WW_MUTANT_UNDECIDED;
    return;
  }
  int pair = ww_contest_at(contest, point);
  result->fate = WW_MUTANT_UNNOTICED;
  result->before = pair / contest->columns;
  result->after = pair % contest->columns;
  result->example = ww_instance_make(r->arena, contest->ground, point);
}

/* ---- All of them ------------------------------------------------------ */

ww_mutation *ww_mutation_run(ww_arena *arena, const ww_trial *trial) {
  ww_mutation *mutation = WW_NEW(arena, ww_mutation);
  running r = {arena, ww_arena_scratch(arena), trial, NULL};
  prepare(&r);
  mutation->mutants = ww_mutants_list(arena, trial->rules);
  mutation->results =
      WW_NEWS(arena, ww_mutant_result, (size_t)mutation->mutants.count);
  for (int i = 0; i < mutation->mutants.count; i++) {
    const ww_mutant *mutant = &mutation->mutants.of[i];
    ww_mutant_result *result = &mutation->results[i];
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
