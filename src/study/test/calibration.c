/* Are shares as good as they say, with answers left out? See agreement.h. */
#include "study/test/agreement.h"

#include "base/random.h"

/* The natural logarithm of a number above 0 and not above 1, by
 * 2 artanh((x - 1) / (x + 1)): the same bits everywhere. */
static double log_of(double x) {
  static const double LOG_2 = 0.69314718055994530942;
  int halves = 0;
  while (x < 0.75) {
    x *= 2;
    halves++;
  }
  double y = (x - 1) / (x + 1);
  double power = y;
  double sum = 0;
  for (int k = 1; k < 40; k += 2) {
    sum += power / k;
    power *= y * y;
  }
  return 2 * sum - halves * LOG_2;
}

typedef struct calibrating {
  ww_agreement *a;
  ww_arena *scratch;
  ww_random random;
  double brier, log_loss; /* sums */
} calibrating;

/* Keeps from 1 to all but one of the answers, and which ones. */
static ww_answers keep_some(calibrating *c, const ww_precedent *precedent) {
  const ww_rules *rules = c->a->rules;
  ww_answers answers = ww_answers_of(c->scratch, rules, precedent);
  int count = precedent->given_count;
  int kept = 1 + ww_random_below(&c->random, count - 1);
  int *order = WW_NEWS(c->scratch, int, (size_t)count);
  for (int i = 0; i < count; i++)
    order[i] = i;
  for (int i = 0; i < count; i++) { /* Fisher and Yates */
    int other = i + ww_random_below(&c->random, count - i);
    int picked = order[other];
    order[other] = order[i];
    order[i] = picked;
    if (i >= kept)
      answers.of[precedent->given[picked].question] = (ww_answer){0};
  }
  return answers;
}

/* Shares of the options, not below the least, add up to 1. */
static void judge(calibrating *c, const int shares[], int verdict) {
  int options = c->a->rules->decisions[c->a->rules->main].option_count;
  double all = 0;
  for (int o = 0; o < options; o++)
    all += shares[o] > WW_SHARE_LEAST ? shares[o] : WW_SHARE_LEAST;
  for (int o = 0; o < options; o++) {
    double share = (shares[o] > WW_SHARE_LEAST ? shares[o] : WW_SHARE_LEAST);
    double off = share / all - (o == verdict);
    c->brier += off * off;
    if (o == verdict)
      c->log_loss -= log_of(share / all);
  }
  c->a->trials++;
}

static void try_some(calibrating *c, const ww_agreed *agreed) {
  const ww_evidence *evidence = c->a->evidence;
  const ww_precedent *precedent = evidence->of[agreed->precedent];
  int verdict = ww_main_result(agreed->verdict)->winner;
  for (int i = 0; i < WW_TRIALS && precedent->given_count > 1; i++) {
    ww_arena_reset(c->scratch);
    ww_answers answers = keep_some(c, precedent);
    ww_prospect *prospect =
        ww_prospect_new(c->scratch, c->a->rules, c->a->rules->main);
    const ww_completions *completions =
        ww_completions_make(c->scratch, prospect, evidence, &answers);
    if (verdict != WW_NONE)
      judge(c, completions->shares, verdict);
  }
}

void ww_agreement_calibrate(ww_arena *arena, ww_agreement *a) {
  calibrating c = {a, ww_arena_scratch(arena), {WW_TRIAL_SEED}, 0, 0};
  for (int i = 0; i < a->count; i++)
    try_some(&c, &a->of[i]);
  ww_arena_free(c.scratch);
  if (a->trials == 0)
    return;
  a->brier = c.brier / a->trials;
  a->log_loss = c.log_loss / a->trials;
}
