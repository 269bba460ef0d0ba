/* What the parts of the one screen share; only they include this. */
#ifndef WW_REPORT_COMPOSE_SCREEN_H
#define WW_REPORT_COMPOSE_SCREEN_H

#include "report/compose/compose.h"

enum {
  WW_SCREEN_LINES = 23,
  WW_SCREEN_COLUMNS = 80,
  WW_SCREEN_ROOM = 68, /* columns of a row's text, beside its label */
};

/* The rows of the screen, in their order. A row is a label and so many entries,
 * each wrapped to the lines that it takes; what there is no room for is left
 * out. */
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

enum { WW_ROW_MOST = 6, WW_SCREEN_MOST = 3 };

typedef struct ww_screen_entry {
  int64_t points; /* of WHY: what stands before the text */
  int rule;       /* of WHY */
  ww_str text;
  size_t columns; /* beside its label, and points or a number */
  bool warning;
} ww_screen_entry;

typedef struct ww_screen_entries {
  ww_screen_entry of[WW_ROW_MOST];
  int count;
} ww_screen_entries;

typedef struct ww_screen {
  ww_composing c;
  const ww_result *result;
  ww_screen_entries rows[WW_ROW_COUNT];
  bool page; /* of a report: with more rows than a screen has */
} ww_screen;

/* Lines that a text takes when it is wrapped at blanks; 0 if it is empty. */
int ww_lines_of(ww_str text, size_t columns);

/* A title without what stands in brackets at its end. */
ww_str ww_title_in_short(ww_str title);

/* A rule or advice in few words: its `short`, else its first sentence. */
ww_str ww_rule_in_short(const ww_composing *c, const ww_rule *rule);

/* Whether another rule that fires says the same better (`instead_of`). */
bool ww_is_said_better(const ww_result *result, int rule);

/* What to do now and where that leads; empty without a leading decision. */
ww_str ww_screen_path(const ww_screen *s);
/* Adds how far to trust it. */
void ww_screen_strength(ww_screen *s, ww_element *text);

/* "5.4 points behind: behavior fails too"; `why`: with what puts it behind and
 * is not among the reasons told. */
ww_str ww_screen_objection(const ww_screen *s, const ww_objection *objection,
                           bool why);

/* A contradiction, else a warning, that must not be missed; or NULL. */
const ww_advice *ww_screen_warning(const ww_screen *s);
ww_str ww_advice_in_short(const ww_composing *c, const ww_advice *advice);

/* Each fills its row, with as many entries as there are. */
void ww_screen_reasons(ww_screen *s);
void ww_screen_now(ww_screen *s);
void ww_screen_changes(ww_screen *s);
void ww_screen_facts(ww_screen *s);

#endif
