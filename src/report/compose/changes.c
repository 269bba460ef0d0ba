/* Answers and changes of answers in words; see compose.h.
 *
 * "labeled_examples at 99 or fewer (now 620)", "citations: yes", "a: x together
 * with b below 5 (both open)". */
#include "report/compose/compose.h"

#include "base/number.h"
#include "rulebook/cells.h"

enum { MEMBERS_MOST = 3 }; /* One more than these is named, not counted. */

/* ---- Values ----------------------------------------------------------- */

static void put_ends(ww_buf *buf, const char *low_word, double low,
                     const char *high_word, double high) {
  ww_put_c(buf, low_word);
  ww_put_number_grouped(buf, low);
  ww_put_c(buf, high_word);
  ww_put_number_grouped(buf, high);
}

static void put_end(ww_buf *buf, const char *word, double end,
                    const char *after) {
  ww_put_c(buf, word);
  ww_put_number_grouped(buf, end);
  ww_put_c(buf, after);
}

static void put_numbers(ww_buf *buf, const ww_question *question, int first,
                        int last) {
  bool from_start = first == 0;
  bool to_end = last + 1 == question->piece_count;
  ww_piece range = question->pieces[first];
  range.high = question->pieces[last].high;
  range.high_open = question->pieces[last].high_open;
  if (question->whole && !from_start && !to_end)
    range = ww_piece_to_whole(range);
  if (from_start && to_end)
    ww_put_c(buf, "at any number");
  else if (range.low == range.high)
    put_end(buf, "at ", range.low, "");
  else if (to_end && range.low_open)
    put_end(buf, "above ", range.low, "");
  else if (to_end)
    put_end(buf, "at ", range.low, " or more");
  else if (from_start && range.high_open)
    put_end(buf, "below ", range.high, "");
  else if (from_start)
    put_end(buf, "at ", range.high, question->whole ? " or fewer" : " or less");
  else if (!range.low_open && !range.high_open)
    put_ends(buf, "from ", range.low, " to ", range.high);
  else
    put_ends(buf, range.low_open ? "above " : "at least ", range.low,
             range.high_open ? " and below " : " and at most ", range.high);
}

static void put_values(ww_buf *buf, const ww_question *question, int first,
                       int last) {
  const ww_value *values = question->values;
  if (first == last) {
    ww_put(buf, values[first].id);
  } else if (first == 0 && last + 1 == question->value_count) {
    ww_put_c(buf, "any");
  } else if (last + 1 == question->value_count) {
    ww_put(buf, values[first].id);
    ww_put_c(buf, " or above");
  } else if (first == 0) {
    ww_put(buf, values[last].id);
    ww_put_c(buf, " or below");
  } else {
    ww_put(buf, values[first].id);
    ww_put_c(buf, " to ");
    ww_put(buf, values[last].id);
  }
}

void ww_put_states(ww_buf *buf, const ww_question *question, int first,
                   int last) {
  if (question->type == WW_NUMBER)
    put_numbers(buf, question, first, last);
  else if (question->type == WW_FLAG)
    ww_put_c(buf, first == last ? first ? "yes" : "no" : "yes or no");
  else
    put_values(buf, question, first, last);
}

const char *ww_joiner(int i, int count, const char *last) {
  return i == 0 ? "" : i + 1 == count ? last : ", ";
}

static int count_bits(uint64_t set) {
  int count = 0;
  for (; set; set &= set - 1)
    count++;
  return count;
}

static void put_members(ww_buf *buf, const ww_question *question,
                        uint64_t members) {
  int count = count_bits(members);
  int shown = count > MEMBERS_MOST + 1 ? MEMBERS_MOST : count;
  int told = 0;
  for (int i = 0; i < question->value_count && told < shown; i++) {
    if (!(members >> i & 1))
      continue;
    ww_put_c(buf, ww_joiner(told++, count, " and "));
    ww_put(buf, question->values[i].id);
  }
  if (shown < count)
    ww_putf(buf, " and %d more", count - shown);
}

static void put_set(ww_buf *buf, const ww_question *question,
                    const ww_answer *today, uint64_t to) {
  uint64_t added = today->known ? to & ~today->members : 0;
  uint64_t dropped = today->known ? today->members & ~to : 0;
  if (!today->known) {
    ww_put_c(buf, to ? "" : "none");
    put_members(buf, question, to);
  }
  if (added) {
    ww_put_c(buf, "also includes ");
    put_members(buf, question, added);
  }
  if (dropped) {
    ww_put_c(buf, added ? " and no longer " : "no longer includes ");
    put_members(buf, question, dropped);
  }
}

/* ---- Changes ---------------------------------------------------------- */

static const ww_answer *today_of(const ww_composing *c,
                                 const ww_change *change) {
  return &c->verdict->answers->of[change->question];
}

static void put_change(const ww_composing *c, const ww_change *change,
                       ww_buf *buf) {
  const ww_question *question = &c->verdict->rules->questions[change->question];
  if (question->type == WW_SET)
    put_set(buf, question, today_of(c, change), change->to.members);
  else
    ww_put_states(buf, question, change->first, change->last);
}

/* "labeled_examples at ", "citations: ", "behavior_needs ". */
void ww_compose_subject(const ww_composing *c, ww_element *text, int q) {
  const ww_question *question = &c->verdict->rules->questions[q];
  bool prose = question->type == WW_NUMBER ||
               (question->type == WW_SET && c->verdict->answers->of[q].known);
  ww_run_add(text, WW_RUN_CODE, question->id);
  ww_run_add(text, WW_RUN_PLAIN, prose ? WW_S(" ") : WW_S(": "));
}

/* What stands today, where the words do not tell. */
static void add_today(const ww_composing *c, ww_element *text,
                      const ww_change *change) {
  const ww_question *question = &c->verdict->rules->questions[change->question];
  const ww_answer *today = today_of(c, change);
  bool guessed = today->basis == WW_BASIS_GUESSED;
  ww_buf answer = ww_buf_new(c->arena);
  if (!today->known)
    return;
  ww_put_answer(&answer, question, today);
  if (question->type != WW_SET)
    ww_run_addf(text, WW_RUN_ASIDE, " (now %.*s%s)", WW_P(ww_buf_str(&answer)),
                guessed ? ", a guess" : "");
  else if (guessed)
    ww_run_add(text, WW_RUN_ASIDE, WW_S(" (a guess)"));
}

/* Whether a set's change is one member more (1), one less (-1) or other. */
static int step_of(const ww_composing *c, const ww_change *change) {
  uint64_t today = today_of(c, change)->members;
  uint64_t to = change->to.members;
  if (count_bits(today ^ to) != 1)
    return 0;
  return (to & ~today) != 0 ? 1 : -1;
}

/* Of a set, several members at once: one selection stands for all. */
static bool is_selection(const ww_composing *c, const ww_change *change) {
  const ww_question *question = &c->verdict->rules->questions[change->question];
  return question->type == WW_SET && step_of(c, change) == 0;
}

/* One or another of these, all of one question. */
static void add_either(const ww_composing *c, ww_element *text,
                       const ww_flip *const flips[], int count) {
  const ww_change *first = &flips[0]->changes[0];
  ww_buf words = ww_buf_new(c->arena);
  int named = is_selection(c, first) ? 1 : count;
  ww_compose_subject(c, text, first->question);
  for (int i = 0; i < named; i++) {
    const ww_change *change = &flips[i]->changes[0];
    bool set = c->verdict->rules->questions[change->question].type == WW_SET;
    ww_put_c(&words, ww_joiner(i, named, " or "));
    if (set && i > 0 && today_of(c, change)->known) /* "a or b" */
      put_members(&words, &c->verdict->rules->questions[change->question],
                  change->to.members ^ today_of(c, change)->members);
    else
      put_change(c, change, &words);
  }
  if (named < count)
    ww_putf(&words, "; or %d other selection%s", count - named,
            count - named == 1 ? "" : "s");
  ww_run_add(text, WW_RUN_PLAIN, ww_buf_str(&words));
  add_today(c, text, first);
}

static void add_together(const ww_composing *c, ww_element *text,
                         const ww_flip *flip) {
  const char *last = flip->count == 2 ? " together with " : " and ";
  for (int i = 0; i < flip->count; i++) {
    const ww_change *change = &flip->changes[i];
    ww_buf words = ww_buf_new(c->arena);
    ww_run_add(text, WW_RUN_PLAIN,
               ww_str_from(ww_joiner(i, flip->count, last)));
    ww_compose_subject(c, text, change->question);
    put_change(c, change, &words);
    ww_run_add(text, WW_RUN_PLAIN, ww_buf_str(&words));
    add_today(c, text, change);
  }
  if (flip->count > 2)
    ww_run_add(text, WW_RUN_PLAIN, WW_S(" together"));
}

void ww_compose_changes(const ww_composing *c, ww_element *text,
                        const ww_flip *const flips[], int count) {
  const ww_flip *flip = flips[0];
  if (flip->count == 1)
    add_either(c, text, flips, count);
  else
    add_together(c, text, flip);
  if (flip->open)
    ww_run_add(text, WW_RUN_ASIDE,
               flip->count == 1   ? WW_S(" (open)")
               : flip->count == 2 ? WW_S(" (both open)")
                                  : WW_S(" (all open)"));
}

bool ww_changes_merge(const ww_composing *c, const ww_flip *a,
                      const ww_flip *b) {
  const ww_change *x = &a->changes[0];
  const ww_change *y = &b->changes[0];
  bool alike = a->count == 1 && b->count == 1 && x->question == y->question &&
               a->outcome == b->outcome;
  if (!alike || c->verdict->rules->questions[x->question].type != WW_SET)
    return alike;
  return step_of(c, x) == step_of(c, y);
}
