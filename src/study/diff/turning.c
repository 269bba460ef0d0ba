/* Which changes turned a decision; see diff.h.
 *
 * Points add up, so what each rule contributes can be taken from either
 * rulebook by itself: the old one's, with a few contributions of the new one,
 * is decided again and again until the new outcome comes out. */
#include "study/diff/diff.h"

#include <string.h>

enum { SET_MOST = 3, TRIES_MOST = 20000 };

/* The options of both sides together. */
typedef struct option {
  int at[WW_SIDES]; /* WW_NONE: not there */
} option;

typedef struct blaming {
  const ww_pairing *pairing;
  const ww_tally *tally[WW_SIDES];
  option *options; /* in the new order, then those that are gone */
  int option_count;
  int *units; /* paired rules that do not contribute the same; then two more:
                 the options, and whether the decision is made */
  int unit_count, rule_units;
  bool *taken;      /* [unit] from the new rulebook */
  bool *rule_taken; /* [paired rule] */
  int target;       /* an option of the new side; option_count: none */
  int tries;
} blaming;

static bool fires(const blaming *b, int paired, int side) {
  int rule = b->pairing->rules[paired].rule[side];
  return rule != WW_NONE && b->tally[side]->made &&
         ww_bit(b->tally[side]->fired, rule);
}

static const ww_rule *rule_of(const blaming *b, int paired, int side) {
  return &b->pairing->decision[side]
              ->rules[b->pairing->rules[paired].rule[side]];
}

/* What a rule of one side adds to an option, also to one that only the other
 * side has (nothing). */
static int64_t adds(const blaming *b, int paired, int side, int o,
                    bool *barred) {
  int at = b->options[o].at[side];
  if (at == WW_NONE || !fires(b, paired, side))
    return 0;
  const ww_rule *rule = rule_of(b, paired, side);
  *barred = *barred || rule->rules_out[at];
  return rule->effect[at];
}

static bool contributes_the_same(const blaming *b, int paired) {
  for (int o = 0; o < b->option_count; o++) {
    bool barred[WW_SIDES] = {false, false};
    if (b->options[o].at[WW_BEFORE] == WW_NONE ||
        b->options[o].at[WW_AFTER] == WW_NONE)
      continue; /* told by the options */
    if (adds(b, paired, WW_BEFORE, o, &barred[WW_BEFORE]) !=
            adds(b, paired, WW_AFTER, o, &barred[WW_AFTER]) ||
        barred[WW_BEFORE] != barred[WW_AFTER])
      return false;
  }
  return true;
}

/* ---- Deciding a mixture ----------------------------------------------- */

/* The index, in the options of both, of what wins; option_count: none. */
static int decide(const blaming *b) {
  bool new_options = b->taken[b->rule_units];
  bool new_when = b->taken[b->rule_units + 1];
  int own = new_options ? WW_AFTER : WW_BEFORE;
  int winner = b->option_count;
  int64_t best = 0;
  if (!b->tally[new_when ? WW_AFTER : WW_BEFORE]->made)
    return winner;
  for (int o = 0; o < b->option_count; o++) {
    int at = b->options[o].at[own];
    bool barred = false;
    if (at == WW_NONE)
      continue;
    int64_t score = (int64_t)b->pairing->decision[own]->options[at].base * 1000;
    bool shared = b->options[o].at[1 - own] != WW_NONE;
    for (int i = 0; i < b->pairing->rule_count; i++) {
      int side = !shared ? own : b->rule_taken[i] ? WW_AFTER : WW_BEFORE;
      score += adds(b, i, side, o, &barred);
    }
    bool first = winner == b->option_count || at < b->options[winner].at[own];
    if (!barred && (winner == b->option_count || score > best ||
                    (score == best && first))) {
      winner = o;
      best = score;
    }
  }
  return winner;
}

static void take(blaming *b, int unit, bool from_new) {
  b->taken[unit] = from_new;
  if (unit < b->rule_units)
    b->rule_taken[b->units[unit]] = from_new;
}

/* ---- The smallest set ------------------------------------------------- */

static bool choose(blaming *b, int size, int from) {
  if (size == 0)
    return b->tries-- > 0 && decide(b) == b->target;
  for (int i = from; i < b->unit_count && b->tries > 0; i++) {
    take(b, i, true);
    if (choose(b, size - 1, i + 1))
      return true;
    take(b, i, false);
  }
  return false;
}

static void find_units(blaming *b) {
  const ww_pairing *p = b->pairing;
  for (int i = 0; i < p->rule_count; i++)
    if (!contributes_the_same(b, i))
      b->units[b->rule_units++] = i;
  b->unit_count = b->rule_units + 2;
}

static void list_options(ww_arena *arena, blaming *b) {
  const ww_pairing *p = b->pairing;
  int before = p->decision[WW_BEFORE]->option_count;
  int after = p->decision[WW_AFTER]->option_count;
  b->options = WW_NEWS(arena, option, (size_t)(before + after));
  for (int o = 0; o < after; o++)
    b->options[b->option_count++] = (option){{p->namesake[WW_AFTER][o], o}};
  for (int o = 0; o < before; o++)
    if (p->namesake[WW_BEFORE][o] == WW_NONE)
      b->options[b->option_count++] = (option){{o, WW_NONE}};
}

ww_turning ww_blame_find(ww_arena *arena, const ww_pairing *pairing,
                         const ww_evaluation *const evaluations[WW_SIDES]) {
  ww_turning blame = {0};
  size_t rules = (size_t)pairing->rule_count;
  blaming b = {.pairing = pairing,
               .units = WW_NEWS(arena, int, rules),
               .taken = WW_NEWS(arena, bool, rules + 2),
               .rule_taken = WW_NEWS(arena, bool, rules),
               .tries = TRIES_MOST};
  for (int s = 0; s < WW_SIDES; s++)
    b.tally[s] = &evaluations[s]->decisions[pairing->index[s]];
  list_options(arena, &b);
  find_units(&b);
  int winner = b.tally[WW_AFTER]->winner;
  b.target = winner == WW_NONE ? b.option_count : winner;
  bool found = false;
  for (int size = 1; size <= SET_MOST && !found; size++)
    found = choose(&b, size, 0);
  for (int i = 0; i < b.unit_count && !found; i++)
    take(&b, i, true);
  for (int i = b.unit_count - 1; i >= 0 && !found; i--) {
    take(&b, i, false);
    if (decide(&b) != b.target)
      take(&b, i, true);
  }
  blame.rules = WW_NEWS(arena, int, rules);
  for (int i = 0; i < b.rule_units; i++)
    if (b.taken[i])
      blame.rules[blame.rule_count++] = b.units[i];
  blame.options = b.taken[b.rule_units];
  blame.when = b.taken[b.rule_units + 1];
  return blame;
}
