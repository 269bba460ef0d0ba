/* A document as Markdown; see report/markdown/markdown.h.
 *
 * Every line begins with a prefix, which is what lists and quotations around
 * it make of it. Elements are set apart by an empty line, but for the items of
 * a list that are a paragraph each. */
#include "report/markdown/markdown.h"

#include "phrase/phrase.h"

typedef struct md {
  ww_buf *out;
  ww_str prefix;
  bool marked; /* a mark has been written: the next line goes on behind it */
  bool tight;  /* no empty line before the next element */
  bool folded; /* a rule has been written */
} md;

static void render_children(md *m, const ww_element *element);

/* ---- Lines --------------------------------------------------------------- */

static void start_line(md *m) {
  if (!m->marked)
    ww_put(m->out, m->prefix);
  m->marked = false;
}

static void end_line(md *m) {
  while (m->out->size > 0 && m->out->at[m->out->size - 1] == ' ')
    m->out->size--;
  ww_put_char(m->out, '\n');
}

static void set_apart(md *m) {
  if (m->out->size > 0 && !m->marked && !m->tight) {
    ww_put(m->out, m->prefix);
    end_line(m);
  }
  m->tight = false;
}

/* What belongs to a mark that has been written, under a longer prefix. */
static void render_beside(md *m, const ww_element *element,
                          const char *prefix) {
  ww_str before = m->prefix;
  m->prefix = ww_format(m->out->arena, "%.*s%s", WW_P(before), prefix);
  render_children(m, element);
  if (m->marked)
    end_line(m);
  m->marked = false;
  m->prefix = before;
}

/* ---- Runs ---------------------------------------------------------------- */

/* What a run looks like here. */
typedef enum look { PLAIN, STRONG, CODE } look;

static look look_of(const ww_run *run, bool bold) {
  return run->kind == WW_RUN_CODE              ? CODE
         : run->kind == WW_RUN_STRONG && !bold ? STRONG
                                               : PLAIN;
}

/* The text of the runs that follow each other with one look: what they might
 * mean together has to be seen as one. */
static ww_str take_alike(ww_arena *arena, const ww_run **run, bool bold) {
  look first = look_of(*run, bold);
  ww_buf text = ww_buf_new(arena);
  for (; *run && look_of(*run, bold) == first; *run = (*run)->next)
    ww_put(&text, (*run)->text);
  return ww_buf_str(&text);
}

/* Emphasis must hug its text (CommonMark 6.2): spaces at its ends go outside,
 * and so does all of it where nothing is left. */
static void put_strong(ww_buf *out, ww_str text) {
  ww_buf inner = ww_buf_new(out->arena);
  ww_put_markdown(&inner, text, false);
  ww_str all = ww_buf_str(&inner);
  ww_str hugged = ww_str_trim(all);
  if (hugged.size == 0)
    return;
  ww_put(out, ww_str_slice(all, 0, (size_t)(hugged.at - all.at)));
  ww_put_c(out, "**");
  ww_put(out, hugged);
  ww_put_c(out, "**");
  ww_put_c(out, all.at + all.size > hugged.at + hugged.size ? " " : "");
}

static void put_looks(ww_buf *out, const ww_run *run, bool start, bool bold) {
  while (run) {
    look now = look_of(run, bold);
    ww_str text = take_alike(out->arena, &run, bold);
    if (now == CODE)
      ww_put_markdown_code(out, text);
    else if (now == STRONG)
      put_strong(out, text);
    else
      ww_put_markdown(out, text, start);
    start = false;
  }
}

static void put_runs(ww_buf *out, const ww_run *run, bool start) {
  put_looks(out, run, start, false);
}

/* Where all is bold by itself. */
static void put_bold(ww_buf *out, const ww_run *run) {
  put_looks(out, run, false, true);
}

static void put_line(md *m, const ww_run *runs) {
  start_line(m);
  put_runs(m->out, runs, true);
  end_line(m);
}

/* ---- Blocks -------------------------------------------------------------- */

/* What is folded where things can be comes after a rule here. */
static void render_heading(md *m, const ww_element *element) {
  set_apart(m);
  if (element->folded && !m->folded) {
    start_line(m);
    ww_put_c(m->out, "---\n");
    set_apart(m);
  }
  m->folded = m->folded || element->folded;
  start_line(m);
  ww_put_times(m->out, WW_S("#"), (size_t)element->level);
  ww_put_char(m->out, ' ');
  put_bold(m->out, element->first_run);
  end_line(m);
}

static void render_paragraph(md *m, const ww_element *element) {
  if (!element->first_run)
    return;
  set_apart(m);
  put_line(m, element->first_run);
}

static bool is_line(const ww_element *item) {
  return item->first && !item->first->next &&
         item->first->kind == WW_ELEMENT_PARAGRAPH;
}

static bool is_tight(const ww_element *list) {
  for (const ww_element *item = list->first; item; item = item->next)
    if (!is_line(item))
      return false;
  return true;
}

static void render_list(md *m, const ww_element *element) {
  bool tight = is_tight(element);
  int number = 1;
  for (const ww_element *item = element->first; item; item = item->next) {
    set_apart(m);
    start_line(m);
    ww_str mark = element->numbered ? ww_format(m->out->arena, "%d. ", number++)
                                    : WW_S("- ");
    ww_buf prefix = ww_buf_new(m->out->arena);
    ww_put(m->out, mark);
    ww_put_times(&prefix, WW_S(" "), mark.size);
    m->marked = true;
    render_beside(m, item, prefix.at);
    m->tight = tight && item->next;
  }
}

/* "- **label**: text" */
static void render_pairs(md *m, const ww_element *element) {
  bool tight = is_tight(element);
  for (const ww_element *pair = element->first; pair; pair = pair->next) {
    set_apart(m);
    start_line(m);
    ww_put_c(m->out, "- **");
    put_bold(m->out, pair->first_run);
    ww_put_c(m->out, "**: ");
    m->marked = true;
    render_beside(m, pair, "  ");
    m->tight = tight && pair->next;
  }
}

/* GitHub shows these as boxes, others as quotations. Those of one tone that
 * follow each other share one. */
static void render_callout(md *m, const ww_element *element,
                           const ww_element *above) {
  bool goes_on = above && above->kind == WW_ELEMENT_CALLOUT &&
                 above->tone == element->tone;
  if (!goes_on)
    set_apart(m);
  start_line(m);
  ww_put_c(m->out, goes_on                             ? ">\n"
                   : element->tone == WW_TONE_CONFLICT ? "> [!CAUTION]\n"
                                                       : "> [!WARNING]\n");
  ww_put(m->out, m->prefix);
  ww_put_c(m->out, "> ");
  m->marked = true;
  render_beside(m, element, "> ");
}

/* ---- Tables -------------------------------------------------------------- */

static void put_cell(ww_buf *out, const ww_element *cell) {
  ww_buf text = ww_buf_new(out->arena);
  if (cell)
    put_runs(&text, cell->first_run, false);
  ww_put_char(out, ' ');
  ww_put(out, ww_str_trim(ww_buf_str(&text)));
  ww_put_c(out, text.size ? " |" : "|");
}

static void put_ruler(md *m, const ww_element *header) {
  start_line(m);
  ww_put_char(m->out, '|');
  for (const ww_element *c = header->first; c; c = c->next)
    ww_put_c(m->out, c->right ? " ---: |" : " --- |");
  end_line(m);
}

static void render_table(md *m, const ww_element *element) {
  const ww_element *header = element->first;
  render_paragraph(m, element);
  set_apart(m);
  for (const ww_element *row = header; row; row = row->next) {
    const ww_element *cell = row->first;
    start_line(m);
    ww_put_char(m->out, '|');
    for (const ww_element *c = header->first; c; c = c->next) {
      put_cell(m->out, cell);
      cell = cell ? cell->next : NULL;
    }
    end_line(m);
    if (row == header)
      put_ruler(m, header);
  }
}

/* ---- Bars ---------------------------------------------------------------- */

/* Bars begin at zero, where two columns meet: what is below it ends there, what
 * is above begins. */
enum { BLOCKS = 24 }; /* from the least amount to the most */

typedef struct scale {
  int64_t low, high; /* of all amounts and nothing */
} scale;

static scale make_scale(const ww_element *bars) {
  scale s = {0};
  for (const ww_element *b = bars->first; b; b = b->next) {
    s.low = b->amount < s.low ? b->amount : s.low;
    s.high = b->amount > s.high ? b->amount : s.high;
  }
  return s;
}

static void put_blocks(ww_buf *out, const scale *s, int64_t amount,
                       const ww_element *bar) {
  double part = (double)amount / ((double)s->high - (double)s->low);
  size_t count = amount > 0 ? (size_t)(part * BLOCKS + 0.5) : 0;
  count = amount > 0 && count == 0 ? 1 : count;
  ww_put_char(out, ' ');
  ww_put_times(out,
               bar->mark == WW_MARK_OUT ? WW_S("\xE2\x96\x91")
                                        : WW_S("\xE2\x96\x88"),
               count);
  ww_put_c(out, count ? " |" : "|");
}

static void put_bar(md *m, const scale *s, const ww_element *bar) {
  start_line(m);
  ww_put_char(m->out, '|');
  put_cell(m->out, bar);
  if (s->low < 0)
    put_blocks(m->out, s, -bar->amount, bar);
  put_blocks(m->out, s, bar->amount, bar);
  ww_put_char(m->out, ' ');
  ww_put_points(m->out, bar->amount, ww_points_decimals(bar->amount));
  ww_put_c(m->out, " |");
  put_cell(m->out, bar->first);
  end_line(m);
}

static void render_bars(md *m, const ww_element *element) {
  scale s = make_scale(element);
  render_paragraph(m, element);
  set_apart(m);
  start_line(m);
  ww_put_c(m->out, s.low < 0 ? "| | below 0 | above 0 | Points | |"
                             : "| | | Points | |");
  end_line(m);
  start_line(m);
  ww_put_c(m->out, s.low < 0 ? "| --- | ---: | :--- | ---: | --- |"
                             : "| --- | :--- | ---: | --- |");
  end_line(m);
  for (const ww_element *bar = element->first; bar; bar = bar->next)
    put_bar(m, &s, bar);
}

/* ---- Figures ------------------------------------------------------------- */

static void render_figure(md *m, const ww_element *element) {
  const ww_figure *figure = element->figure;
  if (!ww_is_about_drawing(figure))
    render_paragraph(m, element);
  if (figure->kind != WW_FIGURE_FLOW) {
    render_children(m, element);
    return;
  }
  set_apart(m); /* its source says all that its children do */
  ww_put_mermaid(m->out, m->prefix, figure->of.flow);
}

/* ---- All of them --------------------------------------------------------- */

static void render_element(md *m, const ww_element *element,
                           const ww_element *above) {
  switch (element->kind) {
  case WW_ELEMENT_HEADING:
    render_heading(m, element);
    break;
  case WW_ELEMENT_PARAGRAPH:
    render_paragraph(m, element);
    break;
  case WW_ELEMENT_LIST:
    render_list(m, element);
    break;
  case WW_ELEMENT_PAIRS:
    render_pairs(m, element);
    break;
  case WW_ELEMENT_CALLOUT:
    render_callout(m, element, above);
    break;
  case WW_ELEMENT_BARS:
    render_bars(m, element);
    break;
  case WW_ELEMENT_TABLE:
    render_table(m, element);
    break;
  case WW_ELEMENT_FIGURE:
    render_figure(m, element);
    break;
  case WW_ELEMENT_DOCUMENT: /* the rest stand inside of those */
  case WW_ELEMENT_ITEM:
  case WW_ELEMENT_PAIR:
  case WW_ELEMENT_BAR:
  case WW_ELEMENT_ROW:
    break;
  }
}

static void render_children(md *m, const ww_element *element) {
  const ww_element *above = NULL;
  for (const ww_element *b = element->first; b; b = b->next) {
    render_element(m, b, above);
    above = b;
  }
}

void ww_render_markdown(ww_buf *out, const ww_element *document) {
  md m = {.out = out, .tight = true};
  render_children(&m, document);
}
