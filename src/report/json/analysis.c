/* What the analysis adds to a decision as JSON; see report/json/values.h. */
#include "report/json/values.h"

#include "engine/analysis.h"

enum { PLACES = 3 };

static const ww_rules *rules_of(const ww_verdict *verdict) {
  return verdict->rules;
}

static const ww_decision_rules *main_of(const ww_verdict *verdict) {
  return ww_main_result(verdict)->rules;
}

static void put_question(ww_json *json, const ww_verdict *verdict,
                         int question) {
  ww_json_str(json, NULL, rules_of(verdict)->questions[question].id);
}

static void put_outcome(ww_json *json, const ww_verdict *verdict, int outcome) {
  ww_json_option(json, main_of(verdict), outcome);
}

static void put_range(ww_json *json, const ww_question *question, int first,
                      int last) {
  ww_buf range = ww_buf_new(json->buf->arena);
  if (question->type == WW_SET) {
    ww_json_null(json, NULL);
    return;
  }
  ww_put_range(&range, question, first, last);
  ww_json_str(json, NULL, ww_buf_str(&range));
}

/* ---- What is possible -------------------------------------------------- */

void ww_put_status(ww_json *json, const ww_verdict *verdict) {
  ww_json_text(json, NULL, ww_state_names[verdict->analysis->unknowns->state]);
}

static const ww_json_type share = {.kind = WW_JSON_SHARE};
static const ww_json_row possible_keys[] = {
    WW_KEY("option", ww_json_an_option, NULL),
    WW_KEY(
        "share", share,
        "of completions of the profile, by precedents that are like it: not a "
        "probability"),
    WW_KEY(
        "witness", ww_json_maybe_answers,
        "answers that lead there; null: it could not be excluded, nor shown"),
    WW_KEYS_END};
static const ww_json_type possibility = WW_JSON_OBJECT_OF(possible_keys);
const ww_json_type ww_json_possible = WW_JSON_LIST_OF(possibility);

static void put_witness(ww_json *json, const ww_verdict *verdict,
                        const ww_possible *possible) {
  const ww_assignment *witness = &possible->witness;
  if (!possible->proved) {
    ww_json_null(json, NULL);
    return;
  }
  ww_json_open(json, NULL, '{');
  for (int i = 0; i < witness->count; i++) {
    const ww_question *question =
        &rules_of(verdict)->questions[witness->questions[i]];
    ww_json_key(json, question->id);
    ww_json_answer(json, question, &witness->answers[i]);
  }
  ww_json_close(json, '}');
}

void ww_put_possible(ww_json *json, const ww_verdict *verdict) {
  const ww_unknowns *unknowns = verdict->analysis->unknowns;
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < unknowns->possible_count; i++) {
    const ww_possible *possible = &unknowns->possible[i];
    ww_json_begin(json, NULL, possible_keys);
    ww_json_option(json, main_of(verdict), possible->option);
    ww_json_fixed(json, NULL, possible->share, PLACES);
    put_witness(json, verdict, possible);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

static const ww_json_row conflict_keys[] = {
    WW_KEY("question", ww_json_a_question, NULL),
    WW_KEY("answer", ww_json_an_answer, NULL), WW_KEYS_END};
static const ww_json_type conflicting = WW_JSON_OBJECT_OF(conflict_keys);
const ww_json_type ww_json_conflict = WW_JSON_LIST_OF(conflicting);

void ww_put_conflict(ww_json *json, const ww_verdict *verdict) {
  const ww_conflict *conflict = verdict->analysis->conflict;
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < conflict->count; i++) {
    int q = conflict->questions[i];
    ww_json_begin(json, NULL, conflict_keys);
    put_question(json, verdict, q);
    ww_json_answer(json, &rules_of(verdict)->questions[q],
                   &verdict->answers->of[q]);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

/* ---- What would change it ---------------------------------------------- */

#define RANGE "all the values that do the same, as a test; null: of a set"

static const ww_json_row change_keys[] = {
    WW_KEY("question", ww_json_a_question, NULL),
    WW_KEY("from", ww_json_maybe_answer, "today's answer; null: unknown"),
    WW_KEY("to", ww_json_an_answer, NULL),
    WW_KEY("range", ww_json_maybe_text, RANGE), WW_KEYS_END};
static const ww_json_type change = WW_JSON_NAMED(change_keys, "change");

static void put_change(ww_json *json, const ww_verdict *verdict,
                       const ww_change *told) {
  const ww_question *question = &rules_of(verdict)->questions[told->question];
  ww_json_begin(json, NULL, change_keys);
  put_question(json, verdict, told->question);
  ww_json_answer(json, question, &verdict->answers->of[told->question]);
  ww_json_answer(json, question, &told->to);
  put_range(json, question, told->first, told->last);
  ww_json_end(json);
}

static const ww_json_row near_miss_keys[] = {
    WW_KEY("rule", ww_json_a_rule, NULL), WW_KEY("needs_answer", change, NULL),
    WW_KEY("recommendation", ww_json_maybe_option,
           "with what this rule alone adds; the answer may do more"),
    WW_KEYS_END};
static const ww_json_type near_miss = WW_JSON_OBJECT_OF(near_miss_keys);
const ww_json_type ww_json_near_misses = WW_JSON_LIST_OF(near_miss);

void ww_put_near_misses(ww_json *json, const ww_verdict *verdict) {
  const ww_near_misses *misses = verdict->analysis->near_misses;
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < misses->count; i++) {
    const ww_near_miss *miss = &misses->of[i];
    ww_json_begin(json, NULL, near_miss_keys);
    ww_json_str(json, NULL, main_of(verdict)->rules[miss->rule].id);
    put_change(json, verdict, &miss->change);
    put_outcome(json, verdict, miss->outcome);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

static const ww_json_type changes = WW_JSON_LIST_OF(change);
static const ww_json_row flip_keys[] = {
    WW_KEY("changes", changes, "all of them together"),
    WW_KEY("recommendation", ww_json_maybe_option, "what it becomes"),
    WW_KEYS_END};
static const ww_json_type flip = WW_JSON_OBJECT_OF(flip_keys);
const ww_json_type ww_json_flips = WW_JSON_LIST_OF(flip);

void ww_put_flips(ww_json *json, const ww_verdict *verdict) {
  const ww_flips *flips = verdict->analysis->flips;
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < flips->count; i++) {
    const ww_flip *one = &flips->of[i];
    ww_json_begin(json, NULL, flip_keys);
    ww_json_open(json, NULL, '[');
    for (int k = 0; k < one->count; k++)
      put_change(json, verdict, &one->changes[k]);
    ww_json_close(json, ']');
    put_outcome(json, verdict, one->outcome);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

void ww_put_flips_left_out(ww_json *json, const ww_verdict *verdict) {
  ww_json_int(json, NULL, verdict->analysis->flips->left_out);
}

static const ww_json_row trigger_keys[] = {
    WW_KEY("question", ww_json_a_question, NULL),
    WW_KEY("test", ww_json_a_text, NULL),
    WW_KEY("recommendation", ww_json_maybe_option, "what it becomes"),
    WW_KEYS_END};
static const ww_json_type trigger = WW_JSON_OBJECT_OF(trigger_keys);
const ww_json_type ww_json_triggers = WW_JSON_LIST_OF(trigger);

void ww_put_triggers(ww_json *json, const ww_verdict *verdict) {
  const ww_flips *flips = verdict->analysis->flips;
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < flips->count; i++) {
    const ww_change *told = &flips->of[i].changes[0];
    const ww_question *question = &rules_of(verdict)->questions[told->question];
    if (flips->of[i].count > 1 ||
        (question->type != WW_NUMBER && question->type != WW_SCALE))
      continue;
    ww_json_begin(json, NULL, trigger_keys);
    put_question(json, verdict, told->question);
    put_range(json, question, told->first, told->last);
    put_outcome(json, verdict, flips->of[i].outcome);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

/* ---- What to ask ------------------------------------------------------- */

static const ww_json_row lead_keys[] = {
    WW_KEY("answer", ww_json_an_answer, NULL),
    WW_KEY("range", ww_json_maybe_text, RANGE),
    WW_KEY("recommendation", ww_json_maybe_option, NULL), WW_KEYS_END};
static const ww_json_type lead = WW_JSON_OBJECT_OF(lead_keys);
static const ww_json_type leads = WW_JSON_LIST_OF(lead);

static void put_lead(ww_json *json, const ww_verdict *verdict,
                     const ww_question *question, const ww_lead *told) {
  static const ww_answer unknown;
  ww_answer answer = {.known = true, .value = told->first};
  if (question->type == WW_NUMBER)
    answer.number =
        ww_nearest_number(question, told->first, told->last, &unknown);
  if (question->type == WW_SET)
    answer.members = (uint64_t)1 << told->first;
  ww_json_begin(json, NULL, lead_keys);
  ww_json_answer(json, question, &answer);
  put_range(json, question, told->first, told->last);
  put_outcome(json, verdict, told->outcome);
  ww_json_end(json);
}

/* From bits * 2^32 to thousandths of a bit. */
static int64_t to_thousandths(int64_t information) {
  return (information * 1000 + ((int64_t)1 << 31)) >> 32;
}

static const ww_json_type bits = {.kind = WW_JSON_BOUND};
static const ww_json_row open_question_keys[] = {
    WW_KEY("question", ww_json_a_question, NULL),
    WW_KEY("ask", ww_json_a_text, NULL),
    WW_KEY("could_lead_to", leads, "each answer alone, the others left open"),
    WW_KEY("information", bits,
           "what the answer tells about the recommendation, in bits; an "
           "estimate from the completions that `share` counts"),
    WW_KEYS_END};
static const ww_json_type open_question = WW_JSON_OBJECT_OF(open_question_keys);
const ww_json_type ww_json_open_questions = WW_JSON_LIST_OF(open_question);

void ww_put_open_questions(ww_json *json, const ww_verdict *verdict) {
  const ww_open_questions *list = verdict->analysis->open_questions;
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < list->count; i++) {
    const ww_open_question *open = &list->of[i];
    const ww_question *question = &rules_of(verdict)->questions[open->question];
    ww_json_begin(json, NULL, open_question_keys);
    put_question(json, verdict, open->question);
    ww_json_str(json, NULL, question->ask);
    ww_json_open(json, NULL, '[');
    for (int k = 0; k < open->lead_count; k++)
      put_lead(json, verdict, question, &open->leads[k]);
    ww_json_close(json, ']');
    ww_json_fixed(json, NULL, to_thousandths(open->information), PLACES);
    ww_json_end(json);
  }
  ww_json_close(json, ']');
}

/* ---- How far to trust it ----------------------------------------------- */

static const ww_json_row robustness_keys[] = {
    WW_KEY("held", ww_json_a_count, "variations that keep it"),
    WW_KEY("samples", ww_json_a_count, "variations that were tried"),
    WW_KEY("fragile_to", ww_json_maybe_rule,
           "the rule that it depends on most; null: all keep it"),
    WW_KEYS_END};
const ww_json_type ww_json_robustness = WW_JSON_OBJECT_OF(robustness_keys);

void ww_put_robustness(ww_json *json, const ww_verdict *verdict) {
  const ww_robustness *robustness = &verdict->analysis->robustness;
  ww_json_begin(json, NULL, robustness_keys);
  ww_json_int(json, NULL, robustness->held);
  ww_json_int(json, NULL, robustness->samples);
  if (robustness->fragile_to == WW_NONE)
    ww_json_null(json, NULL);
  else
    ww_json_str(json, NULL, main_of(verdict)->rules[robustness->fragile_to].id);
  ww_json_end(json);
}

static const ww_json_row exact_keys[] = {
    WW_KEY("status", ww_json_a_flag, NULL),
    WW_KEY("flips", ww_json_a_flag, NULL),
    WW_KEY("open_questions", ww_json_a_flag, NULL), WW_KEYS_END};
const ww_json_type ww_json_exact = WW_JSON_OBJECT_OF(exact_keys);

void ww_put_exact(ww_json *json, const ww_verdict *verdict) {
  const ww_analysis *analysis = verdict->analysis;
  ww_json_begin(json, NULL, exact_keys);
  ww_json_bool(json, NULL, analysis->unknowns->exact);
  ww_json_bool(json, NULL,
               analysis->flips->exact && analysis->near_misses->exact);
  ww_json_bool(json, NULL, analysis->open_questions->exact);
  ww_json_end(json);
}
