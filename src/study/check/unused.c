/* What nothing uses: conditions, constants, sources, needs; and what an overlay
 * adds beside what it was to change. */
#include "rulebook/load.h"
#include "rulebook/precedents.h"
#include "study/check/session.h"

/* ---- Conditions ------------------------------------------------------- */

/* A condition that only unused ones test is unused as well. */
static void use(const ww_rules *rules, const ww_when *when, bool used[]) {
  if (!when)
    return;
  if (when->kind == WW_WHEN_CONDITION && !used[when->condition]) {
    used[when->condition] = true;
    use(rules, rules->conditions[when->condition].when, used);
  }
  for (int i = 0; i < when->part_count; i++)
    use(rules, when->parts[i], used);
}

static void find_conditions(ww_flaws *flaws) {
  const ww_rules *rules = flaws->checking->given;
  bool *used =
      WW_NEWS(flaws->checking->scratch, bool, (size_t)rules->condition_count);
  for (int d = 0; d < rules->decision_count; d++) {
    const ww_decision_rules *decision = &rules->decisions[d];
    use(rules, decision->when, used);
    for (int r = 0; r < decision->rule_count; r++)
      use(rules, decision->rules[r].when, used);
    for (int i = 0; i < decision->invariant_count; i++) {
      use(rules, decision->invariants[i].when, used);
      use(rules, decision->invariants[i].unless, used);
    }
  }
  for (int q = 0; q < rules->question_count; q++)
    use(rules, rules->questions[q].ask_when, used);
  for (int a = 0; a < rules->advice_count; a++)
    use(rules, rules->advice[a].when, used);
  for (int p = 0; p < rules->costs.price_count; p++)
    use(rules, rules->costs.prices[p].when, used);
  for (int i = 0; i < rules->condition_count; i++) {
    const ww_condition *condition = &rules->conditions[i];
    if (used[i])
      continue;
    ww_diag *diag =
        ww_warning(&flaws->diags, WW_D_UNUSED_CONDITION, condition->place,
                   "nothing tests the condition '%.*s'", WW_P(condition->id));
    ww_hint(&flaws->diags, diag, "take it out");
    ww_flaw_add(flaws, diag, condition->id, WW_S(""));
  }
}

/* ---- Constants -------------------------------------------------------- */

static void find_constants(ww_flaws *flaws) {
  const ww_rules *rules = flaws->checking->given;
  for (int i = 0; i < rules->constant_count; i++) {
    const ww_constant *constant = &rules->constants[i];
    if (constant->uses)
      continue;
    ww_diag *diag =
        ww_warning(&flaws->diags, WW_D_UNUSED_CONSTANT, constant->place,
                   "nothing names the constant '%.*s'", WW_P(constant->id));
    ww_hint(&flaws->diags, diag, "name it as $%.*s in a test, or take it out",
            WW_P(constant->id));
    ww_flaw_add(flaws, diag, constant->id, WW_S(""));
  }
}

/* ---- Sources ---------------------------------------------------------- */

/* Cited as "id" or "id#section". */
static bool cites(const ww_str sources[], int count, ww_str id) {
  for (int i = 0; i < count; i++)
    if (ww_str_starts(sources[i], id) &&
        (sources[i].size == id.size || sources[i].at[id.size] == '#'))
      return true;
  return false;
}

static bool is_cited(const ww_rules *rules, const ww_precedents *precedents,
                     ww_str id) {
  for (int d = 0; d < rules->decision_count; d++)
    for (int r = 0; r < rules->decisions[d].rule_count; r++) {
      const ww_rule *rule = &rules->decisions[d].rules[r];
      if (cites(rule->sources, rule->source_count, id))
        return true;
    }
  for (int a = 0; a < rules->advice_count; a++)
    if (cites(rules->advice[a].sources, rules->advice[a].source_count, id))
      return true;
  for (int p = 0; p < rules->costs.price_count; p++) {
    const ww_price *price = &rules->costs.prices[p];
    if (cites(price->sources, price->source_count, id))
      return true;
  }
  for (int p = 0; p < precedents->count; p++)
    if (cites(&precedents->of[p].source, 1, id))
      return true;
  for (int c = 0; c < rules->constant_count; c++)
    if (cites(rules->constants[c].sources, rules->constants[c].source_count,
              id))
      return true;
  return false;
}

static void find_sources(ww_flaws *flaws) {
  const ww_rules *rules = flaws->checking->given;
  const ww_precedents *precedents =
      ww_precedents_of(flaws->checking->arena, rules);
  for (int i = 0; i < rules->cited_count; i++) {
    const ww_cited *cited = &rules->cited[i];
    if (is_cited(rules, precedents, cited->id))
      continue;
    ww_diag *diag =
        ww_warning(&flaws->diags, WW_D_UNUSED_SOURCE, cited->place,
                   "nothing cites the source '%.*s'", WW_P(cited->id));
    ww_hint(&flaws->diags, diag,
            "cite it where it is drawn on, or take it "
            "out");
    ww_flaw_add(flaws, diag, cited->id, WW_S(""));
  }
}

/* ---- Needs ------------------------------------------------------------ */

static bool is_served(const ww_decision_rules *decision, int need) {
  for (int o = 0; o < decision->option_count; o++)
    if (decision->options[o].serves[need] != 0)
      return true;
  return false;
}

static bool is_spoken_of(const ww_decision_rules *decision, int need) {
  for (int r = 0; r < decision->rule_count; r++)
    if (decision->rules[r].need_points[need] != 0)
      return true;
  return false;
}

static void find_needs(ww_flaws *flaws, const ww_decision_rules *decision) {
  for (int n = 0; n < decision->need_count; n++) {
    const ww_need *need = &decision->needs[n];
    bool served = is_served(decision, n);
    if (served && is_spoken_of(decision, n))
      continue;
    ww_diag *diag =
        ww_warning(&flaws->diags, WW_D_IDLE_NEED, need->place,
                   served ? "no rule gives points to the need '%.*s'"
                          : "no option serves the need '%.*s'",
                   WW_P(need->id));
    ww_hint(&flaws->diags, diag,
            served ? "give it points in a rule, or take it out"
                   : "name it in 'serves' of an option, or take it out");
    ww_flaw_add(flaws, diag, decision->id, need->id);
  }
}

/* ---- Overlays --------------------------------------------------------- */

static void find_near_ids(ww_flaws *flaws) {
  const ww_rules *rules = flaws->checking->given;
  for (int i = 0; i < rules->entry_count; i++) {
    const ww_overlay_entry *e = &rules->entries[i];
    if (e->near.size == 0)
      continue;
    ww_diag *diag = ww_warning(&flaws->diags, WW_D_NEAR_ID, e->place,
                               "'%.*s' is new, and nearly '%.*s' beneath it",
                               WW_P(e->id), WW_P(e->near));
    ww_hint(&flaws->diags, diag, "did you mean '%.*s'?", WW_P(e->near));
    ww_flaw_add(flaws, diag, e->decision.size ? e->decision : e->id,
                e->decision.size ? e->id : WW_S(""));
  }
}

/* What overlays leave unused beneath them is not theirs to take out. */
static void keep_own(ww_flaws *flaws, int from) {
  const ww_rules *rules = flaws->checking->given;
  int kept = from;
  for (int i = from; i < flaws->count; i++)
    if (rules->overlay_count == 0 ||
        ww_in_overlay(rules, flaws->of[i].diag->place))
      flaws->of[kept++] = flaws->of[i];
  flaws->count = kept;
}

void ww_flaws_unused(ww_flaws *flaws) {
  int before = flaws->count;
  const ww_rules *rules = flaws->checking->given;
  find_near_ids(flaws);
  find_conditions(flaws);
  find_constants(flaws);
  find_sources(flaws);
  for (int d = 0; d < rules->decision_count; d++)
    find_needs(flaws, &rules->decisions[d]);
  keep_own(flaws, before);
}
