/* What sections about costs share; only they include it. */
#ifndef WW_REPORT_COMPOSE_COSTING_H
#define WW_REPORT_COMPOSE_COSTING_H

#include "engine/costs.h"
#include "phrase/phrase.h"
#include "report/compose/sections.h"

typedef struct ww_costing {
  ww_sections *s;
  const ww_cost_report *report;
  const ww_costs *costs; /* of the rulebook */
} ww_costing;

/* The options that are told side by side, best first. */
int ww_costing_columns(const ww_costing *c);
const ww_option_costs *ww_costing_of(const ww_costing *c, int rank);

bool ww_costing_applies(const ww_costing *c, int price);

/* "1,500,000"; "300–400"; the same where it is multiplied on; "Once, USD" */
ww_str ww_costing_number(const ww_costing *c, double number);
ww_str ww_costing_words(const ww_costing *c, ww_range range);
ww_str ww_costing_exact(const ww_costing *c, ww_range range);
ww_str ww_costing_money(const ww_costing *c, const char *what);

/* The curve of each option's month, or only its words: where two break even. */
void ww_costing_curves(const ww_costing *c);

#endif
