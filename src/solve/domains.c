/* Domains; see domains.h. */
#include "solve/domains.h"

ww_domains ww_domains_new(ww_arena *arena, const ww_problem *problem) {
  size_t count = (size_t)problem->variable_count;
  ww_domains domains = {.problem = problem,
                        .of = WW_NEWS(arena, uint64_t, count)};
  for (size_t v = 0; v < count; v++) {
    domains.of[v] = ww_all_classes(problem, (int)v);
    domains.trail_room += (size_t)problem->variables[v].classes;
  }
  domains.blame = WW_NEWS(arena, int64_t, (size_t)problem->gate_count);
  for (int g = 0; g < problem->gate_count; g++)
    domains.blame[g] = 1;
  domains.trail =
      ww_arena_alloc(arena, domains.trail_room, sizeof *domains.trail);
  return domains;
}

bool ww_domains_restrict(ww_domains *domains, int variable, uint64_t mask) {
  uint64_t before = domains->of[variable];
  if ((before & mask) == before)
    return true;
  if ((before & mask) == 0)
    return false;
  domains->trail[domains->trail_count++] = (struct ww_trail){variable, before};
  domains->of[variable] = before & mask;
  domains->changed = true;
  return true;
}

void ww_domains_undo(ww_domains *domains, size_t count) {
  while (domains->trail_count > count) {
    const struct ww_trail *last = &domains->trail[--domains->trail_count];
    domains->of[last->variable] = last->before;
  }
}

/* ---- What holds ------------------------------------------------------- */

int ww_literal_holds(const ww_domains *domains,
                     const ww_mask_literal *literal) {
  uint64_t mask = domains->of[literal->variable];
  if (!(mask & literal->pass))
    return WW_NEVER;
  return (mask & ~literal->pass) ? WW_MAY : WW_MAY | WW_MUST;
}

int ww_term_holds(const ww_domains *domains, const ww_mask_term *term) {
  int holds = WW_MAY | WW_MUST;
  for (int i = 0; i < term->count && holds; i++)
    holds &= ww_literal_holds(domains, &term->literals[i]);
  return holds;
}

int ww_gate_holds(const ww_domains *domains, const ww_problem_gate *gate) {
  if (gate->all)
    return ww_term_holds(domains, &gate->term);
  int holds = WW_NEVER;
  for (int i = 0; i < gate->term.count; i++)
    holds |= ww_literal_holds(domains, &gate->term.literals[i]);
  return holds;
}

/* ---- What follows ----------------------------------------------------- */

bool ww_term_require(ww_domains *domains, const ww_mask_term *term) {
  for (int i = 0; i < term->count; i++)
    if (!ww_domains_restrict(domains, term->literals[i].variable,
                             term->literals[i].pass))
      return false;
  return true;
}

bool ww_term_forbid(ww_domains *domains, const ww_mask_term *term) {
  const ww_mask_literal *open = NULL;
  for (int i = 0; i < term->count; i++) {
    int holds = ww_literal_holds(domains, &term->literals[i]);
    if (holds == WW_NEVER)
      return true;
    if (holds & WW_MUST)
      continue;
    if (open)
      return true; /* either of two may fail */
    open = &term->literals[i];
  }
  return open && ww_domains_restrict(domains, open->variable, ~open->pass);
}

static bool require_any(ww_domains *domains, const ww_mask_term *term) {
  const ww_mask_literal *open = NULL;
  for (int i = 0; i < term->count; i++) {
    int holds = ww_literal_holds(domains, &term->literals[i]);
    if (holds == WW_NEVER)
      continue;
    if (open || (holds & WW_MUST))
      return true;
    open = &term->literals[i];
  }
  return open && ww_domains_restrict(domains, open->variable, open->pass);
}

static bool forbid_all(ww_domains *domains, const ww_mask_term *term) {
  for (int i = 0; i < term->count; i++)
    if (!ww_domains_restrict(domains, term->literals[i].variable,
                             ~term->literals[i].pass))
      return false;
  return true;
}

static bool conclude_gate(ww_domains *domains, const ww_problem_gate *gate) {
  enum { NOT_TRUE = 1, IS_TRUE = 2 };
  int holds = ww_gate_holds(domains, gate);
  uint64_t mask = holds & WW_MUST  ? IS_TRUE
                  : holds & WW_MAY ? IS_TRUE | NOT_TRUE
                                   : NOT_TRUE;
  if (!ww_domains_restrict(domains, gate->variable, mask))
    return false;
  if (holds != WW_MAY)
    return true;
  switch (domains->of[gate->variable]) {
  case IS_TRUE:
    return gate->all ? ww_term_require(domains, &gate->term)
                     : require_any(domains, &gate->term);
  case NOT_TRUE:
    return gate->all ? ww_term_forbid(domains, &gate->term)
                     : forbid_all(domains, &gate->term);
  default:
    return true;
  }
}

static bool conclude_set(ww_domains *domains, const ww_problem_set *set) {
  bool known = false;
  bool unknown = false;
  for (int i = 0; i < set->count; i++) {
    uint64_t mask = domains->of[set->variables[i]];
    known = known || !(mask & set->unknown[i]);
    unknown = unknown || mask == set->unknown[i];
  }
  for (int i = 0; i < set->count && (known || unknown); i++) {
    uint64_t mask = known ? ~set->unknown[i] : set->unknown[i];
    if (!ww_domains_restrict(domains, set->variables[i], mask))
      return false;
  }
  return !(known && unknown);
}

bool ww_domains_conclude(ww_domains *domains) {
  const ww_problem *problem = domains->problem;
  bool changed_before = domains->changed;
  do {
    domains->changed = false;
    for (int g = 0; g < problem->gate_count; g++)
      if (!conclude_gate(domains, &problem->gates[g])) {
        domains->blame[g]++;
        return false;
      }
    for (int s = 0; s < problem->set_count; s++)
      if (!conclude_set(domains, &problem->sets[s]))
        return false;
    changed_before = changed_before || domains->changed;
  } while (domains->changed);
  domains->changed = changed_before;
  return true;
}
