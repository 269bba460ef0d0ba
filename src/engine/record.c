/* How often verdicts as clear as this one were right; see evidence.h. */
#include "engine/evidence.h"

#include <stdlib.h>
#include <string.h>

/* ---- Shared places ---------------------------------------------------- */

/* Of so many places: all before the last group are in, which shares the rest;
 * hits among them. */
static ww_fraction share(int places, int before, int hits, int group,
                         int group_hits) {
  if (group == 0)
    return (ww_fraction){0, 1};
  return (ww_fraction){
      (int64_t)hits * group + (int64_t)(places - before) * group_hits, group};
}

static int places_of(int count, int most) {
  return count < most ? count : most;
}

/* The likenesses among which the last of the nearest is: above `high` all are
 * nearer, below `low` none is looked at. */
typedef struct reach {
  double high, low;
} reach;

static reach find_reach(const ww_kin *kin) {
  double nearest[WW_NEAREST] = {0};
  int places = places_of(kin->count, WW_NEAREST);
  int count = 0;
  for (int i = 0; i < kin->count; i++) {
    double likeness = kin->of[i].likeness;
    if (count == places && likeness <= nearest[count - 1])
      continue;
    int at = count < places ? count++ : count - 1;
    for (; at > 0 && likeness > nearest[at - 1]; at--)
      nearest[at] = nearest[at - 1];
    nearest[at] = likeness;
  }
  double most = nearest[0];
  for (int i = 1; i < places; i++)
    if (nearest[i] < ww_as_like(most))
      most = nearest[i];
  return (reach){most, ww_as_like(most)};
}

ww_fraction ww_support(const ww_evidence *evidence, const ww_kin *kin,
                       int option) {
  reach r = find_reach(kin);
  int counts[2] = {0, 0}; /* before the last group, and in it */
  int hits[2] = {0, 0};
  for (int i = 0; i < kin->count; i++) {
    const ww_relative *one = &kin->of[i];
    bool last = one->likeness <= r.high;
    if (one->likeness < r.low)
      continue;
    counts[last]++;
    hits[last] += ww_precedent_led_to(evidence->of[one->precedent], option);
  }
  return share(places_of(kin->count, WW_NEAREST), counts[0], hits[0], counts[1],
               hits[1]);
}

/* ---- The held --------------------------------------------------------- */

/* Decides one as if it were a project; false: nothing is recommended. */
static bool decide(ww_arena *arena, ww_arena *scratch,
                   const ww_evidence *evidence, ww_evaluation *evaluation,
                   ww_held *held) {
  const ww_rules *rules = evidence->rules;
  const ww_tally *tally = &evaluation->decisions[rules->main];
  const ww_precedent *precedent = evidence->of[held->precedent];
  size_t words = (size_t)(evidence->count + 63) / 64;
  ww_arena_reset(scratch);
  ww_answers answers = ww_answers_of(scratch, rules, precedent);
  int *states = WW_NEWS(scratch, int, (size_t)rules->program->variable_count);
  ww_states_of(rules, &answers, states);
  ww_evaluate(rules, states, rules->main + 1, evaluation);
  if (!ww_recommends(tally))
    return false;
  ww_kin kin = ww_kin_of_precedent(scratch, evidence, held->precedent, WW_NONE);
  reach r = find_reach(&kin);
  held->option = tally->winner;
  held->margin = ww_margin(tally, rules->decisions[rules->main].option_count);
  held->support = ww_support(evidence, &kin, tally->winner);
  held->met = ww_precedent_led_to(precedent, tally->winner);
  held->rests_on = WW_NEWS(arena, uint64_t, words);
  for (int i = 0; i < kin.count; i++)
    if (kin.of[i].likeness >= r.low)
      held->rests_on[kin.of[i].precedent / 64] |= (uint64_t)1
                                                  << (kin.of[i].precedent % 64);
  return true;
}

static void find_held(ww_arena *arena, ww_evidence *evidence) {
  ww_arena *scratch = ww_arena_scratch(arena);
  ww_evaluation *evaluation = ww_evaluation_new(arena, evidence->rules);
  evidence->held = WW_NEWS(arena, ww_held, (size_t)evidence->count);
  for (int i = 0; i < evidence->count; i++) {
    if (!evidence->of[i]->held)
      continue;
    ww_held *held = &evidence->held[evidence->held_count];
    *held = (ww_held){.precedent = i};
    evidence->held_all++;
    evidence->held_count += decide(arena, scratch, evidence, evaluation, held);
  }
  ww_arena_free(scratch);
}

const ww_evidence *ww_evidence_make(ww_arena *arena, const ww_rules *rules) {
  const ww_evidence *bare = ww_evidence_bare(arena, rules);
  if (!bare)
    return NULL;
  ww_evidence *evidence = WW_NEW(arena, ww_evidence);
  *evidence = *bare;
  find_held(arena, evidence);
  return evidence;
}

/* What supports a held one where another precedent is not there. */
static ww_fraction support_without(ww_arena *scratch,
                                   const ww_evidence *evidence,
                                   const ww_held *held, int left_out) {
  if (left_out == WW_NONE || !ww_bit(held->rests_on, left_out))
    return held->support;
  ww_arena_reset(scratch);
  ww_kin kin =
      ww_kin_of_precedent(scratch, evidence, held->precedent, left_out);
  return ww_support(evidence, &kin, held->option);
}

/* ---- Ranks ------------------------------------------------------------ */

typedef struct ranked {
  ww_fraction value;
  int held; /* in the order of what is ranked */
} ranked;

static int compare(ww_fraction a, ww_fraction b) {
  int64_t x = a.top * b.bottom;
  int64_t y = b.top * a.bottom;
  return (x > y) - (x < y);
}

static int by_value(const void *a, const void *b) {
  const ranked *x = a;
  const ranked *y = b;
  return compare(x->value, y->value);
}

/* Twice the rank: number below + (number equal + 1) / 2. */
static long rank_of(const ranked of[], int count, ww_fraction value) {
  long rank = 1;
  for (int i = 0; i < count; i++)
    rank +=
        compare(of[i].value, value) < 0 ? 2 : compare(of[i].value, value) == 0;
  return rank;
}

/* Adds how far each one's rank is from that of the value. */
static void add_distances(ranked of[], int count, ww_fraction value,
                          long distances[]) {
  long mine = rank_of(of, count, value);
  if (count > 1)
    qsort(of, (size_t)count, sizeof *of, by_value);
  for (int start = 0, end; start < count; start = end) {
    end = start + 1;
    while (end < count && compare(of[end].value, of[start].value) == 0)
      end++;
    long rank = start + end + 1;
    for (int i = start; i < end; i++)
      distances[of[i].held] += rank > mine ? rank - mine : mine - rank;
  }
}

/* ---- The record ------------------------------------------------------- */

typedef struct neighbor {
  long distance;
  bool met;
} neighbor;

static int nearest_first(const void *a, const void *b) {
  const neighbor *x = a;
  const neighbor *y = b;
  return (x->distance > y->distance) - (x->distance < y->distance);
}

static ww_record count_right(neighbor of[], int count) {
  int places = places_of(count, WW_RECORD_OF);
  int before = 0;
  int end = 0;
  int hits[2] = {0, 0};
  if (count > 1)
    qsort(of, (size_t)count, sizeof *of, nearest_first);
  while (places && of[before].distance < of[places - 1].distance)
    before++;
  for (; end < count && of[end].distance <= of[places - 1].distance; end++)
    hits[end >= before] += of[end].met;
  ww_fraction right = share(places, before, hits[0], end - before, hits[1]);
  return (ww_record){(int)((2 * right.top + right.bottom) / (2 * right.bottom)),
                     places};
}

ww_record ww_record_make(ww_arena *arena, const ww_evidence *evidence,
                         const ww_answers *answers, int64_t margin,
                         ww_fraction support) {
  size_t most = (size_t)evidence->held_count;
  ranked *margins = WW_NEWS(arena, ranked, most);
  ranked *supports = WW_NEWS(arena, ranked, most);
  neighbor *neighbors = WW_NEWS(arena, neighbor, most);
  long *distances = WW_NEWS(arena, long, most);
  int left_out = ww_left_out(evidence, answers);
  int count = 0;
  if (evidence->held_all < WW_HELD_LEAST)
    return (ww_record){0, 0};
  ww_arena *scratch = ww_arena_scratch(arena);
  for (int i = 0; i < evidence->held_count; i++) {
    const ww_held *held = &evidence->held[i];
    if (held->precedent == left_out)
      continue;
    ww_fraction other = support_without(scratch, evidence, held, left_out);
    margins[count] = (ranked){{held->margin, 1}, count};
    supports[count] = (ranked){other, count};
    neighbors[count++].met = held->met;
  }
  ww_arena_free(scratch);
  add_distances(margins, count, (ww_fraction){margin, 1}, distances);
  add_distances(supports, count, support, distances);
  for (int i = 0; i < count; i++)
    neighbors[i].distance = distances[i];
  return count_right(neighbors, count);
}
