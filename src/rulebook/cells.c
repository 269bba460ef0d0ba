/* Cells; see cells.h. */
#include "rulebook/cells.h"

#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

/* ---- Walking all tests ------------------------------------------------ */

typedef void visit(ww_rules *rules, const ww_test *test);

static void walk_when(ww_rules *rules, const ww_when *when, visit *each) {
  if (!when)
    return;
  if (when->kind == WW_WHEN_TEST)
    each(rules, &when->test);
  for (int i = 0; i < when->part_count; i++)
    walk_when(rules, when->parts[i], each);
}

/* Its rules, and the conditions that they use. */
static void walk_used(ww_rules *rules, const ww_when *when, bool used[],
                      visit *each) {
  if (!when)
    return;
  if (when->kind == WW_WHEN_TEST)
    each(rules, &when->test);
  if (when->kind == WW_WHEN_CONDITION && !used[when->condition]) {
    used[when->condition] = true;
    walk_used(rules, rules->conditions[when->condition].when, used, each);
  }
  for (int i = 0; i < when->part_count; i++)
    walk_used(rules, when->parts[i], used, each);
}

static void walk_decision(ww_rules *rules, int decision, visit *each) {
  const ww_decision_rules *d = &rules->decisions[decision];
  ww_arena *arena = rules->arena;
  bool *used = WW_NEWS(arena, bool, (size_t)rules->condition_count);
  for (int i = 0; i < d->rule_count; i++)
    walk_used(rules, d->rules[i].when, used, each);
}

static void walk_all(ww_rules *rules, visit *each) {
  for (int i = 0; i < rules->condition_count; i++)
    walk_when(rules, rules->conditions[i].when, each);
  for (int d = 0; d < rules->decision_count; d++) {
    ww_decision_rules *decision = &rules->decisions[d];
    walk_when(rules, decision->when, each);
    for (int i = 0; i < decision->rule_count; i++)
      walk_when(rules, decision->rules[i].when, each);
    for (int i = 0; i < decision->invariant_count; i++) {
      walk_when(rules, decision->invariants[i].when, each);
      walk_when(rules, decision->invariants[i].unless, each);
    }
  }
  for (int i = 0; i < rules->advice_count; i++)
    walk_when(rules, rules->advice[i].when, each);
  for (int i = 0; i < rules->costs.price_count; i++)
    walk_when(rules, rules->costs.prices[i].when, each);
}

/* ---- Edges ------------------------------------------------------------ */

static int edges_of(const ww_test *test) {
  if (test->kind == WW_TEST_NUMBERS)
    return test->number_count;
  return test->kind == WW_TEST_RANGE ? 2 : 0;
}

static void count_edges(ww_rules *rules, const ww_test *test) {
  if (test->question != WW_NONE)
    rules->questions[test->question].edge_count += edges_of(test);
}

static void add_edge(ww_question *question, ww_edge edge) {
  if (isfinite(edge.at))
    question->edges[question->edge_count++] = edge;
}

static void add_edges(ww_rules *rules, const ww_test *test) {
  if (edges_of(test) == 0)
    return;
  ww_question *question = &rules->questions[test->question];
  if (test->kind == WW_TEST_RANGE) {
    add_edge(question, (ww_edge){test->low, test->low_decimals, !test->low_open,
                                 test->low_open});
    add_edge(question, (ww_edge){test->high, test->high_decimals,
                                 test->high_open, !test->high_open});
  }
  for (int i = 0; i < test->number_count; i++)
    add_edge(question,
             (ww_edge){test->numbers[i], test->decimals[i], true, true});
}

static int by_place(const void *a, const void *b) {
  const ww_edge *x = a;
  const ww_edge *y = b;
  return (x->at > y->at) - (x->at < y->at);
}

static void sort_edges(ww_question *question) {
  int kept = 0;
  if (question->edge_count > 1)
    qsort(question->edges, (size_t)question->edge_count, sizeof(ww_edge),
          by_place);
  for (int i = 0; i < question->edge_count; i++) {
    ww_edge *edge = &question->edges[i];
    ww_edge *last = kept > 0 ? &question->edges[kept - 1] : NULL;
    if (!last || last->at != edge->at) {
      question->edges[kept++] = *edge;
      continue;
    }
    last->below |= edge->below;
    last->above |= edge->above;
    if (edge->decimals > last->decimals)
      last->decimals = edge->decimals;
  }
  question->edge_count = kept;
}

/* ---- Pieces ----------------------------------------------------------- */

bool ww_piece_holds(const ww_question *question, const ww_piece *piece) {
  if (piece->low > piece->high ||
      (piece->low == piece->high && (piece->low_open || piece->high_open)))
    return false;
  if (!question->whole)
    return true;
  double first = ww_ceil(piece->low);
  if (piece->low_open && first == piece->low)
    first += 1;
  return first < piece->high || (first == piece->high && !piece->high_open);
}

static void add_piece(ww_question *question, const ww_piece *piece) {
  if (ww_piece_holds(question, piece))
    question->pieces[question->piece_count++] = *piece;
}

/* Cuts off what lies below a new lower end. */
static void cut_at(ww_question *question, ww_piece *rest, const ww_edge *edge,
                   bool above) {
  ww_piece lower = *rest;
  lower.high = edge->at;
  lower.high_open = !above;
  lower.high_decimals = edge->decimals;
  add_piece(question, &lower);
  if (edge->at > rest->low || above) {
    rest->low = edge->at;
    rest->low_open = above;
    rest->low_decimals = edge->decimals;
  }
}

/* Cuts the range just below and just above each edge, as its tests ask. */
static void cut(ww_question *question) {
  ww_piece rest = question->range;
  for (int i = 0; i < question->edge_count; i++) {
    if (question->edges[i].below)
      cut_at(question, &rest, &question->edges[i], false);
    if (question->edges[i].above)
      cut_at(question, &rest, &question->edges[i], true);
  }
  add_piece(question, &rest);
}

static void make_pieces(ww_rules *rules, ww_question *question) {
  if (question->type != WW_NUMBER)
    return;
  sort_edges(question);
  question->pieces =
      WW_NEWS(rules->arena, ww_piece, 2 * (size_t)question->edge_count + 1);
  cut(question);
}

bool ww_number_passes(const ww_test *test, double value) {
  if (test->kind == WW_TEST_NUMBERS) {
    for (int i = 0; i < test->number_count; i++)
      if (value == test->numbers[i])
        return true;
    return false;
  }
  bool low = test->low_open ? value > test->low : value >= test->low;
  bool high = test->high_open ? value < test->high : value <= test->high;
  return low && high;
}

/* Below, in or above the piece: -1, 0, 1. */
static int against(const ww_piece *piece, double value) {
  if (value < piece->low || (value == piece->low && piece->low_open))
    return -1;
  if (value > piece->high || (value == piece->high && piece->high_open))
    return 1;
  return 0;
}

int ww_cell_of(const ww_question *question, double value) {
  int low = 0;
  int high = question->piece_count - 1;
  while (low < high) {
    int middle = low + (high - low) / 2;
    int side = against(&question->pieces[middle], value);
    if (side == 0)
      return middle;
    if (side < 0)
      high = middle - 1;
    else
      low = middle + 1;
  }
  return low;
}

/* One further, or the next double where these lie further apart. */
static double beyond(double end, double step) {
  double least = fabs(end) * DBL_EPSILON;
  double value = end + (least > 1 ? least * step : step);
  return isfinite(value) ? value : end;
}

/* The whole number in the piece that is nearest to an end. */
static double whole_inside(const ww_piece *p) {
  if (isfinite(p->low)) {
    double first = ww_ceil(p->low);
    return p->low_open && first == p->low ? beyond(first, 1) : first;
  }
  if (isfinite(p->high)) {
    double last = ww_floor(p->high);
    return p->high_open && last == p->high ? beyond(last, -1) : last;
  }
  return 0;
}

double ww_piece_inside(const ww_question *question, int piece) {
  const ww_piece *p = &question->pieces[piece];
  if (question->whole)
    return whole_inside(p);
  if (p->low == p->high || (isfinite(p->low) && !p->low_open))
    return p->low;
  if (isfinite(p->high) && !p->high_open)
    return p->high;
  if (isfinite(p->low) && isfinite(p->high))
    return ww_middle(p->low, p->high);
  if (isfinite(p->low))
    return beyond(p->low, 1);
  return isfinite(p->high) ? beyond(p->high, -1) : 0;
}

/* ---- Members of sets -------------------------------------------------- */

static void mark_members(ww_rules *rules, const ww_test *test) {
  if (test->question == WW_NONE)
    return;
  ww_question *question = &rules->questions[test->question];
  if (question->type != WW_SET)
    return;
  for (int i = 0; i < question->value_count; i++) {
    bool known = test->kind == WW_TEST_KNOWN && i == 0;
    if (test->kind == WW_TEST_EMPTY || known || (test->members >> i & 1))
      question->member_variable[i] = 0; /* numbered below */
  }
}

static void number_variables(ww_rules *rules) {
  int count = 0;
  for (int q = 0; q < rules->question_count; q++) {
    ww_question *question = &rules->questions[q];
    if (question->type != WW_SET)
      question->variable = count++;
    for (int v = 0; v < question->value_count; v++)
      if (question->member_variable[v] != WW_NONE)
        question->member_variable[v] = count++;
  }
  for (int d = 0; d < rules->decision_count; d++)
    rules->decisions[d].variable = count++;
  rules->variable_count = count;
}

/* For the edges that were counted. */
static void make_room(ww_rules *rules) {
  for (int i = 0; i < rules->question_count; i++) {
    ww_question *question = &rules->questions[i];
    question->edges =
        WW_NEWS(rules->arena, ww_edge, (size_t)question->edge_count);
    question->edge_count = 0;
  }
}

void ww_cells_make(ww_rules *rules) {
  walk_all(rules, count_edges);
  make_room(rules);
  for (int i = 0; i < rules->question_count; i++) {
    ww_question *question = &rules->questions[i];
    question->member_variable =
        WW_NEWS(rules->arena, int, (size_t)question->value_count);
    for (int v = 0; v < question->value_count; v++)
      question->member_variable[v] = WW_NONE;
  }
  walk_all(rules, add_edges);
  walk_all(rules, mark_members);
  for (int i = 0; i < rules->question_count; i++)
    make_pieces(rules, &rules->questions[i]);
  number_variables(rules);
}

static void mark_tested(ww_rules *rules, const ww_test *test) {
  if (test->question != WW_NONE)
    rules->questions[test->question].variable = 0;
}

const ww_question *ww_cells_of_decision(ww_arena *arena, const ww_rules *rules,
                                        int decision) {
  size_t count = (size_t)rules->question_count;
  ww_rules own = *rules;
  own.arena = arena;
  own.questions = WW_NEWS(arena, ww_question, count);
  for (size_t i = 0; i < count; i++) {
    own.questions[i] = rules->questions[i];
    own.questions[i].variable = WW_NONE;
    own.questions[i].edge_count = 0;
    own.questions[i].piece_count = 0;
  }
  walk_decision(&own, decision, mark_tested);
  walk_decision(&own, decision, count_edges);
  make_room(&own);
  walk_decision(&own, decision, add_edges);
  for (size_t i = 0; i < count; i++)
    make_pieces(&own, &own.questions[i]);
  return own.questions;
}

ww_piece ww_piece_to_whole(ww_piece piece) {
  double low = ww_ceil(piece.low);
  double high = ww_floor(piece.high);
  piece.low = piece.low_open && low == piece.low ? low + 1 : low;
  piece.high = piece.high_open && high == piece.high ? high - 1 : high;
  piece.low_open = piece.high_open = false;
  return piece;
}
