/* Fitting a screen of arrow mode into the terminal; see arrows.h.
 *
 * Rows are given out by what one needs most: the question, some of the list,
 * where it stands, what was wrong; then more of the list, the bars and what
 * moved them. */
#include "cli/ask/arrows/arrows.h"
#include "cli/ask/say.h"

#include <stdio.h>
#include <string.h>

enum {
  LIST_LEAST = 3,
  LIST_MOST = 10, /* a longer one makes room for the bars */
  HEAD_MOST = 4,
  MESSAGE_MOST = 8,
  CUT_MOST = 3,
  NUMBER_BYTES = 24,
  CUT_WIDTH = 16,
  HINT_MOST = 3,
  MOVES_MOST = 2,
  ROOMY = 12, /* rows from which on empty lines are worth it ... */
  GAPS = 3,   /* ... before the question, and around the bars */
};

typedef struct layout {
  ww_page *page;
  const ww_screen *screen;
  const ww_ask *ask;
  const ww_standing *standing;
  size_t left; /* rows */
} layout;

static size_t take(layout *l, size_t wanted) {
  size_t taken = wanted < l->left ? wanted : l->left;
  l->left -= taken;
  return taken;
}

/* Adds a text that was put together, on at most so many lines. */
static void add(layout *l, ww_page_look look, const char *prefix,
                ww_bytes *text, size_t most) {
  ww_page_check(l->page, !text->failed);
  if (text->size > 0 && most > 0)
    ww_page_clip(l->page, look, prefix, text->at, most);
  ww_bytes_free(text);
}

/* How many rows a text would take. */
static size_t rows_of(const layout *l, const char *prefix, const char *text,
                      size_t most) {
  ww_page trial;
  ww_page_begin(&trial, &l->page->style);
  if (*text)
    ww_page_clip(&trial, WW_PAGE_PLAIN, prefix, text, most);
  size_t rows = trial.count;
  ww_page_check(l->page, !trial.failed);
  ww_page_free(&trial);
  return rows;
}

static size_t beyond(size_t rows, size_t had) {
  return rows > had ? rows - had : 0;
}

/* ---- The list --------------------------------------------------------- */

static size_t count_passing(const ww_picker *picker) {
  size_t count = 0;
  for (size_t i = 0; i < picker->count; i++)
    count += ww_picker_passes(picker, i);
  return count;
}

static size_t column_of(const layout *l) {
  size_t widest = 0;
  const ww_picker *picker = &l->screen->picker;
  for (size_t i = 0; i < picker->count; i++) {
    size_t width = ww_text_columns(picker->choices[i].label);
    widest = width > widest ? width : widest;
  }
  bool set = l->screen->kind == WW_SCREEN_QUESTION &&
             ww_session_question(l->ask->session, l->screen->question)->form ==
                 WW_FORM_SET;
  return widest + (picker->count > 9 ? 6 : 5) + (set ? 4 : 0);
}

/* On one row, or as many as its text takes. */
static void put_choice(const layout *l, ww_page *page, size_t index,
                       bool whole) {
  typedef void put(ww_page *, ww_page_look, const char *, size_t, ww_page_look,
                   const char *);
  put *put_text = whole ? ww_page_pair : ww_page_row;
  const ww_choice *choice = &l->screen->picker.choices[index];
  bool here = index == l->screen->picker.cursor;
  bool set = l->screen->kind == WW_SCREEN_QUESTION &&
             ww_session_question(l->ask->session, l->screen->question)->form ==
                 WW_FORM_SET;
  const char *mark = !set || choice->number == 0 ? "" : "[ ] ";
  char number[NUMBER_BYTES];
  ww_bytes label = {0};
  if (set && choice->marked)
    mark = ww_page_either(l->page, "[\xC3\x97] ", "[x] ");
  const char *cursor = ww_page_either(l->page, "\xE2\x80\xBA", ">");
  snprintf(number, sizeof number, "%*zu ", l->screen->picker.count > 9 ? 2 : 1,
           choice->number);
  ww_bytes_add(&label, here ? cursor : " ");
  ww_bytes_add(&label, number);
  ww_bytes_add(&label, mark);
  ww_bytes_add(&label, choice->label);
  ww_page_check(l->page, !label.failed);
  put_text(page, here ? WW_PAGE_CHOSEN : WW_PAGE_PLAIN, ww_bytes_text(&label),
           column_of(l), WW_PAGE_DIM, choice->text);
  ww_bytes_free(&label);
}

/* How many rows the list takes with all of its texts whole. */
static size_t whole_rows(const layout *l) {
  ww_page trial;
  ww_page_begin(&trial, &l->page->style);
  for (size_t i = 0; i < l->screen->picker.count; i++)
    if (ww_picker_passes(&l->screen->picker, i))
      put_choice(l, &trial, i, true);
  size_t rows = trial.count;
  ww_page_check(l->page, !trial.failed);
  ww_page_free(&trial);
  return rows;
}

/* How many rows the text of a choice needs that is cut in the list. */
static size_t cut_rows(const layout *l) {
  const ww_picker *picker = &l->screen->picker;
  size_t column = column_of(l);
  size_t most = 0;
  for (size_t i = 0; i < picker->count && l->page->width >= CUT_WIDTH; i++) {
    const char *text = picker->choices[i].text;
    if (column + ww_text_columns(text) <= l->page->width)
      continue;
    size_t rows = rows_of(l, "  ", text, CUT_MOST);
    most = rows > most ? rows : most;
  }
  return most;
}

/* Always as many rows, so that nothing jumps when the cursor moves. */
static void put_cut(const layout *l, size_t rows) {
  const ww_picker *picker = &l->screen->picker;
  size_t put = l->page->count;
  if (rows > 0 &&
      column_of(l) + ww_text_columns(picker->choices[picker->cursor].text) >
          l->page->width)
    ww_page_clip(l->page, WW_PAGE_DIM, "  ",
                 picker->choices[picker->cursor].text, rows);
  for (put = l->page->count - put; put < rows; put++)
    ww_page_blank(l->page);
}

/* So many of the choices that pass, those around the cursor. */
static void put_list(const layout *l, size_t rows, bool whole) {
  const ww_picker *picker = &l->screen->picker;
  size_t passing = count_passing(picker);
  size_t before = 0; /* the cursor */
  for (size_t i = 0; i < picker->cursor; i++)
    before += ww_picker_passes(picker, i);
  size_t first = before < rows / 2 ? 0 : before - rows / 2;
  if (first + rows > passing)
    first = passing > rows ? passing - rows : 0;
  size_t at = 0;
  for (size_t i = 0; i < picker->count; i++) {
    if (!ww_picker_passes(picker, i))
      continue;
    if (at >= first && at < first + rows)
      put_choice(l, l->page, i, whole);
    at++;
  }
}

/* ---- The line to type in ---------------------------------------------- */

/* The end of what was typed, as much as fits, and a caret. */
static void put_field(const layout *l) {
  const char *text = l->screen->field.text;
  ww_bytes line = {0};
  ww_text *shown = NULL;
  bool empty = *text == '\0';
  ww_bytes hint = {0};
  if (empty && l->screen->kind == WW_SCREEN_QUESTION)
    ww_say_example(&hint,
                   ww_session_question(l->ask->session, l->screen->question));
  ww_page_check(l->page, ww_text_visible(&shown, text) == WW_OK);
  const char *end = shown ? ww_text_bytes(shown) : "";
  while (ww_text_columns(end) + 4 > l->page->width && *end)
    do
      end++;
    while (((unsigned char)*end & 0xC0) == 0x80);
  ww_bytes_add(&line, "> ");
  ww_bytes_add(&line, end);
  ww_bytes_add(&line, ww_page_either(l->page, "\xE2\x96\x8F", "_"));
  const char *label = ww_bytes_text(&line);
  ww_page_check(l->page, !line.failed);
  ww_page_row(l->page, WW_PAGE_CHOSEN, label, ww_text_columns(label) + 1,
              WW_PAGE_DIM, ww_bytes_text(&hint));
  ww_bytes_free(&hint);
  ww_bytes_free(&line);
  ww_text_free(shown);
}

static void put_filter(const layout *l) {
  ww_bytes line = {0};
  ww_bytes_add(&line, "/");
  ww_bytes_add(&line, l->screen->picker.filter);
  ww_bytes_add(&line, ww_page_either(l->page, "\xE2\x96\x8F", "_"));
  ww_page_check(l->page, !line.failed);
  const char *label = ww_bytes_text(&line);
  const char *strays = ww_screen_unknown(l->screen) ? "Enter leaves it unknown"
                       : ww_picker_strays(&l->screen->picker)
                           ? "nothing has that in it"
                           : "";
  ww_page_row(l->page, WW_PAGE_PLAIN, label, ww_text_columns(label) + 1,
              WW_PAGE_DIM, strays);
  ww_bytes_free(&line);
}

static size_t bar_rows(const layout *l, ww_text **bars) {
  ww_style style = l->page->style;
  style.width = (int)l->page->width;
  ww_page_check(l->page,
                ww_session_bars(bars, l->ask->session, &style) == WW_OK);
  size_t rows = 0;
  for (const char *c = *bars ? ww_text_bytes(*bars) : ""; *c; c++)
    rows += *c == '\n';
  return rows;
}

/* ---- The whole -------------------------------------------------------- */

/* Rows of each part. */
typedef struct parts {
  size_t head, list, cut, field, now, message, bars, moves, status, hint;
  size_t move_rows; /* of each */
  bool whole;       /* texts of the list are not cut */
  bool gaps;
} parts;

static parts share_out(layout *l, const char *head, const char *message,
                       bool now, size_t bars, const char *hint) {
  const ww_picker *picker = &l->screen->picker;
  bool types = ww_screen_types(l->screen, l->ask);
  bool roomy = l->left >= ROOMY;
  size_t passing = types ? 0 : count_passing(picker);
  size_t least = passing < LIST_LEAST ? passing : LIST_LEAST;
  size_t count = l->standing->move_count;
  size_t moves = count < MOVES_MOST ? count : MOVES_MOST;
  parts p = {0};
  p.head = take(l, 1);
  p.field = take(l, types || picker->filtering);
  p.list = take(l, least);
  p.message = take(l, *message ? 1 : 0);
  p.status = take(l, 1);
  p.message +=
      take(l, beyond(rows_of(l, "  ", message, MESSAGE_MOST), p.message));
  p.now = take(l, now);
  p.head += take(l, beyond(rows_of(l, "", head, HEAD_MOST), 1));
  p.hint = take(l, roomy);
  if (passing > LIST_MOST && bars + LIST_MOST <= l->left + least)
    p.bars = take(l, bars); /* a long list is not shown whole anyway */
  p.list += take(l, passing - least);
  size_t more = p.list == passing ? beyond(whole_rows(l), passing) : 0;
  p.whole = more > 0 && more <= l->left;
  p.cut = take(l, p.whole ? more : passing ? cut_rows(l) : 0);
  if (p.bars == 0 && bars <= l->left)
    p.bars = take(l, bars);
  p.hint += take(l, p.hint ? beyond(rows_of(l, "", hint, HINT_MOST), 1) : 0);
  p.gaps = roomy && l->left >= GAPS && take(l, GAPS) == GAPS;
  p.move_rows = l->left >= 2 * moves ? 2 : 1;
  p.moves = p.bars == 0 ? 0 : moves < l->left ? moves : l->left;
  take(l, p.moves * p.move_rows);
  return p;
}

static void put_parts(layout *l, const parts *p, const char *head,
                      ww_bytes *message, ww_bytes *now, const char *bars) {
  if (p->gaps)
    ww_page_blank(l->page);
  ww_page_clip(l->page, WW_PAGE_STRONG, "", head, p->head);
  if (p->list)
    put_list(l, p->list, p->whole);
  put_cut(l, p->whole ? 0 : p->cut);
  if (p->field && ww_screen_types(l->screen, l->ask))
    put_field(l);
  else if (p->field)
    put_filter(l);
  add(l, WW_PAGE_DIM, "  ", now, p->now);
  add(l, l->screen->why ? WW_PAGE_PLAIN : WW_PAGE_WARNING, "  ", message,
      p->message);
  if (p->gaps)
    ww_page_blank(l->page);
  if (p->bars)
    ww_page_lines(l->page, bars);
  for (size_t i = 0; i < p->moves; i++) {
    ww_bytes text = {0};
    ww_say_move(&text, &l->standing->moves[i]);
    add(l, WW_PAGE_DIM, "  ", &text, p->move_rows);
  }
  if (p->gaps)
    ww_page_blank(l->page);
}

void ww_screen_compose(ww_page *page, const ww_screen *screen,
                       const ww_ask *ask, size_t rows) {
  layout l = {page, screen, ask, ww_session_standing(ask->session), rows};
  ww_caption caption = {screen, ask, page->width};
  ww_text *bars = NULL;
  ww_bytes head = {0};
  ww_bytes now = {0};
  ww_bytes message = {0};
  ww_bytes status = {0};
  ww_bytes hint = {0};
  ww_caption_head(&head, &caption);
  ww_caption_now(&now, &caption);
  ww_caption_message(&message, &caption);
  ww_caption_hint(&hint, &caption);
  const char *title = ww_bytes_text(&head);
  parts p = share_out(&l, title, ww_bytes_text(&message), now.size > 0,
                      bar_rows(&l, &bars), ww_bytes_text(&hint));
  put_parts(&l, &p, title, &message, &now, bars ? ww_text_bytes(bars) : "");
  ww_caption_status(&status, &caption);
  add(&l, WW_PAGE_DIM, "", &status, p.status);
  add(&l, WW_PAGE_DIM, "", &hint, p.hint);
  ww_page_check(page, !head.failed);
  ww_bytes_free(&head);
  ww_text_free(bars);
}
