/* What precedents show to be wrong; see session.h. */
#include "engine/evidence.h"
#include "study/check/session.h"

/* Whether advice about a contradiction applies to what it answers. */
static void find_contradictions(ww_flaws *flaws,
                                const ww_precedent *precedent) {
  const ww_rules *rules = flaws->checking->given;
  const ww_evaluation *evaluation = flaws->checking->evaluation;
  for (int i = 0; i < rules->advice_count; i++) {
    if (rules->advice[i].kind != WW_CONTRADICTION ||
        !ww_bit(evaluation->advice, i))
      continue;
    ww_diag *diag = ww_warning(
        &flaws->diags, WW_D_CONTRADICTION, precedent->place,
        "what the precedent '%.*s' answers contradicts itself: '%.*s' applies",
        WW_P(precedent->id), WW_P(rules->advice[i].id));
    ww_hint(&flaws->diags, diag, "leave out the answer that is not certain");
    ww_flaw_add(flaws, diag, precedent->id, rules->advice[i].id);
  }
}

static void find_never_recommended(ww_flaws *flaws, const bool came[],
                                   const bool recommended[]) {
  const ww_rules *rules = flaws->checking->given;
  const ww_decision_rules *decision = &rules->decisions[rules->main];
  for (int o = 0; o < decision->option_count; o++) {
    const ww_option *option = &decision->options[o];
    if (!came[o] || recommended[o])
      continue;
    ww_diag *diag =
        ww_warning(&flaws->diags, WW_D_NEVER_RECOMMENDED, option->place,
                   "precedents came to '%.*s', but none of them is recommended "
                   "it",
                   WW_P(option->id));
    ww_hint(&flaws->diags, diag,
            "'whichway rules test --precedents' tells what is, and why");
    ww_flaw_add(flaws, diag, decision->id, option->id);
  }
}

void ww_flaws_precedents(ww_flaws *flaws) {
  const ww_checking *c = flaws->checking;
  const ww_rules *rules = c->given;
  const ww_precedents *precedents = ww_precedents_of(c->arena, rules);
  size_t options = (size_t)rules->decisions[rules->main].option_count;
  bool *came = WW_NEWS(c->scratch, bool, options);
  bool *recommended = WW_NEWS(c->scratch, bool, options);
  int *states =
      WW_NEWS(c->scratch, int, (size_t)c->rules->program->variable_count);
  const ww_tally *tally = &c->evaluation->decisions[rules->main];
  for (int i = 0; i < precedents->count; i++) {
    const ww_precedent *precedent = &precedents->of[i];
    ww_answers answers = ww_answers_of(c->scratch, rules, precedent);
    ww_states_of(c->rules, &answers, states);
    ww_evaluate_told(c->rules, states, c->evaluation);
    for (int k = 0; k < precedent->outcome_count; k++)
      came[precedent->outcomes[k]] = true;
    if (tally->winner != WW_NONE)
      recommended[tally->winner] = true;
    find_contradictions(flaws, precedent);
  }
  find_never_recommended(flaws, came, recommended);
}
