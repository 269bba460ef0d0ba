/* Literals; see literal.h. */
#include "rulebook/literal.h"

#include <stdlib.h>

static int by_start(const void *a, const void *b) {
  const ww_interval *x = a;
  const ww_interval *y = b;
  return (x->from > y->from) - (x->from < y->from);
}

int ww_ranges_join(ww_interval ranges[], int count) {
  int kept = 0;
  bool sorted = true;
  for (int i = 1; i < count; i++)
    sorted = sorted && ranges[i - 1].from <= ranges[i].from;
  if (!sorted)
    qsort(ranges, (size_t)count, sizeof *ranges, by_start);
  for (int i = 0; i < count; i++) {
    ww_interval *last = kept > 0 ? &ranges[kept - 1] : NULL;
    if (!last || ranges[i].from > last->to + 1)
      ranges[kept++] = ranges[i];
    else if (ranges[i].to > last->to)
      last->to = ranges[i].to;
  }
  return kept;
}

/* The ranges are in order. */
static ww_literal of_ranges(int variable, const ww_interval ranges[],
                            int count) {
  enum { BITS = 64 };
  ww_literal literal = {variable, count, ranges, 0};
  for (int i = 0; i < count && ranges[i].from < BITS; i++) {
    int past = ranges[i].to < BITS ? ranges[i].to + 1 : BITS;
    uint64_t upto = past < BITS ? ((uint64_t)1 << past) - 1 : UINT64_MAX;
    literal.first |= upto & ~(((uint64_t)1 << ranges[i].from) - 1);
  }
  return literal;
}

ww_literal ww_literal_new(ww_arena *arena, int variable,
                          const ww_interval ranges[], int count) {
  ww_interval *own = WW_NEWS(arena, ww_interval, (size_t)count);
  for (int i = 0; i < count; i++)
    own[i] = ranges[i];
  return of_ranges(variable, own, ww_ranges_join(own, count));
}

ww_literal ww_literal_not(ww_arena *arena, const ww_literal *literal,
                          int last) {
  ww_interval *gaps = WW_NEWS(arena, ww_interval, (size_t)literal->count + 1);
  int count = 0;
  int from = 0;
  for (int i = 0; i < literal->count && from <= last; i++) {
    if (literal->ranges[i].from > from)
      gaps[count++] = (ww_interval){from, literal->ranges[i].from - 1};
    from = literal->ranges[i].to + 1;
  }
  if (count > 0 && gaps[count - 1].to > last)
    gaps[count - 1].to = last;
  if (from <= last)
    gaps[count++] = (ww_interval){from, last};
  return of_ranges(literal->variable, gaps, count);
}

/* What all let pass is what none does not. */
ww_literal ww_literal_join(ww_arena *arena, const ww_literal literals[],
                           int count, bool all, int last) {
  size_t most = 0;
  size_t used = 0;
  for (int i = 0; i < count; i++)
    most += (size_t)literals[i].count + 1;
  ww_interval *ranges = WW_NEWS(arena, ww_interval, most);
  for (int i = 0; i < count; i++) {
    ww_literal part = literals[i];
    if (all)
      part = ww_literal_not(arena, &part, last);
    for (int r = 0; r < part.count; r++)
      ranges[used++] = part.ranges[r];
  }
  ww_literal joined = of_ranges(literals[0].variable, ranges,
                                ww_ranges_join(ranges, (int)used));
  return all ? ww_literal_not(arena, &joined, last) : joined;
}

void ww_literal_key(ww_buf *key, const ww_literal *literal) {
  int head[] = {literal->variable, literal->count};
  ww_put(key, (ww_str){(const char *)head, sizeof head});
  ww_put(key, (ww_str){(const char *)literal->ranges,
                       (size_t)literal->count * sizeof *literal->ranges});
}

int ww_literal_find(const ww_literal *literal, int state) {
  int low = 0;
  int high = literal->count;
  while (low < high) {
    int middle = low + (high - low) / 2;
    if (literal->ranges[middle].to < state)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

bool ww_literal_within(const ww_literal *one, const ww_literal *other) {
  for (int i = 0, at = 0; i < one->count; i++) {
    while (at < other->count && other->ranges[at].to < one->ranges[i].to)
      at++;
    if (at == other->count || other->ranges[at].from > one->ranges[i].from)
      return false;
  }
  return true;
}
