/* `rules list` and `rules show` as JSON; see report/json/json.h. */
#include "report/json/json.h"

#include "report/json/values.h"
#include "rulebook/format.h"

#include <math.h>

#define LIST "whichway.rules/1"
#define ENTRY "whichway.rule/1"

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
      WW_KEY("because", ww_json_a_text, NULL), WHENS,                          \
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
  put_whens(json, rules, rule->when);
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
  ww_document_end(&json);
}

/* ---- One entry -------------------------------------------------------- */

#define KIND(word)                                                             \
  {                                                                            \
    .kind = WW_JSON_WORD, .words = (const char *const[]) {                     \
      (word), NULL                                                             \
    }                                                                          \
  }

static const ww_json_type entry_schema = WW_JSON_SCHEMA(ENTRY);
/* The keys that all entries begin with. */
#define HEAD(kind)                                                             \
  WW_KEY("schema", entry_schema, "name and version of this format"),           \
      WW_KEY("rulebook", ww_json_a_rulebook, NULL),                            \
      WW_KEY("id", ww_json_a_text, NULL), WW_KEY("kind", kind, NULL)

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

#define USERS WW_KEY("used_by", ww_json_texts, "ids of what tests it")

static void put_users(ww_json *json, const ww_entry *entry) {
  ww_json_open(json, NULL, '[');
  for (int i = 0; i < entry->user_count; i++)
    ww_json_str(json, NULL, entry->users[i]->id);
  ww_json_close(json, ']');
}

/* ---- A question ------------------------------------------------------- */

static const ww_json_type question_kind = KIND("question");
static const ww_json_type question_type = WW_JSON_WORD_OF(ww_type_words);
static const ww_json_type texts_by_name = {.kind = WW_JSON_NAMES,
                                           .of = &ww_json_a_text};
static const ww_json_row question_keys[] = {
    HEAD(question_kind),
    WW_KEY("ask", ww_json_a_text, NULL),
    WW_KEY("why", ww_json_a_text, NULL),
    WW_KEY("type", question_type, NULL),
    WW_KEY("core", ww_json_a_flag, "asked first"),
    WW_KEY_MAYBE("unit", ww_json_a_text, "of a number; or empty"),
    WW_KEY_MAYBE("whole", ww_json_a_flag, NULL),
    WW_KEY_MAYBE("above", ww_json_a_number, NULL),
    WW_KEY_MAYBE("min", ww_json_a_number, NULL),
    WW_KEY_MAYBE("below", ww_json_a_number, NULL),
    WW_KEY_MAYBE("max", ww_json_a_number, NULL),
    WW_KEY_MAYBE("compared_with", ww_json_numbers, "thresholds of tests"),
    WW_KEY_MAYBE("values", texts_by_name,
                 "ids and meanings, of others than numbers"),
    USERS,
    WW_JSON_PLACE,
    WW_KEYS_END};

static void put_limit(ww_json *json, double value, bool open) {
  if (isfinite(value) && open)
    ww_json_number(json, NULL, value);
  else
    ww_json_skip(json);
  if (isfinite(value) && !open)
    ww_json_number(json, NULL, value);
  else
    ww_json_skip(json);
}

static void skip(ww_json *json, int count) {
  while (count-- > 0)
    ww_json_skip(json);
}

static void put_number_question(ww_json *json, const ww_question *question) {
  enum { KEYS = 7 };
  if (question->type != WW_NUMBER) {
    skip(json, KEYS);
    return;
  }
  ww_json_str(json, NULL, question->unit);
  ww_json_bool(json, NULL, question->whole);
  put_limit(json, question->range.low, question->range.low_open);
  put_limit(json, question->range.high, question->range.high_open);
  ww_json_open(json, NULL, '[');
  for (int e = 0; e < question->edge_count; e++)
    ww_json_number(json, NULL, question->edges[e].at);
  ww_json_close(json, ']');
}

static void put_values(ww_json *json, const ww_question *question) {
  if (question->type == WW_NUMBER || question->value_count == 0) {
    ww_json_skip(json);
    return;
  }
  ww_json_open(json, NULL, '{');
  for (int v = 0; v < question->value_count; v++) {
    ww_json_key(json, question->values[v].id);
    ww_json_str(json, NULL, question->values[v].text);
  }
  ww_json_close(json, '}');
}

static void put_question(ww_json *json, const ww_entry *entry) {
  const ww_question *question = &entry->rules->questions[entry->named.index];
  ww_json_str(json, NULL, question->ask);
  ww_json_str(json, NULL, question->why);
  ww_json_text(json, NULL, ww_type_words[question->type]);
  ww_json_bool(json, NULL, question->core);
  put_number_question(json, question);
  put_values(json, question);
  put_users(json, entry);
  ww_json_place(json, question->place);
}

/* ---- Others ----------------------------------------------------------- */

static const ww_json_type constant_kind = KIND("constant");
static const ww_json_row constant_keys[] = {
    HEAD(constant_kind),
    WW_KEY("value", ww_json_a_text, "as written"),
    WW_KEY_MAYBE("published", range, "the range over which it is published"),
    WW_KEY("sources", ww_json_cited, NULL),
    USERS,
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

static const ww_json_type condition_kind = KIND("condition");
static const ww_json_row condition_keys[] = {HEAD(condition_kind), WHENS, USERS,
                                             WW_JSON_PLACE, WW_KEYS_END};

static void put_condition(ww_json *json, const ww_entry *entry) {
  const ww_condition *condition = &entry->rules->conditions[entry->named.index];
  put_whens(json, entry->rules, condition->when);
  put_users(json, entry);
  ww_json_place(json, condition->place);
}

static const ww_json_type decision_kind = KIND("decision");
static const ww_json_row option_keys[] = {
    WW_KEY("option", ww_json_a_text, NULL),
    WW_KEY("title", ww_json_a_text, NULL),
    WW_KEY("base", ww_json_a_number, "points that it starts from"),
    WW_KEY("serves", numbers_by_name, "how much of each need"), WW_KEYS_END};
static const ww_json_type option = WW_JSON_OBJECT_OF(option_keys);
static const ww_json_type options = WW_JSON_LIST_OF(option);
static const ww_json_row decision_keys[] = {
    HEAD(decision_kind),
    WW_KEY("title", ww_json_a_text, NULL),
    WW_KEY("main", ww_json_a_flag, NULL),
    WW_KEY("when", ww_json_maybe_text, "null: always"),
    WW_KEY("options", options, NULL),
    WW_KEY("rules", ww_json_texts, NULL),
    USERS,
    WW_JSON_PLACE,
    WW_KEYS_END};

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
  ww_json_when(json, entry->rules, decision->when, false);
  ww_json_open(json, NULL, '[');
  for (int o = 0; o < decision->option_count; o++)
    put_option(json, decision, &decision->options[o]);
  ww_json_close(json, ']');
  ww_json_open(json, NULL, '[');
  for (int r = 0; r < decision->rule_count; r++)
    ww_json_str(json, NULL, decision->rules[r].id);
  ww_json_close(json, ']');
  put_users(json, entry);
  ww_json_place(json, decision->place);
}

static const ww_json_type rule_kind = KIND("rule");
static const ww_json_row own_rule_keys[] = {HEAD(rule_kind), RULE, EXAMPLE,
                                            WW_KEYS_END};

static void put_own_rule(ww_json *json, const ww_entry *entry) {
  const ww_named *named = &entry->named;
  put_rule(json, entry->rules, named->decision,
           &entry->rules->decisions[named->decision].rules[named->index]);
  put_firing(json, entry);
}

static const ww_json_type advice_kind = KIND("advice");
static const ww_json_type advice_kinds = WW_JSON_WORD_OF(ww_kind_words);
static const ww_json_row advice_keys[] = {
    HEAD(advice_kind),
    WW_KEY("advice_kind", advice_kinds, NULL),
    WW_KEY("say", ww_json_a_text, NULL),
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
  put_whens(json, entry->rules, advice->when);
  ww_json_claim(json, advice->claim);
  ww_json_sources(json, entry->rules, advice->sources, advice->source_count);
  ww_json_place(json, advice->place);
  put_firing(json, entry);
}

const ww_json_type ww_json_entry = {
    .kind = WW_JSON_ONE_OF,
    .tables = (const ww_json_row *const[]){question_keys, constant_keys,
                                           condition_keys, decision_keys,
                                           own_rule_keys, advice_keys, NULL}};

void ww_put_entry_json(ww_buf *out, const ww_entry *entry) {
  static const struct {
    const ww_json_row *keys;
    const ww_json_type *kind;
    void (*put)(ww_json *, const ww_entry *);
  } kinds[] = {
      [WW_NAMED_QUESTION] = {question_keys, &question_kind, put_question},
      [WW_NAMED_CONSTANT] = {constant_keys, &constant_kind, put_constant},
      [WW_NAMED_CONDITION] = {condition_keys, &condition_kind, put_condition},
      [WW_NAMED_DECISION] = {decision_keys, &decision_kind, put_decision},
      [WW_NAMED_RULE] = {own_rule_keys, &rule_kind, put_own_rule},
      [WW_NAMED_ADVICE] = {advice_keys, &advice_kind, put_advice}};
  ww_json json = ww_document_begin(out, kinds[entry->named.kind].keys, ENTRY);
  ww_json_rulebook(&json, entry->rules);
  ww_json_str(&json, NULL, entry->named.id);
  ww_json_text(&json, NULL, kinds[entry->named.kind].kind->words[0]);
  kinds[entry->named.kind].put(&json, entry);
  ww_document_end(&json);
}
