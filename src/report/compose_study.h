/* Studies of a rulebook as documents: what `rules test`, `rules list`, `rules
 * show`, `rules diff` and `compare` print. They borrow from what they are made
 * of. */
#ifndef WW_REPORT_COMPOSE_STUDY_H
#define WW_REPORT_COMPOSE_STUDY_H

#include "report/doc.h"
#include "study/compare.h"
#include "study/diff.h"
#include "study/entry.h"
#include "study/tested.h"

ww_element *ww_compose_tested(ww_arena *arena, const ww_tested *tested);
/* Of one decision, or WW_NONE: all of them. */
ww_element *ww_compose_rules(ww_arena *arena, const ww_rules *rules,
                             int decision);
ww_element *ww_compose_entry(ww_arena *arena, const ww_entry *entry);
ww_element *ww_compose_diff(ww_arena *arena, const ww_diff *diff);
ww_element *ww_compose_comparison(ww_arena *arena,
                                  const ww_comparison *comparison);

/* ---- Phrases that they share ------------------------------------------- */

/* The option's id; "nothing" for what is none of them. */
ww_str ww_outcome_id(const ww_decision_rules *decision, int option);
/* "+2.5", with a true minus. */
ww_str ww_signed(ww_arena *arena, int64_t points);
/* "1 rule", "3 rules". */
ww_str ww_counted(ww_arena *arena, int count, const char *one);
/* Adds "a", "b" and "c" as code: the k-th of n. */
void ww_add_listed(ww_element *paragraph, ww_str text, int k, int n);
/* "97.4 %", never rounded up. */
ww_str ww_share_text(ww_arena *arena, long part, long whole);
ww_str ww_instance_text(ww_arena *arena, const ww_instance *instance);
ww_str ww_place_text(ww_arena *arena, ww_place place);
ww_str ww_when_text(ww_arena *arena, const ww_rules *rules, const ww_when *when,
                    bool expand);
/* "knowledge +3.5, prompting −1.5; rules out rag": as the rule is written. */
ww_str ww_moves_text(ww_arena *arena, const ww_decision_rules *decision,
                     const ww_rule *rule);
/* "points changed, test changed". */
ww_str ww_differs_text(ww_arena *arena, unsigned differs);

#endif
