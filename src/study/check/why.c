/* In words: why something can never hold, and what a counterexample shows. */
#include "study/check/session.h"

#include "base/number.h"

#include <string.h>

void ww_put_quoted(ww_buf *buf, const ww_str ids[], int count) {
  for (int i = 0; i < count; i++) {
    if (i > 0)
      ww_put_c(buf, i + 1 < count ? ", " : " and ");
    ww_putf(buf, "'%.*s'", WW_P(ids[i]));
  }
}

/* ---- Why never -------------------------------------------------------- */

typedef struct trying {
  ww_checking *c;
  const ww_term *terms[2]; /* the second may be NULL */
} trying;

static bool hold(void *context, int *states[2]) {
  const trying *t = context;
  const ww_rules *rules = t->c->rules;
  ww_evaluate(rules, states[0], rules->decision_count, t->c->evaluation);
  for (int k = 0; k < 2 && t->terms[k]; k++)
    for (int i = 0; i < t->terms[k]->count; i++) {
      const ww_literal *literal = &t->terms[k]->literals[i];
      if (!ww_passes(literal, states[0][literal->variable]))
        return false;
    }
  return true;
}

/* Whether it is proved that the terms cannot hold together. */
static bool is_impossible(ww_checking *c, const ww_term *one,
                          const ww_term *two) {
  trying t = {c, {one, two}};
  ww_problem_plan plan = {.rules = c->rules,
                          .decision = WW_NONE,
                          .terms = t.terms,
                          .term_count = two ? 2 : 1};
  ww_solver *solver = ww_checking_problem(c, &plan);
  ww_goal goal = WW_GOAL_INIT;
  goal.holds = hold;
  goal.context = &t;
  for (int k = 0; k < plan.term_count; k++)
    ww_want_term(&goal, solver->problem, 0, k, true);
  return ww_checking_prove(c, solver, &goal) == WW_IMPOSSIBLE;
}

/* Takes away the literals that are not needed for it. */
static ww_term shrink(ww_checking *c, const ww_term *term,
                      const ww_term *with) {
  ww_term core = {WW_NEWS(c->arena, ww_literal, (size_t)term->count),
                  term->count};
  if (term->count)
    memcpy(core.literals, term->literals,
           (size_t)term->count * sizeof *core.literals);
  for (int i = 0; i < core.count;) {
    ww_literal dropped = core.literals[i];
    core.literals[i] = core.literals[core.count - 1];
    core.count--;
    if (is_impossible(c, &core, with))
      continue;
    core.literals[core.count++] = core.literals[i];
    core.literals[i++] = dropped;
  }
  return core;
}

/* Marks the questions and decisions that a term tests, through its gates. */
static void mark(const ww_program *program, const ww_term *term,
                 bool questions[], bool decisions[]) {
  for (int i = 0; i < term->count; i++) {
    const ww_variable *v = &program->variables[term->literals[i].variable];
    if (v->kind == WW_OF_GATE)
      mark(program, &program->gates[v->index].term, questions, decisions);
    else if (v->kind == WW_OF_OUTCOME)
      decisions[v->index] = true;
    else
      questions[v->index] = true;
  }
}

static ww_str name_tested(ww_checking *c, const ww_term *term, int *count) {
  const ww_rules *rules = c->rules;
  size_t q_count = (size_t)rules->question_count;
  size_t d_count = (size_t)rules->decision_count;
  bool *questions = WW_NEWS(c->arena, bool, q_count);
  bool *decisions = WW_NEWS(c->arena, bool, d_count);
  ww_str *ids = WW_NEWS(c->arena, ww_str, q_count + d_count);
  ww_buf buf = ww_buf_new(c->arena);
  *count = 0;
  mark(rules->program, term, questions, decisions);
  for (int q = 0; q < rules->question_count; q++)
    if (questions[q])
      ids[(*count)++] = rules->questions[q].id;
  for (int d = 0; d < rules->decision_count; d++)
    if (decisions[d])
      ids[(*count)++] = rules->decisions[d].id;
  ww_put_quoted(&buf, ids, *count);
  return ww_buf_str(&buf);
}

ww_str ww_why_never(ww_checking *c, const ww_term *term, const ww_term *with,
                    const ww_decision_rules *made) {
  bool alone = !with || is_impossible(c, term, NULL);
  ww_term core = shrink(c, term, alone ? NULL : with);
  int count;
  ww_str tested = name_tested(c, &core, &count);
  if (!alone)
    return ww_format(c->arena,
                     "its tests of %.*s cannot hold where '%.*s' is decided",
                     WW_P(tested), WW_P(made->id));
  if (count == 1)
    return ww_format(c->arena, "nothing that %.*s can be passes its tests",
                     WW_P(tested));
  return ww_format(c->arena, "its tests of %.*s cannot hold together",
                   WW_P(tested));
}

/* ---- What breaks ------------------------------------------------------ */

const ww_tally *ww_example_tally(ww_checking *c, int decision,
                                 const ww_assignment *profile) {
  size_t variables = (size_t)c->rules->program->variable_count;
  ww_answers answers = {
      .of = WW_NEWS(c->arena, ww_answer, (size_t)c->rules->question_count)};
  int *states = WW_NEWS(c->arena, int, variables);
  for (int i = 0; i < profile->count; i++)
    answers.of[profile->questions[i]] = profile->answers[i];
  ww_states_of(c->rules, &answers, states);
  return ww_tally_at(c, states, decision);
}

/* "2 'rag' and -1 'fine_tuning'" where options have different weights. */
static void put_weighted(ww_buf *buf, const ww_decision_rules *decision,
                         const int32_t weights[]) {
  enum { ONE = 1000, PLACES = 3 };
  bool first = true;
  for (int o = 0; o < decision->option_count; o++) {
    int32_t weight = weights[o];
    if (weight == 0)
      continue;
    ww_put_c(buf, first ? (weight < 0 ? "-" : "") : weight < 0 ? " - " : " + ");
    first = false;
    if (weight != ONE && weight != -ONE) {
      ww_put_fixed(buf, weight < 0 ? -weight : weight, PLACES);
      ww_put_c(buf, " ");
    }
    ww_putf(buf, "'%.*s'", WW_P(decision->options[o].id));
  }
}

/* Falls in the sum, or in the first option that falls by itself. */
static void put_fall(ww_buf *buf, const ww_decision_rules *decision,
                     const ww_invariant *invariant, const int64_t before[],
                     const int64_t after[]) {
  enum { ONE = 1000, PLACES = 6, ALL_PLACES = 9 };
  int64_t one = 0;
  int64_t two = 0;
  for (int o = 0; o < decision->option_count; o++) {
    int32_t weight = invariant->never_lowers[o];
    if (weight == 0)
      continue;
    if (invariant->each && after[o] < before[o]) {
      ww_putf(buf, "'%.*s' falls from ", WW_P(decision->options[o].id));
      ww_put_fixed(buf, before[o], PLACES);
      ww_put_c(buf, " to ");
      ww_put_fixed(buf, after[o], PLACES);
      return;
    }
    if (invariant->each)
      continue;
    one += weight * before[o];
    two += weight * after[o];
  }
  put_weighted(buf, decision, invariant->never_lowers);
  ww_put_c(buf, " falls from ");
  ww_put_fixed(buf, one, ALL_PLACES);
  ww_put_c(buf, " to ");
  ww_put_fixed(buf, two, ALL_PLACES);
}

static void put_outcome(ww_buf *buf, const ww_decision_rules *decision,
                        int winner) {
  if (winner == WW_NONE)
    ww_put_c(buf, "nothing");
  else
    ww_putf(buf, "'%.*s'", WW_P(decision->options[winner].id));
}

ww_str ww_what_breaks(ww_checking *c, int d, const ww_invariant *invariant,
                      const ww_example *example) {
  const ww_decision_rules *decision = &c->rules->decisions[d];
  size_t options = (size_t)decision->option_count;
  int64_t *before = WW_NEWS(c->arena, int64_t, options);
  ww_buf buf = ww_buf_new(c->arena);
  const ww_tally *tally = ww_example_tally(c, d, &example->profiles[0]);
  int winner = tally->winner;
  memcpy(before, tally->scores, options * sizeof *before);
  if (example->count > 1)
    tally = ww_example_tally(c, d, &example->profiles[1]);
  if (invariant->never_lowers) {
    put_fall(&buf, decision, invariant, before, tally->scores);
  } else if (invariant->keeps) {
    put_outcome(&buf, decision, winner);
    ww_put_c(&buf, " gives way to ");
    put_outcome(&buf, decision, tally->winner);
  } else {
    put_outcome(&buf, decision, winner);
    ww_put_c(&buf, " is recommended");
  }
  return ww_buf_str(&buf);
}
