/* Making a problem; see problem.h. */
#include "solve/problem.h"

#include <string.h>

typedef struct making {
  ww_arena *arena;
  const ww_problem_plan *plan;
  const ww_rules *given;
  const ww_program *program;
  ww_problem *problem;
  const ww_classes *classes;
  bool *matters;  /* [variable of the program] */
  bool *differs;  /* [variable of the program]: between the worlds */
  ww_table rules; /* [literals of a term]: its number, as int */
} making;

/* ---- What matters ----------------------------------------------------- */

static void mark_term(making *m, const ww_term *term) {
  for (int i = 0; i < term->count; i++) {
    int v = term->literals[i].variable;
    const ww_variable *variable = &m->program->variables[v];
    if (m->matters[v])
      continue;
    m->matters[v] = true;
    if (variable->kind == WW_OF_GATE)
      mark_term(m, &m->program->gates[variable->index].term);
  }
}

/* Whether a decision has to be made. */
static bool is_wanted(const making *m, int d) {
  if (m->plan->free_main && d == m->given->main)
    return false;
  return d == m->plan->decision ||
         (m->plan->rival && d == m->plan->rival->decision) ||
         m->matters[m->given->decisions[d].variable];
}

/* From the end back: an outcome that matters drags its rules in. */
static void mark(making *m) {
  for (int t = 0; t < m->plan->term_count; t++)
    mark_term(m, m->plan->terms[t]);
  for (int d = m->given->decision_count - 1; d >= 0; d--) {
    const ww_block *block = &m->program->blocks[d];
    if (!is_wanted(m, d))
      continue;
    m->matters[m->given->decisions[d].variable] = true;
    mark_term(m, &m->program->when[d]);
    for (int r = 0; r < block->count; r++)
      mark_term(m, &block->terms[r]);
  }
}

static const ww_classes *make_classes(const making *m) {
  ww_classes *classes = ww_classes_new(m->arena, m->program);
  for (int t = 0; t < m->plan->term_count; t++)
    ww_classes_tell(classes, m->plan->terms[t]);
  for (int d = 0; d < m->given->decision_count; d++) {
    const ww_block *block = &m->program->blocks[d];
    if (!is_wanted(m, d))
      continue;
    ww_classes_tell(classes, &m->program->when[d]);
    for (int r = 0; r < block->count; r++)
      ww_classes_tell(classes, &block->terms[r]);
  }
  for (int g = 0; g < m->program->gate_count; g++)
    if (m->matters[m->program->first_gate + g])
      ww_classes_tell(classes, &m->program->gates[g].term);
  ww_classes_make(classes);
  return classes;
}

/* ---- What differs between the worlds ---------------------------------- */

static bool literal_differs(const making *m, const ww_literal *literal) {
  int v = literal->variable;
  const ww_problem_plan *plan = m->plan;
  if (!plan->own || !plan->own[v])
    return m->differs[v];
  return ww_passes(literal, plan->states[0][v]) !=
         ww_passes(literal, plan->states[1][v]);
}

static bool term_differs(const making *m, const ww_term *term) {
  for (int i = 0; i < term->count; i++)
    if (literal_differs(m, &term->literals[i]))
      return true;
  return false;
}

static void mark_gates(making *m, int from, int to) {
  for (int g = from; g < to; g++)
    m->differs[m->program->first_gate + g] =
        m->matters[m->program->first_gate + g] &&
        term_differs(m, &m->program->gates[g].term);
}

static void mark_differing(making *m) {
  int gates = 0;
  for (int v = 0; v < m->program->first_gate; v++)
    m->differs[v] = m->matters[v] && m->plan->own && m->plan->own[v];
  for (int d = 0; d < m->given->decision_count; d++) {
    const ww_block *block = &m->program->blocks[d];
    mark_gates(m, gates, m->program->gate_ends[d]);
    gates = m->program->gate_ends[d];
    if (!is_wanted(m, d) || (m->plan->alike && m->plan->alike[d]))
      continue;
    bool differs = term_differs(m, &m->program->when[d]);
    for (int r = 0; r < block->count && !differs; r++)
      differs = term_differs(m, &block->terms[r]);
    m->differs[m->given->decisions[d].variable] = differs;
  }
  mark_gates(m, gates, m->program->gate_count);
}

/* ---- Variables -------------------------------------------------------- */

static int add_variable(making *m, ww_variable_kind kind, int source,
                        int classes) {
  ww_problem *problem = m->problem;
  problem->variables[problem->variable_count] =
      (ww_problem_variable){kind, source, classes, false};
  if (classes > WW_CLASSES_MOST)
    problem->fits = false;
  return problem->variable_count++;
}

static void make_variables(making *m) {
  ww_problem *problem = m->problem;
  size_t count = (size_t)m->program->variable_count;
  size_t most = 2 * (count + (size_t)m->plan->term_count) + 1;
  problem->variables = WW_NEWS(m->arena, ww_problem_variable, most);
  for (int world = 0; world < 2; world++) {
    problem->variable_of[world] = WW_NEWS(m->arena, int, count);
    problem->terms[world] = WW_NEWS(m->arena, int, (size_t)m->plan->term_count);
    for (int v = 0; v < m->program->variable_count; v++) {
      const ww_variable *variable = &m->program->variables[v];
      bool outcome = variable->kind == WW_OF_OUTCOME;
      int classes = outcome ? variable->states + 1 : m->classes->count[v];
      problem->variable_of[world][v] = WW_NONE;
      if (world == 1 && !m->differs[v])
        problem->variable_of[1][v] = problem->variable_of[0][v];
      else if (m->matters[v])
        problem->variable_of[world][v] =
            add_variable(m, variable->kind, v, classes);
    }
  }
}

/* ---- Terms ------------------------------------------------------------ */

/* Outcomes are not put into classes: their literals are masks already. */
static ww_mask_term make_term(const making *m, const ww_term *term, int world) {
  ww_mask_term mask = ww_classes_term(m->arena, m->classes, term);
  for (int i = 0; i < mask.count; i++) {
    const ww_literal *literal = &term->literals[i];
    int v = m->problem->variable_of[world][literal->variable];
    mask.literals[i].variable = v;
    if (m->problem->variables[v].kind != WW_OF_OUTCOME)
      continue;
    mask.literals[i].pass = ww_literal_mask(literal);
    m->problem->variables[v].tested = true;
  }
  return mask;
}

static void add_gates(making *m, int from, int to) {
  ww_problem *problem = m->problem;
  for (int g = from; g < to; g++) {
    int v = m->program->first_gate + g;
    const ww_gate *gate = &m->program->gates[g];
    for (int world = 0; world < (m->differs[v] ? 2 : 1); world++)
      if (m->matters[v])
        problem->gates[problem->gate_count++] =
            (ww_problem_gate){problem->variable_of[world][v], gate->all,
                              make_term(m, &gate->term, world)};
  }
}

static void add_term_gates(making *m) {
  ww_problem *problem = m->problem;
  for (int t = 0; t < m->plan->term_count; t++) {
    const ww_term *term = m->plan->terms[t];
    problem->terms[0][t] = WW_NONE;
    for (int world = 0; world < (term_differs(m, term) ? 2 : 1); world++) {
      int v = add_variable(m, WW_OF_GATE, WW_NONE, 2);
      problem->terms[world][t] = v;
      problem->gates[problem->gate_count++] =
          (ww_problem_gate){v, true, make_term(m, term, world)};
    }
    if (!term_differs(m, term))
      problem->terms[1][t] = problem->terms[0][t];
  }
}

/* ---- Tallies ---------------------------------------------------------- */

/* Rules that fire at the same points are one: of both worlds, and of two
 * decisions. */
static int add_rule(making *m, const ww_term *term, int world) {
  ww_problem *problem = m->problem;
  ww_mask_term mask = make_term(m, term, term_differs(m, term) ? world : 0);
  ww_str key = {(const char *)mask.literals,
                (size_t)mask.count * sizeof *mask.literals};
  const int *known = ww_table_get(&m->rules, key);
  if (known)
    return *known;
  int *rule = WW_NEW(m->arena, int);
  *rule = problem->rule_count++;
  problem->rule_terms[*rule] = mask;
  ww_table_add(&m->rules, key, rule);
  return *rule;
}

static void add_rules(making *m, ww_problem_tally *tally, int world) {
  const ww_block *block = &m->program->blocks[tally->decision];
  tally->rules = WW_NEWS(m->arena, int, (size_t)block->count);
  for (int r = 0; r < block->count; r++)
    tally->rules[r] = add_rule(m, &block->terms[r], world);
}

static void add_tally(making *m, int d, int world, bool twin) {
  ww_problem *problem = m->problem;
  int v = m->given->decisions[d].variable;
  ww_problem_tally *tally = &problem->tallies[problem->tally_count++];
  *tally = (ww_problem_tally){
      .decision = d,
      .variable = twin ? add_variable(m, WW_OF_OUTCOME, v,
                                      m->program->variables[v].states + 1)
                       : problem->variable_of[world][v],
      .twin = twin,
      .when = make_term(m, &m->program->when[d], world)};
  add_rules(m, tally, world);
  if (d == m->plan->decision)
    problem->outcome[twin || world] = tally->variable;
  if (m->plan->rival && d == m->plan->rival->decision)
    problem->outcome[1] = tally->variable;
}

static void make_room(making *m) {
  size_t rules = 0;
  size_t decisions = (size_t)m->given->decision_count;
  size_t gates = 2 * (size_t)(m->program->gate_count + m->plan->term_count);
  for (int d = 0; d < m->given->decision_count; d++)
    rules +=
        is_wanted(m, d) ? 2 * (size_t)m->given->decisions[d].rule_count : 0;
  m->problem->gates = WW_NEWS(m->arena, ww_problem_gate, gates);
  m->problem->rule_terms = WW_NEWS(m->arena, ww_mask_term, rules);
  m->problem->tallies = WW_NEWS(m->arena, ww_problem_tally, 2 * decisions);
  m->rules = ww_table_new(m->arena);
}

/* Gates and tallies in turn, as they rest on each other. */
static void make_stages(making *m) {
  ww_problem *problem = m->problem;
  int gates = 0;
  problem->outcome[0] = problem->outcome[1] = WW_NONE;
  for (int d = 0; d < m->given->decision_count; d++) {
    add_gates(m, gates, m->program->gate_ends[d]);
    gates = m->program->gate_ends[d];
    if (!is_wanted(m, d))
      continue;
    add_tally(m, d, 0, false);
    if (d == m->plan->decision)
      problem->outcome[1] = problem->outcome[0];
    if (m->differs[m->given->decisions[d].variable])
      add_tally(m, d, 1, false);
    else if (d == m->plan->decision && m->plan->twin)
      add_tally(m, d, 0, true);
  }
  add_gates(m, gates, m->program->gate_count);
  add_term_gates(m);
}

/* ---- Sets ------------------------------------------------------------- */

static void add_set(making *m, const ww_question *question, int world) {
  ww_problem *problem = m->problem;
  size_t most = (size_t)question->value_count;
  ww_problem_set *set = &problem->sets[problem->set_count];
  bool differs = world == 0;
  *set = (ww_problem_set){WW_NEWS(m->arena, int, most),
                          WW_NEWS(m->arena, uint64_t, most), 0};
  for (int i = 0; i < question->value_count; i++) {
    int v = question->member_variable[i];
    if (v == WW_NONE || problem->variable_of[world][v] == WW_NONE)
      continue;
    differs = differs || m->differs[v];
    set->variables[set->count] = problem->variable_of[world][v];
    set->unknown[set->count++] =
        ww_class(ww_class_of(m->classes, v, m->program->variables[v].states));
  }
  problem->set_count += set->count > 1 && differs;
}

static void make_sets(making *m) {
  size_t questions = (size_t)m->given->question_count;
  m->problem->sets = WW_NEWS(m->arena, ww_problem_set, 2 * questions);
  for (int q = 0; q < m->given->question_count; q++)
    for (int world = 0; world < 2; world++)
      if (m->given->questions[q].type == WW_SET)
        add_set(m, &m->given->questions[q], world);
}

ww_problem *ww_problem_new(ww_arena *arena, const ww_problem_plan *plan) {
  const ww_rules *rules = plan->rules;
  size_t count = (size_t)rules->program->variable_count;
  making m = {.arena = arena,
              .plan = plan,
              .given = rules,
              .program = rules->program,
              .problem = WW_NEW(arena, ww_problem),
              .matters = WW_NEWS(arena, bool, count),
              .differs = WW_NEWS(arena, bool, count)};
  m.problem->rules = rules;
  m.problem->own = plan->own;
  m.problem->decision = plan->decision;
  m.problem->rival = plan->rival;
  m.problem->states[0] = plan->states[0];
  m.problem->states[1] = plan->states[1];
  m.problem->fits = true;
  mark(&m);
  m.classes = plan->classes ? plan->classes : make_classes(&m);
  m.problem->classes = m.classes;
  mark_differing(&m);
  make_variables(&m);
  if (!m.problem->fits)
    return m.problem;
  make_room(&m);
  make_stages(&m);
  make_sets(&m);
  return m.problem;
}

void ww_settle_sets(const ww_rules *rules, int states[]) {
  for (int q = 0; q < rules->question_count; q++) {
    const ww_question *question = &rules->questions[q];
    bool known = false;
    for (int pass = 0; pass < 2 && question->type == WW_SET; pass++) {
      for (int i = 0; i < question->value_count; i++) {
        int v = question->member_variable[i];
        if (v == WW_NONE)
          continue;
        if (pass == 0)
          known |= states[v] < 2;
        else if (known && states[v] == 2)
          states[v] = 0;
      }
    }
  }
}
