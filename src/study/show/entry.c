/* One entry of a rulebook; see show.h. */
#include "study/show/show.h"

#include "read/fields.h"
#include "rulebook/builtin.h"

#include <string.h>

const ww_when *ww_named_when(const ww_rules *rules, const ww_named *named) {
  switch (named->kind) {
  case WW_NAMED_QUESTION:
    return rules->questions[named->index].ask_when;
  case WW_NAMED_CONDITION:
    return rules->conditions[named->index].when;
  case WW_NAMED_DECISION:
    return rules->decisions[named->index].when;
  case WW_NAMED_RULE:
    return rules->decisions[named->decision].rules[named->index].when;
  case WW_NAMED_ADVICE:
    return rules->advice[named->index].when;
  case WW_NAMED_PRICE:
    return rules->costs.prices[named->index].when;
  case WW_NAMED_INVARIANT:
    return rules->decisions[named->decision].invariants[named->index].when;
  default:
    return NULL;
  }
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

static bool raises_it(const ww_rules *rules, const ww_named *user,
                      const ww_named *named) {
  if (user->kind != WW_NAMED_INVARIANT)
    return false;
  const ww_invariant *invariant =
      &rules->decisions[user->decision].invariants[user->index];
  return (named->kind == WW_NAMED_QUESTION &&
          invariant->raising == named->index) ||
         names_it(invariant->unless, named);
}

/* Whether a part of a decision is moved by a rule of it, served by an option,
 * or has a price. */
static bool moves_it(const ww_rules *rules, const ww_named *user,
                     const ww_named *named) {
  bool option = named->kind == WW_NAMED_OPTION;
  int at = named->index;
  if (!option && named->kind != WW_NAMED_NEED)
    return false;
  if (user->kind == WW_NAMED_PRICE)
    return option && named->decision == rules->main &&
           rules->costs.prices[user->index].options[at];
  if (user->decision != named->decision)
    return false;
  const ww_decision_rules *decision = &rules->decisions[named->decision];
  const ww_rule *rule = &decision->rules[user->index];
  if (user->kind == WW_NAMED_OPTION)
    return !option && decision->options[user->index].serves[at] != 0;
  return user->kind == WW_NAMED_RULE &&
         (option ? rule->points[at] != 0 || rule->rules_out[at]
                 : rule->need_points[at] != 0);
}

/* What an entry cites: [*count] texts, "id" or "id#section". */
static const ww_str *cites(const ww_entry *entry, const ww_named *user,
                           int *count) {
  const ww_rules *rules = entry->rules;
#define CITES(type, of)                                                        \
  const type *it = (of);                                                       \
  *count = it->source_count;                                                   \
  return it->sources
  *count = 1;
  if (user->kind == WW_NAMED_RULE) {
    CITES(ww_rule, &rules->decisions[user->decision].rules[user->index]);
  }
  if (user->kind == WW_NAMED_ADVICE) {
    CITES(ww_advice, &rules->advice[user->index]);
  }
  if (user->kind == WW_NAMED_PRICE) {
    CITES(ww_price, &rules->costs.prices[user->index]);
  }
  if (user->kind == WW_NAMED_CONSTANT) {
    CITES(ww_constant, &rules->constants[user->index]);
  }
#undef CITES
  if (user->kind == WW_NAMED_PRECEDENT)
    return &entry->names->precedents->of[user->index].source;
  *count = 0;
  return NULL;
}

static bool cites_it(const ww_entry *entry, const ww_named *user) {
  int count;
  ww_str id = entry->named.id;
  if (entry->named.kind != WW_NAMED_SOURCE)
    return false;
  const ww_str *sources = cites(entry, user, &count);
  for (int i = 0; i < count; i++)
    if (sources[i].size >= id.size &&
        memcmp(sources[i].at, id.at, id.size) == 0 &&
        (sources[i].size == id.size || sources[i].at[id.size] == '#'))
      return true;
  return false;
}

static void find_users(ww_arena *arena, ww_entry *entry) {
  const ww_names *names = entry->names;
  const ww_rules *rules = entry->rules;
  entry->users = WW_NEWS(arena, const ww_named *, (size_t)names->count);
  for (int i = 0; i < names->count; i++) {
    const ww_named *user = &names->of[i];
    if (names_it(ww_named_when(rules, user), &entry->named) ||
        raises_it(rules, user, &entry->named) ||
        moves_it(rules, user, &entry->named) || cites_it(entry, user))
      entry->users[entry->user_count++] = user;
  }
}

static void find_also(ww_arena *arena, ww_entry *entry) {
  const ww_names *names = entry->names;
  const ww_named *own = &entry->named;
  entry->also = WW_NEWS(arena, ww_str, (size_t)names->count);
  for (int i = 0; i < names->count; i++) {
    const ww_named *one = &names->of[i];
    if (ww_str_equal(one->id, own->id) &&
        (one->kind != own->kind || one->decision != own->decision))
      entry->also[entry->also_count++] =
          ww_named_whole(arena, entry->rules, one);
  }
}

/* ---- As written ------------------------------------------------------- */

static const ww_node *written(ww_arena *arena, const ww_rules *rules,
                              const ww_named *named) {
  static const char *const maps[WW_NAMED_KINDS] = {
      [WW_NAMED_OPTION] = "options",
      [WW_NAMED_NEED] = "needs",
      [WW_NAMED_INVARIANT] = "invariants",
      [WW_NAMED_PRICE] = "prices",
      [WW_NAMED_SOURCE] = "sources"};
  if (!maps[named->kind])
    return NULL;
  const ww_node *node = rules->tree ? rules->tree : ww_builtin_tree(arena);
  if (named->decision != WW_NONE) {
    node = ww_node_get(node, WW_S("decisions"));
    node = ww_node_get(node, rules->decisions[named->decision].id);
  } else if (named->kind == WW_NAMED_PRICE) {
    node = ww_node_get(node, WW_S("costs"));
  }
  node = ww_node_get(node, ww_str_from(maps[named->kind]));
  return ww_node_get(node, named->id);
}

/* ---- An entry --------------------------------------------------------- */

/* By its id, or by "decision/id". */
static const ww_named *find(ww_arena *arena, const ww_rules *rules,
                            const ww_names *names, ww_str id) {
  const ww_named *named = ww_names_find(names, id);
  for (int i = 0; !named && i < names->count; i++)
    if (ww_str_equal(ww_named_whole(arena, rules, &names->of[i]), id))
      named = &names->of[i];
  return named;
}

static void complain(ww_arena *arena, const ww_rules *rules,
                     const ww_names *names, ww_str id, ww_diag_list *diags) {
  ww_str *ids = WW_NEWS(arena, ww_str, (size_t)names->count);
  bool whole = id.size > 0 && memchr(id.at, '/', id.size);
  for (int i = 0; i < names->count; i++)
    ids[i] =
        whole ? ww_named_whole(arena, rules, &names->of[i]) : names->of[i].id;
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
  const ww_named *named = find(arena, rules, entry->names, id);
  if (!named) {
    complain(arena, rules, entry->names, id, diags);
    return NULL;
  }
  entry->named = *named;
  entry->written = written(arena, rules, named);
  if (named->kind == WW_NAMED_RULE)
    entry->firing =
        ww_firing_of_rule(arena, rules, named->decision, named->index);
  else if (named->kind == WW_NAMED_ADVICE)
    entry->firing = ww_firing_of_advice(arena, rules, named->index);
  else
    find_users(arena, entry);
  find_also(arena, entry);
  return entry;
}
