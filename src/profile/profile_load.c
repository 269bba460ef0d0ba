/* From a tree to answers; see profile.h. Values are typed by the question,
 * never by their look. */
#include "profile/profile.h"

#include "profile/answers.h"
#include "rulebook/cells.h"

typedef struct loading {
  const ww_rules *rules;
  ww_arena *arena;
  ww_diag_list *diags;
  const ww_node **given; /* [question]: its answer; NULL: none has older ids */
} loading;

static void load_annotated(const loading *l, const ww_question *question,
                           const ww_node *node, ww_answer *answer) {
  const ww_node *found[WW_ANSWER_COUNT];
  if (!ww_fields_read(node, &ww_answer_fields, found, l->diags))
    return;
  if (found[WW_ANSWER_VALUE])
    ww_answer_load(question, found[WW_ANSWER_VALUE], answer, l->diags);
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

/* By what it is called now and what it was called before, a question could be
 * answered twice. */
static bool is_first(const loading *l, int q, const ww_node *node) {
  if (!l->given)
    return true;
  const ww_question *question = &l->rules->questions[q];
  ww_note_old_id(question, node->key, ww_key_place(node), l->diags);
  if (!l->given[q]) {
    l->given[q] = node;
    return true;
  }
  ww_diag *diag = ww_error(l->diags, WW_D_DUPLICATE_KEY, ww_key_place(node),
                           "'%.*s' is answered twice", WW_P(question->id));
  diag->other = ww_key_place(l->given[q]);
  ww_hint(l->diags, diag, "keep '%.*s'", WW_P(question->id));
  return false;
}

static void load_answer(const loading *l, ww_answers *answers,
                        const ww_node *node) {
  int q = ww_question_index(l->rules, node->key);
  if (q == WW_NONE) {
    ww_complain_question(l->rules, node->key, ww_key_place(node), l->diags);
    return;
  }
  if (!is_first(l, q, node))
    return;
  const ww_question *question = &l->rules->questions[q];
  if (node->kind == WW_MAP)
    load_annotated(l, question, node, &answers->of[q]);
  else
    ww_answer_load(question, node, &answers->of[q], l->diags);
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
  size_t questions = (size_t)rules->question_count;
  loading l = {rules, arena, diags, NULL};
  size_t before = diags->errors;
  ww_answers *answers = WW_NEW(arena, ww_answers);
  answers->of = WW_NEWS(arena, ww_answer, questions);
  if (rules->by_id.count > questions)
    l.given = WW_NEWS(arena, const ww_node *, questions);
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

void ww_states_enter(const ww_question *question, const ww_answer *answer,
                     int states[]) {
  for (int v = 0; question->type == WW_SET && v < question->value_count; v++)
    if (question->member_variable[v] != WW_NONE)
      states[question->member_variable[v]] = (int)(answer->members >> v & 1);
  if (question->variable != WW_NONE)
    states[question->variable] = question->type == WW_NUMBER
                                     ? ww_cell_of(question, answer->number)
                                     : answer->value;
}

void ww_states_of(const ww_rules *rules, const ww_answers *answers,
                  int states[]) {
  const ww_program *program = rules->program;
  for (int v = 0; v < program->variable_count; v++) {
    const ww_variable *variable = &program->variables[v];
    states[v] = variable->kind == WW_OF_GATE ? 0 : variable->states;
  }
  for (int q = 0; q < rules->question_count; q++)
    if (answers->of[q].known)
      ww_states_enter(&rules->questions[q], &answers->of[q], states);
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
