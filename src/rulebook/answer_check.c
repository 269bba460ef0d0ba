/* What may be an answer; see answer.h. */
#include "rulebook/answer.h"

#include "read/fields.h"

#include <math.h>

static void put_end(ww_buf *buf, const char *words, double end) {
  ww_put_c(buf, words);
  ww_put_number_grouped(buf, end);
}

ww_str ww_range_in_words(ww_arena *arena, const ww_piece *range) {
  ww_buf buf = ww_buf_new(arena);
  bool low = !isinf(range->low);
  bool high = !isinf(range->high);
  if (low && high && !range->low_open && !range->high_open) {
    put_end(&buf, "between ", range->low);
    put_end(&buf, " and ", range->high);
    return ww_buf_str(&buf);
  }
  if (low)
    put_end(&buf, range->low_open ? "more than " : "at least ", range->low);
  if (high) {
    ww_put_c(&buf, low ? " and " : "");
    put_end(&buf, range->high_open ? "less than " : "at most ", range->high);
  }
  return ww_buf_str(&buf);
}

static bool is_inside(const ww_piece *range, double value) {
  return !(value < range->low || (value == range->low && range->low_open) ||
           value > range->high || (value == range->high && range->high_open));
}

bool ww_number_check(const ww_question *question, ww_number_fault fault,
                     double value, ww_str written, ww_place place,
                     ww_diag_list *diags) {
  const char *quoted = ww_quote(diags->arena, written).at;
  if (fault == WW_NUMBER_RANGE)
    return ww_refuse_number(place, written, diags);
  if (question->whole && value != ww_floor(value)) {
    ww_error(diags, WW_D_NOT_WHOLE, place,
             "'%.*s' must be a whole number, not %s", WW_P(question->id),
             quoted);
    return false;
  }
  if (!is_inside(&question->range, value)) {
    ww_str range = ww_range_in_words(diags->arena, &question->range);
    ww_error(diags, WW_D_OUT_OF_RANGE, place, "'%.*s' must be %.*s, not %s",
             WW_P(question->id), WW_P(range), quoted);
    return false;
  }
  return true;
}

void ww_hint_values(ww_diag_list *diags, ww_diag *diag,
                    const ww_question *question, ww_str word) {
  if (ww_diag_list_full(diags))
    return;
  size_t count = (size_t)question->value_count;
  ww_str *ids = WW_NEWS(diags->arena, ww_str, count);
  for (size_t i = 0; i < count; i++)
    ids[i] = question->values[i].id;
  ww_hint_words(diags, diag, word, ids, count);
}

void ww_complain_value(const ww_question *question, ww_str written,
                       ww_place place, ww_diag_list *diags) {
  ww_diag *diag =
      ww_error(diags, WW_D_UNKNOWN_VALUE, place, "%s is not a value of '%.*s'",
               ww_quote(diags->arena, written).at, WW_P(question->id));
  ww_hint_values(diags, diag, question, written);
}

void ww_complain_question(const ww_rules *rules, ww_str written, ww_place place,
                          ww_diag_list *diags) {
  ww_diag *diag =
      ww_error(diags, WW_D_UNKNOWN_QUESTION, place, "there is no question %s",
               ww_quote(diags->arena, written).at);
  if (ww_diag_list_full(diags))
    return;
  size_t count = (size_t)rules->question_count;
  ww_str *ids = WW_NEWS(diags->arena, ww_str, count);
  for (size_t i = 0; i < count; i++)
    ids[i] = rules->questions[i].id;
  ww_hint_words(diags, diag, written, ids, count);
  if (diag->hint.size == 0)
    ww_hint(diags, diag, "'whichway new' writes a profile with every question");
}

void ww_note_old_id(const ww_question *question, ww_str written, ww_place place,
                    ww_diag_list *diags) {
  if (ww_str_equal(question->id, written))
    return;
  ww_diag *diag =
      ww_note(diags, WW_D_OLD_ID, place, "'%.*s' is an older name of '%.*s'",
              WW_P(written), WW_P(question->id));
  ww_hint(diags, diag, "write '%.*s'", WW_P(question->id));
}
