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
#ifndef WW_STUDY_GROUND_H
#define WW_STUDY_GROUND_H

#include "profile/profile.h"
#include "rulebook/program.h"

#include <limits.h>

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

typedef struct ww_ground {
  const ww_rules *rules[WW_SIDES];
  ww_topic *topics;
  int topic_count;
  ww_slot *slots;
  int slot_count;
  int *slot_of[WW_SIDES]; /* [variable]: its slot, or WW_NONE */
  bool partial;           /* some choices were left out */
} ww_ground;

/* With so many choices for an answer at most, spread over all that there are;
 * WW_ALL_CHOICES: all. */
ww_ground *ww_ground_new(ww_arena *arena, const ww_rules *before,
                         const ww_rules *after, int choices_most);

const ww_question *ww_topic_question(const ww_ground *ground,
                                     const ww_topic *topic, int side);

/* The states of one side at a point; outcomes and gates are left to
 * ww_evaluate. */
void ww_point_states(const ww_ground *ground, const int point[], int side,
                     int states[]);

static inline int ww_unknown_at(const ww_ground *ground, int slot) {
  return ground->slots[slot].count - 1;
}

bool ww_point_answers(const ww_ground *ground, const int point[], int topic);
int ww_point_size(const ww_ground *ground, const int point[]); /* answers */

#endif
