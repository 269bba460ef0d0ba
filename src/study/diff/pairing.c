/* One decision in two rulebooks; see pairing.h. */
#include "study/diff/pairing.h"

#include "phrase/phrase.h"
#include "study/show/show.h"

typedef struct making {
  ww_arena *arena;
  ww_pairing *pairing;
  const ww_rules *rules[WW_SIDES];
  bool same_before;
} making;

/* ---- Tests ------------------------------------------------------------ */

static bool tests_outcome(const ww_rules *rules, const ww_when *when) {
  if (!when)
    return false;
  if (when->kind == WW_WHEN_TEST)
    return when->test.question == WW_NONE;
  if (when->kind == WW_WHEN_CONDITION)
    return tests_outcome(rules, rules->conditions[when->condition].when);
  for (int i = 0; i < when->part_count; i++)
    if (tests_outcome(rules, when->parts[i]))
      return true;
  return false;
}

static ww_str words_of(const making *m, int side, const ww_when *when,
                       bool expand) {
  ww_buf buf = ww_buf_new(m->arena);
  ww_put_when(&buf, m->rules[side], when, expand);
  return ww_buf_str(&buf);
}

static bool say_the_same(const making *m, const ww_when *a, const ww_when *b,
                         bool expand) {
  return a == b || ww_str_equal(words_of(m, WW_BEFORE, a, expand),
                                words_of(m, WW_AFTER, b, expand));
}

bool ww_question_same(const ww_question *a, const ww_question *b) {
  bool same = a->type == b->type && a->value_count == b->value_count &&
              a->whole == b->whole && a->range.low == b->range.low &&
              a->range.high == b->range.high &&
              a->range.low_open == b->range.low_open &&
              a->range.high_open == b->range.high_open;
  for (int v = 0; same && v < a->value_count; v++)
    same = ww_str_equal(a->values[v].id, b->values[v].id);
  return same;
}

/* Whether each question that the `when` tests takes the same answers on both
 * sides: else the same words may mean something else. */
static bool asks_the_same(const making *m, const ww_when *when) {
  const ww_rules *rules = m->rules[WW_BEFORE];
  if (!when || (when->kind == WW_WHEN_TEST && when->test.question == WW_NONE))
    return true;
  if (when->kind == WW_WHEN_CONDITION)
    return asks_the_same(m, rules->conditions[when->condition].when);
  if (when->kind == WW_WHEN_TEST) {
    const ww_question *a = &rules->questions[when->test.question];
    int b = ww_question_index(m->rules[WW_AFTER], a->id);
    return b != WW_NONE &&
           ww_question_same(a, &m->rules[WW_AFTER]->questions[b]);
  }
  for (int i = 0; i < when->part_count; i++)
    if (!asks_the_same(m, when->parts[i]))
      return false;
  return true;
}

/* Whether both are true at the same points. */
static bool hold_together(const making *m, const ww_when *a, const ww_when *b) {
  return say_the_same(m, a, b, true) && asks_the_same(m, a) &&
         (m->same_before || !tests_outcome(m->rules[WW_BEFORE], a));
}

/* ---- Rules ------------------------------------------------------------ */

static bool same_texts(const ww_rule *a, const ww_rule *b) {
  bool same = a->claim == b->claim && a->source_count == b->source_count &&
              a->published_count == b->published_count &&
              a->because.count == b->because.count;
  for (int i = 0; same && i < a->source_count; i++)
    same = ww_str_equal(a->sources[i], b->sources[i]);
  for (int i = 0; same && i < a->published_count; i++)
    same = a->published[i].low == b->published[i].low &&
           a->published[i].high == b->published[i].high;
  for (int i = 0; same && i < a->because.count; i++)
    same = ww_str_equal(a->because.parts[i].text, b->because.parts[i].text);
  return same;
}

static int32_t need_points(const ww_decision_rules *decision,
                           const ww_rule *rule, ww_str id) {
  int need = ww_need_named(decision, id);
  return need == WW_NONE ? 0 : rule->need_points[need];
}

static bool same_points(const ww_pairing *p, const ww_rule *a,
                        const ww_rule *b) {
  for (int s = 0; s < WW_SIDES; s++)
    for (int n = 0; n < p->decision[s]->need_count; n++) {
      ww_str id = p->decision[s]->needs[n].id;
      if (need_points(p->decision[WW_BEFORE], a, id) !=
          need_points(p->decision[WW_AFTER], b, id))
        return false;
    }
  for (int o = 0; o < p->decision[WW_BEFORE]->option_count; o++) {
    int other = p->namesake[WW_BEFORE][o];
    if (a->points[o] != (other == WW_NONE ? 0 : b->points[other]))
      return false;
  }
  for (int o = 0; o < p->decision[WW_AFTER]->option_count; o++)
    if (p->namesake[WW_AFTER][o] == WW_NONE && b->points[o] != 0)
      return false;
  return true;
}

/* For the options that both sides have. */
static bool same_effect(const ww_pairing *p, const ww_rule *a,
                        const ww_rule *b) {
  for (int o = 0; o < p->decision[WW_BEFORE]->option_count; o++) {
    int other = p->namesake[WW_BEFORE][o];
    if (other != WW_NONE && a->effect[o] != b->effect[other])
      return false;
  }
  return true;
}

static bool same_bars(const ww_pairing *p, const ww_rule *a, const ww_rule *b) {
  for (int o = 0; o < p->decision[WW_BEFORE]->option_count; o++) {
    int other = p->namesake[WW_BEFORE][o];
    if (other != WW_NONE && a->rules_out[o] != b->rules_out[other])
      return false;
  }
  return true;
}

static void compare(const making *m, ww_paired_rule *paired) {
  const ww_pairing *p = m->pairing;
  const ww_rule *a = &p->decision[WW_BEFORE]->rules[paired->rule[WW_BEFORE]];
  const ww_rule *b = &p->decision[WW_AFTER]->rules[paired->rule[WW_AFTER]];
  bool own = say_the_same(m, a->when, b->when, false);
  bool all =
      say_the_same(m, a->when, b->when, true) && asks_the_same(m, a->when);
  bool points = same_points(p, a, b);
  bool effect = same_effect(p, a, b);
  bool bars = same_bars(p, a, b);
  paired->differs =
      (own ? 0 : WW_DIFFERS_TEST) | (own && !all ? WW_DIFFERS_BELOW : 0) |
      (points ? 0 : WW_DIFFERS_POINTS) |
      (points && !effect ? WW_DIFFERS_SERVES : 0) |
      (bars ? 0 : WW_DIFFERS_BARS) | (same_texts(a, b) ? 0 : WW_DIFFERS_WORDS);
  paired->same = hold_together(m, a->when, b->when) && effect && bars;
}

static void pair_rules(const making *m) {
  ww_pairing *p = m->pairing;
  const ww_decision_rules *before = p->decision[WW_BEFORE];
  const ww_decision_rules *after = p->decision[WW_AFTER];
  ww_table by_id = ww_table_new(m->arena);
  p->rules = WW_NEWS(m->arena, ww_paired_rule,
                     (size_t)before->rule_count + (size_t)after->rule_count);
  for (int r = 0; r < before->rule_count; r++) {
    ww_paired_rule *paired = &p->rules[p->rule_count++];
    *paired = (ww_paired_rule){.rule = {r, WW_NONE}};
    ww_table_add(&by_id, before->rules[r].id, paired);
  }
  for (int r = 0; r < after->rule_count; r++) {
    ww_paired_rule *paired = ww_table_get(&by_id, after->rules[r].id);
    if (paired) {
      paired->rule[WW_AFTER] = r;
      compare(m, paired);
    } else {
      p->rules[p->rule_count++] = (ww_paired_rule){.rule = {WW_NONE, r}};
    }
  }
}

static void pair_options(const making *m) {
  ww_pairing *p = m->pairing;
  for (int s = 0; s < WW_SIDES; s++) {
    const ww_decision_rules *own = p->decision[s];
    p->namesake[s] = WW_NEWS(m->arena, int, (size_t)own->option_count);
    for (int o = 0; o < own->option_count; o++)
      p->namesake[s][o] =
          ww_option_named(p->decision[1 - s], own->options[o].id);
  }
}

bool ww_pairing_same(const ww_pairing *p) {
  bool same = p->same_when && p->decision[WW_BEFORE]->option_count ==
                                  p->decision[WW_AFTER]->option_count;
  for (int i = 0; same && i < p->rule_count; i++)
    same = p->rules[i].same;
  for (int o = 0; same && o < p->decision[WW_BEFORE]->option_count; o++)
    same = p->namesake[WW_BEFORE][o] == o &&
           p->decision[WW_BEFORE]->options[o].base ==
               p->decision[WW_AFTER]->options[o].base;
  return same;
}

ww_pairing *ww_pairing_make(ww_arena *arena, const ww_rules *before,
                            const ww_rules *after, int decision_before,
                            int decision_after, bool same_before) {
  making m = {arena, WW_NEW(arena, ww_pairing), {before, after}, same_before};
  const int index[] = {decision_before, decision_after};
  for (int s = 0; s < WW_SIDES; s++) {
    m.pairing->rules_of[s] = m.rules[s];
    m.pairing->index[s] = index[s];
    m.pairing->decision[s] = &m.rules[s]->decisions[index[s]];
  }
  m.pairing->same_when = hold_together(&m, m.pairing->decision[WW_BEFORE]->when,
                                       m.pairing->decision[WW_AFTER]->when);
  m.pairing->when_edited =
      !say_the_same(&m, m.pairing->decision[WW_BEFORE]->when,
                    m.pairing->decision[WW_AFTER]->when, false);
  pair_options(&m);
  pair_rules(&m);
  if (!same_before) { /* and if it were? */
    const ww_pairing *alone = ww_pairing_make(
        arena, before, after, decision_before, decision_after, true);
    m.pairing->follows = ww_pairing_same(alone);
  }
  return m.pairing;
}
