/* Bars and tables as terminal text; see report/text/text.h. */
#include "report/text/text.h"

#include "base/utf8.h"
#include "phrase/phrase.h"
#include "report/text/wrap.h"

enum { GAP = 2 };

/* ---- Bars ------------------------------------------------------------- */

enum {
  BAR_LEAST = 10, /* columns */
  BAR_MOST = 40,
  EIGHTHS = 8, /* a block character can be filled by eighths */
};

typedef struct scale {
  size_t label, bar, value; /* widths in columns */
  size_t note;  /* the widest note beside a bar; wider ones stand under it */
  bool stacked; /* labels stand above their bars */
  int decimals;
  int64_t low, high; /* of all amounts and zero, where bars begin */
  size_t left;       /* columns for amounts below zero; then an axis stands */
} scale;

static ww_inked ink_note(const ww_pen *pen, const ww_element *bar) {
  ww_look look = bar->mark == WW_MARK_CHOSEN ? WW_LOOK_GOOD : WW_LOOK_DIM;
  return ww_ink(pen, bar->first ? bar->first->first_run : NULL, look);
}

static ww_inked ink_label(const ww_pen *pen, const ww_element *bar) {
  static const ww_look looks[] = {[WW_MARK_NONE] = WW_LOOK_PLAIN,
                                  [WW_MARK_CHOSEN] = WW_LOOK_STRONG,
                                  [WW_MARK_OUT] = WW_LOOK_DIM};
  return ww_ink(pen, bar->first_run, looks[bar->mark]);
}

static ww_inked ink_value(const ww_pen *pen, const ww_element *bar,
                          int decimals) {
  ww_buf text = ww_buf_new(pen->out->arena);
  bool chosen = bar->mark == WW_MARK_CHOSEN;
  ww_put_points(&text, bar->amount, decimals);
  return ww_ink_text(pen, ww_buf_str(&text),
                     chosen ? WW_LOOK_STRONG : WW_LOOK_PLAIN);
}

static size_t larger(size_t a, size_t b) {
  return a > b ? a : b;
}

static void measure_amounts(const ww_element *bars, scale *s) {
  for (const ww_element *b = bars->first; b; b = b->next) {
    int decimals = ww_points_decimals(b->amount);
    s->decimals = decimals > s->decimals ? decimals : s->decimals;
    s->low = b->amount < s->low ? b->amount : s->low;
    s->high = b->amount > s->high ? b->amount : s->high;
  }
}

/* Columns for what is below zero, in proportion; of each side there is one
 * where anything is on it. */
static size_t columns_left(const scale *s) {
  if (s->low == 0 || s->bar < 3)
    return 0;
  double part = -(double)s->low / ((double)s->high - (double)s->low);
  size_t left = (size_t)(part * (double)(s->bar - 1) + 0.5);
  size_t most = s->high > 0 ? s->bar - 2 : s->bar - 1;
  return left == 0 ? 1 : left > most ? most : left;
}

static scale make_scale(const ww_pen *pen, const ww_element *bars) {
  scale s = {0};
  size_t room = ww_pen_room(pen);
  measure_amounts(bars, &s);
  for (const ww_element *b = bars->first; b; b = b->next) {
    ww_inked label = ink_label(pen, b);
    ww_inked value = ink_value(pen, b, s.decimals);
    s.label = larger(s.label, ww_ink_width(&label));
    s.value = larger(s.value, ww_ink_width(&value));
  }
  size_t fixed = GAP + s.value;
  s.stacked = s.label + GAP + BAR_LEAST + fixed > room;
  fixed += s.stacked ? 0 : s.label + GAP;
  for (const ww_element *b = bars->first; b; b = b->next) {
    ww_inked note = ink_note(pen, b);
    size_t width = ww_ink_width(&note);
    if (fixed + BAR_LEAST + GAP + width <= room)
      s.note = larger(s.note, width);
  }
  fixed += s.note > 0 ? GAP + s.note : 0;
  s.bar = room > fixed ? room - fixed : 1;
  s.bar = s.bar < BAR_MOST ? s.bar : BAR_MOST;
  s.left = columns_left(&s);
  return s;
}

static size_t part_of(int64_t amount, int64_t whole, size_t of) {
  return whole == 0
             ? 0
             : (size_t)((double)amount / (double)whole * (double)of + 0.5);
}

static ww_str fill_of(const ww_pen *pen, const ww_element *bar) {
  return bar->mark == WW_MARK_OUT ? ww_pen_either(pen, "\xE2\x96\x91", ".")
                                  : ww_pen_either(pen, "\xE2\x96\x88", "#");
}

/* To the left of the axis, by whole columns. */
static void put_below_zero(ww_buf *text, const ww_pen *pen, const scale *s,
                           const ww_element *bar) {
  size_t columns = bar->amount < 0 ? part_of(bar->amount, s->low, s->left) : 0;
  if (bar->amount < 0 && columns == 0)
    columns = 1;
  ww_put_times(text, WW_S(" "), s->left - columns);
  ww_put_times(text, fill_of(pen, bar), columns);
}

/* By eighths of a column, where there are such characters. */
static void put_above_zero(ww_buf *text, const ww_pen *pen, const scale *s,
                           const ww_element *bar) {
  static const char *const partial[] = {"",
                                        "\xE2\x96\x8F",
                                        "\xE2\x96\x8E",
                                        "\xE2\x96\x8D",
                                        "\xE2\x96\x8C",
                                        "\xE2\x96\x8B",
                                        "\xE2\x96\x8A",
                                        "\xE2\x96\x89"};
  size_t room = s->bar - s->left - (s->left > 0);
  bool whole = !pen->unicode || bar->mark == WW_MARK_OUT;
  if (bar->amount <= 0)
    return;
  size_t eighths = part_of(bar->amount, s->high, room * EIGHTHS);
  if (whole)
    eighths = (eighths + EIGHTHS / 2) / EIGHTHS * EIGHTHS;
  ww_put_times(text, fill_of(pen, bar), eighths / EIGHTHS);
  ww_put_c(text, partial[eighths % EIGHTHS]);
}

/* Bars begin at zero, so that twice the length is twice the amount. */
static ww_str bar_text(const ww_pen *pen, const scale *s,
                       const ww_element *bar) {
  ww_buf text = ww_buf_new(pen->out->arena);
  ww_str axis = ww_pen_either(pen, "\xE2\x96\x8F", "|");
  if (s->left > 0) {
    put_below_zero(&text, pen, s, bar);
    ww_put(&text, axis);
  }
  put_above_zero(&text, pen, s, bar);
  if (text.size == 0) /* the least of them can still be seen */
    ww_put(&text, axis);
  return ww_buf_str(&text);
}

static void render_note(ww_pen *pen, const ww_inked *note, size_t column) {
  size_t indent = pen->indent;
  pen->indent = column;
  ww_pen_wrap(pen, note);
  pen->indent = indent;
}

static void render_bar(ww_pen *pen, const scale *s, const ww_element *bar) {
  static const ww_look looks[] = {[WW_MARK_NONE] = WW_LOOK_PLAIN,
                                  [WW_MARK_CHOSEN] = WW_LOOK_GOOD,
                                  [WW_MARK_OUT] = WW_LOOK_DIM};
  ww_inked label = ink_label(pen, bar);
  ww_inked value = ink_value(pen, bar, s->decimals);
  ww_inked note = ink_note(pen, bar);
  size_t start = pen->indent + (s->stacked ? 0 : s->label + GAP);
  size_t end = start + s->bar + GAP + s->value;
  if (s->stacked) {
    ww_pen_wrap(pen, &label);
  } else {
    ww_pen_to(pen, pen->indent);
    ww_pen_put(pen, &label, 0, label.text.size);
  }
  ww_pen_to(pen, start);
  ww_pen_draw(pen, bar_text(pen, s, bar), looks[bar->mark]);
  ww_pen_to(pen, end - ww_ink_width(&value));
  ww_pen_put(pen, &value, 0, value.text.size);
  bool below = ww_ink_width(&note) > s->note;
  if (below || note.text.size == 0)
    ww_pen_end(pen);
  render_note(pen, &note, below ? start : end + GAP);
}

static void render_caption(ww_pen *pen, const ww_element *figure) {
  ww_inked caption = ww_ink(pen, figure->first_run, WW_LOOK_DIM);
  ww_pen_wrap(pen, &caption);
}

void ww_render_bars(ww_pen *pen, const ww_element *bars) {
  scale s = make_scale(pen, bars);
  render_caption(pen, bars);
  for (const ww_element *b = bars->first; b; b = b->next)
    render_bar(pen, &s, b);
}

/* ---- Tables ----------------------------------------------------------- */

typedef struct grid {
  size_t count;  /* columns */
  size_t *width; /* [count] */
  bool *right;   /* [count] */
} grid;

static size_t longest_word(ww_str text) {
  size_t longest = 0;
  for (size_t from = 0; from < text.size;) {
    size_t end = from;
    while (end < text.size && text.at[end] != ' ')
      end++;
    longest = larger(longest, ww_utf8_width(ww_str_slice(text, from, end)));
    from = end + 1;
  }
  return longest;
}

/* The widths that the cells would like; the title of numbers may be wrapped. */
static void measure_cells(const ww_pen *pen, const ww_element *table, grid *g) {
  for (const ww_element *row = table->first; row; row = row->next) {
    size_t i = 0;
    for (const ww_element *c = row->first; c && i < g->count;
         c = c->next, i++) {
      ww_inked cell = ww_ink(pen, c->first_run, WW_LOOK_PLAIN);
      g->width[i] =
          larger(g->width[i], c->right ? longest_word(ww_buf_str(&cell.text))
                                       : ww_ink_width(&cell));
      g->right[i] = g->right[i] || c->right;
    }
  }
}

static size_t width_under(const grid *g, size_t most) {
  size_t all = (g->count - 1) * GAP;
  for (size_t i = 0; i < g->count; i++)
    all += g->width[i] < most ? g->width[i] : most;
  return all;
}

/* The widest give way, down to one width for all of them; what is left over
 * goes to the first of those. */
static grid make_grid(const ww_pen *pen, const ww_element *table) {
  enum { COLUMN_LEAST = 6 };
  grid g = {0};
  ww_arena *arena = pen->out->arena;
  for (const ww_element *c = table->first->first; c; c = c->next)
    g.count++;
  g.width = WW_NEWS(arena, size_t, g.count);
  g.right = WW_NEWS(arena, bool, g.count);
  measure_cells(pen, table, &g);
  size_t room = ww_pen_room(pen);
  size_t most = room;
  while (most > COLUMN_LEAST && width_under(&g, most) > room)
    most--;
  size_t used = width_under(&g, most);
  size_t spare = used < room ? room - used : 0;
  for (size_t i = 0; i < g.count; i++) {
    size_t width = g.width[i] < most ? g.width[i] : most;
    size_t more = g.width[i] - width < spare ? g.width[i] - width : spare;
    g.width[i] = width + more;
    spare -= more;
  }
  return g;
}

/* Whether a row takes more than one line: then rows stand apart. */
static bool wraps(const ww_pen *pen, const grid *g, const ww_element *table) {
  for (const ww_element *row = table->first->next; row; row = row->next) {
    size_t i = 0;
    for (const ww_element *c = row->first; c && i < g->count;
         c = c->next, i++) {
      ww_inked cell = ww_ink(pen, c->first_run, WW_LOOK_PLAIN);
      if (ww_ink_width(&cell) > g->width[i])
        return true;
    }
  }
  return false;
}

static void render_row(ww_pen *pen, const grid *g, const ww_element *row,
                       ww_look look) {
  ww_arena *arena = pen->out->arena;
  ww_inked *cells = WW_NEWS(arena, ww_inked, g->count);
  size_t *at = WW_NEWS(arena, size_t, g->count);
  const ww_element *c = row->first;
  for (size_t i = 0; i < g->count; i++, c = c ? c->next : NULL)
    cells[i] = ww_ink(pen, c ? c->first_run : NULL, look);
  for (bool more = true; more;) {
    size_t column = pen->indent;
    more = false;
    for (size_t i = 0; i < g->count; i++) {
      ww_str text = ww_buf_str(&cells[i].text);
      ww_str line = {0};
      if (at[i] < text.size)
        line = ww_line_next(text, &at[i], g->width[i]);
      size_t width = ww_utf8_width(line);
      if (line.size) {
        size_t from = (size_t)(line.at - text.at);
        size_t pad =
            g->right[i] && width < g->width[i] ? g->width[i] - width : 0;
        ww_pen_to(pen, column + pad);
        ww_pen_put(pen, &cells[i], from, from + line.size);
      }
      more = more || at[i] < text.size;
      column += g->width[i] + GAP;
    }
    ww_pen_end(pen);
  }
}

void ww_render_table(ww_pen *pen, const ww_element *table) {
  render_caption(pen, table);
  if (!table->first || !table->first->first)
    return;
  grid g = make_grid(pen, table);
  ww_buf rule = ww_buf_new(pen->out->arena);
  size_t all = (g.count - 1) * GAP;
  for (size_t i = 0; i < g.count; i++)
    all += g.width[i];
  ww_put_times(&rule, ww_pen_either(pen, "\xE2\x94\x80", "-"), all);
  bool apart = wraps(pen, &g, table);
  for (const ww_element *row = table->first; row; row = row->next) {
    bool header = row == table->first;
    render_row(pen, &g, row, header ? WW_LOOK_STRONG : WW_LOOK_PLAIN);
    if (!header) {
      if (apart && row->next)
        ww_put_char(pen->out, '\n');
      continue;
    }
    ww_pen_to(pen, pen->indent);
    ww_pen_draw(pen, ww_buf_str(&rule), WW_LOOK_DIM);
    ww_pen_end(pen);
  }
}
