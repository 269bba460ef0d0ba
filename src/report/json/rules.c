/* `rules list` and `rules show` as JSON; see report/json/json.h. */
#include "report/json/json.h"

#include "report/json/entry.h"
#include "report/json/values.h"
#include "rulebook/format.h"

#define LIST "whichway.rules/1"

/* ---- Parts ------------------------------------------------------------ */

/* "when" and "when_expanded". */
#define WHENS                                                                  \
  WW_KEY("when", ww_json_maybe_text, "null: always"),                          \
      WW_KEY("when_expanded", ww_json_maybe_text,                              \
             "with conditions written out")

static void put_whens(ww_json *json, const ww_rules *rules,
                      const ww_when *when) {
  ww_json_when(json, rules, when, false);
  ww_json_when(json, rules, when, true);
}

/* ---- A rule ----------------------------------------------------------- */

static const ww_json_type numbers_by_name = {.kind = WW_JSON_NAMES,
                                             .of = &ww_json_a_number};
static const ww_json_type range = {
    .kind = WW_JSON_PAIR, .of = &ww_json_a_number, .whole = true};
static const ww_json_type published = {
    .kind = WW_JSON_MAP, .ids = WW_IDS_QUESTIONS, .of = &range};

/* The keys of a rule, behind its id. */
#define RULE                                                                   \
  WW_KEY("decision", ww_json_a_decision, NULL),                                \
      WW_KEY("because", ww_json_a_text, NULL),                                 \
      WW_KEY("short", ww_json_maybe_text, "the same on one line"), WHENS,      \
      WW_KEY("instead_of", ww_json_texts,                                      \
             "rules that are not printed where this one fires"),               \
      WW_KEY("points", numbers_by_name, "to needs and options"),               \
      WW_KEY("effect", numbers_by_name, "on each option, through the needs"),  \
      WW_KEY("rules_out", ww_json_texts, NULL),                                \
      WW_KEY("published", published,                                           \
             "the range over which its threshold is published"),               \
      WW_KEY("claim", ww_json_a_claim, NULL),                                  \
      WW_KEY("sources", ww_json_cited, NULL), WW_JSON_PLACE

static void put_number(ww_json *json, ww_str id, int32_t thousandths) {
  if (thousandths == 0)
    return;
  ww_json_key(json, id);
  ww_json_points(json, (int64_t)thousandths * 1000);
}

static void put_points(ww_json *json, const ww_decision_rules *decision,
                       const ww_rule *rule) {
  ww_json_open(json, NULL, '{');
  for (int n = 0; n < decision->need_count; n++)
    put_number(json, decision->needs[n].id, rule->need_points[n]);
  for (int o = 0; o < decision->option_count; o++)
    put_number(json, decision->options[o].id, rule->points[o]);
  ww_json_close(json, '}');
  ww_json_open(json, NULL, '{');
  for (int o = 0; o < decision->option_count; o++) {
    ww_json_key(json, decision->options[o].id);
    ww_json_points(json, rule->effect[o]);
  }
  ww_json_close(json, '}');
  ww_json_open(json, NULL, '[');
  for (int o = 0; o < decision->option_count; o++)
    if (rule->rules_out[o])
      ww_json_option(json, decision, o);
  ww_json_close(json, ']');
}

static void put_range(ww_json *json, double low, double high) {
  ww_json_open(json, NULL, '[');
  ww_json_number(json, NULL, low);
  ww_json_number(json, NULL, high);
  ww_json_close(json, ']');
}

static void put_published(ww_json *json, const ww_rules *rules,
                          const ww_rule *rule) {
  ww_json_open(json, NULL, '{');
  for (int i = 0; i < rule->published_count; i++) {
    const ww_published *p = &rule->published[i];
    ww_json_key(json, rules->questions[p->question].id);
    put_range(json, p->low, p->high);
  }
  ww_json_close(json, '}');
}

static void put_rule(ww_json *json, const ww_rules *rules, int d,
                     const ww_rule *rule) {
  const ww_decision_rules *decision = &rules->decisions[d];
  ww_json_str(json, NULL, decision->id);
  ww_json_template(json, rules, &rule->because);
  ww_json_maybe_str(json, rule->short_text);
  put_whens(json, rules, rule->when);
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < rule->instead_count; i++)
    ww_json_str(json, NULL, decision->rules[rule->instead_of[i]].id);
  ww_json_close(json, ']');
  put_points(json, decision, rule);
  put_published(json, rules, rule);
  ww_json_claim(json, rule->claim);
  ww_json_sources(json, rules, rule->sources, rule->source_count);
  ww_json_place(json, rule->place);
}

/* ---- The list --------------------------------------------------------- */

static const ww_json_row rule_keys[] = {WW_KEY("rule", ww_json_a_text, NULL),
                                        RULE, WW_KEYS_END};
static const ww_json_type rule = WW_JSON_OBJECT_OF(rule_keys);
static const ww_json_type list = WW_JSON_LIST_OF(rule);
static const ww_json_type list_schema = WW_JSON_SCHEMA(LIST);
static const ww_json_row list_keys[] = {
    WW_KEY("schema", list_schema, "name and version of this format"),
    WW_KEY("rulebook", ww_json_a_rulebook, NULL), WW_KEY("rules", list, NULL),
    WW_KEY("precedents", ww_json_listed_precedents,
           "none where one decision is asked for"),
    WW_KEYS_END};
const ww_json_type ww_json_list = WW_JSON_OBJECT_OF(list_keys);

void ww_put_rules_json(ww_buf *out, const ww_rules *rules, int decision) {
  ww_json json = ww_document_begin(out, list_keys, LIST);
  ww_json_rulebook(&json, rules);
  ww_json_open(&json, NULL, '[');
  for (int d = 0; d < rules->decision_count; d++)
    for (int r = 0; r < rules->decisions[d].rule_count; r++) {
      if (decision != WW_NONE && decision != d)
        continue;
      ww_json_begin(&json, NULL, rule_keys);
      ww_json_str(&json, NULL, rules->decisions[d].rules[r].id);
      put_rule(&json, rules, d, &rules->decisions[d].rules[r]);
      ww_json_end(&json);
    }
  ww_json_close(&json, ']');
  ww_json_list_precedents(&json, decision == WW_NONE ? rules : NULL);
  ww_document_end(&json);
}

/* ---- One entry -------------------------------------------------------- */

static const ww_json_row firing_keys[] = {
    WW_KEY("answers", ww_json_answers, NULL),
    WW_KEY("outcomes", ww_json_outcomes, NULL), WW_KEYS_END};
static const ww_json_type firing = {
    .kind = WW_JSON_OBJECT, .keys = firing_keys, .nullable = true};
#define EXAMPLE                                                                \
  WW_KEY("example", firing,                                                    \
         "a small profile in which it applies; null: none "                    \
         "was found")

static void put_firing(ww_json *json, const ww_entry *entry) {
  if (!entry->firing.found) {
    ww_json_null(json, NULL);
    return;
  }
  ww_json_begin(json, NULL, firing_keys);
  ww_json_instance(json, &entry->firing.example);
  ww_json_put_outcomes(json, entry->rules, entry->firing.outcomes);
  ww_json_end(json);
}

/* ---- Others ----------------------------------------------------------- */

static const ww_json_type constant_kind = WW_ENTRY_KIND("constant");
static const ww_json_row constant_keys[] = {
    WW_ENTRY_HEAD(constant_kind),
    WW_KEY("value", ww_json_a_text, "as written"),
    WW_KEY_MAYBE("published", range, "the range over which it is published"),
    WW_KEY("sources", ww_json_cited, NULL),
    WW_ENTRY_USERS,
    WW_JSON_PLACE,
    WW_KEYS_END};

static void put_constant(ww_json *json, const ww_entry *entry) {
  const ww_constant *constant = &entry->rules->constants[entry->named.index];
  ww_json_str(json, NULL, constant->value);
  if (constant->is_published)
    put_range(json, constant->low, constant->high);
  else
    ww_json_skip(json);
  ww_json_sources(json, entry->rules, constant->sources,
                  constant->source_count);
  ww_json_open(json, NULL, '[');
  for (const ww_use *use = constant->uses; use; use = use->next)
    ww_json_str(json, NULL, use->id);
  ww_json_close(json, ']');
  ww_json_place(json, constant->place);
}

static const ww_json_type condition_kind = WW_ENTRY_KIND("condition");
static const ww_json_row condition_keys[] = {WW_ENTRY_HEAD(condition_kind),
                                             WHENS, WW_ENTRY_USERS,
                                             WW_JSON_PLACE, WW_KEYS_END};

static void put_condition(ww_json *json, const ww_entry *entry) {
  const ww_condition *condition = &entry->rules->conditions[entry->named.index];
  put_whens(json, entry->rules, condition->when);
  ww_json_users(json, entry);
  ww_json_place(json, condition->place);
}

static const ww_json_type decision_kind = WW_ENTRY_KIND("decision");
static const ww_json_type paths = {.kind = WW_JSON_NAMES,
                                   .of = &ww_json_a_text};
static const ww_json_row option_keys[] = {
    WW_KEY("option", ww_json_a_text, NULL),
    WW_KEY("title", ww_json_a_text, NULL),
    WW_KEY("base", ww_json_a_number, "points that it starts from"),
    WW_KEY("serves", numbers_by_name, "how much of each need"), WW_KEYS_END};
static const ww_json_type option = WW_JSON_OBJECT_OF(option_keys);
static const ww_json_type options = WW_JSON_LIST_OF(option);
static const ww_json_row decision_keys[] = {
    WW_ENTRY_HEAD(decision_kind),
    WW_KEY("title", ww_json_a_text, NULL),
    WW_KEY("main", ww_json_a_flag, NULL),
    WW_KEY("leads", ww_json_a_flag, "it says what to do first"),
    WW_KEY("paths", paths, "headlines, by \"option/option\""),
    WW_KEY("when", ww_json_maybe_text, "null: always"),
    WW_KEY("options", options, NULL),
    WW_KEY("rules", ww_json_texts, NULL),
    WW_ENTRY_USERS,
    WW_JSON_PLACE,
    WW_KEYS_END};

static void put_paths(ww_json *json, const ww_rules *rules,
                      const ww_decision_rules *decision) {
  const ww_decision_rules *target = &rules->decisions[rules->main];
  ww_json_open(json, NULL, '{');
  for (int i = 0; i < decision->path_count; i++) {
    const ww_path *path = &decision->paths[i];
    ww_json_key(json, ww_format(json->buf->arena, "%.*s/%.*s",
                                WW_P(decision->options[path->now].id),
                                WW_P(target->options[path->target].id)));
    ww_json_str(json, NULL, path->text);
  }
  ww_json_close(json, '}');
}

static void put_option(ww_json *json, const ww_decision_rules *decision,
                       const ww_option *one) {
  ww_json_begin(json, NULL, option_keys);
  ww_json_str(json, NULL, one->id);
  ww_json_str(json, NULL, one->title);
  ww_json_points(json, (int64_t)one->base * 1000);
  ww_json_open(json, NULL, '{');
  for (int n = 0; n < decision->need_count; n++) {
    ww_json_key(json, decision->needs[n].id);
    ww_json_points(json, (int64_t)one->serves[n] * 1000);
  }
  ww_json_close(json, '}');
  ww_json_end(json);
}

static void put_decision(ww_json *json, const ww_entry *entry) {
  const ww_decision_rules *decision =
      &entry->rules->decisions[entry->named.index];
  ww_json_str(json, NULL, decision->title);
  ww_json_bool(json, NULL, entry->named.index == entry->rules->main);
  ww_json_bool(json, NULL, entry->named.index == entry->rules->leading);
  put_paths(json, entry->rules, decision);
  ww_json_when(json, entry->rules, decision->when, false);
  ww_json_open(json, NULL, '[');
  for (int o = 0; o < decision->option_count; o++)
    put_option(json, decision, &decision->options[o]);
  ww_json_close(json, ']');
  ww_json_open(json, NULL, '[');
  for (int r = 0; r < decision->rule_count; r++)
    ww_json_str(json, NULL, decision->rules[r].id);
  ww_json_close(json, ']');
  ww_json_users(json, entry);
  ww_json_place(json, decision->place);
}

static const ww_json_type rule_kind = WW_ENTRY_KIND("rule");
static const ww_json_row own_rule_keys[] = {WW_ENTRY_HEAD(rule_kind), RULE,
                                            EXAMPLE, WW_KEYS_END};

static void put_own_rule(ww_json *json, const ww_entry *entry) {
  const ww_named *named = &entry->named;
  put_rule(json, entry->rules, named->decision,
           &entry->rules->decisions[named->decision].rules[named->index]);
  put_firing(json, entry);
}

static const ww_json_type advice_kind = WW_ENTRY_KIND("advice");
static const ww_json_type advice_kinds = WW_JSON_WORD_OF(ww_kind_words);
static const ww_json_row advice_keys[] = {
    WW_ENTRY_HEAD(advice_kind),
    WW_KEY("advice_kind", advice_kinds, NULL),
    WW_KEY("say", ww_json_a_text, NULL),
    WW_KEY("short", ww_json_maybe_text, "the same on one line"),
    WHENS,
    WW_KEY("claim", ww_json_a_claim, NULL),
    WW_KEY("sources", ww_json_cited, NULL),
    WW_JSON_PLACE,
    EXAMPLE,
    WW_KEYS_END};

static void put_advice(ww_json *json, const ww_entry *entry) {
  const ww_advice *advice = &entry->rules->advice[entry->named.index];
  ww_json_text(json, NULL, ww_kind_words[advice->kind]);
  ww_json_template(json, entry->rules, &advice->say);
  ww_json_maybe_str(json, advice->short_text);
  put_whens(json, entry->rules, advice->when);
  ww_json_claim(json, advice->claim);
  ww_json_sources(json, entry->rules, advice->sources, advice->source_count);
  ww_json_place(json, advice->place);
  put_firing(json, entry);
}

const ww_json_type ww_json_entry = {
    .kind = WW_JSON_ONE_OF,
    .tables = (const ww_json_row *const[]){
        ww_json_question_keys, constant_keys, condition_keys, decision_keys,
        own_rule_keys, advice_keys, ww_json_precedent_keys, ww_json_part_keys,
        NULL}};

static void put_also(ww_json *json, const ww_entry *entry) {
  if (entry->also_count == 0) {
    ww_json_skip(json);
    return;
  }
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < entry->also_count; i++)
    ww_json_str(json, NULL, entry->also[i]);
  ww_json_close(json, ']');
}

void ww_put_entry_json(ww_buf *out, const ww_entry *entry) {
  static const struct {
    const ww_json_row *keys;
    const ww_json_type *kind;
    int word; /* of the kind */
    void (*put)(ww_json *, const ww_entry *);
  } kinds[] = {
#define PART(word)                                                             \
  {ww_json_part_keys, &ww_json_part_kinds, word, ww_json_put_part}
      [WW_NAMED_QUESTION] = {ww_json_question_keys, &ww_json_question_kind, 0,
                             ww_json_put_question},
      [WW_NAMED_CONSTANT] = {constant_keys, &constant_kind, 0, put_constant},
      [WW_NAMED_CONDITION] = {condition_keys, &condition_kind, 0,
                              put_condition},
      [WW_NAMED_DECISION] = {decision_keys, &decision_kind, 0, put_decision},
      [WW_NAMED_RULE] = {own_rule_keys, &rule_kind, 0, put_own_rule},
      [WW_NAMED_PRECEDENT] = {ww_json_precedent_keys, &ww_json_precedent_kind,
                              0, ww_json_put_precedent},
      [WW_NAMED_ADVICE] = {advice_keys, &advice_kind, 0, put_advice},
      [WW_NAMED_OPTION] = PART(0),
      [WW_NAMED_NEED] = PART(1),
      [WW_NAMED_INVARIANT] = PART(2),
      [WW_NAMED_PRICE] = PART(3),
      [WW_NAMED_SOURCE] = PART(4)};
#undef PART
  ww_json json =
      ww_document_begin(out, kinds[entry->named.kind].keys, WW_ENTRY);
  ww_json_rulebook(&json, entry->rules);
  ww_json_str(&json, NULL, entry->named.id);
  ww_json_text(
      &json, NULL,
      kinds[entry->named.kind].kind->words[kinds[entry->named.kind].word]);
  put_also(&json, entry);
  kinds[entry->named.kind].put(&json, entry);
  ww_document_end(&json);
}
