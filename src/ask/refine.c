/* What follow-up decisions still hang on; see outlook.h. */
#include "ask/outlook.h"

#include <string.h>

typedef struct refining {
  const ww_rules *rules;
  const int *today; /* states */
  int *states;
  ww_evaluation *now;
  ww_evaluation *then;
} refining;

/* How often answers to a question change something, of all of them, in
 * thousandths. */
typedef struct moved {
  int question;
  int decisions;
  int advice;
} moved;

static void look(const refining *r, const ww_question *question,
                 const ww_alternative *alternative, moved *m) {
  const ww_rules *rules = r->rules;
  size_t variables = (size_t)rules->program->variable_count;
  memcpy(r->states, r->today, variables * sizeof *r->states);
  ww_enter(question, alternative, r->states);
  ww_evaluate(rules, r->states, rules->decision_count, r->then);
  for (int d = 0; d < rules->decision_count; d++) {
    if (r->now->decisions[d].made != r->then->decisions[d].made ||
        r->now->decisions[d].winner != r->then->decisions[d].winner) {
      m->decisions++;
      return;
    }
  }
  size_t words = (size_t)rules->program->blocks[rules->decision_count].words;
  m->advice += memcmp(r->now->advice, r->then->advice,
                      words * sizeof *r->now->advice) != 0;
}

/* Each value; of a set none of them and each alone. */
static moved look_at(const refining *r, int q) {
  const ww_question *question = &r->rules->questions[q];
  bool set = question->type == WW_SET;
  int count = set ? question->value_count + 1
                  : r->rules->program->variables[question->variable].states;
  moved m = {.question = q};
  for (int i = 0; i < count; i++) {
    ww_alternative alternative = {
        .state = i, .members = i > 0 ? (uint64_t)1 << (i - 1) : 0};
    look(r, question, &alternative, &m);
  }
  m.decisions = m.decisions * 1000 / count;
  m.advice = m.advice * 1000 / count;
  return m;
}

static bool stands_before(const moved *a, const moved *b) {
  if (a->decisions != b->decisions)
    return a->decisions > b->decisions;
  return a->advice > b->advice;
}

int ww_refine_questions(ww_arena *arena, const ww_rules *rules,
                        const ww_answers *answers, int questions[]) {
  size_t variables = (size_t)rules->program->variable_count;
  int *today = WW_NEWS(arena, int, variables);
  refining r = {.rules = rules,
                .today = today,
                .states = WW_NEWS(arena, int, variables),
                .now = ww_evaluation_new(arena, rules),
                .then = ww_evaluation_new(arena, rules)};
  moved *found = WW_NEWS(arena, moved, (size_t)rules->question_count);
  int count = 0;
  ww_states_of(rules, answers, today);
  memcpy(r.states, today, variables * sizeof *today);
  ww_evaluate(rules, r.states, rules->decision_count, r.now);
  for (int q = 0; q < rules->question_count; q++) {
    if (answers->of[q].known || answers->of[q].passed ||
        !ww_may_be_asked(rules, q, answers))
      continue;
    moved m = look_at(&r, q);
    if (m.decisions == 0 && m.advice == 0)
      continue;
    int at = count++;
    for (; at > 0 && stands_before(&m, &found[at - 1]); at--)
      found[at] = found[at - 1];
    found[at] = m;
  }
  for (int i = 0; i < count; i++)
    questions[i] = found[i].question;
  return count;
}
