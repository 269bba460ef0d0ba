/* What `rules test --precedents` prints; see report/compose/documents.h. */
#include "report/compose/documents.h"

#include "base/number.h"
#include "phrase/phrase.h"

typedef struct composing {
  ww_arena *arena;
  ww_element *doc;
  const ww_agreement *a;
  const ww_decision_rules *decision;
} composing;

/* ---- Tables ------------------------------------------------------------ */

static ww_str tried_text(const composing *c, ww_tried told) {
  if (told.of == 0)
    return WW_S("-");
  return ww_format(c->arena, "%d of %d (%.*s)", told.right, told.of,
                   WW_P(ww_share_text(c->arena, told.right, told.of)));
}

static ww_element *start_table(composing *c, const char *heading,
                               const char *const columns[]) {
  ww_run_add(ww_heading_add(c->doc, 2), WW_RUN_PLAIN, ww_str_from(heading));
  ww_element *table = ww_element_add(c->doc, WW_ELEMENT_TABLE);
  ww_element *row = ww_element_add(table, WW_ELEMENT_ROW);
  for (int i = 0; columns[i]; i++)
    ww_paragraph_add(row, ww_str_from(columns[i]));
  return table;
}

static ww_str title_of(const composing *c, int option) {
  return option < c->decision->option_count ? c->decision->options[option].id
                                            : WW_S("none");
}

static void compose_outcomes(composing *c) {
  static const char *const columns[] = {"Outcome", "Recommended so", "Instead",
                                        NULL};
  ww_element *table = start_table(c, "By outcome", columns);
  for (int o = 0; o < c->decision->option_count; o++) {
    ww_element *row = ww_element_add(table, WW_ELEMENT_ROW);
    ww_buf instead = ww_buf_new(c->arena);
    for (int r = 0; r <= c->decision->option_count; r++)
      if (r != o && c->a->confusion[o][r] > 0)
        ww_putf(&instead, "%s%.*s %d", instead.size ? ", " : "",
                WW_P(title_of(c, r)), c->a->confusion[o][r]);
    ww_paragraph_add(row, title_of(c, o));
    ww_paragraph_add(row, tried_text(c, c->a->outcomes[o]));
    ww_paragraph_add(row, instead.size ? ww_buf_str(&instead) : WW_S("-"));
  }
}

static ww_str quarter_text(const composing *c, int quarter) {
  ww_buf buf = ww_buf_new(c->arena);
  int64_t from = quarter > 0 ? c->a->quarters[quarter - 1] : 0;
  if (quarter == 0)
    return WW_S("the least");
  if (from == WW_ALONE)
    return WW_S("no other can win");
  ww_put_c(&buf, "from ");
  ww_put_points(&buf, from, ww_points_decimals(from));
  return ww_buf_str(&buf);
}

static void compose_clear(composing *c) {
  static const char *const columns[] = {"Margin", "Support 0-3", "4-7",
                                        "8-11",   "12-15",       NULL};
  ww_element *table = start_table(c, "By margin and support", columns);
  for (int m = 0; m < WW_CLEAR_PARTS; m++) {
    int all = 0;
    for (int s = 0; s < WW_CLEAR_PARTS; s++)
      all += c->a->clear[m][s].of;
    if (all == 0)
      continue;
    ww_element *row = ww_element_add(table, WW_ELEMENT_ROW);
    ww_paragraph_add(row, quarter_text(c, m));
    for (int s = 0; s < WW_CLEAR_PARTS; s++)
      ww_paragraph_add(row, tried_text(c, c->a->clear[m][s]));
  }
}

static void compose_strengths(composing *c) {
  static const char *const columns[] = {"Strength", "Held", NULL};
  static const char *const records[] = {"Told", "Was", NULL};
  ww_element *table = start_table(c, "By strength", columns);
  for (int i = 0; ww_strength_names[i]; i++) {
    ww_element *row = ww_element_add(table, WW_ELEMENT_ROW);
    ww_paragraph_add(row, ww_str_from(ww_strength_names[i]));
    ww_paragraph_add(row, tried_text(c, c->a->strengths[i]));
  }
  if (c->a->band_count == 0)
    return;
  table = start_table(c, "Records of the held, from the least", records);
  for (int i = 0; i < c->a->band_count; i++) {
    const ww_band *band = &c->a->bands[i];
    ww_element *row = ww_element_add(table, WW_ELEMENT_ROW);
    ww_paragraph_add(row,
                     ww_share_text(c->arena, band->told.right, band->told.of));
    ww_paragraph_add(row, tried_text(c, band->real));
  }
}

/* ---- Sentences --------------------------------------------------------- */

static ww_str thousandths(const composing *c, double value) {
  ww_buf buf = ww_buf_new(c->arena);
  ww_put_number(&buf, (double)(int)(value * 1000 + 0.5) / 1000);
  return ww_buf_str(&buf);
}

static void compose_counts(composing *c) {
  static const char *const names[] = {"not held", "held"};
  ww_element *pairs = ww_element_add(c->doc, WW_ELEMENT_PAIRS);
  for (int held = 0; held < 2; held++) {
    ww_element *pair = ww_element_add(pairs, WW_ELEMENT_PAIR);
    ww_run_add(pair, WW_RUN_PLAIN, ww_str_from(names[held]));
    ww_element *text = ww_element_add(pair, WW_ELEMENT_PARAGRAPH);
    ww_run_addf(text, WW_RUN_STRONG, "%.*s recommended as it came out",
                WW_P(tried_text(c, c->a->known[held])));
    ww_run_addf(text, WW_RUN_PLAIN,
                "; %.*s so, or begun so, or one of two that are close",
                WW_P(tried_text(c, c->a->met[held])));
  }
  if (ww_agreement_passed(c->a))
    return;
  ww_element *callout = ww_element_add(c->doc, WW_ELEMENT_CALLOUT);
  ww_run_addf(ww_element_add(callout, WW_ELEMENT_PARAGRAPH), WW_RUN_PLAIN,
              "That is less than the %.*s of all that were asked for.",
              WW_P(thousandths(c, c->a->floor / 1000.0)));
}

static void compose_shares(composing *c) {
  if (c->a->trials == 0)
    return;
  ww_run_add(ww_heading_add(c->doc, 2), WW_RUN_PLAIN,
             WW_S("Shares, with answers left out"));
  ww_run_addf(ww_element_add(c->doc, WW_ELEMENT_PARAGRAPH), WW_RUN_PLAIN,
              "In %d trials against the verdict with all answers: Brier score "
              "%.*s, log loss %.*s.",
              c->a->trials, WW_P(thousandths(c, c->a->brier)),
              WW_P(thousandths(c, c->a->log_loss)));
}

/* ---- Misses ------------------------------------------------------------ */

static void add_miss(composing *c, ww_element *list, const ww_agreed *agreed) {
  const ww_precedent *p = c->a->evidence->of[agreed->precedent];
  const ww_result *result = ww_main_result(agreed->verdict);
  ww_element *item = ww_element_add(list, WW_ELEMENT_ITEM);
  ww_element *text = ww_element_add(item, WW_ELEMENT_PARAGRAPH);
  ww_run_add(text, WW_RUN_STRONG, p->id);
  ww_run_addf(text, WW_RUN_PLAIN, ": %.*s. It came to ", WW_P(p->title));
  for (int i = 0; i < p->outcome_count; i++)
    ww_run_addf(text, WW_RUN_PLAIN, "%s%.*s", i ? " or " : "",
                WW_P(title_of(c, p->outcomes[i])));
  ww_run_addf(text, WW_RUN_PLAIN, ", recommended was %.*s",
              WW_P(result->winner == WW_NONE ? WW_S("nothing")
                                             : title_of(c, result->winner)));
  if (agreed->certainty.given)
    ww_run_addf(text, WW_RUN_PLAIN, " (%s)",
                ww_strength_names[agreed->certainty.strength]);
  ww_run_add(text, WW_RUN_PLAIN, WW_S("."));
  for (int i = 0; i < result->reason_count; i++)
    ww_run_addf(text, WW_RUN_CODE, "%s%.*s", i ? ", " : " ",
                WW_P(result->rules->rules[result->reasons[i].rule].id));
}

static void compose_misses(composing *c) {
  ww_element *list = NULL;
  for (int i = 0; i < c->a->count; i++) {
    if (!ww_agreement_tells(c->a, i))
      continue;
    if (!list) {
      ww_run_add(ww_heading_add(c->doc, 2), WW_RUN_PLAIN,
                 c->a->tell_held ? WW_S("Misses")
                                 : WW_S("Misses among those not held"));
      list = ww_element_add(c->doc, WW_ELEMENT_LIST);
    }
    add_miss(c, list, &c->a->of[i]);
  }
}

ww_element *ww_compose_agreement(ww_arena *arena, const ww_agreement *a) {
  composing c = {arena, ww_doc_new(arena), a,
                 &a->rules->decisions[a->rules->main]};
  ww_run_addf(ww_heading_add(c.doc, 1), WW_RUN_PLAIN, "Precedents of %.*s %.*s",
              WW_P(a->rules->name), WW_P(a->rules->version));
  compose_counts(&c);
  compose_outcomes(&c);
  compose_clear(&c);
  compose_strengths(&c);
  compose_shares(&c);
  compose_misses(&c);
  return c.doc;
}
