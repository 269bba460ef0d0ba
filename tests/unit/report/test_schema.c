/* The schemas are JSON, and say what their tables say. Whether documents
 * follow them is judged by tests/schema/judge.py. */
#include "report/schema/schema.h"

#include "profile/profile.h"
#include "report/json/json.h"
#include "reporting.h"
#include "rulebook/format.h"
#include "study/test/cases.h"

static const ww_node *schema_of(ww_arena *arena, const ww_buf *out,
                                const char *id) {
  assert_int_equal(out->at[out->size - 1], '\n');
  const ww_node *schema = parse_json(arena, ww_buf_str(out));
  expect_text(member(schema, "$schema")->text,
              "http://json-schema.org/draft-07/schema#");
  expect_text(member(schema, "$id")->text, id);
  expect_text(member(schema, "type")->text, "object");
  assert_true(member(schema, "title")->text.size > 0);
  assert_true(member(schema, "description")->text.size > 0);
  expect_text(member(schema, "additionalProperties")->text, "false");
  return schema;
}

/* Every "$ref" leads somewhere. */
static void check_refs(const ww_node *schema, const ww_node *node) {
  const ww_str prefix = WW_S("#/definitions/");
  for (const ww_node *m = node->first; m; m = m->next) {
    check_refs(schema, m);
    if (!ww_str_is(m->key, "$ref") || m->kind != WW_SCALAR)
      continue;
    assert_true(ww_str_starts(m->text, prefix));
    ww_str name = ww_str_slice(m->text, prefix.size, m->text.size);
    if (!ww_node_get(member(schema, "definitions"), name))
      fail_msg("nothing is defined as %.*s", WW_P(m->text));
  }
}

static void check_fields(const ww_node *schema, const ww_fields *fields) {
  const ww_node *properties = member(schema, "properties");
  assert_int_equal(properties->count, fields->count);
  for (size_t i = 0; i < fields->count; i++)
    expect_text(
        member(member(properties, fields->fields[i].name), "description")->text,
        fields->fields[i].says);
}

/* What it is when it is not null. */
static const ww_node *only(const ww_node *schema) {
  return member(schema, "anyOf")->first;
}

static void of_profile(void **state) {
  (void)state;
  table t = lay_table();
  ww_buf out = ww_buf_new(t.arena);
  ww_put_profile_schema(&out, t.rules);
  const ww_node *schema =
      schema_of(t.arena, &out, "urn:whichway:schema:profile:lunch:1.2");
  check_fields(schema, &ww_profile_fields);
  const ww_node *answers = member(member(schema, "properties"), "answers");
  const ww_node *questions = member(only(answers), "properties");
  assert_int_equal(questions->count, t.rules->question_count);
  const ww_node *hunger = member(questions, "hunger");
  expect_text(member(hunger, "description")->text,
              "How hungry are you? little: a bite; some: a meal; "
              "much: two meals");
  assert_int_equal(member(member(hunger, "anyOf")->first, "enum")->count, 3);
  check_fields(member(hunger, "anyOf")->first->next, &ww_answer_fields);
  const ww_node *guests = member(member(questions, "guests"), "anyOf")->first;
  expect_text(member(guests, "type")->text, "integer");
  expect_text(member(guests, "exclusiveMinimum")->text, "0");
  expect_text(member(guests, "maximum")->text, "100");
  ww_arena_free(t.arena);
}

static void of_rulebook(void **state) {
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_buf out = ww_buf_new(arena);
  ww_put_rulebook_schema(&out);
  const ww_node *schema =
      schema_of(arena, &out, "urn:whichway:schema:rulebook");
  check_fields(schema, &ww_top_fields);
  check_refs(schema, schema);
  const ww_node *decision =
      member(only(member(member(schema, "properties"), "decisions")),
             "additionalProperties");
  check_fields(decision, &ww_decision_fields);
  const ww_node *rule =
      member(only(member(member(decision, "properties"), "rules")),
             "additionalProperties");
  check_fields(rule, &ww_rule_fields);
  ww_arena_free(arena);
}

static void put_decision_schema(ww_buf *out, const ww_rules *rules) {
  ww_put_table_schema(out, "decision", "What was decided", &ww_json_decision,
                      rules);
}

static void of_decision(void **state) {
  (void)state;
  table t = lay_table();
  ww_buf out = ww_buf_new(t.arena);
  put_decision_schema(&out, t.rules);
  const ww_node *schema =
      schema_of(t.arena, &out, "urn:whichway:schema:decision:lunch:1.2");
  check_refs(schema, schema);
  const ww_node *property = member(schema, "properties")->first;
  const ww_node *required = member(schema, "required")->first;
  for (const ww_json_row *row = ww_json_decision.keys; row->name; row++) {
    expect_text(property->key, row->name);
    property = property->next;
    if (row->optional)
      continue;
    expect_text(required->text, row->name);
    required = required->next;
  }
  assert_null(property);
  assert_null(required);
  ww_arena_free(t.arena);
}

static void of_cases(void **state) {
  (void)state;
  table t = lay_table();
  ww_buf out = ww_buf_new(t.arena);
  ww_put_cases_schema(&out, t.rules);
  const ww_node *schema =
      schema_of(t.arena, &out, "urn:whichway:schema:cases:lunch:1.2");
  const ww_node *one =
      member(only(member(member(schema, "properties"), "cases")),
             "additionalProperties");
  check_fields(one, &ww_case_fields);
  ww_arena_free(t.arena);
}

static void every_rulebook_has_names_of_its_own(void **state) {
  (void)state;
  table t = lay_table();
  ww_rules rules = *t.rules;
  rules.version = WW_S("2 b\xC3\xA4/c:d");
  ww_buf out = ww_buf_new(t.arena);
  ww_put_profile_schema(&out, &rules);
  schema_of(t.arena, &out,
            "urn:whichway:schema:profile:lunch:2%20b%C3%A4%2Fc%3Ad");
  rules.overlay_count = 1;
  memset(rules.digest, 'e', WW_DIGEST_SIZE - 1);
  out = ww_buf_new(t.arena);
  put_decision_schema(&out, &rules);
  schema_of(t.arena, &out,
            "urn:whichway:schema:decision:lunch:2%20b%C3%A4%2Fc%3Ad:"
            "eeeeeeeeeeee");
  ww_arena_free(t.arena);
}

/* Other readers of YAML take 80 and true for no text. */
static void values_that_look_otherwise(void **state) {
  static const char *const ids[] = {"80", "080", "1e3", "true", "1.5"};
  (void)state;
  ww_arena *arena = ww_arena_new();
  ww_value values[5];
  memset(values, 0, sizeof values);
  ww_question question = {
      .type = WW_CHOICE, .values = values, .value_count = 5};
  for (size_t i = 0; i < 5; i++)
    values[i].id = ww_str_from(ids[i]);
  ww_buf out = ww_buf_new(arena);
  ww_json json = ww_json_new(&out, false);
  ww_schema_value(&json, NULL, &question);
  const ww_node *found = parse_json(arena, ww_buf_str(&out));
  static const struct {
    const char *text;
    bool plain;
  } expected[] = {{"80", false},  {"80", true},    {"080", false},
                  {"1e3", false}, {"true", false}, {"true", true},
                  {"1.5", false}, {"1.5", true}};
  const ww_node *at = member(found, "enum")->first;
  for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
    expect_text(at->text, expected[i].text);
    assert_int_equal(at->plain, expected[i].plain);
    at = at->next;
  }
  assert_null(at);
  ww_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(of_profile),
      cmocka_unit_test(of_rulebook),
      cmocka_unit_test(of_decision),
      cmocka_unit_test(of_cases),
      cmocka_unit_test(every_rulebook_has_names_of_its_own),
      cmocka_unit_test(values_that_look_otherwise),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
