/* Changing one answer; see change.h. */
#include "engine/change.h"

#include "base/number.h"
#include "rulebook/cells.h"

#include <math.h>
#include <string.h>

/* ---- Alternatives ----------------------------------------------------- */

static int state_now(const ww_rules *rules, const ww_answers *answers, int q) {
  const ww_question *question = &rules->questions[q];
  const ww_answer *answer = &answers->of[q];
  if (!answer->known)
    return WW_NONE;
  return question->type == WW_NUMBER ? ww_cell_of(question, answer->number)
                                     : answer->value;
}

/* Outwards from today's state, upwards first. */
static void add_states(ww_alternatives *list, int states, int now) {
  for (int distance = now == WW_NONE ? 0 : 1; distance < states + 1;
       distance++) {
    int up = now == WW_NONE ? distance : now + distance;
    int down = now == WW_NONE ? WW_NONE : now - distance;
    if (up < states)
      list->of[list->count++] = (ww_alternative){.state = up, .changes = 1};
    if (down >= 0)
      list->of[list->count++] = (ww_alternative){.state = down, .changes = 1};
  }
}

static int bits(uint64_t x) {
  return __builtin_popcountll(x);
}

/* The next larger number with as many bits set (Gosper, HAKMEM 175). */
static uint64_t next_subset(uint64_t x) {
  uint64_t low = x & (~x + 1);
  uint64_t carried = x + low;
  return carried == 0 ? 0 : carried | ((x ^ carried) >> 2) / low;
}

/* Spreads the low bits of `subset` over the bits of `over`. */
static uint64_t spread(uint64_t subset, uint64_t over) {
  uint64_t result = 0;
  for (; over; over &= over - 1, subset >>= 1)
    if (subset & 1)
      result |= over & (~over + 1);
  return result;
}

/* Subsets by the number of tested members that change; for an open set, by
 * its number of members, the empty one first. */
static void add_subsets(ww_alternatives *list, uint64_t tested, uint64_t today,
                        bool known) {
  int count = bits(tested);
  if (!known)
    list->of[list->count++] = (ww_alternative){.changes = 1};
  for (int size = 1; size <= count; size++) {
    uint64_t last = count == 64 && size == 64
                        ? UINT64_MAX
                        : (((uint64_t)1 << size) - 1) << (count - size);
    uint64_t subset = size == 64 ? UINT64_MAX : ((uint64_t)1 << size) - 1;
    for (;; subset = next_subset(subset)) {
      if (list->count == WW_SUBSETS_MOST) {
        list->complete = false;
        return;
      }
      list->of[list->count++] = (ww_alternative){
          .members = today ^ spread(subset, tested), .changes = size};
      if (subset == last)
        break;
    }
  }
}

ww_alternatives ww_alternatives_of(ww_arena *arena, const ww_rules *rules,
                                   const ww_answers *answers, int q) {
  const ww_question *question = &rules->questions[q];
  ww_alternatives list = {.complete = true};
  if (question->type != WW_SET) {
    int states = rules->program->variables[question->variable].states;
    list.of = WW_NEWS(arena, ww_alternative, (size_t)states + 1);
    add_states(&list, states, state_now(rules, answers, q));
    return list;
  }
  uint64_t tested = 0;
  for (int i = 0; i < question->value_count; i++)
    if (question->member_variable[i] != WW_NONE)
      tested |= (uint64_t)1 << i;
  size_t most =
      bits(tested) < 12 ? (size_t)1 << bits(tested) : (size_t)WW_SUBSETS_MOST;
  list.of = WW_NEWS(arena, ww_alternative, most);
  if (tested)
    add_subsets(&list, tested, answers->of[q].members, answers->of[q].known);
  return list;
}

void ww_enter(const ww_question *question, const ww_alternative *alternative,
              int states[]) {
  if (question->type != WW_SET) {
    states[question->variable] = alternative->state;
    return;
  }
  for (int i = 0; i < question->value_count; i++)
    if (question->member_variable[i] != WW_NONE)
      states[question->member_variable[i]] =
          (int)(alternative->members >> i & 1);
}

/* ---- Nearest numbers -------------------------------------------------- */

/* The number `step` units of the last decimal from the end; in decimals, so
 * that 0.3 less 0.1 is 0.2 to the last bit. */
static double beside(double end, int decimals, int step) {
  enum { DECIMALS_MOST = 15 };
  double scale = 1;
  for (int i = 0; i < decimals && i < DECIMALS_MOST; i++)
    scale *= 10;
  double scaled = ww_floor(end * scale + 0.5);
  return scaled / scale == end ? (scaled + step) / scale : end + step / scale;
}

static bool inside(const ww_question *question, const ww_piece *cells,
                   double value) {
  bool low = cells->low_open ? value > cells->low : value >= cells->low;
  bool high = cells->high_open ? value < cells->high : value <= cells->high;
  return low && high && (!question->whole || value == ww_floor(value));
}

/* The end of the cells at `end`, from inside; `step` points inwards. Where
 * the cells are narrower than a unit of the last decimal, finer ones do. */
static bool end_inside(const ww_question *question, const ww_piece *cells,
                       double end, int decimals, int step, double *value) {
  enum { FINER_MOST = 6 };
  double whole = step > 0 ? ww_ceil(end) : ww_floor(end);
  if (!isfinite(end))
    return false;
  *value = question->whole ? whole : end;
  if (inside(question, cells, *value))
    return true;
  for (int finer = 0; finer < FINER_MOST; finer++) {
    *value =
        question->whole ? whole + step : beside(end, decimals + finer, step);
    if (inside(question, cells, *value))
      return true;
  }
  return false;
}

double ww_nearest_number(const ww_question *question, int first, int last,
                         const ww_answer *today) {
  ww_piece cells = question->pieces[first];
  const ww_piece *upper = &question->pieces[last];
  double value;
  cells.high = upper->high;
  cells.high_open = upper->high_open;
  cells.high_decimals = upper->high_decimals;
  bool from_above = today->known && today->number >= cells.high;
  if (!from_above &&
      end_inside(question, &cells, cells.low, cells.low_decimals, 1, &value))
    return value;
  if (end_inside(question, &cells, cells.high, cells.high_decimals, -1, &value))
    return value;
  return ww_piece_inside(question, from_above ? last : first);
}

/* ---- Telling ---------------------------------------------------------- */

static bool has_order(const ww_question *question) {
  return question->type == WW_NUMBER || question->type == WW_SCALE;
}

ww_change ww_change_tell(const ww_rules *rules, const ww_answers *answers,
                         int q, const ww_alternative *alternative, ww_aim aim) {
  const ww_question *question = &rules->questions[q];
  ww_change change = {q, {.known = true}, WW_NONE, WW_NONE};
  if (question->type == WW_SET) {
    change.to.members = alternative->members;
    return change;
  }
  int now = state_now(rules, answers, q);
  int count = rules->program->variables[question->variable].states;
  int first = alternative->state;
  int last = first;
  if (has_order(question)) {
    while (first > 0 && first - 1 != now && aim.reached(aim.context, first - 1))
      first--;
    while (last + 1 < count && last + 1 != now &&
           aim.reached(aim.context, last + 1))
      last++;
  }
  change.first = first;
  change.last = last;
  if (question->type == WW_NUMBER)
    change.to.number =
        ww_nearest_number(question, first, last, &answers->of[q]);
  else
    change.to.value = now != WW_NONE && now > last ? last : first;
  return change;
}

static void put_bound(ww_buf *buf, const char *operator, double value) {
  ww_put_c(buf, operator);
  ww_put_number(buf, value);
}

static void put_number_range(ww_buf *buf, const ww_question *question,
                             int first, int last) {
  ww_piece range = question->pieces[first];
  const ww_piece *upper = &question->pieces[last];
  bool from_start = first == 0;
  bool to_end = last + 1 == question->piece_count;
  range.high = upper->high;
  range.high_open = upper->high_open;
  if (question->whole && !from_start && !to_end)
    range = ww_piece_to_whole(range);
  if (from_start && to_end) {
    ww_put_c(buf, "any");
  } else if (range.low == range.high) {
    ww_put_number(buf, range.low);
  } else if (to_end) {
    put_bound(buf, range.low_open ? "> " : ">= ", range.low);
  } else if (from_start) {
    put_bound(buf, range.high_open ? "< " : "<= ", range.high);
  } else if (!range.low_open && !range.high_open) {
    ww_put_number(buf, range.low);
    put_bound(buf, "..", range.high);
  } else {
    put_bound(buf, range.low_open ? "> " : ">= ", range.low);
    put_bound(buf, range.high_open ? " and < " : " and <= ", range.high);
  }
}

void ww_put_range(ww_buf *buf, const ww_question *question, int first,
                  int last) {
  if (question->type == WW_NUMBER) {
    put_number_range(buf, question, first, last);
    return;
  }
  if (question->type == WW_FLAG) {
    ww_put_c(buf, first ? "true" : "false");
    return;
  }
  const ww_value *values = question->values;
  if (first == last) {
    ww_put(buf, values[first].id);
  } else if (first == 0 && last + 1 == question->value_count) {
    ww_put_c(buf, "any");
  } else if (last + 1 == question->value_count) {
    ww_put_c(buf, ">= ");
    ww_put(buf, values[first].id);
  } else if (first == 0) {
    ww_put_c(buf, "<= ");
    ww_put(buf, values[last].id);
  } else {
    ww_put(buf, values[first].id);
    ww_put_c(buf, "..");
    ww_put(buf, values[last].id);
  }
}
