/* What `disable` of an overlay names is taken out; see merging.h. */
#include "rulebook/merging.h"

#include "rulebook/format.h"

/* The maps whose entries an overlay may disable. */
typedef struct kind {
  const char *key;
  const ww_fields *fields;
} kind;

static const kind at_top[] = {{"questions", &ww_question_fields},
                              {"precedents", &ww_precedent_fields},
                              {"advice", &ww_advice_fields}};
static const kind in_decision[] = {{"options", &ww_option_fields},
                                   {"rules", &ww_rule_fields},
                                   {"invariants", &ww_invariant_fields}};
static const kind in_costs[] = {{"prices", &ww_price_fields}};
#define KINDS(of) (of), sizeof(of) / sizeof *(of)

typedef struct target {
  const ww_node *id;
  const ww_fields *found; /* of the kind that it names; NULL: none yet */
} target;

typedef struct taking {
  ww_arena *arena;
  ww_diag_list *diags;
  ww_gone *gone;
  ww_table targets; /* target, by id */
  ww_str *all;      /* ids that might be named; NULL: they are not listed */
  size_t count;
} taking;

/* ---- Complaints -------------------------------------------------------- */

static void ambiguous(taking *t, const target *which, const ww_fields *second) {
  ww_diag *diag =
      ww_error(t->diags, WW_D_DUPLICATE_ID, ww_node_place(which->id),
               "%s names %s and %s", ww_quote(t->arena, which->id->text).at,
               which->found->what, second->what);
  ww_hint(t->diags, diag,
          "take one away where it stands: '%.*s: null' under its heading",
          WW_P(which->id->text));
}

/* ---- Walking ----------------------------------------------------------- */

/* Two options of one name are two things, a rule and a rule cannot be. */
static void take(taking *t, target *which, const ww_fields *fields,
                 ww_str decision) {
  if (which->found)
    ambiguous(t, which, fields);
  which->found = fields;
  ww_gone_add(t->gone, fields, decision, which->id->text);
}

static const ww_node *entries(taking *t, const ww_node *map,
                              const ww_fields *fields, ww_str decision) {
  ww_node *rest = WW_NEW(t->arena, ww_node);
  *rest = *map;
  ww_own_members(t->arena, rest);
  for (ww_node **at = &rest->first; *at;) {
    target *which = ww_table_get(&t->targets, (*at)->key);
    if (t->all)
      t->all[t->count] = (*at)->key;
    t->count++;
    if (which) {
      take(t, which, fields, decision);
      *at = (*at)->next;
      rest->count--;
    } else {
      at = &(*at)->next;
    }
  }
  return rest;
}

static const ww_node *heading(taking *t, const ww_node *member,
                              const kind kinds[], size_t count,
                              ww_str decision) {
  for (size_t i = 0; i < count; i++)
    if (member->kind == WW_MAP && ww_str_is(member->key, kinds[i].key))
      return entries(t, member, kinds[i].fields, decision);
  return member;
}

static const ww_node *headings(taking *t, const ww_node *map,
                               const kind kinds[], size_t count,
                               ww_str decision) {
  ww_builder b = ww_builder_new(t->arena, map);
  for (const ww_node *m = map->first; m; m = m->next)
    ww_builder_add(&b, heading(t, m, kinds, count, decision));
  return b.map;
}

static const ww_node *decisions(taking *t, const ww_node *map) {
  ww_builder b = ww_builder_new(t->arena, map);
  for (const ww_node *m = map->first; m; m = m->next)
    ww_builder_add(
        &b, m->kind == WW_MAP ? headings(t, m, KINDS(in_decision), m->key) : m);
  return b.map;
}

static const ww_node *whole(taking *t, const ww_node *tree) {
  static const ww_str none = {0};
  ww_builder b = ww_builder_new(t->arena, tree);
  for (const ww_node *m = tree->first; m; m = m->next) {
    const ww_node *now;
    if (m->kind == WW_MAP && ww_str_is(m->key, "decisions"))
      now = decisions(t, m);
    else if (m->kind == WW_MAP && ww_str_is(m->key, "costs"))
      now = headings(t, m, KINDS(in_costs), none);
    else
      now = heading(t, m, KINDS(at_top), none);
    ww_builder_add(&b, now);
  }
  return b.map;
}

/* ---- The whole --------------------------------------------------------- */

static void unknown(taking *t, const ww_node *id, const ww_node *tree) {
  ww_diag *diag = ww_error(t->diags, WW_D_UNKNOWN_ID, ww_node_place(id),
                           "nothing that can be disabled has the id %s",
                           ww_quote(t->arena, id->text).at);
  if (ww_diag_list_full(t->diags))
    return;
  ww_gone nothing = ww_gone_new(t->arena);
  taking all = {.arena = t->arena,
                .diags = t->diags,
                .gone = &nothing,
                .targets = ww_table_new(t->arena),
                .all = WW_NEWS(t->arena, ww_str, t->count)};
  whole(&all, tree);
  ww_hint_words(t->diags, diag, id->text, all.all, all.count);
}

const ww_node *ww_take_out(ww_gone *gone, const ww_node *tree,
                           const ww_node *ids, ww_diag_list *diags) {
  taking t = {.arena = gone->arena,
              .diags = diags,
              .gone = gone,
              .targets = ww_table_new(gone->arena)};
  for (const ww_node *id = ids->first; id; id = id->next) {
    target *one = WW_NEW(t.arena, target);
    one->id = id;
    if (ww_want_text(id, "an id", diags))
      ww_table_add(&t.targets, id->text, one);
  }
  const ww_node *result = whole(&t, tree);
  for (const ww_node *id = ids->first; id; id = id->next) {
    const target *one = ww_table_get(&t.targets, id->text);
    if (one && !one->found)
      unknown(&t, one->id, tree);
  }
  return result;
}

/* ---- What is gone ------------------------------------------------------ */

ww_gone ww_gone_new(ww_arena *arena) {
  return (ww_gone){.arena = arena,
                   .questions = ww_table_new(arena),
                   .decisions = ww_table_new(arena),
                   .rules = ww_table_new(arena),
                   .options = ww_table_new(arena)};
}

void ww_gone_add(ww_gone *gone, const ww_fields *fields, ww_str decision,
                 ww_str id) {
  ww_table *options = ww_table_get(&gone->options, decision);
  if (fields == &ww_question_fields) {
    ww_table_add(&gone->questions, id, gone->arena);
  } else if (fields == &ww_decision_fields) {
    ww_table_add(&gone->decisions, id, gone->arena);
  } else if (fields == &ww_rule_fields) {
    ww_table_add(&gone->rules, id, gone->arena);
  } else if (fields == &ww_option_fields) {
    if (!options) {
      options = WW_NEW(gone->arena, ww_table);
      *options = ww_table_new(gone->arena);
      ww_table_add(&gone->options, decision, options);
    }
    ww_table_add(options, id, gone->arena);
  } else {
    return;
  }
  gone->count++;
}
