/* From a tree to answers; see profile.h. Values are typed by the question,
 * never by their look. */
#include "profile/profile.h"

#include "base/fold.h"
#include "base/number.h"
#include "profile/answers.h"
#include "rulebook/cells.h"

typedef struct loading {
  const ww_rules *rules;
  ww_arena *arena;
  ww_diag_list *diags;
} loading;

static int value_index(const ww_question *question, ww_str id) {
  for (int i = 0; i < question->value_count; i++)
    if (ww_str_equal(question->values[i].id, id))
      return i;
  return WW_NONE;
}

/* The value nearest to the word, else all of them where they are few. */
static void hint_values(const loading *l, ww_diag *diag,
                        const ww_question *question, ww_str word) {
  if (ww_diag_list_full(l->diags))
    return;
  size_t count = (size_t)question->value_count;
  ww_str *ids = WW_NEWS(l->arena, ww_str, count);
  for (size_t i = 0; i < count; i++)
    ids[i] = question->values[i].id;
  ww_hint_words(l->diags, diag, word, ids, count);
}

/* Whether the text is quoted and would do without. */
static bool needlessly_quoted(const ww_question *question,
                              const ww_node *node) {
  if (node->kind != WW_SCALAR || node->plain || node->text.size == 0)
    return false;
  if (question->type == WW_NUMBER)
    return ww_number_length(node->text) == node->text.size;
  return question->type == WW_FLAG &&
         (ww_str_is(node->text, "true") || ww_str_is(node->text, "false"));
}

static const char absent[] =
    "where it is not known, leave it out or write null";

/* What to write for a word that says what is meant, but not as it is written;
 * NULL: it is no such word. */
static const char *meant(const ww_question *question, ww_str text) {
  if (question->type == WW_SET && ww_str_is(text, "none"))
    return "write [] where it needs none of them";
  return ww_str_is(text, "unknown") ? absent : NULL;
}

static void hint_type(const loading *l, ww_diag *diag,
                      const ww_question *question, const ww_node *node) {
  bool scalar = node->kind == WW_SCALAR;
  const char *hint = scalar ? meant(question, node->text) : NULL;
  const char *flag =
      scalar && question->type == WW_FLAG ? ww_word_flag(node->text) : NULL;
  const char *quote = node->plain ? "" : "\"";
  if (needlessly_quoted(question, node))
    ww_hint(l->diags, diag, "leave out the quotes");
  else if (flag)
    ww_hint(l->diags, diag, "write %s", flag);
  else if (hint)
    ww_hint(l->diags, diag, "%s", hint);
  else if (scalar && value_index(question, node->text) != WW_NONE)
    ww_hint(l->diags, diag, "write a list: [%s%.*s%s]", quote, WW_P(node->text),
            quote);
  else if (scalar && node->plain && question->type == WW_NUMBER)
    ww_hint(l->diags, diag, "write it as 1500, 0.5 or 1.5e6");
  else
    hint_values(l, diag, question, (ww_str){0});
  if (diag->hint.size == 0)
    ww_hint(l->diags, diag, "%s", absent);
}

/* "'x' must be ..., not ...": the same words for every type. */
static bool wrong_type(const loading *l, const ww_question *question,
                       const ww_node *node, const char *wanted) {
  bool word = node->kind == WW_SCALAR && node->plain && !ww_node_is_null(node);
  const char *got =
      word ? ww_quote(l->arena, node->text).at : ww_node_noun(node);
  ww_diag *diag =
      ww_error(l->diags, WW_D_WRONG_TYPE, ww_node_place(node),
               "'%.*s' must be %s, not %s", WW_P(question->id), wanted, got);
  hint_type(l, diag, question, node);
  return false;
}

static int find_value(const loading *l, const ww_question *question,
                      const ww_node *node) {
  int index = value_index(question, node->text);
  if (index != WW_NONE)
    return index;
  ww_complain_value(question, node->text, ww_node_place(node), l->diags);
  if (ww_str_is(node->text, "unknown"))
    ww_hint(l->diags, l->diags->last, "%s", absent);
  return WW_NONE;
}

static bool load_choice(const loading *l, const ww_question *question,
                        const ww_node *node, ww_answer *answer) {
  if (node->kind != WW_SCALAR)
    return wrong_type(l, question, node, "one of its values");
  answer->value = find_value(l, question, node);
  return answer->value != WW_NONE;
}

static bool load_flag(const loading *l, const ww_question *question,
                      const ww_node *node, ww_answer *answer) {
  bool plain = node->kind == WW_SCALAR && node->plain;
  bool yes = plain && ww_str_is(node->text, "true");
  bool no = plain && ww_str_is(node->text, "false");
  if (!yes && !no)
    return wrong_type(l, question, node, "true or false");
  answer->value = yes;
  return true;
}

static bool load_set(const loading *l, const ww_question *question,
                     const ww_node *node, ww_answer *answer) {
  if (node->kind != WW_LIST)
    return wrong_type(l, question, node, "a list of its values");
  bool fine = true;
  for (const ww_node *item = node->first; item; item = item->next) {
    if (item->kind != WW_SCALAR) {
      ww_diag *diag =
          ww_error(l->diags, WW_D_WRONG_TYPE, ww_node_place(item),
                   "an item of '%.*s' must be one of its values, not %s",
                   WW_P(question->id), ww_node_noun(item));
      hint_values(l, diag, question, (ww_str){0});
      fine = false;
      continue;
    }
    int value = find_value(l, question, item);
    if (value == WW_NONE)
      fine = false;
    else
      answer->members |= (uint64_t)1 << value;
  }
  return fine;
}

static bool load_number(const loading *l, const ww_question *question,
                        const ww_node *node, ww_answer *answer) {
  const char *wanted = question->whole ? "a whole number" : "a number";
  if (node->kind != WW_SCALAR || !node->plain)
    return wrong_type(l, question, node, wanted);
  double value;
  ww_place place = ww_node_place(node);
  ww_number_fault fault = ww_number_read(node->text, &value, NULL);
  if (fault == WW_NUMBER_GRAMMAR)
    return wrong_type(l, question, node, wanted);
  answer->number = value;
  return ww_number_check(question, fault, value, node->text, place, l->diags);
}

static void load_value(const loading *l, const ww_question *question,
                       const ww_node *node, ww_answer *answer) {
  typedef bool read(const loading *, const ww_question *, const ww_node *,
                    ww_answer *);
  static read *const readers[] = {
      [WW_CHOICE] = load_choice, [WW_SCALE] = load_choice,  [WW_SET] = load_set,
      [WW_FLAG] = load_flag,     [WW_NUMBER] = load_number,
  };
  if (!ww_node_is_null(node))
    answer->known = readers[question->type](l, question, node, answer);
}

static void load_annotated(const loading *l, const ww_question *question,
                           const ww_node *node, ww_answer *answer) {
  const ww_node *found[WW_ANSWER_COUNT];
  if (!ww_fields_read(node, &ww_answer_fields, found, l->diags))
    return;
  if (found[WW_ANSWER_VALUE])
    load_value(l, question, found[WW_ANSWER_VALUE], answer);
  else
    answer->passed = true;
  if (found[WW_ANSWER_BASIS])
    answer->basis =
        (ww_basis)ww_word_at(found[WW_ANSWER_BASIS]->text, ww_basis_words);
  if (found[WW_ANSWER_OWNER])
    answer->owner = found[WW_ANSWER_OWNER]->text;
  if (found[WW_ANSWER_DATE])
    answer->date = found[WW_ANSWER_DATE]->text;
  if (found[WW_ANSWER_NOTE])
    answer->note = found[WW_ANSWER_NOTE]->text;
}

static void load_answer(const loading *l, ww_answers *answers,
                        const ww_node *node) {
  int question = ww_question_index(l->rules, node->key);
  if (question != WW_NONE) {
    if (node->kind == WW_MAP)
      load_annotated(l, &l->rules->questions[question], node,
                     &answers->of[question]);
    else
      load_value(l, &l->rules->questions[question], node,
                 &answers->of[question]);
    return;
  }
  ww_complain_question(l->rules, node->key, ww_key_place(node), l->diags);
}

/* Answers beside `answers`, not in it: told as such, not as unknown keys. */
static bool check_misplaced(const loading *l, const ww_node *tree) {
  bool fine = true;
  for (const ww_node *m = tree->first; m; m = m->next) {
    if (tree->kind != WW_MAP || ww_field_find(&ww_profile_fields, m->key) ||
        ww_question_index(l->rules, m->key) == WW_NONE)
      continue;
    ww_diag *diag = ww_error(l->diags, WW_D_UNKNOWN_KEY, ww_key_place(m),
                             "the answer to '%.*s' stands outside of 'answers'",
                             WW_P(m->key));
    ww_hint(l->diags, diag, "move it into 'answers'");
    fine = false;
  }
  return fine;
}

ww_answers *ww_profile_load(ww_arena *arena, const ww_rules *rules,
                            const ww_node *tree, ww_diag_list *diags) {
  const ww_node *found[WW_PROFILE_COUNT];
  loading l = {rules, arena, diags};
  size_t before = diags->errors;
  ww_answers *answers = WW_NEW(arena, ww_answers);
  answers->of = WW_NEWS(arena, ww_answer, (size_t)rules->question_count);
  if (!check_misplaced(&l, tree) ||
      !ww_fields_read(tree, &ww_profile_fields, found, diags))
    return NULL;
  if (found[WW_PROFILE_PROJECT])
    answers->project = found[WW_PROFILE_PROJECT]->text;
  if (found[WW_PROFILE_DESCRIPTION])
    answers->description = found[WW_PROFILE_DESCRIPTION]->text;
  const ww_node *schema = found[WW_PROFILE_SCHEMA];
  if (schema && schema->kind == WW_SCALAR)
    answers->schema = schema->text;
  const ww_node *map = found[WW_PROFILE_ANSWERS];
  for (const ww_node *m = map ? map->first : NULL; m; m = m->next)
    load_answer(&l, answers, m);
  return diags->errors > before ? NULL : answers;
}

void ww_states_of(const ww_rules *rules, const ww_answers *answers,
                  int states[]) {
  const ww_program *program = rules->program;
  for (int v = 0; v < program->variable_count; v++) {
    const ww_variable *variable = &program->variables[v];
    bool asked =
        variable->kind == WW_OF_QUESTION || variable->kind == WW_OF_MEMBER;
    const ww_answer *answer = asked ? &answers->of[variable->index] : NULL;
    if (!asked || !answer->known)
      states[v] = variable->kind == WW_OF_GATE ? 0 : variable->states;
    else if (variable->kind == WW_OF_MEMBER)
      states[v] = (int)(answer->members >> variable->member & 1);
    else if (rules->questions[variable->index].type == WW_NUMBER)
      states[v] =
          ww_cell_of(&rules->questions[variable->index], answer->number);
    else
      states[v] = answer->value;
  }
}

void ww_put_answer(ww_buf *buf, const ww_question *question,
                   const ww_answer *answer) {
  if (!answer->known) {
    ww_put_c(buf, "unknown");
  } else if (question->type == WW_NUMBER) {
    ww_put_number_grouped(buf, answer->number);
  } else if (question->type == WW_FLAG) {
    ww_put_c(buf, answer->value ? "yes" : "no");
  } else if (question->type == WW_SET) {
    bool first = true;
    for (int i = 0; i < question->value_count; i++) {
      if (!(answer->members >> i & 1))
        continue;
      ww_put_c(buf, first ? "" : ", ");
      ww_put(buf, question->values[i].id);
      first = false;
    }
    if (first)
      ww_put_c(buf, "none");
  } else {
    ww_put(buf, question->values[answer->value].id);
  }
}
