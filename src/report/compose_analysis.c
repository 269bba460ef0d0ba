/* What the analysis tells: how sure the recommendation is, what would change
 * it, and which open questions to ask; see compose.h. */
#include "report/compose.h"

#include "base/number.h"
#include "engine/analysis.h"

enum { FLIPS_MOST = 5, OPEN_MOST = 4 };

static void add_heading(ww_composing *c, const char *heading) {
  if (heading)
    ww_run_add(ww_heading_add(c->doc, 2), WW_RUN_PLAIN, ww_str_from(heading));
}

static ww_str grouped(const ww_composing *c, int number) {
  ww_buf buf = ww_buf_new(c->arena);
  ww_put_number_grouped(&buf, number);
  return ww_buf_str(&buf);
}

/* An option, or what stands for none. */
static ww_str outcome_title(const ww_result *result, int outcome) {
  return outcome < result->rules->option_count
             ? ww_option_of(result, outcome)->title
             : WW_S("no recommendation");
}

/* ---- How sure --------------------------------------------------------- */

static int count_open(const ww_composing *c) {
  int open = 0;
  for (int q = 0; q < c->verdict->rules->question_count; q++)
    open += !c->verdict->answers->of[q].known;
  return open;
}

static int outcome_now(const ww_result *result) {
  return result->winner == WW_NONE ? result->rules->option_count
                                   : result->winner;
}

/* "of 1,000 made-up completions of this profile, 283 keep it, 713 lead to RAG
 * and 4 to Hybrid": all that occur among the draws, today's first. */
static void add_shares(const ww_composing *c, const ww_result *result,
                       ww_element *text) {
  const ww_draws *draws = c->verdict->analysis->draws;
  int now = outcome_now(result);
  int count = 1;
  int told = 1;
  for (int o = 0; o < draws->outcome_count; o++)
    count += o != now && draws->outcomes[o] > 0;
  ww_run_addf(text, WW_RUN_PLAIN,
              "of %.*s made-up completions of this profile, %.*s keep%s it",
              WW_P(grouped(c, WW_DRAWS)),
              WW_P(grouped(c, draws->outcomes[now])),
              draws->outcomes[now] == 1 ? "s" : "");
  for (int o = 0; o < draws->outcome_count; o++) {
    int share = draws->outcomes[o];
    if (o == now || share == 0)
      continue;
    ww_run_addf(text, WW_RUN_PLAIN, "%s%.*s%s to %.*s",
                ww_joint(told, count, " and "), WW_P(grouped(c, share)),
                told > 1     ? ""
                : share == 1 ? " leads"
                             : " lead",
                WW_P(outcome_title(result, o)));
    told++;
  }
}

/* "; Hybrid is possible, too": what can come out but never did in the draws.
 * What is not proved could merely not be excluded. */
static void add_rare(const ww_composing *c, const ww_result *result,
                     bool proved, ww_element *text) {
  const ww_unknowns *unknowns = c->verdict->analysis->unknowns;
  int count = 0;
  int told = 0;
  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < unknowns->possible_count; i++) {
      const ww_possible *possible = &unknowns->possible[i];
      if (possible->option == result->winner || possible->draws > 0 ||
          possible->proved != proved)
        continue;
      if (pass == 0)
        count++;
      else
        ww_run_addf(text, WW_RUN_PLAIN, "%s%.*s",
                    told == 0 ? "; " : ww_joint(told, count, " and "),
                    WW_P(outcome_title(result, possible->option)));
      told += pass;
    }
  if (count == 0)
    return;
  if (proved)
    ww_run_add(text, WW_RUN_PLAIN,
               count == 1 ? WW_S(" is possible, too")
                          : WW_S(" are possible, too"));
  else
    ww_run_add(text, WW_RUN_PLAIN, WW_S(" could not be excluded"));
}

static void add_settled(const ww_composing *c, ww_element *text) {
  int open = count_open(c);
  ww_run_add(text, WW_RUN_STRONG, WW_S("Settled: "));
  if (open == 0)
    ww_run_add(text, WW_RUN_PLAIN, WW_S("every question is answered."));
  else if (open == 1)
    ww_run_add(text, WW_RUN_PLAIN,
               WW_S("no answer to the one open question can change it."));
  else
    ww_run_addf(text, WW_RUN_PLAIN,
                "no answers to the %d open questions can change it.", open);
}

static void add_unsettled(const ww_composing *c, const ww_result *result,
                          ww_element *text) {
  const ww_analysis *analysis = c->verdict->analysis;
  bool stable = analysis->unknowns->state == WW_STABLE;
  int nothing = result->rules->option_count;
  ww_run_add(text, WW_RUN_STRONG,
             stable ? WW_S("Stable: ") : WW_S("Provisional: "));
  if (stable)
    ww_run_add(text, WW_RUN_PLAIN, WW_S("no single open answer changes it; "));
  add_shares(c, result, text);
  add_rare(c, result, true, text);
  add_rare(c, result, false, text);
  if (analysis->unknowns->may_block && outcome_now(result) != nothing &&
      analysis->draws->outcomes[nothing] == 0)
    ww_run_add(text, WW_RUN_PLAIN,
               WW_S("; some answers may lead to no recommendation"));
  ww_run_add(text, WW_RUN_PLAIN, WW_S("."));
}

static void add_robustness(const ww_composing *c, const ww_result *result,
                           ww_element *text) {
  const ww_robustness *robustness = &c->verdict->analysis->robustness;
  bool all = robustness->held == robustness->samples;
  ww_run_add(text, WW_RUN_PLAIN,
             all ? WW_S(" It holds in all ") : WW_S(" It holds in "));
  if (!all)
    ww_run_addf(text, WW_RUN_PLAIN, "%.*s of ",
                WW_P(grouped(c, robustness->held)));
  ww_run_addf(text, WW_RUN_PLAIN,
              "%.*s variations of points and published thresholds",
              WW_P(grouped(c, robustness->samples)));
  if (robustness->fragile_to != WW_NONE) {
    ww_run_add(text, WW_RUN_PLAIN, WW_S("; it is most fragile to "));
    ww_run_add(text, WW_RUN_CODE,
               result->rules->rules[robustness->fragile_to].id);
  }
  ww_run_add(text, WW_RUN_PLAIN, WW_S("."));
}

static void add_conflict(const ww_composing *c, ww_element *text) {
  const ww_conflict *conflict = c->verdict->analysis->conflict;
  ww_run_add(text, WW_RUN_STRONG, WW_S("Blocked: "));
  for (int i = 0; i < conflict->count; i++) {
    int q = conflict->questions[i];
    const ww_answer *answer = &c->verdict->answers->of[q];
    ww_buf words = ww_buf_new(c->arena);
    ww_put_answer(&words, &c->verdict->rules->questions[q], answer);
    ww_run_add(text, WW_RUN_PLAIN,
               ww_str_from(ww_joint(i, conflict->count, " and ")));
    ww_run_add(text, WW_RUN_CODE, c->verdict->rules->questions[q].id);
    ww_run_addf(text, WW_RUN_PLAIN, " (%.*s%s)", WW_P(ww_buf_str(&words)),
                answer->basis == WW_BASIS_GUESSED ? ", a guess" : "");
  }
  ww_run_add(text, WW_RUN_PLAIN,
             conflict->count == 0
                 ? WW_S("every option is ruled out, whatever is answered.")
             : conflict->count == 1
                 ? WW_S(" alone rules out every option, whatever else is "
                        "answered.")
                 : WW_S(" together rule out every option, whatever else is "
                        "answered."));
}

void ww_compose_certainty(ww_composing *c, const ww_result *result,
                          const char *heading) {
  const ww_analysis *analysis = c->verdict->analysis;
  if (!analysis)
    return;
  add_heading(c, heading);
  ww_element *text = ww_element_add(c->doc, WW_ELEMENT_PARAGRAPH);
  if (analysis->unknowns->state == WW_BLOCKED)
    add_conflict(c, text);
  else if (analysis->unknowns->state == WW_SETTLED)
    add_settled(c, text);
  else
    add_unsettled(c, result, text);
  if (result->winner != WW_NONE)
    add_robustness(c, result, text);
}

/* ---- What would change this ------------------------------------------- */

static void add_outcome(const ww_result *result, int outcome,
                        ww_element *text) {
  ww_run_add(text, WW_RUN_PLAIN, WW_S(" \xE2\x86\x92 "));
  ww_run_add(text, WW_RUN_STRONG, outcome_title(result, outcome));
}

/* In which turn a flip is told. */
typedef enum turn {
  TURN_GUESSED, /* by a guess, which is worth checking first */
  TURN_KNOWN,
  TURN_OPEN,
  TURN_COUNT,
} turn;

static turn turn_of(const ww_composing *c, const ww_flip *flip) {
  for (int i = 0; i < flip->count; i++)
    if (c->verdict->answers->of[flip->changes[i].question].basis ==
        WW_BASIS_GUESSED)
      return TURN_GUESSED;
  return flip->open ? TURN_OPEN : TURN_KNOWN;
}

/* Whether the question is among those that stand under "Still open", with
 * what its answers lead to. */
static bool is_told_below(const ww_composing *c, const ww_flip *flip) {
  const ww_open_questions *list = c->verdict->analysis->open_questions;
  if (c->whole)
    return false;
  for (int i = 0; i < list->count && i < OPEN_MOST; i++)
    if (flip->open && flip->count == 1 &&
        list->of[i].question == flip->changes[0].question)
      return true;
  return false;
}

typedef struct telling {
  const char *heading;
  ww_element *list; /* NULL until there is something in it */
  int shown, hidden;
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
  if (t->shown == FLIPS_MOST && !c->whole) {
    t->hidden++;
    return;
  }
  if (!t->list) {
    add_heading(c, t->heading);
    t->list = ww_element_add(c->doc, WW_ELEMENT_LIST);
  }
  t->shown++;
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
      if (!t.told[i] && turn_of(c, &flips->of[i]) == now &&
          !is_told_below(c, &flips->of[i]))
        tell_flip(c, result, &t, i);
  if (flips->count == 0)
    compose_no_flips(c, heading);
  t.hidden += flips->left_out;
  if (t.list && t.hidden > 0) {
    ww_element *more = ww_element_add(ww_element_add(t.list, WW_ELEMENT_ITEM),
                                      WW_ELEMENT_PARAGRAPH);
    ww_run_addf(more, WW_RUN_PLAIN, "%d more", t.hidden);
    if (t.hidden > flips->left_out) {
      ww_run_add(more, WW_RUN_PLAIN, WW_S(": see "));
      ww_run_add(more, WW_RUN_CODE, WW_S("--format json"));
    }
  }
}

/* ---- Still open ------------------------------------------------------- */

static bool leads_away(const ww_open_question *open, int now) {
  for (int i = 0; i < open->lead_count; i++)
    if (open->leads[i].outcome != now)
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
    ww_put_c(&words, ww_joint(told++, count, " or "));
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
    bool any = false;
    for (int i = 0; i < open->lead_count; i++)
      any |= open->leads[i].outcome == o;
    if (!any || o == now)
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
  int now =
      result->winner == WW_NONE ? result->rules->option_count : result->winner;
  add_heading(c, heading);
  ww_element *items = ww_element_add(c->doc, WW_ELEMENT_LIST);
  items->numbered = true;
  for (int i = 0; i < list->count && (c->whole || i < OPEN_MOST); i++) {
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
    ww_run_add(ask, WW_RUN_ASIDE, WW_S(", only with others)"));
  }
}
