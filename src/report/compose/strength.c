/* How far to trust a recommendation, in a sentence; see compose.h. */
#include "report/compose/compose.h"

#include "engine/analysis.h"

ww_str ww_no_verdict(const ww_result *result) {
  return result->silent ? WW_S("nothing to go on yet")
                        : WW_S("nothing can be recommended");
}

/* The questions that tell most, the core ones where that is not known. */
static int first_questions(const ww_composing *c, int most, int of[]) {
  const ww_verdict *verdict = c->verdict;
  int count = 0;
  if (verdict->analysis) {
    const ww_open_questions *open = verdict->analysis->open_questions;
    for (int i = 0; i < open->count && count < most; i++)
      of[count++] = open->of[i].question;
    return count;
  }
  for (int q = 0; q < verdict->rules->question_count && count < most; q++)
    if (verdict->rules->questions[q].core && !verdict->answers->of[q].known)
      of[count++] = q;
  return count;
}

void ww_add_first_questions(const ww_composing *c, ww_element *text) {
  enum { MOST = 3 };
  int of[MOST];
  int count = first_questions(c, MOST, of);
  for (int i = 0; i < count; i++) {
    const ww_question *question = &c->verdict->rules->questions[of[i]];
    ww_run_add(text, WW_RUN_PLAIN,
               i == 0 ? WW_S("Say first: ")
                      : ww_str_from(ww_joiner(i, count, " and ")));
    ww_run_add(text, WW_RUN_PLAIN, ww_called(c->arena, question));
  }
  if (count > 0)
    ww_run_add(text, WW_RUN_PLAIN, WW_S(". "));
}

/* What is done first, whichever of the two is chosen: "; both begin with:
 * Write the evals". */
static void add_beginning(const ww_composing *c, const ww_result *result,
                          ww_element *text) {
  const ww_rules *rules = c->verdict->rules;
  int begins[2];
  for (int i = 0; i < 2; i++)
    begins[i] = ww_begins_with(c->arena, rules, c->verdict->answers,
                               result->ranking[i]);
  if (begins[0] == WW_NONE || begins[0] != begins[1])
    return;
  ww_run_addf(text, WW_RUN_PLAIN, "; both begin with: %.*s",
              WW_P(rules->decisions[rules->leading].options[begins[0]].title));
}

static void add_close(const ww_composing *c, const ww_result *result,
                      ww_element *text) {
  ww_run_add(text, WW_RUN_STRONG, WW_S("Close: "));
  if (result->runner_up == WW_NONE) {
    ww_run_add(text, WW_RUN_PLAIN,
               WW_S("nothing else can be chosen, but too little is known. "));
    return;
  }
  ww_run_addf(text, WW_RUN_PLAIN, "%.*s or %.*s",
              WW_P(ww_option_of(result, result->winner)->title),
              WW_P(ww_option_of(result, result->runner_up)->title));
  add_beginning(c, result, text);
  ww_run_add(text, WW_RUN_PLAIN, WW_S(". "));
}

void ww_add_strength(const ww_composing *c, const ww_result *result,
                     ww_element *text) {
  const ww_certainty *certainty = &c->verdict->analysis->certainty;
  if (!certainty->given)
    return;
  if (certainty->strength == WW_STRENGTH_NONE) {
    ww_add_first_questions(c, text);
  } else if (certainty->strength == WW_STRENGTH_CLOSE) {
    add_close(c, result, text);
  } else if (certainty->record.of > 0) {
    ww_run_add(text, WW_RUN_STRONG,
               certainty->strength == WW_STRENGTH_CLEAR ? WW_S("Clearly: ")
                                                        : WW_S("Probably: "));
    ww_run_addf(text, WW_RUN_PLAIN,
                "of %d published project%s decided as clearly, %d turned out "
                "so. ",
                certainty->record.of, certainty->record.of == 1 ? "" : "s",
                certainty->record.right);
  }
}
