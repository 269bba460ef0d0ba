/* The handles of the public interface; only src/api/ includes it. */
#ifndef WW_API_HANDLES_H
#define WW_API_HANDLES_H

#include "ask/interview.h"
#include "engine/decide.h"
#include "profile/answers.h"
#include "whichway.h"
#include "whichway_ask.h"

struct ww_rulebook {
  ww_arena *arena;
  ww_rules *rules;
  const char *name, *version;
  const char **options; /* ids of the main decision's */
  size_t option_count;
};

struct ww_profile {
  ww_arena *arena;
  const ww_rules *rules;
  ww_answers *answers;
};

struct ww_decision {
  ww_arena *arena;
  const ww_rulebook *rulebook;
  ww_verdict *verdict;
};

struct ww_text {
  ww_arena *arena;
  ww_str str;
};

struct ww_messages {
  ww_arena *arena;
  ww_diag_list list;
};

/* A writer of text, run under protection into a ww_text of its own. */
typedef void ww_writer(ww_buf *out, const void *subject, const ww_style *style);

/* Whether what the caller filled in is a version of its struct that is known
 * here. */
static inline bool ww_version_between(unsigned version, unsigned newest) {
  return version >= 1 && version <= newest;
}
/* The same of a struct that has had one so far. */
static inline bool ww_version_known(unsigned version) {
  return ww_version_between(version, 1);
}

/* style NULL: the default one; WW_UNKNOWN_VERSION of one that is not known. */
ww_status ww_text_make(ww_text **out, ww_writer *write, const void *subject,
                       const ww_style *style);

/* Runs run(context) with memory from a new arena, which it finds at
 * *arena; frees it and reports WW_NO_MEMORY when there is too little. */
ww_status ww_with_arena(ww_arena **arena, void (*run)(void *), void *context);

/* An empty list that lives in this arena and frees it. */
ww_messages *ww_messages_in(ww_arena *arena);
/* What was noted of an input that is good, for its caller; NULL: nothing. */
ww_messages *ww_messages_copy(const ww_diag_list *list);
/* Of an input that is no good: what was wrong lives in the arena of the handle
 * that was not made. WW_INVALID. */
ww_status ww_messages_hand_over(ww_messages **out, ww_messages *messages);

/* A copy in the arena that nodes and diagnostics may point into. */
const ww_source *ww_input_keep(ww_arena *arena, const ww_input *input);
/* Its tree; NULL after a complaint. */
const ww_node *ww_input_read(ww_arena *arena, const ww_input *input,
                             const ww_limits *limits, ww_diag_list *diags);

/* ---- Interview handle ------------------------------------------------- */

/* The handle of an interview; only src/api/session*.c include it. */

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
