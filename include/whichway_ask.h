/* whichway: an interview.
 *
 * Asks for the answers of a profile, the most telling question first, and
 * stops when nothing that is left can change the verdict. It reads and writes
 * nothing: whoever holds it shows the questions and hands in the answers.
 *
 * Questions are named by their index in the rulebook's order. What is
 * borrowed from a session is good until it is changed; questions for its
 * whole life. A change that ends with WW_NO_MEMORY leaves the answers, with or
 * without the new one, and may leave nothing else: no question, an empty
 * standing, and every later change ends so, too. Such a session can be written
 * out, decided on and freed. All that is said in whichway.h about handles,
 * ownership, errors, options and threads holds here too. */
#ifndef WHICHWAY_ASK_H
#define WHICHWAY_ASK_H

#include "whichway.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ww_session ww_session;

#define WW_NO_QUESTION ((size_t)-1)

/* How far to ask. Each goes further than those before it. */
typedef enum ww_until {
  WW_UNTIL_STABLE,  /* the verdict is clear and no usual answer changes it, or
                       no answer is likely to make it clearer; without a track
                       record: it is stable */
  WW_UNTIL_SETTLED, /* no answers can change it */
  WW_UNTIL_REFINED, /* nor the decisions and the advice that follow from it */
  WW_UNTIL_ALL,     /* every question */
} ww_until;

/* Why there is no further question. */
typedef enum ww_stop {
  WW_STOP_NOT,     /* there is one */
  WW_STOP_STABLE,  /* the verdict is clear, or stable */
  WW_STOP_SETTLED, /* it is settled */
  WW_STOP_BLOCKED, /* every option is ruled out, and stays so */
  WW_STOP_OPEN,    /* it can change only by what is said to be unknown */
  WW_STOP_DONE,    /* all that was wanted is asked */
  WW_STOP_ENOUGH,  /* what is left would hardly tell more */
} ww_stop;

typedef struct ww_session_options {
  unsigned version;
  ww_until until;
  bool again; /* ask what is said to be unknown, too */
} ww_session_options;
#define WW_SESSION_OPTIONS_INIT                                                \
  { 1, WW_UNTIL_STABLE, false }

/* Begins with the answers of a profile (NULL: none), which are copied;
 * WW_MISMATCH when it was not opened with this rulebook. Never WW_INVALID.
 * Borrows the rulebook. options may be NULL. */
WW_API ww_status ww_session_open(ww_session **out, const ww_rulebook *rulebook,
                                 const ww_profile *profile,
                                 const ww_session_options *options);
WW_API void ww_session_free(ww_session *session);

/* ---- Its questions */

typedef enum ww_form {
  WW_FORM_CHOICE, /* one of the values */
  WW_FORM_SCALE,  /* one of the values, which rise */
  WW_FORM_SET,    /* any of the values, or none of them */
  WW_FORM_FLAG,   /* the values are yes and no */
  WW_FORM_NUMBER,
} ww_form;

typedef struct ww_asked {
  const char *id;
  const char *ask;
  const char *why; /* may be "" */
  ww_form form;
  bool core;
  const char *unit;          /* of a number; may be "" */
  const char *valid;         /* what one may type, in words */
  const char *const *values; /* ids */
  const char *const *means;  /* what each means; may be "" */
  size_t value_count;        /* at most 64; of a number 0 */
  const char *example;       /* of a number: one, as one may type it; else "" */
} ww_asked;

WW_API size_t ww_session_question_count(const ww_session *session);
WW_API const ww_asked *ww_session_question(const ww_session *session,
                                           size_t question);
/* By its id, or by a part that no other id has; WW_NO_QUESTION: none. */
WW_API size_t ww_session_find(const ww_session *session, const char *name);

/* The question to ask now, WW_NO_QUESTION when there is none. */
WW_API size_t ww_session_current(const ww_session *session);
/* The questions that may still be asked, the next one first; WW_NO_QUESTION
 * past the last. */
WW_API size_t ww_session_may_ask(const ww_session *session, size_t index);
/* The question answered last; WW_NO_QUESTION: none. */
WW_API size_t ww_session_last(const ww_session *session);
/* Shows the question asked before the current one; false: it is the first. */
WW_API bool ww_session_back(ww_session *session);
/* Asks this question, be it answered or not, and no other but those wanted. */
WW_API ww_status ww_session_want(ww_session *session, size_t question);
/* The next aim for which there are questions, and how many; 0: none. */
WW_API size_t ww_session_further(const ww_session *session, ww_until *until);
WW_API ww_status ww_session_aim(ww_session *session, ww_until until);

/* ---- Its answers */

typedef struct ww_answered {
  bool known;
  bool passed;                /* said to be unknown */
  const char *text;           /* "weekly", "1,500,000", "documents, codebase" */
  unsigned long long members; /* bit v for values[v] */
  const char *basis;          /* "measured", "estimated", "guessed" or "" */
  const char *owner, *date, *note; /* may be "" */
} ww_answered;

WW_API ww_answered ww_session_answer(const ww_session *session,
                                     size_t question);

/* Each takes an answer to any question, the current one or another. As text:
 * values by number, name or a part of it, several for a set, "50k/day" for a
 * number, "unknown"; WW_INVALID with messages when it is none of these. */
WW_API ww_status ww_session_type(ww_session *session, ww_messages **messages,
                                 size_t question, const char *text);
/* By bits of values; of all but a set exactly one. Not of a number. */
WW_API ww_status ww_session_choose(ww_session *session, size_t question,
                                   unsigned long long members);
/* It is not known: not asked again but where it is wanted. */
WW_API ww_status ww_session_pass(ww_session *session, size_t question);

/* What the answer rests on ("measured", "estimated", "guessed"; "" nothing
 * known; no other word), and a remark on it, which is copied. */
WW_API ww_status ww_session_mark(ww_session *session, size_t question,
                                 const char *basis);
WW_API ww_status ww_session_note(ww_session *session, size_t question,
                                 const char *note);

/* What the project is called, "" where nobody said; and calling it so. */
WW_API const char *ww_session_project(const ww_session *session);
WW_API ww_status ww_session_call(ww_session *session, const char *project);

/* The profile as JSON: what ww_profile_open reads back. */
WW_API ww_status ww_session_profile(ww_text **out, const ww_session *session);
/* Borrows the session. */
WW_API ww_status ww_session_decide(ww_decision **out, const ww_session *session,
                                   const ww_decide_options *options);

/* ---- Where it stands */

typedef struct ww_contender { /* an option of the main decision */
  const char *id, *title;
  const char *name;   /* the title without what stands in brackets */
  const char *points; /* "6.8" */
  const char *moved;  /* by the last answer: "+3"; "" by nothing */
  bool leads;
  bool ruled_out;
} ww_contender;

/* A rule of the main decision that the last answer made fire or not; after
 * those, decisions that follow and have another outcome. */
typedef struct ww_move {
  const char *rule;    /* or decision */
  const char *because; /* of a decision "" */
  const char *effect;  /* "RAG +3, Fine-tuning -3", "rules out RAG" */
  bool fires;
} ww_move;

typedef struct ww_clash { /* answers that do not go together */
  const char *id;
  const char *text;
  bool appeared; /* with the last answer */
} ww_clash;

typedef struct ww_standing {
  ww_stop stop;
  const char *status; /* as ww_decision_status; may say less than is known */
  const ww_contender *leader; /* NULL: every option is ruled out */
  bool tie;
  const char *before; /* the name of another leader before the last answer,
                         or NULL */
  const ww_contender *contenders; /* best first, ruled out ones last */
  size_t contender_count;
  const ww_move *moves; /* those that weigh most first */
  size_t move_count;
  const ww_clash *clashes;
  size_t clash_count;
  size_t answered;
  size_t may_ask;       /* questions that may still be asked, at most */
  const char *strength; /* as in a decision: "clear" ...; "" where there is no
                           recommendation to have one */
  int right, of; /* projects decided as clearly, and how many of them turned
                    out so; of 0: there is no track record */
  size_t usual;  /* questions of which a published project answers so many, in
                    the middle; 0: the rulebook has none */
} ww_standing;

WW_API const ww_standing *ww_session_standing(const ww_session *session);
/* The contenders as bars. */
WW_API ww_status ww_session_bars(ww_text **out, const ww_session *session,
                                 const ww_style *style);

#ifdef __cplusplus
}
#endif

#endif
