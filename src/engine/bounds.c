/* Bounds; see bounds.h. */
#include "engine/bounds.h"

#include <string.h>

/* ---- Setting up ------------------------------------------------------- */

static void mark_influence(const ww_space *space, const ww_mask_term *term,
                           bool variables[]) {
  const ww_program *program = space->rules->program;
  for (int i = 0; i < term->count; i++) {
    int v = term->literals[i].variable;
    const ww_variable *variable = &program->variables[v];
    if (variables[v])
      continue;
    variables[v] = true;
    if (variable->kind == WW_OF_GATE) {
      mark_influence(space, &space->gates[variable->index], variables);
    } else if (variable->kind == WW_OF_OUTCOME) {
      const ww_decision_rules *d = &space->rules->decisions[variable->index];
      for (int r = 0; r < d->rule_count; r++)
        mark_influence(space, &space->terms[variable->index][r], variables);
      mark_influence(space, &space->when[variable->index], variables);
    }
  }
}

static void set_influences(ww_arena *arena, ww_bounds *bounds) {
  const ww_space *space = bounds->space;
  size_t variables = (size_t)space->variable_count;
  int *counts = WW_NEWS(arena, int, variables);
  bool *marked = WW_NEWS(arena, bool, variables);
  bounds->influences = WW_NEWS(arena, int *, variables);
  for (int pass = 0; pass < 2; pass++) {
    for (int r = 0; r < bounds->rule_count; r++) {
      memset(marked, 0, variables * sizeof *marked);
      mark_influence(space, &space->terms[space->decision][r], marked);
      mark_influence(space, &space->when[space->decision], marked);
      for (size_t v = 0; v < variables; v++) {
        if (!marked[v])
          continue;
        if (pass == 1)
          bounds->influences[v][counts[v]] = r;
        counts[v]++;
      }
    }
    for (size_t v = 0; v < variables; v++) {
      if (pass == 0)
        bounds->influences[v] = WW_NEWS(arena, int, (size_t)counts[v] + 1);
      else
        bounds->influences[v][counts[v]] = WW_NONE;
      counts[v] = 0;
    }
  }
}

/* A rule counts where the most is decided: at its literal whose variable has
 * the most rules, rather a question's than a gate's. */
static void set_anchors(ww_arena *arena, ww_bounds *bounds) {
  const ww_space *space = bounds->space;
  const ww_mask_term *terms = space->terms[space->decision];
  size_t variables = (size_t)space->variable_count;
  int *uses = WW_NEWS(arena, int, variables);
  for (int r = 0; r < bounds->rule_count; r++)
    for (int i = 0; i < terms[r].count; i++)
      uses[terms[r].literals[i].variable]++;
  bounds->first = WW_NEWS(arena, int, variables);
  for (size_t v = 0; v < variables; v++)
    bounds->first[v] = WW_NONE;
  for (int r = 0; r < bounds->rule_count; r++) {
    int best = -1;
    bounds->anchor[r] = WW_NONE;
    for (int i = 0; i < terms[r].count; i++) {
      int v = terms[r].literals[i].variable;
      bool gate = space->rules->program->variables[v].kind == WW_OF_GATE;
      int value = gate ? 0 : uses[v];
      if (value > best) {
        best = value;
        bounds->anchor[r] = i;
      }
    }
    if (bounds->anchor[r] == WW_NONE)
      continue;
    int v = terms[r].literals[bounds->anchor[r]].variable;
    bounds->next[r] = bounds->first[v];
    bounds->first[v] = r;
  }
}

ww_bounds *ww_bounds_new(ww_arena *arena, const ww_space *space) {
  const ww_decision_rules *decision = &space->rules->decisions[space->decision];
  size_t rules = (size_t)decision->rule_count;
  size_t options = (size_t)decision->option_count;
  ww_bounds *bounds = WW_NEW(arena, ww_bounds);
  bounds->space = space;
  bounds->rule_count = decision->rule_count;
  bounds->option_count = decision->option_count;
  bounds->anchor = WW_NEWS(arena, int, rules);
  bounds->next = WW_NEWS(arena, int, rules);
  bounds->fires = WW_NEWS(arena, unsigned char, rules);
  bounds->rest_must = WW_NEWS(arena, bool, rules);
  bounds->may_out = WW_NEWS(arena, bool, options);
  bounds->must_out = WW_NEWS(arena, bool, options);
  bounds->choice = WW_NEWS(arena, int, (size_t)space->variable_count);
  set_influences(arena, bounds);
  set_anchors(arena, bounds);
  return bounds;
}

/* ---- What may and what must fire in a box ----------------------------- */

static int literal_fires(const ww_mask_literal *literal, const uint64_t *box) {
  uint64_t mask = box[literal->variable];
  if (!(mask & literal->pass))
    return 0;
  return mask & ~literal->pass ? WW_MAY : WW_MAY | WW_MUST;
}

static int term_fires(const ww_mask_term *term, const uint64_t *box) {
  int fires = WW_MAY | WW_MUST;
  for (int i = 0; i < term->count && fires; i++)
    fires &= literal_fires(&term->literals[i], box);
  return fires & WW_MAY ? fires : 0;
}

static int gate_fires(const ww_space *space, int gate, const uint64_t *box) {
  const ww_mask_term *term = &space->gates[gate];
  if (space->rules->program->gates[gate].all)
    return term_fires(term, box);
  int fires = 0;
  for (int i = 0; i < term->count; i++)
    fires |= literal_fires(&term->literals[i], box);
  return fires;
}

static void enter_gates(const ww_space *space, int from, int to, ww_box box) {
  const ww_program *program = space->rules->program;
  for (int g = from; g < to; g++) {
    int v = program->first_gate + g;
    if (!space->matters[v])
      continue;
    int fires = gate_fires(space, g, box);
    box[v] = (uint64_t)(fires & WW_MUST ? 2 : fires & WW_MAY ? 3 : 1);
  }
}

/* By intervals: which options of an earlier decision may win in the box. */
static void enter_outcome(const ww_space *space, int d, ww_box box) {
  const ww_decision_rules *decision = &space->rules->decisions[d];
  int v = decision->variable;
  int made = term_fires(&space->when[d], box);
  uint64_t none = (uint64_t)1 << space->class_of[v][decision->option_count];
  uint64_t mask = made & WW_MUST ? 0 : none;
  bool all_may_be_out = true;
  for (int o = 0; made && o < decision->option_count; o++) {
    bool may_win = true;
    bool may_be_out = false;
    for (int p = 0; p < decision->option_count; p++) {
      int64_t most =
          ((int64_t)decision->options[o].base - decision->options[p].base) *
          1000;
      bool rival_may_be_out = false;
      for (int r = 0; r < decision->rule_count; r++) {
        const ww_rule *rule = &decision->rules[r];
        int fires = term_fires(&space->terms[d][r], box);
        int64_t weight = rule->effect[o] - rule->effect[p];
        if (fires & (weight > 0 ? WW_MAY : WW_MUST))
          most += weight;
        if (p == o && (fires & WW_MAY) && rule->rules_out[o])
          may_be_out = true;
        if (p == o && (fires & WW_MUST) && rule->rules_out[o])
          may_win = false;
        if ((fires & WW_MAY) && rule->rules_out[p])
          rival_may_be_out = true;
      }
      if (p != o && !rival_may_be_out && (most < 0 || (most == 0 && p < o)))
        may_win = false;
    }
    if (may_win)
      mask |= (uint64_t)1 << space->class_of[v][o];
    all_may_be_out = all_may_be_out && may_be_out;
  }
  box[v] = made && all_may_be_out ? mask | none : mask;
}

void ww_bounds_look(ww_bounds *bounds, ww_box box) {
  const ww_space *space = bounds->space;
  const ww_program *program = space->rules->program;
  int gates = 0;
  for (int d = 0; d <= space->decision; d++) {
    enter_gates(space, gates, program->gate_ends[d], box);
    gates = program->gate_ends[d];
    if (d < space->decision &&
        space->matters[space->rules->decisions[d].variable])
      enter_outcome(space, d, box);
  }
  const ww_decision_rules *decision = &space->rules->decisions[space->decision];
  int made = term_fires(&space->when[space->decision], box);
  bounds->made = made;
  memset(bounds->may_out, 0, (size_t)bounds->option_count);
  memset(bounds->must_out, 0, (size_t)bounds->option_count);
  for (int r = 0; r < bounds->rule_count; r++) {
    const ww_mask_term *term = &space->terms[space->decision][r];
    int rest = WW_MAY | WW_MUST;
    int own = WW_MAY | WW_MUST;
    for (int i = 0; i < term->count; i++) {
      int fires = literal_fires(&term->literals[i], box);
      if (i == bounds->anchor[r])
        own = fires;
      else
        rest &= fires;
    }
    bounds->fires[r] = (unsigned char)(rest & own & WW_MAY ? rest & own : 0);
    bounds->rest_must[r] = (rest & WW_MUST) && (rest & WW_MAY);
    for (int o = 0; bounds->fires[r] && o < bounds->option_count; o++) {
      if (!decision->rules[r].rules_out[o])
        continue;
      bounds->may_out[o] = true;
      bounds->must_out[o] |= (bounds->fires[r] & WW_MUST) != 0;
    }
  }
}

/* ---- Bounds ----------------------------------------------------------- */

/* The most that the rules anchored at v can do for a over b, and with which
 * class of v. */
static int64_t best_class(ww_bounds *bounds, const uint64_t *box, int v, int a,
                          int b) {
  const ww_space *space = bounds->space;
  const ww_rule *rules = space->rules->decisions[space->decision].rules;
  const ww_mask_term *terms = space->terms[space->decision];
  int64_t best = INT64_MIN;
  for (uint64_t rest = box[v]; rest; rest &= rest - 1) {
    int k = __builtin_ctzll(rest);
    int64_t sum = 0;
    for (int r = bounds->first[v]; r != WW_NONE; r = bounds->next[r]) {
      int64_t weight = rules[r].effect[a] - rules[r].effect[b];
      uint64_t pass = terms[r].literals[bounds->anchor[r]].pass;
      if (!(pass >> k & 1) || weight == 0)
        continue;
      if (weight > 0 ? bounds->fires[r] & WW_MAY : bounds->rest_must[r])
        sum += weight;
    }
    if (sum > best) {
      best = sum;
      bounds->choice[v] = k;
    }
  }
  return best;
}

int64_t ww_bounds_ahead(ww_bounds *bounds, const uint64_t *box, int a, int b) {
  const ww_space *space = bounds->space;
  const ww_decision_rules *decision = &space->rules->decisions[space->decision];
  int64_t most =
      ((int64_t)decision->options[a].base - decision->options[b].base) * 1000;
  for (int r = 0; r < bounds->rule_count; r++)
    if (bounds->anchor[r] == WW_NONE)
      most += decision->rules[r].effect[a] - decision->rules[r].effect[b];
  for (int v = 0; v < space->variable_count; v++)
    if (bounds->first[v] != WW_NONE)
      most += best_class(bounds, box, v, a, b);
  return most;
}

/* The rival that is hardest to beat, or WW_NONE; `lost` when it cannot be. */
static int hardest_rival(ww_bounds *bounds, const uint64_t *box, int outcome,
                         bool *lost) {
  int hardest = WW_NONE;
  int64_t least = INT64_MAX;
  *lost = false;
  for (int p = 0; p < bounds->option_count; p++) {
    if (p == outcome || bounds->must_out[p])
      continue;
    int64_t most = ww_bounds_ahead(bounds, box, outcome, p);
    bool beaten = most < 0 || (most == 0 && p < outcome);
    if (beaten && !bounds->may_out[p]) {
      *lost = true;
      return p;
    }
    if (most < least) {
      least = most;
      hardest = p;
    }
  }
  return hardest;
}

bool ww_bounds_allow(ww_bounds *bounds, const uint64_t *box, int outcome,
                     int *rival) {
  *rival = WW_NONE;
  if (outcome == bounds->option_count) {
    bool all_may_be_out = true;
    for (int o = 0; o < bounds->option_count; o++)
      all_may_be_out = all_may_be_out && bounds->may_out[o];
    return all_may_be_out || !(bounds->made & WW_MUST);
  }
  if (!(bounds->made & WW_MAY) || bounds->must_out[outcome])
    return false;
  bool lost;
  *rival = hardest_rival(bounds, box, outcome, &lost);
  return !lost;
}
