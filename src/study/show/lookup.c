/* Finding what an id names; see show.h. */
#include "study/show/show.h"

static void add(ww_names *names, ww_str id, ww_named_kind kind, int decision,
                int index) {
  ww_named *named = &names->of[names->count++];
  *named = (ww_named){id, kind, decision, index};
  ww_table_add(&names->by_id, id, named);
}

static int count_all(const ww_rules *rules, const ww_precedents *precedents) {
  int count = rules->question_count + rules->constant_count +
              rules->condition_count + rules->decision_count +
              rules->advice_count + precedents->count +
              rules->costs.price_count + rules->cited_count;
  for (int d = 0; d < rules->decision_count; d++) {
    const ww_decision_rules *decision = &rules->decisions[d];
    count += decision->rule_count + decision->option_count +
             decision->need_count + decision->invariant_count;
  }
  return count;
}

static void add_parts(ww_names *names, const ww_rules *rules, int d) {
  const ww_decision_rules *decision = &rules->decisions[d];
  for (int i = 0; i < decision->option_count; i++)
    add(names, decision->options[i].id, WW_NAMED_OPTION, d, i);
  for (int i = 0; i < decision->need_count; i++)
    add(names, decision->needs[i].id, WW_NAMED_NEED, d, i);
  for (int i = 0; i < decision->invariant_count; i++)
    add(names, decision->invariants[i].id, WW_NAMED_INVARIANT, d, i);
}

ww_names *ww_names_make(ww_arena *arena, const ww_rules *rules) {
  ww_names *names = WW_NEW(arena, ww_names);
  names->precedents = ww_precedents_of(arena, rules);
  names->of =
      WW_NEWS(arena, ww_named, (size_t)count_all(rules, names->precedents));
  names->by_id = ww_table_new(arena);
  for (int i = 0; i < rules->question_count; i++)
    add(names, rules->questions[i].id, WW_NAMED_QUESTION, WW_NONE, i);
  for (int i = 0; i < rules->constant_count; i++)
    add(names, rules->constants[i].id, WW_NAMED_CONSTANT, WW_NONE, i);
  for (int i = 0; i < rules->condition_count; i++)
    add(names, rules->conditions[i].id, WW_NAMED_CONDITION, WW_NONE, i);
  for (int d = 0; d < rules->decision_count; d++) {
    const ww_decision_rules *decision = &rules->decisions[d];
    add(names, decision->id, WW_NAMED_DECISION, WW_NONE, d);
    for (int r = 0; r < decision->rule_count; r++)
      add(names, decision->rules[r].id, WW_NAMED_RULE, d, r);
  }
  for (int i = 0; i < rules->advice_count; i++)
    add(names, rules->advice[i].id, WW_NAMED_ADVICE, WW_NONE, i);
  for (int i = 0; i < names->precedents->count; i++)
    add(names, names->precedents->of[i].id, WW_NAMED_PRECEDENT, WW_NONE, i);
  for (int d = 0; d < rules->decision_count; d++)
    add_parts(names, rules, d);
  for (int i = 0; i < rules->costs.price_count; i++)
    add(names, rules->costs.prices[i].id, WW_NAMED_PRICE, WW_NONE, i);
  for (int i = 0; i < rules->cited_count; i++)
    add(names, rules->cited[i].id, WW_NAMED_SOURCE, WW_NONE, i);
  return names;
}

ww_str ww_named_whole(ww_arena *arena, const ww_rules *rules,
                      const ww_named *named) {
  static const char *const homes[WW_NAMED_KINDS] = {
      [WW_NAMED_QUESTION] = "questions",   [WW_NAMED_CONSTANT] = "constants",
      [WW_NAMED_CONDITION] = "conditions", [WW_NAMED_DECISION] = "decisions",
      [WW_NAMED_ADVICE] = "advice",        [WW_NAMED_PRECEDENT] = "precedents",
      [WW_NAMED_PRICE] = "costs",          [WW_NAMED_SOURCE] = "sources"};
  ww_str home = named->decision == WW_NONE
                    ? ww_str_from(homes[named->kind])
                    : rules->decisions[named->decision].id;
  return ww_format(arena, "%.*s/%.*s", WW_P(home), WW_P(named->id));
}

const ww_named *ww_names_find(const ww_names *names, ww_str id) {
  return ww_table_get(&names->by_id, id);
}

int ww_option_named(const ww_decision_rules *decision, ww_str id) {
  for (int i = 0; i < decision->option_count; i++)
    if (ww_str_equal(decision->options[i].id, id))
      return i;
  return WW_NONE;
}

int ww_need_named(const ww_decision_rules *decision, ww_str id) {
  for (int i = 0; i < decision->need_count; i++)
    if (ww_str_equal(decision->needs[i].id, id))
      return i;
  return WW_NONE;
}

int ww_decision_named(const ww_rules *rules, ww_str id) {
  for (int i = 0; i < rules->decision_count; i++)
    if (ww_str_equal(rules->decisions[i].id, id))
      return i;
  return WW_NONE;
}
