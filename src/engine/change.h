/* Changing one answer: what it could be instead, and how to tell of it.
 *
 * The alternatives of a question are its states but today's, the nearest
 * first: a number's cells by their distance, a set's subsets by how many
 * members change. A *run* is what is said of one that changes the verdict: of
 * a number or scale all neighbouring cells with the same outcome. */
#ifndef WW_ENGINE_CHANGE_H
#define WW_ENGINE_CHANGE_H

#include "engine/prospect.h"
#include "profile/profile.h"

enum { WW_SUBSETS_MOST = 4096 }; /* of a set that are looked at */

typedef struct ww_alternative {
  int state;        /* of a question's variable, or ... */
  uint64_t members; /* ... the members of a set */
  int changes;      /* members changed; 1 otherwise */
} ww_alternative;

typedef struct ww_alternatives {
  ww_alternative *of;
  int count;
  bool complete; /* all are there */
} ww_alternatives;

ww_alternatives ww_alternatives_of(ww_arena *arena, const ww_rules *rules,
                                   const ww_answers *answers, int question);

/* Enters the alternative into the states. */
void ww_enter(const ww_question *question, const ww_alternative *alternative,
              int states[]);

/* A change of one answer, told in full. */
typedef struct ww_change {
  int question;
  ww_answer to; /* the nearest value */
  /* Which values do: states from `first` to `last` of a number or scale,
   * else both are the one state; of sets WW_NONE. */
  int first, last;
} ww_change;

/* What a change is to bring about: whether the question's variable in this
 * state does. */
typedef struct ww_aim {
  bool (*reached)(void *context, int state);
  void *context;
} ww_aim;

/* Tells of a change: the run of states around the alternative that reach the
 * aim, within which `to` is nearest to today's answer. */
ww_change ww_change_tell(const ww_rules *rules, const ww_answers *answers,
                         int question, const ww_alternative *alternative,
                         ww_aim aim);

/* The value of a number in cells first..last that is nearest to a known
 * answer (or, without one, at the lower end, else the upper): an edge that
 * belongs to them, else one unit of the edge's last written decimal inside.
 * Never outside of the cells. */
double ww_nearest_number(const ww_question *question, int first, int last,
                         const ww_answer *today);

/* ">= 500", "100..499", "weekly..daily", ">= weekly": the change's range as
 * a test of the rulebook, where one test can say it, else "> 0.5 and < 2"; a
 * single value as itself; "any" for all of them. */
void ww_put_range(ww_buf *buf, const ww_question *question, int first,
                  int last);

/* ---- Swings ----------------------------------------------------------- */

/* What each question can do towards an outcome at the very most: a proof that
 * some changes are not enough, before any search. */

typedef struct ww_swing {
  int64_t gain;   /* points that the outcome makes up on today's */
  bool lifts;     /* it may end that the outcome is ruled out */
  bool rules_out; /* it may rule out today's outcome */
} ww_swing;

typedef struct ww_swings {
  const ww_program *program;
  const ww_decision_rules *decision;
  const ww_term *terms; /* [rule] */
  const ww_tally *today;
  const int *answers; /* [variable]: today's states of answers */
  int words;          /* of a bitmap over the rules */
  ww_swing **of;      /* [question][outcome] */
  uint64_t **rests;   /* [question]: bitmap: the rules that rest on it */
  uint64_t **fired;   /* [question]: bitmaps: the rules that fire with each of
                         the alternatives that were noted */
  int *noted;         /* [question]: how many were */
  size_t room;        /* for more of them, in words */
  uint64_t **reached; /* [question]: bitmap: what fires with any of them */
  /* Of the questions that are looked at together. */
  const int *questions;
  int count;
  uint64_t *shared;  /* bitmap: the rules that rest on several of them */
  uint64_t *turning; /* those of them that need not stay as they are */
  uint64_t *turned;  /* bitmap: the rules that do not, at a point */
} ww_swings;

/* `today` is the tally of the decision as it is. */
ww_swings *ww_swings_make(ww_arena *arena, const ww_prospect *prospect,
                          const ww_tally *today, const int answers[]);

/* Notes what fires with one of the question's so many alternatives, all else
 * being as it is today. */
void ww_swings_note(ww_arena *arena, ww_swings *swings, int question, int count,
                    const ww_tally *tally);

/* Looks at some questions together, all of whose alternatives were noted. */
void ww_swings_look(ww_swings *swings, const int questions[], int count);

/* Whether the option may win with other answers to them: rules that rest on
 * several of them turn as it wants, all others as they do. */
bool ww_swings_may_win(const ww_swings *swings, int option);

/* The same with these alternatives, which are in the states. */
bool ww_swings_may_win_at(ww_swings *swings, const int alternatives[],
                          const int states[], int option);

#endif
