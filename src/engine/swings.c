/* What questions can do; see change.h. */
#include "engine/change.h"

#include <string.h>

typedef struct making {
  const ww_prospect *prospect;
  const ww_rules *rules;
  const ww_tally *today;
  bool *seen;   /* [variable]: the rule rests on it */
  bool *marked; /* [question]: the rule rests on it */
  ww_swing **swings;
} making;

/* All that a term rests on, through gates and earlier decisions. */
static void mark(making *m, const ww_term *term) {
  const ww_program *program = m->rules->program;
  for (int i = 0; i < term->count; i++) {
    int v = term->literals[i].variable;
    const ww_variable *variable = &program->variables[v];
    if (m->seen[v])
      continue;
    m->seen[v] = true;
    if (ww_is_answer(variable->kind)) {
      m->marked[variable->index] = true;
    } else if (variable->kind == WW_OF_GATE) {
      mark(m, &program->gates[variable->index].term);
    } else {
      const ww_block *block = &program->blocks[variable->index];
      mark(m, &program->when[variable->index]);
      for (int r = 0; r < block->count; r++)
        mark(m, &block->terms[r]);
    }
  }
}

static void add(const making *m, const ww_rule *rule, bool fires, int outcome,
                ww_swing *s) {
  int none = m->prospect->none;
  int now = m->today->winner;
  if (now != WW_NONE && !fires && rule->rules_out[now])
    s->rules_out = true;
  if (outcome == none)
    return;
  if (fires && rule->rules_out[outcome])
    s->lifts = true;
  if (now == WW_NONE)
    return;
  int64_t weight = rule->effect[outcome] - rule->effect[now];
  if (fires ? weight < 0 : weight > 0)
    s->gain += fires ? -weight : weight;
}

static void add_rule(making *m, int r) {
  int d = m->prospect->decision;
  const ww_program *program = m->rules->program;
  bool fires = m->today->made && ww_bit(m->today->fired, r);
  memset(m->seen, 0, (size_t)program->variable_count * sizeof *m->seen);
  memset(m->marked, 0, (size_t)m->rules->question_count * sizeof *m->marked);
  mark(m, &program->blocks[d].terms[r]);
  mark(m, &program->when[d]);
  for (int q = 0; q < m->rules->question_count; q++)
    for (int o = 0; m->marked[q] && o <= m->prospect->none; o++)
      add(m, &m->rules->decisions[d].rules[r], fires, o, &m->swings[q][o]);
}

ww_swing **ww_swings_make(ww_arena *arena, const ww_prospect *prospect,
                          const ww_tally *today) {
  const ww_rules *rules = prospect->rules;
  size_t questions = (size_t)rules->question_count;
  making m = {.prospect = prospect,
              .rules = rules,
              .today = today,
              .seen =
                  WW_NEWS(arena, bool, (size_t)rules->program->variable_count),
              .marked = WW_NEWS(arena, bool, questions),
              .swings = WW_NEWS(arena, ww_swing *, questions)};
  for (size_t q = 0; q < questions; q++)
    m.swings[q] = WW_NEWS(arena, ww_swing, (size_t)prospect->none + 1);
  for (int r = 0; r < rules->decisions[prospect->decision].rule_count; r++)
    add_rule(&m, r);
  return m.swings;
}
