/* Checks of random rulebooks against plain enumeration: each fact about each
 * rule, option, question, piece of advice and invariant is counted out over
 * all combinations of cells, by the second evaluator (engine/brute_force.h),
 * and each example is decided on. */
#include "engine/brute_force.h"
#include "engine/random_rules.h"
#include "study/check/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum {
  BOOKS = 200,
  BOOKS_WITH_LITTLE_WORK = 60,
  LITTLE_WORK = 3000,
  SEED = 11,
  DECISIONS_MOST = 3,
  INVARIANTS = 6,
};

typedef struct point {
  tree_result results[DECISIONS_MOST];
  uint32_t advice;     /* a bit each */
  uint32_t conditions; /* a bit each */
  int known;           /* questions answered */
} point;

typedef struct subject {
  ww_arena *arena;
  book book;
  const ww_rules *rules;
  brute *brute; /* for its combinations */
  point *points;
  const ww_findings *findings;
} subject;

/* Shows the rulebook, which is longer than a message of cmocka may be. */
_Noreturn static void fail_with(const subject *s, const char *what, int line) {
  fprintf(stderr, "%.*s\n", WW_P(s->book.text));
  fail_msg("line %d: %s", line, what);
  abort();
}

#define REQUIRE(s, condition)                                                  \
  do {                                                                         \
    if (!(condition))                                                          \
      fail_with(s, #condition, __LINE__);                                      \
  } while (0)

/* ---- Invariants ------------------------------------------------------- */

static bool *random_options(ww_arena *arena, ww_random *random, int count) {
  bool *options = WW_NEWS(arena, bool, (size_t)count);
  for (int o = 0; o < count; o++)
    options[o] = ww_random_below(random, 2);
  options[ww_random_below(random, count)] = true;
  return options;
}

static int random_raisable(const ww_rules *rules, ww_random *random) {
  for (int tries = 0; tries < 50; tries++) {
    int q = ww_random_below(random, rules->question_count);
    if (rules->questions[q].type != WW_CHOICE)
      return q;
  }
  return WW_NONE;
}

static const ww_when *random_when(ww_random *random,
                                  const ww_decision_rules *decision) {
  return decision->rules[ww_random_below(random, decision->rule_count)].when;
}

static void make_invariant(ww_arena *arena, ww_random *random,
                           const ww_rules *rules,
                           const ww_decision_rules *decision,
                           ww_invariant *invariant) {
  static const int32_t weights[] = {1000, -1000, 500, -2000, 0, 3};
  int options = decision->option_count;
  int kind = ww_random_below(random, 4);
  *invariant = (ww_invariant){.id = WW_S("i"),
                              .place = decision->place,
                              .raising = random_raisable(rules, random)};
  if (kind == 3 || invariant->raising == WW_NONE) {
    int guards = 1 + ww_random_below(random, 3); /* either, or both */
    invariant->raising = WW_NONE;
    if (guards & 1)
      invariant->unless = random_when(random, decision);
    if (guards & 2)
      invariant->when = random_when(random, decision);
    invariant->never = random_options(arena, random, options);
    if (invariant->unless || invariant->when)
      return;
    invariant->never = NULL; /* it always holds: raise something instead */
    invariant->raising = random_raisable(rules, random);
  }
  if (kind == 2) {
    invariant->keeps = random_options(arena, random, options);
    return;
  }
  bool *chosen = random_options(arena, random, options);
  invariant->each = kind == 0;
  invariant->never_lowers = WW_NEWS(arena, int32_t, (size_t)options);
  for (int o = 0; o < options; o++)
    if (chosen[o])
      invariant->never_lowers[o] =
          invariant->each ? 1000 : weights[ww_random_below(random, 6)];
}

static void make_invariants(ww_arena *arena, ww_random *random,
                            ww_rules *rules) {
  for (int d = 0; d < rules->decision_count; d++) {
    ww_decision_rules *decision = &rules->decisions[d];
    decision->invariants = WW_NEWS(arena, ww_invariant, INVARIANTS);
    for (int i = 0; i < INVARIANTS; i++) {
      ww_invariant *invariant = &decision->invariants[i];
      make_invariant(arena, random, rules, decision, invariant);
      if (invariant->raising != WW_NONE || invariant->never)
        decision->invariant_count++;
      else
        break;
    }
  }
}

/* ---- Counting out ----------------------------------------------------- */

/* Conditions put as advice, for the evaluator. */
static ww_rules *with_conditions(ww_arena *arena, const ww_rules *rules) {
  ww_rules *copy = WW_NEW(arena, ww_rules);
  *copy = *rules;
  copy->advice =
      WW_NEWS(arena, ww_advice, (size_t)(rules->condition_count + 1));
  for (int i = 0; i < rules->condition_count; i++)
    copy->advice[i].when = rules->conditions[i].when;
  return copy;
}

static void count_out(subject *s) {
  const ww_rules *rules = s->rules;
  const ww_rules *conditions = with_conditions(s->arena, rules);
  s->brute = brute_new(s->arena, rules, 0);
  s->points = WW_NEWS(s->arena, point, (size_t)s->brute->count);
  ww_answers answers = {
      .of = WW_NEWS(s->arena, ww_answer, (size_t)rules->question_count)};
  for (int i = 0; i < s->brute->count; i++) {
    point *p = &s->points[i];
    brute_answers(s->brute, i, &answers);
    tree_decide(rules, &answers, rules->decision_count, p->results);
    for (int a = 0; a < rules->advice_count; a++)
      if (tree_advises(rules, &answers, p->results, a))
        p->advice |= (uint32_t)1 << a;
    for (int k = 0; k < rules->condition_count; k++)
      if (tree_advises(conditions, &answers, p->results, k))
        p->conditions |= (uint32_t)1 << k;
    for (int q = 0; q < rules->question_count; q++)
      p->known += answers.of[q].known;
  }
}

static const point *point_of(const subject *s, const ww_assignment *profile) {
  ww_answers answers = {
      .of = WW_NEWS(s->arena, ww_answer, (size_t)s->rules->question_count)};
  for (int i = 0; i < profile->count; i++)
    answers.of[profile->questions[i]] = profile->answers[i];
  return &s->points[brute_at(s->brute, &answers)];
}

/* A finding that is decided is so; one that is not may be either. */
static void require_finding(const subject *s, ww_search_result finding,
                            bool there, const char *what) {
  if (finding == WW_UNDECIDED && !s->findings->facts.exact)
    return;
  if (finding != (there ? WW_FOUND : WW_IMPOSSIBLE))
    fail_with(s, what, __LINE__);
}

/* ---- Decisions -------------------------------------------------------- */

static void check_options(const subject *s, int d) {
  const ww_decision_facts *facts = &s->findings->facts.decisions[d];
  for (int o = 0; o < s->rules->decisions[d].option_count; o++) {
    const ww_exhibit *exhibit = &facts->options[o];
    bool there = false;
    for (int i = 0; i < s->brute->count && !there; i++)
      there = s->points[i].results[d].winner == o;
    require_finding(s, exhibit->finding, there, "option");
    if (exhibit->finding == WW_FOUND)
      REQUIRE(s,
              point_of(s, &exhibit->example.profiles[0])->results[d].winner ==
                  o);
  }
}

static void check_blocked(const subject *s, int d) {
  const ww_exhibit *blocked = &s->findings->facts.decisions[d].blocked;
  int fewest = INT32_MAX;
  for (int i = 0; i < s->brute->count; i++) {
    const point *p = &s->points[i];
    if (p->results[d].made && p->results[d].winner == WW_NONE &&
        p->known < fewest)
      fewest = p->known;
  }
  require_finding(s, blocked->finding, fewest < INT32_MAX, "blocked");
  if (blocked->finding != WW_FOUND)
    return;
  const point *p = point_of(s, &blocked->example.profiles[0]);
  REQUIRE(s, p->results[d].made && p->results[d].winner == WW_NONE);
  if (s->findings->facts.decisions[d].fewest)
    assert_int_equal(blocked->example.profiles[0].count, fewest);
}

static int winner_without(const ww_decision_rules *decision,
                          const tree_result *result, int rule) {
  int winner = WW_NONE;
  for (int o = 0; o < decision->option_count; o++) {
    bool out = false;
    for (int r = 0; r < decision->rule_count; r++)
      out = out ||
            (r != rule && result->fired[r] && decision->rules[r].rules_out[o]);
    int64_t effect = decision->rules[rule].effect[o];
    if (!out &&
        (winner == WW_NONE ||
         result->scores[o] - effect >
             result->scores[winner] - decision->rules[rule].effect[winner]))
      winner = o;
  }
  return winner;
}

static void check_rules(const subject *s, int d) {
  const ww_decision_rules *decision = &s->rules->decisions[d];
  const ww_decision_facts *facts = &s->findings->facts.decisions[d];
  bool made = false;
  for (int i = 0; i < s->brute->count && !made; i++)
    made = s->points[i].results[d].made;
  require_finding(s, facts->made, made, "made");
  for (int r = 0; r < decision->rule_count; r++) {
    bool fires = false;
    bool matters = false;
    for (int i = 0; i < s->brute->count && !matters; i++) {
      const tree_result *result = &s->points[i].results[d];
      if (!result->made || !result->fired[r])
        continue;
      fires = true;
      matters = winner_without(decision, result, r) != result->winner;
    }
    require_finding(s, facts->fires[r], fires, decision->rules[r].id.at);
    require_finding(s, facts->matters[r], matters, decision->rules[r].id.at);
  }
}

/* ---- Questions and advice --------------------------------------------- */

static bool differ(const subject *s, const point *a, const point *b) {
  for (int d = 0; d < s->rules->decision_count; d++)
    if (a->results[d].winner != b->results[d].winner)
      return true;
  return a->advice != b->advice;
}

static bool is_live(const subject *s, int q) {
  for (int i = 0; i < s->brute->count; i++) {
    int unknown = brute_with(s->brute, i, q, s->brute->cells[q]);
    if (differ(s, &s->points[i], &s->points[unknown]))
      return true;
  }
  return false;
}

/* Two profiles with one different answer. */
static void require_pair(const subject *s, const ww_example *example, int q) {
  const point *one = point_of(s, &example->profiles[0]);
  const point *two = point_of(s, &example->profiles[1]);
  int a = (int)(one - s->points);
  int b = (int)(two - s->points);
  REQUIRE(s, example->count == 2);
  REQUIRE(s, a != b);
  REQUIRE(s, brute_with(s->brute, a, q, 0) == brute_with(s->brute, b, q, 0));
}

static void check_questions(const subject *s) {
  for (int q = 0; q < s->rules->question_count; q++) {
    const ww_question_facts *facts = &s->findings->facts.questions[q];
    const ww_example *example = &facts->live.example;
    require_finding(s, facts->live.finding, is_live(s, q), "question");
    if (facts->live.finding != WW_FOUND)
      continue;
    require_pair(s, example, q);
    const point *one = point_of(s, &example->profiles[0]);
    const point *two = point_of(s, &example->profiles[1]);
    if (facts->decision != WW_NONE)
      REQUIRE(s, one->results[facts->decision].winner !=
                     two->results[facts->decision].winner);
    else
      REQUIRE(s, (one->advice ^ two->advice) >> facts->advice & 1);
  }
}

static void check_advice(const subject *s) {
  uint32_t advice = 0;
  uint32_t conditions = 0;
  for (int i = 0; i < s->brute->count; i++) {
    advice |= s->points[i].advice;
    conditions |= s->points[i].conditions;
  }
  for (int a = 0; a < s->rules->advice_count; a++)
    require_finding(s, s->findings->facts.advice[a], advice >> a & 1, "advice");
  for (int i = 0; i < s->rules->condition_count; i++)
    require_finding(s, s->findings->facts.conditions[i], conditions >> i & 1,
                    "condition");
}

/* ---- Invariants, counted out ------------------------------------------ */

static bool falls(const ww_decision_rules *decision,
                  const ww_invariant *invariant, const tree_result *before,
                  const tree_result *after) {
  int64_t sum = 0;
  bool any = false;
  if (!before->made || !after->made)
    return false;
  for (int o = 0; o < decision->option_count; o++) {
    int64_t rise = after->scores[o] - before->scores[o];
    any = any || (invariant->never_lowers[o] != 0 && rise < 0);
    sum += invariant->never_lowers[o] * rise;
  }
  return invariant->each ? any : sum < 0;
}

static bool breaks(const ww_decision_rules *decision,
                   const ww_invariant *invariant, const tree_result *before,
                   const tree_result *after) {
  if (invariant->never_lowers)
    return falls(decision, invariant, before, after);
  return before->winner != WW_NONE && invariant->keeps[before->winner] &&
         (after->winner == WW_NONE || !invariant->keeps[after->winner]);
}

/* Whether the known answer b is higher than a. */
static bool is_higher(const subject *s, int q, int a, int b) {
  const ww_question *question = &s->rules->questions[q];
  int unknown = s->brute->cells[q];
  if (a == unknown || b == unknown || a == b)
    return false;
  return question->type == WW_SET ? (a & ~b) == 0 : a < b;
}

static int rule_with(const ww_decision_rules *decision, const ww_when *when) {
  for (int r = 0; r < decision->rule_count; r++)
    if (decision->rules[r].when == when)
      return r;
  return WW_NONE;
}

/* Its guards are those of rules, which tell by firing whether they hold. */
static bool binds(const ww_decision_rules *decision,
                  const ww_invariant *invariant, const tree_result *result) {
  if (invariant->when && !result->fired[rule_with(decision, invariant->when)])
    return false;
  return !invariant->unless ||
         !result->fired[rule_with(decision, invariant->unless)];
}

static bool counted_broken(const subject *s, int d,
                           const ww_invariant *invariant) {
  const ww_decision_rules *decision = &s->rules->decisions[d];
  for (int i = 0; i < s->brute->count; i++) {
    const tree_result *result = &s->points[i].results[d];
    int q = invariant->raising;
    if (q == WW_NONE) {
      if (result->winner != WW_NONE && invariant->never[result->winner] &&
          binds(decision, invariant, result))
        return true;
      continue;
    }
    int digit = brute_digit(s->brute, i, q);
    for (int other = 0; other < s->brute->cells[q]; other++) {
      const point *higher = &s->points[brute_with(s->brute, i, q, other)];
      if (is_higher(s, q, digit, other) &&
          breaks(decision, invariant, result, &higher->results[d]))
        return true;
    }
  }
  return false;
}

static void check_invariants(const subject *s, int d) {
  const ww_decision_rules *decision = &s->rules->decisions[d];
  for (int i = 0; i < decision->invariant_count; i++) {
    const ww_invariant *invariant = &decision->invariants[i];
    const ww_exhibit *fact = &s->findings->facts.decisions[d].broken[i];
    require_finding(s, fact->finding, counted_broken(s, d, invariant),
                    "invariant");
    if (fact->finding != WW_FOUND)
      continue;
    const point *before = point_of(s, &fact->example.profiles[0]);
    if (invariant->raising == WW_NONE) {
      REQUIRE(s, invariant->never[before->results[d].winner]);
      REQUIRE(s, binds(decision, invariant, &before->results[d]));
      continue;
    }
    const point *after = point_of(s, &fact->example.profiles[1]);
    require_pair(s, &fact->example, invariant->raising);
    REQUIRE(s, breaks(decision, invariant, &before->results[d],
                      &after->results[d]));
  }
}

/* ---- Flaws ------------------------------------------------------------ */

static const ww_rule *rule_at(const ww_decision_rules *decision,
                              ww_place place) {
  for (int r = 0; r < decision->rule_count; r++)
    if (decision->rules[r].place.at == place.at)
      return &decision->rules[r];
  return NULL;
}

/* Both fire together wherever the decision is made, to the same effect. */
static void check_duplicate(const subject *s, const ww_diag *diag) {
  for (int d = 0; d < s->rules->decision_count; d++) {
    const ww_decision_rules *decision = &s->rules->decisions[d];
    const ww_rule *a = rule_at(decision, diag->place);
    const ww_rule *b = rule_at(decision, diag->other);
    if (!a || !b)
      continue;
    for (int o = 0; o < decision->option_count; o++) {
      REQUIRE(s, a->effect[o] == b->effect[o]);
      REQUIRE(s, a->rules_out[o] == b->rules_out[o]);
    }
    for (int i = 0; i < s->brute->count; i++) {
      const tree_result *result = &s->points[i].results[d];
      REQUIRE(s, !result->made || result->fired[a - decision->rules] ==
                                      result->fired[b - decision->rules]);
    }
    return;
  }
  fail_msg("a duplicate is no rule");
}

static void check_flaws(const subject *s) {
  for (int i = 0; i < s->findings->flaw_count; i++)
    if (s->findings->flaws[i].diag->code == WW_D_DUPLICATE_RULE)
      check_duplicate(s, s->findings->flaws[i].diag);
}

/* ---- All -------------------------------------------------------------- */

typedef struct job {
  ww_arena *arena;
  ww_random *random;
  long work;
} job;

static void check_book(void *context) {
  const job *j = context;
  subject s = {.arena = j->arena};
  s.book = book_random(j->arena, j->random);
  make_invariants(j->arena, j->random, s.book.rules);
  s.rules = s.book.rules;
  assert_true(s.rules->decision_count <= DECISIONS_MOST);
  count_out(&s);
  s.findings = ww_findings_make(j->arena, s.rules, j->work, NULL);
  if (j->work == WW_CHECK_WORK)
    REQUIRE(&s, s.findings->facts.exact);
  for (int d = 0; d < s.rules->decision_count; d++) {
    check_options(&s, d);
    check_blocked(&s, d);
    check_rules(&s, d);
    check_invariants(&s, d);
  }
  check_questions(&s);
  check_advice(&s);
  check_flaws(&s);
}

static void check_books(int count, uint64_t seed, long work) {
  ww_random random = {seed};
  for (int i = 0; i < count; i++) {
    job j = {ww_arena_new(), &random, work};
    check_book(&j);
    ww_arena_free(j.arena);
  }
}

static int books_wanted(int usual) {
  const char *wanted = getenv("WW_BOOKS");
  return wanted ? (int)strtol(wanted, NULL, 10) : usual;
}

static void all_facts_are_as_counted(void **state) {
  (void)state;
  check_books(books_wanted(BOOKS), SEED, WW_CHECK_WORK);
}

/* Whatever is said is true, even where the budget ends early. */
static void with_little_work_what_is_said_is_true(void **state) {
  (void)state;
  check_books(books_wanted(BOOKS_WITH_LITTLE_WORK), SEED + 1, LITTLE_WORK);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(all_facts_are_as_counted),
      cmocka_unit_test(with_little_work_what_is_said_is_true),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
