/* Pairs of answers; see pairs.h. */
#include "check/pairs.h"

#include <string.h>

typedef struct pairing {
  ww_checking *c;
  const ww_net_plan *plan;
  const ww_question *question;
  ww_pair_ask *ask;
  void *context;
  /* Of the net at hand. */
  ww_prover *prover;
  bool *own;
  uint64_t *asked; /* [class]: classes that it was compared with */
} pairing;

/* A net whose worlds differ in these variables. False: it rests on none. */
static bool make_net(pairing *p, const int variables[], int count) {
  const ww_program *program = p->c->rules->program;
  ww_net_plan plan = *p->plan;
  bool rests = false;
  ww_arena_reset(p->c->scratch);
  p->own = WW_NEWS(p->c->scratch, bool, (size_t)program->variable_count);
  for (int i = 0; i < count; i++)
    p->own[variables[i]] = true;
  plan.own = p->own;
  const ww_net *net = ww_net_new(p->c->scratch, &plan);
  for (int i = 0; i < count; i++)
    rests = rests || net->variable_of[0][variables[i]] != WW_NONE;
  p->prover = ww_prover_new(p->c->scratch, net);
  p->asked = WW_NEWS(p->c->scratch, uint64_t, WW_CLASSES_MOST);
  return rests;
}

static void want_state(const ww_net *net, ww_goal *goal, int world, int v,
                       int state) {
  if (net->variable_of[world][v] != WW_NONE)
    ww_want(goal, net->variable_of[world][v],
            ww_class(net->classes->class_of[v][state]));
}

static bool ask_states(pairing *p, const int variables[], int count, int from,
                       int to) {
  const ww_net *net = p->prover->net;
  ww_goal goal = {.without = WW_NONE, .known_most = WW_ANY_NUMBER};
  for (int i = 0; i < count && net->fits; i++) {
    want_state(net, &goal, 0, variables[i], from);
    want_state(net, &goal, 1, variables[i], to);
  }
  return p->ask(p->context, p->prover, &goal, p->own);
}

/* Each pair of classes once. */
static bool is_new(pairing *p, int v, int from, int to) {
  const ww_net *net = p->prover->net;
  if (!net->fits)
    return true;
  int one = net->classes->class_of[v][from];
  int two = net->classes->class_of[v][to];
  if (one == two || p->asked[one] >> two & 1)
    return false;
  p->asked[one] |= ww_class(two);
  return true;
}

static bool ask_value(pairing *p, ww_pair_kind kind) {
  int v = p->question->variable;
  int states = p->c->rules->program->variables[v].states;
  if (!make_net(p, &v, 1))
    return false;
  for (int from = 0; from < states; from++) {
    int last = kind == WW_PAIRS_ANY    ? states
               : kind == WW_PAIRS_NEXT ? from + 1
                                       : states - 1;
    for (int to = from + 1; to <= last && to <= states; to++) {
      if (kind != WW_PAIRS_ANY && to == states)
        continue;
      if (is_new(p, v, from, to) && ask_states(p, &v, 1, from, to))
        return true;
    }
    if (kind == WW_PAIRS_ANY)
      break;
  }
  return false;
}

static bool ask_set(pairing *p, ww_pair_kind kind) {
  enum { ABSENT, PRESENT, UNKNOWN };
  int members[WW_SET_MEMBERS_MOST];
  int count = 0;
  for (int i = 0; i < p->question->value_count; i++)
    if (p->question->member_variable[i] != WW_NONE)
      members[count++] = p->question->member_variable[i];
  for (int i = 0; i < count; i++)
    if (make_net(p, &members[i], 1) &&
        ask_states(p, &members[i], 1, ABSENT, PRESENT))
      return true;
  return kind == WW_PAIRS_ANY && count > 0 && make_net(p, members, count) &&
         ask_states(p, members, count, UNKNOWN, ABSENT);
}

void ww_each_pair(ww_checking *c, const ww_net_plan *plan, int question,
                  ww_pair_kind kind, ww_pair_ask *ask, void *context) {
  pairing p = {.c = c,
               .plan = plan,
               .question = &c->rules->questions[question],
               .ask = ask,
               .context = context};
  if (p.question->type == WW_SET)
    ask_set(&p, kind);
  else
    ask_value(&p, kind);
}
