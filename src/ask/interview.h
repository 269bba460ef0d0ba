/* An interview: which question comes next, what the answers say so far, and
 * what the last one moved. It reads and writes nothing; whoever holds it shows
 * questions and hands in answers.
 *
 * All of it lives in the arena that it was made in, and texts that are handed
 * in are copied there. What a look gave (verdict, may_come) is good until the
 * next change. Questions are named by their index in the rulebook. */
#ifndef WW_ASK_INTERVIEW_H
#define WW_ASK_INTERVIEW_H

#include "ask/outlook.h"
#include "engine/decide.h"
#include "whichway_ask.h"

typedef struct ww_interview {
  ww_arena *arena;
  ww_arena *scratch; /* of the last look */
  const ww_rules *rules;
  ww_answers *answers;
  ww_outlook_search *lookout;
  ww_until until;
  bool again;   /* what is said to be unknown is asked, too */
  bool only;    /* nothing but what is `wanted` */
  bool *wanted; /* [question] */
  bool *done;   /* [question]: answered or passed in this interview */
  int *trail;   /* the questions in the order they were asked */
  int trail_count;
  int at;   /* in the trail: the question shown; trail_count: the next one */
  int last; /* answered last, or WW_NONE */

  /* From here on: as of the last look. */
  ww_stop stop;
  int next; /* question, or WW_NONE: see stop */
  ww_state state;
  ww_certainty certainty;
  bool enough; /* see ww_outlook */
  ww_verdict *verdict;
  int *may_come; /* [may_count]: what may still be asked, the next one first */
  int may_count;
  ww_until further;  /* the next aim that there are questions for ... */
  int further_count; /* ... and how many; 0: none */

  /* What the last answer found. */
  int *winners_before; /* [decision]: option, WW_NONE: blocked or not made */
  int64_t *scores_before;
  bool *out_before;     /* [option]: ruled out */
  bool *fired_before;   /* [rule] of the main decision */
  bool *advised_before; /* [advice] */
} ww_interview;

/* Goes on from the answers (NULL: from none), which are copied. */
ww_interview *ww_interview_new(ww_arena *arena, const ww_rules *rules,
                               const ww_answers *answers, ww_until until,
                               bool again);

/* Asks this question whatever is known, and no other that is not wanted. */
void ww_interview_want(ww_interview *i, int question);

/* The question to show, WW_NONE when there is none: see i->stop. */
int ww_interview_current(const ww_interview *i);

/* Takes an answer to any question: its value, or that it is unknown. What it
 * rests on is kept as long as the value is. */
void ww_interview_put(ww_interview *i, int question, const ww_answer *answer);
/* Remarks on an answer. */
void ww_interview_mark(ww_interview *i, int question, ww_basis basis);
void ww_interview_note(ww_interview *i, int question, ww_str note);
/* What the project is called. */
void ww_interview_call(ww_interview *i, ww_str project);

/* To the question asked before the one shown; false: it is the first. */
bool ww_interview_back(ww_interview *i);

/* Asks on until this is reached. */
void ww_interview_aim(ww_interview *i, ww_until until);

/* Lets go of what a look gave that did not come to its end; the answers stay.
 */
void ww_interview_blank(ww_interview *i);

/* Whether the last answer made this advice apply. */
bool ww_interview_is_new(const ww_interview *i, int advice);

#endif
