/* The first page of a report: what is needed to act, most of it what the one
 * screen says, but in full; see sections.h. */
#include "report/compose/costing.h"
#include "report/compose/screen.h"

#include "engine/analysis.h"

enum {
  REASONS_MOST = 3,
  STEPS_MOST = 6,
  OPTIONS_MOST = 8,
  CHANGES_MOST = 3,
  SAID_MOST = 200
};

static ww_screen rows_of(const ww_sections *s) {
  return (ww_screen){.c = s->composing, .result = s->result, .page = true};
}

/* "(10 more below)" where there are */
static void add_left(ww_element *text, int left) {
  if (left > 0)
    ww_run_addf(text, WW_RUN_ASIDE, " (%d more below)", left);
}

/* `left`: that there is no room for. */
static void add_lines(ww_element *list, const ww_screen_entries *row,
                      const char *lead, int left) {
  for (int i = 0; i < row->count; i++) {
    ww_element *item = ww_element_add(list, WW_ELEMENT_ITEM);
    ww_element *text = ww_element_add(item, WW_ELEMENT_PARAGRAPH);
    ww_run_add(text, WW_RUN_STRONG, ww_str_from(lead));
    ww_run_add(text, WW_RUN_PLAIN, row->of[i].text);
    if (i + 1 == row->count)
      add_left(text, left);
  }
}

static ww_element *add_list(ww_sections *s) {
  return ww_element_add(s->composing.doc, WW_ELEMENT_LIST);
}

/* ---- The verdict --------------------------------------------------------- */

static void compose_title(ww_sections *s) {
  const ww_answers *answers = s->report->verdict->answers;
  ww_element *title = ww_heading_add(s->composing.doc, 1);
  if (answers->project.size)
    ww_run_addf(title, WW_RUN_PLAIN, "%.*s: ", WW_P(answers->project));
  ww_run_add(title, WW_RUN_STRONG,
             s->result->winner == WW_NONE
                 ? ww_no_verdict(s->result)
                 : ww_option_of(s->result, s->result->winner)->title);
  ww_element *text = ww_element_add(s->composing.doc, WW_ELEMENT_PARAGRAPH);
  ww_run_add(text, WW_RUN_ASIDE, s->result->rules->title);
  if (s->report->date.size)
    ww_run_addf(text, WW_RUN_ASIDE, ", %.*s", WW_P(s->report->date));
  ww_run_add(text, WW_RUN_ASIDE, WW_S(". "));
  ww_run_add(text, WW_RUN_ASIDE,
             answers->description.size > SAID_MOST
                 ? ww_first_sentence(answers->description)
                 : answers->description);
}

static void compose_verdict(ww_sections *s) {
  ww_screen rows = rows_of(s);
  const ww_result *result = s->result;
  ww_element *text = ww_element_add(s->composing.doc, WW_ELEMENT_PARAGRAPH);
  if (result->winner == WW_NONE) {
    ww_run_add(
        text, WW_RUN_STRONG,
        result->silent
            ? WW_S("There is nothing to go on yet: no rule fires.")
            : WW_S("Nothing can be recommended: every option is ruled out."));
  } else {
    ww_str path = ww_screen_path(&rows);
    if (!path.size)
      ww_run_addf(text, WW_RUN_STRONG, "Recommended: %.*s.",
                  WW_P(ww_option_of(result, result->winner)->title));
    ww_run_addf(text, WW_RUN_STRONG, "%.*s%s", WW_P(path),
                path.size && path.at[path.size - 1] != '.' ? "." : "");
  }
  ww_run_add(text, WW_RUN_PLAIN, WW_S(" "));
  ww_screen_strength(&rows, text);
}

static void compose_warning(ww_sections *s) {
  ww_screen rows = rows_of(s);
  const ww_advice *advice = ww_screen_warning(&rows);
  if (!advice)
    return;
  ww_element *callout = ww_element_add(s->composing.doc, WW_ELEMENT_CALLOUT);
  callout->tone =
      advice->kind == WW_CONTRADICTION ? WW_TONE_CONFLICT : WW_TONE_WARNING;
  ww_paragraph_add(callout, ww_advice_in_short(&s->composing, advice));
}

/* ---- The options --------------------------------------------------------- */

static bool has_kind(const ww_costing *c, ww_price_kind kind) {
  for (int i = 0; i < c->costs->price_count && c->report; i++)
    if (c->costs->prices[i].kind == kind && ww_costing_applies(c, i))
      return true;
  return false;
}

static ww_element *add_column(ww_element *table, ww_str title) {
  ww_element *cell = ww_section_cell(table->first, WW_RUN_PLAIN, title);
  cell->right = true;
  return cell;
}

static ww_str month_title(const ww_costing *c) {
  if (!c->report->has_volume)
    return ww_costing_money(c, "A month, beside the requests");
  ww_str volume = ww_costing_number(c, c->report->volume);
  return ww_format(c->s->composing.arena, "%.*s a month at %.*s requests",
                   WW_P(c->costs->currency), WW_P(volume));
}

static void add_cost_columns(const ww_costing *c, ww_element *table) {
  if (!c->report)
    return;
  if (has_kind(c, WW_ONCE))
    add_column(table, ww_costing_money(c, "Once"));
  add_column(table, month_title(c));
  if (has_kind(c, WW_DAYS))
    add_column(table, WW_S("Days to the first result"));
}

static void add_costs(const ww_costing *c, ww_element *row, int option) {
  if (!c->report)
    return;
  const ww_option_costs *of = &c->report->options[option];
  if (has_kind(c, WW_ONCE))
    ww_section_cell(row, WW_RUN_PLAIN, ww_costing_words(c, of->of[WW_ONCE]));
  ww_section_cell(row, WW_RUN_PLAIN,
                  ww_costing_words(c, c->report->has_volume
                                          ? of->month
                                          : of->of[WW_MONTHLY]));
  if (has_kind(c, WW_DAYS))
    ww_section_cell(row, WW_RUN_PLAIN, ww_costing_words(c, of->of[WW_DAYS]));
}

static void add_standing(const ww_sections *s, ww_screen *rows, ww_element *row,
                         int option) {
  const ww_result *result = s->result;
  if (ww_is_chosen(result, option))
    ww_section_cell(row, WW_RUN_STRONG, WW_S("recommended"));
  for (int i = 0; i < result->objection_count; i++) {
    const ww_objection *o = &result->objections[i];
    if (o->option == option)
      ww_section_cell(
          row, WW_RUN_PLAIN,
          ww_screen_objection(rows, o, option == result->runner_up));
  }
}

static void compose_options(ww_sections *s) {
  static const char *const columns[] = {"Option", "Points", NULL};
  const ww_verdict *verdict = s->report->verdict;
  const ww_result *result = s->result;
  ww_costing c = {
      .s = s, .report = verdict->costs, .costs = &verdict->rules->costs};
  ww_screen rows = rows_of(s);
  ww_screen_reasons(&rows);
  ww_element *table = ww_section_table(s->composing.doc, columns);
  table->first->last->right = true;
  add_cost_columns(&c, table);
  ww_section_cell(table->first, WW_RUN_PLAIN, WW_S("Standing"));
  for (int i = 0; i < result->rules->option_count && i < OPTIONS_MOST; i++) {
    int option = result->ranking[i];
    ww_element *row = ww_section_row(table);
    ww_section_cell(row,
                    ww_is_chosen(result, option) ? WW_RUN_STRONG : WW_RUN_PLAIN,
                    ww_option_of(result, option)->title);
    ww_section_cell(row, WW_RUN_PLAIN,
                    ww_points_text(s, result->scores[option]));
    add_costs(&c, row, option);
    add_standing(s, &rows, row, option);
  }
  add_left(table->last->first, result->rules->option_count - OPTIONS_MOST);
}

/* ---- Why ----------------------------------------------------------------- */

static ww_element *add_reason(ww_element *pairs, int64_t points, ww_str text) {
  ww_buf words = ww_buf_new(pairs->arena);
  ww_put_signed_points(&words, points, 1);
  ww_element *pair = ww_element_add(pairs, WW_ELEMENT_PAIR);
  ww_run_add(pair, WW_RUN_STRONG, ww_buf_str(&words));
  return ww_paragraph_add(pair, text);
}

/* What speaks most against the winner, or NULL. */
static const ww_reason *strongest_against(const ww_result *result) {
  const ww_reason *found = NULL;
  int64_t most = 0;
  for (int i = 0; i < result->reason_count; i++) {
    int64_t weight = ww_reason_weight(result, &result->reasons[i]);
    if (result->reasons[i].covered || weight >= most)
      continue;
    most = weight;
    found = &result->reasons[i];
  }
  return found;
}

static void compose_why(ww_sections *s) {
  ww_screen rows = rows_of(s);
  if (s->result->winner == WW_NONE)
    return;
  ww_screen_reasons(&rows);
  const ww_screen_entries *why = &rows.rows[WW_ROW_WHY];
  const ww_reason *against = strongest_against(s->result);
  ww_element *pairs = ww_element_add(s->composing.doc, WW_ELEMENT_PAIRS);
  pairs->right = true;
  for (int i = 0; i < why->count && i < REASONS_MOST; i++)
    add_reason(pairs, why->of[i].points, why->of[i].text);
  ww_run_add(against ? add_reason(pairs, ww_reason_weight(s->result, against),
                                  ww_rule_in_short(
                                      &s->composing,
                                      &s->result->rules->rules[against->rule]))
                     : add_reason(pairs, 0,
                                  WW_S("No answer so far speaks against it")),
             WW_RUN_ASIDE,
             against ? WW_S(" (the strongest against it)") : (ww_str){0});
}

/* ---- What to do ---------------------------------------------------------- */

/* Marks those that there is room for, the least ranks first. */
static void choose(const ww_todo *todos, int count, bool *chosen) {
  int left = STEPS_MOST;
  for (int rank = 0; left > 0 && rank < STEPS_MOST; rank++)
    for (int i = 0; i < count && left > 0; i++)
      if (todos[i].rank == rank) {
        chosen[i] = true;
        left--;
      }
}

static ww_str todo_in_short(ww_sections *s, const ww_todo *todo) {
  return todo->advice  ? ww_advice_in_short(&s->composing, todo->advice)
         : todo->leads ? todo->of->title
                       : ww_first_sentence(todo->step->what);
}

static void compose_steps(ww_sections *s) {
  ww_todo *todos;
  int count = ww_todos_list(s, &todos);
  bool *chosen = WW_NEWS(s->composing.arena, bool, (size_t)count);
  if (count == 0)
    return;
  choose(todos, count, chosen);
  ww_element *list = ww_element_add(s->composing.doc, WW_ELEMENT_LIST);
  list->numbered = true;
  ww_element *text = NULL;
  for (int i = 0; i < count; i++) {
    if (!chosen[i])
      continue;
    const ww_todo *todo = &todos[i];
    ww_element *item = ww_element_add(list, WW_ELEMENT_ITEM);
    text = ww_element_add(item, WW_ELEMENT_PARAGRAPH);
    ww_run_add(text, WW_RUN_STRONG, ww_phase_title(todo->phase));
    ww_run_addf(text, WW_RUN_PLAIN, " %.*s", WW_P(todo_in_short(s, todo)));
    if (todo->step && todo->step->days.size)
      ww_run_addf(text, WW_RUN_ASIDE, " (%.*s days)",
                  WW_P(ww_days_in_words(s->composing.arena, todo->step->days)));
  }
  add_left(text, count - STEPS_MOST);
}

/* ---- What is known and what is not --------------------------------------- */

static void compose_changes(ww_sections *s) {
  ww_screen rows = rows_of(s);
  ww_screen_changes(&rows);
  ww_screen_entries *changes = &rows.rows[WW_ROW_CHANGES];
  int left = changes->count - CHANGES_MOST;
  if (left > 0)
    changes->count = CHANGES_MOST;
  if (changes->count > 0)
    add_lines(add_list(s), changes, "", left);
}

static void compose_alike(ww_sections *s) {
  ww_screen rows = rows_of(s);
  if (s->report->verdict->analysis)
    ww_screen_facts(&rows);
  if (rows.rows[WW_ROW_SIMILAR].count > 0)
    add_lines(add_list(s), &rows.rows[WW_ROW_SIMILAR], "", 0);
}

static void compose_open(ww_sections *s) {
  ww_screen rows = rows_of(s);
  if (!s->report->verdict->analysis)
    return;
  ww_screen_facts(&rows);
  const ww_screen_entries *ask = &rows.rows[WW_ROW_ASK];
  const ww_screen_entries *guessed = &rows.rows[WW_ROW_GUESSED];
  if (ask->count + guessed->count == 0)
    return;
  ww_element *list = add_list(s);
  add_lines(list, ask, "",
            s->report->verdict->analysis->open_questions->count - ask->count);
  add_lines(list, guessed, "Guessed: ", 0);
}

void ww_compose_page(ww_sections *s) {
  static const ww_section sections[] = {
      {"choice", "The options side by side", compose_options},
      {"why", "Why", compose_why},
      {"map", "Where the project stands", ww_section_map},
      {"steps", "What to do", compose_steps},
      {"watch", "What would change it", compose_changes},
      {"alike", "Projects like this one", compose_alike},
      {"ask", "Open questions that matter, and guesses", compose_open},
  };
  compose_title(s);
  compose_verdict(s);
  compose_warning(s);
  for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
    ww_section_add(s, 2, &sections[i]);
}
