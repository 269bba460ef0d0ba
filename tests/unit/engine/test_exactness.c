/* Figures: how often the shipped rulebook's analysis is exact, and what the
 * hardest profile takes.
 *
 * Seeded partial profiles, 10, 25, 50, 75 and 90 % of whose questions are
 * answered, and the empty one, for each decision: 10,000 of them with --all.
 * Flips and open questions are looked at for some. */
#include "engine/analysis.h"
#include "engine/random_rules.h"
#include "size.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { USUAL = 60, ALL = 1500, KINDS = 6, WHOLE_EACH = 4 };

/* Nodes for one profile of the main decision, all parts together. */
enum { NODES_MOST = 20000 };

/* Of 100 profiles: 3.2 of method pass the budget of flips, of 3,001. */
enum { FOLLOWUP_FLIPS_LEAST = 95 };

typedef struct figures {
  int profiles;
  int exact; /* status and possible */
  int whole; /* profiles whose whole analysis was made */
  int flips_exact;
  int open, open_proved; /* questions */
  long nodes;            /* the most that a whole analysis took */
} figures;

static void add_status(figures *f, ww_arena *arena, ww_prospect *prospect,
                       const ww_answers *answers) {
  const ww_completions *draws =
      ww_completions_make(arena, prospect, NULL, answers);
  f->profiles++;
  f->exact += ww_unknowns_make(arena, prospect, draws, answers)->exact;
}

static void add_whole(figures *f, const ww_analysis *analysis) {
  const ww_open_questions *open = analysis->open_questions;
  f->whole++;
  f->flips_exact += analysis->flips->exact;
  f->open += open->count;
  for (int i = 0; i < open->count; i++)
    f->open_proved += open->of[i].proved;
  f->nodes = analysis->nodes > f->nodes ? analysis->nodes : f->nodes;
  assert_true(analysis->unknowns->state != WW_SETTLED || open->count == 0);
}

static double share(int part, int whole) {
  return whole ? 100.0 * part / whole : 100;
}

static figures measure(ww_arena *arena, ww_rules *rules, int decision) {
  static const int percents[KINDS] = {10, 25, 50, 75, 90, 0};
  figures all = {0};
  ww_random random = {1};
  ww_arena *scratch = ww_arena_new();
  rules->main = decision;
  ww_prospect *prospect = /* the same for all profiles */
      ww_prospect_new(arena, rules, decision);
  for (int k = 0; k < KINDS; k++) {
    int profiles = percents[k] ? size_of_test(USUAL, ALL) / (KINDS - 1) : 1;
    for (int i = 0; i < profiles; i++) {
      const ww_answers *answers =
          profile_random(scratch, &random, rules, percents[k]);
      add_status(&all, scratch, prospect, answers);
      if (i % WHOLE_EACH == 0)
        add_whole(&all, ww_analysis_make(scratch, rules, NULL, answers));
      ww_arena_reset(scratch);
    }
  }
  ww_arena_free(scratch);
  return all;
}

static void exact_enough(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_rules *rules = book_shipped(arena);
  int shipped = rules->main;
  for (int d = 0; d < rules->decision_count; d++) {
    figures f = measure(arena, rules, d);
    print_message("%-10s %6d profiles: status and possible exact %6.2f %%, "
                  "flips %6.2f %%, open questions proved %6.2f %%, at most "
                  "%ld nodes\n",
                  ww_format(arena, "%.*s", WW_P(rules->decisions[d].id)).at,
                  f.profiles, share(f.exact, f.profiles),
                  share(f.flips_exact, f.whole), share(f.open_proved, f.open),
                  f.nodes);
    assert_int_equal(f.exact, f.profiles);
    assert_true(f.flips_exact * 100L >=
                f.whole * (d == shipped ? 100L : FOLLOWUP_FLIPS_LEAST));
    assert_true(f.open_proved * 1000L >=
                f.open * (d == shipped ? size_of_test(995, 999) : 990));
    assert_true(d != shipped || f.nodes <= NODES_MOST);
  }
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(exact_enough)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
