/* Seeded profiles: the cheap way to find what is common, in rulebooks that
 * are too large for a search of everything. Nothing is proved impossible
 * here. */
#include "study/check/session.h"

#include "base/random.h"

#include <string.h>

enum { SEED = 1, SAMPLES_MOST = 2000, PERCENT = 100, ABSENT = 0, UNKNOWN = 2 };

typedef struct sampling {
  ww_checking *c;
  ww_random random;
  bool *own;
  int *states[2]; /* of the profile at hand, and of a change of it */
  int *probe[2];  /* to shrink */
  uint64_t *advice;
  int *winners; /* [decision] */
  /* What is claimed of the probe. */
  int decision, outcome, advised;
} sampling;

/* ---- Drawing ---------------------------------------------------------- */

static void draw_answer(sampling *s, const ww_question *question, bool known,
                        int states[]) {
  const ww_variable *variables = s->c->rules->program->variables;
  if (question->type != WW_SET) {
    int count = variables[question->variable].states;
    states[question->variable] =
        known ? ww_random_below(&s->random, count) : count;
    return;
  }
  for (int i = 0; i < question->value_count; i++) {
    int v = question->member_variable[i];
    if (v != WW_NONE)
      states[v] = !known                           ? UNKNOWN
                  : ww_random_below(&s->random, 3) ? ABSENT
                                                   : 1;
  }
}

static void draw_profile(sampling *s, int percent) {
  const ww_rules *rules = s->c->rules;
  for (int q = 0; q < rules->question_count; q++)
    draw_answer(s, &rules->questions[q],
                ww_random_below(&s->random, PERCENT) < percent, s->states[0]);
}

/* ---- What a profile shows --------------------------------------------- */

static bool comes_out(void *context, int *states[2]) {
  const sampling *s = context;
  const ww_tally *tally = ww_tally_at(s->c, states[0], s->decision);
  return tally->made && ww_outcome_of(s->c, s->decision, tally) == s->outcome;
}

static bool differs(void *context, int *states[2]) {
  const sampling *s = context;
  if (s->decision == WW_NONE)
    return ww_advice_at(s->c, states[0], s->advised) !=
           ww_advice_at(s->c, states[1], s->advised);
  int before = ww_tally_at(s->c, states[0], s->decision)->winner;
  return before != ww_tally_at(s->c, states[1], s->decision)->winner;
}

static ww_exhibit show(sampling *s, const ww_point_claim *claim) {
  size_t size = (size_t)s->c->rules->program->variable_count * sizeof(int);
  memcpy(s->probe[0], s->states[0], size);
  memcpy(s->probe[1], claim->own ? s->states[1] : s->states[0], size);
  return (ww_exhibit){WW_FOUND, ww_example_make(s->c, claim, s->probe)};
}

static void look_at_decision(sampling *s, int d) {
  const ww_tally *tally = &s->c->evaluation->decisions[d];
  ww_decision_facts *facts = &s->c->facts->decisions[d];
  if (!tally->made)
    return;
  facts->made = WW_FOUND;
  for (int r = 0; r < s->c->rules->decisions[d].rule_count; r++) {
    if (!ww_bit(tally->fired, r))
      continue;
    facts->fires[r] = WW_FOUND;
    if (facts->matters[r] == WW_UNDECIDED && ww_matters_at(s->c, d, tally, r))
      facts->matters[r] = WW_FOUND;
  }
}

/* After all that is read from the evaluation at hand. */
static void look_at_outcome(sampling *s, int d) {
  ww_decision_facts *facts = &s->c->facts->decisions[d];
  ww_point_claim claim = {comes_out, s, NULL};
  if (s->winners[d] == WW_NONE ||
      facts->options[s->winners[d]].finding != WW_UNDECIDED)
    return;
  s->decision = d;
  s->outcome = s->winners[d];
  facts->options[s->outcome] = show(s, &claim);
}

static void look_at_advice(sampling *s) {
  ww_facts *facts = s->c->facts;
  for (int a = 0; a < s->c->given->advice_count; a++)
    if (ww_bit(s->c->evaluation->advice, a))
      facts->advice[a] = WW_FOUND;
  for (int i = 0; i < s->c->given->condition_count; i++)
    if (ww_bit(s->c->evaluation->advice, s->c->first_condition + i))
      facts->conditions[i] = WW_FOUND;
}

/* ---- What a changed answer shows -------------------------------------- */

/* The first decision that differs, else the first advice. */
static bool find_difference(sampling *s) {
  const ww_evaluation *now = s->c->evaluation;
  s->advised = WW_NONE;
  for (s->decision = 0; s->decision < s->c->rules->decision_count;
       s->decision++)
    if (now->decisions[s->decision].winner != s->winners[s->decision])
      return true;
  s->decision = WW_NONE;
  for (int a = 0; a < s->c->given->advice_count; a++)
    if (ww_bit(now->advice, a) != ww_bit(s->advice, a)) {
      s->advised = a;
      return true;
    }
  return false;
}

static void mark_own(sampling *s, const ww_question *question, bool own) {
  if (question->type != WW_SET)
    s->own[question->variable] = own;
  for (int i = 0; i < question->value_count && question->type == WW_SET; i++)
    if (question->member_variable[i] != WW_NONE)
      s->own[question->member_variable[i]] = own;
}

static void change_question(sampling *s, int q) {
  const ww_rules *rules = s->c->rules;
  const ww_question *question = &rules->questions[q];
  ww_question_facts *facts = &s->c->facts->questions[q];
  size_t size = (size_t)rules->program->variable_count * sizeof(int);
  if (facts->live.finding != WW_UNDECIDED)
    return;
  memcpy(s->states[1], s->states[0], size);
  draw_answer(s, question, true, s->states[1]);
  ww_evaluate(rules, s->states[1], rules->decision_count, s->c->evaluation);
  if (!find_difference(s))
    return;
  mark_own(s, question, true);
  ww_point_claim claim = {differs, s, s->own};
  *facts =
      (ww_question_facts){show(s, &claim), s->decision, s->advised, WW_NONE};
  mark_own(s, question, false);
}

/* ---- Where the verdict is close --------------------------------------- */

/* How far the winner is ahead of the next that can win. */
static int64_t lead_of(const ww_decision_rules *decision,
                       const ww_tally *tally) {
  int64_t least = INT64_MAX;
  if (!tally->made || tally->winner == WW_NONE)
    return least;
  for (int o = 0; o < decision->option_count; o++) {
    int64_t lead = tally->scores[tally->winner] - tally->scores[o];
    if (o != tally->winner && !tally->ruled_out[o] && lead < least)
      least = lead;
  }
  return least;
}

static bool all_matter(const sampling *s, int d) {
  const ww_decision_facts *facts = &s->c->facts->decisions[d];
  for (int r = 0; r < s->c->rules->decisions[d].rule_count; r++)
    if (facts->matters[r] == WW_UNDECIDED)
      return false;
  return true;
}

/* From a profile to others where the lead is no larger, answer by answer: more
 * rules matter the smaller it is. */
static void walk(sampling *s, int d) {
  enum { STEPS = 100 };
  const ww_rules *rules = s->c->rules;
  const ww_decision_rules *decision = &rules->decisions[d];
  size_t size = (size_t)rules->program->variable_count * sizeof(int);
  int64_t least = lead_of(decision, ww_tally_at(s->c, s->states[0], d));
  for (int step = 0; step < STEPS; step++) {
    int q = ww_random_below(&s->random, rules->question_count);
    bool known = ww_random_below(&s->random, 4) > 0;
    memcpy(s->states[1], s->states[0], size);
    draw_answer(s, &rules->questions[q], known, s->states[1]);
    int64_t lead = lead_of(decision, ww_tally_at(s->c, s->states[1], d));
    if (lead > least)
      continue;
    least = lead;
    memcpy(s->states[0], s->states[1], size);
    look_at_decision(s, d);
  }
  s->c->work -= STEPS * (s->c->evaluating + decision->rule_count / 2);
}

static void walk_about(sampling *s, int d) {
  enum { WALKS_MOST = 400, EACH = 10 };
  for (int i = 0; i < WALKS_MOST && s->c->work > 0; i++) {
    if (i % EACH == 0 && all_matter(s, d))
      return;
    draw_profile(s, i % 2 ? PERCENT : PERCENT / 2);
    walk(s, d);
  }
}

/* ---- All -------------------------------------------------------------- */

static void look_at_profile(sampling *s) {
  const ww_rules *rules = s->c->rules;
  size_t words = (size_t)rules->program->blocks[rules->decision_count].words;
  ww_evaluate(rules, s->states[0], rules->decision_count, s->c->evaluation);
  look_at_advice(s);
  if (words)
    memcpy(s->advice, s->c->evaluation->advice, words * sizeof *s->advice);
  for (int d = 0; d < rules->decision_count; d++) {
    s->winners[d] = s->c->evaluation->decisions[d].winner;
    look_at_decision(s, d);
  }
  for (int d = 0; d < rules->decision_count; d++)
    look_at_outcome(s, d);
  for (int q = 0; q < rules->question_count; q++)
    change_question(s, q);
}

/* What one profile costs, in the unit of work. */
static long cost_of_profile(const ww_checking *c) {
  long evaluations = 1;
  long rules = 0;
  for (int q = 0; q < c->rules->question_count; q++)
    evaluations += c->facts->questions[q].live.finding == WW_UNDECIDED;
  for (int d = 0; d < c->rules->decision_count; d++)
    rules += c->rules->decisions[d].rule_count;
  return evaluations * (c->evaluating + rules / 4) + rules;
}

void ww_checking_sample(ww_checking *c) {
  static const int percents[] = {100, 75, 50, 25};
  const ww_rules *rules = c->rules;
  size_t variables = (size_t)rules->program->variable_count;
  size_t words = (size_t)rules->program->blocks[rules->decision_count].words;
  ww_arena *arena = ww_arena_scratch(c->arena);
  sampling s = {.c = c,
                .random = {SEED},
                .own = WW_NEWS(arena, bool, variables),
                .advice = WW_NEWS(arena, uint64_t, words),
                .winners = WW_NEWS(arena, int, (size_t)rules->decision_count)};
  for (int world = 0; world < 2; world++) {
    s.states[world] = WW_NEWS(arena, int, variables);
    s.probe[world] = WW_NEWS(arena, int, variables);
  }
  for (int i = 0; i < SAMPLES_MOST && c->work > 0; i++) {
    c->work -= cost_of_profile(c);
    draw_profile(&s, percents[i % 4]);
    look_at_profile(&s);
  }
  for (int d = 0; d < rules->decision_count; d++)
    walk_about(&s, d);
  ww_arena_free(arena);
}
