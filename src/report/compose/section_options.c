/* Why: every reason with its evidence, and what speaks for and against each
 * option; see sections.h. */
#include "phrase/phrase.h"
#include "report/compose/sections.h"

#include <stdlib.h>

enum {
  COLUMNS_MOST = 5
}; /* options side by side; further ones are told apart
      in the section on options */

static ww_str signed_points(const ww_sections *s, int64_t points) {
  ww_buf buf = ww_buf_new(s->composing.arena);
  ww_put_signed_points(&buf, points, ww_points_decimals(points));
  return ww_buf_str(&buf);
}

/* ---- All reasons side by side ------------------------------------------- */

static void add_effect(const ww_sections *s, ww_element *row,
                       const ww_rule *rule, int option) {
  int64_t effect = rule->effect[option];
  bool out = rule->rules_out[option];
  ww_element *cell =
      ww_section_cell(row, WW_RUN_PLAIN,
                      effect || !out ? signed_points(s, effect) : (ww_str){0});
  if (out && effect)
    ww_run_add(cell, WW_RUN_PLAIN, WW_S(", "));
  if (out)
    ww_run_add(cell, WW_RUN_STRONG, WW_S("out"));
  cell->side = out || effect < 0 ? WW_SIDE_AGAINST
               : effect > 0      ? WW_SIDE_FOR
                                 : WW_SIDE_NEITHER;
}

static int columns_of(const ww_result *result) {
  int count = result->rules->option_count;
  return count < COLUMNS_MOST ? count : COLUMNS_MOST;
}

static void add_starts(const ww_sections *s, ww_element *table) {
  ww_element *row = ww_section_row(table);
  ww_section_cell(row, WW_RUN_PLAIN,
                  WW_S("Where each starts, before any answer."));
  for (int i = 0; i < columns_of(s->result); i++) {
    int64_t base = ww_option_of(s->result, s->result->ranking[i])->base;
    ww_section_cell(row, WW_RUN_PLAIN, signed_points(s, base * 1000));
  }
}

static void add_sums(const ww_sections *s, ww_element *table) {
  ww_element *row = ww_section_row(table);
  ww_section_cell(row, WW_RUN_STRONG, WW_S("Sum"));
  for (int i = 0; i < columns_of(s->result); i++) {
    int64_t score = s->result->scores[s->result->ranking[i]];
    ww_section_cell(row, WW_RUN_STRONG, signed_points(s, score));
  }
}

void ww_section_reasons(ww_sections *s) {
  static const char *const none[] = {"Reason", NULL};
  const ww_result *result = s->result;
  if (result->reason_count == 0)
    return;
  ww_element *table = ww_section_table(s->composing.doc, none);
  ww_run_add(table, WW_RUN_PLAIN,
             result->rules->option_count > COLUMNS_MOST
                 ? WW_S("What every rule that fired adds to each of the first "
                        "five options, in points.")
                 : WW_S("What every rule that fired adds to each option, in "
                        "points."));
  for (int i = 0; i < columns_of(result); i++)
    ww_section_cell(table->first, WW_RUN_PLAIN,
                    ww_option_of(result, result->ranking[i])->title)
        ->right = true;
  add_starts(s, table);
  for (int i = 0; i < result->reason_count; i++) {
    const ww_rule *rule = &result->rules->rules[result->reasons[i].rule];
    ww_element *row = ww_section_row(table);
    ww_element *cell = ww_section_cell(row, WW_RUN_PLAIN,
                                       ww_say(&s->composing, &rule->because));
    ww_run_add(cell, WW_RUN_PLAIN, WW_S(" "));
    ww_add_grounds(&s->composing, cell, result, result->reasons[i].rule);
    for (int k = 0; k < columns_of(result); k++)
      add_effect(s, row, rule, result->ranking[k]);
  }
  add_sums(s, table);
}

/* ---- For and against one option ----------------------------------------- */

static ww_element *add_argument(ww_element *list, ww_side side) {
  static const char *const words[] = {[WW_SIDE_NONE] = "Neutral",
                                      [WW_SIDE_FOR] = "Good",
                                      [WW_SIDE_AGAINST] = "Bad"};
  ww_element *item = ww_element_add(list, WW_ELEMENT_ITEM);
  item->side = side;
  ww_element *text = ww_element_add(item, WW_ELEMENT_PARAGRAPH);
  ww_run_addf(text, WW_RUN_PLAIN, "%s, because ", words[side]);
  return text;
}

static void add_because(ww_sections *s, ww_element *text, const ww_rule *rule) {
  ww_run_add(text, WW_RUN_PLAIN, WW_S(": "));
  ww_run_add(text, WW_RUN_PLAIN,
             ww_first_sentence(ww_say(&s->composing, &rule->because)));
}

static void add_rule(ww_sections *s, ww_element *list, const ww_rule *rule,
                     int option) {
  int64_t effect = rule->effect[option];
  ww_element *text =
      add_argument(list, effect > 0 ? WW_SIDE_FOR : WW_SIDE_AGAINST);
  ww_run_add(text, WW_RUN_PLAIN, WW_S("of "));
  ww_run_add(text, WW_RUN_CODE, rule->id);
  ww_run_add(text, WW_RUN_PLAIN, WW_S(" ("));
  ww_run_add(text, WW_RUN_PLAIN, signed_points(s, effect));
  ww_run_add(text, WW_RUN_PLAIN, WW_S(")"));
  add_because(s, text, rule);
}

/* What rules it out comes before all else. */
static void add_ruled_out(ww_sections *s, ww_element *list, int option) {
  const ww_result *result = s->result;
  for (int i = 0; i < result->reason_count; i++) {
    const ww_rule *rule = &result->rules->rules[result->reasons[i].rule];
    if (!rule->rules_out[option])
      continue;
    ww_element *text = add_argument(list, WW_SIDE_AGAINST);
    ww_run_add(text, WW_RUN_CODE, rule->id);
    ww_run_add(text, WW_RUN_PLAIN, WW_S(" rules it out"));
    add_because(s, text, rule);
  }
}

typedef struct argument {
  int64_t strength;
  int rule;
} argument;

/* The strongest first; file order among equals. */
static int compare_arguments(const void *a, const void *b) {
  const argument *x = a;
  const argument *y = b;
  if (x->strength != y->strength)
    return x->strength > y->strength ? -1 : 1;
  return (x->rule > y->rule) - (x->rule < y->rule);
}

void ww_add_arguments(ww_sections *s, ww_element *list, int option, bool good,
                      int most) {
  const ww_result *result = s->result;
  const ww_rule *rules = result->rules->rules;
  argument *arguments =
      WW_NEWS(s->composing.arena, argument, (size_t)result->reason_count);
  int count = 0;
  for (int i = 0; i < result->reason_count; i++) {
    int rule = result->reasons[i].rule;
    int64_t effect = rules[rule].effect[option];
    if (!result->reasons[i].covered && (good ? effect > 0 : effect < 0))
      arguments[count++] = (argument){good ? effect : -effect, rule};
  }
  if (count > 0)
    qsort(arguments, (size_t)count, sizeof *arguments, compare_arguments);
  if (!good)
    add_ruled_out(s, list, option);
  for (int i = 0; i < count && i < most; i++)
    add_rule(s, list, &rules[arguments[i].rule], option);
}

static void add_start(ww_sections *s, ww_element *list, int option) {
  ww_element *text = add_argument(list, WW_SIDE_NONE);
  int64_t base = (int64_t)ww_option_of(s->result, option)->base * 1000;
  ww_run_add(text, WW_RUN_PLAIN, WW_S("it starts from "));
  ww_run_add(text, WW_RUN_PLAIN, ww_points_words(s, base));
  ww_run_add(text, WW_RUN_PLAIN, WW_S(", before any answer."));
}

/* ---- Every option ------------------------------------------------------- */

static void add_arguments(ww_sections *s, int option) {
  ww_element *list = ww_element_add(s->composing.doc, WW_ELEMENT_LIST);
  ww_add_arguments(s, list, option, true, WW_RULES_MOST);
  add_start(s, list, option);
  ww_add_arguments(s, list, option, false, WW_RULES_MOST);
}

void ww_add_standing(ww_sections *s, ww_element *text, int option) {
  const ww_result *result = s->result;
  ww_run_add(text, WW_RUN_STRONG, ww_points_words(s, result->scores[option]));
  if (ww_is_chosen(result, option))
    ww_run_add(text, WW_RUN_STRONG, WW_S(", recommended."));
  else if (result->ruled_out[option])
    ww_run_add(text, WW_RUN_STRONG, WW_S(", ruled out."));
  else if (result->silent)
    ww_run_add(text, WW_RUN_STRONG, WW_S("."));
  for (int i = 0; i < result->objection_count; i++) {
    const ww_objection *objection = &result->objections[i];
    if (objection->option != option || objection->ruled_out_count > 0)
      continue;
    if (objection->behind_by == 0) {
      ww_run_add(text, WW_RUN_STRONG, WW_S(", level with it."));
      continue;
    }
    ww_run_add(text, WW_RUN_STRONG, WW_S(", behind by "));
    ww_run_add(text, WW_RUN_STRONG, ww_points_words(s, objection->behind_by));
    ww_run_add(text, WW_RUN_STRONG, WW_S("."));
  }
}

/* The reasons of so many are told elsewhere. */
static void compose_options(ww_sections *s, int told) {
  const ww_result *result = s->result;
  for (int i = 0; i < result->rules->option_count; i++) {
    int option = result->ranking[i];
    const ww_option *o = ww_option_of(result, option);
    ww_element *heading = ww_heading_add(s->composing.doc, s->composing.level);
    ww_run_add(heading, WW_RUN_PLAIN, o->title);
    ww_element *text = ww_element_add(s->composing.doc, WW_ELEMENT_PARAGRAPH);
    ww_add_standing(s, text, option);
    if (o->summary.size)
      ww_run_addf(text, WW_RUN_PLAIN, " %.*s", WW_P(o->summary));
    if (i >= told)
      add_arguments(s, option);
  }
}

void ww_section_options(ww_sections *s) {
  compose_options(s, 0);
}

void ww_section_each(ww_sections *s) {
  compose_options(s, columns_of(s->result));
}
