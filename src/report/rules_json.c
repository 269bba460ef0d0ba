/* `rules list` and `rules show` as JSON; see study_json.h. */
#include "report/study_json.h"

#include "report/values_json.h"
#include "rulebook/format.h"

#include <math.h>

/* ---- Parts ------------------------------------------------------------ */

static void put_claim(ww_json *json, ww_claim claim) {
  if (claim == WW_NO_CLAIM)
    ww_json_null(json, "claim");
  else
    ww_json_text(json, "claim", ww_claim_words[claim]);
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

static void put_sources(ww_json *json, const ww_rules *rules,
                        const ww_str *sources, int count) {
  ww_json_open(json, "sources", '[');
  for (int i = 0; i < count; i++) {
    const ww_cited *cited = cited_by(rules, sources[i]);
    ww_json_open(json, NULL, '{');
    ww_json_str(json, "source", sources[i]);
    if (cited)
      ww_json_str(json, "title", cited->title);
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
}

/* With its placeholders as they are written. */
static void put_template(ww_json *json, const char *key, const ww_rules *rules,
                         const ww_template *text) {
  ww_buf buf = ww_buf_new(json->buf->arena);
  for (int i = 0; i < text->count; i++) {
    ww_put(&buf, text->parts[i].text);
    if (text->parts[i].question != WW_NONE)
      ww_putf(&buf, "{%.*s}",
              WW_P(rules->questions[text->parts[i].question].id));
  }
  ww_json_str(json, key, ww_buf_str(&buf));
}

static void put_points(ww_json *json, const ww_decision_rules *decision,
                       const ww_rule *rule) {
  ww_json_open(json, "points", '{');
  for (int n = 0; n < decision->need_count; n++) {
    if (rule->need_points[n] == 0)
      continue;
    ww_json_key(json, decision->needs[n].id);
    ww_json_points(json, NULL, (int64_t)rule->need_points[n] * 1000);
  }
  for (int o = 0; o < decision->option_count; o++) {
    if (rule->points[o] == 0)
      continue;
    ww_json_key(json, decision->options[o].id);
    ww_json_points(json, NULL, (int64_t)rule->points[o] * 1000);
  }
  ww_json_close(json, '}');
  ww_json_open(json, "effect", '{');
  for (int o = 0; o < decision->option_count; o++) {
    ww_json_key(json, decision->options[o].id);
    ww_json_points(json, NULL, rule->effect[o]);
  }
  ww_json_close(json, '}');
  ww_json_open(json, "rules_out", '[');
  for (int o = 0; o < decision->option_count; o++)
    if (rule->rules_out[o])
      ww_json_str(json, NULL, decision->options[o].id);
  ww_json_close(json, ']');
}

static void put_published(ww_json *json, const ww_rules *rules,
                          const ww_rule *rule) {
  ww_json_open(json, "published", '{');
  for (int i = 0; i < rule->published_count; i++) {
    const ww_published *p = &rule->published[i];
    ww_json_key(json, rules->questions[p->question].id);
    ww_json_open(json, NULL, '[');
    ww_json_number(json, NULL, p->low);
    ww_json_number(json, NULL, p->high);
    ww_json_close(json, ']');
  }
  ww_json_close(json, '}');
}

static void put_rule(ww_json *json, const ww_rules *rules, int d,
                     const ww_rule *rule) {
  const ww_decision_rules *decision = &rules->decisions[d];
  ww_json_str(json, "decision", decision->id);
  put_template(json, "because", rules, &rule->because);
  ww_json_when(json, "when", rules, rule->when, false);
  ww_json_when(json, "when_expanded", rules, rule->when, true);
  put_points(json, decision, rule);
  put_published(json, rules, rule);
  put_claim(json, rule->claim);
  put_sources(json, rules, rule->sources, rule->source_count);
  ww_json_place(json, rule->place);
}

/* ---- The list --------------------------------------------------------- */

void ww_put_rules_json(ww_buf *out, const ww_rules *rules, int decision) {
  ww_json json = ww_study_open(out, "whichway.rules/1");
  ww_json_rulebook(&json, "rulebook", rules);
  ww_json_open(&json, "rules", '[');
  for (int d = 0; d < rules->decision_count; d++)
    for (int r = 0; r < rules->decisions[d].rule_count; r++) {
      if (decision != WW_NONE && decision != d)
        continue;
      ww_json_open(&json, NULL, '{');
      ww_json_str(&json, "rule", rules->decisions[d].rules[r].id);
      put_rule(&json, rules, d, &rules->decisions[d].rules[r]);
      ww_json_close(&json, '}');
    }
  ww_json_close(&json, ']');
  ww_study_close(&json);
}

/* ---- One entry -------------------------------------------------------- */

static void put_firing(ww_json *json, const ww_entry *entry) {
  const ww_rules *rules = entry->rules;
  if (!entry->firing.found) {
    ww_json_null(json, "example");
    return;
  }
  ww_json_open(json, "example", '{');
  ww_json_instance(json, "answers", &entry->firing.example);
  ww_json_open(json, "outcomes", '{');
  for (int d = 0; d < rules->decision_count; d++) {
    ww_json_key(json, rules->decisions[d].id);
    ww_json_option(json, NULL, &rules->decisions[d], entry->firing.outcomes[d]);
  }
  ww_json_close(json, '}');
  ww_json_close(json, '}');
}

static void put_users(ww_json *json, const ww_entry *entry) {
  ww_json_open(json, "used_by", '[');
  for (int i = 0; i < entry->user_count; i++)
    ww_json_str(json, NULL, entry->users[i]->id);
  ww_json_close(json, ']');
}

static void put_limit(ww_json *json, const char *key, double value) {
  if (isfinite(value))
    ww_json_number(json, key, value);
}

static void put_question(ww_json *json, const ww_entry *entry) {
  const ww_question *question = &entry->rules->questions[entry->named.index];
  ww_json_str(json, "ask", question->ask);
  ww_json_str(json, "why", question->why);
  ww_json_text(json, "type", ww_type_words[question->type]);
  ww_json_bool(json, "core", question->core);
  if (question->type == WW_NUMBER) {
    ww_json_str(json, "unit", question->unit);
    ww_json_bool(json, "whole", question->whole);
    put_limit(json, question->range.low_open ? "above" : "min",
              question->range.low);
    put_limit(json, question->range.high_open ? "below" : "max",
              question->range.high);
    ww_json_open(json, "compared_with", '[');
    for (int e = 0; e < question->edge_count; e++)
      ww_json_number(json, NULL, question->edges[e].at);
    ww_json_close(json, ']');
  } else if (question->value_count > 0) {
    ww_json_open(json, "values", '{');
    for (int v = 0; v < question->value_count; v++) {
      ww_json_key(json, question->values[v].id);
      ww_json_str(json, NULL, question->values[v].text);
    }
    ww_json_close(json, '}');
  }
  put_users(json, entry);
  ww_json_place(json, question->place);
}

static void put_condition(ww_json *json, const ww_entry *entry) {
  const ww_condition *condition = &entry->rules->conditions[entry->named.index];
  ww_json_when(json, "when", entry->rules, condition->when, false);
  ww_json_when(json, "when_expanded", entry->rules, condition->when, true);
  put_users(json, entry);
  ww_json_place(json, condition->place);
}

static void put_decision(ww_json *json, const ww_entry *entry) {
  const ww_decision_rules *decision =
      &entry->rules->decisions[entry->named.index];
  ww_json_str(json, "title", decision->title);
  ww_json_bool(json, "main", entry->named.index == entry->rules->main);
  ww_json_when(json, "when", entry->rules, decision->when, false);
  ww_json_open(json, "options", '[');
  for (int o = 0; o < decision->option_count; o++) {
    const ww_option *option = &decision->options[o];
    ww_json_open(json, NULL, '{');
    ww_json_str(json, "option", option->id);
    ww_json_str(json, "title", option->title);
    ww_json_points(json, "base", (int64_t)option->base * 1000);
    ww_json_open(json, "serves", '{');
    for (int n = 0; n < decision->need_count; n++) {
      ww_json_key(json, decision->needs[n].id);
      ww_json_points(json, NULL, (int64_t)option->serves[n] * 1000);
    }
    ww_json_close(json, '}');
    ww_json_close(json, '}');
  }
  ww_json_close(json, ']');
  ww_json_open(json, "rules", '[');
  for (int r = 0; r < decision->rule_count; r++)
    ww_json_str(json, NULL, decision->rules[r].id);
  ww_json_close(json, ']');
  put_users(json, entry);
  ww_json_place(json, decision->place);
}

static void put_own_rule(ww_json *json, const ww_entry *entry) {
  const ww_named *named = &entry->named;
  put_rule(json, entry->rules, named->decision,
           &entry->rules->decisions[named->decision].rules[named->index]);
  put_firing(json, entry);
}

static void put_advice(ww_json *json, const ww_entry *entry) {
  const ww_advice *advice = &entry->rules->advice[entry->named.index];
  ww_json_text(json, "advice_kind", ww_kind_words[advice->kind]);
  put_template(json, "say", entry->rules, &advice->say);
  ww_json_when(json, "when", entry->rules, advice->when, false);
  ww_json_when(json, "when_expanded", entry->rules, advice->when, true);
  put_claim(json, advice->claim);
  put_sources(json, entry->rules, advice->sources, advice->source_count);
  ww_json_place(json, advice->place);
  put_firing(json, entry);
}

void ww_put_entry_json(ww_buf *out, const ww_entry *entry) {
  typedef void putter(ww_json *, const ww_entry *);
  static const struct {
    const char *noun;
    putter *put;
  } kinds[] = {[WW_NAMED_QUESTION] = {"question", put_question},
               [WW_NAMED_CONDITION] = {"condition", put_condition},
               [WW_NAMED_DECISION] = {"decision", put_decision},
               [WW_NAMED_RULE] = {"rule", put_own_rule},
               [WW_NAMED_ADVICE] = {"advice", put_advice}};
  ww_json json = ww_study_open(out, "whichway.rule/1");
  ww_json_rulebook(&json, "rulebook", entry->rules);
  ww_json_str(&json, "id", entry->named.id);
  ww_json_text(&json, "kind", kinds[entry->named.kind].noun);
  kinds[entry->named.kind].put(&json, entry);
  ww_study_close(&json);
}
