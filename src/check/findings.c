/* Checking a rulebook; see findings.h. */
#include "check/flaws.h"

#include <stdlib.h>

/* Looks at rules and gates, for each of the parts: about a second on a machine
 * of 2025, where all of it is used up. */
enum { WORK = 50000000 };

static ww_exhibit *new_exhibits(ww_arena *arena, int count) {
  ww_exhibit *exhibits = WW_NEWS(arena, ww_exhibit, (size_t)count);
  for (int i = 0; i < count; i++)
    exhibits[i].finding = WW_UNDECIDED;
  return exhibits;
}

static ww_finding *new_findings(ww_arena *arena, int count) {
  ww_finding *findings = WW_NEWS(arena, ww_finding, (size_t)count);
  for (int i = 0; i < count; i++)
    findings[i] = WW_UNDECIDED;
  return findings;
}

static void init_facts(ww_facts *facts, ww_arena *arena,
                       const ww_rules *rules) {
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

static bool all_decided(const ww_finding findings[], int count) {
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

static bool is_exact(const ww_facts *facts, const ww_rules *rules) {
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

/* ---- Working out ------------------------------------------------------- */

static void run_parts(ww_checking *c, long work, int share) {
  static void (*const parts[])(ww_checking *) = {
      ww_checking_reach, ww_checking_fires, ww_checking_matters,
      ww_checking_live, ww_checking_invariants};
  c->share = share;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    c->work = work;
    parts[i](c);
  }
}

/* A little for every goal first, so that a hard one does not use up what the
 * easy ones need. */
static void work_out(ww_checking *c, long work) {
  enum { PARTS_AT_FIRST = 4, SHARE_AT_FIRST = 1000, SHARE = 8 };
  run_parts(c, work / PARTS_AT_FIRST, SHARE_AT_FIRST);
  c->facts->exact = is_exact(c->facts, c->given);
  if (!c->facts->exact) {
    c->work = work;
    ww_checking_sample(c);
    run_parts(c, work, SHARE);
    c->facts->exact = is_exact(c->facts, c->given);
  }
  c->work = work;
}

/* ---- All -------------------------------------------------------------- */

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

static int by_place(const void *a, const void *b) {
  const ww_diag *x = ((const ww_flaw *)a)->diag;
  const ww_diag *y = ((const ww_flaw *)b)->diag;
  if (!x->place.source || !y->place.source) /* without a place: last */
    return !x->place.source - !y->place.source;
  int files =
      x->place.source == y->place.source
          ? 0
          : ww_str_compare(x->place.source->name, y->place.source->name);
  if (files != 0)
    return files;
  if (x->place.at != y->place.at)
    return x->place.at < y->place.at ? -1 : 1;
  return (int)x->code - (int)y->code;
}

ww_findings *ww_findings_make(ww_arena *arena, const ww_rules *rules,
                              long work) {
  ww_findings *findings = WW_NEW(arena, ww_findings);
  findings->rules = rules;
  init_facts(&findings->facts, arena, rules);
  ww_checking *c = ww_checking_new(arena, rules, &findings->facts);
  work_out(c, work > 0 ? work : WORK);
  ww_flaws flaws = {.checking = c};
  ww_diag_list_init(&flaws.diags, arena);
  ww_flaws_of_facts(&flaws);
  ww_flaws_unused(&flaws);
  ww_flaws_duplicates(&flaws);
  ww_arena_free(c->scratch);
  findings->flaws = flaws.of;
  findings->flaw_count = flaws.count;
  if (flaws.count > 1)
    qsort(flaws.of, (size_t)flaws.count, sizeof *flaws.of, by_place);
  for (int i = 0; i < flaws.count; i++)
    findings->counts[flaws.of[i].diag->severity]++;
  return findings;
}
