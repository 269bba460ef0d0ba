/* Which verdicts can change between two rulebooks; see diff.h. */
#include "study/diff.h"

#include "study/contest.h"
#include "study/deepen.h"
#include "study/realize.h"

enum {
  STEPS_EACH = 60000,
  NODES_MAIN = 200000,
  NODES_OTHER = 50000,
  ANSWERS_MOST = 6,
};

static bool note(void *context, const int point[]) {
  ww_contest *contest = context;
  ww_contest_note(contest, point);
  for (int i = 0; i < contest->rows * contest->columns; i++)
    if (contest->wanted[i])
      return false;
  return true; /* every pair was seen */
}

/* Rules that differ, where they fire; and anything, where more differs. */
static int list_seeds(const ww_contest *contest, ww_seed seeds[]) {
  const ww_pairing *pairing = contest->pairing;
  int count = 0;
  for (int i = 0; i < pairing->rule_count; i++)
    for (int s = 0; s < WW_SIDES; s++) {
      int rule = pairing->rules[i].rule[s];
      int d = contest->decision[s];
      const ww_program *program = contest->rules[s]->program;
      if (!pairing->rules[i].same && rule != WW_NONE)
        seeds[count++] =
            (ww_seed){s, &program->blocks[d].terms[rule], &program->when[d]};
    }
  for (int s = 0; s < WW_SIDES; s++)
    seeds[count++] = (ww_seed){
        s, &contest->rules[s]->program->when[contest->decision[s]], NULL};
  return count;
}

typedef struct keeping {
  ww_contest *contest;
  int pair;
} keeping;

static bool keeps(void *context, const int point[]) {
  const keeping *k = context;
  return ww_contest_at(k->contest, point) == k->pair;
}

static void tell_pairs(ww_arena *arena, ww_contest *contest,
                       ww_diff_decision *decision) {
  int count = contest->rows * contest->columns;
  decision->pairs = WW_NEWS(arena, ww_pair_found, (size_t)count);
  for (int i = 0; i < count; i++) {
    if (!contest->points[i])
      continue;
    keeping same = {contest, i};
    ww_pair_found *found = &decision->pairs[decision->pair_count++];
    ww_point_shrink(contest->ground, contest->points[i], keeps, &same);
    found->outcome[WW_BEFORE] = i / contest->columns;
    found->outcome[WW_AFTER] = i % contest->columns;
    found->example =
        ww_instance_make(arena, contest->ground, contest->points[i]);
  }
}

/* Where decisions before are the same: the pairs that can come out if their
 * outcomes could be chosen at will. All others are impossible; these are tried
 * for real. */
static void search_cut(ww_arena *scratch, ww_contest *contest, long nodes) {
  int count = contest->rows * contest->columns;
  int *real = WW_NEWS(scratch, int, (size_t)contest->ground->slot_count);
  ww_contest *cut = ww_contest_new(scratch, contest->pairing, true);
  for (int i = 0; i < count; i++)
    cut->wanted[i] = contest->wanted[i];
  bool all = ww_contest_search(cut, nodes, false);
  for (int i = 0; i < count; i++) {
    if (cut->points[i] && ww_realize(cut, cut->points[i], contest, real))
      ww_contest_note(contest, real);
    else if (all && !cut->points[i])
      contest->wanted[i] = false;
  }
}

static void search(ww_arena *arena, ww_diff_decision *decision, long nodes,
                   bool same_before) {
  ww_arena *scratch = ww_arena_scratch(arena);
  ww_contest *contest = ww_contest_new(scratch, decision->pairing, false);
  size_t seeds_most = 2 * (size_t)decision->pairing->rule_count + WW_SIDES;
  ww_deepening deepening = {.ground = contest->ground,
                            .most = ANSWERS_MOST,
                            .budget = STEPS_EACH,
                            .visit = note,
                            .context = contest};
  ww_seed *seeds = WW_NEWS(scratch, ww_seed, seeds_most);
  deepening.seeds = seeds;
  deepening.seed_count = list_seeds(contest, seeds);
  ww_contest_want_all(contest);
  ww_deepen(scratch, &deepening);
  if (same_before && contest->decision[WW_BEFORE] > 0)
    search_cut(scratch, contest, nodes);
  decision->exact = ww_contest_search(contest, nodes, false);
  tell_pairs(arena, contest, decision);
  ww_arena_free(scratch);
}

void ww_diff_search(ww_arena *arena, ww_diff *diff) {
  bool same_before = true;
  for (int i = 0; i < diff->decision_count; i++) {
    ww_diff_decision *decision = &diff->decisions[i];
    if (!decision->same && !decision->pairing->follows)
      search(arena, decision, i == diff->main ? NODES_MAIN : NODES_OTHER,
             same_before);
    same_before = same_before && decision->same;
  }
}
