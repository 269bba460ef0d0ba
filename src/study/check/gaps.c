/* What an owner may have left out, or set against each other; notes, nothing of
 * which is wrong: questions that no invariant speaks of, answers that nothing
 * tests, and rules that fire together and pull apart on one question. */
#include "study/check/session.h"

/* Pairs are many: so many are compared, and so many searched. */
enum { COMPARED_MOST = 200000, SEARCHED_MOST = 1000, SHARE = 20 };

typedef struct gathering {
  ww_checking *c;
  ww_gaps *gaps;
  bool *questions; /* [question_count]: that are tested */
  bool *entered;   /* [condition_count]: conditions that were gone into */
  bool **values;   /* [question_count][values]: that a test is true of */
} gathering;

/* ---- Tests ------------------------------------------------------------- */

/* Choices, scales, flags and the members of sets; of numbers there are none. */
static int value_count(const ww_question *question) {
  return question->type == WW_FLAG ? 2 : question->value_count;
}

static void note_test(const gathering *g, const ww_test *test) {
  if (test->question == WW_NONE)
    return;
  g->questions[test->question] = true;
  bool *values = g->values[test->question];
  int count = value_count(&g->c->given->questions[test->question]);
  for (int i = 0; test->kind == WW_TEST_IN && i < test->range_count; i++)
    for (int v = test->ranges[i].from; v <= test->ranges[i].to && v < count;
         v++)
      values[v] = true;
  if (test->kind != WW_TEST_ANY && test->kind != WW_TEST_ALL)
    return;
  for (int v = 0; v < count; v++)
    values[v] |= (test->members >> v & 1) != 0;
}

/* Conditions are gone into once. */
static void note(const gathering *g, const ww_when *when) {
  if (!when)
    return;
  if (when->kind == WW_WHEN_TEST)
    note_test(g, &when->test);
  if (when->kind == WW_WHEN_CONDITION && !g->entered[when->condition]) {
    g->entered[when->condition] = true;
    note(g, g->c->given->conditions[when->condition].when);
  }
  for (int i = 0; i < when->part_count; i++)
    note(g, when->parts[i]);
}

static gathering new_gathering(ww_checking *c, ww_gaps *gaps) {
  const ww_rules *rules = c->given;
  size_t count = (size_t)rules->question_count;
  gathering g = {c, gaps, WW_NEWS(c->scratch, bool, count),
                 WW_NEWS(c->scratch, bool, (size_t)rules->condition_count),
                 WW_NEWS(c->scratch, bool *, count)};
  for (size_t q = 0; q < count; q++)
    g.values[q] =
        WW_NEWS(c->scratch, bool, (size_t)value_count(&rules->questions[q]));
  return g;
}

/* ---- Questions without an invariant ----------------------------------- */

static void find_uncovered(ww_checking *c, ww_gaps *gaps) {
  const ww_rules *rules = c->given;
  gathering tested = new_gathering(c, gaps);
  gathering covered = new_gathering(c, gaps);
  for (int d = 0; d < rules->decision_count; d++) {
    const ww_decision_rules *decision = &rules->decisions[d];
    for (int r = 0; r < decision->rule_count; r++)
      note(&tested, decision->rules[r].when);
    for (int i = 0; i < decision->invariant_count; i++) {
      const ww_invariant *invariant = &decision->invariants[i];
      note(&covered, invariant->when);
      note(&covered, invariant->unless);
      if (invariant->raising != WW_NONE)
        covered.questions[invariant->raising] = true;
    }
  }
  gaps->uncovered = WW_NEWS(c->arena, int, (size_t)rules->question_count);
  for (int q = 0; q < rules->question_count; q++)
    if (tested.questions[q] && !covered.questions[q])
      gaps->uncovered[gaps->uncovered_count++] = q;
}

/* ---- Answers that nothing tests --------------------------------------- */

static void note_all(const gathering *g) {
  const ww_rules *rules = g->c->given;
  for (int d = 0; d < rules->decision_count; d++) {
    note(g, rules->decisions[d].when);
    for (int r = 0; r < rules->decisions[d].rule_count; r++)
      note(g, rules->decisions[d].rules[r].when);
  }
  for (int a = 0; a < rules->advice_count; a++)
    note(g, rules->advice[a].when);
  for (int p = 0; p < rules->costs.price_count; p++)
    note(g, rules->costs.prices[p].when);
}

static void find_untested(ww_checking *c, ww_gaps *gaps) {
  const ww_rules *rules = c->given;
  gathering g = new_gathering(c, gaps);
  size_t most = 0;
  note_all(&g);
  for (int q = 0; q < rules->question_count; q++)
    most += (size_t)value_count(&rules->questions[q]);
  gaps->untested = WW_NEWS(c->arena, ww_untested, most);
  for (int q = 0; q < rules->question_count; q++)
    for (int v = 0; v < value_count(&rules->questions[q]); v++)
      if (!g.values[q][v])
        gaps->untested[gaps->untested_count++] = (ww_untested){q, v};
}

/* ---- Rules that pull apart -------------------------------------------- */

/* An option that one gives points and the other takes them from, or WW_NONE. */
static int opposed_on(const ww_decision_rules *decision, int one, int two) {
  const int64_t *a = decision->rules[one].effect;
  const int64_t *b = decision->rules[two].effect;
  for (int o = 0; o < decision->option_count; o++)
    if ((a[o] > 0 && b[o] < 0) || (a[o] < 0 && b[o] > 0))
      return o;
  return WW_NONE;
}

static bool was_found(const ww_gaps *gaps, int decision, int one, int two) {
  for (int i = gaps->opposed_count - 1; i >= 0; i--)
    if (gaps->opposed[i].decision == decision &&
        gaps->opposed[i].rules[0] == one && gaps->opposed[i].rules[1] == two)
      return true;
  return false;
}

typedef struct pairs {
  ww_checking *c;
  ww_gaps *gaps;
  int decision;
  int question;
  int compared, searched;
  bool full;
} pairs;

static void compare(pairs *p, int one, int two) {
  const ww_decision_rules *decision = &p->c->given->decisions[p->decision];
  if (p->compared++ >= COMPARED_MOST || p->searched >= SEARCHED_MOST) {
    p->full = true;
    p->gaps->all = false;
    return;
  }
  int option = opposed_on(decision, one, two);
  if (option == WW_NONE || was_found(p->gaps, p->decision, one, two))
    return;
  p->searched++;
  ww_search_result both = ww_both_fire(p->c, p->decision, one, two);
  if (both == WW_UNDECIDED)
    p->gaps->all = false;
  if (both == WW_FOUND)
    p->gaps->opposed[p->gaps->opposed_count++] =
        (ww_opposed){p->decision, {one, two}, p->question, option};
}

typedef struct tester { /* a rule that tests a question */
  int rule;
  struct tester *next; /* further down the file */
} tester;

typedef struct testers { /* of one question */
  tester *first, *last;
} testers;

/* Rules that test it themselves, not in a condition: what conditions stand for
 * is many questions at once. */
static void list_tests(ww_arena *arena, const ww_when *when, int rule,
                       testers of[]) {
  if (!when)
    return;
  if (when->kind == WW_WHEN_TEST && when->test.question != WW_NONE) {
    testers *list = &of[when->test.question];
    if (list->last && list->last->rule == rule)
      return;
    tester *one = WW_NEW(arena, tester);
    one->rule = rule;
    *(list->last ? &list->last->next : &list->first) = one;
    list->last = one;
  }
  for (int i = 0; i < when->part_count; i++)
    list_tests(arena, when->parts[i], rule, of);
}

static void find_opposed_in(pairs *p) {
  const ww_rules *rules = p->c->given;
  const ww_decision_rules *decision = &rules->decisions[p->decision];
  testers *of = WW_NEWS(p->c->arena, testers, (size_t)rules->question_count);
  for (int r = 0; r < decision->rule_count; r++)
    list_tests(p->c->arena, decision->rules[r].when, r, of);
  for (p->question = 0; p->question < rules->question_count; p->question++)
    for (const tester *one = of[p->question].first; one; one = one->next)
      for (const tester *two = one->next; two && !p->full; two = two->next)
        compare(p, one->rule, two->rule);
}

static void find_opposed(ww_checking *c, ww_gaps *gaps) {
  pairs p = {.c = c, .gaps = gaps};
  gaps->all = true;
  gaps->opposed = WW_NEWS(c->arena, ww_opposed, SEARCHED_MOST);
  for (; p.decision < c->given->decision_count; p.decision++)
    find_opposed_in(&p);
}

void ww_checking_gaps(ww_checking *c, ww_gaps *gaps, long work) {
  c->work = work;
  c->share = SHARE;
  find_uncovered(c, gaps);
  find_untested(c, gaps);
  find_opposed(c, gaps);
}
