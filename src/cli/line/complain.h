/* What the command says on standard error, and what it ends with.
 *
 * Whatever fails complains at once and returns false; nobody complains of it
 * again. A complaint raises the exit status. Complaining itself cannot fail:
 * without memory, that is what it says. */
#ifndef WW_CLI_LINE_COMPLAIN_H
#define WW_CLI_LINE_COMPLAIN_H

#include "whichway.h"

#if defined(__GNUC__)
#define WW_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define WW_PRINTF(text, first)
#endif

typedef struct ww_talk {
  const char *who;   /* "whichway decide", before what is said of its use */
  const char *color; /* of --color; NULL: not known yet, or not given */
  int exit;          /* the greatest WW_EXIT_ so far */
  bool starved;      /* that there is no memory was said */
  const struct ww_outputs *guarded; /* see ww_outputs_guard */
  const char *in_place;             /* the output of which that was said last */
  bool keeps;        /* what the library had to say last is kept, ... */
  ww_messages *kept; /* ... here; to be freed by who asked for it */
} ww_talk;

void ww_talk_exit(ww_talk *talk, int exit);

/* "file: error: text [code]", and the hint when it is not NULL. The code is
 * one of docs/diagnostics.md. Words of the user are shown through
 * ww_show_word. Always false. */
bool ww_complain(ww_talk *talk, int exit, const char *code, const char *file,
                 const char *hint, const char *format, ...) WW_PRINTF(6, 7);
/* Of how the command is used: exit 2. Always false. */
bool ww_complain_usage(ww_talk *talk, const char *hint, const char *format, ...)
    WW_PRINTF(3, 4);
/* Exit 3; said once, however much fails of it. Always false. */
bool ww_complain_memory(ww_talk *talk);
/* Says and frees (or keeps) what the library had to say (NULL: nothing);
 * whether its status is WW_OK. */
bool ww_complain_status(ww_talk *talk, ww_status status, ww_messages *messages);

/* A line that is no complaint: "whichway decide: text". As ww_complain. */
void ww_talk_say(const ww_talk *talk, const char *format, ...) WW_PRINTF(2, 3);

/* 'word', shortened to 60 characters. */
typedef char ww_shown[256];
const char *ww_show_word(ww_shown shown, const char *word);

/* A line of advice; NULL where it is too long for one: half a command misleads.
 */
typedef char ww_hint_text[512];
const char *ww_hint_print(ww_hint_text hint, const char *format, ...)
    WW_PRINTF(2, 3);

/* Words of a list, one after the other; NULL past the last. */
typedef const char *ww_word_at(const void *list, size_t index);
/* The one that a word nearly is; NULL: none. */
const char *ww_nearest_of(const char *word, ww_word_at *at, const void *list);
/* "did you mean 'json'?", else "use text or json" when there are few. */
const char *ww_words_hint(ww_hint_text hint, const char *word, ww_word_at *at,
                          const void *list);

/* An errno as the end of "cannot read: ...". */
const char *ww_reason(int error);

/* ---- Exit codes ------------------------------------------------------- */

/* What the command's exit status says. Where several apply, the greatest
 * wins, so that comparing numbers is enough. 130, interrupted, is what a shell
 * makes of a process that SIGINT ends. */

enum {
  WW_EXIT_DONE = 0,    /* the answer is delivered, the gate is met */
  WW_EXIT_GATE = 1,    /* delivered, but not what was expected */
  WW_EXIT_USAGE = 2,   /* usage or input is wrong, also a missing file */
  WW_EXIT_STOPPED = 3, /* could not complete: output, a broken disk, memory */
};

#endif
