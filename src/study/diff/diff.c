/* What was changed between two rulebooks; see diff.h. */
#include "study/diff/diff.h"

#include "phrase/phrase.h"

const char *const ww_edit_words[] = {"added", "removed", "changed", "renamed",
                                     NULL};
const char *const ww_edited_words[] = {
    "question",  "condition", "decision", "option",    "rule",   "advice",
    "invariant", "constant",  "price",    "precedent", "source", NULL};

typedef struct making {
  ww_arena *arena;
  ww_diff *diff;
  int capacity; /* of edits */
} making;

static void add(making *m, ww_edit edit) {
  m->diff->edits[m->diff->edit_count++] = edit;
}

static size_t entries_of(const ww_rules *rules) {
  int count = rules->question_count + rules->condition_count +
              rules->decision_count + rules->advice_count;
  for (int d = 0; d < rules->decision_count; d++)
    count +=
        rules->decisions[d].rule_count + rules->decisions[d].option_count + 1;
  return (size_t)count;
}

/* ---- Questions, conditions, advice ------------------------------------ */

/* Of a question that the new rulebook has under another id: an alias of one of
 * them is the other; or WW_NONE. */
static int find_renamed(const ww_rules *after, const ww_question *question) {
  int other = ww_question_index(after, question->id);
  for (int i = 0; other == WW_NONE && i < question->alias_count; i++)
    other = ww_question_index(after, question->aliases[i]);
  if (other == WW_NONE ||
      ww_str_equal(after->questions[other].id, question->id))
    return WW_NONE;
  return other;
}

static void index_questions(making *m, ww_rules *rules, const ww_rules *old) {
  rules->by_id = ww_table_new(m->arena);
  for (int q = 0; q < rules->question_count; q++) {
    ww_question *question = &rules->questions[q];
    ww_table_add(&rules->by_id, question->id, question);
    ww_table_add(&rules->by_id, old->questions[q].id, question);
    for (int i = 0; i < question->alias_count; i++)
      ww_table_add(&rules->by_id, question->aliases[i], question);
  }
}

/* The old rulebook with its questions called as the new one calls them, so that
 * a new name alone changes nothing. */
static const ww_rules *rename_questions(making *m, const ww_rules *before,
                                        const ww_rules *after) {
  size_t count = (size_t)before->question_count;
  ww_rules *rules = WW_NEW(m->arena, ww_rules);
  *rules = *before;
  rules->questions = WW_NEWS(m->arena, ww_question, count);
  for (int q = 0; q < before->question_count; q++) {
    ww_question *question = &rules->questions[q];
    *question = before->questions[q];
    int other = find_renamed(after, question);
    if (other == WW_NONE)
      continue;
    add(m, (ww_edit){.kind = WW_EDIT_RENAMED,
                     .what = WW_EDITED_QUESTION,
                     .id = question->id,
                     .to = after->questions[other].id});
    question->id = after->questions[other].id;
  }
  if (m->diff->edit_count == 0)
    return before;
  index_questions(m, rules, before);
  return rules;
}

static void edit_questions(making *m) {
  const ww_rules *before = m->diff->rules[WW_BEFORE];
  const ww_rules *after = m->diff->rules[WW_AFTER];
  for (int q = 0; q < before->question_count; q++) {
    const ww_question *a = &before->questions[q];
    int other = ww_question_index(after, a->id);
    ww_edit edit = {.what = WW_EDITED_QUESTION, .id = a->id};
    edit.kind = other == WW_NONE ? WW_EDIT_REMOVED : WW_EDIT_CHANGED;
    if (other == WW_NONE || !ww_question_same(a, &after->questions[other]))
      add(m, edit);
  }
  for (int q = 0; q < after->question_count; q++)
    if (ww_question_index(before, after->questions[q].id) == WW_NONE)
      add(m, (ww_edit){.kind = WW_EDIT_ADDED,
                       .what = WW_EDITED_QUESTION,
                       .id = after->questions[q].id});
}

static bool same_words(const making *m, const ww_when *a, const ww_when *b) {
  ww_buf words[] = {ww_buf_new(m->arena), ww_buf_new(m->arena)};
  ww_put_when(&words[WW_BEFORE], m->diff->rules[WW_BEFORE], a, false);
  ww_put_when(&words[WW_AFTER], m->diff->rules[WW_AFTER], b, false);
  return ww_str_equal(ww_buf_str(&words[0]), ww_buf_str(&words[1]));
}

static int find_condition(const ww_rules *rules, ww_str id) {
  for (int i = 0; i < rules->condition_count; i++)
    if (ww_str_equal(rules->conditions[i].id, id))
      return i;
  return WW_NONE;
}

static int find_advice(const ww_rules *rules, ww_str id) {
  for (int i = 0; i < rules->advice_count; i++)
    if (ww_str_equal(rules->advice[i].id, id))
      return i;
  return WW_NONE;
}

static void edit_conditions(making *m) {
  const ww_rules *before = m->diff->rules[WW_BEFORE];
  const ww_rules *after = m->diff->rules[WW_AFTER];
  for (int i = 0; i < before->condition_count; i++) {
    const ww_condition *a = &before->conditions[i];
    int other = find_condition(after, a->id);
    ww_edit edit = {.what = WW_EDITED_CONDITION, .id = a->id};
    edit.kind = other == WW_NONE ? WW_EDIT_REMOVED : WW_EDIT_CHANGED;
    if (other == WW_NONE ||
        !same_words(m, a->when, after->conditions[other].when))
      add(m, edit);
  }
  for (int i = 0; i < after->condition_count; i++)
    if (find_condition(before, after->conditions[i].id) == WW_NONE)
      add(m, (ww_edit){.kind = WW_EDIT_ADDED,
                       .what = WW_EDITED_CONDITION,
                       .id = after->conditions[i].id});
}

static bool same_text(const ww_template *a, const ww_template *b) {
  bool same = a->count == b->count;
  for (int i = 0; same && i < a->count; i++)
    same = ww_str_equal(a->parts[i].text, b->parts[i].text);
  return same;
}

static void edit_advice(making *m) {
  const ww_rules *before = m->diff->rules[WW_BEFORE];
  const ww_rules *after = m->diff->rules[WW_AFTER];
  for (int i = 0; i < before->advice_count; i++) {
    const ww_advice *a = &before->advice[i];
    int other = find_advice(after, a->id);
    ww_edit edit = {
        .kind = WW_EDIT_REMOVED, .what = WW_EDITED_ADVICE, .id = a->id};
    if (other != WW_NONE) {
      const ww_advice *b = &after->advice[other];
      edit.kind = WW_EDIT_CHANGED;
      edit.differs = (same_words(m, a->when, b->when) ? 0u : WW_DIFFERS_TEST) |
                     (same_text(&a->say, &b->say) && a->kind == b->kind
                          ? 0u
                          : WW_DIFFERS_WORDS);
    }
    if (other == WW_NONE || edit.differs)
      add(m, edit);
  }
  for (int i = 0; i < after->advice_count; i++)
    if (find_advice(before, after->advice[i].id) == WW_NONE)
      add(m, (ww_edit){.kind = WW_EDIT_ADDED,
                       .what = WW_EDITED_ADVICE,
                       .id = after->advice[i].id});
}

/* ---- Decisions -------------------------------------------------------- */

static bool same_option(const ww_pairing *p, int before, int after) {
  const ww_decision_rules *old = p->decision[WW_BEFORE];
  const ww_decision_rules *new = p->decision[WW_AFTER];
  const ww_option *a = &old->options[before];
  const ww_option *b = &new->options[after];
  bool same = a->base == b->base;
  for (int n = 0; n < old->need_count; n++) {
    int other = ww_need_named(new, old->needs[n].id);
    same = same && a->serves[n] == (other == WW_NONE ? 0 : b->serves[other]);
  }
  for (int n = 0; n < new->need_count; n++)
    same = same && (ww_need_named(old, new->needs[n].id) != WW_NONE ||
                    b->serves[n] == 0);
  return same;
}

static void edit_options(making *m, const ww_pairing *p) {
  const ww_decision_rules *before = p->decision[WW_BEFORE];
  const ww_decision_rules *after = p->decision[WW_AFTER];
  for (int o = 0; o < before->option_count; o++) {
    int other = p->namesake[WW_BEFORE][o];
    ww_edit edit = {.what = WW_EDITED_OPTION,
                    .id = before->options[o].id,
                    .decision = before->id};
    edit.kind = other == WW_NONE ? WW_EDIT_REMOVED : WW_EDIT_CHANGED;
    if (other == WW_NONE || !same_option(p, o, other))
      add(m, edit);
  }
  for (int o = 0; o < after->option_count; o++)
    if (p->namesake[WW_AFTER][o] == WW_NONE)
      add(m, (ww_edit){.kind = WW_EDIT_ADDED,
                       .what = WW_EDITED_OPTION,
                       .id = after->options[o].id,
                       .decision = after->id});
}

static void edit_rules(making *m, const ww_pairing *p) {
  for (int i = 0; i < p->rule_count; i++) {
    const ww_paired_rule *paired = &p->rules[i];
    int side = paired->rule[WW_BEFORE] == WW_NONE ? WW_AFTER : WW_BEFORE;
    ww_edit edit = {.what = WW_EDITED_RULE,
                    .id = p->decision[side]->rules[paired->rule[side]].id,
                    .decision = p->decision[side]->id,
                    .differs = paired->differs};
    bool removed = paired->rule[WW_AFTER] == WW_NONE;
    edit.kind = removed            ? WW_EDIT_REMOVED
                : side == WW_AFTER ? WW_EDIT_ADDED
                                   : WW_EDIT_CHANGED;
    if (edit.kind != WW_EDIT_CHANGED || paired->differs)
      add(m, edit);
  }
}

static void pair_decisions(making *m) {
  ww_diff *diff = m->diff;
  const ww_rules *before = diff->rules[WW_BEFORE];
  const ww_rules *after = diff->rules[WW_AFTER];
  bool same_before = true;
  for (int d = 0; d < before->decision_count; d++) {
    ww_str id = before->decisions[d].id;
    int other = ww_decision_named(after, id);
    if (other == WW_NONE) {
      add(m, (ww_edit){.kind = WW_EDIT_REMOVED,
                       .what = WW_EDITED_DECISION,
                       .id = id});
      same_before = false;
      continue;
    }
    ww_diff_decision *decision = &diff->decisions[diff->decision_count];
    decision->pairing =
        ww_pairing_make(m->arena, before, after, d, other, same_before);
    decision->same = ww_pairing_same(decision->pairing);
    same_before = same_before && decision->same;
    if (d == before->main && other == after->main)
      diff->main = diff->decision_count;
    diff->decision_count++;
    if (decision->pairing->when_edited)
      add(m, (ww_edit){.kind = WW_EDIT_CHANGED,
                       .what = WW_EDITED_DECISION,
                       .id = id});
    edit_options(m, decision->pairing);
    edit_rules(m, decision->pairing);
  }
  for (int d = 0; d < after->decision_count; d++)
    if (ww_decision_named(before, after->decisions[d].id) == WW_NONE)
      add(m, (ww_edit){.kind = WW_EDIT_ADDED,
                       .what = WW_EDITED_DECISION,
                       .id = after->decisions[d].id});
}

ww_diff *ww_diff_new(ww_arena *arena, const ww_rules *before,
                     const ww_rules *after) {
  ww_diff *diff = WW_NEW(arena, ww_diff);
  making m = {.arena = arena, .diff = diff};
  diff->rules[WW_BEFORE] = before;
  diff->rules[WW_AFTER] = after;
  diff->main = WW_NONE;
  diff->edits = WW_NEWS(arena, ww_edit,
                        entries_of(before) + entries_of(after) +
                            ww_written_most(arena, before) +
                            ww_written_most(arena, after));
  diff->decisions =
      WW_NEWS(arena, ww_diff_decision, (size_t)before->decision_count);
  diff->rules[WW_BEFORE] = rename_questions(&m, before, after);
  edit_questions(&m);
  edit_conditions(&m);
  pair_decisions(&m);
  edit_advice(&m);
  diff->edit_count +=
      ww_written_edits(arena, diff, &diff->edits[diff->edit_count]);
  ww_edits_rename(arena, diff);
  return diff;
}

bool ww_diff_changes(const ww_diff *diff) {
  for (int i = 0; i < diff->edit_count; i++)
    if (ww_edit_drops(&diff->edits[i]))
      return true;
  if (diff->read)
    return diff->turned_count > 0;
  for (int i = 0; i < diff->decision_count; i++) {
    const ww_diff_decision *decision = &diff->decisions[i];
    bool searched = !decision->same && !decision->pairing->follows;
    if (searched && (decision->pair_count > 0 || !decision->exact))
      return true;
  }
  return false;
}
