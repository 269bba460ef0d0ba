/* Rules that do the same as another one: they fire at the same points, and
 * have the same effect. */
#include "study/check/session.h"

#include <string.h>

typedef struct comparing {
  ww_checking *c;
  int decision;
  int fires, rests; /* rules */
} comparing;

static bool differ(void *context, int *states[2]) {
  const comparing *m = context;
  const ww_tally *tally = ww_tally_at(m->c, states[0], m->decision);
  return tally->made && ww_bit(tally->fired, m->fires) &&
         !ww_bit(tally->fired, m->rests);
}

/* Whether a rule ever fires where the other does not. */
static bool never_alone(ww_checking *c, int d, int rule, int other) {
  comparing m = {c, d, rule, other};
  const ww_term *terms[] = {ww_rule_term(c, d, rule), ww_rule_term(c, d, other),
                            &c->rules->program->when[d]};
  ww_problem_plan plan = {
      .rules = c->rules, .decision = WW_NONE, .terms = terms, .term_count = 3};
  ww_solver *solver = ww_checking_problem(c, &plan);
  ww_goal goal = WW_GOAL_INIT;
  goal.holds = differ;
  goal.context = &m;
  for (int t = 0; t < 3; t++)
    ww_want_term(&goal, solver->problem, 0, t, t != 1);
  return ww_checking_prove(c, solver, &goal) == WW_IMPOSSIBLE;
}

static const ww_literal *literal_on(const ww_term *term, int variable) {
  for (int i = 0; i < term->count; i++)
    if (term->literals[i].variable == variable)
      return &term->literals[i];
  return NULL;
}

/* Whether it needs no search to say so: the rule, which fires somewhere, rests
 * on answers alone, and goes on firing where one of them, or one that it does
 * not look at, becomes what stops the other. */
static bool plainly_alone(const ww_checking *c, int d, int rule, int other) {
  const ww_program *program = c->rules->program;
  const ww_term *fires = ww_rule_term(c, d, rule);
  const ww_term *rests = ww_rule_term(c, d, other);
  if (program->when[d].count > 0)
    return false;
  for (int i = 0; i < fires->count; i++)
    if (!ww_is_answer(program->variables[fires->literals[i].variable].kind))
      return false;
  for (int i = 0; i < rests->count; i++) {
    const ww_literal *stops = &rests->literals[i];
    const ww_variable *variable = &program->variables[stops->variable];
    const ww_literal *own = literal_on(fires, stops->variable);
    if (variable->kind == WW_OF_QUESTION &&
        (own ? !ww_literal_within(own, stops)
             : !ww_passes(stops, variable->states)))
      return true;
  }
  return false;
}

/* Rules that rest on the same answers and outcomes have the same mark; others
 * are not compared, nor could they do the same but by a detour. */
static uint64_t mark_of(const ww_program *program, const ww_term *term) {
  uint64_t mark = 0;
  for (int i = 0; i < term->count; i++) {
    int v = term->literals[i].variable;
    const ww_variable *variable = &program->variables[v];
    if (variable->kind == WW_OF_GATE)
      mark |= mark_of(program, &program->gates[variable->index].term);
    else
      mark |= (uint64_t)1 << (v % 64);
  }
  return mark;
}

static bool same_effect(const ww_decision_rules *decision, int rule,
                        int other) {
  size_t options = (size_t)decision->option_count;
  const ww_rule *a = &decision->rules[rule];
  const ww_rule *b = &decision->rules[other];
  return memcmp(a->effect, b->effect, options * sizeof *a->effect) == 0 &&
         memcmp(a->rules_out, b->rules_out, options * sizeof(bool)) == 0;
}

static void complain(ww_flaws *flaws, const ww_decision_rules *decision,
                     const ww_rule *rule, const ww_rule *first) {
  ww_diag *diag =
      ww_warning(&flaws->diags, WW_D_DUPLICATE_RULE, rule->place,
                 "the rule '%.*s' does the same as '%.*s', wherever it fires",
                 WW_P(rule->id), WW_P(first->id));
  diag->other = first->place;
  ww_hint(&flaws->diags, diag,
          "take one out, and give the other one the points of both");
  ww_flaw_add(flaws, diag, decision->id, rule->id);
}

static void compare_all(ww_flaws *flaws, int d) {
  ww_checking *c = flaws->checking;
  const ww_decision_rules *decision = &c->given->decisions[d];
  const ww_search_result *fires = c->facts->decisions[d].fires;
  ww_arena *arena = ww_arena_scratch(c->arena);
  uint64_t *marks = WW_NEWS(arena, uint64_t, (size_t)decision->rule_count);
  for (int r = 0; r < decision->rule_count; r++)
    marks[r] = mark_of(c->rules->program, ww_rule_term(c, d, r));
  for (int r = 1; r < decision->rule_count; r++)
    for (int first = 0; first < r; first++)
      if (marks[first] == marks[r] && fires[first] == WW_FOUND &&
          fires[r] == WW_FOUND && same_effect(decision, r, first) &&
          !plainly_alone(c, d, r, first) && !plainly_alone(c, d, first, r) &&
          never_alone(c, d, r, first) && never_alone(c, d, first, r)) {
        complain(flaws, decision, &decision->rules[r], &decision->rules[first]);
        break;
      }
  ww_arena_free(arena);
}

void ww_flaws_duplicates(ww_flaws *flaws) {
  for (int d = 0; d < flaws->checking->given->decision_count; d++)
    compare_all(flaws, d);
}
