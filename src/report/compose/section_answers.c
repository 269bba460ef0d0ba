/* The answers that the verdict rests on, and how far they can be trusted;
 * see sections.h. */
#include "report/compose/sections.h"

#include "engine/analysis.h"

/* ---- Drivers ------------------------------------------------------------ */

/* How many rules of all decisions fired because of each question,
 * [question_count]. */
static int *count_uses(const ww_sections *s) {
  const ww_verdict *verdict = s->report->verdict;
  int *uses =
      WW_NEWS(s->composing.arena, int, (size_t)verdict->rules->question_count);
  for (int d = 0; d < verdict->rules->decision_count; d++) {
    const ww_result *result = &verdict->results[d];
    for (int i = 0; result->made && i < result->reason_count; i++)
      for (int k = 0; k < result->reasons[i].question_count; k++)
        uses[result->reasons[i].questions[k]]++;
  }
  return uses;
}

/* Known answers: those that made rules fire in the order of the reasons, then
 * the others. Returns how many. */
static int list_drivers(const ww_sections *s, int list[]) {
  const ww_verdict *verdict = s->report->verdict;
  const ww_result *result = s->result;
  int questions = verdict->rules->question_count;
  bool *listed = WW_NEWS(s->composing.arena, bool, (size_t)questions);
  int count = 0;
  for (int i = 0; i < result->reason_count; i++)
    for (int k = 0; k < result->reasons[i].question_count; k++) {
      int q = result->reasons[i].questions[k];
      if (listed[q] || !verdict->answers->of[q].known)
        continue;
      listed[q] = true;
      list[count++] = q;
    }
  for (int q = 0; q < questions; q++)
    if (!listed[q] && verdict->answers->of[q].known)
      list[count++] = q;
  return count;
}

/* "measured, Support quality, 2026-10-19" */
static ww_str known_how(const ww_sections *s, int question) {
  const ww_answer *answer = &s->report->verdict->answers->of[question];
  ww_str parts[] = {ww_str_from(ww_basis_words[answer->basis]), answer->owner,
                    answer->date};
  ww_buf buf = ww_buf_new(s->composing.arena);
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    ww_put_c(&buf, buf.size && parts[i].size ? ", " : "");
    ww_put(&buf, parts[i]);
  }
  return ww_buf_str(&buf);
}

static void add_question(const ww_sections *s, ww_element *row, int q) {
  const ww_question *question = &s->report->verdict->rules->questions[q];
  ww_element *cell = ww_section_cell(row, WW_RUN_PLAIN, question->ask);
  ww_run_add(cell, WW_RUN_PLAIN, WW_S(" "));
  ww_run_add(cell, WW_RUN_CODE, question->id);
}

static void add_answer(const ww_sections *s, ww_element *row, int q) {
  const ww_answer *answer = &s->report->verdict->answers->of[q];
  ww_element *cell = ww_section_cell(row, WW_RUN_STRONG, ww_answer_words(s, q));
  if (answer->note.size)
    ww_run_addf(cell, WW_RUN_ASIDE, ": %.*s", WW_P(answer->note));
}

void ww_section_drivers(ww_sections *s) {
  static const char *const columns[] = {"Question", "Answer", "Known how",
                                        "Rules fired", NULL};
  int count = s->report->verdict->rules->question_count;
  int *list = WW_NEWS(s->composing.arena, int, (size_t)count);
  const int *uses = count_uses(s);
  count = list_drivers(s, list);
  if (count == 0)
    return;
  ww_element *table = ww_section_table(s->composing.doc, columns);
  table->first->last->right = true;
  ww_run_add(table, WW_RUN_PLAIN,
             WW_S("What is known of the project; what weighs most comes "
                  "first."));
  for (int i = 0; i < count; i++) {
    ww_element *row = ww_section_row(table);
    add_question(s, row, list[i]);
    add_answer(s, row, list[i]);
    ww_section_cell(row, WW_RUN_PLAIN, known_how(s, list[i]));
    ww_section_cell(row, WW_RUN_PLAIN,
                    ww_format(s->composing.arena, "%d", uses[list[i]]));
  }
}

/* ---- Assumptions -------------------------------------------------------- */

/* The first single flip by another answer to the question, or NULL. */
static const ww_flip *flip_by(const ww_sections *s, int question) {
  const ww_analysis *analysis = s->report->verdict->analysis;
  for (int i = 0; analysis && i < analysis->flips->count; i++) {
    const ww_flip *flip = &analysis->flips->of[i];
    if (flip->count == 1 && flip->changes[0].question == question)
      return flip;
  }
  return NULL;
}

/* How early an answer is to be checked; 0: it is not an assumption. */
static int urgency_of(const ww_sections *s, int q) {
  enum { FLIPS = 1, BASES = 2 };
  static const int urgencies[] = {[WW_BASIS_NONE] = BASES,
                                  [WW_BASIS_MEASURED] = 0,
                                  [WW_BASIS_ESTIMATED] = 2 * BASES,
                                  [WW_BASIS_GUESSED] = 3 * BASES};
  const ww_answer *answer = &s->report->verdict->answers->of[q];
  bool flips = answer->known && flip_by(s, q) != NULL;
  if (!answer->known || urgencies[answer->basis] == 0)
    return 0;
  if (answer->basis == WW_BASIS_NONE && !flips)
    return 0;
  return urgencies[answer->basis] + (flips ? FLIPS : 0);
}

/* "measure it; Product answers for it" */
static void add_check(const ww_sections *s, ww_element *row, int q) {
  const ww_verdict *verdict = s->report->verdict;
  const ww_answer *answer = &verdict->answers->of[q];
  bool number = verdict->rules->questions[q].type == WW_NUMBER;
  const char *how = answer->basis == WW_BASIS_NONE ? "Say how it is known"
                    : number                       ? "Measure it"
                                                   : "Find evidence for it";
  ww_element *cell = ww_section_cell(row, WW_RUN_PLAIN, ww_str_from(how));
  if (answer->owner.size)
    ww_run_addf(cell, WW_RUN_PLAIN, " with %.*s", WW_P(answer->owner));
  else
    ww_run_add(cell, WW_RUN_PLAIN, WW_S(", and name who owns it"));
  ww_run_add(cell, WW_RUN_PLAIN, WW_S("."));
}

static void add_flip(const ww_sections *s, ww_element *row, int q) {
  const ww_flip *flip = flip_by(s, q);
  ww_element *cell = ww_element_add(row, WW_ELEMENT_PARAGRAPH);
  if (!flip) {
    ww_run_add(cell, WW_RUN_PLAIN, WW_S("not by itself"));
    return;
  }
  ww_compose_changes(&s->composing, cell, &flip, 1);
  ww_run_add(cell, WW_RUN_PLAIN, WW_S(" \xE2\x86\x92 "));
  ww_run_add(cell, WW_RUN_STRONG, ww_outcome_title(s, flip->outcome));
}

static void add_assumption(const ww_sections *s, ww_element *table, int q) {
  const ww_answer *answer = &s->report->verdict->answers->of[q];
  const ww_question *question = &s->report->verdict->rules->questions[q];
  ww_element *row = ww_section_row(table);
  ww_element *cell = ww_section_cell(row, WW_RUN_PLAIN,
                                     ww_called(s->composing.arena, question));
  ww_run_add(cell, WW_RUN_PLAIN, WW_S(" "));
  ww_run_add(cell, WW_RUN_CODE, question->id);
  cell = ww_section_cell(row, WW_RUN_STRONG, ww_answer_words(s, q));
  ww_run_addf(cell, WW_RUN_PLAIN, ", %s",
              answer->basis == WW_BASIS_NONE ? "basis not stated"
                                             : ww_basis_words[answer->basis]);
  add_flip(s, row, q);
  add_check(s, row, q);
}

/* Answers whose basis is not stated and that change nothing by themselves. */
static void add_unstated(const ww_sections *s) {
  const ww_verdict *verdict = s->report->verdict;
  ww_element *text = NULL;
  for (int q = 0; q < verdict->rules->question_count; q++) {
    const ww_answer *answer = &verdict->answers->of[q];
    if (!answer->known || answer->basis != WW_BASIS_NONE ||
        urgency_of(s, q) > 0)
      continue;
    if (!text)
      text = ww_paragraph_add(
          s->composing.doc,
          WW_S("Said without a basis, and not able to change the "
               "recommendation by themselves: "));
    else
      ww_run_add(text, WW_RUN_PLAIN, WW_S(", "));
    ww_run_add(text, WW_RUN_CODE, verdict->rules->questions[q].id);
  }
  if (text)
    ww_run_add(text, WW_RUN_PLAIN, WW_S("."));
}

void ww_section_assumptions(ww_sections *s) {
  enum { MOST_URGENT = 7 };
  static const char *const columns[] = {
      "Question", "Assumed", "Would change the decision", "How to check", NULL};
  int questions = s->report->verdict->rules->question_count;
  ww_element *table = NULL;
  for (int urgency = MOST_URGENT; urgency > 0; urgency--)
    for (int q = 0; q < questions; q++) {
      if (urgency_of(s, q) != urgency)
        continue;
      if (!table) {
        table = ww_section_table(s->composing.doc, columns);
        ww_run_add(table, WW_RUN_PLAIN,
                   WW_S("Answers that nobody has measured; what to check "
                        "first comes first."));
      }
      add_assumption(s, table, q);
    }
  add_unstated(s);
}
