/* The handle of an interview; only src/api/session*.c include it. */
#ifndef WW_API_SESSION_HANDLE_H
#define WW_API_SESSION_HANDLE_H

#include "whichway_ask.h"

#include "api/handles.h"
#include "ask/answer_text.h"
#include "ask/session.h"

struct ww_session {
  ww_arena *arena;
  const ww_rulebook *rulebook;
  ww_interview *interview;
  ww_asked *asked; /* [question_count] */
  bool blank;      /* memory did not suffice for a change */

  /* In the interview's scratch arena: made anew after each change. */
  const char **texts; /* [question_count]: answers */
  ww_standing standing;
};

/* A C string of the arena. */
static inline const char *ww_c_string(ww_arena *arena, ww_str text) {
  return ww_arena_copy(arena, text.at, text.size);
}

/* What the interface shows of a question. */
void ww_asked_fill(ww_arena *arena, const ww_question *question,
                   ww_asked *asked);

/* A text that shall be an answer. */
typedef struct ww_setting {
  const ww_rules *rules;
  const char *name;            /* of its question, or NULL, and then ... */
  const ww_question *question; /* ... this one */
  ww_reading reading;
  const char *place; /* for messages; NULL: none */
  const char *text;
} ww_setting;

/* WW_INVALID with messages (may be NULL) when it is none. */
ww_status ww_setting_read(const ww_setting *setting, ww_answer *answer,
                          ww_messages **messages);

/* Works out where the interview stands. */
void ww_standing_make(ww_session *session);

#endif
