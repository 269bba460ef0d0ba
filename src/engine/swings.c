/* What questions can do; see change.h. */
#include "engine/change.h"

#include <string.h>

typedef struct making {
  const ww_prospect *prospect;
  const ww_rules *rules;
  const ww_tally *today;
  bool *seen;   /* [variable]: the rule rests on it */
  bool *marked; /* [question]: the rule rests on it */
  ww_swings *made;
} making;

enum { WORDS_MOST = 1 << 20 }; /* of all that is noted */

/* All that a term rests on, through gates and earlier decisions. */
static void mark(making *m, const ww_term *term) {
  const ww_program *program = m->rules->program;
  for (int i = 0; i < term->count; i++) {
    int v = term->literals[i].variable;
    const ww_variable *variable = &program->variables[v];
    if (m->seen[v])
      continue;
    m->seen[v] = true;
    if (ww_is_answer(variable->kind)) {
      m->marked[variable->index] = true;
    } else if (variable->kind == WW_OF_GATE) {
      mark(m, &program->gates[variable->index].term);
    } else {
      const ww_block *block = &program->blocks[variable->index];
      mark(m, &program->when[variable->index]);
      for (int r = 0; r < block->count; r++)
        mark(m, &block->terms[r]);
    }
  }
}

static void add(const making *m, const ww_rule *rule, bool fires, int outcome,
                ww_swing *s) {
  int none = m->prospect->none;
  int now = m->today->winner;
  if (now != WW_NONE && !fires && rule->rules_out[now])
    s->rules_out = true;
  if (outcome == none)
    return;
  if (fires && rule->rules_out[outcome])
    s->lifts = true;
  if (now == WW_NONE)
    return;
  int64_t weight = rule->effect[outcome] - rule->effect[now];
  if (fires ? weight < 0 : weight > 0)
    s->gain += fires ? -weight : weight;
}

static void add_rule(making *m, int r) {
  int d = m->prospect->decision;
  const ww_program *program = m->rules->program;
  bool fires = m->today->made && ww_bit(m->today->fired, r);
  memset(m->seen, 0, (size_t)program->variable_count * sizeof *m->seen);
  memset(m->marked, 0, (size_t)m->rules->question_count * sizeof *m->marked);
  mark(m, &program->blocks[d].terms[r]);
  mark(m, &program->when[d]);
  for (int q = 0; q < m->rules->question_count; q++) {
    if (!m->marked[q])
      continue;
    m->made->rests[q][r / 64] |= (uint64_t)1 << (r % 64);
    for (int o = 0; o <= m->prospect->none; o++)
      add(m, &m->rules->decisions[d].rules[r], fires, o, &m->made->of[q][o]);
  }
}

ww_swings *ww_swings_make(ww_arena *arena, const ww_prospect *prospect,
                          const ww_tally *today, const int answers[]) {
  const ww_rules *rules = prospect->rules;
  size_t questions = (size_t)rules->question_count;
  ww_swings *made = WW_NEW(arena, ww_swings);
  making m = {.prospect = prospect,
              .rules = rules,
              .today = today,
              .seen =
                  WW_NEWS(arena, bool, (size_t)rules->program->variable_count),
              .marked = WW_NEWS(arena, bool, questions),
              .made = made};
  *made = (ww_swings){
      .program = rules->program,
      .room = WORDS_MOST,
      .answers = answers,
      .decision = &rules->decisions[prospect->decision],
      .today = today,
      .terms = rules->program->blocks[prospect->decision].terms,
      .words = rules->program->blocks[prospect->decision].words,
      .of = WW_NEWS(arena, ww_swing *, questions),
      .rests = WW_NEWS(arena, uint64_t *, questions),
      .fired = WW_NEWS(arena, uint64_t *, questions),
      .reached = WW_NEWS(arena, uint64_t *, questions),
      .noted = WW_NEWS(arena, int, questions),
  };
  made->shared = WW_NEWS(arena, uint64_t, (size_t)made->words);
  made->turned = WW_NEWS(arena, uint64_t, (size_t)made->words);
  made->turning = WW_NEWS(arena, uint64_t, (size_t)made->words);
  for (size_t q = 0; q < questions; q++) {
    made->of[q] = WW_NEWS(arena, ww_swing, (size_t)prospect->none + 1);
    made->rests[q] = WW_NEWS(arena, uint64_t, (size_t)made->words);
    made->reached[q] = WW_NEWS(arena, uint64_t, (size_t)made->words);
  }
  for (int r = 0; r < made->decision->rule_count; r++)
    add_rule(&m, r);
  return made;
}

/* ---- Several together ------------------------------------------------- */

void ww_swings_note(ww_arena *arena, ww_swings *s, int question, int count,
                    const ww_tally *tally) {
  size_t words = (size_t)s->words;
  if (!tally->made || words == 0)
    return;
  if (!s->fired[question] && (size_t)count > s->room / words)
    return;
  if (!s->fired[question]) {
    s->fired[question] = WW_NEWS(arena, uint64_t, words * (size_t)count);
    s->room -= words * (size_t)count;
  }
  memcpy(s->fired[question] + words * (size_t)s->noted[question]++,
         tally->fired, words * sizeof *tally->fired);
  for (size_t w = 0; w < words; w++)
    s->reached[question][w] |= tally->fired[w];
}

static bool is_open(const ww_swings *s, int question) {
  for (int i = 0; i < s->count; i++)
    if (s->questions[i] == question)
      return true;
  return false;
}

/* Whether it holds at a point, whose states are given, or else may and must
 * hold, whatever the questions are answered. An outcome may be any. */
static int standing(const ww_swings *s, const ww_term *term, bool all,
                    const int states[]) {
  const int end = all ? WW_NEVER : WW_MAY | WW_MUST; /* nothing goes past */
  int stands = (WW_MAY | WW_MUST) ^ end;
  for (int i = 0; i < term->count && stands != end; i++) {
    const ww_literal *literal = &term->literals[i];
    const ww_variable *variable = &s->program->variables[literal->variable];
    int holds = WW_MAY;
    if (variable->kind == WW_OF_GATE) {
      const ww_gate *gate = &s->program->gates[variable->index];
      holds = standing(s, &gate->term, gate->all, states);
      if (ww_passes(literal, 0)) /* where it is not true */
        holds = (holds & WW_MUST ? 0 : WW_MAY) | (holds & WW_MAY ? 0 : WW_MUST);
    } else if (ww_is_answer(variable->kind) &&
               (states || !is_open(s, variable->index))) {
      int state = (states ? states : s->answers)[literal->variable];
      holds = ww_passes(literal, state) ? WW_MAY | WW_MUST : WW_NEVER;
    }
    stands = all ? stands & holds : stands | holds;
  }
  return stands;
}

static bool may_turn(const ww_swings *s, int rule) {
  int stands = standing(s, &s->terms[rule], true, NULL);
  return ww_bit(s->today->fired, rule) ? !(stands & WW_MUST) : stands & WW_MAY;
}

void ww_swings_look(ww_swings *s, const int questions[], int count) {
  s->questions = questions;
  s->count = count;
  for (int w = 0; w < s->words; w++) {
    uint64_t any = 0;
    uint64_t shared = 0;
    for (int i = 0; i < count; i++) {
      shared |= any & s->rests[questions[i]][w];
      any |= s->rests[questions[i]][w];
    }
    s->shared[w] = shared;
    s->turning[w] = 0;
    for (; shared; shared &= shared - 1)
      if (may_turn(s, w * 64 + __builtin_ctzll(shared)))
        s->turning[w] |= shared & (~shared + 1);
  }
}

/* What an option makes up on another by a rule that turns. */
static int64_t gain_by(const ww_swings *s, int rule, int option, int other) {
  const int64_t *effect = s->decision->rules[rule].effect;
  int64_t gain = effect[option] - effect[other];
  return ww_bit(s->today->fired, rule) ? -gain : gain;
}

static int64_t shared_gain(const ww_swings *s, int option, int other) {
  int64_t sum = 0;
  for (int w = 0; w < s->words; w++)
    for (uint64_t rest = s->turning[w]; rest; rest &= rest - 1) {
      int rule = w * 64 + __builtin_ctzll(rest);
      int64_t gain = gain_by(s, rule, option, other);
      sum += gain > 0 ? gain : 0;
    }
  return sum;
}

/* By the best answer to one of the questions, but for what is shared. */
static int64_t own_gain(const ww_swings *s, int question, int option,
                        int other) {
  const uint64_t *fired = s->fired[question];
  int64_t best = 0;
  for (int a = 0; a < s->noted[question]; a++, fired += s->words) {
    int64_t sum = 0;
    for (int w = 0; w < s->words; w++)
      for (uint64_t rest = (fired[w] ^ s->today->fired[w]) & ~s->shared[w];
           rest; rest &= rest - 1)
        sum += gain_by(s, w * 64 + __builtin_ctzll(rest), option, other);
    best = sum > best ? sum : best;
  }
  return best;
}

static bool may_be_out(const ww_swings *s, int option) {
  if (s->today->ruled_out[option])
    return true;
  for (int w = 0; w < s->words; w++) {
    uint64_t turns = s->turning[w];
    for (int i = 0; i < s->count; i++)
      turns |= s->reached[s->questions[i]][w] & ~s->shared[w];
    for (turns &= ~s->today->fired[w]; turns; turns &= turns - 1)
      if (s->decision->rules[w * 64 + __builtin_ctzll(turns)].rules_out[option])
        return true;
  }
  return false;
}

bool ww_swings_may_win(const ww_swings *s, int option) {
  for (int o = 0; o < s->decision->option_count; o++) {
    if (o == option || may_be_out(s, o))
      continue;
    int64_t ahead = s->today->scores[option] - s->today->scores[o] +
                    shared_gain(s, option, o);
    for (int i = 0; i < s->count; i++)
      ahead += own_gain(s, s->questions[i], option, o);
    if (ahead < (o < option ? 1 : 0))
      return false;
  }
  return true;
}

/* ---- At a point ------------------------------------------------------- */

/* What turns there, as s->turned; false: who knows. */
static bool find_turned(ww_swings *s, const int alternatives[],
                        const int states[]) {
  for (int w = 0; w < s->words; w++) {
    s->turned[w] = 0;
    for (int i = 0; i < s->count; i++)
      s->turned[w] |=
          s->fired[s->questions[i]][alternatives[i] * s->words + w] ^
          s->today->fired[w];
    s->turned[w] &= ~s->shared[w];
    for (uint64_t rest = s->turning[w]; rest; rest &= rest - 1) {
      int rule = w * 64 + __builtin_ctzll(rest);
      int stands = standing(s, &s->terms[rule], true, states);
      if (stands == WW_MAY)
        return false;
      if ((stands != WW_NEVER) != ww_bit(s->today->fired, rule))
        s->turned[w] |= rest & (~rest + 1);
    }
  }
  return true;
}

static bool is_out(const ww_swings *s, int option) {
  for (int w = 0; w < s->words; w++)
    for (uint64_t rest = s->today->fired[w] ^ s->turned[w]; rest;
         rest &= rest - 1)
      if (s->decision->rules[w * 64 + __builtin_ctzll(rest)].rules_out[option])
        return true;
  return false;
}

bool ww_swings_may_win_at(ww_swings *s, const int alternatives[],
                          const int states[], int option) {
  if (!find_turned(s, alternatives, states))
    return true;
  if (is_out(s, option))
    return false;
  for (int o = 0; o < s->decision->option_count; o++) {
    int64_t ahead = s->today->scores[option] - s->today->scores[o];
    for (int w = 0; w < s->words; w++)
      for (uint64_t rest = s->turned[w]; rest; rest &= rest - 1)
        ahead += gain_by(s, w * 64 + __builtin_ctzll(rest), option, o);
    if (o != option && ahead < (o < option ? 1 : 0) && !is_out(s, o))
      return false;
  }
  return true;
}
