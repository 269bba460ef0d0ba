/* What the checks share; see checking.h. */
#include "check/checking.h"

#include <string.h>

/* ---- Proving ---------------------------------------------------------- */

ww_prover *ww_checking_net(ww_checking *c, const ww_net_plan *plan) {
  ww_arena_reset(c->scratch);
  return ww_prover_new(c->scratch, ww_net_new(c->scratch, plan));
}

ww_finding ww_checking_prove(ww_checking *c, ww_prover *prover,
                             const ww_goal *goal) {
  enum { LITTLE = 32, GOALS_AT_LEAST = 8 };
  const ww_net *net = prover->net;
  long cost = LITTLE + net->gate_count + net->rule_count;
  long nodes = c->work / GOALS_AT_LEAST / cost;
  long budget = nodes;
  ww_finding finding = ww_prove(prover, goal, &budget);
  if (budget < 0)
    budget = 0;
  c->work -= (nodes - budget) * cost;
  c->findings->nodes += nodes - budget;
  c->findings->exact &= finding != WW_UNDECIDED;
  return finding;
}

/* ---- Deciding --------------------------------------------------------- */

const ww_tally *ww_tally_at(ww_checking *c, int states[], int decision) {
  int last = decision == WW_NONE ? c->rules->decision_count : decision + 1;
  ww_evaluate(c->rules, states, last, c->evaluation);
  return decision == WW_NONE ? NULL : &c->evaluation->decisions[decision];
}

int ww_outcome_of(const ww_checking *c, int decision, const ww_tally *tally) {
  return tally->winner == WW_NONE ? c->rules->decisions[decision].option_count
                                  : tally->winner;
}

/* ---- Witnesses -------------------------------------------------------- */

typedef struct shrinking {
  ww_checking *c;
  const ww_goal *goal;
  int **states; /* of both worlds, as they are so far */
  int *tried[2];
} shrinking;

/* Keeps the change to one variable of each world if all still holds. */
static bool still_holds(shrinking *s) {
  size_t count = (size_t)s->c->rules->program->variable_count;
  for (int world = 0; world < 2; world++) /* outcomes and gates are entered */
    memcpy(s->tried[world], s->states[world], count * sizeof(int));
  return s->goal->holds(s->goal->context, s->tried);
}

static bool try_state(shrinking *s, const int variables[], int count,
                      int state) {
  int before[2][WW_SET_MEMBERS_MOST];
  bool differs = false;
  for (int i = 0; i < count; i++)
    for (int world = 0; world < 2; world++) {
      int *at = &s->states[world][variables[i]];
      before[world][i] = *at;
      differs = differs || *at != state;
      *at = state;
    }
  if (differs && still_holds(s))
    return true;
  for (int i = 0; i < count; i++)
    for (int world = 0; world < 2; world++)
      s->states[world][variables[i]] = before[world][i];
  return false;
}

/* Unknown if possible; else a set with as few members as possible. */
static void shrink_question(shrinking *s, const ww_question *question,
                            const bool *own) {
  int members[WW_SET_MEMBERS_MOST];
  int count = 0;
  const ww_variable *variables = s->c->rules->program->variables;
  if (question->type != WW_SET) {
    int v = question->variable;
    if (!own || !own[v])
      try_state(s, &v, 1, variables[v].states);
    return;
  }
  bool mine = false;
  for (int i = 0; i < question->value_count; i++) {
    int v = question->member_variable[i];
    mine = mine || (v != WW_NONE && own && own[v]);
    if (v != WW_NONE && s->states[0][v] < 2)
      members[count++] = v;
  }
  if (count == 0 || (!mine && try_state(s, members, count, 2)))
    return;
  for (int i = 0; i < count; i++)
    if (s->states[0][members[i]] == s->states[1][members[i]])
      try_state(s, &members[i], 1, 0);
}

ww_witness ww_witness_make(ww_checking *c, ww_prover *prover,
                           const ww_goal *goal, const bool *own) {
  size_t count = (size_t)c->rules->program->variable_count;
  shrinking s = {c, goal, prover->states,
                 {WW_NEWS(c->scratch, int, count),
                  WW_NEWS(c->scratch, int, count)}};
  ww_answers *nothing = WW_NEW(c->scratch, ww_answers);
  ww_witness witness = {.count = own ? 2 : 1};
  nothing->of =
      WW_NEWS(c->scratch, ww_answer, (size_t)c->rules->question_count);
  for (int q = c->rules->question_count - 1; q >= 0; q--)
    shrink_question(&s, &c->rules->questions[q], own);
  for (int i = 0; i < witness.count; i++)
    witness.profiles[i] =
        ww_assign(c->arena, c->rules, nothing, prover->states[i]);
  return witness;
}
