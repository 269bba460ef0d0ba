/* What `rules show` prints; see report/compose/documents.h. */
#include "report/compose/entry.h"

#include "base/number.h"
#include "phrase/phrase.h"
#include "rulebook/format.h"

#include <math.h>

/* A label, and a paragraph beside it. */
ww_element *ww_entry_fact(const ww_composing_entry *c, const char *label) {
  ww_element *pair = ww_element_add(c->pairs, WW_ELEMENT_PAIR);
  ww_run_add(pair, WW_RUN_STRONG, ww_str_from(label));
  return ww_element_add(pair, WW_ELEMENT_PARAGRAPH);
}

void ww_entry_text(const ww_composing_entry *c, const char *label,
                   ww_str text) {
  if (text.size)
    ww_run_add(ww_entry_fact(c, label), WW_RUN_PLAIN, text);
}

/* The test, and what the conditions in it stand for. */
static void add_when(const ww_composing_entry *c, const char *label,
                     const ww_when *when) {
  ww_str named = ww_when_text(c->arena, c->rules, when, false);
  ww_str whole = ww_when_text(c->arena, c->rules, when, true);
  ww_run_add(ww_entry_fact(c, label), WW_RUN_PLAIN, named);
  if (!ww_str_equal(named, whole))
    ww_run_add(ww_entry_fact(c, "that is"), WW_RUN_ASIDE, whole);
}

static const ww_cited *cited_by(const ww_rules *rules, ww_str source) {
  size_t end = 0;
  while (end < source.size && source.at[end] != '#')
    end++;
  for (int i = 0; i < rules->cited_count; i++)
    if (ww_str_equal(rules->cited[i].id, ww_str_slice(source, 0, end)))
      return &rules->cited[i];
  return NULL;
}

void ww_entry_sources(const ww_composing_entry *c, ww_claim claim,
                      const ww_str *sources, int count) {
  if (claim != WW_NO_CLAIM)
    ww_entry_text(c, "claim", ww_str_from(ww_claim_words[claim]));
  for (int i = 0; i < count; i++) {
    ww_element *text = ww_entry_fact(c, i == 0 ? "sources" : "");
    const ww_cited *cited = cited_by(c->rules, sources[i]);
    ww_run_add(text, WW_RUN_SOURCE, sources[i]);
    if (cited && cited->title.size)
      ww_run_addf(text, WW_RUN_PLAIN, ": %.*s", WW_P(cited->title));
  }
}

void ww_entry_place(const ww_composing_entry *c, ww_place place) {
  ww_str text = ww_place_text(c->arena, place);
  if (text.size)
    ww_run_add(ww_entry_fact(c, "stands in"), WW_RUN_ASIDE, text);
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

void ww_entry_users(const ww_composing_entry *c) {
  const ww_entry *entry = c->entry;
  static const char *const labels[] = {
      [WW_NAMED_QUESTION] = "questions",   [WW_NAMED_CONDITION] = "conditions",
      [WW_NAMED_DECISION] = "decisions",   [WW_NAMED_RULE] = "rules",
      [WW_NAMED_ADVICE] = "advice",        [WW_NAMED_CONSTANT] = "constants",
      [WW_NAMED_PRECEDENT] = "precedents", [WW_NAMED_OPTION] = "options",
      [WW_NAMED_INVARIANT] = "invariants", [WW_NAMED_PRICE] = "prices"};
  for (int kind = WW_NAMED_QUESTION; kind < WW_NAMED_KINDS; kind++) {
    ww_element *text = NULL;
    for (int i = 0; i < entry->user_count; i++) {
      if ((int)entry->users[i]->kind != kind)
        continue;
      if (text)
        ww_run_add(text, WW_RUN_PLAIN, WW_S(", "));
      else
        text = ww_entry_fact(c, labels[kind]);
      ww_run_add(text, WW_RUN_CODE, entry->users[i]->id);
    }
  }
}

/* Ids, by commas. */
void ww_entry_ids(const ww_composing_entry *c, const char *label,
                  const ww_str ids[], int count) {
  ww_element *text = count > 0 ? ww_entry_fact(c, label) : NULL;
  for (int i = 0; i < count; i++) {
    ww_run_add(text, WW_RUN_PLAIN, i ? WW_S(", ") : (ww_str){0});
    ww_run_add(text, WW_RUN_CODE, ids[i]);
  }
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
