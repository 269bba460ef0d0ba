/* From a tree to the answer to a question; see answer.h. */
#include "rulebook/answer.h"

#include "base/fold.h"
#include "read/fields.h"

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

static void hint_type(ww_diag_list *diags, ww_diag *diag,
                      const ww_question *question, const ww_node *node) {
  bool scalar = node->kind == WW_SCALAR;
  const char *hint = scalar ? meant(question, node->text) : NULL;
  const char *flag =
      scalar && question->type == WW_FLAG ? ww_word_flag(node->text) : NULL;
  const char *quote = node->plain ? "" : "\"";
  if (needlessly_quoted(question, node))
    ww_hint(diags, diag, "leave out the quotes");
  else if (flag)
    ww_hint(diags, diag, "write %s", flag);
  else if (hint)
    ww_hint(diags, diag, "%s", hint);
  else if (scalar && ww_value_index(question, node->text) != WW_NONE)
    ww_hint(diags, diag, "write a list: [%s%.*s%s]", quote, WW_P(node->text),
            quote);
  else if (scalar && node->plain && question->type == WW_NUMBER)
    ww_hint(diags, diag, "write it as 1500, 0.5 or 1.5e6");
  else
    ww_hint_values(diags, diag, question, (ww_str){0});
  if (diag->hint.size == 0)
    ww_hint(diags, diag, "%s", absent);
}

/* "'x' must be ..., not ...": the same words for every type. */
static bool wrong_type(const ww_question *question, const ww_node *node,
                       const char *wanted, ww_diag_list *diags) {
  bool word = node->kind == WW_SCALAR && node->plain && !ww_node_is_null(node);
  const char *got =
      word ? ww_quote(diags->arena, node->text).at : ww_node_noun(node);
  ww_diag *diag =
      ww_error(diags, WW_D_WRONG_TYPE, ww_node_place(node),
               "'%.*s' must be %s, not %s", WW_P(question->id), wanted, got);
  hint_type(diags, diag, question, node);
  return false;
}

static int find_value(const ww_question *question, const ww_node *node,
                      ww_diag_list *diags) {
  int index = ww_value_index(question, node->text);
  if (index != WW_NONE)
    return index;
  ww_complain_value(question, node->text, ww_node_place(node), diags);
  if (ww_str_is(node->text, "unknown"))
    ww_hint(diags, diags->last, "%s", absent);
  return WW_NONE;
}

static bool load_choice(const ww_question *question, const ww_node *node,
                        ww_answer *answer, ww_diag_list *diags) {
  if (node->kind != WW_SCALAR)
    return wrong_type(question, node, "one of its values", diags);
  answer->value = find_value(question, node, diags);
  return answer->value != WW_NONE;
}

static bool load_flag(const ww_question *question, const ww_node *node,
                      ww_answer *answer, ww_diag_list *diags) {
  bool plain = node->kind == WW_SCALAR && node->plain;
  bool yes = plain && ww_str_is(node->text, "true");
  bool no = plain && ww_str_is(node->text, "false");
  if (!yes && !no)
    return wrong_type(question, node, "true or false", diags);
  answer->value = yes;
  return true;
}

static bool load_set(const ww_question *question, const ww_node *node,
                     ww_answer *answer, ww_diag_list *diags) {
  if (node->kind != WW_LIST)
    return wrong_type(question, node, "a list of its values", diags);
  bool fine = true;
  for (const ww_node *item = node->first; item; item = item->next) {
    if (item->kind != WW_SCALAR) {
      ww_diag *diag =
          ww_error(diags, WW_D_WRONG_TYPE, ww_node_place(item),
                   "an item of '%.*s' must be one of its values, not %s",
                   WW_P(question->id), ww_node_noun(item));
      ww_hint_values(diags, diag, question, (ww_str){0});
      fine = false;
      continue;
    }
    int value = find_value(question, item, diags);
    if (value == WW_NONE)
      fine = false;
    else
      answer->members |= (uint64_t)1 << value;
  }
  return fine;
}

static bool load_number(const ww_question *question, const ww_node *node,
                        ww_answer *answer, ww_diag_list *diags) {
  const char *wanted = question->whole ? "a whole number" : "a number";
  if (node->kind != WW_SCALAR || !node->plain)
    return wrong_type(question, node, wanted, diags);
  double value;
  ww_place place = ww_node_place(node);
  ww_number_fault fault = ww_number_read(node->text, &value, NULL);
  if (fault == WW_NUMBER_GRAMMAR)
    return wrong_type(question, node, wanted, diags);
  answer->number = value;
  return ww_number_check(question, fault, value, node->text, place, diags);
}

void ww_answer_load(const ww_question *question, const ww_node *node,
                    ww_answer *answer, ww_diag_list *diags) {
  typedef bool read(const ww_question *, const ww_node *, ww_answer *,
                    ww_diag_list *);
  static read *const readers[] = {
      [WW_CHOICE] = load_choice, [WW_SCALE] = load_choice,  [WW_SET] = load_set,
      [WW_FLAG] = load_flag,     [WW_NUMBER] = load_number,
  };
  if (!ww_node_is_null(node))
    answer->known = readers[question->type](question, node, answer, diags);
}
