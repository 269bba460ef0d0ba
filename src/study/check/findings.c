/* Checking a rulebook; see check.h. */
#include "study/check/check.h"

#include "rulebook/load.h"
#include "study/check/session.h"

#include <stdlib.h>

/* ---- Working out ------------------------------------------------------- */

/* Steps are parts of a check: they are as long as what they search. */
typedef struct steps {
  const ww_listener *progress; /* or NULL */
  size_t done;
} steps;

enum { PASSES = 3, PARTS = 5, STEPS = PASSES * PARTS + 1 };

static void step(steps *s, size_t done) {
  s->done = done;
  ww_listener_tell(s->progress, s->done, STEPS);
}

static void run_parts(ww_checking *c, long work, int share, steps *s) {
  static void (*const parts[PARTS])(ww_checking *) = {
      ww_checking_reach, ww_checking_fires, ww_checking_matters,
      ww_checking_live, ww_checking_invariants};
  c->share = share;
  for (size_t i = 0; i < PARTS; i++) {
    c->work = work;
    parts[i](c);
    step(s, s->done + 1);
  }
}

/* A little for every goal first, so that a hard one does not use up what the
 * easy ones need; most for those that nothing else decided. */
static void work_out(ww_checking *c, long work, steps *s) {
  enum { PARTS_AT_FIRST = 4, SHARE_AT_FIRST = 1000 };
  static const int shares[PASSES - 1] = {8, 2};
  step(s, 0);
  run_parts(c, work / PARTS_AT_FIRST, SHARE_AT_FIRST, s);
  c->facts->exact = ww_facts_decided(c->facts, c->given);
  if (!c->facts->exact) {
    c->work = work;
    ww_checking_sample(c);
  }
  for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
    if (c->facts->exact)
      break;
    run_parts(c, work, shares[i], s);
    c->facts->exact = ww_facts_decided(c->facts, c->given);
  }
  c->work = work;
}

enum { PART_OF_GAPS = 8 }; /* they are notes: less is searched for them */

/* ---- All -------------------------------------------------------------- */

static int by_place(const void *a, const void *b) {
  const ww_flaw *one = a;
  const ww_flaw *two = b;
  const ww_diag *x = one->diag;
  const ww_diag *y = two->diag;
  if (one->in_overlay != two->in_overlay)
    return one->in_overlay ? -1 : 1;
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

ww_findings *ww_findings_make(ww_arena *arena, const ww_rules *rules, long work,
                              const ww_listener *progress) {
  ww_findings *findings = WW_NEW(arena, ww_findings);
  findings->rules = rules;
  ww_facts_init(&findings->facts, arena, rules);
  ww_checking *c = ww_checking_new(arena, rules, &findings->facts);
  steps s = {progress, 0};
  work_out(c, work, &s);
  ww_flaws flaws = {.checking = c};
  ww_diag_list_init(&flaws.diags, arena);
  ww_flaws_of_facts(&flaws);
  ww_flaws_unused(&flaws);
  ww_flaws_precedents(&flaws);
  ww_flaws_duplicates(&flaws);
  ww_flaws_edges(&flaws);
  findings->accepted = ww_flaws_accept(&flaws);
  ww_flaws_causes(&flaws);
  step(&s, STEPS - 1);
  ww_checking_gaps(c, &findings->gaps, work / PART_OF_GAPS);
  ww_arena_free(c->scratch);
  for (int i = 0; i < flaws.count; i++)
    flaws.of[i].in_overlay = flaws.of[i].cause.source ||
                             ww_in_overlay(rules, flaws.of[i].diag->place);
  findings->flaws = flaws.of;
  findings->flaw_count = flaws.count;
  if (flaws.count > 1)
    qsort(flaws.of, (size_t)flaws.count, sizeof *flaws.of, by_place);
  for (int i = 0; i < flaws.count; i++)
    findings->counts[flaws.of[i].diag->severity]++;
  return findings;
}
