/* Where two rulebooks decide differently; see contest.h. */
#include "study/contest.h"

#include "study/cut.h"

#include <string.h>

ww_contest *ww_contest_new(ww_arena *arena, const ww_pairing *pairing,
                           bool cut) {
  ww_contest *contest = WW_NEW(arena, ww_contest);
  contest->arena = arena;
  contest->pairing = pairing;
  for (int s = 0; s < WW_SIDES; s++) {
    const ww_rules *whole = pairing->rules_of[s];
    contest->rules[s] =
        cut ? ww_rules_cut(arena, whole, pairing->index[s]) : whole;
    contest->decision[s] = cut ? 0 : pairing->index[s];
  }
  const ww_rules *const *rules = contest->rules;
  for (int s = 0; s < WW_SIDES; s++) {
    size_t variables = (size_t)rules[s]->program->variable_count;
    contest->space[s] = ww_space_new(arena, rules[s], contest->decision[s]);
    if (contest->space[s]->fits)
      contest->bounds[s] = ww_bounds_new(arena, contest->space[s]);
    contest->evaluation[s] = ww_evaluation_new(arena, rules[s]);
    contest->states[s] = WW_NEWS(arena, int, variables);
  }
  contest->ground =
      ww_ground_new(arena, ww_ground_side_of(contest->space[WW_BEFORE]),
                    ww_ground_side_of(contest->space[WW_AFTER]));
  contest->nowhere = WW_NEWS(arena, int, (size_t)contest->ground->slot_count);
  ww_point_clear(contest->ground, contest->nowhere);
  contest->rows = pairing->decision[WW_BEFORE]->option_count + 1;
  contest->columns = pairing->decision[WW_AFTER]->option_count + 1;
  size_t pairs = (size_t)contest->rows * (size_t)contest->columns;
  contest->wanted = WW_NEWS(arena, bool, pairs);
  contest->points = WW_NEWS(arena, int *, pairs);
  return contest;
}

bool ww_pair_agrees(const ww_contest *contest, int a, int b) {
  if (a == contest->rows - 1 || b == contest->columns - 1)
    return a == contest->rows - 1 && b == contest->columns - 1;
  return contest->pairing->namesake[WW_BEFORE][a] == b;
}

void ww_contest_want_all(ww_contest *contest) {
  for (int a = 0; a < contest->rows; a++)
    for (int b = 0; b < contest->columns; b++)
      contest->wanted[ww_pair_at(contest, a, b)] =
          !ww_pair_agrees(contest, a, b);
}

/* ---- Points ----------------------------------------------------------- */

static int outcome_at(ww_contest *contest, const int point[], int side) {
  const ww_rules *rules = contest->space[side]->rules;
  int d = contest->decision[side];
  ww_point_states(contest->ground, point, side, contest->states[side]);
  ww_evaluate(rules, contest->states[side], d + 1, contest->evaluation[side]);
  int winner = contest->evaluation[side]->decisions[d].winner;
  return winner == WW_NONE ? rules->decisions[d].option_count : winner;
}

int ww_contest_at(ww_contest *contest, const int point[]) {
  int a = outcome_at(contest, point, WW_BEFORE);
  return ww_pair_at(contest, a, outcome_at(contest, point, WW_AFTER));
}

bool ww_contest_note(ww_contest *contest, const int point[]) {
  int pair = ww_contest_at(contest, point);
  if (!contest->wanted[pair])
    return false;
  size_t size = (size_t)contest->ground->slot_count;
  contest->wanted[pair] = false;
  contest->points[pair] = WW_NEWS(contest->arena, int, size);
  memcpy(contest->points[pair], point, size * sizeof *point);
  return true;
}
