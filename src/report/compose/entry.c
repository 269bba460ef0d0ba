/* What `rules show` prints; see report/compose/documents.h. */
#include "report/compose/entry.h"

#include "base/number.h"
#include "phrase/phrase.h"
#include "rulebook/format.h"

#include <math.h>

/* The test, and what the conditions in it stand for. */
static void add_when(const ww_composing_entry *c, const char *label,
                     const ww_when *when) {
  ww_str named = ww_when_text(c->arena, c->rules, when, false);
  ww_str whole = ww_when_text(c->arena, c->rules, when, true);
  ww_run_add(ww_entry_fact(c, label), WW_RUN_PLAIN, named);
  if (!ww_str_equal(named, whole))
    ww_run_add(ww_entry_fact(c, "that is"), WW_RUN_ASIDE, whole);
}

static void add_firing(const ww_composing_entry *c, const char *label) {
  const ww_firing *firing = &c->entry->firing;
  ww_element *text = ww_entry_fact(c, label);
  if (!firing->found) {
    ww_run_add(text, WW_RUN_PLAIN,
               WW_S("No profile was found; 'whichway rules check' tells "
                    "whether there is one."));
    return;
  }
  ww_run_addf(text, WW_RUN_CODE, "answers: %.*s",
              WW_P(ww_instance_text(c->arena, &firing->example)));
  ww_run_add(text, WW_RUN_PLAIN, WW_S(" leads to "));
  bool first = true;
  for (int d = 0; d < c->rules->decision_count; d++) {
    const ww_decision_rules *decision = &c->rules->decisions[d];
    if (firing->outcomes[d] == decision->option_count)
      continue;
    ww_run_addf(text, WW_RUN_PLAIN, "%s%.*s %.*s", first ? "" : ", ",
                WW_P(decision->id),
                WW_P(ww_outcome_id(decision, firing->outcomes[d])));
    first = false;
  }
  ww_run_add(text, WW_RUN_PLAIN, first ? WW_S("nothing.") : WW_S("."));
}

/* ---- Kinds of entries ------------------------------------------------- */

/* "rag +3.5, hybrid +3.5": with what the options make of points for needs. */
static ww_str effects_text(const ww_composing_entry *c,
                           const ww_decision_rules *decision,
                           const ww_rule *rule) {
  ww_buf buf = ww_buf_new(c->arena);
  for (int o = 0; o < decision->option_count; o++)
    if (rule->effect[o] != 0)
      ww_putf(&buf, "%s%.*s %.*s", buf.size ? ", " : "",
              WW_P(decision->options[o].id),
              WW_P(ww_signed(c->arena, rule->effect[o])));
  return ww_buf_str(&buf);
}

static void add_published(const ww_composing_entry *c, const ww_rule *rule) {
  for (int i = 0; i < rule->published_count; i++) {
    const ww_published *p = &rule->published[i];
    ww_buf range = ww_buf_new(c->arena);
    ww_putf(&range, "%.*s from ", WW_P(c->rules->questions[p->question].id));
    ww_put_number_grouped(&range, p->low);
    ww_put_c(&range, " to ");
    ww_put_number_grouped(&range, p->high);
    ww_entry_text(c, "published", ww_buf_str(&range));
  }
}

static void add_instead(const ww_composing_entry *c,
                        const ww_decision_rules *decision,
                        const ww_rule *rule) {
  size_t count = (size_t)rule->instead_count;
  ww_str *ids = WW_NEWS(c->arena, ww_str, count);
  for (size_t i = 0; i < count; i++)
    ids[i] = decision->rules[rule->instead_of[i]].id;
  ww_entry_ids(c, "instead of", ids, rule->instead_count);
}

static void compose_rule(const ww_composing_entry *c) {
  const ww_named *named = &c->entry->named;
  const ww_decision_rules *decision = &c->rules->decisions[named->decision];
  const ww_rule *rule = &decision->rules[named->index];
  ww_entry_text(c, "decision",
                ww_format(c->arena, "%.*s: %.*s", WW_P(decision->id),
                          WW_P(decision->title)));
  ww_entry_text(c, "says", ww_template_raw(c->arena, &rule->because, c->rules));
  ww_entry_text(c, "in short", rule->short_text);
  add_when(c, "fires when", rule->when);
  ww_entry_text(c, "gives", ww_moves_text(c->arena, decision, rule));
  ww_entry_text(c, "so moves", effects_text(c, decision, rule));
  add_instead(c, decision, rule);
  add_published(c, rule);
  ww_entry_sources(c, rule->claim, rule->sources, rule->source_count);
  add_firing(c, "for example");
  ww_entry_place(c, rule->place);
}

static void compose_advice(const ww_composing_entry *c) {
  const ww_advice *advice = &c->rules->advice[c->entry->named.index];
  ww_entry_text(c, "kind", ww_str_from(ww_kind_words[advice->kind]));
  ww_entry_text(c, "says", ww_template_raw(c->arena, &advice->say, c->rules));
  ww_entry_text(c, "in short", advice->short_text);
  add_when(c, "applies when", advice->when);
  ww_entry_sources(c, advice->claim, advice->sources, advice->source_count);
  add_firing(c, "for example");
  ww_entry_place(c, advice->place);
}

static void add_limit(ww_buf *buf, const char *open, const char *closed,
                      bool is_open, double value) {
  if (!isfinite(value))
    return;
  ww_put_c(buf, buf->size ? ", " : "");
  ww_put_c(buf, is_open ? open : closed);
  ww_put_number_grouped(buf, value);
}

/* "number of examples, whole, at least 0". */
static ww_str type_text(const ww_composing_entry *c,
                        const ww_question *question) {
  ww_buf buf = ww_buf_new(c->arena);
  ww_put_c(&buf, ww_type_words[question->type]);
  if (question->type != WW_NUMBER)
    return ww_buf_str(&buf);
  if (question->unit.size)
    ww_putf(&buf, " of %.*s", WW_P(question->unit));
  ww_put_c(&buf, question->whole ? ", whole" : "");
  const ww_piece *range = &question->range;
  add_limit(&buf, "more than ", "at least ", range->low_open, range->low);
  add_limit(&buf, "less than ", "at most ", range->high_open, range->high);
  return ww_buf_str(&buf);
}

static void compose_question(const ww_composing_entry *c) {
  const ww_question *question = &c->rules->questions[c->entry->named.index];
  ww_entry_text(c, "asks", question->ask);
  ww_entry_text(c, "why", question->why);
  ww_entry_text(c, "label", question->label);
  ww_entry_ids(c, "formerly", question->aliases, question->alias_count);
  ww_entry_text(c, "type", type_text(c, question));
  for (int v = 0; v < question->value_count; v++) {
    ww_element *text = ww_entry_fact(c, v == 0 ? "values" : "");
    ww_run_add(text, WW_RUN_CODE, question->values[v].id);
    ww_run_addf(text, WW_RUN_PLAIN, ": %.*s", WW_P(question->values[v].text));
  }
  if (question->core)
    ww_entry_text(c, "core", WW_S("yes: among the first to be asked"));
  if (question->ask_when)
    add_when(c, "asked unless false", question->ask_when);
  if (question->edge_count > 0) {
    ww_buf edges = ww_buf_new(c->arena);
    for (int e = 0; e < question->edge_count; e++) {
      ww_put_c(&edges, e == 0 ? "" : "; ");
      ww_put_number_grouped(&edges, question->edges[e].at);
    }
    ww_entry_text(c, "compared with", ww_buf_str(&edges));
  }
  ww_entry_users(c);
  ww_entry_place(c, question->place);
}

static void compose_constant(const ww_composing_entry *c) {
  const ww_constant *constant = &c->rules->constants[c->entry->named.index];
  ww_entry_text(c, "value", constant->text);
  if (constant->is_published) {
    ww_buf range = ww_buf_new(c->arena);
    ww_put_number_grouped(&range, constant->low);
    ww_put_c(&range, " to ");
    ww_put_number_grouped(&range, constant->high);
    ww_entry_text(c, "published", ww_buf_str(&range));
  }
  ww_entry_sources(c, WW_NO_CLAIM, constant->sources, constant->source_count);
  ww_element *users = constant->uses ? ww_entry_fact(c, "named by") : NULL;
  for (const ww_use *use = constant->uses; use; use = use->next) {
    ww_run_add(users, WW_RUN_CODE, use->id);
    if (use->next)
      ww_run_add(users, WW_RUN_PLAIN, WW_S(", "));
  }
  ww_entry_place(c, constant->place);
}

static void compose_condition(const ww_composing_entry *c) {
  const ww_condition *condition = &c->rules->conditions[c->entry->named.index];
  add_when(c, "true when", condition->when);
  ww_entry_users(c);
  ww_entry_place(c, condition->place);
}

static void add_paths(const ww_composing_entry *c,
                      const ww_decision_rules *decision) {
  const ww_decision_rules *target = &c->rules->decisions[c->rules->main];
  for (int i = 0; i < decision->path_count; i++) {
    const ww_path *path = &decision->paths[i];
    ww_element *text = ww_entry_fact(c, i == 0 ? "paths" : "");
    ww_run_addf(text, WW_RUN_CODE, "%.*s/%.*s",
                WW_P(decision->options[path->now].id),
                WW_P(target->options[path->target].id));
    ww_run_addf(text, WW_RUN_PLAIN, ": %.*s", WW_P(path->text));
  }
}

static void add_option(const ww_composing_entry *c,
                       const ww_decision_rules *decision, int o) {
  const ww_option *option = &decision->options[o];
  int64_t base = (int64_t)option->base * 1000;
  ww_element *text = ww_entry_fact(c, o == 0 ? "options" : "");
  ww_buf start = ww_buf_new(c->arena);
  ww_run_add(text, WW_RUN_CODE, option->id);
  ww_put_points(&start, base, ww_points_decimals(base));
  ww_run_addf(text, WW_RUN_PLAIN, ": %.*s, from %.*s", WW_P(option->title),
              WW_P(ww_buf_str(&start)));
  for (int n = 0; n < decision->need_count; n++) {
    int64_t serves = (int64_t)option->serves[n] * 1000;
    ww_buf part = ww_buf_new(c->arena);
    if (serves == 0)
      continue;
    ww_put_points(&part, serves, ww_points_decimals(serves));
    ww_run_addf(text, WW_RUN_PLAIN, ", serves %.*s by %.*s",
                WW_P(decision->needs[n].id), WW_P(ww_buf_str(&part)));
  }
}

static void compose_decision(const ww_composing_entry *c) {
  const ww_decision_rules *decision =
      &c->rules->decisions[c->entry->named.index];
  ww_entry_text(c, "title", decision->title);
  if (c->entry->named.index == c->rules->main)
    ww_entry_text(c, "main", WW_S("yes: it has the status, flips and gates"));
  if (c->entry->named.index == c->rules->leading)
    ww_entry_text(c, "leads", WW_S("yes: it says what to do first"));
  if (decision->when)
    add_when(c, "asked when", decision->when);
  for (int n = 0; n < decision->need_count; n++) {
    ww_element *text = ww_entry_fact(c, n == 0 ? "needs" : "");
    ww_run_add(text, WW_RUN_CODE, decision->needs[n].id);
    ww_run_addf(text, WW_RUN_PLAIN, ": %.*s", WW_P(decision->needs[n].title));
  }
  for (int o = 0; o < decision->option_count; o++)
    add_option(c, decision, o);
  add_paths(c, decision);
  ww_element *rules = ww_entry_fact(c, "has");
  ww_run_addf(
      rules, WW_RUN_PLAIN, "%.*s, %.*s; ",
      WW_P(ww_counted(c->arena, decision->rule_count, "rule")),
      WW_P(ww_counted(c->arena, decision->invariant_count, "invariant")));
  ww_run_addf(rules, WW_RUN_CODE, "whichway rules list --decision %.*s",
              WW_P(decision->id));
  ww_run_add(rules, WW_RUN_PLAIN, WW_S(" shows them"));
  ww_entry_users(c);
  ww_entry_place(c, decision->place);
}

ww_element *ww_compose_entry(ww_arena *arena, const ww_entry *entry) {
  typedef void composer(const ww_composing_entry *);
  static const struct {
    const char *noun;
    composer *compose;
  } kinds[] = {[WW_NAMED_QUESTION] = {"question", compose_question},
               [WW_NAMED_CONSTANT] = {"constant", compose_constant},
               [WW_NAMED_CONDITION] = {"condition", compose_condition},
               [WW_NAMED_DECISION] = {"decision", compose_decision},
               [WW_NAMED_RULE] = {"rule", compose_rule},
               [WW_NAMED_ADVICE] = {"advice", compose_advice},
               [WW_NAMED_PRECEDENT] = {"precedent", ww_compose_precedent},
               [WW_NAMED_OPTION] = {"option", ww_compose_part},
               [WW_NAMED_NEED] = {"need", ww_compose_part},
               [WW_NAMED_INVARIANT] = {"invariant", ww_compose_part},
               [WW_NAMED_PRICE] = {"price", ww_compose_part},
               [WW_NAMED_SOURCE] = {"source", ww_compose_part}};
  ww_composing_entry c = {arena, ww_doc_new(arena), entry, entry->rules, NULL};
  ww_run_addf(ww_heading_add(c.doc, 1), WW_RUN_PLAIN, "%.*s (%s)",
              WW_P(entry->named.id), kinds[entry->named.kind].noun);
  c.pairs = ww_element_add(c.doc, WW_ELEMENT_PAIRS);
  kinds[entry->named.kind].compose(&c);
  ww_entry_ids(&c, "also", entry->also, entry->also_count);
  return c.doc;
}
