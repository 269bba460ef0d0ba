/* Which verdicts can change between two rulebooks; see diff.h. */
#include "study/diff/diff.h"

#include "study/diff/outcomes.h"

enum { NODES_MAIN = 200000, NODES_OTHER = 50000 };

typedef struct searching {
  ww_arena *arena;
  const ww_contest *contest;
  ww_diff_decision *decision;
  ww_search_result *findings; /* [pair] */
  int **points;               /* [pair]: where it comes out */
} searching;

/* How many pairs are still open. */
static int count_open(const searching *s) {
  int count = 0;
  for (int i = 0; i < s->contest->rows * s->contest->columns; i++)
    count += s->findings[i] == WW_UNDECIDED;
  return count;
}

/* An equal share of the nodes for each open pair. */
static void look_for_pairs(const searching *s, long nodes) {
  long share = nodes / (count_open(s) + 1);
  for (int i = 0; i < s->contest->rows * s->contest->columns; i++)
    if (s->findings[i] == WW_UNDECIDED)
      s->findings[i] = ww_contest_find(s->contest, i, share, s->points[i]);
}

static void tell_pairs(const searching *s) {
  ww_diff_decision *decision = s->decision;
  int columns = s->contest->columns;
  int count = s->contest->rows * columns;
  decision->pairs = WW_NEWS(s->arena, ww_pair_found, (size_t)count);
  decision->exact = count_open(s) == 0;
  for (int i = 0; i < count; i++)
    if (s->findings[i] == WW_FOUND)
      decision->pairs[decision->pair_count++] = (ww_pair_found){
          {i / columns, i % columns},
          ww_instance_make(s->arena, s->contest->joint->ground, s->points[i])};
}

/* What is hard has what the others left of their share. */
static void search(ww_arena *arena, ww_diff_decision *decision, long nodes,
                   bool same_before) {
  ww_arena *scratch = ww_arena_scratch(arena);
  const ww_contest *contest =
      ww_contest_new(scratch, decision->pairing, same_before);
  size_t slots = (size_t)contest->joint->ground->slot_count;
  size_t count = (size_t)contest->rows * (size_t)contest->columns;
  searching s = {arena, contest, decision,
                 WW_NEWS(scratch, ww_search_result, count),
                 WW_NEWS(scratch, int *, count)};
  for (size_t i = 0; i < count; i++) {
    s.findings[i] = contest->wanted[i] ? WW_UNDECIDED : WW_IMPOSSIBLE;
    s.points[i] = WW_NEWS(scratch, int, slots);
  }
  look_for_pairs(&s, nodes);
  look_for_pairs(&s, nodes);
  tell_pairs(&s);
  ww_arena_free(scratch);
}

void ww_diff_search(ww_arena *arena, ww_diff *diff) {
  bool same_before = true;
  for (int i = 0; i < diff->decision_count; i++) {
    ww_diff_decision *decision = &diff->decisions[i];
    if (!decision->same && !decision->pairing->follows)
      search(arena, decision, i == diff->main ? NODES_MAIN : NODES_OTHER,
             same_before);
    same_before = same_before && decision->same;
  }
}
