/* Two profiles side by side; see compare.h. */
#include "study/diff/compare.h"

#include <string.h>

enum { TRIES_MOST = 200000 };

typedef struct comparing {
  ww_comparison *result;
  const ww_answers *a, *b;
  ww_answers *mixed; /* A with some answers of B's */
  ww_evaluation *evaluation;
  int *states;
  int target; /* B's outcome */
  int tries;
} comparing;

static bool same_answer(const ww_question *question, const ww_answer *x,
                        const ww_answer *y) {
  if (x->known != y->known || !x->known)
    return x->known == y->known;
  if (question->type == WW_NUMBER)
    return x->number == y->number;
  if (question->type == WW_SET)
    return x->members == y->members;
  return x->value == y->value;
}

/* The main decision's outcome for the mixed answers. */
static int decide(comparing *c) {
  const ww_rules *rules = c->result->rules;
  ww_states_of(rules, c->mixed, c->states);
  ww_evaluate(rules, c->states, rules->main + 1, c->evaluation);
  int winner = c->evaluation->decisions[rules->main].winner;
  return winner == WW_NONE ? rules->decisions[rules->main].option_count
                           : winner;
}

/* Of an option, in what was decided last. */
static ww_lead_of lead_of(const comparing *c, int option) {
  const ww_rules *rules = c->result->rules;
  const ww_tally *tally = &c->evaluation->decisions[rules->main];
  ww_lead_of lead = {0};
  if (!tally->made || option == WW_NONE)
    return lead;
  lead.barred = tally->ruled_out[option];
  for (int o = 0; o < rules->decisions[rules->main].option_count; o++) {
    int64_t ahead = tally->scores[option] - tally->scores[o];
    if (o == option || tally->ruled_out[o] || lead.barred)
      continue;
    lead.lead = lead.told && lead.lead < ahead ? lead.lead : ahead;
    lead.told = true;
  }
  return lead;
}

static void take(comparing *c, int difference, bool from_b) {
  int q = c->result->differences[difference].question;
  c->mixed->of[q] = from_b ? c->b->of[q] : c->a->of[q];
}

/* ---- The smallest set ------------------------------------------------- */

static bool choose(comparing *c, int size, int at, int from) {
  if (at == size)
    return c->tries-- > 0 && decide(c) == c->target;
  for (int i = from; i <= c->result->count - (size - at) && c->tries > 0; i++) {
    c->result->flip[at] = i;
    take(c, i, true);
    bool found = choose(c, size, at + 1, i + 1);
    take(c, i, false);
    if (found)
      return true;
  }
  return false;
}

/* All differences flip it; drops those that are not needed. */
static void drop_needless(comparing *c) {
  ww_comparison *result = c->result;
  for (int i = 0; i < result->count; i++)
    take(c, i, true);
  for (int i = result->count - 1; i >= 0; i--) {
    take(c, i, false);
    if (decide(c) == c->target)
      continue;
    take(c, i, true);
    result->flip_count++;
  }
  for (int i = 0, k = 0; i < result->count; i++) {
    int q = result->differences[i].question;
    if (same_answer(&result->rules->questions[q], &c->mixed->of[q],
                    &c->b->of[q]))
      result->flip[k++] = i;
    take(c, i, false);
  }
}

static void find_flip(comparing *c) {
  ww_comparison *result = c->result;
  c->tries = TRIES_MOST;
  for (int size = 1; size <= result->count && c->tries > 0; size++) {
    if (!choose(c, size, 0, 0))
      continue;
    result->flip_count = size;
    result->exact = true;
    return;
  }
  drop_needless(c);
}

/* ---- The whole -------------------------------------------------------- */

static void find_differences(ww_arena *arena, comparing *c) {
  ww_comparison *result = c->result;
  const ww_rules *rules = result->rules;
  size_t count = (size_t)rules->question_count;
  result->differences = WW_NEWS(arena, ww_difference, count);
  result->flip = WW_NEWS(arena, int, count);
  for (int q = 0; q < rules->question_count; q++)
    if (!same_answer(&rules->questions[q], &c->a->of[q], &c->b->of[q]))
      result->differences[result->count++].question = q;
}

ww_comparison *ww_comparison_make(ww_arena *arena, const ww_rules *rules,
                                  const ww_answers *a, const ww_answers *b) {
  ww_comparison *result = WW_NEW(arena, ww_comparison);
  size_t questions = (size_t)rules->question_count;
  comparing c = {
      .result = result,
      .a = a,
      .b = b,
      .mixed = WW_NEW(arena, ww_answers),
      .evaluation = ww_evaluation_new(arena, rules),
      .states = WW_NEWS(arena, int, (size_t)rules->program->variable_count)};
  result->rules = rules;
  result->verdict[0] = ww_verdict_make(arena, rules, a);
  result->verdict[1] = ww_verdict_make(arena, rules, b);
  c.mixed->of = WW_NEWS(arena, ww_answer, questions);
  if (questions)
    memcpy(c.mixed->of, b->of, questions * sizeof *b->of);
  c.target = decide(&c);
  if (questions)
    memcpy(c.mixed->of, a->of, questions * sizeof *a->of);
  int now = decide(&c);
  int winner = ww_main_result(result->verdict[0])->winner;
  result->lead = lead_of(&c, winner);
  find_differences(arena, &c);
  for (int i = 0; i < result->count; i++) {
    take(&c, i, true);
    result->differences[i].outcome = decide(&c);
    result->differences[i].alone = lead_of(&c, winner);
    take(&c, i, false);
  }
  if (now != c.target)
    find_flip(&c);
  return result;
}
