/* Completions and information; see completions.h. */
#include "engine/completions.h"

#include <string.h>

enum { MEMBERS_MOST = 3, FRACTION = 32, HINTS = 500 };

/* ---- Drawing ---------------------------------------------------------- */

static void draw_set(const ww_question *question, ww_random *random,
                     int states[]) {
  int order[WW_SET_MEMBERS_MOST] = {0};
  int count = question->value_count;
  int most = count < MEMBERS_MOST ? count : MEMBERS_MOST;
  int size = ww_random_below(random, most + 1);
  for (int i = 0; i < count; i++) {
    order[i] = i;
    if (question->member_variable[i] != WW_NONE)
      states[question->member_variable[i]] = 0;
  }
  for (int i = 0; i < size; i++) { /* Fisher and Yates, as far as needed */
    int other = i + ww_random_below(random, count - i);
    int member = order[other];
    order[other] = order[i];
    order[i] = member;
    if (question->member_variable[member] != WW_NONE)
      states[question->member_variable[member]] = 1;
  }
}

static void draw_open(ww_completer *completer, int states[]) {
  const ww_rules *rules = completer->rules;
  for (int q = 0; q < rules->question_count; q++) {
    const ww_question *question = &rules->questions[q];
    if (completer->answers->of[q].known)
      continue;
    if (question->type == WW_SET)
      draw_set(question, &completer->random, states);
    else
      states[question->variable] =
          ww_random_below(&completer->random,
                          rules->program->variables[question->variable].states);
  }
}

/* ---- Completing ------------------------------------------------------- */

ww_completer ww_completer_new(ww_arena *arena, const ww_rules *rules,
                              const ww_evidence *evidence,
                              const ww_answers *answers) {
  ww_completer completer = {
      .rules = rules,
      .answers = answers,
      .evidence = evidence,
      .left_out = evidence ? ww_left_out(evidence, answers) : WW_NONE,
      .count = evidence ? evidence->count : WW_DRAWS,
      .today = WW_NEWS(arena, int, (size_t)rules->program->variable_count),
      .random = {WW_DRAW_SEED}};
  ww_states_of(rules, answers, completer.today);
  return completer;
}

bool ww_complete(ww_completer *completer, int index, int states[]) {
  const ww_rules *rules = completer->rules;
  if (index == completer->left_out)
    return false;
  memcpy(states, completer->today,
         (size_t)rules->program->variable_count * sizeof *states);
  if (completer->evidence)
    ww_enter_precedent(rules, completer->evidence->of[index],
                       completer->answers, states);
  else
    draw_open(completer, states);
  return true;
}

/* ---- What they lead to ------------------------------------------------ */

static int **new_table(ww_arena *arena, int rows, int columns) {
  int **table = WW_NEWS(arena, int *, (size_t)rows);
  for (int i = 0; i < rows; i++)
    table[i] = WW_NEWS(arena, int, (size_t)columns);
  return table;
}

static bool is_open(const ww_rules *rules, const ww_answers *answers, int v) {
  const ww_variable *variable = &rules->program->variables[v];
  return ww_is_answer(variable->kind) && !answers->of[variable->index].known;
}

static ww_completions *new_completions(ww_arena *arena,
                                       const ww_prospect *prospect,
                                       const ww_answers *answers) {
  const ww_rules *rules = prospect->rules;
  int variables = rules->program->first_gate;
  ww_completions *made = WW_NEW(arena, ww_completions);
  size_t outcomes = (size_t)prospect->none + 1;
  made->outcome_count = prospect->none + 1;
  made->shares = WW_NEWS(arena, int, outcomes);
  made->weights = WW_NEWS(arena, int, outcomes);
  made->examples = WW_NEWS(arena, int *, outcomes);
  made->together = WW_NEWS(arena, int **, (size_t)variables);
  for (int v = 0; v < variables; v++)
    if (is_open(rules, answers, v))
      made->together[v] = new_table(
          arena, rules->program->variables[v].states + 1, made->outcome_count);
  return made;
}

static void keep_close(ww_arena *arena, ww_completions *made, int64_t margin,
                       const int states[], size_t count) {
  int at = made->close_count;
  bool full = at == WW_CLOSE_MOST;
  if (margin == WW_ALONE || (full && margin >= made->margins[at - 1]))
    return;
  int *kept = full ? made->close[--at] : WW_NEWS(arena, int, count);
  memcpy(kept, states, count * sizeof *states);
  made->close_count += !full;
  for (; at > 0 && margin < made->margins[at - 1]; at--) {
    made->close[at] = made->close[at - 1];
    made->margins[at] = made->margins[at - 1];
  }
  made->close[at] = kept;
  made->margins[at] = margin;
}

/* Decides on one, which weighs so much; its outcome, where a silent one has
 * none. */
static int take_in(ww_arena *arena, ww_prospect *prospect, ww_completions *made,
                   int states[], int weight) {
  const ww_program *program = prospect->rules->program;
  size_t all = (size_t)program->variable_count;
  int outcome = ww_outcome_at(prospect, states);
  const ww_tally *tally = ww_tally_of(prospect);
  if (!made->examples[outcome]) {
    made->examples[outcome] = WW_NEWS(arena, int, all);
    memcpy(made->examples[outcome], states, all * sizeof *states);
  }
  keep_close(arena, made, ww_margin(tally, prospect->none), states, all);
  if (tally->silent)
    outcome = prospect->none;
  made->weights[outcome] += weight;
  made->weight += weight;
  for (int v = 0; v < program->first_gate; v++)
    if (made->together[v])
      made->together[v][states[v]][outcome] += weight;
  return outcome;
}

/* ---- Shares ----------------------------------------------------------- */

/* Parts of a share this small are rounding of sums. */
static const double NOTHING = 1e-9;

/* In whole thousandths, by largest remainders; equal ones in order. */
static void share_out(ww_arena *arena, const double sums[], double all,
                      ww_completions *made) {
  int left = WW_SHARES;
  double *parts = WW_NEWS(arena, double, (size_t)made->outcome_count);
  for (int o = 0; o < made->outcome_count; o++) {
    double exact = sums[o] / all * WW_SHARES;
    made->shares[o] = (int)(exact + NOTHING);
    parts[o] = exact - made->shares[o];
    left -= made->shares[o];
  }
  for (; left > 0; left--) {
    int best = 0;
    for (int o = 1; o < made->outcome_count; o++)
      if (parts[o] > parts[best] + NOTHING)
        best = o;
    made->shares[best]++;
    parts[best] = -1;
  }
}

/* Whole parts of all likeness that make a weight: sums of them, times their
 * logarithms, stay below 2^63 (ww_information). */
enum { WEIGHTS = 1 << 24 };

/* Likenesses are added least first. */
static void complete_by_precedents(ww_arena *arena, ww_prospect *prospect,
                                   ww_completer *completer,
                                   ww_completions *made, int states[]) {
  const ww_kin *kin = &made->kin;
  double *sums = WW_NEWS(arena, double, (size_t)made->outcome_count);
  double all = 0;
  for (int i = kin->count; i-- > 0;)
    all += kin->of[i].likeness;
  int *outcomes = WW_NEWS(arena, int, (size_t)kin->count);
  for (int i = 0; i < kin->count; i++) {
    double weight = kin->of[i].likeness / all * WEIGHTS;
    ww_complete(completer, kin->of[i].precedent, states);
    outcomes[i] = take_in(arena, prospect, made, states, (int)(weight + 0.5));
  }
  for (int i = kin->count; i-- > 0;)
    sums[outcomes[i]] += kin->of[i].likeness;
  if (kin->count > 0)
    share_out(arena, sums, all, made);
}

void ww_completions_draw_close(ww_arena *arena, ww_prospect *prospect,
                               const ww_answers *answers,
                               ww_completions *made) {
  const ww_rules *rules = prospect->rules;
  int *states = WW_NEWS(arena, int, (size_t)rules->program->variable_count);
  size_t all = (size_t)rules->program->variable_count;
  if (made->drawn)
    return; /* that was done */
  ww_completer drawer = ww_completer_new(arena, rules, NULL, answers);
  for (int i = 0; i < HINTS; i++) {
    ww_complete(&drawer, i, states);
    ww_outcome_at(prospect, states);
    keep_close(arena, made, ww_margin(ww_tally_of(prospect), prospect->none),
               states, all);
  }
}

ww_completions *ww_completions_make(ww_arena *arena, ww_prospect *prospect,
                                    const ww_evidence *evidence,
                                    const ww_answers *answers) {
  const ww_rules *rules = prospect->rules;
  ww_completions *made = new_completions(arena, prospect, answers);
  ww_completer completer = ww_completer_new(arena, rules, evidence, answers);
  int *states = WW_NEWS(arena, int, (size_t)rules->program->variable_count);
  made->drawn = !evidence;
  if (evidence) {
    made->kin = ww_kin_make(arena, evidence, answers);
    complete_by_precedents(arena, prospect, &completer, made, states);
    return made;
  }
  for (int i = 0; i < completer.count; i++) {
    ww_complete(&completer, i, states);
    made->shares[take_in(arena, prospect, made, states, 1)]++;
  }
  return made;
}

/* ---- Information ------------------------------------------------------ */

/* log2(n) * 2^FRACTION by repeated squaring: the same bits everywhere. */
static int64_t log2_of(int n) {
  int whole = 31 - __builtin_clz((unsigned)n);
  int64_t result = (int64_t)whole << FRACTION;
  uint64_t x = ((uint64_t)(unsigned)n << 31) >> whole; /* 1 to 2, 31 bits */
  for (int bit = FRACTION - 1; bit >= 0; bit--) {
    x = x * x >> 31;
    if (x >> 32) {
      x >>= 1;
      result |= (int64_t)1 << bit;
    }
  }
  return result;
}

/* Entropy of weights. */
typedef struct entropy {
  int64_t sum; /* of weight * log2(weight), times 2^FRACTION */
  int cells;   /* with a weight */
} entropy;

static void add_weight(entropy *e, int weight) {
  if (weight == 0)
    return;
  e->sum += (int64_t)weight * log2_of(weight);
  e->cells++;
}

/* Of draws with Miller's and Madow's correction: (cells used - 1) / 2N nats. */
static int64_t entropy_of(const ww_completions *c, const entropy *e) {
  static const int64_t LOG2_E = 6196328019; /* log2(e) * 2^32 */
  int64_t bias = (e->cells - 1) * LOG2_E / (2 * (int64_t)c->weight);
  return log2_of(c->weight) - e->sum / c->weight + (c->drawn ? bias : 0);
}

static int64_t variable_information(const ww_completions *c, int **table,
                                    int states) {
  entropy answer = {0};
  entropy outcome = {0};
  entropy both = {0};
  for (int s = 0; s <= states; s++) { /* the last: unknown */
    int total = 0;
    for (int o = 0; o < c->outcome_count; o++) {
      total += table[s][o];
      add_weight(&both, table[s][o]);
    }
    add_weight(&answer, total);
  }
  for (int o = 0; o < c->outcome_count; o++)
    add_weight(&outcome, c->weights[o]);
  int64_t bits =
      entropy_of(c, &answer) + entropy_of(c, &outcome) - entropy_of(c, &both);
  return bits > 0 ? bits : 0;
}

int64_t ww_information(const ww_completions *completions, const ww_rules *rules,
                       int question) {
  const ww_question *q = &rules->questions[question];
  int64_t most = 0;
  if (completions->weight == 0)
    return 0;
  for (int i = 0; i < (q->type == WW_SET ? q->value_count : 1); i++) {
    int v = q->type == WW_SET ? q->member_variable[i] : q->variable;
    if (v == WW_NONE)
      continue;
    int64_t bits = variable_information(completions, completions->together[v],
                                        rules->program->variables[v].states);
    most = bits > most ? bits : most;
  }
  return most;
}
