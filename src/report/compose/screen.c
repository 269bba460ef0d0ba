/* A verdict on one screen; see report/compose/documents.h. Its rows are made
 * in full first; what does not fit is taken away again, the least important
 * first. */
#include "report/compose/screen.h"

#include "base/utf8.h"
#include "engine/analysis.h"
#include "phrase/phrase.h"
#include "report/compose/documents.h"

enum { BARS_MOST = 4 };

/* ---- The headline ----------------------------------------------------- */

ww_str ww_screen_path(const ww_screen *s) {
  const ww_rules *rules = s->c.verdict->rules;
  if (rules->leading == WW_NONE || s->result->winner == WW_NONE)
    return (ww_str){0};
  const ww_result *now = &s->c.verdict->results[rules->leading];
  if (!now->made || now->winner == WW_NONE)
    return (ww_str){0};
  for (int i = 0; i < now->rules->path_count; i++) {
    const ww_path *path = &now->rules->paths[i];
    if (path->now == now->winner && path->target == s->result->winner)
      return path->text;
  }
  return ww_format(s->c.arena, "%.*s; target: %.*s",
                   WW_P(ww_option_of(now, now->winner)->title),
                   WW_P(ww_option_of(s->result, s->result->winner)->title));
}

/* "support-assistant: build a RAG; target: hybrid"; "Recommended for web-shop:
 * relational". */
static void add_verdict(const ww_screen *s, ww_element *heading) {
  const ww_result *result = s->result;
  ww_str project = s->c.verdict->answers->project;
  ww_str path = ww_screen_path(s);
  bool verdict = result->made && result->winner != WW_NONE;
  if (verdict && path.size == 0)
    ww_run_addf(heading, WW_RUN_PLAIN, "Recommended%s",
                project.size ? " for " : ": ");
  if (project.size)
    ww_run_addf(heading, WW_RUN_PLAIN, "%.*s: ", WW_P(project));
  if (!result->made)
    ww_run_add(heading, WW_RUN_PLAIN,
               WW_S("not decided; the rulebook decides it for certain answers "
                    "only, which are not given"));
  else if (!verdict)
    ww_run_add(heading, WW_RUN_PLAIN, ww_no_verdict(result));
  else
    ww_run_add(heading, WW_RUN_PLAIN,
               path.size ? path : ww_option_of(result, result->winner)->title);
}

void ww_screen_strength(ww_screen *s, ww_element *text) {
  const ww_analysis *analysis = s->c.verdict->analysis;
  if (analysis && analysis->unknowns->state == WW_BLOCKED) {
    ww_add_certainty(&s->c, s->result, text);
    return;
  }
  if (analysis && s->result->made)
    ww_add_strength(&s->c, s->result, text);
  if (analysis && !text->first_run && analysis->certainty.given &&
      !s->result->silent)
    ww_run_add(text, WW_RUN_PLAIN,
               analysis->certainty.strength == WW_STRENGTH_CLEAR
                   ? WW_S("Settled: no open answer can change it.")
                   : WW_S("Stable: few open answers can change it."));
  if (!analysis && s->result->silent)
    ww_add_first_questions(&s->c, text);
}

/* ---- Bars ------------------------------------------------------------- */

static void compose_bars(ww_screen *s) {
  const ww_result *result = s->result;
  int count = result->rules->option_count;
  int shown = count > BARS_MOST ? BARS_MOST : count;
  if (!result->made || result->silent)
    return;
  ww_element *bars = ww_element_add(s->c.doc, WW_ELEMENT_BARS);
  for (int i = 0; i < shown; i++) {
    int option = result->ranking[i];
    ww_element *bar = ww_element_add(bars, WW_ELEMENT_BAR);
    ww_run_add(bar, WW_RUN_PLAIN, ww_option_of(result, option)->title);
    bar->amount = result->scores[option];
    bar->mark = option == result->winner    ? WW_MARK_CHOSEN
                : result->ruled_out[option] ? WW_MARK_OUT
                                            : WW_MARK_NONE;
    if (bar->mark == WW_MARK_OUT)
      ww_run_add(bar, WW_RUN_PLAIN, WW_S(" (ruled out)"));
  }
  if (shown < count)
    ww_run_addf(ww_element_add(bars->last, WW_ELEMENT_PARAGRAPH), WW_RUN_ASIDE,
                "and %d more", count - shown);
}

/* ---- What fits -------------------------------------------------------- */

int ww_lines_of(ww_str text, size_t columns) {
  size_t column = 0;
  int lines = 1;
  for (size_t from = 0; from < text.size;) {
    size_t end = from;
    while (end < text.size && text.at[end] != ' ')
      end++;
    size_t width = ww_utf8_width(ww_str_slice(text, from, end));
    if (column > 0 && column + width > columns) {
      lines++;
      column = 0;
    }
    column += width + 1;
    from = end + 1;
  }
  return text.size ? lines : 0;
}

static ww_str words_of(const ww_element *element) {
  ww_buf all = ww_buf_new(element->arena);
  for (const ww_run *run = element->first_run; run; run = run->next)
    ww_put(&all, run->text);
  return ww_buf_str(&all);
}

/* Above the rows, with the empty lines that set the bars apart. */
static int lines_above(const ww_screen *s) {
  int lines = 0;
  for (const ww_element *b = s->c.doc->first; b; b = b->next) {
    size_t indent = b->kind == WW_ELEMENT_HEADING ? 0 : 2;
    if (b->kind != WW_ELEMENT_BARS)
      lines += ww_lines_of(words_of(b), WW_SCREEN_COLUMNS - indent);
    for (const ww_element *bar = b->first; bar; bar = bar->next)
      lines++;
    lines += b->kind != WW_ELEMENT_HEADING;
  }
  return lines;
}

static int lines_of_entry(const ww_screen_entry *entry) {
  return ww_lines_of(entry->text, entry->columns);
}

/* Takes the last entry away, but a warning after all others; returns the lines
 * that it took. */
static int take_away(ww_screen_entries *row) {
  ww_screen_entry *last = &row->of[--row->count];
  ww_screen_entry *taken = last->warning && row->count > 0 ? last - 1 : last;
  int lines = lines_of_entry(taken);
  *taken = *last;
  return lines;
}

/* Takes entries away until the rest fits; what is listed first goes first. */
static void make_room(ww_screen *s) {
  static const struct {
    ww_screen_row row;
    int least; /* entries that are left of it */
  } order[] = {{WW_ROW_GUESSED, 1}, {WW_ROW_WHY_NOT, 2}, {WW_ROW_CHANGES, 2},
               {WW_ROW_ASK, 1},     {WW_ROW_CHANGES, 1}, {WW_ROW_WHY_NOT, 1},
               {WW_ROW_WHY, 2},     {WW_ROW_NOW, 2},     {WW_ROW_GUESSED, 0},
               {WW_ROW_SIMILAR, 0}};
  int lines = lines_above(s);
  for (int row = 0; row < WW_ROW_COUNT; row++)
    for (int i = 0; i < s->rows[row].count; i++)
      lines += lines_of_entry(&s->rows[row].of[i]);
  for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
    ww_screen_entries *row = &s->rows[order[i].row];
    while (lines > WW_SCREEN_LINES && row->count > order[i].least)
      lines -= take_away(row);
  }
}

/* ---- Rows ------------------------------------------------------------- */

static void add_weighed(const ww_screen *s, const ww_screen_entries *row,
                        ww_element *pair) {
  int decimals = 1;
  ww_element *pairs = ww_element_add(pair, WW_ELEMENT_PAIRS);
  pairs->right = true;
  for (int i = 0; i < row->count; i++) {
    ww_buf points = ww_buf_new(s->c.arena);
    ww_put_signed_points(&points, row->of[i].points, decimals);
    ww_element *one = ww_element_add(pairs, WW_ELEMENT_PAIR);
    ww_run_add(one, WW_RUN_STRONG, ww_buf_str(&points));
    ww_paragraph_add(one, row->of[i].text);
  }
}

static void add_steps(const ww_screen_entries *row, ww_element *pair) {
  ww_element *list = ww_element_add(pair, WW_ELEMENT_LIST);
  list->numbered = true;
  for (int i = 0; i < row->count; i++) {
    ww_element *parent = row->of[i].warning
                             ? ww_element_add(pair, WW_ELEMENT_CALLOUT)
                             : ww_element_add(list, WW_ELEMENT_ITEM);
    ww_paragraph_add(parent, row->of[i].text);
  }
}

static void compose_rows(ww_screen *s) {
  static const char *const labels[WW_ROW_COUNT] = {
      [WW_ROW_WHY] = "Why",         [WW_ROW_WHY_NOT] = "Why not",
      [WW_ROW_NOW] = "Do now",      [WW_ROW_CHANGES] = "Changes",
      [WW_ROW_SIMILAR] = "Similar", [WW_ROW_COST] = "Cost",
      [WW_ROW_GUESSED] = "Guessed", [WW_ROW_ASK] = "Ask next",
      [WW_ROW_FROM] = "From",       [WW_ROW_MORE] = "More"};
  ww_element *pairs = ww_element_add(s->c.doc, WW_ELEMENT_PAIRS);
  for (int i = 0; i < WW_ROW_COUNT; i++) {
    const ww_screen_entries *row = &s->rows[i];
    if (row->count == 0)
      continue;
    ww_element *pair = ww_element_add(pairs, WW_ELEMENT_PAIR);
    ww_run_add(pair, WW_RUN_STRONG, ww_str_from(labels[i]));
    if (i == WW_ROW_WHY)
      add_weighed(s, row, pair);
    else if (i == WW_ROW_NOW)
      add_steps(row, pair);
    else
      for (int k = 0; k < row->count; k++)
        ww_paragraph_add(pair, row->of[k].text);
  }
}

ww_element *ww_compose_screen(ww_arena *arena, const ww_verdict *verdict) {
  ww_screen s = {
      .c = {.verdict = verdict,
            .arena = arena,
            .doc = ww_doc_new(arena),
            .cited = WW_NEWS(arena, bool, (size_t)verdict->rules->cited_count)},
      .result = ww_main_result(verdict)};
  add_verdict(&s, ww_heading_add(s.c.doc, 2));
  ww_screen_strength(&s, ww_element_add(s.c.doc, WW_ELEMENT_PARAGRAPH));
  compose_bars(&s);
  ww_screen_reasons(&s);
  ww_screen_now(&s);
  ww_screen_changes(&s);
  ww_screen_facts(&s);
  make_room(&s);
  compose_rows(&s);
  return s.c.doc;
}
