/* Facts about a rulebook; see check.h. */
#include "study/check/check.h"

static ww_exhibit *new_exhibits(ww_arena *arena, int count) {
  ww_exhibit *exhibits = WW_NEWS(arena, ww_exhibit, (size_t)count);
  for (int i = 0; i < count; i++)
    exhibits[i].finding = WW_UNDECIDED;
  return exhibits;
}

static ww_search_result *new_findings(ww_arena *arena, int count) {
  ww_search_result *findings = WW_NEWS(arena, ww_search_result, (size_t)count);
  for (int i = 0; i < count; i++)
    findings[i] = WW_UNDECIDED;
  return findings;
}

void ww_facts_init(ww_facts *facts, ww_arena *arena, const ww_rules *rules) {
  facts->decisions =
      WW_NEWS(arena, ww_decision_facts, (size_t)rules->decision_count);
  for (int d = 0; d < rules->decision_count; d++) {
    const ww_decision_rules *decision = &rules->decisions[d];
    facts->decisions[d] = (ww_decision_facts){
        .made = WW_UNDECIDED,
        .options = new_exhibits(arena, decision->option_count),
        .blocked = {.finding = WW_UNDECIDED},
        .fires = new_findings(arena, decision->rule_count),
        .matters = new_findings(arena, decision->rule_count),
        .broken = new_exhibits(arena, decision->invariant_count)};
  }
  facts->questions =
      WW_NEWS(arena, ww_question_facts, (size_t)rules->question_count);
  for (int q = 0; q < rules->question_count; q++)
    facts->questions[q].live.finding = WW_UNDECIDED;
  facts->advice = new_findings(arena, rules->advice_count);
  facts->prices = new_findings(arena, rules->costs.price_count);
  facts->conditions = new_findings(arena, rules->condition_count);
}

/* ---- Exactness -------------------------------------------------------- */

static bool all_decided(const ww_search_result findings[], int count) {
  for (int i = 0; i < count; i++)
    if (findings[i] == WW_UNDECIDED)
      return false;
  return true;
}

static bool all_exhibited(const ww_exhibit exhibits[], int count) {
  for (int i = 0; i < count; i++)
    if (exhibits[i].finding == WW_UNDECIDED)
      return false;
  return true;
}

bool ww_facts_decided(const ww_facts *facts, const ww_rules *rules) {
  bool exact = all_decided(facts->advice, rules->advice_count) &&
               all_decided(facts->prices, rules->costs.price_count) &&
               all_decided(facts->conditions, rules->condition_count);
  for (int q = 0; q < rules->question_count; q++)
    exact = exact && facts->questions[q].live.finding != WW_UNDECIDED;
  for (int d = 0; d < rules->decision_count && exact; d++) {
    const ww_decision_rules *decision = &rules->decisions[d];
    const ww_decision_facts *f = &facts->decisions[d];
    exact = f->made != WW_UNDECIDED && f->fewest &&
            all_exhibited(f->options, decision->option_count) &&
            all_decided(f->fires, decision->rule_count) &&
            all_decided(f->matters, decision->rule_count) &&
            all_exhibited(f->broken, decision->invariant_count);
  }
  return exact;
}

/* ---- What is left ----------------------------------------------------- */

typedef struct listing {
  ww_arena *arena;
  ww_undecided *all;
  ww_str of; /* the decision whose parts are looked at; or empty */
} listing;

static void list(listing *l, bool undecided, ww_str id) {
  if (!undecided)
    return;
  l->all->of[l->all->count++] =
      l->of.size ? ww_format(l->arena, "%.*s/%.*s", WW_P(l->of), WW_P(id)) : id;
}

static void list_parts(listing *l, const ww_decision_rules *decision,
                       const ww_decision_facts *f) {
  list(l, f->made == WW_UNDECIDED || !f->fewest, decision->id);
  l->of = decision->id;
  for (int o = 0; o < decision->option_count; o++)
    list(l, f->options[o].finding == WW_UNDECIDED, decision->options[o].id);
  for (int r = 0; r < decision->rule_count; r++)
    list(l, f->fires[r] == WW_UNDECIDED || f->matters[r] == WW_UNDECIDED,
         decision->rules[r].id);
  l->of = (ww_str){0};
}

ww_undecided ww_facts_undecided(ww_arena *arena, const ww_facts *facts,
                                const ww_rules *rules) {
  ww_undecided all = {0};
  listing l = {.arena = arena, .all = &all};
  int most = rules->question_count + rules->advice_count +
             rules->costs.price_count + rules->condition_count;
  for (int d = 0; d < rules->decision_count; d++)
    most +=
        1 + rules->decisions[d].option_count + rules->decisions[d].rule_count;
  all.of = WW_NEWS(arena, ww_str, (size_t)most);
  for (int d = 0; d < rules->decision_count; d++)
    list_parts(&l, &rules->decisions[d], &facts->decisions[d]);
  for (int q = 0; q < rules->question_count; q++)
    list(&l, facts->questions[q].live.finding == WW_UNDECIDED,
         rules->questions[q].id);
  for (int a = 0; a < rules->advice_count; a++)
    list(&l, facts->advice[a] == WW_UNDECIDED, rules->advice[a].id);
  for (int p = 0; p < rules->costs.price_count; p++)
    list(&l, facts->prices[p] == WW_UNDECIDED, rules->costs.prices[p].id);
  for (int i = 0; i < rules->condition_count; i++)
    list(&l, facts->conditions[i] == WW_UNDECIDED, rules->conditions[i].id);
  return all;
}
