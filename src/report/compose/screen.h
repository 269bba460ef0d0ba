/* What the parts of the one screen share; only they include this. */
#ifndef WW_REPORT_COMPOSE_SCREEN_H
#define WW_REPORT_COMPOSE_SCREEN_H

#include "report/compose/compose.h"

enum {
  WW_SCREEN_LINES = 23,
  WW_SCREEN_COLUMNS = 80,
  WW_SCREEN_ROOM = 68, /* columns of a row's text, beside its label */
};

/* The rows of the screen, in their order. A row is a label and so many lines,
 * each of which fits; what there is no room for is left out. */
typedef enum ww_screen_row {
  WW_ROW_WHY,
  WW_ROW_WHY_NOT,
  WW_ROW_NOW,
  WW_ROW_CHANGES,
  WW_ROW_SIMILAR,
  WW_ROW_COST,
  WW_ROW_GUESSED,
  WW_ROW_ASK,
  WW_ROW_FROM,
  WW_ROW_MORE,
  WW_ROW_COUNT
} ww_screen_row;

enum { WW_ROW_MOST = 3 };

typedef struct ww_screen_line {
  int64_t points; /* of WHY: what stands before the text */
  int rule;       /* of WHY */
  ww_str text;    /* at most WW_SCREEN_ROOM columns */
  bool warning;
} ww_screen_line;

typedef struct ww_lines {
  ww_screen_line of[WW_ROW_MOST];
  int count;
} ww_lines;

typedef struct ww_screen {
  ww_composing c;
  const ww_result *result;
  ww_lines rows[WW_ROW_COUNT];
} ww_screen;

/* Texts cut to what fits: whole words, and an ellipsis. */
ww_str ww_cut(ww_arena *arena, ww_str text, size_t columns);

/* A title without what stands in brackets at its end. */
ww_str ww_title_in_short(ww_str title);

/* A rule or advice in few words: its `short`, else its first sentence. */
ww_str ww_rule_in_short(const ww_composing *c, const ww_rule *rule);

/* Whether another rule that fires says the same better (`instead_of`). */
bool ww_is_said_better(const ww_result *result, int rule);

/* Each fills its row, with as many lines as there are reasons to. */
void ww_screen_reasons(ww_screen *s);
void ww_screen_now(ww_screen *s);
void ww_screen_changes(ww_screen *s);
void ww_screen_facts(ww_screen *s);

#endif
