/* Where two rulebooks decide differently; see study/diff/outcomes.h. */
#include "study/diff/outcomes.h"

/* Whether the outcomes are one and the same. */
static bool agree(const ww_contest *contest, int a, int b) {
  if (a == contest->rows - 1 || b == contest->columns - 1)
    return a == contest->rows - 1 && b == contest->columns - 1;
  return contest->pairing->namesake[WW_BEFORE][a] == b;
}

static ww_solver *make_solver(ww_contest *contest) {
  const ww_pairing *pairing = contest->pairing;
  const ww_joint *joint = contest->joint;
  ww_rival *rival = WW_NEW(contest->arena, ww_rival);
  *rival =
      (ww_rival){joint->decision_of[WW_AFTER][pairing->index[WW_AFTER]],
                 pairing->namesake[WW_AFTER], pairing->namesake[WW_BEFORE]};
  ww_problem_plan plan = {
      .rules = joint->rules,
      .decision = joint->decision_of[WW_BEFORE][pairing->index[WW_BEFORE]],
      .rival = rival};
  return ww_solver_new(contest->arena, ww_problem_new(contest->arena, &plan));
}

ww_contest *ww_contest_new(ww_arena *arena, const ww_pairing *pairing,
                           bool same_before) {
  ww_contest *contest = WW_NEW(arena, ww_contest);
  const int counts[] = {pairing->index[WW_BEFORE] + 1,
                        pairing->index[WW_AFTER] + 1};
  contest->arena = arena;
  contest->pairing = pairing;
  static const int most[] = {WW_ALL_CHOICES, WW_CHOICES_FEW};
  for (int i = 0; i < 2 && !(contest->solver && contest->solver->problem->fits);
       i++) {
    contest->joint =
        ww_joint_new(arena, pairing->rules_of, counts, same_before, most[i]);
    contest->solver = make_solver(contest);
  }
  contest->rows = pairing->decision[WW_BEFORE]->option_count + 1;
  contest->columns = pairing->decision[WW_AFTER]->option_count + 1;
  contest->wanted =
      WW_NEWS(arena, bool, (size_t)contest->rows *(size_t)contest->columns);
  for (int a = 0; a < contest->rows; a++)
    for (int b = 0; b < contest->columns; b++)
      contest->wanted[ww_pair_at(contest, a, b)] = !agree(contest, a, b);
  return contest;
}

static int outcome_at(const ww_contest *contest, const int point[], int side) {
  int d = contest->pairing->index[side];
  const ww_evaluation *evaluation =
      ww_joint_evaluate(contest->joint, side, point);
  int winner = evaluation->decisions[d].winner;
  return winner == WW_NONE ? contest->pairing->decision[side]->option_count
                           : winner;
}

int ww_contest_at(const ww_contest *contest, const int point[]) {
  int a = outcome_at(contest, point, WW_BEFORE);
  return ww_pair_at(contest, a, outcome_at(contest, point, WW_AFTER));
}

/* ---- Searching -------------------------------------------------------- */

typedef struct aim {
  const ww_contest *contest;
  int pair;
} aim;

static bool comes_out(void *context, int *states[2]) {
  const aim *a = context;
  return ww_contest_at(a->contest, states[0]) == a->pair;
}

static void aim_at(const ww_contest *contest, int pair, aim *a, ww_goal *goal) {
  static const ww_goal none = WW_GOAL_INIT;
  const ww_problem *problem = contest->solver->problem;
  *a = (aim){contest, pair};
  *goal = none;
  goal->holds = comes_out;
  goal->context = a;
  ww_want_outcome(goal, problem, 0, pair / contest->columns);
  ww_want_outcome(goal, problem, 1, pair % contest->columns);
}

static ww_search_result find(const ww_contest *contest, ww_goal goals[],
                             int count, long nodes, int point[]) {
  ww_quest quest = {contest->joint, contest->solver, goals, count, nodes};
  return ww_smallest(contest->arena, &quest, point);
}

ww_search_result ww_contest_find(const ww_contest *contest, int pair,
                                 long nodes, int point[]) {
  aim a;
  ww_goal goal;
  aim_at(contest, pair, &a, &goal);
  return find(contest, &goal, 1, nodes, point);
}

ww_search_result ww_contest_find_any(const ww_contest *contest, long nodes,
                                     int point[]) {
  int pairs = contest->rows * contest->columns;
  aim *aims = WW_NEWS(contest->arena, aim, (size_t)pairs);
  ww_goal *goals = WW_NEWS(contest->arena, ww_goal, (size_t)pairs);
  int count = 0;
  for (int i = 0; i < pairs; i++)
    if (contest->wanted[i]) {
      aim_at(contest, i, &aims[count], &goals[count]);
      count++;
    }
  return find(contest, goals, count, nodes, point);
}
