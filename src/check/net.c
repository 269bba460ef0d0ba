/* Making a net; see net.h. */
#include "check/net.h"

#include <string.h>

typedef struct making {
  ww_arena *arena;
  const ww_net_plan *plan;
  const ww_rules *rules;
  const ww_program *program;
  ww_net *net;
  ww_classes *classes;
  bool *matters;   /* [variable of the program] */
  bool *differs;   /* [variable of the program]: between the worlds */
  int **net_rules; /* [decision][rule]: of the first world */
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
  if (m->plan->free_main && d == m->rules->main)
    return false;
  return d == m->plan->decision || m->matters[m->rules->decisions[d].variable];
}

/* From the end back: an outcome that matters drags its rules in. */
static void mark(making *m) {
  for (int t = 0; t < m->plan->term_count; t++)
    mark_term(m, m->plan->terms[t]);
  for (int d = m->rules->decision_count - 1; d >= 0; d--) {
    const ww_block *block = &m->program->blocks[d];
    if (!is_wanted(m, d))
      continue;
    m->matters[m->rules->decisions[d].variable] = true;
    mark_term(m, &m->program->when[d]);
    for (int r = 0; r < block->count; r++)
      mark_term(m, &block->terms[r]);
  }
}

static void make_classes(making *m) {
  m->classes = ww_classes_new(m->arena, m->program);
  for (int t = 0; t < m->plan->term_count; t++)
    ww_classes_tell(m->classes, m->plan->terms[t]);
  for (int d = 0; d < m->rules->decision_count; d++) {
    const ww_block *block = &m->program->blocks[d];
    if (!is_wanted(m, d))
      continue;
    ww_classes_tell(m->classes, &m->program->when[d]);
    for (int r = 0; r < block->count; r++)
      ww_classes_tell(m->classes, &block->terms[r]);
  }
  for (int g = 0; g < m->program->gate_count; g++)
    if (m->matters[m->program->first_gate + g])
      ww_classes_tell(m->classes, &m->program->gates[g].term);
  ww_classes_make(m->classes);
}

/* ---- What differs between the worlds ---------------------------------- */

static bool literal_differs(const making *m, const ww_literal *literal) {
  int v = literal->variable;
  const ww_net_plan *plan = m->plan;
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
  for (int d = 0; d < m->rules->decision_count; d++) {
    const ww_block *block = &m->program->blocks[d];
    mark_gates(m, gates, m->program->gate_ends[d]);
    gates = m->program->gate_ends[d];
    if (!is_wanted(m, d))
      continue;
    bool differs = term_differs(m, &m->program->when[d]);
    for (int r = 0; r < block->count && !differs; r++)
      differs = term_differs(m, &block->terms[r]);
    m->differs[m->rules->decisions[d].variable] = differs;
  }
  mark_gates(m, gates, m->program->gate_count);
}

/* ---- Variables -------------------------------------------------------- */

static int add_variable(making *m, ww_variable_kind kind, int source,
                        int classes) {
  ww_net *net = m->net;
  net->variables[net->variable_count] =
      (ww_net_variable){kind, source, classes, false};
  if (classes > WW_CLASSES_MOST)
    net->fits = false;
  return net->variable_count++;
}

static void make_variables(making *m) {
  ww_net *net = m->net;
  size_t count = (size_t)m->program->variable_count;
  size_t most = 2 * (count + (size_t)m->plan->term_count) + 1;
  net->variables = WW_NEWS(m->arena, ww_net_variable, most);
  for (int world = 0; world < 2; world++) {
    net->variable_of[world] = WW_NEWS(m->arena, int, count);
    net->terms[world] = WW_NEWS(m->arena, int, (size_t)m->plan->term_count);
    for (int v = 0; v < m->program->variable_count; v++) {
      const ww_variable *variable = &m->program->variables[v];
      bool outcome = variable->kind == WW_OF_OUTCOME;
      int classes = outcome ? variable->states + 1 : m->classes->count[v];
      net->variable_of[world][v] = WW_NONE;
      if (world == 1 && !m->differs[v])
        net->variable_of[1][v] = net->variable_of[0][v];
      else if (m->matters[v])
        net->variable_of[world][v] =
            add_variable(m, variable->kind, v, classes);
    }
  }
}

/* ---- Terms ------------------------------------------------------------ */

/* Outcomes are not put into classes: their literals are masks already. */
static ww_mask_term make_term(const making *m, const ww_term *term, int world) {
  ww_mask_term mask = ww_classes_term(m->classes, term);
  for (int i = 0; i < mask.count; i++) {
    const ww_literal *literal = &term->literals[i];
    int v = m->net->variable_of[world][literal->variable];
    mask.literals[i].variable = v;
    if (m->net->variables[v].kind != WW_OF_OUTCOME)
      continue;
    mask.literals[i].pass = literal->states[0];
    m->net->variables[v].tested = true;
  }
  return mask;
}

static void add_gates(making *m, int from, int to) {
  ww_net *net = m->net;
  for (int g = from; g < to; g++) {
    int v = m->program->first_gate + g;
    const ww_gate *gate = &m->program->gates[g];
    for (int world = 0; world < (m->differs[v] ? 2 : 1); world++)
      if (m->matters[v])
        net->gates[net->gate_count++] =
            (ww_net_gate){net->variable_of[world][v], gate->all,
                          make_term(m, &gate->term, world)};
  }
}

static void add_term_gates(making *m) {
  ww_net *net = m->net;
  for (int t = 0; t < m->plan->term_count; t++) {
    const ww_term *term = m->plan->terms[t];
    net->terms[0][t] = WW_NONE;
    for (int world = 0; world < (term_differs(m, term) ? 2 : 1); world++) {
      int v = add_variable(m, WW_OF_GATE, WW_NONE, 2);
      net->terms[world][t] = v;
      net->gates[net->gate_count++] =
          (ww_net_gate){v, true, make_term(m, term, world)};
    }
    if (!term_differs(m, term))
      net->terms[1][t] = net->terms[0][t];
  }
}

/* ---- Tallies ---------------------------------------------------------- */

static void add_rules(making *m, ww_net_tally *tally, int world) {
  const ww_block *block = &m->program->blocks[tally->decision];
  ww_net *net = m->net;
  tally->rules = WW_NEWS(m->arena, int, (size_t)block->count);
  for (int r = 0; r < block->count; r++) {
    bool shared =
        tally->twin || (world == 1 && !term_differs(m, &block->terms[r]));
    if (shared) {
      tally->rules[r] = m->net_rules[tally->decision][r];
      continue;
    }
    net->rule_terms[net->rule_count] = make_term(m, &block->terms[r], world);
    tally->rules[r] = net->rule_count++;
  }
  if (world == 0 && !tally->twin)
    m->net_rules[tally->decision] = tally->rules;
}

static void add_tally(making *m, int d, int world, bool twin) {
  ww_net *net = m->net;
  int v = m->rules->decisions[d].variable;
  ww_net_tally *tally = &net->tallies[net->tally_count++];
  *tally = (ww_net_tally){
      .decision = d,
      .variable = twin ? add_variable(m, WW_OF_OUTCOME, v,
                                      m->program->variables[v].states + 1)
                       : net->variable_of[world][v],
      .twin = twin,
      .when = make_term(m, &m->program->when[d], world)};
  add_rules(m, tally, world);
  if (d == m->plan->decision)
    net->outcome[twin || world] = tally->variable;
}

static void make_room(making *m) {
  size_t rules = 0;
  size_t decisions = (size_t)m->rules->decision_count;
  size_t gates = 2 * (size_t)(m->program->gate_count + m->plan->term_count);
  for (int d = 0; d < m->rules->decision_count; d++)
    rules +=
        is_wanted(m, d) ? 2 * (size_t)m->rules->decisions[d].rule_count : 0;
  m->net->gates = WW_NEWS(m->arena, ww_net_gate, gates);
  m->net->rule_terms = WW_NEWS(m->arena, ww_mask_term, rules);
  m->net->tallies = WW_NEWS(m->arena, ww_net_tally, 2 * decisions);
  m->net_rules = WW_NEWS(m->arena, int *, decisions);
}

/* Gates and tallies in turn, as they rest on each other. */
static void make_stages(making *m) {
  ww_net *net = m->net;
  int gates = 0;
  net->outcome[0] = net->outcome[1] = WW_NONE;
  for (int d = 0; d < m->rules->decision_count; d++) {
    add_gates(m, gates, m->program->gate_ends[d]);
    gates = m->program->gate_ends[d];
    if (!is_wanted(m, d))
      continue;
    add_tally(m, d, 0, false);
    if (d == m->plan->decision)
      net->outcome[1] = net->outcome[0];
    if (m->differs[m->rules->decisions[d].variable])
      add_tally(m, d, 1, false);
    else if (d == m->plan->decision && m->plan->twin)
      add_tally(m, d, 0, true);
  }
  add_gates(m, gates, m->program->gate_count);
  add_term_gates(m);
}

/* ---- Sets ------------------------------------------------------------- */

static void add_set(making *m, const ww_question *question, int world) {
  ww_net *net = m->net;
  size_t most = (size_t)question->value_count;
  ww_net_set *set = &net->sets[net->set_count];
  bool differs = world == 0;
  *set = (ww_net_set){WW_NEWS(m->arena, int, most),
                      WW_NEWS(m->arena, uint64_t, most), 0};
  for (int i = 0; i < question->value_count; i++) {
    int v = question->member_variable[i];
    if (v == WW_NONE || net->variable_of[world][v] == WW_NONE)
      continue;
    differs = differs || m->differs[v];
    set->variables[set->count] = net->variable_of[world][v];
    set->unknown[set->count++] =
        ww_class(m->classes->class_of[v][m->program->variables[v].states]);
  }
  net->set_count += set->count > 1 && differs;
}

static void make_sets(making *m) {
  size_t questions = (size_t)m->rules->question_count;
  m->net->sets = WW_NEWS(m->arena, ww_net_set, 2 * questions);
  for (int q = 0; q < m->rules->question_count; q++)
    for (int world = 0; world < 2; world++)
      if (m->rules->questions[q].type == WW_SET)
        add_set(m, &m->rules->questions[q], world);
}

ww_net *ww_net_new(ww_arena *arena, const ww_net_plan *plan) {
  const ww_rules *rules = plan->rules;
  size_t count = (size_t)rules->program->variable_count;
  making m = {.arena = arena,
              .plan = plan,
              .rules = rules,
              .program = rules->program,
              .net = WW_NEW(arena, ww_net),
              .matters = WW_NEWS(arena, bool, count),
              .differs = WW_NEWS(arena, bool, count)};
  m.net->rules = rules;
  m.net->own = plan->own;
  m.net->states[0] = plan->states[0];
  m.net->states[1] = plan->states[1];
  m.net->fits = true;
  mark(&m);
  make_classes(&m);
  m.net->classes = m.classes;
  mark_differing(&m);
  make_variables(&m);
  if (!m.net->fits)
    return m.net;
  make_room(&m);
  make_stages(&m);
  make_sets(&m);
  return m.net;
}
