/* A figure: how often the shipped rulebook's analysis is exact.
 *
 * Seeded partial profiles (10,000 with --all), 10, 25, 50, 75 and 90 % of whose
 * questions are answered, and the empty one. Status and possible must be exact
 * for 99 % of them. Flips and open questions are looked at for one in ten. */
#include "engine/analysis.h"
#include "engine/random_rules.h"
#include "size.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { USUAL = 1000, ALL = 10000, WHOLE_EACH = 10, KINDS = 6 };
enum { PERCENT_LEAST = 99 };

typedef struct figures {
  int profiles;
  int exact;
  int whole; /* profiles whose whole analysis was made */
  int flips_exact;
  int open, open_proved; /* questions */
} figures;

static void add_status(figures *f, ww_arena *arena, ww_search *search,
                       const ww_answers *answers) {
  const ww_draws *draws = ww_draws_make(arena, search, answers);
  f->profiles++;
  f->exact += ww_unknowns_make(arena, search, draws, answers)->exact;
}

static void add_whole(figures *f, const ww_analysis *analysis) {
  const ww_open_questions *open = analysis->open_questions;
  f->whole++;
  f->flips_exact += analysis->flips->exact;
  f->open += open->count;
  for (int i = 0; i < open->count; i++)
    f->open_proved += open->of[i].proved;
  assert_true(analysis->unknowns->state != WW_SETTLED || open->count == 0);
}

static void join(figures *all, const figures *some) {
  all->profiles += some->profiles;
  all->exact += some->exact;
  all->whole += some->whole;
  all->flips_exact += some->flips_exact;
  all->open += some->open;
  all->open_proved += some->open_proved;
}

static double share(int part, int whole) {
  return whole ? 100.0 * part / whole : 100;
}

static void print(const char *what, const figures *f) {
  print_message("%-10s %6d profiles: status and possible exact %6.2f %%, "
                "flips %6.2f %%, open questions proved %6.2f %%\n",
                what, f->profiles, share(f->exact, f->profiles),
                share(f->flips_exact, f->whole),
                share(f->open_proved, f->open));
}

static void exact_enough(void **state) {
  (void)state;
  static const int percents[KINDS] = {10, 25, 50, 75, 90, 0};
  const int all_profiles = size_of_test(USUAL, ALL);
  figures all = {0};
  ww_random random = {1};
  ww_arena *arena = ww_arena_new();
  ww_arena *scratch = ww_arena_new();
  const ww_rules *rules = book_shipped(arena);
  ww_search *search = /* the same for all profiles */
      ww_search_new(arena, ww_space_new(arena, rules, rules->main));
  for (int k = 0; k < KINDS; k++) {
    figures some = {0};
    int profiles = percents[k] ? all_profiles / (KINDS - 1) : 1;
    for (int i = 0; i < profiles; i++) {
      const ww_answers *answers =
          profile_random(scratch, &random, rules, percents[k]);
      add_status(&some, scratch, search, answers);
      if (i % WHOLE_EACH == 0)
        add_whole(&some, ww_analysis_make(scratch, rules, answers));
      ww_arena_reset(scratch);
    }
    print(ww_format(arena, "%d %% known", percents[k]).at, &some);
    join(&all, &some);
  }
  print("all", &all);
  assert_true(all.exact * 100 >= all.profiles * PERCENT_LEAST);
  ww_arena_free(scratch);
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(exact_enough)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
