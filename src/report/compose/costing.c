/* Amounts of what options cost, in words; see costing.h. */
#include "report/compose/costing.h"

#include "base/number.h"

static ww_arena *arena_of(const ww_costing *c) {
  return c->s->composing.arena;
}

int ww_costing_columns(const ww_costing *c) {
  int count = c->s->result->rules->option_count;
  return count < WW_COMPARED_MOST ? count : WW_COMPARED_MOST;
}

const ww_option_costs *ww_costing_of(const ww_costing *c, int rank) {
  return &c->report->options[c->s->result->ranking[rank]];
}

bool ww_costing_applies(const ww_costing *c, int price) {
  return ww_price_applies(c->report, c->s->result->rules->option_count, price);
}

ww_str ww_costing_number(const ww_costing *c, double number) {
  ww_buf buf = ww_buf_new(arena_of(c));
  ww_put_number_grouped(&buf, number);
  return ww_buf_str(&buf);
}

ww_str ww_costing_words(const ww_costing *c, ww_range range) {
  ww_buf buf = ww_buf_new(arena_of(c));
  ww_put_money_range(&buf, range);
  return ww_buf_str(&buf);
}

ww_str ww_costing_exact(const ww_costing *c, ww_range range) {
  ww_buf buf = ww_buf_new(arena_of(c));
  ww_put_exact_money_range(&buf, range);
  return ww_buf_str(&buf);
}

ww_str ww_costing_money(const ww_costing *c, const char *what) {
  return ww_format(arena_of(c), "%s, %.*s", what, WW_P(c->costs->currency));
}
