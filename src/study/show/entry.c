/* One entry of a rulebook; see show.h. */
#include "study/show/show.h"

#include "read/fields.h"

const ww_when *ww_named_when(const ww_rules *rules, const ww_named *named) {
  switch (named->kind) {
  case WW_NAMED_QUESTION:
    return rules->questions[named->index].ask_when;
  case WW_NAMED_CONSTANT:
  case WW_NAMED_PRECEDENT:
    return NULL;
  case WW_NAMED_CONDITION:
    return rules->conditions[named->index].when;
  case WW_NAMED_DECISION:
    return rules->decisions[named->index].when;
  case WW_NAMED_RULE:
    return rules->decisions[named->decision].rules[named->index].when;
  case WW_NAMED_ADVICE:
    return rules->advice[named->index].when;
  }
  return NULL;
}

/* Whether the `when` itself names the question, condition or decision. */
static bool names_it(const ww_when *when, const ww_named *named) {
  if (!when)
    return false;
  if (when->kind == WW_WHEN_CONDITION)
    return named->kind == WW_NAMED_CONDITION && when->condition == named->index;
  if (when->kind == WW_WHEN_TEST)
    return (named->kind == WW_NAMED_QUESTION &&
            when->test.question == named->index) ||
           (named->kind == WW_NAMED_DECISION &&
            when->test.question == WW_NONE &&
            when->test.decision == named->index);
  for (int i = 0; i < when->part_count; i++)
    if (names_it(when->parts[i], named))
      return true;
  return false;
}

static void find_users(ww_arena *arena, ww_entry *entry) {
  const ww_names *names = entry->names;
  entry->users = WW_NEWS(arena, const ww_named *, (size_t)names->count);
  for (int i = 0; i < names->count; i++)
    if (names_it(ww_named_when(entry->rules, &names->of[i]), &entry->named))
      entry->users[entry->user_count++] = &names->of[i];
}

static void complain(ww_arena *arena, const ww_names *names, ww_str id,
                     ww_diag_list *diags) {
  ww_str *ids = WW_NEWS(arena, ww_str, (size_t)names->count);
  for (int i = 0; i < names->count; i++)
    ids[i] = names->of[i].id;
  ww_diag *diag = ww_error(diags, WW_D_UNKNOWN_ID, (ww_place){NULL, 0},
                           "the rulebook has nothing called %.*s",
                           WW_P(ww_quote(arena, id)));
  ww_str nearest = ww_nearest(id, ids, (size_t)names->count);
  if (nearest.size)
    ww_hint(diags, diag, "did you mean '%.*s'?", WW_P(nearest));
  else
    ww_hint(diags, diag, "'whichway rules list' shows all rules");
}

ww_entry *ww_entry_make(ww_arena *arena, const ww_rules *rules, ww_str id,
                        ww_diag_list *diags) {
  ww_entry *entry = WW_NEW(arena, ww_entry);
  entry->rules = rules;
  entry->names = ww_names_make(arena, rules);
  const ww_named *named = ww_names_find(entry->names, id);
  if (!named) {
    complain(arena, entry->names, id, diags);
    return NULL;
  }
  entry->named = *named;
  if (named->kind == WW_NAMED_RULE)
    entry->firing =
        ww_firing_of_rule(arena, rules, named->decision, named->index);
  else if (named->kind == WW_NAMED_ADVICE)
    entry->firing = ww_firing_of_advice(arena, rules, named->index);
  else if (named->kind != WW_NAMED_CONSTANT && /* it tells by itself */
           named->kind != WW_NAMED_PRECEDENT)
    find_users(arena, entry);
  return entry;
}
