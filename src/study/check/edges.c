/* Thresholds that meet badly: "< 10" beside "> 10" leaves 10 to no rule, and
 * "<= 10" beside ">= 10" gives it to two. Looked for among the rules that test
 * nothing but one number. */
#include "study/check/session.h"

#include "base/number.h"

#include <math.h>

/* Of a number by itself: the rules that end just below it or with it, and that
 * begin with it or just above it; WW_NONE: none. */
typedef struct meeting {
  int below, up_to, from, above;
} meeting;

/* The piece that is the number, or WW_NONE. */
static int piece_of(const ww_question *question, double number) {
  int low = 0;
  int high = question->piece_count;
  while (low < high) {
    int middle = low + (high - low) / 2;
    const ww_piece *piece = &question->pieces[middle];
    if (piece->high < number || (piece->high <= number && piece->high_open))
      low = middle + 1;
    else
      high = middle;
  }
  if (low == question->piece_count)
    return WW_NONE;
  const ww_piece *piece = &question->pieces[low];
  return piece->low >= number && piece->high <= number ? low : WW_NONE;
}

static void enter(const ww_question *question, meeting at[],
                  const ww_test *test, int rule) {
  int low = isfinite(test->low) ? piece_of(question, test->low) : WW_NONE;
  int high = isfinite(test->high) ? piece_of(question, test->high) : WW_NONE;
  if (low != WW_NONE)
    *(test->low_open ? &at[low].above : &at[low].from) = rule;
  if (high != WW_NONE)
    *(test->high_open ? &at[high].below : &at[high].up_to) = rule;
}

static void tell(ww_flaws *flaws, const ww_decision_rules *decision,
                 const ww_question *question, int cell, int one, int two,
                 bool gap) {
  const ww_rule *first = &decision->rules[one];
  const ww_rule *second = &decision->rules[two];
  ww_buf number = ww_buf_new(flaws->checking->arena);
  ww_put_number_grouped(&number, question->pieces[cell].low);
  ww_diag *diag = ww_note(
      &flaws->diags, gap ? WW_D_EDGE_GAP : WW_D_EDGE_OVERLAP, second->place,
      gap ? "where '%.*s' is just %s, neither '%.*s' nor '%.*s' fires"
          : "where '%.*s' is just %s, both '%.*s' and '%.*s' fire",
      WW_P(question->id), number.at, WW_P(first->id), WW_P(second->id));
  diag->other = first->place;
  ww_hint(&flaws->diags, diag, "%s",
          gap ? "take the number into one of the two, unless it is meant so"
              : "leave the number out of one of the two, unless it is meant "
                "so");
  ww_flaw_add(flaws, diag, decision->id, second->id);
}

/* Whether another rule than those two takes the number in. */
static bool is_taken(const ww_decision_rules *decision, int question,
                     double number) {
  for (int r = 0; r < decision->rule_count; r++) {
    const ww_when *when = decision->rules[r].when;
    if (!when || when->kind != WW_WHEN_TEST || when->test.question != question)
      continue;
    const ww_test *test = &when->test;
    if (test->kind == WW_TEST_RANGE && test->low <= number &&
        test->high >= number && !(test->low_open && test->low >= number) &&
        !(test->high_open && test->high <= number))
      return true;
    for (int i = 0; test->kind == WW_TEST_NUMBERS && i < test->number_count;
         i++)
      if (test->numbers[i] >= number && test->numbers[i] <= number)
        return true;
  }
  return false;
}

static void look(ww_flaws *flaws, const ww_decision_rules *decision,
                 int question, const meeting at[]) {
  enum { TOLD_MOST = 20 };
  const ww_question *q = &flaws->checking->given->questions[question];
  int told = 0;
  for (int c = 0; c < q->piece_count && told < TOLD_MOST; c++) {
    const meeting *m = &at[c];
    if (m->up_to != WW_NONE && m->from != WW_NONE && m->up_to != m->from) {
      tell(flaws, decision, q, c, m->up_to, m->from, false);
      told++;
    }
    if (m->below == WW_NONE || m->above == WW_NONE)
      continue;
    told++; /* what it costs to look is limited, too */
    if (!is_taken(decision, question, q->pieces[c].low))
      tell(flaws, decision, q, c, m->below, m->above, true);
  }
}

static void find_in(ww_flaws *flaws, const ww_decision_rules *decision) {
  const ww_rules *rules = flaws->checking->given;
  ww_arena *scratch = ww_arena_scratch(flaws->checking->arena);
  meeting **of = WW_NEWS(scratch, meeting *, (size_t)rules->question_count);
  for (int r = 0; r < decision->rule_count; r++) {
    const ww_when *when = decision->rules[r].when;
    if (!when || when->kind != WW_WHEN_TEST || when->test.kind != WW_TEST_RANGE)
      continue;
    const ww_question *q = &rules->questions[when->test.question];
    meeting **its = &of[when->test.question];
    if (!*its) {
      *its = WW_NEWS(scratch, meeting, (size_t)q->piece_count);
      for (int c = 0; c < q->piece_count; c++)
        (*its)[c] = (meeting){WW_NONE, WW_NONE, WW_NONE, WW_NONE};
    }
    enter(q, *its, &when->test, r);
  }
  for (int q = 0; q < rules->question_count; q++)
    if (of[q])
      look(flaws, decision, q, of[q]);
  ww_arena_free(scratch);
}

void ww_flaws_edges(ww_flaws *flaws) {
  const ww_rules *rules = flaws->checking->given;
  for (int d = 0; d < rules->decision_count; d++)
    find_in(flaws, &rules->decisions[d]);
}
