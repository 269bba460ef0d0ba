/* What would change the recommendation, and which open questions to ask; see
 * compose.h. */
#include "engine/analysis.h"
#include "report/compose/compose.h"

static void add_heading(ww_composing *c, const char *heading) {
  if (heading)
    ww_run_add(ww_heading_add(c->doc, 2), WW_RUN_PLAIN, ww_str_from(heading));
}

/* ---- What would change this ------------------------------------------- */

static void add_outcome(const ww_result *result, int outcome,
                        ww_element *text) {
  ww_run_add(text, WW_RUN_PLAIN, WW_S(" \xE2\x86\x92 "));
  ww_run_add(text, WW_RUN_STRONG, ww_outcome_words(result, outcome));
}

/* In which turn a flip is told. */
typedef enum turn {
  TURN_GUESSED, /* by a guess, which is worth checking first */
  TURN_KNOWN,
  TURN_OPEN,
  TURN_COUNT,
} turn;

static turn turn_of(const ww_composing *c, const ww_flip *flip) {
  const ww_answer *answers = c->verdict->answers->of;
  if (flip->open)
    return TURN_OPEN;
  for (int i = 0; i < flip->count; i++)
    if (answers[flip->changes[i].question].basis == WW_BASIS_GUESSED)
      return TURN_GUESSED;
  return TURN_KNOWN;
}

static bool leads_to(const ww_open_question *open, int outcome) {
  for (int i = 0; i < open->lead_count; i++)
    if (open->leads[i].outcome == outcome)
      return true;
  return false;
}

typedef struct telling {
  const char *heading;
  ww_element *list; /* NULL until there is something in it */
  bool told[WW_FLIPS_MOST];
} telling;

/* A flip and those that are told with it, as one line. */
static void tell_flip(ww_composing *c, const ww_result *result, telling *t,
                      int i) {
  const ww_flips *flips = c->verdict->analysis->flips;
  const ww_flip *alike[WW_FLIPS_MOST];
  int count = 0;
  for (int k = i; k < flips->count; k++) {
    if (k > i && !ww_changes_merge(c, &flips->of[i], &flips->of[k]))
      continue;
    alike[count++] = &flips->of[k];
    t->told[k] = true;
  }
  if (!t->list) {
    add_heading(c, t->heading);
    t->list = ww_element_add(c->doc, WW_ELEMENT_LIST);
  }
  ww_element *item = ww_element_add(t->list, WW_ELEMENT_ITEM);
  ww_element *text = ww_element_add(item, WW_ELEMENT_PARAGRAPH);
  ww_compose_changes(c, text, alike, count);
  add_outcome(result, flips->of[i].outcome, text);
}

static void compose_no_flips(ww_composing *c, const char *heading) {
  add_heading(c, heading);
  ww_paragraph_add(c->doc, c->verdict->analysis->flips->exact
                               ? WW_S("No other answers to one, two or three "
                                      "questions would.")
                               : WW_S("No other answers to one, two or three "
                                      "questions were found that would."));
}

void ww_compose_flips(ww_composing *c, const ww_result *result,
                      const char *heading) {
  telling t = {.heading = heading};
  if (!c->verdict->analysis)
    return;
  const ww_flips *flips = c->verdict->analysis->flips;
  for (turn now = TURN_GUESSED; now < TURN_COUNT; now++)
    for (int i = 0; i < flips->count; i++)
      if (!t.told[i] && turn_of(c, &flips->of[i]) == now)
        tell_flip(c, result, &t, i);
  if (flips->count == 0)
    compose_no_flips(c, heading);
  if (t.list && flips->left_out > 0) {
    ww_element *more = ww_element_add(ww_element_add(t.list, WW_ELEMENT_ITEM),
                                      WW_ELEMENT_PARAGRAPH);
    ww_run_addf(more, WW_RUN_PLAIN, "%d more", flips->left_out);
  }
}

/* ---- Still open ------------------------------------------------------- */

static bool leads_away(const ww_open_question *open, int now) {
  for (int i = 0; i < open->lead_count; i++)
    if (open->leads[i].outcome != now)
      return true;
  return false;
}

/* Whether an answer to it alone is among the flips: of a set, several members
 * or none. */
static bool flips_alone(const ww_composing *c, int question) {
  const ww_flips *flips = c->verdict->analysis->flips;
  for (int i = 0; i < flips->count; i++)
    if (flips->of[i].count == 1 && flips->of[i].changes[0].question == question)
      return true;
  return false;
}

/* "below 500", or of a set its member. */
static void put_lead(ww_buf *buf, const ww_question *question,
                     const ww_lead *lead) {
  if (question->type == WW_SET)
    ww_put(buf, question->values[lead->first].id);
  else
    ww_put_states(buf, question, lead->first, lead->last);
}

/* All the answers that lead to the outcome. */
static void add_leads(const ww_composing *c, const ww_open_question *open,
                      int outcome, ww_element *text) {
  const ww_question *question = &c->verdict->rules->questions[open->question];
  ww_buf words = ww_buf_new(c->arena);
  int count = 0;
  int told = 0;
  for (int i = 0; i < open->lead_count; i++)
    count += open->leads[i].outcome == outcome;
  for (int i = 0; i < open->lead_count; i++) {
    if (open->leads[i].outcome != outcome)
      continue;
    ww_put_c(&words, ww_joiner(told++, count, " or "));
    put_lead(&words, question, &open->leads[i]);
  }
  ww_run_add(text, WW_RUN_PLAIN, ww_buf_str(&words));
}

/* What its answers lead to, but for those that change nothing. */
static void compose_leads(const ww_composing *c, const ww_result *result,
                          const ww_open_question *open, int now,
                          ww_element *text) {
  bool first = true;
  ww_compose_subject(c, text, open->question);
  for (int o = 0; o <= result->rules->option_count; o++) {
    if (o == now || !leads_to(open, o))
      continue;
    ww_run_add(text, WW_RUN_PLAIN, first ? WW_S("") : WW_S("; "));
    first = false;
    add_leads(c, open, o, text);
    add_outcome(result, o, text);
  }
}

void ww_compose_open_questions(ww_composing *c, const ww_result *result,
                               const char *heading) {
  const ww_analysis *analysis = c->verdict->analysis;
  if (!analysis || analysis->open_questions->count == 0)
    return;
  const ww_open_questions *list = analysis->open_questions;
  int now = ww_outcome_now(result);
  add_heading(c, heading);
  ww_element *items = ww_element_add(c->doc, WW_ELEMENT_LIST);
  items->numbered = true;
  for (int i = 0; i < list->count; i++) {
    const ww_open_question *open = &list->of[i];
    const ww_question *question = &c->verdict->rules->questions[open->question];
    ww_element *item = ww_element_add(items, WW_ELEMENT_ITEM);
    ww_element *ask = ww_paragraph_add(item, question->ask);
    if (leads_away(open, now)) {
      compose_leads(c, result, open, now,
                    ww_element_add(item, WW_ELEMENT_PARAGRAPH));
      continue;
    }
    ww_run_add(ask, WW_RUN_ASIDE, WW_S(" ("));
    ww_run_add(ask, WW_RUN_CODE, question->id);
    ww_run_add(ask, WW_RUN_ASIDE,
               flips_alone(c, open->question) ? WW_S(")")
                                              : WW_S(", only with others)"));
  }
}
