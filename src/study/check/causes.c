/* Which entry of an overlay is behind a flaw of the rulebook beneath it; see
 * session.h.
 *
 * The rulebook beneath was sound, so some entry is. Which one could be proved
 * by leaving out each in turn, a check for each; instead the most likely one is
 * named: the entry that changes the very thing, else the heaviest rule that
 * fires in the example, else what the thing tests, and so on down. */
#include "rulebook/builtin.h"
#include "rulebook/load.h"
#include "study/check/session.h"

enum {
  WORDS,
  REST,
  TAKEN_OUT,
  TESTED,
  BESIDE,
  RULE,
  FIRES,
  TESTED_BY_DEAD,
  ITSELF
};

/* An entry, looked up. */
typedef struct candidate {
  const ww_overlay_entry *entry;
  int decision;  /* that it belongs to, or WW_NONE */
  int rule;      /* of that decision, or WW_NONE */
  int question;  /* or WW_NONE */
  int condition; /* or WW_NONE */
} candidate;

typedef struct causes {
  ww_checking *checking;
  const ww_rules *rules;
  candidate *of;    /* [rules->entry_count] */
  bool *questions;  /* [question_count]: that the flaw's thing tests */
  bool *conditions; /* [condition_count] */
} causes;

/* What the flaw is about. */
typedef struct thing {
  int decision;    /* that it is, or is part of; or WW_NONE */
  ww_str id;       /* of a rule, an option, a question, ... */
  bool dead;       /* its own tests can never hold */
  uint64_t *fired; /* rules in its example; NULL: there is none */
} thing;

/* ---- Looking up -------------------------------------------------------- */

typedef struct numbered {
  int decision, index;
} numbered;

static void number(ww_table *table, ww_str id, int decision, int index) {
  numbered *n = WW_NEW(table->arena, numbered);
  *n = (numbered){decision, index};
  ww_table_add(table, id, n);
}

static int find(const ww_table *table, ww_str id) {
  const numbered *n = ww_table_get(table, id);
  return n ? n->index : WW_NONE;
}

static void look_up(causes *all) {
  ww_arena *scratch = all->checking->scratch;
  const ww_rules *rules = all->rules;
  ww_table decisions = ww_table_new(scratch);
  ww_table parts = ww_table_new(scratch); /* rules and conditions */
  for (int d = 0; d < rules->decision_count; d++) {
    const ww_decision_rules *decision = &rules->decisions[d];
    number(&decisions, decision->id, d, d);
    for (int r = 0; r < decision->rule_count; r++)
      number(&parts, decision->rules[r].id, d, r);
  }
  for (int i = 0; i < rules->condition_count; i++)
    number(&parts, rules->conditions[i].id, WW_NONE, i);
  all->of = WW_NEWS(scratch, candidate, (size_t)rules->entry_count);
  for (int i = 0; i < rules->entry_count; i++) {
    const ww_overlay_entry *e = &rules->entries[i];
    all->of[i] = (candidate){
        e, find(&decisions, e->decision),
        ww_str_is(e->key, "rules") ? find(&parts, e->id) : WW_NONE,
        ww_str_is(e->key, "questions") ? ww_question_index(rules, e->id)
                                       : WW_NONE,
        ww_str_is(e->key, "conditions") ? find(&parts, e->id) : WW_NONE};
  }
}

/* Marks the questions and conditions that decide it, those of conditions too.
 */
static void mark(causes *all, const ww_when *when) {
  if (!when)
    return;
  if (when->kind == WW_WHEN_TEST && when->test.question != WW_NONE)
    all->questions[when->test.question] = true;
  if (when->kind == WW_WHEN_CONDITION && !all->conditions[when->condition]) {
    all->conditions[when->condition] = true;
    mark(all, all->rules->conditions[when->condition].when);
  }
  for (int i = 0; i < when->part_count; i++)
    mark(all, when->parts[i]);
}

/* ---- The thing that is flawed ------------------------------------------ */

static int decision_named(const ww_rules *rules, ww_str id) {
  for (int d = 0; d < rules->decision_count; d++)
    if (ww_str_equal(rules->decisions[d].id, id))
      return d;
  return WW_NONE;
}

/* The rules that fire in one profile; of two profiles, in one of them. */
static uint64_t *fired_in(causes *all, int d, const ww_example *example) {
  size_t words = (size_t)(all->rules->decisions[d].rule_count + 63) / 64;
  uint64_t *fired = WW_NEWS(all->checking->scratch, uint64_t, words);
  for (int i = 0; i < example->count; i++) {
    const ww_tally *tally =
        ww_example_tally(all->checking, d, &example->profiles[i]);
    for (size_t w = 0; w < words; w++)
      fired[w] ^= tally->fired[w];
  }
  return fired;
}

static thing thing_of(causes *all, const ww_flaw *flaw) {
  ww_str subject = flaw->subject;
  size_t slash = 0;
  while (slash < subject.size && subject.at[slash] != '/')
    slash++;
  ww_str first = ww_str_slice(subject, 0, slash);
  thing t = {.decision = decision_named(all->rules, first), .id = first};
  if (slash < subject.size)
    t.id = ww_str_slice(subject, slash + 1, subject.size);
  ww_diag_code code = flaw->diag->code;
  t.dead = code == WW_D_DEAD_DECISION || code == WW_D_DEAD_RULE ||
           code == WW_D_DEAD_ADVICE || code == WW_D_DEAD_PRICE ||
           code == WW_D_DEAD_CONDITION;
  if (t.decision != WW_NONE && flaw->example.count > 0)
    t.fired = fired_in(all, t.decision, &flaw->example);
  return t;
}

static void mark_tests(causes *all, const thing *t) {
  const ww_rules *rules = all->rules;
  for (int q = 0; q < rules->question_count; q++)
    all->questions[q] = false;
  for (int i = 0; i < rules->condition_count; i++)
    all->conditions[i] = false;
  if (t->decision != WW_NONE) {
    const ww_decision_rules *decision = &rules->decisions[t->decision];
    mark(all, decision->when);
    for (int r = 0; r < decision->rule_count; r++)
      if (ww_str_equal(decision->rules[r].id, t->id))
        mark(all, decision->rules[r].when);
  }
  for (int i = 0; i < rules->condition_count; i++)
    if (ww_str_equal(rules->conditions[i].id, t->id))
      mark(all, rules->conditions[i].when);
  for (int a = 0; a < rules->advice_count; a++)
    if (ww_str_equal(rules->advice[a].id, t->id))
      mark(all, rules->advice[a].when);
  for (int p = 0; p < rules->costs.price_count; p++)
    if (ww_str_equal(rules->costs.prices[p].id, t->id))
      mark(all, rules->costs.prices[p].when);
}

/* ---- Choosing ---------------------------------------------------------- */

static int rank_of(const causes *all, const thing *t, const candidate *c) {
  bool beside = t->decision != WW_NONE && c->decision == t->decision;
  if (!c->entry->decides)
    return WORDS;
  if (ww_str_equal(c->entry->id, t->id) &&
      (beside || c->entry->decision.size == 0))
    return ww_str_is(c->entry->key, "disable") ? TAKEN_OUT : ITSELF;
  if ((c->question != WW_NONE && all->questions[c->question]) ||
      (c->condition != WW_NONE && all->conditions[c->condition]))
    return t->dead ? TESTED_BY_DEAD : TESTED;
  if (ww_str_is(c->entry->key, "disable"))
    return beside && !t->dead ? BESIDE : TAKEN_OUT;
  if (!beside || t->dead)
    return REST;
  if (c->rule == WW_NONE)
    return BESIDE;
  if (all->checking->facts->decisions[c->decision].fires[c->rule] ==
      WW_IMPOSSIBLE)
    return REST;
  return t->fired && ww_bit(t->fired, c->rule) ? FIRES : RULE;
}

/* How much the rule can do to an option. */
static int64_t weight_of(const causes *all, const candidate *c) {
  int64_t most = 0;
  if (c->rule == WW_NONE || c->decision == WW_NONE)
    return 0;
  const ww_decision_rules *decision = &all->rules->decisions[c->decision];
  const ww_rule *rule = &decision->rules[c->rule];
  for (int o = 0; o < decision->option_count; o++) {
    int64_t effect = rule->effect[o] < 0 ? -rule->effect[o] : rule->effect[o];
    if (rule->rules_out[o])
      effect = INT64_MAX;
    most = effect > most ? effect : most;
  }
  return most;
}

static ww_place cause_of(causes *all, const ww_flaw *flaw) {
  thing t = thing_of(all, flaw);
  mark_tests(all, &t);
  const candidate *best = &all->of[0];
  int best_rank = rank_of(all, &t, best);
  int64_t best_weight = weight_of(all, best);
  for (int i = 1; i < all->rules->entry_count; i++) {
    const candidate *c = &all->of[i];
    int rank = rank_of(all, &t, c);
    int64_t weight = weight_of(all, c);
    if (rank < best_rank || (rank == best_rank && weight <= best_weight))
      continue;
    best = c;
    best_rank = rank;
    best_weight = weight;
  }
  return best->entry->place;
}

void ww_flaws_causes(ww_flaws *flaws) {
  ww_checking *checking = flaws->checking;
  const ww_rules *rules = checking->given;
  causes all = {.checking = checking, .rules = rules};
  if (rules->entry_count == 0)
    return;
  for (int i = 0; i < flaws->count; i++) {
    ww_flaw *flaw = &flaws->of[i];
    if (!ww_in_builtin(flaw->diag->place))
      continue;
    if (!all.of) {
      look_up(&all);
      all.questions =
          WW_NEWS(checking->scratch, bool, (size_t)rules->question_count);
      all.conditions =
          WW_NEWS(checking->scratch, bool, (size_t)rules->condition_count);
    }
    flaw->cause = cause_of(&all, flaw);
  }
}
