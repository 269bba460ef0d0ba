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
