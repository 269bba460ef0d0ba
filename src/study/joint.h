/* Two rulebooks as one, for the one search (solve/solve.h).
 *
 * Its first variables are the slots of a ground, so that a point of the ground
 * is how the states of the joint rulebook begin; outcomes and gates follow. A
 * decision that is the same on both sides is there once, so are gates that say
 * the same. It has what a problem needs: it cannot be evaluated, its sides
 * can. */
#ifndef WW_STUDY_JOINT_H
#define WW_STUDY_JOINT_H

#include "engine/evaluate.h"
#include "solve/problem.h"
#include "study/ground.h"

typedef struct ww_joint {
  ww_arena *arena;
  const ww_ground *ground;
  const ww_rules *rules;           /* both sides in one */
  const ww_rules *sides[WW_SIDES]; /* as they are */
  int counts[WW_SIDES];            /* decisions of each that are part of it */
  int *decision_of[WW_SIDES];      /* [decision of the side]: of the joint */
  int *gate_of[WW_SIDES];          /* [gate of the side]: of the joint */
  ww_evaluation *evaluation[WW_SIDES];
  int *states[WW_SIDES];
} ww_joint;

/* How many choices an answer may have in a problem, whatever tells them apart.
 */
enum { WW_CHOICES_FEW = WW_CLASSES_MOST };

/* With so many decisions of each side; with `same_before`, those before the
 * last that both have are the same. One rulebook alone stands on both sides,
 * with no decision of the second. Choices: see ww_ground_new. */
ww_joint *ww_joint_new(ww_arena *arena, const ww_rules *const sides[WW_SIDES],
                       const int counts[WW_SIDES], bool same_before,
                       int choices_most);

/* A term of a side that rests on decisions and gates that are part of it. */
ww_term ww_joint_term(const ww_joint *joint, int side, const ww_term *term);

/* Works out the decisions of a side at a point. */
const ww_evaluation *ww_joint_evaluate(const ww_joint *joint, int side,
                                       const int point[]);

#endif
