/* Two rulebooks side by side, and as one problem for the one search. */
#ifndef WW_STUDY_JOINT_H
#define WW_STUDY_JOINT_H

#include "engine/evaluate.h"
#include "profile/profile.h"
#include "rulebook/program.h"
#include "solve/problem.h"
#include "solve/solve.h"

#include <limits.h>

/* ---- Topics ----------------------------------------------------------- */

/* Two rulebooks side by side: which answers are worth telling apart.
 *
 * A *topic* is a question of one rulebook or of both (one and the same id and
 * type). Its *choices* are the answers that at least one of the two tells
 * apart; an answer that one of them does not know is left out there, of a set
 * only the members that it does not know. A topic has one *slot* for its
 * choices, a set one for each member that is tested. A *point* holds a choice
 * for every slot, the last one being that the topic is not answered.
 *
 * To look at one rulebook alone, put it on both sides. */

enum { WW_ALL_CHOICES = INT_MAX };
enum { WW_BEFORE, WW_AFTER, WW_SIDES };

enum { WW_ABSENT, WW_PRESENT, WW_OPEN, WW_MEMBER_STATES }; /* of members */

typedef struct ww_choice {
  int state[WW_SIDES]; /* of the slot's variable */
  int from;            /* the side whose question the answer is of */
  ww_answer answer;    /* not for members of a set */
} ww_choice;

typedef struct ww_slot {
  int topic;
  ww_str member;          /* of a set: its id */
  int variable[WW_SIDES]; /* WW_NONE: that side has no use for it */
  ww_choice *choices;     /* of a member: absent, present, unknown */
  int count;              /* the last: unknown */
} ww_slot;

typedef struct ww_topic {
  int question[WW_SIDES]; /* WW_NONE: that side does not ask */
  bool set;
  int first, count; /* slots */
} ww_topic;

typedef struct ww_topics {
  const ww_rules *rules[WW_SIDES];
  ww_topic *topics;
  int topic_count;
  ww_slot *slots;
  int slot_count;
  int *slot_of[WW_SIDES]; /* [variable]: its slot, or WW_NONE */
  bool partial;           /* some choices were left out */
} ww_topics;

/* With so many choices for an answer at most, spread over all that there are;
 * WW_ALL_CHOICES: all. */
ww_topics *ww_ground_new(ww_arena *arena, const ww_rules *before,
                         const ww_rules *after, int choices_most);

const ww_question *ww_topic_question(const ww_topics *ground,
                                     const ww_topic *topic, int side);

/* The states of one side at a point; outcomes and gates are left to
 * ww_evaluate. */
void ww_point_states(const ww_topics *ground, const int point[], int side,
                     int states[]);

static inline int ww_unknown_at(const ww_topics *ground, int slot) {
  return ground->slots[slot].count - 1;
}

bool ww_point_answers(const ww_topics *ground, const int point[], int topic);
int ww_point_size(const ww_topics *ground, const int point[]); /* answers */

/* ---- Joint ------------------------------------------------------------ */

/* Two rulebooks as one, for the one search (solve/solve.h).
 *
 * Its first variables are the slots of a ground, so that a point of the ground
 * is how the states of the joint rulebook begin; outcomes and gates follow. A
 * decision that is the same on both sides is there once, so are gates that say
 * the same. It has what a problem needs: it cannot be evaluated, its sides
 * can. */

typedef struct ww_joint {
  ww_arena *arena;
  const ww_topics *ground;
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

/* ---- Smallest --------------------------------------------------------- */

/* The smallest point that the one search finds: fewest answers first. */

typedef struct ww_quest {
  const ww_joint *joint;
  ww_solver *solver; /* of a problem of the joint rulebook */
  ww_goal *goals;    /* any of them; each has `holds` */
  int count;
  long nodes; /* for finding one, and again for one with few answers */
} ww_quest;

/* Found: `point` holds one of the goals, with fewest answers where the nodes
 * suffice, and each answer the first that does. Impossible only where no
 * choices were left out. */
ww_search_result ww_smallest(ww_arena *arena, ww_quest *quest, int point[]);

/* ---- Example ---------------------------------------------------------- */

/* A point as answers: what a study shows of it. */

/* An answer that a point gives, as a profile holds it. */
typedef struct ww_told {
  const ww_question *question;
  ww_answer answer;
} ww_told;

typedef struct ww_instance {
  ww_told *of; /* in the order of the topics */
  int count;
} ww_instance;

ww_instance ww_instance_make(ww_arena *arena, const ww_topics *ground,
                             const int point[]);

#endif
