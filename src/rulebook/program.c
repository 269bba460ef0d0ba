/* Compiling a rulebook; see program.h. */
#include "rulebook/program.h"

#include "base/buf.h"
#include "base/table.h"
#include "rulebook/cells.h"

#include <string.h>

enum { FEW = 8, GATE_STATES = 2, MEMBER_STATES = 2 };

typedef struct compiler {
  const ww_rules *rules;
  ww_arena *arena;
  ww_program *program;
  ww_gates gates;
} compiler;

/* A term being gathered: a conjunction, or the parts of a gate. */
typedef struct gather {
  compiler *c;
  ww_literal *literals;
  int count;
  int capacity;
  bool all; /* literals of one variable meet, else they join */
} gather;

static int states_of(const compiler *c, int variable) {
  int gates = c->program->first_gate;
  return variable < gates ? c->program->variables[variable].states
                          : GATE_STATES;
}

static void add_literal(gather *g, ww_literal literal) {
  int at = 0;
  while (at < g->count && g->literals[at].variable < literal.variable)
    at++;
  if (at < g->count && g->literals[at].variable == literal.variable) {
    for (int w = 0; w < literal.words; w++) {
      if (g->all)
        g->literals[at].states[w] &= literal.states[w];
      else
        g->literals[at].states[w] |= literal.states[w];
    }
    return;
  }
  if (g->count == g->capacity) {
    int capacity = g->capacity ? g->capacity * 2 : FEW;
    ww_literal *grown = WW_NEWS(g->c->arena, ww_literal, (size_t)capacity);
    if (g->count)
      memcpy(grown, g->literals, (size_t)g->count * sizeof *grown);
    g->literals = grown;
    g->capacity = capacity;
  }
  memmove(g->literals + at + 1, g->literals + at,
          (size_t)(g->count - at) * sizeof *g->literals);
  g->literals[at] = literal;
  g->count++;
}

static ww_literal new_literal(compiler *c, int variable) {
  return ww_literal_new(c->arena, variable, states_of(c, variable));
}

static ww_literal one_state(compiler *c, int variable, int state) {
  ww_literal literal = new_literal(c, variable);
  ww_let_pass(&literal, state);
  return literal;
}

/* ---- Gates ------------------------------------------------------------ */

/* What a gate says, as bytes. */
static ww_str gate_key(ww_arena *arena, const ww_gate *gate) {
  ww_buf key = ww_buf_new(arena);
  ww_put_char(&key, gate->all ? '&' : '|');
  for (int i = 0; i < gate->term.count; i++) {
    const ww_literal *literal = &gate->term.literals[i];
    ww_put(&key, (ww_str){(const char *)&literal->variable,
                          sizeof literal->variable});
    ww_put(&key, (ww_str){(const char *)literal->states,
                          (size_t)literal->words * sizeof *literal->states});
  }
  return ww_buf_str(&key);
}

int ww_gates_add(ww_gates *gates, ww_gate gate) {
  ww_program *program = gates->program;
  ww_arena *arena = gates->numbers.arena;
  ww_str key = gate_key(arena, &gate);
  const int *known = ww_table_get(&gates->numbers, key);
  if (known)
    return *known;
  if (program->gate_count == gates->capacity) {
    int capacity = gates->capacity ? gates->capacity * 2 : FEW;
    ww_gate *grown = WW_NEWS(arena, ww_gate, (size_t)capacity);
    if (program->gate_count)
      memcpy(grown, program->gates,
             (size_t)program->gate_count * sizeof *grown);
    program->gates = grown;
    gates->capacity = capacity;
  }
  int *number = WW_NEW(arena, int);
  *number = program->gate_count++;
  program->gates[*number] = gate;
  ww_table_add(&gates->numbers, key, number);
  return *number;
}

/* The literal that is true where the gathered parts are. */
static ww_literal as_literal(const gather *g) {
  compiler *c = g->c;
  if (g->count == 1)
    return g->literals[0];
  ww_gate gate = {g->all, {g->literals, g->count}};
  int number = ww_gates_add(&c->gates, gate);
  return one_state(c, c->program->first_gate + number, 1);
}

/* ---- Tests ------------------------------------------------------------ */

static void gather_when(gather *g, const ww_when *when, bool negated);

/* The states of a question or outcome that pass a test. */
static ww_literal value_literal(compiler *c, const ww_test *test,
                                bool negated) {
  bool outcome = test->question == WW_NONE;
  const ww_question *question =
      outcome ? NULL : &c->rules->questions[test->question];
  int variable = outcome ? c->rules->decisions[test->decision].variable
                         : question->variable;
  ww_literal literal = new_literal(c, variable);
  for (int s = 0; s < states_of(c, variable); s++) {
    bool passes = test->kind == WW_TEST_IN
                      ? test->values[s]
                      : ww_number_passes(test, ww_piece_inside(question, s));
    if (passes != negated)
      ww_let_pass(&literal, s);
  }
  return literal;
}

static ww_literal known_literal(compiler *c, const ww_test *test, bool wanted) {
  int variable;
  if (test->question == WW_NONE) {
    variable = c->rules->decisions[test->decision].variable;
  } else {
    const ww_question *question = &c->rules->questions[test->question];
    variable = question->type == WW_SET ? question->member_variable[0]
                                        : question->variable;
  }
  int states = states_of(c, variable);
  ww_literal literal = new_literal(c, variable);
  if (!wanted)
    ww_let_pass(&literal, states);
  for (int s = 0; wanted && s < states; s++)
    ww_let_pass(&literal, s);
  return literal;
}

/* Tests of a set as literals of its members: {has_all}, its opposite (one is
 * missing), {has_any} and its opposite; an empty set has none of all. */
static void gather_members(gather *g, const ww_test *test, bool negated) {
  const ww_question *question = &g->c->rules->questions[test->question];
  uint64_t members = test->members;
  bool present = !negated;
  bool all = (test->kind == WW_TEST_ALL) != negated;
  if (test->kind == WW_TEST_EMPTY) {
    members = question->value_count == 64
                  ? UINT64_MAX
                  : ((uint64_t)1 << question->value_count) - 1;
    present = test->wanted == negated;
    all = !present;
  }
  gather parts = {.c = g->c, .all = all};
  for (int i = 0; i < question->value_count; i++)
    if (members >> i & 1)
      add_literal(all == g->all ? g : &parts,
                  one_state(g->c, question->member_variable[i], present));
  if (parts.count > 0)
    add_literal(g, as_literal(&parts));
}

static void gather_test(gather *g, const ww_test *test, bool negated) {
  switch (test->kind) {
  case WW_TEST_IN:
  case WW_TEST_NUMBERS:
  case WW_TEST_RANGE:
    add_literal(g, value_literal(g->c, test, negated));
    break;
  case WW_TEST_KNOWN:
    add_literal(g, known_literal(g->c, test, test->wanted != negated));
    break;
  case WW_TEST_ANY:
  case WW_TEST_ALL:
  case WW_TEST_EMPTY:
    gather_members(g, test, negated);
    break;
  }
}

static void gather_parts(gather *g, const ww_when *when, bool negated) {
  bool all = (when->kind == WW_WHEN_ALL) != negated;
  gather parts = {.c = g->c, .all = all};
  for (int i = 0; i < when->part_count; i++)
    gather_when(all == g->all ? g : &parts, when->parts[i], negated);
  if (parts.count > 0)
    add_literal(g, as_literal(&parts));
}

static void gather_when(gather *g, const ww_when *when, bool negated) {
  switch (when->kind) {
  case WW_WHEN_TEST:
    gather_test(g, &when->test, negated);
    break;
  case WW_WHEN_NOT:
    gather_when(g, when->parts[0], !negated);
    break;
  case WW_WHEN_CONDITION:
    gather_when(g, g->c->rules->conditions[when->condition].when, negated);
    break;
  case WW_WHEN_ALL:
  case WW_WHEN_ANY:
    gather_parts(g, when, negated);
    break;
  }
}

static ww_term compile(compiler *c, const ww_when *when) {
  gather g = {.c = c, .all = true};
  if (when)
    gather_when(&g, when, false);
  return (ww_term){g.literals, g.count};
}

/* ---- Blocks ----------------------------------------------------------- */

/* The words of the terms that test each variable; none: from = to. */
static void find_spans(const ww_block *block, ww_span spans[]) {
  for (int t = 0; t < block->count; t++) {
    for (int l = 0; l < block->terms[t].count; l++) {
      ww_span *span = &spans[block->terms[t].literals[l].variable];
      if (span->to == 0)
        span->from = t / 64;
      span->to = t / 64 + 1;
    }
  }
}

static void allow(ww_block *block, const int place[], int term) {
  for (int l = 0; l < block->terms[term].count; l++) {
    const ww_literal *literal = &block->terms[term].literals[l];
    int at = place[literal->variable];
    uint64_t **rows = block->allowed[at];
    int word = term / 64 - block->spans[at].from;
    for (int s = 0; rows[s]; s++)
      if (!ww_passes(literal, s))
        rows[s][word] &= ~((uint64_t)1 << (term % 64));
  }
}

/* All bits set; then every literal takes away the states it does not let
 * pass. */
static void index_block(compiler *c, ww_block *block) {
  size_t all = (size_t)c->program->first_gate + (size_t)c->program->gate_count;
  ww_span *spans = WW_NEWS(c->arena, ww_span, all);
  int *place = WW_NEWS(c->arena, int, all);
  find_spans(block, spans);
  block->words = (block->count + 63) / 64;
  block->variables = WW_NEWS(c->arena, int, all);
  block->spans = WW_NEWS(c->arena, ww_span, all);
  block->allowed = WW_NEWS(c->arena, uint64_t **, all);
  for (size_t v = 0; v < all; v++) {
    if (spans[v].to == 0)
      continue;
    int at = place[v] = block->variable_count++;
    int states = states_of(c, (int)v) + 1;
    size_t words = (size_t)(spans[v].to - spans[v].from);
    uint64_t **rows = WW_NEWS(c->arena, uint64_t *, (size_t)states + 1);
    uint64_t *bits = WW_NEWS(c->arena, uint64_t, (size_t)states * words);
    memset(bits, 0xFF, (size_t)states * words * sizeof *bits);
    for (int s = 0; s < states; s++)
      rows[s] = bits + (size_t)s * words;
    block->variables[at] = (int)v;
    block->spans[at] = spans[v];
    block->allowed[at] = rows;
  }
  for (int t = 0; t < block->count; t++)
    allow(block, place, t);
}

static void compile_rules(compiler *c, int decision) {
  const ww_decision_rules *rules = &c->rules->decisions[decision];
  ww_block *block = &c->program->blocks[decision];
  c->program->when[decision] = compile(c, rules->when);
  block->count = rules->rule_count;
  block->terms = WW_NEWS(c->arena, ww_term, (size_t)block->count);
  for (int i = 0; i < block->count; i++)
    block->terms[i] = compile(c, rules->rules[i].when);
  c->program->gate_ends[decision] = c->program->gate_count;
}

static void compile_advice(compiler *c) {
  ww_block *block = &c->program->blocks[c->rules->decision_count];
  block->count = c->rules->advice_count;
  block->terms = WW_NEWS(c->arena, ww_term, (size_t)block->count);
  for (int i = 0; i < block->count; i++)
    block->terms[i] = compile(c, c->rules->advice[i].when);
  c->program->gate_ends[c->rules->decision_count] = c->program->gate_count;
}

static void compile_prices(compiler *c) {
  int stage = c->rules->decision_count + 1;
  ww_block *block = &c->program->blocks[stage];
  block->count = c->rules->costs.price_count;
  block->terms = WW_NEWS(c->arena, ww_term, (size_t)block->count);
  for (int i = 0; i < block->count; i++)
    block->terms[i] = compile(c, c->rules->costs.prices[i].when);
  c->program->gate_ends[stage] = c->program->gate_count;
}

/* ---- Variables -------------------------------------------------------- */

static int states_of_question(const ww_question *question) {
  if (question->type == WW_NUMBER)
    return question->piece_count;
  return question->type == WW_FLAG ? 2 : question->value_count;
}

static void make_variables(compiler *c) {
  const ww_rules *rules = c->rules;
  ww_variable *variables =
      WW_NEWS(c->arena, ww_variable, (size_t)rules->variable_count);
  for (int q = 0; q < rules->question_count; q++) {
    const ww_question *question = &rules->questions[q];
    if (question->type != WW_SET)
      variables[question->variable] = (ww_variable){
          WW_OF_QUESTION, q, WW_NONE, states_of_question(question)};
    for (int v = 0; v < question->value_count; v++)
      if (question->member_variable[v] != WW_NONE)
        variables[question->member_variable[v]] =
            (ww_variable){WW_OF_MEMBER, q, v, MEMBER_STATES};
  }
  for (int d = 0; d < rules->decision_count; d++)
    variables[rules->decisions[d].variable] = (ww_variable){
        WW_OF_OUTCOME, d, WW_NONE, rules->decisions[d].option_count};
  c->program->variables = variables;
  c->program->first_gate = rules->variable_count;
}

/* The gates' variables come after the others, once all are known. */
static void append_gates(compiler *c) {
  ww_program *program = c->program;
  size_t count = (size_t)program->first_gate + (size_t)program->gate_count;
  ww_variable *grown = WW_NEWS(c->arena, ww_variable, count);
  if (program->first_gate)
    memcpy(grown, program->variables,
           (size_t)program->first_gate * sizeof *grown);
  for (int i = 0; i < program->gate_count; i++)
    grown[program->first_gate + i] =
        (ww_variable){WW_OF_GATE, i, WW_NONE, GATE_STATES};
  program->variables = grown;
  program->variable_count = (int)count;
}

const ww_program *ww_program_make(ww_arena *arena, const ww_rules *rules) {
  compiler c = {.rules = rules, .arena = arena};
  size_t stages = (size_t)rules->decision_count + 2;
  c.program = WW_NEW(c.arena, ww_program);
  c.gates = (ww_gates){c.program, ww_table_new(c.arena), 0};
  c.program->blocks = WW_NEWS(c.arena, ww_block, stages);
  c.program->when = WW_NEWS(c.arena, ww_term, stages);
  c.program->gate_ends = WW_NEWS(c.arena, int, stages);
  make_variables(&c);
  for (int d = 0; d < rules->decision_count; d++)
    compile_rules(&c, d);
  compile_advice(&c);
  compile_prices(&c);
  append_gates(&c);
  for (size_t b = 0; b < stages; b++)
    index_block(&c, &c.program->blocks[b]);
  return c.program;
}
