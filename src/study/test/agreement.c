/* Do precedents come out as they did? See agreement.h. */
#include "study/test/agreement.h"

#include <assert.h>
#include <stdlib.h>

/* ---- One of them ------------------------------------------------------ */

/* What is done first is what is done now; or one of the two that are close. */
static bool is_met(const ww_precedent *precedent, const ww_agreed *agreed) {
  const ww_result *result = ww_main_result(agreed->verdict);
  int leading = agreed->verdict->rules->leading;
  if (agreed->right)
    return true;
  if (precedent->first != WW_NONE && leading != WW_NONE &&
      agreed->verdict->results[leading].winner == precedent->first)
    return true;
  return result->winner != WW_NONE && result->runner_up != WW_NONE &&
         agreed->certainty.strength == WW_STRENGTH_CLOSE &&
         ww_precedent_led_to(precedent, result->runner_up);
}

static ww_agreed decide(ww_arena *arena, ww_arena *scratch,
                        const ww_evidence *evidence, int index) {
  assert(evidence);
  const ww_rules *rules = evidence->rules;
  const ww_precedent *precedent = evidence->of[index];
  ww_answers *answers = WW_NEW(arena, ww_answers);
  *answers = ww_answers_of(arena, rules, precedent);
  ww_agreed agreed = {.precedent = index,
                      .verdict = ww_verdict_make(arena, rules, answers)};
  ww_arena_reset(scratch);
  ww_prospect *prospect = ww_prospect_new(scratch, rules, rules->main);
  const ww_completions *completions =
      ww_completions_make(scratch, prospect, evidence, answers);
  agreed.certainty = ww_certainty_make(scratch, prospect, evidence, completions,
                                       NULL, answers);
  int winner = ww_main_result(agreed.verdict)->winner;
  agreed.right = winner != WW_NONE && ww_precedent_led_to(precedent, winner);
  agreed.met = is_met(precedent, &agreed);
  return agreed;
}

/* ---- Counting --------------------------------------------------------- */

static void note(ww_tried *tried, bool right) {
  tried->right += right;
  tried->of++;
}

static const ww_precedent *precedent_of(const ww_agreement *a, int i) {
  assert(a->evidence);
  return a->evidence->of[a->of[i].precedent];
}

static void count_outcomes(ww_agreement *a, const ww_agreed *agreed) {
  assert(a->evidence);
  const ww_precedent *precedent = a->evidence->of[agreed->precedent];
  const ww_result *result = ww_main_result(agreed->verdict);
  int outcome =
      result->winner == WW_NONE ? result->rules->option_count : result->winner;
  note(&a->known[precedent->held], agreed->right);
  note(&a->met[precedent->held], agreed->met);
  for (int i = 0; i < precedent->outcome_count; i++)
    note(&a->outcomes[precedent->outcomes[i]], agreed->right);
  a->recommended[outcome]++;
  a->confusion[agreed->right ? outcome : precedent->outcomes[0]][outcome]++;
  if (precedent->held && agreed->certainty.given)
    note(&a->strengths[agreed->certainty.strength], agreed->right);
}

static int by_margin(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a;
  int64_t y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

int ww_support_quarter(ww_fraction support) {
  int whole = (int)(support.top / support.bottom);
  int quarter = whole * WW_CLEAR_PARTS / (WW_NEAREST + 1);
  return quarter < WW_CLEAR_PARTS ? quarter : WW_CLEAR_PARTS - 1;
}

static bool is_recommended(const ww_agreed *agreed) {
  return ww_main_result(agreed->verdict)->winner != WW_NONE;
}

/* By quarters of the margins, and of the support. */
static void count_clear(ww_arena *arena, ww_agreement *a) {
  int64_t *margins = WW_NEWS(arena, int64_t, (size_t)a->count);
  size_t found = 0;
  for (int i = 0; i < a->count; i++)
    if (is_recommended(&a->of[i]))
      margins[found++] = a->of[i].certainty.margin;
  if (found == 0)
    return;
  qsort(margins, found, sizeof *margins, by_margin);
  for (size_t q = 1; q < WW_CLEAR_PARTS; q++)
    a->quarters[q - 1] = margins[q * found / WW_CLEAR_PARTS];
  for (int i = 0; i < a->count; i++) {
    const ww_agreed *agreed = &a->of[i];
    int quarter = 0;
    while (quarter < WW_CLEAR_PARTS - 1 &&
           agreed->certainty.margin >= a->quarters[quarter])
      quarter++;
    if (is_recommended(agreed))
      note(&a->clear[quarter][ww_support_quarter(agreed->certainty.support)],
           agreed->right);
  }
}

/* ---- Records ---------------------------------------------------------- */

static int by_record(const void *a, const void *b) {
  ww_record x = (*(const ww_agreed *const *)a)->certainty.record;
  ww_record y = (*(const ww_agreed *const *)b)->certainty.record;
  return x.right * y.of - y.right * x.of;
}

/* Bands of at least so many; those with the same record stay together. */
static void count_bands(ww_arena *arena, ww_agreement *a) {
  const ww_agreed **of = WW_NEWS(arena, const ww_agreed *, (size_t)a->count);
  int found = 0;
  for (int i = 0; i < a->count; i++)
    if (precedent_of(a, i)->held && a->of[i].certainty.record.of > 0)
      of[found++] = &a->of[i];
  if (found > 1)
    qsort(of, (size_t)found, sizeof *of, by_record);
  a->bands = WW_NEWS(arena, ww_band, (size_t)found / WW_BAND_LEAST + 1);
  ww_band *band = NULL;
  for (int i = 0; i < found; i++) {
    bool full = band && band->real.of >= WW_BAND_LEAST &&
                found - i >= WW_BAND_LEAST && by_record(&of[i - 1], &of[i]);
    if (!band || full)
      band = &a->bands[a->band_count++];
    band->told.right += of[i]->certainty.record.right;
    band->told.of += of[i]->certainty.record.of;
    note(&band->real, of[i]->right);
  }
}

/* ---- All -------------------------------------------------------------- */

ww_agreement *ww_agreement_make(ww_arena *arena, const ww_rules *rules) {
  const ww_evidence *evidence = ww_evidence_make(arena, rules);
  int all = evidence ? evidence->count : 0;
  size_t options = (size_t)rules->decisions[rules->main].option_count;
  ww_agreement *a = WW_NEW(arena, ww_agreement);
  a->rules = rules;
  a->evidence = evidence;
  a->of = WW_NEWS(arena, ww_agreed, (size_t)all);
  a->outcomes = WW_NEWS(arena, ww_tried, options);
  a->recommended = WW_NEWS(arena, int, options + 1);
  a->confusion = WW_NEWS(arena, int *, options);
  for (size_t o = 0; o < options; o++)
    a->confusion[o] = WW_NEWS(arena, int, options + 1);
  ww_arena *scratch = ww_arena_scratch(arena);
  for (; a->count < all; a->count++) {
    a->of[a->count] = decide(arena, scratch, evidence, a->count);
    count_outcomes(a, &a->of[a->count]);
  }
  ww_arena_free(scratch);
  count_clear(arena, a);
  count_bands(arena, a);
  ww_agreement_calibrate(arena, a);
  return a;
}

bool ww_agreement_passed(const ww_agreement *a) {
  long right = a->known[0].right + a->known[1].right;
  return right * WW_FLOOR_WHOLE >= (long)a->floor * a->count;
}

bool ww_agreement_tells(const ww_agreement *a, int index) {
  return !a->of[index].right && (a->tell_held || !precedent_of(a, index)->held);
}
