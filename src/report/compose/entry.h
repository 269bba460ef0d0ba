/* What the entries that `rules show` prints have in common; only
 * report/compose/entry*.c include it. */
#ifndef WW_REPORT_COMPOSE_ENTRY_H
#define WW_REPORT_COMPOSE_ENTRY_H

#include "report/compose/documents.h"

typedef struct ww_composing_entry {
  ww_arena *arena;
  ww_element *doc;
  const ww_entry *entry;
  const ww_rules *rules;
  ww_element *pairs; /* where the entry's facts go */
} ww_composing_entry;

/* A label, and the paragraph beside it. */
ww_element *ww_entry_fact(const ww_composing_entry *c, const char *label);
/* Nothing where the text is empty; of ids, where there are none. */
void ww_entry_text(const ww_composing_entry *c, const char *label, ww_str text);
void ww_entry_ids(const ww_composing_entry *c, const char *label,
                  const ww_str ids[], int count);
void ww_entry_sources(const ww_composing_entry *c, ww_claim claim,
                      const ww_str *sources, int count);
void ww_entry_users(const ww_composing_entry *c);
void ww_entry_place(const ww_composing_entry *c, ww_place place);

void ww_compose_precedent(const ww_composing_entry *c);
/* What is shown as the rulebook has it. */
void ww_compose_part(const ww_composing_entry *c);

#endif
