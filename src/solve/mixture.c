/* Several demands at once; see bounds.h. */
#include "solve/bounds.h"

enum { ROUNDS = 6 };

typedef struct demand { /* in a tally, one option is ahead of another */
  int tally;
  int winner, rival; /* WW_NONE: there is no such demand */
  int64_t spare;     /* points beyond what is needed */
} demand;

static int option_count(const ww_balance *s, int t) {
  const ww_problem *problem = s->domains->problem;
  return problem->rules->decisions[problem->tallies[t].decision].option_count;
}

/* How rules would fire where the last bound was taken. */
static void take(ww_balance *s) {
  const ww_problem *problem = s->domains->problem;
  for (int r = 0; r < problem->rule_count; r++)
    s->taken[r] = s->fires[r] & WW_MUST;
  for (int i = 0; i < s->anchor_count; i++) {
    int v = s->anchors[i];
    for (int r = s->first[v]; r != WW_NONE; r = s->next[r])
      s->taken[r] = (s->pass[r] >> s->choice[v] & 1) &&
                    (s->alone[r] || s->weights[r] > 0);
  }
}

/* How far an option would be ahead there. */
static int64_t ahead_there(const ww_balance *s, int t, int a, int b) {
  const ww_problem *problem = s->domains->problem;
  const ww_problem_tally *tally = &problem->tallies[t];
  const ww_decision_rules *decision =
      &problem->rules->decisions[tally->decision];
  int64_t ahead =
      ((int64_t)decision->options[a].base - decision->options[b].base) * 1000;
  for (int r = 0; r < decision->rule_count; r++)
    if (s->taken[tally->rules[r]] && (!tally->twin || r != s->without))
      ahead += decision->rules[r].effect[a] - decision->rules[r].effect[b];
  return ahead;
}

/* The demand with the least to spare: by its bound, or where the last bound
 * was taken. */
static demand least_met(ww_balance *s, bool there) {
  demand least = {WW_NONE, WW_NONE, WW_NONE, INT64_MAX};
  for (int t = 0; t < s->domains->problem->tally_count; t++) {
    int a = ww_winner_of(s, t);
    for (int b = 0; a != WW_NONE && b < option_count(s, t); b++) {
      if (b == a || s->outs[t].must[b] || (there && s->outs[t].may[b]))
        continue;
      int64_t ahead = there ? ahead_there(s, t, a, b)
                            : ww_most(s, ww_weigh(s, t, a, b, false));
      int64_t spare = ahead - ww_needed(a, b);
      if (spare < least.spare)
        least = (demand){t, a, b, spare};
    }
  }
  return least;
}

bool ww_mixture_may_be(ww_balance *s) {
  demand one = least_met(s, false);
  if (one.tally == WW_NONE)
    return true;
  int64_t constant = ww_weigh(s, one.tally, one.winner, one.rival, false);
  int64_t need = ww_needed(one.winner, one.rival);
  int64_t most = ww_most(s, constant);
  if (s->outs[one.tally].may[one.rival])
    return true;
  for (int round = 0; round < ROUNDS; round++) {
    take(s);
    one = least_met(s, true);
    if (one.spare >= 0)
      return true;
    constant += ww_weigh(s, one.tally, one.winner, one.rival, true);
    need += ww_needed(one.winner, one.rival);
    most = ww_most(s, constant);
    if (most < need) {
      s->outs[one.tally].blame++;
      return false;
    }
  }
  return ww_keep_least(s, most, need);
}
