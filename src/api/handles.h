/* The handles of the public interface; only src/api/ includes it. */
#ifndef WW_API_HANDLES_H
#define WW_API_HANDLES_H

#include "whichway.h"

#include "engine/decide.h"

struct ww_rulebook {
  ww_arena *arena;
  ww_rules *rules;
  const char *name, *version;
  const char **options; /* ids of the main decision's */
  size_t option_count;
};

struct ww_profile {
  ww_arena *arena;
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

/* style NULL: the default one. */
ww_status ww_text_make(ww_text **out, ww_writer *write, const void *subject,
                       const ww_style *style);

/* Runs run(context) with memory from a new arena, which it finds at
 * *arena; frees it and reports WW_NO_MEMORY when there is too little. */
ww_status ww_with_arena(ww_arena **arena, void (*run)(void *), void *context);

/* An empty list that lives in this arena and frees it. */
ww_messages *ww_messages_in(ww_arena *arena);

#endif
