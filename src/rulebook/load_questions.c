/* Questions; see loading.h. */
#include "rulebook/cells.h"
#include "rulebook/loading.h"

#include <math.h>

enum { VALUES_FEW = 16 }; /* that are looked through as fast */

static void load_values(ww_loading *load, ww_question *question,
                        const ww_node *node, const ww_node *values) {
  bool wanted = question->type <= WW_SET;
  if (wanted != (values != NULL)) {
    ww_place place = values ? ww_key_place(values) : ww_key_place(node);
    ww_diag *diag =
        ww_error(load->diags, wanted ? WW_D_MISSING_KEY : WW_D_UNKNOWN_KEY,
                 place, "a %s %s 'values'", ww_type_words[question->type],
                 wanted ? "needs" : "takes no");
    if (wanted)
      ww_hint(load->diags, diag, "add 'values: {id: text, ...}'");
    return;
  }
  if (!values)
    return;
  if (values->count == 0)
    ww_error(load->diags, WW_D_EMPTY, ww_node_place(values),
             "'values' is empty");
  if (question->type == WW_SET && values->count > WW_SET_MEMBERS_MOST)
    ww_error(load->diags, WW_D_TOO_MANY, ww_key_place(values),
             "a set has at most %d values, this one has %u",
             WW_SET_MEMBERS_MOST, (unsigned)values->count);
  question->values = WW_NEWS(load->arena, ww_value, values->count);
  question->by_value = ww_table_new(load->arena);
  for (const ww_node *m = values->first; m; m = m->next) {
    ww_value *value = &question->values[question->value_count++];
    ww_check_key_id(m, load->diags);
    if (!ww_node_is_null(m) || m->comment_at)
      ww_want_text(m, "text", load->diags);
    value->id = m->key;
    value->text = ww_node_is_null(m) ? m->key : m->text;
    if (values->count > VALUES_FEW)
      ww_table_add(&question->by_value, value->id, value);
  }
}

int ww_value_index(const ww_question *question, ww_str id) {
  if (question->value_count > VALUES_FEW) {
    const ww_value *value = ww_table_get(&question->by_value, id);
    return value ? (int)(value - question->values) : WW_NONE;
  }
  for (int i = 0; i < question->value_count; i++)
    if (ww_str_equal(question->values[i].id, id))
      return i;
  return WW_NONE;
}

/* A number, or the quotient of two whole ones: a minute is 1/60 of what an hour
 * is. */
static bool load_factor(const ww_node *node, double *factor,
                        ww_diag_list *diags) {
  size_t slash = 0;
  while (slash < node->text.size && node->text.at[slash] != '/')
    slash++;
  if (node->kind != WW_SCALAR || slash >= node->text.size)
    return ww_want_number(node, factor, NULL, diags);
  ww_node parts[] = {*node, *node};
  double ends[2];
  int decimals[2];
  parts[0].text = ww_str_slice(node->text, 0, slash);
  parts[1].text = ww_str_slice(node->text, slash + 1, node->text.size);
  for (int i = 0; i < 2; i++) {
    parts[i].plain = true;
    if (!ww_want_number(&parts[i], &ends[i], &decimals[i], diags))
      return false;
  }
  *factor = ends[1] > 0 ? ends[0] / ends[1] : 0;
  if (decimals[0] == 0 && decimals[1] == 0)
    return true;
  ww_diag *diag = ww_error(diags, WW_D_BAD_NUMBER, ww_node_place(node),
                           "%s is no fraction of whole numbers",
                           ww_quote(diags->arena, node->text).at);
  ww_hint(diags, diag, "write one such as 1/60");
  return false;
}

static void load_units(ww_loading *load, ww_question *question,
                       const ww_node *map) {
  if (!map)
    return;
  question->units = WW_NEWS(load->arena, ww_unit, map->count);
  for (const ww_node *m = map->first; m; m = m->next) {
    ww_unit *unit = &question->units[question->unit_count++];
    unit->name = m->key;
    if (load_factor(m, &unit->factor, load->diags) && unit->factor <= 0)
      ww_error(load->diags, WW_D_OUT_OF_RANGE, ww_node_place(m),
               "the factor of a unit must be greater than 0");
  }
}

/* One end of the range: `closed` (min, max) or `open` (above, below). */
static void load_end(ww_loading *load, const ww_node *closed,
                     const ww_node *open, double *end, bool *is_open,
                     int *decimals) {
  if (closed && open) {
    ww_diag *diag = ww_error(load->diags, WW_D_BAD_RANGE, ww_key_place(open),
                             "'%.*s' and '%.*s' exclude each other",
                             WW_P(closed->key), WW_P(open->key));
    ww_hint(load->diags, diag, "keep one of them");
  }
  const ww_node *given = closed ? closed : open;
  if (!given)
    return;
  ww_want_number(given, end, decimals, load->diags);
  *is_open = closed == NULL;
}

static void load_range(ww_loading *load, ww_question *question,
                       const ww_node *const found[]) {
  static const int of_numbers[] = {
      WW_QUESTION_UNIT,  WW_QUESTION_UNITS, WW_QUESTION_MIN,  WW_QUESTION_MAX,
      WW_QUESTION_ABOVE, WW_QUESTION_BELOW, WW_QUESTION_WHOLE};
  ww_piece *range = &question->range;
  *range = (ww_piece){
      .low = -INFINITY, .high = INFINITY, .low_open = true, .high_open = true};
  if (question->type != WW_NUMBER) {
    for (size_t i = 0; i < sizeof of_numbers / sizeof *of_numbers; i++)
      if (found[of_numbers[i]])
        ww_error(load->diags, WW_D_UNKNOWN_KEY,
                 ww_key_place(found[of_numbers[i]]), "a %s takes no '%.*s'",
                 ww_type_words[question->type],
                 WW_P(found[of_numbers[i]]->key));
    return;
  }
  load_end(load, found[WW_QUESTION_MIN], found[WW_QUESTION_ABOVE], &range->low,
           &range->low_open, &range->low_decimals);
  load_end(load, found[WW_QUESTION_MAX], found[WW_QUESTION_BELOW], &range->high,
           &range->high_open, &range->high_decimals);
  if (ww_piece_holds(question, range))
    return;
  ww_diag *diag = ww_error(load->diags, WW_D_BAD_RANGE, question->place,
                           "no %snumber lies in the range of this question",
                           question->whole ? "whole " : "");
  ww_hint(load->diags, diag,
          range->low > range->high
              ? "the lower end is above the upper one: exchange them"
              : "widen the range");
}

/* What else is called so is complained of with the names. */
static void load_aliases(ww_loading *load, ww_question *question,
                         const ww_node *list) {
  if (!list)
    return;
  question->aliases = WW_NEWS(load->arena, ww_str, list->count);
  for (const ww_node *m = list->first; m; m = m->next) {
    question->aliases[question->alias_count++] = m->text;
    ww_table_add(&load->rules->by_id, m->text, question);
  }
}

static void load_question(ww_loading *load, ww_question *question,
                          const ww_node *node) {
  const ww_node *found[WW_QUESTION_COUNT];
  question->id = node->key;
  question->place = ww_key_place(node);
  question->variable = WW_NONE;
  bool fine = ww_fields_read(node, &ww_question_fields, found, load->diags);
  load_aliases(load, question, found[WW_QUESTION_ALIASES]);
  if (!fine) {
    question->type = WW_FLAG; /* harmless until loading ends */
    return;
  }
  question->ask = found[WW_QUESTION_ASK]->text;
  if (found[WW_QUESTION_WHY])
    question->why = found[WW_QUESTION_WHY]->text;
  question->type =
      (ww_type)ww_word_at(found[WW_QUESTION_TYPE]->text, ww_type_words);
  if (found[WW_QUESTION_CORE])
    ww_want_flag(found[WW_QUESTION_CORE], &question->core, load->diags);
  if (found[WW_QUESTION_LABEL])
    question->label = found[WW_QUESTION_LABEL]->text;
  if (found[WW_QUESTION_WHOLE])
    ww_want_flag(found[WW_QUESTION_WHOLE], &question->whole, load->diags);
  if (found[WW_QUESTION_UNIT])
    question->unit = found[WW_QUESTION_UNIT]->text;
  load_values(load, question, node, found[WW_QUESTION_VALUES]);
  load_units(load, question, found[WW_QUESTION_UNITS]);
  load_range(load, question, found);
}

void ww_load_questions(ww_loading *load, const ww_node *map) {
  ww_rules *rules = load->rules;
  if (!map)
    return;
  if (map->count == 0)
    ww_error(load->diags, WW_D_EMPTY, ww_node_place(map),
             "a rulebook needs at least one question");
  rules->questions = WW_NEWS(load->arena, ww_question, map->count);
  rules->by_id = ww_table_new(load->arena);
  for (const ww_node *m = map->first; m; m = m->next) {
    ww_question *question = &rules->questions[rules->question_count++];
    size_t before = load->diags->errors;
    load_question(load, question, m);
    question->broken = load->diags->errors > before;
    ww_table_add(&rules->by_id, question->id, question);
  }
}

int ww_question_index(const ww_rules *rules, ww_str id) {
  const ww_question *question = ww_table_get(&rules->by_id, id);
  return question ? (int)(question - rules->questions) : WW_NONE;
}
