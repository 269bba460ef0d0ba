/* What the facts say is wrong; see session.h. */
#include "study/check/session.h"

static const char take_out[] = "take it out, or change its tests";

/* ---- Gathering --------------------------------------------------------- */

ww_flaw *ww_flaw_add(ww_flaws *flaws, const ww_diag *diag, ww_str subject,
                     ww_str part) {
  ww_arena *arena = flaws->checking->arena;
  enum { FEW = 16 };
  if (flaws->count == flaws->room) {
    int room = flaws->room ? flaws->room * 2 : FEW;
    ww_flaw *grown = WW_NEWS(arena, ww_flaw, (size_t)room);
    for (int i = 0; i < flaws->count; i++)
      grown[i] = flaws->of[i];
    flaws->of = grown;
    flaws->room = room;
  }
  ww_flaw *flaw = &flaws->of[flaws->count++];
  *flaw = (ww_flaw){.diag = diag, .subject = subject, .exact = true};
  if (part.size)
    flaw->subject = ww_format(arena, "%.*s/%.*s", WW_P(subject), WW_P(part));
  return flaw;
}

/* ---- Decisions and options -------------------------------------------- */

static void tell_dead_decision(ww_flaws *flaws, int d) {
  ww_checking *c = flaws->checking;
  const ww_decision_rules *decision = &c->given->decisions[d];
  ww_diag *diag =
      ww_error(&flaws->diags, WW_D_DEAD_DECISION, decision->place,
               "the decision '%.*s' is never made", WW_P(decision->id));
  diag->hint = ww_why_never(c, &c->rules->program->when[d], NULL, NULL);
  ww_flaw_add(flaws, diag, decision->id, WW_S(""));
}

/* An option before this one with the same points at every point. */
static int find_alike(const ww_decision_rules *decision, int option) {
  for (int o = 0; o < option; o++) {
    bool alike = decision->options[o].base == decision->options[option].base;
    for (int r = 0; r < decision->rule_count && alike; r++)
      alike =
          decision->rules[r].effect[o] == decision->rules[r].effect[option] &&
          decision->rules[r].rules_out[o] ==
              decision->rules[r].rules_out[option];
    if (alike)
      return o;
  }
  return WW_NONE;
}

static void tell_unreachable(ww_flaws *flaws, int d, int option) {
  const ww_decision_rules *decision = &flaws->checking->given->decisions[d];
  const ww_option *o = &decision->options[option];
  int alike = find_alike(decision, option);
  ww_diag *diag = ww_error(&flaws->diags, WW_D_UNREACHABLE_OPTION, o->place,
                           "no answers lead '%.*s' to the option '%.*s'",
                           WW_P(decision->id), WW_P(o->id));
  if (alike != WW_NONE)
    ww_hint(&flaws->diags, diag,
            "it always has the points of '%.*s', and a tie goes to the one "
            "listed first",
            WW_P(decision->options[alike].id));
  else
    ww_hint(
        &flaws->diags, diag,
        "another option is always ahead of it, or listed before it in a tie");
  ww_flaw_add(flaws, diag, decision->id, o->id);
}

static void tell_may_block(ww_flaws *flaws) {
  const ww_rules *rules = flaws->checking->given;
  const ww_decision_rules *decision = &rules->decisions[rules->main];
  const ww_exhibit *blocked =
      &flaws->checking->facts->decisions[rules->main].blocked;
  if (blocked->finding != WW_FOUND)
    return;
  ww_diag *diag = ww_note(&flaws->diags, WW_D_MAY_BLOCK, decision->place,
                          "some answers rule out every option of '%.*s'",
                          WW_P(decision->id));
  ww_hint(&flaws->diags, diag,
          "that is an answer too; if it should not be, let one option stand");
  ww_flaw_add(flaws, diag, decision->id, WW_S(""))->example = blocked->example;
}

/* ---- Rules ------------------------------------------------------------ */

static void tell_dead_rule(ww_flaws *flaws, int d, int r) {
  ww_checking *c = flaws->checking;
  const ww_decision_rules *decision = &c->given->decisions[d];
  const ww_rule *rule = &decision->rules[r];
  ww_diag *diag = ww_error(&flaws->diags, WW_D_DEAD_RULE, rule->place,
                           "the rule '%.*s' can never fire", WW_P(rule->id));
  diag->hint = ww_why_never(c, ww_rule_term(c, d, r),
                            &c->rules->program->when[d], decision);
  ww_flaw_add(flaws, diag, decision->id, rule->id);
}

static bool has_effect(const ww_decision_rules *decision, const ww_rule *rule) {
  for (int o = 0; o < decision->option_count; o++)
    if (rule->effect[o] != 0 || rule->rules_out[o])
      return true;
  return false;
}

static void tell_idle_rule(ww_flaws *flaws, const ww_decision_rules *decision,
                           const ww_rule *rule) {
  ww_diag *diag =
      ww_warning(&flaws->diags, WW_D_IDLE_RULE, rule->place,
                 "the rule '%.*s' never changes the outcome of '%.*s'",
                 WW_P(rule->id), WW_P(decision->id));
  ww_hint(&flaws->diags, diag,
          has_effect(decision, rule)
              ? "it comes out the same without it, whatever is answered: give "
                "it more weight, or take it out"
              : "its points reach no option");
  ww_flaw_add(flaws, diag, decision->id, rule->id);
}

static void tell_rules(ww_flaws *flaws, int d) {
  const ww_decision_rules *decision = &flaws->checking->given->decisions[d];
  const ww_decision_facts *facts = &flaws->checking->facts->decisions[d];
  for (int r = 0; r < decision->rule_count; r++) {
    if (facts->fires[r] == WW_IMPOSSIBLE)
      tell_dead_rule(flaws, d, r);
    else if (facts->matters[r] == WW_IMPOSSIBLE)
      tell_idle_rule(flaws, decision, &decision->rules[r]);
  }
}

/* ---- Invariants ------------------------------------------------------- */

static void tell_invariant(ww_flaws *flaws, int d, int i) {
  ww_checking *c = flaws->checking;
  const ww_decision_rules *decision = &c->given->decisions[d];
  const ww_invariant *invariant = &decision->invariants[i];
  const ww_exhibit *broken = &c->facts->decisions[d].broken[i];
  if (broken->finding == WW_IMPOSSIBLE)
    return;
  if (broken->finding == WW_UNDECIDED) {
    ww_diag *diag =
        ww_warning(&flaws->diags, WW_D_UNPROVED_INVARIANT, invariant->place,
                   "the invariant '%.*s' is neither proved nor refuted",
                   WW_P(invariant->id));
    ww_hint(&flaws->diags, diag,
            "the search came to its end; more effort ('rules check --effort "
            "10') or fewer rules that bear on it at once would help");
    ww_flaw_add(flaws, diag, decision->id, invariant->id)->exact = false;
    return;
  }
  ww_str breaks = ww_what_breaks(c, d, invariant, &broken->example);
  ww_diag *diag =
      ww_error(&flaws->diags, WW_D_BROKEN_INVARIANT, invariant->place,
               "the invariant '%.*s' does not hold: %.*s", WW_P(invariant->id),
               WW_P(breaks));
  ww_hint(&flaws->diags, diag, "change the rules, or the invariant");
  ww_flaw_add(flaws, diag, decision->id, invariant->id)->example =
      broken->example;
}

/* ---- What stands beside the decisions --------------------------------- */

static void tell_question(ww_flaws *flaws, int q) {
  const ww_question *question = &flaws->checking->given->questions[q];
  if (flaws->checking->facts->questions[q].live.finding != WW_IMPOSSIBLE)
    return;
  ww_diag *diag =
      ww_warning(&flaws->diags, WW_D_IDLE_QUESTION, question->place,
                 "no answer to '%.*s' makes a difference", WW_P(question->id));
  ww_hint(&flaws->diags, diag,
          "no outcome, advice or cost ever changes with it: test it, or take "
          "it out");
  ww_flaw_add(flaws, diag, question->id, WW_S(""));
}

static void tell_advice(ww_flaws *flaws, int a) {
  ww_checking *c = flaws->checking;
  const ww_advice *advice = &c->given->advice[a];
  if (c->facts->advice[a] != WW_IMPOSSIBLE)
    return;
  ww_diag *diag =
      ww_error(&flaws->diags, WW_D_DEAD_ADVICE, advice->place,
               "the advice '%.*s' can never apply", WW_P(advice->id));
  diag->hint = ww_why_never(c, ww_advice_term(c, a), NULL, NULL);
  ww_flaw_add(flaws, diag, advice->id, WW_S(""));
}

static void tell_price(ww_flaws *flaws, int p) {
  const ww_price *price = &flaws->checking->given->costs.prices[p];
  if (flaws->checking->facts->prices[p] != WW_IMPOSSIBLE)
    return;
  ww_diag *diag = ww_error(&flaws->diags, WW_D_DEAD_PRICE, price->place,
                           "the price '%.*s' is never paid", WW_P(price->id));
  ww_hint(&flaws->diags, diag, "%s", take_out);
  ww_flaw_add(flaws, diag, price->id, WW_S(""));
}

static void tell_condition(ww_flaws *flaws, int i) {
  ww_checking *c = flaws->checking;
  const ww_condition *condition = &c->given->conditions[i];
  if (c->facts->conditions[i] != WW_IMPOSSIBLE)
    return;
  ww_diag *diag =
      ww_warning(&flaws->diags, WW_D_DEAD_CONDITION, condition->place,
                 "the condition '%.*s' can never be true", WW_P(condition->id));
  diag->hint =
      ww_why_never(c, ww_advice_term(c, c->first_condition + i), NULL, NULL);
  ww_flaw_add(flaws, diag, condition->id, WW_S(""));
}

/* ---- What was left open ----------------------------------------------- */

static void tell_undecided(ww_flaws *flaws) {
  ww_place nowhere = {NULL, 0};
  int count = ww_facts_undecided(flaws->checking->scratch,
                                 flaws->checking->facts, flaws->checking->given)
                  .count;
  if (count == 0)
    return;
  ww_diag *diag = ww_note(&flaws->diags, WW_D_UNDECIDED, nowhere,
                          "%d part%s of the rulebook could not be decided",
                          count, count == 1 ? "" : "s");
  ww_hint(&flaws->diags, diag,
          "the search came to its end: '--effort 10' makes it longer");
  ww_flaw_add(flaws, diag, flaws->checking->given->name, WW_S(""))->exact =
      false;
}

void ww_flaws_of_facts(ww_flaws *flaws) {
  const ww_rules *rules = flaws->checking->given;
  for (int d = 0; d < rules->decision_count; d++) {
    const ww_decision_facts *facts = &flaws->checking->facts->decisions[d];
    if (facts->made == WW_IMPOSSIBLE) { /* all else follows from it */
      tell_dead_decision(flaws, d);
      continue;
    }
    for (int o = 0; o < rules->decisions[d].option_count; o++)
      if (facts->options[o].finding == WW_IMPOSSIBLE)
        tell_unreachable(flaws, d, o);
    tell_rules(flaws, d);
    for (int i = 0; i < rules->decisions[d].invariant_count; i++)
      tell_invariant(flaws, d, i);
  }
  tell_may_block(flaws);
  for (int q = 0; q < rules->question_count; q++)
    tell_question(flaws, q);
  for (int a = 0; a < rules->advice_count; a++)
    tell_advice(flaws, a);
  for (int p = 0; p < rules->costs.price_count; p++)
    tell_price(flaws, p);
  for (int i = 0; i < rules->condition_count; i++)
    tell_condition(flaws, i);
  tell_undecided(flaws);
}
