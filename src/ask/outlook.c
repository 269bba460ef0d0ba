/* What is left to ask; see outlook.h. */
#include "ask/outlook.h"

#include <string.h>

/* Nodes, so that an answer is taken in within 16 ms of a slow machine. A node
 * decides a few times: with fewer rules than this there may be more of them. */
enum { RULES_USUAL = 80, TIMES_MOST = 8 };
enum {
  NODES_OUTCOME = 200, /* for each outcome that may still come out */
  NODES_NEXT = 30,     /* for a question that shall be asked next, */
  NODES_OTHER = 14,    /* for each other one ... */
  NODES_POOL = 70,     /* ... and for all of them */
};

/* A core question goes before others that tell no more than twice as much. */
enum { CORE_WEIGHT = 2 };

/* A hundredth of a bit: what tells less raises no strength. A question whose
 * answer may well turn a clear verdict goes before all that any can tell. */
static const int64_t TELLS_LEAST = ((int64_t)1 << 32) / 100;
static const int64_t TURNS = (int64_t)1 << 40;

/* An answer is usual where one in so many gives it. */
enum { USUAL_IN = 5 };

typedef struct looking {
  ww_outlook_search *out;
  const ww_rules *rules;
  const ww_answers *answers;
  ww_completions *completions;
  int *today; /* states of the profile as it is */
  int *states;
  bool *open;        /* [question]: it may still be answered */
  uint64_t outcomes; /* that may still come out */
  int64_t *tells;    /* [question] */
} looking;

/* Of how many questions half of the precedents answer more, half fewer. */
static int usual_answers(ww_arena *arena, const ww_rules *rules,
                         const ww_evidence *evidence) {
  int *times = WW_NEWS(arena, int, (size_t)rules->question_count + 1);
  int usual = 0;
  if (!evidence)
    return 0;
  for (int i = 0; i < evidence->count; i++)
    times[evidence->of[i]->given_count]++;
  for (int seen = times[0]; seen * 2 < evidence->count; seen += times[usual])
    usual++;
  return usual;
}

ww_outlook_search *ww_lookout_new(ww_arena *arena, const ww_rules *rules) {
  ww_outlook_search *out = WW_NEW(arena, ww_outlook_search);
  out->rules = rules;
  out->prospect = ww_prospect_new(arena, rules, rules->main);
  out->prospect->budgets.outcome = NODES_OUTCOME;
  out->live = ww_live_new(arena, out->prospect);
  out->evidence = ww_evidence_make(arena, rules);
  out->usual = usual_answers(arena, rules, out->evidence);
  out->dead = WW_NEWS(arena, bool, (size_t)rules->question_count);
  return out;
}

void ww_lookout_forget(ww_outlook_search *lookout) {
  memset(lookout->dead, 0,
         (size_t)lookout->rules->question_count * sizeof *lookout->dead);
}

/* ---- Does it matter? -------------------------------------------------- */

/* Makes what nobody can answer unknown for good. */
static void close_passed(const looking *l, int states[]) {
  const ww_program *program = l->rules->program;
  for (int v = 0; v < program->first_gate; v++)
    if (ww_is_answer(program->variables[v].kind) &&
        l->answers->of[program->variables[v].index].passed &&
        !l->answers->of[program->variables[v].index].known)
      states[v] = program->variables[v].states;
}

/* False is a proof; takes the nodes that it needs from the pool. */
static bool may_matter(const looking *l, int q, long nodes, long *pool) {
  ww_live *live = l->out->live;
  size_t size = (size_t)l->rules->program->variable_count * sizeof(int);
  ww_live_turn(live, q);
  for (int i = 0; i < l->completions->close_count; i++) {
    memcpy(l->states, l->completions->close[i], size);
    close_passed(l, l->states);
    if (ww_live_at(live, l->states))
      return true;
  }
  long most = nodes < *pool ? nodes : *pool;
  if (most <= 0)
    return true;
  long left = most;
  ww_search_result finding =
      ww_live_search(live, l->today, l->open, l->outcomes, &left);
  *pool -= most - left;
  l->out->dead[q] = finding == WW_IMPOSSIBLE;
  return finding != WW_IMPOSSIBLE;
}

/* ---- What is usual ---------------------------------------------------- */

/* How much of the completions gives this answer, ... */
static int64_t weight_of(const looking *l, int v, int state) {
  int64_t weight = 0;
  for (int o = 0; o < l->completions->outcome_count; o++)
    weight += l->completions->together[v][state][o];
  return weight;
}

/* ... and how much any. */
static int64_t weight_known(const looking *l, int v) {
  int64_t weight = 0;
  for (int s = 0; s < l->rules->program->variables[v].states; s++)
    weight += weight_of(l, v, s);
  return weight;
}

/* Information, for as many as can answer: projects alike that do not know it
 * make it likely that this one does not either. */
static int64_t tells_of(const looking *l, int q) {
  int64_t known = 0;
  for (int v = 0; v < l->rules->program->first_gate; v++) {
    const ww_variable *variable = &l->rules->program->variables[v];
    if (!ww_is_answer(variable->kind) || variable->index != q)
      continue;
    int64_t weight = weight_known(l, v);
    known = weight > known ? weight : known;
  }
  return known ? ww_information(l->completions, l->rules, q) * known /
                     l->completions->weight
               : 0;
}

/* Whether usual answers to the question would change the verdict by
 * themselves; of a set, one member. */
static bool turns(const looking *l, int q, int now) {
  const ww_program *program = l->rules->program;
  const ww_question *question = &l->rules->questions[q];
  bool set = question->type == WW_SET;
  int count = set ? question->value_count
                  : program->variables[question->variable].states;
  int64_t turning = 0;
  for (int i = 0; i < count; i++) {
    ww_alternative alternative = {.state = i,
                                  .members = set ? (uint64_t)1 << i : 0};
    int v = set ? question->member_variable[i] : question->variable;
    if (v == WW_NONE)
      continue;
    memcpy(l->states, l->today, (size_t)program->variable_count * sizeof(int));
    ww_enter(question, &alternative, l->states);
    if (ww_outcome_at(l->out->prospect, l->states) == now)
      continue;
    turning = weight_of(l, v, set ? 1 : i) + (set ? 0 : turning);
    if (turning > 0 && turning * USUAL_IN >= weight_known(l, v))
      return true;
  }
  return false;
}

/* ---- Which comes next? ------------------------------------------------ */

static bool can_be_asked(const looking *l, int q) {
  const ww_answer *answer = &l->answers->of[q];
  return !answer->known && !answer->passed && !l->out->dead[q] &&
         ww_may_be_asked(l->rules, q, l->answers);
}

/* As long as nothing is said, the first core question, be it only that others
 * are asked by its answer; else WW_NONE. */
static int choose_first(const looking *l) {
  int first = WW_NONE;
  for (int q = l->rules->question_count; q-- > 0;) {
    if (l->answers->of[q].known || l->answers->of[q].passed)
      return WW_NONE;
    if (l->rules->questions[q].core && can_be_asked(l, q))
      first = q;
  }
  return first;
}

/* The first core question that tells at least half as much as the one that
 * tells most, else that one; WW_NONE when all are dead. */
static int choose(const looking *l) {
  int best = WW_NONE;
  for (int q = 0; q < l->rules->question_count; q++)
    if (can_be_asked(l, q) && (best == WW_NONE || l->tells[q] > l->tells[best]))
      best = q;
  for (int q = 0; q < l->rules->question_count && best != WW_NONE; q++)
    if (can_be_asked(l, q) && l->rules->questions[q].core &&
        l->tells[q] * CORE_WEIGHT >= l->tells[best])
      return q;
  return best;
}

static void add(const looking *l, ww_outlook *outlook, int q, int from) {
  int at = outlook->count++;
  for (; at > from && l->tells[q] > l->tells[outlook->questions[at - 1]]; at--)
    outlook->questions[at] = outlook->questions[at - 1];
  outlook->questions[at] = q;
}

static long times_of(const looking *l) {
  int rules = l->rules->decisions[l->rules->main].rule_count;
  long times = RULES_USUAL / (rules > 0 ? rules : 1);
  return times < 1 ? 1 : times < TIMES_MOST ? times : TIMES_MOST;
}

static void order(const looking *l, ww_outlook *outlook) {
  long times = times_of(l);
  long pool = NODES_POOL * times;
  int next = choose_first(l);
  while (next == WW_NONE && (next = choose(l)) != WW_NONE)
    if (!may_matter(l, next, NODES_NEXT * times, &pool))
      next = WW_NONE;
  if (next == WW_NONE)
    return;
  add(l, outlook, next, 0);
  for (int q = 0; q < l->rules->question_count; q++)
    if (q != next && can_be_asked(l, q) &&
        may_matter(l, q, NODES_OTHER * times, &pool))
      add(l, outlook, q, 1);
}

/* How much each question tells, and whether all of it is too little. One that
 * may well turn the verdict always tells enough. */
static void weigh(const looking *l, ww_outlook *outlook) {
  const ww_certainty *certainty = &outlook->certainty;
  bool clear = certainty->strength == WW_STRENGTH_CLEAR;
  int64_t enough = clear ? TURNS : TELLS_LEAST;
  int64_t most = 0;
  memcpy(l->states, l->today,
         (size_t)l->rules->program->variable_count * sizeof *l->today);
  int now = ww_outcome_at(l->out->prospect, l->states);
  for (int q = 0; q < l->rules->question_count; q++) {
    l->open[q] = !l->answers->of[q].known && !l->answers->of[q].passed;
    if (!can_be_asked(l, q))
      continue;
    l->tells[q] = tells_of(l, q);
    if (certainty->record.of > 0 && l->tells[q] < enough && turns(l, q, now))
      l->tells[q] = enough;
    most = l->tells[q] > most ? l->tells[q] : most;
  }
  if (certainty->record.of > 0)
    outlook->enough = most < enough;
}

ww_outlook ww_lookout_look(ww_outlook_search *lookout, ww_arena *arena,
                           const ww_answers *answers) {
  const ww_rules *rules = lookout->rules;
  size_t questions = (size_t)rules->question_count;
  size_t variables = (size_t)rules->program->variable_count;
  looking l = {.out = lookout,
               .rules = rules,
               .answers = answers,
               .completions = ww_completions_make(arena, lookout->prospect,
                                                  lookout->evidence, answers),
               .today = WW_NEWS(arena, int, variables),
               .states = WW_NEWS(arena, int, variables),
               .open = WW_NEWS(arena, bool, questions),
               .tells = WW_NEWS(arena, int64_t, questions)};
  ww_outlook outlook = {.questions = WW_NEWS(arena, int, questions)};
  ww_completions_draw_close(arena, lookout->prospect, answers, l.completions);
  const ww_unknowns *unknowns =
      ww_unknowns_make(arena, lookout->prospect, l.completions, answers);
  outlook.state = unknowns->state;
  outlook.certainty =
      ww_certainty_make(arena, lookout->prospect, lookout->evidence,
                        l.completions, unknowns, answers);
  outlook.enough = outlook.state != WW_PROVISIONAL;
  if (outlook.state == WW_SETTLED || outlook.state == WW_BLOCKED)
    return outlook;
  l.outcomes = ww_outcomes_left(unknowns, lookout->prospect->none);
  ww_states_of(rules, answers, l.today);
  weigh(&l, &outlook);
  order(&l, &outlook);
  return outlook;
}
