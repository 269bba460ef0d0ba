/* Compiling a rulebook; see program.h. */
#include "rulebook/program.h"

#include "base/buf.h"
#include "base/table.h"
#include "rulebook/cells.h"

#include <stdlib.h>
#include <string.h>

enum {
  FEW = 8,
  GATE_STATES = 2,
  MEMBER_STATES = 2,
  WAYS = 4,                /* to use a condition */
  CONDITION_LITERALS = 16, /* it is written out; with more it has a gate */
};

/* What a condition says where it is used in one of the ways. */
typedef struct used {
  bool made;
  ww_term term;
} used;

typedef struct compiler {
  const ww_rules *rules;
  ww_arena *arena;
  ww_program *program;
  ww_gates gates;
  used (*conditions)[WAYS];
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
  if (g->count == g->capacity) {
    int capacity = g->capacity ? g->capacity * 2 : FEW;
    ww_literal *grown = WW_NEWS(g->c->arena, ww_literal, (size_t)capacity);
    if (g->count)
      memcpy(grown, g->literals, (size_t)g->count * sizeof *grown);
    g->literals = grown;
    g->capacity = capacity;
  }
  g->literals[g->count++] = literal;
}

static int by_variable(const void *a, const void *b) {
  return ((const ww_literal *)a)->variable - ((const ww_literal *)b)->variable;
}

/* In the order of the variables, one literal each. */
static ww_term term_of(gather *g) {
  int kept = 0;
  bool sorted = true;
  for (int i = 1; i < g->count; i++)
    sorted = sorted && g->literals[i - 1].variable < g->literals[i].variable;
  if (!sorted)
    qsort(g->literals, (size_t)g->count, sizeof *g->literals, by_variable);
  for (int i = 0, end; i < g->count && !sorted; i = end) {
    int variable = g->literals[i].variable;
    for (end = i + 1; end < g->count; end++)
      if (g->literals[end].variable != variable)
        break;
    g->literals[kept++] =
        end == i + 1 ? g->literals[i]
                     : ww_literal_join(g->c->arena, g->literals + i, end - i,
                                       g->all, states_of(g->c, variable));
  }
  if (!sorted)
    g->count = kept;
  return (ww_term){g->literals, g->count};
}

static ww_literal one_state(compiler *c, int variable, int state) {
  return ww_literal_new(c->arena, variable, &(ww_interval){state, state}, 1);
}

/* ---- Gates ------------------------------------------------------------ */

/* What a gate says, as bytes. */
static ww_str gate_key(ww_arena *arena, const ww_gate *gate) {
  ww_buf key = ww_buf_new(arena);
  ww_put_char(&key, gate->all ? '&' : '|');
  for (int i = 0; i < gate->term.count; i++)
    ww_literal_key(&key, &gate->term.literals[i]);
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
  ww_gate *own = &program->gates[*number]; /* what lies between fields is 0 */
  own->all = gate.all;
  own->term.literals = gate.term.literals;
  own->term.count = gate.term.count;
  ww_table_add(&gates->numbers, key, number);
  return *number;
}

/* The literal that is true where the gathered parts are. */
static ww_literal as_literal(gather *g) {
  compiler *c = g->c;
  ww_term term = term_of(g);
  if (term.count == 1)
    return term.literals[0];
  ww_gate gate = {g->all, term};
  int number = ww_gates_add(&c->gates, gate);
  return one_state(c, c->program->first_gate + number, 1);
}

/* ---- Tests ------------------------------------------------------------ */

static void gather_when(gather *g, const ww_when *when, bool negated);

/* The first cell past which numbers are no longer below the range of the test;
 * or the first that lies above it. */
static int first_cell(const ww_question *question, const ww_test *test,
                      bool above) {
  int low = 0;
  int high = question->piece_count;
  while (low < high) {
    int middle = low + (high - low) / 2;
    double value = ww_piece_inside(question, middle);
    bool below = test->low_open ? value <= test->low : value < test->low;
    bool inside = test->high_open ? value < test->high : value <= test->high;
    if (above ? inside || below : below)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static ww_literal number_literal(compiler *c, const ww_test *test) {
  const ww_question *question = &c->rules->questions[test->question];
  int count = 0;
  int most = test->kind == WW_TEST_RANGE ? 1 : test->number_count;
  ww_interval *ranges = WW_NEWS(c->arena, ww_interval, (size_t)most);
  if (test->kind == WW_TEST_RANGE) {
    ranges[0] = (ww_interval){first_cell(question, test, false),
                              first_cell(question, test, true) - 1};
    count = ranges[0].from <= ranges[0].to;
  }
  for (int i = 0; i < most && test->kind != WW_TEST_RANGE; i++) {
    int cell = ww_cell_of(question, test->numbers[i]);
    if (ww_piece_inside(question, cell) == test->numbers[i])
      ranges[count++] = (ww_interval){cell, cell};
  }
  return ww_literal_new(c->arena, question->variable, ranges, count);
}

/* The states of a question or outcome that pass a test. */
static ww_literal value_literal(compiler *c, const ww_test *test,
                                bool negated) {
  int variable = test->question == WW_NONE
                     ? c->rules->decisions[test->decision].variable
                     : c->rules->questions[test->question].variable;
  ww_literal literal =
      test->kind == WW_TEST_IN
          ? ww_literal_new(c->arena, variable, test->ranges, test->range_count)
          : number_literal(c, test);
  return negated
             ? ww_literal_not(c->arena, &literal, states_of(c, variable) - 1)
             : literal;
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
  ww_interval known = {0, states - 1};
  return wanted ? ww_literal_new(c->arena, variable, &known, states > 0)
                : one_state(c, variable, states);
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

/* What the condition says, worked out once for each way to use it. */
static void gather_condition(gather *g, int condition, bool negated) {
  compiler *c = g->c;
  used *u = &c->conditions[condition][2 * negated + g->all];
  if (!u->made) {
    gather inner = {.c = c, .all = g->all};
    gather_when(&inner, c->rules->conditions[condition].when, negated);
    u->made = true;
    u->term = term_of(&inner);
    if (inner.count > CONDITION_LITERALS) {
      ww_literal *gate = WW_NEW(c->arena, ww_literal);
      *gate = as_literal(&inner);
      u->term = (ww_term){gate, 1};
    }
  }
  for (int i = 0; i < u->term.count; i++)
    add_literal(g, u->term.literals[i]);
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
    gather_condition(g, when->condition, negated);
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
  return term_of(&g);
}

/* ---- Blocks ----------------------------------------------------------- */

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
  c.conditions = ww_arena_alloc(arena, (size_t)rules->condition_count,
                                sizeof *c.conditions);
  c.program->blocks = WW_NEWS(c.arena, ww_block, stages);
  c.program->when = WW_NEWS(c.arena, ww_term, stages);
  c.program->gate_ends = WW_NEWS(c.arena, int, stages);
  make_variables(&c);
  for (int d = 0; d < rules->decision_count; d++)
    compile_rules(&c, d);
  compile_advice(&c);
  compile_prices(&c);
  append_gates(&c);
  ww_blocks_index(arena, c.program, (int)stages);
  return c.program;
}
