/* What the analysis adds to a decision as JSON; see analysis_json.h. One
 * function a key, in the order of decision_keys.h. */
#include "report/analysis_json.h"

#include "engine/analysis.h"
#include "report/values_json.h"

enum { PLACES = 3 };

static const ww_rules *rules_of(const ww_verdict *verdict) {
  return verdict->rules;
}

static const ww_decision_rules *main_of(const ww_verdict *verdict) {
  return ww_main_result(verdict)->rules;
}

static void put_question(ww_json *json, const ww_verdict *verdict,
                         int question) {
  ww_json_str(json, "question", rules_of(verdict)->questions[question].id);
}

static void put_outcome(ww_json *json, const ww_verdict *verdict, int outcome) {
  ww_json_option(json, "recommendation", main_of(verdict), outcome);
}

static void put_range(ww_json *json, const char *key,
                      const ww_question *question, int first, int last) {
  ww_buf range = ww_buf_new(json->buf->arena);
  if (question->type == WW_SET) {
    ww_json_null(json, key);
    return;
  }
  ww_put_range(&range, question, first, last);
  ww_json_str(json, key, ww_buf_str(&range));
}

/* ---- What is possible -------------------------------------------------- */

void ww_write_status(ww_json *json, const ww_verdict *verdict) {
  ww_json_text(json, "status",
               ww_state_names[verdict->analysis->unknowns->state]);
}

static void put_witness(ww_json *json, const ww_verdict *verdict,
                        const ww_possible *possible) {
  const ww_assignment *witness = &possible->witness;
  if (!possible->proved) {
    ww_json_null(json, "witness");
    return;
  }
  ww_json_open(json, "witness", '{');
  for (int i = 0; i < witness->count; i++) {
    const ww_question *question =
        &rules_of(verdict)->questions[witness->questions[i]];
    ww_json_key(json, question->id);
    ww_json_answer(json, NULL, question, &witness->answers[i]);
  }
  ww_json_close(json, '}');
}

void ww_write_possible(ww_json *json, const ww_verdict *verdict) {
  const ww_unknowns *unknowns = verdict->analysis->unknowns;
  ww_json_open(json, "possible", '[');
  for (int i = 0; i < unknowns->possible_count; i++) {
    const ww_possible *possible = &unknowns->possible[i];
    ww_json_open(json, NULL, '{');
    ww_json_option(json, "option", main_of(verdict), possible->option);
    ww_json_fixed(json, "share", (int64_t)possible->draws * 1000 / WW_DRAWS,
                  PLACES);
    put_witness(json, verdict, possible);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
}

void ww_write_conflict(ww_json *json, const ww_verdict *verdict) {
  const ww_conflict *conflict = verdict->analysis->conflict;
  ww_json_open(json, "conflict", '[');
  for (int i = 0; i < conflict->count; i++) {
    int q = conflict->questions[i];
    ww_json_open(json, NULL, '{');
    put_question(json, verdict, q);
    ww_json_answer(json, "answer", &rules_of(verdict)->questions[q],
                   &verdict->answers->of[q]);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
}

/* ---- What would change it ---------------------------------------------- */

static void put_change(ww_json *json, const char *key,
                       const ww_verdict *verdict, const ww_change *change) {
  const ww_question *question = &rules_of(verdict)->questions[change->question];
  ww_json_open(json, key, '{');
  put_question(json, verdict, change->question);
  ww_json_answer(json, "from", question,
                 &verdict->answers->of[change->question]);
  ww_json_answer(json, "to", question, &change->to);
  put_range(json, "range", question, change->first, change->last);
  ww_json_close(json, '}');
}

void ww_write_near_misses(ww_json *json, const ww_verdict *verdict) {
  const ww_near_misses *misses = verdict->analysis->near_misses;
  ww_json_open(json, "near_misses", '[');
  for (int i = 0; i < misses->count; i++) {
    const ww_near_miss *miss = &misses->of[i];
    ww_json_open(json, NULL, '{');
    ww_json_str(json, "rule", main_of(verdict)->rules[miss->rule].id);
    put_change(json, "needs_answer", verdict, &miss->change);
    put_outcome(json, verdict, miss->outcome);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
}

void ww_write_flips(ww_json *json, const ww_verdict *verdict) {
  const ww_flips *flips = verdict->analysis->flips;
  ww_json_open(json, "flips", '[');
  for (int i = 0; i < flips->count; i++) {
    const ww_flip *flip = &flips->of[i];
    ww_json_open(json, NULL, '{');
    ww_json_open(json, "changes", '[');
    for (int k = 0; k < flip->count; k++)
      put_change(json, NULL, verdict, &flip->changes[k]);
    ww_json_close(json, ']');
    put_outcome(json, verdict, flip->outcome);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
}

void ww_write_flips_left_out(ww_json *json, const ww_verdict *verdict) {
  ww_json_int(json, "flips_left_out", verdict->analysis->flips->left_out);
}

void ww_write_triggers(ww_json *json, const ww_verdict *verdict) {
  const ww_flips *flips = verdict->analysis->flips;
  ww_json_open(json, "triggers", '[');
  for (int i = 0; i < flips->count; i++) {
    const ww_change *change = &flips->of[i].changes[0];
    const ww_question *question =
        &rules_of(verdict)->questions[change->question];
    if (flips->of[i].count > 1 ||
        (question->type != WW_NUMBER && question->type != WW_SCALE))
      continue;
    ww_json_open(json, NULL, '{');
    put_question(json, verdict, change->question);
    put_range(json, "test", question, change->first, change->last);
    put_outcome(json, verdict, flips->of[i].outcome);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
}

/* ---- What to ask ------------------------------------------------------- */

static void put_lead(ww_json *json, const ww_verdict *verdict,
                     const ww_question *question, const ww_lead *lead) {
  static const ww_answer unknown;
  ww_answer answer = {.known = true, .value = lead->first};
  if (question->type == WW_NUMBER)
    answer.number =
        ww_nearest_number(question, lead->first, lead->last, &unknown);
  if (question->type == WW_SET)
    answer.members = (uint64_t)1 << lead->first;
  ww_json_open(json, NULL, '{');
  ww_json_answer(json, "answer", question, &answer);
  put_range(json, "range", question, lead->first, lead->last);
  put_outcome(json, verdict, lead->outcome);
  ww_json_close(json, '}');
}

/* From bits * 2^32 to thousandths of a bit. */
static int64_t to_thousandths(int64_t information) {
  return (information * 1000 + ((int64_t)1 << 31)) >> 32;
}

void ww_write_open_questions(ww_json *json, const ww_verdict *verdict) {
  const ww_open_questions *list = verdict->analysis->open_questions;
  ww_json_open(json, "open_questions", '[');
  for (int i = 0; i < list->count; i++) {
    const ww_open_question *open = &list->of[i];
    const ww_question *question = &rules_of(verdict)->questions[open->question];
    ww_json_open(json, NULL, '{');
    put_question(json, verdict, open->question);
    ww_json_str(json, "ask", question->ask);
    ww_json_open(json, "could_lead_to", '[');
    for (int k = 0; k < open->lead_count; k++)
      put_lead(json, verdict, question, &open->leads[k]);
    ww_json_close(json, ']');
    ww_json_fixed(json, "information", to_thousandths(open->information),
                  PLACES);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
}

/* ---- How far to trust it ----------------------------------------------- */

void ww_write_robustness(ww_json *json, const ww_verdict *verdict) {
  const ww_robustness *robustness = &verdict->analysis->robustness;
  ww_json_open(json, "robustness", '{');
  ww_json_int(json, "held", robustness->held);
  ww_json_int(json, "samples", robustness->samples);
  if (robustness->fragile_to == WW_NONE)
    ww_json_null(json, "fragile_to");
  else
    ww_json_str(json, "fragile_to",
                main_of(verdict)->rules[robustness->fragile_to].id);
  ww_json_close(json, '}');
}

void ww_write_exact(ww_json *json, const ww_verdict *verdict) {
  const ww_analysis *analysis = verdict->analysis;
  ww_json_open(json, "exact", '{');
  ww_json_bool(json, "status", analysis->unknowns->exact);
  ww_json_bool(json, "flips",
               analysis->flips->exact && analysis->near_misses->exact);
  ww_json_bool(json, "open_questions", analysis->open_questions->exact);
  ww_json_close(json, '}');
}
