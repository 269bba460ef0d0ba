/* A document as a tree: what is said, not how it looks.
 *
 * Composers build it from a decision and know no format; a renderer writes it
 * and decides all looks. Every element of the tree is of one type: it has
 * runs (a line of text), children, or both, as its kind says.
 *
 * Texts are UTF-8 as the user or the rulebook wrote them, controls and all:
 * making them safe is the renderer's first duty. Typography may be used freely
 * (en dash, ellipsis, minus); a renderer that has only ASCII finds a likeness.
 *
 * Memory: one arena, which every element remembers; texts are borrowed and
 * must live as long. */
#ifndef WW_REPORT_DOCUMENT_TREE_H
#define WW_REPORT_DOCUMENT_TREE_H

#include "base/buf.h"

#include <stdint.h>

/* ---- A line of text: runs -------------------------------------------- */

typedef enum ww_run_kind {
  WW_RUN_PLAIN,
  WW_RUN_STRONG,
  WW_RUN_CODE,   /* an id or an answer: what one types */
  WW_RUN_ASIDE,  /* can be skipped by who is in a hurry */
  WW_RUN_SOURCE, /* a citation: "id" or "id#section" */
} ww_run_kind;

typedef struct ww_run {
  ww_run_kind kind;
  ww_str text;
  struct ww_run *next;
} ww_run;

/* ---- Elements --------------------------------------------------------- */

typedef enum ww_element_kind {
  /*                       runs    children */
  WW_ELEMENT_DOCUMENT,  /* -       any but ITEM, PAIR, BAR and ROW */
  WW_ELEMENT_HEADING,   /* text    - */
  WW_ELEMENT_PARAGRAPH, /* text    - */
  WW_ELEMENT_LIST,      /* -       ITEMs */
  WW_ELEMENT_ITEM,      /* -       as a DOCUMENT */
  WW_ELEMENT_PAIRS,     /* -       PAIRs: labels and what belongs to each */
  WW_ELEMENT_PAIR,      /* label   as a DOCUMENT */
  WW_ELEMENT_CALLOUT,   /* -       as a DOCUMENT: it must not be missed */
  WW_ELEMENT_BARS,      /* caption BARs: amounts to compare */
  WW_ELEMENT_BAR,       /* label   a PARAGRAPH that notes something, or none */
  WW_ELEMENT_TABLE,     /* caption ROWs; the first is the header */
  WW_ELEMENT_ROW,       /* -       PARAGRAPHs, one for each column */
  WW_ELEMENT_FIGURE,    /* caption as a DOCUMENT: what it shows, in words */
} ww_element_kind;

typedef enum ww_tone { WW_TONE_WARNING, WW_TONE_CONFLICT } ww_tone;

typedef enum ww_mark {
  WW_MARK_NONE,
  WW_MARK_CHOSEN,
  WW_MARK_OUT, /* it cannot be chosen */
} ww_mark;

/* What an ITEM or a cell speaks for; its text says so, too. */
typedef enum ww_side {
  WW_SIDE_NONE,
  WW_SIDE_FOR,
  WW_SIDE_AGAINST,
  WW_SIDE_NEITHER /* a cell that can be left out where there is no room */
} ww_side;

typedef struct ww_element {
  ww_element_kind kind;
  ww_arena *arena;
  ww_run *first_run, *last_run;
  struct ww_element *first, *last; /* children */
  struct ww_element *next;
  int level;      /* HEADING: 1 (the document's title) to 4 */
  ww_str id;      /* HEADING: a name to link to, or empty */
  bool folded;    /* HEADING: of a section for who wants to know more */
  bool numbered;  /* LIST */
  bool right;     /* PAIRS: labels are numbers; a header's cell: its column */
  bool facts;     /* PAIRS: few words each, to be taken in at a glance */
  ww_tone tone;   /* CALLOUT */
  ww_mark mark;   /* BAR */
  ww_side side;   /* ITEM, cell */
  int64_t amount; /* BAR: millionths */
  const struct ww_figure *figure; /* FIGURE: figure.h */
} ww_element;

ww_element *ww_doc_new(ww_arena *arena);

/* Adds an element as the last child. */
ww_element *ww_element_add(ww_element *parent, ww_element_kind kind);
ww_element *ww_heading_add(ww_element *parent, int level);

/* Moves all children of `from` to the end of those of `parent`. */
void ww_element_adopt(ww_element *parent, ww_element *from);

/* Adds a run to the element; nothing for an empty text. */
void ww_run_add(ww_element *element, ww_run_kind kind, ww_str text);
void ww_run_addf(ww_element *element, ww_run_kind kind, const char *format, ...)
    WW_FORMAT(3, 4);

/* A paragraph of one plain run. */
ww_element *ww_paragraph_add(ww_element *parent, ww_str text);

#endif
