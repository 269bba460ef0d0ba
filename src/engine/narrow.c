/* Narrowing; see narrow.h. */
#include "engine/narrow.h"

enum { NOT_TRUE = 1, TRUE = 2, EITHER = 3 }; /* of a gate, as masks */
enum { UNKNOWN_MEMBER = 2 };

/* ---- Setting up ------------------------------------------------------- */

static bool rests_on_outcome(const ww_narrow *narrow, int gate) {
  const ww_program *program = narrow->space->rules->program;
  const ww_term *term = &program->gates[gate].term;
  for (int i = 0; i < term->count; i++) {
    const ww_variable *v = &program->variables[term->literals[i].variable];
    if (v->kind == WW_OF_OUTCOME ||
        (v->kind == WW_OF_GATE && !narrow->holds[v->index]))
      return true;
  }
  return false;
}

static void add_set(ww_arena *arena, ww_narrow *narrow,
                    const ww_question *question) {
  int count = 0;
  int *members = WW_NEWS(arena, int, (size_t)question->value_count + 1);
  for (int i = 0; i < question->value_count; i++)
    if (question->member_variable[i] != WW_NONE)
      members[count++] = question->member_variable[i];
  members[count] = WW_NONE;
  if (count > 1)
    narrow->set_members[narrow->set_count++] = members;
}

ww_narrow *ww_narrow_new(ww_arena *arena, const ww_space *space) {
  const ww_rules *rules = space->rules;
  size_t gates = (size_t)rules->program->gate_count;
  ww_narrow *narrow = WW_NEW(arena, ww_narrow);
  narrow->space = space;
  narrow->holds = WW_NEWS(arena, bool, gates);
  narrow->undecided = WW_NEWS(arena, int, gates);
  int rules_most = 0;
  for (int d = 0; d < rules->decision_count; d++)
    if (rules->decisions[d].rule_count > rules_most)
      rules_most = rules->decisions[d].rule_count;
  narrow->fires = WW_NEWS(arena, int, (size_t)rules_most);
  for (int g = 0; g < rules->program->gate_count; g++)
    narrow->holds[g] = !rests_on_outcome(narrow, g);
  narrow->set_members = WW_NEWS(arena, int *, (size_t)rules->question_count);
  for (int q = 0; q < rules->question_count; q++)
    if (rules->questions[q].type == WW_SET)
      add_set(arena, narrow, &rules->questions[q]);
  return narrow;
}

/* ---- Gates ------------------------------------------------------------ */

int ww_term_fires(const ww_mask_term *term, const uint64_t *box) {
  int fires = WW_MAY | WW_MUST;
  for (int i = 0; i < term->count && fires; i++)
    fires &= ww_literal_fires(&term->literals[i], box);
  return fires & WW_MAY ? fires : 0;
}

static uint64_t gate_mask(const ww_narrow *narrow, int gate,
                          const uint64_t *box) {
  const ww_mask_term *term = &narrow->space->gates[gate];
  int fires = 0;
  if (narrow->space->rules->program->gates[gate].all)
    fires = ww_term_fires(term, box);
  else
    for (int i = 0; i < term->count; i++)
      fires |= ww_literal_fires(&term->literals[i], box);
  return fires & WW_MUST ? TRUE : fires & WW_MAY ? EITHER : NOT_TRUE;
}

static bool enter_gates(ww_narrow *narrow, int from, int to, ww_box box) {
  const ww_space *space = narrow->space;
  for (int g = from; g < to; g++) {
    int v = space->rules->program->first_gate + g;
    if (!space->matters[v])
      continue;
    uint64_t mask = gate_mask(narrow, g, box);
    if (!(box[v] & mask))
      return false;
    if (mask == EITHER && (box[v] & EITHER) != EITHER)
      narrow->undecided[narrow->undecided_count++] = g;
    box[v] &= mask;
  }
  return true;
}

/* Lets the literal pass, or not. */
static bool force(const ww_mask_literal *literal, bool pass, ww_box box,
                  bool *changed) {
  uint64_t before = box[literal->variable];
  uint64_t after = before & (pass ? literal->pass : ~literal->pass);
  *changed |= after != before;
  box[literal->variable] = after;
  return after != 0;
}

/* Of a gate that is held either all literals follow ... */
static bool narrow_all(const ww_mask_term *term, bool pass, ww_box box,
                       bool *changed) {
  for (int i = 0; i < term->count; i++)
    if (!force(&term->literals[i], pass, box, changed))
      return false;
  return true;
}

/* ... or one is enough, and so the last one that can. */
static bool narrow_one(const ww_mask_term *term, bool pass, ww_box box,
                       bool *changed) {
  const ww_mask_literal *last = NULL;
  int open = 0;
  for (int i = 0; i < term->count; i++) {
    int fires = ww_literal_fires(&term->literals[i], box);
    if (fires == (pass ? WW_MAY | WW_MUST : 0))
      return true;
    if (fires != WW_MAY)
      continue;
    last = &term->literals[i];
    open++;
  }
  return open > 1 || (open == 1 && force(last, pass, box, changed));
}

static bool narrow_gate(const ww_narrow *narrow, int gate, ww_box box,
                        bool *changed) {
  const ww_mask_term *term = &narrow->space->gates[gate];
  int v = narrow->space->rules->program->first_gate + gate;
  bool all = narrow->space->rules->program->gates[gate].all;
  bool value = box[v] == TRUE;
  return all == value ? narrow_all(term, value, box, changed)
                      : narrow_one(term, value, box, changed);
}

/* ---- Sets ------------------------------------------------------------- */

static bool narrow_set(const ww_space *space, const int *members, ww_box box) {
  bool may_be_known = true;
  bool may_be_unknown = true;
  for (const int *v = members; *v != WW_NONE; v++) {
    uint64_t unknown = (uint64_t)1 << space->class_of[*v][UNKNOWN_MEMBER];
    may_be_unknown = may_be_unknown && (box[*v] & unknown);
    may_be_known = may_be_known && (box[*v] & ~unknown);
  }
  if (may_be_known == may_be_unknown)
    return may_be_known;
  for (const int *v = members; *v != WW_NONE; v++) {
    uint64_t unknown = (uint64_t)1 << space->class_of[*v][UNKNOWN_MEMBER];
    box[*v] &= may_be_known ? ~unknown : unknown;
  }
  return true;
}

static bool narrow_sets(const ww_narrow *narrow, ww_box box) {
  for (int i = 0; i < narrow->set_count; i++)
    if (!narrow_set(narrow->space, narrow->set_members[i], box))
      return false;
  return true;
}

/* ---- Outcomes --------------------------------------------------------- */

/* One rival: whether the option may be level with or ahead of it. */
typedef struct duel {
  int64_t most; /* points that the option may be ahead */
  bool rival_may_be_out;
} duel;

static duel fight(const ww_decision_rules *decision, const int fires[], int o,
                  int p) {
  duel d = {
      1000 * ((int64_t)decision->options[o].base - decision->options[p].base),
      false};
  for (int r = 0; r < decision->rule_count; r++) {
    const ww_rule *rule = &decision->rules[r];
    int64_t weight = rule->effect[o] - rule->effect[p];
    if (fires[r] & (weight > 0 ? WW_MAY : WW_MUST))
      d.most += weight;
    d.rival_may_be_out |= (fires[r] & WW_MAY) && rule->rules_out[p];
  }
  return d;
}

/* By intervals: which options of an earlier decision may win in the box. */
static void enter_outcome(const ww_narrow *narrow, int decision, ww_box box) {
  const ww_space *space = narrow->space;
  const ww_decision_rules *rules = &space->rules->decisions[decision];
  const int *class_of = space->class_of[rules->variable];
  int made = ww_term_fires(&space->when[decision], box);
  uint64_t none = (uint64_t)1 << class_of[rules->option_count];
  uint64_t mask = made & WW_MUST ? 0 : none;
  bool all_may_be_out = true;
  int *fires = narrow->fires;
  for (int r = 0; r < rules->rule_count; r++)
    fires[r] = ww_term_fires(&space->terms[decision][r], box);
  for (int o = 0; made && o < rules->option_count; o++) {
    bool may_win = true;
    bool may_be_out = false;
    for (int r = 0; r < rules->rule_count; r++) {
      if (!rules->rules[r].rules_out[o] || !fires[r])
        continue;
      may_be_out = true;
      may_win = may_win && !(fires[r] & WW_MUST);
    }
    for (int p = 0; may_win && p < rules->option_count; p++) {
      duel d = fight(rules, fires, o, p);
      if (p != o && !d.rival_may_be_out &&
          (d.most < 0 || (d.most == 0 && p < o)))
        may_win = false;
    }
    if (may_win)
      mask |= (uint64_t)1 << class_of[o];
    all_may_be_out = all_may_be_out && may_be_out;
  }
  box[rules->variable] = made && all_may_be_out ? mask | none : mask;
}

/* ---- All -------------------------------------------------------------- */

void ww_narrow_open(const ww_narrow *narrow, ww_box box) {
  const ww_program *program = narrow->space->rules->program;
  for (int v = 0; v < narrow->space->variable_count; v++)
    if (program->variables[v].kind == WW_OF_GATE)
      box[v] = EITHER;
}

static bool forwards(ww_narrow *narrow, ww_box box) {
  const ww_space *space = narrow->space;
  const ww_program *program = space->rules->program;
  int gates = 0;
  narrow->undecided_count = 0;
  for (int d = 0; d <= space->decision; d++) {
    if (!enter_gates(narrow, gates, program->gate_ends[d], box))
      return false;
    gates = program->gate_ends[d];
    if (d < space->decision &&
        space->matters[space->rules->decisions[d].variable])
      enter_outcome(narrow, d, box);
  }
  return true;
}

bool ww_narrow_box(ww_narrow *narrow, ww_box box) {
  for (;;) {
    bool changed = false;
    if (!narrow_sets(narrow, box) || !forwards(narrow, box))
      return false;
    /* Later gates first: they may hold earlier ones. */
    int held = narrow->undecided_count;
    for (int i = held - 1; i >= 0; i--)
      if (!narrow_gate(narrow, narrow->undecided[i], box, &changed))
        return false;
    if (!changed)
      return true;
  }
}
