/* What is wrong, where, why and what to do: one type for the whole project.
 *
 * A stage adds what it finds to a list and goes on; a stage whose list has
 * errors yields no product. The list and its texts live in one arena; the
 * sources it points to must outlive it. Nothing here prints.
 *
 * Wording: lower case, no full stop, the subject in single quotes
 * (ww_quote); the hint says what to do. */
#ifndef WW_BASE_DIAG_H
#define WW_BASE_DIAG_H

#include "base/buf.h"
#include "base/diag_codes.h"
#include "base/source.h"

typedef enum ww_severity { WW_NOTE, WW_WARNING, WW_ERROR } ww_severity;

typedef struct ww_diag {
  ww_severity severity;
  ww_diag_code code;
  ww_place place; /* source NULL: none */
  ww_place other; /* a second place ("first given here"), or none */
  ww_str message;
  ww_str hint; /* may be empty */
  struct ww_diag *next;
} ww_diag;

/* A flood of faults shall take neither time nor memory. */
enum {
  WW_DIAGS_MOST = 1000,
  WW_DIAGS_HINTED = 20, /* as many as anybody is shown at once */
};

typedef struct ww_diag_list {
  ww_arena *arena;
  ww_diag *first;
  ww_diag *last; /* the one added last, kept or not */
  size_t count;  /* of all that were added */
  size_t kept;   /* of those in the list: the first WW_DIAGS_MOST */
  size_t errors;
  ww_diag spare; /* in place of one that is not kept */
} ww_diag_list;

void ww_diag_list_init(ww_diag_list *list, ww_arena *arena);

/* Whether what was added last is past those that are shown: a hint that costs
 * something need not be made. */
bool ww_diag_list_full(const ww_diag_list *list);

/* Adds an error; the result may be given a hint or another place. */
ww_diag *ww_error(ww_diag_list *list, ww_diag_code code, ww_place place,
                  const char *format, ...) WW_FORMAT(4, 5);
ww_diag *ww_note(ww_diag_list *list, ww_diag_code code, ww_place place,
                 const char *format, ...) WW_FORMAT(4, 5);
ww_diag *ww_warning(ww_diag_list *list, ww_diag_code code, ww_place place,
                    const char *format, ...) WW_FORMAT(4, 5);
void ww_hint(ww_diag_list *list, ww_diag *diag, const char *format, ...)
    WW_FORMAT(3, 4);

/* 'text' in single quotes, shortened to 60 characters: for messages. A NUL
 * follows it, so "%s" takes its bytes. */
ww_str ww_quote(ww_arena *arena, ww_str text);

/* The nearest of the candidates to a mistyped word: at most a third of the
 * letters of the longer of the two wrong, else the empty string. Case and '-'
 * or a space for '_' cost nothing. */
ww_str ww_nearest(ww_str word, const ww_str *candidates, size_t count);
/* The same with at most so many letters wrong. */
ww_str ww_nearest_within(ww_str word, const ww_str *candidates, size_t count,
                         size_t most);

#endif
