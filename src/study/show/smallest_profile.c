/* Small profiles that fire a rule; see study/show/show.h. */
#include "study/show/show.h"

#include "study/joint.h"

enum { NODES_MOST = 20000 };

typedef struct aim {
  const ww_joint *joint; /* of the rulebook alone */
  int decision;          /* WW_NONE: advice */
  int index;
} aim;

static bool fires(void *context, int *states[2]) {
  const aim *a = context;
  const ww_evaluation *evaluation =
      ww_joint_evaluate(a->joint, WW_BEFORE, states[0]);
  if (a->decision == WW_NONE)
    return ww_bit(evaluation->advice, a->index);
  const ww_tally *tally = &evaluation->decisions[a->decision];
  return tally->made && ww_bit(tally->fired, a->index);
}

static ww_firing tell(ww_arena *arena, const aim *a, const int point[]) {
  const ww_rules *rules = a->joint->sides[WW_BEFORE];
  ww_firing firing = {.found = true};
  const ww_evaluation *evaluation =
      ww_joint_evaluate(a->joint, WW_BEFORE, point);
  firing.example = ww_instance_make(arena, a->joint->ground, point);
  firing.outcomes = WW_NEWS(arena, int, (size_t)rules->decision_count);
  for (int d = 0; d < rules->decision_count; d++) {
    int winner = evaluation->decisions[d].winner;
    firing.outcomes[d] =
        winner == WW_NONE ? rules->decisions[d].option_count : winner;
  }
  return firing;
}

/* The problem of making both terms true: of the rule, and of its decision. */
static const ww_problem *make_problem(ww_arena *arena, const aim *a) {
  const ww_program *program = a->joint->sides[WW_BEFORE]->program;
  int advice = a->joint->sides[WW_BEFORE]->decision_count;
  int block = a->decision == WW_NONE ? advice : a->decision;
  ww_term *terms = WW_NEWS(arena, ww_term, 2);
  const ww_term **wanted = WW_NEWS(arena, const ww_term *, 2);
  ww_problem_plan *plan = WW_NEW(arena, ww_problem_plan);
  terms[0] = ww_joint_term(a->joint, WW_BEFORE,
                           &program->blocks[block].terms[a->index]);
  if (a->decision != WW_NONE)
    terms[1] = ww_joint_term(a->joint, WW_BEFORE, &program->when[a->decision]);
  wanted[0] = &terms[0];
  wanted[1] = &terms[1];
  *plan = (ww_problem_plan){.rules = a->joint->rules,
                            .decision = WW_NONE,
                            .terms = wanted,
                            .term_count = 2};
  return ww_problem_new(arena, plan);
}

static ww_firing find(ww_arena *arena, ww_arena *scratch, const ww_rules *rules,
                      int decision, int index) {
  static const int most[] = {WW_ALL_CHOICES, WW_CHOICES_FEW};
  const ww_rules *const sides[] = {rules, rules};
  const int counts[] = {rules->decision_count, 0};
  const ww_problem *problem = NULL;
  aim a = {NULL, decision, index};
  for (int i = 0; i < 2 && !(problem && problem->fits); i++) {
    a.joint = ww_joint_new(scratch, sides, counts, false, most[i]);
    problem = make_problem(scratch, &a);
  }
  ww_goal goal = WW_GOAL_INIT;
  goal.holds = fires;
  goal.context = &a;
  for (int t = 0; t < 2; t++)
    ww_want_term(&goal, problem, 0, t, true);
  ww_quest quest = {a.joint, ww_solver_new(scratch, problem), &goal, 1,
                    NODES_MOST};
  int *point = WW_NEWS(scratch, int, (size_t)a.joint->ground->slot_count);
  if (ww_smallest(scratch, &quest, point) != WW_FOUND)
    return (ww_firing){.found = false};
  return tell(arena, &a, point);
}

ww_firing ww_firing_of_rule(ww_arena *arena, const ww_rules *rules,
                            int decision, int rule) {
  ww_arena *scratch = ww_arena_scratch(arena);
  ww_firing firing = find(arena, scratch, rules, decision, rule);
  ww_arena_free(scratch);
  return firing;
}

ww_firing ww_firing_of_advice(ww_arena *arena, const ww_rules *rules,
                              int advice) {
  return ww_firing_of_rule(arena, rules, WW_NONE, advice);
}
